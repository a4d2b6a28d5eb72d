"""Hosts of events: in whose name one may hold them, where they are at home, and who publishes without a look.

The methods that take a session run in the transaction of their cause.
"""

from dataclasses import replace
from typing import Any

from bot.clock import Clock
from bot.db import events as db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.events import Trust
from bot.db.moderation import note_down
from bot.db.organisations import Duty, Organisation
from bot.db.people import Person
from bot.errors import Gone, NotAllowed
from bot.services.coordinators import Coordinators


class Hosts:
    """Organisations and the cluster itself, as those who hold events."""

    def __init__(self, db_: Database, clock: Clock, coordinators: Coordinators) -> None:
        self._db = db_
        self._clock = clock
        self._coordinators = coordinators

    async def own(self, person: Person) -> int | None:
        """The organisation whose events the person holds, 0 for the cluster's own; None when there are none."""
        if person.acting_for is not None:
            async with self._db.read() as session:
                if await self.may(session, replace(person, roles=frozenset()), person.acting_for, None):
                    return person.acting_for
        return 0 if person.is_coordinator else None

    async def holds(self, person: Person, organisation_id: int | None, municipality: str | None) -> bool:
        """Whether an event of this organisation, or of the cluster itself, is the person's to manage."""
        if person.acting_for is None and not person.is_coordinator:
            return False
        async with self._db.read() as session:
            return await self.may(session, person, organisation_id, municipality)

    async def trusted(self, organisation_id: int) -> bool:
        async with self._db.read() as session:
            return await db.is_trusted(session, organisation_id)

    async def trust(self, person: Person, organisation_id: int, *, wanted: bool) -> None:
        """Let an organisation publish unchecked, or no longer; with a line of the audit. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            organisation = await session.get(Organisation, organisation_id)
            if organisation is None:
                raise Gone
            scope = await self._coordinators.scope(session, person)
            if scope is not None and organisation.municipality not in scope:
                raise NotAllowed
            held = await session.get(Trust, organisation_id)
            if wanted and held is None:
                session.add(Trust(organisation_id=organisation_id, since=self._clock.now()))
            elif not wanted and held is not None:
                await session.delete(held)
            else:
                return
            action = "trusted" if wanted else "trust taken"
            note_down(session, person.id, action, f"organisation:{organisation_id}", self._clock.now())

    async def may(
        self, session: Session, person: Person, organisation_id: int | None, municipality: str | None
    ) -> bool:
        """Whether the person may manage an event: administrators and publishers of its organisation may, and
        coordinators of where it takes place."""
        if organisation_id is not None:
            duties = await organisations_db.duties(session, organisation_id, person.id)
            if duties & {Duty.ADMINISTRATOR, Duty.PUBLISHER}:
                return True
        if not person.is_coordinator:
            return False
        scope = await self._coordinators.scope(session, person)
        return scope is None or municipality is None or municipality in scope

    async def people(self, session: Session, organisation_id: int) -> list[Person]:
        """The organisation's administrators and publishers, who are told of what people answer."""
        found: dict[int, Person] = {}
        for duty in (Duty.ADMINISTRATOR, Duty.PUBLISHER):
            for person_id in await organisations_db.people_of(session, organisation_id, duty):
                person = await people_db.of_id(session, person_id)
                if person is not None:
                    found[person.id] = person
        return list(found.values())

    async def author_may(
        self, session: Session, author_id: int, organisation_id: int | None, municipality: str | None
    ) -> bool:
        """`may`, for the author of what is being decided, who is not the one who presses."""
        if organisation_id is not None:
            duties = await organisations_db.duties(session, organisation_id, author_id)
            if duties & {Duty.ADMINISTRATOR, Duty.PUBLISHER}:
                return True
        author = await people_db.of_id(session, author_id)
        return author is not None and await self.may(session, author, organisation_id, municipality)

    async def at_once(self, session: Session, person: Person, organisation_id: int | None) -> bool:
        """Whether what this person does needs no look of somebody else."""
        if person.is_coordinator or organisation_id is None:
            return True
        return await db.is_trusted(session, organisation_id)

    async def require(
        self, session: Session, person: Person, organisation_id: int | None, municipality: str | None
    ) -> None:
        """Raises NotAllowed."""
        if not await self.may(session, person, organisation_id, municipality):
            raise NotAllowed

    async def of(self, session: Session, person: Person, organisation_id: int | None) -> dict[str, Any]:
        """What the forms draw on, for somebody who may hold events in this name. Raises NotAllowed, Gone."""
        host = await self.describe(session, organisation_id)
        await self.require(session, person, organisation_id, host["municipality"])
        return host

    async def describe(self, session: Session, organisation_id: int | None) -> dict[str, Any]:
        """Whose event it is and where they are at home, as the forms keep it."""
        if organisation_id is None:
            return {"name": "", "municipality": None, "venues": []}
        organisation = await session.get(Organisation, organisation_id)
        if organisation is None or organisation.merged_into is not None:
            raise Gone
        own = {"unit": None, "name": organisation.name, "settlement": organisation.settlement}
        branches = [
            {"unit": each.id, "name": each.name, "settlement": each.settlement}
            for each in await organisations_db.units(session, organisation_id)
        ]
        return {"name": organisation.name, "municipality": organisation.municipality, "venues": [own, *branches]}
