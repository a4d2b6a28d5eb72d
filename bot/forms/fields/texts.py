"""Questions answered in the person's own words."""

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Stored, Taken

# Formatting characters (zero-width spaces, direction marks) carry no meaning in a name but hide text from the reader.
# A joiner between emoji does: it is kept in long texts.
INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn"}
# Blank, though letters or signs by their category: the fillers of Hangul and the empty Braille cell.
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
JOINER = "\u200d"
# What a name is made of: letters, spaces, hyphens, apostrophes and the dot of an initial.
NAME = re.compile(r"[^\W\d_]+(?:[ \-'’.][^\W\d_]*)*")


def one_line(text: str) -> str:
    """Visible characters only, spaces collapsed."""
    kept = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or char == JOINER or (unicodedata.category(char) not in INVISIBLE and char not in BLANK)
    )
    return " ".join(kept.split()).strip(f"{JOINER} ")


def paragraphs(text: str) -> str:
    """The same with line breaks kept, at most one empty line in a row."""
    lines = [one_line(line) for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def refuse_length(text: str, length: tuple[int, int]) -> None:
    """Raise Refused when `text` is shorter or longer, in characters, than allowed, or nothing in it can be seen."""
    low, high = length
    if all(unicodedata.category(char)[0] in "MZC" for char in text):
        raise Refused("field-text-empty")
    if len(text) < low:
        raise Refused("field-text-short", low=low)
    if len(text) > high:
        raise Refused("field-text-long", high=high, count=len(text))


@dataclass(frozen=True)
class Text(Field):
    """One line. `length` in characters, both ends allowed; `person` when it is somebody's name."""

    kind: ClassVar[str] = "text"
    length: tuple[int, int] = (1, 250)
    person: bool = False

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        line = one_line(text)
        if self.person:
            line = line.replace(JOINER, "")
        refuse_length(line, self.length)
        if self.person and not NAME.fullmatch(line):
            raise Refused("field-name-letters")
        return Answered(line)

    def keeps(self, value: Stored) -> bool:
        return (
            isinstance(value, str)
            and self.length[0] <= len(value) <= self.length[1]
            and (not self.person or bool(NAME.fullmatch(value)))
        )


@dataclass(frozen=True)
class LongText(Field):
    """A few sentences, line breaks kept. `length` in characters."""

    kind: ClassVar[str] = "text"
    length: tuple[int, int] = (1, 1000)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        kept = paragraphs(text)
        refuse_length(kept, self.length)
        return Answered(kept)

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and self.length[0] <= len(value) <= self.length[1]
