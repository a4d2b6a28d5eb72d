# Results of surveys

survey-results-head =
    <b>{ $title }</b>
    Results, state: { $state }
survey-results-part = Begun: { $begun }. Answered: { $answered }.
survey-results-hidden = There are fewer than { $fewest } answers, so no results are shown: the survey is anonymous.
survey-results-waiting = { $count ->
    [one] { $count } more answer is added
   *[other] { $count } more answers are added
} once there are { $fewest } of them or the survey closes: one by one they would show whose they are.
survey-results-few = There are fewer than { $fewest } answers, so this cannot be shown.
survey-results-line = { $number }. { $question } — <b>{ $figure }</b>
survey-figure-none = no answers
survey-figure-few = few answers
survey-few = Fewer than { $fewest } answers of an anonymous survey are not shown.
survey-figure-nps = NPS { $nps }, answers: { $count }
survey-figure-good = satisfied: { $share } %, answers: { $count }
survey-figure-mean = { $mean } on average, answers: { $count }
survey-figure-place = “{ $option }” first, mean place { $place }
survey-figure-top = “{ $option }” { $share } %
survey-figure-answers = answers: { $count }
survey-stopped =
    <b>Where people stopped</b>
    { $lines }
survey-stopped-at = Question { $number }: { $count }
survey-stopped-end = Only sending was left: { $count }
survey-stopped-left = Left and kept nothing: { $count }
survey-results-again = Refresh
survey-results-all = All questions
survey-table-xlsx = Download XLSX
survey-table-csv = Download CSV

survey-result =
    Question { $number } of { $total }. <b>{ $question }</b>
    Answered: { $count }, not answered: { $skipped }
survey-bar = { $option }: <b>{ $share } %</b> ({ $count })
survey-bar-place = { $option }: mean place <b>{ $place }</b> (first { $first })
survey-bars-more = { $count } more options. The table has all of them.
survey-numbers = Mean { $mean }, median { $median }, from { $low } to { $high }
survey-nps = NPS: <b>{ $nps }</b> (the share of 9–10 less the share of 0–6)
survey-csat = Satisfied (4 and 5): <b>{ $share } %</b>, with 95 % confidence from { $low } to { $high } %
survey-preliminary = Preliminary: fewer than { $enough } answers.
survey-own-words = In their own words
survey-acknowledged = Confirmed
survey-chart = Show the chart
survey-by-kind = By kind
survey-by-place = By district
survey-comments = Read the answers
survey-question-before = Previous question
survey-question-after = Next question
survey-result-back = To the question

survey-cross-kind =
    <b>{ $question }</b>
    By kind of member
survey-cross-place =
    <b>{ $question }</b>
    By municipality
survey-cross-line = <b>{ $group }</b>, answers: { $count }. { $figures }
survey-cross-bar = { $option } { $share } %
survey-cross-more = { $count } more groups. The table has all of them.
survey-cross-hidden = Groups of fewer than { $fewest } are not shown: they have { $count } answers.
survey-groups-anonymous = An anonymous survey has no groups: nobody knows who answered.
survey-group-unknown = Not known
survey-comments-page =
    <b>{ $question }</b>
    Answers: { $count }

    { $lines }
survey-comment = — { $text }
survey-comment-by = — { $text } <i>({ $who })</i>
survey-files = Send me these files
survey-no-comments = Nobody has answered in their own words yet.

survey-chart-bar = { $share } % ({ $count })
survey-chart-place = place { $place }
survey-chart-note = Answers: { $count }
survey-chart-title = <b>{ $question }</b>
survey-column-day = day
survey-column-who = who
survey-column-kind = kind
survey-column-place = municipality
survey-sheet-answers = Answers
survey-sheet-codebook = Codebook
survey-codebook-name = column
survey-codebook-kind = kind of question
survey-codebook-question = question
survey-codebook-code = code
survey-codebook-answer = answer
survey-table-file = answers-{ $number }.{ $suffix }
survey-table-caption = { $count ->
    [one] Survey “{ $title }”: { $count } answer.
   *[other] Survey “{ $title }”: { $count } answers.
}
survey-table-apart = Each column is sorted by itself: a line holds answers of different people.
survey-published = { $count ->
    [one] The results were sent to { $count } person who answered.
   *[other] The results were sent to { $count } people who answered.
}
survey-table-begun = Preparing the file.
