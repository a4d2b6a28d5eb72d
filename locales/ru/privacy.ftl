# Мои данные: что хранится, согласия, выгрузка, удаление

privacy =
    <b>Мои данные</b>

    Что мы о вас храним: номер вашего чата, настройки, { $kept }. Анонимные ответы с вами не связаны, их показать нельзя.
privacy-card = карточку участника (имя, профессия, муниципалитет)
privacy-no-card = карточки участника нет
privacy-consents = { $count ->
    [0] согласий нет
    [one] { $count } согласие
    [few] { $count } согласия
    [many] { $count } согласий
   *[other] { $count } согласия
}
privacy-drafts = { $count ->
    [one] { $count } незаконченную анкету
    [few] { $count } незаконченные анкеты
    [many] { $count } незаконченных анкет
   *[other] { $count } незаконченной анкеты
}
privacy-cases = ваши заявки и вопросы ({ $count })
privacy-organisations = { $count ->
    [one] имя представителя { $count } организации
    [few] имя представителя { $count } организаций
    [many] имя представителя { $count } организаций
   *[other] имя представителя { $count } организации
}
privacy-answers = { $count ->
    [one] { $count } ответ на приглашение
    [few] { $count } ответа на приглашения
    [many] { $count } ответов на приглашения
   *[other] { $count } ответа на приглашения
}
privacy-surveys = { $count ->
    [one] участие в { $count } опросе
    [few] участие в { $count } опросах
    [many] участие в { $count } опросах
   *[other] участие в { $count } опросах
}
privacy-ratings = { $count ->
    [one] отметку, что вы оценили { $count } посещение за последние 30 дней (место и день; сама оценка отвязывается от вас в конце дня)
    [few] отметки, что вы оценили { $count } посещения за последние 30 дней (место и день; сами оценки отвязываются от вас в конце дня)
    [many] отметки, что вы оценили { $count } посещений за последние 30 дней (место и день; сами оценки отвязываются от вас в конце дня)
   *[other] отметки, что вы оценили { $count } посещения за последние 30 дней (место и день; сами оценки отвязываются от вас в конце дня)
}
privacy-export = Выгрузить всё
privacy-my-consents = Мои согласия
privacy-erase = Удалить всё
privacy-keep = Передумать, не удалять
privacy-back = Мои данные
privacy-erase-sure = Удалим { $when }: карточку, ответы, подписки, настройки. До этого можно передумать. Удалить?
privacy-erase-yes = Удалить
privacy-erase-no = Оставить
privacy-erase-planned = Хорошо. Удалим { $when }. До этого можно передумать.
privacy-erasure-due = Назначено удаление: { $when }.
privacy-kept = Ничего не удаляем, всё остаётся как было.
privacy-erased = Ваши данные удалены, как вы просили. Останется только запись о том, что согласия отозваны: без имени и номера чата. Если вернётесь, начнём с чистого листа.

consents =
    <b>Мои согласия</b>

    { $lines }
consents-none = Сейчас вы не давали согласий. Документы можно прочитать.
consent-line = { $title }: версия { $version }, дано { $when }
consent-membership = Карточка участника
consent-mailings = Рассылка новостей
consent-directory = Показ карточки другим
consent-surveys = Опросы с именем
consent-read-membership = Документ: карточка
consent-read-mailings = Документ: рассылка
consent-read-directory = Документ: показ другим
consent-read-surveys = Документ: опросы с именем
consent-withdraw-membership = Отозвать: карточка
consent-withdraw-mailings = Отозвать: рассылка
consent-withdraw-directory = Отозвать: показ другим
consent-withdraw-surveys = Отозвать: опросы с именем
consent-consequence-membership = Если отозвать это согласие, карточка участника удалится и вы выйдете из кластера. Мероприятия и вакансии можно будет смотреть по-прежнему. Отозвать?
consent-consequence-mailings = Если отозвать это согласие, новости больше не придут. Карточка участника останется. Отозвать?
consent-consequence-directory = Если отозвать это согласие, другие участники больше не увидят вашу карточку. Отозвать?
consent-consequence-surveys = Если отозвать это согласие, ваши ответы в опросах с именем удалятся. Анонимные ответы с вами не связаны и останутся. Отозвать?
consent-withdraw-yes = Отозвать
consent-withdraw-no = Оставить
consent-withdrawn = Согласие отозвано.

export-surveys = Опросы
privacy-export-json = Всё, что мы о вас храним: для программ.
privacy-export-text = То же самое: для чтения.
privacy-export-heading = Что бот кластера хранит о вас. Выгружено { $day }.
export-person = О вас
export-accounts = Где вам пишем
export-card = Карточка участника
export-tags = Отметки
export-roles = Роли
export-consents = Согласия
export-drafts = Незаконченные анкеты
export-messages = Сообщения, которые вам отправлены
export-name = Имя
export-language = Язык
export-timezone = Часовой пояс
export-municipality = Муниципалитет
export-created_at = Первый раз в боте
export-seen_at = Последний раз в боте
export-frequency = Как часто новости
export-purpose = Для чего
export-action = Что сделано
export-version = Версия документа
export-at = Когда
export-profession = Профессия
export-joined_at = Дата вступления
export-visible = Видна другим
export-address = Номер чата
privacy-erase-hand-over = Вы единственный администратор: { $names }. Назначьте кого-нибудь вместо себя, иначе мы попросим об этом координаторов.
export-applications = Заявки
export-organisations = Организации
export-requests = Просьбы о контакте
export-events = Ответы на мероприятия
export-held_events = Мероприятия, которые вы разместили
export-placed_vacancies = Вакансии, которые вы разместили
export-published_at = Когда опубликовано
export-reminders = Напоминания и календарь
export-requirements = Требования к подготовке
export-votes = Голоса за требования
