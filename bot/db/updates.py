"""Updates from Telegram, stored before they are confirmed there, so that a crash loses none and none is applied twice.

stored → applied (its effects are committed) → done (the person was answered). A row found after a restart tells what
is left to do: a stored update is handled anew, an applied one only has its page shown again.
"""

from collections.abc import Collection, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Index, String, Text, bindparam, delete, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, UTCDateTime
from bot.db.dialect import insert_for
from bot.errors import AlreadyApplied


class UpdateState(StrEnum):
    STORED = "stored"
    APPLIED = "applied"
    DONE = "done"


class StoredUpdate(Base):
    """One update. The digest of its body is part of the key: after a week of silence Telegram starts ids anew."""

    __tablename__ = "updates"
    # Few rows are unfinished at any time; only they are looked for by their state.
    __table_args__ = (
        Index(
            "ix_updates_unfinished",
            "received_at",
            sqlite_where=text("state <> 'done'"),
        ),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    body: Mapped[str] = mapped_column(Text)  # the update as JSON; emptied when done
    state: Mapped[UpdateState] = mapped_column(String(10))
    received_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


Key = tuple[int, int]  # update_id, digest


# One statement for any number of rows: a long OR would be compiled anew for every length.
CLOSE = (
    update(StoredUpdate)
    .where(StoredUpdate.update_id == bindparam("id"), StoredUpdate.digest == bindparam("of"))
    .values(state=UpdateState.DONE, body="")
)


@dataclass
class Handling:
    """The update that the current task handles."""

    key: Key
    applied: bool = False


handling: ContextVar[Handling | None] = ContextVar("handling", default=None)


async def mark_applied(session: AsyncSession) -> None:
    """Write down, in the transaction of its effects, that the update being handled has been applied.

    Raises AlreadyApplied, which undoes them, when another process was faster with the same update.
    """
    current = handling.get()
    if current is None or current.applied:
        return
    marked = await session.execute(
        update(StoredUpdate)
        .where(
            StoredUpdate.update_id == current.key[0],
            StoredUpdate.digest == current.key[1],
            StoredUpdate.state == UpdateState.STORED,
        )
        .values(state=UpdateState.APPLIED)
        .execution_options(synchronize_session=False)
    )
    if getattr(marked, "rowcount", 0) == 0:
        raise AlreadyApplied
    current.applied = True


async def state(session: AsyncSession, key: Key) -> UpdateState | None:
    """How far an update has come; None for one that is not there."""
    found = select(StoredUpdate.state).where(StoredUpdate.update_id == key[0], StoredUpdate.digest == key[1])
    kept = await session.scalar(found)
    return None if kept is None else UpdateState(kept)


async def states(session: AsyncSession, keys: Collection[Key]) -> dict[Key, UpdateState]:
    """How far these have come, those of them that are there."""
    key = tuple_(StoredUpdate.update_id, StoredUpdate.digest)
    rows = await session.execute(
        select(StoredUpdate.update_id, StoredUpdate.digest, StoredUpdate.state).where(key.in_(keys))
    )
    return {(row.update_id, row.digest): UpdateState(row.state) for row in rows}


@cache
def _storing(dialect: str) -> Any:
    table = StoredUpdate.__table__
    return insert_for(dialect, table).on_conflict_do_nothing().returning(table.c.update_id, table.c.digest)


async def store(session: AsyncSession, rows: Mapping[Key, str], now: datetime) -> set[Key]:
    """Store a batch, the bodies by their keys; the keys that were new. Rows are written in the order of their keys: two
    processes that were brought the same updates cannot wait for each other."""
    connection = await session.connection()
    values = [
        {"update_id": key[0], "digest": key[1], "body": rows[key], "state": UpdateState.STORED, "received_at": now}
        for key in sorted(rows)
    ]
    result = await connection.execute(_storing(connection.dialect.name), values)
    return {(row.update_id, row.digest) for row in result}


async def mark_done(session: AsyncSession, keys: Iterable[Key]) -> None:
    """Forget the bodies of answered updates; their keys stay for a while, to know a repetition."""
    parameters = [{"id": update_id, "of": digest} for update_id, digest in sorted(keys)]
    if parameters:
        connection = await session.connection()
        await connection.execute(CLOSE, parameters)


async def unfinished(session: AsyncSession) -> list[tuple[Key, str, UpdateState]]:
    """What a crash left behind, oldest first."""
    rows = await session.execute(
        select(StoredUpdate.update_id, StoredUpdate.digest, StoredUpdate.body, StoredUpdate.state)
        .where(StoredUpdate.state != UpdateState.DONE)
        .order_by(StoredUpdate.received_at, StoredUpdate.update_id)
    )
    return [((row.update_id, row.digest), row.body, row.state) for row in rows]


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was answered before `before`; how many."""
    result = await session.execute(
        delete(StoredUpdate).where(StoredUpdate.state == UpdateState.DONE, StoredUpdate.received_at < before)
    )
    return int(getattr(result, "rowcount", 0))
