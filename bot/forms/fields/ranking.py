"""The question «in which order»: options are pressed one after another, the most important first."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import PAGE, Answered, Circumstances, Field, Option, Partly, Stored, Taken, Turned, paged
from bot.forms.fields.choices import PER_PAGE, matching, meant, pressable
from bot.forms.fields.texts import one_line
from bot.i18n import Texts


@dataclass(frozen=True)
class Ranking(Field):
    """All of `codes` in the person's order. A press gives an option the next place, a second one takes it back; the
    last place fills itself. A press on a whole order begins a new one. Stored as the list of codes."""

    kind: ClassVar[str] = "ranking"
    words: str = ""
    codes: tuple[str, ...] = ()

    def begun(self, partly: Stored) -> list[str]:
        return [code for code in partly or () if code in self.codes]

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        captions = {code: self.caption(code, about.texts) for code in self.codes}
        found = [matching(part, captions) for part in one_line(text).split(",")]
        order = [code for code in dict.fromkeys(found) if code is not None]
        if len(order) != len(found) or not self.keeps(order):
            raise Refused("field-ranking-unknown")
        return Answered(order)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        now = self.begun(partly)
        if PAGE.fullmatch(value):
            return Turned(value)
        if value == "done" and self.keeps(now):
            return Answered(now)
        sign, code = value[:1], meant(value[1:], self.codes)
        if sign not in {"+", "-"} or code is None:
            raise Refused("form-old-button")
        if self.keeps(now):
            now, sign = [], "+"
        others = [each for each in now if each != code]
        if sign == "-":
            return Partly(others)
        placed = now if code in now else [*others, code]
        left = [each for each in self.codes if each not in placed]
        return Answered([*placed, *left]) if len(left) == 1 else Partly(placed)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        texts, now = about.texts, self.begun(partly)
        drawn = paged([self._option(code, now, texts) for code in self.codes], place, texts, PER_PAGE)
        return [*drawn, [Option(texts.plain("field-ranking-done"), "done")]] if self.keeps(now) else drawn

    def _option(self, code: str, now: list[str], texts: Texts) -> Option:
        caption = self.caption(code, texts)
        if code not in now:
            return Option(caption, f"+{pressable(code)}")
        placed = texts.plain("field-ranking-placed", place=now.index(code) + 1, caption=caption)
        return Option(placed, f"-{pressable(code)}")

    def caption(self, code: str, texts: Texts) -> str:
        return texts.plain(f"{self.words}-{code}")

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, list) and len(value) == len(self.codes) and all(code in value for code in self.codes)

    def value(self, stored: Stored) -> tuple[str, ...]:
        return tuple(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return "; ".join(
            texts.plain("field-ranking-placed", place=place, caption=self.caption(code, texts))
            for place, code in enumerate(stored, start=1)
        )
