"""The ledger of consents: one row for each time a consent was given or withdrawn, never changed afterwards."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class Purpose(StrEnum):
    MEMBERSHIP = "membership"
    MAILINGS = "mailings"
    DIRECTORY = "directory"
    SURVEYS = "surveys"  # those with a name


class Action(StrEnum):
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"


class ConsentRow(Base):
    """One entry; the text that was shown is known by its version, language and SHA-256."""

    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_person_purpose", "person_id", "purpose", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    purpose: Mapped[Purpose] = mapped_column(String(20))
    action: Mapped[Action] = mapped_column(String(10))
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(2))
    text_hash: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UTCDateTime)


async def ledger(session: AsyncSession, person_id: int) -> list[ConsentRow]:
    """All entries of a person, oldest first."""
    return list(
        (
            await session.scalars(select(ConsentRow).where(ConsentRow.person_id == person_id).order_by(ConsentRow.id))
        ).all()
    )


async def current(session: AsyncSession, person_id: int) -> dict[Purpose, ConsentRow]:
    """The consents in force."""
    latest = {entry.purpose: entry for entry in await ledger(session, person_id)}
    return {Purpose(purpose): entry for purpose, entry in latest.items() if entry.action == Action.GRANTED}
