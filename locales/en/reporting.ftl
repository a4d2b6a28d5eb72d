# Indicators in the coordinator's console

console-reporting = Indicators
console-tasks = The six tasks

indicators-percent = { $value } %
reporting-none = No indicators have been collected yet. The first collection opens by itself on the first working day after the quarter.
reporting =
    <b>Indicators for { $span }</b>
    { $state }. Due { $due }.

    { $actual } of { $expected } reported, { $on_time } of them on time.
    Completeness: { $completeness }{ $completeness_trend }{ $before ->
        [none] { "" }
       *[other] { " " }(period before: { $before })
    }
    Timeliness: { $timeliness }{ $timeliness_trend }
    Values filled in: { $filled }{ $excused ->
        [0] { "" }
       *[other] { "" }

        Not expected: { $excused }
    }
reporting-state-open = Being collected
reporting-state-due = Today is the last day
reporting-state-grace = Late reports are taken
reporting-state-closed = The period is closed
reporting-state-reopened = The period is open again
reporting-group-new = To be checked: { $count }
reporting-group-waited = Not reported: { $count }
reporting-group-returned = Returned: { $count }
reporting-group-accepted = Accepted: { $count }
reporting-group-excused = Not expected: { $count }
reporting-accept-clean = Accept those without remarks: { $count }
reporting-places = By municipality
reporting-xlsx = XLSX file
reporting-csv = CSV file
reporting-reopen = Open the period again
reporting-reopen-sure = Open { $span } again? Those who have not reported will be told and can do it for five more working days.
reporting-back = To the period
reporting-who = Who has not reported
reporting-by =
    <b>{ $span }: who has reported</b>
    reported of expected, completeness, on time

    { $places }

    { $kinds }
reporting-by-line = { $name }: { $actual } of { $expected }, { $completeness }, on time { $timeliness }{ $trend }
reporting-list =
    <b>{ $group }</b>
    { $span }
reporting-accept = Accept
reporting-return = Return for clearing up
reporting-excuse = Expect no report
reporting-expect = Expect the report again
reporting-mark = { $organisation }: mark what needs clearing up. The rest stays as it is.
reporting-marked = ▸ { $label }: { $value }
reporting-unmarked = { $label }: { $value }
reporting-send-back = Return what is marked: { $count }
reporting-accepted = The report is accepted: { $organisation }.
reporting-accepted-all = { $count ->
    [0] There are no reports without remarks now.
    [one] { $count } report is accepted.
   *[other] { $count } reports are accepted.
}
reporting-sent-back = Returned for clearing up: { $organisation }. Only what is marked will be asked.
reporting-excused = No report is expected: { $organisation }. It no longer counts for completeness.
reporting-corrected = The correction was made: { $organisation }.
reporting-not-corrected = The correction was declined: { $organisation }.
indicators-unassigned = Nobody answers for the indicators for { $span }: { $organisation }. Open the report or invite a representative.
indicators-digest = Indicators for { $span }: { $late ->
    [one] { $late } institution has
   *[other] { $late } institutions have
} not reported. Reports are taken up to and including { $last }.
indicators-correction = A correction of the report for { $span } is asked for: { $organisation }.
    { $label }: { $old } → { $new }

    Reason: { $reason }
reporting-corrections = Corrections asked for: { $count }
reporting-corrections-of = <b>Corrections asked for</b>
    { $span }
reporting-corrections-none = No corrections are asked for { $span }.
reporting-approve = Make it
reporting-decline = Decline

indicators-note-text = What needs clearing up? The institution will read it.
indicators-note-text-label = Comment
indicators-note-title = Return of a report
indicators-excuse-text = Why is no report expected? For example: closed for repairs.
indicators-excuse-text-label = Reason
indicators-excuse-title = No report expected
indicators-mark-first = First mark what needs clearing up.

# The six tasks
tasks-open = The six tasks in figures
tasks =
    <b>The six tasks: { $place }</b>
    { $span }{ $preliminary ->
        [yes] , preliminary
       *[no] { "" }
    }{ $before ->
        [none] .
       *[other] , compared with { $before }.
    }
    { $actual } of { $expected } reported.

    { $tasks }
