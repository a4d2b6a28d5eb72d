"""Several senders on one ledger, a slow Bot API, limits of one chat, the clock that jumps."""

import asyncio
import time
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import Application
from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from bot.telegram.chat_pace import ChatPace
from tests.bench.servers import free_port
from tests.chaos import ledger, put_announcement, put_people, stage
from tests.conftest import TOKEN, OwnSettings
from tests.test_deliveries import KIND


async def reasons(database: Database) -> Counter[str | None]:
    async with database.read() as session:
        return Counter((await session.scalars(select(Delivery.reason))).all())


def application(url: str, port: int, clock: Any, **more: Any) -> Application:
    settings: dict[str, Any] = {
        "bot_token": TOKEN,
        "telegram_api_url": f"http://127.0.0.1:{port}",
        "database_url": url,
        "http_port": 0,
        "messages_per_second": 1000,
        **more,
    }
    return Application(OwnSettings.model_validate(settings), clock)


@pytest.mark.parametrize("senders", [2, 4])
async def test_several_senders_share_the_work(database_url: str, senders: int) -> None:
    """On SQLite they are in one process only by this test's leave; the promise is PostgreSQL's, and both keep it."""
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    async with serve(telegram, clock) as port:
        apps = [application(database_url, port, clock) for _ in range(senders)]
        addresses = await put_people(apps[0].database, telegram, 300)
        await put_announcement(apps[0].database)
        await asyncio.gather(*(app.services.broadcasts.work(clock.now()) for app in apps))
        assert await ledger(apps[0].database) == Counter(pending=300), "frozen once"
        tasks = [asyncio.create_task(app.sender.run()) for app in apps]
        deadline = time.monotonic() + 30
        while (found := await ledger(apps[0].database))["sent"] < 300:
            assert sum(found.values()) == 300
            assert time.monotonic() < deadline, found
            await asyncio.sleep(0.02)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        got = [sum(m.by_bot for m in telegram.chats[address].messages.values()) for address in addresses]
        assert got == [1] * 300
        for app in apps:
            await app.bot.session.close()
            await app.database.close()


async def test_a_slow_bot_api_does_not_lower_the_rate(database_url: str) -> None:
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    async with serve(telegram, clock) as port:
        app = application(database_url, port, clock, messages_per_second=40)
        await put_people(app.database, telegram, 60)
        await put_announcement(app.database)
        await app.services.broadcasts.work(clock.now())
        telegram.faults.delay("sendMessage", 0.8, times=60)
        began = time.monotonic()
        task = asyncio.create_task(app.sender.run())
        while (await ledger(app.database))["sent"] < 60:
            assert time.monotonic() - began < 15, await ledger(app.database)
            await asyncio.sleep(0.02)
        took = time.monotonic() - began
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await app.bot.session.close()
        await app.database.close()
    assert took < 8, "one after another it would be 48 s"


async def test_the_clock_may_jump_while_it_is_sent(database_url: str) -> None:
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    async with serve(telegram, clock) as port:
        app = application(database_url, port, clock, messages_per_second=200)
        addresses = await put_people(app.database, telegram, 80)
        await put_announcement(app.database)
        await app.services.broadcasts.work(clock.now())
        task = asyncio.create_task(app.sender.run())
        deadline = time.monotonic() + 20
        while (found := await ledger(app.database))["sent"] < 80:
            assert sum(found.values()) == 80
            assert time.monotonic() < deadline, (found, await reasons(app.database))
            clock.advance(timedelta(hours=5).total_seconds())
            await app.services.deliveries.look()  # claims of this very process are not taken for lost
            await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await app.services.broadcasts.work(clock.now())
        assert str(await stage(app.database)) == "done"
        got = [sum(m.by_bot for m in telegram.chats[address].messages.values()) for address in addresses]
        assert got == [1] * 80
        await app.bot.session.close()
        await app.database.close()


class Standing:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 25, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def test_one_announcement_a_second_to_a_chat() -> None:
    clock = Standing()
    chats = ChatPace(clock)
    assert chats.wait("7", alone=True) == 0
    assert chats.wait("7", alone=True) == pytest.approx(1)
    assert chats.wait("8", alone=True) == 0, "another chat waits for nobody"
    clock.at += timedelta(seconds=1)
    assert chats.wait("7", alone=True) == 0


