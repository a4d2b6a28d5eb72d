"""One process at a time: two that poll one bot take each other's updates away.

On PostgreSQL an advisory lock on a connection of its own, on SQLite a lock on a file beside the database; both end with
the process, however it ends.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import Database

log = structlog.get_logger()

TRY_EVERY = 1.0  # seconds; the next process takes over within two of them
POLLING_LOCK = 0x706F6C6C  # any number that nothing else in the database locks


class LostLock(Exception):
    """The connection that held the lock broke: another process may have it now."""


@asynccontextmanager
async def alone(database: Database, waiting: asyncio.Event) -> AsyncIterator[asyncio.Task[Any]]:
    """Wait until no other process polls with this database; `waiting` is set while one does.

    The task that is given ends, with LostLock, as soon as that is no longer sure.
    """
    async with AsyncExitStack() as stack:
        if database.is_sqlite:
            await _lock_file(stack, Path(f"{database.url.database}.lock"), waiting)
            kept: asyncio.Task[Any] = asyncio.create_task(asyncio.Event().wait(), name="alone")
        else:
            while (connection := await _lock_database(database)) is None:
                waiting.set()
                await asyncio.sleep(TRY_EVERY)
            stack.push_async_callback(_let_go, connection)
            kept = asyncio.create_task(_watch(connection), name="alone")
        waiting.clear()
        try:
            yield kept
        finally:
            kept.cancel()
            await asyncio.wait({kept})


async def _lock_file(stack: AsyncExitStack, path: Path, waiting: asyncio.Event) -> None:
    file = stack.enter_context(path.open("w"))
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting.set()
            await asyncio.sleep(TRY_EVERY)
        else:
            return


async def _lock_database(database: Database) -> AsyncConnection | None:
    """A connection that holds the lock; None while another does, or while the database does not answer."""
    try:
        connection = await database.engines[0].connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        if await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": POLLING_LOCK}):
            return connection
        await connection.close()
    except (DBAPIError, OSError) as error:
        log.warning("database does not answer", error=type(error).__name__)
    return None


async def _let_go(connection: AsyncConnection) -> None:
    """The lock goes with its connection, which must not go back to the pool with it."""
    await connection.invalidate()
    await connection.close()


async def _watch(connection: AsyncConnection) -> None:
    while True:
        await asyncio.sleep(TRY_EVERY)
        try:
            await connection.execute(text("SELECT 1"))
        except DBAPIError as error:
            raise LostLock from error
