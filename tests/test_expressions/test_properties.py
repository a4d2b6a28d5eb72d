"""What is true of every expression: printed and parsed it is itself, and nothing in it can raise or hang."""

import time
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.expressions import (
    BadExpression,
    Kind,
    Known,
    Node,
    Nothing,
    Scope,
    as_text,
    check,
    evaluate,
    holds,
    kind_of,
    names,
    parse,
    written,
)
from bot.expressions.tokens import LONGEST
from bot.expressions.tree import parts
from bot.expressions.values import LONGEST_TEXT

from .trees import LIVED, NOW, SOURCES, scopes, trees

KNOWN = {name: Known(kind, frozenset({"a"})) for name, kind in zip(("a", "age", "why"), Kind, strict=False)}

pieces = st.sampled_from(
    [*"()+-*=<>.,'\"$/ 1", "${a}", "div", "mod", "and", "or", "not(", "selected(", "regex(", "${", "!=", "<=", "\u00a0"]
)


def mutated(source: str, at: int, piece: str, cut: int) -> str:
    at %= len(source) + 1
    return source[:at] + piece + source[at + cut :]


def read(source: str) -> Node | BadExpression:
    try:
        return parse(source)
    except BadExpression as refusal:
        return refusal


sources = st.one_of(
    st.text(max_size=60),
    st.lists(pieces, max_size=30).map(" ".join),
    st.lists(pieces, max_size=30).map("".join),
    st.builds(mutated, st.sampled_from(SOURCES), st.integers(0, 99), pieces, st.integers(0, 5)),
)


@settings(max_examples=400, deadline=None)
@given(trees)
def test_a_printed_tree_is_parsed_again(tree: Node) -> None:
    source = written(tree)
    if len(source) <= LONGEST:
        assert parse(source) == tree
        assert written(parse(source)) == source


@settings(max_examples=500, deadline=None)
@given(sources)
def test_parsing_raises_its_own_refusal_or_nothing(source: str) -> None:
    tree = read(source)
    if isinstance(tree, BadExpression):
        assert 1 <= tree.column <= len(source) + 1
        assert tree.key.startswith("expressions-")
        return
    assert parse(written(tree)) == tree
    evaluate(tree, LIVED)
    check(tree, KNOWN)


@settings(max_examples=500, deadline=None)
@given(trees, scopes)
def test_evaluation_is_total(tree: Node, scope: Scope) -> None:
    value = evaluate(tree, scope)
    assert isinstance(holds(tree, scope), bool)
    assert len(as_text(value)) <= LONGEST_TEXT
    if isinstance(value, Decimal):
        assert value.is_finite()
        assert abs(value) < Decimal(10) ** 18
        assert "E" not in as_text(value)
        assert as_text(value) != "-0"
    assert value == evaluate(tree, scope)  # and the same each time


@settings(max_examples=300, deadline=None)
@given(trees, st.sampled_from([None, *map(Known, Kind)]))
def test_the_check_is_total_and_finds_every_unknown_name(tree: Node, current: Known | None) -> None:
    problems = check(tree, KNOWN, current)
    unknown = {each.found for each in problems if each.key == "expressions-unknown-name"}
    assert unknown == {f"${{{name}}}" for name in names(tree) if name not in KNOWN}
    assert kind_of(tree, KNOWN, current) in Kind


@settings(deadline=None)
@given(trees)
def test_every_place_is_a_place_of_the_source(tree: Node) -> None:
    source = written(tree)
    if len(source) <= LONGEST:
        for part in parts(parse(source)):
            assert 0 <= part.at < len(source)


whole = st.integers(-(10**9), 10**9)


@settings(deadline=None)
@given(whole, whole, whole)
def test_whole_numbers_are_added_and_multiplied_exactly(a: int, b: int, c: int) -> None:
    scope = Scope(NOW, {"a": a, "b": b, "c": c})

    def value(source: str) -> object:
        return evaluate(parse(source), scope)

    assert value("${a} + ${b} * 2 - ${c}") == a + b * 2 - c
    assert value("(${a} < ${b}) = (${b} > ${a})") is True
    if b:
        assert value("${a} div ${b} * ${b} = ${a}") is True
        assert value("int(${a} div ${b}) * ${b} + ${a} mod ${b}") == a
    else:
        assert value("${a} div ${b}") is Nothing.DIVISION_BY_ZERO


def test_the_longest_expressions_end_soon() -> None:
    longest = [
        "+".join(["1"] * 100),
        "max(" + ",".join(["${a}"] * 320) + ")",
        "concat(" + ",".join(["${a}"] * 320) + ")",
        "(" * 100 + "${a}" + ")" * 100,
        "-" * 99 + "${a}",
        "not(" * 99 + "${a}" + ")" * 99,
    ]
    scope = Scope(NOW, {"a": "9" * LONGEST_TEXT})
    begun = time.perf_counter()
    for source in longest:
        tree = parse(source)
        evaluate(tree, scope)
        check(tree, KNOWN)
        assert parse(written(tree)) == tree
    assert time.perf_counter() - begun < 3
