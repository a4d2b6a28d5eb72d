"""Patterns of regex(), matched in time that grows with the text and with the pattern and no faster.

Backtracking matchers, Python's among them, can take 2ⁿ steps over «(a+)+$». Here a pattern becomes a machine of at most
500 states, and all states it can be in are followed at once: at most states × characters steps, whatever the pattern.

What is read is what JavaRosa, the engine under the field's apps, makes of a pattern: the whole text has to match, and
`\\d`, `\\w` and `\\s` mean the signs of ASCII. Looking around, back references, flags, classes by name are refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.expressions.errors import BadExpression

LONGEST = 300  # characters of a pattern
MOST_STATES = 500
DEEPEST = 20  # groups in groups

Ranges = tuple[tuple[str, str], ...]
DIGITS: Ranges = (("0", "9"),)
SPACES: Ranges = ((" ", " "), ("\t", "\r"))
LETTERS: Ranges = (("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_"))
LAST = "\U0010ffff"
CLASSES = {"d": DIGITS, "s": SPACES, "w": LETTERS}
CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
SIGNS = frozenset("\\.[](){}*+?|^$-/&~#!\"%',:;<=>@_` ")  # what stands for itself after a backslash
LINES: Ranges = (("\n", "\n"), ("\r", "\r"))  # what a dot does not stand for


def others(ranges: Ranges) -> Ranges:
    """Everything outside of the ranges."""
    found = []
    following = 0
    for first, last in sorted(ranges):
        if ord(first) > following:
            found.append((chr(following), chr(ord(first) - 1)))
        following = max(following, ord(last) + 1)
    return (*found, (chr(following), LAST)) if following <= ord(LAST) else tuple(found)


def is_one_sign(ranges: Ranges) -> bool:
    return len(ranges) == 1 and ranges[0][0] == ranges[0][1]


@dataclass(frozen=True, slots=True)
class One:
    """One sign of the ranges."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning of the text, or its end."""

    end: bool


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Either:
    options: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """`most` is None where there is no end to it."""

    part: "Part"
    least: int
    most: int | None


Part = One | Edge | Row | Either | Repeated


class _Reader:
    """A pattern read from left to right. `at` is where it stands in the expression."""

    def __init__(self, pattern: str, at: int) -> None:
        self.pattern = pattern
        self.place = 0
        self.at = at

    def bad(self, key: str, length: int = 1) -> BadExpression:
        found = self.pattern[self.place : self.place + length]
        return BadExpression(key, self.at + self.place, found or self.pattern)

    def peek(self) -> str:
        return self.pattern[self.place : self.place + 1]

    def take(self) -> str:
        sign = self.peek()
        if not sign:
            raise self.bad("expressions-pattern-ends")
        self.place += 1
        return sign

    def either(self, depth: int = 0) -> Part:
        if depth > DEEPEST:
            raise self.bad("expressions-pattern-large")
        options = [self.row(depth)]
        while self.peek() == "|":
            self.take()
            options.append(self.row(depth))
        return options[0] if len(options) == 1 else Either(tuple(options))

    def row(self, depth: int) -> Part:
        parts = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated(self.single(depth)))
        return Row(tuple(parts))

    def single(self, depth: int) -> Part:
        sign = self.take()
        match sign:
            case "(":
                return self.group(depth)
            case "[":
                return One(self.choice())
            case ".":
                return One(others(LINES))
            case "^" | "$":
                return Edge(end=sign == "$")
            case "\\":
                return One(self.escaped())
            case "*" | "+" | "?" | "{" | "}" | "]":
                self.place -= 1
                raise self.bad("expressions-pattern-sign")
        return One(((sign, sign),))

    def group(self, depth: int) -> Part:
        begun = self.place - 1
        if self.peek() == "?":
            if self.pattern[self.place : self.place + 2] != "?:":
                self.place -= 1
                raise self.bad("expressions-pattern-unsupported", 3)
            self.place += 2
        inner = self.either(depth + 1)
        if self.peek() != ")":
            self.place = begun
            raise self.bad("expressions-pattern-open")
        self.place += 1
        return inner

    def escaped(self) -> Ranges:
        sign = self.take()
        if sign in CLASSES:
            return CLASSES[sign]
        if sign.lower() in CLASSES:
            return others(CLASSES[sign.lower()])
        if sign in CONTROLS:
            return ((CONTROLS[sign], CONTROLS[sign]),)
        if sign in SIGNS:
            return ((sign, sign),)
        self.place -= 2
        raise self.bad("expressions-pattern-unsupported", 2)

    def choice(self) -> Ranges:
        """What is between [ and ]."""
        begun = self.place - 1
        negated = self.peek() == "^"
        self.place += negated
        found: list[tuple[str, str]] = []
        while self.peek() != "]":
            if not self.peek():
                self.place = begun
                raise self.bad("expressions-pattern-open")
            if self.peek() == "[" or self.pattern[self.place : self.place + 2] == "&&":
                raise self.bad("expressions-pattern-unsupported")
            first = self.member()
            ranged = self.peek() == "-" and self.pattern[self.place + 1 : self.place + 2] not in ("", "]")
            if ranged and is_one_sign(first):  # after a class, as in «[\\w-.]», the hyphen stands for itself
                self.take()
                last = self.member()
                if not is_one_sign(last) or last[0][0] < first[0][0]:
                    self.place = begun
                    raise self.bad("expressions-pattern-range")
                first = ((first[0][0], last[0][0]),)
            found.extend(first)
        self.place += 1
        if not found:
            self.place = begun
            raise self.bad("expressions-pattern-range", 2)
        return others(tuple(found)) if negated else tuple(found)

    def member(self) -> Ranges:
        sign = self.take()
        return self.escaped() if sign == "\\" else ((sign, sign),)

    def repeated(self, part: Part) -> Part:
        match self.peek():
            case "*":
                least, most = 0, None
            case "+":
                least, most = 1, None
            case "?":
                least, most = 0, 1
            case "{":
                return self.lazily(self.counted(part))
            case _:
                return part
        self.take()
        return self.lazily(Repeated(part, least, most))

    def lazily(self, part: Part) -> Part:
        """«*?» matches the same texts as «*»; «*+» and a second count do not."""
        if self.peek() == "?":
            self.take()
        if self.peek() and self.peek() in "*+?{":
            raise self.bad("expressions-pattern-sign")
        return part

    def counted(self, part: Part) -> Part:
        begun = self.place
        end = self.pattern.find("}", begun)
        least, comma, most = self.pattern[begun + 1 : max(end, begun)].partition(",")
        numbers = [each for each in (least, most) if each]
        if end < 0 or not least or not all(each.isascii() and each.isdigit() for each in numbers):
            raise self.bad("expressions-pattern-sign")
        if any(len(each) > 3 for each in numbers):
            raise self.bad("expressions-pattern-large", end + 1 - begun)
        first, last = int(least), int(most) if most else None if comma else int(least)
        if last is not None and last < first:
            raise self.bad("expressions-pattern-range", end + 1 - begun)
        self.place = end + 1
        return Repeated(part, first, last)


