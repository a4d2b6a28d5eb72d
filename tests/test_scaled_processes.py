"""Real processes, two that are called and two that send: replaced one by one under load, killed, and killed between an
effect and its answer."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy import func, select

from bot.db.announcements import Stage
from bot.db.database import Database
from bot.db.deliveries import State
from bot.db.people import Account, Specialist
from bot.db.quality import Vote
from bot.db.updates import StoredUpdate, UpdateState
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from bot.sender import MIND_EVERY
from tests.actors import Actor
from tests.bench.servers import free_port
from tests.callers import SECRET, Caller
from tests.chaos import ledger, put_announcement, put_people, stage
from tests.conftest import TOKEN
from tests.events import event_of, publish, tickets_of
from tests.test_deliveries import told
from tests.test_killed import on_the_wire, settled
from tests.test_quality import CODE, open_point
from tests.test_updates import Process, everybody_sees

pytestmark = [
    pytest.mark.processes,
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),  # several processes need it
]

CROWD = 40
STARTED_WITHIN = 60.0  # seconds, on a machine that does a lot besides
STEPS = (
    ("Вступить", "Кто вы?"),
    ("Специалист", "согласие"),
    ("Даю согласие", "Вопрос 1 из 4."),
    ("", "Вопрос 2 из 4."),
    ("Библиотека", "Кто вы в библиотеке?"),
    ("Библиотекарь", "Вопрос 3 из 4."),
    ("Вязьма", "Вопрос 4 из 4."),
    ("Да, раз в неделю", "Проверьте"),
    ("Отправить", "Готово"),
)


class Replica(Process):
    """One of several, at a port of its own that it keeps over its restarts."""

    def __init__(self, part: str, database_url: str, telegram_port: int, **more: str) -> None:
        self.port = free_port()
        super().__init__(database_url, telegram_port, part, HTTP_PORT=str(self.port), **more)

    async def ready(self) -> None:
        """Started, and well by its own account."""
        await self.start()
        deadline = time.monotonic() + STARTED_WITHIN
        async with ClientSession(timeout=ClientTimeout(5)) as client:
            while time.monotonic() < deadline:
                try:
                    async with client.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
                        if answer.status == 200:
                            return
                except (ClientError, TimeoutError, OSError):
                    await asyncio.sleep(0.05)
        raise AssertionError(f"{self.part} is not ready after {STARTED_WITHIN:.0f} s")

    async def replaced(self, how: signal.Signals) -> None:
        """Ended, and another in its place."""
        await self.end(how)
        await self.ready()


class Fleet:
    """Two that are called and two that send, with Telegram before them and a database behind."""

    def __init__(self, database_url: str, redis_url: str, telegram_port: int, **more: str) -> None:
        shared = {"WEBHOOK_URL": "http://127.0.0.1", "WEBHOOK_SECRET": SECRET, "REDIS_URL": redis_url, **more}
        self.webs = [Replica("web", database_url, telegram_port, **shared) for _ in range(2)]
        self.workers = [Replica("worker", database_url, telegram_port, **shared) for _ in range(2)]


class World:
    """A messenger, a fleet and what it has written."""

    def __init__(self, database: Database, telegram: SandboxTelegram, fleet: Fleet, caller: Caller) -> None:
        self.database = database
        self.telegram = telegram
        self.fleet = fleet
        self.caller = caller

    def people(self, number: int) -> list[Actor]:
        added = (self.telegram.add_person(f"Имя{n}", language_code="ru") for n in range(number))
        return [Actor(self.telegram, each.id) for each in added]

    async def unanswered(self) -> int:
        """Updates whose effects were never made."""
        async with self.database.read() as session:
            found = select(func.count()).select_from(StoredUpdate).where(StoredUpdate.state == UpdateState.STORED)
            return int(await session.scalar(found) or 0)


@asynccontextmanager
async def world(database_url: str, redis_url: str, **more: str) -> AsyncIterator[World]:
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    database = Database(database_url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        port = await stack.enter_async_context(serve(telegram, clock))
        fleet = Fleet(database_url, redis_url, port, **more)
        everything = (*fleet.webs, *fleet.workers)
        for each in everything:
            stack.push_async_callback(each.ends_at_last)
        await asyncio.gather(*(each.ready() for each in everything))
        caller = Caller(telegram, [each.port for each in fleet.webs])
        calling = asyncio.create_task(caller.run())
        stack.callback(calling.cancel)
        yield World(database, telegram, fleet, caller)


async def everybody_joins(telegram: SandboxTelegram, people: list[Actor]) -> None:
    """All at the same time, each step when everybody has come to it."""
    for person in people:
        telegram.opens(person.id)
    await everybody_sees(people, "Здравствуйте!")
    for caption, then in STEPS:
        for person in people:
            if caption:
                message, data = person.button(caption)
                telegram.presses(person.id, message.id, data)
            else:
                telegram.says(person.id, "Анна Берёзова")
        await everybody_sees(people, then)


async def assert_all_joined_once(world: World, others: int = 0) -> None:
    async with world.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Specialist)) == CROWD + others
        assert await session.scalar(select(func.count()).select_from(Account)) == CROWD + others
    assert await world.unanswered() == 0


async def test_a_rolling_restart_under_load_loses_nothing_and_doubles_nothing(
    database_url: str, redis_url: str
) -> None:
    """All four are stopped and started again one after another, while people join and an announcement goes out."""
    recipients = 900
    async with world(database_url, redis_url, MESSAGES_PER_SECOND="40") as here:
        addresses = await put_people(here.database, here.telegram, recipients)
        await put_announcement(here.database)
        while await stage(here.database) != Stage.SENDING:
            await asyncio.sleep(0.05)
        joining = asyncio.create_task(everybody_joins(here.telegram, here.people(CROWD)))
        (web, other_web), (worker, other_worker) = here.fleet.webs, here.fleet.workers
        for each in (worker, web, other_worker, other_web):
            await each.replaced(signal.SIGTERM)
            if each is other_worker:
                assert (await ledger(here.database))[State.PENDING] > 0, "it was replaced while there was work"
        await joining
        deadline = time.monotonic() + 60
        while await stage(here.database) != Stage.DONE:
            assert time.monotonic() < deadline, await ledger(here.database)
            await asyncio.sleep(0.1)
        assert await ledger(here.database) == Counter({State.SENT: recipients})
        got = [sum(m.by_bot for m in here.telegram.chats[address].messages.values()) for address in addresses]
        assert got == [1] * recipients
        await assert_all_joined_once(here, others=recipients)


async def test_half_are_killed_while_people_join(database_url: str, redis_url: str) -> None:
    """One of each dies at once and comes back later: nobody's answer is lost or taken twice."""
    async with world(database_url, redis_url) as here:
        joining = asyncio.create_task(everybody_joins(here.telegram, here.people(CROWD)))
        for web, worker in zip(here.fleet.webs, here.fleet.workers, strict=True):
            await asyncio.sleep(0.3)
            await asyncio.gather(web.replaced(signal.SIGKILL), worker.replaced(signal.SIGKILL))
        await joining
        await assert_all_joined_once(here)


