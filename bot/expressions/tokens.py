"""The words of an expression, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.expressions.errors import BadExpression

LONGEST = 2000  # characters of an expression
LONGEST_NAME = 64

LETTERS = "A-Za-zА-Яа-яЁё_"
# A name of a question, of a data element, of a function: a letter first, hyphens and dots inside.
NAME = re.compile(rf"[{LETTERS}][{LETTERS}0-9.\-]*")
# At most 18 digits before the point and 15 after it: what is kept of a number (bot.expressions.values).
NUMBER = re.compile(r"[0-9]{1,18}(?:\.[0-9]{0,15})?|\.[0-9]{1,15}")
CURLY_QUOTES = "«»“”„‘’‚"


class Sort(Enum):
    NUMBER = auto()
    TEXT = auto()
    NAME = auto()
    WORD = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is what it means: of a text in quotes what is between them, of `${name}` the name."""

    sort: Sort
    text: str
    at: int
    written: str = ""


PATTERN = re.compile(
    rf"(?P<space>\s+)"
    rf"|(?P<number>{NUMBER.pattern})"
    rf"|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\""
    rf"|\$\{{(?P<name>{NAME.pattern})\}}"
    rf"|(?P<word>{NAME.pattern}(?::{NAME.pattern})?)"
    rf"|(?P<sign>!=|<=|>=|\.\.|//|[-+*=<>(),.])"
)
SORTS = {
    "number": Sort.NUMBER,
    "single": Sort.TEXT,
    "double": Sort.TEXT,
    "name": Sort.NAME,
    "word": Sort.WORD,
    "sign": Sort.SIGN,
}


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a source and an END. Raises BadExpression at what belongs to no expression."""
    if len(source) > LONGEST:
        raise BadExpression("expressions-long", LONGEST, limit=LONGEST)
    at = 0
    while at < len(source):
        found = PATTERN.match(source, at)
        if found is None:
            raise _unknown(source, at)
        group = str(found.lastgroup)
        if group == "name" and len(found[group]) > LONGEST_NAME:
            raise BadExpression("expressions-name-long", at, found[group], limit=LONGEST_NAME)
        if group == "number" and re.match(r"[0-9.]", source[found.end() :]):
            raise BadExpression("expressions-number-form", at, _run(source, at, r"[0-9.]+"))
        if group == "sign" and found[group] in {"..", "//"}:
            raise BadExpression("expressions-path", at, found[group])
        if group != "space":
            yield Token(SORTS[group], found[group], at, found[0])
        at = found.end()
    yield Token(Sort.END, "", len(source))


def _unknown(source: str, at: int) -> BadExpression:
    sign = source[at]
    if sign in "'\"":
        return BadExpression("expressions-quote-open", at, source[at:])
    if sign in CURLY_QUOTES:
        return BadExpression("expressions-quote-curly", at, sign)
    if sign == "$":
        return BadExpression("expressions-name-form", at, _run(source, at, r"\$(?:\{[^}]*\}?)?"))
    if sign in "/[]@|":
        return BadExpression("expressions-path", at, sign)
    return BadExpression("expressions-sign", at, sign)


def _run(source: str, at: int, pattern: str) -> str:
    found = re.compile(pattern).match(source, at)
    return found[0] if found else source[at]
