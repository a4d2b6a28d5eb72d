"""Coordinators: who moderates, for which municipalities, and who stands in while somebody is away."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import people as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person, PersonRole, Role
from bot.errors import DomainError, Gone, NotAllowed
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.people import People, name_once


@dataclass(frozen=True, slots=True)
class Coordinator:
    """One coordinator as the owner and the others see them. `municipalities`: None for the whole region."""

    person_id: int
    name: str
    municipalities: tuple[str, ...] | None
    away_until: datetime | None
    deputy: str


class Coordinators:
    """The roles, given and taken by the owner, and leave."""

    def __init__(self, db_: Database, clock: Clock, people: People, deliveries: Deliveries) -> None:
        self._db = db_
        self._clock = clock
        self._people = people
        self._deliveries = deliveries

    async def to_tell(self, session: Session, municipality: str | None) -> list[Person]:
        """Whom to tell of something in a municipality: the owners, those who look after it, deputies of the absent."""
        told = {person.id: person for person in await self._people.owners(session)}
        for holder in await db.holders(session, Role.COORDINATOR):
            if not _looks_after(holder, municipality):
                continue
            person_id = holder.deputy_id if self._is_away(holder) and holder.deputy_id else holder.person_id
            person = await db.of_id(session, person_id)
            if person is not None and not (self._is_away(holder) and holder.deputy_id is None):
                told.setdefault(person.id, person)
        return list(told.values())

    async def scope(self, session: Session, person: Person) -> frozenset[str] | None:
        """The municipalities a coordinator decides for, their own and those they stand in for; None: all.

        Raises NotAllowed for everybody else.
        """
        if Role.OWNER in person.roles:
            return None
        if not person.is_coordinator:
            raise NotAllowed
        holders = await db.holders(session, Role.COORDINATOR)
        mine = [
            each
            for each in holders
            if each.person_id == person.id or (each.deputy_id == person.id and self._is_away(each))
        ]
        if any(each.municipalities is None for each in mine):
            return None
        return frozenset(place for each in mine for place in each.municipalities or ())

    async def covers(self, session: Session, person: Person, municipality: str | None) -> bool:
        """Whether this is a coordinator who looks after the municipality."""
        if not person.is_coordinator:
            return False
        places = await self.scope(session, person)
        return places is None or municipality in places

    async def all(self, person: Person) -> list[Coordinator]:
        """All coordinators. Raises NotAllowed for everybody who is not one."""
        if not person.is_coordinator:
            raise NotAllowed
        async with self._db.read() as session:
            return [await self._line(session, each) for each in await db.holders(session, Role.COORDINATOR)]

    async def one(self, person: Person, person_id: int) -> Coordinator:
        """Raises NotAllowed, Gone."""
        if not person.is_coordinator:
            raise NotAllowed
        async with self._db.read() as session:
            return await self._line(session, await self._role(session, person_id))

    async def appoint(self, session: Session, owner: Person, given: Submission) -> int:
        """Make the person of a contact a coordinator; their id. Raises DomainError when they never came to the bot."""
        self.require_owner(owner)
        contact = given.answers["contact"]
        person = await db.find(session, owner.channel, contact["address"])
        if person is None:
            raise DomainError("coordinator-unknown")
        row = await db.row(session, person.id)
        name_once(row, contact["name"] or None)
        if await self.make(session, person.id, by=owner.id):
            now = self._clock.now()
            await self._deliveries.add(
                session, person, "coordinator-made", key=f"coordinator:{person.id}:{now:%Y%m%d%H%M%S%f}"
            )
        return person.id

    async def make(self, session: Session, person_id: int, *, by: int | None) -> bool:
        """Give the role; whether it is new to them."""
        if await db.role(session, person_id, Role.COORDINATOR) is not None:
            return False
        session.add(PersonRole(person_id=person_id, role=Role.COORDINATOR, granted_at=self._clock.now()))
        note_down(session, by, "made coordinator", f"person:{person_id}", self._clock.now())
        self._people.changed(session, person_id)
        return True

    async def limit(self, session: Session, owner: Person, given: Submission) -> int:
        """Limit a coordinator to municipalities, to none when the question was skipped; their id."""
        self.require_owner(owner)
        holder = await self._role(session, int(given.subject))
        holder.municipalities = list(given.answers["places"]) if given.answers["places"] else None
        note_down(session, owner.id, "limited coordinator", f"person:{holder.person_id}", self._clock.now())
        return holder.person_id

    async def remove(self, owner: Person, person_id: int) -> None:
        """Take the role away; a second time changes nothing."""
        self.require_owner(owner)
        async with self._db.begin() as session:
            holder = await db.role(session, person_id, Role.COORDINATOR)
            if holder is not None:
                await session.delete(holder)
                note_down(session, owner.id, "removed coordinator", f"person:{person_id}", self._clock.now())
                self._people.changed(session, person_id)

    async def go_away(self, session: Session, person: Person, given: Submission) -> None:
        """Pass what comes on to a deputy (the form's subject) up to and including a day of the person's zone."""
        holder = await self._role(session, person.id)
        deputy = await self._role(session, int(given.subject))
        last = datetime.combine(given.answers["until"], time(23, 59), ZoneInfo(person.timezone))
        holder.away_until, holder.deputy_id = last, deputy.person_id
        stand_in = await db.of_id(session, deputy.person_id)
        if stand_in is not None:
            await self._deliveries.add(
                session,
                stand_in,
                "coordinator-deputy",
                key=f"deputy:{person.id}:{self._clock.now():%Y%m%d%H%M%S%f}",
                name=person.called,
                until=given.answers["until"].isoformat(),
            )

    async def come_back(self, person: Person) -> None:
        """The leave is over. Raises NotAllowed."""
        if not person.is_coordinator:
            raise NotAllowed
        async with self._db.begin() as session:
            holder = await self._role(session, person.id)
            holder.away_until = holder.deputy_id = None

    def _is_away(self, holder: PersonRole) -> bool:
        return holder.away_until is not None and self._clock.now() <= holder.away_until

    def require_owner(self, person: Person) -> None:
        """Raises NotAllowed."""
        if Role.OWNER not in person.roles:
            raise NotAllowed

    async def _role(self, session: Session, person_id: int) -> PersonRole:
        holder = await db.role(session, person_id, Role.COORDINATOR)
        if holder is None:
            raise Gone
        return holder

    async def _line(self, session: Session, holder: PersonRole) -> Coordinator:
        row = await session.get_one(db.PersonRow, holder.person_id)
        deputy = await session.get(db.PersonRow, holder.deputy_id) if holder.deputy_id else None
        return Coordinator(
            person_id=holder.person_id,
            name=row.name or "",
            municipalities=tuple(holder.municipalities) if holder.municipalities is not None else None,
            away_until=holder.away_until if self._is_away(holder) else None,
            deputy=(deputy.name or "") if deputy else "",
        )


def _looks_after(holder: PersonRole, municipality: str | None) -> bool:
    return holder.municipalities is None or municipality is None or municipality in holder.municipalities


__all__ = ["Coordinator", "Coordinators"]
