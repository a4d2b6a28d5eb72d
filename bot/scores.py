"""Figures of satisfaction from counted answers, and the rule that says which of them may be shown.

The formulas are those of the cluster's short poll, an internal signal never to be called НОК, the official assessment.
Everything works on a tally, answer → how many gave it, which is what the database counts; whoever skipped a question is
in no tally and so in no denominator. A share of nothing is None.

Percentages are 0..100 and unrounded until `rounded` is asked to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import sqrt
from typing import Self

FEWEST = 5  # answers that may be shown at all: fewer would point at people
ENOUGH = 30  # answers from which a figure is shown without a caveat

MARKS = range(1, 6)
RECOMMENDING = range(11)
GOOD_FROM = 4
PROMOTER_FROM = 9
PASSIVE_FROM = 7
POSITIVE = ("yes", "rather_yes")
NEGATIVE = ("rather_no", "no")
NO_CONTACT = "no_contact"  # «не общался»: an answer that says nothing of the staff

Z_95 = 1.96  # of the normal distribution for 95 % of it


class Publication(StrEnum):
    """What may be shown of a figure, by how many answers stand behind it."""

    NOTHING = "nothing"  # «мало ответов»
    PRELIMINARY = "preliminary"  # «предварительно»
    SHOWN = "shown"


def publication(answers: int) -> Publication:
    """The publication rule of the cluster: under 5 answers nothing, under 30 «предварительно»."""
    if answers < FEWEST:
        return Publication.NOTHING
    return Publication.PRELIMINARY if answers < ENOUGH else Publication.SHOWN


def csat_avg(marks: Mapping[int, int]) -> float | None:
    """The mean mark, 1..5: Σ score / n."""
    _within(marks, MARKS)
    answers = sum(marks.values())
    return sum(mark * times for mark, times in marks.items()) / answers if answers else None


def csat_top2(marks: Mapping[int, int]) -> float | None:
    """The share of the satisfied, per cent: count(score ≥ 4) / n · 100, the usual «top-2-box» of CSAT."""
    _within(marks, MARKS)
    return share(satisfied(marks), sum(marks.values()))


def satisfied(marks: Mapping[int, int]) -> int:
    """How many gave 4 or 5."""
    return sum(times for mark, times in marks.items() if mark >= GOOD_FROM)


def nps(marks: Mapping[int, int]) -> float | None:
    """Net promoter score, −100..+100: % of 9–10 less % of 0–6; 7–8 count in the denominator only.

    F. Reichheld, «The One Number You Need to Grow», Harvard Business Review, December 2003.
    """
    _within(marks, RECOMMENDING)
    answers = sum(marks.values())
    if not answers:
        return None
    promoters = sum(times for mark, times in marks.items() if mark >= PROMOTER_FROM)
    detractors = sum(times for mark, times in marks.items() if mark < PASSIVE_FROM)
    return (promoters - detractors) / answers * 100


def staff_pos(answers: Mapping[str, int]) -> float | None:
    """How many found the staff polite, per cent of those who met them: «не общался» is in no denominator."""
    return positive({answer: times for answer, times in answers.items() if answer != NO_CONTACT})


def comfort(answers: Mapping[str, int]) -> float | None:
    """How many found place, time and rooms convenient, per cent of those who answered."""
    return positive(answers)


def positive(answers: Mapping[str, int]) -> float | None:
    """The share of «Да» and «Скорее да», per cent of all the answers given."""
    _within(answers, (*POSITIVE, *NEGATIVE))
    return share(sum(answers.get(answer, 0) for answer in POSITIVE), sum(answers.values()))


def q_index(csat: float | None, staff: float | None, convenience: float | None) -> float | None:
    """The cluster's own index, 0..100: 0.5·CSAT_top2 + 0.25·staff_pos + 0.25·comfort.

    None when a part is missing: an index of other parts would not compare with the others.
    """
    if csat is None or staff is None or convenience is None:
        return None
    return 0.5 * csat + 0.25 * staff + 0.25 * convenience


def share(hits: int, answers: int) -> float | None:
    """`hits` of `answers`, per cent."""
    return hits / answers * 100 if answers else None


def wilson(hits: int, answers: int) -> tuple[float, float] | None:
    """From where to where a share may be, per cent, 95 %, when nobody knows how many visitors there were.

    The score interval of E. B. Wilson (JASA 22, 1927): unlike p ± 1.96·sqrt(p(1−p)/n) it stays within 0..100, and has a
    width even when all of five people said the same.
    """
    if not answers:
        return None
    p = hits / answers
    z2 = Z_95**2
    middle = (p + z2 / (2 * answers)) / (1 + z2 / answers)
    half = Z_95 / (1 + z2 / answers) * sqrt(p * (1 - p) / answers + z2 / (4 * answers**2))
    return max(0.0, (middle - half) * 100), min(100.0, (middle + half) * 100)


def rounded(value: float) -> float:
    """To one decimal with halves away from zero, as people round: 4.25 is 4.3, where Python's `round` says 4.2."""
    return float(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))


@dataclass(frozen=True)
class Figure:
    """A value with the number of answers behind it, which decides whether it may be shown."""

    value: float | None
    answers: int

    @property
    def publication(self) -> Publication:
        return publication(self.answers)

    @property
    def shown(self) -> float | None:
        """The value, or None while the publication rule hides it."""
        return None if self.publication is Publication.NOTHING else self.value


@dataclass(frozen=True)
class Scores:
    """All the figures of a short poll, each with its own number of answers: questions may be skipped."""

    csat_avg: Figure
    csat_top2: Figure
    interval: tuple[float, float] | None  # of csat_top2
    staff_pos: Figure
    comfort: Figure
    nps: Figure
    q_index: Figure

    @classmethod
    def of(
        cls,
        csat: Mapping[int, int],
        staff: Mapping[str, int],
        convenience: Mapping[str, int],
        recommending: Mapping[int, int],
    ) -> Self:
        """Count the tallies of the four questions. The index rests on the least answered of its parts."""
        marks = sum(csat.values())
        met = sum(times for answer, times in staff.items() if answer != NO_CONTACT)
        judged = sum(convenience.values())
        top2, polite, convenient = csat_top2(csat), staff_pos(staff), comfort(convenience)
        return cls(
            csat_avg=Figure(csat_avg(csat), marks),
            csat_top2=Figure(top2, marks),
            interval=wilson(satisfied(csat), marks),
            staff_pos=Figure(polite, met),
            comfort=Figure(convenient, judged),
            nps=Figure(nps(recommending), sum(recommending.values())),
            q_index=Figure(q_index(top2, polite, convenient), min(marks, met, judged)),
        )


def _within(tally: Mapping[int, int] | Mapping[str, int], allowed: range | tuple[str, ...]) -> None:
    """Refuse answers the question does not have: counted, they would change a figure without a trace."""
    unknown = [answer for answer in tally if answer not in allowed]
    if unknown:
        raise ValueError(f"no such answers: {unknown}")
