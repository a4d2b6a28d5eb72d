"""What the answers to a survey come to, question by question: counts, shares, mean, median, and how much of it may be
shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median
from typing import Any

from bot import scores
from bot.forms.surveys.definition import CHOOSING, Group, Question, QuestionKind, Survey, Words, placed
from bot.forms.surveys.outline import ACKNOWLEDGED, OTHER

NUMBERS = frozenset({QuestionKind.SCALE, QuestionKind.NPS, QuestionKind.WHOLE, QuestionKind.DECIMAL})
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that could be answered, how many answered it, and their share of those who answered, per cent."""

    code: str
    label: Words
    count: int
    share: float


@dataclass(frozen=True)
class Tally:
    """The answers to one question; whoever skipped it, or was not asked, is not in `answered`.

    `bars` in the order of the question; of a ranking `places` is the mean place of each, 1 the first. `mean` and what
    follows it are of numbers only; `good` is the share of 4 and 5 on a scale of five, with its interval. `own` counts
    answers in one's own words. `few`: there are too few to show more than their number.
    """

    question: Question
    answered: int
    bars: tuple[Bar, ...] = ()
    places: Mapping[str, float] = field(default_factory=dict)
    mean: float | None = None
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    nps: float | None = None
    good: float | None = None
    interval: tuple[float, float] | None = None
    own: int = 0
    few: bool = False


def questions(survey: Survey) -> list[Question]:
    """What is asked, in order; what is only read left out."""
    lines = (each.line for each in placed(survey))
    return [line for line in lines if isinstance(line, Question) and line.kind is not QuestionKind.NOTE]


def for_everybody(survey: Survey, question: Question) -> bool:
    """Whether a question, and every group it is in, has no condition."""
    lines = placed(survey)
    place = next(each for each in lines if each.line == question)
    above = (lines[number].line for number in place.groups)
    return not question.relevant and not any(isinstance(each, Group) and each.relevant for each in above)


def tally(survey: Survey, answers: Iterable[Answers]) -> tuple[Tally, ...]:
    """Count every question over all answers, as their forms keep them."""
    asked = questions(survey)
    values: dict[str, list[Any]] = {each.name: [] for each in asked}
    for one in answers:
        for name, kept in values.items():
            if (value := one.get(name)) is not None:
                kept.append(value)
    return tuple(count(each, survey, values[each.name]) for each in asked)


def count(question: Question, survey: Survey, values: list[Any]) -> Tally:
    """Count the answers to one question."""
    answered = len(values)
    if question.kind in NUMBERS:
        return _numbers(question, [Decimal(str(value)) for value in values])
    if question.kind is QuestionKind.ACKNOWLEDGE:
        return Tally(question, answered, (_bar(ACKNOWLEDGED, Words(), answered, answered),))
    if question.kind not in CHOOSING:
        return Tally(question, answered)
    options = {each.code: each.label for each in survey.lists.get(question.options, ())}
    counted: Counter[str] = Counter()
    own = 0
    sums: Counter[str] = Counter()
    for value in values:
        if question.kind is QuestionKind.CHOICE:
            own += isinstance(value, dict)
            counted[OTHER if isinstance(value, dict) else value] += 1
        elif question.kind is QuestionKind.SEVERAL:
            counted.update(value)
        else:
            counted[value[0]] += 1
            sums.update({code: place for place, code in enumerate(value, 1)})
    bars = [_bar(code, label, counted[code], answered) for code, label in options.items()]
    if question.own_words:
        bars.append(_bar(OTHER, Words(), own, answered))
    places = {code: sums[code] / answered for code in options} if sums else {}
    return Tally(question, answered, tuple(bars), places, own=own)


def _numbers(question: Question, values: list[Decimal]) -> Tally:
    if not values:
        return Tally(question, 0, _marks(question, Counter(), 0))
    marks = Counter(int(value) for value in values) if _is_scale(question) else Counter[int]()
    of_five = question.kind is QuestionKind.SCALE and (question.low, question.high, question.step) == (1, 5, 1)
    return Tally(
        question,
        len(values),
        _marks(question, marks, len(values)),
        mean=float(sum(values) / len(values)),
        middle=float(median(values)),
        low=float(min(values)),
        high=float(max(values)),
        nps=scores.nps(marks) if question.kind is QuestionKind.NPS else None,
        good=scores.csat_top2(marks) if of_five else None,
        interval=scores.wilson(scores.satisfied(marks), len(values)) if of_five else None,
    )


def _is_scale(question: Question) -> bool:
    return question.kind in {QuestionKind.SCALE, QuestionKind.NPS}


def _marks(question: Question, marks: Counter[int], answered: int) -> tuple[Bar, ...]:
    if not _is_scale(question):
        return ()
    low, high, step = (0, 10, 1) if question.kind is QuestionKind.NPS else (question.low, question.high, question.step)
    return tuple(_bar(str(mark), Words(str(mark)), marks[mark], answered) for mark in range(low, high + 1, step))


def _bar(code: str, label: Words, number: int, of: int) -> Bar:
    return Bar(code, label, number, scores.share(number, of) or 0.0)


def visible(groups: Mapping[str, int]) -> tuple[frozenset[str], int]:
    """Of groups by their numbers of answers, those that may be shown, and how many answers the hidden ones have.

    Groups under five are hidden; a single hidden one could be had by subtracting, so the next smallest goes with it.
    """
    by_size = sorted(groups, key=lambda group: (groups[group], group))
    hidden = [group for group in by_size if groups[group] < scores.FEWEST]
    if len(hidden) == 1 and len(by_size) > 1:
        hidden = by_size[:2]
    return frozenset(groups) - frozenset(hidden), sum(groups[group] for group in hidden)
