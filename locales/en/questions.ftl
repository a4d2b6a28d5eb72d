# A question to a coordinator and its answer

question-ask = Ask a coordinator
question-ask-more = Ask again
question-title = Question to a coordinator
question-text = Write your question in one message. A coordinator of the cluster will answer, and the answer will come here.
question-text-label = Question
question-sent = Thank you, we have passed it on to a coordinator; the answer will come here.
question-too-many = { $count ->
    [one] You have { $count } question without an answer. Please wait for the answer and ask again.
   *[other] You have { $count } questions without an answer. Please wait for the answers and ask again.
}
question-answered =
    A coordinator's answer to your question “{ $title }”:

    { $answer }
question-closed = Your question “{ $title }” was closed without an answer. If it still matters, ask again with more detail.

question-new = New question
question-more = One more question in the same thread
question-waits = A question has been waiting for more than a day
question-escalated = A question has been waiting for more than two days
question-notice =
    <b>{ $heading }</b>{ $place ->
        [none] {""}
       *[other] . { $place }
    }

    { $text }
question =
    <b>{ $title }</b>
    { $asker ->
        [none] Asked by a guest
       *[other] Asked by { $asker }
    }{ $place ->
        [none] {""}
       *[other] , { $place }
    }. { $state }

    { $messages }
question-said-asker =
    <b>Question</b>, { $when }
    { $text }
question-said-coordinator =
    <b>Answer</b>, { $when }
    { $text }
question-earlier = Earlier
question-later = Later
question-open = The whole thread
question-reply = Answer
question-close = Close without an answer
question-reply-title = Answer to a question
question-reply-text = Write the answer in one message. It goes to the one who asked at once.
question-reply-text-label = Answer
question-canned =
    Which answer? It is sent at once, in the language of the one who asked.

    { $lines }
question-done-answered = The answer is sent: “{ $title }”.
question-done-closed = The question is closed without an answer: “{ $title }”.
question-late = { $reason } Your answer was not sent.
queue-question = Question: { $title }
case-is-answered = Answered on { $when } ({ $who }).
case-is-closed = Closed without an answer on { $when } ({ $who }).
question-claimed = { $who ->
    [none] Another coordinator
   *[other] { $who }
} has been answering this question since { $when }.
question-already-answered = This question was answered on { $when } ({ $who ->
    [none] a coordinator
   *[other] { $who }
}).
question-already-closed = This question was closed without an answer on { $when } ({ $who ->
    [none] a coordinator
   *[other] { $who }
}).
question-already-withdrawn = This question is no longer here: the person who asked erased their data on { $when }.
