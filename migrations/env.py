"""Alembic's entry: runs the migrations on the connection that `bot.db.migrate` gives it."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.db.base import UTCDateTime
from bot.db.dialect import spell_for_postgresql
from bot.db.schema import metadata


def spell(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Our types by what they are in the database, so that an old migration never depends on today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


spell_for_postgresql(metadata)
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_server_default=True,
    # SQLite can do it too; Alembic does not count on it because of Python's driver, which is told otherwise.
    transactional_ddl=True,
    render_item=spell,
)
with context.begin_transaction():
    context.run_migrations()
