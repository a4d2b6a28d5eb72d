"""What expressions come to: arithmetic without surprises, and empty answers as authors of XLSForm know them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from bot.expressions import Nothing, Scope, Value, evaluate, holds, parse

from .trees import LIVED, NOW

EMPTY = Nothing.EMPTY


def value(source: str, scope: Scope = LIVED) -> Value:
    return evaluate(parse(source), scope)


def is_the_same(left: Value, right: Value) -> bool:
    """Equal and of one type: True is not 1."""
    return type(left) is type(right) and left == right


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 2 - 3", 5),
        ("7 div 2", "3.5"),
        ("-7 div 2", "-3.5"),
        ("7 mod 3", 1),
        ("-7 mod 3", -1),
        ("7 mod -3", 1),
        ("1.5 mod 0.5", 0),
        ("0.1 + 0.2", "0.3"),
        ("1 div 3 * 3", 1),
        ("1 div 3", "0.333333333333333"),
        ("1.10 * 3", "3.3"),
        ("100 * 10", 1000),
        ("0 * -1", 0),
        ("--5", 5),
        ("-${age}", -34),
        ("${mark} + 1", 5),
        ("${digits} * 2", 24),
        ("'5' + 1", 6),
        ("(1 > 0) + (2 > 0)", 2),
        ("999999999999999999 + 0.000000000000001", "999999999999999999.000000000000001"),
        (". * 2", 14),
        ("round(2.5)", 3),
        ("round(-2.5)", -2),
        ("round(2.4999)", 2),
        ("round(66.666, 1)", "66.7"),
        ("round(1250, -2)", 1300),
        ("round(1.5, 99)", "1.5"),
        ("int(2.9)", 2),
        ("int(-2.9)", -2),
        ("int('7.5')", 7),
        ("abs(-3.5)", "3.5"),
        ("min(3, 1.5, 2)", "1.5"),
        ("max(3, ${age}, '40')", 40),
        ("sum(1, 2.5, ${zero})", "3.5"),
        ("number('  12.50 ')", "12.5"),
        ("number(true())", 1),
        ("string-length('Ёж 😀')", 4),
        ("count-selected(${why})", 2),
        ("count-selected(${one})", 1),
        ("today() - ${born}", 12417),
        ("int((today() - ${born}) div 365.25)", 33),
        ("date('2026-12-31') - date('2026-12-01')", 30),
    ],
)
def test_numbers(source: str, expected: int | str) -> None:
    found = value(source)
    assert isinstance(found, Decimal)
    assert found == Decimal(expected)
    assert str(found) == str(Decimal(expected))  # no exponent, no idle zeros


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("'a'", "a"),
        ("concat(${name}, ', ', ${age}, ' ', 1.50, ' ', ${share})", "Анна, 34 1.5 66.66"),
        ("concat(1 > 2, ' ', ${why}, ' ', ${born}, ' ', ${at})", "false far dear 1992-11-25 09:30"),
        ("concat(100 * 10, now())", "10002026-11-24T15:30:00+00:00"),
        ("if(${age} > 30, 'old', 'young')", "old"),
        ("coalesce(${none}, ${nothing}, 'x')", "x"),
        ("coalesce('', ${name})", "Анна"),
        ("${why}", ("far", "dear")),
        ("${born}", date(1992, 11, 25)),
        ("today()", date(2026, 11, 24)),
        ("now()", NOW),
        ("date(now())", date(2026, 11, 24)),
        ("date('2028-02-29')", date(2028, 2, 29)),
        ("today() + 7", date(2026, 12, 1)),
        ("7 + today()", date(2026, 12, 1)),
        ("today() - 24", date(2026, 10, 31)),
        ("today() + 1.9", date(2026, 11, 25)),
    ],
)
def test_words_and_days(source: str, expected: Value) -> None:
    assert is_the_same(value(source), expected)


TRUE = [
    "${age} = 34",
    "${age} = '34'",
    "${age} = 34.0",
    "${age} != 35",
    "${age} > 33 and ${age} <= 34",
    "false() or ${age} >= 34",
    "not(${age} < 34)",
    "${mark} > 3",
    "${mark} = 4",
    "'10' > '9'",
    "${name} = 'Анна'",
    "${name} != 'анна'",
    "selected(${why}, 'far')",
    "selected(${one}, 'far')",
    "not(selected(${why}, 'fa'))",
    "not(selected(${why}, ''))",
    "not(selected(${why}, 'far dear'))",
    "${why} = 'far dear'",
    "contains(${name}, 'нн')",
    "contains(${name}, '')",
    "starts-with(${name}, 'Ан')",
    "not(starts-with(${name}, 'ан'))",
    "regex(${name}, '[А-Я][а-я]+')",
    "not(regex(${name}, '[А-Я]'))",
    "${born} < date('1992-11-26')",
    "${born} = date('1992-11-25')",
    "now() > today()",
    "now() < today() + 1",
    "${at} = ${at}",
    "${ack} = true()",
    "${ack}",
    "${name} and ${age} and ${why}",
    "not(${zero})",
    "0.1 + 0.2 = 0.3",
    "1 div 3 * 3 = 1",
    "1 div 3 * 3 - 1 = 0",
    "'false'",
    "true() = 'false'",  # a text that is not empty is yes: XPath's own trap
]


@pytest.mark.parametrize("source", TRUE)
def test_what_holds(source: str) -> None:
    assert holds(parse(source), LIVED)
    assert value(f"not({source})") is False


@pytest.mark.parametrize("empty", ["${none}", "${nothing}", "${no_one}", "${never-heard-of}", "''", "concat('')"])
def test_an_empty_answer(empty: str) -> None:
    """The rules of bot.expressions.values, one by one."""
    for operator in ("+", "-", "*", "div", "mod"):
        assert value(f"{empty} {operator} 1") is EMPTY
        assert value(f"1 {operator} {empty}") is EMPTY
    for function in ("sum(1, {})", "min({}, 1)", "max(1, {}, 2)", "abs({})", "round({})", "int({})", "number({})"):
        assert value(function.format(empty)) is EMPTY
    assert value(f"round(1.55, {empty})") is EMPTY
    assert value(f"-{empty}") is EMPTY
    for operator in ("=", "<", "<=", ">", ">="):
        assert value(f"{empty} {operator} 0") is False
        assert value(f"0 {operator} {empty}") is False
    assert value(f"{empty} != 0") is True
    assert value(f"{empty} = ''") is True
    assert value(f"{empty} != ''") is False
    assert value(f"{empty} = ${{none}}") is True
    assert value(f"string-length({empty})") == 0
    assert value(f"concat('a', {empty}, 'b')") == "ab"
    assert value(f"not({empty})") is True
    assert value(f"{empty} and true()") is False
    assert value(f"{empty} or true()") is True
    assert value(f"if({empty}, 1, 2)") == 2
    assert value(f"selected({empty}, 'a')") is False
    assert value(f"selected({empty}, '')") is False
    assert value(f"count-selected({empty})") == 0
    assert value(f"coalesce({empty}, 0)") == 0
    assert value(f"coalesce({empty}, {empty})") is EMPTY
    assert value(f"date({empty})") is EMPTY
    assert value(f"{empty} < today()") is False
    assert value(f"today() - {empty}") in {EMPTY, Nothing.NOT_A_NUMBER}
    assert value(f"regex({empty}, '[0-9]*')") is True
    assert value(f"regex({empty}, '[0-9]+')") is False
    assert value(f"contains({empty}, 'a')") is False
    assert value(f"starts-with('a', {empty})") is True
    assert value(empty) is EMPTY


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 div 0", Nothing.DIVISION_BY_ZERO),
        ("0 div 0", Nothing.DIVISION_BY_ZERO),
        ("1 mod 0", Nothing.DIVISION_BY_ZERO),
        ("5 div (1 div 3 * 3 - 1)", Nothing.DIVISION_BY_ZERO),
        ("${age} div ${zero} * 100 + 1", Nothing.DIVISION_BY_ZERO),
        ("round(1 div 0, 1)", Nothing.DIVISION_BY_ZERO),
        ("sum(1, 1 div 0, ${none})", Nothing.DIVISION_BY_ZERO),
        ("if(1 div 0 = '', 1 div 0, 0)", Nothing.DIVISION_BY_ZERO),
        ("${name} + 1", Nothing.NOT_A_NUMBER),
        ("number('1e5')", Nothing.NOT_A_NUMBER),
        ("number('1 000')", Nothing.NOT_A_NUMBER),
        ("number('١٢')", Nothing.NOT_A_NUMBER),
        ("${why} * 2", Nothing.NOT_A_NUMBER),
        ("today() * 2", Nothing.NOT_A_NUMBER),
        ("now() + 1", Nothing.NOT_A_NUMBER),
        ("1 - today()", Nothing.NOT_A_NUMBER),
        ("date('2026-02-30')", Nothing.NOT_A_DATE),
        ("date('31.12.2026')", Nothing.NOT_A_DATE),
        ("date(5)", Nothing.NOT_A_DATE),
        ("999999999999999999 + 1", Nothing.TOO_LARGE),
        ("999999999999999999 * 999999999999999999 * 999999999999999999", Nothing.TOO_LARGE),
        ("1 div 0.000000000000001 * 100000", Nothing.TOO_LARGE),
        ("today() + 99999999", Nothing.TOO_LARGE),
        ("today() - 999999999999", Nothing.TOO_LARGE),
        ("number('9999999999999999999')", Nothing.TOO_LARGE),
    ],
)
def test_a_reason_why_there_is_no_value(source: str, reason: Nothing) -> None:
    assert value(source) is reason
    assert value(f"coalesce({source}, 'none')") == "none"
    assert value(f"{source} = 0") is False
    assert not holds(parse(source), LIVED)


def test_a_text_that_doubles_stops_at_a_limit() -> None:
    long = "я" * 6000
    scope = Scope(NOW, {"a": long})
    assert value("concat(${a}, '')", scope) == long
    assert value("concat(${a}, ${a})", scope) is Nothing.TOO_LARGE
    assert value("regex(${a}, 'я+')", scope) is Nothing.TOO_LARGE


def test_today_is_the_persons_own() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC).astimezone(timezone(timedelta(hours=3)))
    assert value("today()", Scope(late)) == date(2026, 11, 25)
    assert holds(parse("now() >= today()"), Scope(late))


def test_a_plain_moment_is_read_in_the_scopes_zone() -> None:
    zone = timezone(timedelta(hours=3))
    scope = Scope(NOW.astimezone(zone), {"met": NOW.astimezone(zone).replace(tzinfo=None)})
    assert holds(parse("${met} = now()"), scope)
