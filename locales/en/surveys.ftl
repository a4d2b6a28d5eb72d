# Surveys: what is wrong with a definition

surveys-title-missing = The survey has no title in its own language. Please write one.
surveys-nothing-asked = There is not a single question in the survey. Please add one.
surveys-lines-many = The survey is too long: there is room for { $limit ->
    [one] { $limit } line
   *[other] { $limit } lines
}. Please split it in two.
surveys-name-missing = The line has no name. Please give it one: answers are referred to by it, and results have it as their column.
surveys-name-form = The name “{ $name }” does not fit. It has letters, digits, hyphens, dots and underscores, a letter first; there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}.
surveys-name-twice = The name “{ $name }” occurs twice. Capital and small letters make no difference here. Please rename one of the lines.
surveys-name-reserved = Programs that read such sheets keep the name “{ $name }” for themselves. Please choose another.
surveys-name-other = The question “{ $name }” takes an answer in one’s own words, which needs the name “{ $taken }”, and that one is taken. Please rename the other line.
surveys-label-missing = There is no text. Please write it in one language at least.
surveys-label-twice = Two options of the list “{ $list }” have the same label: nobody can tell them apart. Please change one.
surveys-words-long = The text is too long: there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}, and here are { $count }. Please shorten it.
surveys-words-form = There are invisible characters, idle spaces or line breaks in the text. Please remove them.
surveys-reference-form = “{ $found }” is not a reference. A reference is a dollar sign and a name in curly brackets, without spaces.
surveys-reference-unknown = There is no question named “{ $name }” that could be referred to.
surveys-reference-here = References to answers do not work here. Please write the text without them.
surveys-reference-in-quotes = A reference stands in quotes: { $found }. Please move it out of them; { $usage } joins texts.
surveys-references-many = Too many references in one text: there is room for { $limit }.
surveys-refers-to-itself = The reference “{ $name }” leads to this very line, which has no answer yet.
surveys-refers-ahead = The question “{ $name }” is asked later. Please put it before this line.
surveys-refers-ahead-through = “{ $name }” is calculated from the answer “{ $asked }”, which comes later. Please put that question before this line.
surveys-loop = Calculations go in a circle: { $way }. Please break it.
surveys-calculation-missing = There is nothing to calculate: the expression is empty.
surveys-list-missing = There is no list of options “{ $list }”, or nothing is in it.
surveys-list-name = The name of the list “{ $list }” does not fit: no spaces and no quotes, please.
surveys-options-many = There are too many options in the list “{ $list }”: there is room for { $limit }.
surveys-code-form = The code “{ $code }” does not fit. An option needs one of at most 64 characters, without spaces, quotes and dollar signs.
surveys-code-twice = The code “{ $code }” occurs twice in the list “{ $list }”.
surveys-other-twice = The list has the code “{ $code }”, which stands for an answer in one’s own words. Please rename it.
surveys-other-of-one = Only a question with one answer can be answered in one’s own words.
surveys-ranking-of-one = There is one option in the list “{ $list }”: nothing to put in order.
surveys-not-for-kind = This does not belong to such a line. Please clear it.
surveys-note-no-answer = A note is not answered, so this does not work here. Please clear it.
surveys-message-alone = There are words for an answer that does not fit, but no constraint. Please write one or remove the words.
surveys-scale-ends = The ends of the scale do not fit: it begins below its end, and the step is at least one and no longer than the scale.
surveys-scale-step = A scale from { $low } to { $high } in steps of { $step } does not meet its end. Please change the step.
surveys-scale-long = There are too many marks on the scale: there is room for { $limit }. Please take a longer step or ask for a number.
surveys-group-empty = There are no questions in the group.
surveys-group-deep = Too many groups inside one another: there is room for { $limit }.
surveys-matrix-mixed = In a grid all questions take one answer from one and the same list, without own words. Please change them or make it a plain group.

# Surveys: for those who answer

survey-list =
    <b>Surveys waiting for your answer</b>

    { $lines }
survey-list-none = Nothing here now: you have answered every survey that is open to you. We will write when we need your opinion.
survey-list-answered =
    <b>You have answered</b>
    { $lines }
survey-line-answered = — { $title }
survey-line =
    <b>{ $title }</b>
    { $effort }{ $until ->
        [none] {""}
       *[other] , until { $until }
    }
survey-line-begun =
    <b>{ $title }</b>
    You have begun it; { $effort }{ $until ->
        [none] {""}
       *[other] , until { $until }
    }
survey-through = the end of { $day }
survey-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
survey-minutes = { $count ->
    [one] about a minute
   *[other] about { $count } minutes
}
survey-effort = { $questions }, { $minutes }
survey-card = <b>{ $title }</b>
survey-card-facts = { $effort }{ $until ->
    [none] {""}
   *[other] , until { $until }
}. You can stop and go on later.
survey-promise-anonymous = <b>Anonymous.</b> Once sent, the answer is kept without a name, only the day stays with it. It cannot be linked to you, and so it cannot be changed either. We remember that you took part, so as not to ask twice. While you are answering, the draft is kept under your account; it is deleted when you send it.
survey-promise-named = <b>With your name.</b> The coordinator will see what you answered. Others will see the results without names.
survey-consent = A survey with a name needs your consent to the processing of personal data. You can withdraw it at any time: /privacy.
survey-agree = I consent, begin
survey-start = Begin
survey-continue = Continue
survey-change-one = Change: { $title }
survey-change = Change my answers
survey-answer = To the survey
survey-later = Later today
survey-tomorrow = Tomorrow morning
survey-back = To the surveys
survey-you-answered = You have answered already, thank you.
survey-opens-at = The survey opens on { $when }.
survey-closed = The survey is closed and takes no more answers.
survey-for-others = This survey is not for you. It is for these members: { $whom }.
survey-and-more = { $count } more
survey-whom-everybody = For everybody
survey-whom-specialist = Specialists
survey-whom-institution = Institutions
survey-whom-business = Businesses and NGOs
survey-thanks-anonymous = Thank you, the answer is recorded without your name. The draft is deleted.
survey-thanks-named = Thank you, the answer is recorded.
survey-thanks-changed = The answer is changed, thank you.
survey-over = The answer is not recorded: the survey closed while you were answering. Thank you for your time.
survey-answered-already = You have answered this survey already, a second answer is not taken.
survey-not-open = The survey is not open now.
survey-not-for-you = This survey is for other members.
survey-later-too-late = The survey will be closed by then. Please answer now.
survey-put-off = All right. We will remind you of the survey on { $when }.
survey-invitation =
    { $number ->
        [0] We would like your opinion: the survey “{ $title }”.
       *[other] The survey “{ $title }” is still open. Your opinion matters to us.
    }

    { $questions }, { $minutes }{ $until ->
        [none] {""}
       *[other] , until { $until }
    }. { $mode ->
        [anonymous] Answers are kept without names.
       *[named] The coordinator will see answers with names.
    }
survey-later-now = You asked to be reminded of the survey “{ $title }”. Is now a good time?
survey-reminder = You began the survey “{ $title }” and did not finish. Your answers are kept, you can go on.
survey-ended = The survey “{ $title }” closed before you finished it. Your answers were not sent and are deleted.
survey-summary-sent =
    You answered the survey “{ $title }”. { $count ->
        [one] { $count } person answered.
       *[other] { $count } people answered.
    }

    <b>What you said</b>
    { $said }

    <b>What we did</b>
    { $done }
