"""Digests: when each reader's next one is due, and what they have been shown; the queries that compose many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    Row,
    Select,
    SmallInteger,
    String,
    Text,
    bindparam,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, UTCDateTime
from bot.db.deliveries import Delivery, State
from bot.db.dialect import insert
from bot.db.people import Account, Frequency, PersonRow, PersonTag, Specialist, TagKind


class DigestPlan(Base):
    """A reader's digest: on which day and at which hour it comes, the next moment, and what the earlier ones showed.

    There is a row for everybody who wants news. `shown` names items as «events:12», the oldest first, the last
    `shown_last` of them by the digest of `last_period`; one row a reader instead of one an item keeps composing cheap.
    """

    __tablename__ = "digest_plans"
    __table_args__ = (
        Index("ix_digest_plans_due", "next_at", "person_id"),
    )  # on Monday everybody's next_at is the same

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger, default=0)
    hour: Mapped[int] = mapped_column(SmallInteger, default=9)
    next_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_period: Mapped[str | None] = mapped_column(String(10))
    shown: Mapped[str] = mapped_column(Text, default="")
    shown_last: Mapped[int] = mapped_column(SmallInteger, default=0)


class DutyPlan(Base):
    """When a coordinator's next digest is looked into, and the week of the last one that was sent."""

    __tablename__ = "duty_plans"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    last_period: Mapped[str | None] = mapped_column(String(10))


@dataclass(frozen=True, slots=True)
class Reader:
    """A person whose digest is due, as composing needs them. `address` is empty when no message can reach them."""

    id: int
    language: str
    timezone: str
    municipality: str | None
    frequency: Frequency
    quiet: tuple[int | None, int | None]
    paused_until: datetime | None
    weekday: int
    hour: int
    next_at: datetime
    last_period: str | None
    shown: str
    shown_last: int
    channel: str
    address: str
    topics: frozenset[str]
    spheres: frozenset[str]
    specialist: bool


async def plan(session: AsyncSession, person_id: int) -> DigestPlan | None:
    return await session.get(DigestPlan, person_id, populate_existing=True)


async def put_plan(session: AsyncSession, person_id: int, **values: Any) -> None:
    """Write the reader's plan, or change these parts of the one that is there."""
    statement = insert(session, DigestPlan).values(
        person_id=person_id, **{"weekday": 0, "hour": 9, "shown": "", "shown_last": 0, **values}
    )
    await session.execute(
        statement.on_conflict_do_update(index_elements=[DigestPlan.person_id], set_=values).execution_options(
            synchronize_session=False
        )
    )


async def drop_plan(session: AsyncSession, person_id: int) -> None:
    """This person gets no digests, of either kind."""
    await session.execute(delete(DigestPlan).where(DigestPlan.person_id == person_id))
    await session.execute(delete(DutyPlan).where(DutyPlan.person_id == person_id))


async def unplanned(session: AsyncSession, limit: int) -> Sequence[PersonRow]:
    """People who want news and have no plan: those whom no press of theirs has brought here."""
    found = (
        select(PersonRow)
        .outerjoin(DigestPlan, DigestPlan.person_id == PersonRow.id)
        .where(PersonRow.frequency != Frequency.NEVER, DigestPlan.person_id.is_(None))
        .order_by(PersonRow.id)
        .limit(limit)
    )
    return (await session.scalars(found)).all()


