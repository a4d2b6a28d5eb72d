"""When readers' digests come: planned when somebody asks for news or changes how often, moved on by each digest."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import digests as db
from bot.db.database import Database, Session
from bot.db.people import Frequency, Person, PersonRow
from bot.errors import Gone
from bot.rhythms import HOURS, Rhythm, next_after

PAGE = 500


@dataclass(frozen=True, slots=True)
class Timetable:
    """How often, when and next when a reader's digest comes."""

    rhythm: Rhythm
    next_at: datetime


class DigestPlans:
    """The plan that there is for everybody who wants news, and for nobody else."""

    def __init__(self, db_: Database, clock: Clock) -> None:
        self._db = db_
        self._clock = clock

    async def renew(self, session: Session, row: PersonRow) -> None:
        """Plan the next digest after the person's `frequency` was changed; the day and the hour are kept."""
        if row.frequency == Frequency.NEVER:
            await db.drop_plan(session, row.id)
            return
        kept = await db.plan(session, row.id)
        rhythm = Rhythm(row.frequency, kept.weekday, kept.hour) if kept else Rhythm(row.frequency)
        await db.put_plan(session, row.id, next_at=next_after(rhythm, self._clock.now(), ZoneInfo(row.timezone)))

    async def timetable(self, person: Person) -> Timetable | None:
        """None for a person who gets no digests."""
        async with self._db.read() as session:
            plan = await db.plan(session, person.id)
            row = await session.get_one(PersonRow, person.id)
        if plan is None or row.frequency == Frequency.NEVER:
            return None
        return Timetable(Rhythm(row.frequency, plan.weekday, plan.hour), plan.next_at)

    async def set_time(self, person: Person, *, weekday: int | None = None, hour: int | None = None) -> None:
        """Choose the day of the week or the hour. Raises Gone for one that is not offered, or without digests."""
        if weekday not in {None, *range(7)} or hour not in {None, *HOURS}:
            raise Gone
        async with self._db.begin() as session:
            row = await session.get_one(PersonRow, person.id)
            plan = await db.plan(session, person.id)
            if plan is None:
                raise Gone
            rhythm = Rhythm(
                row.frequency,
                plan.weekday if weekday is None else weekday,
                plan.hour if hour is None else hour,
            )
            soon = next_after(rhythm, self._clock.now(), ZoneInfo(row.timezone))
            await db.put_plan(session, person.id, weekday=rhythm.weekday, hour=rhythm.hour, next_at=soon)

    async def tick(self, now: datetime) -> None:
        """Plan for those who came to be readers by no press of their own (loaded, restored, of an earlier version), and
        anew where the clock has been set back."""
        async with self._db.begin() as session:
            await db.bring_near(session, now)
        while True:
            async with self._db.begin() as session:
                rows = await db.unplanned(session, PAGE)
                await db.add_plans(session, [_plan(row, now) for row in rows])
            if len(rows) < PAGE:
                return


def _plan(row: PersonRow, now: datetime) -> dict[str, object]:
    soon = next_after(Rhythm(row.frequency), now, ZoneInfo(row.timezone))
    return {"person_id": row.id, "weekday": 0, "hour": 9, "next_at": soon, "shown": "", "shown_last": 0}


__all__ = ["DigestPlans", "Timetable"]
