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
    RESPONSE = "response"  # the card is passed to one employer, the subject of the entry
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
    subject: Mapped[str | None] = mapped_column(
        String(40)
    )  # whom it is for, where each is asked about: «organisation:5»
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
    """The consents in force; of those that are given to each one apart, the newest."""
    return {Purpose(entry.purpose): entry for entry in await in_force(session, person_id)}


async def in_force(session: AsyncSession, person_id: int) -> list[ConsentRow]:
    """Every consent in force, with whom it is for, oldest first."""
    latest = {(entry.purpose, entry.subject): entry for entry in await ledger(session, person_id)}
    granted = (entry for entry in latest.values() if entry.action == Action.GRANTED)
    return sorted(granted, key=lambda entry: entry.id)
