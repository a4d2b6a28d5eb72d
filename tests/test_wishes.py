"""What people wished since a message to them was written holds at the moment of sending: a row that waited for the end
of an outage or of a pause does not come at night, nor to somebody who has said no."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update

from bot.db.announcements import Announcement
from bot.db.database import Database
from bot.db.deliveries import ANNOUNCEMENT, EDIT, Claim, Delivery, Outcome, State
from bot.db.people import PersonRow, PersonTag, TagKind
from bot.db.privacy import ConsentRow
from bot.sandbox.clock import SandboxClock
from bot.services.deliveries import Deliveries
from tests.bench.announcements import announce, fill
from tests.test_deliveries import KIND, somebody, states
from tests.test_freezing import frozen
from tests.test_moderation import Office

MOSCOW = ZoneInfo("Europe/Moscow")
NIGHT = (22 * 60, 8 * 60)


def at(hour: int, day: int = 24) -> datetime:
    return datetime(2048, 11, day, hour, tzinfo=MOSCOW)


async def wish(database: Database, person: int, **values: Any) -> None:
    async with database.begin() as session:
        await session.execute(update(PersonRow).where(PersonRow.id == person).values(**values))


async def due(database: Database) -> list[datetime]:
    async with database.read() as session:
        return list(await session.scalars(select(Delivery.due_at).where(Delivery.state == State.PENDING)))


async def test_what_was_due_in_the_evening_does_not_come_at_night(database: Database) -> None:
    """The bot was down, or the line: the row has its time from the evening."""
    clock = SandboxClock(at(21))
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    await wish(database, anna.id, quiet_from=NIGHT[0], quiet_to=NIGHT[1])
    async with database.begin() as session:
        await deliveries.add(session, anna, KIND, key="one")
    clock.to(at(23))
    assert await deliveries.claim(10) == []
    assert await due(database) == [at(8, 25)]
    clock.to(at(8, 25))
    (claim,) = await deliveries.claim(10)
    assert claim.attempts == 1, "it was not tried in between"


async def test_quiet_hours_that_were_set_later_hold(database: Database) -> None:
    clock = SandboxClock(at(12))
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        await deliveries.add(session, anna, KIND, key="one", due_at=at(23))
    await wish(database, anna.id, quiet_from=NIGHT[0], quiet_to=NIGHT[1])
    clock.to(at(23))
    assert await deliveries.claim(10) == []


async def test_what_would_be_late_after_the_quiet_hours_is_not_sent(database: Database) -> None:
    clock = SandboxClock(at(21))
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    await wish(database, anna.id, quiet_from=NIGHT[0], quiet_to=NIGHT[1])
    async with database.begin() as session:
        await deliveries.add(session, anna, KIND, key="one", expires_at=at(7, 25))
    clock.to(at(23))
    assert await deliveries.claim(10) == []
    clock.to(at(8, 25))
    assert await deliveries.claim(10) == []
    await deliveries.tidy(clock.now())
    assert await states(database) == Counter(skipped=1)


@pytest.fixture
async def office(database: Database) -> Office:
    """An announcement to seven people that begins in the evening."""
    office = Office(database)
    await fill(database, 7)
    await announce(database)
    await frozen(office)
    return office


async def claimed(office: Office) -> list[Claim]:
    return await office.services.deliveries.claim(10)


async def reasons(office: Office) -> Counter[str | None]:
    async with office.database.read() as session:
        rows = await session.scalars(select(Delivery.reason).where(Delivery.state == State.SKIPPED))
        return Counter(rows.all())


async def test_an_announcement_does_not_come_to_who_said_no_meanwhile(office: Office) -> None:
    now = office.clock.now()
    await wish(office.database, 1, paused_until=now + timedelta(days=30))
    await wish(office.database, 2, erase_at=now + timedelta(days=1))
    async with office.database.begin() as session:
        topic = (await session.scalars(select(Announcement.topic))).one()
        session.add(PersonTag(person_id=3, kind=TagKind.MUTED, tag=topic))
        await session.execute(delete(ConsentRow).where(ConsentRow.person_id == 4))
    assert len(await claimed(office)) == 3
    assert await reasons(office) == Counter(declined=4)
    assert await states(office.database) == Counter(claimed=3, skipped=4)


async def test_an_announcement_that_runs_into_the_night_goes_on_in_the_morning(office: Office) -> None:
    now = office.clock.now()
    minute = (now.hour * 60 + now.minute) % 1440
    quiet = {"timezone": "UTC", "quiet_from": minute, "quiet_to": (minute + 120) % 1440}
    await wish(office.database, 1, **quiet)
    assert len(await claimed(office)) == 6
    assert await states(office.database) == Counter(claimed=6, pending=1)
    office.clock.advance(2 * 3600)
    assert len(await claimed(office)) == 1


async def test_a_change_of_what_was_sent_waits_for_nothing(office: Office) -> None:
    """It makes no sound, and what is withdrawn is to be gone at once."""
    now = office.clock.now()
    minute = (now.hour * 60 + now.minute) % 1440
    await wish(office.database, 1, timezone="UTC", quiet_from=minute, quiet_to=(minute + 120) % 1440)
    await wish(office.database, 2, paused_until=now + timedelta(days=30))
    async with office.database.begin() as session:
        await session.execute(update(Delivery).where(Delivery.kind == ANNOUNCEMENT).values(kind=EDIT))
    taken = await claimed(office)
    assert len(taken) == 7
    await office.services.deliveries.record([Outcome(each, State.SENT) for each in taken])
    assert await states(office.database) == Counter(sent=7)
