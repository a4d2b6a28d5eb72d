"""Duplicates of organisations: what hangs on one, and how it is moved to the other."""

from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import requirements, signals
from bot.db.directory import ContactRequest
from bot.db.events import Event, Series, Trust
from bot.db.indicators import move_reports
from bot.db.invitations import Invitation
from bot.db.moderation import Case
from bot.db.organisations import Organisation, OrganisationTag, Representative, Unit
from bot.db.people import PersonRow
from bot.db.points import Point
from bot.db.registry import Note
from bot.db.surveys import SurveyRow
from bot.db.vacancies import Vacancy

# Rows that simply belong to the other organisation afterwards.
BELONGING: tuple[Any, ...] = (Unit, Event, Series, Case, ContactRequest, Invitation, Note, Vacancy, SurveyRow, Point)
COUNTED: dict[str, Any] = {"units": Unit, "events": Event, "cases": Case}

# What the organisation that stays takes over where it has nothing itself.
LINES = (
    "full_name",
    "settlement",
    "inn",
    "ogrn",
    "contact_name",
    "position",
    "phone",
    "email",
    "site",
    "about",
    "okved",
    "founder",
    "staff",
    "survey_url",
)


async def count(session: AsyncSession, organisation_id: int) -> dict[str, int]:
    """How much hangs on an organisation, by sort."""
    numbers = {
        name: int(
            await session.scalar(
                select(func.count()).select_from(table).where(table.organisation_id == organisation_id)
            )
            or 0
        )
        for name, table in COUNTED.items()
    }
    people = select(func.count(Representative.person_id.distinct())).where(
        Representative.organisation_id == organisation_id
    )
    return {"people": int(await session.scalar(people) or 0), **numbers}


async def move(session: AsyncSession, duplicate: Organisation, into: Organisation) -> None:
    """Give everything of the duplicate to the other organisation and mark it as merged; both are locked."""
    for table in BELONGING:
        await session.execute(
            update(table)
            .where(table.organisation_id == duplicate.id)
            .values(organisation_id=into.id)
            .execution_options(synchronize_session=False)
        )
    await move_reports(session, duplicate.id, into.id)
    await _move_representatives(session, duplicate.id, into.id)
    await _move_tags(session, duplicate.id, into.id)
    await requirements.move_organisation(session, duplicate.id, into.id)
    await signals.move_organisation(session, duplicate.id, into.id)
    await session.execute(delete(Trust).where(Trust.organisation_id == duplicate.id))
    await session.execute(
        update(PersonRow)
        .where(PersonRow.acting_for == duplicate.id)
        .values(acting_for=into.id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Organisation)
        .where(Organisation.merged_into == duplicate.id)
        .values(merged_into=into.id)
        .execution_options(synchronize_session=False)
    )
    spare = {name: getattr(duplicate, name) for name in LINES}
    duplicate.merged_into, duplicate.inn = into.id, None
    await session.flush()  # a taxpayer's number is unique
    for name, value in spare.items():
        if getattr(into, name) is None:
            setattr(into, name, value)


async def _move_representatives(session: AsyncSession, duplicate_id: int, into_id: int) -> None:
    there = set(
        await session.execute(
            select(Representative.person_id, Representative.duty).where(Representative.organisation_id == into_id)
        )
    )
    rows = (await session.scalars(select(Representative).where(Representative.organisation_id == duplicate_id))).all()
    for row in rows:
        if (row.person_id, row.duty) not in {tuple(each) for each in there}:
            session.add(
                Representative(organisation_id=into_id, person_id=row.person_id, duty=row.duty, since=row.since)
            )
        await session.delete(row)
    await session.flush()


async def _move_tags(session: AsyncSession, duplicate_id: int, into_id: int) -> None:
    """Spheres, offers and needs are taken over where the other organisation has none of the sort."""
    kinds = set(
        await session.scalars(select(OrganisationTag.kind).where(OrganisationTag.organisation_id == into_id).distinct())
    )
    await session.execute(
        update(OrganisationTag)
        .where(OrganisationTag.organisation_id == duplicate_id, OrganisationTag.kind.not_in(kinds))
        .values(organisation_id=into_id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(OrganisationTag).where(OrganisationTag.organisation_id == duplicate_id))
