"""A SQLite database poured into PostgreSQL, when the one server is outgrown: everything in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    URL,
    Column,
    Connection,
    Table,
    Text,
    bindparam,
    cast,
    create_engine,
    func,
    select,
    text,
    type_coerce,
)
from sqlalchemy.schema import AddConstraint, CreateTable

from bot.db.migrate import stamp
from bot.db.schema import metadata

ROWS = 1_000  # at a time, so that a large table needs no more memory than a small one


def pour(source: Path, target: URL) -> None:
    """Put the rows of a SQLite file of the newest schema in the place of what is in PostgreSQL at `target`.

    Raises SQLAlchemyError when a row does not fit, or PostgreSQL is not there; then nothing was changed.
    """
    with _connected(f"sqlite:///{source}") as rows, _connected(target.set(drivername="postgresql+psycopg")) as new:
        new.execute(text("DROP SCHEMA public CASCADE"))
        new.execute(text("CREATE SCHEMA public"))
        tables = list(metadata.tables.values())
        for table in tables:
            new.execute(CreateTable(table, include_foreign_key_constraints=[]))
            _copy(table, rows, new)
        for table in tables:  # once all rows are there: some tables point at each other
            for index in table.indexes:
                index.create(new)
            for key in table.foreign_key_constraints:
                new.execute(AddConstraint(key, isolate_from_table=False))
        stamp(new)


@contextmanager
def _connected(address: str | URL) -> Iterator[Connection]:
    """One transaction."""
    engine = create_engine(address, hide_parameters=True)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _copy(table: Table, rows: Connection, new: Connection) -> None:
    columns = list(table.columns)
    put = table.insert().values({column: _taken(column) for column in columns})
    found = rows.execution_options(yield_per=ROWS).execute(select(*map(_given, columns)))
    for some in found.mappings().partitions():
        new.execute(put, [dict(each) for each in some])
    for column in table.primary_key:
        if column is table.autoincrement_column:  # the next row's number follows the last one's
            last = select(func.max(column)).scalar_subquery()
            new.execute(select(func.setval(func.pg_get_serial_sequence(table.name, column.name), last)))


def _given(column: Column[Any]) -> Any:
    """JSON is handed on as it was written: SQL's NULL and JSON's null stay two things."""
    return (type_coerce(column, Text) if isinstance(column.type, JSON) else column).label(column.name)


def _taken(column: Column[Any]) -> Any:
    kind = Text() if isinstance(column.type, JSON) else column.type
    given = bindparam(column.name, type_=kind)
    return cast(given, column.type) if isinstance(column.type, JSON) else given
