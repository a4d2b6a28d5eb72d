# Vacancies for those who look for people: the form, our vacancies, the term, closing

vacancy-title = Vacancy
vacancy-position = Whom are you looking for?
vacancy-position-label = Position
vacancy-position-other = Write the position in your own words, for example: accordion teacher.
vacancy-group = Which field is it closest to? That is how the right people find it.
vacancy-group-label = Field
vacancy-employment = What kind of job is it?
vacancy-employment-label = Job
vacancy-day = On which day? Press or write, for example: 12 December.
vacancy-day-label = Day
vacancy-venue = Where is the work? Press or write the place.
vacancy-venue-label = Place
vacancy-municipality = In which municipality? Press or write its name.
vacancy-municipality-label = Municipality
vacancy-salary = What do you pay a month, before tax? For example: 32000–38000. For a one-off assignment, the whole sum.
vacancy-salary-label = Pay
vacancy-must = Which skills are a must? Up to five. If none, press “Next”.
vacancy-must-label = Skills needed
vacancy-more = The main part is done. What else to add? If nothing, press “Next”.
vacancy-more-label = Also
vacancy-more-duties = Duties
vacancy-more-heading = Your own title
vacancy-more-nice = What is welcome
vacancy-more-hard = What is hard to find
vacancy-more-rate = Part of full time
vacancy-more-schedule = Working hours
vacancy-more-education = Education
vacancy-more-experience = Experience
vacancy-more-terms = Housing, programmes
vacancy-more-note = Extra pay
vacancy-more-until = How long it is shown
vacancy-duties = What is there to do? Write a few sentences.
vacancy-duties-label = Duties
vacancy-heading = What shall the vacancy be called? For example: accordion teacher.
vacancy-heading-label = Title
vacancy-nice = What is welcome? Up to five skills together with the musts.
vacancy-nice-label = Welcome
vacancy-nice-twice = This skill is among the musts already. Leave it in one place.
vacancy-nice-most = You can name { $most } skills in all. You can still add: { $left }.
vacancy-hard = Which of these are hard to find? That is how colleges learn what to teach.
vacancy-hard-label = Hard to find
vacancy-hard-unknown = Only the skills named in the vacancy fit here.
vacancy-rate = What part of full time?
vacancy-rate-label = Part of full time
vacancy-schedule = What are the working hours? Press or write in your own words.
vacancy-schedule-label = Working hours
vacancy-schedule-other = Write what the working hours are.
vacancy-education = What education is needed?
vacancy-education-label = Education
vacancy-experience = What experience is needed?
vacancy-experience-label = Experience
vacancy-terms = What do you offer? Tick it.
vacancy-terms-label = We offer
vacancy-note = What to add about the pay? For example: plus a bonus for the category.
vacancy-note-label = About the pay
vacancy-until = Until which day shall it be shown? Usually 30 days, 60 at most.
vacancy-until-label = Shown until
vacancy-until-range = Choose a day from tomorrow to { $last }: a vacancy is not shown for more than { $days } days, but you can prolong it.
vacancy-past = That day is over. Press “Change” and correct the date.
vacancy-is-closed = This vacancy is closed. You can post it again.
vacancy-day-over = The day of this assignment is over, so it cannot be prolonged. You can post it again.
vacancy-author-without-right = Its author may no longer post vacancies of this organisation. Decline it.

vacancy-line-position-title = Position
vacancy-line-kind-title = Job, hours
vacancy-line-place-title = Place
vacancy-line-salary-title = Pay
vacancy-line-skills-title = Skills
vacancy-line-duties-title = Duties
vacancy-line-school-title = Education, experience
vacancy-line-terms-title = Housing, programmes
vacancy-which = “{ $title }”. What shall be changed?

vacancy-desk-open = Vacancies
vacancy-desk = { $count ->
    [0] <b>{ $employer }</b>: no open vacancies.
    [one] <b>{ $employer }</b>: { $count } open vacancy.
   *[other] <b>{ $employer }</b>: { $count } open vacancies.
}
vacancy-desk-ended = { $count ->
    [0] <b>{ $employer }</b>: no closed vacancies.
    [one] <b>{ $employer }</b>: { $count } closed vacancy.
   *[other] <b>{ $employer }</b>: { $count } closed vacancies.
}
vacancy-desk-at-once = A new one is published at once.
vacancy-desk-reviewed = A coordinator looks at a new one first, usually within two days.
vacancy-desk-new = Post a vacancy
vacancy-desk-past = Closed vacancies
vacancy-desk-line = { $responses ->
    [0] { $title }
   *[other] { $title } · responses: { $responses }{ $unseen ->
        [0] {""}
       *[other] , new: { $unseen }
    }
}
vacancy-managed =
    <b>{ $title }</b>
    { $employer }
    Pay: { $pay }
vacancy-managed-open = Open until { $until }.
vacancy-managed-over = It has expired and is no longer shown.
vacancy-managed-here = Closed: somebody was found here.
vacancy-managed-elsewhere = Closed: somebody was found elsewhere.
vacancy-managed-nobody = Closed: nobody was found.
vacancy-managed-responses = { $count ->
    [0] No responses yet.
   *[other] Responses: { $count }, of them new: { $unseen }.
}
responses-open = Responses ({ $count })
vacancy-fitting = Who fits
vacancy-prolong = Prolong by 30 days
vacancy-close = Close
vacancy-anew = Post again
vacancy-prolonged = Prolonged.
vacancy-closed-thanks = Closed, thank you.
vacancy-close-how = How did the search end: “{ $title }”?
vacancy-outcome-here = Found here
vacancy-outcome-elsewhere = Found elsewhere
vacancy-outcome-nobody = Found nobody
vacancy-specialists = { $count ->
    [0] “{ $title }”: nobody fits yet. Those are shown here who let others see their card and look for work.
    [one] “{ $title }”: { $count } specialist fits. Open the card to write to them.
   *[other] “{ $title }”: { $count } specialists fit. Open a card to write to them.
}
vacancy-specialist = { $number }. { $name }: { $why }
vacancy-named = <b>{ $title }</b>
vacancy-published = Published. Everybody can see the vacancy now.
vacancy-proposal-open = Where my vacancy is
vacancy-ends = The vacancy “{ $title }” is open until { $until }. Do you still need somebody?
vacancy-expired = The vacancy “{ $title }” has expired and is no longer shown. You can prolong or close it.
vacancy-declined = The vacancy “{ $title }” was not published. { $why }
vacancy-lapsed = The vacancy “{ $title }” was not published: nothing was corrected for a month. You can propose it again at any time.
side-vacancy = vacancy
side-vacancy-change = change of a vacancy
decline-sphere = Not our field
decline-placed = Already published
decline-vague = Not enough is said
decline-unlawful = Against the law
declined-sphere = The cluster has vacancies of culture and education.
declined-placed = Such a vacancy is published already.
declined-vague = There is not enough information to publish it.
declined-unlawful = The law forbids such words in a vacancy, for example an age or a sex.
phrase-vacancy-title = A reason why a vacancy is not published
phrases-vacancy = Why we do not publish a vacancy
phrases-vacancy-heading = <b>Why we do not publish a vacancy</b>. Press a reason to change, move or remove it.
