"""What stands beside the questions of a survey: whom it asks, when, how often it reminds, whose it is; its opening.

Beyond their own municipalities a coordinator asks nobody. The methods that take a session finish a form.
"""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.audience import All, Is, Leaf, confined, dump, parse
from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.errors import DomainError, Gone, Refused
from bot.forms.fields.moments import Span
from bot.forms.survey_desk import GAPS
from bot.forms.surveys import Words, editing, from_json
from bot.services.forms import Submission
from bot.services.survey_building import SurveyBuilding
from bot.services.survey_edits import end_of
from bot.services.surveys import Surveys


class SurveyTerms:
    """How a survey is held, and opening and closing it."""

    def __init__(self, db_: Database, clock: Clock, building: SurveyBuilding, surveys: Surveys) -> None:
        self._db = db_
        self._clock = clock
        self._building = building
        self._surveys = surveys

    async def set_line(self, session: Session, person: Person, given: Submission) -> int:
        """Change what stands beside the questions; the survey's id."""
        said = given.answers
        row = await self._building.held(session, person, int(given.subject))
        if row.state == SurveyState.CLOSED:
            raise DomainError("survey-is-over")
        match given.form.name:
            case "survey-heading":
                self._building.require_building(row)
                survey = from_json(row.definition)
                title = Words(said["heading"], said["heading-en"] or "")
                self._building.keep(row, replace(survey, title=title, language="ru"))
            case "survey-about":
                row.about = said["about"]
            case "survey-audience":
                self._building.require_building(row)
                asked = {Leaf.KIND: said["kinds"], Leaf.PLACE: said["places"], Leaf.SPHERE: said["spheres"]}
                audience = All(tuple(Is(leaf, tuple(values)) for leaf, values in asked.items() if values))
                row.audience = dump(await self._building.within(session, person, audience))
            case "survey-limit":
                if said["most"] is not None and said["most"] <= row.answered:
                    raise Refused("survey-limit-reached", answered=row.answered)
                row.most_answers = said["most"]
            case "survey-reminders":
                row.remind_after = GAPS[said["gap"]]
                row.remind_most = said["reminds"] if row.remind_after else 0
            case "survey-opens":
                await self._require_askable(session, person, row)
                self._schedule(row, said["opens"], ZoneInfo(person.timezone))
            case "survey-closes":
                row.closes_at = self._closing(row, said["closes"], ZoneInfo(person.timezone))
        row.changed_at = self._clock.now()
        return row.id

    async def toggle(self, person: Person, survey_id: int, what: str, *, wanted: bool) -> None:
        """Whether answers have names, and whether they can be changed until the closing. Raises as `edit` does."""
        async with self._db.begin() as session:
            row = await self._building.building(session, person, survey_id)
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
            row = await self._building.held(session, person, survey_id)
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
            row = await self._building.building(session, person, survey_id)
            await self._require_askable(session, person, row)
            now = self._clock.now()
            if row.closes_at is not None and row.closes_at <= now:
                raise DomainError("survey-closes-before")
            row.state, row.opens_at, row.changed_at, row.invite_at = SurveyState.OPEN, now, now, now
            note_down(session, person.id, "opened", f"survey:{row.id}", now)

    async def close(self, person: Person, survey_id: int) -> None:
        """Close it now. Raises NotAllowed, Gone, DomainError when it is not open."""
        async with self._db.begin() as session:
            row = await self._building.held(session, person, survey_id)
            if not await self._surveys.end(session, row.id):
                raise DomainError("survey-not-open")
            note_down(session, person.id, "closed", f"survey:{row.id}", self._clock.now())

    async def unschedule(self, person: Person, survey_id: int) -> None:
        """Do not open it by itself. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            row = await self._building.building(session, person, survey_id)
            row.state, row.opens_at = SurveyState.DRAFT, None

    # Within a transaction

    async def _require_askable(self, session: Session, person: Person, row: SurveyRow) -> None:
        """Raises DomainError for what cannot be asked yet, or not of all these people by this coordinator."""
        self._building.require_building(row)
        editing.require_fine(from_json(row.definition), finished=True)
        scope = await self._building.scope(session, person)
        if scope is not None and not confined(parse(row.audience), scope):
            raise DomainError("survey-beyond-places")

    def _schedule(self, row: SurveyRow, span: Span, zone: ZoneInfo) -> None:
        """Open at an hour, or for a period of whole days."""
        opens = span.starts.replace(tzinfo=zone)
        if opens <= self._clock.now():
            raise Refused("survey-opens-past")
        closes = end_of(span, zone) if not span.hours else row.closes_at
        if closes is not None and closes <= opens:
            raise Refused("survey-closes-before")
        row.opens_at, row.closes_at, row.state = opens, closes, SurveyState.SCHEDULED

    def _closing(self, row: SurveyRow, span: Span | None, zone: ZoneInfo) -> datetime | None:
        if span is None:
            return None
        closes = end_of(span, zone) if not span.hours else span.starts.replace(tzinfo=zone)
        if closes <= max(self._clock.now(), row.opens_at or self._clock.now()):
            raise Refused("survey-closes-before")
        return closes
