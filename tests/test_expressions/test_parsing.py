"""What is read, how tightly it binds, and where the author is told to look."""

from decimal import Decimal

import pytest

from bot.expressions import DEEPEST, LONGEST, BadExpression, names, parse, written
from bot.expressions.tree import Binary, Call, Current, Name, Negative, Node, Number, Operator, Text
from bot.i18n import LANGUAGES, texts_in

from .trees import SOURCES


def number(value: int | str) -> Number:
    return Number(Decimal(value))


ONE, TWO, THREE = number(1), number(2), number(3)


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("1.50", number("1.50")),
        (".5", number("0.5")),
        ("5.", number(5)),
        (" 'a \"b\" ' ", Text('a "b" ')),
        ('"it\'s"', Text("it's")),
        ("${age}", Name("age")),
        ("${вопрос-1.a}", Name("вопрос-1.a")),
        (".", Current()),
        (".>1", Binary(Operator.MORE, Current(), ONE)),
        (".5>.", Binary(Operator.MORE, number("0.5"), Current())),
        ("1-2", Binary(Operator.MINUS, ONE, TWO)),
        ("--1", Negative(Negative(ONE))),
        ("-1 - -2", Binary(Operator.MINUS, Negative(ONE), Negative(TWO))),
        ("1 - 2 - 3", Binary(Operator.MINUS, Binary(Operator.MINUS, ONE, TWO), THREE)),
        ("1 + 2 * 3", Binary(Operator.PLUS, ONE, Binary(Operator.TIMES, TWO, THREE))),
        ("(1 + 2) * 3", Binary(Operator.TIMES, Binary(Operator.PLUS, ONE, TWO), THREE)),
        ("-1 * 2", Binary(Operator.TIMES, Negative(ONE), TWO)),
        ("1 < 2 = 3", Binary(Operator.EQUAL, Binary(Operator.LESS, ONE, TWO), THREE)),
        ("1 or 2 and 3", Binary(Operator.OR, ONE, Binary(Operator.AND, TWO, THREE))),
        ("1 div 2 mod 3", Binary(Operator.MOD, Binary(Operator.DIV, ONE, TWO), THREE)),
        ("${div}div${mod}", Binary(Operator.DIV, Name("div"), Name("mod"))),
        ("today()-1", Binary(Operator.MINUS, Call("today", ()), ONE)),
        ("min( 1 ,2,3 )", Call("min", (ONE, TWO, THREE))),
        ("not(1=2)", Call("not", (Binary(Operator.EQUAL, ONE, TWO),))),
        ("1\n+\t2", Binary(Operator.PLUS, ONE, TWO)),
    ],
)
def test_a_source_and_its_tree(source: str, tree: Node) -> None:
    assert parse(source) == tree
    assert parse(written(tree)) == tree


@pytest.mark.parametrize("source", SOURCES)
def test_every_construct_is_printed_as_it_was_written(source: str) -> None:
    assert parse(written(parse(source))) == parse(source)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("((1))", "1"),
        ("(1+2)+3", "1 + 2 + 3"),
        ("1+(2+3)", "1 + (2 + 3)"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("(1*2)+3", "1 * 2 + 3"),
        ("-(1+2)", "-(1 + 2)"),
        ("(1 or 2) and 3", "(1 or 2) and 3"),
        ("if((1),(2),(3))", "if(1, 2, 3)"),
    ],
)
def test_no_more_brackets_than_needed(source: str, printed: str) -> None:
    assert written(parse(source)) == printed


def test_names_are_listed_once_in_their_order() -> None:
    tree = parse("${b} + ${a} > if(${b} = '', ${c}, -${d})")
    assert names(tree) == ("b", "a", "c", "d")


