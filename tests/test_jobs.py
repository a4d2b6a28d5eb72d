"""Ticks: each due time once, whoever asks, however the clock jumps; one that fails stops no other."""

import asyncio
from datetime import datetime, timedelta, tzinfo

import pytest
from structlog.testing import capture_logs

from bot.db.database import Database
from bot.jobs import Jobs, Tick
from bot.metrics import Metrics
from bot.sandbox.clock import SandboxClock

HOUR = timedelta(hours=1)


class Ran:
    """A tick that remembers when it ran."""

    def __init__(self) -> None:
        self.at: list[datetime] = []

    async def __call__(self, now: datetime) -> None:
        self.at.append(now)


class Clock(SandboxClock):
    """A clock that can be set back too, as a machine's can."""

    back = timedelta(0)

    def now(self) -> datetime:
        return super().now() - self.back


async def test_a_tick_runs_once_for_each_time_it_is_due(database: Database) -> None:
    clock, ran = Clock(), Ran()
    jobs = Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, ran)])
    for _ in range(5):
        await jobs.beat()
    assert len(ran.at) == 1
    clock.advance(3601)
    for _ in range(5):
        await jobs.beat()
    assert len(ran.at) == 2


async def test_how_late_a_tick_is_shows_until_it_has_run(database: Database) -> None:
    """Whoever is asked, also a process that runs none; afterwards nothing of it stays."""
    clock = Clock()
    jobs, other = (Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, Ran())]) for _ in range(2))
    assert await other.lag() == {"hourly": 0}
    await jobs.beat()
    clock.advance(3600 + 900)
    assert 900 <= (await other.lag())["hourly"] < 910
    await jobs.beat()
    assert await other.lag() == await jobs.lag() == {"hourly": 0}


async def test_a_long_sleep_is_made_up_for_once(database: Database) -> None:
    clock, ran = Clock(), Ran()
    jobs = Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, ran)])
    await jobs.beat()
    clock.advance(100 * 3600)
    await jobs.beat()
    await jobs.beat()
    assert len(ran.at) == 2


async def test_a_clock_set_back_does_not_stop_the_ticks(database: Database) -> None:
    clock, ran = Clock(), Ran()
    jobs = Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, ran)])
    await jobs.beat()
    clock.back = timedelta(days=30)
    await jobs.beat()
    assert len(ran.at) == 2, "the next run it had written lies a month ahead"
    await jobs.beat()
    assert len(ran.at) == 2


async def test_many_processes_run_a_tick_once(database: Database) -> None:
    clock, ran = Clock(), Ran()
    processes = [Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, ran)]) for _ in range(5)]
    for round_ in range(1, 4):
        await asyncio.gather(*(each.beat() for each in processes))
        assert len(ran.at) == round_
        clock.advance(3601)


async def test_a_process_whose_clock_is_behind_runs_nothing_twice(database: Database) -> None:
    ahead, behind, ran = Clock(), Clock(), Ran()
    behind.back = timedelta(seconds=2)
    for clock in (ahead, behind, ahead, behind):
        await Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, ran)]).beat()
    assert len(ran.at) == 1


async def test_a_fault_stops_no_other_tick(database: Database) -> None:
    clock, ran = Clock(), Ran()

    async def breaks(now: datetime) -> None:
        raise RuntimeError("Анна +79123456789")

    jobs = Jobs(database, clock, Metrics(), [Tick("breaks", HOUR, breaks), Tick("runs", HOUR, ran)])
    await jobs.beat()
    clock.advance(3601)
    await jobs.beat()
    assert len(ran.at) == 2


async def test_the_beat_comes_by_itself(database: Database) -> None:
    ran = Ran()
    jobs = Jobs(database, Clock(), Metrics(), [Tick("hourly", HOUR, ran)])
    jobs.start()
    for _ in range(300):
        if ran.at:
            break
        await asyncio.sleep(0.01)
    await jobs.stop()
    assert len(ran.at) == 1


async def test_it_beats_again_after_an_end(database: Database) -> None:
    """Another process did the work for a while."""
    ran, clock = Ran(), Clock()
    jobs = Jobs(database, clock, Metrics(), [Tick("hourly", HOUR, ran)])
    for times in (1, 2):
        beating = asyncio.create_task(jobs.run())
        async with asyncio.timeout(5):
            while len(ran.at) < times:
                await asyncio.sleep(0.01)
        beating.cancel()
        await asyncio.wait({beating})
        clock.advance(3601)
    assert len(ran.at) == 2


async def test_the_beat_goes_on_however_the_systems_clock_is_set(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = timedelta()

    class Shown(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - back

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Shown)
    monkeypatch.setattr("bot.clock.datetime", Shown)
    monkeypatch.setattr("bot.jobs.BEAT", 0.05)
    beats = 0

    class Counted(Jobs):
        async def beat(self) -> None:
            nonlocal beats
            beats += 1

    jobs = Counted(database, Clock(), Metrics(), [])
    jobs.start()
    for shift in (timedelta(), HOUR, 3 * HOUR, -HOUR, timedelta(days=-3650)):  # forward in the end
        back, before = shift, beats
        async with asyncio.timeout(5):
            while beats < before + 3:
                await asyncio.sleep(0.01)
    await jobs.stop()


async def test_a_beat_that_comes_with_the_end_does_not_begin(database: Database) -> None:
    """It would be cancelled in the middle of a transaction."""
    ran = Ran()
    jobs = Jobs(database, Clock(), Metrics(), [Tick("hourly", HOUR, ran)])
    jobs.start()
    stopping = asyncio.create_task(jobs.stop())
    late = [asyncio.create_task(jobs.beat()) for _ in range(3)]
    await asyncio.gather(stopping, *late)
    assert ran.at == []


async def test_while_the_database_is_away_it_is_said_once_in_words() -> None:
    """APScheduler would log an error of its own every second."""
    jobs = Jobs(Database("postgresql://nobody@127.0.0.1:9/nothing"), Clock(), Metrics(), [Tick("hourly", HOUR, Ran())])
    with capture_logs() as entries:
        await jobs.beat()
    assert [(each["event"], each["log_level"]) for each in entries] == [("ticks wait for the database", "warning")]
