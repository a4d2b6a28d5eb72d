"""Ticks: what the clock brings about. The truth is in tables with due times; a tick may come late, early or twice.

Once a second it is asked which are due: a row per job, moved on by compare-and-set before the tick runs, so several
processes share the work and a missed time is made up for once.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot import heap
from bot.clock import Clock
from bot.db import jobs as db
from bot.db.database import Database
from bot.metrics import Metrics

log = structlog.get_logger()

BEAT = 1.0  # seconds by the loop's time, which nobody sets: a clock that is set back must not stop the ticks


@dataclass(frozen=True, slots=True)
class Tick:
    """What is to be run every so often, with the time of the cluster's clock."""

    name: str
    every: timedelta
    run: Callable[[datetime], Awaitable[None]]


class Jobs:
    """Runs ticks when they are due."""

    def __init__(self, db_: Database, clock: Clock, metrics: Metrics, ticks: list[Tick]) -> None:
        self._db = db_
        self._clock = clock
        self._metrics = metrics
        self.ticks = ticks
        self._beating = asyncio.Lock()
        self._beats: asyncio.Task[None] | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin to beat."""
        self._beats = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """Beat no more; a beat that was begun is waited for."""
        async with self._beating:
            self._stopped = True
        if self._beats is not None:
            self._beats.cancel()
            await asyncio.wait({self._beats})

    async def _go_on(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except Exception as error:  # the database is away: the next beat asks again
                log.error("beat failed", exc_info=error)

    async def beat(self) -> None:
        """Run every tick that is due now. A tick that fails is logged and tried again at its next time."""
        async with self._beating:
            if not self._stopped:
                await self._run_due()

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
