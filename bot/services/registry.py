"""The registry: coordinators look up people and organisations, read what has happened to them, and leave notes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import registry as db
from bot.db.database import Database, Session
from bot.db.directory import Entry, Section
from bot.db.moderation import WAITING
from bot.db.organisations import Duty, Organisation, Side
from bot.db.people import Person, PersonRow, Role
from bot.db.registry import Note
from bot.errors import Gone, NotAllowed
from bot.paging import pages_of
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission
from bot.services.rights import Rights

FOUND = 10
PAGE = 8  # lines of a history: with the longest notes they are one message
EVENTS_KEPT = 100  # cases and lines of the audit that a history goes back


@dataclass(frozen=True, slots=True)
class Found:
    """The first that a search found, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int


class What(StrEnum):
    CASE = "case"
    DEED = "deed"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of a history. A case has its kind in `code`, its title and state; a deed its action in `code` and `who`
    did it; a note its words and `who` wrote them."""

    at: datetime
    what: What
    code: str = ""
    text: str = ""
    state: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """Somebody acts for an organisation: the other side of it, with the duties."""

    id: int
    name: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A person or an organisation as coordinators see them. `kind` is a code, or own words where none fitted;
    `seen_at` and `roles` are a person's, `side` and `inn` an organisation's."""

    section: Section
    id: int
    name: str
    kind: str
    own_words: bool
    municipality: str | None
    since: datetime
    bonds: tuple[Bond, ...]
    history: tuple[Happening, ...]
    page: int
    pages: int
    open_cases: tuple[tuple[int, str], ...]
    side: Side | None = None
    inn: str | None = None
    seen_at: datetime | None = None
    coordinator: bool = False


