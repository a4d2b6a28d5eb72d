# Мероприятия: списки, фильтры, карточка, поиск

## Слова для кодов

event-kind-concert = Концерт
event-kind-performance = Спектакль
event-kind-exhibition = Выставка
event-kind-master_class = Мастер-класс
event-kind-lecture = Лекция
event-kind-excursion = Экскурсия
event-kind-film = Кинопоказ
event-kind-festival = Фестиваль
event-kind-holiday = Праздник
event-kind-contest = Конкурс
event-kind-training = Обучение для коллег
event-kind-meeting = Встреча участников кластера
event-kind-other = Другое
audience-all = Для всех
audience-children = Дети
audience-family = Семья
audience-youth = Молодёжь
audience-older = Старшее поколение
audience-specialists = Специалисты
event-for-all = для всех
event-for-children = для детей
event-for-family = для всей семьи
event-for-youth = для молодёжи
event-for-older = для старшего поколения
event-for-specialists = для специалистов
access-ramp = Пандус
access-lift = Лифт
access-induction_loop = Индукционная петля
access-sign_language = Жестовый перевод
access-audio_description = Тифлокомментарий
access-escort = Сопровождение
age-mark-0 = 0+
age-mark-6 = 6+
age-mark-12 = 12+
age-mark-16 = 16+
age-mark-18 = 18+

## Списки

events-list = { $count ->
    [one] { $count } мероприятие: { $what }.
    [few] { $count } мероприятия: { $what }.
    [many] { $count } мероприятий: { $what }.
   *[other] { $count } мероприятия: { $what }.
}
events-nothing = Пока здесь пусто: { $what }.
events-line = { $number }. { $begins } — <b>{ $title }</b>. { $place }. { $price }, { $age }.
events-all = вся область
events-online = онлайн
events-near = { $town } и соседи
events-when-fortnight = Ближайшие две недели
events-when-today = Сегодня
events-when-weekend = Эти выходные
events-when-week = Неделя
events-when-month = Месяц
events-when-ever = Любое время
events-flag-free = Бесплатно
events-flag-accessible = Доступно для людей с инвалидностью
events-flag-for_specialists = Только для специалистов
events-flag-pushkin_card = Пушкинская карта
events-choose-when = Когда
events-choose-where = Где
events-choose-more = { $count ->
    [0] Другие фильтры
    [one] Другие фильтры: { $count }
    [few] Другие фильтры: { $count }
    [many] Другие фильтры: { $count }
   *[other] Другие фильтры: { $count }
}
events-which-when = Когда хотите пойти?
events-which-where = Где искать?
events-which-whom = Для кого?
events-which-kind = Какой вид показать?
events-any-whom = Для кого угодно
events-any-kind = Любой вид
events-by-whom = Для кого: { $value }
events-by-kind = Вид: { $value }
events-filters = Сейчас показываем: { $what }. Что уточнить?
events-show = { $count ->
    [one] Показать { $count } мероприятие
    [few] Показать { $count } мероприятия
    [many] Показать { $count } мероприятий
   *[other] Показать { $count } мероприятия
}
events-wider = Показать: { $what } ({ $count })
events-without-filters = без других фильтров
events-everything = всё, что впереди
events-find = Найти по слову
events-mine = Наши мероприятия
events-found = { $total ->
    [one] Нашлось { $total } мероприятие.
    [few] Нашлось { $total } мероприятия.
    [many] Нашлось { $total } мероприятий.
   *[other] Нашлось { $total } мероприятия.
}
events-found-none = Ничего не нашлось. Попробуйте другое слово или его начало.
event-search-title = Поиск мероприятия
event-search-query = Что найти? Напишите слово из названия, вид или место.
event-search-query-label = Запрос

## Карточка

weekday-and-date = { $weekday }, { $date }
on-weekday = { $weekday ->
    [mon] в понедельник
    [tue] во вторник
    [wed] в среду
    [thu] в четверг
    [fri] в пятницу
    [sat] в субботу
   *[sun] в воскресенье
}, { $date }
event-on-days = с { $first } по { $last }
event-from-to = { $day }, в { $first }, до { $last }
event-begins = { $day }, { $time }
event-mixed-place = { $place } и онлайн
event-head = <b>{ $title }</b>
event-opening-hours = Часы работы: { $hours }
event-watch = Смотреть: { $link }
event-access-line = Для людей с инвалидностью: { $access }.
event-pushkin = Пушкинская карта
event-open-door = Записываться не нужно.
event-by-link = Запись по ссылке: { $link }
event-by-phone = Запись по телефону: { $phone }
event-seats-line = { $count ->
    [one] Запись в боте, { $count } место.
    [few] Запись в боте, { $count } места.
    [many] Запись в боте, { $count } мест.
   *[other] Запись в боте, { $count } места.
}
event-no-limit-line = Запись в боте, мест хватит всем.
event-answer-until = Записаться можно до { $until }.
event-held-by = Организатор: { $name }
event-held-by-cluster = Организатор: кластер
event-partners-line = Вместе с нами: { $partners }
event-picture-line = На фото: { $alt }
event-advert-mark = Реклама. { $organiser }{ $erid ->
    [none] {""}
   *[other] . erid: { $erid }
}
event-is-cancelled = <b>Отменено.</b>
event-is-postponed = <b>Перенесено, новой даты пока нет.</b>
event-is-withdrawn = <b>Снято с публикации.</b>
event-is-over = <b>Уже прошло.</b>
event-is-moved = <b>Перенесено</b>, было { $before }.
event-because = Причина: { $reason }
event-gone = Мероприятие «{ $title }» снято с публикации.
event-more-text = Подробности — по кнопке «Весь текст».
event-full-text = Весь текст
event-calendar = В календарь
event-calendar-file = { $title }: откройте файл, чтобы добавить в календарь.
event-share = Поделиться
event-organiser = Организатор
event-later = Другие даты
event-manage = Управлять
event-back = Назад к списку
event-back-to = Назад к мероприятию
event-series = { $count ->
    [one] «{ $title }»: ещё { $count } дата.
    [few] «{ $title }»: ещё { $count } даты.
    [many] «{ $title }»: ещё { $count } дат.
   *[other] «{ $title }»: ещё { $count } даты.
}
