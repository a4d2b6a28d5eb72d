"""Several processes on PostgreSQL: what a dead one had claimed is settled soon, what a living one has is left alone."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from bot.db.alone import LIVING_LOCKS, Alive
from bot.db.database import Database, DatabaseError
from bot.db.deliveries import Delivery, Outcome, Priority, State
from bot.sandbox.clock import SandboxClock
from bot.services.deliveries import NAMELESS, Deliveries
from tests.test_deliveries import KIND, somebody, states

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # several processes need it

CLOCK = SandboxClock()


@asynccontextmanager
async def process(database: Database, number: int) -> AsyncIterator[Deliveries]:
    """One that lives inside, and is dead afterwards."""
    alive = Alive(database, number)
    living = asyncio.create_task(alive.keep())
    await alive.seen.wait()
    yield Deliveries(database, CLOCK, alive)
    living.cancel()
    await asyncio.wait({living})
    while await holds(database, number):  # the server has not noticed yet
        await asyncio.sleep(0.01)


async def write(database: Database, *priorities: Priority) -> None:
    anna = await somebody(database, CLOCK)
    async with database.begin() as session:
        for number, priority in enumerate(priorities):
            await Deliveries(database, CLOCK).add(session, anna, KIND, key=str(number), priority=priority)


async def cut(database: Database, number: int) -> None:
    """End the connection that shows the process lives."""
    async with database.read() as session:
        ended = await session.scalars(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND classid = :kind AND objid = :number"
            ),
            {"kind": LIVING_LOCKS, "number": number},
        )
        assert ended.all() == [True]


async def test_what_the_dead_had_claimed_is_settled_at_the_second_look(database: Database) -> None:
    await write(database, *Priority)
    async with process(database, 2) as other:
        async with process(database, 1) as dying:
            await dying.claim(10)
            for _ in range(3):
                await other.look()
            assert await states(database) == Counter(claimed=3), "whoever sends them lives"
        await other.look()
        assert await states(database) == Counter(claimed=3), "its connection may have broken"
        other.wake.clear()
        await other.look()
        assert await states(database) == Counter(pending=2, unknown=1)
        assert other.wake.is_set()


async def test_a_living_process_whose_connection_is_cut_keeps_its_claims(database: Database) -> None:
    await write(database, *Priority)
    async with process(database, 2) as other, process(database, 1) as living:
        claims = await living.claim(10)
        for _ in range(3):
            await cut(database, 1)
            await other.look()
            async with asyncio.timeout(2 + 2):
                while not await holds(database, 1):
                    await asyncio.sleep(0.05)
            await other.look()
        assert await states(database) == Counter(claimed=3)
        await living.record([Outcome(claim, State.SENT) for claim in claims])
        assert await states(database) == Counter(sent=3)


async def holds(database: Database, number: int) -> bool:
    async with database.read() as session:
        found = text(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = :kind AND objid = :number"
        )
        return bool(await session.scalar(found, {"kind": LIVING_LOCKS, "number": number}))


async def test_who_was_cut_off_itself_takes_nobody_for_dead(database: Database) -> None:
    """PostgreSQL was restarted between two looks: the others may be about to take their locks again."""
    await write(database, *Priority)
    async with process(database, 2) as other:
        async with process(database, 1) as dying:
            await dying.claim(10)
        await other.look()
        await cut(database, 2)
        async with asyncio.timeout(4):
            while not await holds(database, 2):
                await asyncio.sleep(0.05)
        await other.seen()  # the server knows of the lock a moment before the process does
        await other.look()
        assert await states(database) == Counter(claimed=3)
        await other.look()
        assert await states(database) == Counter(pending=2, unknown=1)


async def test_two_look_at_once_and_settle_once(database: Database) -> None:
    await write(database, *Priority)
    async with AsyncExitStack() as stack:
        others = [await stack.enter_async_context(process(database, number)) for number in (2, 3, 4)]
        async with process(database, 1) as dying:
            await dying.claim(10)
        for _ in range(2):
            await asyncio.gather(*(each.look() for each in others))
        assert await states(database) == Counter(pending=2, unknown=1)
        (again,) = await others[0].claim(1)
        await asyncio.gather(*(each.look() for each in others))
        await others[0].record([Outcome(again, State.SENT)])
        assert await states(database) == Counter(pending=1, unknown=1, sent=1)


async def test_a_claim_that_failed_only_here_is_due_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server committed it, and the answer was lost on the way. Nothing of it was sent: not in doubt."""
    await write(database, *Priority)
    async with process(database, 1) as living:
        begin = database.begin

        @asynccontextmanager
        async def breaks(*, effect: bool = True) -> AsyncIterator[object]:
            async with begin(effect=effect) as session:
                yield session
            raise DatabaseError

        with monkeypatch.context() as broken:
            broken.setattr(database, "begin", breaks)
            with pytest.raises(DatabaseError):
                await living.claim(10)
        assert await states(database) == Counter(claimed=3)
        await living.look()
        assert await states(database) == Counter(pending=3)
        claims = await living.claim(10)
        assert [claim.attempts for claim in claims] == [1, 1, 1]
        await living.look()
        assert await states(database) == Counter(claimed=3)


async def test_a_claim_of_an_older_version_is_given_up_after_a_while(database: Database) -> None:
    await write(database, *Priority)
    await Deliveries(database, CLOCK).claim(10)
    async with process(database, 1) as other:
        for _ in range(3):
            await other.look()
        assert await states(database) == Counter(claimed=3)
        async with database.begin(effect=False) as session:
            await session.execute(update(Delivery).values(claimed_at=CLOCK.now() - NAMELESS - timedelta(seconds=1)))
        await other.look()
        assert await states(database) == Counter(pending=2, unknown=1)


async def test_the_claim_says_whose_it_is(database: Database) -> None:
    await write(database, *Priority)
    async with process(database, 0x7FFFFFFF) as living:
        await living.claim(10)
        async with database.read() as session:
            assert set(await session.scalars(select(Delivery.claimed_by))) == {0x7FFFFFFF}
