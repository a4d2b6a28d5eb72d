"""A survey as a form of the engine, so that one engine asks everything.

The fields are the questions; which of them apply, which answers are objected to and what is calculated is found by
going through the survey once, line after line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bot.errors import Refused
from bot.expressions import Given, Node, Nothing, Scope, as_text, evaluate, holds, value_of
from bot.forms.engine import Form
from bot.forms.fields import (
    Choice,
    Confirm,
    Date,
    Field,
    File,
    LongText,
    Many,
    Note,
    Number,
    OwnWords,
    Ranking,
    Scale,
    Time,
)
from bot.forms.fields.numbers import grouped
from bot.forms.fields.texts import one_line
from bot.forms.given import Upload
from bot.forms.surveys.definition import Calculation, Group, Placed, Question, QuestionKind, Survey
from bot.forms.surveys.outline import ACKNOWLEDGED, OTHER, REFERENCE, Outline, outline
from bot.forms.surveys.problems import Part
from bot.i18n import LANGUAGES, Texts, texts_in
from bot.lengths import clipped

NAME = "survey"
LARGEST = 999_999_999_999
DECIMALS = 6
MOST_IN_SUMMARY = 20  # questions; the answers to more are not shown again before they are sent
LONGEST_LABEL = 60  # characters of a question in the summary
LONGEST_VALUE = 100  # characters of an answer in the words of another question


@dataclass(frozen=True)
class Asked:
    """A question: when it applies, and what its answer has to meet."""

    field: Field
    conditions: tuple[Node, ...]
    constraint: Node | None = None
    message: bool = False  # whether the author wrote what is said to an answer that does not meet it


@dataclass(frozen=True)
class Calculated:
    """A value of its own, empty where it does not apply."""

    name: str
    conditions: tuple[Node, ...]
    formula: Node


@dataclass(frozen=True)
class Checked:
    """The place where an answer is held against its constraint: behind all that this is made of."""

    asked: Asked


Step = Asked | Calculated | Checked


@dataclass
class Passage:
    """What going through a survey with some answers came to."""

    applying: list[Field] = field(default_factory=list)
    values: dict[str, Given] = field(default_factory=dict)
    objections: dict[str, Refused] = field(default_factory=dict)


@dataclass(frozen=True)
class SurveyForm(Form):
    """A survey to be asked at the moment `now`, in the zone of whoever answers."""

    steps: tuple[Step, ...] = ()
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # the survey's own words, by language and key
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def at(self, now: datetime) -> "SurveyForm":
        return replace(self, now=now)

    def asked(self, answers: Mapping[str, Any]) -> list[Field]:
        return self.passage(answers).applying

    def objections(self, answers: Mapping[str, Any]) -> Mapping[str, Refused]:
        return self.passage(answers).objections

    def key(self, name: str) -> str:
        return _key(name)

    def texts(self, texts: Texts) -> Texts:
        return texts.beside(self.said[texts.language])

    def known(self, answers: Mapping[str, Any], texts: Texts) -> Mapping[str, str]:
        passage = self.passage(answers)
        shown = {
            each.name: each.show(answers[each.name], texts)
            for each in passage.applying
            if answers.get(each.name) is not None
        }
        calculated = {each.name: passage.values.get(each.name) for each in self.steps if isinstance(each, Calculated)}
        shown |= {name: _shown(value, texts) for name, value in calculated.items()}
        return {name: clipped(value, LONGEST_VALUE) for name, value in shown.items()}

    def calculated(self, answers: Mapping[str, Any]) -> dict[str, Given]:
        """The values that nobody was asked for."""
        values = self.passage(answers).values
        return {each.name: values.get(each.name) for each in self.steps if isinstance(each, Calculated)}

    def passage(self, answers: Mapping[str, Any]) -> Passage:
        """Go through the survey. An answer to a question that does not apply is as good as none."""
        found = Passage()
        for step in self.steps:
            scope = Scope(self.now, found.values)
            match step:
                case Asked(field=asked):
                    if all(holds(condition, scope) for condition in step.conditions):
                        found.applying.append(asked)
                        found.values[asked.name] = _given(asked, answers.get(asked.name))
                case Calculated():
                    if all(holds(condition, scope) for condition in step.conditions):
                        found.values[step.name] = evaluate(step.formula, scope)
                case Checked(asked=checked):
                    name = checked.field.name
                    current = found.values.get(name)
                    if checked.constraint is None or current is None:
                        continue
                    if not holds(checked.constraint, Scope(self.now, found.values, current)):
                        key = f"{_key(name)}-constraint" if checked.message else "field-constraint"
                        found.objections[name] = Refused(key)
        return found


def _key(name: str) -> str:
    """Colons belong to no name, so no question's key is another's with something behind it."""
    return f"survey:{name}:"


def _words_of(options: str) -> str:
    return f"survey:options:{options}:"


def _given(asked: Field, stored: Any) -> Given:
    """An answer as expressions know it."""
    if stored is None or isinstance(asked, Note):
        return None
    if isinstance(asked, Confirm):
        return ACKNOWLEDGED
    match asked.value(stored):
        case OwnWords():
            return OTHER
        case Upload(name=name, unique_id=unique_id):
            return name or unique_id
        case value:
            known: Given = value
            return known


def _shown(value: Given, texts: Texts) -> str:
    """A calculated value as plain text for the person."""
    match value_of(value):
        case Nothing():
            return ""
        case Decimal() as number:
            return grouped(number, texts)
        case date() as day if not isinstance(day, datetime):
            return texts.date_words(day)
        case other:
            return as_text(other)


def survey_form(survey: Survey, now: datetime) -> SurveyForm:
    """The form of a survey in which the checks found nothing wrong."""
    known = outline(survey)
    fields_ = {each.number: _field(each.line, survey) for each in known.lines if isinstance(each.line, Question)}
    counted = sum(each.counted for each in fields_.values())
    return SurveyForm(
        name=NAME,
        fields=tuple(fields_.values()),
        review=1 < counted <= MOST_IN_SUMMARY,
        steps=tuple(_steps(known, fields_)),
        said={language: _said(survey, known, language) for language in LANGUAGES},
        now=now,
    )


def _steps(known: Outline, fields_: Mapping[int, Field]) -> Iterator[Step]:
    """The lines in order, a calculation as soon as all it is made of may be there."""
    by_name = {each.line.name: each for each in known.lines if isinstance(each.line, Calculation)}
    waiting = [(max(known.needs[name], default=-1), by_name[name]) for name in known.order]
    done = [each for last, each in waiting if last < 0]
    yield from (_calculated(known, each) for each in done)
    for each in known.lines:
        if each.number not in fields_:
            continue
        constraint = known.trees.get((each.number, Part.CONSTRAINT))
        message = isinstance(each.line, Question) and bool(each.line.message)
        asked = Asked(fields_[each.number], known.conditions(each), constraint, message)
        yield asked
        yield from (_calculated(known, line) for last, line in waiting if last == each.number)
        if constraint is not None:
            yield Checked(asked)


def _calculated(known: Outline, each: Placed) -> Calculated:
    formula = known.trees[each.number, Part.CALCULATION]
    return Calculated(each.line.name, known.conditions(each), formula)


def _field(question: Question, survey: Survey) -> Field:
    name, optional = question.name, not question.required
    words, codes = _words_of(question.options), tuple(each.code for each in survey.lists.get(question.options, ()))
    match question.kind:
        case QuestionKind.CHOICE:
            return Choice(name, optional, words=words, codes=codes, other=question.own_words)
        case QuestionKind.SEVERAL:
            return Many(name, optional, words=words, codes=codes, most=len(codes))
        case QuestionKind.RANKING:
            return Ranking(name, optional, words=words, codes=codes)
        case QuestionKind.SCALE:
            return Scale(name, optional, low=question.low, high=question.high, step=question.step)
        case QuestionKind.NPS:
            return Scale(name, optional, low=0, high=10)
        case QuestionKind.WHOLE:
            return Number(name, optional, low=-LARGEST, high=LARGEST)
        case QuestionKind.DECIMAL:
            return Number(name, optional, low=-LARGEST, high=LARGEST, decimals=DECIMALS)
        case QuestionKind.TEXT:
            return LongText(name, optional)
        case QuestionKind.DATE:
            return Date(name, optional, past=True)
        case QuestionKind.TIME:
            return Time(name, optional)
        case QuestionKind.PHOTO:
            return File(name, optional, documents=("image/",))
        case QuestionKind.FILE:
            return File(name, optional, documents=("",))
        case QuestionKind.ACKNOWLEDGE:
            return Confirm(name, optional)
        case QuestionKind.NOTE:
            return Note(name)


def _said(survey: Survey, known: Outline, language: str) -> dict[str, str]:
    """The survey's own words in one language, by their keys."""
    said = {f"{NAME}-title": survey.title.said_in(language)}
    for name, options in survey.lists.items():
        said |= {f"{_words_of(name)}-{each.code}": each.label.said_in(language) for each in options}
    for each in known.lines:
        question = each.line
        if not isinstance(question, Question):
            continue
        key = _key(question.name)
        label, hint = question.label.said_in(language), question.hint.said_in(language)
        if question.kind is QuestionKind.RANKING and not hint:
            hint = texts_in(language).plain("field-ranking-how")
        heading = " · ".join(_headings(each, known, language))
        said[key] = "\n\n".join(part for part in (heading, label, hint) if part)
        said[f"{key}-label"] = clipped(REFERENCE.sub("…", one_line(label)).rstrip(" ?:."), LONGEST_LABEL)
        if question.message:
            said[f"{key}-constraint"] = question.message.said_in(language)
    return said


def _headings(each: Placed, known: Outline, language: str) -> Iterator[str]:
    for number in each.groups:
        group = known.lines[number].line
        if isinstance(group, Group) and group.label:
            yield group.label.said_in(language)
