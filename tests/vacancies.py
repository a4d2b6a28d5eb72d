"""Vacancies for the tests, written into the table as a published one stands there; and people who look for work."""

from datetime import date, timedelta
from typing import Any

from bot.clock import Clock
from bot.db.database import Database
from bot.db.organisations import Duty, Organisation, Representative, Side
from bot.db.people import PersonRow, Specialist, TagKind, set_tags
from bot.db.vacancies import Vacancy, VacancyCompetency, VacancyState
from bot.dictionaries import group_of
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import person_id

LIBRARY = "Центральная библиотека"


def vacancy_row(clock: Clock, **values: Any) -> Vacancy:
    """An open vacancy of a librarian in Vyazma."""
    now = clock.now()
    known: dict[str, Any] = {
        "state": VacancyState.OPEN,
        "profession": "librarian",
        "group": group_of(values.get("profession", "librarian")),
        "municipality": "vyazemsky",
        "employment": "permanent",
        "salary_from": 32_000,
        "salary_to": 38_000,
        "search_text": "библиотекарь вязьма",
        "valid_until": now + timedelta(days=30),
        "published_at": now,
        "changed_at": now,
    }
    return Vacancy(**{**known, **values})


async def library(database: Database, clock: Clock, publisher: int | None = None) -> int:
    """The id of a library in Vyazma, with a publisher when there is one."""
    async with database.begin(effect=False) as session:
        row = Organisation(
            side=Side.INSTITUTION,
            name=LIBRARY,
            municipality="vyazemsky",
            phone="+74812000033",
            email="library@example.org",
            created_at=clock.now(),
        )
        session.add(row)
        await session.flush()
        if publisher is not None:
            session.add(
                Representative(organisation_id=row.id, person_id=publisher, duty=Duty.PUBLISHER, since=clock.now())
            )
            (await session.get_one(PersonRow, publisher)).acting_for = row.id
        return row.id


async def publishes(
    database: Database, clock: Clock, organisation: int, *, must: str = "", nice: str = "", **values: Any
) -> int:
    """The id of a new vacancy; competencies as codes with spaces between."""
    async with database.begin(effect=False) as session:
        row = vacancy_row(clock, organisation_id=organisation, **values)
        session.add(row)
        await session.flush()
        for codes, is_must in ((must, True), (nice, False)):
            session.add_all(
                VacancyCompetency(vacancy_id=row.id, competency=code, must=is_must) for code in codes.split()
            )
        return row.id


async def vacancy_of(database: Database, vacancy_id: int) -> Vacancy:
    async with database.read() as session:
        return await session.get_one(Vacancy, vacancy_id)


async def works_for(cluster: Cluster, actor: Actor) -> int:
    """A library whose publisher is this person; its id."""
    await actor.opens()
    who = await person_id(cluster, actor)
    organisation = await library(cluster.app.database, cluster.clock, who)
    await cluster.restart()
    return organisation


async def is_able(cluster: Cluster, actor: Actor, codes: str, **card: Any) -> int:
    """Give a member competencies, and lines of the card; the person's id."""
    who = await person_id(cluster, actor)
    async with cluster.app.database.begin(effect=False) as session:
        await set_tags(session, who, TagKind.COMPETENCY, codes.split())
        row = await session.get_one(Specialist, who)
        for name, value in card.items():
            setattr(row, name, value)
    return who


def in_days(cluster: Cluster, days: int) -> date:
    return (cluster.clock.now() + timedelta(days=days)).date()
