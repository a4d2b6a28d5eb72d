# Surveys: for those who make them

console-surveys = Surveys
survey-desk-own = Surveys of my organisation
survey-desk =
    <b>Surveys: { $count }</b>

    { $lines }
survey-desk-none = Nothing here yet. Build a survey here or upload a spreadsheet.
survey-desk-line = { $number }. { $title } — { $state }, answers: { $answers }
survey-new = New survey
survey-from-sheet = Upload a spreadsheet
survey-back-to-desk = To all surveys
survey-state-draft = draft
survey-state-scheduled = scheduled
survey-state-open = open
survey-state-closed = closed
survey-state-scheduled-at = opens on { $when }
survey-state-open-at = opened on { $when }
survey-state-closed-at = closed on { $when }

survey-work-title = <b>{ $title }</b>
survey-work-state = State: { $state }
survey-work-effort = Size: { $effort }
survey-work-mode = Answers: { $mode }
survey-work-whom = For whom: { $whom }
survey-work-owner = Owner: { $owner }
survey-work-invited = Invited: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
survey-work-answered = Answered: { $answers }
survey-work-answered-of = Answered: { $answers } of { $limit }
survey-work-closes = Closes: { $closes }
survey-work-link = Link: { $link }
survey-mode-anonymous = Anonymous
survey-mode-named = With a name
survey-add-question = Add a question
survey-questions-list = Questions
survey-preview = Try it
survey-open-now = Open now
survey-edit-opens = Open later
survey-unschedule = Do not open
survey-results = Results
survey-close = Close the survey
survey-tell = Tell those who answered
survey-more = Settings
survey-file = Download the sheet
survey-back-to-card = To the survey

survey-settings =
    <b>{ $title }</b>
    Settings

    { $lines }
survey-set-reminders = { $days ->
    [0] Reminders to those who have not finished: none
    [one] Reminders to those who have not finished: after { $days } day, at most { $times }
   *[other] Reminders to those who have not finished: after { $days } days, at most { $times }
}
survey-set-changeable = Changing an answer until the survey closes: { $can ->
    [yes] possible
   *[no] not possible{ $mode ->
        [anonymous] , because nobody knows whose it is
       *[named] {""}
    }
}
survey-set-limit = { $limit ->
    [0] Limit of answers: none
    [one] Limit of answers: { $limit }
   *[other] Limit of answers: { $limit }
}
survey-set-owner = Owner: { $owner ->
    [none] the cluster
   *[other] { $owner }
}
survey-edit-heading = Title
survey-edit-audience = For whom
survey-edit-about = Introduction
survey-edit-closes = Closing time
survey-edit-limit = Limit of answers
survey-edit-reminders = Reminders
survey-make-anonymous = Make it anonymous
survey-make-named = Make it with a name
survey-make-final = Forbid changing answers
survey-make-changeable = Allow changing answers
survey-replace = Replace the questions from a sheet
survey-owner = Change the owner
survey-drop = Delete the draft
survey-sure-open =
    Open the survey “{ $title }”? The questions cannot be changed afterwards.

    For whom: { $whom }.
    { $invited ->
        [0] There is nobody to invite: none of them agreed to mailings. They will find the survey under “Surveys”.
        [one] { $invited } person who agreed to mailings will be invited.
       *[other] { $invited } people who agreed to mailings will be invited.
    }
survey-yes-open = Yes, open it
survey-sure-close = Close the survey “{ $title }”? Those who have not finished will be told, and answers that were not sent will be deleted. It cannot be opened again.
survey-yes-close = Yes, close it
survey-sure-drop = Delete the survey “{ $title }” with its questions?
survey-yes-drop = Yes, delete it
survey-dropped = The survey is deleted.
survey-owner-cluster = It is the cluster's own
survey-owner-again = Search again
survey-which-owner = Whose survey is it? The organisation will see its results.

survey-lines =
    <b>{ $title }</b>
    Questions

    { $lines }
