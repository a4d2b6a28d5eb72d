# For the organiser: guests, the door, seats, the list

doors-open = Guests and the door
doors-board =
    <b>{ $title }</b>
    { $when }
    { $seats }

    { $lines }
doors-no-limit = There is no limit on seats.
doors-capacity = { $free ->
    [0] Seats: { $seats }, none is free.
   *[other] Seats: { $seats }, free: { $free }.
}
doors-nobody = Nobody has answered yet.
doors-going = Coming: { $answers } ({ $places })
doors-offered = Offered from the queue: { $answers } ({ $places })
doors-maybe = Maybe: { $answers }
doors-waiting = In the queue: { $answers } ({ $places })
doors-declined = Can’t come: { $answers }
doors-came = <b>Came: { $total }</b>{ $walked_in ->
    [0] {""}
   *[other] , of them without an answer: { $walked_in }
}
doors-by-code = Mark by code
doors-by-list = Mark by list
doors-walk-ins-open = Walk-ins
doors-seats-open = Number of seats
doors-sheet = List of guests, XLSX

doors-list = “{ $title }”. Who has come? Press a guest to mark them, and again to take the mark off. Page { $page } of { $pages }.
doors-list-empty = “{ $title }”. There is nobody in the list yet.
doors-line = { $name } · { $places }
doors-part = { $came } of { $places }
doors-nameless = Guest with code { $code }
doors-unknown = Guest without a name
doors-guest =
    <b>{ $name }</b>, { $places }
    “{ $title }”
doors-came-now = Marked: { $came }.
doors-came-again = Already marked on { $when }: { $came }.
doors-not-marked = Not marked yet.
doors-without-seat-maybe = The answer is “Maybe”, and no seat is kept. If you let them in, mark how many came.
doors-without-seat-waiting = The guest is in the queue and has no seat. If you let them in, mark how many came.
doors-without-seat-offered = A seat is held, but the guest has not confirmed it. If you let them in, mark how many came.
doors-without-seat-lapsed = The guest did not confirm the seat in time. If you let them in, mark how many came.
doors-without-seat-declined = The answer is “I can’t”. If you let them in, mark how many came.
doors-so-many = { $count ->
    [one] { $count } came
   *[other] { $count } came
}
doors-mark-off = Take the mark off
doors-next-code = Another code
doors-no-ticket = There is no such ticket: perhaps the answer has been cancelled.
doors-no-such-code = There is no code { $code } at this event; perhaps it is for another one. Please check and write it again.
doors-too-early = Guests can be marked from { $when }.
doors-too-late = It is too late to mark the guests of this event.

doors-walk-ins-page = “{ $title }”. Came without an answer: { $count }. Whom should we add?
doors-walk-ins-named = By name: { $names }
doors-one-more = One more person
doors-two-more = Two more
doors-number = Another number
doors-name = Write a name
doors-take-back = Remove the last

doors-losers = { $count ->
    [one] “{ $title }”. The number of seats will be { $seats }, and { $count } guest will lose theirs: { $names }. They go back to the queue, and we will tell them. Reduce?
   *[other] “{ $title }”. The number of seats will be { $seats }, and { $count } guests will lose theirs: { $names }. They go back to the queue, and we will tell them. Reduce?
}
doors-resize-yes = Yes, reduce
doors-resize-no = Leave as it is
doors-resized = “{ $title }”: the number of seats has been changed. If anybody was waiting in the queue, we have written to them.

doors-code-title = Guest’s code
doors-code-code = What is the guest’s code? Type the digits.
doors-code-code-label = Code
doors-walk-ins-title = Came without an answer
doors-walk-ins-number = How many people came without an answer?
doors-walk-ins-number-label = People
doors-walk-in-title = Came without an answer
doors-walk-in-name = What is the guest’s name? It is deleted after a month.
doors-walk-in-name-label = Name
doors-seats-title = Number of seats
doors-seats-seats = How many seats are there in all? If there is no limit, press “Skip”.
doors-seats-seats-label = Seats

sheet-guests = Guests
sheet-caption = { $count ->
    [one] “{ $title }”: { $count } answer.
   *[other] “{ $title }”: { $count } answers.
}
sheet-answer = Answer
sheet-places = Seats
sheet-code = Code
sheet-answered = Answered
sheet-came = Came
sheet-came-at = Marked
sheet-person = Name
sheet-is-going = Coming
sheet-is-maybe = Maybe
sheet-is-waiting = In the queue
sheet-is-offered = Offered a seat
sheet-is-lapsed = Not confirmed
sheet-is-declined = Can’t come
sheet-walk-in = Without an answer
