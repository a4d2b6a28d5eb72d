# Спрос и предложение умений, для координаторов и тех, кто учит

gaps-open = Спрос и предложение
gaps =
    <b>Спрос и предложение умений</b>
    { $where }

    { $lines }
gaps-none =
    <b>Спрос и предложение умений</b>
    { $where }

    Пока здесь пусто: работодатели ничего не назвали.
gaps-region = Вся область, за 12 месяцев
gaps-line = <b>{ $title }</b>: не хватает { $missing }, есть { $has }. { $employers ->
    [0] Работодатели не называли.
    [one] Назвал { $employers } работодатель.
    [few] Назвали { $employers } работодателя.
    [many] Назвали { $employers } работодателей.
   *[other] Назвали { $employers } работодателя.
}
gaps-line-signal = <b>{ $title }</b>: не хватает { $missing }, есть { $has }. { $employers ->
    [0] Работодатели не называли.
    [one] Назвал { $employers } работодатель.
    [few] Назвали { $employers } работодателя.
    [many] Назвали { $employers } работодателей.
   *[other] Назвали { $employers } работодателя.
} Это сигнал.
gaps-line-votes = Голосов «у нас тоже»: { $votes }.
gaps-line-gap = Разрыв по опросу: { $gap } из 100.
gaps-entry = { $number }. { $title }
gaps-where = Выбрать муниципалитет
gaps-choose = Какой муниципалитет показать?
gaps-sheet = Скачать таблицу
gaps-caption = Спрос и предложение умений на { $day }: таблица, муниципалитеты, карточки требований.
gaps-gone = «{ $title }»: сейчас никто не называет и никто не указал в профиле.
gaps-one =
    <b>{ $title }</b>

    { $figures }

    { $places }
gaps-figures =
    Не хватает: { $missing }. Есть в кластере: { $has }.
    Назвали: работодателей { $employers }, муниципалитетов { $municipalities }.
    Карточек { $cards }, голосов «у нас тоже» { $votes }.
    Вакансий { $vacancies }, из них «трудно найти» { $hard }.
    Охват работодателей: { $reach } из 100.
    Сила сигнала: { $score } из 100.
gaps-marks =
    Опрос { $employers ->
        [one] { $employers } работодателя
        [few] { $employers } работодателей
        [many] { $employers } работодателей
       *[other] { $employers } работодателя
    }: важность { $need } из 4, владение { $have } из 4. Разрыв { $gap } из 100.
gaps-place = { $place }: не хватает { $missing }, есть { $has }
gaps-nowhere = Без места
gaps-cards = Карточки работодателей
gaps-look = Открыть цифры
signal-raised =
    Сигнал от работодателей: «{ $title }».
    Назвали: работодателей { $employers }, муниципалитетов { $municipalities }, голосов { $votes }. Не хватает { $missing }, есть { $has }.
    Стоит проверить карточки и направить их тем, кто учит.
signals-raised =
    { $count ->
        [one] { $count } сигнал от работодателей.
        [few] { $count } сигнала от работодателей.
        [many] { $count } сигналов от работодателей.
       *[other] { $count } сигнала от работодателей.
    } Стоит проверить карточки и направить их тем, кто учит.

    { $lines }

gap-sheets-gaps = Умения
gap-sheets-places = Муниципалитеты
gap-sheets-cards = Карточки
gap-sheet-competency = Умение
gap-sheet-group = Группа
gap-sheet-missing = Не хватает
gap-sheet-has = Есть
gap-sheet-lack = Разница
gap-sheet-employers = Работодатели
gap-sheet-municipalities = Муниципалитеты
gap-sheet-cards = Карточки
gap-sheet-votes = Голоса
gap-sheet-vacancies = Вакансии
gap-sheet-hard = Трудно найти
gap-sheet-asked = Опрошено
gap-sheet-level = Владение
gap-sheet-gap = Разрыв
gap-sheet-reach = Охват
gap-sheet-score = Сила сигнала
gap-sheet-signal = Сигнал
gap-sheet-place = Муниципалитет
gap-sheet-number = Номер
gap-sheet-title = Требование
gap-sheet-state = Состояние
gap-sheet-employer = Кто просит
gap-sheet-importance = Важность
gap-sheet-people = Скольким
gap-sheet-help = Поможет
gap-sheet-by = Нужно к
gap-sheet-against = Не актуально
gap-sheet-comment = Подробнее
gap-sheet-sent = Кому направлено
gap-sheet-decision = Решение
gap-sheet-created = Записано
