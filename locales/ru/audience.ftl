# Кому отправить объявление

audience-whom = Кому?
audience-preset-members = Всем участникам
audience-preset-specialists = Специалистам
audience-preset-institutions = Учреждениям
audience-preset-businesses = Бизнесу
audience-build = Выбрать точнее
audience-groups = Опубликовать в группах
audience-built = Получатели: { $words }.
audience-count = { $count ->
    [0] Сейчас таких людей нет.
    [one] Получит { NUMBER($count) } человек, займёт { $time }.
    [few] Получат { NUMBER($count) } человека, займёт { $time }.
    [many] Получат { NUMBER($count) } человек, займёт { $time }.
   *[other] Получат { NUMBER($count) } человека, займёт { $time }.
}
audience-left-out = Пропустим { NUMBER($count) }: { $reasons }.
audience-without-consent = { NUMBER($count) } без согласия на рассылки
audience-without-muted = { NUMBER($count) } без этой темы
audience-without-paused = { NUMBER($count) } на паузе
audience-without-attention = { NUMBER($count) } на этой неделе уже хватит сообщений
audience-without-blocked = { $count ->
    [one] { NUMBER($count) } заблокировал бота
    [few] { NUMBER($count) } заблокировали бота
    [many] { NUMBER($count) } заблокировали бота
   *[other] { NUMBER($count) } заблокировали бота
}
audience-without-leaving = { $count ->
    [one] { NUMBER($count) } удаляет свои данные
    [few] { NUMBER($count) } удаляют свои данные
    [many] { NUMBER($count) } удаляют свои данные
   *[other] { NUMBER($count) } удаляют свои данные
}
duration-seconds = { $count ->
    [one] около { $count } секунды
    [few] около { $count } секунд
    [many] около { $count } секунд
   *[other] около { $count } секунд
}
duration-minutes = { $count ->
    [one] около { $count } минуты
    [few] около { $count } минут
    [many] около { $count } минут
   *[other] около { $count } минут
}
duration-hours = { $count ->
    [one] около { $count } часа
    [few] около { $count } часов
    [many] около { $count } часов
   *[other] около { $count } часов
}
audience-leaf-kind = Кто
audience-leaf-place = Где
audience-leaf-sphere = Сфера
audience-leaf-profession = Профессия
audience-leaf-organisation = Организация
audience-leaf-joined = Давно ли с нами
audience-leaf-seen = Заходят ли в бота
audience-leaf-answer = Мероприятие
audience-leaf-topic = Подписка
audience-leaf-survey = Опрос
audience-leaf-late = Показатели
audience-leaf-with = <b>{ $leaf }</b>. Отметьте, кому отправить: подойдёт любое из отмеченного.
audience-leaf-without = <b>{ $leaf }</b>. Отметьте, кому не отправлять.
audience-switch-without = Кроме кого…
audience-switch-with = Кому отправить…
audience-sample = Показать несколько имён
audience-save = Запомнить
audience-clear = Начать заново
audience-ready = Готово
segment-title = Круг получателей
segment-name = Как назвать этот круг получателей? Под этим именем его можно будет выбрать в следующий раз.
segment-name-label = Название
audience-nobody = Сейчас таких людей нет. Уберите одно из условий.
audience-some = Например, получат:

    { $lines }
audience-member = { $name }: { $why }
audience-everybody = все, кто есть в боте
audience-groups-only = только группы
audience-everybody-you = всем, кто есть в боте
audience-or = или
audience-except = кроме: { $words }
audience-gone = удалено
audience-kind-specialist = специалисты
audience-kind-institution = представители учреждений
audience-kind-business = представители бизнеса
audience-kind-administrator = администраторы организаций
audience-kind-reporter = кто сдаёт показатели
audience-kind-publisher = кто публикует мероприятия
audience-kind-coordinator = координаторы
audience-is-place = место: { $values }
audience-is-sphere = сфера: { $values }
audience-is-profession = профессия: { $values }
audience-is-organisation = организация: { $values }
audience-is-joined = { $values }
audience-is-seen = { $values }
audience-is-answer = мероприятие: { $values }
audience-is-topic = подписка: { $values }
audience-is-survey = опрос: { $values }
audience-is-late = показатели: { $values }
audience-joined-long = { $days ->
    [one] с нами больше { $days } дня
    [few] с нами больше { $days } дней
    [many] с нами больше { $days } дней
   *[other] с нами больше { $days } дней
}
audience-joined-lately = { $days ->
    [one] с нами не больше { $days } дня
    [few] с нами не больше { $days } дней
    [many] с нами не больше { $days } дней
   *[other] с нами не больше { $days } дней
}
audience-seen-long = { $days ->
    [one] не заходят больше { $days } дня
    [few] не заходят больше { $days } дней
    [many] не заходят больше { $days } дней
   *[other] не заходят больше { $days } дней
}
audience-seen-lately = { $days ->
    [one] заходят хотя бы раз в { $days } день
    [few] заходят хотя бы раз в { $days } дня
    [many] заходят хотя бы раз в { $days } дней
   *[other] заходят хотя бы раз в { $days } дня
}
audience-event = { $title }, { $date }
audience-answered = { $title } ({ $answer })
audience-answer-going = пойдут
audience-answer-maybe = возможно
audience-answer-waiting = в очереди
audience-answer-declined = не смогут
audience-answer-came = пришли
audience-survey-answered = ответили
audience-survey-unanswered = не ответили
audience-late-waited = отчёт ещё не сдан
audience-late-late = срок прошёл, отчёта нет
