"""Surveys as digests need them: many readers as audiences see them, and what each has answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.organisations import Organisation, OrganisationTag, Representative, Side, Trait
from bot.db.surveys import Participant, SurveyRow, SurveyState
from bot.survey_audience import Kind


@dataclass(slots=True)
class Belonging:
    """What people are by the organisations they act for."""

    kinds: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    spheres: set[str] = field(default_factory=set)


async def belonging(session: AsyncSession, person_ids: Sequence[int]) -> dict[int, Belonging]:
    """By person; those who act for nobody are left out."""
    rows = (
        await session.execute(
            select(Representative.person_id, Organisation.id, Organisation.side, Organisation.municipality)
            .join(Organisation, Organisation.id == Representative.organisation_id)
            .where(Representative.person_id.in_(person_ids), Organisation.merged_into.is_(None))
        )
    ).all()
    spheres: dict[int, set[str]] = {}
    if rows:
        tags = select(OrganisationTag.organisation_id, OrganisationTag.tag).where(
            OrganisationTag.organisation_id.in_({row.id for row in rows}), OrganisationTag.kind == Trait.SPHERE
        )
        for organisation_id, tag in await session.execute(tags):
            spheres.setdefault(organisation_id, set()).add(tag)
    found: dict[int, Belonging] = {}
    for row in rows:
        theirs = found.setdefault(row.person_id, Belonging())
        theirs.kinds.add(Kind.INSTITUTIONS if row.side == Side.INSTITUTION else Kind.BUSINESSES)
        theirs.places |= {row.municipality} - {None}
        theirs.spheres |= spheres.get(row.id, set())
    return found


async def answered(session: AsyncSession, person_ids: Sequence[int], survey_ids: Sequence[int]) -> dict[int, set[int]]:
    """Which of some surveys each of the people has answered."""
    found: dict[int, set[int]] = {}
    rows = await session.execute(
        select(Participant.person_id, Participant.survey_id).where(
            Participant.person_id.in_(person_ids),
            Participant.survey_id.in_(survey_ids),
            Participant.answered_on.is_not(None),
        )
    )
    for person_id, survey_id in rows:
        found.setdefault(person_id, set()).add(survey_id)
    return found


async def still_open(session: AsyncSession, survey_ids: Sequence[int]) -> Sequence[SurveyRow]:
    """Of some surveys, those that take answers."""
    found = select(SurveyRow).where(SurveyRow.id.in_(survey_ids), SurveyRow.state == SurveyState.OPEN)
    return (await session.scalars(found.order_by(SurveyRow.id))).all()
