"""The ledger of what is sent: written with its cause, sent once, accounted for whatever happens on the way."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.db.database import Database
from bot.db.deliveries import Delivery, Outcome, Priority, State, forget_told
from bot.db.people import Person
from bot.db.people import create as create_person
from bot.sandbox.clock import SandboxClock
from bot.services.deliveries import Deliveries, after_quiet_hours
from tests.actors import Actor
from tests.conftest import Cluster

KIND = "privacy-erased"
WORDS = "Ваши данные удалены, как вы просили."


async def somebody(database: Database, clock: SandboxClock, address: str = "1") -> Person:
    async with database.begin() as session:
        person = await create_person(
            session, "telegram", address, language="ru", timezone="Europe/Moscow", source=None, now=clock.now()
        )
    assert person is not None
    return person


async def states(database: Database) -> Counter[str]:
    async with database.read() as session:
        return Counter((await session.scalars(select(Delivery.state))).all())


async def write(cluster: Cluster, actor: Actor, key: str, priority: Priority = Priority.NOTICE) -> bool:
    """A message to somebody who has been here, as a service writes it."""
    async with cluster.app.database.begin(effect=False) as session:
        person = await cluster.app.services.people.at("telegram", str(actor.id))
        assert person is not None
        return await cluster.app.services.deliveries.add(session, person, KIND, key=key, priority=priority)


async def until(cluster: Cluster, **wanted: int) -> None:
    deadline = time.monotonic() + 8
    while (found := await states(cluster.app.database)) != Counter(wanted):
        assert time.monotonic() < deadline, f"should be {wanted}, is {dict(found)}"
        await asyncio.sleep(0.02)


def told(actor: Actor) -> int:
    return sum(WORDS in message.words for message in actor.chat.messages.values())


async def test_a_key_makes_one_row(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        assert await deliveries.add(session, anna, KIND, key="digest 2026-W48:1")
    async with database.begin() as session:
        assert not await deliveries.add(session, anna, KIND, key="digest 2026-W48:1")
    assert await states(database) == Counter(pending=1)


async def test_a_message_goes_with_its_cause(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)

    async def breaks() -> None:
        async with database.begin() as session:
            await deliveries.add(session, anna, KIND, key="one")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await breaks()
    assert await states(database) == Counter()
    assert not deliveries.wake.is_set()


async def test_notices_go_before_digests_before_announcements(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        for priority in reversed(Priority):
            await deliveries.add(session, anna, KIND, key=priority.name, priority=priority)
        await deliveries.add(session, anna, KIND, key="later", due_at=clock.now() + timedelta(hours=1))
    assert [claim.priority for claim in await deliveries.claim(10)] == list(Priority)
    assert not await deliveries.due()
    clock.advance(3600)
    assert len(await deliveries.claim(10)) == 1


async def test_two_senders_never_hold_the_same_row(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        for number in range(40):
            await deliveries.add(session, anna, KIND, key=str(number))
    held = await asyncio.gather(*(Deliveries(database, clock).claim(7) for _ in range(8)))
    ids = [claim.id for claims in held for claim in claims]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 7
    assert await states(database) == Counter(claimed=len(ids), pending=40 - len(ids))


async def test_after_a_crash_a_notice_is_sent_again_and_an_announcement_is_not(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        for priority in Priority:
            await deliveries.add(session, anna, KIND, key=priority.name, priority=priority)
    await deliveries.claim(10)
    assert await states(database) == Counter(claimed=3)
    await Deliveries(database, clock).recover()
    assert await states(database) == Counter(pending=2, unknown=1)


async def test_only_the_holder_of_a_claim_records_its_end(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        await deliveries.add(session, anna, KIND, key="one", priority=Priority.ANNOUNCEMENT)
    (claim,) = await deliveries.claim(1)
    await Deliveries(database, clock).recover()
    await deliveries.record([Outcome(claim, State.FAILED, "late")])
    assert await states(database) == Counter(unknown=1)


async def test_an_end_written_down_twice_does_not_end_a_later_claim(database: Database) -> None:
    """The database was away, and had written it down the first time."""
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        await deliveries.add(session, anna, KIND, key="one")
    (claim,) = await deliveries.claim(1)
    put_off = Outcome(claim, State.PENDING, due_at=clock.now(), tried=False)
    await deliveries.record([put_off])
    (again,) = await deliveries.claim(1)
    await deliveries.record([put_off])
    assert await states(database) == Counter(claimed=1)
    await deliveries.record([Outcome(again, State.SENT)])
    assert await states(database) == Counter(sent=1)


async def test_a_message_is_sent_once(cluster: Cluster) -> None:
    anna = cluster.person()
    await anna.opens()
    assert await write(cluster, anna, "one")
    assert not await write(cluster, anna, "one")
    await until(cluster, sent=1)
    assert told(anna) == 1


@pytest.mark.parametrize("fault", ["bad_gateway", "server_error", "disconnect"])
async def test_a_passing_fault_is_got_over(cluster: Cluster, fault: str) -> None:
    anna = cluster.person()
    await anna.opens()
    getattr(cluster.telegram.faults, fault)("sendMessage")
    await write(cluster, anna, "one")
    await until(cluster, pending=1)
    for _ in range(3):
        cluster.clock.advance(10)
        cluster.app.services.deliveries.wake.set()
        await asyncio.sleep(0.05)
    await until(cluster, sent=1)
    assert told(anna) == 1


async def test_a_429_is_waited_for(cluster: Cluster) -> None:
    anna = cluster.person()
    await anna.opens()
    cluster.telegram.faults.retry_after("sendMessage", 30)
    await write(cluster, anna, "one")
    await until(cluster, pending=1)
    await asyncio.sleep(0.2)
    assert told(anna) == 0
    cluster.clock.advance(31)
    cluster.app.services.deliveries.wake.set()
    await until(cluster, sent=1)
    assert told(anna) == 1


async def test_whoever_blocked_the_bot_is_skipped(cluster: Cluster) -> None:
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await anna.opens()
    await boris.opens()
    anna.blocks()
    await write(cluster, anna, "one")
    await write(cluster, boris, "two")
    await until(cluster, skipped=1, sent=1)
    assert told(boris) == 1
    person = await cluster.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    assert person.blocked


async def test_a_page_that_cannot_be_made_fails_alone(cluster: Cluster) -> None:
    anna = cluster.person()
    await anna.opens()
    person = await cluster.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    async with cluster.app.database.begin(effect=False) as session:
        await cluster.app.services.deliveries.add(session, person, "kind of another version", key="bad")
    await write(cluster, anna, "good")
    await until(cluster, failed=1, sent=1)


async def test_a_restart_in_the_middle_sends_the_rest(cluster: Cluster) -> None:
    crowd = [cluster.person(f"Гость {number}") for number in range(12)]
    for guest in crowd:
        await guest.opens()
    cluster.telegram.faults.delay("sendMessage", 0.1, times=12)
    for number, guest in enumerate(crowd):
        await write(cluster, guest, str(number))
    await asyncio.sleep(0.05)
    await cluster.restart()
    await until(cluster, sent=12)
    assert [told(guest) for guest in crowd] == [1] * 12


@pytest.mark.parametrize(
    ("at", "start", "end", "due"),
    [
        ("12:00", None, None, "12:00"),
        ("23:00", 22 * 60, 8 * 60, "08:00 next"),
        ("03:00", 22 * 60, 8 * 60, "08:00"),
        ("08:00", 22 * 60, 8 * 60, "08:00"),
        ("21:59", 22 * 60, 8 * 60, "21:59"),
        ("13:30", 13 * 60, 14 * 60 + 15, "14:15"),
        ("14:15", 13 * 60, 14 * 60 + 15, "14:15"),
    ],
)
def test_quiet_hours(at: str, start: int | None, end: int | None, due: str) -> None:
    zone = ZoneInfo("Europe/Moscow")

    def moment(words: str) -> datetime:
        clock, _, following = words.partition(" ")
        hour, minute = clock.split(":")
        return datetime(2026, 11, 24 if following else 23, int(hour), int(minute), tzinfo=zone)

    assert after_quiet_hours(moment(at).astimezone(UTC), start, end, zone) == moment(due)


async def test_a_message_waits_for_the_end_of_quiet_hours(cluster: Cluster) -> None:
    anna = cluster.person()
    await anna.opens()
    person = await cluster.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    now = cluster.clock.now().astimezone(ZoneInfo(person.timezone))
    minute = now.hour * 60 + now.minute
    await cluster.app.services.people.set_quiet(person.id, (minute, (minute + 60) % (24 * 60)))
    await write(cluster, anna, "one")
    await asyncio.sleep(0.2)
    await until(cluster, pending=1)
    cluster.clock.advance(3600)
    cluster.app.services.deliveries.wake.set()
    await until(cluster, sent=1)


async def test_old_entries_are_forgotten(database: Database) -> None:
    clock = SandboxClock()
    deliveries, anna = Deliveries(database, clock), await somebody(database, clock)
    async with database.begin() as session:
        await deliveries.add(session, anna, KIND, key="old")
        await deliveries.add(session, anna, KIND, key="waiting", due_at=clock.now() + timedelta(days=365))
    (claim,) = await deliveries.claim(1)
    await deliveries.record([Outcome(claim, State.SENT, message="1")])
    await deliveries.tidy(clock.now() + timedelta(days=89))
    assert await states(database) == Counter(sent=1, pending=1)
    await deliveries.tidy(clock.now() + timedelta(days=91))
    assert await states(database) == Counter(pending=1)


async def test_what_was_told_of_one_thing_is_forgotten_by_how_its_keys_begin(database: Database) -> None:
    deliveries = Deliveries(database, clock := SandboxClock())
    anna = await somebody(database, clock)
    of_the_first = [f"response:1:{each}" for each in ("", "a", "я:1", "~", "response-invited:2")]
    others = [
        "response:1",
        "response:10:a",
        "response:2:a",
        "response:1;",
        "Response:1:a",
        "responses:1:a",
        "response 1:a",
    ]
    async with database.begin() as session:
        for key in (*of_the_first, *others):
            await deliveries.add(session, anna, KIND, key=key)
    async with database.begin() as session:
        await forget_told(session, ["response:1:", *(f"response:{number}:" for number in range(1000, 1250))])
        assert set(await session.scalars(select(Delivery.key))) == set(others)


@dataclass
class Told:
    """A clock that says what it is told to."""

    time: datetime

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


async def test_a_clock_set_back_leaves_what_is_meant_for_later(database: Database) -> None:
    clock = SandboxClock()
    anna = await somebody(database, clock)
    began, hour = clock.now(), timedelta(hours=1)
    deliveries = Deliveries(database, told := Told(began))
    async with database.begin() as session:
        for key, due_at in {"tried": None, "now": None, "later": began + hour / 2}.items():
            await deliveries.add(session, anna, KIND, key=key, due_at=due_at)
    assert await deliveries.due()
    (tried,) = await deliveries.claim(1)
    await deliveries.record([Outcome(tried, State.PENDING, due_at=began + hour / 4)])
    told.time = began - hour
    assert await deliveries.due()
    claimed = await deliveries.claim(5)
    assert sorted(each.id for each in claimed) == sorted([tried.id, tried.id + 1])
