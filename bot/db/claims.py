"""Claims of deliveries whose sender died, or never knew of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.deliveries import REPEATABLE, Delivery, Priority, State


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that somebody has taken; `by`: the number of their process."""

    id: int
    by: int | None
    at: datetime


async def claimed(session: AsyncSession) -> list[Claimed]:
    """What is claimed at the moment: what is on the wire, and what the dead left."""
    rows = await session.execute(
        select(Delivery.id, Delivery.claimed_by, Delivery.claimed_at).where(Delivery.state == State.CLAIMED)
    )
    return [Claimed(delivery, by, at) for delivery, by, at in rows if at is not None]


async def recover(session: AsyncSession, now: datetime, lost: Collection[Claimed] | None = None) -> None:
    """Settle what dead senders had claimed, `lost` or all: notices and digests are due again, announcements are
    unknown."""
    which = [Delivery.state == State.CLAIMED]
    if lost is not None:
        which += _still_claimed(lost)
    await session.execute(
        update(Delivery)
        .where(*which, Delivery.priority == Priority.ANNOUNCEMENT, Delivery.kind.not_in(REPEATABLE))
        .values(state=State.UNKNOWN, finished_at=now)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Delivery).where(*which).values(state=State.PENDING).execution_options(synchronize_session=False)
    )


async def put_back(session: AsyncSession, never_sent: Collection[Claimed]) -> None:
    """Make due again what was claimed and not sent."""
    await session.execute(
        update(Delivery)
        .where(Delivery.state == State.CLAIMED, *_still_claimed(never_sent))
        .values(state=State.PENDING, attempts=Delivery.attempts - 1)
        .execution_options(synchronize_session=False)
    )


def _still_claimed(rows: Collection[Claimed]) -> list[ColumnElement[bool]]:
    """That these rows are claimed by the same processes as when they were read: another may have settled them
    meanwhile, and somebody claimed them again."""
    claimers = {each.by for each in rows}
    return [
        Delivery.id.in_([each.id for each in rows]),
        or_(Delivery.claimed_by.in_(claimers - {None}), Delivery.claimed_by.is_(None) if None in claimers else false()),
    ]
