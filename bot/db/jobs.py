"""When each tick is due next; claimed by compare-and-set, so that many processes run it once."""

from datetime import datetime

from sqlalchemy import String, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, UTCDateTime
from bot.db.dialect import insert


class Job(Base):
    __tablename__ = "jobs"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    next_run: Mapped[datetime] = mapped_column(UTCDateTime)


async def schedule(session: AsyncSession) -> dict[str, datetime]:
    """The next run of every job that has run."""
    return {row.name: row.next_run for row in await session.execute(select(Job.name, Job.next_run))}


async def claim(session: AsyncSession, name: str, seen: datetime | None, next_run: datetime) -> bool:
    """Move the job's next run from `seen`; False when another process was first."""
    if seen is None:
        new = insert(session, Job).values(name=name, next_run=next_run).on_conflict_do_nothing().returning(Job.name)
        return (await session.execute(new)).first() is not None
    moved = update(Job).where(Job.name == name, Job.next_run == seen).values(next_run=next_run).returning(Job.name)
    return (await session.execute(moved.execution_options(synchronize_session=False))).first() is not None
