"""Whom a survey is for, and telling them of it: saved audiences, how many would be invited, and the invitations."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.audience import dump, parse
from bot.clock import Clock
from bot.db import privacy as privacy_db
from bot.db import segments as segments_db
from bot.db import survey_invitations as db
from bot.db import surveys as surveys_db
from bot.db.announcement_ledger import highest_person
from bot.db.database import Database, Session
from bot.db.people import Person, PersonRow
from bot.db.privacy import Purpose
from bot.db.segments import Budget, Segment
from bot.db.surveys import SurveyRow, SurveyState
from bot.errors import Gone
from bot.services.attention import Attention
from bot.services.deliveries import Deliveries
from bot.services.segments import Saved
from bot.services.survey_building import SurveyBuilding
from bot.services.surveys import facts, line_of

STEP = 3_000  # people looked through in one transaction: presses wait 0.2 s for it at most
AGAIN = timedelta(days=1)  # until it is looked whether the week has room for others
INVITING = timedelta(days=30)  # from the opening on: later than that nobody is invited any more


class SurveyInvitations:
    """The audience of surveys."""

    def __init__(
        self, db_: Database, clock: Clock, building: SurveyBuilding, attention: Attention, deliveries: Deliveries
    ) -> None:
        self._db = db_
        self._clock = clock
        self._building = building
        self._attention = attention
        self._deliveries = deliveries

    async def saved(self, person: Person, survey_id: int) -> list[Saved]:
        """The audiences that were saved under a name, for a survey that is being built.

        Raises NotAllowed, Gone, DomainError.
        """
        await self._building.changeable(person, survey_id)
        async with self._db.read() as session:
            return [Saved(each.id, each.name) for each in await segments_db.saved(session)]

    async def use(self, person: Person, survey_id: int, segment_id: int) -> None:
        """Ask a saved audience as it is now; later changes of it change nothing here.

        Raises NotAllowed, Gone, DomainError.
        """
        async with self._db.begin() as session:
            row = await self._building.building(session, person, survey_id)
            segment = await session.get(Segment, segment_id)
            if segment is None:
                raise Gone
            row.audience = dump(await self._building.within(session, person, parse(segment.formula)))

    async def count(self, person: Person, survey_id: int) -> int:
        """How many would be invited if it was opened now. Raises NotAllowed, Gone, DomainError."""
        shown, now = await self._building.changeable(person, survey_id), self._clock.now()
        async with self._db.read() as session:
            return await db.count(session, shown.audience, now, self._budget(now))

    # The clock

    async def tick(self, now: datetime) -> None:
        """Invite to what was opened. Whom the week had no room for, who has joined since, and who is to be reminded is
        looked for once a day until the month is over."""
        async with self._db.read() as session:
            waiting = await db.due(session, now)
        for survey_id in waiting:
            while await self._step(survey_id, now):
                pass

    async def _step(self, survey_id: int, now: datetime) -> bool:
        """Look through some more people; whether there are more."""
        async with self._db.begin() as session:
            row = await surveys_db.locked(session, survey_id)
            if row is None or row.state != SurveyState.OPEN or row.invite_at is None or row.invite_at > now:
                return False
            highest = await highest_person(session)
            upto = min(row.invited_to + STEP, highest)
            ids, formula = (row.invited_to, upto), parse(row.audience)
            row.invited += await db.invite(session, row, formula, now, ids, self._budget(now))
            for number in range(1, row.remind_most + 1):
                await db.invite(session, row, formula, now, ids, self._budget(now), number)
            row.invited_to = upto
            if upto < highest:
                return True
            over = row.opens_at is None or now + AGAIN > row.opens_at + INVITING
            row.invite_at, row.invited_to = None if over else now + AGAIN, 0
            self._deliveries.wake_after(session)
            return False

    def _budget(self, now: datetime) -> Budget:
        return Budget(self._attention.week(now), self._attention.most)

    async def fill(self, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What an invitation says at the moment of sending; None where there is nothing to invite to any more."""
        async with self._db.read() as session:
            survey = await session.get(SurveyRow, params["survey"])
            reader = await session.get(PersonRow, params["reader"])
            if survey is None or reader is None or not await self._still(session, survey, reader):
                return None
            line = line_of(survey)
        more = {"questions": line.questions, "minutes": line.minutes, "mode": str(survey.mode), "zone": reader.timezone}
        return {**facts(survey), **more, "number": params.get("number", 0)}

    async def _still(self, session: Session, survey: SurveyRow, reader: PersonRow) -> bool:
        now = self._clock.now()
        if survey.state != SurveyState.OPEN or (survey.closes_at is not None and survey.closes_at <= now):
            return False
        if reader.erase_at is not None or (reader.paused_until is not None and reader.paused_until > now):
            return False
        if await surveys_db.participant(session, survey.id, reader.id) is not None:
            return False
        return Purpose.MAILINGS in await privacy_db.current(session, reader.id)


__all__ = ["Saved", "SurveyInvitations"]
