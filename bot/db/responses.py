"""Responses to vacancies: who answered which, and what the employer did with it. One of a person and vacancy."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class ResponseState(StrEnum):
    NEW = "new"
    VIEWED = "viewed"
    INVITED = "invited"  # the contacts of both sides are open
    HIRED = "hired"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the person


class Response(Base):
    """A specialist's response. After a withdrawal the same row may be submitted again."""

    __tablename__ = "vacancy_responses"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "person_id"),
        Index("ix_vacancy_responses_unseen", "state", "sent_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    state: Mapped[ResponseState] = mapped_column(String(10))
    message: Mapped[str | None] = mapped_column(Text)
    file: Mapped[str | None] = mapped_column(String(200))  # Telegram's file id
    file_name: Mapped[str | None] = mapped_column(String(120))
    file_kind: Mapped[str | None] = mapped_column(String(10))
    words: Mapped[str | None] = mapped_column(Text)  # of the employer, with an invitation or a refusal
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))  # who invited
    sent_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    reminded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
