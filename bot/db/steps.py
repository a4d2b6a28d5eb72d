"""A row's step from one state to the next: one UPDATE that looks and moves, so of many at once one moves it."""

from typing import Any

from sqlalchemy import ColumnElement, literal, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.base import Base


async def step(session: AsyncSession, table: type[Base], *as_seen: ColumnElement[bool], **values: Any) -> bool:
    """Write `values` into the row that is still as it was seen; whether it was this call that did.

    A row the session holds already is not refreshed.
    """
    moved = await session.execute(
        update(table)
        .where(*as_seen)
        .values(**values)
        .returning(literal(1))
        .execution_options(synchronize_session=False)
    )
    return moved.first() is not None
