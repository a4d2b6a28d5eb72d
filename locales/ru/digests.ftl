# Подборки: что нового рядом, раз в день, в неделю или в месяц

digest-greeting = { $part ->
    [morning] Доброе утро
    [day] Добрый день
   *[evening] Добрый вечер
}{ $name ->
    [none] {""}
   *[other] , { $name }
}. { $frequency ->
    [daily] Новое для вас
    [monthly] Для вас в этом месяце
   *[weekly] Для вас на этой неделе
}, { $place ->
    [none] вся область
   *[other] { $place } и рядом
}:
digest-section = <b>{ $section }</b>
digest-line = { $number }. { $line }
digest-named = { $kind } «{ $title }»
digest-event = { $begins } — { $title }{ $place ->
    [none] {""}
   *[other] , { $place }
}, { $entry }
digest-vacancy = { $said } — { $why }
digest-survey = «{ $title }» — { $effort }{ $until ->
    [none] {""}
   *[other] , до { $until }
}
digest-section-changes = Что изменили после оценок
digest-section-results = Что решили после опросов
digest-section-deadlines = Сроки показателей
digest-change = { $place }: { $text }
digest-result = «{ $title }»: { $done }
digest-result-told =
    Опрос <b>«{ $title }»</b>. { $count ->
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
        [many] Ответили { $count } человек.
       *[other] Ответили { $count } человека.
    }

    <b>Что сказали</b>
    { $said }

    <b>Что сделали</b>
    { $done }
digest-due = { $organisation }, { $span } — до { $due }
digest-change-told =
    <b>{ $place }</b>. Вот что изменилось после оценок посетителей:

    { $text }
digest-seats = { $count ->
    [0] мест нет, есть очередь
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}
digest-free = вход свободный
digest-less = Реже или другое
digest-why = Почему я это вижу
digest-less-question = Сейчас подборка приходит { $frequency }. Что изменить?
digest-rarer = Присылать { $frequency }
digest-other-topics = Другие темы
digest-when = День и час
digest-never = Не присылать
digest-when-question = Следующая подборка: { $next }. { $frequency ->
    [daily] В котором часу присылать?
    [monthly] Она приходит в первый такой день месяца. Когда удобнее?
   *[weekly] Когда удобнее?
}
digest-day-0 = Понедельник
digest-day-1 = Вторник
digest-day-2 = Среда
digest-day-3 = Четверг
digest-day-4 = Пятница
digest-day-5 = Суббота
digest-day-6 = Воскресенье
digest-show-now = Показать сейчас
digest-preview = Так выглядела бы ваша подборка сейчас. Придёт она так: { $when }; новое добавится.
digest-empty = Сейчас нового для вас нет: всё, что рядом, вы уже видели. Пустую подборку мы не присылаем.
digest-none = Подборок вы не получаете. Включить их можно в настройках: «Как часто».
digest-none-now = Подборок вы не получаете. Включите их: «Как часто».
settings-next = Следующая подборка: { $when }
topic-announcements = Объявления кластера
muted-announcements = Без объявлений

## Под сообщениями, которые бот пишет сам

attention-why = Почему я это получил
attention-mute = Не присылать такое
attention-mute-topic = Не присылать: { $topic }
attention-undo-topic = Вернуть: { $topic }
attention-undo = Вернуть
attention-because = { $number ->
    [1] Это сообщение по теме: { $topics }.
   *[other] Это сообщение по темам: { $topics }.
}
attention-agreed = Мы пишем вам, потому что { $date } вы дали согласие на рассылку. Отозвать его можно в любой момент: /privacy.
attention-news = Новости вы получаете { $frequency }.
attention-topics = Ваши темы: { $topics }.
attention-place = Место: { $place } и рядом.
attention-budget = { $most ->
    [one] Сами мы пишем не больше { $most } раза в неделю
    [few] Сами мы пишем не больше { $most } раз в неделю
    [many] Сами мы пишем не больше { $most } раз в неделю
   *[other] Сами мы пишем не больше { $most } раз в неделю
}, на этой неделе: { $used }. Ответы на ваши заявки и вопросы и напоминания о мероприятиях, куда вы идёте, не в счёт.
attention-muted = Больше не присылаем: «{ $topic }».
attention-stopped = Рассылок и дайджестов больше не будет. Ответы на ваши заявки и вопросы и напоминания о мероприятиях, куда вы идёте, придут по-прежнему. Вернуть новости можно в настройках.
attention-unmuted = Снова присылаем: «{ $topic }».

## В выгрузке «Мои данные»

export-digest = Подборка
export-next_at = Следующая
export-groups = Просьбы принять в группу
