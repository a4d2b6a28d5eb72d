# Questions: what all forms share

form-back = Back
form-skip = Skip
form-cancel = Cancel
form-submit = Submit
form-continue = Continue
form-change = Change
form-right = Yes, that is right
form-fix = Correct it
form-yes = Yes
form-no = No
form-confirm = I confirm
form-page-before = Show previous
form-page-after = Show more
form-progress = Question { $number } of { $total }. { $question }
form-standing =
    { $question }

    Now: { $value }
form-review =
    Please check:

    { $answers }
form-answer-line = { $label }: { $value }
form-skipped = skipped
form-nothing-chosen = nothing chosen
form-change-which = What would you like to change?
form-leaving = Cancel the form? Your answers will be deleted.
form-leave = Yes, cancel
form-cancelled = The form is cancelled and its answers are deleted.
form-parked = All right, the form will wait. Your answers are saved.
form-none = No form is open now.
form-restart = Start again
form-later = Not now
form-addressed = { $first }, { $text }
form-interrupted = you stopped at question { $number } of { $total }: “{ $question }” Form “{ $form }”, { $age }. Shall we continue?
form-interrupted-review = Form “{ $form }”, { $age }: everything is filled in, all that is left is to check and submit it. Shall we continue?
form-question-other = Please write it in your own words.
form-question-which = There are several. Which one did you mean?

form-old-button = This button is from an old message. Here is how things are now.
form-closed = This form is already closed.
form-review-buttons = Everything is filled in. Press “Submit” or “Change”.
form-unexpected = This question needs { $expected }, and what came is { $got }.
form-expected-okved = an OKVED code
form-expected-text = a text
form-expected-number = a number
form-expected-choice = a button or its caption
form-expected-many = the buttons
form-expected-scale = a button or a number
form-expected-ranking = the buttons
form-expected-yes-no = a button: yes or no
form-expected-confirm = the button
form-expected-date = a day, such as 25.12.2026
form-expected-time = a time, such as 9:30
form-expected-phone = a phone number
form-expected-email = an e-mail address
form-expected-url = the address of a page
form-expected-inn = a taxpayer number (INN) in digits
form-expected-ogrn = a registration number (OGRN) in digits
form-expected-municipality = a button or the name of a municipality
form-expected-file = a file or a photo
form-got-text = a text
form-got-contact = a contact
form-got-file = a file
form-got-photo = a photo
form-got-document = a file
form-got-sticker = a sticker
form-got-voice = a voice message
form-got-video = a video
form-got-audio = an audio recording
form-got-animation = an animation
form-got-location = a place on the map
form-got-poll = a poll
form-got-other = a message I cannot read

