"""Which processes live, and which of them is alone.

Two processes that poll one bot take each other's updates away; and what one has claimed to send, another may take over
only once the first is dead. On PostgreSQL both are told by advisory locks on connections of their own; on SQLite, where
a second process has nothing to do until the first is gone, by one lock on a file beside the database. A lock ends with
its process, however that ends.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

import structlog
from sqlalchemy import NullPool, TextClause, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.db.database import Database, Session

log = structlog.get_logger()

TRY_EVERY: Final = 1.0  # seconds; the next process takes over within two of them
ANSWERS_WITHIN: Final = 5  # seconds, else the connection is given up
SILENT_FOR: Final = 30  # seconds after which the server ends a connection that says nothing: its machine is gone
ALONE_LOCK: Final = 0x706F6C6C  # any number that nothing else in the database locks
LIVING_LOCKS: Final = 0x6C697665  # likewise, of those with two numbers: the other is the process's

BE_ALONE: Final = text("SELECT pg_try_advisory_lock(:key)")
# Shared: the server may not have noticed yet that the connection before this one broke.
BE_SEEN: Final = text("SELECT pg_try_advisory_lock_shared(:kind, :number)")
SEEN: Final = text(
    "SELECT CAST(objid AS bigint) FROM pg_locks WHERE locktype = 'advisory' AND classid = :kind AND objsubid = 2"
    " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@asynccontextmanager
async def alone(database: Database, waiting: asyncio.Event) -> AsyncIterator[asyncio.Task[Any]]:
    """Wait until no other process works with this database; `waiting` is set while one does.

    Yields a task that ends as soon as this is no longer certain: when the connection that held the lock has broken.
    """
    async with AsyncExitStack() as stack:
        if database.is_sqlite:
            await _lock_file(stack, Path(f"{database.url.database}.lock"), waiting)
            kept: asyncio.Task[Any] = asyncio.create_task(asyncio.Event().wait(), name="alone")
        else:
            connection = await _locked(database, BE_ALONE, {"key": ALONE_LOCK}, waiting)
            stack.push_async_callback(_let_go, connection)
            kept = asyncio.create_task(_watch(connection), name="alone")
        waiting.clear()
        try:
            yield kept
        finally:
            kept.cancel()
            await asyncio.wait({kept})


class Alive:
    """One process among several on PostgreSQL: a number of 31 bits, and a lock that lets the others see that it lives.

    `seen` is set while they can; `times`: how often the lock was taken.
    """

    def __init__(self, database: Database, number: int) -> None:
        self.number = number
        self.seen = asyncio.Event()
        self.times = 0
        self._database = database

    async def keep(self) -> None:
        """Hold the lock until cancelled, and take it again whenever its connection breaks."""
        while True:
            connection = await _locked(self._database, BE_SEEN, {"kind": LIVING_LOCKS, "number": self.number})
            self.times += 1
            self.seen.set()
            try:
                await _watch(connection)
            finally:
                self.seen.clear()
                await _let_go(connection)


async def seen_alive(session: Session) -> set[int]:
    """The numbers of the processes that hold their locks."""
    return set((await session.scalars(SEEN, {"kind": LIVING_LOCKS})).all())


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


async def _locked(
    database: Database, take: TextClause, values: Mapping[str, int], waiting: asyncio.Event | None = None
) -> AsyncConnection:
    """A connection outside of the pools that holds the lock; waits while another process has it, and while the database
    does not answer."""
    engine = create_async_engine(
        database.url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"connect_timeout": ANSWERS_WITHIN},
    )
    while True:
        try:
            async with AsyncExitStack() as stack:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    connection = await engine.connect()
                stack.push_async_callback(_let_go, connection)
                await _ask(connection, text(f"SET idle_session_timeout = '{SILENT_FOR}s'"))
                while not (await _ask(connection, take, values)).scalar():
                    if waiting is not None:
                        waiting.set()
                    await asyncio.sleep(TRY_EVERY)
                stack.pop_all()
                return connection
        except (DBAPIError, OSError) as error:
            log.warning("database does not answer", error=type(error).__name__)
        await asyncio.sleep(TRY_EVERY)


async def _ask(connection: AsyncConnection, statement: TextClause, values: Mapping[str, int] | None = None) -> Any:
    """Execute a statement. Raises TimeoutError, which is an OSError, when the database stays silent."""
    async with asyncio.timeout(ANSWERS_WITHIN):
        return await connection.execute(statement, values)


async def _let_go(connection: AsyncConnection) -> None:
    """Close a connection, whatever state it is in; its lock goes with it."""
    await connection.invalidate()
    await connection.close()


async def _watch(connection: AsyncConnection) -> None:
    """Return once the connection has broken."""
    while True:
        await asyncio.sleep(TRY_EVERY)
        try:
            await _ask(connection, text("SELECT 1"))
        except (DBAPIError, OSError) as error:
            log.warning("a lock is lost with its connection", error=type(error).__name__)
            return
