"""An expression as a tree of frozen values: made once by the parser, then evaluated, checked and printed.

`at` is where a part begins in its source; two trees that say the same are equal wherever their parts stood.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Operator(StrEnum):
    """What stands between two operands, as it is written."""

    OR = "or"
    AND = "and"
    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    DIV = "div"
    MOD = "mod"


# How tightly an operator binds, as in XPath 1.0; operators of one strength are read from left to right.
STRENGTH = {
    Operator.OR: 1,
    Operator.AND: 2,
    Operator.EQUAL: 3,
    Operator.UNEQUAL: 3,
    Operator.LESS: 4,
    Operator.AT_MOST: 4,
    Operator.MORE: 4,
    Operator.AT_LEAST: 4,
    Operator.PLUS: 5,
    Operator.MINUS: 5,
    Operator.TIMES: 6,
    Operator.DIV: 6,
    Operator.MOD: 6,
}
EQUALITY = frozenset({Operator.EQUAL, Operator.UNEQUAL})
ORDER = frozenset({Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written; a minus before it is a part of its own."""

    value: Decimal
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """Text in quotes. It holds at most one kind of quotes itself: there is no way to write both."""

    value: str
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name:
    """`${name}`: an answer, a calculation, a data element."""

    name: str
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Current:
    """`.`: the answer that is being checked."""

    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus before its operand."""

    operand: "Node"
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what is between them."""

    operator: Operator
    left: "Node"
    right: "Node"
    at: int = field(default=0, compare=False, repr=False)  # where the operator stands


@dataclass(frozen=True, slots=True)
class Call:
    """A function of `bot.expressions.functions` with as many arguments as it takes."""

    function: str
    arguments: tuple["Node", ...]
    at: int = field(default=0, compare=False, repr=False)


Node = Number | Text | Name | Current | Negative | Binary | Call


def parts(node: Node) -> Iterator[Node]:
    """The node and everything in it, in the order in which it is written."""
    match node:
        case Negative(operand=operand):
            yield node
            yield from parts(operand)
        case Binary(left=left, right=right):
            yield from parts(left)
            yield node
            yield from parts(right)
        case Call(arguments=arguments):
            yield node
            for argument in arguments:
                yield from parts(argument)
        case _:
            yield node


def names(node: Node) -> tuple[str, ...]:
    """The names an expression refers to, each once, in the order in which they are written."""
    return tuple(dict.fromkeys(each.name for each in parts(node) if isinstance(each, Name)))
