"""Numbers of the state's registers: ИНН of a taxpayer, ОГРН and ОГРНИП of a registration."""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Stored, Taken

HOME_REGION = "67"  # the Smolensk region's tax code; a head office elsewhere is possible and only asked about
Holder = Literal["organisation", "person", "any"]


def digits_of(text: str, key: str, lengths: tuple[int, ...]) -> str:
    """The digits of a typed number. Raises Refused: letters О for zeros, other signs, a wrong length (the text
    `{key}-length`)."""
    compact = re.sub(r"[\s\u00a0\u202f\-–—.№]+", "", text.strip())
    compact = re.sub(r"^(?:ИНН|ОГРН(?:ИП)?|INN|OGRN(?:IP)?):?", "", compact, flags=re.IGNORECASE)
    if re.search(r"[ОоOo]", compact) and re.fullmatch(r"[\dОоOo]+", compact):
        raise Refused("field-number-letters")
    if not re.fullmatch(r"\d+", compact):
        raise Refused("field-register-digits")
    plain = "".join(str(int(char)) for char in compact)  # full-width digits too
    if len(plain) not in lengths:
        raise Refused(f"{key}-length", count=len(plain))
    return plain


def made_up(number: str) -> bool:
    """All digits equal: a row of zeros has the right check digit."""
    return len(set(number)) == 1


OKVED = re.compile(r"\d{2}(?:\.\d{1,2}(?:\.\d{1,2})?)?")


@dataclass(frozen=True)
class Okved(Field):
    """The code of an activity: 90.04, 85.41.1."""

    kind: ClassVar[str] = "okved"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        compact = re.sub(r"\s+", "", text).replace(",", ".").strip(".")
        compact = re.sub(r"^(?:ОКВЭД|OKVED):?", "", compact, flags=re.IGNORECASE)
        if not self.keeps(compact):
            raise Refused("field-okved")
        return Answered(compact)

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and value.isascii() and OKVED.fullmatch(value) is not None


@dataclass(frozen=True)
class Inn(Field):
    """A taxpayer's number: 10 digits of an organisation, 12 of a person; one from another region is asked about."""

    kind: ClassVar[str] = "inn"
    holder: Holder = "any"

    def lengths(self) -> tuple[int, ...]:
        return {"organisation": (10,), "person": (12,), "any": (10, 12)}[self.holder]

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        from stdnum.ru import inn

        number = digits_of(
            text,
            "field-inn-organisation"
            if self.holder == "organisation"
            else "field-inn-person"
            if self.holder == "person"
            else "field-inn",
            self.lengths(),
        )
        if made_up(number):
            raise Refused("field-register-same")
        if not inn.is_valid(number):
            raise Refused("field-inn-check" if len(number) == 10 else "field-inn-person-check")
        return (
            Answered(number)
            if number.startswith(HOME_REGION)
            else Doubtful(number, "field-inn-region", {"number": number})
        )

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and bool(re.fullmatch("[0-9]+", value)) and len(value) in self.lengths()


@dataclass(frozen=True)
class Ogrn(Field):
    """A registration number: ОГРН of an organisation (13 digits, from 1 or 5), ОГРНИП of a sole trader (15, from 3 or
    4)."""

    kind: ClassVar[str] = "ogrn"
    holder: Holder = "any"

    def lengths(self) -> tuple[int, ...]:
        return {"organisation": (13,), "person": (15,), "any": (13, 15)}[self.holder]

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        from stdnum.ru import ogrn

        key = (
            "field-ogrn-organisation"
            if self.holder == "organisation"
            else "field-ogrn-person"
            if self.holder == "person"
            else "field-ogrn"
        )
        number = digits_of(text, key, self.lengths())
        if made_up(number):
            raise Refused("field-register-same")
        if not ogrn.is_valid(number) or number[0] not in ("15" if len(number) == 13 else "34"):
            raise Refused("field-ogrn-check")
        return Answered(number)

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and bool(re.fullmatch("[0-9]+", value)) and len(value) in self.lengths()
