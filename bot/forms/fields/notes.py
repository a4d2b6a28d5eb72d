"""What is read between questions."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Option, Stored, Taken
from bot.forms.fields.choices import matching
from bot.forms.fields.texts import one_line
from bot.forms.given import Given


@dataclass(frozen=True)
class Note(Field):
    """Something to read before the next question. It has one button and no answer."""

    kind: ClassVar[str] = "note"
    counted: ClassVar[bool] = False

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        if not matching(one_line(text), {"next": about.texts.plain("field-note-next")}):
            raise Refused("field-note-read")
        return Answered(True)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value != "next":
            raise Refused("form-old-button")
        return Answered(True)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return [[Option(about.texts.plain("field-note-next"), "next")]]

    def unexpected(self, given: Given) -> Refused:
        return Refused("field-note-read")

    def keeps(self, value: Stored) -> bool:
        return value is True
