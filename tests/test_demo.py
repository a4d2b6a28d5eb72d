"""The made-up people: complete, consistent, loaded once."""

from itertools import chain

from sqlalchemy import func, select

from bot import competencies
from bot.db.announcements import Announcement
from bot.db.base import Base
from bot.db.database import Database
from bot.db.digests import DigestPlan
from bot.db.drafts import DraftRow
from bot.db.events import Event, EventState
from bot.db.moderation import Case, Kind
from bot.db.organisations import Organisation, OrganisationTag, Side, Unit
from bot.db.people import Account, PersonRow, PersonTag, Specialist, TagKind
from bot.db.privacy import ConsentRow, Purpose, current
from bot.db.responses import Response
from bot.db.vacancies import Vacancy, VacancyCompetency, VacancyState
from bot.demo import load
from bot.dictionaries import (
    ACCESS,
    AGE_MARKS,
    AUDIENCES,
    BUSINESS_KINDS,
    EVENT_KINDS,
    EXPERIENCE,
    INSTITUTION_KINDS,
    LOOKING,
    MUNICIPALITIES,
    OFFERS,
    PROFESSIONS,
    SPHERES,
    TOPICS,
)
from bot.i18n import texts_in
from bot.sandbox.clock import SandboxClock
from bot.sandbox.run import CAST
from tests.conftest import Cluster


async def test_the_demo_is_loaded_once(database: Database) -> None:
    clock = SandboxClock()
    assert await load(database, clock) == 14
    before = await counts(database)
    assert await load(database, clock) == 0
    assert await counts(database) == before
    assert before[Specialist] == before[PersonRow] == before[DigestPlan] == 14  # planned before any tick


async def counts(database: Database) -> dict[type[Base], int]:
    """How many rows there are of everything the demo loads."""
    async with database.read() as session:
        return {
            table: await session.scalar(select(func.count()).select_from(table)) or 0
            for table in (PersonRow, Specialist, PersonTag, ConsentRow, Account, DigestPlan)
        }


async def test_its_codes_are_those_of_the_dictionaries(database: Database) -> None:
    await load(database, SandboxClock())
    async with database.read() as session:
        cards = (await session.scalars(select(Specialist))).all()
        people = (await session.scalars(select(PersonRow))).all()
        tags = (await session.scalars(select(PersonTag))).all()
    assert {card.profession for card in cards} <= {*chain(*PROFESSIONS.values()), None}
    assert all(card.profession or card.profession_text for card in cards)
    assert {card.experience for card in cards} <= {*EXPERIENCE, None}
    assert {card.looking for card in cards} <= {*LOOKING, None}
    assert {person.municipality for person in people} <= {each.slug for each in MUNICIPALITIES}
    assert {tag.tag for tag in tags if tag.kind == TagKind.SPHERE} <= set(SPHERES)
    assert {tag.tag for tag in tags if tag.kind == TagKind.OFFER} <= set(OFFERS)
    assert {tag.tag for tag in tags if tag.kind == TagKind.TOPIC} <= set(TOPICS)
    assert {tag.tag for tag in tags if tag.kind == TagKind.COMPETENCY} <= set(competencies.ALL)
    for tag in tags:
        for language in ("ru", "en"):
            assert texts_in(language).plain(f"{tag.kind}-{tag.tag}")


async def test_nobody_is_there_without_consent(database: Database) -> None:
    await load(database, SandboxClock())
    async with database.read() as session:
        for person in (await session.scalars(select(PersonRow))).all():
            given = await current(session, person.id)
            card = await session.get_one(Specialist, person.id)
            assert Purpose.MEMBERSHIP in given
            assert card.visible <= (Purpose.DIRECTORY in given)
            assert (person.frequency != "never") == (Purpose.MAILINGS in given)
        assert await session.scalar(select(func.count()).select_from(ConsentRow).where(ConsentRow.text_hash == "")) == 0


async def test_the_console_counts_them(cluster: Cluster) -> None:
    await load(cluster.app.database, cluster.clock)
    owner = cluster.coordinator
    await owner.opens()
    await owner.says("/console")
    await owner.sees("В кластере 14 специалистов.", "Новости получают 14 человек.")


async def test_the_casts_people_find_their_cards(cluster: Cluster) -> None:
    cast = {demo: cluster.person(first, last_name=last) for _, first, last, demo in CAST if demo}
    await load(cluster.app.database, cluster.clock, {demo: str(person.id) for demo, person in cast.items()})
    for person in cast.values():
        await person.says("/profile")
        await person.sees("Моя карточка", f"{person.chat.person.first_name} {person.chat.person.last_name}")


async def test_organisations_come_with_their_branches_and_people(database: Database) -> None:
    await load(database, SandboxClock())
    async with database.read() as session:
        organisations = (await session.scalars(select(Organisation))).all()
        tags = (await session.scalars(select(OrganisationTag))).all()
        assert len(organisations) == 12 + 9
        assert len((await session.scalars(select(Unit))).all()) > 3
        for each in organisations:
            codes = INSTITUTION_KINDS if each.side == Side.INSTITUTION else BUSINESS_KINDS
            assert each.kind in codes
            assert each.municipality in {place.slug for place in MUNICIPALITIES}
        for tag in tags:
            for language in ("ru", "en"):
                assert texts_in(language).plain(f"{tag.kind}-{tag.tag}")


