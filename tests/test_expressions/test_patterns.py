"""Patterns of regex(): what they match, what is refused, and that none of them takes long."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.expressions import BadExpression
from bot.expressions.patterns import Pattern, others, pattern
from bot.i18n import LANGUAGES, texts_in

MATCHES = [
    (r"^[0-9]{10}$", ["0123456789"], ["012345678", "01234567890", "a123456789", ""]),
    (r"[А-Яа-яЁё -]+", ["Анна-Мария Ёж", " "], ["", "Anna", "Анна1"]),
    (r"\+7\d{10}", ["+79101234567"], ["79101234567", "+7910123456٧"]),
    (r"[\w-.]+@[\w.]+\.[a-z]{2,}", ["a-b.c@d.example.ru"], ["a@b", "a b@c.ru"]),
    (r"(да|нет)", ["да", "нет"], ["дане", "", "Да"]),
    (r"(?:ab)*c?", ["", "c", "abab", "ababc"], ["a", "cab"]),
    (r"a{2}b{1,3}c{2,}", ["aabcc", "aabbbcccc"], ["abcc", "aabbbbcc", "aabc"]),
    (r".*", ["", "любой «текст» 😀"], ["две\nстроки"]),
    (r"[^0-9]*", ["abc\n"], ["a1"]),
    (r"\D\S\W", ["aЖ!"], ["1aa"]),
    (r"\.\\\/\-", [r".\/-"], ["a"]),
    (r"[]", [], []),
    (r"a||b", ["a", "", "b"], ["ab"]),
    (r"()*", [""], ["a"]),
    (r"(a*)*b", ["aaab", "b"], ["a"]),
    (r"a*?b+?", ["ab", "bb"], ["a"]),
    (r"^^a$$", ["a"], ["^a$"]),
    (r"a^b|a$b", [], ["ab", "a^b"]),
    (r"[a-]+", ["a-a"], ["b"]),
    (r"[-a]+", ["a-a"], ["b"]),
    (r"[.^$*]+", ["^.$*"], ["a"]),
    (r"\t[\t ]\r\n", ["\t \r\n"], ["t"]),
    (r"a{0}", [""], ["a"]),
    ("", [""], ["a"]),
]


@pytest.mark.parametrize(("source", "matching", "other"), [each for each in MATCHES if each[0] != "[]"])
def test_what_matches(source: str, matching: list[str], other: list[str]) -> None:
    machine = Pattern(source)
    assert [text for text in (*matching, *other) if machine.matches(text)] == matching


REFUSED = [
    ("(a", "expressions-pattern-open", 1),
    ("a)", "expressions-pattern-sign", 2),
    ("[a", "expressions-pattern-open", 1),
    ("[]", "expressions-pattern-range", 1),
    ("[z-a]", "expressions-pattern-range", 1),
    ("[a-\\d]", "expressions-pattern-range", 1),
    ("a\\", "expressions-pattern-ends", 3),
    ("*a", "expressions-pattern-sign", 1),
    ("a**", "expressions-pattern-sign", 3),
    ("a*+", "expressions-pattern-sign", 3),
    ("a{2}{3}", "expressions-pattern-sign", 5),
    ("a{,3}", "expressions-pattern-sign", 2),
    ("a{x}", "expressions-pattern-sign", 2),
    ("a{2", "expressions-pattern-sign", 2),
    ("a{3,2}", "expressions-pattern-range", 2),
    ("a}", "expressions-pattern-sign", 2),
    ("a]", "expressions-pattern-sign", 2),
    ("(?=a)b", "expressions-pattern-unsupported", 1),
    ("(?i)a", "expressions-pattern-unsupported", 1),
    (r"(a)\1", "expressions-pattern-unsupported", 4),
    (r"\bа", "expressions-pattern-unsupported", 1),
    (r"\p{L}", "expressions-pattern-unsupported", 1),
    ("[a-z&&b]", "expressions-pattern-unsupported", 5),
    ("[a[b]]", "expressions-pattern-unsupported", 3),
    ("a{1000}", "expressions-pattern-large", 2),
    ("(a{30}){30}", "expressions-pattern-large", 1),
    ("((((((){999}){999}){999}){999}){999}){999}", "expressions-pattern-large", 1),
    ("(" * 22 + ")" * 22, "expressions-pattern-large", 22),
    ("a" * 301, "expressions-pattern-large", 1),
]


@pytest.mark.parametrize(("source", "key", "column"), REFUSED, ids=[each[0][:20] for each in REFUSED])
def test_what_is_refused(source: str, key: str, column: int) -> None:
    with pytest.raises(BadExpression) as caught:
        Pattern(source)
    assert (caught.value.key, caught.value.column) == (key, column)
    for language in LANGUAGES:
        assert texts_in(language).plain(key, **caught.value.params)


@pytest.mark.parametrize(
    "evil", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(a*)*(a*)*b", "a*a*a*a*a*a*a*a*b", "(.*)*x", "a{0,99}a{0,99}b"]
)
def test_no_pattern_takes_long(evil: str) -> None:
    machine = Pattern(evil)
    begun = time.perf_counter()
    assert not machine.matches("a" * 2000)
    assert time.perf_counter() - begun < 3  # a backtracking matcher would not end in this life


def test_the_other_signs() -> None:
    assert others((("b", "c"),)) == (("\0", "a"), ("d", "\U0010ffff"))
    assert others((("\0", "\U0010ffff"),)) == ()
    assert others(others((("b", "c"), ("a", "b"), ("x", "z")))) == (("a", "c"), ("x", "z"))


def test_a_pattern_is_built_once() -> None:
    assert pattern("[0-9]+") is pattern("[0-9]+")


pieces = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "\\d", "\\w", "^", "$", "1"])
sources = st.recursive(
    pieces,
    lambda inner: st.one_of(
        st.builds("({}{})".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds("({}){}".format, inner, st.sampled_from(["*", "+", "?", "{2}", "{0,2}", "{1,}", "*?"])),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(sources, st.text(alphabet="ab1\n ", max_size=6))
def test_it_agrees_with_a_backtracking_matcher(source: str, text: str) -> None:
    # «$» of Python also matches before a last line break, and JavaRosa's before the end alone.
    theirs = re.compile(source.replace("$", "\\Z").replace("(", "(?:"), re.ASCII)
    assert Pattern(source).matches(text) is (theirs.fullmatch(text) is not None)


@settings(deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="ab()[]{}*+?|^$\\-,0129:=", max_size=40), st.text(max_size=20))
def test_nothing_else_is_raised(source: str, text: str) -> None:
    try:
        machine = Pattern(source)
    except BadExpression:
        return
    assert machine.matches(text) in {True, False}
