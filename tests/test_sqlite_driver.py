"""Statements of SQLite run whole in one crossing to the driver's thread, and say what the driver's own cursor would."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.db import sqlite_driver
from bot.db.database import Database
from bot.db.sqlite_driver import WholeConnection


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[WholeConnection]:
    connection = sqlite_driver.connect(str(tmp_path / "whole.db"), isolation_level=None)
    await connection
    await connection.cursor().execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    yield connection
    await connection.close()


async def test_a_cursor_says_what_the_drivers_own_says(connection: WholeConnection) -> None:
    with sqlite3.connect(":memory:", isolation_level=None) as plain:
        plain.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
        for statement, given in (
            ("INSERT INTO things (name) VALUES (?)", ("a",)),
            ("INSERT INTO things (name) VALUES (?), (?) RETURNING id, name", ("b", "c")),
            ("SELECT id, name FROM things ORDER BY id", ()),
            ("SELECT id FROM things WHERE id = ?", (99,)),
            ("UPDATE things SET name = name || '!' WHERE id > ?", (1,)),
            ("DELETE FROM things WHERE id = ? RETURNING id", (3,)),
            ("DELETE FROM things WHERE id = ?", (77,)),
        ):
            expected = plain.execute(statement, given)
            rows = expected.fetchall()
            cursor = await connection.cursor().__aenter__()  # as SQLAlchemy does
            await cursor.execute(statement, given)
            assert await cursor.fetchall() == rows
            assert (cursor.description, cursor.rowcount, cursor.lastrowid) == (
                expected.description,
                expected.rowcount,
                expected.lastrowid,
            )
            await cursor.close()
        many = connection.cursor()
        await many.executemany("INSERT INTO things (name) VALUES (?)", [("x",), ("y",)])
        assert (many.rowcount, await many.fetchall()) == (2, [])


async def test_each_statement_crosses_once(connection: WholeConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    crossings = 0
    cross = WholeConnection._execute

    async def counted(self: WholeConnection, *given: object) -> object:
        nonlocal crossings
        crossings += 1
        return await cross(self, *given)  # type: ignore[no-untyped-call]  # aiosqlite has no types there

    monkeypatch.setattr(WholeConnection, "_execute", counted)
    cursor = await connection.cursor().__aenter__()
    await cursor.execute("SELECT 1")
    assert await cursor.fetchall() == [(1,)]
    await cursor.close()
    assert crossings == 1


async def test_errors_are_those_of_the_driver(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'errors.db'}")
    async with database.begin() as session:
        await session.execute(text("CREATE TABLE things (name TEXT UNIQUE)"))
        await session.execute(text("INSERT INTO things VALUES ('a')"))
    for statement, error in (
        ("INSERT INTO things VALUES ('a')", IntegrityError),
        ("SELECT * FROM no", OperationalError),
    ):
        with pytest.raises(error):
            async with database.begin() as session:
                await session.execute(text(statement))
    async with database.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM things")) == 1
    await database.close()
