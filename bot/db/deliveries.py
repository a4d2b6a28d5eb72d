"""Deliveries: every message nobody is waiting for is a row, written in the transaction of its cause.

pending → claimed → sent | failed | skipped; a row found claimed after a crash is *unknown*: the message may have gone
out. A personal notice is then sent again, an announcement is not; changing or deleting a message may be done twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Table,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    text,
    update,
)
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


# Kinds of the rows of an announcement: itself, a change of the delivered message, its deletion.
ANNOUNCEMENT = "announcement"
EDIT = "revision"
WITHDRAWAL = "withdrawal"
REPEATABLE = (EDIT, WITHDRAWAL)


class Delivery(Base):
    """One message to one address. `key` says what it is, so a second attempt to create it is a no-op.

    The rows of one announcement are a lane of their own: one that is paused costs the others nothing, however long it
    is. `announcement_id` is no foreign key, which would be looked up for each of a million rows.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_lane", "state", "priority", "announcement_id", "due_at", "id"),
        Index(
            "ix_deliveries_announcement",
            "announcement_id",
            "kind",
            "state",
            "reason",
            sqlite_where=text("announcement_id IS NOT NULL"),
        ),
        Index(
            "ix_deliveries_attention",
            "person_id",
            "week",
            sqlite_where=text("week IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    # In the order of its bytes on either database, so that keys that begin alike lie together.
    key: Mapped[str] = mapped_column(String(120).with_variant(String(120, collation="C"), "postgresql"), unique=True)
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
    claimed_by: Mapped[int | None]  # the number of a process: bot/db/alone.py; none where there is but one
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)
    message: Mapped[str | None] = mapped_column(String(64))  # the messenger's ids of what was sent, or is to be changed
    announcement_id: Mapped[int | None] = mapped_column(BigInteger)
    week: Mapped[int | None]  # of what counts for the person's attention: bot/db/attention.py


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows that are claimed one after another; `revision` of the announcement's contents, `topic` of the
    announcement."""

    priority: Priority
    announcement: int | None = None
    revision: int = 0
    topic: str = ""


# What is no announcement of its own, the most urgent first.
OPEN_LANES = tuple(Lane(priority) for priority in Priority)


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
    since: datetime
    message: str | None = None
    announcement: int | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a claim ended. PENDING: not sent for a passing reason, to be tried again from `due_at` on; `tried`: whether
    that counts as an attempt."""

    claim: Claim
    state: State
    reason: str | None = None
    message: str | None = None
    due_at: datetime | None = None
    tried: bool = True


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


async def forget_told(session: AsyncSession, beginnings: Sequence[str]) -> None:
    """Delete what was told under keys that begin so, each with «:» at its end: it quotes what is to be forgotten. LIKE
    would read the whole ledger on SQLite."""
    for start in range(0, len(beginnings), 100):
        told = (
            and_(Delivery.key >= each, Delivery.key < f"{each[:-1]};")  # the sign that comes after «:»
            for each in beginnings[start : start + 100]
        )
        await session.execute(delete(Delivery).where(or_(*told)).execution_options(synchronize_session=False))


def _in_time(now: datetime) -> ColumnElement[bool]:
    return or_(Delivery.expires_at.is_(None), Delivery.expires_at > now)


# The order of the index of the lanes. In any other PostgreSQL reads the whole ledger to find nothing due: to it rows
# that are alike in having no announcement are not in order by the columns that come after.
BY_LANE = (Delivery.announcement_id, Delivery.due_at, Delivery.id)


def _claim_statement(*, of_announcement: bool) -> Any:
    """Built once: it is run for every message."""
    lane = Delivery.announcement_id == bindparam("lane") if of_announcement else Delivery.announcement_id.is_(None)
    due = (
        select(Delivery.id)
        .where(
            Delivery.state == State.PENDING,
            Delivery.priority == bindparam("rank"),
            lane,
            Delivery.due_at <= bindparam("now"),
            or_(Delivery.expires_at.is_(None), Delivery.expires_at > bindparam("now")),
        )
        .order_by(*BY_LANE)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )
    return (
        update(TABLE)
        .where(TABLE.c.id.in_(due))
        .values(
            state=State.CLAIMED,
            claimed_at=bindparam("now"),
            claimed_by=bindparam("claimer"),
            attempts=TABLE.c.attempts + 1,
        )
        .returning(
            TABLE.c.id,
            TABLE.c.channel,
            TABLE.c.address,
            TABLE.c.language,
            TABLE.c.kind,
            TABLE.c.params,
            TABLE.c.attempts,
            TABLE.c.message,
        )
    )


TABLE = cast("Table", Delivery.__table__)
CLAIM, CLAIM_OF_ANNOUNCEMENT = _claim_statement(of_announcement=False), _claim_statement(of_announcement=True)
RECORD = (
    update(TABLE)
    .where(
        TABLE.c.id == bindparam("row"),
        TABLE.c.state == State.CLAIMED,
        TABLE.c.attempts == bindparam("attempt"),
        TABLE.c.claimed_at == bindparam("since"),
    )
    .values(
        state=bindparam("ended"),
        finished_at=bindparam("at"),
        reason=bindparam("why"),
        message=func.coalesce(bindparam("sent_as", type_=String), TABLE.c.message),
        due_at=func.coalesce(bindparam("again_at", type_=UTCDateTime), TABLE.c.due_at),
        attempts=bindparam("attempts_left"),
    )
)


async def claim(
    session: AsyncSession, now: datetime, limit: int, lanes: Sequence[Lane] = OPEN_LANES, claimer: int | None = None
) -> list[Claim]:
    """Take up to `limit` due rows, one lane after another; nobody else gets them. `claimer`: the process's number."""
    connection = await session.connection()
    claims: list[Claim] = []
    for lane in lanes:
        if len(claims) == limit:
            break
        values = {
            "rank": lane.priority,
            "now": now,
            "most": limit - len(claims),
            "lane": lane.announcement,
            "claimer": claimer,
        }
        statement = CLAIM if lane.announcement is None else CLAIM_OF_ANNOUNCEMENT
        rows = (await connection.execute(statement, values)).all()
        claims += sorted(
            (
                Claim(
                    id=row.id,
                    channel=row.channel,
                    address=row.address,
                    language=row.language,
                    kind=row.kind,
                    params=row.params,
                    priority=lane.priority,
                    attempts=row.attempts,
                    since=now,
                    message=row.message,
                    announcement=lane.announcement,
                    revision=lane.revision,
                )
                for row in rows
            ),
            key=lambda each: each.id,
        )
    return claims


async def record(session: AsyncSession, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write down how claims ended; only of those that are still held, so that it may be done again where it is not
    known whether it was."""
    connection = await session.connection()
    await connection.execute(
        RECORD,
        [
            {
                "row": each.claim.id,
                "attempt": each.claim.attempts,
                "since": each.claim.since,
                "ended": each.state,
                "at": None if each.state == State.PENDING else now,
                "why": each.reason,
                "sent_as": each.message,
                "again_at": each.due_at,
                "attempts_left": each.claim.attempts if each.tried else each.claim.attempts - 1,
            }
            for each in outcomes
        ],
    )


async def any_due(session: AsyncSession, now: datetime, lanes: Sequence[Lane]) -> bool:
    """Whether a lane has something to send now."""
    for lane in lanes:
        first = await session.scalar(
            select(Delivery.id)
            .where(
                Delivery.state == State.PENDING,
                Delivery.priority == lane.priority,
                Delivery.announcement_id.is_(None)
                if lane.announcement is None
                else Delivery.announcement_id == lane.announcement,
                Delivery.due_at <= now,
                _in_time(now),
            )
            .order_by(*BY_LANE)
            .limit(1)
        )
        if first is not None:
            return True
    return False


async def by_state(session: AsyncSession) -> dict[str, int]:
    """How many deliveries there are in each state; read off an index."""
    rows = await session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
    return {str(state): int(number) for state, number in rows}


async def next_due(session: AsyncSession, now: datetime) -> datetime | None:
    """When the first of what is no announcement is due; by the index of the lanes."""
    first = select(func.min(Delivery.due_at)).where(
        Delivery.state == State.PENDING,
        Delivery.priority.in_(tuple(Priority)),
        Delivery.announcement_id.is_(None),
        _in_time(now),
    )
    return await session.scalar(first)


async def state_of(session: AsyncSession, key: str) -> str | None:
    return await session.scalar(select(Delivery.state).where(Delivery.key == key))


async def due_of(session: AsyncSession, key: str) -> datetime | None:
    """When the message of this key was or is due."""
    return await session.scalar(select(Delivery.due_at).where(Delivery.key == key))


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


async def of_person(session: AsyncSession, person_id: int) -> list[Delivery]:
    return list(
        (await session.scalars(select(Delivery).where(Delivery.person_id == person_id).order_by(Delivery.id))).all()
    )


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    """Nothing waits for this person any more; what was sent is no longer tied to them."""
    await session.execute(delete(Delivery).where(Delivery.person_id == person_id))
