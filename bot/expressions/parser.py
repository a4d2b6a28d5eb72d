"""From the source of an expression to its tree. Raises nothing but BadExpression, whatever it is given.

The grammar is XPath 1.0 without paths: `or`, `and`, `= !=`, `< <= > >=`, `+ -`, `* div mod`, a minus before, and
brackets, numbers, texts in quotes, `${name}`, `.` and functions. An expression is at most 2,000 characters long and 100
parts deep, so that all that is done with a tree ends soon and never runs out of stack.
"""

from decimal import Decimal

from bot.expressions.errors import BadExpression
from bot.expressions.functions import FUNCTIONS
from bot.expressions.patterns import Pattern
from bot.expressions.tokens import Sort, Token, tokens
from bot.expressions.tree import STRENGTH, Binary, Call, Current, Name, Negative, Node, Number, Operator, Text

DEEPEST = 100
OPERATORS = {str(each): each for each in Operator}
OPENS = "("
CLOSES = ")"

# A part and how many parts deep it is.
Measured = tuple[Node, int]


def parse(source: str) -> Node:
    """The tree of an expression."""
    return _Parser(source).whole()


class _Parser:
    def __init__(self, source: str) -> None:
        self._tokens = list(tokens(source))
        self._next = 0
        self._open = 0  # brackets that the reading is in, calls included

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _is(self, sign: str) -> bool:
        return self._token.sort is Sort.SIGN and self._token.text == sign

    def _ended(self) -> bool:
        return self._token.sort is Sort.END

    def _take(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def whole(self) -> Node:
        if self._ended():
            raise BadExpression("expressions-empty")
        node, _ = self._expression(0)
        if not self._ended():
            raise BadExpression("expressions-leftover", self._token.at, self._token.written)
        return node

    def _measured(self, node: Node, *inner: int) -> Measured:
        depth = 1 + max(inner, default=0)
        if depth > DEEPEST:
            raise BadExpression("expressions-deep", node.at, limit=DEEPEST)
        return node, depth

    def _operator(self) -> Operator | None:
        return OPERATORS.get(self._token.text) if self._token.sort in {Sort.SIGN, Sort.WORD} else None

    def _expression(self, floor: int) -> Measured:
        """Operands and the operators between them that bind more tightly than `floor`."""
        left, depth = self._operand()
        while (operator := self._operator()) and STRENGTH[operator] > floor:
            at = self._take().at
            right, beside = self._expression(STRENGTH[operator])
            left, depth = self._measured(Binary(operator, left, right, at), depth, beside)
        return left, depth

    def _operand(self) -> Measured:
        minuses = []
        while self._is("-"):
            minuses.append(self._take().at)
        node, depth = self._single()
        for at in reversed(minuses):
            node, depth = self._measured(Negative(node, at), depth)
        return node, depth

    def _single(self) -> Measured:
        token = self._take()
        match token.sort:
            case Sort.NUMBER:
                return Number(Decimal(token.text), token.at), 1
            case Sort.TEXT:
                return Text(token.text, token.at), 1
            case Sort.NAME:
                return Name(token.text, token.at), 1
            case Sort.WORD:
                return self._call(token)
            case Sort.SIGN if token.text == ".":
                return Current(token.at), 1
            case Sort.SIGN if token.text == OPENS:
                node, depth = self._inside(token)
                self._close(token)
                return node, depth
            case Sort.END:
                raise BadExpression("expressions-ends", token.at)
        raise BadExpression("expressions-operand", token.at, token.written)

    def _inside(self, opened: Token) -> Measured:
        self._open += 1
        if self._open > DEEPEST:
            raise BadExpression("expressions-deep", opened.at, limit=DEEPEST)
        found = self._expression(0)
        self._open -= 1
        return found

    def _close(self, opened: Token) -> None:
        if self._ended():
            raise BadExpression("expressions-bracket-open", opened.at, opened.written)
        if not self._is(CLOSES):
            raise BadExpression("expressions-leftover", self._token.at, self._token.written)
        self._take()

    def _call(self, word: Token) -> Measured:
        if not self._is(OPENS):
            if word.text in OPERATORS:
                raise BadExpression("expressions-operand", word.at, word.written)
            raise BadExpression("expressions-bare-name", word.at, word.text, usage=f"${{{word.text}}}")
        if word.text == "jr:choice-name":
            raise BadExpression("expressions-choice-name", word.at, word.text)
        if word.text not in FUNCTIONS:
            raise BadExpression("expressions-function", word.at, word.text)
        opened = self._take()
        inner = []
        if not self._is(CLOSES):
            inner.append(self._inside(opened))
            while self._is(","):
                inner.append(self._inside(self._take()))
        self._close(opened)
        node = Call(word.text, tuple(argument for argument, _ in inner), word.at)
        _refuse_arguments(node)
        return self._measured(node, *(depth for _, depth in inner))


def _refuse_arguments(call: Call) -> None:
    """Raise BadExpression for too few or too many arguments, and for a pattern that cannot be read beforehand."""
    function = FUNCTIONS[call.function]
    if len(call.arguments) < function.least or (function.most is not None and len(call.arguments) > function.most):
        raise BadExpression("expressions-arguments", call.at, call.function, usage=function.usage)
    if call.function == "regex":
        match call.arguments[1]:
            case Text(value=source, at=at):
                Pattern(source, at + 1)
            case other:
                raise BadExpression("expressions-pattern-quoted", other.at, usage=function.usage)
