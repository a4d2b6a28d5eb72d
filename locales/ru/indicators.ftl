# Показатели: отчёты учреждений

menu-indicators = Показатели

indicators-span-month = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
} { $year }
indicators-span-quarter = { $number }-й квартал { $year }
indicators-span-half = { $number }-е полугодие { $year }
indicators-span-year = { $year } год

# Анкета отчёта
indicators-form = Показатели за { $span }: { $organisation }
indicators-progress = Показатель { $number } из { $total }. { $question }
indicators-part = { $other }: { $value }. { $question }
indicators-before = В прошлый раз: { $value }.
indicators-zero = Ноль
indicators-no-data = Нет данных
indicators-why-none = Почему нет данных? Можно и написать число.
indicators-reason-not_kept = Не ведём такой учёт
indicators-reason-not_applicable = Не относится к нам
indicators-reason-later = Будет позже
indicators-because-not_kept = не ведём учёт
indicators-because-not_applicable = не относится
indicators-because-later = будет позже
indicators-none-because = нет данных ({ $reason })
indicators-nothing = —
indicators-comment = «{ $label }»: напишите, пожалуйста, коротко, почему такое число. Координатору это поможет.
indicators-comment-label = Пояснение: { $label }
indicators-more = Это часть, она не может быть больше целого. «{ $other }» — { $limit }. Проверьте, пожалуйста.
indicators-less = Это число не может быть меньше, чем «{ $other }» ({ $limit }). Проверьте, пожалуйста.
indicators-quarters = Ставки считаем четвертями: 0,25, 0,5, 0,75 и так далее.
indicators-sure-number = Записать { $number }?
indicators-sure-change = Вы ввели { $number }, в прошлый раз было { $previous }. Всё верно?
indicators-sure-zero = Вы ввели ноль, в прошлый раз было { $previous }. Всё верно?
indicators-sure-outlier = Вы ввели { $number }. У похожих учреждений обычно около { $usual }. Всё верно?
indicators-leaving = Закрыть анкету? Введённые числа сохранены: вы или коллега сможете продолжить.
indicators-leave = Да, закрыть
indicators-sent = Отправлено { $moment }, квитанция № { $number }. Координатор проверит и напишет, если что-то нужно уточнить.
indicators-sent-late = Срок уже прошёл, поэтому отчёт отмечен как поздний. Числа учтены.

# Мои отчёты
indicators-own =
    <b>Показатели</b>

    { $lines }
indicators-own-line = • { $span }{ $name ->
    [none] { "" }
   *[other] , { $name }
}: { $state }{ $due ->
    [none] .
   *[other] , срок — { $due }.
}
indicators-none = Отчётов пока нет. Когда откроется сбор показателей, мы напишем.
indicators-back = Мои отчёты
indicators-watch = Кто сдал в округе
indicators-open-report = Открыть отчёт
indicators-head = <b>{ $organisation }</b>, { $span }
indicators-head-state = Состояние: { $state }.
indicators-head-receipt = Отправлено { $moment }, квитанция № { $number }.
indicators-head-late = Сдан после срока.
indicators-head-note = Комментарий координатора: { $note }
indicators-head-due = Срок — { $due }.
indicators-head-closed = Период закрыт.
indicators-value = { $marked ->
    [yes] ▸ <b>{ $label }</b>
   *[no] { $label }
}: { $value }{ $before ->
    [none] { "" }
   *[other] { " " }(было { $before })
}
indicators-value-comment = <i>{ $comment }</i>
indicators-state-not-started = не начат
indicators-state-draft = черновик, заполнено { $answered } из { $total }
indicators-state-submitted = на проверке
indicators-state-returned = нужно уточнить: { $marked }
indicators-state-accepted = принят
indicators-state-excused = не ожидается
indicators-fill = Заполнить
indicators-clarify = Уточнить
indicators-sheet = Заполнить таблицей
indicators-hand = Передать коллеге
indicators-not-mine = Не я отвечаю
indicators-correct = Исправить число
indicators-history = Что менялось
indicators-invite = Пригласить коллегу
indicators-hand-to = Кому передать отчёт? Мы напишем этому человеку.
indicators-hand-nobody = Пока от вашего учреждения здесь только вы. Пригласите коллегу по ссылке, потом передайте отчёт.
indicators-handed-over = Отчёт передан. Теперь напоминания получит { $name }.
indicators-declined = Спасибо, больше не беспокоим. Отчёт попросим заполнить коллегу: { $name }.
indicators-declined-nobody = Спасибо, больше не беспокоим. Координатор найдёт, кто ответит.
indicators-correct-which = Отчёт уже отправлен, но ошибку можно исправить через координатора. Какое число неверно?
indicators-correct-value = Какое число верное?
indicators-correct-value-label = Верное число
indicators-correct-reason = Напишите, пожалуйста, откуда ошибка. Это прочитает координатор.
indicators-correct-reason-label = Причина
indicators-correct-title = Исправление показателя
indicators-correction-sent = Просьба отправлена координатору. Мы напишем, когда он решит.
indicators-correction-range = Здесь подходит число от 0 до { $high }. Начните, пожалуйста, исправление заново.
indicators-correction-contradicts = Это число спорит с другими: часть не может быть больше целого. Проверьте, пожалуйста.
indicators-correction-asked = Об этом числе вы уже попросили. Координатор ещё не ответил.
indicators-sent-already = Этот отчёт уже отправлен. Если в нём ошибка, откройте отчёт и нажмите «Исправить число».
indicators-excused-already = От вашего учреждения этот отчёт не ожидается.
indicators-closed-already = Сбор за этот период закрыт. Ошибку можно исправить через координатора: откройте отчёт и нажмите «Исправить число».
indicators-decided-already = По этому отчёту уже решили. Откройте его заново.

