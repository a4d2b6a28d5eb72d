"""A value as a report keeps it, and what can be said about it: given or not and why, unusual or not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Any

from bot.indicators.catalogue import Element

Answers = Mapping[str, Mapping[str, Any]]  # by element: {"value": 12} or {"reason": "later"}, perhaps a "comment"

CHANGE = Decimal("0.5")  # of the previous value
NOTICEABLE = 10  # a change by less than that is not asked about: 2 trainees after 1 are nothing unusual
OUTLIER = 3.5  # of the modified Z-score (Iglewicz and Hoaglin, 1993)
SCALE = 0.6745  # which makes it a Z-score where values are spread normally
PEERS = 5  # fewer say nothing about what is usual


class Reason(StrEnum):
    """Why there is no value."""

    NOT_KEPT = "not_kept"
    NOT_APPLICABLE = "not_applicable"
    LATER = "later"


class Unusual(StrEnum):
    """Why a value is asked about once more."""

    ZERO = "zero"
    CHANGE = "change"
    OUTLIER = "outlier"


@dataclass(frozen=True, slots=True)
class Norm:
    """What is usual among institutions of one kind: the median and the median distance from it."""

    median: float
    spread: float


def number(answers: Answers, code: str) -> Decimal | None:
    """The value of an element, None where there is none."""
    value = answers.get(code, {}).get("value")
    return None if value is None else Decimal(str(value))


def kept(value: Decimal) -> int | float:
    """A number as JSON holds it; quarters are exact in it."""
    return int(value) if value == value.to_integral_value() else float(value)


def is_filled(answers: Answers, code: str) -> bool:
    """Whether the question is settled: «не относится к нам» settles it, «будет позже» and «не ведём учёт» do not."""
    return number(answers, code) is not None or answers.get(code, {}).get("reason") == Reason.NOT_APPLICABLE


def norm_of(values: Sequence[Decimal]) -> Norm | None:
    """What is usual; None where too few are there to say."""
    if len(values) < PEERS:
        return None
    middle = float(median(values))
    return Norm(middle, float(median(abs(float(each) - middle) for each in values)))


def score(value: Decimal, norm: Norm) -> float:
    """The modified Z-score: how far a value is from what is usual. 0 where all are the same."""
    return SCALE * (float(value) - norm.median) / norm.spread if norm.spread else 0.0


def unusual(value: Decimal, previous: Decimal | None, norm: Norm | None) -> Unusual | None:
    """Why a value should be looked at again."""
    if previous:
        if not value:
            return Unusual.ZERO
        change = abs(value - previous)
        if change > CHANGE * previous and change >= NOTICEABLE:
            return Unusual.CHANGE
        return None  # it is as it was: what others have says nothing against it
    if norm is not None and abs(score(value, norm)) > OUTLIER:
        return Unusual.OUTLIER
    return None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A value that cannot stand beside another; `more` when it is more than that allows."""

    element: Element
    other: str
    more: bool


def contradictions(elements: Iterable[Element], answers: Answers) -> list[Contradiction]:
    """Parts that exceed their whole, and what falls short of what it has at least to be."""
    found = []
    for each in elements:
        value = number(answers, each.code)
        if value is None:
            continue
        whole, least = number(answers, each.part_of), number(answers, each.at_least)
        if whole is not None and value > whole:
            found.append(Contradiction(each, each.part_of, more=True))
        elif least is not None and value < least:
            found.append(Contradiction(each, each.at_least, more=False))
    return found
