"""Branches of an organisation: added, renamed, moved, closed and reopened by its administrators or by coordinators."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.db import organisations as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.organisations import Duty, Organisation, Unit
from bot.db.people import Person
from bot.errors import DomainError, Gone, NotAllowed, Refused
from bot.paging import turned_to
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission

PAGE = 8
MOST = 200  # branches of one organisation


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch; `municipality` None where it is the organisation's own."""

    id: int
    organisation_id: int
    name: str
    municipality: str | None
    settlement: str | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Branches:
    """A page of an organisation's branches."""

    organisation_id: int
    organisation: str
    shown: tuple[Branch, ...]
    page: int
    pages: int
    total: int
    acts: bool  # whether the reader acts for the organisation


class Units:
    """The branches, kept by those who administer the organisation."""

    def __init__(self, db_: Database, clock: Clock, coordinators: Coordinators) -> None:
        self._db = db_
        self._coordinators = coordinators
        self._clock = clock

    async def of(self, person: Person, organisation_id: int, page: int) -> Branches:
        """A page of the branches, closed ones too. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            organisation = await self._administered(session, person, organisation_id)
            found = await db.units(session, organisation.id, closed=True)
            acts = bool(await db.duties(session, organisation.id, person.id))
        page, pages = turned_to(page, len(found), PAGE)
        shown = tuple(_branch(each) for each in found[page * PAGE : (page + 1) * PAGE])
        return Branches(organisation.id, organisation.name, shown, page, pages, len(found), acts)

    async def one(self, person: Person, unit_id: int) -> Branch:
        """Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return _branch(await self._unit(session, person, unit_id))

    async def add(self, session: Session, person: Person, given: Submission) -> int:
        """A new branch of the organisation that the form's subject names; its id. Raises NotAllowed, Gone, and
        DomainError for a second one of that name."""
        organisation = await self._administered(session, person, int(given.subject))
        name = given.answers["name"]
        await self._require_free(session, organisation.id, name)
        place = given.answers["municipality"]
        unit = Unit(
            organisation_id=organisation.id,
            name=name,
            municipality=place if place != organisation.municipality else None,
            settlement=given.answers["settlement"],
        )
        session.add(unit)
        await session.flush()
        self._note(session, person, "branch added", organisation.id)
        return unit.id

    async def rename(self, session: Session, person: Person, given: Submission) -> int:
        """Raises NotAllowed, Gone, and DomainError for the name of another branch."""
        unit = await self._unit(session, person, int(given.subject))
        if unit.name != given.answers["name"]:
            await self._require_free(session, unit.organisation_id, given.answers["name"])
            unit.name = given.answers["name"]
            self._note(session, person, "branch changed", unit.organisation_id)
        return unit.id

    async def move(self, session: Session, person: Person, given: Submission) -> int:
        """Another place; a skipped municipality is the organisation's own. Raises NotAllowed, Gone."""
        unit = await self._unit(session, person, int(given.subject))
        unit.municipality, unit.settlement = given.answers["municipality"], given.answers["settlement"]
        self._note(session, person, "branch changed", unit.organisation_id)
        return unit.id

    async def close(self, person: Person, unit_id: int, *, closed: bool) -> Branch:
        """Close a branch or reopen it; a second time changes nothing. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            unit = await self._unit(session, person, unit_id)
            if (unit.closed_at is not None) != closed:
                unit.closed_at = self._clock.now() if closed else None
                self._note(session, person, "branch closed" if closed else "branch reopened", unit.organisation_id)
            return _branch(unit)

    async def _unit(self, session: Session, person: Person, unit_id: int) -> Unit:
        unit = await session.get(Unit, unit_id)
        if unit is None:
            raise Gone
        await self._administered(session, person, unit.organisation_id)
        return unit

    async def _administered(self, session: Session, person: Person, organisation_id: int) -> Organisation:
        organisation = await db.standing(session, organisation_id)
        if organisation is None:
            raise Gone
        if Duty.ADMINISTRATOR in await db.duties(session, organisation.id, person.id):
            return organisation
        if not await self._coordinators.covers(session, person, organisation.municipality):
            raise NotAllowed
        return organisation

    async def _require_free(self, session: Session, organisation_id: int, name: str) -> None:
        there = await db.units(session, organisation_id, closed=True)
        if any(each.name == name for each in there):
            raise Refused("unit-known", name=name)
        if len(there) >= MOST:
            raise DomainError("unit-enough", count=MOST)

    def _note(self, session: Session, person: Person, action: str, organisation_id: int) -> None:
        note_down(session, person.id, action, f"organisation:{organisation_id}", self._clock.now())


def _branch(unit: Unit) -> Branch:
    closed = unit.closed_at is not None
    return Branch(unit.id, unit.organisation_id, unit.name, unit.municipality, unit.settlement, closed)


__all__ = ["Branch", "Branches", "Units"]
