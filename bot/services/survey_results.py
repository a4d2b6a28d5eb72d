"""What surveys came to, for coordinators and the organisation a survey belongs to: figures, groups, comments, the
table of all answers, and the summary for those who answered.

Of anonymous surveys nothing is shown before there are five answers; groups under five are never shown. While such a
survey is open its answers come in by fives: two views of the results differ by none or by five. Who is not a
coordinator sees no names, and no two answers of one person side by side.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot import scores
from bot.clock import Clock
from bot.db import people as people_db
from bot.db import survey_answers as answers_db
from bot.db import survey_people
from bot.db import surveys as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.survey_summaries import SurveySummary
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.surveys import (
    Question,
    QuestionKind,
    Survey,
    Tally,
    for_everybody,
    from_json,
    questions,
    tally,
    visible,
)
from bot.services.deliveries import Deliveries, Letter
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.surveys import Surveys, facts

COMMENTS = 8
FILES = frozenset({QuestionKind.PHOTO, QuestionKind.FILE})
MOST_SUMMARIES = 20


@dataclass(frozen=True)
class Results:
    """All figures of a survey. `hidden`: too few answers to show any. `waiting`: answers that are not in the figures
    yet. `stopped` says how many stopped at a question, by its name, «» where only sending was left; `left`: how many
    went away without a trace of where."""

    id: int
    titles: Mapping[str, str]
    mode: Mode
    state: SurveyState
    begun: int
    answered: int
    waiting: int
    hidden: bool
    survey: Survey
    tallies: tuple[Tally, ...]
    stopped: Mapping[str, int]
    summaries: int
    coordinator: bool

    @property
    def total(self) -> int:
        return self.answered + self.waiting

    @property
    def linked(self) -> bool:
        """Whether the reader may see who answered, and all that one person answered together."""
        return self.mode == Mode.NAMED and self.coordinator

    @property
    def left(self) -> int:
        return max(0, self.begun - self.total - sum(self.stopped.values()))


@dataclass(frozen=True)
class Cross:
    """One question by groups: the group's code («» where it is not known), and its tally."""

    id: int
    titles: Mapping[str, str]
    survey: Survey
    number: int  # of the question among those asked
    by: str  # kind, place
    groups: tuple[tuple[str, Tally], ...]
    hidden: int  # answers of groups too small to be shown


@dataclass(frozen=True)
class Comments:
    """A page of what was written or sent in answer to a question; of named surveys with who did. `files`: kind and
    the messenger's id of each that is on the page."""

    id: int
    titles: Mapping[str, str]
    question: Question
    number: int
    texts: tuple[tuple[str | None, str | None], ...]
    page: int
    pages: int
    total: int
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AnswerLine:
    """One answer as a line of the table. `who` and `kind` and `place` of named surveys only."""

    day: date
    answers: Mapping[str, Any]
    who: str | None
    kind: str | None
    place: str | None
    calculated: Mapping[str, Any]


