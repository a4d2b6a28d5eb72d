"""Ticks: what the clock brings about. The truth is in tables with due times; a tick may come late, early or twice.

APScheduler only beats once a second. Which tick is due is a row per job, moved on by compare-and-set before the tick
runs, so several processes share the work and a missed time is made up for once.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot import heap
from bot.clock import Clock, SystemClock
from bot.db import jobs as db
from bot.db.database import Database, DatabaseError
from bot.metrics import Metrics

log = structlog.get_logger()

BEAT = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Tick:
    """What is to be run every so often, with the time of the cluster's clock."""

    name: str
    every: timedelta
    run: Callable[[datetime], Awaitable[None]]


class FromNowOn(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """The next beat, counted from now. The library's own trigger counts from the beat before: after a week asleep it
    works out each of 600,000 missed ones."""

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        return now + timedelta(seconds=BEAT)


class Jobs:
    """Runs ticks when they are due."""

    def __init__(self, db_: Database, clock: Clock, metrics: Metrics, ticks: list[Tick]) -> None:
        self._db = db_
        self._clock = clock
        self._metrics = metrics
        self.ticks = ticks
        self._scheduler: AsyncIOScheduler
        self._minding: asyncio.Task[None] | None = None
        self._beating = asyncio.Lock()
        self._stopped = False

    async def run(self) -> None:
        """Beat until cancelled."""
        self.start()
        try:
            await asyncio.Event().wait()
        finally:
            await self.stop()

    def start(self) -> None:
        """Begin to beat."""
        self._stopped = False
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        beats = self._scheduler.add_job(self.beat, FromNowOn(), max_instances=1, coalesce=True, misfire_grace_time=None)
        self._scheduler.start()
        self._minding = asyncio.create_task(_mind_the_clock(beats), name="mind the clock")

    async def stop(self) -> None:
        """Beat no more; a beat that was begun is waited for. The scheduler shuts down a turn of the loop later, and
        would cancel in its midst a beat that began meanwhile."""
        if self._minding is not None:
            self._minding.cancel()
        self._scheduler.pause()
        async with self._beating:
            self._stopped = True
        self._scheduler.shutdown(wait=False)

    async def beat(self) -> None:
        """Run every tick that is due now. A tick that fails is logged and tried again at its next time; while the
        database is away there is none."""
        async with self._beating:
            if self._stopped:
                return
            try:
                await self._run_due()
            except DatabaseError as error:
                log.warning("ticks wait for the database", error=type(error).__name__)

    async def lag(self) -> dict[str, float]:
        """Seconds by which each tick is overdue, whichever process should have run it; 0 for one that is not."""
        now = self._clock.now()
        async with self._db.read() as session:
            schedule = await db.schedule(session)
        due = {tick.name: schedule.get(tick.name, now) for tick in self.ticks}
        return {name: max(0.0, (now - at).total_seconds()) for name, at in due.items()}

    async def _run_due(self) -> None:
        """Ticks that do much (a copy of the database, a thousand digests) leave free memory behind."""
        ran = False
        now = self._clock.now()
        async with self._db.read() as session:
            schedule = await db.schedule(session)
        for tick in self.ticks:
            seen = schedule.get(tick.name)
            # A next run two periods away was written before the clock was set back; one only a little further away than
            # one period, by a process whose clock is a little ahead.
            if seen is not None and now < seen <= now + 2 * tick.every:
                continue
            async with self._db.begin() as session:
                mine = await db.claim(session, tick.name, seen, now + tick.every)
            if not mine:
                continue
            ran = True
            try:
                await tick.run(now)
            except Exception as error:  # one tick's fault must not stop the others
                self._metrics.tick_failures[tick.name] += 1
                log.error("tick failed", tick=tick.name, exc_info=error)
        if ran:
            heap.give_back()


async def _mind_the_clock(beats: Job) -> None:
    """Until cancelled. APScheduler waits until the system's clock shows the time of the next beat: an hour longer when
    it was set back by an hour. The loop's own time is set by nobody."""
    while True:
        await asyncio.sleep(BEAT)
        now = SystemClock().now()
        if beats.next_run_time is not None and (beats.next_run_time - now).total_seconds() > 2 * BEAT:
            log.warning("the system's clock was set back")
            beats.modify(next_run_time=now)
