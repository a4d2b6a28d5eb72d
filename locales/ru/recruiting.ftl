# Вакансии для тех, кто ищет людей: анкета, наши вакансии, срок, закрытие

vacancy-title = Вакансия
vacancy-position = Кого ищете?
vacancy-position-label = Должность
vacancy-position-other = Напишите должность своими словами, например: преподаватель по классу баяна.
vacancy-group = К какой сфере это ближе? Так вакансию найдут те, кому она подходит.
vacancy-group-label = Сфера
vacancy-employment = Какая это работа?
vacancy-employment-label = Работа
vacancy-day = В какой день? Нажмите или напишите, например: 12 декабря.
vacancy-day-label = День
vacancy-venue = Где работать? Нажмите или напишите место.
vacancy-venue-label = Место
vacancy-municipality = В каком муниципалитете? Нажмите или напишите название.
vacancy-municipality-label = Муниципалитет
vacancy-salary = Сколько платите в месяц, до вычета налога? Напишите, например: 32 000–38 000. За разовое задание — сколько за всё.
vacancy-salary-label = Оплата
vacancy-must = Что нужно уметь обязательно? До пяти умений. Если ничего, нажмите «Дальше».
vacancy-must-label = Нужно уметь
vacancy-more = Основное готово. Что ещё добавить? Если ничего, нажмите «Дальше».
vacancy-more-label = Дополнительно
vacancy-more-duties = Обязанности
vacancy-more-heading = Название своими словами
vacancy-more-nice = Что будет плюсом
vacancy-more-hard = Что трудно найти
vacancy-more-rate = Ставка
vacancy-more-schedule = График
vacancy-more-education = Образование
vacancy-more-experience = Опыт
vacancy-more-terms = Жильё, программы
vacancy-more-note = Надбавки
vacancy-more-until = Срок вакансии
vacancy-duties = Что нужно будет делать? Напишите в нескольких предложениях.
vacancy-duties-label = Обязанности
vacancy-heading = Как назвать вакансию? Например: преподаватель по классу баяна.
vacancy-heading-label = Название
vacancy-nice = Что будет плюсом? Вместе с обязательным до пяти умений.
vacancy-nice-label = Будет плюсом
vacancy-nice-twice = Это умение уже среди обязательных. Оставьте его в одном месте.
vacancy-nice-most = Всего можно назвать не больше { $most } умений. Сейчас можно добавить: { $left }.
vacancy-hard = Что из этого трудно найти? Так колледжи и методисты узнают, чему учить.
vacancy-hard-label = Трудно найти
vacancy-hard-unknown = Здесь только те умения, которые названы в вакансии.
vacancy-rate = Какая ставка?
vacancy-rate-label = Ставка
vacancy-schedule = Какой график? Нажмите или напишите своими словами.
vacancy-schedule-label = График
vacancy-schedule-other = Напишите, какой график.
vacancy-education = Какое нужно образование?
vacancy-education-label = Образование
vacancy-experience = Какой нужен опыт?
vacancy-experience-label = Опыт
vacancy-terms = Что вы предлагаете? Отметьте.
vacancy-terms-label = Предлагаем
vacancy-note = Что добавить об оплате? Например: плюс надбавка за категорию.
vacancy-note-label = Об оплате
vacancy-until = До какого дня показывать? Обычно это 30 дней, самое большее 60.
vacancy-until-label = Показывать до
vacancy-until-range = Выберите день с завтрашнего по { $last }: дольше { $days } дней вакансия не висит, но её можно продлить.
vacancy-past = Этот день уже прошёл. Нажмите «Изменить» и поправьте дату.
vacancy-is-closed = Эта вакансия уже закрыта. Её можно разместить снова.
vacancy-day-over = День этого задания прошёл, продлить его нельзя. Можно разместить снова.
vacancy-author-without-right = У автора больше нет права размещать вакансии этой организации. Отклоните заявку.

vacancy-line-position-title = Должность
vacancy-line-kind-title = Работа, ставка, график
vacancy-line-place-title = Место
vacancy-line-salary-title = Оплата
vacancy-line-skills-title = Умения
vacancy-line-duties-title = Обязанности
vacancy-line-school-title = Образование, опыт
vacancy-line-terms-title = Жильё, программы
vacancy-which = «{ $title }». Что изменить?