WRONG = [
    ("", "expressions-empty", 1, ""),
    (" \n ", "expressions-empty", 1, ""),
    ("1 +", "expressions-ends", 4, ""),
    ("1 + * 2", "expressions-operand", 5, "*"),
    ("and 1", "expressions-operand", 1, "and"),
    (")", "expressions-operand", 1, ")"),
    ("1 2", "expressions-leftover", 3, "2"),
    ("1 'a'", "expressions-leftover", 3, "'a'"),
    ("1)", "expressions-leftover", 2, ")"),
    ("(1 2)", "expressions-leftover", 4, "2"),
    ("1 + (2", "expressions-bracket-open", 5, "("),
    ("min(1, 2", "expressions-bracket-open", 4, "("),
    ("'abc", "expressions-quote-open", 1, "'abc"),
    ('1 = "', "expressions-quote-open", 5, '"'),
    ("${a} = «да»", "expressions-quote-curly", 8, "«"),
    ("${a} = ’да’", "expressions-quote-curly", 8, "’"),
    ("${1a} = 1", "expressions-name-form", 1, "${1a}"),
    ("1 = ${a b}", "expressions-name-form", 5, "${a b}"),
    ("${ age }", "expressions-name-form", 1, "${ age }"),
    ("${last-saved#a}", "expressions-name-form", 1, "${last-saved#a}"),
    ("${a", "expressions-name-form", 1, "${a"),
    ("$a", "expressions-name-form", 1, "$"),
    ("${" + "a" * 65 + "}", "expressions-name-long", 1, "a" * 39 + "…"),
    ("1.2.3", "expressions-number-form", 1, "1.2.3"),
    ("1..2", "expressions-number-form", 1, "1..2"),
    ("1234567890123456789", "expressions-number-form", 1, "1234567890123456789"),
    ("age > 18", "expressions-bare-name", 1, "age"),
    ("${a} = да", "expressions-bare-name", 8, "да"),
    ("1 + foo(2)", "expressions-function", 5, "foo"),
    ("Min(1, 2)", "expressions-function", 1, "Min"),
    ("pulldata('a', 'b')", "expressions-function", 1, "pulldata"),
    ("jr:choice-name(${a}, '${a}')", "expressions-choice-name", 1, "jr:choice-name"),
    ("/data/a > 1", "expressions-path", 1, "/"),
    ("//a", "expressions-path", 1, "//"),
    ("../a", "expressions-path", 1, ".."),
    ("${a}[1]", "expressions-path", 5, "["),
    ("${a} | ${b}", "expressions-path", 6, "|"),
    ("1 % 2", "expressions-sign", 3, "%"),
    ("1 ! 2", "expressions-sign", 3, "!"),
    ("1 == 2", "expressions-operand", 4, "="),
    ("1 <> 2", "expressions-operand", 4, ">"),
    ("if(1, 2)", "expressions-arguments", 1, "if"),
    ("1 + not()", "expressions-arguments", 5, "not"),
    ("today(1)", "expressions-arguments", 1, "today"),
    ("min()", "expressions-arguments", 1, "min"),
    ("min(1,)", "expressions-operand", 7, ")"),
    ("regex(., ${a})", "expressions-pattern-quoted", 10, ""),
    ("regex(., '[a')", "expressions-pattern-open", 11, "[a'"[:1]),
    ("(" * 101 + "1" + ")" * 101, "expressions-deep", 101, ""),
    ("-" * 101 + "1", "expressions-deep", 2, ""),
    ("1" + "+1" * 101, "expressions-deep", 200, ""),
    ("1 " * 1001, "expressions-long", 2001, ""),
]


@pytest.mark.parametrize(("source", "key", "column", "found"), WRONG, ids=[each[0][:20] for each in WRONG])
def test_what_is_wrong_and_where(source: str, key: str, column: int, found: str) -> None:
    with pytest.raises(BadExpression) as caught:
        parse(source)
    assert (caught.value.key, caught.value.column, caught.value.found) == (key, column, found)
    for language in LANGUAGES:
        assert texts_in(language).plain(caught.value.key, **caught.value.params)


def test_the_limits_themselves_are_taken() -> None:
    parse("(" * DEEPEST + "1" + ")" * DEEPEST)
    parse("1" + "+1" * (DEEPEST - 1))
    parse("'" + "a" * (LONGEST - 2) + "'")
    parse("${" + "a" * 64 + "}")
    parse("999999999999999999.999999999999999")
