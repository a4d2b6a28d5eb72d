"""A second process on the same database: it waits, touches nothing, and takes over when the first is gone."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.app import Application
from bot.db.alone import ALONE_LOCK
from bot.db.announcements import Stage
from bot.db.database import Database
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from bot.sender import IN_FLIGHT
from tests.actors import Actor
from tests.chaos import ledger, put_announcement, put_people, stage
from tests.conftest import TOKEN
from tests.test_senders import application
from tests.test_updates import Process

TAKES_OVER = 5.0  # seconds


@asynccontextmanager
async def running(app: Application) -> AsyncIterator[Application]:
    """The whole of it, until it works or stands by; stopped as SIGTERM does."""
    stop = asyncio.Event()
    task = asyncio.create_task(app.run(stop))
    while not (app.running or app.standing_by.is_set()):
        await asyncio.sleep(0.01)
        assert not task.done(), task.result()
    try:
        yield app
    finally:
        stop.set()
        await task


def works(app: Application) -> bool:
    return app.running


async def answers(app: Application, path: str) -> int:
    async with ClientSession() as client, client.get(f"http://127.0.0.1:{app.port}{path}") as response:
        return response.status


def received(telegram: SandboxTelegram, addresses: list[int]) -> list[int]:
    return [sum(m.by_bot for m in telegram.chats[address].messages.values()) for address in addresses]


async def ends(database: Database) -> None:
    async with asyncio.timeout(30):
        while await stage(database) != Stage.DONE:
            await asyncio.sleep(0.05)


async def test_the_second_touches_nothing_and_takes_over(database_url: str) -> None:
    """What the first has on the wire stays its own: it was taken for lost, and sent or struck off by the second."""
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    anna = Actor(telegram, telegram.add_person("Анна", language_code="ru").id)
    async with serve(telegram, clock) as port, AsyncExitStack() as stack:
        first_life = await stack.enter_async_context(AsyncExitStack())
        first = await first_life.enter_async_context(running(application(database_url, port, clock)))
        addresses = await put_people(first.database, telegram, 5)
        telegram.faults.delay("sendMessage", 1.0, times=5)
        await put_announcement(first.database)
        while (await ledger(first.database))["claimed"] < 5:
            await asyncio.sleep(0.02)
        second = await stack.enter_async_context(running(application(database_url, port, clock)))
        assert (works(second), second.standing_by.is_set()) == (False, True)
        assert await ledger(first.database) == Counter(claimed=5)
        assert (await answers(second, "/livez"), await answers(second, "/readyz")) == (200, 503)
        await ends(first.database)
        assert await ledger(first.database) == Counter(sent=5)
        assert received(telegram, addresses) == [1] * 5
        asked = len(telegram.called("getUpdates"))
        await anna.opens()
        await anna.sees("Здравствуйте!")
        assert not works(second)
        await first_life.aclose()
        async with asyncio.timeout(TAKES_OVER):
            while not (works(second) and len(telegram.called("getUpdates")) > asked + 1):
                await asyncio.sleep(0.02)
        assert not second.standing_by.is_set()
        await anna.says("/help")
        await anna.sees("/menu")


@pytest.mark.processes
@pytest.mark.thorough
async def test_the_second_takes_over_from_a_killed_one_in_the_middle(database_url: str) -> None:
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    database = Database(database_url)
    async with serve(telegram, clock) as port, AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        first, second = (Process(database_url, port, MESSAGES_PER_SECOND="100") for _ in range(2))
        for each in (first, second):
            stack.push_async_callback(each.ends_at_last)
        addresses = await put_people(database, telegram, 300)
        await first.start()
        await asked(telegram)
        await second.start()
        await asyncio.sleep(2)  # it stands by
        await put_announcement(database)
        async with asyncio.timeout(20):
            while (await ledger(database))["sent"] < 50:
                await asyncio.sleep(0.02)
        await first.end(signal.SIGKILL)
        killed = time.monotonic()
        await asked(telegram)
        assert time.monotonic() - killed < TAKES_OVER
        await ends(database)
        found = await ledger(database)
        assert found["sent"] + found["unknown"] == 300
        assert found["unknown"] <= IN_FLIGHT
        got = received(telegram, addresses)
        assert max(got) == 1
        assert got.count(0) <= found["unknown"]


async def asked(telegram: SandboxTelegram) -> None:
    """Until somebody asks for updates."""
    before = len(telegram.called("getUpdates"))
    async with asyncio.timeout(30):
        while len(telegram.called("getUpdates")) == before:
            await asyncio.sleep(0.02)


@pytest.mark.thorough
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # a lock on a file does not get lost
async def test_who_lost_the_lock_stops_and_one_of_them_goes_on(database_url: str) -> None:
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    anna = Actor(telegram, telegram.add_person("Анна", language_code="ru").id)
    async with serve(telegram, clock) as port, AsyncExitStack() as stack:
        apps = [
            await stack.enter_async_context(running(application(database_url, port, clock, messages_per_second=60)))
            for _ in range(2)
        ]
        database = apps[0].database
        addresses = await put_people(database, telegram, 200)
        await put_announcement(database)
        for _ in range(2):
            sent = (await ledger(database))["sent"]
            async with asyncio.timeout(20):
                while (await ledger(database))["sent"] < sent + 20:
                    await asyncio.sleep(0.02)
            async with asyncio.timeout(TAKES_OVER):
                while not await cut(database):
                    await asyncio.sleep(0.02)
        await ends(database)
        assert await ledger(database) == Counter(sent=200)
        assert received(telegram, addresses) == [1] * 200
        assert [app.running for app in apps].count(True) == 1
        await anna.opens()
        await anna.sees("Здравствуйте!")


async def cut(database: Database) -> bool:
    """End the connection of whoever is alone; whether somebody was."""
    statement = text(
        "SELECT pg_terminate_backend(pid) FROM pg_locks"
        " WHERE locktype = 'advisory' AND classid = 0 AND objid = :key AND granted"
    )
    async with database.read() as session:
        return (await session.scalars(statement, {"key": ALONE_LOCK})).all() == [True]
