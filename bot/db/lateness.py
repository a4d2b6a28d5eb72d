"""What the clock does to the ledger of deliveries: it is set back, a message comes too late, or ended long ago."""

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.deliveries import Delivery, State


async def bring_near(session: AsyncSession, now: datetime, back: timedelta, limit: int) -> int:
    """Make due, `limit` rows at most, what the clock that was set `back` had made due, and what waits for another try,
    which was counted from then; how many there were. What is meant for a moment still to come waits for it."""
    had_been = Delivery.due_at <= now + back
    tried = and_(Delivery.claimed_at.is_not(None), Delivery.due_at <= now + 2 * back)
    later = (
        select(Delivery.id)
        .where(Delivery.state == State.PENDING, Delivery.due_at > now, or_(had_been, tried))
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
