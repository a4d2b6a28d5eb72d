"""Building surveys: coordinators make them question by question or from a spreadsheet, open and close them.

The definition changes only while a survey was not opened yet; each change counts its version up, and one made on a page
that is out of date is refused. The methods that take a session finish a form: they run in its transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.audience import EVERYBODY, All, Formula, Is, Leaf, dump, parse
from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import surveys as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.engine import Form
from bot.forms.fields.moments import Span
from bot.forms.survey_desk import ENDS, GAPS
from bot.forms.surveys import Question, QuestionKind, Survey, Words, as_json, check_survey, editing, from_json, placed
from bot.forms.xlsform import BadXlsform, read_xlsform
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.rights import Rights
from bot.services.segments import names as names_of
from bot.services.survey_edits import Edit, end_of
from bot.services.surveys import SurveyLine, Surveys, line_of

PAGE = 8
BUILDING = (SurveyState.DRAFT, SurveyState.SCHEDULED)
TRIAL = "survey-preview"  # the form of a survey that is only tried


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A survey in the list of those who hold it."""

    line: SurveyLine
    state: SurveyState
    answered: int
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class SurveyDesk:
    lines: tuple[DeskLine, ...]
    page: int
    pages: int
    total: int
    builds: bool  # whether the reader may make new ones


@dataclass(frozen=True, slots=True)
class Workshop:
    """A survey with all that can be changed of it. `builds`: by the reader; else they look at its results only."""

    id: int
    version: int
    survey: Survey
    line: SurveyLine
    about: str | None
    mode: Mode
    state: SurveyState
    audience: Formula
    names: Mapping[tuple[str, int], str]  # of what the audience names by id
    owner: str
    opens_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    changeable: bool
    most_answers: int | None
    remind_after: int
    remind_most: int
    answered: int
    invited: int
    ready: bool  # nothing is wrong with it
    builds: bool

    @property
    def editable(self) -> bool:
        return self.builds and self.state in BUILDING


