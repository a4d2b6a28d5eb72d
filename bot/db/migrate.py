"""The schema to its newest version. Alembic (0.4 s, 14 MB) is imported only when there is something to do."""

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.assets import MIGRATIONS
from bot.db.database import Database
from bot.db.schema import metadata
from bot.errors import SettingsError

POSTGRES_LOCK = 0x636C7573  # any number that nothing else in the database locks


def revisions() -> set[str]:
    """All revisions: migration files begin with their four-digit number."""
    return {path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")}


def head() -> str:
    """The newest revision."""
    return max(revisions())


async def revision(database: Database) -> str | None:
    """The revision the database is at, None for an empty one. Raises what the driver raises when it does not answer."""
    async with database.engines[1].connect() as connection:
        return await connection.run_sync(_revision)


async def migrate(database: Database) -> bool:
    """Bring the schema to head; whether anything was done.

    Raises SettingsError for a database that does not answer, or that a newer version of the bot has used.
    """
    try:
        found = await revision(database)
    except (DBAPIError, OSError) as error:
        raise SettingsError(f"DATABASE_URL: the database does not answer ({type(error).__name__})") from None
    if found == head():
        return False
    if found is not None and found not in revisions():
        raise SettingsError(f"the database is at revision {found}, newer than {head()} of this version: update the bot")
    if found is None:
        async with database.engines[0].begin() as writer:
            await writer.run_sync(_create)
    else:
        await asyncio.to_thread(upgrade, database)
    return True


def _create(connection: Connection) -> None:
    """An empty database gets the newest tables at once; a test holds them against what the migrations make."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": POSTGRES_LOCK})
    if _revision(connection) is not None:  # another process was faster
        return
    metadata.create_all(connection, checkfirst=False)
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Write down that the tables just made are the newest."""
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head()})


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def upgrade(database: Database) -> None:
    """From an earlier revision to head in one transaction: a process killed in the midst leaves the schema as it
    was; a second process that migrates at the same time waits and finds nothing to do."""
    from alembic import command
    from alembic.config import Config

    # On SQLite a table rebuilt with foreign keys on would take its children with it, so this connection has them off.
    url = database.url.set(drivername="sqlite" if database.is_sqlite else "postgresql+psycopg")
    engine = create_engine(url, connect_args={"timeout": 60} if database.is_sqlite else {})
    if database.is_sqlite:
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin_immediate)
    config = Config()
    config.set_main_option("script_location", str(Path(MIGRATIONS)))
    try:
        with engine.connect() as connection:
            if not database.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": POSTGRES_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if database.is_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
                raise RuntimeError(f"{len(broken)} rows point nowhere after the migration")
            connection.commit()
    finally:
        engine.dispose()


def _leave_transactions_to_us(connection: Any, _record: ConnectionPoolEntry) -> None:
    """Python's driver commits before each CREATE TABLE."""
    connection.isolation_level = None


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
