# Indicators: reports of institutions

menu-indicators = Indicators

indicators-span-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
indicators-span-quarter = Q{ $number } { $year }
indicators-span-half = half-year { $number } of { $year }
indicators-span-year = { $year }

# The form of a report
indicators-form = Indicators for { $span }: { $organisation }
indicators-progress = Indicator { $number } of { $total }. { $question }
indicators-part = { $other }: { $value }. { $question }
indicators-before = Last time: { $value }.
indicators-zero = Zero
indicators-no-data = No data
indicators-why-none = Why is there no data? You can also type the number.
indicators-reason-not_kept = We do not keep count
indicators-reason-not_applicable = Does not apply to us
indicators-reason-later = Will come later
indicators-because-not_kept = not counted
indicators-because-not_applicable = does not apply
indicators-because-later = will come later
indicators-none-because = no data ({ $reason })
indicators-nothing = —
indicators-comment = “{ $label }”: please say in short why the number is like that. It helps the coordinator.
indicators-comment-label = Comment: { $label }
indicators-more = This is a part and cannot be more than the whole. “{ $other }” is { $limit }. Please check.
indicators-less = This number cannot be less than “{ $other }” ({ $limit }). Please check.
indicators-quarters = Posts are counted in quarters: 0.25, 0.5, 0.75 and so on.
indicators-sure-number = Put down { $number }?
indicators-sure-change = You typed { $number }, last time it was { $previous }. Is that right?
indicators-sure-zero = You typed zero, last time it was { $previous }. Is that right?
indicators-sure-outlier = You typed { $number }. Institutions like yours usually have about { $usual }. Is that right?
indicators-leaving = Close the form? The numbers are saved: you or a colleague can go on.
indicators-leave = Yes, close
indicators-sent = Sent on { $moment }, receipt No. { $number }. The coordinator will check it and write to you if anything needs clearing up.
indicators-sent-late = The deadline has passed, so the report is marked as late. The numbers count.

# My reports
indicators-own =
    <b>Indicators</b>

    { $lines }
indicators-own-line = • { $span }{ $name ->
    [none] { "" }
   *[other] , { $name }
}: { $state }{ $due ->
    [none] .
   *[other] , due { $due }.
}
indicators-none = There are no reports yet. When indicators are collected, we will write to you.
indicators-back = My reports
indicators-watch = Who has reported here
indicators-open-report = Open the report
indicators-head = <b>{ $organisation }</b>, { $span }
indicators-head-state = State: { $state }.
indicators-head-receipt = Sent on { $moment }, receipt No. { $number }.
indicators-head-late = Came after the deadline.
indicators-head-note = The coordinator’s comment: { $note }
indicators-head-due = Due { $due }.
indicators-head-closed = The period is closed.
indicators-value = { $marked ->
    [yes] ▸ <b>{ $label }</b>
   *[no] { $label }
}: { $value }{ $before ->
    [none] { "" }
   *[other] { " " }(was { $before })
}
indicators-value-comment = <i>{ $comment }</i>
indicators-state-not-started = not started
indicators-state-draft = draft, { $answered } of { $total } filled in
indicators-state-submitted = being checked
indicators-state-returned = to be cleared up: { $marked }
indicators-state-accepted = accepted
indicators-state-excused = not expected
indicators-fill = Fill in
indicators-clarify = Clear up
indicators-sheet = Fill in a sheet
indicators-hand = Pass to a colleague
indicators-not-mine = Not my job
indicators-correct = Correct a number
indicators-history = What changed
indicators-invite = Invite a colleague
indicators-hand-to = Who should get the report? We will write to them.
indicators-hand-nobody = You are the only one here from your institution. Invite a colleague by a link, then pass the report on.
indicators-handed-over = The report is passed on. Reminders now go to { $name }.
indicators-declined = Thank you, we will not bother you again. We will ask a colleague: { $name }.
indicators-declined-nobody = Thank you, we will not bother you again. The coordinator will find out who answers.
indicators-correct-which = The report has been sent, but a mistake can be corrected through the coordinator. Which number is wrong?
indicators-correct-value = What is the right number?
indicators-correct-value-label = The right number
indicators-correct-reason = Please say where the mistake came from. The coordinator will read it.
indicators-correct-reason-label = Reason
indicators-correct-title = Correction of an indicator
indicators-correction-sent = The request went to the coordinator. We will write when it is decided.
indicators-correction-range = A number from 0 to { $high } fits here. Please begin the correction again.
indicators-correction-contradicts = This number contradicts others: a part cannot be more than the whole. Please check.
indicators-correction-asked = You have asked about this number already. The coordinator has not answered yet.
indicators-sent-already = This report has been sent already. If there is a mistake in it, open the report and press “Correct a number”.
indicators-excused-already = This report is not expected from your institution.
indicators-closed-already = This period is closed. A mistake can be corrected through the coordinator: open the report and press “Correct a number”.
indicators-decided-already = This report was decided on already. Please open it again.

