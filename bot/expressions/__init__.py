"""Expressions of surveys and indicators: conditions, limits of answers, calculations, formulas.

Our own small parser and evaluator of the part of XPath that XLSForm's authors use. Nothing is ever handed to Python's
`eval`; nothing but BadExpression is raised for what an author writes; what people answer raises nothing at all.
"""

from bot.expressions.checking import Kind, Known, check, kind_of
from bot.expressions.errors import BadExpression
from bot.expressions.evaluation import evaluate, holds
from bot.expressions.functions import FUNCTIONS, Scope
from bot.expressions.parser import DEEPEST, parse
from bot.expressions.printing import written
from bot.expressions.tokens import LONGEST, LONGEST_NAME, NAME
from bot.expressions.tree import Node, Text, names, parts
from bot.expressions.values import Given, Nothing, Value, as_text, value_of

__all__ = [
    "DEEPEST",
    "FUNCTIONS",
    "LONGEST",
    "LONGEST_NAME",
    "NAME",
    "BadExpression",
    "Given",
    "Kind",
    "Known",
    "Node",
    "Nothing",
    "Scope",
    "Text",
    "Value",
    "as_text",
    "check",
    "evaluate",
    "holds",
    "kind_of",
    "names",
    "parse",
    "parts",
    "value_of",
    "written",
]
