"""What the figures about a competency say, and from when on they are a signal to those who teach.

Importance and level are marks from 1 to 4, everything else is a share from 0 to 100. Pure; the formulas are those the
cluster agreed on: a gap weighs half, how many employers name it three tenths, how hard it is to find two tenths.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from bot.competencies import ALL

SPAN = 3  # between the lowest mark and the highest
MARKS = {str(mark): mark for mark in range(1, SPAN + 2)}
WINDOW = timedelta(days=365)  # how long a requirement speaks for its employer
WEIGHTS = (0.5, 0.3, 0.2)
IMPORTANT = 3  # the mark from which on an employer who lacks a competency names it
FEWEST = 3  # employers whose marks are shown: those who teach see the sum only, and the mean of one is that one's


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a signal is raised: enough employers from enough places and a score, or votes alone."""

    employers: int = 3
    municipalities: int = 2
    score: float = 40
    votes: int = 10


THRESHOLDS = Thresholds()


class Level(NamedTuple):
    """Mean importance and mean level of a competency, and how many employers gave marks."""

    need: float
    have: float
    employers: int


def mean(marks: Sequence[int]) -> float | None:
    """The mean mark; None when nobody gave one."""
    return sum(marks) / len(marks) if marks else None


def levels(answers: Iterable[Mapping[str, object]]) -> dict[str, Level]:
    """Each competency that enough employers have marked, an answer of each; the marks stand under «c17_need» and
    «c17_have». One that was marked on one side only says nothing."""
    given = list(answers)
    found = {}
    for code in ALL:
        needs, haves = (
            [mark for each in given if (mark := _mark(each, f"{code}_{side}"))] for side in ("need", "have")
        )
        need, have = mean(needs), mean(haves)
        employers = min(len(needs), len(haves))
        if need is not None and have is not None and employers >= FEWEST:
            found[code] = Level(need, have, employers)
    return found


def lacked(answers: Mapping[str, object]) -> list[str]:
    """The competencies one employer names by their marks: important there, and less at hand than needed."""
    return [
        code
        for code in ALL
        if (need := _mark(answers, f"{code}_need"))
        and (have := _mark(answers, f"{code}_have"))
        and need >= IMPORTANT
        and need > have
    ]


def _mark(answers: Mapping[str, object], name: str) -> int | None:
    """A mark from 1 to 4; of a list of choices it comes as their code, «4»."""
    given = answers.get(name)
    if isinstance(given, bool) or not isinstance(given, int | str):
        return None
    return MARKS.get(str(given))


def gap(need: float, have: float) -> float:
    """How much is missing, 0 to 100: nothing when more is there than is needed."""
    return max(0.0, need - have) / SPAN * 100


def share(some: int, all_: int) -> float:
    """Some of all, 0 to 100; of nothing it is 0. Reach is employers who name a competency of those who name any for
    the same positions; hard to find is vacancies that say so of those that ask for it."""
    return some / all_ * 100 if all_ else 0.0


def score(gap_: float | None, reach: float, hard_to_find: float) -> float:
    """The strength of a signal, 0 to 100. While nobody was asked for marks the two other parts carry it alone."""
    parts = [(weight, part) for weight, part in zip(WEIGHTS, (gap_, reach, hard_to_find), strict=True)]
    known = [(weight, part) for weight, part in parts if part is not None]
    return sum(weight * part for weight, part in known) / sum(weight for weight, _ in known)


def raised(employers: int, municipalities: int, votes: int, score_: float, limits: Thresholds = THRESHOLDS) -> bool:
    """Whether those who coordinate should look at it."""
    heard = employers >= limits.employers and municipalities >= limits.municipalities
    return (heard and score_ >= limits.score) or votes >= limits.votes
