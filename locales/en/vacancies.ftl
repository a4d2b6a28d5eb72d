# Vacancies: words for the codes, lists, filters, cards, the search, saved filters

## Words for the codes

employment-permanent = Permanent job
employment-part_time = Second job
employment-temporary = Temporary job
employment-contract = Contract work
employment-assignment = One-off assignment
employment-internship = Internship
employment-volunteer = Volunteering
schedule-full_day = Full day
schedule-shifts = Shifts
schedule-flexible = Flexible hours
schedule-part_day = Part of the day
schedule-lessons = By the timetable of lessons
schedule-by_request = On request
rate-100 = Full time
rate-75 = Three quarters of full time
rate-50 = Half time
rate-25 = A quarter of full time
vacancy-education-higher = Higher
vacancy-education-spo = Vocational
vacancy-education-student = Students welcome
vacancy-education-no = No special education needed
needed-experience-0 = No experience needed
needed-experience-1 = From 1 year
needed-experience-3 = From 3 years
needed-experience-5 = From 5 years
condition-remote = Can be done remotely
condition-housing = Housing
condition-zemsky = Rural Culture Worker programme
condition-target_training = Sponsored training
condition-young_bonus = Bonus for a young specialist
condition-quota = Place for a person with a disability

## Pay

form-expected-salary = a sum, for example 32,000 or 32–38k
field-salary-agreed = To be agreed
field-salary-form = I could not read the sum. Write it in roubles, for example: 32000, from 32000 or 32–38k.
field-salary-order = The second sum is less than the first. Write the smaller one first, for example: 32000–38000.
field-salary-range = Sums of up to a million roubles fit here. Please check.
field-salary-sure = You wrote { $salary }. That is in roubles, right?
field-salary-one = { $sum } ₽
field-salary-from = from { $sum } ₽
field-salary-up-to = up to { $sum } ₽
field-salary-range-words = { $low }–{ $high } ₽

## Why it fits

vacancy-fits = fits you: { $why }
match-same-you = your profession
match-group-you = your field
match-own-you = your municipality
match-near-you = next municipality
match-remote-you = can be done remotely
match-same-they = same profession
match-group-they = same field
match-own-they = same municipality
match-near-they = next municipality
match-remote-they = can be done remotely
match-skills = { $asked ->
    [one] { $have } of { $asked } skill
   *[other] { $have } of { $asked } skills
}
match-experienced = enough experience
match-inexperienced = less experience than asked for

## Lists

vacancies-list = { $count ->
    [one] { $count } vacancy: { $what }.
   *[other] { $count } vacancies: { $what }.
}
vacancies-none = Nothing here yet: { $what }.
vacancies-line = { $number }. <b>{ $title }</b>, { $employer }. { $place }. { $pay }.
vacancies-line-day = Day: { $day }.
vacancies-by-card = matching your card
vacancies-flag-housing = With housing
vacancies-flag-zemsky = Rural Culture Worker programme
vacancies-flag-remote = Remote
vacancies-flag-students = For students
vacancies-flag-beginners = No experience
vacancies-fitting = Fits me
vacancies-all = All vacancies
vacancies-everything = everything there is
vacancies-choose-group = Profession
vacancies-which-where = Where to look?
vacancies-which-group = What work are you looking for?
vacancies-which-employment = What kind of job?
vacancies-which-salary = What pay, at least?
vacancies-any-group = Any work
vacancies-any-employment = Any kind
vacancies-any-salary = Any pay
vacancies-by-salary = Pay: { $value }
vacancies-by-employment = Kind: { $value }
vacancies-show = { $count ->
    [one] Show { $count } vacancy
   *[other] Show { $count } vacancies
}
vacancies-save = Tell me of new ones
vacancies-mine = Our vacancies
vacancies-found = { $total ->
    [one] Found { $total } vacancy.
   *[other] Found { $total } vacancies.
}
vacancy-search-title = Search for a vacancy
vacancy-search-query = What shall I look for? Write a position, a place or an institution.
vacancy-search-query-label = Query

## The card

vacancy-head =
    <b>{ $title }</b>
    { $employer }
vacancy-somewhere = place not given
vacancy-fact-pay = Pay: { $value }
vacancy-fact-where = Where: { $value }
vacancy-fact-kind = Job: { $value }
vacancy-fact-must = Needed: { $value }
vacancy-fact-nice = Welcome: { $value }
vacancy-fact-education = Education: { $value }
vacancy-fact-experience = Experience: { $value }
vacancy-fact-terms = They offer: { $value }
vacancy-fact-until = Open until: { $value }
vacancy-fact-source = Source: { $value }
vacancy-is-closed-line = The vacancy is closed.
vacancy-is-over-line = The vacancy has expired.
vacancy-respond = Respond
vacancy-employer = Employer
vacancy-manage = Manage
vacancy-back-to = Back to the vacancy
vacancy-source-file = a coordinator’s list
vacancy-source-trudvsem = the state portal “Rabota Rossii”
vacancy-source-open = Open on the website

## Saved filters

vacancy-alert-how = Tell you of new vacancies: { $what }. How would you like it? By pressing you agree to be written to; you can stop it at any time.
vacancy-alert-instant = At once
vacancy-alert-digest = With the digest
vacancy-alert-now-instant = You are told at once now.
vacancy-alert-now-digest = You are told with the digest now.
vacancy-alert-drop = Do not tell me
vacancy-alert-saved = Done, we will tell you.
vacancy-alert-dropped = We no longer tell you of it.
vacancy-alerts-open = What you are told of
vacancy-alerts = You are told of new vacancies:
vacancy-alerts-none = You are not told of any vacancies now. Open a list and press “Tell me of new ones”.
vacancy-alerts-line = { $number }. { $what } ({ $how })
vacancy-alerts-show = Show { $number }
vacancy-alerts-drop = Drop { $number }
vacancy-filters-enough = { $most ->
    [one] You can save { $most } list at most. Drop one under “What you are told of”.
   *[other] You can save { $most } lists at most. Drop one under “What you are told of”.
}
vacancy-alert = { $count ->
    [one] { $count } new vacancy for you.
   *[other] { $count } new vacancies for you.
}
vacancy-alert-more = { $count ->
    [one] And { $count } more in the list.
   *[other] And { $count } more in the list.
}
