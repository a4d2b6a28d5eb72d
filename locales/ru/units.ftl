# Филиалы и повторы организаций

# Филиалы
units-open = Филиалы
units =
    <b>{ $name }</b>

    { $count ->
        [one] { $count } филиал. Нажмите, чтобы изменить.
        [few] { $count } филиала. Нажмите, чтобы изменить.
        [many] { $count } филиалов. Нажмите, чтобы изменить.
       *[other] { $count } филиала. Нажмите, чтобы изменить.
    }
units-none = У «{ $name }» пока нет филиалов. Добавьте сельские клубы, отделы, корпуса: они появятся в карточке и в анкете мероприятия.
units-back = Все филиалы
units-more = и ещё { $count }
unit-line = { $name } ({ $where })
unit-closed-line = { $name } (закрыт)
unit-card =
    <b>{ $name }</b>

    Где: { $where }
unit-same-place = там же, где организация
unit-is-closed = Филиал закрыт: в карточке и в новых мероприятиях его нет.
unit-add = Добавить филиал
unit-rename = Переименовать
unit-move = Изменить место
unit-close = Закрыть филиал
unit-reopen = Открыть снова
unit-known = Филиал «{ $name }» уже есть. Назовите иначе или откройте его в списке.
unit-enough = Больше { $count } филиалов добавить нельзя. Напишите, пожалуйста, координатору.
unit-title = Филиал
unit-name-title = Название филиала
unit-place-title = Место филиала
unit-name = Как называется филиал?
unit-name-label = Название
unit-municipality = В каком он муниципалитете? Если в том же, нажмите «Пропустить».
unit-municipality-label = Муниципалитет
unit-settlement = В каком населённом пункте?
unit-settlement-label = Населённый пункт
directory-unit-label = Филиалы

# Объединение повторов
merge-open = Это повтор: объединить
merge-title = Объединение организаций
merge-query = С какой организацией объединить? Напишите название или ИНН той, которая останется.
merge-query-label = Запрос
merge-which = Какая это организация? Она останется, а повтор исчезнет из списков.
merge-same = Это одна и та же организация. Выберите другую.
merge-plan =
    Объединить «{ $duplicate }» с «{ $into }»?

    Останется «{ $into }». Пустые строки её карточки заполнятся из повтора.
    { $lines }

    Разъединить их потом нельзя.
merge-moves = Перейдёт: { $what }.
merge-moves-nothing = Больше переносить нечего.
merge-people = { $count ->
    [one] { $count } представитель
    [few] { $count } представителя
    [many] { $count } представителей
   *[other] { $count } представителя
}
merge-units = { $count ->
    [one] { $count } филиал
    [few] { $count } филиала
    [many] { $count } филиалов
   *[other] { $count } филиала
}
merge-events = { $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
    [many] { $count } мероприятий
   *[other] { $count } мероприятия
}
merge-cases = { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
    [many] { $count } заявок
   *[other] { $count } заявки
}
merge-inns = ИНН разные: { $duplicate } и { $into }. Проверьте, одна ли это организация. Останется { $into }.
merge-yes = Да, объединить
merge-other-way = Наоборот: оставить первую
organisation-merged = Координатор объединил «{ $duplicate }» и «{ $name }»: это одна организация. Всё, что было, сохранено в карточке «{ $name }».
