"""The made-up people: complete, consistent, loaded once."""

from sqlalchemy import func, select

from bot.db.database import Database
from bot.db.people import PersonRow, PersonTag, Specialist, TagKind
from bot.db.privacy import ConsentRow, Purpose, current
from bot.demo import load
from bot.dictionaries import EXPERIENCE, LOOKING, MUNICIPALITIES, OFFERS, SPHERES
from bot.i18n import texts_in
from bot.sandbox.clock import SandboxClock
from tests.conftest import Cluster


async def test_the_demo_is_loaded_once(database: Database) -> None:
    clock = SandboxClock()
    assert await load(database, clock) == 14
    assert await load(database, clock) == 0
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Specialist)) == 14


async def test_its_codes_are_those_of_the_dictionaries(database: Database) -> None:
    await load(database, SandboxClock())
    async with database.read() as session:
        cards = (await session.scalars(select(Specialist))).all()
        people = (await session.scalars(select(PersonRow))).all()
        tags = (await session.scalars(select(PersonTag))).all()
    assert {card.experience for card in cards} <= {*EXPERIENCE, None}
    assert {card.looking for card in cards} <= {*LOOKING, None}
    assert {person.municipality for person in people} <= {each.slug for each in MUNICIPALITIES}
    assert {tag.tag for tag in tags if tag.kind == TagKind.SPHERE} <= set(SPHERES)
    assert {tag.tag for tag in tags if tag.kind == TagKind.OFFER} <= set(OFFERS)
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
    await owner.sees("В кластере 14 специалистов.")
