"""What an author is told before anybody answers."""

import pytest

from bot.expressions import Kind, Known, check, kind_of, parse
from bot.i18n import LANGUAGES, texts_in

NAMES = {
    "age": Known(Kind.NUMBER),
    "name": Known(Kind.TEXT),
    "why": Known(Kind.CHOICES, frozenset({"far", "dear"})),
    "mark": Known(Kind.CHOICE, frozenset({"1", "2", "3"})),
    "born": Known(Kind.DATE),
    "at": Known(Kind.TIME),
    "ack": Known(Kind.TRUTH),
    "any": Known(Kind.ANY),
}

RIGHT = [
    "${age} > 18 and ${name} != ''",
    "${age} = ''",
    "${born} = ''",
    "${why} = '' or ${why} = 'far'",
    "'' != ${at}",
    "${mark} >= 2",
    "${mark} + 1 > '2'",
    "${mark} = '2'",
    "${mark} = 2",
    "${name} = 5",
    "${name} = ${age}",
    "number(${name}) + 1",
    "(${age} > 1) + ${ack}",
    "${ack} = true()",
    "selected(${why}, 'far')",
    "selected(${mark}, '1')",
    "selected(${name}, 'a')",
    "count-selected(${why}) <= 2",
    "${born} < today() and ${born} <= now()",
    "${born} > date('2020-01-01')",
    "today() - ${born} > 10",
    "today() + 7 > ${born} - ${age}",
    "3 + ${born} = today()",
    "int((today() - ${born}) div 365.25) >= 18",
    "${at} < ${at}",
    "if(${age} = '', 0, ${age}) * 2",
    "if(${ack}, ${born}, '') < today()",
    "coalesce(${age}, 0) > 1",
    "coalesce(${any}, 'a') + 1",
    "${any} + ${any} = ${born}",
    "today() - ${any} > 5",
    "${any} - ${born} > 5",
    "date(${name}) > ${born}",
    "date(now()) = today()",
    "max(${age}, '5', ${mark}) > 2",
    ". > 1",
]


@pytest.mark.parametrize("source", RIGHT)
def test_what_is_right(source: str) -> None:
    assert [each.key for each in check(parse(source), NAMES, Known(Kind.NUMBER))] == []


WRONG = [
    ("${agе} > 1", "expressions-unknown-name", 1, "${agе}"),  # a Cyrillic letter
    ("1 + ${name}", "expressions-not-a-number", 5, "${name}"),
    ("'a' * 2", "expressions-not-a-number", 1, "'a'"),
    ("-${born}", "expressions-not-a-number", 2, "${born}"),
    ("${why} + 1", "expressions-not-a-number", 1, "${why}"),
    ("sum(${age}, ${name})", "expressions-not-a-number", 13, "${name}"),
    ("round(today())", "expressions-not-a-number", 7, "today()"),
    ("number(${born})", "expressions-not-a-number", 8, "${born}"),
    ("now() + 1", "expressions-not-a-number", 1, "now()"),
    ("today() - now()", "expressions-not-a-number", 11, "now()"),
    ("${age} - today()", "expressions-not-a-number", 10, "today()"),
    ("today() + ${name}", "expressions-not-a-number", 11, "${name}"),
    ("${born} > '2020-01-01'", "expressions-date-and-text", 11, "'2020-01-01'"),
    ("'2020-01-01' = ${born}", "expressions-date-and-text", 1, "'2020-01-01'"),
    ("${born} = ${name}", "expressions-date-and-text", 11, "${name}"),
    ("now() < ${name}", "expressions-date-and-text", 9, "${name}"),
    ("${born} > 5", "expressions-cannot-compare", 9, "${born} > 5"),
    ("${at} > '09:00'", "expressions-cannot-compare", 7, "${at} > '09:00'"),
    ("${at} = ${born}", "expressions-cannot-compare", 7, "${at} = ${born}"),
    ("${age} = 'a'", "expressions-cannot-compare", 8, "${age} = 'a'"),
    ("${name} < 5", "expressions-cannot-compare", 9, "${name} < 5"),
    ("${why} > 2", "expressions-cannot-compare", 8, "${why} > 2"),
    ("${ack} = 'yes'", "expressions-cannot-compare", 8, "${ack} = 'yes'"),
    ("${age} > ''", "expressions-cannot-compare", 8, "${age} > ''"),
    ("selected(${age}, 'a')", "expressions-not-a-choice", 10, "${age}"),
    ("count-selected(${born})", "expressions-not-a-choice", 16, "${born}"),
    ("selected(${why}, 'fra')", "expressions-no-such-code", 18, "'fra'"),
    ("${mark} = '7'", "expressions-no-such-code", 11, "'7'"),
    ("'7' != ${mark}", "expressions-no-such-code", 1, "'7'"),
    ("date(5) > today()", "expressions-not-a-date", 6, "5"),
    ("date('31.12.2026') > today()", "expressions-not-a-date", 6, "'31.12.2026'"),
    (". > 1", "expressions-no-current", 1, "."),
]


@pytest.mark.parametrize(("source", "key", "column", "found"), WRONG, ids=[each[0] for each in WRONG])
def test_what_is_wrong(source: str, key: str, column: int, found: str) -> None:
    problems = check(parse(source), NAMES)
    assert [(each.key, each.column, each.found) for each in problems] == [(key, column, found)]
    for language in LANGUAGES:
        assert texts_in(language).plain(key, **problems[0].params)


def test_all_that_is_wrong_is_told_from_left_to_right() -> None:
    problems = check(parse("${a} + ${name} > ${b} or selected(${age}, 1)"), NAMES)
    assert [each.column for each in problems] == [1, 8, 18, 35]


def test_the_current_answer_has_its_type_and_its_codes() -> None:
    assert [each.key for each in check(parse(". > 5"), {}, Known(Kind.TEXT))] == ["expressions-cannot-compare"]
    codes = Known(Kind.CHOICE, frozenset({"a"}))
    assert [each.key for each in check(parse(". = 'b'"), {}, codes)] == ["expressions-no-such-code"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("1 + ${age}", Kind.NUMBER),
        ("1 > 2", Kind.TRUTH),
        ("not(1)", Kind.TRUTH),
        ("concat('a')", Kind.TEXT),
        ("${mark}", Kind.CHOICE),
        ("today() + 1", Kind.DATE),
        ("today() - ${born}", Kind.NUMBER),
        ("now()", Kind.MOMENT),
        ("if(1, 2, '')", Kind.NUMBER),
        ("if(1, 2, 'a')", Kind.ANY),
        ("if(1, '', '')", Kind.TEXT),
        ("coalesce(${born}, today())", Kind.DATE),
        ("${any} + 1", Kind.ANY),
        ("${unknown}", Kind.ANY),
    ],
)
def test_the_type_of_an_expression(source: str, kind: Kind) -> None:
    assert kind_of(parse(source), NAMES) is kind