vacancy-desk-open = Вакансии
vacancy-desk = { $count ->
    [0] <b>{ $employer }</b>: открытых вакансий нет.
    [one] <b>{ $employer }</b>: { $count } открытая вакансия.
    [few] <b>{ $employer }</b>: { $count } открытые вакансии.
    [many] <b>{ $employer }</b>: { $count } открытых вакансий.
   *[other] <b>{ $employer }</b>: { $count } открытой вакансии.
}
vacancy-desk-ended = { $count ->
    [0] <b>{ $employer }</b>: закрытых вакансий нет.
    [one] <b>{ $employer }</b>: { $count } закрытая вакансия.
    [few] <b>{ $employer }</b>: { $count } закрытые вакансии.
    [many] <b>{ $employer }</b>: { $count } закрытых вакансий.
   *[other] <b>{ $employer }</b>: { $count } закрытой вакансии.
}
vacancy-desk-at-once = Новая публикуется сразу.
vacancy-desk-reviewed = Новую сначала смотрит координатор, обычно до двух дней.
vacancy-desk-new = Разместить вакансию
vacancy-desk-past = Закрытые вакансии
vacancy-desk-line = { $responses ->
    [0] { $title }
   *[other] { $title } · отклики: { $responses }{ $unseen ->
        [0] {""}
       *[other] , новые: { $unseen }
    }
}
vacancy-managed =
    <b>{ $title }</b>
    { $employer }
    Оплата: { $pay }
vacancy-managed-open = Открыта до { $until }.
vacancy-managed-over = Срок закончился, вакансию не показываем.
vacancy-managed-here = Закрыта: человек нашёлся у нас.
vacancy-managed-elsewhere = Закрыта: человека нашли сами.
vacancy-managed-nobody = Закрыта: никого не нашли.
vacancy-managed-responses = { $count ->
    [0] Откликов пока нет.
   *[other] Откликов: { $count }, из них новых: { $unseen }.
}
responses-open = Отклики ({ $count })
vacancy-fitting = Кто подходит
vacancy-prolong = Продлить на 30 дней
vacancy-close = Закрыть
vacancy-anew = Разместить ещё раз
vacancy-prolonged = Продлили.
vacancy-closed-thanks = Закрыли, спасибо.
vacancy-close-how = Чем закончился поиск: «{ $title }»?
vacancy-outcome-here = Нашли у нас
vacancy-outcome-elsewhere = Нашли сами
vacancy-outcome-nobody = Не нашли
vacancy-specialists = { $count ->
    [0] «{ $title }»: подходящих специалистов пока нет. Здесь те, кто разрешил показывать карточку и ищет работу.
    [one] «{ $title }»: подходит { $count } специалист. Откройте карточку, чтобы написать.
    [few] «{ $title }»: подходят { $count } специалиста. Откройте карточку, чтобы написать.
    [many] «{ $title }»: подходят { $count } специалистов. Откройте карточку, чтобы написать.
   *[other] «{ $title }»: подходят { $count } специалиста. Откройте карточку, чтобы написать.
}
vacancy-specialist = { $number }. { $name }: { $why }
vacancy-named = <b>{ $title }</b>
vacancy-published = Опубликовано. Вакансию уже видно всем.
vacancy-proposal-open = Где моя вакансия
vacancy-ends = Вакансия «{ $title }» открыта до { $until }. Человек ещё нужен?
vacancy-expired = Срок вакансии «{ $title }» закончился, её больше не показываем. Можно продлить или закрыть.
vacancy-declined = Вакансия «{ $title }» не опубликована. { $why }
vacancy-lapsed = Вакансия «{ $title }» не опубликована: исправлений не было месяц. Предложить снова можно в любой момент.
side-vacancy = вакансия
side-vacancy-change = изменение вакансии
decline-sphere = Не наша сфера
decline-placed = Уже опубликована
decline-vague = Не хватает сведений
decline-unlawful = Нарушает закон
declined-sphere = В кластере вакансии культуры и образования.
declined-placed = Такая вакансия уже опубликована.
declined-vague = Не хватает сведений, чтобы опубликовать.
declined-unlawful = Так писать в вакансии нельзя по закону, например указывать возраст или пол.
phrase-vacancy-title = Причина, по которой вакансия не публикуется
phrases-vacancy = Почему не публикуем вакансию
phrases-vacancy-heading = <b>Почему не публикуем вакансию</b>. Нажмите на причину, чтобы изменить, переставить или убрать её.
