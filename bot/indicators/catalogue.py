"""The catalogue: elements that institutions type, indicators computed from them, and the sets they are asked in.

Plain frozen values made from JSON: the file that is shipped, or a version that coordinators made of it. A period keeps
the version it was opened with.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from bot.assets import DATA
from bot.expressions import Node, names, parse
from bot.indicators.spans import Length

TASKS = ("T1", "T2", "T3", "T4", "T5", "T6")

# What a formula may name beside elements and facts.
REPORTS = "reports"  # the reports behind the sums
POPULATION = "population"  # of the municipalities they come from, each counted once


class Nature(StrEnum):
    """How values of several periods are put together."""

    FLOW = "flow"  # summed
    STOCK = "stock"  # the last one stands


class Source(StrEnum):
    """Who a value comes from."""

    INSTITUTION = "institution"
    BOT = "bot"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Named:
    """The same in both languages."""

    ru: str
    en: str

    def said_in(self, language: str) -> str:
        return self.en if language == "en" else self.ru


@dataclass(frozen=True, slots=True)
class Element:
    """A number an institution knows: from 0 to `high`, whole, or with `quarters` in steps of 0.25.

    `part_of` names an element it cannot exceed, `at_least` one it cannot fall short of; both are asked before it.
    `kinds`: the kinds of institutions it is asked of, empty for all.
    """

    code: str
    question: Named
    label: Named
    unit: str
    nature: Nature
    high: int
    quarters: bool = False
    part_of: str = ""
    at_least: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """What elements or facts come to. `least`: how much of a name there has to be for the value to say anything."""

    code: str
    task: str
    name: Named
    unit: str
    source: Source
    formula: str
    low: int
    high: int
    more_is_better: bool = True
    least: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def tree(self) -> Node:
        return parse(self.formula)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return names(self.tree)


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """What is asked together and how often. `opens`: month and day after the period, where it is not its first
    working day."""

    code: str
    length: Length
    name: Named
    elements: tuple[str, ...]
    indicators: tuple[str, ...]
    kinds: tuple[str, ...]
    opens: tuple[int, int] | None = None


@dataclass(frozen=True)
class Catalogue:
    """All of it. `population` by municipality, None where it is not known."""

    elements: Mapping[str, Element]
    indicators: Mapping[str, Indicator]
    sets: Mapping[str, IndicatorSet]
    population: Mapping[str, int | None]

    def asked(self, code: str, kind: str | None) -> list[Element]:
        """The elements of a set that this kind of institution is asked, in their order."""
        wanted = (self.elements[each] for each in self.sets[code].elements)
        return [each for each in wanted if not each.kinds or (kind or "other") in each.kinds]

    def computed(self, code: str) -> list[Indicator]:
        """The indicators of a set, in the order of the tasks."""
        return [self.indicators[each] for each in self.sets[code].indicators]


def read(content: Mapping[str, Any]) -> Catalogue:
    """A catalogue from its JSON; a formula that cannot be read raises when it is first used."""
    return Catalogue(
        {each["code"]: _element(each) for each in content["elements"]},
        {each["code"]: _indicator(each) for each in content["indicators"]},
        {each["code"]: _set(each) for each in content["sets"]},
        content["population"],
    )


def shipped() -> dict[str, Any]:
    """The catalogue that comes with the bot, as JSON."""
    content: dict[str, Any] = json.loads((DATA / "indicators.json").read_text(encoding="utf-8"))
    return content


def _element(source: Mapping[str, Any]) -> Element:
    ru, en = source["ru"], source["en"]
    return Element(
        code=source["code"],
        question=Named(ru["question"], en["question"]),
        label=Named(ru["label"], en["label"]),
        unit=source["unit"],
        nature=Nature(source["nature"]),
        high=source["high"],
        quarters=source.get("quarters", False),
        part_of=source.get("part_of", ""),
        at_least=source.get("at_least", ""),
        kinds=tuple(source.get("kinds", ())),
    )


def _indicator(source: Mapping[str, Any]) -> Indicator:
    return Indicator(
        code=source["code"],
        task=source["task"],
        name=Named(source["ru"], source["en"]),
        unit=source["unit"],
        source=Source(source["source"]),
        formula=source["formula"],
        low=source["low"],
        high=source["high"],
        more_is_better=source["direction"] == "up",
        least=source.get("least", {}),
    )


def _set(source: Mapping[str, Any]) -> IndicatorSet:
    opens = source.get("opens")
    return IndicatorSet(
        code=source["code"],
        length=Length(source["length"]),
        name=Named(source["ru"], source["en"]),
        elements=tuple(source["elements"]),
        indicators=tuple(source["indicators"]),
        kinds=tuple(source["kinds"]),
        opens=(opens[0], opens[1]) if opens else None,
    )
