"""What the clock does to surveys: opens and closes them, reminds people, wipes out in which order answers came."""

from datetime import datetime, timedelta
from random import Random

from bot.db import people as people_db
from bot.db import survey_answers as answers_db
from bot.db import surveys as db
from bot.db.database import Database, Session
from bot.db.survey_invitations import REMINDER
from bot.db.surveys import SurveyState
from bot.services.attention import Attention
from bot.services.deliveries import Deliveries, Letter
from bot.services.surveys import IDS, Surveys, facts

NO_ROOM = timedelta(days=1)  # until it is looked again whether one more reminder is not too much
KEPT = timedelta(days=3 * 365)  # answers after the survey was closed


class SurveyTicks:
    """Ticks of surveys; each may come late, early or twice. `random` gives the new ids of answers."""

    def __init__(
        self, db_: Database, surveys: Surveys, attention: Attention, deliveries: Deliveries, random: Random
    ) -> None:
        self._db = db_
        self._surveys = surveys
        self._attention = attention
        self._deliveries = deliveries
        self._random = random

    async def tick(self, now: datetime) -> None:
        """Open and close what is due, and remind those who have not finished."""
        async with self._db.read() as session:
            opening, closing = await db.due(session, now)
        for survey_id in opening:
            async with self._db.begin() as session:
                opened = {"state": SurveyState.OPEN, "changed_at": now, "invite_at": now}
                await db.move(session, survey_id, (SurveyState.SCHEDULED,), **opened)
        for survey_id in closing:
            async with self._db.begin() as session:
                await self._surveys.end(session, survey_id)
        async with self._db.read() as session:
            if not await db.to_remind(session, now):
                return
        async with self._db.begin() as session:
            await self._remind(session, now)

    async def _remind(self, session: Session, now: datetime) -> None:
        rows = await db.to_remind(session, now)
        people = await people_db.reachable(session, [part.person_id for part, _, _ in rows])
        room, week = await self._attention.room(session, list(people)), self._attention.week()
        letters = []
        for part, survey, touched in rows:
            gap = timedelta(days=survey.remind_after)
            if touched is None or survey.state != SurveyState.OPEN or part.person_id not in people:
                part.remind_at = None
                continue
            person, row = people[part.person_id]
            waits = max(touched + gap, row.paused_until or touched)
            if waits > now:
                part.remind_at = waits
                continue
            if not room[person.id]:  # nobody asked for it: it waits until the week has room
                part.remind_at = now + NO_ROOM
                continue
            room[person.id] -= 1
            part.reminders += 1
            part.remind_at = now + gap if part.reminders < survey.remind_most else None
            key = f"{REMINDER}:{survey.id}:{person.id}:{part.reminders}"
            letters.append(Letter(person, row, REMINDER, key, facts(survey), expires_at=survey.closes_at, week=week))
        await self._deliveries.add_all(session, letters)

    async def mix(self, now: datetime) -> None:
        """Wipe out in which order anonymous answers came, and delete those that were kept long enough."""
        async with self._db.read() as session:
            waiting = await answers_db.to_mix(session)
        for survey_id, _ in waiting:
            async with self._db.begin() as session:
                survey = await db.locked(session, survey_id)
                if survey is not None:
                    await answers_db.mix(session, survey_id, lambda: self._random.getrandbits(IDS))
                    survey.mixed = survey.answered
        async with self._db.begin() as session:
            await answers_db.drop_old_answers(session, now - KEPT)
