"""What reports come to: completeness and timeliness, and indicators from sums.

Ratios are taken of sums and never averaged, over the reports that have all values of the formula. Sums of
municipalities add up to those of the region. Below three organisations nothing is said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.expressions import Nothing, Scope, evaluate
from bot.indicators.catalogue import POPULATION, REPORTS, Catalogue, Element, Indicator, Nature
from bot.indicators.values import Answers, number

SUPPRESSED_BELOW = 3  # organisations
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # formulas know no time


@dataclass(frozen=True, slots=True)
class Reporting:
    """How reports came in. `expected` is without the excused; shares in per cent, None where nothing is expected."""

    expected: int
    actual: int
    on_time: int
    filled: int = 0
    required: int = 0

    @property
    def completeness(self) -> float | None:
        return _share(self.actual, self.expected)

    @property
    def timeliness(self) -> float | None:
        return _share(self.on_time, self.expected)

    @property
    def value_completeness(self) -> float | None:
        return _share(self.filled, self.required)

    def __add__(self, other: "Reporting") -> "Reporting":
        return Reporting(
            self.expected + other.expected,
            self.actual + other.actual,
            self.on_time + other.on_time,
            self.filled + other.filled,
            self.required + other.required,
        )


def _share(part: int, whole: int) -> float | None:
    return part * 100 / whole if whole else None


class Lack(StrEnum):
    """Why an indicator has no value."""

    NO_DATA = "no_data"
    FEW = "few"  # organisations or answers behind it


@dataclass(slots=True)
class Sums:
    """The sums behind one indicator: of elements over the reports that have them all, of population over their
    municipalities, or of facts."""

    totals: dict[str, Decimal] = field(default_factory=dict)
    reports: int = 0
    places: set[str] = field(default_factory=set)

    def add(self, values: Mapping[str, Decimal], place: str) -> None:
        for name, value in values.items():
            self.totals[name] = self.totals.get(name, Decimal(0)) + value
        self.reports += 1
        self.places.add(place)

    def add_sums(self, other: "Sums") -> None:
        for name, value in other.totals.items():
            self.totals[name] = self.totals.get(name, Decimal(0)) + value
        self.reports += other.reports
        self.places |= other.places


@dataclass(frozen=True, slots=True)
class Worth:
    """What an indicator comes to: a value or why there is none, and the organisations behind it."""

    value: Decimal | None
    lack: Lack | None = None
    behind: int = 0


def gather(
    indicators: Iterable[Indicator], catalogue: Catalogue, reports: Iterable[tuple[str, Answers]]
) -> dict[str, dict[str, Sums]]:
    """The sums by municipality and indicator, from reports as (municipality, answers)."""
    wanted = []
    for each in indicators:
        elements = tuple(name for name in each.names if name in catalogue.elements)
        if elements:
            wanted.append((each.code, elements, POPULATION in each.names))
    found: dict[str, dict[str, Sums]] = {}
    for place, answers in reports:
        numbers = {code: value for code in answers if (value := number(answers, code)) is not None}
        here = found.setdefault(place, {})
        for code, elements, per_head in wanted:
            if per_head and not catalogue.population.get(place):
                continue  # what cannot be divided by its people must not be divided by those of others
            values = {name: numbers[name] for name in elements if name in numbers}
            if len(values) == len(elements):
                here.setdefault(code, Sums()).add(values, place)
    return found


def joined(parts: Iterable[Mapping[str, Sums]]) -> dict[str, Sums]:
    """The sums of several municipalities together."""
    whole: dict[str, Sums] = {}
    for part in parts:
        for code, sums in part.items():
            whole.setdefault(code, Sums()).add_sums(sums)
    return whole


def worth(indicator: Indicator, catalogue: Catalogue, sums: Sums | None, facts: Mapping[str, int]) -> Worth:
    """What an indicator comes to; a value that would show single organisations is kept back."""
    names: dict[str, Decimal | int] = {name: facts[name] for name in indicator.names if name in facts}
    from_reports = any(name in catalogue.elements for name in indicator.names)
    behind = 0
    if from_reports:
        if sums is None or not sums.reports:
            return Worth(None, Lack.NO_DATA)
        behind = sums.reports
        names |= sums.totals
        names[REPORTS] = sums.reports
        names[POPULATION] = sum(catalogue.population.get(place) or 0 for place in sums.places)
        if behind < SUPPRESSED_BELOW:
            return Worth(None, Lack.FEW, behind)
    for name, least in indicator.least.items():
        if name in names and names[name] < least:
            return Worth(None, Lack.FEW if names[name] else Lack.NO_DATA, behind)
    value = evaluate(indicator.tree, Scope(NEVER, names))
    if isinstance(value, Nothing) or not isinstance(value, Decimal):
        return Worth(None, Lack.NO_DATA, behind)
    return Worth(value, None, behind)


class Course(StrEnum):
    """Where a value has gone since the period before, in words."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


def course(indicator: Indicator, now: Decimal | None, before: Decimal | None) -> Course | None:
    """None where there is nothing to compare. What looks the same when shown is the same."""
    if now is None or before is None:
        return None
    change = rounded(now) - rounded(before)
    if not change:
        return Course.SAME
    return Course.BETTER if (change > 0) is indicator.more_is_better else Course.WORSE


def rounded(value: Decimal) -> Decimal:
    """As it is shown: to one place, halves up."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def over(elements: Iterable[Element], periods: Sequence[Answers]) -> dict[str, dict[str, Decimal]]:
    """The answers of one institution over several periods, the oldest first: flows are summed, of stocks the last
    stands. What is missing in any period is missing in the sum."""
    result = {}
    for each in elements:
        values = [number(answers, each.code) for answers in periods]
        known = [value for value in values if value is not None]
        if each.nature is Nature.STOCK and values and values[-1] is not None:
            result[each.code] = {"value": values[-1]}
        elif each.nature is Nature.FLOW and known and len(known) == len(values):
            result[each.code] = {"value": sum(known, Decimal(0))}
    return result
