"""Loading vacancies from files: what was read waits here for «Загрузить», a day at most, and is then written."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.organisations import Organisation
from bot.db.vacancies import Vacancy, VacancyCompetency

CHUNK = 500  # values of one question


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


async def waiting(session: AsyncSession, import_id: int, person_id: int) -> list[dict[str, Any]] | None:
    """What waits; None when it was loaded, is somebody else's or has waited too long."""
    row = await session.get(VacancyImport, import_id)
    return row.rows if row is not None and row.person_id == person_id else None


async def known(session: AsyncSession, source: str, ids: Sequence[str]) -> dict[str, Vacancy]:
    """The vacancies of a source that are here already, by their numbers there."""
    rows: dict[str, Vacancy] = {}
    for start in range(0, len(ids), CHUNK):
        found = await session.scalars(
            select(Vacancy).where(Vacancy.source == source, Vacancy.source_id.in_(ids[start : start + CHUNK]))
        )
        rows |= {each.source_id or "": each for each in found}
    return rows


async def employers(session: AsyncSession, inns: Sequence[str]) -> dict[str, int]:
    """The organisations of ours by their taxpayer's numbers."""
    ids: dict[str, int] = {}
    for start in range(0, len(inns), CHUNK):
        found = await session.execute(
            select(Organisation.inn, Organisation.id).where(
                Organisation.inn.in_(inns[start : start + CHUNK]), Organisation.merged_into.is_(None)
            )
        )
        ids |= {row.inn: row.id for row in found}
    return ids


async def add(
    session: AsyncSession, source: str, rows: Sequence[dict[str, Any]], asked: Mapping[str, Sequence[str]]
) -> None:
    """Write new vacancies with the competencies they ask for, by their numbers at the source."""
    if not rows:
        return
    await session.execute(insert(Vacancy), list(rows))
    written = await known(session, source, [row["source_id"] for row in rows])
    skills = [
        {"vacancy_id": vacancy.id, "competency": code, "must": False, "hard_to_find": False}
        for number, vacancy in written.items()
        for code in asked[number]
    ]
    if skills:
        await session.execute(insert(VacancyCompetency), skills)