def test_a_few_notices_come_together_and_then_one_a_second() -> None:
    clock = Standing()
    chats = ChatPace(clock)
    assert [chats.wait("7", alone=False) for _ in range(4)] == [0] * 4
    assert chats.wait("7", alone=False) == pytest.approx(1)
    assert chats.wait("7", alone=True) == pytest.approx(4)


def test_twenty_a_minute_to_a_group() -> None:
    clock = Standing()
    chats = ChatPace(clock)
    sent = 0
    for _ in range(60):
        sent += chats.wait("-100123", alone=False) == 0
        clock.at += timedelta(seconds=1)
    assert sent == 20


def test_a_clock_set_back_does_not_shut_a_chat() -> None:
    clock = Standing()
    chats = ChatPace(clock)
    assert chats.wait("7", alone=True) == 0
    clock.at -= timedelta(hours=3)
    assert chats.wait("7", alone=True) == 0


class Told:
    """Real time, and by how much the machine's clock was set forward or back."""

    def __init__(self) -> None:
        self.by = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.by

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(days=-1), timedelta(days=-30), timedelta(hours=1)])
async def test_the_machines_clock_is_set_while_it_is_sent(database_url: str, by: timedelta) -> None:
    """What was due is so still, retries too."""
    clock = Told()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    async with serve(telegram, SandboxClock()) as port:
        app = application(database_url, port, clock, messages_per_second=200)
        addresses = await put_people(app.database, telegram, 80)
        await put_announcement(app.database)
        await app.services.broadcasts.work(clock.now())
        telegram.faults.retry_after("sendMessage", 1)
        task = asyncio.create_task(app.sender.run())
        deadline = time.monotonic() + 20
        while (found := await ledger(app.database))["sent"] < 80:
            assert time.monotonic() < deadline, (found, await reasons(app.database))
            if found["sent"] >= 20:
                clock.by = by
            await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        got = [sum(m.by_bot for m in telegram.chats[address].messages.values()) for address in addresses]
        assert got == [1] * 80
        await app.bot.session.close()
        await app.database.close()


@pytest.mark.parametrize("line", ["down", "up"])
async def test_telegram_is_away_for_an_hour(database_url: str, line: str) -> None:
    """Whether nobody answers or something in between says 502: a decision reaches its person afterwards, an
    announcement everybody."""
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    port = free_port()
    app = application(database_url, port, clock)
    addresses = await put_people(app.database, telegram, 3)
    anna = await app.services.people.at("telegram", str(addresses[0]))
    assert anna is not None
    async with app.database.begin(effect=False) as session:
        await app.services.deliveries.add(session, anna, KIND, key="one")
    if line == "down":
        await put_announcement(app.database)
        await app.services.broadcasts.work(clock.now())
    async with AsyncExitStack() as stack:
        if line == "up":
            await stack.enter_async_context(serve(telegram, clock, port=port))
            telegram.faults.bad_gateway("sendMessage", times=1000)
        sending = asyncio.create_task(app.sender.run())
        for _ in range(31):
            clock.advance(120)
            app.services.deliveries.wake.set()
            await asyncio.sleep(0.03)
            await _rests(app)
        assert await ledger(app.database) == Counter(pending=4 if line == "down" else 1), await reasons(app.database)
        telegram.faults.clear()
        if line == "down":
            await stack.enter_async_context(serve(telegram, clock, port=port))
        async with asyncio.timeout(10):
            while (await ledger(app.database))["sent"] < (4 if line == "down" else 1):
                clock.advance(60)
                app.services.deliveries.wake.set()
                await asyncio.sleep(0.03)
                await _rests(app)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    got = [sum(m.by_bot for m in telegram.chats[address].messages.values()) for address in addresses]
    assert got == ([2, 1, 1] if line == "down" else [1, 0, 0])
    await app.bot.session.close()
    await app.database.close()


async def _rests(app: Application) -> None:
    async with asyncio.timeout(10):
        while not app.sender.at_rest:
            await asyncio.sleep(0.005)
