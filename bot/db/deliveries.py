"""Deliveries: every message nobody is waiting for is a row, written in the transaction of its cause.

pending → claimed → sent | failed | skipped; a row found claimed after a crash is *unknown*: the message may have gone
out. A personal notice is then sent again, an announcement is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, SmallInteger, String, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.dialect import insert


class State(StrEnum):
    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


class Priority(StrEnum):
    """What goes first; the value sorts."""

    NOTICE = "1"  # decisions and reminders to one person
    DIGEST = "2"
    ANNOUNCEMENT = "3"


class Delivery(Base):
    """One message to one address. `key` says what it is, so a second attempt to create it is a no-op."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_due", "state", "due_at", "priority", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(40))  # which page of bot/views/deliveries.py
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    priority: Mapped[Priority] = mapped_column(String(1))
    state: Mapped[State] = mapped_column(String(10), default=State.PENDING)
    reason: Mapped[str | None] = mapped_column(String(40))  # why skipped or failed
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    due_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # after which it would say what is no longer true
    claimed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)
    message: Mapped[str | None] = mapped_column(String(64))  # the messenger's id of what was sent


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery in the hands of the sender."""

    id: int
    channel: str
    address: str
    language: str
    kind: str
    params: dict[str, Any]
    priority: Priority
    attempts: int


async def add_many(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write deliveries, but those whose key exists."""
    if rows:
        statement = insert(session, Delivery).on_conflict_do_nothing(index_elements=[Delivery.key])
        connection = await session.connection()
        await connection.execute(statement, list(rows))


async def add(session: AsyncSession, **values: Any) -> bool:
    """Write a delivery unless its key exists; whether it is new."""
    statement = (
        insert(session, Delivery)
        .values(**values)
        .on_conflict_do_nothing(index_elements=[Delivery.key])
        .returning(Delivery.id)
    )
    return (await session.execute(statement)).first() is not None


def _in_time(now: datetime) -> ColumnElement[bool]:
    return or_(Delivery.expires_at.is_(None), Delivery.expires_at > now)


async def claim(session: AsyncSession, now: datetime, limit: int) -> list[Claim]:
    """Take up to `limit` due rows, the most urgent first; nobody else gets them."""
    due = (
        select(Delivery.id)
        .where(Delivery.state == State.PENDING, Delivery.due_at <= now, _in_time(now))
        .order_by(Delivery.priority, Delivery.due_at, Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(due))
        .values(state=State.CLAIMED, claimed_at=now, attempts=Delivery.attempts + 1)
        .returning(
            Delivery.id,
            Delivery.channel,
            Delivery.address,
            Delivery.language,
            Delivery.kind,
            Delivery.params,
            Delivery.priority,
            Delivery.attempts,
        )
        .execution_options(synchronize_session=False)
    )
    claims = [
        Claim(
            row.id, row.channel, row.address, row.language, row.kind, row.params, Priority(row.priority), row.attempts
        )
        for row in rows
    ]
    return sorted(claims, key=lambda each: (each.priority, each.id))


async def finish(
    session: AsyncSession,
    delivery_id: int,
    state: State,
    *,
    now: datetime,
    reason: str | None = None,
    message: str | None = None,
) -> None:
    """Record how it ended; only the holder of the claim does so."""
    await session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.state == State.CLAIMED)
        .values(state=state, finished_at=now, reason=reason, message=message)
        .execution_options(synchronize_session=False)
    )


async def put_back(session: AsyncSession, delivery_ids: Sequence[int], due_at: datetime) -> None:
    """Give claimed rows back, to be taken again from `due_at`."""
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(delivery_ids), Delivery.state == State.CLAIMED)
        .values(state=State.PENDING, due_at=due_at)
        .execution_options(synchronize_session=False)
    )


async def recover(session: AsyncSession, claimed_before: datetime, now: datetime) -> int:
    """Settle what a dead sender had claimed: notices and digests are due again, announcements are unknown; how many."""
    lost = (Delivery.state == State.CLAIMED, Delivery.claimed_at < claimed_before)
    unknown = await session.execute(
        update(Delivery)
        .where(*lost, Delivery.priority == Priority.ANNOUNCEMENT)
        .values(state=State.UNKNOWN, finished_at=now)
        .execution_options(synchronize_session=False)
    )
    again = await session.execute(
        update(Delivery)
        .where(*lost, Delivery.priority != Priority.ANNOUNCEMENT)
        .values(state=State.PENDING)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(unknown, "rowcount", 0)) + int(getattr(again, "rowcount", 0))


async def by_state(session: AsyncSession) -> dict[str, int]:
    """How many deliveries there are in each state; read off an index."""
    rows = await session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
    return {str(state): int(number) for state, number in rows}


async def next_due(session: AsyncSession, now: datetime) -> datetime | None:
    return await session.scalar(select(func.min(Delivery.due_at)).where(Delivery.state == State.PENDING, _in_time(now)))


async def state_of(session: AsyncSession, key: str) -> str | None:
    return await session.scalar(select(Delivery.state).where(Delivery.key == key))


async def call_off(session: AsyncSession, keys: Sequence[str], now: datetime) -> set[str]:
    """Do not send what is written under these keys; the keys of what had not been sent."""
    called_off: set[str] = set()
    for start in range(0, len(keys), 500):  # SQLite takes a limited number of values in one statement
        rows = await session.scalars(
            update(Delivery)
            .where(Delivery.key.in_(keys[start : start + 500]), Delivery.state == State.PENDING)
            .values(state=State.SKIPPED, reason="called off", finished_at=now)
            .returning(Delivery.key)
            .execution_options(synchronize_session=False)
        )
        called_off.update(rows)
    return called_off


async def give_up_late(session: AsyncSession, now: datetime) -> None:
    """Account for what came too late to be sent."""
    await session.execute(
        update(Delivery)
        .where(Delivery.state == State.PENDING, Delivery.expires_at <= now)
        .values(state=State.SKIPPED, reason="late", finished_at=now)
        .execution_options(synchronize_session=False)
    )


async def forget(session: AsyncSession, before: datetime) -> None:
    """Delete what ended before `before`."""
    await session.execute(delete(Delivery).where(Delivery.finished_at < before))


async def of_person(session: AsyncSession, person_id: int) -> list[Delivery]:
    return list(
        (await session.scalars(select(Delivery).where(Delivery.person_id == person_id).order_by(Delivery.id))).all()
    )


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    """Nothing waits for this person any more; what was sent is no longer tied to them."""
    await session.execute(delete(Delivery).where(Delivery.person_id == person_id))
