"""Vacancies at the size they are meant for: 5,000 of them, 20,000 specialists; a page and the alerts in time.

Run with `-s` to read the figures. They are seconds of the processor, all threads together: whoever else is at work on
the machine does not count.
"""

import shutil
import time
from datetime import UTC
from pathlib import Path
from random import Random

from sqlalchemy import func, insert, select

from bot import competencies
from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.organisations import Duty, Representative
from bot.db.people import Account, PersonRow, PersonTag, Specialist, TagKind, find
from bot.db.vacancies import Vacancy, VacancyCompetency
from bot.db.vacancy_filters import Alert, SavedFilter
from bot.dictionaries import EMPLOYMENT, MUNICIPALITIES, PROFESSIONS, group_of
from bot.sandbox.clock import SandboxClock
from bot.services.channel import Channel
from bot.services.consents import Consents
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.hosts import Hosts
from bot.services.moderation import Moderation
from bot.services.people import People
from bot.services.phrases import Phrases
from bot.services.recruiting import Recruiting
from bot.services.rights import Rights
from bot.services.vacancies import Filter, Vacancies
from bot.services.vacancy_alerts import VacancyAlerts
from bot.services.vacancy_posts import VacancyPosts
from tests.vacancies import library, vacancy_row

VACANCIES = 5_000
SPECIALISTS = 20_000
NEW = 100
PAGE_WITHIN = 0.3  # seconds
ALERTS_WITHIN = 10.0
NO_FLAGS = dict.fromkeys(("remote", "housing", "zemsky", "target_training", "young_bonus", "quota"), False)
PLACES = [each.slug for each in MUNICIPALITIES]
POSITIONS = [each for group in PROFESSIONS.values() for each in group]


async def fill(database: Database, clock: SandboxClock) -> int:
    """A quarter of the specialists wait to be told at once, a tenth of these of one place; the library's id."""
    random, now = Random(7), clock.now()
    organisation = await library(database, clock)
    people = range(1, SPECIALISTS + 1)
    async with database.begin(effect=False) as session:
        rows = [{"id": each, "place": random.choice(PLACES)} for each in people]
        common = {"language": "ru", "timezone": "Europe/Moscow", "created_at": now, "seen_at": now}
        await session.execute(
            insert(PersonRow),
            [{"id": each["id"], "name": "Имя", "municipality": each["place"], **common} for each in rows],
        )
        await session.execute(
            insert(Account), [{"person_id": each, "channel": "telegram", "address": str(each)} for each in people]
        )
        await session.execute(
            insert(Specialist),
            [
                {
                    "person_id": each,
                    "profession": random.choice(POSITIONS),
                    "looking": random.choice(("yes", "maybe", "no")),
                    "visible": True,
                    "joined_at": now,
                }
                for each in people
            ],
        )
        tags = [(each, code) for each in people for code in random.sample(competencies.ALL, 3)]
        await session.execute(
            insert(PersonTag),
            [{"person_id": each, "kind": TagKind.COMPETENCY, "tag": code} for each, code in tags],
        )
        await session.execute(
            insert(SavedFilter),
            [
                {
                    "person_id": each,
                    "narrowed": _filter(random).text,
                    "alert": Alert.INSTANT,
                    "told_until": VACANCIES,
                    "created_at": now,
                }
                for each in people
                if each % 4 == 0
            ],
        )
    await add(database, clock, organisation, VACANCIES, random)
    return organisation


def _filter(random: Random) -> Filter:
    if random.random() < 0.1:
        return Filter(random.choice(PLACES), random.choice(tuple(PROFESSIONS)), random.choice((0, 30_000)))
    return Filter(random.choice(("mine", "near", "all")), fits=random.random() < 0.7)


async def add(database: Database, clock: SandboxClock, organisation: int, number: int, random: Random) -> None:
    """So many vacancies, with three competencies each."""
    async with database.begin(effect=False) as session:
        first = int(await session.scalar(select(func.count()).select_from(Vacancy)) or 0) + 1
        rows = []
        for each in range(first, first + number):
            profession = random.choice(POSITIONS)
            row = vacancy_row(
                clock,
                id=each,
                organisation_id=organisation,
                profession=profession,
                group=group_of(profession),
                municipality=random.choice(PLACES),
                employment=random.choice([each for each in EMPLOYMENT if each != "assignment"]),
                salary_from=random.choice((20_000, 30_000)),
            )
            rows.append(row)
        columns = [each.key for each in Vacancy.__table__.columns if each.key != "profession_group"]
        known = [{name: getattr(row, name) for name in columns} | {"group": row.group} | NO_FLAGS for row in rows]
        await session.execute(insert(Vacancy), known)
        await session.execute(
            insert(VacancyCompetency),
            [
                {"vacancy_id": row.id, "competency": code, "must": index < 2, "hard_to_find": False}
                for row in rows
                for index, code in enumerate(random.sample(competencies.ALL, 3))
            ],
        )


async def test_pages_and_alerts_in_time(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "bot.db")
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    clock = SandboxClock()
    organisation = await fill(database, clock)
    people = People(database, clock, owners=frozenset(), language="ru", timezone="Europe/Moscow")
    deliveries = Deliveries(database, clock)
    coordinators = Coordinators(database, clock, people, deliveries)
    hosts = Hosts(database, clock, coordinators)
    phrases = Phrases(database, clock, Rights(database, clock))
    moderation = Moderation(database, clock, coordinators, deliveries, {}, phrases)
    vacancies = Vacancies(database, clock, hosts)
    posts = VacancyPosts(clock, Channel(clock, deliveries, None, "ru", "UTC"))
    recruiting = Recruiting(database, clock, hosts, moderation, UTC, posts)
    alerts = VacancyAlerts(database, clock, Consents(clock), deliveries)
    async with database.begin(effect=False) as session:
        person = await find(session, "telegram", "1")
        assert person is not None
    figures: dict[str, float] = {}

    async def timed(name: str, number: int, call: object) -> None:
        best = min([await _seconds(call) for _ in range(number)])
        figures[name] = best

    narrowed = Filter("near", "teachers", 30_000)
    await timed("a filtered page", 3, lambda: vacancies.browse(person, narrowed, 1))
    await timed("«подходит мне»", 3, lambda: vacancies.browse(person, Filter(fits=True), 0))
    await timed("«подходит мне», near", 3, lambda: vacancies.browse(person, Filter("near", fits=True), 1))
    await timed("the usual list", 3, lambda: vacancies.usual(person))
    async with database.begin(effect=False) as session:
        session.add(Representative(organisation_id=organisation, person_id=1, duty=Duty.PUBLISHER, since=clock.now()))
    await timed("«кто подходит»", 3, lambda: recruiting.specialists(person, 1, 0))
    clock.advance(3600)
    await add(database, clock, organisation, NEW, Random(11))
    clock.advance(60)
    await timed("alerts of 100 new ones", 1, lambda: alerts.tick(clock.now()))
    async with database.read() as session:
        told = await session.scalar(select(func.count()).select_from(Delivery))
        total = await session.scalar(select(func.count()).select_from(Vacancy))
    print(figures, told)  # noqa: T201  # the figures are what this is run for
    assert total == VACANCIES + NEW
    assert told
    assert told > SPECIALISTS / 8
    assert figures.pop("alerts of 100 new ones") < ALERTS_WITHIN
    assert {name: value for name, value in figures.items() if value > PAGE_WITHIN} == {}
    await database.close()


async def _seconds(call: object) -> float:
    assert callable(call)
    begun = time.process_time()
    await call()
    return time.process_time() - begun
