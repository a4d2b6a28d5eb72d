"""What every type of question has in common."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from bot.errors import Refused
from bot.forms.given import Given, Press, SharedContact, Typed, Unexpected, Upload
from bot.i18n import Texts

# What is kept in a draft: anything JSON can hold. None means «skipped».
Stored = Any
Answers = Mapping[str, Any]

PAGE = re.compile(r"p\.([0-9]{1,3})")  # the place «page N» of the buttons, counted from 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an answer is read by, besides the question: the person's language, their today and the other answers."""

    texts: Texts
    today: date
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """A button of a question. `value` is what a press on it gives."""

    caption: str
    value: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The question is answered."""

    value: Stored


@dataclass(frozen=True, slots=True)
class Partly:
    """Something was chosen, the question stays: `value` is the choice so far."""

    value: Stored


@dataclass(frozen=True, slots=True)
class Turned:
    """The buttons moved to another `place` (a group, a page); the question stays."""

    place: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The answer is possible but unusual: it is repeated and «всё верно?» is asked. `key` is the text of the
    question."""

    value: Stored
    key: str
    params: Mapping[str, str | int]


SHORT = 18  # characters of a caption that stands uncut beside another on a phone 390 pixels wide
Taken = Answered | Partly | Turned | Doubtful


@dataclass(frozen=True)
class Field:
    """A question. `when` looks at the earlier answers and says whether it is asked at all."""

    kind: ClassVar[str]
    counted: ClassVar[bool] = True  # whether there is an answer to count and to show in the summary
    name: str
    optional: bool = False
    when: Callable[[Answers], bool] | None = None

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        """Read an answer. Raises Refused with what is wrong and what to do."""
        match given:
            case Press():
                return self.pressed(given.value, place, partly, about)
            case Typed():
                return self.typed(given.text, place, about)
            case _:
                raise self.unexpected(given)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        raise Refused("form-old-button")

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        raise self.unexpected(Unexpected("text"))

    def options(self, place: str, partly: Stored, about: Circumstances) -> Sequence[Sequence[Option]]:
        """The question's own buttons, by rows."""
        return ()

    def question(self, key: str, place: str) -> str:
        """The text key of the question at this place of its buttons; `key` is its usual one."""
        return key

    def keeps(self, value: Stored) -> bool:
        """Whether a stored answer still fits this definition."""
        raise NotImplementedError

    def value(self, stored: Stored) -> Any:
        """The answer as the features use it."""
        return stored

    def show(self, stored: Stored, texts: Texts) -> str:
        """The answer as plain text for the person."""
        return str(stored)

    def unexpected(self, given: Given) -> Refused:
        """The refusal of something this question does not ask for."""
        match given:
            case Unexpected(kind=kind) | Upload(kind=kind):
                got = kind
            case SharedContact():
                got = "contact"
            case _:
                got = "text"
        return Refused("form-unexpected", expected=self.kind, got=got)


def rows(options: Sequence[Option], columns: int) -> list[list[Option]]:
    """Lay options out in rows of at most `columns`."""
    return [list(options[start : start + columns]) for start in range(0, len(options), columns)]


def laid_out(options: Sequence[Option]) -> list[list[Option]]:
    """Two a row while captions are short enough for a phone, else one: «buttons are wide, at most two a row»."""
    return rows(options, 2 if all(len(option.caption) <= SHORT for option in options) else 1)


def paged(options: Sequence[Option], place: str, texts: Texts, per_page: int) -> list[list[Option]]:
    """Rows of one page of the options and the buttons that turn it; a page or a little more is not cut."""
    if len(options) <= per_page + 2:
        return laid_out(options)
    pages = -(-len(options) // per_page)
    found = PAGE.fullmatch(place)
    page = min(int(found[1]), pages - 1) if found else 0
    turn = []
    if page:
        turn.append(Option(texts.plain("form-page-before"), f"p.{page - 1}"))
    if page < pages - 1:
        turn.append(Option(texts.plain("form-page-after"), f"p.{page + 1}"))
    return [*laid_out(options[page * per_page : (page + 1) * per_page]), turn]
