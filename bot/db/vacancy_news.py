"""Vacancies as digests need them: what many readers asked to be told of, and what they have answered already."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.responses import Response
from bot.db.vacancy_filters import Alert, SavedFilter


async def filters_of(session: AsyncSession, person_ids: Sequence[int]) -> dict[int, list[str]]:
    """The filters, as text, that each of the people saved for the digest."""
    found: dict[int, list[str]] = {}
    rows = await session.execute(
        select(SavedFilter.person_id, SavedFilter.narrowed)
        .where(SavedFilter.person_id.in_(person_ids), SavedFilter.alert == Alert.DIGEST)
        .order_by(SavedFilter.id)
    )
    for person_id, narrowed in rows:
        found.setdefault(person_id, []).append(narrowed)
    return found


async def answered(session: AsyncSession, person_ids: Sequence[int]) -> dict[int, set[int]]:
    """Which vacancies each of the people responded to."""
    found: dict[int, set[int]] = {}
    rows = await session.execute(
        select(Response.person_id, Response.vacancy_id).where(Response.person_id.in_(person_ids))
    )
    for person_id, vacancy_id in rows:
        found.setdefault(person_id, set()).add(vacancy_id)
    return found
