# Требования к подготовке: карточки работодателей, голоса, ответ тех, кто учит

requirements-open = Требования к подготовке
requirements =
    <b>Требования к подготовке</b>

    Здесь работодатели говорят, каких умений не хватает, а колледжи и институты отвечают, чему научат.
requirement-write = Сообщить, чего не хватает
requirements-list-all = Все карточки: { $count }
requirements-list-own = Наши карточки: { $count }
requirements-list-received = Присланные нам: { $count }
requirements-list-new = Ждут проверки: { $count }
requirements-receive = Принимать требования
requirements-receive-no-more = Больше не принимать
requirements-some = { $count ->
    [one] { $count } карточка ({ $narrowing }).
    [few] { $count } карточки ({ $narrowing }).
    [many] { $count } карточек ({ $narrowing }).
   *[other] { $count } карточки ({ $narrowing }).
}
requirements-members-only = Требования к подготовке читают те, кто вступил в кластер. Это бесплатно и займёт минуту: /join.
requirements-none = Пока здесь пусто: таких карточек нет ({ $narrowing }).
requirements-everything = все
requirements-by-group = Должность
requirements-by-competency = Умение
requirements-by-place = Где
requirements-by-state = Состояние
requirements-choose-group = Какие должности показать?
requirements-choose-competency = Какое умение показать?
requirements-choose-place = Какой муниципалитет показать?
requirements-choose-state = Какие карточки показать?
requirements-back = Назад к списку

requirement-title = Требование к подготовке
requirement-position = На какой должности не хватает умений?
requirement-position-other = Напишите, пожалуйста, должность.
requirement-position-label = Должность
requirement-competency = Какого умения не хватает?
requirement-competency-other = Напишите, пожалуйста, двумя-тремя словами, какого умения не хватает.
requirement-competency-label = Умение
requirement-importance = Насколько это важно для вашей работы?
requirement-importance-label = Важность
requirement-people = Скольким людям у вас не хватает этого умения? Считайте и свободные места.
requirement-people-label = Скольким
requirement-people-count = { $count ->
    [one] { $number } человеку
    [few] { $number } людям
    [many] { $number } людям
   *[other] { $number } человека
}
requirement-help = Что помогло бы?
requirement-help-label = Поможет
requirement-by = К какому сроку это нужно?
requirement-by-label = Срок
requirement-show-name = Показывать другим название вашей организации? Без названия карточка тоже учитывается.
requirement-show-name-label = Название
requirement-name-yes = Показывать
requirement-name-no = Не показывать
requirement-comment = Что ещё важно знать тем, кто учит? Одно-два предложения.
requirement-comment-label = Подробнее
requirement-written = Спасибо, карточка записана. Другие работодатели увидят её и скажут, так ли у них. О решении мы напишем.
requirement-look = Открыть карточку

importance-3 = Очень важно
importance-2 = Важно
importance-1 = Желательно
help-with-course = Курс
help-with-practice = Практика студентов
help-with-module = Новый модуль в программе
help-with-target_training = Целевой набор
help-with-mentor = Наставник
wanted-by-quarter = За три месяца
wanted-by-half = За полгода
wanted-by-year = За год
training-kind-module = Модуль в программе
training-kind-course = Курс для работающих
training-kind-practice = Тема практики
training-kind-thesis = Тема выпускной работы
training-kind-master_class = Мастер-класс
training-kind-target_training = Целевой набор
training-kind-mentor = Наставник

requirement-name-of = { $position }: { $competency }
requirement-entry = { $count ->
    [one] { $title }, { $count } голос
    [few] { $title }, { $count } голоса
    [many] { $title }, { $count } голосов
   *[other] { $title }, { $count } голоса
}
requirement-card =
    <b>{ $title }</b>

    { $lines }
requirement-state-line = Состояние
requirement-employer-line = Кто просит
requirement-place-line = Где
requirement-importance-line = Важность
requirement-people-line = Не хватает
requirement-help-line = Поможет
requirement-by-line = Нужно к
requirement-comment-line = Подробнее
requirement-votes-line = Голоса
requirement-sent-line = Кому направлено
requirement-training-line = Что будет
requirement-decision-line = Решение
requirement-declined-line = Причина отказа
requirement-better-line = Стало лучше
requirement-nameless = организация просила не называть её
requirement-cluster = координатор
requirement-votes = «у нас тоже» — { $same }, «не актуально» — { $against }
requirement-better-of = { $some } из { $all }
requirement-state-new = новая, ждёт проверки
requirement-state-checked = проверена
requirement-state-sent = направлена учебному заведению
requirement-state-under_review = на рассмотрении
requirement-state-accepted = принята
requirement-state-done = выполнена
requirement-state-declined = отклонена

requirement-same = У нас тоже
requirement-against = Не актуально
requirement-better = Стало лучше
requirement-nobetter = Без изменений
requirement-check = Проверено
requirement-send = Направить тем, кто учит
requirement-consider = Взять на рассмотрение
requirement-accept = Принять
requirement-decline = Отклонить
requirement-done = Выполнено
requirement-merge = Это повтор другой карточки
requirement-withdraw = Убрать карточку
requirement-withdraw-sure = Убрать карточку «{ $title }»?
requirement-withdrawn = Карточка убрана.
requirement-send-to = Кому направить? Ответа ждём в течение 30 дней.
requirement-send-nobody = Пока ни одно учебное заведение не согласилось принимать требования. Его представитель может включить это на странице «Требования к подготовке».
requirement-merge-which = Какую карточку она повторяет? Голоса перейдут туда.
requirement-merge-none = Похожих карточек нет.
requirement-merge-sure = Объединить «{ $duplicate }» с карточкой «{ $into }»? Все голоса сохранятся.
requirement-merge-yes = Объединить
requirement-own-vote = Это карточка вашей организации: она уже учтена.
requirement-supported = Эту карточку уже поддержали другие, поэтому убрать её нельзя. Если она устарела, напишите координатору.
requirement-late = Карточка уже в другом состоянии. Откройте её ещё раз.
requirement-no-receiver = Это учебное заведение больше не принимает требования. Выберите другое.

requirement-accept-title = Ответ на требование
requirement-accept-kind = Что вы сделаете?
requirement-accept-kind-label = Что будет
requirement-accept-decision = Напишите одним-двумя предложениями, что именно и когда. Это прочитают работодатели.
requirement-accept-decision-label = Решение
requirement-decline-title = Отказ по требованию
requirement-decline-decision = Почему не получится? Причину прочитают работодатели.
requirement-decline-decision-label = Причина

requirement-new = Новое требование работодателя: «{ $title }». Проверьте, пожалуйста, и направьте тем, кто учит.
requirement-news-sent = Ваше требование учтено: «{ $title }». Его направили: { $to }. Ответа ждём в течение 30 дней.
requirement-news-accepted =
    Ваше требование учтено: «{ $title }».
    Принято, отвечает { $to }. { $what }: { $words }
requirement-news-done =
    Ваше требование учтено: «{ $title }».
    Выполнено: { $words }
    Стало ли у вас лучше?
requirement-news-declined =
    Ваше требование рассмотрено: «{ $title }».
    Взяться не смогут. Причина: { $words }
requirement-received = Вам направили требование работодателей: «{ $title }». Ответьте, пожалуйста, в течение 30 дней.
requirement-waits = Требование «{ $title }» ждёт ответа больше 30 дней. Кому направлено: { $to }.
