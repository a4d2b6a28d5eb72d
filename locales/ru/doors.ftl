# Для организатора: гости, вход, места, список

doors-open = Гости и вход
doors-board =
    <b>{ $title }</b>
    { $when }
    { $seats }

    { $lines }
doors-no-limit = Число мест не ограничено.
doors-capacity = { $free ->
    [0] Мест: { $seats }, свободных нет.
   *[other] Мест: { $seats }, свободно: { $free }.
}
doors-nobody = Пока никто не ответил.
doors-going = Пойдут: { $answers } ({ $places })
doors-offered = Держим место из очереди: { $answers } ({ $places })
doors-maybe = Возможно: { $answers }
doors-waiting = В очереди: { $answers } ({ $places })
doors-declined = Не смогут: { $answers }
doors-came = <b>Пришли: { $total }</b>{ $walked_in ->
    [0] {""}
   *[other] , из них без записи: { $walked_in }
}
doors-by-code = Отметить по коду
doors-by-list = Отмечать по списку
doors-walk-ins-open = Пришли без записи
doors-seats-open = Число мест
doors-sheet = Список гостей, XLSX

doors-list = «{ $title }». Кто пришёл? Нажмите на гостя, чтобы отметить; ещё раз, чтобы снять отметку. Страница { $page } из { $pages }.
doors-list-empty = «{ $title }». В списке пока никого нет.
doors-line = { $name } · { $places }
doors-part = { $came } из { $places }
doors-nameless = Гость с кодом { $code }
doors-unknown = Гость без имени
doors-guest =
    <b>{ $name }</b>, { $places }
    «{ $title }»
doors-came-now = Отмечено: { $came }.
doors-came-again = Уже отмечено { $when }: { $came }.
doors-not-marked = Приход не отмечен.
doors-without-seat-maybe = Ответ «Возможно», места за гостем нет. Если впускаете, отметьте, сколько пришло.
doors-without-seat-waiting = Гость в очереди, места за ним нет. Если впускаете, отметьте, сколько пришло.
doors-without-seat-offered = Место держим, но гость его не подтвердил. Если впускаете, отметьте, сколько пришло.
doors-without-seat-lapsed = Гость не подтвердил место вовремя. Если впускаете, отметьте, сколько пришло.
doors-without-seat-declined = Ответ «Не смогу». Если впускаете, отметьте, сколько пришло.
doors-so-many = { $count ->
    [one] Пришёл { $count }
    [few] Пришли { $count }
    [many] Пришли { $count }
   *[other] Пришли { $count }
}
doors-mark-off = Снять отметку
doors-next-code = Ещё код
doors-no-ticket = Такого билета нет: возможно, ответ уже отменён.
doors-no-such-code = Кода { $code } на это мероприятие нет: может быть, он от другого. Проверьте, пожалуйста, и напишите ещё раз.
doors-too-early = Отмечать приход можно с { $when }.
doors-too-late = Отмечать приход на это мероприятие уже поздно.

doors-walk-ins-page = «{ $title }». Пришли без записи: { $count }. Кого добавить?
doors-walk-ins-named = По имени: { $names }
doors-one-more = Ещё один человек
doors-two-more = Ещё двое
doors-number = Другое число
doors-name = Записать имя
doors-take-back = Убрать последнее

doors-losers = { $count ->
    [one] «{ $title }». Мест станет { $seats }, и { $count } гость потеряет место: { $names }. Гость вернётся в очередь, мы об этом напишем. Уменьшить?
    [few] «{ $title }». Мест станет { $seats }, и { $count } гостя потеряют место: { $names }. Они вернутся в очередь, мы об этом напишем. Уменьшить?
    [many] «{ $title }». Мест станет { $seats }, и { $count } гостей потеряют место: { $names }. Они вернутся в очередь, мы об этом напишем. Уменьшить?
   *[other] «{ $title }». Мест станет { $seats }, и { $count } гостя потеряют место: { $names }. Они вернутся в очередь, мы об этом напишем. Уменьшить?
}
doors-resize-yes = Да, уменьшить
doors-resize-no = Оставить как есть
doors-resized = «{ $title }»: число мест изменено. Если кто-то ждал в очереди, ему уже написали.

doors-code-title = Код гостя
doors-code-code = Какой код у гостя? Напишите цифры.
doors-code-code-label = Код
doors-walk-ins-title = Пришли без записи
doors-walk-ins-number = Сколько человек пришло без записи?
doors-walk-ins-number-label = Человек
doors-walk-in-title = Пришли без записи
doors-walk-in-name = Как зовут гостя? Имя удалится через месяц.
doors-walk-in-name-label = Имя
doors-seats-title = Число мест
doors-seats-seats = Сколько всего мест? Если мест сколько угодно, нажмите «Пропустить».
doors-seats-seats-label = Мест

sheet-guests = Гости
sheet-caption = { $count ->
    [one] «{ $title }»: { $count } ответ.
    [few] «{ $title }»: { $count } ответа.
    [many] «{ $title }»: { $count } ответов.
   *[other] «{ $title }»: { $count } ответа.
}
sheet-answer = Ответ
sheet-places = Мест
sheet-code = Код
sheet-answered = Когда ответил гость
sheet-came = Пришли
sheet-came-at = Отмечено
sheet-person = Имя
sheet-is-going = Пойду
sheet-is-maybe = Возможно
sheet-is-waiting = В очереди
sheet-is-offered = Предложено место
sheet-is-lapsed = Не подтверждено
sheet-is-declined = Не смогу
sheet-walk-in = Без записи
