"""From one server to many: what was in SQLite is in PostgreSQL, row for row, or nothing has changed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.db.backup import BackupError, restore
from bot.db.database import Database
from bot.db.jobs import Job
from bot.db.people import PersonRow
from bot.db.schema import metadata
from bot.demo import load
from bot.services.people import People
from tests.test_migrations import schema_of, upgrade

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def small(tmp_path: Path, sqlite_template: Path) -> Path:
    """A SQLite with the demo data in it."""
    file = tmp_path / "small.db"
    shutil.copy(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    await load(database, SystemClock())
    await database.close()
    return file


async def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, by their keys."""
    found = {}
    async with database.read() as session:
        for table in metadata.sorted_tables:
            rows = (await session.execute(select(table))).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


async def test_every_row_is_there_and_the_next_one_gets_the_next_number(database_url: str, small: Path) -> None:
    before = schema_of(database_url)
    restore(database_url, small)
    assert schema_of(database_url) == before
    old, new = Database(f"sqlite:///{small}"), Database(database_url)
    there = await contents(old)
    assert await contents(new) == there
    assert sum(map(bool, there.values())) > 20
    async with new.read() as session:
        last = await session.scalar(select(func.max(PersonRow.id)))
    people = People(new, SystemClock(), owners=(), language="ru", timezone="Europe/Moscow")
    assert (await people.meet("telegram", "4815162342", str)).id == (last or 0) + 1
    for each in (old, new):
        await each.close()


async def test_an_older_copy_is_brought_to_the_newest_schema(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    upgrade(f"sqlite:///{file}", "0001")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO jobs (name, next_run) VALUES ('tick', '2026-11-23 12:00:00.000000')")
    before = schema_of(database_url)
    restore(database_url, file)
    assert schema_of(database_url) == before
    database = Database(database_url)
    async with database.read() as session:
        assert (await session.scalars(select(Job.name))).all() == ["tick"]
    await database.close()


async def test_a_row_that_does_not_fit_leaves_all_as_it_was(database_url: str, small: Path) -> None:
    """SQLite does not mind how long a text is."""
    with closing(sqlite3.connect(small)) as connection, connection:
        connection.execute("UPDATE people SET timezone = ? WHERE id = (SELECT min(id) FROM people)", ("x" * 1000,))
    database = Database(database_url)
    async with database.begin() as session:
        session.add(Job(name="kept", next_run=SystemClock().now()))
    with pytest.raises(BackupError, match="too long"):
        restore(database_url, small)
    async with database.read() as session:
        assert (await session.scalars(select(Job.name))).all() == ["kept"]
        assert await session.scalar(select(func.count()).select_from(PersonRow)) == 0
    await database.close()
