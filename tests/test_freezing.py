"""An audience is written into the ledger in steps, and as many are counted as were written; on both databases."""

import pytest
from sqlalchemy import func, select, update

from bot.db.announcements import Announcement, Stage
from bot.db.database import Database
from bot.db.deliveries import ANNOUNCEMENT, Delivery, State
from bot.db.groups import Group, Purpose
from bot.db.people import PersonRole, Role
from bot.errors import DomainError
from tests.bench.announcements import FIRST, announce, fill
from tests.test_moderation import Office

PEOPLE = 7


@pytest.fixture
async def office(database: Database, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr("bot.services.broadcasts.FREEZE", 3)
    office = Office(database)
    await fill(database, PEOPLE)
    await announce(database)
    return office


async def the_announcement(office: Office) -> Announcement:
    async with office.database.read() as session:
        return (await session.scalars(select(Announcement))).one()


async def frozen(office: Office) -> Announcement:
    while (await the_announcement(office)).stage != Stage.SENDING:
        await office.services.broadcasts.work(office.clock.now())
    return await the_announcement(office)


async def test_as_many_are_counted_as_were_written(office: Office) -> None:
    row = await frozen(office)
    async with office.database.read() as session:
        written = await session.scalar(select(func.count()).where(Delivery.announcement_id == row.id))
    assert row.audience == written == PEOPLE


async def test_groups_count_too(office: Office) -> None:
    now = office.clock.now()
    async with office.database.begin() as session:
        session.add(
            Group(
                id=3,
                channel="telegram",
                address="-100",
                title="Библиотекари",
                purpose=Purpose.MEMBERS,
                language="ru",
                bound_at=now,
                next_at=now,
            )
        )
        await session.execute(update(Announcement).values(groups=[3]))
    assert (await frozen(office)).audience == PEOPLE + 1


async def test_withdrawing_what_nobody_got_says_so(office: Office) -> None:
    async with office.database.begin() as session:
        session.add(PersonRole(person_id=1, role=Role.OWNER, granted_at=office.clock.now()))
    olga = await office.services.people.at("telegram", str(FIRST + 1))
    assert olga is not None
    row = await frozen(office)
    async with office.database.begin() as session:
        await session.execute(update(Delivery).values(state=State.FAILED, finished_at=office.clock.now()))
        await session.execute(update(Announcement).values(stage=Stage.DONE, finished_at=office.clock.now()))
    with pytest.raises(DomainError, match="announcement-nothing-sent"):
        await office.services.broadcasts.withdraw(olga, row.id)
    async with office.database.begin() as session:
        await session.execute(
            update(Delivery).where(Delivery.kind == ANNOUNCEMENT).values(state=State.SENT, message="5")
        )
    await office.services.broadcasts.withdraw(olga, row.id)
    assert (await the_announcement(office)).stage == Stage.WITHDRAWING
