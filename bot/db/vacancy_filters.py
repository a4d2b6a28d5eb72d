"""What people asked to be told of: the filters of vacancies they saved, and how they are told."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class Alert(StrEnum):
    INSTANT = "instant"
    DIGEST = "digest"


class SavedFilter(Base):
    """One filter of a person. `narrowed` is the filter as the lists' buttons carry it."""

    __tablename__ = "vacancy_filters"
    __table_args__ = (UniqueConstraint("person_id", "narrowed"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    narrowed: Mapped[str] = mapped_column(String(48))
    alert: Mapped[Alert] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
