"""Questions answered by choosing: one, several, a mark, yes or no."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from bot.errors import Refused
from bot.forms.fields.base import (
    PAGE,
    Answered,
    Circumstances,
    Field,
    Option,
    Partly,
    Stored,
    Taken,
    Turned,
    laid_out,
    paged,
    rows,
)
from bot.forms.fields.texts import one_line, refuse_length
from bot.forms.given import OPTION_ROOM, mark
from bot.i18n import Texts
from bot.search_text import fold

PER_PAGE = 10
WIDEST = 7  # marks in a row that a thumb still tells apart
MARK = re.compile(r"-?\d{1,6}")
OTHER = "other"


class OwnWords(str):
    """An answer to a choice that the person wrote instead of pressing."""

    __slots__ = ()


def named(text: str, captions: Mapping[str, str]) -> str | None:
    """The code whose whole caption was typed."""
    folded = fold(text)
    return next((code for code, caption in captions.items() if fold(caption) == folded), None)


def matching(text: str, captions: Mapping[str, str]) -> str | None:
    """The code whose caption was typed: the whole of it, or a beginning of three letters that only one caption has."""
    folded = fold(text)
    begun = [code for code, caption in captions.items() if len(folded) >= 3 and fold(caption).startswith(folded)]
    return named(text, captions) or (begun[0] if len(begun) == 1 else None)


def pressable(code: str) -> str:
    """What a button calls a code."""
    return mark(code, OPTION_ROOM)


def meant(value: str, codes: Iterable[str]) -> str | None:
    """The code that a button means."""
    return next((code for code in codes if pressable(code) == value), None)


@dataclass(frozen=True)
class Choice(Field):
    """One of `codes`, or of `groups` of codes chosen in two presses; with `other` also in the person's own words.

    Captions are the texts `{words}-{code}`; of groups `{words}-group-{group}`, asked as
    `{words}-group-{group}-question`. Places of the buttons: "" all or the groups, "g.GROUP" a group, "p.N" a page,
    "other" own words. Stored as the code, or as {"text": own words}.
    """

    kind: ClassVar[str] = "choice"
    words: str = ""
    codes: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] | None = None
    other: bool = False
    length: tuple[int, int] = (2, 60)  # of own words, in characters

    def all_codes(self) -> tuple[str, ...]:
        return tuple(code for codes in self.groups.values() for code in codes) if self.groups else self.codes

    def group_at(self, place: str) -> str | None:
        """The group whose codes are drawn at this place."""
        return place[2:] if self.groups and place.startswith("g.") and place[2:] in self.groups else None

    def own_words_at(self, place: str) -> bool:
        return self.other and place == OTHER

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        line = one_line(text)
        group = self.group_at(place)
        codes = self.groups[group] if self.groups and group else self.all_codes()
        captions = {code: self.show(code, about.texts) for code in codes}
        code = named(line, captions)
        # Where own words were asked for, «Директор» is an answer and not the beginning of «Директор клуба»; and
        # «Библиотека» is the group before it is the beginning of «Библиотекарь».
        if not code and not self.own_words_at(place):
            if self.groups and not group:
                groups = {each: about.texts.plain(f"{self.words}-group-{each}") for each in self.groups}
                if group := matching(line, groups):
                    return Turned(f"g.{group}")
            code = matching(line, captions)
        if code:
            return Answered(code)
        if not self.other:
            raise Refused("field-choice-unknown")
        refuse_length(line, self.length)
        return Answered({"text": line})

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if self.group_at(value) or PAGE.fullmatch(value):
            return Turned(value)
        if value == OTHER and self.other:
            return Turned(OTHER)
        code = meant(value, self.all_codes())
        if code is None:
            raise Refused("form-old-button")
        return Answered(code)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        texts = about.texts
        if self.own_words_at(place):
            return []
        at = self.group_at(place)
        if self.groups and not at:
            shown = [Option(texts.plain(f"{self.words}-group-{group}"), f"g.{group}") for group in self.groups]
        else:
            codes = self.groups[at] if self.groups and at else self.codes
            shown = [Option(self.show(code, texts), pressable(code)) for code in codes]
        drawn = paged(shown, place, texts, PER_PAGE)
        if self.other:
            drawn.append([Option(texts.plain("field-choice-other" if at else "field-choice-own-words"), OTHER)])
        return drawn

    def question(self, key: str, place: str) -> str:
        if self.own_words_at(place):
            return f"{key}-other"
        group = self.group_at(place)
        return f"{self.words}-group-{group}-question" if group else key

    def keeps(self, value: Stored) -> bool:
        if isinstance(value, dict):
            text = value.get("text")
            return self.other and isinstance(text, str) and self.length[0] <= len(text) <= self.length[1]
        return value in self.all_codes()

    def value(self, stored: Stored) -> str:
        return OwnWords(stored["text"]) if isinstance(stored, dict) else str(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return str(stored["text"]) if isinstance(stored, dict) else texts.plain(f"{self.words}-{stored}")


@dataclass(frozen=True)
class Many(Field):
    """Several of `codes`, from `least` to `most`, by toggles. A press says what it wants («+code», «-code»), so a
    double one is harmless."""

    kind: ClassVar[str] = "many"
    words: str = ""
    codes: tuple[str, ...] = ()
    least: int = 1
    most: int = 100
    chosen: tuple[str, ...] = ()  # what is ticked at the beginning

    def begun(self, partly: Stored) -> list[str]:
        return [code for code in (self.chosen if partly is None else partly) if code in self.codes]

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        captions = {code: about.texts.plain(f"{self.words}-{code}") for code in self.codes}
        whole = matching(text, captions)
        parts = [whole] if whole else [matching(part, captions) for part in one_line(text).split(",")]
        found = [code for code in dict.fromkeys(parts) if code is not None]
        if None in parts or not found:
            raise Refused("field-many-unknown")
        return self.finished(found)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        now = self.begun(partly)
        sign, code = value[:1], meant(value[1:], self.codes)
        if value == "done":
            return self.finished(now)
        if PAGE.fullmatch(value):
            return Turned(value)
        if sign not in {"+", "-"} or code is None:
            raise Refused("form-old-button")
        if sign == "-":
            return Partly([each for each in now if each != code])
        if code not in now and len(now) >= self.most:
            raise Refused("field-many-most", most=self.most)
        return Partly([each for each in self.codes if each in now or each == code])

    def finished(self, found: list[str]) -> Answered:
        """The choice as the answer. Raises Refused when it is too little or too much."""
        if len(found) < self.least:
            raise Refused("field-many-least", least=self.least)
        if len(found) > self.most:
            raise Refused("field-many-most", most=self.most)
        return Answered([each for each in self.codes if each in found])

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        now = self.begun(partly)
        toggles = [
            Option(
                about.texts.plain(
                    "field-many-on" if code in now else "field-many-off",
                    caption=about.texts.plain(f"{self.words}-{code}"),
                ),
                f"{'-' if code in now else '+'}{pressable(code)}",
            )
            for code in self.codes
        ]
        return [
            *paged(toggles, place, about.texts, PER_PAGE),
            [Option(about.texts.plain("field-many-done", count=len(now)), "done")],
        ]

    def keeps(self, value: Stored) -> bool:
        return (
            isinstance(value, list)
            and all(code in self.codes for code in value)
            and self.least <= len(value) <= self.most
        )

    def value(self, stored: Stored) -> tuple[str, ...]:
        return tuple(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return "; ".join(texts.plain(f"{self.words}-{code}") for code in stored) or texts.plain("form-nothing-chosen")


@dataclass(frozen=True)
class Scale(Field):
    """A mark from `low` to `high`, such as 1–5 or 0–10; with `step` 10 it is 0, 10, 20 and so on."""

    kind: ClassVar[str] = "scale"
    low: int = 1
    high: int = 5
    step: int = 1

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        line = one_line(text).replace("−", "-")
        if not MARK.fullmatch(line) or not self.low <= int(line) <= self.high:
            raise Refused("field-scale-range", low=self.low, high=self.high)
        if not self.keeps(int(line)):
            raise Refused("field-scale-step", low=self.low, next=self.low + self.step, high=self.high)
        return Answered(int(line))

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if not MARK.fullmatch(value) or not self.keeps(int(value)):
            raise Refused("form-old-button")
        return Answered(int(value))

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        marks = [Option(str(mark), str(mark)) for mark in range(self.low, self.high + 1, self.step)]
        lines = -(-len(marks) // WIDEST)
        return rows(marks, -(-len(marks) // lines))

    def keeps(self, value: Stored) -> bool:
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and self.low <= value <= self.high
            and (value - self.low) % self.step == 0
        )


@dataclass(frozen=True)
class YesNo(Field):
    """Yes or no; the captions are the texts `{words}-yes` and `{words}-no`."""

    kind: ClassVar[str] = "yes-no"
    words: str = "form"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        captions = {
            f"{words}-{code}": about.texts.plain(f"{words}-{code}")
            for words in ("form", self.words)
            for code in ("yes", "no")
        }
        found = matching(text, captions)
        if found is None:
            raise Refused("field-choice-unknown")
        return Answered(found.endswith("-yes"))

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value not in {"yes", "no"}:
            raise Refused("form-old-button")
        return Answered(value == "yes")

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return laid_out([Option(about.texts.plain(f"{self.words}-{code}"), code) for code in ("yes", "no")])

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, bool)

    def value(self, stored: Stored) -> Any:
        return bool(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return texts.plain(f"{self.words}-{'yes' if stored else 'no'}")


@dataclass(frozen=True)
class Confirm(Field):
    """One button that has to be pressed to go on; its caption is the text `{words}-confirm`."""

    kind: ClassVar[str] = "confirm"
    words: str = "form"

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value != "confirm":
            raise Refused("form-old-button")
        return Answered(True)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return [[Option(about.texts.plain(f"{self.words}-confirm"), "confirm")]]

    def keeps(self, value: Stored) -> bool:
        return value is True

    def show(self, stored: Stored, texts: Texts) -> str:
        return texts.plain(f"{self.words}-confirm")
