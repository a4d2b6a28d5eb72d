"""Merging duplicates: the same organisation applied twice, and a coordinator makes one of the two."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.db import merging as db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import registry as registry_db
from bot.db.database import Database, Session
from bot.db.directory import Entry, Section
from bot.db.moderation import note_down
from bot.db.organisations import Organisation
from bot.db.people import Person
from bot.errors import DomainError, Gone
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.organisations import words_to_search
from bot.services.people import People
from bot.services.registry import Registry

FOUND = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """What merging would do: `moves` says how many representatives («people»), «units», «events» and «cases» the
    duplicate has. `inns` are the taxpayer's numbers when both have one."""

    duplicate: Entry
    into: Entry
    moves: Mapping[str, int]
    inns: tuple[str, str] | None


class Merging:
    """Two organisations become one, by a coordinator of both."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        people: People,
        registry: Registry,
        coordinators: Coordinators,
        deliveries: Deliveries,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._people = people
        self._registry = registry
        self._coordinators = coordinators
        self._deliveries = deliveries

    async def candidates(self, coordinator: Person, duplicate_id: int, query: str) -> list[Entry]:
        """The organisations among which the other one is sought. Raises NotAllowed, Gone."""
        await self._registry.require(coordinator, Section.ORGANISATIONS, duplicate_id)
        async with self._db.read() as session:
            places = await self._coordinators.scope(session, coordinator)
            found, _ = await registry_db.search(session, query, places, FOUND + 1)
        others = [each for each in found if each.section == Section.ORGANISATIONS and each.id != duplicate_id]
        return others[:FOUND]

    async def plan(self, coordinator: Person, duplicate_id: int, into_id: int) -> Plan:
        """Raises NotAllowed, Gone when one of the two was merged meanwhile, DomainError for one and the same."""
        await self._require(coordinator, duplicate_id, into_id)
        async with self._db.read() as session:
            duplicate = await session.get_one(Organisation, duplicate_id)
            into = await session.get_one(Organisation, into_id)
            moves = await db.count(session, duplicate_id)
        inns = (duplicate.inn, into.inn) if duplicate.inn and into.inn else None
        return Plan(_entry(duplicate), _entry(into), moves, inns)

    async def merge(self, coordinator: Person, duplicate_id: int, into_id: int) -> None:
        """Make one of the two, and tell everybody who acts for it. Raises NotAllowed, Gone, DomainError."""
        await self._require(coordinator, duplicate_id, into_id)
        async with self._db.begin() as session:
            # Always in the same order: two who merge the same pair do not wait for each other.
            rows = {each: await organisations_db.locked(session, each) for each in sorted((duplicate_id, into_id))}
            duplicate, into = rows[duplicate_id], rows[into_id]
            if duplicate is None or into is None or duplicate.merged_into or into.merged_into:
                raise Gone
            await db.move(session, duplicate, into)
            into.search_text = words_to_search(into)
            now = self._clock.now()
            note_down(session, coordinator.id, "merged", f"organisation:{into_id}", now)
            note_down(session, coordinator.id, "merged", f"organisation:{duplicate_id}", now)
            await self._tell(session, coordinator, duplicate, into)

    async def _require(self, coordinator: Person, duplicate_id: int, into_id: int) -> None:
        for organisation_id in (duplicate_id, into_id):
            await self._registry.require(coordinator, Section.ORGANISATIONS, organisation_id)
        if duplicate_id == into_id:
            raise DomainError("merge-same")

    async def _tell(self, session: Session, coordinator: Person, duplicate: Organisation, into: Organisation) -> None:
        for person_id in await organisations_db.people_of(session, into.id):
            self._people.changed(session, person_id)
            person = await people_db.of_id(session, person_id)
            if person is not None and person.id != coordinator.id:
                await self._deliveries.add(
                    session,
                    person,
                    "organisation-merged",
                    key=f"merged:{duplicate.id}:{into.id}:{person.id}",
                    organisation=into.id,
                    name=into.name,
                    duplicate=duplicate.name,
                )


def _entry(row: Organisation) -> Entry:
    return Entry(Section.ORGANISATIONS, row.id, row.name)


__all__ = ["Merging", "Plan"]
