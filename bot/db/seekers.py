"""Specialists as they are compared with vacancies: those of a list of people, and those who agreed to be found."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.people import PersonRow, PersonTag, Specialist, TagKind
from bot.dictionaries import PROFESSIONS
from bot.matching import Opening, Seeker
from bot.positions import find_profession

LOOKS_FOR_WORK = ("yes", "maybe")
meant = lru_cache(maxsize=10_000)(find_profession)  # by own words
AT_ONCE = 500  # values in one statement


async def one(session: AsyncSession, person_id: int) -> Seeker | None:
    """A person as they are compared; None for one without a card."""
    return (await of_people(session, (person_id,))).get(person_id)


async def of_people(session: AsyncSession, person_ids: Collection[int]) -> dict[int, Seeker]:
    """Those of the people who have a card."""
    ids = sorted(set(person_ids))
    found: dict[int, Seeker] = {}
    for start in range(0, len(ids), AT_ONCE):
        found |= await _read(session, _cards().where(PersonRow.id.in_(ids[start : start + AT_ONCE])))
    return found


async def for_opening(session: AsyncSession, opening: Opening) -> dict[int, Seeker]:
    """Those who agreed to be shown, would change their work, and share a group or a competency with the vacancy."""
    asked = opening.must | opening.nice
    able = select(PersonTag.person_id).where(PersonTag.kind == TagKind.COMPETENCY, PersonTag.tag.in_(sorted(asked)))
    near: list[Any] = [PersonRow.id.in_(able)]
    professions = PROFESSIONS.get(opening.group or "", ())
    near.append(Specialist.profession.in_([*professions, *([opening.profession] if opening.profession else [])]))
    near.append(Specialist.profession.is_(None))  # in own words: what they mean is read below
    found = _cards().where(
        Specialist.visible.is_(True),
        Specialist.looking.in_(LOOKS_FOR_WORK),
        PersonRow.name.is_not(None),
        PersonRow.erase_at.is_(None),
        or_(*near),
    )
    return await _read(session, found)


def _cards() -> Select[*tuple[Any, ...]]:
    compared = (Specialist.profession, PersonRow.municipality, Specialist.experience, Specialist.profession_text)
    return select(PersonRow.id, *compared).join(Specialist, Specialist.person_id == PersonRow.id)


async def _read(session: AsyncSession, found: Select[*tuple[Any, ...]]) -> dict[int, Seeker]:
    rows = (await session.execute(found)).all()
    able: dict[int, set[str]] = defaultdict(set)
    tags = select(PersonTag.person_id, PersonTag.tag).where(
        PersonTag.kind == TagKind.COMPETENCY, PersonTag.person_id.in_(found.with_only_columns(PersonRow.id))
    )
    for person_id, tag in await session.execute(tags):
        able[person_id].add(tag)
    return {
        row[0]: Seeker(
            profession=row[1] or (meant(row[4]) if row[4] else None),
            municipality=row[2],
            competencies=frozenset(able.get(row[0], ())),
            experience=row[3],
        )
        for row in rows
    }
