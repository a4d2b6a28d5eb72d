"""What an expression can come to, and XPath's rules for turning one sort of value into another.

Empty answers, as authors of XLSForm know them:

* As a number an empty answer is no number: arithmetic, sum(), min(), max(), abs(), round() and int() over it come to
  nothing; comparing it with a number is false for =, <, <=, > and >=, and true for !=. coalesce(${x}, 0) makes a zero.
* As text it is '': ${x} = '' is true, ${x} != '' false, string-length(${x}) is 0, concat() adds nothing.
* As yes or no it is no: not(${x}) is true, `${x} and …` false, if(${x}, …) takes the last.
* selected() of it is false, count-selected() 0, coalesce() passes over it, date() and number() of it are empty.

A value that could not be computed (division by zero, text for a number, too large) is empty in all of this and keeps
its reason: arithmetic over it comes to the same reason.

Numbers are exact decimals, at most 18 digits before the point and 15 after it; steps between are computed with 50, so
that 1 div 3 * 3 is 1.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import Enum

LONGEST_TEXT = 10_000  # characters; longer ones are Nothing.TOO_LARGE
WHOLE_DIGITS = 18
PLACES = 15

EXACT = Context(prec=50, rounding=ROUND_HALF_EVEN, Emin=-999, Emax=999, traps=[])
SMALLEST = Decimal(1).scaleb(-PLACES)
NUMERIC = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Nothing(Enum):
    """Why there is no value."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_DATE = "not-a-date"
    DIVISION_BY_ZERO = "division-by-zero"
    TOO_LARGE = "too-large"


# A tuple is what was chosen of several, in codes. A datetime knows its zone.
Value = Nothing | bool | Decimal | str | tuple[str, ...] | date | datetime | time

# What a scope may hold: the same, and the plainer forms in which answers are kept.
Given = Value | int | Sequence[str] | None


def value_of(given: Given) -> Value:
    """What is given by an answer as a value of expressions."""
    match given:
        case None:
            return Nothing.EMPTY
        case Nothing() | bool() | date():
            return given
        case time():
            return given.replace(tzinfo=None)
        case int() | Decimal():
            return number(Decimal(given))
        case str():
            return text(given)
        case _:
            codes = tuple(given)
            return codes or Nothing.EMPTY


def number(computed: Decimal) -> Decimal | Nothing:
    """A computed number, unless it is too large."""
    if not computed.is_finite() or (computed and computed.adjusted() >= WHOLE_DIGITS):
        return Nothing.TOO_LARGE
    return EXACT.plus(computed)


def text(made: str) -> str | Nothing:
    """A text, unless it is empty or too long; calculations over calculations could double it again and again."""
    return Nothing.TOO_LARGE if len(made) > LONGEST_TEXT else made or Nothing.EMPTY


def settled(exact: Decimal) -> Decimal:
    """A number as it is compared, shown and handed over: to 15 places, without idle zeros and without −0."""
    rounded = EXACT.quantize(exact, SMALLEST)
    return EXACT.add(rounded.normalize(EXACT), 0)  # 1E+3 is 1000, and −0 is 0


def as_number(value: Value) -> Decimal | Nothing:
    """XPath's number(): text that is one, yes as 1 and no as 0."""
    match value:
        case Nothing() | Decimal():
            return value
        case bool():
            return Decimal(value)
        case str() | tuple():
            written = as_text(value)
            found = NUMERIC.fullmatch(written)
            if found:
                return number(Decimal(found[1]))
            return Nothing.NOT_A_NUMBER if written.strip() else Nothing.EMPTY
        case _:
            return Nothing.NOT_A_NUMBER


def as_text(value: Value) -> str:
    """XPath's string(): numbers without an exponent, days as ISO 8601, several codes with spaces between."""
    match value:
        case Nothing():
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{settled(value):f}"
        case tuple():
            return " ".join(value)
        case datetime():
            return value.isoformat(timespec="seconds")
        case time():
            return value.isoformat(timespec="minutes")
        case _:
            return value.isoformat()


def as_truth(value: Value) -> bool:
    """XPath's boolean(): a text that is not empty is yes, whatever it says."""
    match value:
        case bool():
            return value
        case Nothing():
            return False
        case Decimal():
            return settled(value) != 0
        case str() | tuple():
            return bool(value)
        case _:
            return True


def as_day(value: Value) -> date | Nothing:
    """A day: of a moment the day it is in, of a text the one it writes as YYYY-MM-DD."""
    match value:
        case Nothing():
            return value
        case datetime():
            return value.date()
        case date():
            return value
        case str() if DAY.fullmatch(value.strip()):
            try:
                return date.fromisoformat(value.strip())
            except ValueError:
                return Nothing.NOT_A_DATE
        case _:
            return Nothing.NOT_A_DATE


def as_moment(day: date, zone: tzinfo) -> datetime:
    """A moment as it is, a day as its midnight."""
    if not isinstance(day, datetime):
        return datetime.combine(day, time(), zone)
    return day if day.tzinfo else day.replace(tzinfo=zone)


def equal(left: Value, right: Value, zone: tzinfo) -> bool:
    """`=`: yes or no decides first, then a number, then two days; all else is compared as text."""
    if isinstance(left, bool) or isinstance(right, bool):
        return as_truth(left) is as_truth(right)
    days = isinstance(left, date) and isinstance(right, date)
    if days or isinstance(left, Decimal) or isinstance(right, Decimal):
        return compared(left, right, zone) == 0
    return as_text(left) == as_text(right)


def compared(left: Value, right: Value, zone: tzinfo) -> int | None:
    """Less than 0, 0 or more as `left` is before, level with or after `right`; None when there is no order."""
    match left, right:
        case date(), date():
            before, after = as_moment(left, zone), as_moment(right, zone)
            return (before > after) - (before < after)
        case time(), time():
            return (left > right) - (left < right)
    numbers = as_number(left), as_number(right)
    match numbers:
        case Decimal(), Decimal():
            return int(settled(numbers[0]).compare(settled(numbers[1])))
    return None