class SurveyResults:
    """Looking at results, for those a survey belongs to."""

    def __init__(self, db_: Database, clock: Clock, hosts: Hosts, surveys: Surveys, deliveries: Deliveries) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts
        self._surveys = surveys
        self._deliveries = deliveries

    async def results(self, person: Person, survey_id: int) -> Results:
        """Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await self._visible(session, person, survey_id)
            begun = await db.count_begun(session, survey_id)
            stopped = row.stopped_at
            if row.state == SurveyState.OPEN:
                stopped = await db.stopped(session, survey_id)
            answers = [each[2] for each in await answers_db.answers(session, row, limit=None)]
        survey = from_json(row.definition)
        hidden = _hidden(row, len(answers))
        waiting = max(0, row.answered - len(answers)) if row.state == SurveyState.OPEN else 0
        counted = await asyncio.to_thread(tally, survey, () if hidden else answers)
        return Results(
            id=row.id,
            titles=row.titles,
            mode=Mode(row.mode),
            state=SurveyState(row.state),
            begun=max(begun, len(answers) + waiting),
            answered=len(answers),
            waiting=waiting,
            hidden=hidden,
            survey=survey,
            tallies=tuple(_shown(each) for each in counted) if row.mode == Mode.ANONYMOUS else counted,
            stopped=stopped,
            summaries=row.summaries,
            coordinator=person.is_coordinator,
        )

    async def cross(self, person: Person, survey_id: int, number: int, by: str) -> Cross:
        """A question by what those who answered are («kind») or where («place»).

        Raises NotAllowed, Gone, DomainError for anonymous surveys: their answers know neither.
        """
        async with self._db.read() as session:
            row = await self._visible(session, person, survey_id)
            if row.mode == Mode.ANONYMOUS:
                raise DomainError("survey-groups-anonymous")
            rows = await answers_db.answers(session, row, limit=None)
        survey = from_json(row.definition)
        question = _asked(survey, number)
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for _, _, answers, _, kind, place in rows:
            if answers.get(question.name) is not None:
                groups.setdefault((kind if by == "kind" else place) or "", []).append(answers)
        shown, hidden = visible({name: len(answers) for name, answers in groups.items()})
        alone = Survey(survey.title, (question,), survey.lists, survey.language)
        counted = [(name, tally(alone, groups[name])[0]) for name in sorted(shown)]
        counted.sort(key=lambda each: (-each[1].answered, each[0]))
        return Cross(row.id, row.titles, survey, number, by, tuple(counted), hidden)

    async def comments(self, person: Person, survey_id: int, number: int, page: int) -> Comments:
        """What was written or sent, by pages. Of anonymous surveys nothing before there are five answers to all,
        and to a question that not everybody was asked. Raises NotAllowed, Gone, DomainError."""
        async with self._db.read() as session:
            row = await self._visible(session, person, survey_id)
            rows = await answers_db.answers(session, row, limit=None)
            survey = from_json(row.definition)
            question = _asked(survey, number)
            given = sum(answers.get(question.name) is not None for _, _, answers, *_ in rows)
            if _hidden(row, len(rows) if for_everybody(survey, question) else given):
                raise DomainError("survey-results-few", fewest=scores.FEWEST)
            written = [
                (who, answers[question.name])
                for _, _, answers, who, _, _ in rows
                if _written(question, answers.get(question.name)) is not None
            ]
            pages = max(1, -(-len(written) // COMMENTS))
            page = min(max(page, 0), pages - 1)
            chosen = written[page * COMMENTS : (page + 1) * COMMENTS]
            shown = {who for who, _ in chosen if who is not None} if person.is_coordinator else set()
            names = await survey_people.names(session, shown)
        texts = tuple((names.get(who) if who is not None else None, _written(question, said)) for who, said in chosen)
        files = tuple((said["kind"], said["file_id"]) for _, said in chosen if question.kind in FILES)
        return Comments(row.id, row.titles, question, number, texts, page, pages, len(written), files)

    async def table(self, person: Person, survey_id: int) -> tuple[Results, AsyncIterator[Sequence[AnswerLine]]]:
        """All answers, part by part, in no order in which they came; the audit says who took them.

        Raises NotAllowed, Gone, DomainError while there is nothing that may be shown.
        """
        results = await self.results(person, survey_id)
        if results.hidden:
            raise DomainError("survey-results-few", fewest=scores.FEWEST)
        async with self._db.begin() as session:
            note_down(session, person.id, "exported", f"survey:{survey_id}", self._clock.now())
        return results, self._lines(person, survey_id)

    async def _lines(self, person: Person, survey_id: int) -> AsyncIterator[Sequence[AnswerLine]]:
        after = -1
        while True:
            async with self._db.read() as session:
                row = await self._visible(session, person, survey_id)
                rows = await answers_db.answers(session, row, after)
                if not rows:
                    return
                names = await survey_people.names(session, {who for _, _, _, who, _, _ in rows if who is not None})
            after = rows[-1][0]
            form = self._surveys.compiled(row, person)
            yield [
                AnswerLine(
                    day,
                    answers,
                    (names.get(who) or "") if who is not None else None,
                    kind,
                    place,
                    form.calculated(answers),
                )
                for _, day, answers, who, kind, place in rows
            ]

    async def may_publish(self, person: Person, survey_id: int) -> None:
        """Raises as `publish` does, before anything is typed."""
        async with self._db.read() as session:
            _require_summary(person, await session.get(SurveyRow, survey_id))

    async def publish(self, session: Session, person: Person, given: Submission) -> int:
        """Send those who answered what they said and what is done about it; how many are reached.

        Raises NotAllowed, Gone, DomainError.
        """
        survey_id = int(given.subject)
        row = _require_summary(person, await db.locked(session, survey_id))
        row.summaries += 1
        said = {"said": given.answers["said"], "done": given.answers["done"], "answered": row.answered}
        session.add(SurveySummary(survey_id=survey_id, published_at=self._clock.now(), **said))
        params = {**facts(row), **said}
        people = await people_db.reachable(session, await db.who_answered(session, survey_id))
        letters = [
            Letter(each, its_row, "survey-summary", f"survey-summary:{survey_id}:{row.summaries}:{each.id}", params)
            for each, its_row in people.values()
        ]
        await self._deliveries.add_all(session, letters)
        note_down(session, person.id, "published", f"survey:{survey_id}", self._clock.now())
        return len(letters)

    async def _visible(self, session: Session, person: Person, survey_id: int) -> SurveyRow:
        row = await session.get(SurveyRow, survey_id)
        if row is None:
            raise Gone
        await self._hosts.require(session, person, row.organisation_id, None)
        return row


def _require_summary(person: Person, row: SurveyRow | None) -> SurveyRow:
    if not person.is_coordinator:
        raise NotAllowed
    if row is None:
        raise Gone
    if row.answered < scores.FEWEST:
        raise DomainError("survey-summary-few", fewest=scores.FEWEST)
    if row.summaries >= MOST_SUMMARIES:
        raise DomainError("survey-summaries-many", most=MOST_SUMMARIES)
    return row


def _hidden(row: SurveyRow, answered: int) -> bool:
    return row.mode == Mode.ANONYMOUS and answered < scores.FEWEST


def _shown(each: Tally) -> Tally:
    """Of a question that few answered anonymously, as a condition may bring about, no more than how many they are."""
    return Tally(each.question, each.answered, few=True) if 0 < each.answered < scores.FEWEST else each


def _asked(survey: Survey, number: int) -> Question:
    asked = questions(survey)
    if not 0 <= number < len(asked):
        raise Gone
    return asked[number]


def _written(question: Question, answer: Any) -> str | None:
    """The words of an answer: a text, own words of a choice, the name of a file, which a photo has not; None for
    everything else."""
    match answer:
        case str() if question.kind is QuestionKind.TEXT:
            return answer
        case {"text": str() as text}:
            return text
        case {"file_id": str(), "name": name}:
            return str(name or "")
        case _:
            return None


def has_words(question: Question) -> bool:
    """Whether there can be comments or files to it."""
    return question.kind is QuestionKind.TEXT or question.own_words or question.kind in FILES


__all__ = ["AnswerLine", "Comments", "Cross", "Mode", "Results", "SurveyResults", "SurveyState", "has_words"]
