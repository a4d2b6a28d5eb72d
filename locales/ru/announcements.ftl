# Объявления: написать, посмотреть, выбрать кому, отправить

announcements-open = Объявления
announcements = Объявления кластера, новые сверху. Что открыть?
announcements-none = Объявлений пока нет. Напишите первое: его можно посмотреть у себя, прежде чем отправить.
announcement-new = Новое объявление
announcement-title = Новое объявление
announcement-content =
    Новое объявление. Напишите текст так, как его увидят: можно жирный, курсив, ссылки. Картинку или файл пришлите вместе с текстом.
announcement-content-label = Текст
announcement-version-title = Объявление на другом языке
announcement-version-content = Напишите то же объявление на другом языке. Его получат те, кто читает бота на этом языке.
announcement-version-content-label = Текст
announcement-revise-title = Исправить объявление
announcement-revise-content = Напишите исправленный текст целиком. Он заменит прежний у всех, кому тот доставлен.
announcement-revise-content-label = Текст
field-message-next = Дальше
field-message-text = В объявлении с несколькими картинками нужен текст: подпишите одну из картинок или пришлите текст.
field-message-album = В альбоме помещается { $most } картинок.
field-message-mixed = Фото и файлы вместе не отправить. Пришлите, пожалуйста, только фото или только файлы.
field-message-long = { $over ->
    [one] Текст длиннее сообщения на { $over } знак: помещается { $most }. Сократите, пожалуйста.
    [few] Текст длиннее сообщения на { $over } знака: помещается { $most }. Сократите, пожалуйста.
    [many] Текст длиннее сообщения на { $over } знаков: помещается { $most }. Сократите, пожалуйста.
   *[other] Текст длиннее сообщения на { $over } знака: помещается { $most }. Сократите, пожалуйста.
}
field-message-caption-long = { $over ->
    [one] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Сократите текст или пришлите его без картинки.
    [few] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Сократите текст или пришлите его без картинки.
    [many] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Сократите текст или пришлите его без картинки.
   *[other] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Сократите текст или пришлите его без картинки.
}
form-expected-message = текст, фото или файл

