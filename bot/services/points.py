"""Quality points: where visitors rate a service, kept by those who hold events in the organisation's name and by
coordinators. A code can be taken back, and a new one printed.
"""

from dataclasses import dataclass
from random import Random

from bot.clock import Clock
from bot.db import points as db
from bot.db.database import Database, Session
from bot.db.events import Event, EventState, Registration
from bot.db.moderation import note_down
from bot.db.organisations import Organisation, Unit, standing, units
from bot.db.people import Person
from bot.db.points import Point, RetiredCode, Spot
from bot.errors import DomainError, Gone
from bot.quality_codes import new_code
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.organising import Change

PAGE = 8
MOST = 200  # points of one organisation, its events apart
MOST_POSTERS = 2 * MOST  # with those of events


@dataclass(frozen=True, slots=True)
class PointCard:
    """A point as its keepers see it. `organisation` is empty for the cluster's own; `code` None: retired."""

    id: int
    organisation_id: int | None
    organisation: str
    branch: str
    event_id: int | None
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class PointList:
    """A page of an organisation's points. `acts`: the reader acts for the organisation."""

    organisation_id: int | None
    organisation: str
    points: tuple[PointCard, ...]
    branches: int
    page: int
    pages: int
    total: int
    acts: bool


class Points:
    """Making points, printing their codes, taking them back."""

    def __init__(self, db_: Database, clock: Clock, hosts: Hosts, random: Random) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts
        self._random = random

    # Looking

    async def of(self, person: Person, organisation_id: int | None, page: int) -> PointList:
        """The points of an organisation, None: the cluster's own events. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            organisation = await self.kept_by(session, person, organisation_id)
            known = organisation.id if organisation else None
            total = await db.count_of(session, known)
            pages = max(1, -(-total // PAGE))
            page = min(max(page, 0), pages - 1)
            found = await db.of_organisation(session, known, offset=page * PAGE, limit=PAGE)
            branches = len(await units(session, known)) if known else 0
        name = organisation.name if organisation else ""
        acts = person.acting_for is not None and person.acting_for == known
        return PointList(known, name, tuple(card_of(each) for each in found), branches, page, pages, total, acts)

    async def one(self, person: Person, point_id: int) -> PointCard:
        """Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return card_of(await self.held(session, person, point_id))

    async def to_print(self, person: Person, point_id: int) -> PointCard:
        """A point whose poster is printed. Raises NotAllowed, Gone, and DomainError for one without a code."""
        card = await self.one(person, point_id)
        if card.code is None:
            raise DomainError("points-no-code")
        return card

    async def of_event(self, person: Person, event_id: int) -> PointCard:
        """The point of an event, made when there is none. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            event = await session.get(Event, event_id)
            if event is None or event.state == EventState.WITHDRAWN:
                raise Gone
            await self._hosts.require(session, person, event.organisation_id, event.municipality)
            point = await self.ensure(session, event)
            return card_of(await self.held(session, person, point.id))

    async def branches(self, person: Person, organisation_id: int) -> list[tuple[int, str]]:
        """Id and name of the branches that a new point may belong to. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            organisation = await self.kept_by(session, person, organisation_id)
            return [(each.id, each.name) for each in await units(session, organisation.id)] if organisation else []

    async def posters(self, person: Person, organisation_id: int | None) -> tuple[PointCard, ...]:
        """The points that posters are printed for. Raises NotAllowed, Gone, and DomainError when there is none."""
        async with self._db.read() as session:
            organisation = await self.kept_by(session, person, organisation_id)
            found = await db.in_use(session, organisation.id if organisation else None, self._clock.now(), MOST_POSTERS)
        if not found:
            raise DomainError("points-no-posters")
        return tuple(card_of(each) for each in found)

    # Changing

    async def add(self, session: Session, person: Person, given: Submission) -> int:
        """A new point of the organisation and the branch that the form's subject names («7», «7:3»); its id.

        Raises NotAllowed, Gone, and DomainError for a second one of that name.
        """
        organisation_id, _, unit_id = given.subject.partition(":")
        organisation = await self.kept_by(session, person, int(organisation_id))
        unit = await session.get(Unit, int(unit_id)) if unit_id else None
        if organisation is None or (unit_id and (unit is None or unit.organisation_id != organisation.id)):
            raise Gone
        name = given.answers["name"]
        if await db.named(session, organisation.id, unit.id if unit else None, name) is not None:
            raise DomainError("points-known", name=name)
        if await db.count_places(session, organisation.id) >= MOST:
            raise DomainError("points-enough", count=MOST)
        point = Point(
            organisation_id=organisation.id,
            unit_id=unit.id if unit else None,
            name=name,
            code=await self._free_code(session),
            created_at=self._clock.now(),
        )
        session.add(point)
        await session.flush()
        self._note(session, person, "point added", point)
        return point.id

    async def rename(self, session: Session, person: Person, given: Submission) -> int:
        """Another name for a place; its code stays. Raises NotAllowed, Gone, DomainError."""
        spot = await self.held(session, person, int(given.subject))
        name = given.answers["name"]
        if spot.point.event_id is not None:
            raise Gone
        same = await db.named(session, spot.point.organisation_id, spot.point.unit_id, name)
        if same is not None and same.id != spot.point.id:
            raise DomainError("points-known", name=name)
        spot.point.name = name
        self._note(session, person, "point renamed", spot.point)
        return spot.point.id

    async def retire(self, person: Person, point_id: int) -> PointCard:
        """Take the code back: what is printed opens nothing any more; a second time changes nothing.

        Raises NotAllowed, Gone.
        """
        async with self._db.begin() as session:
            await self.held(session, person, point_id)
            point = await self._locked(session, point_id)
            if point.code is not None:
                self._take_back(session, point)
                self._note(session, person, "point retired", point)
            return card_of(await self.held(session, person, point_id))

    async def renew(self, person: Person, point_id: int) -> PointCard:
        """A new code in the place of the one that is printed, or of none. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            await self.held(session, person, point_id)
            point = await self._locked(session, point_id)
            if point.code is not None:
                self._take_back(session, point)
            point.code = await self._free_code(session)
            self._note(session, person, "point renewed", point)
            return card_of(await self.held(session, person, point_id))

    # Within a transaction

    async def follow(self, session: Session, event: Event, change: Change) -> None:
        """An event that people answer to in the bot has a point from its publication on."""
        if event.registration == Registration.BOT and event.state == EventState.PUBLISHED:
            await self.ensure(session, event)

    async def ensure(self, session: Session, event: Event) -> Point:
        """The point of an event; it bears the event's title."""
        point = await db.of_event(session, event.id)
        if point is None:
            point = Point(
                organisation_id=event.organisation_id,
                unit_id=event.unit_id,
                event_id=event.id,
                name=event.title,
                code=await self._free_code(session),
                created_at=self._clock.now(),
            )
            session.add(point)
            await session.flush()
        point.name = event.title
        return point

    async def rated_at(self, session: Session, event: Event) -> int | None:
        """The id of an event's point."""
        return (await self.ensure(session, event)).id

    async def held(self, session: Session, person: Person, point_id: int) -> Spot:
        """A point that is this person's to keep. Raises NotAllowed, Gone."""
        spot = await db.spot(session, point_id)
        if spot is None:
            raise Gone
        await self._hosts.require(session, person, spot.point.organisation_id, spot.municipality)
        return spot

    async def kept_by(self, session: Session, person: Person, organisation_id: int | None) -> Organisation | None:
        """The organisation whose points are this person's to keep; None for the cluster itself. Raises NotAllowed,
        Gone."""
        if organisation_id is None:
            await self._hosts.require(session, person, None, None)
            return None
        organisation = await standing(session, organisation_id)
        if organisation is None:
            raise Gone
        await self._hosts.require(session, person, organisation.id, organisation.municipality)
        return organisation

    async def _locked(self, session: Session, point_id: int) -> Point:
        point = await db.locked(session, point_id)
        if point is None:
            raise Gone
        return point

    async def _free_code(self, session: Session) -> str:
        while True:
            code = new_code(self._random)
            if await db.code_is_free(session, code):
                return code

    def _take_back(self, session: Session, point: Point) -> None:
        session.add(RetiredCode(code=str(point.code), point_id=point.id))
        point.code = None

    def _note(self, session: Session, person: Person, action: str, point: Point) -> None:
        about = f"organisation:{point.organisation_id}" if point.organisation_id else f"point:{point.id}"
        note_down(session, person.id, action, about, self._clock.now())


def card_of(spot: Spot) -> PointCard:
    return PointCard(
        id=spot.point.id,
        organisation_id=spot.point.organisation_id,
        organisation=spot.organisation.name if spot.organisation else "",
        branch=spot.unit.name if spot.unit else "",
        event_id=spot.point.event_id,
        name=spot.point.name,
        code=spot.point.code,
    )


__all__ = ["PointCard", "PointList", "Points", "card_of"]
