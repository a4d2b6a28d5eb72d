"""Surveys for those who answer them: what is open for whom, beginning, submitting, closing.

The methods that take a session run in the transaction of their cause: a form's beginning, its questions or its end.
"""

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.audience import EVERYBODY, MEMBERS, Formula, Is, Leaf, parse
from bot.clock import Clock
from bot.db import people as people_db
from bot.db import privacy as privacy_db
from bot.db import survey_answers as answers_db
from bot.db import survey_people
from bot.db import surveys as db
from bot.db.database import Database, Session
from bot.db.people import Person
from bot.db.privacy import Purpose
from bot.db.survey_answers import Answer
from bot.db.survey_invitations import LATER, included, reminded
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.errors import DomainError, Gone
from bot.forms.engine import Form
from bot.forms.surveys import SurveyForm, asked, from_json, minutes, survey_form
from bot.scores import FEWEST
from bot.services.consents import Consents
from bot.services.deliveries import Deliveries, Letter
from bot.services.forms import Submission
from bot.services.segments import names

PAGE = 8
ANSWERED = 40  # of those a person answered, the newest
COMPILED = 64  # surveys whose form is kept ready: making one takes some milliseconds, and every press needs it
EVENING, LATEST, MORNING = time(18), time(20), time(10)  # when «later today» is
AN_HOUR = timedelta(hours=1)
IDS = 62  # bits of a random id


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey in a list."""

    id: int
    titles: Mapping[str, str]
    questions: int
    minutes: int
    closes_at: datetime | None
    begun: bool = False
    changeable: bool = False  # an answer to it can be changed now


@dataclass(frozen=True, slots=True)
class Listing:
    """What waits for a person's answer, by pages, and what they have answered."""

    waiting: tuple[SurveyLine, ...]
    answered: tuple[SurveyLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SurveyVisit:
    """A survey as one person sees it. `meant`: they are of its audience; else `names` are of what that names by id.
    `consent`: theirs is to be asked for."""

    line: SurveyLine
    about: str | None
    mode: Mode
    state: SurveyState
    opens_at: datetime | None
    audience: Formula
    names: Mapping[tuple[str, int], str]
    meant: bool
    answered: bool
    changeable: bool
    consent: bool
    later_at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """The answer is written down."""

    mode: Mode
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """The answer came too late and was not written down; `key` says why."""

    key: str


class Surveys:
    """Taking part in surveys."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        consents: Consents,
        deliveries: Deliveries,
        random: Random,
        zone: tzinfo,
    ) -> None:
        """`random` gives the ids of answers; `zone` is the cluster's, whose days are counted."""
        self._db = db_
        self._clock = clock
        self._consents = consents
        self._deliveries = deliveries
        self._random = random
        self._zone = zone
        self._compiled: OrderedDict[tuple[int, int], SurveyForm] = OrderedDict()

    @property
    def _today(self) -> date:
        return self._clock.now().astimezone(self._zone).date()

    # Looking

    async def browse(self, person: Person, page: int) -> Listing:
        """What is open for the person, and what they have answered."""
        async with self._db.read() as session:
            standing = [(each, parse(each.audience)) for each in await db.open_ones(session)]
            fitting = await self._fitting(session, person, [formula for _, formula in standing])
            mine = [each for each, formula in standing if formula in fitting]
            taking = await db.taking_part(session, person.id, [each.id for each in mine])
            answered = await db.answered_by(session, person.id, ANSWERED)
        waiting = [each for each in mine if not taking.get(each.id)]
        pages = max(1, -(-len(waiting) // PAGE))
        page = min(max(page, 0), pages - 1)
        return Listing(
            tuple(line_of(each, begun=each.id in taking) for each in waiting[page * PAGE : (page + 1) * PAGE]),
            tuple(line_of(each) for each in answered[:PAGE]) if page == pages - 1 else (),
            page,
            pages,
        )

    async def visit(self, person: Person, survey_id: int) -> SurveyVisit:
        """One survey. Raises Gone for one that is still being built or never was."""
        async with self._db.read() as session:
            survey = await self._survey(session, survey_id)
            audience = parse(survey.audience)
            meant = await self._meant(session, person, audience)
            named = {} if meant else await names(session, audience)
            part = await db.participant(session, survey_id, person.id)
            consents = await privacy_db.current(session, person.id)
        answered = part is not None and part.answered_on is not None
        return SurveyVisit(
            line=line_of(survey, begun=part is not None and not answered),
            about=survey.about,
            mode=Mode(survey.mode),
            state=SurveyState(survey.state),
            opens_at=survey.opens_at,
            audience=audience,
            names=named,
            meant=meant,
            answered=answered,
            changeable=survey.changeable,
            consent=survey.mode == Mode.NAMED and Purpose.SURVEYS not in consents,
            later_at=later(self._clock.now(), ZoneInfo(person.timezone)),
        )

    # Taking part

    async def questions(self, session: Session, person: Person, subject: str) -> Form | None:
        """The form of an open survey, for the forms; None when it takes no answers any more."""
        survey_id = int(subject)
        version = await db.open_version(session, survey_id)
        if version is None:
            return None
        form = self._compiled.get((survey_id, version))
        if form is None:
            return self.compiled(await session.get_one(SurveyRow, survey_id), person)
        return form.at(self._now_of(person))

    def compiled(self, survey: SurveyRow, person: Person) -> SurveyForm:
        """The survey as a form for this moment of this person's day."""
        key = (survey.id, survey.version)
        form = self._compiled.get(key)
        now = self._now_of(person)
        if form is None:
            form = survey_form(from_json(survey.definition), now)
            self._compiled[key] = form
            if len(self._compiled) > COMPILED:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(key)
        return form.at(now)

    def _now_of(self, person: Person) -> datetime:
        return self._clock.now().astimezone(ZoneInfo(person.timezone))

    async def form(self, person: Person, survey_id: int) -> tuple[Form, Mapping[str, Any] | None]:
        """The form to open, and the person's own answers where they are to be changed. Raises Gone, DomainError."""
        async with self._db.read() as session:
            survey = await self._survey(session, survey_id)
            await self._require_room(session, person, survey)
            own = await answers_db.answer_of(session, survey_id, person.id)
            return self.compiled(survey, person), own.answers if own else None

    async def begin(self, session: Session, person: Person, survey_id: int) -> None:
        """Write down that the person takes part, with their consent where the survey has names.

        Raises Gone, DomainError for those who may not or did already.
        """
        survey = await self._survey(session, survey_id)
        await self._require_room(session, person, survey)
        if survey.mode == Mode.NAMED:
            await self._consents.grant(session, person, Purpose.SURVEYS)
        gap = timedelta(days=survey.remind_after)
        reminders = await reminded(session, survey, person.id)
        more = survey.remind_after and reminders < survey.remind_most
        remind_at = self._clock.now() + gap if more else None
        await db.join(session, survey.id, person.id, self._today, remind_at, reminders)

    async def submit(self, session: Session, person: Person, given: Submission) -> Submitted | Late:
        """Write the answer down, once a person; the form it came from is gone in the same transaction."""
        survey_id = int(given.subject)
        survey = await session.get(SurveyRow, survey_id)
        if survey is None:
            return Late("survey-over")
        mode = Mode(survey.mode)
        part = await db.join(session, survey_id, person.id, self._today, None)
        if part.answered_on is not None:
            return await self._change(session, person, survey, given)
        number = await db.count_one_more(session, survey_id)
        if number is None:
            return Late("survey-over")
        part.answered_on, part.remind_at = self._today, None
        session.add(await self._answer(session, person, survey, given))
        if mode == Mode.ANONYMOUS and number % FEWEST == 0:
            await session.flush()
            await answers_db.count_waiting(session, survey_id)
        if survey.most_answers is not None and number >= survey.most_answers:
            await self.end(session, survey_id, besides=person.id)
        today = self._today
        keys = [_later_key(survey_id, person.id, day) for day in (today, today + timedelta(days=1))]
        await self._deliveries.call_off(session, keys)
        return Submitted(mode)

    async def _answer(self, session: Session, person: Person, survey: SurveyRow, given: Submission) -> Answer:
        """In a named survey with whom it is from and what they are now; else with nothing but the day."""
        answer = Answer(
            id=self._random.getrandbits(IDS),
            survey_id=survey.id,
            mode=survey.mode,
            day=self._today,
            answers=dict(given.stored),
            counted=survey.mode == Mode.NAMED,
        )
        if survey.mode == Mode.NAMED:
            answer.person_id = person.id
            kinds = [Is(Leaf.KIND, (kind,)) for kind in MEMBERS]
            theirs = await self._fitting(session, person, kinds)
            answer.kind = next((kind for kind, formula in zip(MEMBERS, kinds, strict=True) if formula in theirs), None)
            answer.place = person.municipality or await survey_people.place_of_work(session, person.id)
        return answer

    async def _change(self, session: Session, person: Person, survey: SurveyRow, given: Submission) -> Submitted | Late:
        own = await answers_db.answer_of(session, survey.id, person.id)
        if own is None or not survey.changeable or survey.state != SurveyState.OPEN:
            return Late("survey-answered-already")
        own.answers, own.day = dict(given.stored), self._today
        return Submitted(Mode.NAMED, changed=True)

    async def later(self, person: Person, survey_id: int) -> datetime:
        """Remind the person of a survey in the evening; when that will be. Raises Gone, DomainError."""
        now = self._clock.now()
        async with self._db.begin() as session:
            survey = await self._survey(session, survey_id)
            await self._require_room(session, person, survey)
            due = later(now, ZoneInfo(person.timezone))
            if survey.closes_at is not None and survey.closes_at <= due:
                raise DomainError("survey-later-too-late")
            await self._deliveries.add(
                session,
                person,
                LATER,
                key=_later_key(survey_id, person.id, due.astimezone(self._zone).date()),
                due_at=due,
                expires_at=survey.closes_at,
                **facts(survey),
            )
        return due

    async def _require_room(self, session: Session, person: Person, survey: SurveyRow) -> None:
        """Raises DomainError unless the person may answer now."""
        if survey.state != SurveyState.OPEN:
            raise DomainError("survey-not-open")
        if not await self._meant(session, person, parse(survey.audience)):
            raise DomainError("survey-not-for-you")
        part = await db.participant(session, survey.id, person.id)
        if part is not None and part.answered_on is not None and not survey.changeable:
            raise DomainError("survey-answered-already")

    async def _meant(self, session: Session, person: Person, audience: Formula) -> bool:
        """Whether the person is of the audience; what they are is looked up only where it matters."""
        return audience == EVERYBODY or audience in await self._fitting(session, person, [audience])

    async def _fitting(self, session: Session, person: Person, formulas: Sequence[Formula]) -> set[Formula]:
        return (await included(session, formulas, [person.id], self._clock.now()))[person.id]

    async def _survey(self, session: Session, survey_id: int) -> SurveyRow:
        survey = await session.get(SurveyRow, survey_id)
        if survey is None or survey.state == SurveyState.DRAFT:
            raise Gone
        return survey

    # A person's data

    async def forget(self, session: Session, person_id: int) -> None:
        """Delete all that tells of a person; what they answered anonymously is nobody's and stays."""
        await survey_people.forget(session, person_id)

    async def take_back(self, session: Session, person_id: int) -> None:
        """The consent to surveys with a name was withdrawn: these answers go."""
        await survey_people.forget_answers(session, person_id)

    # The end

    async def end(self, session: Session, survey_id: int, *, besides: int = 0) -> bool:
        """Close an open survey; False when it is not open. Whoever is in the middle is told, and their drafts go."""
        now = self._clock.now()
        drafts = {person: at for person, at in await db.drafts(session, survey_id) if person != besides}
        stopped = dict(Counter(drafts.values()))
        values = {"state": SurveyState.CLOSED, "closed_at": now, "changed_at": now, "stopped_at": stopped}
        if not await db.move(session, survey_id, (SurveyState.OPEN,), **values):
            return False
        survey = await session.get_one(SurveyRow, survey_id)
        reachable = await people_db.reachable(session, drafts)
        letters = [
            Letter(person, row, "survey-ended", f"survey-ended:{survey_id}:{person.id}", facts(survey))
            for person, row in reachable.values()
        ]
        await self._deliveries.add_all(session, letters)
        await db.drop_drafts(session, survey_id, besides=besides)
        return True


def line_of(survey: SurveyRow, *, begun: bool = False) -> SurveyLine:
    definition = from_json(survey.definition)
    changeable = survey.changeable and survey.state == SurveyState.OPEN
    questions, effort = asked(definition), minutes(definition)
    return SurveyLine(survey.id, survey.titles, questions, effort, survey.closes_at, begun, changeable)


def facts(survey: SurveyRow) -> dict[str, Any]:
    """What messages about a survey say of it."""
    closes = survey.closes_at.isoformat() if survey.closes_at else None
    return {"survey": survey.id, "titles": survey.titles, "closes": closes}


def later(now: datetime, zone: tzinfo) -> datetime:
    """When «later today» is: this evening, in an hour when it has come; late in the day the next morning."""
    local = now.astimezone(zone)
    evening = datetime.combine(local.date(), EVENING, zone)
    due = max(evening, local + AN_HOUR)
    if due <= datetime.combine(local.date(), LATEST, zone):
        return due
    return datetime.combine(local.date() + timedelta(days=1), MORNING, zone)


def _later_key(survey_id: int, person_id: int, day: date) -> str:
    return f"{LATER}:{survey_id}:{person_id}:{day}"


__all__ = ["Late", "Listing", "Mode", "Submitted", "SurveyLine", "SurveyState", "SurveyVisit", "Surveys"]