class Registry:
    """Everybody in the cluster, for coordinators, who see the municipalities they look after."""

    def __init__(self, db_: Database, clock: Clock, rights: Rights, coordinators: Coordinators) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._coordinators = coordinators

    async def open(self, coordinator: Person) -> None:
        """Raises NotAllowed for everybody but coordinators, with a line in the audit."""
        await self._rights.require(coordinator, "registry")

    async def find(self, coordinator: Person, query: str) -> Found:
        """What matches, organisations first. Raises NotAllowed."""
        await self.open(coordinator)
        async with self._db.read() as session:
            places = await self._coordinators.scope(session, coordinator)
            entries, total = await db.search(session, query, places, FOUND)
        return Found(tuple(entries), total)

    async def look(self, coordinator: Person, section: Section, entry_id: int, page: int = 0) -> Record:
        """Somebody's card with a page of their history, the newest first. Raises NotAllowed, Gone."""
        await self.require(coordinator, section, entry_id)
        async with self._db.read() as session:
            if section == Section.ORGANISATIONS:
                return await self._organisation(session, entry_id, page)
            return await self._person(session, entry_id, page)

    async def note(self, session: Session, coordinator: Person, given: Submission) -> None:
        """Keep a note about whom the form's subject names («p7», «o3»). Raises NotAllowed, Gone."""
        section, entry_id = Section(given.subject[0]), int(given.subject[1:])
        if not await self._covers(session, coordinator, section, entry_id):
            raise NotAllowed
        session.add(
            Note(
                person_id=entry_id if section == Section.SPECIALISTS else None,
                organisation_id=entry_id if section == Section.ORGANISATIONS else None,
                author_id=coordinator.id,
                author=coordinator.called,
                text=given.answers["text"],
                at=self._clock.now(),
            )
        )

    async def require(self, coordinator: Person, section: Section, entry_id: int) -> None:
        """Raises NotAllowed for those who do not look after this entry, with a line in the audit; Gone."""
        subject = subject_of(section, entry_id)
        await self._rights.require(coordinator, subject)
        async with self._db.read() as session:
            covered = await self._covers(session, coordinator, section, entry_id)
        if not covered:
            await self._rights.refuse(coordinator, subject)

    async def _covers(self, session: Session, coordinator: Person, section: Section, entry_id: int) -> bool:
        """Whether the coordinator looks after the municipality of this entry. Raises NotAllowed, Gone."""
        places = await self._coordinators.scope(session, coordinator)
        row = await _row(session, section, entry_id)
        return places is None or row.municipality in places

    async def _organisation(self, session: Session, entry_id: int, page: int) -> Record:
        row = await session.get_one(Organisation, entry_id)
        bonds = []
        for person_id in await organisations_db.people_of(session, entry_id):
            person = await session.get_one(PersonRow, person_id)
            bonds.append(await self._bond(session, entry_id, person_id, Bond(person_id, person.name or "", ())))
        history, pages, open_cases = await self._history(session, Section.ORGANISATIONS, entry_id, page)
        return Record(
            section=Section.ORGANISATIONS,
            id=entry_id,
            name=row.name,
            kind=row.kind or row.kind_text or "",
            own_words=row.kind is None,
            municipality=row.municipality,
            since=row.created_at,
            bonds=tuple(bonds),
            history=history,
            page=page,
            pages=pages,
            open_cases=open_cases,
            side=Side(row.side),
            inn=row.inn,
        )

    async def _person(self, session: Session, entry_id: int, page: int) -> Record:
        row = await session.get_one(PersonRow, entry_id)
        card = await people_db.card(session, entry_id)
        bonds = [
            await self._bond(session, each.id, entry_id, Bond(each.id, each.name, ()))
            for each in await organisations_db.of_person(session, entry_id)
        ]
        history, pages, open_cases = await self._history(session, Section.SPECIALISTS, entry_id, page)
        return Record(
            section=Section.SPECIALISTS,
            id=entry_id,
            name=row.name or "",
            kind=(card.profession or card.profession_text or "") if card else "",
            own_words=card is None or card.profession is None,
            municipality=row.municipality,
            since=card.joined_at if card else row.created_at,
            bonds=tuple(bonds),
            history=history,
            page=page,
            pages=pages,
            open_cases=open_cases,
            seen_at=row.seen_at,
            coordinator=await people_db.role(session, entry_id, Role.COORDINATOR) is not None,
        )

    @staticmethod
    async def _bond(session: Session, organisation_id: int, person_id: int, bond: Bond) -> Bond:
        held = await organisations_db.duties(session, organisation_id, person_id)
        return Bond(bond.id, bond.name, tuple(duty for duty in Duty if duty in held))

    async def _history(
        self, session: Session, section: Section, entry_id: int, page: int
    ) -> tuple[tuple[Happening, ...], int, tuple[tuple[int, str], ...]]:
        """A page of what happened, how many pages there are, and the cases that wait for a decision."""
        cases = await db.cases(session, section, entry_id, EVENTS_KEPT)
        lines = [Happening(each.submitted_at, What.CASE, each.kind, each.title, each.state) for each in cases]
        lines += [
            Happening(deed.at, What.DEED, deed.action.replace(" ", "-"), who=deed.actor or "")
            for deed in await db.deeds(session, subject_of(section, entry_id), EVENTS_KEPT)
        ]
        lines += [
            Happening(note.at, What.NOTE, text=note.text, who=note.author or "")
            for note in await db.notes(session, section, entry_id)
        ]
        lines.sort(key=lambda line: line.at, reverse=True)
        waiting = tuple((each.id, each.title) for each in cases if each.state in WAITING)
        shown = tuple(lines[page * PAGE : (page + 1) * PAGE])
        return shown, pages_of(len(lines), PAGE), waiting


def subject_of(section: Section, entry_id: int) -> str:
    """What the audit calls an entry."""
    return f"{'organisation' if section == Section.ORGANISATIONS else 'person'}:{entry_id}"


async def _row(session: Session, section: Section, entry_id: int) -> Organisation | PersonRow:
    """Raises Gone for whoever was erased or merged into another."""
    if section == Section.ORGANISATIONS:
        organisation = await session.get(Organisation, entry_id)
        if organisation is None or organisation.merged_into is not None:
            raise Gone
        return organisation
    person = await session.get(PersonRow, entry_id)
    if person is None or person.name is None:
        raise Gone
    return person


__all__ = ["Bond", "Duty", "Found", "Happening", "Record", "Registry", "Section", "What"]
