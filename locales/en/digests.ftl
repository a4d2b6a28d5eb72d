# Digests: what is new nearby, once a day, a week or a month

digest-greeting = { $part ->
    [morning] Good morning
    [day] Good afternoon
   *[evening] Good evening
}{ $name ->
    [none] {""}
   *[other] , { $name }
}. { $frequency ->
    [daily] New for you
    [monthly] For you this month
   *[weekly] For you this week
}, { $place ->
    [none] the whole region
   *[other] { $place } and nearby
}:
digest-section = <b>{ $section }</b>
digest-line = { $number }. { $line }
digest-named = { $kind } “{ $title }”
digest-event = { $begins } — { $title }{ $place ->
    [none] {""}
   *[other] , { $place }
}, { $entry }
digest-vacancy = { $said } — { $why }
digest-survey = “{ $title }” — { $effort }{ $until ->
    [none] {""}
   *[other] , until { $until }
}
digest-section-changes = Changed after ratings
digest-section-results = Decided after surveys
digest-section-deadlines = Deadlines of indicators
digest-change = { $place }: { $text }
digest-result = “{ $title }”: { $done }
digest-result-told =
    The survey <b>“{ $title }”</b>. { $count ->
        [one] { $count } person answered.
       *[other] { $count } people answered.
    }

    <b>What people said</b>
    { $said }

    <b>What was done</b>
    { $done }
digest-due = { $organisation }, { $span } — until { $due }
digest-change-told =
    <b>{ $place }</b>. This was changed after visitors’ ratings:

    { $text }
digest-seats = { $count ->
    [0] no seats left, there is a queue
    [one] { $count } seat
   *[other] { $count } seats
}
digest-free = free entry
digest-less = Less often or other things
digest-why = Why do I see this
digest-less-question = Now the digest comes { $frequency }. What would you like to change?
digest-rarer = Send it { $frequency }
digest-other-topics = Other topics
digest-when = Day and hour
digest-never = Do not send it
digest-when-question = The next digest: { $next }. { $frequency ->
    [daily] At what time should it come?
    [monthly] It comes on the first such day of the month. When would you like it?
   *[weekly] When would you like it?
}
digest-day-0 = Monday
digest-day-1 = Tuesday
digest-day-2 = Wednesday
digest-day-3 = Thursday
digest-day-4 = Friday
digest-day-5 = Saturday
digest-day-6 = Sunday
digest-show-now = Show it now
digest-preview = This is what your digest would look like now. It will come on { $when }, with what is new by then.
digest-empty = There is nothing new for you now: you have seen everything nearby. We do not send an empty digest.
digest-none = You get no digests. You can turn them on in the settings: “How often”.
digest-none-now = You get no digests. Turn them on: “How often”.
settings-next = The next digest: { $when }
topic-announcements = Cluster announcements
muted-announcements = No announcements

## Under messages that the bot writes by itself

attention-why = Why did I get this
attention-mute = No more of these
attention-mute-topic = No more: { $topic }
attention-undo-topic = Bring back: { $topic }
attention-undo = Bring it back
attention-because = { $number ->
    [1] This message is on the topic: { $topics }.
   *[other] This message is on the topics: { $topics }.
}
attention-agreed = We write to you because on { $date } you agreed to mailings. You can withdraw that at any time: /privacy.
attention-news = Your news comes { $frequency }.
attention-topics = Your topics: { $topics }.
attention-place = Place: { $place } and nearby.
attention-budget = { $most ->
    [one] By ourselves we write at most { $most } time a week
   *[other] By ourselves we write at most { $most } times a week
}, so far this week: { $used }. Answers to your applications and questions and reminders of events you go to do not count.
attention-muted = No more of these: “{ $topic }”.
attention-stopped = No more announcements or digests will come. Answers to your applications and questions and reminders of events you go to still will. News can be turned on again in the settings.
attention-unmuted = They will come again: “{ $topic }”.

## In the export of “My data”

export-digest = Digest
export-next_at = The next one
export-groups = Requests to join a group
