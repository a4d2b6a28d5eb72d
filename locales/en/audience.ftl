# Whom to send an announcement to

audience-whom = To whom?
audience-preset-members = All members
audience-preset-specialists = Specialists
audience-preset-institutions = Institutions
audience-preset-businesses = Businesses
audience-build = Choose more precisely
audience-groups = Post in groups
audience-built = Recipients: { $words }.
audience-count = { $count ->
    [0] There is nobody like that now.
    [one] { NUMBER($count) } person will get it, it takes { $time }.
   *[other] { NUMBER($count) } people will get it, it takes { $time }.
}
audience-left-out = Left out { NUMBER($count) }: { $reasons }.
audience-without-consent = { NUMBER($count) } without consent to mailings
audience-without-muted = { NUMBER($count) } without this topic
audience-without-paused = { NUMBER($count) } on pause
audience-without-attention = { NUMBER($count) } had enough messages this week
audience-without-blocked = { $count ->
    [one] { NUMBER($count) } has blocked the bot
   *[other] { NUMBER($count) } have blocked the bot
}
audience-without-leaving = { $count ->
    [one] { NUMBER($count) } is erasing their data
   *[other] { NUMBER($count) } are erasing their data
}
duration-seconds = { $count ->
    [one] about { $count } second
   *[other] about { $count } seconds
}
duration-minutes = { $count ->
    [one] about { $count } minute
   *[other] about { $count } minutes
}
duration-hours = { $count ->
    [one] about { $count } hour
   *[other] about { $count } hours
}
audience-leaf-kind = Who
audience-leaf-place = Where
audience-leaf-sphere = Sphere
audience-leaf-profession = Profession
audience-leaf-organisation = Organisation
audience-leaf-joined = How long with us
audience-leaf-seen = Use of the bot
audience-leaf-answer = Event
audience-leaf-topic = Subscription
audience-leaf-survey = Survey
audience-leaf-late = Indicators
audience-leaf-with = <b>{ $leaf }</b>. Tick whom to send it to: any of the ticked will do.
audience-leaf-without = <b>{ $leaf }</b>. Tick whom not to send it to.
audience-switch-without = Except for…
audience-switch-with = Whom to send it to…
audience-sample = Show some names
audience-save = Remember
audience-clear = Start anew
audience-ready = Done
segment-title = An audience
segment-name = What should this audience be called? You can choose it by that name next time.
segment-name-label = Name
audience-nobody = There is nobody like that now. Take one of the conditions away.
audience-some = For example, it goes to:

    { $lines }
audience-member = { $name }: { $why }
audience-everybody = everybody in the bot
audience-groups-only = groups only
audience-everybody-you = everybody in the bot
audience-or = or
audience-except = except: { $words }
audience-gone = deleted
audience-kind-specialist = specialists
audience-kind-institution = representatives of institutions
audience-kind-business = representatives of businesses
audience-kind-administrator = administrators of organisations
audience-kind-reporter = those who report indicators
audience-kind-publisher = those who publish events
audience-kind-coordinator = coordinators
audience-is-place = place: { $values }
audience-is-sphere = sphere: { $values }
audience-is-profession = profession: { $values }
audience-is-organisation = organisation: { $values }
audience-is-joined = { $values }
audience-is-seen = { $values }
audience-is-answer = event: { $values }
audience-is-topic = subscription: { $values }
audience-is-survey = survey: { $values }
audience-is-late = indicators: { $values }
audience-joined-long = { $days ->
    [one] with us for more than { $days } day
   *[other] with us for more than { $days } days
}
audience-joined-lately = { $days ->
    [one] with us for { $days } day at most
   *[other] with us for { $days } days at most
}
audience-seen-long = { $days ->
    [one] not here for more than { $days } day
   *[other] not here for more than { $days } days
}
audience-seen-lately = { $days ->
    [one] here within the last { $days } day
   *[other] here within the last { $days } days
}
audience-event = { $title }, { $date }
audience-answered = { $title } ({ $answer })
audience-answer-going = will come
audience-answer-maybe = maybe
audience-answer-waiting = in the queue
audience-answer-declined = cannot come
audience-answer-came = came
audience-survey-answered = answered
audience-survey-unanswered = did not answer
audience-late-waited = report not sent yet
audience-late-late = report overdue