tasks-heading = <b>{ $number }. { $title }</b>
tasks-title-1 = Quality of services
tasks-title-2 = Creative potential of specialists
tasks-title-3 = What employers require
tasks-title-4 = A field worth investing in
tasks-title-5 = Small business as an active member
tasks-title-6 = Respect for the work
tasks-figure = • { $figure }
tasks-doubtful = <b>Please check:</b> possible is { $low } to { $high }
tasks-figure-words = { $name }: { $value }{ $course ->
    [better] , better (was { $before })
    [worse] , worse (was { $before })
    [same] , unchanged
   *[none] { "" }
}
tasks-course-better = better
tasks-course-worse = worse
tasks-course-same = unchanged
tasks-no-data = no data
tasks-few = too little data
tasks-unit-percent = { $value } %
tasks-unit-points = { $value } (from −100 to 100)
tasks-unit-items = { $value }
tasks-unit-people = { $value } people
tasks-unit-thousands = { $value } thousand roubles
tasks-region = The whole region
tasks-everywhere = the whole region
tasks-choose = By municipality
tasks-choose-place = Whose figures should be shown?
tasks-definitions = How it is counted
tasks-number = Task { $number }
tasks-back = To the six tasks
tasks-current = Being collected
tasks-closed = The closed period
tasks-pdf = Passport PDF
tasks-picture = Picture
tasks-none = There are no results yet: the first period is not closed. They will appear here by themselves.
tasks-none-current = Nothing is being collected now. The next collection opens by itself on the first working day after the quarter.
tasks-definition = <b>{ $code }. { $name }</b>
    { $formula }
    { $source }; { $better ->
        [more] more is better
       *[less] less is better
    }{ $behind ->
        [0] .
        [one] ; { $behind } report behind it.
       *[other] ; { $behind } reports behind it.
    }
tasks-source-institution = From the reports of institutions
tasks-source-bot = From the bot’s own data
tasks-source-survey = From a survey of staff
tasks-file-title = Cluster passport: { $place }
tasks-file-about = { $span }. { $actual } of { $expected } reported.
tasks-file-facts = Counted by the bot
tasks-file-reported = Reported
tasks-file-of = { $actual } of { $expected }
tasks-file-on-time = Of them on time
tasks-file-indicator = Indicator and formula
tasks-file-value = Value
tasks-file-before = Before
tasks-file-change = Change
tasks-file-foot = Ratios are taken of sums. A figure with fewer than three institutions behind it is not shown.
tasks-fact-interval = In brackets: the limits within which the share of the satisfied lies with 95 % probability.
tasks-fact-institutions = Institutions in the cluster
tasks-fact-specialists = Specialists in the cluster
tasks-fact-specialists_active = Of them active within 30 days
tasks-fact-businesses = Small-business partners
tasks-fact-businesses_active = Of them taking part in the cluster
tasks-fact-events = Events in the bot in the period
tasks-fact-events_partners = Of them with partners
tasks-fact-attendance = Guests counted at events
tasks-fact-vacancies_open = Vacancies open at the end of the period
tasks-fact-vacancies_filled = Vacancies filled
tasks-fact-vacancies-is = { $count }{ $count ->
    [0] { "" }
   *[other] , in { $days ->
        [one] { $days } day
       *[other] { $days } days
    } on average
}
tasks-fact-csat = Satisfied with the visit (marks 4–5)
tasks-fact-csat-few = too few answers ({ $answers })
tasks-fact-csat-is = { $value } % ({ $low } to { $high } %), { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}{ $preliminary ->
    [yes] , preliminary
   *[no] { "" }
}
tasks-fact-was = { $value } (was { $before })

# The matrix
matrix =
    <b>{ $place }: who has reported</b>
    { $periods }

    { $lines }

    + on time, ± late, ? being cleared up, − missing, · not expected
matrix-line = <code>{ $marks }</code> { $name }
matrix-empty = There are no institutions with reports here.
matrix-mark-time = +
matrix-mark-late = ±
matrix-mark-returned = ?
matrix-mark-missing = −
matrix-mark-none = ·
matrix-legend-time = on time
matrix-legend-late = late
matrix-legend-returned = being cleared up
matrix-legend-missing = missing
matrix-legend-none = not expected
matrix-title = { $place }: who has reported
matrix-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
matrix-span-month = month
matrix-span-quarter = quarter
matrix-span-half = half-year
matrix-span-year = year
matrix-picture = As a picture
reporting-open = To the indicators