survey-no-questions = No questions yet. Add the first one.
survey-line-item = { $number }. { $line }
survey-line-question = { $label } <i>({ $kind }{ $conditional ->
    [yes] , not for all
   *[no] {""}
})</i>
survey-line-required = { $label } <i>({ $kind }, required{ $conditional ->
    [yes] , not for all
   *[no] {""}
})</i>
survey-line-group = <b>{ $label }</b> <i>(heading of a group)</i>
survey-line-calculation = { $name } <i>(calculated)</i>
survey-line-open = Question { $number }
survey-line-english = In English: { $label }
survey-line-condition = Asked if { $condition }
survey-condition = question { $number } was answered “{ $answer }”
survey-line-words = Change the text
survey-line-hint = Change the hint
survey-line-hinted = Hint: { $hint }
survey-line-options = Change the options
survey-line-make-required = Make it required
survey-line-make-optional = Allow skipping it
survey-line-when = Do not ask everybody
survey-line-up = Up
survey-line-down = Down
survey-line-remove = Delete the question
survey-line-remove-sure =
    Delete it?

    { $line }
survey-line-remove-yes = Yes, delete it
survey-back-to-lines = To the questions
survey-back-to-line = To this question
survey-which-source = On the answer to which question does it depend?
survey-no-sources = There are no questions with options above it, so everybody is asked this one.
survey-for-all = Ask everybody
survey-which-answer =
    { $question }

    With which answer should it be asked?
survey-tried = That was a trial: the answer is not recorded and will not be counted.
survey-try-again = Try it again
survey-preview-title = Trial of a survey

survey-new-title = New survey
survey-new-heading = What is the survey called in Russian? Everybody it is meant for will see the title.
survey-new-heading-label = Title
survey-new-heading-en = What is it called in English? You can skip this.
survey-new-heading-en-label = Title in English
survey-new-mode = Are names needed? In an anonymous survey nobody, you included, learns who answered what; groups cannot be compared either.
survey-new-mode-label = Answers
survey-new-whom = Whom is the survey for? Districts and spheres can be narrowed later, in the settings.
survey-new-whom-label = For whom
survey-new-about = Write two or three sentences for the first page: what the survey is for. Or skip this.
survey-new-about-label = Introduction
survey-heading-title = Title of a survey
survey-about-title = Introduction of a survey
survey-question-title = Question of a survey
survey-question-kind = What kind of question is it?
survey-question-kind-label = Kind
survey-question-ru = Write the text of the question in Russian.
survey-question-ru-label = Text
survey-question-options = Write the options in Russian, one a line.
survey-question-options-label = Options
survey-question-own = May people answer in their own words when nothing fits?
survey-question-own-label = Own words
survey-question-ends = Which scale?
survey-question-ends-label = Scale
survey-question-required = Is an answer required? If not, the question can be skipped.
survey-question-required-label = Required
survey-question-en = Write the same text in English, or skip this.
survey-question-en-label = In English
survey-question-options-en = Write the options in English, in the same order, or skip this.
survey-question-options-en-label = Options in English
survey-kind-choice = One answer from a list
survey-kind-several = Several answers
survey-kind-ranking = Put in order
survey-kind-scale = A mark on a scale
survey-kind-nps = Recommendation, 0–10
survey-kind-whole = Whole number
survey-kind-decimal = Number with decimals
survey-kind-text = Own words
survey-kind-date = Day
survey-kind-time = Time
survey-kind-photo = Photo
survey-kind-file = File
survey-kind-acknowledge = Confirmation
survey-kind-note = Note without an answer
survey-kind-calculation = Calculation
survey-ends-1to5 = From 1 to 5
survey-ends-1to10 = From 1 to 10
survey-ends-0to10 = From 0 to 10
survey-words-title = Text of a question
survey-hint-title = Hint of a question
survey-hint-tip = Write the hint in Russian: it stands under the question. Skip this if there is none.
survey-hint-tip-label = Hint
survey-hint-tip-en = Write the same hint in English, or skip this.
survey-hint-tip-en-label = In English
survey-options-title = Options
survey-whom-choose = Whom to ask? Below are the saved audiences of announcements.
survey-whom-narrow = By members, place and sphere
survey-back-to-settings = To the settings
survey-audience-title = Whom a survey is for
survey-audience-kinds = Which members are asked? Skip this if any.
survey-audience-kinds-label = Members
survey-audience-places = In which municipalities? Skip this if in all.
survey-audience-places-label = Municipalities
survey-audience-spheres = From which spheres? Skip this if from any.
survey-audience-spheres-label = Spheres
survey-limit-title = Limit of answers
survey-limit-most = How many answers are wanted? The survey closes when there are so many. Skip this if there is no limit.
survey-limit-most-label = Limit
survey-reminders-title = Reminders
survey-reminders-gap = After how many days are those reminded who have not answered or not finished?
survey-reminders-gap-label = After
survey-gap-never = No reminders
survey-gap-1 = After a day
survey-gap-2 = After 2 days
survey-gap-3 = After 3 days
survey-gap-7 = After a week
survey-reminders-reminds = How many times? Five at most.
survey-reminders-reminds-label = How many times
survey-opens-title = Opening of a survey
survey-opens-opens = When does it open? Write a day and an hour: “tomorrow at 9:00”. Or the whole period at once: “1 December – 20 December”.
survey-opens-opens-label = Open
survey-closes-title = Closing of a survey
survey-closes-closes = When does it close? Write a day and an hour: “20 December at 18:00”. Skip this if you will close it yourself.
survey-closes-closes-label = Close
survey-sheet-title = Survey from a sheet
survey-sheet-sheet = Send the survey as an XLSX file: the sheets survey, choices and settings of the XLSForm standard. A sample can be downloaded on the page of any survey.
survey-sheet-sheet-label = Sheet
survey-owner-title = Owner of a survey
survey-owner-query = Write the beginning of the name of the organisation the survey belongs to.
survey-owner-query-label = Organisation
survey-summary-title = Results for those who answered
survey-summary-said = What did people say? Write the main points in two or three sentences: everybody who answered will read them.
survey-summary-said-label = What you said
survey-summary-done = What have you done about it, or what will you do?
survey-summary-done-label = What we did

