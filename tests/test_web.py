"""Is it alive, is it ready: what a balancer and a container ask."""

import asyncio

from aiohttp import ClientSession

from bot.db.database import Database
from bot.web import POLL_STALE, Health, serve


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
