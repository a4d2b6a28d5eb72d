"""The database goes away for some seconds in the middle of an announcement: nobody lost, nobody twice, and the process
goes on."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing

import psycopg
import pytest

from bot.app import Application
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from tests.actors import Actor
from tests.chaos import ledger, put_announcement, put_people
from tests.conftest import TOKEN
from tests.test_senders import application
from tests.test_standby import ends, received, running

PEOPLE = 100


@asynccontextmanager
async def announcing(database_url: str) -> AsyncIterator[Application]:
    """A bot with an announcement of which a part is sent; in the end everybody has it once, and the bot lives."""
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    anna = Actor(telegram, telegram.add_person("Анна", language_code="ru").id)
    async with (
        serve(telegram, clock) as port,
        running(application(database_url, port, clock, messages_per_second=50)) as app,
    ):
        addresses = await put_people(app.database, telegram, PEOPLE)
        telegram.faults.delay("sendMessage", 0.2, times=PEOPLE)
        await put_announcement(app.database)
        async with asyncio.timeout(20):
            while (await ledger(app.database))["sent"] < 20:
                await asyncio.sleep(0.02)
        yield app
        await ends(app.database)
        assert await ledger(app.database) == Counter(sent=PEOPLE)
        assert received(telegram, addresses) == [1] * PEOPLE
        await anna.opens()
        await anna.sees("Здравствуйте!")


@pytest.mark.thorough
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_postgresql_is_away_for_three_seconds(database_url: str, postgres_server: Callable[[str], str]) -> None:
    async with announcing(database_url) as app:
        name = app.database.url.database
        with psycopg.connect(postgres_server("postgres"), autocommit=True) as server:
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            await asyncio.sleep(3)
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())


@pytest.mark.thorough
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_all_connections_are_cut_again_and_again(
    database_url: str, postgres_server: Callable[[str], str]
) -> None:
    """In the midst of claims and records too: whether a transaction was committed is then not known."""
    async with announcing(database_url) as app:
        with psycopg.connect(postgres_server("postgres"), autocommit=True) as server:
            for _ in range(8):
                server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                    [app.database.url.database],
                )
                await asyncio.sleep(0.4)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sqlite_is_locked_by_somebody_else(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.db.database.PRAGMAS", ("busy_timeout=200", "foreign_keys=ON"))
    async with announcing(database_url) as app:
        with closing(sqlite3.connect(str(app.database.url.database), check_same_thread=False)) as somebody:
            await asyncio.to_thread(somebody.execute, "BEGIN IMMEDIATE")
            await asyncio.sleep(1.5)
            somebody.rollback()
