# Indicators in the coordinator's console

console-reporting = Indicators
console-tasks = The six tasks

indicators-percent = { $value } %
reporting-none = No indicators have been collected yet. The first collection opens by itself on the first working day after the quarter.
reporting =
    <b>Indicators for { $span }</b>
    { $state }. Due { $due }.

    { $actual } of { $expected } reported, { $on_time } of them on time.
    Completeness: { $completeness }{ $before ->
        [none] { "" }
       *[other] { " " }(period before: { $before })
    }
    Timeliness: { $timeliness }
    Values filled in: { $filled }{ $excused ->
        [0] { "" }
       *[other] { "" }

        Not expected: { $excused }
    }
reporting-state-open = Being collected
reporting-state-due = Today is the last day
reporting-state-grace = The deadline has passed, reports are marked as late
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
reporting-reopen-sure = Open { $span } again? Institutions will be able to report and correct for five more working days.
reporting-back = To the period
reporting-who = Who has not reported
reporting-by =
    <b>{ $span }: who has reported</b>
    reported of expected, completeness, on time

    { $places }

    { $kinds }
reporting-by-line = { $name }: { $actual } of { $expected }, { $completeness }, on time { $timeliness }
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
indicators-correction = A correction of the closed report for { $span } is asked for: { $organisation }.
    { $label }: { $old } → { $new }

    Reason: { $reason }
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
