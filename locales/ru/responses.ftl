# Отклики на вакансии: обе стороны

response-offer =
    Откликаемся: <b>{ $title }</b>, { $employer }.

    Работодатель получит вашу карточку:
    { $profile }

    Контакты откроются, только если вас пригласят. Нажимая «Отправить отклик», вы даёте согласие передать карточку этому работодателю.
response-profile-name = <b>{ $name }</b>
response-profile-experience = Стаж: { $experience }
response-send = Отправить отклик
response-with-message = Добавить сообщение или файл
response-join-first = Чтобы откликнуться, нужна карточка участника: её получит работодатель. Вступить можно за минуту.
response-sent = Отклик отправлен: { $employer }. Напишем, как только ответят.
response-own-open = Мой отклик
responses-mine = Мои отклики
responses-own = { $count ->
    [0] Откликов пока нет. Откройте вакансию и нажмите «Откликнуться».
    [one] У вас { $count } отклик.
    [few] У вас { $count } отклика.
    [many] У вас { $count } откликов.
   *[other] У вас { $count } отклика.
}
responses-line = { $title } — { $state }
response-state-new = новый
response-state-viewed = просмотрен
response-state-invited = приглашение
response-state-hired = приняли
response-state-declined = отказ
response-state-withdrawn = отозван
response-own = <b>{ $title }</b>, { $employer }
response-line-new = Ваш отклик отправлен, его ещё не смотрели.
response-line-viewed = Ваш отклик посмотрели.
response-line-invited = Вас пригласили.
response-line-hired = Вас приняли на работу.
response-line-declined = На ваш отклик ответили отказом.
response-line-withdrawn = Вы отозвали отклик.
response-sent-at = Отправлен { $when }.
response-your-words = Вы написали: «{ $text }»
response-their-words = Работодатель пишет: «{ $text }»
response-contact = Связаться: { $contact }
response-withdraw = Отозвать отклик
response-withdraw-sure = Отозвать отклик? { $employer } больше не увидит вашу карточку.
response-withdraw-yes = Да, отозвать
response-withdraw-no = Оставить
response-vacancy = Открыть вакансию
response-vacancy-closed = Эта вакансия уже закрыта. Посмотрите другие.
response-elsewhere = Эта вакансия с другого сайта, откликнуться можно там.
response-own-new = Вы уже откликнулись на эту вакансию.
response-own-viewed = Вы уже откликнулись на эту вакансию.
response-own-invited = Вы уже откликнулись, вас пригласили.
response-own-hired = Вас уже приняли на эту работу.
response-own-declined = На ваш отклик уже ответили отказом.

vacancy-message-title = Отклик на вакансию
vacancy-message-message = Что написать работодателю? Несколько предложений о себе.
vacancy-message-message-label = Сообщение
vacancy-message-file = Пришлите резюме или фото работы.
vacancy-message-file-label = Файл
vacancy-invite-title = Приглашение
vacancy-invite-words = Когда и куда прийти? Напишите или пропустите. После этого вы с кандидатом увидите контакты друг друга.
vacancy-invite-words-label = Приглашение
vacancy-decline-title = Отказ
vacancy-decline-words = Можно написать пару слов человеку. Если не нужно, пропустите.
vacancy-decline-words-label = Ответ

responses-received = { $count ->
    [0] «{ $title }»: откликов пока нет.
    [one] «{ $title }»: { $count } отклик.
    [few] «{ $title }»: { $count } отклика.
    [many] «{ $title }»: { $count } откликов.
   *[other] «{ $title }»: { $count } отклика.
}
responses-back = К откликам
responses-look = Посмотреть отклики
response-to = Отклик на «{ $title }», { $when }.
response-why = Совпадает: { $why }
response-words = Пишет: «{ $text }»
response-own-words = Вы ответили: «{ $text }»
response-contact-later = Контакты откроются, когда вы пригласите.
response-is-declined = Вы отказали.
response-is-hired = Вы отметили: взяли на работу.
response-invite = Пригласить
response-decline = Отказать
response-hire = Взяли на работу
response-file = Открыть файл
response-open = Открыть отклик
response-was-withdrawn = Человек отозвал этот отклик.
response-already-new = Отклик ещё не смотрели.
response-already-viewed = Сначала пригласите.
response-already-invited = По этому отклику уже пригласили.
response-already-hired = По этому отклику уже приняли на работу.
response-already-declined = По этому отклику уже отказали.
response-already-withdrawn = Этот отклик отозвали.

response-new = Новый отклик на «{ $title }»: { $name }.
response-withdrawn = { $name }: отклик на «{ $title }» отозван.
responses-wait = { $count ->
    [one] «{ $title }»: { $count } отклик ждёт больше трёх дней. Люди ждут ответа.
    [few] «{ $title }»: { $count } отклика ждут больше трёх дней. Люди ждут ответа.
    [many] «{ $title }»: { $count } откликов ждут больше трёх дней. Люди ждут ответа.
   *[other] «{ $title }»: { $count } отклика ждут больше трёх дней. Люди ждут ответа.
}
response-viewed = { $employer }: ваш отклик на «{ $title }» посмотрели.
response-invited = { $employer } приглашает вас: «{ $title }».
response-declined = { $employer }: на отклик «{ $title }» ответили отказом. Посмотрите другие вакансии.
response-hired = { $employer }: вас приняли, «{ $title }». Поздравляем!
response-vacancy-ended = { $employer }: вакансия «{ $title }» больше не открыта. Посмотрите другие.

consent-response = Передача карточки работодателю
consent-read-response = Документ: отклик
consent-withdraw-response = Отозвать: отклики
consent-consequence-response = Если отозвать это согласие, все ваши отклики, по которым ещё нет решения, будут отозваны. Отозвать?
export-responses = Отклики на вакансии
export-vacancy_filters = О каких вакансиях сообщаем
export-subject = Кому
