# Answers to events: “I’ll come”, seats, the queue, reminders

tickets-when = { $weekday }, { $moment }
tickets-event =
    <b>{ $title }</b>
    When: { $when }
tickets-where = Where: { $where }
tickets-places = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}
tickets-free = { $free ->
    [one] { $free } seat of { $seats } is left.
   *[other] { $free } seats of { $seats } are left.
}
tickets-full = There are no seats right now. Press “I’ll come” and we will put you in the queue.
tickets-reason = Reason: { $reason }
tickets-stage-open = This answer is no longer possible. Here is how things stand.
tickets-stage-closed = Answers are closed.
tickets-stage-begun = The event has already begun.
tickets-stage-over = The event is over.
tickets-stage-postponed = The event is postponed. We will tell everyone who answered the new date.
tickets-stage-cancelled = The event is cancelled.
tickets-stage-elsewhere = Registration for this event is not in the bot.
tickets-event-gone = This event is no longer here.
tickets-no-seat = You have no seat at this event. Here is what you can do now.
tickets-not-so-many = { $free ->
    [0] There are no more free seats. Your answer has not changed.
    [one] Only { $free } more seat is free. Your answer has not changed.
   *[other] Only { $free } more seats are free. Your answer has not changed.
}
tickets-inside-already = Guests have been marked at the door already, { $number } of them. There cannot be fewer seats: please name a larger number.

tickets-going =
    You are going: { $places }. Your code: <b>{ $code }</b>.
    { $named ->
        [yes] The organiser sees your name and the number of seats in the list of guests.
       *[no] The organiser sees your code and the number of seats in the list of guests; we do not have your name.
    }
tickets-was-going = You answered “I’ll come”.
tickets-maybe = You answered “Maybe”. No seat is kept for you.
tickets-waiting = { $free ->
    [0] There are no seats right now.
    [one] { $free } seat is free, and you need { $places }.
   *[other] { $free } seats are free, and you need { $places }.
} You are number { $place } in the queue. As soon as a seat is free we will write; you will have 12 hours to answer, less shortly before the beginning.
tickets-in-queue = You are number { $place } in the queue.
tickets-offered = A seat is free for you ({ $places }). We are holding it until { $until }. Will you come?
tickets-lapsed = The time to answer has run out, and the seat has been offered to the next in line. Press “I’ll come” and we will look again.
tickets-declined = You answered “I can’t”.
tickets-came = You have been marked at the door.

tickets-answer-going = I’ll come
tickets-answer-maybe = Maybe
tickets-answer-declined = I can’t
tickets-confirm = Confirm
tickets-stay = Stay in the queue
tickets-queue-again = Queue again
tickets-free-the-seat = I can’t, free my seat
tickets-pass = Show the QR
tickets-several = There are two or more of us
tickets-change-places = { $count ->
    [one] Change: { $count } seat
   *[other] Change: { $count } seats
}
tickets-to-event = Open the event
tickets-how-many = “{ $title }”. How many seats do you need, counting yourself?
tickets-noted-going = You are going.
tickets-noted-maybe = Noted: maybe.
tickets-noted-waiting = You are number { $place } in the queue.
tickets-noted-offered = The seat is yours for now.
tickets-noted-lapsed = The time to answer has run out.
tickets-noted-declined = Noted: you can’t come.
tickets-pass-caption =
    <b>{ $title }</b>
    { $when }
    { $places }. Code: <b>{ $code }</b>.
    Show this QR or say the code at the door.
tickets-not-yours = This is an invitation to an event of the cluster. It is shown at the door by whoever it belongs to.

ticket-about = “{ $title }”, { $when }
ticket-offer = A seat is free: { $about }. For you: { $places }. Please answer by { $until }; after that we will offer it to the next in line. Will you come?
ticket-lapsed = We were holding a seat for you: { $about }. The time to answer has run out, and the seat has been offered to the next in line. If you still want to come, join the queue again.
ticket-lost = There are fewer seats now: { $about }. Unfortunately yours is gone, but you are number { $place } in the queue. As soon as a seat is free we will write.
ticket-day-today = Today at { $time }
ticket-day-tomorrow = Tomorrow at { $time }
ticket-day-later = A reminder, { $when }
ticket-reminder = { $day }: { $about }
ticket-reminder-code = Your code: <b>{ $code }</b>, { $places }.
ticket-reminder-maybe = You answered “Maybe”. Will you come?
ticket-changed = “{ $title }”, { $when }: { $line ->
    [place] the place has changed
    [price] the price has changed
    [audience] it is now for other people
   *[other] something has changed
}. Your answer stands.
ticket-moved = “{ $title }” has a new time: { $when }. Your answer stands{ $seated ->
    [yes] ; if you can’t come, please free your seat for others.
   *[no] .
}
ticket-postponed = “{ $title }” is postponed; we will tell you the new date. Your answer stands.
ticket-cancelled = “{ $title }”, { $when }: the event is cancelled. We are sorry.
ticket-withdrawn = “{ $title }”, { $when }: the event has been taken off the programme and will not take place then. We are sorry.
ticket-thanks-seen = Thank you for coming to “{ $title }”. We will be glad to see you again.
ticket-thanks = “{ $title }” is over. Thank you for your interest; we will be glad to see you again.
