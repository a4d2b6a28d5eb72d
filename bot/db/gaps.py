"""Demand and supply of competencies, counted: what employers miss on one side, who has it on the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.organisations import Organisation
from bot.db.people import PersonRow, PersonTag, TagKind
from bot.db.requirements import DEMAND, Requirement, RequirementVote
from bot.db.vacancies import Vacancy, VacancyCompetency, VacancyState


@dataclass(frozen=True, slots=True)
class Named:
    """One employer names a competency for a group of positions, on a card, by a vote or on open vacancies.

    `employer` is «o12» of an organisation of ours, else the imported name. `people`: how many are missing by a card;
    `vacancies`, and of them `hard`: those it is hard to find for.
    """

    competency: str
    employer: str
    place: str | None
    group: str | None
    people: int = 0
    cards: int = 0
    votes: int = 0
    vacancies: int = 0
    hard: int = 0


def employer(organisation_id: int) -> str:
    return f"o{organisation_id}"


async def cards(session: AsyncSession, since: datetime) -> list[Named]:
    """What the cards since a moment say, those merged into others too: somebody is missed there as well."""
    rows = await session.execute(
        select(
            Requirement.competency,
            Requirement.organisation_id,
            Organisation.municipality,
            Requirement.group,
            func.sum(Requirement.people).label("people"),
            func.count().label("cards"),
        )
        .join(Organisation, Organisation.id == Requirement.organisation_id)
        .where(Requirement.competency.is_not(None), Requirement.state.in_(DEMAND), Requirement.created_at >= since)
        .group_by(Requirement.competency, Requirement.organisation_id, Organisation.municipality, Requirement.group)
    )
    return [
        Named(
            row.competency,
            employer(row.organisation_id),
            row.municipality,
            row.group,
            people=int(row.people),
            cards=row.cards,
        )
        for row in rows
    ]


async def votes(session: AsyncSession, since: datetime) -> list[Named]:
    """«У нас тоже» since a moment on cards that stand."""
    rows = await session.execute(
        select(
            Requirement.competency,
            RequirementVote.organisation_id,
            Organisation.municipality,
            Requirement.group,
            func.count().label("votes"),
        )
        .join(Requirement, Requirement.id == RequirementVote.requirement_id)
        .join(Organisation, Organisation.id == RequirementVote.organisation_id)
        .where(
            Requirement.competency.is_not(None),
            Requirement.state.in_(DEMAND),
            RequirementVote.relevant.is_(True),
            RequirementVote.at >= since,
        )
        .group_by(Requirement.competency, RequirementVote.organisation_id, Organisation.municipality, Requirement.group)
    )
    return [
        Named(row.competency, employer(row.organisation_id), row.municipality, row.group, votes=row.votes)
        for row in rows
    ]


async def vacancies(session: AsyncSession, now: datetime) -> list[Named]:
    """What open vacancies ask for."""
    rows = await session.execute(
        select(
            VacancyCompetency.competency,
            Vacancy.organisation_id,
            Vacancy.employer,
            Vacancy.municipality,
            Vacancy.group,
            func.count().label("vacancies"),
            func.sum(case((VacancyCompetency.hard_to_find, 1), else_=0)).label("hard"),
        )
        .join(Vacancy, Vacancy.id == VacancyCompetency.vacancy_id)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.valid_until > now)
        .group_by(
            VacancyCompetency.competency,
            Vacancy.organisation_id,
            Vacancy.employer,
            Vacancy.municipality,
            Vacancy.group,
        )
    )
    return [
        Named(
            row.competency,
            employer(row.organisation_id) if row.organisation_id is not None else row.employer,
            row.municipality,
            row.group,
            vacancies=row.vacancies,
            hard=int(row.hard),
        )
        for row in rows
    ]


async def supply(session: AsyncSession) -> Sequence[tuple[str, str | None, int]]:
    """How many specialists have each competency in each municipality; nobody is told apart."""
    rows = await session.execute(
        select(PersonTag.tag, PersonRow.municipality, func.count())
        .join(PersonRow, PersonRow.id == PersonTag.person_id)
        .where(PersonTag.kind == TagKind.COMPETENCY)
        .group_by(PersonTag.tag, PersonRow.municipality)
    )
    return [(row[0], row[1], int(row[2])) for row in rows]
