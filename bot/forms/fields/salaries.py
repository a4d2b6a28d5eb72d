"""The question «how much is paid»: from and to, one sum, or to be agreed."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Option, Stored, Taken
from bot.forms.fields.numbers import SPACES, grouped
from bot.i18n import Texts
from bot.search_text import fold

HIGHEST = 1_000_000  # roubles a month
USUAL = 1_000  # below it somebody may have meant thousands
AGREED = "agreed"
MONEY = r"(\d{1,7})(?:[.,]0{1,2})?(тыс(?:яч)?|т|к|k)?\.?(?:руб(?:л(?:ь|я|ей))?|р|rub|₽)?\.?"
ONE = re.compile(f"^{MONEY}$")
FROM = re.compile(f"^(?:от|from){MONEY}$")
UP_TO = re.compile(f"^(?:до|upto){MONEY}$")
RANGE = re.compile(f"^(?:от|from)?{MONEY}(?:-|–|—|до|to){MONEY}$")


@dataclass(frozen=True)
class Salary(Field):
    """Whole roubles. Stored as «agreed», or as {"from", "to"} with one of them None for «от 30 000» and «до 40 000»."""

    kind: ClassVar[str] = "salary"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        if fold(text) == fold(about.texts.plain("field-salary-agreed")):
            return Answered(AGREED)
        compact = SPACES.sub("", fold(text))
        low: int | None
        high: int | None
        if match := RANGE.match(compact):
            # «30–40 тыс.»: the thousands are said once and meant twice
            low, high = _sum(match[1], match[2] or match[4]), _sum(match[3], match[4])
        elif match := ONE.match(compact):
            low = high = _sum(match[1], match[2])
        elif match := FROM.match(compact):
            low, high = _sum(match[1], match[2]), None
        elif match := UP_TO.match(compact):
            low, high = None, _sum(match[1], match[2])
        else:
            raise Refused("field-salary-form")
        if low is not None and high is not None and high < low:
            raise Refused("field-salary-order")
        stored = {"from": low, "to": high}
        if not self.keeps(stored):
            raise Refused("field-salary-range")
        if min(each for each in (low, high) if each is not None) < USUAL:
            return Doubtful(stored, "field-salary-sure", {"salary": self.show(stored, about.texts)})
        return Answered(stored)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value != AGREED:
            raise Refused("form-old-button")
        return Answered(AGREED)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return [[Option(about.texts.plain("field-salary-agreed"), AGREED)]]

    def keeps(self, value: Stored) -> bool:
        if value == AGREED:
            return True
        if not isinstance(value, dict) or set(value) != {"from", "to"}:
            return False
        sums = [each for each in (value["from"], value["to"]) if each is not None]
        return (
            bool(sums)
            and all(isinstance(each, int) and not isinstance(each, bool) and 0 < each <= HIGHEST for each in sums)
            and sums == sorted(sums)
        )

    def value(self, stored: Stored) -> tuple[int | None, int | None]:
        """From and to; None and None for what is agreed upon later."""
        return (None, None) if stored == AGREED else (stored["from"], stored["to"])

    def show(self, stored: Stored, texts: Texts) -> str:
        return salary_words(texts, *self.value(stored))


def _sum(digits: str, thousands: str | None) -> int:
    return int(digits) * (1000 if thousands else 1)


def salary_words(texts: Texts, low: int | None, high: int | None) -> str:
    """«от 32 000 ₽», «32 000–38 000 ₽», «до 40 000 ₽», «по договорённости»."""
    if low is None and high is None:
        return texts.plain("field-salary-agreed")
    if high is None or low is None:
        key = "field-salary-from" if high is None else "field-salary-up-to"
        return texts.plain(key, sum=grouped(low or high or 0, texts))
    if low == high:
        return texts.plain("field-salary-one", sum=grouped(low, texts))
    return texts.plain("field-salary-range-words", low=grouped(low, texts), high=grouped(high, texts))
