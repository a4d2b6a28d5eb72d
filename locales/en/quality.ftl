# Rating a visit: the poll behind a poster's code

quality-event = “{ $title }”
quality-first =
    { $place }.
    A short anonymous poll of the cluster; it does not replace the official independent assessment.
    How satisfied are you with your visit?
quality-mark-5 = 5 — excellent
quality-mark-4 = 4 — good
quality-mark-3 = 3 — all right
quality-mark-2 = 2 — bad
quality-mark-1 = 1 — very bad
quality-counted = Thank you, your mark is in: { $mark }. Changed your mind? Press another one.
quality-what-happened = We are sorry to hear that. What happened? Write a sentence or two, or press “Skip”.
quality-more = Three more questions, half a minute?
quality-more-yes = Answer
quality-more-no = That will do
quality-more-again = Change the answers
quality-staff = Was the staff polite?
quality-staff-yes = Yes
quality-staff-rather-yes = Rather yes
quality-staff-rather-no = Rather no
quality-staff-no = No
quality-staff-no-contact = I met nobody
quality-comfort = Was it convenient: the place, the time, the rooms?
quality-comfort-yes = Yes
quality-comfort-rather-yes = Rather yes
quality-comfort-rather-no = Rather no
quality-comfort-no = No
quality-nps = Would you recommend us to friends and family? From 0 to 10, where 10 is a certain yes.
quality-comment-title = Words about your visit
quality-comment-text = What should we do better? Write a sentence or two, or press “Skip”.
quality-comment-text-label = Your words
quality-words = Write what to do better
quality-words-not = Do not write
quality-words-taken = Thank you, the institution will read it. Your name is not attached.
quality-change = Change the mark
quality-official = Take the official survey
quality-thanks = Thank you. Your answer is anonymous: the institution sees totals, and comments without names.
quality-end = This poll does not replace the official independent assessment.
quality-end-official = This poll does not replace the official independent assessment. The ministry’s own survey is behind the button below.
quality-closed-unknown = There is no such code. Please check the letters and digits on the poster, or choose a place from the list.
quality-closed-retired = This code no longer works: the poster was replaced or taken down. Choose a place from the list.
quality-closed-early = The event is still ahead. It can be rated once it has begun.
quality-closed-over = The poll about this event is closed. You can rate another place.
quality-closed-counted = You have rated this place today, and the mark is counted. Come back tomorrow.
quality-places-open = List of places
quality-to-event = To the event
quality-places =
    { $lines }

    What would you like to rate?
quality-place = { $number }. { $place }
quality-places-none = Nothing here yet: no institution has opened a poll. Have a look at the events.
quality-rate-event = Rate the event
quality-changed =
    You rated: { $place }. Thank you, it helped. Here is what has changed:

    { $text }

quality-day-over = The day is over, and yesterday’s mark cannot be changed any more: nothing connects it with you. You can give a new one.
export-ratings = What you rated
export-day = Day
export-answers = Answers (until the day is over)
export-csat = Mark
export-staff = Politeness
export-comfort = Convenience
export-nps = Would recommend
export-comment = Comment

# Places that are rated
points-open = Visitors’ marks
points-of-event = Marks and poster
points =
    <b>{ $name }</b>

    { $count ->
        [one] { $count } place is rated. Press to open.
       *[other] { $count } places are rated. Press to open.
    }
points-none = { $name } has nothing to rate yet. Add a place: a reading room, a ticket desk, a course. The bot makes a poster with a QR code, and visitors rate in one press.
points-add = Add a place
points-add-not = Do not add
points-posters = All posters in one file
points-no-posters = There is nothing to print yet: add a place, or give a retired one its code back.
points-no-code = This place has no code now. Reopen it first.
points-card = <b>{ $place }</b>
points-code = Code on the poster: <code>{ $code }</code>
points-retired = No code: this place is not rated.
points-retired-line = { $name } (retired)
points-poster = Poster to print
points-picture = Poster as a picture
points-rename = Rename
points-renew = New code
points-retire = Retire
points-reopen = Reopen with a new code
points-renewed = Done, the code is new. Print a new poster: the old one no longer works.
points-renew-sure = Make a new code for “{ $name }”? Posters on the walls will stop working. The marks are kept.
points-renew-yes = Make a new code
points-retire-sure = Retire “{ $name }”? Posters on the walls will stop working. The marks are kept, and the place can be reopened at any time.
points-retire-yes = Retire the place
points-leave = Leave as it is
points-back = All places
points-one-back = To the place
points-which-branch = Where is this place?
points-main = The head organisation
points-known = There is a place called “{ $name }” here already. Give it another name.
points-enough = There are { $count } places already, and the bot cannot show more. Retire or rename what you do not need.
point-title = A new place
point-name = What is the place called? For example: reading room, ticket desk, dance studio.
point-name-title = Name of the place
point-name-label = Name
poster-invitation = Rate your visit in a minute
poster-invitation-event = Rate the event in a minute
poster-scan = Point your phone’s camera at this code
poster-typing = or send the bot { $bot } the code:
poster-note = Anonymous and short: one question, one press. It does not replace the official independent assessment.
poster-caption =
    Hang the poster where visitors leave. The link for your site and social networks:
    { $link }
