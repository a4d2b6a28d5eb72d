"""The migrations from nothing, the tables made at once, and the models are one schema."""

import asyncio
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from bot.assets import MIGRATIONS
from bot.db.database import Database
from bot.db.migrate import head, migrate, revision, revisions
from bot.db.schema import metadata
from bot.errors import SettingsError


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_urls(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[str]]:
    """Two databases without a table."""
    if request.param == "sqlite":
        yield [f"sqlite:///{tmp_path / name}" for name in ("one.db", "two.db")]
        return
    url: Callable[[str], str] = request.getfixturevalue("postgres_server")
    names = [f"m{uuid.uuid4().hex}" for _ in range(2)]
    with psycopg.connect(url("postgres"), autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
    yield [url(name) for name in names]
    with psycopg.connect(url("postgres"), autocommit=True) as connection:
        for name in names:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def driven(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def upgrade(url: str, to: str = "head") -> None:
    """The chain of migrations, as an older deployment goes through it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(driven(url))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    engine.dispose()


def described(connection: Connection) -> dict[str, Any]:
    """All that the database says of its tables, in an order that does not depend on how they were made."""
    inspector = inspect(connection)

    def plain(value: object) -> object:
        """A partial index carries its condition as an object that only prints itself by its address."""
        return {key: str(each) for key, each in value.items()} if isinstance(value, dict) else str(value)

    def by_name(parts: list[Any]) -> list[str]:
        return sorted(repr(sorted((key, plain(value)) for key, value in part.items())) for part in parts)

    return {
        table: {
            "columns": by_name(
                [{k: v for k, v in c.items() if k in ("name", "type", "nullable", "default")} for c in columns]
            ),
            "primary": sorted(inspector.get_pk_constraint(table)["constrained_columns"]),
            "indexes": by_name(list(inspector.get_indexes(table))),
            "unique": by_name(list(inspector.get_unique_constraints(table))),
            "foreign": by_name(list(inspector.get_foreign_keys(table))),
            "checks": by_name(list(inspector.get_check_constraints(table))),
        }
        for table in sorted(inspector.get_table_names())
        for columns in [inspector.get_columns(table)]
    }


def schema_of(url: str) -> dict[str, Any]:
    engine = create_engine(driven(url))
    with engine.connect() as connection:
        found = described(connection)
    engine.dispose()
    return found


def run_migrate(url: str) -> bool:
    async def run() -> bool:
        database = Database(url)
        try:
            return await migrate(database)
        finally:
            await database.close()

    return asyncio.run(run())


def test_the_migrations_make_what_the_models_say(empty_urls: list[str]) -> None:
    upgrade(empty_urls[0])
    engine = create_engine(driven(empty_urls[0]))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_tables_made_at_once_are_those_of_the_migrations(empty_urls: list[str]) -> None:
    upgrade(empty_urls[0])
    assert run_migrate(empty_urls[1])
    through_migrations, at_once = (schema_of(url) for url in empty_urls)
    assert at_once.keys() == through_migrations.keys()
    assert at_once.pop("alembic_version")["columns"] == through_migrations.pop("alembic_version")["columns"]
    assert at_once == through_migrations


def test_migrating_twice_does_nothing(empty_urls: list[str]) -> None:
    assert run_migrate(empty_urls[0])
    assert not run_migrate(empty_urls[0])


def test_every_older_revision_comes_to_head(empty_urls: list[str]) -> None:
    """Each deployment that there can be is brought up to date with its people kept."""
    upgrade(empty_urls[0], min(revisions()))
    engine = create_engine(driven(empty_urls[0]))
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO people (id, name, language, timezone, frequency, search_text, created_at, seen_at) VALUES"
                " (7, 'Анна', 'ru', 'Europe/Moscow', 'weekly', 'анна', '2026-01-01 00:00:00', '2026-01-01 00:00:00')"
            )
        )
        connection.execute(
            text("INSERT INTO accounts (id, person_id, channel, address) VALUES (1, 7, 'telegram', '42')")
        )
    run_migrate(empty_urls[0])
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM people WHERE id = 7")) == "Анна"
        assert connection.scalar(text("SELECT person_id FROM accounts")) == 7
    engine.dispose()


async def test_a_newer_database_is_refused(database: Database) -> None:
    async with database.begin() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingsError, match="9999, newer than"):
        await migrate(database)


async def test_two_processes_start_on_an_empty_database(empty_urls: list[str]) -> None:
    databases = [Database(empty_urls[0]) for _ in range(2)]
    await asyncio.gather(*(migrate(each) for each in databases))
    assert await revision(databases[0]) == head()
    for each in databases:
        await each.close()
