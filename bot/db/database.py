"""Transactions. A write unit is `begin()`, a look is `read()`; both are short and no network call is made inside.

On SQLite there is one writing connection and write units open with BEGIN IMMEDIATE: the driver's default lost 40 of 50
simultaneous read-then-write updates without an error. Looks go over connections of their own and wait for nobody.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import await_only

from bot.db import sqlite_driver, updates
from bot.db.postgresql import only_look, prove_before_use
from bot.errors import SettingsError

# Only this folder imports sqlalchemy; these are its names elsewhere.
Session = AsyncSession
DatabaseError = SQLAlchemyError

READERS = 4
CONNECTIONS = 10  # to PostgreSQL for looks, as many for writing; one opened for a moment costs more than its use
# The system has a cache of the file too: a smaller one of our own costs nothing and saves a megabyte.
PRAGMAS = ("busy_timeout=5000", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-1000")
# What changes nothing is not written down, and would not show that nothing can be.
PROBE = ("INSERT INTO jobs (name, next_run) VALUES ('', CURRENT_TIMESTAMP)", "DELETE FROM jobs WHERE name = ''")
WAL_TRIES, WAL_PAUSE = 50, 0.1  # of the switch to WAL, seconds between them
EXPECTED = "DATABASE_URL: expected sqlite:///FILE or postgresql://user:password@host/name"


def parse_url(address: str) -> URL:
    """The URL of DATABASE_URL without a driver. Raises SettingsError for databases we do not know."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # ValueError is for a port that is no number
        raise SettingsError(EXPECTED) from None
    backend = {"postgres": "postgresql"}.get(url.get_backend_name(), url.get_backend_name())
    no_file = url.database in {None, "", ":memory:"} or url.host
    if backend not in {"sqlite", "postgresql"} or (backend == "sqlite" and no_file):
        raise SettingsError(EXPECTED)
    return url.set(drivername=backend)


class Database:
    """One database, SQLite or PostgreSQL, behind the same two context managers."""

    def __init__(self, address: str, took: Callable[[str, float], None] | None = None) -> None:
        """`took(kind, seconds)` is told of every «read» and «write» transaction that ended well."""
        self._took = took or (lambda _kind, _seconds: None)
        self._refusing = False  # whether it did not take something; a transaction may have had nothing to write
        self._inode: int | None = None
        self.url = parse_url(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        options: dict[str, Any] = {
            "json_serializer": lambda value: json.dumps(value, ensure_ascii=False),
            "hide_parameters": True,  # an error's text must not quote what people typed
        }
        if self.is_sqlite:
            try:
                Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise SettingsError(f"DATABASE_URL: its folder cannot be made ({type(error).__name__})") from None
            url = self.url.set(drivername="sqlite+aiosqlite")
            options["connect_args"] = {"async_creator_fn": sqlite_driver.connect}
            # A waiting writer queues here, in the process, rather than inside SQLite, where the wait is a busy loop.
            self._writer = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=60, **options)
            self._reader = create_async_engine(
                url,
                pool_size=READERS,
                max_overflow=0,
                pool_timeout=60,
                pool_reset_on_return=None,
                isolation_level="AUTOCOMMIT",
                skip_autocommit_rollback=True,
                **options,
            )
            for engine in (self._writer, self._reader):
                event.listen(engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self._reader.sync_engine, "connect", _forbid_writing)
            event.listen(self._writer.sync_engine, "begin", _begin_immediate)
        else:
            url = self.url.set(drivername="postgresql+psycopg")
            options |= {"pool_size": CONNECTIONS, "max_overflow": 0}
            self._writer = create_async_engine(url, **options)
            # A look asks without BEGIN and ROLLBACK around it: a third of the way to the server and back.
            self._reader = create_async_engine(
                url,
                isolation_level="AUTOCOMMIT",
                skip_autocommit_rollback=True,
                pool_reset_on_return=None,
                **options,
            )
            for engine in (self._writer, self._reader):
                prove_before_use(engine)
            only_look(self._reader)

    @asynccontextmanager
    async def begin(self, *, effect: bool = True) -> AsyncIterator[AsyncSession]:
        """A write unit: committed at the end, rolled back on an error. What was asked for with `after_commit` then
        runs.

        The update being handled is marked as applied in the same transaction, so it is never applied a second time;
        not so where `effect` is False: housekeeping that is not what the update asked for.
        """
        began = perf_counter()
        async with AsyncSession(self._writer, expire_on_commit=False) as session:
            try:
                async with session.begin():
                    yield session
                    await session.flush()
                    if effect:
                        await updates.mark_applied(session)
            except OperationalError:
                self._refusing = True
                raise
            for callback in session.info.get("after_commit", ()):
                callback()
        self._took("write", perf_counter() - began)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A look at the data, each statement for itself; nothing is written here: the database refuses to."""
        began = perf_counter()
        async with AsyncSession(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session
        self._took("read", perf_counter() - began)

    @asynccontextmanager
    async def between_writes(self) -> AsyncIterator[None]:
        """Inside, nobody is in the midst of writing. A write unit that is cancelled in its midst leaves its connection,
        and with it SQLite's only lock, to whenever its thread gets round to closing it."""
        if not self.is_sqlite:
            yield
            return
        async with self._writer.connect():  # there is one: whoever writes has it
            yield

    async def ping(self) -> None:
        """Ask the database for its attention. Raises what the driver raises when there is none, and DatabaseError when
        it takes nothing or its file is not in its place: the disk is full, read only, or was swept."""
        async with asyncio.timeout(2), self._reader.connect() as connection:
            await connection.execute(text("SELECT 1"))
        if self._refusing:  # whoever is not ready is not asked to do anything, and would not find out by itself
            async with asyncio.timeout(2), self.begin(effect=False) as session:
                for statement in PROBE:
                    await session.execute(text(statement))
            self._refusing = False
        if self.is_misplaced():
            raise DatabaseError("another file is in the place of the database's")

    def is_misplaced(self) -> bool:
        """Whether the file that was opened is no longer in its place. SQLite goes on with it, and all is gone with the
        process."""
        if not self.is_sqlite:
            return False
        path = Path(str(self.url.database))
        found = path.stat().st_ino if path.exists() else None
        self._inode = self._inode or found
        return found != self._inode

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()

    @property
    def engines(self) -> tuple[AsyncEngine, AsyncEngine]:
        """The writing and the reading engine; for migrations and tests."""
        return self._writer, self._reader


def may_pass(error: BaseException) -> bool:
    """Whether the database was out of reach, or undid what it was asked for others' sake: it may take it later."""
    return isinstance(error, OperationalError | InterfaceError | NoConnectionFree)


def after_commit(session: AsyncSession, callback: Callable[[], None]) -> None:
    """Run `callback` once the write unit of `session` is committed, and only then."""
    session.info.setdefault("after_commit", {})[callback] = None


def _prepare_sqlite(connection: Any, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    _switch_to_wal(cursor)
    cursor.close()


def _switch_to_wal(cursor: Any) -> None:
    """Two who open a new file at the same moment meet here, and to this step SQLite's own wait does not apply."""
    for attempt in range(1, WAL_TRIES + 1):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or attempt == WAL_TRIES:
                raise
            await_only(asyncio.sleep(WAL_PAUSE))
        else:
            return


def _forbid_writing(connection: Any, _record: ConnectionPoolEntry) -> None:
    """A look has no transaction on SQLite: what it wrote would stay. It has the system's cache of files to read from;
    one of its own for each connection is up to 2 MB each."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.execute("PRAGMA cache_size=-500")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
