# Ответы на мероприятия: «Пойду», места, очередь, напоминания

tickets-when = { $weekday }, { $moment }
tickets-event =
    <b>{ $title }</b>
    Когда: { $when }
tickets-where = Где: { $where }
tickets-places = { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}
tickets-free = { $free ->
    [one] Осталось { $free } место из { $seats }.
    [few] Осталось { $free } места из { $seats }.
    [many] Осталось { $free } мест из { $seats }.
   *[other] Осталось { $free } места из { $seats }.
}
tickets-full = Сейчас мест нет. Нажмите «Пойду», и мы поставим вас в очередь.
tickets-reason = Причина: { $reason }
tickets-stage-open = Так ответить уже нельзя. Вот как сейчас.
tickets-stage-closed = Запись закончилась.
tickets-stage-begun = Мероприятие уже началось.
tickets-stage-over = Мероприятие прошло.
tickets-stage-postponed = Мероприятие переносится. Новую дату мы сообщим всем, кто ответил.
tickets-stage-cancelled = Мероприятие отменено.
tickets-stage-elsewhere = Запись на это мероприятие идёт не в боте.
tickets-event-gone = Этого мероприятия здесь больше нет.
tickets-no-seat = У вас нет места на это мероприятие. Вот что можно сделать сейчас.
tickets-not-so-many = { $free ->
    [0] Свободных мест больше нет. Ваш ответ остался прежним.
    [one] Свободно ещё { $free } место. Ваш ответ остался прежним.
    [few] Свободно ещё { $free } места. Ваш ответ остался прежним.
    [many] Свободно ещё { $free } мест. Ваш ответ остался прежним.
   *[other] Свободно ещё { $free } места. Ваш ответ остался прежним.
}
tickets-inside-already = На входе уже отмечены гости, их { $number }. Мест не может быть меньше: назовите, пожалуйста, число побольше.

tickets-going =
    Вы идёте: { $places }. Ваш код: <b>{ $code }</b>.
    { $named ->
        [yes] Организатор видит в списке гостей ваше имя и число мест.
       *[no] Организатор видит в списке гостей ваш код и число мест, имени у нас нет.
    }
tickets-was-going = Вы ответили «Пойду».
tickets-maybe = Вы ответили «Возможно». Место за вами не закреплено.
tickets-waiting = { $free ->
    [0] Сейчас мест нет.
    [one] Свободно { $free } место, а вам нужно { $places }.
    [few] Свободно { $free } места, а вам нужно { $places }.
    [many] Свободно { $free } мест, а вам нужно { $places }.
   *[other] Свободно { $free } места, а вам нужно { $places }.
} Вы { $place }-й в очереди. Как только место освободится, мы напишем; ответить нужно будет за 12 часов, перед началом быстрее.
tickets-in-queue = Вы { $place }-й в очереди.
tickets-offered = Для вас освободилось место ({ $places }). Держим его до: { $until }. Придёте?
tickets-lapsed = Время на ответ вышло, место предложено следующему. Нажмите «Пойду», и мы посмотрим ещё раз.
tickets-declined = Вы ответили «Не смогу».
tickets-came = Вы отмечены на входе.

tickets-answer-going = Пойду
tickets-answer-maybe = Возможно
tickets-answer-declined = Не смогу
tickets-confirm = Подтвердить
tickets-stay = Остаться в очереди
tickets-queue-again = Снова в очередь
tickets-free-the-seat = Не смогу, освободить место
tickets-pass = Показать QR
tickets-several = Нас двое или больше
tickets-change-places = { $count ->
    [one] Изменить: { $count } место
    [few] Изменить: { $count } места
    [many] Изменить: { $count } мест
   *[other] Изменить: { $count } места
}
tickets-to-event = Открыть мероприятие
tickets-how-many = «{ $title }». Сколько мест вам нужно, считая вас?
tickets-noted-going = Вы идёте.
tickets-noted-maybe = Отметили: возможно.
tickets-noted-waiting = Вы { $place }-й в очереди.
tickets-noted-offered = Место пока за вами.
tickets-noted-lapsed = Время на ответ вышло.
tickets-noted-declined = Отметили: не сможете.
tickets-pass-caption =
    <b>{ $title }</b>
    { $when }
    { $places }. Код: <b>{ $code }</b>.
    На входе покажите этот QR или назовите код.
tickets-not-yours = Это приглашение на мероприятие кластера. На входе его показывает тот, кому оно принадлежит.

ticket-about = «{ $title }», { $when }
ticket-offer = Место освободилось: { $about }. Вам: { $places }. Ответьте, пожалуйста, до: { $until }. Потом предложим следующему. Придёте?
ticket-lapsed = Мы держали для вас место: { $about }. Время на ответ вышло, место предложено следующему. Если всё же хотите прийти, встаньте в очередь снова.
ticket-lost = Мест стало меньше: { $about }. К сожалению, вашего места больше нет, но вы { $place }-й в очереди. Как только место освободится, мы напишем.
ticket-day-today = Сегодня в { $time }
ticket-day-tomorrow = Завтра в { $time }
ticket-day-later = Напоминаем, { $when }
ticket-reminder = { $day }: { $about }
ticket-reminder-code = Ваш код: <b>{ $code }</b>, { $places }.
ticket-reminder-maybe = Вы ответили «Возможно». Пойдёте?
ticket-changed = «{ $title }», { $when }: { $line ->
    [place] изменилось место
    [price] изменилась цена
    [audience] изменилось, для кого оно
   *[other] есть изменения
}. Ваш ответ в силе.
ticket-moved = «{ $title }»: новое время, { $when }. Ваш ответ в силе{ $seated ->
    [yes] ; если не сможете, освободите место для других.
   *[no] .
}
ticket-postponed = «{ $title }» переносится, новую дату сообщим. Ваш ответ в силе.
ticket-cancelled = «{ $title }», { $when }: мероприятие отменено. Приносим извинения.
ticket-withdrawn = «{ $title }», { $when }: мероприятие снято с афиши и в назначенное время не состоится. Приносим извинения.
ticket-thanks-seen = Спасибо, что пришли: «{ $title }». Будем рады видеть вас снова.
ticket-thanks = «{ $title }»: мероприятие прошло. Спасибо за интерес, будем рады видеть вас снова.
