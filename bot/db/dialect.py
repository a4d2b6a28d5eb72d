"""What SQLAlchemy spells differently for SQLite and PostgreSQL: INSERT with ON CONFLICT, and partial indexes."""

from typing import Any, cast

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncSession


def insert(session: AsyncSession, table: type[Any]) -> sqlite.Insert:
    """INSERT into `table` that understands `on_conflict_do_nothing` and `on_conflict_do_update` on this session's
    database."""
    return insert_for(session.get_bind().dialect.name, table)


def insert_for(dialect: str, table: Any) -> sqlite.Insert:
    """The same by the dialect's name, for statements that are built once."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # 2 MB that a bot on SQLite does without

    # The two classes share the methods used here; typed as one so that callers need no branches.
    return cast("sqlite.Insert", postgresql.insert(table))


def spell_for_postgresql(metadata: MetaData) -> None:
    """Give PostgreSQL the conditions of partial indexes.

    The models say them for SQLite alone: for each argument that bears a dialect's name SQLAlchemy loads the dialect.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            where = index.dialect_options["sqlite"]["where"]
            if where is not None:
                index.dialect_options["postgresql"]["where"] = where
