# Мои мероприятия, календарь, напоминания

agenda-open = Мои мероприятия
agenda =
    <b>Мои мероприятия</b>

    { $lines }
agenda-empty = Здесь появятся мероприятия, на которые вы ответили. Пока ответов нет.
agenda-line = { $number }. <b>{ $title }</b>
    { $when }{ $where ->
        [none] {""}
       *[other] . { $where }
    }
    { $answer }
agenda-button = { $number }. { $title }
agenda-going = Вы идёте, код { $code }
agenda-maybe = Возможно
agenda-waiting = В очереди, вы { $place }-й
agenda-offered = Для вас освободилось место, ждём ответа
agenda-is-cancelled = Отменено
agenda-is-postponed = Переносится, новую дату сообщим
agenda-calendar = Календарь на телефоне
agenda-address =
    Добавьте этот адрес в календарь телефона («Подписаться на календарь»), и ваши мероприятия появятся там сами: с новым временем, если его изменят, и без отменённых.

    { $address }

    По этому адресу видны только ваши ответы, без имени. Если его узнал кто-то ещё, смените адрес.
agenda-renew = Сменить адрес
agenda-close = Закрыть адрес
agenda-closed = Адрес календаря закрыт: по нему больше ничего не видно.

calendar-name = Мероприятия кластера
calendar-cancelled = Отменено: { $title }
calendar-postponed = Переносится: { $title }
calendar-online = Онлайн

settings-reminders = Напоминания
settings-reminders-question = Когда напоминать о мероприятиях, на которые вы ответили? В тихие часы напоминания не приходят.
settings-reminders-both = за день и за 2 часа
settings-reminders-day = только за день
settings-reminders-hours = только за 2 часа
settings-reminders-none = не напоминать