field-text-empty = A text is needed here, and the message has no visible letters. Please write it again.
field-text-short = Too short: at least { $low ->
    [one] { $low } letter is
   *[other] { $low } letters are
} needed. Please write a little more.
field-text-long = Too long: { $count ->
    [one] { $count } character
   *[other] { $count } characters
}, and there is room for { $high }. Please shorten it.
field-name-letters = A name may have letters, spaces, hyphens and apostrophes. Please write it again, for example: Anna Beryozova.
field-number-digits = Please write a number in digits, for example 1240.
field-number-letters = It looks as if there is a letter O instead of a zero. Please write the number in digits.
field-number-whole = A whole number is needed here, without a fraction.
field-number-decimals = There is room for { $decimals ->
    [one] { $decimals } digit
   *[other] { $decimals } digits
} after the point. Please write it shorter.
field-number-range = A number from { $low } to { $high } fits here. Please check.
field-number-sure = You entered { $number }. Is that right?
field-choice-unknown = There is no such option. Please press one of the buttons.
field-choice-other = Other
field-choice-own-words = Write my own
field-many-on = ☑ { $caption }
field-many-off = ☐ { $caption }
field-competencies-group = { $count ->
    [0] { $group }
   *[other] { $group }: { $count }
}
field-competencies-groups = Other skills
field-competencies-unknown = There are no such skills in the list. Open a group with a button or use other words, such as choreography, sound, grants.
field-many-done = { $count ->
    [0] Next
    [one] Next: { $count } chosen
   *[other] Next: { $count } chosen
}
field-many-unknown = Please tick what fits with the buttons and press “Next”.
field-many-least = Please tick at least { $least ->
    [1] one answer
    [one] { $least } answer
   *[other] { $least } answers
}.
field-many-most = You can tick { $most } at most. Untick one first.
field-scale-range = A number from { $low } to { $high } fits here. Press a button or write it.
field-scale-step = Here { $low }, { $next } and so on up to { $high } fit. Please press a button.
field-ranking-how = Press the options in order: the most important first.
field-ranking-placed = { $place }. { $caption }
field-ranking-done = Next
field-ranking-unknown = Please press the options in order or write all of them, separated by commas.
field-note-next = Next
field-note-read = No answer is needed here. Please read it and press “Next”.
field-constraint = This answer does not fit here. Please check.
field-constraint-foreign = This answer does not fit here. The reason is given in Russian only: “{ $message }”
field-date-form = I could not read the day. Please write it like this: 25.12.2026 or 25 December.
field-date-past = { $day } is in the past. Please write a day that is still to come.
field-date-future = { $day } is still to come. Please write a day that has passed.
field-date-sure = This is { $day }. Is that right?
field-date-today = Today
field-date-tomorrow = Tomorrow
field-time-form = I could not read the time. Please write it like this: 9:30 or 19:00.
field-phone-share = Send my number
field-phone-send = Send my number
field-phone-foreign = This is somebody else's number. Please send your own or write it.
field-phone-form = This does not look like a phone number. Write it with the code, for example +7 912 345-67-89.
field-phone-extension = { $number }, ext. { $extension }
field-email-form = This does not look like an e-mail address. Please check: it needs an @ and a dot after it, for example anna@example.org.
field-url-form = This does not look like the address of a page. It begins with https://, for example https://example.org.
field-register-digits = Please write the number in digits only.
field-inn-length = An organisation's INN has 10 digits, a sole trader's has 12. You entered { $count }. Please check and send it again.
field-inn-organisation-length = An organisation's INN has 10 digits. You entered { $count }. Please check and send it again.
field-inn-person-length = The INN of a sole trader or a self-employed person has 12 digits. You entered { $count }. Please check and send it again.
field-inn-check = There seems to be a typing error in the INN: its check digit does not match. You will find the number on the organisation's card.
field-inn-person-check = There seems to be a typing error in the INN: its check digit does not match. You will find the number on your INN certificate or in your online tax account.
field-register-same = No number consists of one repeated digit. Please check and send it again.
field-inn-region = INN { $number } was issued in another region. Is that right?
field-ogrn-length = An organisation's OGRN has 13 digits, a sole trader's OGRNIP has 15. You entered { $count }. Please check and send it again.
field-ogrn-organisation-length = An organisation's OGRN has 13 digits. You entered { $count }. Please check and send it again.
field-ogrn-person-length = A sole trader's OGRNIP has 15 digits. You entered { $count }. Please check and send it again.
field-ogrn-check = There seems to be a typing error in the number: its check digit does not match. You will find it in the register extract.
field-municipality-other = Another place
field-municipality-whole = The whole region
field-municipality-unknown = There is no such place in the Smolensk region. Write a town or a district, for example “Vyazma” or “Vyazemsky”, or press a button.
field-file-large = The file is too large: up to { $megabytes } MB fit. Please send a smaller one.
field-file-photo = A file is needed here, and what came is a photo. Please send it as a file.
field-file-kind = This kind of file does not fit. What fits: { $kinds }.
field-file-photo-word = photo
field-file-image-word = picture
field-file-pdf-word = PDF
field-file-sheet-word = spreadsheet
field-file-document-word = document
form-expected-contact = a person's contact
field-contact-no-account = This contact has no account in the messenger. Please send another one.
form-expected-when = a day and an hour, such as 2 December at 15:00
form-expected-length = a button or text, such as 2 hours
form-expected-days = a list of days, such as 9 December and 16 December
form-expected-price = a price in digits
form-expected-venue = a button or the name of a place
field-when-form = I could not read when. Please write, for example: 2 December at 15:00, or from 5 to 20 December.
field-when-hour = The day is clear, but at what time? Please write both, for example: 2 December at 15:00.
field-when-order = The end is before the beginning. Please check the hours and write again.
field-when-long = The period is longer than a year. Please check the dates.
field-when-sure = { $when }. Is that right?
field-when-period = from { $first } to { $last }
field-when-hours = { $date }, { $first }–{ $last }
field-length-form = I could not read how long. Please write, for example: 2 hours, 90 minutes, or till 17:00.
field-length-range = It can be from 5 minutes to a day. For several days change the answer “When”: from 5 to 20 December.
field-length-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
field-length-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
field-days-form = I could not read the days. Please write them with commas, for example: 9.12, 16.12.
field-days-most = { $most ->
    [one] At most { $most } day fits.
   *[other] At most { $most } days fit.
}
field-price-free = Free
field-price-form = I could not read the price. Please write it in roubles, for example: 300 or 300–500.
field-price-order = The second price is lower than the first. Please write the lower one first, for example: 300–500.
field-price-range = A price of up to a million roubles fits here. Please check.
field-price-one = { $price } ₽
field-price-from = from { $low } ₽
field-price-range-words = { $low }–{ $high } ₽
field-venue-elsewhere = In another municipality
field-okved = An OKVED code is digits with dots, such as 90.04 or 85.41.1. It is in the extract from the register.
