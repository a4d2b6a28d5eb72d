"""Updates that are brought one by one: each is answered when it is dealt with, once, whatever fails on the way."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from random import Random
from typing import Any, cast

import pytest
from aiogram import Bot
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from bot.db.database import Database, DatabaseError
from bot.db.updates import Key
from bot.sandbox.clock import SandboxClock
from bot.services.updates import Stored, Updates
from bot.telegram.intake import Intake, NotHandled


class Inbox(Updates):
    """The inbox, a database that is away as often as told, and what was stored together."""

    away = 0

    def __init__(self, database: Database) -> None:
        super().__init__(database, SandboxClock())
        self.batches: list[int] = []
        self.open = asyncio.Event()
        self.open.set()

    async def store(self, bodies: Sequence[dict[str, Any]], done: Iterable[Key] = ()) -> list[Stored]:
        await self.open.wait()
        if self.away:
            self.away -= 1
            raise OperationalError("", {}, Exception())
        self.batches.append(len(bodies))
        return await super().store(bodies, done)


class Desk:
    """An intake, and who handles what it is brought; some updates fail the first time."""

    def __init__(self, database: Database) -> None:
        self.inbox = Inbox(database)
        self.handled: list[int] = []
        self.fails: set[int] = set()
        self.fault: type[DBAPIError] = ProgrammingError
        self.intake = Intake(cast("Bot", None), self.inbox, Random(1), self.handle)

    async def handle(self, body: dict[str, Any], _applied: bool) -> None:
        number = body["update_id"]
        if number in self.fails:
            self.fails.discard(number)
            raise self.fault("", {}, Exception())
        await asyncio.sleep(0.01)
        self.handled.append(number)

    async def bring(self, *numbers: int) -> list[type[BaseException] | None]:
        """Bring updates of different people at once; what came of each."""
        bodies = ({"update_id": number, "message": {"chat": {"id": number}}} for number in numbers)
        found = await asyncio.gather(*map(self.intake.receive, bodies), return_exceptions=True)
        return [None if each is None else type(each) for each in found]


@asynccontextmanager
async def at_work(desk: Desk) -> AsyncIterator[None]:
    books = asyncio.create_task(desk.intake.keep_books())
    try:
        async with asyncio.timeout(10):
            yield
    finally:
        books.cancel()
        await asyncio.wait({books})


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_what_comes_at_once_is_stored_together(desk: Desk) -> None:
    async with at_work(desk):
        assert await desk.bring(*range(50)) == [None] * 50
    assert sorted(desk.handled) == list(range(50))
    assert sum(desk.inbox.batches) == 50
    assert max(desk.inbox.batches) == 50
    assert await desk.inbox.unfinished() == []


async def test_one_that_is_brought_twice_is_handled_once_and_answered_twice(desk: Desk) -> None:
    async with at_work(desk):
        assert await desk.bring(1, 2, 1) == [None, None, None]
        assert await desk.bring(2) == [None]
        again = asyncio.create_task(desk.bring(3))
        while not desk.intake.serves("3"):
            await asyncio.sleep(0.001)
        assert (await desk.bring(3), await again) == ([None], [None])
    assert sorted(desk.handled) == [1, 2, 3]


async def test_while_the_database_is_away_nothing_is_confirmed(desk: Desk) -> None:
    desk.inbox.away = 1
    async with at_work(desk):
        assert await desk.bring(1, 2) == [OperationalError] * 2
        assert desk.handled == []
        assert await desk.bring(1, 2) == [None, None]
    assert sorted(desk.handled) == [1, 2]


async def test_what_was_not_handled_is_to_be_brought_again_and_holds_up_nobody(desk: Desk) -> None:
    desk.fails = {1}
    async with at_work(desk):
        assert await desk.bring(1, 2, 1) == [NotHandled, None, NotHandled]
        assert await desk.bring(1) == [None]
    assert desk.handled == [2, 1]


async def test_what_the_database_broke_off_is_handled_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.intake.AGAIN_AFTER", 0.01)
    desk.fails, desk.fault = {1}, OperationalError
    async with at_work(desk):
        assert await desk.bring(1, 2, 1) == [None, None, None]
    assert desk.handled == [2, 1]


async def test_what_is_answered_is_closed_once_the_database_is_back(desk: Desk) -> None:
    """Its bringer waits for that: an answer before it would be forgotten by a crash."""
    async with at_work(desk):
        brought = asyncio.create_task(desk.bring(1))
        while not desk.intake.serves("1"):
            await asyncio.sleep(0.001)
        desk.inbox.away = 2
        assert await brought == [None]
    assert desk.inbox.away == 0
    assert desk.handled == [1]


async def test_what_is_being_stored_when_the_process_ends_is_not_confirmed(desk: Desk) -> None:
    desk.inbox.open.clear()
    async with at_work(desk):
        brought = asyncio.create_task(desk.bring(1))
        await asyncio.sleep(0.01)
    assert await brought == [NotHandled]
    assert issubclass(OperationalError, DatabaseError)
