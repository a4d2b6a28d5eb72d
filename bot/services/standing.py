"""Where an event and its reader stand: how far the event is, how many places are free, what the reader answered.

Read by the pages of guests and of organisers, and by whoever shows an event.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.db import tickets as db
from bot.db.database import Session
from bot.db.events import Event, EventState, Registration
from bot.db.people import Person
from bot.db.tickets import Ticket, TicketState
from bot.errors import Gone
from bot.seating import MOST_PLACES


class Stage(StrEnum):
    """How far an event is, for those who want to answer."""

    OPEN = "open"
    CLOSED = "closed"  # no more answers are taken; giving a seat back is possible until the beginning
    BEGUN = "begun"
    OVER = "over"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ELSEWHERE = "elsewhere"  # answers are taken by a link or by telephone


@dataclass(frozen=True, slots=True)
class Happening:
    """What a guest has to know of an event. `place`: municipality's code, name and address, as far as there are any."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    municipality: str | None
    place: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Own:
    """The reader's own answer. `queue_place` is counted from 1 and 0 outside of the queue; `most`: how many places the
    answer may be changed to; `named`: the organiser sees a name beside it."""

    state: TicketState
    places: int
    code: int | None
    queue_place: int
    held_until: datetime | None
    came: int | None
    most: int
    named: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event and its reader stand; `free` is None where there is no limit."""

    event_id: int
    stage: Stage
    seats: int | None
    free: int | None
    own: Own | None


@dataclass(frozen=True, slots=True)
class Visit:
    """An event as a guest opens it. `refused`: what was pressed is no longer possible, and `standing` says why."""

    happening: Happening
    standing: Standing
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Pass:
    """What is shown at the door."""

    happening: Happening
    places: int
    code: int
    token: str


def stage_of(event: Event, now: datetime) -> Stage:
    if event.state == EventState.CANCELLED:
        return Stage.CANCELLED
    if now >= event.ends_at:
        return Stage.OVER
    if event.state == EventState.POSTPONED:
        return Stage.POSTPONED
    if now >= event.starts_at:
        return Stage.BEGUN
    if event.registration in {Registration.LINK, Registration.PHONE}:
        return Stage.ELSEWHERE
    return Stage.CLOSED if event.answer_until is not None and now >= event.answer_until else Stage.OPEN


def happening_of(event: Event) -> Happening:
    return Happening(
        id=event.id,
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        municipality=event.municipality,
        place=tuple(each for each in (event.place, event.address) if each),
        reason=event.reason,
    )


def shown(event: Event | None) -> Event:
    if event is None or event.state == EventState.WITHDRAWN:
        raise Gone("tickets-event-gone")
    return event


def free_places(event: Event) -> int | None:
    return None if event.seats is None else max(0, event.seats - event.taken)


async def own_of(session: Session, person: Person, ticket: Ticket, free: int | None) -> Own:
    """An answer as its owner sees it."""
    waits = ticket.state == TicketState.WAITING
    return Own(
        state=TicketState(ticket.state),
        places=ticket.places,
        code=ticket.code,
        queue_place=await db.queue_place(session, ticket) if waits else 0,
        held_until=ticket.held_until,
        came=ticket.came,
        most=MOST_PLACES if waits or free is None else min(MOST_PLACES, ticket.places + free),
        named=person.name is not None,
    )


async def standing(session: Session, person: Person, event: Event, now: datetime) -> Standing:
    """Where the event and its reader stand now."""
    ticket = await db.of_person(session, event.id, person.id)
    free = free_places(event)
    return Standing(
        event_id=event.id,
        stage=stage_of(event, now),
        seats=event.seats,
        free=free,
        own=await own_of(session, person, ticket, free) if ticket is not None else None,
    )


def facts(event: Event, person: Person) -> dict[str, Any]:
    """What a message about an event repeats, read in the person's zone."""
    return {
        "event": event.id,
        "title": event.title,
        "starts_at": event.starts_at.isoformat(),
        "zone": person.timezone,
        "municipality": event.municipality,
        "place": list(happening_of(event).place),
        "reason": event.reason,
    }


__all__ = ["Event", "Happening", "Own", "Pass", "Stage", "Standing", "TicketState", "Visit"]