announcement-untitled = картинка без текста
announcement-later = Выбрать позже
announcement-draft = <b>Черновик: { $title }</b>
announcement-to = Кому: { $words }.
announcement-second = Получателей больше { $above }, поэтому отправку подтвердит второй координатор.
announcement-is-urgent = Срочное: придёт и тем, кому на этой неделе уже хватит сообщений. Поэтому отправку подтвердит второй координатор.
announcement-in-groups = { $count ->
    [one] И опубликуем в { $count } группе.
    [few] И опубликуем в { $count } группах.
    [many] И опубликуем в { $count } группах.
   *[other] И опубликуем в { $count } группы.
}
announcement-two-messages = Уйдёт двумя сообщениями: сначала картинки, потом текст с кнопками.
announcement-is-advert = Это реклама.
announcement-preview = Посмотреть у себя
announcement-send = Отправить сейчас
announcement-propose = Отправить на подтверждение
announcement-schedule = Запланировать
announcement-drop = Удалить черновик
announcement-ask-drop = Удалить черновик «{ $title }»? Вернуть его будет нельзя.
announcement-ask-drop-yes = Да, удалить
announcement-dropped = Черновик удалён.
announcement-sure = { $count ->
    [one] Объявление «{ $title }» получит { $count } человек. Отправляем?
    [few] Объявление «{ $title }» получат { $count } человека. Отправляем?
    [many] Объявление «{ $title }» получат { $count } человек. Отправляем?
   *[other] Объявление «{ $title }» получат { $count } человека. Отправляем?
}
announcement-sure-groups = { $count ->
    [one] Объявление «{ $title }» появится в { $count } группе. Публикуем?
    [few] Объявление «{ $title }» появится в { $count } группах. Публикуем?
    [many] Объявление «{ $title }» появится в { $count } группах. Публикуем?
   *[other] Объявление «{ $title }» появится в { $count } группы. Публикуем?
}
announcement-send-sure = Да, отправить
announcement-change-what = Что изменить в объявлении?
announcement-change-text = Текст и картинки
announcement-add-en = Добавить на английском
announcement-change-en = Текст на английском
announcement-add-ru = Добавить на русском
announcement-change-ru = Текст на русском
announcement-change-buttons = Кнопки: { $count }
announcement-change-audience = Кому
announcement-change-topic = Тема: { $topic }
announcement-change-groups = Группы: { $count }
announcement-groups = В каких группах опубликовать? Отметьте их. Кнопки «Почему я это получил» и «Не присылать такое» в группах не нужны, их там не будет.
announcement-groups-none = Бота пока нет ни в одной вашей группе. Добавьте его в группу и напишите там /bind.
announcement-urgent-on = Это срочно
announcement-urgent-off = Это не срочно
announcement-advert-on = Это реклама
announcement-advert-off = Это не реклама
announcement-apart = Текст отдельно от картинки
announcement-together = Текст под картинкой
announcement-buttons = Кнопки под объявлением. Нажмите на кнопку, чтобы её убрать. «Почему я это получил» и «Не присылать такое» добавятся сами.
announcement-buttons-album = Под альбомом кнопок не бывает, поэтому текст и кнопки придут вторым сообщением, сразу за картинками. Нажмите на кнопку, чтобы её убрать.
announcement-buttons-most = { $most ->
    [one] Под объявлением помещается { $most } кнопка.
    [few] Под объявлением помещается { $most } кнопки.
    [many] Под объявлением помещается { $most } кнопок.
   *[other] Под объявлением помещается { $most } кнопки.
}
announcement-button-remove = Убрать: { $caption }
announcement-button-link = Добавить ссылку
announcement-button-deep = Добавить мероприятие, вакансию, опрос
announcement-button-ack = Добавить «Понятно»
announcement-button-code = Это не похоже на ссылку бота. Скопируйте её из кнопки «Поделиться» под мероприятием, вакансией или опросом.
announcement-button-no-event = Мероприятия { $code } нет или оно скрыто. Проверьте код, пожалуйста.
announcement-link-title = Кнопка со ссылкой
announcement-link-caption = Что написать на кнопке?
announcement-link-caption-label = Надпись
announcement-link-address = Какую страницу она открывает? Пришлите адрес.
announcement-link-address-label = Адрес
announcement-deep-title = Кнопка объявления
announcement-deep-caption = Что написать на кнопке?
announcement-deep-caption-label = Надпись
announcement-deep-code = Что она открывает? Пришлите ссылку на мероприятие, вакансию или опрос: она есть в кнопке «Поделиться».
announcement-deep-code-label = Ссылка
announcement-topic = О чём это объявление? От темы можно отказаться кнопкой «Не присылать такое».
announcement-when-title = Когда отправить
announcement-when-when = Когда отправить? Напишите день и час, например «завтра в 10:00».
announcement-when-when-label = Когда
announcement-when-repeat = Повторять?
announcement-when-repeat-label = Повторять
announcement-repeat-once = Один раз
announcement-repeat-weekly = Каждую неделю
announcement-repeat-monthly = Каждый месяц
announcement-time-past = Это время уже прошло. Напишите, пожалуйста, другое.
announcement-scheduled = <b>{ $title }</b>
    { $repeat ->
        [weekly] Отправим { $when }, потом каждую неделю в этот час.
        [monthly] Отправим { $when }, потом каждый месяц в этот день.
       *[once] Отправим { $when }.
    }
