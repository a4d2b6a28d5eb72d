# Applications: the queue, the decisions, the answers to the applicant

queue = { $total ->
    [one] { $total } application is waiting. Those that wait longest come first.
   *[other] { $total } applications are waiting. Those that wait longest come first.
}
queue-empty = The queue is empty: everything is done.
queue-open = Queue
queue-line = { $title } · { $waits }{ $taken ->
    [yes] {" "}· taken
   *[no] {""}
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-short-minutes = { $count } min
span-short-hours = { $count } h
span-short-days = { $count } d
somebody = a coordinator
quoted = “{ $text }”

case =
    <b>{ $title }</b>, { $side }
    { $state }

    { $answers }
case-waits = Has been waiting for { $waits }.
case-is-claimed = A coordinator has been working on it since { $when }.
case-is-returned = Returned for correction on { $when } ({ $who }).
case-is-approved = Approved on { $when } ({ $who }).
case-is-declined = Declined on { $when } ({ $who }).
case-is-withdrawn = Withdrawn by the applicant on { $when }.
case-is-expired = Closed on { $when }: no corrections came.
case-changed = <b>{ $line }</b> (before: { $before })
case-approve = Approve
case-return = Return
case-decline = Decline
case-take = Take it on
case-file = Show the document
case-open = Open the application
case-mark = Application “{ $title }”. What should be corrected? Tick the fields.
case-your-note = Your note: “{ $note }”
case-explain = Write a note
case-send-back = Return it to the applicant
case-decline-why = Application “{ $title }”. Why is it declined?
case-note-title = Note to an application
case-note-note = Write a note in one or two sentences. The applicant will see it.
case-note-note-label = Note
case-done-approved = Approved: “{ $title }”. We have told the applicant.
case-done-returned = Returned for correction: “{ $title }”. We have told the applicant.
case-done-declined = Declined: “{ $title }”. We have told the applicant.

decline-profile = Not our sphere
decline-region = Another region
decline-duplicate = A duplicate
decline-authority = No authority
decline-unclear = Too little is known
declined-profile = The cluster unites those who work in culture and education.
declined-region = The cluster works in the Smolensk region.
declined-duplicate = This organisation is in the cluster already.
declined-authority = We could not confirm that you act for the organisation.
declined-unclear = The application says too little for a decision.

moderation-mark-first = Please tick at least one field.
moderation-claimed = { $who ->
    [none] Another coordinator
   *[other] { $who }
} has been looking at it since { $when }.
moderation-already-submitted = The application is back in the queue: { $when }.
moderation-already-returned = Decided already: the application was returned on { $when } ({ $who ->
    [none] a coordinator
   *[other] { $who }
}).
moderation-already-approved = Decided already: the application was approved on { $when } ({ $who ->
    [none] a coordinator
   *[other] { $who }
}).
moderation-already-declined = Decided already: the application was declined on { $when } ({ $who ->
    [none] a coordinator
   *[other] { $who }
}).
moderation-already-withdrawn = The application was withdrawn on { $when }.
moderation-already-expired = The application was closed on { $when }.

case-new = <b>New application</b>
case-corrected = <b>Application corrected</b>
case-reminder = <b>An application has been waiting for more than a day</b>
case-escalated = <b>An application has been waiting for more than two days</b>
case-facts = { $title }, { $side }. { $place }. { $what }. { $inn ->
    [yes] INN checked.
    [none] {""}
   *[no] No INN given.
}
case-others = { $count ->
    [one] { $count } more is waiting.
   *[other] { $count } more are waiting.
}

own-case =
    <b>{ $title }</b>

    { $state }
own-case-submitted = The application has been waiting for a coordinator since { $when }. A decision usually takes up to two days.
own-case-claimed = A coordinator is looking at the application.
own-case-returned = The application needs a correction.
own-case-approved = The application was approved on { $when }.
own-case-declined = The application was declined on { $when }.
own-case-withdrawn = The application was withdrawn on { $when }. You can join again at any time.
own-case-expired = The application was closed on { $when }: no corrections came for a month. You can join again at any time.
own-case-correct = Correct it
own-case-withdraw = Withdraw the application
own-case-withdraw-sure = Withdraw the application “{ $title }”? The answers will be deleted in a month.
own-case-withdraw-yes = Yes, withdraw
own-case-withdraw-no = Keep it
own-case-open = My application
own-case-sent = Thank you, the application is sent. A coordinator will look at it and write to you, usually within two days.
own-case-sent-colleague = Thank you, the application is sent. The organisation's administrator or a coordinator will look at it, usually within two days.
own-case-sent-again = Thank you, the corrections are sent. A coordinator will look at them and write to you.
profile-case-submitted = Application “{ $title }”: being checked
profile-case-claimed = Application “{ $title }”: being checked
profile-case-returned = Application “{ $title }”: to be corrected
profile-case-declined = Application “{ $title }”: declined
profile-case-withdrawn = Application “{ $title }”: withdrawn
profile-case-expired = Application “{ $title }”: closed
profile-beside = Here are your applications and organisations. You have no specialist's card yet.

case-approved = The application is approved: { $title } is now in the cluster. Complete the card so that people find you more often.
case-approved-colleague = The application is approved: you now act for “{ $title }”.
case-returned = Thank you for the application!
case-correct = { $count ->
    [one] The coordinator asks you to correct one thing: { $fields }.
   *[other] The coordinator asks you to correct: { $fields }.
}
case-rest-kept = The rest is saved.
case-declined = The application “{ $title }” was declined.
case-expired = The application “{ $title }” was closed: no corrections came for a month. You can join again at any time.
side-colleague = a representative