indicators-changes =
    <b>{ $organisation }: what changed</b>

    { $lines }
indicators-change = • { $when }, { $who }: { $label }: { $old } → { $new } ({ $why })
indicators-change-chat = in the chat
indicators-change-sheet = by a sheet
indicators-change-correction = corrected by the coordinator

# What the bot writes by itself
indicators-open = Indicators for { $span } are being collected: { $organisation }. Due { $due }. { $count ->
    [one] { $count } number
   *[other] { $count } numbers
}, about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}; we will show the earlier values.
indicators-handed = The indicators for { $span } were passed to you: { $organisation } (by { $by }). Due { $due }. { $count ->
    [one] { $count } number in all.
   *[other] { $count } numbers in all.
}
indicators-reminder = A reminder of the indicators for { $span }: { $organisation }. Due { $due }. { $left ->
    [0] They only need to be submitted.
    [one] { $left } number is left.
   *[other] { $left } numbers are left.
}
indicators-reopened = Indicators for { $span } are being collected again: { $organisation }. You can report up to and including { $last }; the report will be marked as late.
indicators-late = The indicators for { $span } were due { $due }: { $organisation }. You can still report up to and including { $last }; it will be marked as late.
indicators-returned = The coordinator asks you to clear up { $count ->
    [one] { $count } value
   *[other] { $count } values
} of { $total } in the report for { $span } ({ $organisation }):
    { $lines }

    { $note }

    Nothing else needs changing.
indicators-accepted = The indicators for { $span } are accepted: { $organisation }. Thank you!
indicators-corrected = The correction to the indicators for { $span } was made: { $organisation }.
indicators-not-corrected = The correction to the indicators for { $span } was not made: { $organisation }. Write to the coordinator if this is a mistake.
indicators-results = The results for { $span } are ready. { $actual } of { $expected ->
    [one] { $expected } institution
   *[other] { $expected } institutions
} reported. Thank you for being among them: { $organisation }.

# By a sheet
indicators-sheet-title = Report by a sheet
indicators-sheet-file = Send the filled sheet here, as one XLSX file.
indicators-sheet-file-label = Sheet
indicators-sheet-how = Fill in the empty cells and send the file back. Numbers of branches are added up. Where there is no data, write in the cell: “We do not keep count”, “Does not apply to us” or “Will come later”.
indicators-sheet-number = No.
indicators-sheet-place = Institution or branch
indicators-sheet-name = Report
indicators-sheet-before = Last time
indicators-sheet-old = The set of indicators has changed. Please download the sheet again.
indicators-sheet-wrong = This is not our sheet of a report. Press “Fill in a sheet” and fill in the one the bot sends.
indicators-sheet-other = This sheet belongs to another report or institution. Please download the sheet of this report.
indicators-sheet-branch = there was no such branch in the sheet; the number in the first column must not be changed.
indicators-sheet-empty = there is not a single number in the sheet.
indicators-sheet-whole = file
indicators-sheet-problem = • <b>{ $cell }</b>: { $error }
indicators-sheet-problems = The sheet was not taken, { $count ->
    [one] { $count } place needs
   *[other] { $count } places need
} fixing:

    { $lines }

    Please fix the file and send it again.
indicators-sheet-again = Send it again
indicators-sheet-taken = { $count ->
    [one] { $count } number was taken from the sheet.
   *[other] { $count } numbers were taken from the sheet.
} { $answered } of { $total } are filled in. Now check and submit.
indicators-check = Check and submit

indicators-changes-none = No changes are recorded.

indicators-passport-about = Indicators for { $span }, { $state }.
indicators-passport-place = Municipality
indicators-passport-sent = Sent
indicators-passport-receipt = Receipt
indicators-passport-element = Indicator and question
indicators-passport-numbers = Numbers of the report
indicators-passport-foot = The institution’s numbers as they stand in its report.