posters-caption = { $count ->
    [one] { $count } poster, A4. Hang it where visitors leave.
   *[other] { $count } posters, A4 each. Hang them where visitors leave.
}

# Results
ratings-open = Results
ratings =
    <b>{ $whose }</b>
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, today included.

    { $lines }
ratings-days-7 = Last week
ratings-days-30 = Last month
ratings-days-365 = Last year
ratings-votes = { $count ->
    [one] { $count } mark.
   *[other] { $count } marks.
}
ratings-few = Too few answers: figures are shown from five marks on.
ratings-preliminary = Preliminary: fewer than thirty marks.
ratings-csat = Satisfied: <b>{ $value } %</b> (allowing for chance, { $low } to { $high } %).
ratings-average = Average mark: { $value } of 5 ({ $count }).
ratings-average-few = Average mark: too few answers.
ratings-staff = Staff polite: { $value } % ({ $count }).
ratings-staff-few = Staff polite: too few answers.
ratings-comfort = Convenient: { $value } % ({ $count }).
ratings-comfort-few = Convenient: too few answers.
ratings-nps = Would recommend: { $value }, from −100 to +100 ({ $count }).
ratings-nps-few = Would recommend: too few answers.
ratings-nps-short = Would recommend: { $value }, from −100 to +100.
ratings-index = Quality index: { $value } of 100 ({ $count }).
ratings-index-few = Quality index: too few answers.
ratings-chart = Chart
ratings-chart-title = Satisfied with the visit, % by week
ratings-chart-note = Weeks from Monday; fewer than five marks are not shown
ratings-chart-week = from { $since }: { $value } % ({ $count })
ratings-chart-caption =
    <b>{ $whose }</b>
    Satisfied by week, number of marks in brackets:
    { $lines }
ratings-back = To the results
ratings-comments = Comments
ratings-comments-none = { $name } has no comments of the last year.
ratings-comments-page =
    <b>{ $name }</b>
    You and the coordinators see these comments. A coordinator decides which of them others see.

    { $lines }
ratings-comments-moderated =
    <b>{ $name }</b>
    You and the institution see these comments. Which of them may everybody see?

    { $lines }
ratings-comment = { $number }. { $day }, { $point }, mark { $mark }: { $text }
ratings-comment-seen = { $number }. { $day }, { $point }, mark { $mark }, seen by everybody: { $text }
ratings-comment-show = Show to everybody: { $number }
ratings-comment-hide = Hide: { $number }
ratings-reply = Write what you changed
ratings-replied = Done: those who rated this place in the last 30 days will read it. Their names stay unknown.
ratings-replied-lately = Visitors of this place were written to { $when }. The next message can go a week after that.
ratings-public-open = Visitors’ marks
ratings-public-few = { $whose }: too few marks in the last year to show anything.
ratings-public =
    <b>{ $whose }</b>
    The cluster’s own poll of visitors, one year, { $count ->
        [one] { $count } mark
       *[other] { $count } marks
    }. It does not replace the official independent assessment.

    { $lines }
ratings-public-comment = — { $point }: { $text }
quality-reply-title = What we changed
quality-reply-text = What did you change after the marks? Two or three sentences: those who rated this place in the last 30 days will read them, and neighbours in their digests.
quality-reply-text-label = What was changed

# Low marks
queue-quality = Marks: { $title }
quality-new = Low marks
quality-waits = Low marks have waited for more than a day
quality-escalated = Low marks have waited for more than two days
quality-notice =
    <b>{ $heading }</b>{ $place ->
        [none] {""}
       *[other] . { $place }
    }

    { $title }: two low marks within a day. Take the case and look into it with the institution.
quality-alarm =
    Two low marks within a day: { $place }.
    Read the comments, and once something has changed, tell your visitors. A coordinator knows of it too, and will look into it by { $due }.
quality-alarm-card =
    <b>{ $title }</b>
    Low marks. { $state }

    The last week. { $lines }
quality-due = Deadline: { $due }{ $left ->
    [none] {""}
   *[other] , { $left } left
}.
quality-answered =
    { $title }: visitors were told what has changed. The case is closed.

    { $text }
quality-case-open = Details
quality-owner-you = In your hands.
quality-owner = In the hands of { $who }.
quality-claimed = { $who ->
    [none] Another coordinator
   *[other] { $who }
} has been on this case since { $when }.
quality-already-answered = Visitors were answered { $when } by { $who ->
    [none] the institution
   *[other] { $who }
}.
quality-already-closed = This case was closed { $when } by { $who ->
    [none] a coordinator
   *[other] { $who }
}.
quality-week =
    <b>{ $name }</b>
    Visitors’ marks of the week, { $since } – { $until }.

    { $lines }
ratings-week-comment = — { $point }, mark { $mark }: { $text }
