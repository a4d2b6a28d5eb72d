"""What can be said of an expression before anybody answers: unknown names, and types that cannot meet.

The types are those of the questions; what is not certain (`if` with two types, a calculation over it) is ANY and fits
everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.expressions.errors import BadExpression
from bot.expressions.functions import FUNCTIONS
from bot.expressions.printing import written
from bot.expressions.tree import EQUALITY, ORDER, Binary, Call, Current, Name, Negative, Node, Number, Operator, Text
from bot.expressions.values import Nothing, as_day, as_number


class Kind(StrEnum):
    """What sort of value stands somewhere."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "truth"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    CHOICE = "choice"
    CHOICES = "choices"
    ANY = "any"


@dataclass(frozen=True)
class Known:
    """What is known of a name: its type, and of a choice the codes there are (none: any code)."""

    kind: Kind
    codes: frozenset[str] = frozenset()


RESULTS = {
    **dict.fromkeys(
        ("abs", "count-selected", "int", "max", "min", "number", "round", "string-length", "sum"), Kind.NUMBER
    ),
    **dict.fromkeys(("contains", "false", "not", "regex", "selected", "starts-with", "true"), Kind.TRUTH),
    "concat": Kind.TEXT,
    "date": Kind.DATE,
    "now": Kind.MOMENT,
    "today": Kind.DATE,
}
NUMERIC = frozenset({Kind.NUMBER, Kind.TRUTH, Kind.CHOICE, Kind.ANY})  # codes are often digits
WORDS = frozenset({Kind.TEXT, Kind.CHOICE, Kind.CHOICES})
DAYS = frozenset({Kind.DATE, Kind.MOMENT})
COUNTED = frozenset({"abs", "int", "max", "min", "round", "sum"})


def check(node: Node, names: Mapping[str, Known], current: Known | None = None) -> list[BadExpression]:
    """All that is wrong with an expression, from left to right. `current` is what `.` means, None where it means
    nothing."""
    checker = _Checker(names, current)
    checker.kind(node)
    return sorted(checker.problems, key=lambda problem: problem.column)


def kind_of(node: Node, names: Mapping[str, Known], current: Known | None = None) -> Kind:
    """The type an expression comes to."""
    return _Checker(names, current).kind(node)


def _is_empty_text(node: Node) -> bool:
    return isinstance(node, Text) and not node.value


def _is_number_in_quotes(node: Node) -> bool:
    return isinstance(node, Text) and not isinstance(as_number(node.value), Nothing)


