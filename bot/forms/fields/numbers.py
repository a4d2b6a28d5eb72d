"""Questions answered with a number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Stored, Taken
from bot.i18n import Texts

SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’_]+")
PLAIN = re.compile(r"[-+−–]?[0-9]{1,15}(?:[.,][0-9]{1,9})?")
GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
STORED = re.compile(r"-?[0-9]{1,15}(?:\.([0-9]{1,9}))?")


def grouped(number: int | Decimal, texts: Texts) -> str:
    """«1 240», «12,5»: digits in threes with a no-break space, the comma in Russian."""
    whole, _, fraction = f"{abs(Decimal(number)):f}".partition(".")
    space = "\u00a0" if texts.language == "ru" else ","
    sign = "−" if number < 0 else ""
    digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", space, whole) if len(whole) > 3 else whole
    return sign + digits + (("," if texts.language == "ru" else ".") + fraction if fraction else "")


@dataclass(frozen=True)
class Number(Field):
    """A number from `low` to `high` with at most `decimals` digits after the comma, in `unit` (a text key).

    Outside of `usual` it is taken after «всё верно?». Stored as an int, or as a decimal string when `decimals` > 0.
    """

    kind: ClassVar[str] = "number"
    low: int = 0
    high: int = 1_000_000_000
    decimals: int = 0
    unit: str | None = None
    usual: tuple[int, int] | None = None

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        compact = SPACES.sub("", text.strip()).rstrip(".")
        if re.fullmatch(r"[\dОоOo]+", compact) and re.search(r"\d", compact) and not compact.isdigit():
            raise Refused("field-number-letters")
        ambiguous = bool(GROUPED.fullmatch(compact)) and self.decimals == 0
        if ambiguous:  # «12.400»: thousands in one hand, a fraction in another
            compact = re.sub(r"[.,]", "", compact)
        if not PLAIN.fullmatch(compact):
            raise Refused("field-number-digits")
        number = Decimal(compact.replace(",", ".").replace("−", "-").replace("–", "-")) + 0  # −0 is 0
        exponent = number.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimals:
            raise Refused(
                "field-number-whole" if self.decimals == 0 else "field-number-decimals", decimals=self.decimals
            )
        if not self.low <= number <= self.high:
            raise Refused(
                "field-number-range", low=grouped(self.low, about.texts), high=grouped(self.high, about.texts)
            )
        stored = int(number) if self.decimals == 0 else f"{number.normalize():f}"
        if ambiguous or (self.usual and not self.usual[0] <= number <= self.usual[1]):
            return Doubtful(stored, "field-number-sure", {"number": self.show(stored, about.texts)})
        return Answered(stored)

    def keeps(self, value: Stored) -> bool:
        if isinstance(value, str) and self.decimals:
            found = STORED.fullmatch(value)
            fits = found is not None and len(found[1] or "") <= self.decimals
            return fits and self.low <= Decimal(value) <= self.high
        return isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high

    def value(self, stored: Stored) -> int | Decimal:
        return int(stored) if self.decimals == 0 else Decimal(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        exact = Decimal(str(stored))
        number = grouped(exact, texts)
        # «12,5 часа»: a fraction has a plural form of its own.
        count = int(exact) if exact == int(exact) else float(exact)
        return texts.plain(self.unit, count=count, number=number) if self.unit else number