async def test_a_web_killed_between_effects_and_answers(database_url: str, redis_url: str) -> None:
    """Telegram brings the presses again, to the other one: it shows what was done and does nothing anew."""
    async with world(database_url, redis_url) as here:
        anna, boris, vera = here.people(3)
        dying, other = here.fleet.webs
        await open_point(here.database, SandboxClock())
        event = await publish(here.database, SandboxClock(), seats=2)
        await anna.opens(f"e{event}")
        await boris.opens(f"q{CODE}")
        await vera.opens()
        for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
            await vera.presses(caption)
        here.caller.ports = [dying.port]
        here.telegram.faults.delay("editMessageText", 3, times=3)
        for person, caption in ((anna, "Пойду"), (boris, "5 — отлично")):
            message, data = person.button(caption)
            here.telegram.presses(person.id, message.id, data)
        here.telegram.faults.delay("sendMessage", 3)
        here.telegram.says(vera.id, "Вера Берёзова")
        deadline = time.monotonic() + 20
        while await applied(here.database) < 3:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.01)
        await dying.end(signal.SIGKILL)
        here.telegram.faults.clear()
        here.caller.ports = [other.port]
        for person, seen in ((anna, "Вы идёте"), (boris, "ваша оценка принята"), (vera, "Вопрос 2 из 4.")):
            await person.sees(seen)
        while here.caller.busy:
            await asyncio.sleep(0.02)
        assert len(await tickets_of(here.database, event)) == 1
        assert (await event_of(here.database, event)).taken == 1
        async with here.database.read() as session:
            assert (await session.scalars(select(Vote.csat))).all() == [5]
        assert await here.unanswered() == 0
        assert await applied(here.database) == 0


async def test_another_worker_sends_what_a_killed_one_had_on_the_wire(database_url: str, redis_url: str) -> None:
    """Soon, and while both live neither takes anything from the other."""
    async with world(database_url, redis_url) as here:
        (anna,) = here.people(1)
        dying, other = here.fleet.workers
        await anna.opens()
        await other.end(signal.SIGTERM)
        await on_the_wire(here.telegram, here.database, anna)
        await other.ready()
        await asyncio.sleep(MIND_EVERY + 1)  # it has looked twice
        assert await ledger(here.database) == Counter(claimed=1)
        await dying.end(signal.SIGKILL)
        await settled(here.database, time.monotonic())
        assert told(anna) == 1


async def applied(database: Database) -> int:
    """Updates whose effects are in and whose people wait for an answer."""
    async with database.read() as session:
        found = select(func.count()).select_from(StoredUpdate).where(StoredUpdate.state == UpdateState.APPLIED)
        return int(await session.scalar(found) or 0)