class _Checker:
    def __init__(self, names: Mapping[str, Known], current: Known | None) -> None:
        self._names = names
        self._current = current
        self.problems: list[BadExpression] = []

    def _wrong(self, key: str, node: Node, **params: str) -> None:
        self.problems.append(BadExpression(key, node.at, written(node), **params))

    def kind(self, node: Node) -> Kind:
        match node:
            case Number():
                return Kind.NUMBER
            case Text():
                return Kind.TEXT
            case Name(name=name) if name in self._names:
                return self._names[name].kind
            case Name():
                self._wrong("expressions-unknown-name", node)
                return Kind.ANY
            case Current():
                if self._current is None:
                    self._wrong("expressions-no-current", node)
                return self._current.kind if self._current else Kind.ANY
            case Negative(operand=operand):
                self._number(operand, self.kind(operand))
                return Kind.NUMBER
            case Call():
                return self._call(node)
            case Binary():
                return self._between(node)

    def _number(self, node: Node, kind: Kind) -> None:
        if kind not in NUMERIC and not _is_number_in_quotes(node):
            self._wrong("expressions-not-a-number", node)

    def _between(self, node: Binary) -> Kind:
        left, right = self.kind(node.left), self.kind(node.right)
        if node.operator in {Operator.AND, Operator.OR}:
            return Kind.TRUTH
        if node.operator in EQUALITY | ORDER:
            self._compared(node, left, right)
            return Kind.TRUTH
        match node.operator, left, right:
            case Operator.MINUS, Kind.DATE, Kind.DATE:
                return Kind.NUMBER
            case Operator.PLUS | Operator.MINUS, Kind.DATE, _:
                if right is not Kind.ANY:
                    self._number(node.right, right)
                    return Kind.DATE
                return Kind.DATE if node.operator is Operator.PLUS else Kind.ANY
            case Operator.PLUS, _, Kind.DATE:
                self._number(node.left, left)
                return Kind.DATE
            case Operator.PLUS | Operator.MINUS, Kind.ANY, _:
                self._number(node.right, Kind.ANY if right is Kind.DATE else right)
                return Kind.ANY
        self._number(node.left, left)
        self._number(node.right, right)
        return Kind.ANY if Kind.ANY in {left, right} else Kind.NUMBER

    def _compared(self, node: Binary, left: Kind, right: Kind) -> None:
        kinds = {left, right}
        if Kind.ANY in kinds:
            return
        if node.operator in EQUALITY and (_is_empty_text(node.left) or _is_empty_text(node.right)):
            return
        if kinds <= DAYS or kinds == {Kind.TIME} or kinds <= NUMERIC:
            self._codes(node.left, node.right)
            return
        if kinds & DAYS and Kind.TEXT in kinds:
            words = node.left if left is Kind.TEXT else node.right
            self._wrong("expressions-date-and-text", words, usage=FUNCTIONS["date"].usage)
            return
        if node.operator in EQUALITY and kinds <= WORDS:
            self._codes(node.left, node.right)
            return
        numbers = [
            kind in NUMERIC or _is_number_in_quotes(part) for part, kind in ((node.left, left), (node.right, right))
        ]
        texts = node.operator in EQUALITY and kinds == {Kind.NUMBER, Kind.TEXT}
        literal = isinstance(node.left, Text) or isinstance(node.right, Text)
        if not all(numbers) and not (texts and not literal):
            params = {"left": written(node.left), "right": written(node.right)}
            self._wrong("expressions-cannot-compare", node, **params)

    def _codes(self, left: Node, right: Node) -> None:
        """A code in quotes that the question beside it does not have; several codes stand with spaces between."""
        for question, code in ((left, right), (right, left)):
            known = self._known(question)
            if isinstance(code, Text) and known and known.codes and not known.codes.issuperset(code.value.split()):
                self._wrong("expressions-no-such-code", code, name=written(question))

    def _known(self, node: Node) -> Known | None:
        match node:
            case Name(name=name):
                return self._names.get(name)
            case Current():
                return self._current
        return None

    def _call(self, node: Call) -> Kind:
        kinds = [self.kind(each) for each in node.arguments]
        for argument, kind in zip(node.arguments, kinds, strict=True):
            if node.function in COUNTED:
                self._number(argument, kind)
            elif node.function == "number" and kind in {*DAYS, Kind.TIME, Kind.CHOICES}:
                self._wrong("expressions-not-a-number", argument)
        match node.function:
            case "selected" | "count-selected":
                if kinds[0] not in {*WORDS, Kind.ANY}:
                    self._wrong("expressions-not-a-choice", node.arguments[0])
                if node.function == "selected":
                    self._codes(*node.arguments)
            case "date":
                self._day(node.arguments[0], kinds[0])
            case "if":
                return self._either(node.arguments[1:], kinds[1:])
            case "coalesce":
                return self._either(node.arguments, kinds)
        return RESULTS[node.function]

    def _day(self, node: Node, kind: Kind) -> None:
        unreadable = isinstance(node, Text) and isinstance(as_day(node.value), Nothing)
        if unreadable or kind not in {*DAYS, Kind.TEXT, Kind.ANY}:
            self._wrong("expressions-not-a-date", node, usage=FUNCTIONS["date"].usage)

    def _either(self, nodes: tuple[Node, ...], kinds: list[Kind]) -> Kind:
        """The type of one of several: where all agree, nothing in quotes aside, this."""
        found = {kind for node, kind in zip(nodes, kinds, strict=True) if not _is_empty_text(node)}
        return found.pop() if len(found) == 1 else Kind.ANY if found else Kind.TEXT
