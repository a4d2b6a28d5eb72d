"""Is it alive, is it ready: what a balancer and a container ask."""

import asyncio
import os
import resource
import signal
import socket
import sys
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for one call
import psycopg
import pytest
from aiohttp import ClientConnectorError, ClientSession
from sqlalchemy import text

from bot.db.database import Database, DatabaseError
from bot.db.migrate import migrate
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve as sandbox
from bot.sandbox.telegram import SandboxTelegram
from bot.web import POLL_STALE, Health, serve
from tests.conftest import TOKEN

ROOT = Path(__file__).parents[1]


async def ask(health: Health, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    runner = await serve(health.routes(), host, 0)
    port = runner.addresses[0][1]
    try:
        async with ClientSession() as client, client.get(f"http://127.0.0.1:{port}{path}") as response:
            return response.status, await response.text()
    finally:
        await runner.cleanup()


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_alive_whatever_the_others_do(database: Database) -> None:
    assert await ask(Health(database, lambda: None), "/livez") == (200, '{"status": "ok"}')


async def test_ready_once_telegram_has_answered(database: Database) -> None:
    assert (await ask(Health(database, lambda: None), "/readyz"))[0] == 503
    assert await ask(Health(database, now), "/readyz") == (200, '{"database": "ok", "telegram": "ok"}')


async def test_not_ready_when_telegram_has_been_silent(database: Database) -> None:
    status, body = await ask(Health(database, lambda: now() - POLL_STALE - 1), "/readyz")
    assert (status, body) == (503, '{"database": "ok", "telegram": "no answer"}')


async def test_not_ready_without_a_database() -> None:
    gone = Database("postgresql://nobody@127.0.0.1:9/nothing")
    status, body = await ask(Health(gone, now), "/readyz")
    assert (status, body) == (503, '{"database": "no answer", "telegram": "ok"}')
    await gone.close()


async def test_ready_again_once_the_database_is_back(postgres_server: Callable[[str], str]) -> None:
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        database = Database(postgres_server(name))
        health = Health(database, now)
        try:
            assert (await ask(health, "/readyz"))[0] == 200  # from now on a connection is open
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            assert await ask(health, "/readyz") == (503, '{"database": "no answer", "telegram": "ok"}')
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())
            assert (await ask(health, "/readyz"))[0] == 200
        finally:
            await database.close()
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


async def test_not_ready_when_the_database_is_silent() -> None:
    """A connection to it is made, and then it says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        database = Database(f"postgresql://nobody@127.0.0.1:{silent.getsockname()[1]}/nothing?sslmode=disable")
        begun = now()
        assert (await ask(Health(database, now), "/readyz"))[0] == 503
        assert now() - begun < 5, "a balancer does not wait longer"
        await database.close()


async def test_a_process_is_alive_before_it_is_ready_and_only_at_home(tmp_path: Path) -> None:
    """The whole life: no Telegram at first, then it answers, then SIGTERM."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        own = taken.getsockname()[1]
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    telegram.faults.server_error("getUpdates", times=100)
    async with sandbox(telegram, clock) as port, ClientSession() as client:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
            "HTTP_PORT": str(own),
            "LOG_LEVEL": "ERROR",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, cwd=tmp_path
        )
        try:
            assert await answers_in_time(client, f"http://127.0.0.1:{own}/livez")
            async with client.get(f"http://127.0.0.1:{own}/readyz") as response:
                assert response.status == 503
                assert await response.json() == {"database": "ok", "telegram": "no answer"}
            connections = psutil.Process(process.pid).net_connections("tcp")
            assert {c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN} == {"127.0.0.1"}
            telegram.faults.clear()
            assert await answers_in_time(client, f"http://127.0.0.1:{own}/readyz")
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 10) == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def answers_in_time(client: ClientSession, url: str) -> bool:
    """Whether the page comes to answer 200."""
    deadline = now() + 20
    while now() < deadline:
        try:
            async with client.get(url) as response:
                if response.status == 200:
                    return True
        except ClientConnectorError:
            pass  # it does not listen yet
        await asyncio.sleep(0.05)
    return False


async def test_nothing_else_is_there(database: Database) -> None:
    assert (await ask(Health(database, now), "/metrics/../etc"))[0] == 404


async def test_it_listens_where_it_is_told(database: Database) -> None:
    runner = await serve(Health(database, now).routes(), "127.0.0.1", 0)
    assert runner.addresses[0][0] == "127.0.0.1"
    port = runner.addresses[0][1]
    try:
        await serve([], "127.0.0.1", port)
    except OSError:
        taken = True
    else:
        taken = False
    await runner.cleanup()
    assert taken


async def test_not_ready_while_the_disk_takes_nothing(tmp_path: Path) -> None:
    """It can be read all the time; ready again without anybody's coming."""
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    await migrate(database)
    health = Health(database, now)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(DatabaseError):
            await write(database)
        assert await ask(health, "/readyz") == (503, '{"database": "no answer", "telegram": "ok"}')
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert await ask(health, "/readyz") == (200, '{"database": "ok", "telegram": "ok"}')
    await write(database)
    await database.close()


async def write(database: Database) -> None:
    async with database.begin(effect=False) as session:
        await session.execute(text("INSERT INTO jobs VALUES ('a', '2026-11-26')"))


async def test_not_ready_when_the_file_was_taken_away(tmp_path: Path) -> None:
    """SQLite goes on with the file that nobody can find any more."""
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    await migrate(database)
    health = Health(database, now)
    assert (await ask(health, "/readyz"))[0] == 200
    (tmp_path / "bot.db").rename(tmp_path / "elsewhere.db")
    assert (await ask(health, "/readyz"))[0] == 503
    (tmp_path / "elsewhere.db").rename(tmp_path / "bot.db")
    assert (await ask(health, "/readyz"))[0] == 200
    await database.close()
