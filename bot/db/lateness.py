"""What the clock does to the ledger of deliveries: it is set back, a message comes too late, or ended long ago."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.deliveries import Delivery, State


async def bring_near(session: AsyncSession, now: datetime, until: datetime, limit: int) -> int:
    """Make due, `limit` rows at most, what would be due after now and until that moment; how many there were."""
    later = (
        select(Delivery.id)
        .where(Delivery.state == State.PENDING, Delivery.due_at > now, Delivery.due_at <= until)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    moved = await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(later), Delivery.state == State.PENDING)
        .values(due_at=now)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(moved, "rowcount", 0))


async def give_up_late(session: AsyncSession, now: datetime) -> None:
    """Account for what came too late to be sent."""
    await session.execute(
        update(Delivery)
        .where(Delivery.state == State.PENDING, Delivery.announcement_id.is_(None), Delivery.expires_at <= now)
        .values(state=State.SKIPPED, reason="late", finished_at=now)
        .execution_options(synchronize_session=False)
    )


async def forget(session: AsyncSession, before: datetime) -> None:
    """Delete what ended before `before`."""
    await session.execute(delete(Delivery).where(Delivery.finished_at < before))
