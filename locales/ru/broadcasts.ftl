# Объявление в пути и после отправки

announcement-freezing = Готовим «{ $title }»: записано получателей: { NUMBER($count) }.
announcement-sending = Отправляем: { $bar } { $percent } %.
announcement-sending-paused = На паузе: { $bar } { $percent } %.
announcement-editing = Исправляем: { $bar } { $percent } %.
announcement-editing-paused = Исправление на паузе: { $bar } { $percent } %.
announcement-withdrawing = Отзываем: { $bar } { $percent } %.
announcement-withdrawing-paused = Отзыв на паузе: { $bar } { $percent } %.
announcement-numbers = Готово { NUMBER($sent) }, не доставить { NUMBER($blocked) }, с ошибкой { NUMBER($failed) }, осталось { NUMBER($left) }.
announcement-still = Ещё { $time }.
announcement-paused-why = Остановилось само после 30 ошибок подряд: { $reason }.
announcement-revised = Исправляем объявление у всех, кому оно доставлено.
announcement-pause = Пауза
announcement-resume = Продолжить
announcement-stop = Остановить
announcement-ask-stop = Остановить «{ $title }»? Кто уже получил, у тех оно останется, остальным не придёт.
announcement-ask-stop-yes = Да, остановить
announcement-done = Готово: «{ $title }».
announcement-stopped = Остановлено: «{ $title }».
announcement-withdrawn = Отозвано: «{ $title }».
announcement-result = Доставлено { NUMBER($sent) }{ $blocked ->
    [0] {""}
   *[other] , заблокировали бота { NUMBER($blocked) }
}{ $failed ->
    [0] {""}
   *[other] , не доставлено { NUMBER($failed) }
}{ $unknown ->
    [0] {""}
   *[other] , неизвестно { NUMBER($unknown) }
}{ $skipped ->
    [0] {""}
   *[other] , пропущено { NUMBER($skipped) }
}.
announcement-pressed = Нажали «{ $caption }»: { NUMBER($count) }.
announcement-report = Отчёт
announcement-revise = Исправить текст
announcement-revise-en = Исправить английский текст
announcement-revise-ru = Исправить русский текст
announcement-withdraw = Отозвать
announcement-ask-withdraw = { $count ->
    [one] Удалить объявление у { $count } получателя? Telegram удалит его и из чата.
    [few] Удалить объявление у { $count } получателей? Telegram удалит его и из чата.
    [many] Удалить объявление у { $count } получателей? Telegram удалит его и из чата.
   *[other] Удалить объявление у { $count } получателя? Telegram удалит его и из чата.
}
announcement-ask-withdraw-late = { $count ->
    [one] Прошло больше двух суток: Telegram не даст удалить старые сообщения. Попробовать у { $count } получателя? Надёжнее исправить текст.
    [few] Прошло больше двух суток: Telegram не даст удалить старые сообщения. Попробовать у { $count } получателей? Надёжнее исправить текст.
    [many] Прошло больше двух суток: Telegram не даст удалить старые сообщения. Попробовать у { $count } получателей? Надёжнее исправить текст.
   *[other] Прошло больше двух суток: Telegram не даст удалить старые сообщения. Попробовать у { $count } получателя? Надёжнее исправить текст.
}
announcement-withdraw-yes = Да, удалить у всех
announcement-retry = Повторить недоставленным
announcement-retry-unknown = Повторить и тем, о ком неизвестно
announcement-ask-unknown = Связь прервалась, и неизвестно, дошло ли «{ $title }» до некоторых. Если повторить, кто-то может получить его дважды. Повторить?
announcement-ask-unknown-yes = Да, повторить
announcement-newcomers = Отправить новым участникам
announcement-not-over = Объявление ещё в пути. Подождите немного или остановите его.
announcement-nothing-sent = Доставленных сообщений нет, менять нечего.
announcement-nobody-failed = Таких получателей нет.
announcement-nobody-new = Новых получателей с тех пор не появилось.
announcement-too-old = Объявлению больше двух месяцев. Напишите новое.
announcement-gave-up = Объявление «{ $title }» остановилось: 30 ошибок подряд. Причина: { $reason }. Когда причина исчезнет, продолжите.
announcement-reason-blocked = бот заблокирован
announcement-reason-no-such-chat = аккаунт удалён
announcement-reason-refused = Telegram не принял сообщение
announcement-reason-erased = данные удалены по просьбе человека
announcement-reason-stopped = рассылку остановили
announcement-reason-unbound = группа отвязана
announcement-reason-not-there = сообщения уже нет
announcement-reason-declined = человек больше не хочет объявлений или поставил паузу
announcement-reason-other = нет связи с Telegram
announcement-report-title = <b>Отчёт: { $title }</b>
announcement-report-when = Начали { $when }, заняло { $time }.
announcement-report-audience = Получателей: { NUMBER($count) }.
announcement-report-left = Ещё в пути: { NUMBER($count) }.
announcement-report-reason = Не дошло, { $reason }: { NUMBER($count) }.
announcement-report-muted = Попросили такое не присылать: { NUMBER($count) }.
announcement-report-earlier = Для сравнения, до этого:
announcement-report-before = «{ $title }»: доставлено { NUMBER($count) } ({ $percent } %), нажали { NUMBER($pressed) }
announcement-sheet = Файл XLSX
announcement-sheet-title = Получатели
announcement-sheet-name = Имя
announcement-sheet-municipality = Муниципалитет
announcement-sheet-state = Что с сообщением
announcement-sheet-reason = Причина
announcement-sheet-when = Когда
announcement-sheet-caption = Получатели объявления. Файл содержит персональные данные, храните его бережно.
announcement-state-pending = ждёт
announcement-state-claimed = отправляется
announcement-state-sent = доставлено
announcement-state-failed = не доставлено
announcement-state-skipped = пропущено
announcement-state-unknown = неизвестно
