# Expressions of surveys and indicators: what is wrong with them

expressions-empty = The expression is empty. Write a condition or remove it.
expressions-long = The expression is too long: there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}. Please split it.
expressions-deep = Character { $column }: too many parts inside one another, there is room for { $limit }. Please split the expression.
expressions-sign = Character { $column }: there is no sign “{ $found }” in expressions.
expressions-path = Character { $column }: “{ $found }” belongs to a path. Paths do not work here, refer to a question by its name.
expressions-quote-open = Character { $column }: a quote is opened and never closed: { $found }
expressions-quote-curly = Character { $column }: the quote “{ $found }” does not work here. Use a straight one: ' or ".
expressions-name-form = Character { $column }: “{ $found }” is not a reference. After the dollar sign comes a name in curly brackets, made of letters, digits, hyphens, dots and underscores, a letter first.
expressions-name-long = Character { $column }: the name “{ $found }” is too long, there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}.
expressions-number-form = Character { $column }: “{ $found }” is not a number. A number has up to 18 digits, and up to 15 after the point.
expressions-operand = Character { $column }: a number, a text, a question or a function is needed here, and there is “{ $found }”.
expressions-ends = Character { $column }: the expression breaks off. Add what stands on the right.
expressions-leftover = Character { $column }: “{ $found }” does not belong here.
expressions-bracket-open = Character { $column }: the bracket “{ $found }” is never closed.
expressions-bare-name = Character { $column }: “{ $found }” is neither a question nor a text. A question is written { $usage }, a text in quotes.
expressions-function = Character { $column }: there is no function { $found }() here.
expressions-choice-name = Character { $column }: the function { $found }() is not supported: the caption of an option depends on the language. Compare the codes of options.
expressions-arguments = Character { $column }: the function { $found } is written like this: { $usage }.
expressions-pattern-quoted = Character { $column }: write the pattern right here, in quotes: { $usage }.
expressions-pattern-ends = Character { $column }: the pattern “{ $found }” breaks off.
expressions-pattern-sign = Character { $column }: “{ $found }” is out of place in the pattern. For the sign itself put a backslash before it.
expressions-pattern-open = Character { $column }: the bracket “{ $found }” in the pattern is never closed.
expressions-pattern-range = Character { $column }: “{ $found }” in the pattern finds nothing: check its limits.
expressions-pattern-unsupported = Character { $column }: “{ $found }” is not supported in patterns.
expressions-pattern-large = Character { $column }: the pattern “{ $found }” is too large. Shorten it or lower its repetitions.
expressions-unknown-name = Character { $column }: there is no question { $found }.
expressions-no-current = Character { $column }: the dot means the answer being checked, and there is nothing to check here. Refer to a question by its name.
expressions-not-a-number = Character { $column }: a number is needed here, and { $found } is not one.
expressions-not-a-date = Character { $column }: { $found } is not a date. A date is written like this: { $usage }.
expressions-not-a-choice = Character { $column }: { $found } is not a question with options.
expressions-date-and-text = Character { $column }: a date is compared with a date, and { $found } is text. A date is written like this: { $usage }.
expressions-cannot-compare = Character { $column }: { $left } and { $right } cannot be compared: they are of different kinds.
expressions-no-such-code = Character { $column }: the question { $name } has no option with the code { $found }.
