"""Saved filters: who is told of what, with the reason, once; held against a list written by hand."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select

from bot.db import vacancies as db
from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.people import Account, PersonRow, Specialist, TagKind, set_tags
from bot.db.privacy import Purpose, current
from bot.db.vacancies import Vacancy
from bot.db.vacancy_filters import Alert, SavedFilter
from bot.dictionaries import EMPLOYMENT, NEIGHBOURS, PROFESSIONS, group_of
from bot.matching import Opening, Seeker, compare
from bot.sandbox.clock import SandboxClock
from bot.services.consents import Consents
from bot.services.deliveries import Deliveries
from bot.services.vacancies import SALARIES, Filter, wanted
from bot.services.vacancy_alerts import VacancyAlerts, admitting
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import person_id
from tests.test_joining import joins
from tests.test_recruiting import DAY
from tests.vacancies import is_able, library, publishes

PLACES = ("vyazemsky", "safonovsky", "gagarinsky", "velizhsky", "smolensk")
COMPETENCIES = ("c01", "c09", "c15", "c19", "c28")


async def asks_to_be_told(anna: Actor, how: str) -> None:
    await anna.says("/vacancies")
    await anna.presses("Сообщать о новых")
    await anna.sees("вы даёте согласие на рассылку")
    await anna.presses(how)
    await anna.sees("Готово, будем сообщать.")


async def test_a_matching_specialist_is_told_at_once_and_why(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    anna = november.person("Анна")
    await joins(anna)
    await is_able(november, anna, "c09 c15")
    await asks_to_be_told(anna, "Сразу")
    await anna.sees("1. вся область (сразу)")
    await publishes(november.app.database, november.clock, organisation, must="c09 c19", nice="c15")
    await november.passes(70)
    await anna.sees(
        "Для вас 1 новая вакансия.",
        "1. Библиотекарь, Центральная библиотека. Вяземский округ.",
        "Подходит: ваша должность, 2 навыка из 3, ваш муниципалитет.",
    )
    await anna.presses("1. Библиотекарь")
    await anna.presses("Откликнуться")
    before = len(anna.chat.messages)
    for _ in range(3):
        await november.passes(70)
    assert len(anna.chat.messages) == before


async def test_what_was_there_before_is_not_new(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    await publishes(november.app.database, november.clock, organisation)
    anna = november.person("Анна")
    await joins(anna)
    await asks_to_be_told(anna, "Сразу")
    await november.passes(120)
    await anna.sees_not("новая вакансия")


async def test_the_filter_is_changed_and_dropped(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    boris = november.person("Борис")
    await boris.opens()
    await asks_to_be_told(boris, "С дайджестом")
    await boris.presses("Показать 1")
    await boris.presses("Сообщать о новых")
    await boris.sees("Сейчас сообщаем с дайджестом.")
    await boris.presses("Сразу")
    await boris.sees("1. вся область (сразу)")
    await boris.presses("Не сообщать 1")
    await boris.sees("Больше не сообщаем.")
    await publishes(november.app.database, november.clock, organisation)
    await november.passes(120)
    await boris.sees_not("новая вакансия")


async def test_no_more_than_five(november: Cluster) -> None:
    boris = november.person("Борис")
    await boris.opens()
    person = await november.app.services.people.at("telegram", str(boris.id))
    assert person is not None
    for place in PLACES:
        await november.app.services.vacancy_alerts.save(person, Filter(place), Alert.INSTANT)
    await boris.says("/vacancies")
    await boris.presses("Сообщать о новых")
    message, _ = boris.button("Сразу")
    await boris.presses("Сразу")
    await boris.gets_alert("не больше 5 списков")
    await boris.presses_again(message.id, "vsave:2:-1:0:-1:0:never")
    await boris.gets_alert("больше нет")
    await boris.presses_again(message.id, "vdrop:999")
    await boris.gets_alert("больше нет")


async def test_withdrawing_the_consent_to_mailings_stops_alerts(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await asks_to_be_told(anna, "Сразу")
    await anna.says("/privacy")
    for caption in ("Мои согласия", "Отозвать: рассылка", "Отозвать"):
        await anna.presses(caption)
    async with november.app.database.read() as session:
        assert not (await session.scalars(select(SavedFilter))).all()
        assert Purpose.MAILINGS not in await current(session, await person_id(november, anna))


async def test_who_is_erased_or_away_is_not_told(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    anna, vera = november.person("Анна"), november.person("Вера")
    for person in (anna, vera):
        await person.opens()
        await asks_to_be_told(person, "Сразу")
    async with november.app.database.begin(effect=False) as session:
        row = await session.get_one(PersonRow, await person_id(november, vera))
        row.paused_until = november.clock.now() + timedelta(days=1)
    for caption in ("Удалить всё", "Удалить"):
        if caption == "Удалить всё":
            await anna.says("/privacy")
        await anna.presses(caption)
    await november.passes(1.1 * DAY)
    async with november.app.database.begin(effect=False) as session:
        row = await session.get_one(PersonRow, await person_id(november, vera))
        row.paused_until = november.clock.now() + timedelta(days=1)
    await publishes(november.app.database, november.clock, organisation)
    await november.passes(120)
    for person in (anna, vera):
        await person.sees_not("новая вакансия")


# Against a list written by hand


def some_filter(random: Random) -> Filter:
    flags = {name: random.random() < 0.15 for name in ("housing", "zemsky", "remote", "students", "beginners")}
    return Filter(
        where=random.choice(("mine", "near", "all", "all", *PLACES)),
        group=random.choice((None, None, "library", "museum")),
        salary=random.choice((0, 0, *SALARIES)),
        employment=random.choice((None, None, None, "permanent", "internship")),
        fits=random.random() < 0.3,
        **flags,
    )


def some_vacancy(random: Random) -> dict[str, Any]:
    profession = random.choice((*PROFESSIONS["library"], *PROFESSIONS["museum"]))
    low = random.choice((None, 18_000, 25_000, 40_000, 60_000))
    return {
        "profession": profession,
        "group": group_of(profession),
        "municipality": random.choice((*PLACES, None)),
        "employment": random.choice([each for each in EMPLOYMENT if each != "assignment"]),
        "salary_from": low,
        "salary_to": random.choice((None, low + 5_000 if low else 70_000)),
        "education": random.choice((None, "student", "higher")),
        "experience": random.choice((None, 0, 3)),
        **{name: random.random() < 0.3 for name in ("housing", "zemsky", "remote")},
    }


def by_hand(row: Vacancy, must: set[str], narrowed: Filter, home: str | None, seeker: Seeker | None) -> bool:
    """The filter once more, without the tables and without the code that is tested."""
    places = {"all": None, "mine": home and {home}, "near": home and {home, *NEIGHBOURS[home]}}
    allowed = places.get(narrowed.where, {narrowed.where})
    best_paid = max((each for each in (row.salary_from, row.salary_to) if each is not None), default=None)
    conditions = [
        not allowed or row.municipality in allowed,
        narrowed.group in {None, row.group},
        not narrowed.salary or (best_paid is not None and best_paid >= narrowed.salary),
        narrowed.employment in {None, row.employment},
        *(getattr(row, name) or not getattr(narrowed, name) for name in ("housing", "zemsky", "remote")),
        not narrowed.students or row.education == "student" or row.employment == "internship",
        not narrowed.beginners or row.experience == 0,
    ]
    if narrowed.fits:
        opening = Opening(
            row.profession, row.group, row.municipality, frozenset(must), frozenset(), row.remote, row.experience
        )
        conditions.append(seeker is not None and compare(seeker, opening).fits)
    return all(conditions)


async def test_alerts_and_lists_are_what_a_list_by_hand_says(database: Database) -> None:
    """Forty vacancies, sixty people with one to three filters each; the lists, the alerts and the oracle agree."""
    random, clock = Random(5), SandboxClock()
    organisation = await library(database, clock)
    filters: dict[int, list[Filter]] = {}
    homes: dict[int, str | None] = {}
    seekers: dict[int, Seeker | None] = {}
    async with database.begin(effect=False) as session:
        for number in range(60):
            home = random.choice((*PLACES, None))
            person = PersonRow(
                name=f"Имя {number}",
                language="ru",
                timezone="Europe/Moscow",
                municipality=home,
                created_at=clock.now(),
                seen_at=clock.now(),
            )
            session.add(person)
            await session.flush()
            session.add(Account(person_id=person.id, channel="telegram", address=str(number)))
            homes[person.id], seekers[person.id] = home, None
            if random.random() < 0.7:
                profession = random.choice((*PROFESSIONS["library"], None))
                able = random.sample(COMPETENCIES, 2)
                session.add(Specialist(person_id=person.id, profession=profession, joined_at=clock.now()))
                await set_tags(session, person.id, TagKind.COMPETENCY, able)
                seekers[person.id] = Seeker(profession, home, frozenset(able))
            chosen = {each.text: each for each in (some_filter(random) for _ in range(random.randint(1, 3)))}
            filters[person.id] = list(chosen.values())
            session.add_all(
                SavedFilter(
                    person_id=person.id, narrowed=text, alert=Alert.INSTANT, told_until=0, created_at=clock.now()
                )
                for text in chosen
            )
    musts: dict[int, set[str]] = {}
    for _ in range(40):
        must = set(random.sample(COMPETENCIES, random.randint(0, 2)))
        vacancy = await publishes(database, clock, organisation, must=" ".join(must), **some_vacancy(random))
        musts[vacancy] = must

    async with database.read() as session:
        rows = {each.id: each for each in await session.scalars(select(Vacancy))}
        for person_id_, mine in filters.items():
            for narrowed in (*mine, Filter()):
                plain = replace(narrowed, fits=False)
                home = homes[person_id_]
                expected = {each for each, row in rows.items() if by_hand(row, musts[each], plain, home, None)}
                listed = {each.id for each in await db.page(session, wanted(plain, home), clock.now(), 0, 100)}
                assert listed == expected
                assert {each for each, row in rows.items() if admitting(plain, home)(row)} == expected

    clock.advance(60)
    alerts = VacancyAlerts(database, clock, Consents(clock), Deliveries(database, clock))
    await alerts.tick(clock.now())
    await alerts.tick(clock.now())
    async with database.read() as session:
        sent = {each.person_id: each.params for each in await session.scalars(select(Delivery))}
    for person_id_, mine in filters.items():
        expected = {
            each
            for each, row in rows.items()
            if any(by_hand(row, musts[each], narrowed, homes[person_id_], seekers[person_id_]) for narrowed in mine)
        }
        told = sent.get(person_id_, {"total": 0, "vacancies": []})
        assert told["total"] == len(expected)
        assert {each["vacancy"] for each in told["vacancies"]} <= expected
        assert len(told["vacancies"]) == min(5, len(expected))
    assert any(each["match"] for params in sent.values() for each in params["vacancies"])


async def test_the_digest_asks_for_what_is_new_since_the_last(november: Cluster) -> None:
    """With a filter it is what passes it, with a card what fits, without both what is near."""
    organisation = await library(november.app.database, november.clock)
    anna, boris = november.person("Анна"), november.person("Борис")
    await joins(anna)
    await boris.opens()
    await is_able(november, anna, "c09 c15")
    alerts, database = november.app.services.vacancy_alerts, november.app.database
    members = [await november.app.services.people.at("telegram", str(each.id)) for each in (anna, boris)]
    member, guest = members
    assert member is not None
    assert guest is not None
    await publishes(database, november.clock, organisation)
    november.clock.advance(3600)
    since = november.clock.now()
    november.clock.advance(3600)
    fitting = await publishes(database, november.clock, organisation, must="c09")
    far = await publishes(
        database,
        november.clock,
        organisation,
        profession="guide",
        municipality="velizhsky",
        salary_from=60_000,
        salary_to=None,
    )
    found = await alerts.fresh(member, since, 5)
    assert [each.card.id for each in found] == [fitting]
    assert found[0].match is not None
    assert found[0].match.score == 100
    assert {each.card.id for each in await alerts.fresh(guest, since, 5)} == {fitting, far}
    assert len(await alerts.fresh(guest, since - timedelta(hours=2), 2)) == 2
    await alerts.save(member, Filter(salary=50_000), Alert.DIGEST)
    assert [each.card.id for each in await alerts.fresh(member, since, 5)] == [far]


async def test_a_crash_between_people_tells_nobody_twice(database: Database) -> None:
    """What was written stays written, and the rest is told at the next tick."""
    clock = SandboxClock()
    organisation = await library(database, clock)
    async with database.begin(effect=False) as session:
        for number in range(4):
            person = PersonRow(language="ru", timezone="Europe/Moscow", created_at=clock.now(), seen_at=clock.now())
            session.add(person)
            await session.flush()
            session.add(Account(person_id=person.id, channel="telegram", address=str(number)))
            session.add(
                SavedFilter(
                    person_id=person.id,
                    narrowed=Filter().text,
                    alert=Alert.INSTANT,
                    told_until=0 if number % 2 else 1,
                    created_at=clock.now(),
                )
            )
    first = await publishes(database, clock, organisation)
    clock.advance(60)
    alerts = VacancyAlerts(database, clock, Consents(clock), Deliveries(database, clock))
    await alerts.tick(clock.now())
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Delivery)) == (2 if first == 1 else 4)
    second = await publishes(database, clock, organisation)
    clock.advance(60)
    await alerts.tick(clock.now())
    async with database.read() as session:
        told = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
    assert [each["vacancy"] for row in told[-4:] for each in row.params["vacancies"]] == [second] * 4
