"""Phrases of the coordinators: canned replies and reasons of declining, in both languages.

A row is never changed: an edited phrase is a new row in the place of the old one, so an id always means the same words.
"""

from enum import StrEnum

from sqlalchemy import Index, SmallInteger, String, Text, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId


class PhraseKind(StrEnum):
    DECLINE = "decline"  # why an application was declined
    VACANCY = "vacancy"  # why a vacancy is not published
    EVENT = "event"  # why an event was not published
    REPLY = "reply"


class Phrase(Base):
    """One phrase; `archived` when it was removed or another took its place."""

    __tablename__ = "phrases"
    __table_args__ = (Index("ix_phrases_kind", "kind", "position"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[PhraseKind] = mapped_column(String(10))
    position: Mapped[int] = mapped_column(SmallInteger)
    ru: Mapped[str] = mapped_column(Text)
    en: Mapped[str] = mapped_column(Text)
    archived: Mapped[bool] = mapped_column(default=False)


async def lock(session: AsyncSession) -> None:
    """One change of the list at a time; on SQLite the write unit already is the lock."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("LOCK TABLE phrases IN SHARE ROW EXCLUSIVE MODE"))


async def any_held(session: AsyncSession, kind: PhraseKind) -> bool:
    """Whether the list was ever changed; archived phrases count."""
    return (await session.scalar(select(func.min(Phrase.id)).where(Phrase.kind == kind))) is not None


async def listed(session: AsyncSession, kind: PhraseKind) -> list[Phrase]:
    """The phrases in use, in their order."""
    return list(
        (
            await session.scalars(
                select(Phrase)
                .where(Phrase.kind == kind, Phrase.archived.is_(False))
                .order_by(Phrase.position, Phrase.id)
            )
        ).all()
    )
