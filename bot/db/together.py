"""Looks that many people's updates ask for at the same moment, made as one: a statement for thirty rows costs little
more than a statement for one."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from typing import Generic, TypeVar

from bot.db.database import Database, Session

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Together(Generic[K, V]):
    """Many single look-ups answered by one query: `look(session, keys)` gives what there is, by its key.

    A look begins after it was asked for, so it knows all that was committed by then. Whoever asks while one is under
    way is answered by the next one.
    """

    def __init__(self, db_: Database, look: Callable[[Session, Collection[K]], Awaitable[Mapping[K, V]]]) -> None:
        self._db = db_
        self._look = look
        self._asked: set[K] = set()
        self._next: asyncio.Task[Mapping[K, V]] | None = None  # has not begun
        self._latest: asyncio.Task[Mapping[K, V]] | None = None

    async def find(self, key: K) -> V | None:
        """What there is for this key. Raises what the look raises."""
        self._asked.add(key)
        if self._next is None:
            self._next = self._latest = asyncio.create_task(self._look_after(self._latest), name="look together")
        there = await asyncio.shield(self._next)  # who is cancelled does not take the others' answer away
        return there.get(key)

    async def _look_after(self, earlier: asyncio.Task[Mapping[K, V]] | None) -> Mapping[K, V]:
        if earlier is not None:
            await asyncio.wait({earlier})
        asked, self._asked, self._next = self._asked, set(), None
        async with self._db.read() as session:
            return await self._look(session, asked)
