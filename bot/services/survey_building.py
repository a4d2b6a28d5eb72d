"""Building surveys: coordinators make them question by question or from a spreadsheet, try them, throw them away.

The definition changes only while a survey was not opened yet; each change counts its version up, and one made on a page
that is out of date is refused. The methods that take a session finish a form: they run in its transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.audience import EVERYBODY, All, Formula, Is, Leaf, confined, dump, parse
from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import surveys as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.engine import Form
from bot.forms.survey_desk import ENDS
from bot.forms.surveys import Question, QuestionKind, Survey, Words, as_json, check_survey, editing, from_json, placed
from bot.forms.xlsform import BadXlsform, read_xlsform
from bot.paging import pages_of
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.rights import Rights
from bot.services.segments import names as names_of
from bot.services.survey_edits import Edit
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

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        rights: Rights,
        hosts: Hosts,
        coordinators: Coordinators,
        surveys: Surveys,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._hosts = hosts
        self._coordinators = coordinators
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
        return SurveyDesk(lines, page, pages_of(total, PAGE), total, person.is_coordinator)

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
                self.keep(row, survey)
                return row.id
            return await self._create(session, person, survey, Mode.ANONYMOUS, EVERYBODY)

    async def _create(self, session: Session, person: Person, survey: Survey, mode: Mode, audience: Formula) -> int:
        now, audience = self._clock.now(), await self.within(session, person, audience)
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
        self.keep(row, editing.require_fine(editing.add(from_json(row.definition), question, options)))
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
        self.keep(row, editing.require_fine(survey))
        return row.id

    async def edit(self, person: Person, survey_id: int, version: int, edit: Edit) -> None:
        """Change the definition on a press. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            row = await self.building(session, person, survey_id, version)
            self.keep(row, editing.require_fine(edit.of(from_json(row.definition))))

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

    async def scope(self, session: Session, person: Person) -> frozenset[str] | None:
        """The municipalities whose people a coordinator may ask; None: all. Raises NotAllowed for everybody else."""
        return await self._coordinators.scope(session, person)

    async def within(self, session: Session, person: Person, audience: Formula) -> Formula:
        """An audience as the coordinator may ask it: a limited one only of their own municipalities."""
        scope = await self.scope(session, person)
        if scope is None or confined(audience, scope):
            return audience
        return All(
            (Is(Leaf.PLACE, tuple(sorted(scope))), *(audience.parts if isinstance(audience, All) else (audience,)))
        )

    async def held(self, session: Session, person: Person, survey_id: int) -> SurveyRow:
        """The survey locked, for coordinators. Raises NotAllowed, Gone."""
        if not person.is_coordinator:
            raise NotAllowed
        row = await db.locked(session, survey_id)
        if row is None:
            raise Gone
        return row

    async def building(self, session: Session, person: Person, survey_id: int, version: int | None = None) -> SurveyRow:
        """A survey that can still be changed, locked. Raises NotAllowed, Gone, DomainError."""
        row = await self.held(session, person, survey_id)
        self.require_building(row)
        if version is not None and row.version != version:
            raise DomainError("survey-changed-meanwhile")
        return row

    def require_building(self, row: SurveyRow) -> None:
        """Raises DomainError once it was opened."""
        if row.state not in BUILDING:
            raise DomainError("survey-opened-already")

    def keep(self, row: SurveyRow, survey: Survey) -> None:
        """Put a definition in the place of the one before."""
        row.definition = as_json(survey)
        row.titles = dict(survey.title.by_language())
        row.version += 1
        row.changed_at = self._clock.now()


__all__ = ["DeskLine", "Mode", "SurveyBuilding", "SurveyDesk", "SurveyState", "Workshop"]
