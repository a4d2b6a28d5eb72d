"""Turns over several processes: one at a time, kept while it lasts, given up soon by who has died."""

import asyncio
from itertools import count
from time import monotonic
from typing import Any

import pytest

from bot.telegram import turns
from bot.telegram.replicas import Replicas

BOTS = count(1_000_000)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LEASE", 0.4)
    monkeypatch.setattr(turns, "RENEWED_EVERY", 0.1)
    monkeypatch.setattr(turns, "HELD_AT_MOST", 1.2)


async def two(redis_url: str) -> tuple[Replicas, Replicas]:
    bot = next(BOTS)
    pair = Replicas(redis_url, bot), Replicas(redis_url, bot)
    for each in pair:
        await each.connect()
    return pair


@pytest.mark.usefixtures("quick")
async def test_a_turn_lasts_longer_than_its_lease_and_another_persons_is_free(redis_url: str) -> None:
    first, second = await two(redis_url)
    order: list[str] = []

    async def takes(process: Replicas, who: str, name: str, lasts: float) -> None:
        async with process.turns.turn(who):
            order.append(f"{name} begins")
            await asyncio.sleep(lasts)
            order.append(f"{name} ends")

    slow = asyncio.create_task(takes(first, "1", "first", 0.9))
    await asyncio.sleep(0.1)
    await asyncio.gather(takes(second, "1", "second", 0), takes(second, "2", "other", 0))
    await slow
    assert order == ["first begins", "other begins", "other ends", "first ends", "second begins", "second ends"]
    for each in (first, second):
        await each.close()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("dies", "within"), [(True, 0.8), (False, 1.8)])
async def test_nobody_waits_long_for_who_died_or_hangs(redis_url: str, dies: bool, within: float) -> None:
    first, second = await two(redis_url)
    held = first.turns.turn("1")
    await held.__aenter__()
    if dies:
        assert first._renewing is not None
        first._renewing.cancel()  # nothing more is heard of it
    began = monotonic()
    async with second.turns.turn("1"):
        took = monotonic() - began
    assert 0.2 < took < within
    assert dies or took > 0.8, "it was renewed for a while"
    await held.__aexit__(None, None, None)
    for each in (first, second):
        await each.close()


async def test_many_turns_are_taken_and_given_back_together(redis_url: str) -> None:
    first, second = await two(redis_url)
    calls = 0
    settle = first.turns._settle

    async def counted(*given: Any) -> Any:
        nonlocal calls
        calls += 1
        return await settle(*given)

    first.turns._settle = counted  # type: ignore[assignment]

    async def takes(process: Replicas, who: str) -> None:
        async with process.turns.turn(who):
            await asyncio.sleep(0.01)

    await asyncio.gather(*(takes(first, str(who)) for who in range(100)))
    await first.turns.settled()
    assert calls < 20
    async with asyncio.timeout(1):  # all of them are free
        await asyncio.gather(*(takes(second, str(who)) for who in range(100)))
    for each in (first, second):
        await each.close()


async def test_who_gives_up_waiting_leaves_the_turn_to_others(redis_url: str) -> None:
    first, second = await two(redis_url)
    order: list[str] = []

    async def takes(process: Replicas, name: str) -> None:
        async with process.turns.turn("1"):
            order.append(name)

    async with first.turns.turn("1"):
        leaves = asyncio.create_task(takes(second, "leaves"))
        await asyncio.sleep(0.05)
        leaves.cancel()
        await asyncio.wait({leaves})
    async with asyncio.timeout(1):
        await takes(first, "first")
        await takes(second, "second")
    assert order == ["first", "second"]
    for each in (first, second):
        await each.close()