survey-options-few = At least two options are needed, one a line.
survey-options-most = Too many options: { $most } fit, and there are { $count }.
survey-option-long = The option “{ $option }…” is too long: { $most } characters fit.
survey-option-twice = The option “{ $option }” is there twice. Leave one of them.
survey-options-differ = There are { $ru } options in Russian and { $en } in English. There must be as many of both.
survey-order-depends = That cannot be: one of these two questions depends on the answer to the other and has to stand after it. Change the condition first.
survey-removal-depends = Whether another question is asked depends on this one. Lift the condition there first.
survey-changed-meanwhile = The survey has changed meanwhile. Open the list of questions again.
survey-opened-already = The survey was opened already, this cannot be changed.
survey-is-over = The survey is closed, its settings do not change any more.
survey-limit-reached = There are { $answered } answers already. Name a larger number.
survey-anonymous-is-final = In an anonymous survey an answer cannot be changed: nobody knows whose it is.
survey-beyond-places = This survey asks people of the whole region, and you work with your own municipalities. Choose in its settings whom to ask: only people of your municipalities will remain. Or have a coordinator of the whole region open it.
survey-opens-past = That time has passed. Name another one.
survey-closes-before = The survey would close before it opens. Please correct the time.
survey-summary-few = There are fewer than { $fewest } answers, so the results are not told.
survey-summaries-many = The results were told { $most } times already. Those who answered cannot be written to again.

survey-problems = Everything that is wrong with the sheet.
survey-problems-file = problems.{ $suffix }
survey-sheet-file = survey-{ $number }.{ $suffix }
survey-sheet-caption = The survey “{ $title }” as a sheet: change it and upload it again if you like.