async def test_the_director_of_the_sandbox_acts_for_the_house_of_culture(cluster: Cluster) -> None:
    maria = cluster.person("Мария")
    await load(cluster.app.database, cluster.clock, {"spec-01": str(maria.id)})
    await maria.opens()
    await maria.presses("Моя организация")
    await maria.sees("РДК «Днепровские зори» (демо)", "Дом культуры, клуб", "Изменить")


async def test_its_events_come_in_every_state(database: Database) -> None:
    clock = SandboxClock()
    await load(database, clock)
    async with database.read() as session:
        events = (await session.scalars(select(Event))).all()
        cases = (await session.scalars(select(Case).where(Case.kind == Kind.EVENT))).all()
        drafts = (await session.scalars(select(DraftRow))).all()
    assert len(events) + len(cases) + len(drafts) == 20
    assert {each.kind for each in events} <= set(EVENT_KINDS)
    assert {each.audience for each in events} <= set(AUDIENCES)
    assert {code for each in events for code in each.access} <= set(ACCESS)
    assert {each.age_mark for each in events} <= set(AGE_MARKS)
    assert {each.municipality for each in events} <= {*(place.slug for place in MUNICIPALITIES), None}
    assert [each.title for each in events if each.state == EventState.CANCELLED] == ["Гончарный вечер для студентов"]
    assert [each.title for each in events if each.moved_from] == ["Спектакль «Снежная королева»"]
    assert sum(each.ends_at < clock.now() for each in events) == 2
    assert [(each.kind, each.title) for each in cases] == [(Kind.EVENT, "Праздник двора «Зимние забавы»")]
    assert [(each.form, each.state["at"]) for each in drafts] == [("event", "format")]


async def test_the_proposal_of_the_demo_can_be_approved(cluster: Cluster) -> None:
    await load(cluster.app.database, cluster.clock)
    owner = cluster.coordinator
    await owner.opens()
    await owner.says("/console")
    await owner.presses("Очередь: 2")
    await owner.presses("Праздник двора")
    await owner.sees("мероприятие, Сельский центр культуры (демо)", "Вид: Праздник", "Место: Площадь у центра культуры")
    await owner.presses("Одобрить")
    await owner.sees("Одобрено: «Праздник двора „Зимние забавы“»")
    await owner.says("/events")
    await owner.presses("Когда")
    await owner.presses("Любое время")
    await owner.sees("16 мероприятий")


async def test_its_vacancies_come_in_every_state(database: Database) -> None:
    clock = SandboxClock()
    await load(database, clock)
    async with database.read() as session:
        vacancies = (await session.scalars(select(Vacancy))).all()
        asked = (await session.scalars(select(VacancyCompetency))).all()
        cases = (await session.scalars(select(Case).where(Case.kind == Kind.VACANCY))).all()
        responses = (await session.scalars(select(Response))).all()
        consents = (await session.scalars(select(ConsentRow).where(ConsentRow.purpose == Purpose.RESPONSE))).all()
    assert len(vacancies) + len(cases) == 15
    states = {each.title: each.state for each in vacancies if each.state != VacancyState.OPEN}
    assert states == {"Художник по свету": VacancyState.EXPIRED, "Костюмер": VacancyState.CLOSED}
    assert {each.title for each in vacancies if each.valid_until <= clock.now()} == set(states)
    assert [each.title for each in cases] == ["Заведующий сельским клубом"]
    assert {each.competency for each in asked} <= set(competencies.ALL)
    assert {each.group for each in vacancies} <= set(PROFESSIONS)
    assert {each.profession for each in vacancies if each.profession} <= set(chain(*PROFESSIONS.values()))
    assert len(responses) == 12
    assert {(each.person_id, each.subject) for each in consents} == {
        (each.person_id, f"vacancy:{each.vacancy_id}") for each in responses
    }


async def test_the_proposed_vacancy_of_the_demo_can_be_approved(cluster: Cluster) -> None:
    await load(cluster.app.database, cluster.clock)
    owner = cluster.coordinator
    await owner.opens()
    await owner.says("/console")
    await owner.presses("Очередь: 2")
    await owner.presses("Заведующий сельским клубом")
    await owner.sees("вакансия, РДК «Днепровские зори» (демо)", "Предлагаем: Жильё; «Земский работник культуры»")
    await owner.presses("Одобрить")
    await owner.sees("Одобрено: «Заведующий сельским клубом»")
    await owner.says("/vacancies")
    await owner.sees("13 вакансий: вся область.", "Заведующий сельским клубом")


async def test_announcements_are_sent_scheduled_and_in_writing(database: Database) -> None:
    clock = SandboxClock()
    await load(database, clock)
    async with database.read() as session:
        rows = (await session.scalars(select(Announcement).order_by(Announcement.id))).all()
    assert [each.stage for each in rows] == ["done", "done", "scheduled", "draft", "done"]
    assert all(each.send_at and each.send_at > clock.now() for each in rows if each.stage == "scheduled")
    assert [each.is_advert for each in rows] == [False, False, False, True, False]
    assert all(each.audience == each.totals["sent"] > 0 for each in rows if each.stage == "done")
    assert [button["caption"] for each in rows for button in each.buttons] == ["Записаться на курс"]
    assert rows[0].contents["ru"]["text"].startswith(rows[0].title)
