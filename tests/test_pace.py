"""Pacing under a clock that is moved by hand: the ceiling, the two lanes, the pause."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.pace import Pace

START = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Hours:
    """A clock on which waiting takes no time; every wake-up is late by up to `late` seconds, as on a real machine."""

    def __init__(self, late: float = 0.0, seed: int = 0) -> None:
        self.passed = 0.0
        self._set_back = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()
        self._random = Random(seed)
        self._late = late

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed - self._set_back)

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        until = self.passed + seconds + self._random.uniform(0, self._late)
        heapq.heappush(self._sleepers, (until, next(self._order), woken))
        await woken

    def set_back(self, seconds: float) -> None:
        self._set_back += seconds

    async def run(self, until: float) -> None:
        """Let everything happen that happens before `until`."""
        while True:
            for _ in range(30):  # more steps than anybody takes from waking to sleeping again
                await asyncio.sleep(0)
            if not self._sleepers or self._sleepers[0][0] > until:
                self.passed = max(self.passed, until)
                return
            self.passed, _, woken = heapq.heappop(self._sleepers)
            if not woken.cancelled():
                woken.set_result(None)


class Lane:
    """Callers of one lane, and when each got its slot."""

    def __init__(self, clock: Hours, take: Callable[[], Awaitable[object]]) -> None:
        self._clock = clock
        self._take = take
        self.sent: list[float] = []
        self.waited: list[float] = []

    async def one(self, at: float = 0.0) -> None:
        if at > 0:
            await self._clock.sleep(at)
        asked = self._clock.passed
        await self._take()
        self.sent.append(self._clock.passed)
        self.waited.append(self._clock.passed - asked)

    async def without_end(self) -> None:
        while True:
            await self.one()


def worst_window(sent: list[float], window: float = 1.0) -> int:
    """The most sends in any half-open window."""
    sent = sorted(sent)
    return max((sum(1 for other in sent[i:] if other < at + window - 1e-6) for i, at in enumerate(sent)), default=0)


async def play(
    rate: float, seconds: float, people: list[float], *, saturated: bool, late: float = 0.0, seed: int = 0
) -> tuple[Lane, Lane]:
    """People asking at the given moments while the background lane is full or idle."""
    clock = Hours(late, seed)
    pace = Pace(rate, clock)
    interactive, background = Lane(clock, pace.interactive), Lane(clock, pace.background)
    tasks = [asyncio.create_task(interactive.one(at)) for at in people]
    if saturated:
        tasks += [asyncio.create_task(background.without_end()) for _ in range(3)]
    await clock.run(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return interactive, background


@settings(max_examples=60, deadline=None)
@given(
    rate=st.sampled_from([0.5, 1, 3, 28, 28.7, 100]),
    people=st.lists(st.floats(0, 4), max_size=60),
    saturated=st.booleans(),
    late=st.sampled_from([0.0, 0.002, 0.03]),
    seed=st.integers(0, 1000),
)
def test_no_second_holds_more_than_the_rate(
    rate: float, people: list[float], saturated: bool, late: float, seed: int
) -> None:
    async def run() -> None:
        interactive, background = await play(rate, 5, people, saturated=saturated, late=late, seed=seed)
        sent = interactive.sent + background.sent
        window = max(1.0, 1 / rate)
        near = window - 1e-5  # the clock counts whole microseconds
        # Every window with a background send in it; people alone are not held back.
        for at in background.sent:
            around = [other for other in sent if at - near < other < at + near]
            assert worst_window(around, window) <= max(1, rate)

    asyncio.run(run())


@pytest.mark.parametrize(("rate", "late"), [(28, 0.0), (28, 0.004), (1000, 0.002)])
async def test_the_background_lane_reaches_the_rate(rate: float, late: float) -> None:
    _, background = await play(rate, 10, [], saturated=True, late=late)

    assert len(background.sent) >= 0.97 * rate * 10
    assert worst_window(background.sent) <= rate


async def test_a_person_waits_for_one_slot_at_most_however_busy_the_background_is() -> None:
    people = [1 + n * 0.21 for n in range(40)]

    interactive, background = await play(28, 12, people, saturated=True, late=0.001)

    assert len(interactive.sent) == 40
    assert max(interactive.waited) < 2 / 28
    assert len(interactive.sent) + len(background.sent) >= 0.95 * 28 * 12


async def test_people_at_once_go_before_everything_else() -> None:
    interactive, background = await play(28, 5, [2.0] * 20, saturated=True)

    served_by = max(interactive.sent)
    assert not [at for at in background.sent if 2.0 < at < served_by]
    assert served_by <= 2.0 + 21 / 28


async def test_people_alone_wait_for_nothing() -> None:
    interactive, _ = await play(28, 5, [1.0] * 200, saturated=False)

    assert max(interactive.waited) == 0


async def test_after_a_429_people_are_paced_too() -> None:
    clock = Hours()
    pace = Pace(28, clock)
    interactive = Lane(clock, pace.interactive)
    pace.pause(1)
    tasks = [asyncio.create_task(interactive.one(2.0)) for _ in range(100)]
    await clock.run(10)
    await asyncio.gather(*tasks)

    assert worst_window(interactive.sent) <= 28
    assert max(interactive.sent) < 2 + 100 / 28


async def test_the_background_is_spread_evenly() -> None:
    _, background = await play(20, 5, [], saturated=True)

    gaps = [after - before for before, after in zip(background.sent, background.sent[1:], strict=False)]
    assert max(gaps[10:]) < 0.06


async def test_a_pause_shuts_both_lanes_for_those_already_waiting_too() -> None:
    clock = Hours()
    pace = Pace(2, clock)
    interactive, background = Lane(clock, pace.interactive), Lane(clock, pace.background)
    tasks = [asyncio.create_task(interactive.one()) for _ in range(4)]
    tasks.append(asyncio.create_task(background.without_end()))
    await clock.run(0.2)
    pace.pause(7)
    pace.pause(3)  # a shorter one does not open the lanes before the longer one is over
    await clock.run(20)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

    assert not [at for at in interactive.sent + background.sent if 0.2 < at < 7.199]
    assert len(interactive.sent) == 4
    assert background.sent


async def test_a_clock_set_back_does_not_stop_sending() -> None:
    clock = Hours()
    pace = Pace(5, clock)
    background = Lane(clock, pace.background)
    task = asyncio.create_task(background.without_end())
    await clock.run(3)
    clock.set_back(3600)
    await clock.run(6)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert len([at for at in background.sent if at > 3]) >= 13
    assert worst_window(background.sent) <= 5


async def test_who_gives_up_waiting_leaves_the_lane_to_others() -> None:
    clock = Hours()
    pace = Pace(1, clock)
    interactive, background = Lane(clock, pace.interactive), Lane(clock, pace.background)
    await interactive.one()
    impatient = asyncio.create_task(interactive.one())
    waiting = asyncio.create_task(background.one())
    await clock.run(0.5)
    impatient.cancel()
    await clock.run(5)

    assert waiting.done()
    assert background.sent == [pytest.approx(1, abs=0.02)]


def test_a_pace_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="pace"):
        Pace(0, Hours())
