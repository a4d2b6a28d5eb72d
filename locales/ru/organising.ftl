# Мероприятия для тех, кто их проводит: анкета, мои мероприятия, перемены

event-title = Мероприятие
event-heading = Как называется мероприятие?
event-heading-label = Название
event-kind = Что это будет?
event-kind-label = Вид
event-when = Когда? Напишите день и часы, например: 2 декабря с 15:00 до 17:00. Для выставки: с 5 по 20 декабря.
event-when-label = Когда
event-length = Сколько продлится? Нажмите или напишите, например: до 17:00.
event-length-label = Длится
event-hours = В какие часы открыто? Например: ежедневно, кроме понедельника, с 10 до 18.
event-hours-label = Часы работы
event-format = Как пройдёт?
event-format-label = Формат
event-format-onsite = Очно
event-format-online = Онлайн
event-format-mixed = Очно и онлайн
event-venue = Где пройдёт? Нажмите или напишите место и адрес, например: Дом ремёсел, ул. Примерная, 1.
event-venue-label = Место
event-municipality = В каком муниципалитете? Нажмите или напишите название.
event-municipality-label = Муниципалитет
event-place = Напишите место и адрес, например: Дом ремёсел, ул. Примерная, 1.
event-place-label = Место и адрес
event-link = По какой ссылке смотреть? Можно добавить позже.
event-link-label = Ссылка для просмотра
event-audience = Для кого?
event-audience-label = Для кого
event-age = Какая возрастная отметка? Она обязательна по закону.
event-age-label = Возраст
event-price = Сколько стоит вход? Нажмите или напишите в рублях, например: 300 или 300–500.
event-price-label = Цена
event-registration = Нужна ли запись?
event-registration-label = Запись
event-entry-none = Не нужна
event-entry-bot = В боте
event-entry-link = По ссылке
event-entry-phone = По телефону
event-seats = Сколько мест? Если не ограничено, нажмите «Пропустить».
event-seats-label = Мест
event-seats-count = { $count ->
    [one] { $number } место
    [few] { $number } места
    [many] { $number } мест
   *[other] { $number } места
}
event-registration-link = По какой ссылке записываться?
event-registration-link-label = Ссылка для записи
event-registration-phone = По какому телефону записываться?
event-registration-phone-label = Телефон для записи
event-advert = Это реклама? Платное предложение бизнеса — обычно да, работа учреждения — обычно нет.
event-advert-label = Реклама
event-advert-yes = Да, реклама
event-advert-no = Нет
event-erid = Какой у рекламы erid? Его выдаёт оператор рекламных данных.
event-erid-label = erid
event-more = Основное готово. Что ещё добавить? Если ничего, нажмите «Дальше».
event-more-label = Дополнительно
event-more-description = Описание
event-more-picture = Картинка
event-more-access = Доступность
event-more-partners = Партнёры
event-more-pushkin = Пушкинская карта
event-more-until = Срок записи
event-more-repeats = Повторяется
event-description = Опишите мероприятие в нескольких предложениях: что будет, кто ведёт, что взять с собой.
event-description-label = Описание
event-picture = Пришлите картинку как фото.
event-picture-label = Картинка
event-picture-alt = Что на картинке? Опишите одним предложением: его услышат те, кто не видит экран.
event-picture-alt-label = Подпись к картинке
event-access = Что есть для людей с инвалидностью? Отметьте.
event-access-label = Доступность
event-partners = Кто партнёры? Перечислите через запятую.
event-partners-label = Партнёры
event-until = До какого времени принимать ответы?
event-until-label = Срок записи
event-until-start = До начала
event-until-hours = За 2 часа до начала
event-until-day = За сутки до начала
event-until-days = За 3 дня до начала
event-until-week = За неделю до начала
event-repeats = Как повторяется?
event-repeats-label = Повторяется
event-repeats-weekly = Каждую неделю
event-repeats-dates = В другие даты
event-times = Сколько раз всего, вместе с первым?
event-times-label = Всего
event-times-count = { $count ->
    [one] { $number } раз
    [few] { $number } раза
    [many] { $number } раз
   *[other] { $number } раза
}
event-days = В какие ещё дни, в тот же час? Например: 9 и 16 декабря.
event-days-label = Другие дни
event-pushkin-label = Пушкинская карта

event-line-heading-title = Название
event-line-kind-title = Вид
event-line-when-title = Дата и время
event-line-place-title = Место
event-line-audience-title = Для кого, возраст
event-line-price-title = Цена
event-line-registration-title = Запись, места
event-line-description-title = Описание
event-line-picture-title = Картинка
event-line-access-title = Доступность
event-line-partners-title = Партнёры
event-line-advert-title = Реклама
event-cancel-title = Отмена мероприятия
event-cancel-reason = Почему отменяете? Напишите одним-двумя предложениями: это прочтут все, кто собирался прийти.
event-cancel-reason-label = Причина
event-postpone-title = Перенос мероприятия
event-postpone-reason = Почему переносите? Это прочтут все, кто собирался прийти.
event-postpone-reason-label = Причина

event-past = Это время уже прошло. Нажмите «Изменить» и поправьте дату.
event-settled-cancelled = Мероприятие отменено, изменить его нельзя. Можно сделать новое по его образцу.
event-settled-withdrawn = Мероприятие уже снято с публикации.
event-settled-over = Мероприятие уже прошло, изменить его нельзя.
event-cluster = Кластер