# Names in formulas
tasks-name-csat_good = marks 4–5
tasks-name-csat_n = all marks
tasks-name-nps_promoters = would recommend (9–10)
tasks-name-nps_detractors = would not (0–6)
tasks-name-nps_n = all answers
tasks-name-population = residents
tasks-name-reports = institutions with reports
tasks-name-specialists_active = active within 30 days
tasks-name-specialists = all specialists
tasks-name-employers_asking = employers with requirements
tasks-name-employers = all employers
tasks-name-signals_taken = requirements taken up
tasks-name-signals_sent = requirements sent to those who teach
tasks-name-offers_open = offers and searches for partners
tasks-name-businesses = small businesses
tasks-name-businesses_active = took part in the cluster
tasks-name-requests_answered = answered within 14 days
tasks-name-requests = requests of institutions to business
tasks-name-pride_yes = answered “yes” and “rather yes”
tasks-name-pride_n = all answers
reporting-dhis2 = File for data exchange (DHIS2)

# Files
indicators-file-caption = Indicators for { $span }.
indicators-file-caption-dhis2 = Indicators for { $span }, a DHIS2 data value set. The codes are ours: import with idScheme=CODE.
indicators-file-values = Values
indicators-file-meanings = What it means
indicators-file-facts = The bot’s numbers
indicators-file-fact = What was counted
indicators-file-source = Source
indicators-file-from-members = Members of the cluster
indicators-file-from-events = Events
indicators-file-from-vacancies = Vacancies
indicators-file-from-polls = Polls of visitors
indicators-file-from-requirements = Requirements of employers
indicators-file-from-requests = Requests for contact
indicators-file-from-surveys = Surveys of the cluster
tasks-fact-vacancies_days = Days of search for the filled vacancies, in all
indicators-file-unit = Institution
indicators-file-place = Municipality
indicators-file-element = Indicator
indicators-file-value = Value
indicators-file-reason = Why there is no data
indicators-file-comment = Comment
indicators-file-state = Report
indicators-file-who = Who typed it
indicators-file-when = When
indicators-file-code = Code
indicators-file-meaning = Question or formula
indicators-file-state-not-started = not started
indicators-file-state-draft = draft
indicators-file-state-submitted = being checked
indicators-file-state-returned = returned
indicators-file-state-accepted = accepted

# The catalogue of indicators
indicators-catalogue-open = What is asked
indicators-catalogue =
    <b>What is asked and computed</b>

    Version { $number }{ $moment ->
        [none] .
       *[other] { " " }of { $moment }.
    } Numbers asked: { $elements }, indicators computed: { $indicators }.

    Download the file, change it and upload it again. The new version takes effect with the next period; open periods stay as they are.
indicators-catalogue-download = Download XLSX
indicators-catalogue-upload = Upload a new version
indicators-catalogue-back = To what is asked
indicators-catalogue-title = New version of the indicators
indicators-catalogue-file = Send the changed XLSX file.
indicators-catalogue-file-label = File
indicators-catalogue-how = Sheets: what is asked, what is computed, sets, population. Please leave codes and column names as they are.
indicators-catalogue-problems = The new version was not taken, { $count ->
    [one] { $count } place needs
   *[other] { $count } places need
} fixing:

    { $lines }
indicators-catalogue-replaced = Taken: version { $number }. It takes effect with the next period.
indicators-catalogue-wrong = This is not the file of indicators: there is no sheet “{ $sheet }” or its columns are different. Please download the file from the bot.
indicators-catalogue-empty = nothing is here.
indicators-catalogue-twice = the code “{ $code }” is above already.
indicators-catalogue-among = one of these fits: { $allowed }.
indicators-catalogue-number = a whole number is needed here.
indicators-catalogue-words = words are needed here, up to 200 characters.
indicators-catalogue-unknown = this code is not known: { $code }.
indicators-catalogue-code = a code has small Latin letters, digits and “_”, up to 16; an indicator’s is like “T1-5”.
indicators-catalogue-order = “{ $other }” is to be asked before “{ $code }”.
indicators-catalogue-opens = month and day with a hyphen, for example 2-15.

indicators-nobody = Indicators for { $span } are being collected. { $count ->
    [one] { $count } institution has
   *[other] { $count } institutions have
} no representative to write to. Please invite them.

indicators-file-begun = Making the file…
