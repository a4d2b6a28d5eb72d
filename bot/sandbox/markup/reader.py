"""What the two markup parsers share: the source, the raw text so far, and the entities in it, in UTF-16 units."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from ..errors import Json, bad_request


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it: a character outside the basic plane, as most emoji, counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class Parsed:
    text: str = ""
    entities: list[Json] = field(default_factory=list)


@dataclass(slots=True)
class Open:
    """An entity whose end was not met yet; `at` is the index in the source, `offset` in UTF-16 units of the result."""

    name: str
    at: int
    offset: int
    begin: int
    argument: str = ""


class Reader:
    """What both parsers share: the source, the result so far and the entities that are open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[Open] = []
        self.entities: list[Json] = []

    def peek(self, ahead: int = 0) -> str:
        """The character there, or an empty string at the end."""
        return self.source[self.at + ahead : self.at + ahead + 1]

    def skip(self, condition: Callable[[str], bool]) -> str:
        start = self.at
        while self.at < len(self.source) and condition(self.source[self.at]):
            self.at += 1
        return self.source[start : self.at]

    def write(self, character: str) -> None:
        self.text.append(character)
        self.offset += 2 if character > "\uffff" else 1

    def start(self, name: str, at: int, argument: str = "") -> None:
        self.open.append(Open(name, at, self.offset, len(self.text), argument))

    def add(self, opened: Open, kind: str, **more: str) -> None:
        if length := self.offset - opened.offset:
            self.entities.append({"type": kind, "offset": opened.offset, "length": length, **more})

    def written_since(self, opened: Open) -> str:
        return "".join(self.text[opened.begin :])

    def fail(self, reason: str, at: int | None = None) -> NoReturn:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        bad_request(f"can't parse entities: {reason.replace('{at}', where)}")

    def result(self) -> Parsed:
        text = "".join(self.text)
        if any("\ud800" <= character <= "\udfff" for character in text):
            self.fail(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return Parsed(text, self.entities)
