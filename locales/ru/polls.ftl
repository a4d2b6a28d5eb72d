# Опросы в канале или группе

polls-open = Опросы в канале
polls = Опросы, которые бот публикует в канале или группе.
polls-none = Опросов пока нет. Нажмите «Новый опрос»: вопрос, ответы, и бот опубликует его в канале или группе.
polls-new = Новый опрос
polls-line-draft = { $question } (не опубликован)
polls-line-posting = { $question } (не ясно, опубликован ли)
polls-line-posted = { $question }
polls-line-closed = { $question } (завершён)
polls-back = Все опросы
polls-card =
    <b>{ $question }</b>

    { $lines }

    { $state }
polls-option = { $option } — { $count } ({ $share } %)
polls-option-right = { $option } — { $count } ({ $share } %), верный ответ
polls-plain = — { $option }
polls-plain-right = — { $option }, верный ответ
polls-is-draft = Ещё не опубликован.
polls-is-posting = Не ясно, опубликован ли: связь прервалась. Посмотрите, есть ли он там; если нет, создайте новый.
polls-is-posted = Опубликован { $when }. { $count ->
    [0] Пока никто не ответил.
    [one] Ответил { $count } человек.
    [few] Ответили { $count } человека.
    [many] Ответили { $count } человек.
   *[other] Ответили { $count } человека.
}
polls-is-closed = Завершён. { $count ->
    [0] Никто не ответил.
    [one] Ответил { $count } человек.
    [few] Ответили { $count } человека.
    [many] Ответили { $count } человек.
   *[other] Ответили { $count } человека.
}
polls-post = Опубликовать
polls-post-to = Опубликовать: { $title }
polls-which-group = В какой группе опубликовать?
polls-where = Где: { $place ->
    [channel] канал кластера
   *[other] { $place }
}.
polls-close = Завершить опрос
polls-drop = Удалить черновик
polls-close-sure = Завершить опрос «{ $question }»? Голосовать больше будет нельзя.
polls-close-yes = Да, завершить
polls-refresh = Обновить
polls-posted-already = Этот опрос уже опубликован.
polls-refused = Telegram не дал опубликовать. Добавьте бота в канал или группу с правом писать и попробуйте ещё раз.
polls-not-stopped = Завершить не вышло: опрос уже завершён или сообщение удалено.
polls-no-channel = Канал кластера не настроен. Нажмите «Изменить» и выберите группу или другой канал.
polls-no-groups = Бота пока нет ни в одной вашей группе. Добавьте его в группу и напишите там /bind.
polls-too-few = Ответов нужно хотя бы { $low }, каждый с новой строки. Отправьте их ещё раз одним сообщением.
polls-too-many = В опросе Telegram помещается { $high } ответов, а у вас { $count }. Уберите лишние и отправьте список ещё раз.
polls-option-long = В ответе не больше { $high } знаков, а в самом длинном { $count }. Сократите и отправьте список ещё раз.
polls-option-twice = Два ответа одинаковые. Поправьте и отправьте список ещё раз.
polls-no-such-option = Ответа с таким номером нет, всего их { $count }. Напишите номер верного.
polls-chat-unknown = Не похоже на имя группы или канала. Нужно имя с @ впереди или ссылка на группу.
poll-title = Опрос в канале
elsewhere-poll-title = Опрос в группе
poll-kind = Что публикуем?
poll-kind-label = Вид
poll-kind-poll = Опрос
poll-kind-quiz = Викторина с верным ответом
poll-question = Напишите вопрос.
poll-question-label = Вопрос
poll-options = Напишите ответы, каждый с новой строки: от 2 до 12.
poll-options-label = Ответы
poll-right = Какой по счёту ответ верный? Напишите номер.
poll-right-label = Номер верного
poll-where = Куда опубликовать?
poll-where-label = Куда
poll-where-channel = В канал кластера
poll-where-group = В группу, где есть бот
poll-where-other = В другую группу или канал
poll-chat = Напишите имя группы или канала, с @ впереди, или ссылку. Бот должен быть там и иметь право писать.
poll-chat-label = Группа или канал
