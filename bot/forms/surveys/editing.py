"""Building a survey line by line, as it is done in a chat. Each step takes a survey and gives another one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.errors import DomainError
from bot.forms.surveys.checking import check_survey
from bot.forms.surveys.definition import (
    CHOOSING,
    Calculation,
    Group,
    Line,
    Option,
    Placed,
    Question,
    QuestionKind,
    Survey,
    Words,
    placed,
)

UNFINISHED = frozenset({"surveys-nothing-asked"})  # what is no fault while a survey is being built

Edit = Callable[[tuple[Line, ...], int], tuple[Line, ...]]  # lines side by side, and which of them is meant


def require_fine(survey: Survey, *, finished: bool = False) -> Survey:
    """Raises the first thing that is wrong."""
    for problem in check_survey(survey):
        if finished or problem.error.key not in UNFINISHED:
            raise DomainError(problem.error.key, None, **problem.error.params)
    return survey


def line_at(survey: Survey, number: int) -> Placed:
    """A line by its number. Raises LookupError."""
    found = placed(survey)
    if not 0 <= number < len(found):
        raise LookupError(f"no line {number}")
    return found[number]


def add(survey: Survey, question: Question, options: tuple[Option, ...] = ()) -> Survey:
    """Put a question at the end, under the next free name, with a list of its own when it has options."""
    taken = {each.line.name.lower() for each in placed(survey)} | set(survey.lists)
    number = next(number for number in range(1, len(taken) + 2) if f"q{number}" not in taken)
    name = f"q{number}"
    lists = {**survey.lists, name: options} if question.kind in CHOOSING else survey.lists
    added = replace(question, name=name, options=name if question.kind in CHOOSING else "")
    return replace(survey, lines=(*survey.lines, added), lists=lists)


def change(survey: Survey, number: int, line: Line) -> Survey:
    """Put another line in the place of one."""
    return _edited(survey, number, lambda lines, at: (*lines[:at], line, *lines[at + 1 :]))


def set_options(survey: Survey, name: str, options: tuple[Option, ...]) -> Survey:
    return replace(survey, lists={**survey.lists, name: options})


def remove(survey: Survey, number: int) -> Survey:
    """Take a line out, of a group all that is in it, and the lists nobody needs any more."""
    left = _edited(survey, number, lambda lines, at: (*lines[:at], *lines[at + 1 :]))
    used = {each.line.options for each in placed(left) if isinstance(each.line, Question)}
    return replace(left, lists={name: options for name, options in left.lists.items() if name in used})


def move(survey: Survey, number: int, by: int) -> Survey:
    """Move a line up (-1) or down (1) among those beside it; at the end it stays."""

    def moved(lines: tuple[Line, ...], at: int) -> tuple[Line, ...]:
        to = at + by
        if not 0 <= to < len(lines):
            return lines
        order = list(lines)
        order[at], order[to] = order[to], order[at]
        return tuple(order)

    return _edited(survey, number, moved)


def _edited(survey: Survey, number: int, edit: Edit) -> Survey:
    *groups, at = _way(survey.lines, number)
    return replace(survey, lines=_within(survey.lines, groups, at, edit))


def _way(lines: Sequence[Line], number: int) -> list[int]:
    """The places of a line and of the groups around it, the outermost first."""
    for index, line in enumerate(lines):
        if number == 0:
            return [index]
        size = 1 + (len(placed(Survey(Words(), line.lines))) if isinstance(line, Group) else 0)
        if number < size and isinstance(line, Group):
            return [index, *_way(line.lines, number - 1)]
        number -= size
    raise LookupError("no such line")


def _within(lines: tuple[Line, ...], groups: Sequence[int], at: int, edit: Edit) -> tuple[Line, ...]:
    if not groups:
        return edit(lines, at)
    first, *rest = groups
    group = lines[first]
    if not isinstance(group, Group):
        raise TypeError("lines are only in groups")
    inner = replace(group, lines=_within(group.lines, rest, at, edit))
    return (*lines[:first], inner, *lines[first + 1 :])


def sources(survey: Survey, number: int) -> list[tuple[int, Question]]:
    """The choices before a line that its condition can be about."""
    return [
        (each.number, each.line)
        for each in placed(survey)[:number]
        if isinstance(each.line, Question) and each.line.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}
    ]


def only_after(line: Line, source: Question | None, code: str = "") -> Line:
    """The line, asked of those only who chose an option of another question; of everybody without one."""
    condition = f"selected(${{{source.name}}}, '{code}')" if source else ""
    if isinstance(line, Calculation):
        return line
    return replace(line, relevant=condition)


def options_of(lines: str, english: str | None = None, codes: Sequence[str] = ()) -> tuple[Option, ...]:
    """Options one a line, numbered from 1 or under the codes they had. Raises DomainError when the languages differ in
    number."""
    ru = lines.split("\n")
    en = english.split("\n") if english else [""] * len(ru)
    if len(ru) != len(en):
        raise DomainError("survey-options-differ", ru=len(ru), en=len(en))
    known = list(codes) if len(codes) == len(ru) else [str(number) for number in range(1, len(ru) + 1)]
    return tuple(Option(code, Words(one, other)) for code, one, other in zip(known, ru, en, strict=True))
