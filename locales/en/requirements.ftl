# Requirements for training: employers' cards, votes, the answer of those who teach

requirements-open = Training requirements
requirements =
    <b>Training requirements</b>

    Here employers say which skills are missing, and colleges and universities answer what they will teach.
requirement-write = Say what is missing
requirements-list-all = All cards: { $count }
requirements-list-own = Our cards: { $count }
requirements-list-received = Sent to us: { $count }
requirements-list-new = To be checked: { $count }
requirements-receive = Receive requirements
requirements-receive-no-more = Receive no more
requirements-some = { $count ->
    [one] { $count } card ({ $narrowing }).
   *[other] { $count } cards ({ $narrowing }).
}
requirements-members-only = Training requirements are shown to those who have joined the cluster. It is free and takes a minute: /join.
requirements-none = Nothing here yet: there are no such cards ({ $narrowing }).
requirements-everything = all
requirements-by-group = Position
requirements-by-competency = Skill
requirements-by-place = Where
requirements-by-state = State
requirements-choose-group = Which positions should be shown?
requirements-choose-competency = Which skill should be shown?
requirements-choose-place = Which municipality should be shown?
requirements-choose-state = Which cards should be shown?
requirements-back = Back to the list

requirement-title = A training requirement
requirement-position = In which position are skills missing?
requirement-position-other = Please write the position.
requirement-position-label = Position
requirement-competency = Which skill is missing?
requirement-competency-other = Please write in two or three words which skill is missing.
requirement-competency-label = Skill
requirement-importance = How important is it for your work?
requirement-importance-label = Importance
requirement-people = How many of your people lack this skill? Count vacant posts too.
requirement-people-label = How many
requirement-people-count = { $count ->
    [one] { $number } person
   *[other] { $number } people
}
requirement-help = What would help?
requirement-help-label = Would help
requirement-by = By when is it needed?
requirement-by-label = By when
requirement-show-name = May others see the name of your organisation? The card counts without it too.
requirement-show-name-label = Name
requirement-name-yes = Show it
requirement-name-no = Do not show it
requirement-comment = What else should those who teach know? One or two sentences.
requirement-comment-label = Details
requirement-written = Thank you, the card is written down. Other employers will see it and say whether it is the same with them. We will write to you about the decision.
requirement-look = Open the card

importance-3 = Very important
importance-2 = Important
importance-1 = Desirable
help-with-course = A course
help-with-practice = Student placements
help-with-module = A new module of a programme
help-with-target_training = Sponsored student places
help-with-mentor = A mentor
wanted-by-quarter = Within three months
wanted-by-half = Within half a year
wanted-by-year = Within a year
training-kind-module = A module of a programme
training-kind-course = A course for those who work
training-kind-practice = A topic for placements
training-kind-thesis = A topic for a thesis
training-kind-master_class = A masterclass
training-kind-target_training = Sponsored student places
training-kind-mentor = A mentor

requirement-name-of = { $position }: { $competency }
requirement-entry = { $count ->
    [one] { $title }, { $count } vote
   *[other] { $title }, { $count } votes
}
requirement-card =
    <b>{ $title }</b>

    { $lines }
requirement-state-line = State
requirement-employer-line = Who asks
requirement-place-line = Where
requirement-importance-line = Importance
requirement-people-line = Lacked by
requirement-help-line = Would help
requirement-by-line = Needed by
requirement-comment-line = Details
requirement-votes-line = Votes
requirement-sent-line = Sent to
requirement-training-line = What will be done
requirement-decision-line = Decision
requirement-declined-line = Reason for declining
requirement-better-line = It has become better
requirement-nameless = an organisation that asked not to be named
requirement-cluster = a coordinator
requirement-votes = same with us: { $same }, not relevant: { $against }
requirement-better-of = { $some } of { $all }
requirement-state-new = new, to be checked
requirement-state-checked = checked
requirement-state-sent = sent to an educational institution
requirement-state-under_review = under review
requirement-state-accepted = accepted
requirement-state-done = done
requirement-state-declined = declined

requirement-same = Same with us
requirement-against = Not relevant
requirement-better = It is better
requirement-nobetter = No change
requirement-check = Checked
requirement-send = Send to those who teach
requirement-consider = Take under review
requirement-accept = Accept
requirement-decline = Decline
requirement-done = Done
requirement-merge = It repeats another card
requirement-withdraw = Remove the card
requirement-withdraw-sure = Remove the card “{ $title }”?
requirement-withdrawn = The card is removed.
requirement-send-to = To whom should it be sent? The answer is expected within 30 days.
requirement-send-nobody = No educational institution has agreed to receive requirements yet. Its representative can turn this on at the page “Training requirements”.
requirement-merge-which = Which card does it repeat? The votes will move there.
requirement-merge-none = There are no similar cards.
requirement-merge-sure = Merge “{ $duplicate }” into the card “{ $into }”? All votes are kept.
requirement-merge-yes = Merge
requirement-own-vote = This is your organisation's card: it counts already.
requirement-supported = Others stand behind this card already, so it cannot be removed. If it is out of date, write to a coordinator.
requirement-late = The card is in another state already. Please open it again.
requirement-no-receiver = This institution no longer receives requirements. Please choose another one.

requirement-accept-title = An answer to a requirement
requirement-accept-kind = What will you do?
requirement-accept-kind-label = What will be done
requirement-accept-decision = Write in one or two sentences what exactly and when. Employers will read it.
requirement-accept-decision-label = Decision
requirement-decline-title = Declining a requirement
requirement-decline-decision = Why is it not possible? Employers will read the reason.
requirement-decline-decision-label = Reason

requirement-new = A new requirement of an employer: “{ $title }”. Please check it and send it to those who teach.
requirement-news-sent = Your requirement has been heard: “{ $title }”. It was sent to { $to }. The answer is expected within 30 days.
requirement-news-accepted =
    Your requirement has been heard: “{ $title }”.
    Accepted by { $to }. { $what }: { $words }
requirement-news-done =
    Your requirement has been heard: “{ $title }”.
    Done: { $words }
    Has it become better with you?
requirement-news-declined =
    Your requirement has been considered: “{ $title }”.
    It cannot be taken up. Reason: { $words }
requirement-received = A requirement of employers was sent to you: “{ $title }”. Please answer within 30 days.
requirement-waits = The requirement “{ $title }” has been waiting for an answer for more than 30 days. It was sent to { $to }.
