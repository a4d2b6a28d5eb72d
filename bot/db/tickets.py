"""Tickets: what people answered to an event, the seats they hold, the queue for them, and who came.

Seats are never oversold: a change of tickets happens under the lock of the event's row (on SQLite under the only
writer), `events.taken` is counted anew in the same transaction, and a constraint holds it against the seats.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from random import Random

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Row,
    Select,
    SmallInteger,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.dialect import insert
from bot.db.events import Event, EventState
from bot.db.people import PersonRow

CANDIDATES = 20  # codes tried at once


class TicketState(StrEnum):
    GOING = "going"
    MAYBE = "maybe"  # holds no seat
    WAITING = "waiting"  # in the queue
    OFFERED = "offered"  # a freed seat is held for them until `held_until`
    LAPSED = "lapsed"  # did not take the offered seat in time
    DECLINED = "declined"


HOLDING = (TicketState.GOING, TicketState.OFFERED)
CONCERNED = (*HOLDING, TicketState.MAYBE, TicketState.WAITING)  # whom a change of the event reaches


class Ticket(Base):
    """One person's answer to one event. After an erasure only whether somebody came is left, without the person.

    `next_at` is when the clock has something to say to this guest next: a reminder, or thanks after the end.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("person_id", "event_id"),
        UniqueConstraint("event_id", "code"),
        Index("ix_tickets_queue", "event_id", "state", "turn"),
        Index(
            "ix_tickets_next",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_held",
            "held_until",
            sqlite_where=text("held_until IS NOT NULL"),
        ),
        CheckConstraint("places BETWEEN 1 AND 5", name="some_places"),
        CheckConstraint("came IS NULL OR came BETWEEN 1 AND places", name="came_within_places"),
        CheckConstraint("(state = 'offered') = (held_until IS NOT NULL)", name="offer_ends"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    state: Mapped[TicketState] = mapped_column(String(10))
    places: Mapped[int] = mapped_column(SmallInteger, default=1)
    turn: Mapped[int]  # the order of asking within the event
    code: Mapped[int | None]  # said at the door: four digits, five once an event has used those up
    token: Mapped[str | None] = mapped_column(String(32), unique=True)  # in the QR: ?start=t<token>
    held_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    next_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    answered_at: Mapped[datetime] = mapped_column(UTCDateTime)
    came: Mapped[int | None] = mapped_column(SmallInteger)  # how many of the places; empty: nobody was marked
    came_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # first marked
    marked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)


class WalkIn(Base):
    """People who came without an answer, by name or by number."""

    __tablename__ = "walk_ins"
    __table_args__ = (CheckConstraint("number BETWEEN 1 AND 500", name="some_people"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None] = mapped_column(String(60))
    number: Mapped[int] = mapped_column(SmallInteger)
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)
    added_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class Guest(Base):
    """How a person wants to be reminded, and the address of their calendar. No row: both reminders, no calendar."""

    __tablename__ = "guests"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    remind_day: Mapped[bool] = mapped_column(default=True)
    remind_hours: Mapped[bool] = mapped_column(default=True)
    calendar: Mapped[str | None] = mapped_column(String(32), unique=True)  # /calendar/<token>.ics


async def locked_event(session: AsyncSession, event_id: int) -> Event | None:
    """The event as it is now; nobody else changes it or its tickets until the end of this write unit."""
    return await session.get(Event, event_id, populate_existing=True, with_for_update={"key_share": True})


async def lock_event(session: AsyncSession, event_id: int) -> None:
    """The same for a caller who has the event at hand, with changes of its own."""
    await session.execute(select(Event.id).where(Event.id == event_id).with_for_update(key_share=True))


async def of_person(session: AsyncSession, event_id: int, person_id: int) -> Ticket | None:
    return (
        await session.scalars(
            select(Ticket)
            .where(Ticket.person_id == person_id, Ticket.event_id == event_id)
            .execution_options(populate_existing=True)
        )
    ).first()


async def of_token(session: AsyncSession, token: str) -> Ticket | None:
    return (await session.scalars(select(Ticket).where(Ticket.token == token))).first()


async def of_code(session: AsyncSession, event_id: int, code: int) -> Ticket | None:
    return (await session.scalars(select(Ticket).where(Ticket.event_id == event_id, Ticket.code == code))).first()


async def next_turn(session: AsyncSession, event_id: int) -> int:
    return (await session.scalar(select(func.max(Ticket.turn)).where(Ticket.event_id == event_id)) or 0) + 1


