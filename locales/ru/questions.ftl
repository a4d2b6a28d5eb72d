# Вопрос координатору и ответ на него

question-ask = Вопрос координатору
question-ask-more = Спросить ещё
question-title = Вопрос координатору
question-text = Напишите вопрос одним сообщением. Ответит координатор кластера, ответ придёт сюда.
question-text-label = Вопрос
question-sent = Спасибо, передали координатору; ответ придёт сюда.
question-too-many = { $count ->
    [one] У вас уже { $count } вопрос без ответа. Дождитесь ответа, пожалуйста, и спросите снова.
    [few] У вас уже { $count } вопроса без ответа. Дождитесь ответа, пожалуйста, и спросите снова.
    [many] У вас уже { $count } вопросов без ответа. Дождитесь ответа, пожалуйста, и спросите снова.
   *[other] У вас уже { $count } вопроса без ответа. Дождитесь ответа, пожалуйста, и спросите снова.
}
question-answered =
    Ответ координатора на ваш вопрос «{ $title }»:

    { $answer }
question-closed = Ваш вопрос «{ $title }» закрыт без ответа. Если он ещё важен, спросите ещё раз, подробнее.

question-new = Новый вопрос
question-more = Ещё вопрос в той же переписке
question-waits = Вопрос ждёт больше суток
question-escalated = Вопрос ждёт больше двух суток
question-notice =
    <b>{ $heading }</b>{ $place ->
        [none] {""}
       *[other] . { $place }
    }

    { $text }
question =
    <b>{ $title }</b>
    { $asker ->
        [none] Спрашивает гость
       *[other] Спрашивает { $asker }
    }{ $place ->
        [none] {""}
       *[other] , { $place }
    }. { $state }

    { $messages }
question-said-asker =
    <b>Вопрос</b>, { $when }
    { $text }
question-said-coordinator =
    <b>Ответ</b>, { $when }
    { $text }
question-earlier = Раньше
question-later = Позже
question-open = Вся переписка
question-reply = Ответить
question-close = Закрыть без ответа
question-reply-title = Ответ на вопрос
question-reply-text = Напишите ответ одним сообщением. Он сразу уйдёт тому, кто спрашивал.
question-reply-text-label = Ответ
question-canned =
    Какой ответ отправить? Он уйдёт сразу, на языке того, кто спрашивал.

    { $lines }
question-done-answered = Ответ отправлен: «{ $title }».
question-done-closed = Вопрос закрыт без ответа: «{ $title }».
question-late = { $reason } Ваш ответ не отправлен.
queue-question = Вопрос: { $title }
case-is-answered = Отвечено { $when } ({ $who }).
case-is-closed = Закрыт без ответа { $when } ({ $who }).
question-claimed = На этот вопрос уже отвечает { $who ->
    [none] другой координатор
   *[other] { $who }
}, с { $when }.
question-already-answered = На этот вопрос уже ответили { $when } ({ $who ->
    [none] координатор
   *[other] { $who }
}).
question-already-closed = Этот вопрос уже закрыт без ответа { $when } ({ $who ->
    [none] координатор
   *[other] { $who }
}).
question-already-withdrawn = Этого вопроса больше нет: спрашивавший удалил свои данные { $when }.
