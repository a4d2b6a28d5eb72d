# Вакансии: слова для кодов, списки, фильтры, карточка, поиск, сохранённые фильтры

## Слова для кодов

employment-permanent = Постоянная работа
employment-part_time = Совместительство
employment-temporary = Временная работа
employment-contract = По договору
employment-assignment = Разовое задание
employment-internship = Практика, стажировка
employment-volunteer = Волонтёрство
schedule-full_day = Полный день
schedule-shifts = Сменный график
schedule-flexible = Гибкий график
schedule-part_day = Неполный день
schedule-lessons = По расписанию занятий
schedule-by_request = По заявкам
rate-100 = Полная ставка
rate-75 = 0,75 ставки
rate-50 = 0,5 ставки
rate-25 = 0,25 ставки
vacancy-education-higher = Высшее
vacancy-education-spo = Среднее профессиональное
vacancy-education-student = Можно студентам
vacancy-education-no = Специальное не требуется
needed-experience-0 = Без опыта
needed-experience-1 = От 1 года
needed-experience-3 = От 3 лет
needed-experience-5 = От 5 лет
condition-remote = Можно удалённо
condition-housing = Жильё
condition-zemsky = «Земский работник культуры»
condition-target_training = Целевое обучение
condition-young_bonus = Выплата молодому специалисту
condition-quota = Место для человека с инвалидностью

## Оплата

form-expected-salary = ответ суммой, например 32 000 или 32–38 тысяч
field-salary-agreed = По договорённости
field-salary-form = Не получилось понять сумму. Напишите в рублях, например: 32 000, от 32 000 или 32–38 тысяч.
field-salary-order = Вторая сумма меньше первой. Напишите от меньшей к большей, например: 32 000–38 000.
field-salary-range = Здесь подходит сумма до миллиона рублей. Проверьте, пожалуйста.
field-salary-sure = Вы указали { $salary }. Это в рублях, всё верно?
field-salary-one = { $sum } ₽
field-salary-from = от { $sum } ₽
field-salary-up-to = до { $sum } ₽
field-salary-range-words = { $low }–{ $high } ₽

## Почему подходит

vacancy-fits = подходит: { $why }
match-same-you = ваша должность
match-group-you = ваша сфера
match-own-you = ваш муниципалитет
match-near-you = соседний муниципалитет
match-remote-you = можно удалённо
match-same-they = та же должность
match-group-they = та же сфера
match-own-they = тот же муниципалитет
match-near-they = соседний муниципалитет
match-remote-they = можно удалённо
match-skills = { $have ->
    [one] { $have } навык из { $asked }
    [few] { $have } навыка из { $asked }
    [many] { $have } навыков из { $asked }
   *[other] { $have } навыка из { $asked }
}
match-experienced = опыта достаточно
match-inexperienced = опыта меньше, чем просят

## Списки

vacancies-list = { $count ->
    [one] { $count } вакансия: { $what }.
    [few] { $count } вакансии: { $what }.
    [many] { $count } вакансий: { $what }.
   *[other] { $count } вакансии: { $what }.
}
vacancies-none = Пока здесь пусто: { $what }.
vacancies-line = { $number }. <b>{ $title }</b>, { $employer }. { $place }. { $pay }.
vacancies-line-day = День: { $day }.
vacancies-by-card = по вашей карточке
vacancies-flag-housing = С жильём
vacancies-flag-zemsky = «Земский работник культуры»
vacancies-flag-remote = Удалённо
vacancies-flag-students = Для студентов
vacancies-flag-beginners = Без опыта
vacancies-fitting = Подходит мне
vacancies-all = Все вакансии
vacancies-everything = всё, что есть
vacancies-choose-group = Кем
vacancies-which-where = Где искать?
vacancies-which-group = Кем хотите работать?
vacancies-which-employment = Какая работа?
vacancies-which-salary = Какая оплата, не меньше?
vacancies-any-group = Кем угодно
vacancies-any-employment = Любая работа
vacancies-any-salary = Любая оплата
vacancies-by-salary = Оплата: { $value }
vacancies-by-employment = Работа: { $value }
vacancies-show = { $count ->
    [one] Показать { $count } вакансию
    [few] Показать { $count } вакансии
    [many] Показать { $count } вакансий
   *[other] Показать { $count } вакансии
}
vacancies-save = Сообщать о новых
vacancies-mine = Наши вакансии
vacancies-found = { $total ->
    [one] Нашлась { $total } вакансия.
    [few] Нашлось { $total } вакансии.
    [many] Нашлось { $total } вакансий.
   *[other] Нашлось { $total } вакансии.
}
vacancy-search-title = Поиск вакансии
vacancy-search-query = Что найти? Напишите должность, место или учреждение.
vacancy-search-query-label = Запрос