async def free_code(session: AsyncSession, event_id: int, random: Random) -> int:
    """A code no ticket of the event has: of four digits, of five where those are as good as used up."""
    digits = 4
    while True:
        tried = random.sample(range(10 ** (digits - 1), 10**digits), CANDIDATES)
        used = set(
            await session.scalars(select(Ticket.code).where(Ticket.event_id == event_id, Ticket.code.in_(tried)))
        )
        left = [code for code in tried if code not in used]
        if left:
            return left[0]
        digits += 1


async def places_taken(session: AsyncSession, event_id: int) -> int:
    """Places that are held, by those who go and by those to whom one was offered."""
    taken = select(func.coalesce(func.sum(Ticket.places), 0)).where(
        Ticket.event_id == event_id, Ticket.state.in_(HOLDING)
    )
    return int(await session.scalar(taken) or 0)


async def in_state(session: AsyncSession, event_id: int, states: Collection[TicketState]) -> list[Ticket]:
    """The tickets in these states, in order of asking."""
    return list(
        (
            await session.scalars(
                select(Ticket).where(Ticket.event_id == event_id, Ticket.state.in_(states)).order_by(Ticket.turn)
            )
        ).all()
    )


async def overdue(session: AsyncSession, event_id: int, now: datetime) -> list[Ticket]:
    """The offers of an event that nobody took in time."""
    return list(
        (
            await session.scalars(
                select(Ticket).where(Ticket.event_id == event_id, Ticket.held_until <= now).order_by(Ticket.turn)
            )
        ).all()
    )


async def events_with_overdue(session: AsyncSession, now: datetime) -> list[int]:
    """Put in order here: asked to, SQLite reads all tickets by event instead of the few that are held."""
    return sorted(set(await session.scalars(select(Ticket.event_id).where(Ticket.held_until <= now))))


async def queue_place(session: AsyncSession, ticket: Ticket) -> int:
    """The place in the queue, counted from 1."""
    before = select(func.count()).where(
        Ticket.event_id == ticket.event_id, Ticket.state == TicketState.WAITING, Ticket.turn <= ticket.turn
    )
    return int(await session.scalar(before) or 0)


async def counts(session: AsyncSession, event_id: int) -> dict[TicketState, tuple[int, int]]:
    """Answers and places by state."""
    rows = await session.execute(
        select(Ticket.state, func.count(), func.sum(Ticket.places))
        .where(Ticket.event_id == event_id)
        .group_by(Ticket.state)
    )
    return {TicketState(row[0]): (int(row[1]), int(row[2])) for row in rows}


async def came(session: AsyncSession, event_id: int) -> tuple[int, int]:
    """How many came: with tickets, and without."""
    with_tickets = select(func.coalesce(func.sum(Ticket.came), 0)).where(Ticket.event_id == event_id)
    without = select(func.coalesce(func.sum(WalkIn.number), 0)).where(WalkIn.event_id == event_id)
    return int(await session.scalar(with_tickets) or 0), int(await session.scalar(without) or 0)


def _expected(event_id: int) -> Select[Ticket, str | None]:
    """Those who are on the list at the door, with their names; who came unexpectedly is on it too."""
    return (
        select(Ticket, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.id == Ticket.person_id)
        .where(Ticket.event_id == event_id, (Ticket.state == TicketState.GOING) | Ticket.came.is_not(None))
    )


async def expected(session: AsyncSession, event_id: int, *, offset: int, limit: int) -> list[Row[Ticket, str | None]]:
    """A page of the list at the door, by name; those without a name last."""
    return list(
        (
            await session.execute(
                _expected(event_id)
                .order_by(PersonRow.name.is_(None), func.coalesce(PersonRow.name, ""), Ticket.code, Ticket.id)
                .offset(offset)
                .limit(limit)
            )
        ).all()
    )


async def count_expected(session: AsyncSession, event_id: int) -> int:
    return int(await session.scalar(select(func.count()).select_from(_expected(event_id).subquery())) or 0)


async def all_named(session: AsyncSession, event_id: int) -> list[Row[Ticket, str | None]]:
    """Every ticket with the person's name, in order of asking."""
    return list(
        (
            await session.execute(
                select(Ticket, PersonRow.name)
                .outerjoin(PersonRow, PersonRow.id == Ticket.person_id)
                .where(Ticket.event_id == event_id)
                .order_by(Ticket.turn)
            )
        ).all()
    )


async def walk_ins(session: AsyncSession, event_id: int) -> list[WalkIn]:
    return list((await session.scalars(select(WalkIn).where(WalkIn.event_id == event_id).order_by(WalkIn.id))).all())


async def forget_walk_in_names(session: AsyncSession, before: datetime) -> None:
    await session.execute(
        update(WalkIn)
        .where(WalkIn.name.is_not(None), WalkIn.added_at < before)
        .values(name=None)
        .execution_options(synchronize_session=False)
    )