async def add_plans(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write plans, but those that are there."""
    if rows:
        statement = insert(session, DigestPlan).on_conflict_do_nothing(index_elements=[DigestPlan.person_id])
        await (await session.connection()).execute(statement, list(rows))


FURTHEST = {Frequency.DAILY: 2, Frequency.WEEKLY: 8, Frequency.MONTHLY: 38}  # days to the next digest, and a little


async def bring_near(session: AsyncSession, now: datetime) -> None:
    """Make due, to be planned anew, what is further away than any next digest is: the clock has been set back since."""
    for frequency, days in FURTHEST.items():
        readers = select(PersonRow.id).where(PersonRow.id == DigestPlan.person_id, PersonRow.frequency == frequency)
        await session.execute(
            update(DigestPlan)
            .where(DigestPlan.next_at > now + timedelta(days=days), readers.exists())
            .values(next_at=now)
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        update(DutyPlan)
        .where(DutyPlan.next_at > now + timedelta(days=8))
        .values(next_at=now)
        .execution_options(synchronize_session=False)
    )


def _found() -> Select[*tuple[Any, ...]]:
    """Plans with their people, as columns: objects would cost as much again as all the rest of composing."""
    return select(
        PersonRow.id,
        PersonRow.language,
        PersonRow.timezone,
        PersonRow.municipality,
        PersonRow.frequency,
        PersonRow.quiet_from,
        PersonRow.quiet_to,
        PersonRow.paused_until,
        DigestPlan.weekday,
        DigestPlan.hour,
        DigestPlan.next_at,
        DigestPlan.last_period,
        DigestPlan.shown,
        DigestPlan.shown_last,
    ).join(PersonRow, PersonRow.id == DigestPlan.person_id)


async def any_due(session: AsyncSession, now: datetime) -> bool:
    found = select(DigestPlan.person_id).where(DigestPlan.next_at <= now).limit(1)
    return await session.scalar(found) is not None


async def due(session: AsyncSession, now: datetime, limit: int) -> list[Reader]:
    """Readers whose digest is due, held until the end of the transaction; those another process holds are left to
    it."""
    found = (
        _found()
        .where(DigestPlan.next_at <= now)
        .order_by(DigestPlan.next_at, DigestPlan.person_id)
        .limit(limit)
        .with_for_update(of=DigestPlan, skip_locked=True)
    )
    return await _readers(session, (await session.execute(found)).all())


async def reader(session: AsyncSession, person_id: int) -> Reader | None:
    """One reader; None for a person who gets no digests."""
    found = await _readers(session, (await session.execute(_found().where(DigestPlan.person_id == person_id))).all())
    return found[0] if found else None


async def _readers(session: AsyncSession, rows: Sequence[Row[Any]]) -> list[Reader]:
    """The rows of `_found`, with what there is about the people elsewhere."""
    ids = [row.id for row in rows]
    reached: dict[int, tuple[str, str]] = {}
    for account in await session.execute(
        select(Account.person_id, Account.channel, Account.address)
        .where(Account.person_id.in_(ids), Account.blocked_at.is_(None))
        .order_by(Account.id)
    ):
        reached.setdefault(account.person_id, (account.channel, account.address))
    tags: dict[str, dict[int, set[str]]] = {TagKind.TOPIC: {}, TagKind.SPHERE: {}}
    for person_id, kind, tag in await session.execute(
        select(PersonTag.person_id, PersonTag.kind, PersonTag.tag).where(
            PersonTag.person_id.in_(ids), PersonTag.kind.in_(tuple(tags))
        )
    ):
        tags[kind].setdefault(person_id, set()).add(tag)
    cards = set(await session.scalars(select(Specialist.person_id).where(Specialist.person_id.in_(ids))))
    return [
        Reader(
            id=row.id,
            language=row.language,
            timezone=row.timezone,
            municipality=row.municipality,
            frequency=Frequency(row.frequency),
            quiet=(row.quiet_from, row.quiet_to),
            paused_until=row.paused_until,
            weekday=row.weekday,
            hour=row.hour,
            next_at=row.next_at,
            last_period=row.last_period,
            shown=row.shown,
            shown_last=row.shown_last,
            channel=reached.get(row.id, ("", ""))[0],
            address=reached.get(row.id, ("", ""))[1],
            topics=frozenset(tags[TagKind.TOPIC].get(row.id, ())),
            spheres=frozenset(tags[TagKind.SPHERE].get(row.id, ())),
            specialist=row.id in cards,
        )
        for row in rows
    ]


async def not_sent(session: AsyncSession, keys: Sequence[str], now: datetime) -> set[str]:
    """Of deliveries by their keys, those that never reached their person and will not any more."""
    late = (Delivery.state == State.PENDING) & (Delivery.expires_at <= now)
    rows = await session.scalars(
        select(Delivery.key).where(Delivery.key.in_(keys), or_(Delivery.state.in_((State.SKIPPED, State.FAILED)), late))
    )
    return set(rows)


async def written(session: AsyncSession, keys: Sequence[str]) -> set[str]:
    """Of keys of the ledger, those that are taken."""
    return set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(keys)))) if keys else set()


# By the names of the columns: one statement for many rows.
_ADVANCE = (
    update(DigestPlan.__table__)  # type: ignore[arg-type]  # a mapped class's table is a Table
    .where(DigestPlan.__table__.c.person_id == bindparam("reader"))
    .values(
        next_at=bindparam("at"), last_period=bindparam("period"), shown=bindparam("refs"), shown_last=bindparam("new")
    )
)


async def advance(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write many readers' next moment and what they have been shown; keys: reader, at, period, refs, new."""
    if rows:
        await (await session.connection()).execute(_ADVANCE, list(rows))


async def duty_plans(session: AsyncSession, person_ids: Sequence[int]) -> dict[int, DutyPlan]:
    """The plans of these coordinators, held until the end of the transaction."""
    rows = await session.scalars(
        select(DutyPlan)
        .where(DutyPlan.person_id.in_(person_ids))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {row.person_id: row for row in rows}


async def add_duty(session: AsyncSession, person_id: int, next_at: datetime) -> DutyPlan:
    """The plan of a coordinator who has none; that of another process, which was first."""
    statement = insert(session, DutyPlan).values(person_id=person_id, next_at=next_at)
    await session.execute(statement.on_conflict_do_nothing(index_elements=[DutyPlan.person_id]))
    return await session.get_one(DutyPlan, person_id, with_for_update=True, populate_existing=True)
