"""The door of an event: who is expected, who came, and everything only those see who receive the guests.

Who did not come is nobody else's business: attendance is counted for the organiser and kept for the indicators.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import tickets as db
from bot.db.database import Database, Session
from bot.db.events import Event
from bot.db.people import Person, PersonRow
from bot.db.tickets import Ticket, TicketState, WalkIn
from bot.errors import DomainError, Gone
from bot.paging import turned_to
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.standing import Happening, Stage, Visit, free_places, happening_of, shown, stage_of, standing
from bot.services.tickets import Tickets

PAGE = 8
OPENS_BEFORE = timedelta(hours=6)  # from when on coming is marked
CLOSES_AFTER = timedelta(days=7)  # the list may be ticked from a sheet of paper afterwards
NAMES_KEPT = timedelta(days=30)  # of people who came without an answer
NAMED_LOSERS = 10
MOST_AT_ONCE = 500  # people who came without an answer


@dataclass(frozen=True, slots=True)
class Board:
    """An event's guests in numbers; `answers`: people and places by state."""

    happening: Happening
    stage: Stage
    seats: int | None
    free: int | None
    answers: Mapping[TicketState, tuple[int, int]]
    came: int
    walked_in: int
    named: tuple[str, ...]  # the last that were added by name


@dataclass(frozen=True, slots=True)
class Guest:
    """A line of the list at the door. `name` is empty for those who never told theirs."""

    ticket_id: int
    name: str
    code: int | None
    state: TicketState
    places: int
    came: int | None
    came_at: datetime | None


