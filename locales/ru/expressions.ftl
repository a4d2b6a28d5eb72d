# Выражения опросов и показателей: что в них не так

expressions-empty = Выражение пустое. Напишите условие или удалите его.
expressions-long = Выражение слишком длинное: помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
    [many] { $limit } знаков
   *[other] { $limit } знака
}. Разделите его на части.
expressions-deep = Знак { $column }: слишком много частей одна в другой, помещается { $limit }. Разделите выражение на части.
expressions-sign = Знак { $column }: знака «{ $found }» в выражениях нет.
expressions-path = Знак { $column }: «{ $found }» — часть пути. Пути здесь не работают, на вопрос ссылаются по имени.
expressions-quote-open = Знак { $column }: кавычка открыта и не закрыта: { $found }
expressions-quote-curly = Знак { $column }: кавычки «{ $found }» здесь не подойдут. Поставьте прямые: ' или ".
expressions-name-form = Знак { $column }: «{ $found }» не похоже на ссылку. После знака доллара идёт имя в фигурных скобках, в нём буквы, цифры, дефис, точка и подчёркивание, первой — буква.
expressions-name-long = Знак { $column }: имя «{ $found }» слишком длинное, помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
    [many] { $limit } знаков
   *[other] { $limit } знака
}.
expressions-number-form = Знак { $column }: «{ $found }» — не число. В числе до 18 цифр, после точки до 15.
expressions-operand = Знак { $column }: здесь нужно число, текст, вопрос или функция, а стоит «{ $found }».
expressions-ends = Знак { $column }: выражение обрывается. Допишите, что стоит справа.
expressions-leftover = Знак { $column }: «{ $found }» здесь лишнее.
expressions-bracket-open = Знак { $column }: скобка «{ $found }» не закрыта.
expressions-bare-name = Знак { $column }: «{ $found }» — не вопрос и не текст. Вопрос пишется { $usage }, текст — в кавычках.
expressions-function = Знак { $column }: функции { $found }() здесь нет.
expressions-choice-name = Знак { $column }: функция { $found }() не поддерживается: подпись варианта зависит от языка. Сравнивайте коды вариантов.
expressions-arguments = Знак { $column }: функция { $found } пишется так: { $usage }.
expressions-pattern-quoted = Знак { $column }: шаблон пишут прямо здесь, в кавычках: { $usage }.
expressions-pattern-ends = Знак { $column }: шаблон «{ $found }» обрывается.
expressions-pattern-sign = Знак { $column }: «{ $found }» стоит в шаблоне не на месте. Сам знак пишется с обратной косой чертой перед ним.
expressions-pattern-open = Знак { $column }: скобка «{ $found }» в шаблоне не закрыта.
expressions-pattern-range = Знак { $column }: «{ $found }» в шаблоне ничего не находит: проверьте границы.
expressions-pattern-unsupported = Знак { $column }: «{ $found }» в шаблонах не поддерживается.
expressions-pattern-large = Знак { $column }: шаблон «{ $found }» слишком большой. Сократите его или уменьшите числа повторений.
expressions-unknown-name = Знак { $column }: вопроса { $found } нет.
expressions-no-current = Знак { $column }: точка значит ответ, который проверяется, а здесь проверять нечего. Назовите вопрос по имени.
expressions-not-a-number = Знак { $column }: здесь нужно число, а { $found } — не число.
expressions-not-a-date = Знак { $column }: { $found } — не дата. Дата пишется так: { $usage }.
expressions-not-a-choice = Знак { $column }: { $found } — не вопрос с вариантами.
expressions-date-and-text = Знак { $column }: дату сравнивают с датой, а { $found } — текст. Дата пишется так: { $usage }.
expressions-cannot-compare = Знак { $column }: { $left } и { $right } не сравнить: это величины разного рода.
expressions-no-such-code = Знак { $column }: среди вариантов вопроса { $name } нет кода { $found }.
