"""Invitations: links that let one person in, once, until they expire."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, UTCDateTime
from bot.db.organisations import Duty


class Invites(StrEnum):
    """To what."""

    COLLEAGUE = "colleague"
    COORDINATOR = "coordinator"


class Invitation(Base):
    """One link; its token is random and cannot be guessed."""

    __tablename__ = "invitations"

    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[Invites] = mapped_column(String(15))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    duty: Mapped[Duty | None] = mapped_column(String(15))
    invited_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


async def use(session: AsyncSession, token: str, person_id: int, now: datetime) -> bool:
    """Use the invitation up; whether it was this person who did."""
    used = await session.execute(
        update(Invitation)
        .where(Invitation.token == token, Invitation.used_at.is_(None), Invitation.expires_at > now)
        .values(used_by=person_id, used_at=now)
        .returning(Invitation.token)
        .execution_options(synchronize_session=False)
    )
    return used.first() is not None