@dataclass(frozen=True, slots=True)
class GuestList:
    happening: Happening
    guests: tuple[Guest, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A guest at the door. `again`: they had been marked before; `expected`: they have a seat."""

    happening: Happening
    guest: Guest
    again: bool
    expected: bool


@dataclass(frozen=True, slots=True)
class Resizing:
    """A wished number of seats (None: no limit) and the first of those who lose theirs; `total` of them. Done already
    when there are none."""

    happening: Happening
    seats: int | None
    losers: tuple[Guest, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is in the organiser's list."""

    happening: Happening
    guests: tuple[tuple[Guest, datetime], ...]  # with the moment of the answer
    walk_ins: tuple[tuple[str, int, datetime], ...]


class Doors:
    """Receiving guests. Every method raises NotAllowed for those who do not manage the event, and Gone."""

    def __init__(self, db_: Database, clock: Clock, tickets: Tickets, hosts: Hosts) -> None:
        self._db = db_
        self._clock = clock
        self._tickets = tickets
        self._hosts = hosts

    async def board(self, person: Person, event_id: int) -> Board:
        """The guests at a glance."""
        async with self._db.read() as session:
            return await self._board(session, await self._managed(session, person, event_id))

    async def guests(self, person: Person, event_id: int, page: int) -> GuestList:
        """A page of the list at the door, by name."""
        async with self._db.read() as session:
            event = await self._managed(session, person, event_id)
            total = await db.count_expected(session, event_id)
            page, pages = turned_to(page, total, PAGE)
            rows = await db.expected(session, event_id, offset=page * PAGE, limit=PAGE)
        guests = tuple(_guest(ticket, name) for ticket, name in rows)
        return GuestList(happening_of(event), guests, page, pages, total)

    async def scan(self, person: Person, token: str) -> Arrival | Visit | None:
        """A ticket's link was opened: at the door the guest is marked, the owner sees their event, and a stranger
        nothing. Raises Gone for a link of no ticket, DomainError when it is too early or too late."""
        async with self._db.begin() as session:
            ticket = await db.of_token(session, token)
            if ticket is None:
                raise Gone("doors-no-ticket")
            event = shown(await session.get(Event, ticket.event_id))
            if ticket.person_id == person.id:
                return Visit(happening_of(event), await standing(session, person, event, self._clock.now()))
            if not await self._hosts.may(session, person, event.organisation_id, event.municipality):
                return None
            return await self._welcome(session, person, event, ticket)

    async def admit(self, session: Session, person: Person, given: Submission) -> Arrival:
        """Mark the guest who said this code at the door of an event (the form's subject). Raises DomainError for a
        code that no guest of this event has."""
        event = await self._managed(session, person, int(given.subject))
        ticket = await db.of_code(session, event.id, given.answers["code"])
        if ticket is None:
            raise DomainError("doors-no-such-code", code=str(given.answers["code"]))
        return await self._welcome(session, person, event, ticket)

    async def mark(self, person: Person, ticket_id: int, number: int) -> Arrival:
        """So many of the places came; 0 takes the mark off. When somebody first came is not changed by it."""
        async with self._db.begin() as session:
            ticket, event = await self._at_the_door(session, person, ticket_id)
            if not 0 <= number <= ticket.places:
                raise Gone
            again = bool(ticket.came)
            self._set_came(person, event, ticket, number)
            return await self._arrival(session, event, ticket, again=again)

    # People without an answer

    async def add(self, person: Person, event_id: int, number: int) -> Board:
        """Some more people came."""
        if not 1 <= number <= MOST_AT_ONCE:
            raise Gone
        async with self._db.begin() as session:
            event = await self._managed(session, person, event_id)
            await self._add(session, person, event, number=number)
            return await self._board(session, event)

    async def add_number(self, session: Session, person: Person, given: Submission) -> int:
        """The same with a number that was typed; the event's id."""
        event = await self._managed(session, person, int(given.subject))
        await self._add(session, person, event, number=given.answers["number"])
        return event.id

    async def add_named(self, session: Session, person: Person, given: Submission) -> int:
        """One person who told their name; the event's id."""
        event = await self._managed(session, person, int(given.subject))
        await self._add(session, person, event, number=1, name=given.answers["name"])
        return event.id

    async def take_back(self, person: Person, event_id: int) -> Board:
        """The last addition was a mistake. Raises Gone when there is none."""
        async with self._db.begin() as session:
            event = await self._managed(session, person, event_id)
            added = await db.walk_ins(session, event_id)
            if not added:
                raise Gone
            await session.delete(added[-1])
            await session.flush()
            return await self._board(session, event)

    # Seats and the list

    async def propose_seats(self, session: Session, person: Person, given: Submission) -> Resizing:
        """Change the number of seats at once where nobody loses one; otherwise say who would. Raises DomainError when
        more people are inside already."""
        event_id, seats = int(given.subject), given.answers["seats"]
        event = await self._managed(session, person, event_id, lock=True)
        losers = await self._tickets.losing(session, event, seats)
        if not losers:
            await self._tickets.resize(session, event, seats)
        return await self._resizing(session, event, seats, losers)

    async def set_seats(self, person: Person, event_id: int, seats: int | None) -> Board:
        """Change the number of seats although somebody loses one."""
        async with self._db.begin() as session:
            event = await self._managed(session, person, event_id, lock=True)
            await self._tickets.resize(session, event, seats)
            await session.flush()
            return await self._board(session, event)

    async def sheet(self, person: Person, event_id: int) -> Sheet:
        """Everybody who answered, in order of asking, and who came besides."""
        async with self._db.read() as session:
            event = await self._managed(session, person, event_id)
            rows = await db.all_named(session, event_id)
            added = await db.walk_ins(session, event_id)
        return Sheet(
            happening_of(event),
            tuple((_guest(ticket, name), ticket.answered_at) for ticket, name in rows),
            tuple((each.name or "", each.number, each.added_at) for each in added),
        )

    async def tick(self, now: datetime) -> None:
        """Forget the names of people who came without an answer."""
        async with self._db.begin() as session:
            await db.forget_walk_in_names(session, now - NAMES_KEPT)

    # Within a transaction

    async def _managed(self, session: Session, person: Person, event_id: int, *, lock: bool = False) -> Event:
        event = shown(await (db.locked_event(session, event_id) if lock else session.get(Event, event_id)))
        await self._hosts.require(session, person, event.organisation_id, event.municipality)
        return event

    async def _at_the_door(self, session: Session, person: Person, ticket_id: int) -> tuple[Ticket, Event]:
        ticket = await session.get(Ticket, ticket_id, with_for_update={"key_share": True})
        if ticket is None:
            raise Gone
        event = await self._managed(session, person, ticket.event_id)
        self._require_open(event)
        return ticket, event

    def _require_open(self, event: Event) -> None:
        """Raises DomainError unless it is the time to mark who came."""
        now = self._clock.now()
        if now < event.starts_at - OPENS_BEFORE:
            raise DomainError("doors-too-early", when=event.starts_at - OPENS_BEFORE)
        if now >= event.ends_at + CLOSES_AFTER:
            raise DomainError("doors-too-late")

    async def _welcome(self, session: Session, person: Person, event: Event, ticket: Ticket) -> Arrival:
        """Mark a guest with a seat, all places at once; one who was marked before, or has no seat, only is shown."""
        self._require_open(event)
        await session.refresh(ticket, with_for_update={"key_share": True})
        again = bool(ticket.came)
        if not again and ticket.state == TicketState.GOING:
            self._set_came(person, event, ticket, ticket.places)
        return await self._arrival(session, event, ticket, again=again)

    def _set_came(self, person: Person, event: Event, ticket: Ticket, number: int) -> None:
        now = self._clock.now()
        ticket.came = number or None
        ticket.came_at = (ticket.came_at or now) if number else None
        ticket.marked_by = person.id if number else None
        if number and ticket.next_at is None and now < event.ends_at:
            ticket.next_at = event.ends_at  # there will be thanks for whoever had no seat too

    async def _arrival(self, session: Session, event: Event, ticket: Ticket, *, again: bool) -> Arrival:
        row = await session.get(PersonRow, ticket.person_id) if ticket.person_id is not None else None
        guest = _guest(ticket, row.name if row else None)
        return Arrival(happening_of(event), guest, again, ticket.state == TicketState.GOING)

    async def _add(self, session: Session, person: Person, event: Event, *, number: int, name: str = "") -> None:
        self._require_open(event)
        added = WalkIn(
            event_id=event.id, name=name or None, number=number, added_at=self._clock.now(), added_by=person.id
        )
        session.add(added)
        await session.flush()

    async def _board(self, session: Session, event: Event) -> Board:
        came, walked_in = await db.came(session, event.id)
        added = await db.walk_ins(session, event.id)
        return Board(
            happening=happening_of(event),
            stage=stage_of(event, self._clock.now()),
            seats=event.seats,
            free=free_places(event),
            answers=await db.counts(session, event.id),
            came=came,
            walked_in=walked_in,
            named=tuple(each.name for each in added if each.name)[-3:],
        )

    async def _resizing(self, session: Session, event: Event, seats: int | None, losers: list[Ticket]) -> Resizing:
        named = []
        for ticket in losers[:NAMED_LOSERS]:
            row = await session.get(PersonRow, ticket.person_id) if ticket.person_id is not None else None
            named.append(_guest(ticket, row.name if row else None))
        return Resizing(happening_of(event), seats, tuple(named), len(losers))


def _guest(ticket: Ticket, name: str | None) -> Guest:
    return Guest(
        ticket_id=ticket.id,
        name=name or "",
        code=ticket.code,
        state=TicketState(ticket.state),
        places=ticket.places,
        came=ticket.came,
        came_at=ticket.came_at,
    )


__all__ = ["Arrival", "Board", "Doors", "Guest", "GuestList", "Resizing", "Sheet", "Stage", "TicketState"]
