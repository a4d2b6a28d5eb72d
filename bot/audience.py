"""Audience formulas: whom an announcement is for, as data that can be kept, said in words and compiled to SQL.

A formula is a tree: {"is": leaf, "of": [values]} is true where one of the values fits; {"all": […]}, {"any": […]} and
{"not": …} put formulas together. Consent to mailings is no part of it: without one nobody is written to.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.dictionaries import MUNICIPALITIES, PROFESSIONS, SPHERES, TOPICS

DEEPEST = 8
LARGEST = 400  # values in a formula

KINDS = ("specialist", "institution", "business", "administrator", "reporter", "publisher", "coordinator")
MEMBERS = ("specialist", "institution", "business")
ANSWERS = ("going", "maybe", "waiting", "declined", "came")
DAYS = re.compile(r"[<>][1-9]\d{0,3}")  # «<30»: at most a month ago, «>365»: longer than a year ago
SAID = ("answered", "unanswered")  # of a survey
REPORTS = ("waited", "late")  # of indicators: not given in yet, and after the last day
ANSWER = re.compile(rf"(?:{'|'.join(ANSWERS)}):[1-9]\d{{0,14}}")  # «going:12»: to event 12
SURVEY = re.compile(rf"(?:{'|'.join(SAID)}):[1-9]\d{{0,14}}")  # «unanswered:5»: survey 5


class Leaf(StrEnum):
    """What is asked of a person."""

    KIND = "kind"  # specialist, who acts for whom, with which duty
    PLACE = "place"  # lives there, or acts for an organisation there
    SPHERE = "sphere"  # their own, or of an organisation they act for
    PROFESSION = "profession"  # one, or a whole group
    ORGANISATION = "organisation"  # acts for it
    JOINED = "joined"  # how long a member
    SEEN = "seen"  # when last in the bot
    ANSWER = "answer"  # to an event
    TOPIC = "topic"  # subscribed to
    SURVEY = "survey"  # answered it, or not
    LATE = "late"  # acts for an institution whose indicators are waited for


Value = str | int


@dataclass(frozen=True, slots=True)
class Is:
    """One of the values fits."""

    leaf: Leaf
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Formula", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Formula"


Formula = Is | All | Some | Not

EVERYBODY = All()
NOBODY = Some(())  # for what is only posted in groups

# The first choice of an audience; all else is chosen more precisely.
PRESETS: dict[str, Formula] = {
    "members": All((Is(Leaf.KIND, MEMBERS),)),
    "specialists": All((Is(Leaf.KIND, ("specialist",)),)),
    "institutions": All((Is(Leaf.KIND, ("institution",)),)),
    "businesses": All((Is(Leaf.KIND, ("business",)),)),
}

CODES: dict[Leaf, frozenset[str]] = {
    Leaf.KIND: frozenset(KINDS),
    Leaf.PLACE: frozenset(place.slug for place in MUNICIPALITIES),
    Leaf.SPHERE: frozenset(SPHERES),
    Leaf.PROFESSION: frozenset([*PROFESSIONS, *(code for group in PROFESSIONS.values() for code in group)]),
    Leaf.TOPIC: frozenset(TOPICS),
    Leaf.LATE: frozenset(REPORTS),
}


def fits(leaf: Leaf, value: object) -> bool:
    """Whether a leaf can ask for the value."""
    if leaf == Leaf.ORGANISATION:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    if not isinstance(value, str):
        return False
    if leaf in {Leaf.JOINED, Leaf.SEEN}:
        return DAYS.fullmatch(value) is not None
    if leaf == Leaf.ANSWER:
        return ANSWER.fullmatch(value) is not None
    if leaf == Leaf.SURVEY:
        return SURVEY.fullmatch(value) is not None
    return value in CODES[leaf]


def parse(source: Any) -> Formula:
    """The formula kept as JSON. Raises ValueError for anything else."""
    formula = _parse(source, DEEPEST)
    if sum(len(each.values) for each in leaves(formula)) > LARGEST:
        raise ValueError("too large a formula")
    return formula


def _parse(source: Any, depth: int) -> Formula:
    if depth == 0:
        raise ValueError("too deep a formula")
    match source:
        case {"is": str(leaf), "of": [*values]} if len(source) == 2 and values:
            found = Leaf(leaf)
            if not all(fits(found, value) for value in values):
                raise ValueError(f"no value of {leaf}")
            return Is(found, tuple(dict.fromkeys(values)))
        case {"all": [*parts]} if len(source) == 1:
            return All(tuple(_parse(part, depth - 1) for part in parts))
        case {"any": [*parts]} if len(source) == 1:
            return Some(tuple(_parse(part, depth - 1) for part in parts))
        case {"not": part} if len(source) == 1:
            return Not(_parse(part, depth - 1))
    raise ValueError("no formula")


def dump(formula: Formula) -> dict[str, Any]:
    """The formula as JSON can hold it."""
    match formula:
        case Is(leaf=leaf, values=values):
            return {"is": str(leaf), "of": list(values)}
        case All(parts=parts):
            return {"all": [dump(part) for part in parts]}
        case Some(parts=parts):
            return {"any": [dump(part) for part in parts]}
        case Not(part=part):
            return {"not": dump(part)}


def confined(formula: Formula, places: frozenset[str]) -> bool:
    """Whether a formula says by itself that only people of these municipalities fit."""
    match formula:
        case Is(leaf=Leaf.PLACE, values=values):
            return places.issuperset(values)
        case All(parts=parts):
            return any(confined(part, places) for part in parts)
        case Some(parts=parts):
            return all(confined(part, places) for part in parts)
        case _:
            return False


def leaves(formula: Formula) -> Iterator[Is]:
    """Every leaf of a formula."""
    match formula:
        case Is():
            yield formula
        case All(parts=parts) | Some(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Not(part=part):
            yield from leaves(part)


Truth = Callable[[Leaf, Value], bool]


def holds(formula: Formula, truth: Truth) -> bool:
    """Whether the formula is true of somebody of whom `truth` says which value fits."""
    match formula:
        case Is(leaf=leaf, values=values):
            return any(truth(leaf, value) for value in values)
        case All(parts=parts):
            return all(holds(part, truth) for part in parts)
        case Some(parts=parts):
            return any(holds(part, truth) for part in parts)
        case Not(part=part):
            return not holds(part, truth)


def reasons(formula: Formula, truth: Truth) -> list[Is]:
    """Why somebody is in the audience: the leaves that make the formula true, with the values that fit."""
    match formula:
        case Is(leaf=leaf, values=values):
            return [Is(leaf, fitting)] if (fitting := tuple(v for v in values if truth(leaf, v))) else []
        case All(parts=parts):
            return [reason for part in parts for reason in reasons(part, truth)]
        case Some(parts=parts):
            return [reason for part in parts if holds(part, truth) for reason in reasons(part, truth)]
        case Not():
            return []


# What a coordinator puts together with buttons: all of some leaves, without some others.


def chosen(formula: Formula, leaf: Leaf, *, without: bool) -> tuple[Value, ...]:
    """The values of a leaf that are asked for, or with `without` excluded."""
    parts = formula.parts if isinstance(formula, All) else ()
    for part in parts:
        match part:
            case Is(leaf=found, values=values) if found == leaf and not without:
                return values
            case Not(part=Is(leaf=found, values=values)) if found == leaf and without:
                return values
    return ()


def toggled(formula: Formula, leaf: Leaf, value: Value, *, without: bool) -> Formula:
    """The formula with one more value of a leaf, or one less. Raises ValueError for a value the leaf does not know."""
    if not fits(leaf, value):
        raise ValueError(f"no value of {leaf}")
    parts = formula.parts if isinstance(formula, All) else (formula,)
    before = chosen(All(parts), leaf, without=without)
    after = tuple(each for each in before if each != value) if value in before else (*before, value)
    changed: list[Formula] = []
    for part in parts:
        bare = part.part if isinstance(part, Not) else part
        same = isinstance(bare, Is) and bare.leaf == leaf and isinstance(part, Not) == without
        if not same:
            changed.append(part)
    if after:
        changed.append(Not(Is(leaf, after)) if without else Is(leaf, after))
    return All(tuple(changed))