@dataclass(frozen=True, slots=True)
class _State:
    """What has to be met here (nothing: a fork), and where it goes on."""

    meets: One | Edge | None
    then: tuple[int, ...]


MATCHED = 0


class Pattern:
    """A pattern made into a machine. Raises BadExpression for what it does not read."""

    def __init__(self, pattern: str, at: int = 0) -> None:
        reader = _Reader(pattern, at)
        if len(pattern) > LONGEST:
            raise reader.bad("expressions-pattern-large")
        whole = reader.either()
        if reader.place < len(pattern):  # a bracket that was never opened
            raise reader.bad("expressions-pattern-sign")
        self._large = BadExpression("expressions-pattern-large", at, pattern)
        self._states: list[_State] = [_State(None, ())]
        self._steps = 0
        self._start = self._built(whole, MATCHED)

    def _add(self, state: _State) -> int:
        if len(self._states) >= MOST_STATES:
            raise self._large
        self._states.append(state)
        return len(self._states) - 1

    def _built(self, part: Part, then: int) -> int:
        """The state at which a part begins that is followed by `then`."""
        self._steps += 1  # parts without states, «(){999}», cost time too
        if self._steps > 4 * MOST_STATES:
            raise self._large
        match part:
            case One() | Edge():
                return self._add(_State(part, (then,)))
            case Row(parts=parts):
                for each in reversed(parts):
                    then = self._built(each, then)
                return then
            case Either(options=options):
                return self._add(_State(None, tuple(self._built(each, then) for each in options)))
            case Repeated(part=inner, least=least, most=None):
                loop = self._add(_State(None, ()))
                self._states[loop] = _State(None, (self._built(inner, loop), then))
                then = loop
            case Repeated(part=inner, least=least, most=most):
                last = then
                for _ in range((most or 0) - least):
                    then = self._add(_State(None, (self._built(inner, then), last)))
        for _ in range(least):
            then = self._built(inner, then)
        return then

    def matches(self, text: str) -> bool:
        """Whether the whole of the text is as the pattern says."""
        now = self._reached((self._start,), first=True, last=not text)
        for place, sign in enumerate(text, start=1):
            met = [
                state.then[0]
                for state in (self._states[each] for each in now)
                if isinstance(state.meets, One) and any(low <= sign <= high for low, high in state.meets.ranges)
            ]
            if not met:
                return False
            now = self._reached(met, first=False, last=place == len(text))
        return MATCHED in now

    def _reached(self, beginnings: Iterable[int], *, first: bool, last: bool) -> set[int]:
        """Every state that can be reached without a sign, at the first or the last place of the text."""
        found: set[int] = set()
        waiting = list(beginnings)
        while waiting:
            each = waiting.pop()
            if each in found:
                continue
            found.add(each)
            state = self._states[each]
            if state.meets is None or (isinstance(state.meets, Edge) and (last if state.meets.end else first)):
                waiting.extend(state.then)
        return found


@lru_cache(maxsize=256)
def pattern(source: str) -> Pattern:
    """The machine of a pattern that the parser has taken, built once."""
    return Pattern(source)
