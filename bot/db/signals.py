"""Signals of employers to those who teach: who agreed to receive them, and which were told."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, UTCDateTime
from bot.db.dialect import insert
from bot.db.organisations import Organisation


class SignalReceiver(Base):
    """An educational institution that agreed to receive requirement cards and to answer them."""

    __tablename__ = "signal_receivers"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime] = mapped_column(UTCDateTime)


class Signal(Base):
    """A competency that coordinators were told of, and when: once within the window of the figures."""

    __tablename__ = "signals"

    competency: Mapped[str] = mapped_column(String(30), primary_key=True)
    raised_at: Mapped[datetime] = mapped_column(UTCDateTime)


async def receivers(session: AsyncSession) -> list[tuple[int, str]]:
    """Id and name of the institutions that receive cards, by name."""
    rows = await session.execute(
        select(Organisation.id, Organisation.name)
        .join(SignalReceiver, SignalReceiver.organisation_id == Organisation.id)
        .where(Organisation.merged_into.is_(None))
        .order_by(Organisation.name, Organisation.id)
    )
    return [(row.id, row.name) for row in rows]


async def raise_signal(session: AsyncSession, competency: str, now: datetime, before: datetime) -> bool:
    """Note that coordinators are told of a competency; False when they were since `before`."""
    written = insert(session, Signal).values(competency=competency, raised_at=now)
    again = written.on_conflict_do_update(
        index_elements=["competency"], set_={"raised_at": now}, where=Signal.raised_at < before
    ).returning(Signal.competency)
    return (await session.execute(again)).first() is not None


async def move_organisation(session: AsyncSession, duplicate_id: int, into_id: int) -> None:
    """Two organisations became one: it receives cards when one of them did."""
    held = await session.get(SignalReceiver, duplicate_id)
    if held is not None:
        if await session.get(SignalReceiver, into_id) is None:
            session.add(SignalReceiver(organisation_id=into_id, since=held.since))
        await session.delete(held)
