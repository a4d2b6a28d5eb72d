"""What the lines of a survey say of each other: their expressions as trees, the kinds of their answers, and what has to
be answered before what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.expressions import NAME, BadExpression, Kind, Known, Node, kind_of, names, parse
from bot.forms.surveys.definition import (
    CHOOSING,
    Calculation,
    Line,
    Placed,
    Question,
    QuestionKind,
    Survey,
    placed,
)
from bot.forms.surveys.problems import Part, Place, Problem

OTHER = "other"  # what an answer in one's own words is to expressions
ACKNOWLEDGED = "OK"

KINDS: Mapping[QuestionKind, Kind] = {
    QuestionKind.CHOICE: Kind.CHOICE,
    QuestionKind.SEVERAL: Kind.CHOICES,
    QuestionKind.RANKING: Kind.CHOICES,
    QuestionKind.SCALE: Kind.NUMBER,
    QuestionKind.NPS: Kind.NUMBER,
    QuestionKind.WHOLE: Kind.NUMBER,
    QuestionKind.DECIMAL: Kind.NUMBER,
    QuestionKind.TEXT: Kind.TEXT,
    QuestionKind.DATE: Kind.DATE,
    QuestionKind.TIME: Kind.TIME,
    QuestionKind.PHOTO: Kind.TEXT,
    QuestionKind.FILE: Kind.TEXT,
    QuestionKind.ACKNOWLEDGE: Kind.CHOICE,
}

REFERENCE = re.compile(rf"\$\{{({NAME.pattern})\}}")
BEGUN = re.compile(r"\$\{[^}]*\}?")


def referred(text: str) -> list[str]:
    """The names that a text of the survey has values of, as in «Сколько вам лет, ${name}?»."""
    return REFERENCE.findall(text)


def misspelled(text: str) -> list[str]:
    """What begins in a text as a reference and is none."""
    return [found for found in BEGUN.findall(text) if not REFERENCE.fullmatch(found)]


def sources(line: Line) -> Mapping[Part, str]:
    """The expressions of a line."""
    written = {Part.RELEVANT: line.relevant}
    if isinstance(line, Question):
        written[Part.CONSTRAINT] = line.constraint
    if isinstance(line, Calculation):
        written[Part.CALCULATION] = line.calculation
    return written


@dataclass(frozen=True)
class Outline:
    """`trees` by line and part; `unread` are the expressions that make none.

    `needs` tells of a name the lines that have to be answered before it has a value. `order` are the calculations, each
    behind those it is made of; `loops` those that are made of themselves, as the way around.
    """

    lines: Sequence[Placed]
    trees: Mapping[tuple[int, Part], Node]
    unread: Sequence[Problem]
    known: Mapping[str, Known]
    needs: Mapping[str, frozenset[int]]
    order: Sequence[str]
    loops: Sequence[tuple[str, ...]]

    def conditions(self, each: Placed) -> tuple[Node, ...]:
        """When a line applies: its groups' conditions and its own."""
        trees = (self.trees.get((number, Part.RELEVANT)) for number in (*each.groups, each.number))
        return tuple(tree for tree in trees if tree is not None)

    def waits_for(self, mentioned: Iterable[str]) -> frozenset[int]:
        """The lines that have to be answered before these names have values."""
        return frozenset().union(*(self.needs.get(name, frozenset()) for name in mentioned))


def outline(survey: Survey) -> Outline:
    lines = placed(survey)
    trees: dict[tuple[int, Part], Node] = {}
    unread = []
    for each in lines:
        for part, source in sources(each.line).items():
            if not source:
                continue
            try:
                trees[each.number, part] = parse(source)
            except BadExpression as error:
                unread.append(Problem(Place(part, each.number), error))
    return _Joined(survey, lines, trees, unread).outline()


class _Joined:
    """The lines while it is found out what they are made of."""

    def __init__(
        self,
        survey: Survey,
        lines: list[Placed],
        trees: dict[tuple[int, Part], Node],
        unread: list[Problem],
    ) -> None:
        self._survey = survey
        self._lines = lines
        self._trees = trees
        self._unread = unread
        self._known: dict[str, Known] = {}
        self._needs: dict[str, frozenset[int]] = {}
        self._made_of: dict[str, frozenset[str]] = {}
        self._formulas: dict[str, Node | None] = {}

    def outline(self) -> Outline:
        bare = Outline(self._lines, self._trees, self._unread, {}, {}, (), ())
        for each in self._lines:
            line = each.line
            if line.name in self._known or line.name in self._made_of:
                continue  # a second one of this name: said by the checks
            if isinstance(line, Calculation):
                formula = self._trees.get((each.number, Part.CALCULATION))
                mentioned = [*bare.conditions(each), *([formula] if formula else [])]
                self._formulas[line.name] = formula
                self._made_of[line.name] = frozenset(name for tree in mentioned for name in names(tree))
            elif isinstance(line, Question) and line.kind in KINDS:
                self._known[line.name] = self._answers(line)
                self._needs[line.name] = frozenset({each.number})
        order = self._ordered()
        left = [name for name in self._made_of if name not in order]
        for name in left:
            self._known[name] = Known(Kind.ANY)
            self._needs[name] = frozenset()
        return Outline(self._lines, self._trees, self._unread, self._known, self._needs, order, self._loops(left))

    def _answers(self, question: Question) -> Known:
        codes: frozenset[str] = frozenset()
        if question.kind in CHOOSING:
            codes = frozenset(each.code for each in self._survey.lists.get(question.options, ()))
        if question.kind is QuestionKind.ACKNOWLEDGE:
            codes = frozenset({ACKNOWLEDGED})
        return Known(KINDS[question.kind], codes | {OTHER} if question.own_words else codes)

    def _ordered(self) -> list[str]:
        """The calculations that can be computed one after another."""
        order: list[str] = []
        waiting = list(self._made_of)
        while ready := [name for name in waiting if self._made_of[name].isdisjoint(waiting)]:
            for name in ready:
                formula = self._formulas[name]
                self._known[name] = Known(kind_of(formula, self._known) if formula else Kind.ANY)
                self._needs[name] = frozenset().union(
                    *(self._needs.get(inner, frozenset()) for inner in self._made_of[name])
                )
            order.extend(ready)
            waiting = [name for name in waiting if name not in ready]
        return order

    def _loops(self, left: Sequence[str]) -> list[tuple[str, ...]]:
        """The ways from a calculation back to itself, each once."""
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for name in left:
            way = [name]
            while (following := min(self._made_of[way[-1]] & set(left))) not in way:
                way.append(following)
            loop = tuple(way[way.index(following) :])
            found.setdefault(frozenset(loop), loop)
        return list(found.values())
