"""The driver of SQLite with one crossing to its thread a statement.

Under SQLAlchemy aiosqlite crosses four times: the cursor is made, executes, is fetched and is closed. That was a third
of an update's time. Nothing here is read row by row, so each statement runs as a whole and hands over all it found.
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite


class WholeCursor:
    """What SQLAlchemy asks of an asynchronous cursor; the rows of the last statement are in memory."""

    arraysize = 1

    def __init__(self, run: Callable[..., Any]) -> None:
        """`run(function, …)` has the driver's thread call the function with its connection."""
        self._run = run
        self._rows: list[Any] = []
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> None:
        await self._run(self._take, sqlite3.Connection.execute, operation, parameters)

    async def executemany(self, operation: str, parameters: Sequence[Sequence[Any]]) -> None:
        await self._run(self._take, sqlite3.Connection.executemany, operation, parameters)

    def _take(
        self, connection: sqlite3.Connection, execute: Callable[..., sqlite3.Cursor], operation: str, given: Any
    ) -> None:
        """In the driver's thread."""
        cursor = execute(connection, operation, given)
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open: the driver's own cursor was closed after its statement."""


class WholeConnection(aiosqlite.Connection):
    """A connection whose statements run as a whole."""

    def cursor(self) -> WholeCursor:  # type: ignore[override]  # SQLAlchemy awaits what it needs of it
        return WholeCursor(self._within)

    async def _within(self, function: Callable[..., Any], *given: Any) -> None:
        await self._execute(function, self._conn, *given)  # type: ignore[no-untyped-call]  # aiosqlite has no types there


def connect(database: str, **options: Any) -> WholeConnection:
    """For SQLAlchemy's `async_creator_fn`: a connection that opens when it is awaited."""
    connection = WholeConnection(partial(sqlite3.connect, database, **options), iter_chunk_size=1)
    connection._thread.daemon = True  # noqa: SLF001  # as SQLAlchemy does with those it makes itself
    return connection