class SurveyBuilding:
    """What coordinators do with surveys."""

    def __init__(self, db_: Database, clock: Clock, rights: Rights, hosts: Hosts, surveys: Surveys) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._hosts = hosts
        self._surveys = surveys

    # Looking

    async def desk(self, person: Person, page: int) -> SurveyDesk:
        """All surveys for coordinators; for others those of the organisation they act for. Raises NotAllowed."""
        own = None if person.is_coordinator else await self._own(person)
        if own is not None and not own:
            await self._rights.refuse(person, "surveys")
        async with self._db.read() as session:
            rows, total = await db.desk(session, own, page * PAGE, PAGE)
        lines = tuple(DeskLine(line_of(row), SurveyState(row.state), row.answered, row.opens_at) for row in rows)
        return SurveyDesk(lines, page, max(1, -(-total // PAGE)), total, person.is_coordinator)

    async def holds(self, person: Person) -> bool:
        """Whether there are surveys of an organisation whose results the person may see."""
        own = await self._own(person)
        if not own:
            return False
        async with self._db.read() as session:
            return (await db.desk(session, own, 0, 1))[1] > 0

    async def _own(self, person: Person) -> tuple[int, ...]:
        if person.acting_for is None:
            return ()
        async with self._db.read() as session:
            may = await self._hosts.may(session, replace(person, roles=frozenset()), person.acting_for, None)
        return (person.acting_for,) if may else ()

    async def look(self, person: Person, survey_id: int) -> Workshop:
        """Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await session.get(SurveyRow, survey_id)
            if row is None:
                raise Gone
            await self._hosts.require(session, person, row.organisation_id, None)
            names = await organisations_db.names(session, {row.organisation_id} - {None})
            audience_names = await names_of(session, parse(row.audience))
        survey = from_json(row.definition)
        return Workshop(
            id=row.id,
            version=row.version,
            survey=survey,
            line=line_of(row),
            about=row.about,
            mode=Mode(row.mode),
            state=SurveyState(row.state),
            audience=parse(row.audience),
            names=audience_names,
            owner=names.get(row.organisation_id or 0, ""),
            opens_at=row.opens_at,
            closes_at=row.closes_at,
            closed_at=row.closed_at,
            changeable=row.changeable,
            most_answers=row.most_answers,
            remind_after=row.remind_after,
            remind_most=row.remind_most,
            answered=row.answered,
            invited=row.invited,
            ready=not check_survey(survey),
            builds=person.is_coordinator,
        )

    async def changeable(self, person: Person, survey_id: int) -> Workshop:
        """A survey while it is built. Raises NotAllowed, Gone, DomainError."""
        await self.require(person)
        shown = await self.look(person, survey_id)
        if not shown.editable:
            raise DomainError("survey-opened-already")
        return shown

    async def at_line(self, person: Person, survey_id: int, version: int, number: int) -> Workshop:
        """A survey while it is built, in this version, with such a line. Raises NotAllowed, Gone, DomainError."""
        shown = await self.changeable(person, survey_id)
        if shown.version != version:
            raise DomainError("survey-changed-meanwhile")
        if not 0 <= number < len(placed(shown.survey)):
            raise Gone
        return shown

    async def require(self, person: Person) -> None:
        """Raises NotAllowed for everybody but coordinators."""
        await self._rights.require(person, "surveys")

    # Making

    async def create(self, session: Session, person: Person, given: Submission) -> int:
        """A new survey without questions; its id."""
        whom = given.answers["whom"]
        survey = Survey(Words(given.answers["heading"]), ())
        audience = EVERYBODY if whom == "everybody" else All((Is(Leaf.KIND, (whom,)),))
        return await self._create(session, person, survey, Mode(given.answers["mode"]), audience)

    async def receive(self, person: Person, workbook: bytes, survey_id: int = 0) -> int | BadXlsform:
        """Keep the survey in a spreadsheet, as a new one or in the place of one being built; its id, or all that is
        wrong.

        A new one is anonymous and for everybody until that is changed. Raises NotAllowed, Gone, DomainError.
        """
        await self.require(person)
        try:
            survey = await read_xlsform(workbook)
        except BadXlsform as refusal:
            return refusal
        async with self._db.begin() as session:
            if survey_id:
                row = await self.building(session, person, survey_id)
                self._keep(row, survey)
                return row.id
            return await self._create(session, person, survey, Mode.ANONYMOUS, EVERYBODY)

    async def _create(self, session: Session, person: Person, survey: Survey, mode: Mode, audience: Formula) -> int:
        if not person.is_coordinator:
            raise NotAllowed
        now = self._clock.now()
        row = SurveyRow(
            titles=dict(survey.title.by_language()),
            definition=as_json(survey),
            version=1,
            mode=mode,
            audience=dump(audience),
            state=SurveyState.DRAFT,
            author_id=person.id,
            stopped_at={},
            created_at=now,
            changed_at=now,
        )
        session.add(row)
        await session.flush()
        note_down(session, person.id, "created", f"survey:{row.id}", now)
        return row.id

    async def add(self, session: Session, person: Person, given: Submission) -> int:
        """Put a question at the end of the survey the form is about; the survey's id."""
        row = await self.building(session, person, int(given.subject))
        said = given.answers
        low, high = ENDS[said["ends"]] if said.get("ends") else (1, 5)
        question = Question(
            name="",
            kind=QuestionKind(said["kind"]),
            label=Words(said["ru"], said["en"] or ""),
            required=bool(said.get("required")),
            own_words=bool(said.get("own")),
            low=low,
            high=high,
        )
        options = editing.options_of(said["options"], said.get("options-en")) if said.get("options") else ()
        self._keep(row, editing.require_fine(editing.add(from_json(row.definition), question, options)))
        return row.id

    async def reword(self, session: Session, person: Person, given: Submission) -> int:
        """Change words, hint or options of a line: the form is about «survey:version:line»; the survey's id."""
        survey_id, version, number = map(int, given.subject.split(":"))
        row = await self.building(session, person, survey_id, version)
        survey, said = from_json(row.definition), given.answers
        line = editing.line_at(survey, number).line
        if "options" in said and isinstance(line, Question):
            codes = [each.code for each in survey.lists.get(line.options, ())]
            options = editing.options_of(said["options"], said["options-en"], codes)
            survey = editing.set_options(survey, line.options, options)
        elif "tip" in said and isinstance(line, Question):
            hint = Words(said["tip"] or "", said.get("tip-en") or "")
            survey = editing.change(survey, number, replace(line, hint=hint))
        elif "ru" in said and not hasattr(line, "calculation"):
            survey = editing.change(survey, number, replace(line, label=Words(said["ru"], said["en"] or "")))
        self._keep(row, editing.require_fine(survey))
        return row.id

    async def edit(self, person: Person, survey_id: int, version: int, edit: Edit) -> None:
        """Change the definition on a press. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            row = await self.building(session, person, survey_id, version)
            self._keep(row, editing.require_fine(edit.of(from_json(row.definition))))

    async def set_line(self, session: Session, person: Person, given: Submission) -> int:
        """Change what stands beside the questions; the survey's id."""
        said = given.answers
        row = await self._held(session, person, int(given.subject))
        if row.state == SurveyState.CLOSED:
            raise DomainError("survey-is-over")
        match given.form.name:
            case "survey-heading":
                self._require_building(row)
                survey = from_json(row.definition)
                title = Words(said["heading"], said["heading-en"] or "")
                self._keep(row, replace(survey, title=title, language="ru"))
            case "survey-about":
                row.about = said["about"]
            case "survey-audience":
                self._require_building(row)
                asked = {Leaf.KIND: said["kinds"], Leaf.PLACE: said["places"], Leaf.SPHERE: said["spheres"]}
                row.audience = dump(All(tuple(Is(leaf, tuple(values)) for leaf, values in asked.items() if values)))
            case "survey-limit":
                if said["most"] is not None and said["most"] <= row.answered:
                    raise DomainError("survey-limit-reached", answered=row.answered)
                row.most_answers = said["most"]
            case "survey-reminders":
                row.remind_after = GAPS[said["gap"]]
                row.remind_most = said["reminds"] if row.remind_after else 0
            case "survey-opens":
                self._schedule(row, said["opens"], ZoneInfo(person.timezone))
            case "survey-closes":
                row.closes_at = self._closing(row, said["closes"], ZoneInfo(person.timezone))
        row.changed_at = self._clock.now()
        return row.id

    async def toggle(self, person: Person, survey_id: int, what: str, *, wanted: bool) -> None:
        """Whether answers have names, and whether they can be changed until the closing. Raises as `edit` does."""
        async with self._db.begin() as session:
            row = await self.building(session, person, survey_id)
            if what == "named":
                row.mode = Mode.NAMED if wanted else Mode.ANONYMOUS
                row.changeable = row.changeable and wanted
            elif wanted and row.mode == Mode.ANONYMOUS:
                raise DomainError("survey-anonymous-is-final")
            else:
                row.changeable = wanted

    async def give_to(self, person: Person, survey_id: int, organisation_id: int | None) -> None:
        """Whose survey it is: an organisation sees the results of its own. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._held(session, person, survey_id)
            if organisation_id is not None:
                organisation = await organisations_db.standing(session, organisation_id)
                if organisation is None:
                    raise Gone
                organisation_id = organisation.id
            row.organisation_id = organisation_id

    # Opening and closing

    async def open(self, person: Person, survey_id: int) -> None:
        """Open it now. Raises NotAllowed, Gone, DomainError for what cannot be asked yet, or is open already."""
        async with self._db.begin() as session:
            row = await self.building(session, person, survey_id)
            editing.require_fine(from_json(row.definition), finished=True)
            now = self._clock.now()
            if row.closes_at is not None and row.closes_at <= now:
                raise DomainError("survey-closes-before")
            row.state, row.opens_at, row.changed_at, row.invite_at = SurveyState.OPEN, now, now, now
            note_down(session, person.id, "opened", f"survey:{row.id}", now)

    async def close(self, person: Person, survey_id: int) -> None:
        """Close it now. Raises NotAllowed, Gone, DomainError when it is not open."""
        async with self._db.begin() as session:
            row = await self._held(session, person, survey_id)
            if not await self._surveys.end(session, row.id):
                raise DomainError("survey-not-open")
            note_down(session, person.id, "closed", f"survey:{row.id}", self._clock.now())

    async def unschedule(self, person: Person, survey_id: int) -> None:
        """Do not open it by itself. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            row = await self.building(session, person, survey_id)
            row.state, row.opens_at = SurveyState.DRAFT, None

    async def drop(self, person: Person, survey_id: int) -> None:
        """Delete one that was never opened. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            row = await self.building(session, person, survey_id)
            note_down(session, person.id, "deleted", f"survey:{row.id}", self._clock.now())
            await db.drop_drafts(session, row.id, form=TRIAL)
            await session.delete(row)

    # Trying

    async def preview(self, person: Person, survey_id: int) -> Form:
        """The survey as a form whose answers go nowhere. Raises NotAllowed, Gone, DomainError while it is not ready."""
        await self.require(person)
        async with self._db.read() as session:
            row = await session.get(SurveyRow, survey_id)
        if row is None:
            raise Gone
        editing.require_fine(from_json(row.definition), finished=True)
        return self._preview(row, person)

    async def trial(self, session: Session, person: Person, subject: str) -> Form | None:
        """The same for the forms; None when it cannot be asked any more."""
        row = await session.get(SurveyRow, int(subject))
        if row is None or not person.is_coordinator or check_survey(from_json(row.definition)):
            return None
        return self._preview(row, person)

    def _preview(self, row: SurveyRow, person: Person) -> Form:
        return replace(self._surveys.compiled(row, person), name=TRIAL)

    async def tried(self, session: Session, person: Person, given: Submission) -> None:
        """Nothing is kept of a trial."""

    # Within a transaction

    async def _held(self, session: Session, person: Person, survey_id: int) -> SurveyRow:
        """Locked, for coordinators."""
        if not person.is_coordinator:
            raise NotAllowed
        row = await db.locked(session, survey_id)
        if row is None:
            raise Gone
        return row

    async def building(self, session: Session, person: Person, survey_id: int, version: int | None = None) -> SurveyRow:
        """A survey that can still be changed, locked. Raises NotAllowed, Gone, DomainError."""
        row = await self._held(session, person, survey_id)
        self._require_building(row)
        if version is not None and row.version != version:
            raise DomainError("survey-changed-meanwhile")
        return row

    def _require_building(self, row: SurveyRow) -> None:
        if row.state not in BUILDING:
            raise DomainError("survey-opened-already")

    def _keep(self, row: SurveyRow, survey: Survey) -> None:
        row.definition = as_json(survey)
        row.titles = dict(survey.title.by_language())
        row.version += 1
        row.changed_at = self._clock.now()

    def _schedule(self, row: SurveyRow, span: Span, zone: ZoneInfo) -> None:
        """Open at an hour, or for a period of whole days."""
        self._require_building(row)
        editing.require_fine(from_json(row.definition), finished=True)
        opens = span.starts.replace(tzinfo=zone)
        if opens <= self._clock.now():
            raise DomainError("survey-opens-past")
        closes = end_of(span, zone) if not span.hours else row.closes_at
        if closes is not None and closes <= opens:
            raise DomainError("survey-closes-before")
        row.opens_at, row.closes_at, row.state = opens, closes, SurveyState.SCHEDULED

    def _closing(self, row: SurveyRow, span: Span | None, zone: ZoneInfo) -> datetime | None:
        if span is None:
            return None
        closes = end_of(span, zone) if not span.hours else span.starts.replace(tzinfo=zone)
        if closes <= max(self._clock.now(), row.opens_at or self._clock.now()):
            raise DomainError("survey-closes-before")
        return closes


__all__ = ["DeskLine", "Mode", "SurveyBuilding", "SurveyDesk", "SurveyState", "Workshop"]
