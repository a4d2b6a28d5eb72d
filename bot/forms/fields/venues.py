"""The question «where does it take place»: at the organiser's own, at one of its branches, or somewhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from bot.errors import Refused
from bot.forms.fields.base import (
    PAGE,
    Answered,
    Circumstances,
    Field,
    Option,
    Stored,
    Taken,
    Turned,
    laid_out,
    paged,
)
from bot.forms.fields.texts import one_line, refuse_length
from bot.i18n import Texts
from bot.search_text import fold

PER_PAGE = 8
ELSEWHERE = "elsewhere"  # in another municipality, which is asked next
CAPTION = 40


@dataclass(frozen=True)
class Kept(Field):
    """A field that is never asked: it keeps what the form was opened with, for its questions to draw on."""

    kind: ClassVar[str] = "kept"

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, dict)


def never(_: Mapping[str, Any]) -> bool:
    """The condition of a question that is not asked."""
    return False


@dataclass(frozen=True)
class Venue(Field):
    """A place of the organiser's, by its number in the kept answer `of`, or a name and an address in own words.

    The kept answer has `venues`: [{"unit", "name", "settlement"}]. Stored as {"unit", "name"}, `unit` None for what is
    no branch, or as «elsewhere».
    """

    kind: ClassVar[str] = "venue"
    of: str = "host"
    length: tuple[int, int] = (2, 300)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        line = one_line(text)
        known = next((each for each in self._venues(about) if fold(each["name"]) == fold(line)), None)
        if known is not None:
            return Answered(_stored(known))
        refuse_length(line, self.length)
        return Answered({"unit": None, "name": line})

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value == ELSEWHERE:
            return Answered(ELSEWHERE)
        if PAGE.fullmatch(value):
            return Turned(value)
        venues = self._venues(about)
        if not value.isascii() or not value.isdecimal() or int(value) >= len(venues):
            raise Refused("form-old-button")
        return Answered(_stored(venues[int(value)]))

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        own = [Option(_name(each)[:CAPTION], str(number)) for number, each in enumerate(self._venues(about))]
        drawn = paged(own, place, about.texts, PER_PAGE) if own else []
        return [*drawn, *laid_out([Option(about.texts.plain("field-venue-elsewhere"), ELSEWHERE)])]

    def _venues(self, about: Circumstances) -> list[dict[str, Any]]:
        return list(about.answers.get(self.of, {}).get("venues", ()))

    def keeps(self, value: Stored) -> bool:
        if value == ELSEWHERE:
            return True
        return (
            isinstance(value, dict)
            and set(value) == {"unit", "name"}
            and isinstance(value["unit"], int | None)
            and isinstance(value["name"], str)
            and self.length[0] <= len(value["name"]) <= self.length[1]
        )

    def show(self, stored: Stored, texts: Texts) -> str:
        return texts.plain("field-venue-elsewhere") if stored == ELSEWHERE else str(stored["name"])


def _name(venue: Mapping[str, Any]) -> str:
    return ", ".join(part for part in (venue["name"], venue["settlement"]) if part)


def _stored(venue: Mapping[str, Any]) -> dict[str, Any]:
    return {"unit": venue["unit"], "name": _name(venue)}