indicators-changes =
    <b>{ $organisation }: что менялось</b>

    { $lines }
indicators-change = • { $when }, { $who }: { $label }: { $old } → { $new } ({ $why })
indicators-change-chat = в чате
indicators-change-sheet = таблицей
indicators-change-correction = исправление через координатора

# Что пишет бот
indicators-open = Открыт сбор показателей за { $span }: { $organisation }. Срок — { $due }. { $count ->
    [one] { $count } число
    [few] { $count } числа
    [many] { $count } чисел
   *[other] { $count } числа
}, около { $minutes ->
    [one] { $minutes } минуты
    [few] { $minutes } минут
    [many] { $minutes } минут
   *[other] { $minutes } минуты
}; прошлые значения подскажем.
indicators-handed = Вам передали показатели за { $span }: { $organisation } (передаёт { $by }). Срок — { $due }. { $count ->
    [one] Всего { $count } число.
    [few] Всего { $count } числа.
    [many] Всего { $count } чисел.
   *[other] Всего { $count } числа.
}
indicators-reminder = Напоминаем о показателях за { $span }: { $organisation }. Срок — { $due }. { $left ->
    [0] Осталось только отправить.
    [one] Осталось { $left } число.
    [few] Осталось { $left } числа.
    [many] Осталось { $left } чисел.
   *[other] Осталось { $left } числа.
}
indicators-reopened = Сбор показателей за { $span } открыт снова: { $organisation }. Отчёт можно сдать до { $last } включительно, он будет отмечен как поздний.
indicators-late = Срок сдачи показателей за { $span } прошёл { $due }: { $organisation }. Отчёт ещё можно сдать до { $last } включительно, он будет отмечен как поздний.
indicators-returned = Координатор просит уточнить по отчёту за { $span } ({ $organisation }) { $count ->
    [one] { $count } значение
    [few] { $count } значения
    [many] { $count } значений
   *[other] { $count } значения
} из { $total }:
    { $lines }

    { $note }

    Остальное менять не нужно.
indicators-accepted = Показатели за { $span } приняты: { $organisation }. Спасибо!
indicators-corrected = Исправление в показателях за { $span } внесено: { $organisation }.
indicators-not-corrected = Исправление в показателях за { $span } не внесено: { $organisation }. Напишите координатору, если это ошибка.
indicators-results = Готовы итоги за { $span }. Отчитались { $actual } из { $expected ->
    [one] { $expected } учреждения
    [few] { $expected } учреждений
    [many] { $expected } учреждений
   *[other] { $expected } учреждения
}. Спасибо, что были среди них: { $organisation }.

# Таблицей
indicators-sheet-title = Отчёт таблицей
indicators-sheet-file = Пришлите заполненную таблицу сюда, одним файлом XLSX.
indicators-sheet-file-label = Таблица
indicators-sheet-how = Заполните пустые ячейки и пришлите файл обратно. Числа филиалов сложатся сами. Нет данных — напишите в ячейке: «Не ведём такой учёт», «Не относится к нам» или «Будет позже».
indicators-sheet-number = №
indicators-sheet-place = Учреждение или филиал
indicators-sheet-name = Отчёт
indicators-sheet-before = В прошлый раз
indicators-sheet-old = Состав показателей изменился. Скачайте таблицу заново, пожалуйста.
indicators-sheet-wrong = Это не наша таблица отчёта. Нажмите «Заполнить таблицей» и заполните ту, что пришлёт бот.
indicators-sheet-other = Эта таблица от другого отчёта или учреждения. Скачайте таблицу этого отчёта, пожалуйста.
indicators-sheet-branch = такого филиала в таблице не было, номер в первом столбце менять нельзя.
indicators-sheet-empty = в таблице нет ни одного числа.
indicators-sheet-whole = файл
indicators-sheet-problem = • <b>{ $cell }</b>: { $error }
indicators-sheet-problems = Таблица не принята, нужно поправить { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}:

    { $lines }

    Поправьте файл и пришлите его ещё раз.
indicators-sheet-again = Прислать ещё раз
indicators-sheet-taken = Из таблицы { $count ->
    [one] принято { $count } число.
    [few] приняты { $count } числа.
    [many] принято { $count } чисел.
   *[other] принято { $count } числа.
} Заполнено { $answered } из { $total }. Осталось проверить и отправить.
indicators-check = Проверить и отправить

indicators-changes-none = Изменений не записано.

indicators-passport-about = Показатели за { $span }, { $state }.
indicators-passport-place = Муниципалитет
indicators-passport-sent = Отправлено
indicators-passport-receipt = Квитанция
indicators-passport-element = Показатель и вопрос
indicators-passport-numbers = Числа отчёта
indicators-passport-foot = Числа учреждения, как они записаны в отчёте.
