# Events for those who hold them: the form, my events, changes

event-title = Event
event-heading = What is the event called?
event-heading-label = Title
event-kind = What will it be?
event-kind-label = Kind
event-when = When? Write the day and the hours, for example: 2 December from 15:00 to 17:00. For an exhibition: from 5 to 20 December.
event-when-label = When
event-length = How long will it take? Press or write, for example: till 17:00.
event-length-label = Lasts
event-hours = At what hours is it open? For example: daily except Mondays, 10 to 18.
event-hours-label = Opening hours
event-format = How will it be held?
event-format-label = Format
event-format-onsite = On site
event-format-online = Online
event-format-mixed = On site and online
event-venue = Where will it be? Press or write the place and the address, for example: House of Crafts, 1 Sample St.
event-venue-label = Place
event-municipality = In which municipality? Press or write its name.
event-municipality-label = Municipality
event-place = Write the place and the address, for example: House of Crafts, 1 Sample St.
event-place-label = Place and address
event-link = What is the link to watch it? You can add it later.
event-link-label = Link to watch
event-audience = For whom?
event-audience-label = For whom
event-age = Which age mark? It is required by law.
event-age-label = Age
event-price = How much is the entry? Press or write in roubles, for example: 300 or 300–500.
event-price-label = Price
event-registration = Is registration needed?
event-registration-label = Registration
event-entry-none = Not needed
event-entry-bot = In the bot
event-entry-link = By a link
event-entry-phone = By phone
event-seats = How many seats? If there is no limit, press “Skip”.
event-seats-label = Seats
event-seats-count = { $count ->
    [one] { $number } seat
   *[other] { $number } seats
}
event-registration-link = What is the link to register?
event-registration-link-label = Registration link
event-registration-phone = Which phone number to call?
event-registration-phone-label = Registration phone
event-advert = Is it an advertisement? A paid offer of a business usually is, the work of an institution usually is not.
event-advert-label = Advertisement
event-advert-yes = Yes, an advertisement
event-advert-no = No
event-erid = What is its erid? The advertising data operator gives it out.
event-erid-label = erid
event-more = The main part is done. What else would you like to add? If nothing, press “Next”.
event-more-label = Also
event-more-description = Description
event-more-picture = Picture
event-more-access = Accessibility
event-more-partners = Partners
event-more-pushkin = Pushkin card
event-more-until = Answer deadline
event-more-repeats = It repeats
event-description = Describe the event in a few sentences: what will happen, who leads it, what to bring.
event-description-label = Description
event-picture = Send the picture as a photo.
event-picture-label = Picture
event-picture-alt = What is in the picture? Describe it in one sentence: those who cannot see the screen will hear it.
event-picture-alt-label = Caption of the picture
event-access = What is there for people with disabilities? Tick it.
event-access-label = Accessibility
event-partners = Who are the partners? List them with commas.
event-partners-label = Partners
event-until = Until when should answers be taken?
event-until-label = Answer deadline
event-until-start = Until it begins
event-until-hours = Until 2 hours before
event-until-day = Until a day before
event-until-days = Until 3 days before
event-until-week = Until a week before
event-repeats = How does it repeat?
event-repeats-label = Repeats
event-repeats-weekly = Every week
event-repeats-dates = On other dates
event-times = How many times in all, the first one included?
event-times-label = In all
event-times-count = { $count ->
    [one] { $number } time
   *[other] { $number } times
}
event-days = On which other days, at the same hour? For example: 9 December and 16 December.
event-days-label = Other days
event-pushkin-label = Pushkin card

event-line-heading-title = Title
event-line-kind-title = Kind
event-line-when-title = Date and time
event-line-place-title = Place
event-line-audience-title = For whom, age
event-line-price-title = Price
event-line-registration-title = Registration, seats
event-line-description-title = Description
event-line-picture-title = Picture
event-line-access-title = Accessibility
event-line-partners-title = Partners
event-line-advert-title = Advertisement
event-cancel-title = Cancelling an event
event-cancel-reason = Why are you cancelling? Write a sentence or two: everyone who meant to come will read it.
event-cancel-reason-label = Reason
event-postpone-title = Postponing an event
event-postpone-reason = Why are you postponing? Everyone who meant to come will read it.
event-postpone-reason-label = Reason