## Карточка

vacancy-head =
    <b>{ $title }</b>
    { $employer }
vacancy-somewhere = место не указано
vacancy-fact-pay = Оплата: { $value }
vacancy-fact-where = Где: { $value }
vacancy-fact-kind = Работа: { $value }
vacancy-fact-must = Нужно: { $value }
vacancy-fact-nice = Будет плюсом: { $value }
vacancy-fact-education = Образование: { $value }
vacancy-fact-experience = Опыт: { $value }
vacancy-fact-terms = Предлагают: { $value }
vacancy-fact-until = Открыта до: { $value }
vacancy-fact-source = Источник: { $value }
vacancy-is-closed-line = Вакансия закрыта.
vacancy-is-over-line = Срок вакансии закончился.
vacancy-respond = Откликнуться
vacancy-employer = Работодатель
vacancy-manage = Управлять
vacancy-back-to = Назад к вакансии
vacancy-source-file = список координатора
vacancy-source-trudvsem = «Работа России»
vacancy-source-open = Открыть на сайте

## Сохранённые фильтры

vacancy-alert-how = Сообщать о новых вакансиях: { $what }. Как удобнее? Нажимая, вы даёте согласие на рассылку; отказаться можно когда угодно.
vacancy-alert-instant = Сразу
vacancy-alert-digest = С дайджестом
vacancy-alert-now-instant = Сейчас сообщаем сразу.
vacancy-alert-now-digest = Сейчас сообщаем с дайджестом.
vacancy-alert-drop = Не сообщать
vacancy-alert-saved = Готово, будем сообщать.
vacancy-alert-dropped = Больше не сообщаем.
vacancy-alerts-open = О чём сообщаем
vacancy-alerts = Сообщаем вам о новых вакансиях:
vacancy-alerts-none = Сейчас мы ни о каких вакансиях не сообщаем. Откройте список и нажмите «Сообщать о новых».
vacancy-alerts-line = { $number }. { $what } ({ $how })
vacancy-alerts-show = Показать { $number }
vacancy-alerts-drop = Не сообщать { $number }
vacancy-filters-enough = { $most ->
    [one] Можно сохранить не больше { $most } списка. Уберите лишний в «О чём сообщаем».
    [few] Можно сохранить не больше { $most } списков. Уберите лишний в «О чём сообщаем».
    [many] Можно сохранить не больше { $most } списков. Уберите лишний в «О чём сообщаем».
   *[other] Можно сохранить не больше { $most } списков. Уберите лишний в «О чём сообщаем».
}
vacancy-alert = { $count ->
    [one] Для вас { $count } новая вакансия.
    [few] Для вас { $count } новые вакансии.
    [many] Для вас { $count } новых вакансий.
   *[other] Для вас { $count } новых вакансии.
}
vacancy-alert-more = { $count ->
    [one] И ещё { $count } в списке.
    [few] И ещё { $count } в списке.
    [many] И ещё { $count } в списке.
   *[other] И ещё { $count } в списке.
}
