"""The schema to its newest version. Alembic (0.4 s, 14 MB) is imported only when there is something to do."""

import asyncio
from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Connection

from bot.assets import MIGRATIONS
from bot.db.database import Database


def head() -> str:
    """The newest revision: migration files begin with their four-digit number."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


async def revision(database: Database) -> str | None:
    """The revision the database is at, None for an empty one."""
    async with database.engines[0].connect() as connection:
        return await connection.run_sync(_revision)


async def migrate(database: Database) -> bool:
    """Bring the schema to head; whether anything was done."""
    if await revision(database) == head():
        return False
    await asyncio.to_thread(_upgrade, database)
    return True


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _upgrade(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    # On SQLite a table rebuilt with foreign keys on would take its children with it, so this connection has them off.
    url = database.url.set(drivername="sqlite" if database.is_sqlite else "postgresql+psycopg")
    engine = create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(Path(MIGRATIONS)))
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
            if database.is_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
                raise RuntimeError(f"{len(broken)} rows point nowhere after the migration")
    finally:
        engine.dispose()
