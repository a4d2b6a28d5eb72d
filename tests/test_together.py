"""Looks made together: none is older than the question, and one who leaves takes nothing from the others."""

import asyncio
from collections.abc import Collection

import pytest

from bot.db.database import Database, Session
from bot.db.together import Together


class Shelf:
    """What is looked at, how often, and a door that keeps a look waiting in its midst."""

    def __init__(self, database: Database) -> None:
        self.there = {"a": 1, "b": 2}
        self.looks: list[set[str]] = []
        self.open = asyncio.Event()
        self.open.set()
        self.together = Together(database, self.look)

    async def look(self, _session: Session, keys: Collection[str]) -> dict[str, int]:
        self.looks.append(set(keys))
        found = {key: self.there[key] for key in keys if key in self.there}
        await self.open.wait()
        if "broken" in keys:
            raise LookupError
        return found


@pytest.fixture
def shelf(database: Database) -> Shelf:
    return Shelf(database)


async def looks_begin(shelf: Shelf, number: int) -> None:
    async with asyncio.timeout(5):
        while len(shelf.looks) < number:
            await asyncio.sleep(0.001)


async def test_what_is_asked_at_once_is_one_look(shelf: Shelf) -> None:
    assert await asyncio.gather(*map(shelf.together.find, "abca")) == [1, 2, None, 1]
    assert shelf.looks == [{"a", "b", "c"}]


async def test_what_is_asked_meanwhile_is_seen_as_it_is_by_then(shelf: Shelf) -> None:
    shelf.open.clear()
    early = asyncio.create_task(shelf.together.find("a"))
    await looks_begin(shelf, 1)
    shelf.there["a"] = 3
    late = [asyncio.create_task(shelf.together.find(key)) for key in "ab"]
    await asyncio.sleep(0)
    shelf.open.set()
    assert (await early, *await asyncio.gather(*late)) == (1, 3, 2)
    assert shelf.looks == [{"a"}, {"a", "b"}]


async def test_a_look_that_fails_fails_for_who_asked_and_for_nobody_after(shelf: Shelf) -> None:
    found = await asyncio.gather(*map(shelf.together.find, ("a", "broken")), return_exceptions=True)
    assert [type(each) for each in found] == [LookupError, LookupError]
    assert await shelf.together.find("a") == 1


async def test_who_is_cancelled_takes_nothing_from_the_others(shelf: Shelf) -> None:
    shelf.open.clear()
    leaves, stays = (asyncio.create_task(shelf.together.find("a")) for _ in range(2))
    await looks_begin(shelf, 1)
    leaves.cancel()
    await asyncio.wait({leaves})
    shelf.open.set()
    assert await stays == 1
    assert leaves.cancelled()
