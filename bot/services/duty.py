"""What waits for coordinators, told once a week on the first workday morning on which there is something."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import digests as db
from bot.db import moderation as moderation_db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.deliveries import Priority
from bot.db.people import Person, PersonRow, Role
from bot.rhythms import WEEKLY, Rhythm, next_after, period_of
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.people import People

DAILY = Rhythm("daily")
MONDAYS = Rhythm(WEEKLY)
SATURDAY = 5
JUST_NOW = timedelta(hours=1)
MORNING = timedelta(hours=6)  # of a workday: what was not told by then is told on the next


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: a text key of `duty-…` with its number."""

    key: str
    count: int


class Watch(Protocol):
    """A feature that has something for coordinators to look into: what is late, what was rated low."""

    async def facts(self, session: Session, places: Collection[str] | None, now: datetime) -> Sequence[Fact]:
        """What there is in some municipalities (None: in all), without what counts nothing."""
        ...


class QueueWatch:
    """The queue of applications and questions, and what is late in it."""

    async def facts(self, session: Session, places: Collection[str] | None, now: datetime) -> Sequence[Fact]:
        waiting = await moderation_db.count_waiting(session, places)
        late = await moderation_db.count_late(session, places, now)
        return [Fact("duty-waiting", waiting), Fact("duty-late", late)]


class Duty:
    """The coordinators' digest."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        people: People,
        coordinators: Coordinators,
        deliveries: Deliveries,
        watches: Sequence[Watch],
    ) -> None:
        self._db = db_
        self._clock = clock
        self._people = people
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._watches = watches

    async def facts(self, session: Session, places: Collection[str] | None) -> tuple[Fact, ...]:
        """What there is to look into now, in some municipalities or everywhere."""
        now = self._clock.now()
        found = [fact for watch in self._watches for fact in await watch.facts(session, places, now)]
        return tuple(fact for fact in found if fact.count)

    async def tick(self, now: datetime) -> None:
        """Write to the coordinators whose morning it is."""
        async with self._db.begin() as session:
            people = {person.id: person for person in await self._on_duty(session)}
            plans = await db.duty_plans(session, list(people))
            for person_id, person in people.items():
                row = await session.get_one(PersonRow, person_id)
                zone = ZoneInfo(row.timezone)
                plan = plans.get(person_id)
                if plan is None:  # new at work; this very morning's digest is theirs too
                    plan = await db.add_duty(session, person_id, next_workday(now - JUST_NOW, zone))
                if plan.next_at <= now:
                    period = period_of(MONDAYS, now, zone)
                    told = now - plan.next_at < MORNING and await self._tell(session, person, period)
                    plan.last_period = period if told else plan.last_period
                    plan.next_at = next_after(MONDAYS, now, zone) if told else next_workday(now, zone)

    async def _tell(self, session: Session, person: Person, period: str) -> bool:
        """Write the digest of the week unless there is nothing to say; whether there was."""
        places = await self._coordinators.scope(session, person)
        if not await self.facts(session, places):
            return False
        return await self._deliveries.add(
            session,
            person,
            "duty",
            key=f"duty:{period}:{person.id}",
            priority=Priority.DIGEST,
            expires_at=self._clock.now() + timedelta(days=1),
            reader=person.id,
        )

    async def fill(self, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What the digest says at the moment of sending; None when all is done, or its reader is no coordinator."""
        async with self._db.read() as session:
            people = {person.id: person for person in await self._on_duty(session)}
            person = people.get(params["reader"])
            if person is None:
                return None
            facts = await self.facts(session, await self._coordinators.scope(session, person))
        return {"facts": facts, "name": person.first_name} if facts else None

    async def _on_duty(self, session: Session) -> list[Person]:
        """Owners and coordinators who can be reached and are not away: their deputies see to their part."""
        now = self._clock.now()
        found = {person.id: person for person in await self._people.owners(session)}
        for holder in await people_db.holders(session, Role.COORDINATOR):
            if holder.away_until is None or holder.away_until < now:
                person = await people_db.of_id(session, holder.person_id)
                if person is not None:
                    found.setdefault(person.id, person)
        paused = [each.id for each in found.values() if each.paused_until is not None and each.paused_until > now]
        return [each for each in found.values() if not each.blocked and each.id not in paused]


def next_workday(now: datetime, zone: ZoneInfo) -> datetime:
    """Nine o'clock of the next day from Monday to Friday."""
    soon = next_after(DAILY, now, zone)
    while soon.astimezone(zone).weekday() >= SATURDAY:
        soon = next_after(DAILY, soon, zone)
    return soon


__all__ = ["Duty", "Fact", "QueueWatch", "Watch"]
