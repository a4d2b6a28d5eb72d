# Участники: списки, карточки, поиск, первое сообщение

menu-directory = Участники
profile-seen = Как меня видят
directory =
    <b>Участники</b>

    { $organisations ->
        [one] { $organisations } организация
        [few] { $organisations } организации
        [many] { $organisations } организаций
       *[other] { $organisations } организации
    } и { $specialists ->
        [one] { $specialists } специалист, который разрешил показывать карточку.
        [few] { $specialists } специалиста, которые разрешили показывать карточку.
        [many] { $specialists } специалистов, которые разрешили показывать карточку.
       *[other] { $specialists } специалиста, которые разрешили показывать карточку.
    }
directory-organisations = Организации
directory-specialists = Специалисты
directory-find = Найти по названию или имени
directory-find-again = Искать ещё
directory-everywhere = вся область
directory-whole-region = Показать по всей области
directory-clear = Снять фильтры
directory-by-place = Где
directory-by-kind = Вид
directory-by-sphere = Сфера
directory-by-competency = Умения
directory-by-offer = Предлагают
directory-by-need = Нужно
directory-choose-place = Какой муниципалитет показать?
directory-choose-kind = Какой вид показать?
directory-choose-sphere = Какую сферу показать?
directory-choose-competency = Чем должны владеть?
directory-choose-offer = Что должны предлагать?
directory-choose-need = Что им должно быть нужно?
directory-value = { $value }: { $count }
directory-list-organisations = { $count ->
    [one] { $count } организация: { $narrowing }.
    [few] { $count } организации: { $narrowing }.
    [many] { $count } организаций: { $narrowing }.
   *[other] { $count } организации: { $narrowing }.
}
directory-list-specialists = { $count ->
    [one] { $count } специалист: { $narrowing }.
    [few] { $count } специалиста: { $narrowing }.
    [many] { $count } специалистов: { $narrowing }.
   *[other] { $count } специалиста: { $narrowing }.
}
directory-nobody-organisations = Пока здесь пусто, таких организаций нет: { $narrowing }.
directory-nobody-specialists = Пока здесь пусто, таких специалистов нет: { $narrowing }.
directory-card =
    <b>{ $name }</b>

    { $lines }
directory-seen = Так вас видят другие участники.
directory-kind-label = Кто
directory-place-label = Где
directory-sphere-label = Сферы
directory-offer-label = Предлагает
directory-competency-label = Владеет
directory-need-label = Нужно
directory-about-label = О себе
directory-phone-label = Телефон
directory-email-label = Почта
directory-site-label = Сайт
directory-back = Назад к списку
directory-write-open = Написать
directory-members-only = Участников видят те, кто вступил в кластер. Это бесплатно и займёт минуту: /join.
directory-search-title = Поиск участников
directory-search-query = Кого найти? Напишите имя или название, можно начало слова.
directory-search-query-label = Запрос
directory-found = { $total ->
    [one] Нашёлся { $total } участник.
    [few] Нашлось { $total } участника.
    [many] Нашлось { $total } участников.
   *[other] Нашлось { $total } участника.
}
directory-found-more = Показаны первые { $shown }: чтобы сузить, добавьте слово.
directory-found-none = Никого не нашлось. Попробуйте другое слово или его начало.
directory-write-title = Сообщение участнику
directory-write-message = Напишите одним-двумя предложениями, о чём хотите поговорить. Если вам ответят согласием, вы увидите контакты друг друга.
directory-write-message-label = Сообщение
directory-written = Передали. Если вам ответят согласием, мы пришлём контакт.
directory-enough = Сегодня вы уже написали пятерым. Следующему можно будет написать завтра.
directory-asked-already = Вы уже написали сюда. Дождитесь, пожалуйста, ответа.
directory-unreachable = Сейчас этому участнику нельзя написать.
directory-answered = На это уже ответили.
directory-request = { $who } хочет с вами связаться: «{ $text }»
directory-share = Обменяться контактами
directory-not-now = Не сейчас
directory-shared = Хорошо, вы оба получите контакты друг друга.
directory-refused = Хорошо, контакт не передаём.
directory-contact = Можно писать: { $link }
