"""Polls of the messenger's own: what a coordinator put into the channel or a group, and how people voted there.

draft → posting → posted → closed. What is found in `posting` after a crash may or may not have been posted.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, ForeignKey, SmallInteger, String, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import steps
from bot.db.base import Base, BigId, UTCDateTime


class PollState(StrEnum):
    DRAFT = "draft"
    POSTING = "posting"
    POSTED = "posted"
    CLOSED = "closed"


class ChannelPoll(Base):
    """One poll; a quiz has a right option, counted from 0. `counts` are the votes by option as last told."""

    __tablename__ = "channel_polls"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    state: Mapped[PollState] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(64))  # the chat: a number, or «@name»
    question: Mapped[str] = mapped_column(String(300))
    options: Mapped[list[str]] = mapped_column(JSON)
    correct: Mapped[int | None] = mapped_column(SmallInteger)
    poll: Mapped[str | None] = mapped_column(String(64), unique=True)  # the messenger's id of it
    message: Mapped[int | None] = mapped_column(BigInteger)
    counts: Mapped[list[int]] = mapped_column(JSON)
    voters: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    posted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


async def step(session: AsyncSession, poll_id: int, allowed: tuple[PollState, ...], to: PollState) -> bool:
    """Move a poll on if it is in one of the `allowed` states; whether it was this call that did."""
    seen = (ChannelPoll.id == poll_id, ChannelPoll.state.in_(allowed))
    return await steps.step(session, ChannelPoll, *seen, state=to)


async def drop(session: AsyncSession, poll_id: int) -> bool:
    """Delete a draft; whether there was one."""
    gone = delete(ChannelPoll).where(ChannelPoll.id == poll_id, ChannelPoll.state == PollState.DRAFT)
    return (await session.execute(gone.returning(ChannelPoll.id))).first() is not None


async def fresh(session: AsyncSession, poll_id: int) -> ChannelPoll | None:
    return await session.get(ChannelPoll, poll_id, populate_existing=True)


async def of_messenger(session: AsyncSession, poll: str) -> ChannelPoll | None:
    """By the messenger's own id, locked."""
    return (await session.scalars(select(ChannelPoll).where(ChannelPoll.poll == poll).with_for_update())).first()


async def newest(session: AsyncSession, *, offset: int, limit: int) -> list[ChannelPoll]:
    return list(await session.scalars(select(ChannelPoll).order_by(ChannelPoll.id.desc()).offset(offset).limit(limit)))


async def count(session: AsyncSession) -> int:
    return int(await session.scalar(select(func.count()).select_from(ChannelPoll)) or 0)
