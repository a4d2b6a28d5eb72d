# Coordinators: looking people and organisations up, a card with its history, notes

registry-find = Look up
registry-search-title = Looking up
registry-search-query = Whom are you looking for? Type a name or a taxpayer’s number (INN). The beginning of a word is enough.
registry-search-query-label = Words
registry-record =
    <b>{ $name }</b>

    { $lines }

    <b>History</b>
    { $history }
registry-kind-label = Who
registry-place-label = Where
registry-inn-label = INN
registry-organisations-label = Representative
registry-specialists-label = Acts for
registry-since-label = Here since
registry-seen-label = Last seen in the bot
registry-coordinator = coordinator
registry-no-card = no specialist’s card
registry-nobody = Nobody acts for this organisation now.
registry-history-none = Nothing has happened yet.
registry-erased = (erased)
registry-line-case = • { $when }: { $kind } “{ $title }”, { $state }.
registry-line-note = • { $when }, note ({ $who }): { $text }
registry-line-deed = • { $when }: { $deed } ({ $who }).
registry-line-deed-nobody = • { $when }: { $deed }.
registry-kind-institution = an institution’s application
registry-kind-business = a business’s application
registry-kind-colleague = a request to act for
registry-kind-question = question
registry-kind-quality = low marks
registry-kind-event = event
registry-kind-vacancy = vacancy
registry-state-submitted = waits for a decision
registry-state-claimed = being looked at
registry-state-returned = returned for correction
registry-state-approved = approved
registry-state-declined = declined
registry-state-withdrawn = withdrawn
registry-state-expired = closed uncorrected
registry-state-answered = answered
registry-state-closed = closed
registry-deed-made-coordinator = made a coordinator
registry-deed-limited-coordinator = a coordinator’s municipalities changed
registry-deed-removed-coordinator = no longer a coordinator
registry-deed-changed-duties = duties changed
registry-deed-dismissed = a representative left or was removed
registry-deed-invited = an invitation was made
registry-deed-joined-by-link = a new representative by invitation
registry-deed-trusted = publishes without review
registry-deed-trust-taken = publications are reviewed again
registry-deed-branch-added = a branch was added
registry-deed-branch-changed = a branch was changed
registry-deed-branch-closed = a branch was closed
registry-deed-branch-reopened = a branch was reopened
registry-deed-point-added = a place to rate added
registry-deed-point-renamed = a place to rate renamed
registry-deed-point-retired = a place to rate retired
registry-deed-point-renewed = a place to rate has a new code
registry-deed-comment-shown = a comment shown to everybody
registry-deed-comment-hidden = a comment hidden
registry-deed-merged = merged with a duplicate
registry-deed-refused = refused: no right
registry-case = Open: { $title }
registry-note-add = Add a note
registry-card = Card
registry-newer = Newer
registry-older = Older
registry-note-title = Note
registry-note-text = What would you like to note down? Only coordinators see it. But the person gets it when they ask for their data: write so that it can be shown.
registry-note-text-label = Note
