"""The question «where»: 27 municipalities are too many for one message, so the frequent ones come first and typing
helps."""

from dataclasses import dataclass
from typing import ClassVar

from bot import dictionaries
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
    rows,
)
from bot.i18n import Texts
from bot.place_names import find_municipality
from bot.search_text import fold

PER_PAGE = 9
OTHER = "other"
WHOLE = "whole"  # «вся область», where the question allows it
SLUGS = frozenset(each.slug for each in dictionaries.MUNICIPALITIES)


@dataclass(frozen=True)
class Municipality(Field):
    """One of the 27, by its slug; with `whole_region` also the whole region, stored as «whole».

    Places of the buttons: "" the frequent ones, "p.N" page N of the alphabet, "c.slug.slug" what a typed name may mean.
    """

    kind: ClassVar[str] = "municipality"
    whole_region: bool = False

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        if self.whole_region and fold(text) == fold(about.texts.plain("field-municipality-whole")):
            return Answered(WHOLE)
        found = find_municipality(text)
        if not found:
            raise Refused("field-municipality-unknown")
        return (
            Answered(found[0].slug)
            if len(found) == 1
            else Turned(".".join(["c", *(each.slug for each in found[:PER_PAGE])]))
        )

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value == OTHER:
            return Turned("p.0")
        if PAGE.fullmatch(value):
            return Turned(value)
        if not self.keeps(value):
            raise Refused("form-old-button")
        return Answered(value)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        texts = about.texts
        if place.startswith("c."):
            return rows(
                [
                    Option(texts.plain(f"municipality-{slug}-short"), slug)
                    for slug in place[2:].split(".")
                    if slug in SLUGS
                ],
                1,
            )
        if not PAGE.fullmatch(place):
            frequent = [Option(texts.plain(f"municipality-{slug}-town"), slug) for slug in dictionaries.FREQUENT]
            drawn = laid_out([*frequent, Option(texts.plain("field-municipality-other"), OTHER)])
            return [[Option(texts.plain("field-municipality-whole"), WHOLE)], *drawn] if self.whole_region else drawn
        named = sorted(
            (Option(texts.plain(f"municipality-{slug}-short"), slug) for slug in SLUGS),
            key=lambda option: option.caption,
        )
        return paged(named, place, texts, PER_PAGE)

    def question(self, key: str, place: str) -> str:
        return f"{key}-which" if place.startswith("c.") else key

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and (value in SLUGS or (self.whole_region and value == WHOLE))

    def show(self, stored: Stored, texts: Texts) -> str:
        return texts.plain("field-municipality-whole") if stored == WHOLE else texts.plain(f"municipality-{stored}")
