"""What coordinators are about to load: a file that was read waits here for «Загрузить», a day at most."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class VacancyImport(Base):
    """The rows of a file that can be loaded, as JSON holds them."""

    __tablename__ = "vacancy_imports"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


async def take(session: AsyncSession, import_id: int, person_id: int) -> list[dict[str, Any]] | None:
    """Take what waits, once; None when it was loaded, is somebody else's or has waited too long."""
    taken = await session.execute(
        delete(VacancyImport)
        .where(VacancyImport.id == import_id, VacancyImport.person_id == person_id)
        .returning(VacancyImport.rows)
    )
    found = taken.first()
    return list(found.rows) if found else None


async def drop_before(session: AsyncSession, moment: datetime) -> None:
    await session.execute(delete(VacancyImport).where(VacancyImport.created_at < moment))


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    await session.execute(delete(VacancyImport).where(VacancyImport.person_id == person_id))
