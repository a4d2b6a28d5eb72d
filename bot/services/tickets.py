"""Tickets: answers to an event, seats that are never oversold, the queue for them, and what guests are told.

Every change of tickets happens under the lock of the event's row and ends with `_settle`: offers nobody took pass on,
free places are offered to those who wait, and the places that are held are counted anew.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import people as people_db
from bot.db import tickets as db
from bot.db.database import Database, Session
from bot.db.events import Event, EventState
from bot.db.people import Person, PersonRow
from bot.db.tickets import CONCERNED, HOLDING, Ticket, TicketState
from bot.errors import DomainError, Gone
from bot.reminders import next_word_at, reminder_keys
from bot.seating import MOST_PLACES, first_that_fit, held_until, who_loses
from bot.services.deliveries import Deliveries, Letter, after_quiet_hours
from bot.services.organising import Change, What
from bot.services.standing import (
    Pass,
    Stage,
    Visit,
    facts,
    free_places,
    happening_of,
    shown,
    stage_of,
    standing,
)

TOLD = {"place", "price", "audience"}  # the lines of an event whose change guests are told of, besides the time


class Answer(StrEnum):
    GOING = "going"
    MAYBE = "maybe"
    DECLINED = "declined"


def _says(ticket: Ticket) -> Answer | None:
    """The answer that a ticket stands for; None for a seat that was offered or has lapsed: it waits for an answer."""
    if ticket.state in {TicketState.GOING, TicketState.WAITING}:
        return Answer.GOING
    return Answer(ticket.state) if ticket.state in {TicketState.MAYBE, TicketState.DECLINED} else None


def _may(answer: Answer, stage: Stage, own: Ticket | None) -> bool:
    """Whether the answer can still be given. Whoever is inside already has answered for good."""
    if own is not None and own.came:
        return False
    if answer == Answer.DECLINED:
        return stage in {Stage.OPEN, Stage.CLOSED, Stage.POSTPONED} or (stage == Stage.ELSEWHERE and own is not None)
    confirms = answer == Answer.GOING and own is not None and own.state in {*HOLDING, TicketState.WAITING}
    return stage == Stage.OPEN or (stage == Stage.CLOSED and confirms)


class Tickets:
    """What guests do about an event, and what its changes do to them."""

    def __init__(
        self, db_: Database, clock: Clock, deliveries: Deliveries, random: Random, new_token: Callable[[], str]
    ) -> None:
        self._db = db_
        self._clock = clock
        self._deliveries = deliveries
        self._random = random
        self._new_token = new_token

    # Guests

    async def look(self, person: Person, event_id: int) -> Visit:
        """An event and one's own answer to it. Raises Gone for one that is not shown."""
        async with self._db.read() as session:
            return await self._visit(session, person, shown(await session.get(Event, event_id)))

    async def answer(self, person: Person, event_id: int, answer: Answer) -> Visit:
        """Answer, for one place; the same answer again changes nothing, and too late an answer neither.

        When no place is free, «going» means waiting in the queue. Raises Gone.
        """
        async with self._db.begin() as session:
            event = await self._locked(session, event_id)
            await self._settle(session, event)
            ticket = await db.of_person(session, event_id, person.id)
            if not _may(answer, stage_of(event, self._clock.now()), ticket):
                return await self._visit(session, person, event, refused=True)
            if ticket is not None and _says(ticket) == answer:
                return await self._visit(session, person, event)
            if ticket is None:
                turn = await db.next_turn(session, event_id)
                ticket = Ticket(event_id=event_id, person_id=person.id, state=TicketState.DECLINED, turn=turn, places=1)
            else:
                await self._call_off(session, [ticket], event.sequence)
                if answer == Answer.GOING and ticket.state != TicketState.OFFERED:
                    ticket.turn, ticket.places = await db.next_turn(session, event_id), 1
            if answer == Answer.GOING:
                await self._go(session, event, ticket)
            else:
                ticket.state, ticket.held_until = TicketState(answer.value), None
            session.add(ticket)
            ticket.answered_at = self._clock.now()
            self._plan(event, ticket)
            await self._settle(session, event)
            return await self._visit(session, person, event)

    async def take_places(self, person: Person, event_id: int, number: int) -> Visit:
        """Come with so many people, or wait for so many places. Raises DomainError when fewer are free, Gone."""
        async with self._db.begin() as session:
            event = await self._locked(session, event_id)
            await self._settle(session, event)
            ticket = await db.of_person(session, event_id, person.id)
            if ticket is None or ticket.state not in {TicketState.GOING, TicketState.WAITING}:
                return await self._visit(session, person, event, refused=True)
            if not 1 <= number <= MOST_PLACES:
                raise Gone
            raises = number > ticket.places
            if not _may(Answer.MAYBE if raises else Answer.DECLINED, stage_of(event, self._clock.now()), ticket):
                return await self._visit(session, person, event, refused=True)
            free = free_places(event)
            if ticket.state == TicketState.GOING and free is not None and number - ticket.places > free:
                raise DomainError("tickets-not-so-many", free=free)
            ticket.places = number
            await self._settle(session, event)
            return await self._visit(session, person, event)

    async def pass_for(self, person: Person, event_id: int) -> Pass:
        """What the guest shows at the door. Raises Gone when they have no seat."""
        async with self._db.read() as session:
            event = shown(await session.get(Event, event_id))
            ticket = await db.of_person(session, event_id, person.id)
        if ticket is None or ticket.state != TicketState.GOING or ticket.code is None or ticket.token is None:
            raise Gone("tickets-no-seat")
        return Pass(happening_of(event), ticket.places, ticket.code, ticket.token)

    # For the organiser's services, within their transaction

    async def follow(self, session: Session, event: Event, change: Change) -> None:
        """Tell everybody who answered that the event, changed in this write unit, is not what it was; small changes
        they find on its card.

        Plans reminders anew, and passes places on or holds them back as the new state of the event asks for.
        """
        if change.what == What.PUBLISHED:
            return
        await db.lock_event(session, event.id)
        tickets = await db.in_state(session, event.id, CONCERNED)
        called_off = await self._call_off(session, tickets, event.sequence - 1)
        for ticket in tickets:
            if ticket.held_until is not None:
                untold = _offer_key(ticket) in called_off
                self._hold_back(event, ticket, untold=untold)
            again = bool(called_off & set(reminder_keys(ticket.id, event.sequence - 1)))
            self._plan(event, ticket, again=again)
        if (change.what != What.CHANGED or change.line in TOLD) and self._clock.now() < event.ends_at:
            kind = f"ticket-{change.what}"
            await self._notify(session, event, tickets, kind, f"{kind}:{event.sequence}", line=change.line)
        await self._settle(session, event)

    async def resize(self, session: Session, event: Event, seats: int | None) -> list[Ticket]:
        """Set the number of seats (None: no limit); those who lose theirs go back to the queue and are told.

        Free places go to the queue at once. `event.seats` must not be changed before. Raises DomainError when more
        people are inside already.
        """
        await db.lock_event(session, event.id)
        losers = await self.losing(session, event, seats)
        await self._call_off(session, losers, event.sequence)
        for ticket in losers:
            ticket.state, ticket.held_until, ticket.next_at = TicketState.WAITING, None, None
        await session.flush()
        event.taken, event.seats = await db.places_taken(session, event.id), seats
        for ticket in losers:
            place = await db.queue_place(session, ticket)
            mark = f"ticket-lost:{self._clock.now():%Y%m%d%H%M%S%f}"
            await self._notify(session, event, [ticket], "ticket-lost", mark, queue_place=place)
        await self._settle(session, event)
        return losers

    async def losing(self, session: Session, event: Event, seats: int | None) -> list[Ticket]:
        """Who would lose a seat with so many seats, the last to come first. Raises DomainError when more people are
        inside already."""
        holding = await db.in_state(session, event.id, HOLDING)
        inside = sum(ticket.places for ticket in holding if ticket.came)
        if seats is not None and seats < inside:
            raise DomainError("tickets-inside-already", number=inside)
        others = [ticket for ticket in holding if not ticket.came]
        return who_loses(others, None if seats is None else seats - inside)

    async def forget(self, session: Session, person_id: int) -> None:
        """The person is erased: their seats are free for the next."""
        answers = await db.all_of(session, person_id)
        await db.forget_person(session, person_id)
        now = self._clock.now()
        for event_id in sorted(event.id for ticket, event in answers if event.ends_at > now):
            event = await db.locked_event(session, event_id)
            if event is not None:
                await self._settle(session, event)

    async def tick(self, now: datetime) -> None:
        """Pass on the seats that were offered and not taken in time."""
        async with self._db.read() as session:
            overdue = await db.events_with_overdue(session, now)
        for event_id in overdue:
            async with self._db.begin() as session:
                event = await db.locked_event(session, event_id)
                if event is not None:
                    await self._settle(session, event)

    # Within a transaction, under the event's lock

    async def _settle(self, session: Session, event: Event) -> None:
        now = self._clock.now()
        for ticket in await db.overdue(session, event.id, now):
            await self._pass_on(session, event, ticket)
        await session.flush()
        event.taken = await db.places_taken(session, event.id)
        if event.state == EventState.PUBLISHED and now < event.starts_at and free_places(event) != 0:
            await self._offer(session, event)

    async def _pass_on(self, session: Session, event: Event, ticket: Ticket) -> None:
        """An offer ran out. Whoever was not told of it in time keeps the turn."""
        untold = await self._deliveries.call_off(session, [_offer_key(ticket)])
        ticket.state, ticket.held_until = TicketState.WAITING if untold else TicketState.LAPSED, None
        if not untold and self._clock.now() < event.starts_at:
            await self._notify(session, event, [ticket], "ticket-lapsed", f"ticket-lapsed:{ticket.turn}")

    async def _offer(self, session: Session, event: Event) -> None:
        """Hold free places for the first that fit and can be told of it before the beginning."""
        waiting = await db.in_state(session, event.id, (TicketState.WAITING,))
        people = await people_db.reachable(session, _people(waiting))
        told_at = {person_id: self._told_at(row) for person_id, (_, row) in people.items()}
        in_time = [each for each in waiting if told_at.get(each.person_id or 0, event.starts_at) < event.starts_at]
        for ticket in first_that_fit(in_time, free_places(event)):
            person, _ = people[ticket.person_id or 0]
            ticket.held_until = held_until(told_at[person.id], event.starts_at)
            ticket.state = TicketState.OFFERED
            event.taken += ticket.places
            await self._deliveries.add(
                session,
                person,
                "ticket-offer",
                key=_offer_key(ticket),
                expires_at=ticket.held_until,
                places=ticket.places,
                held_until=ticket.held_until.isoformat(),
                **facts(event, person),
            )

    def _told_at(self, row: PersonRow) -> datetime:
        return after_quiet_hours(self._clock.now(), row.quiet_from, row.quiet_to, ZoneInfo(row.timezone))

    async def _go(self, session: Session, event: Event, ticket: Ticket) -> None:
        """Take the seat that was offered, else a free one, else a place in the queue."""
        if ticket.state != TicketState.OFFERED and free_places(event) == 0:
            ticket.state = TicketState.WAITING
            return
        ticket.state, ticket.held_until = TicketState.GOING, None
        ticket.code = ticket.code or await db.free_code(session, event.id, self._random)
        ticket.token = ticket.token or self._new_token()

    def _plan(self, event: Event, ticket: Ticket, *, again: bool = False) -> None:
        """When this guest hears of the event next; `again`: what they were about to hear was called off."""
        ticket.next_at = None
        if event.state == EventState.PUBLISHED and ticket.state in {TicketState.GOING, TicketState.MAYBE}:
            now = self._clock.now()
            ticket.next_at = now if again else next_word_at(event.starts_at, event.ends_at, now)

    def _hold_back(self, event: Event, ticket: Ticket, *, untold: bool) -> None:
        """An offer of an event that was changed: none while it does not take place, none beyond its beginning, and made
        anew when it had not been sent yet."""
        if untold or event.state != EventState.PUBLISHED:
            ticket.state, ticket.held_until = TicketState.WAITING, None
        elif ticket.held_until is not None:
            ticket.held_until = min(ticket.held_until, event.starts_at)

    async def _call_off(self, session: Session, tickets: Sequence[Ticket], sequence: int) -> set[str]:
        """What these guests have not been sent yet would no longer be true; `sequence` is the event's of then."""
        keys = [key for ticket in tickets for key in reminder_keys(ticket.id, sequence)]
        offers = [_offer_key(ticket) for ticket in tickets if ticket.held_until is not None]
        return await self._deliveries.call_off(session, [*keys, *offers])

    async def _notify(
        self,
        session: Session,
        event: Event,
        tickets: Sequence[Ticket],
        kind: str,
        mark: str,
        **params: Any,
    ) -> None:
        people = await people_db.reachable(session, _people(tickets))
        going = {ticket.person_id for ticket in tickets if ticket.state == TicketState.GOING}
        letters = [
            Letter(
                person,
                row,
                kind,
                f"{mark}:{event.id}:{person.id}",
                {**facts(event, person), "seated": person.id in going, **params},
            )
            for person, row in people.values()
        ]
        await self._deliveries.add_all(session, letters)

    async def _visit(self, session: Session, person: Person, event: Event, *, refused: bool = False) -> Visit:
        return Visit(happening_of(event), await standing(session, person, event, self._clock.now()), refused)

    async def _locked(self, session: Session, event_id: int) -> Event:
        return shown(await db.locked_event(session, event_id))


def _people(tickets: Sequence[Ticket]) -> list[int]:
    return [ticket.person_id for ticket in tickets if ticket.person_id is not None]


def _offer_key(ticket: Ticket) -> str:
    return f"ticket-offer:{ticket.id}:{ticket.held_until:%Y%m%d%H%M%S%f}"


__all__ = ["Answer", "Pass", "Stage", "TicketState", "Tickets", "Visit"]
