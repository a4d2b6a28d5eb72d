# Events: lists, filters, the card, the search

## Words for codes

event-kind-concert = Concert
event-kind-performance = Play
event-kind-exhibition = Exhibition
event-kind-master_class = Workshop
event-kind-lecture = Talk
event-kind-excursion = Guided tour
event-kind-film = Film screening
event-kind-festival = Festival
event-kind-holiday = Celebration
event-kind-contest = Contest
event-kind-training = Training for colleagues
event-kind-meeting = Meeting of cluster members
event-kind-other = Other
audience-all = For everyone
audience-children = Children
audience-family = Families
audience-youth = Young people
audience-older = Older people
audience-specialists = Specialists
event-for-all = for everyone
event-for-children = for children
event-for-family = for the whole family
event-for-youth = for young people
event-for-older = for older people
event-for-specialists = for specialists
access-ramp = Ramp
access-lift = Lift
access-induction_loop = Induction loop
access-sign_language = Sign language
access-audio_description = Audio description
access-escort = Assistance on site
age-mark-0 = 0+
age-mark-6 = 6+
age-mark-12 = 12+
age-mark-16 = 16+
age-mark-18 = 18+

## Lists

events-list = { $count ->
    [one] { $count } event: { $what }.
   *[other] { $count } events: { $what }.
}
events-nothing = Nothing here yet: { $what }.
events-line = { $number }. { $begins } — <b>{ $title }</b>. { $place }. { $price }, { $age }.
events-all = the whole region
events-online = online
events-near = { $town } and around
events-when-fortnight = The next two weeks
events-when-today = Today
events-when-weekend = This weekend
events-when-week = A week
events-when-month = A month
events-when-ever = Any time
events-flag-free = Free
events-flag-accessible = Accessible to people with disabilities
events-flag-for_specialists = For specialists only
events-flag-pushkin_card = Pushkin card
events-choose-when = When
events-choose-where = Where
events-choose-more = { $count ->
    [0] More filters
    [one] More filters: { $count }
   *[other] More filters: { $count }
}
events-which-when = When would you like to go?
events-which-where = Where should I look?
events-which-whom = For whom?
events-which-kind = Which kind should I show?
events-any-whom = For anyone
events-any-kind = Any kind
events-by-whom = For whom: { $value }
events-by-kind = Kind: { $value }
events-filters = Showing now: { $what }. What should I narrow down?
events-show = { $count ->
    [one] Show { $count } event
   *[other] Show { $count } events
}
events-wider = Show: { $what } ({ $count })
events-without-filters = without other filters
events-everything = everything ahead
events-find = Find by a word
events-mine = Our events
events-found = { $total ->
    [one] { $total } event found.
   *[other] { $total } events found.
}
events-found-none = Nothing found. Please try another word or its beginning.
event-search-title = Searching for an event
event-search-query = What should I find? Write a word of the title, a kind or a place.
event-search-query-label = Query

## The card

weekday-and-date = { $weekday }, { $date }
on-weekday = { $weekday ->
    [mon] on Monday
    [tue] on Tuesday
    [wed] on Wednesday
    [thu] on Thursday
    [fri] on Friday
    [sat] on Saturday
   *[sun] on Sunday
}, { $date }
event-on-days = from { $first } to { $last }
event-from-to = { $day }, from { $first } to { $last }
event-begins = { $day }, { $time }
event-mixed-place = { $place } and online
event-head = <b>{ $title }</b>
event-opening-hours = Opening hours: { $hours }
event-watch = Watch here: { $link }
event-access-line = For people with disabilities: { $access }.
event-pushkin = Pushkin card
event-open-door = No registration needed.
event-by-link = Registration by link: { $link }
event-by-phone = Registration by phone: { $phone }
event-seats-line = { $count ->
    [one] Registration in the bot, { $count } seat.
   *[other] Registration in the bot, { $count } seats.
}
event-no-limit-line = Registration in the bot, room for everyone.
event-answer-until = You can register until { $until }.
event-held-by = Organiser: { $name }
event-held-by-cluster = Organiser: the cluster
event-partners-line = Together with: { $partners }
event-picture-line = In the picture: { $alt }
event-advert-mark = Advertisement. { $organiser }{ $erid ->
    [none] {""}
   *[other] . erid: { $erid }
}
event-is-cancelled = <b>Cancelled.</b>
event-is-postponed = <b>Postponed, no new date yet.</b>
event-is-withdrawn = <b>No longer published.</b>
event-is-over = <b>Already over.</b>
event-is-moved = <b>Moved</b>, it was { $before }.
event-because = Reason: { $reason }
event-gone = The event “{ $title }” is no longer published.
event-more-text = More under “Full text”.
event-full-text = Full text
event-calendar = Add to calendar
event-calendar-file = { $title }: open the file to add it to your calendar.
event-share = Share
event-organiser = Organiser
event-later = Other dates
event-manage = Manage
event-back = Back to the list
event-back-to = Back to the event
event-series = { $count ->
    [one] “{ $title }”: { $count } more date.
   *[other] “{ $title }”: { $count } more dates.
}
