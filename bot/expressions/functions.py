"""The functions an expression can call: how many arguments each takes, and what it comes to.

Each is total: whatever it is given, it comes to a value or to a reason why there is none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from decimal import ROUND_DOWN, ROUND_FLOOR, Decimal

from bot.expressions.patterns import pattern
from bot.expressions.values import (
    EXACT,
    PLACES,
    WHOLE_DIGITS,
    Given,
    Nothing,
    Value,
    as_day,
    as_number,
    as_text,
    as_truth,
    number,
    settled,
    text,
    value_of,
)

LONGEST_MATCHED = 2000  # characters of a text that regex() looks at; with 500 states a tenth of a second at worst


@dataclass(frozen=True)
class Scope:
    """What an expression is evaluated in: the values by name, the answer that `.` means, the moment in the person's
    zone. A name that is not there is an empty answer."""

    now: datetime
    names: Mapping[str, Given] = field(default_factory=dict)
    current: Given = None

    @property
    def zone(self) -> tzinfo:
        return self.now.tzinfo or UTC

    def value(self, name: str) -> Value:
        return value_of(self.names.get(name))


Arguments = Sequence[Value]


@dataclass(frozen=True)
class Function:
    """`usage` is how it is written, for an author who wrote it otherwise; `most` is None where there is no end."""

    usage: str
    least: int
    most: int | None
    run: Callable[[Arguments, Scope], Value]


def _selected(given: Arguments, scope: Scope) -> Value:
    return as_text(given[1]).strip() in as_text(given[0]).split(" ") and bool(as_text(given[1]).strip())


def _count_selected(given: Arguments, scope: Scope) -> Value:
    return Decimal(len(as_text(given[0]).split()))


def _if(given: Arguments, scope: Scope) -> Value:
    return given[1] if as_truth(given[0]) else given[2]


def _coalesce(given: Arguments, scope: Scope) -> Value:
    return next((each for each in given if as_text(each)), given[-1])


def _int(given: Arguments, scope: Scope) -> Value:
    """The whole part: of −1.5 it is −1."""
    exact = as_number(given[0])
    return exact if isinstance(exact, Nothing) else settled(exact).to_integral_value(ROUND_DOWN)


def _round(given: Arguments, scope: Scope) -> Value:
    """To so many places, without them to a whole number; halves go up as in XPath: 2.5 to 3 and −2.5 to −2."""
    exact = as_number(given[0])
    places = as_number(given[1]) if len(given) > 1 else Decimal(0)
    if isinstance(exact, Nothing):
        return exact
    if isinstance(places, Nothing):
        return places
    shift = int(max(Decimal(-WHOLE_DIGITS), min(Decimal(PLACES), places)))
    half = EXACT.add(EXACT.scaleb(settled(exact), shift), Decimal("0.5"))
    return number(EXACT.scaleb(half.to_integral_value(ROUND_FLOOR), -shift))


def _abs(given: Arguments, scope: Scope) -> Value:
    exact = as_number(given[0])
    return exact if isinstance(exact, Nothing) else EXACT.abs(exact)


def _over(given: Arguments, chosen: Callable[[Decimal, Decimal], Decimal]) -> Value:
    """Numbers combined one after another; as soon as there is a reason why one is none, that reason is the result."""
    result, *others = map(as_number, given)
    for each in others:
        if isinstance(result, Nothing):
            break
        result = each if isinstance(each, Nothing) else number(chosen(result, each))
    return result


def _regex(given: Arguments, scope: Scope) -> Value:
    matched = as_text(given[0])
    if len(matched) > LONGEST_MATCHED:
        return Nothing.TOO_LARGE
    return pattern(as_text(given[1])).matches(matched)


# jr:choice-name() is refused by the parser: it asks for a caption, and captions differ by language.
FUNCTIONS: Mapping[str, Function] = {
    "abs": Function("abs(number)", 1, 1, _abs),
    "coalesce": Function("coalesce(a, b)", 2, None, _coalesce),
    "concat": Function("concat(a, b, …)", 1, None, lambda given, _: text("".join(map(as_text, given)))),
    "contains": Function("contains(text, part)", 2, 2, lambda given, _: as_text(given[1]) in as_text(given[0])),
    "count-selected": Function("count-selected(${name})", 1, 1, _count_selected),
    "date": Function("date('2026-12-31')", 1, 1, lambda given, _: as_day(given[0])),
    "false": Function("false()", 0, 0, lambda given, _: False),
    "if": Function("if(condition, yes, no)", 3, 3, _if),
    "int": Function("int(number)", 1, 1, _int),
    "max": Function("max(a, b, …)", 1, None, lambda given, _: _over(given, max)),
    "min": Function("min(a, b, …)", 1, None, lambda given, _: _over(given, min)),
    "not": Function("not(condition)", 1, 1, lambda given, _: not as_truth(given[0])),
    "now": Function("now()", 0, 0, lambda given, scope: scope.now),
    "number": Function("number(text)", 1, 1, lambda given, _: as_number(given[0])),
    "regex": Function("regex(text, 'pattern')", 2, 2, _regex),
    "round": Function("round(number, places)", 1, 2, _round),
    "selected": Function("selected(${name}, 'code')", 2, 2, _selected),
    "starts-with": Function(
        "starts-with(text, beginning)", 2, 2, lambda given, _: as_text(given[0]).startswith(as_text(given[1]))
    ),
    "string-length": Function("string-length(text)", 1, 1, lambda given, _: Decimal(len(as_text(given[0])))),
    "sum": Function("sum(a, b, …)", 1, None, lambda given, _: _over(given, EXACT.add)),
    "today": Function("today()", 0, 0, lambda given, scope: scope.now.date()),
    "true": Function("true()", 0, 0, lambda given, _: True),
}