async def due(session: AsyncSession, now: datetime, after_id: int, limit: int) -> list[tuple[Ticket, Event]]:
    """Tickets whose next message is due, with their events, by id."""
    rows = await session.execute(
        select(Ticket, Event)
        .join(Event, Event.id == Ticket.event_id)
        .where(Ticket.next_at <= now, Ticket.id > after_id)
        .order_by(Ticket.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


# One statement for any number of rows.
PLAN_NEXT = (
    update(Ticket)
    .where(Ticket.id == bindparam("ticket"), Ticket.next_at == bindparam("seen"))
    .values(next_at=bindparam("planned"))
)


async def plan_next(session: AsyncSession, planned: Sequence[tuple[int, datetime | None, datetime | None]]) -> None:
    """Move the next messages on (ticket, seen, planned), but where a new answer has planned it anew meanwhile."""
    if planned:
        connection = await session.connection()
        await connection.execute(
            PLAN_NEXT, [{"ticket": ticket, "seen": seen, "planned": upcoming} for ticket, seen, upcoming in planned]
        )


def _of_guest(person_id: int, now: datetime) -> Select[Ticket, Event]:
    return (
        select(Ticket, Event)
        .join(Event, Event.id == Ticket.event_id)
        .where(
            Ticket.person_id == person_id,
            Ticket.state.in_(CONCERNED),
            Event.state != EventState.WITHDRAWN,
            Event.ends_at > now,
        )
        .order_by(Event.starts_at, Event.id)
    )


async def upcoming(
    session: AsyncSession, person_id: int, now: datetime, *, offset: int, limit: int
) -> list[Row[Ticket, Event]]:
    """What a person answered to and what is not over, the nearest first."""
    return list((await session.execute(_of_guest(person_id, now).offset(offset).limit(limit))).all())


async def count_upcoming(session: AsyncSession, person_id: int, now: datetime) -> int:
    return int(await session.scalar(select(func.count()).select_from(_of_guest(person_id, now).subquery())) or 0)


async def calendar(session: AsyncSession, person_id: int, since: datetime, limit: int) -> list[Row[Ticket, Event]]:
    """What a person's calendar shows: from a while ago on, the withdrawn left out."""
    return list((await session.execute(_of_guest(person_id, since).limit(limit))).all())


async def guest(session: AsyncSession, person_id: int) -> Guest | None:
    return await session.get(Guest, person_id)


async def change_guest(session: AsyncSession, person_id: int, **values: bool | str | None) -> None:
    """Change settings of a guest, who has no row before the first change."""
    row = {"person_id": person_id, "remind_day": True, "remind_hours": True, "calendar": None, **values}
    await session.execute(
        insert(session, Guest).values(**row).on_conflict_do_update(index_elements=[Guest.person_id], set_=values)
    )


async def guest_of_calendar(session: AsyncSession, token: str) -> int | None:
    return await session.scalar(select(Guest.person_id).where(Guest.calendar == token))


async def unwilling(session: AsyncSession, person_ids: Iterable[int]) -> dict[int, Guest]:
    """The settings of those of the people who have changed them."""
    rows = await session.scalars(select(Guest).where(Guest.person_id.in_(list(person_ids))))
    return {row.person_id: row for row in rows}


async def all_of(session: AsyncSession, person_id: int) -> list[Row[Ticket, Event]]:
    """Every answer a person gave, with its event."""
    return list(
        (
            await session.execute(
                select(Ticket, Event)
                .join(Event, Event.id == Ticket.event_id)
                .where(Ticket.person_id == person_id)
                .order_by(Ticket.id)
            )
        ).all()
    )


async def count_of(session: AsyncSession, person_id: int) -> int:
    return int(await session.scalar(select(func.count()).where(Ticket.person_id == person_id)) or 0)


async def expecting(session: AsyncSession, person_ids: Collection[int]) -> set[int]:
    """Those of the people to whom an event will still have something to say."""
    found = await session.scalars(
        select(Ticket.person_id).where(Ticket.person_id.in_(person_ids), Ticket.next_at.is_not(None))
    )
    return {each for each in found if each is not None}


async def forget_person(session: AsyncSession, person_id: int) -> None:
    """Their answers go; that somebody came to an event stays, without the person, the code and the token."""
    await session.execute(delete(Ticket).where(Ticket.person_id == person_id, Ticket.came.is_(None)))
    await session.execute(
        update(Ticket)
        .where(Ticket.person_id == person_id)
        .values(person_id=None, code=None, token=None, next_at=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(Guest).where(Guest.person_id == person_id))
