"""The directory: who is in the cluster, and a way to write to them that opens no contact without consent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.clock import Clock
from bot.db import directory as db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.directory import Answer, ContactRequest, Entry, Filter, Section
from bot.db.organisations import Duty, Side, Trait
from bot.db.people import Person, TagKind
from bot.errors import DomainError, Gone
from bot.paging import turned_to
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission

PAGE = 8
FOUND = 10
REQUESTS_A_DAY = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list."""

    section: Section
    narrowed: Filter
    entries: tuple[Entry, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A card as others see it: codes, and own words where no code fitted. No contacts of a person are in it.
    `units`: name and settlement of the branches."""

    section: Section
    id: int
    name: str
    side: Side | None
    kind: str
    own_words: bool
    municipality: str
    spheres: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    competencies: tuple[str, ...]
    about: str | None
    contacts: Mapping[str, str]
    mine: bool
    units: tuple[tuple[str, str], ...] = ()


class Directory:
    """Looking around among the members, for members."""

    def __init__(self, db_: Database, clock: Clock, deliveries: Deliveries) -> None:
        self._db = db_
        self._clock = clock
        self._deliveries = deliveries

    async def counts(self, person: Person) -> dict[Section, int]:
        """How many there are to see in each section. Raises DomainError for those who have not joined."""
        self._require_member(person)
        async with self._db.read() as session:
            return {section: await db.count(session, section, Filter()) for section in Section}

    async def at_home(self, person: Person, section: Section) -> Filter:
        """The filter to begin with: one's own municipality when anybody is there."""
        home = Filter(place=person.municipality)
        async with self._db.read() as session:
            return home if person.municipality and await db.count(session, section, home) else Filter()

    async def browse(self, person: Person, section: Section, narrowed: Filter, page: int) -> Listing:
        self._require_member(person)
        async with self._db.read() as session:
            total = await db.count(session, section, narrowed)
            page, pages = turned_to(page, total, PAGE)
            entries = await db.page(session, section, narrowed, page * PAGE, PAGE)
        return Listing(section, narrowed, tuple(entries), page, pages, total)

    async def values(self, person: Person, section: Section, narrowed: Filter, dimension: str) -> list[tuple[str, int]]:
        """What the list can be narrowed to in one dimension, the other filters kept."""
        self._require_member(person)
        async with self._db.read() as session:
            return await db.values(session, section, replace(narrowed, **{dimension: None}), dimension)

    async def search(self, person: Person, query: str) -> tuple[list[Entry], int]:
        """The first that match what was typed, and how many there are."""
        self._require_member(person)
        async with self._db.read() as session:
            return await db.search(session, query, FOUND)

    async def visit(self, person: Person, section: Section, entry_id: int) -> Visit:
        """A card. Raises Gone for one that is no longer shown; one's own can always be seen."""
        self._require_member(person)
        async with self._db.read() as session:
            if section == Section.ORGANISATIONS:
                return await self._organisation(session, person, entry_id)
            return await self._specialist(session, person, entry_id)

    async def writable(self, person: Person, section: Section, entry_id: int) -> Visit:
        """The card of whom to write to, before the words are asked for. Raises as `write` does."""
        shown = await self.visit(person, section, entry_id)
        async with self._db.read() as session:
            await self._reachable(session, person, section, entry_id)
        return shown

    async def write(self, session: Session, person: Person, given: Submission) -> None:
        """Ask to get in touch (the form's subject says with whom). Raises DomainError where it cannot be."""
        self._require_member(person)
        section, entry_id = Section(given.subject[0]), int(given.subject[1:])
        to_person, to_organisation = (entry_id, None) if section == Section.SPECIALISTS else (None, entry_id)
        now = self._clock.now()
        receivers = await self._reachable(session, person, section, entry_id)
        request = ContactRequest(
            from_person_id=person.id,
            to_person_id=to_person,
            organisation_id=to_organisation,
            text=given.answers["message"],
            state=Answer.ASKED,
            created_at=now,
        )
        session.add(request)
        await session.flush()
        for receiver in receivers:
            await self._deliveries.add(
                session,
                receiver,
                "directory-request",
                key=f"contact:{request.id}:{receiver.id}",
                request=request.id,
                name=person.name or "",
                place=person.municipality,
                text=request.text,
            )

    async def answer(self, person: Person, request_id: int, *, share: bool) -> None:
        """Share contacts with whoever asked, or do not. Raises Gone when it was not theirs to answer, DomainError when
        it was answered."""
        async with self._db.begin() as session:
            request = await session.get(ContactRequest, request_id)
            if request is None or person.id not in {each.id for each in await self._addressees(session, request)}:
                raise Gone
            state = Answer.SHARED if share else Answer.REFUSED
            if not await db.answer(session, request_id, person.id, state, self._clock.now()):
                raise DomainError("directory-answered")
            asker = await people_db.of_id(session, request.from_person_id)
            if not share or asker is None:
                return
            for told, other in ((asker, person), (person, asker)):
                await self._deliveries.add(
                    session,
                    told,
                    "directory-contact",
                    key=f"shared:{request_id}:{told.id}",
                    name=other.name or "",
                    address=other.address,
                )

    async def _addressees(self, session: Session, request: ContactRequest) -> list[Person]:
        if request.organisation_id is not None:
            return await self._receivers(session, Section.ORGANISATIONS, request.organisation_id)
        person = await people_db.of_id(session, request.to_person_id) if request.to_person_id is not None else None
        return [person] if person else []

    async def _reachable(self, session: Session, person: Person, section: Section, entry_id: int) -> list[Person]:
        """Who is asked when somebody writes to this card. Raises DomainError when it is too much or in vain."""
        to_person, to_organisation = (entry_id, None) if section == Section.SPECIALISTS else (None, entry_id)
        if await db.requests_since(session, person.id, self._clock.now() - timedelta(days=1)) >= REQUESTS_A_DAY:
            raise DomainError("directory-enough")
        if await db.open_request(session, person.id, to_person, to_organisation) is not None:
            raise DomainError("directory-asked-already")
        receivers = await self._receivers(session, section, entry_id)
        if not receivers:
            raise DomainError("directory-unreachable")
        return receivers

    async def _receivers(self, session: Session, section: Section, entry_id: int) -> list[Person]:
        """Whoever reads a message to this entry: the specialist, or the organisation's administrators."""
        if section == Section.SPECIALISTS:
            card = await people_db.card(session, entry_id)
            ids = [entry_id] if card is not None and card.visible else []
        else:
            ids = await organisations_db.people_of(session, entry_id, Duty.ADMINISTRATOR)
        found = [await people_db.of_id(session, each) for each in ids]
        return [person for person in found if person is not None]

    async def _organisation(self, session: Session, person: Person, organisation_id: int) -> Visit:
        row = await organisations_db.standing(session, organisation_id)
        if row is None:
            raise Gone
        traits = {kind: tuple(await organisations_db.traits(session, row.id, kind)) for kind in Trait}
        units = [(each.name, each.settlement or "") for each in await organisations_db.units(session, row.id)]
        contacts = {"phone": row.phone, "email": row.email, "site": row.site}
        return Visit(
            section=Section.ORGANISATIONS,
            id=row.id,
            name=row.name,
            side=Side(row.side),
            kind=row.kind or row.kind_text or "",
            own_words=row.kind is None,
            municipality=row.municipality,
            spheres=traits[Trait.SPHERE],
            offers=traits[Trait.OFFER],
            needs=traits[Trait.NEED],
            competencies=(),
            about=row.about,
            contacts={name: value for name, value in contacts.items() if value},
            mine=bool(await organisations_db.duties(session, row.id, person.id)),
            units=tuple(units),
        )

    async def _specialist(self, session: Session, person: Person, person_id: int) -> Visit:
        card = await people_db.card(session, person_id)
        if card is None or not (card.visible or person_id == person.id):
            raise Gone
        row = await session.get_one(people_db.PersonRow, person_id)
        return Visit(
            section=Section.SPECIALISTS,
            id=person_id,
            name=row.name or "",
            side=None,
            kind=card.profession or card.profession_text or "",
            own_words=card.profession is None,
            municipality=row.municipality or "",
            spheres=tuple(await people_db.tags(session, person_id, TagKind.SPHERE)),
            offers=tuple(await people_db.tags(session, person_id, TagKind.OFFER)),
            needs=(),
            competencies=tuple(await people_db.tags(session, person_id, TagKind.COMPETENCY)),
            about=card.about,
            contacts={},
            mine=person_id == person.id,
        )

    @staticmethod
    def _require_member(person: Person) -> None:
        if not (person.is_member or person.acting_for or person.is_coordinator):
            raise DomainError("directory-members-only")


__all__ = ["Directory", "Entry", "Filter", "Listing", "Section", "Visit"]