desk-open = Мероприятия
desk = { $count ->
    [0] <b>{ $organiser }</b>: мероприятий впереди нет.
    [one] <b>{ $organiser }</b>: впереди { $count } мероприятие.
    [few] <b>{ $organiser }</b>: впереди { $count } мероприятия.
    [many] <b>{ $organiser }</b>: впереди { $count } мероприятий.
   *[other] <b>{ $organiser }</b>: впереди { $count } мероприятия.
}
desk-ended = { $count ->
    [0] <b>{ $organiser }</b>: прошедших мероприятий нет.
    [one] <b>{ $organiser }</b>: { $count } прошедшее или отменённое.
    [few] <b>{ $organiser }</b>: { $count } прошедших или отменённых.
    [many] <b>{ $organiser }</b>: { $count } прошедших или отменённых.
   *[other] <b>{ $organiser }</b>: { $count } прошедших или отменённых.
}
desk-at-once = Новое публикуется сразу.
desk-reviewed = Новое сначала смотрит координатор, обычно до двух дней.
desk-new = Предложить мероприятие
desk-proposal-submitted = На проверке: { $title }
desk-proposal-claimed = На проверке: { $title }
desk-proposal-returned = Нужно поправить: { $title }
desk-event-published = { $day } · { $title }
desk-event-postponed = Перенесено · { $title }
desk-event-cancelled = Отменено · { $title }
desk-event-withdrawn = Снято · { $title }
desk-past = Прошедшие и отменённые
desk-upcoming = Те, что впереди
desk-start = С чего начнём? Из прошлого мероприятия возьмём всё, кроме даты.
desk-as-before = Как прошлый раз: { $title }
desk-clean-sheet = С чистого листа
desk-published = { $count ->
    [one] Опубликовано. Мероприятие уже видно всем.
    [few] Опубликовано: { $count } даты. Мероприятия уже видны всем.
    [many] Опубликовано: { $count } дат. Мероприятия уже видны всем.
   *[other] Опубликовано: { $count } даты. Мероприятия уже видны всем.
}
desk-see = Посмотреть
desk-sent = Спасибо, отправлено. Координатор посмотрит и напишет вам; обычно это до двух дней.
desk-proposal-open = Где моё мероприятие

managed =
    <b>{ $title }</b>

    { $when }
    { $where }
managed-series = { $count ->
    [one] Дальше в серии ещё { $count } дата.
    [few] Дальше в серии ещё { $count } даты.
    [many] Дальше в серии ещё { $count } дат.
   *[other] Дальше в серии ещё { $count } даты.
}
managed-change = Изменить
managed-postpone = Перенести
managed-cancel = Отменить мероприятие
managed-withdraw = Снять с публикации
managed-card = Как видят другие
managed-copy = Повторить в другой день
managed-which = «{ $title }». Что изменить?{ $scope }
managed-scope = {" "}{ $count ->
    [one] Это коснётся и ещё { $count } даты серии.
    [few] Это коснётся и ещё { $count } дат серии.
    [many] Это коснётся и ещё { $count } дат серии.
   *[other] Это коснётся и ещё { $count } даты серии.
}
managed-following = { $count ->
    [one] И следующее ({ $count })
    [few] И следующие ({ $count })
    [many] И следующие ({ $count })
   *[other] И следующие ({ $count })
}
managed-postpone-sure = На когда переносим «{ $title }»?{ $scope } Всем, кто ответил, придёт сообщение.
managed-postpone-yes = Дата пока неизвестна
managed-new-day = Назвать новую дату
managed-cancel-sure = Отменить «{ $title }»?{ $scope } Всем, кто ответил, придёт сообщение с причиной.
managed-cancel-yes = Да, отменить
managed-withdraw-sure = Снять «{ $title }» с публикации?{ $scope } Его больше никто не увидит; вернуть нельзя, но можно повторить.
managed-withdraw-yes = Да, снять
managed-keep = Оставить как есть

side-event = мероприятие
side-event-change = изменение мероприятия
event-proposed = <b>{ $title }</b>, { $host }
event-change-proposed = Изменить «{ $title }», { $host }
own-event-approved = Одобрено { $when }.
own-event-withdrawn = Отозвано { $when }. Предложить снова можно в любой момент.
own-event-expired = Закрыто { $when }: исправлений не было месяц. Предложить снова можно в любой момент.
event-declined = Мероприятие «{ $title }» не опубликовано. { $why }
event-lapsed = Предложение «{ $title }» закрыто: исправлений не было месяц. Предложить снова можно в любой момент.
decline-topic = Не для афиши кластера
decline-repeated = Уже опубликовано
decline-unmarked = Реклама без отметки
decline-sparse = Не хватает сведений
declined-topic = В афише кластера мероприятия культуры и образования.
declined-repeated = Такое мероприятие уже есть в афише.
declined-unmarked = Похоже на рекламу: её нужно отметить и указать erid.
declined-sparse = Не хватает сведений, чтобы опубликовать.
trust-switch = Публикует без проверки
console-events = Мероприятия кластера
desk-change-submitted = Изменение на проверке: { $title }
desk-change-claimed = Изменение на проверке: { $title }
desk-change-returned = Изменение нужно поправить: { $title }
desk-change-approved = Изменение одобрено, его уже видно всем.
managed-done = Готово, изменено.
