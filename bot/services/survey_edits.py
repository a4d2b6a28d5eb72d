"""Changes of a survey by one press, and what the forms that change it begin with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.errors import DomainError, Gone
from bot.forms.fields.moments import Span
from bot.forms.surveys import Line, Question, Survey, Words, check_survey, editing

ONE_DAY = timedelta(days=1)
AHEAD = {"surveys-refers-ahead", "surveys-refers-ahead-through"}
UNKNOWN = {"surveys-reference-unknown", "expressions-unknown-name"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a definition by a press: of the line `number`, what `deed` says."""

    number: int
    deed: str
    source: int = -1
    option: int = -1

    def of(self, survey: Survey) -> Survey:
        try:
            line = editing.line_at(survey, self.number).line
            match self.deed:
                case "up" | "down":
                    moved = editing.move(survey, self.number, -1 if self.deed == "up" else 1)
                    return _without(AHEAD, moved, "survey-order-depends")
                case "remove":
                    left = editing.remove(survey, self.number)
                    return _without(UNKNOWN, left, "survey-removal-depends")
                case "required" if isinstance(line, Question):
                    return editing.change(survey, self.number, replace(line, required=not line.required))
                case "condition":
                    return editing.change(survey, self.number, self._conditional(survey))
        except LookupError:
            raise Gone from None
        raise Gone

    def _conditional(self, survey: Survey) -> Line:
        line = editing.line_at(survey, self.number).line
        if self.source < 0:
            return editing.only_after(line, None)
        source = dict(editing.sources(survey, self.number)).get(self.source)
        options = survey.lists.get(source.options, ()) if source else ()
        if source is None or not 0 <= self.option < len(options):
            raise Gone
        return editing.only_after(line, source, options[self.option].code)


def _without(faults: Collection[str], survey: Survey, refusal: str) -> Survey:
    """The survey, unless it has such a fault, which is then said in words for those who made no names for questions.

    Raises DomainError.
    """
    if any(problem.error.key in faults for problem in check_survey(survey)):
        raise DomainError(refusal)
    return survey


def end_of(span: Span, zone: ZoneInfo) -> datetime:
    """The midnight after the last day."""
    last = span.ends or span.starts
    return datetime.combine(last.date() + ONE_DAY, time(), zone)


def known_answers(survey: Survey, line: int, form: str) -> Mapping[str, Any]:
    """What a form that changes a line begins with."""
    question = editing.line_at(survey, line).line
    if form == "survey-options" and isinstance(question, Question):
        options = survey.lists.get(question.options, ())
        english = [each.label.en for each in options]
        return {
            "options": "\n".join(each.label.said_in("ru") for each in options),
            "options-en": "\n".join(english) if all(english) else None,
        }
    if form == "survey-hint" and isinstance(question, Question):
        return {"tip": question.hint.ru or question.hint.en or None, "tip-en": question.hint.en or None}
    label = getattr(question, "label", Words())
    return {"ru": label.said_in("ru"), "en": label.en or None}
