"""The forms of vacancies: one that asks the least first, the lines of a published one, a response, the search.

What few vacancies say is asked only where its toggle was ticked under «Что ещё добавить?».
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.dictionaries import CONDITIONS, EDUCATION, EMPLOYMENT, NEEDED_EXPERIENCE, PROFESSIONS, RATES, SCHEDULES
from bot.errors import Refused
from bot.forms.engine import Form
from bot.forms.fields import (
    Choice,
    Competencies,
    Date,
    Field,
    File,
    Kept,
    LongText,
    Many,
    Municipality,
    Option,
    Salary,
    Text,
    Venue,
    never,
)
from bot.forms.fields.base import Answered, Answers, Circumstances, Doubtful, Stored, Taken
from bot.forms.fields.venues import ELSEWHERE

LONGEST = timedelta(days=60)  # that a vacancy is shown without being looked at again
USUAL = timedelta(days=30)
MOST_SKILLS = 5
DOCUMENTS = (
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "application/vnd.oasis.opendocument.text",
    "image/",
)
TERMS = ("remote", *CONDITIONS)
MORE = (
    "duties",
    "heading",
    "nice",
    "hard",
    "rate",
    "schedule",
    "education",
    "experience",
    "terms",
    "note",
    "until",
)


@dataclass(frozen=True)
class Until(Date):
    """The last day something is shown: from tomorrow on, at most `LONGEST` ahead. The days offered are counted in
    `ahead`."""

    ahead: tuple[int, ...] = (14, 30, 60)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        taken = super().typed(text, place, about)
        if isinstance(taken, Answered | Doubtful):
            day = date.fromisoformat(taken.value)
            if not about.today < day <= about.today + LONGEST:
                last = about.texts.date_words(about.today + LONGEST)
                raise Refused("vacancy-until-range", last=last, days=LONGEST.days)
        return taken

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        days = [about.today + timedelta(days=each) for each in self.ahead]
        return [[Option(about.texts.date_words(day), day.isoformat())] for day in days]


@dataclass(frozen=True)
class OfThose(Many):
    """Several of the competencies that the other answers name."""

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        return Many.pressed(self._among(about), value, place, partly, about)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return Many.options(self._among(about), place, partly, about)

    def _among(self, about: Circumstances) -> Many:
        named = chosen(about.answers)
        return Many(self.name, words=self.words, codes=tuple(code for code in self.codes if code in named))


@dataclass(frozen=True)
class Skilled(Form):
    """A form that asks for competencies: none twice, five in all."""

    def objections(self, answers: Mapping[str, Any]) -> Mapping[str, Refused]:
        must, nice = answers.get("must") or (), answers.get("nice") or ()
        if set(must) & set(nice):
            return {"nice": Refused("vacancy-nice-twice")}
        if len(must) + len(nice) > MOST_SKILLS:
            return {"nice": Refused("vacancy-nice-most", most=MOST_SKILLS, left=MOST_SKILLS - len(must))}
        if set(answers.get("hard") or ()) - chosen(answers):
            return {"hard": Refused("vacancy-hard-unknown")}
        return {}


def chosen(answers: Answers) -> set[str]:
    """All competencies a vacancy asks for."""
    return {*(answers.get("must") or ()), *(answers.get("nice") or ())}


def _wants(extra: str) -> Callable[[Answers], bool]:
    return lambda answers: extra in (answers.get("more") or ())


def _own_words(answers: Answers) -> bool:
    return isinstance(answers.get("position"), dict)


def _of_a_day(answers: Answers) -> bool:
    return answers.get("employment") == "assignment"


def _elsewhere(answers: Answers) -> bool:
    return answers.get("venue") == ELSEWHERE


def _some_are_hard(answers: Answers) -> bool:
    return _wants("hard")(answers) and bool(chosen(answers))


def _heading_wanted(answers: Answers) -> bool:
    return _wants("heading")(answers) and not _own_words(answers)


def _lasts(answers: Answers) -> bool:
    """Not an assignment: that one is over when its day is."""
    return _wants("until")(answers) and not _of_a_day(answers)


HOST = Kept("host", when=never)
POSITION = (
    Choice("position", words="profession", groups=PROFESSIONS, other=True, length=(2, 120)),
    Choice("group", words="profession-group", codes=tuple(PROFESSIONS), when=_own_words),
)
HEADING = Text("heading", length=(2, 120))
KIND = (Choice("employment", words="employment", codes=EMPLOYMENT), Date("day", when=_of_a_day))
PLACE = (Venue("venue"), Municipality("municipality", when=_elsewhere))
SALARY = Salary("salary")
MUST = Competencies("must", most=MOST_SKILLS, least=0)
NICE = Competencies("nice", most=MOST_SKILLS, least=0)
HARD = OfThose("hard", words="competency", codes=MUST.codes, least=0)
DUTIES = LongText("duties", length=(2, 1000))
RATE = Choice("rate", words="rate", codes=tuple(map(str, RATES)))
SCHEDULE = Choice("schedule", words="schedule", codes=SCHEDULES, other=True, length=(2, 120))
SCHOOL = Choice("education", words="vacancy-education", codes=EDUCATION)
EXPERIENCE = Choice("experience", words="needed-experience", codes=tuple(map(str, NEEDED_EXPERIENCE)))
OFFERED = Many("terms", words="condition", codes=TERMS)
NOTE = Text("note", length=(2, 200))
UNTIL = Until("until")

VACANCY = Skilled(
    "vacancy",
    (
        HOST,
        *POSITION,
        *KIND,
        *PLACE,
        SALARY,
        MUST,
        Many("more", words="vacancy-more", codes=MORE, least=0),
        replace(DUTIES, when=_wants("duties")),
        replace(HEADING, when=_heading_wanted),
        replace(NICE, when=_wants("nice")),
        replace(HARD, when=_some_are_hard),
        replace(RATE, when=_wants("rate")),
        replace(SCHEDULE, when=_wants("schedule")),
        replace(SCHOOL, when=_wants("education")),
        replace(EXPERIENCE, when=_wants("experience")),
        replace(OFFERED, when=_wants("terms")),
        replace(NOTE, when=_wants("note")),
        replace(UNTIL, when=_lasts),
    ),
)

# What can be changed of a vacancy that is published, as the forms that ask it.
LINES: dict[str, tuple[Field, ...]] = {
    "position": (*POSITION, replace(HEADING, optional=True, when=lambda answers: not _own_words(answers))),
    "kind": (*KIND, replace(RATE, optional=True), replace(SCHEDULE, optional=True)),
    "place": (HOST, *PLACE),
    "salary": (SALARY, replace(NOTE, optional=True)),
    "skills": (MUST, NICE, replace(HARD, when=lambda answers: bool(chosen(answers)))),
    "duties": (replace(DUTIES, optional=True),),
    "school": (replace(SCHOOL, optional=True), replace(EXPERIENCE, optional=True)),
    "terms": (replace(OFFERED, optional=True),),
}
VACANCY_LINES = {
    name: Skilled(f"vacancy-line-{name}", fields, review=False, words="vacancy") for name, fields in LINES.items()
}
# Of an organisation that is not trusted these wait for a coordinator; the others are changed at once.
REVIEWED = frozenset({"position", "salary", "duties"})

MESSAGE = Form(
    "vacancy-message",
    (
        LongText("message", length=(2, 1000), optional=True),
        File("file", documents=DOCUMENTS, optional=True),
    ),
)
INVITE = Form("vacancy-invite", (LongText("words", length=(2, 500), optional=True),), review=False)
DECLINE = Form("vacancy-decline", (LongText("words", length=(2, 500), optional=True),), review=False)
SEARCH = Form("vacancy-search", (Text("query", length=(2, 60)),), review=False)

FORMS = {form.name: form for form in (VACANCY, *VACANCY_LINES.values(), MESSAGE, INVITE, DECLINE, SEARCH)}


def line_of(form: str) -> str | None:
    """The line that a form changes; None for a form that does something else."""
    name = form.removeprefix("vacancy-line-")
    return name if form.startswith("vacancy-line-") and name in LINES else None
