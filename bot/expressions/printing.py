"""A tree written out again, with no more brackets than it needs: parsing it gives the same tree."""

from bot.expressions.tree import STRENGTH, Binary, Call, Current, Name, Negative, Node, Number, Text

TIGHTEST = max(STRENGTH.values()) + 1


def written(node: Node) -> str:
    """The source of a tree."""
    return _written(node, 0)


def _written(node: Node, floor: int) -> str:
    """The source of a part among operators of this strength."""
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Text(value=value):
            return f'"{value}"' if "'" in value else f"'{value}'"
        case Name(name=name):
            return f"${{{name}}}"
        case Current():
            return "."
        case Negative(operand=operand):
            return f"-{_written(operand, TIGHTEST)}"
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(_written(argument, 0) for argument in arguments)})"
        case Binary(operator=operator, left=left, right=right):
            strength = STRENGTH[operator]
            source = f"{_written(left, strength - 1)} {operator} {_written(right, strength)}"
            return f"({source})" if strength <= floor else source
