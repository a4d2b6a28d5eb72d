"""What a tree comes to. Total: every tree the parser makes comes to a value or to a reason why there is none, in time
that grows with its length."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal

from bot.expressions.functions import FUNCTIONS, Scope
from bot.expressions.tree import EQUALITY, ORDER, Binary, Call, Current, Name, Negative, Node, Number, Operator, Text
from bot.expressions.values import (
    EXACT,
    Nothing,
    Value,
    as_number,
    as_truth,
    compared,
    equal,
    number,
    settled,
    text,
    value_of,
)


def evaluate(node: Node, scope: Scope) -> Value:
    """The value of an expression; a number is exact to 15 places."""
    value = _value(node, scope)
    return settled(value) if isinstance(value, Decimal) else value


def holds(node: Node, scope: Scope) -> bool:
    """Whether a condition is met."""
    return as_truth(_value(node, scope))


def _value(node: Node, scope: Scope) -> Value:
    match node:
        case Number(value=value):
            return number(value)
        case Text(value=value):
            return text(value)
        case Name(name=name):
            return scope.value(name)
        case Current():
            return value_of(scope.current)
        case Negative(operand=operand):
            exact = as_number(_value(operand, scope))
            return exact if isinstance(exact, Nothing) else EXACT.minus(exact)
        case Call(function=function, arguments=arguments):
            return FUNCTIONS[function].run([_value(each, scope) for each in arguments], scope)
        case Binary():
            return _between(node, scope)


def _between(node: Binary, scope: Scope) -> Value:
    operator = node.operator
    left = _value(node.left, scope)
    if operator in {Operator.AND, Operator.OR}:
        known = as_truth(left)
        return known if known is (operator is Operator.OR) else as_truth(_value(node.right, scope))
    right = _value(node.right, scope)
    if operator in EQUALITY:
        return equal(left, right, scope.zone) is (operator is Operator.EQUAL)
    if operator in ORDER:
        return _ordered(operator, compared(left, right, scope.zone))
    days = _days(operator, left, right)
    return _computed(operator, as_number(left), as_number(right)) if days is None else days


def _ordered(operator: Operator, order: int | None) -> bool:
    if order is None:
        return False
    match operator:
        case Operator.LESS:
            return order < 0
        case Operator.AT_MOST:
            return order <= 0
        case Operator.MORE:
            return order > 0
        case _:
            return order >= 0


def _days(operator: Operator, left: Value, right: Value) -> Value | None:
    """The days between two days, or the day so many days later or earlier; None for any other operands."""
    match left, right:
        case (datetime(), _) | (_, datetime()):
            return None
        case date(), date() if operator is Operator.MINUS:
            return Decimal((left - right).days)
        case date(), Decimal() if operator in {Operator.PLUS, Operator.MINUS}:
            return _later(left, right if operator is Operator.PLUS else -right)
        case Decimal(), date() if operator is Operator.PLUS:
            return _later(right, left)
    return None


def _later(day: date, days: Decimal) -> date | Nothing:
    try:
        return day + timedelta(days=int(settled(days).to_integral_value(ROUND_DOWN)))
    except OverflowError:
        return Nothing.TOO_LARGE


def _division(left: Decimal, right: Decimal) -> Decimal | Nothing:
    return EXACT.divide(left, right) if settled(right) else Nothing.DIVISION_BY_ZERO


def _remainder(left: Decimal, right: Decimal) -> Decimal | Nothing:
    """What is left over, with the sign of what is divided: −5 mod 2 is −1."""
    return EXACT.remainder(settled(left), settled(right)) if settled(right) else Nothing.DIVISION_BY_ZERO


COMPUTED: Mapping[Operator, Callable[[Decimal, Decimal], Decimal | Nothing]] = {
    Operator.PLUS: EXACT.add,
    Operator.MINUS: EXACT.subtract,
    Operator.TIMES: EXACT.multiply,
    Operator.DIV: _division,
    Operator.MOD: _remainder,
}


def _computed(operator: Operator, left: Decimal | Nothing, right: Decimal | Nothing) -> Decimal | Nothing:
    if isinstance(left, Nothing):
        return left
    if isinstance(right, Nothing):
        return right
    result = COMPUTED[operator](left, right)
    return result if isinstance(result, Nothing) else number(result)
