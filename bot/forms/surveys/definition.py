"""A survey as data: its lines in order, the lists its choices are made from, the words in both languages.

Plain frozen values, whatever they were made from: a spreadsheet, questions added in a chat, a row of a table. Whether
they make a survey that can be asked is said by `bot.forms.surveys.checking`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages; where one is missing the other is shown."""

    ru: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.ru or self.en)

    def said_in(self, language: str) -> str:
        return (self.en or self.ru) if language == "en" else (self.ru or self.en)

    def by_language(self) -> Mapping[str, str]:
        return {"ru": self.ru, "en": self.en}


@dataclass(frozen=True, slots=True)
class Option:
    """One of what can be chosen. Expressions and results know it by its code."""

    code: str
    label: Words


class QuestionKind(StrEnum):
    """What is asked for."""

    CHOICE = "choice"
    SEVERAL = "several"
    RANKING = "ranking"
    SCALE = "scale"
    NPS = "nps"  # would you recommend us, 0 to 10
    WHOLE = "whole"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    PHOTO = "photo"
    FILE = "file"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"  # only read


CHOOSING = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.RANKING})


@dataclass(frozen=True, slots=True)
class Question:
    """A line that is asked, or read aloud.

    `relevant` and `constraint` are expressions, empty where there is none; `message` is what is said to an answer that
    the constraint refuses. `options` names a list; with `own_words` a choice may also be answered in one's own.
    `low`, `high` and `step` are a scale's.
    """

    name: str
    kind: QuestionKind
    label: Words
    hint: Words = Words()
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    message: Words = Words()
    options: str = ""
    own_words: bool = False
    low: int = 1
    high: int = 5
    step: int = 1


@dataclass(frozen=True, slots=True)
class Calculation:
    """A value that nobody is asked for."""

    name: str
    calculation: str
    relevant: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading and one condition. A matrix is choices from one list, asked one after another."""

    name: str
    label: Words = Words()
    relevant: str = ""
    matrix: bool = False
    lines: tuple["Line", ...] = ()


Line = Question | Calculation | Group


@dataclass(frozen=True)
class Survey:
    """A survey. `language` is the one it is written in; `code` and `version` are its author's own marks of it."""

    title: Words
    lines: tuple[Line, ...]
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    language: str = "ru"
    code: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the numbers of the groups it is in, the outermost first. Lines are counted from 0, groups among
    them."""

    number: int
    line: Line
    groups: tuple[int, ...]


def placed(survey: Survey) -> list[Placed]:
    """All lines in the order in which they are written."""
    found: list[Placed] = []
    waiting: list[tuple[Line, tuple[int, ...]]] = [(line, ()) for line in reversed(survey.lines)]
    while waiting:
        line, groups = waiting.pop()
        number = len(found)
        found.append(Placed(number, line, groups))
        if isinstance(line, Group):
            waiting.extend((inner, (*groups, number)) for inner in reversed(line.lines))
    return found


def as_json(survey: Survey) -> dict[str, Any]:
    """The survey as plain values that JSON can hold."""
    return {
        "title": _words(survey.title),
        "lines": [_line(line) for line in survey.lines],
        "lists": {
            name: [{"code": each.code, "label": _words(each.label)} for each in options]
            for name, options in survey.lists.items()
        },
        "language": survey.language,
        "code": survey.code,
        "version": survey.version,
    }


def _words(words: Words) -> dict[str, str]:
    return {language: said for language, said in words.by_language().items() if said}


def _line(line: Line) -> dict[str, Any]:
    """A line without what is as usual in it; what sort of line it is shows in what it has."""
    values = ((each, getattr(line, each.name)) for each in fields(line))
    return {each.name: _plain(value) for each, value in values if value != each.default}


def _plain(value: Any) -> Any:
    match value:
        case Words():
            return _words(value)
        case tuple():
            return [_line(line) for line in value]
        case QuestionKind():
            return value.value
        case _:
            return value


def from_json(kept: Mapping[str, Any]) -> Survey:
    """The survey that `as_json` made these values of."""
    return Survey(
        title=Words(**kept["title"]),
        lines=tuple(_line_of(line) for line in kept["lines"]),
        lists={
            name: tuple(Option(each["code"], Words(**each["label"])) for each in options)
            for name, options in kept["lists"].items()
        },
        language=kept["language"],
        code=kept["code"],
        version=kept["version"],
    )


def _line_of(kept: Mapping[str, Any]) -> Line:
    values: dict[str, Any] = {
        name: Words(**value) if isinstance(value, dict) else value for name, value in kept.items()
    }
    if "kind" in kept:
        return Question(**{**values, "kind": QuestionKind(kept["kind"])})
    if "calculation" in kept:
        return Calculation(**values)
    return Group(**{**values, "lines": tuple(_line_of(line) for line in kept.get("lines", ()))})