event-past = This time has passed. Press “Change” and correct the date.
event-settled-cancelled = The event is cancelled and cannot be changed. You can make a new one after it.
event-settled-withdrawn = The event is no longer published.
event-settled-over = The event is over and cannot be changed.
event-cluster = The cluster

desk-open = Events
desk = { $count ->
    [0] <b>{ $organiser }</b>: no events ahead.
    [one] <b>{ $organiser }</b>: { $count } event ahead.
   *[other] <b>{ $organiser }</b>: { $count } events ahead.
}
desk-ended = { $count ->
    [0] <b>{ $organiser }</b>: no past events.
    [one] <b>{ $organiser }</b>: { $count } past or cancelled event.
   *[other] <b>{ $organiser }</b>: { $count } past or cancelled events.
}
desk-at-once = New ones are published at once.
desk-reviewed = A coordinator looks at new ones first, usually within two days.
desk-new = Propose an event
desk-proposal-submitted = Under review: { $title }
desk-proposal-claimed = Under review: { $title }
desk-proposal-returned = To be corrected: { $title }
desk-event-published = { $day } · { $title }
desk-event-postponed = Postponed · { $title }
desk-event-cancelled = Cancelled · { $title }
desk-event-withdrawn = Withdrawn · { $title }
desk-past = Past and cancelled
desk-upcoming = Those ahead
desk-start = Where shall we begin? From an earlier event everything but the date is taken over.
desk-as-before = Like last time: { $title }
desk-clean-sheet = From a clean sheet
desk-published = { $count ->
    [one] Published. Everyone can see the event now.
   *[other] Published: { $count } dates. Everyone can see the events now.
}
desk-see = See it
desk-sent = Thank you, it has been sent. A coordinator will look at it and write to you, usually within two days.
desk-proposal-open = Where my event stands

managed =
    <b>{ $title }</b>

    { $when }
    { $where }
managed-series = { $count ->
    [one] { $count } more date of the series follows.
   *[other] { $count } more dates of the series follow.
}
managed-change = Change
managed-postpone = Postpone
managed-cancel = Cancel the event
managed-withdraw = Take it down
managed-card = As others see it
managed-copy = Repeat on another day
managed-which = “{ $title }”. What should be changed?{ $scope }
managed-scope = {" "}{ $count ->
    [one] It concerns { $count } more date of the series too.
   *[other] It concerns { $count } more dates of the series too.
}
managed-following = { $count ->
    [one] The next one too ({ $count })
   *[other] The following too ({ $count })
}
managed-postpone-sure = To which day do we move “{ $title }”?{ $scope } Everyone who answered will be told.
managed-postpone-yes = The date is not known yet
managed-new-day = Name a new date
managed-cancel-sure = Cancel “{ $title }”?{ $scope } Everyone who answered will be told, with the reason.
managed-cancel-yes = Yes, cancel it
managed-withdraw-sure = Take “{ $title }” down?{ $scope } Nobody will see it any more; this cannot be undone, but it can be repeated.
managed-withdraw-yes = Yes, take it down
managed-keep = Leave it as it is

side-event = an event
side-event-change = a change of an event
event-proposed = <b>{ $title }</b>, { $host }
event-change-proposed = Change “{ $title }”, { $host }
own-event-approved = Approved { $when }.
own-event-withdrawn = Withdrawn { $when }. You can propose it again at any time.
own-event-expired = Closed { $when }: nothing was corrected for a month. You can propose it again at any time.
event-declined = The event “{ $title }” has not been published. { $why }
event-lapsed = The proposal “{ $title }” is closed: nothing was corrected for a month. You can propose it again at any time.
decline-topic = Not for this programme
decline-repeated = Already published
decline-unmarked = An unmarked advertisement
decline-sparse = Too little is said
declined-topic = The cluster's programme is for events of culture and education.
declined-repeated = This event is in the programme already.
declined-unmarked = It looks like an advertisement: please mark it and give its erid.
declined-sparse = Too little is said about it to publish it.
trust-switch = Publishes without review
console-events = Events of the cluster
desk-change-submitted = A change under review: { $title }
desk-change-claimed = A change under review: { $title }
desk-change-returned = A change to be corrected: { $title }
desk-change-approved = The change is approved, everyone can see it now.
managed-done = Done, it has been changed.