announcement-take-back = Вернуть в черновики
announcement-proposed-own = Объявление «{ $title }» ждёт второго координатора: мы сообщили остальным. Как только кто-то подтвердит, оно уйдёт.
announcement-proposed-other = Объявление «{ $title }» ждёт вашего подтверждения. Посмотрите его у себя, прежде чем отправить.
announcement-proposed-urgent = Срочное объявление «{ $title }» ждёт вашего подтверждения: оно придёт и тем, кому на этой неделе уже хватит сообщений. Посмотрите его у себя, прежде чем отправить.
announcement-confirm = Подтвердить отправку
announcement-second-missing = { $above ->
    [one] Больше { $above } получателя: отправку должен подтвердить второй координатор, а его пока нет. Пригласите его или сузьте круг получателей.
    [few] Больше { $above } получателей: отправку должен подтвердить второй координатор, а его пока нет. Пригласите его или сузьте круг получателей.
    [many] Больше { $above } получателей: отправку должен подтвердить второй координатор, а его пока нет. Пригласите его или сузьте круг получателей.
   *[other] Больше { $above } получателя: отправку должен подтвердить второй координатор, а его пока нет. Пригласите его или сузьте круг получателей.
}
announcement-urgent-missing = Срочное объявление должен подтвердить второй координатор, а его пока нет. Пригласите его или отправьте объявление как обычное.
announcement-second-other = Подтвердить должен другой координатор: это ваше объявление.
announcement-no-draft = Это объявление уже не черновик, изменить его здесь нельзя.
announcement-no-audience = Сначала выберите, кому отправить.
announcement-nobody = Сейчас получать это объявление некому. Измените круг получателей.
announcement-advert-refused = Рекламу в Telegram кластер не отправляет: по закону нужны отдельное согласие и маркировка. Снимите отметку «реклама», если это новость кластера.
announcement-advert-label = Реклама
announcement-caption-long = { $over ->
    [one] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Отправьте текст отдельно от картинки или сократите его.
    [few] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Отправьте текст отдельно от картинки или сократите его.
    [many] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Отправьте текст отдельно от картинки или сократите его.
   *[other] Под картинкой помещается { $most } знака, а у вас на { $over } больше. Отправьте текст отдельно от картинки или сократите его.
}
announcement-text-long = { $over ->
    [one] Вместе с пометкой внизу текст длиннее сообщения на { $over } знак: помещается { $most }. Сократите, пожалуйста.
    [few] Вместе с пометкой внизу текст длиннее сообщения на { $over } знака: помещается { $most }. Сократите, пожалуйста.
    [many] Вместе с пометкой внизу текст длиннее сообщения на { $over } знаков: помещается { $most }. Сократите, пожалуйста.
   *[other] Вместе с пометкой внизу текст длиннее сообщения на { $over } знака: помещается { $most }. Сократите, пожалуйста.
}
announcement-not-taken = Telegram не принимает такое объявление: { $problem }. Измените текст или кнопки и посмотрите ещё раз.
announcement-grown = Объявление «{ $title }» пока не отправлено. Получателей стало больше, чем { $above }: теперь их { $count }. Ждём подтверждения второго координатора.
announcement-to-confirm = { $count ->
    [one] Объявление «{ $title }» для { $count } получателя ждёт второго координатора. Посмотрите и подтвердите.
    [few] Объявление «{ $title }» для { $count } получателей ждёт второго координатора. Посмотрите и подтвердите.
    [many] Объявление «{ $title }» для { $count } получателей ждёт второго координатора. Посмотрите и подтвердите.
   *[other] Объявление «{ $title }» для { $count } получателя ждёт второго координатора. Посмотрите и подтвердите.
}
announcement-to-confirm-urgent = { $count ->
    [one] Срочное объявление «{ $title }» для { $count } получателя ждёт второго координатора. Посмотрите и подтвердите.
    [few] Срочное объявление «{ $title }» для { $count } получателей ждёт второго координатора. Посмотрите и подтвердите.
    [many] Срочное объявление «{ $title }» для { $count } получателей ждёт второго координатора. Посмотрите и подтвердите.
   *[other] Срочное объявление «{ $title }» для { $count } получателя ждёт второго координатора. Посмотрите и подтвердите.
}
announcement-look = Открыть объявление
announcement-stage-draft = Черновик
announcement-stage-proposed = Ждёт подтверждения
announcement-stage-scheduled = Запланировано
announcement-stage-freezing = Готовим
announcement-stage-sending = Отправляем
announcement-stage-paused = На паузе
announcement-stage-done = Отправлено
announcement-stage-stopped = Остановлено
announcement-stage-editing = Исправляем
announcement-stage-withdrawing = Отзываем
announcement-stage-withdrawn = Отозвано

# Под самим объявлением

announcement-ack = Понятно
announcement-thanks = Спасибо, отметили
announcement-why = Почему я это получил
announcement-mute = Не присылать такое
announcement-unmute = Присылать снова
announcement-because = Это объявление пришло вам, потому что вы среди тех, кому его адресовали: { $reasons }.
announcement-agreed = Согласие на рассылки вы дали { $date }.
announcement-muted = Больше не присылаем: «{ $topic }». Ответы на ваши заявки и напоминания приходят как прежде.
announcement-unmuted = Снова присылаем: «{ $topic }».
