"""The question «how much»: nothing, one price, or from and to."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Option, Stored, Taken
from bot.forms.fields.numbers import SPACES, grouped
from bot.i18n import Texts
from bot.search_text import fold

HIGHEST = 1_000_000  # roubles
FREE = "free"
MONEY = r"(\d{1,7})(?:[.,]0{1,2})?(?:руб(?:л(?:ь|я|ей))?|р|rub|₽)?\.?"
ONE = re.compile(f"^{MONEY}$")
FROM = re.compile(f"^(?:от|from){MONEY}$")
RANGE = re.compile(f"^(?:от|from)?{MONEY}(?:-|–|—|до|to){MONEY}$")


@dataclass(frozen=True)
class Price(Field):
    """Whole roubles. Stored as «free», or as {"from", "to"}; `to` is None for «от 300»."""

    kind: ClassVar[str] = "price"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        folded = fold(text)
        if folded in {"0", fold(about.texts.plain("field-price-free"))}:
            return Answered(FREE)
        compact = SPACES.sub("", folded)
        if match := RANGE.match(compact):
            low, high = int(match[1]), int(match[2])
        elif match := ONE.match(compact):
            low = high = int(match[1])
        elif match := FROM.match(compact):
            return self._checked(int(match[1]), None)
        else:
            raise Refused("field-price-form")
        return self._checked(low, high)

    def _checked(self, low: int, high: int | None) -> Answered:
        if high is not None and high < low:
            raise Refused("field-price-order")
        if not self.keeps({"from": low, "to": high}):
            raise Refused("field-price-range")
        return Answered({"from": low, "to": high})

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value != FREE:
            raise Refused("form-old-button")
        return Answered(FREE)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return [[Option(about.texts.plain("field-price-free"), FREE)]]

    def keeps(self, value: Stored) -> bool:
        match value:
            case {"from": int(low), "to": None, **rest}:
                return not rest and 0 <= low <= HIGHEST
            case {"from": int(low), "to": int(high), **rest}:
                return not rest and 0 <= low <= high <= HIGHEST and high > 0
        return bool(value == FREE)

    def value(self, stored: Stored) -> tuple[int | None, int | None]:
        """From and to; None and None for what is free."""
        return (None, None) if stored == FREE else (stored["from"], stored["to"])

    def show(self, stored: Stored, texts: Texts) -> str:
        return price_words(texts, *self.value(stored))


def price_words(texts: Texts, low: int | None, high: int | None) -> str:
    """«бесплатно», «300 ₽», «от 300 ₽», «300–500 ₽»."""
    if low is None:
        return texts.plain("field-price-free")
    if high is None:
        return texts.plain("field-price-from", low=grouped(low, texts))
    if low == high:
        return texts.plain("field-price-one", price=grouped(low, texts))
    return texts.plain("field-price-range-words", low=grouped(low, texts), high=grouped(high, texts))
