"""A cluster's bot as several processes would run it: two that are called by webhook, two that send and mind the clock,
one PostgreSQL, one Valkey. Here they share an event loop, and nothing else."""

import asyncio
from collections.abc import Iterator
from typing import Any

from pydantic import SecretStr

from bot.app import Application, Part
from bot.services.deliveries import State
from tests.actors import Actor
from tests.callers import SECRET, Caller
from tests.conftest import TOKEN, Cluster, OwnSettings

LOOK_EVERY = 0.03  # seconds, in place of the sender's one
PARTS = (Part.WEB, Part.WEB, Part.WORKER, Part.WORKER)


class ScaledCluster(Cluster):
    """`app` is one of the two that send: the scenarios look into its services and wait for its sender."""

    def __init__(self, database_url: str, redis_url: str) -> None:
        super().__init__(database_url)
        self.redis_url = redis_url
        self.parts: list[tuple[Application, asyncio.Event, asyncio.Task[None]]] = []
        self.caller: Caller

    async def start(self) -> None:
        for part in PARTS:
            await self._add(part)
        self.app = next(self._workers)
        self.caller = Caller(self.telegram, self.web_ports)
        self._calling = asyncio.create_task(self.caller.run())

    async def _add(self, part: Part) -> None:
        settings: dict[str, Any] = {
            "telegram_api_url": f"http://127.0.0.1:{self.port}",
            "webhook_url": "http://127.0.0.1",  # the caller knows the ports
            "webhook_secret": SecretStr(SECRET),
            "redis_url": self.redis_url,
            "database_url": self.database_url,
            "owner_ids": frozenset({self.owner}),
            "http_port": 0,
            "messages_per_second": 1000,
            **self.settings,
        }
        app = Application(OwnSettings(bot_token=SecretStr(TOKEN), **settings), self.clock, part=part)
        stop = asyncio.Event()
        running = asyncio.create_task(app.run(stop))
        while not app.running and not running.done():
            await asyncio.sleep(0.005)
        if running.done():
            running.result()
        self.parts.append((app, stop, running))

    @property
    def _workers(self) -> Iterator[Application]:
        return (app for app, _, _ in self.parts if app.part == Part.WORKER)

    @property
    def web_ports(self) -> list[int]:
        return [app.port for app, _, _ in self.parts if app.part == Part.WEB]

    async def stop(self) -> None:
        if self._calling is not None:
            self._calling.cancel()
            await asyncio.wait({self._calling})
        for _, stop, _ in self.parts:
            stop.set()
        await asyncio.gather(*(running for _, _, running in self.parts))
        self.parts.clear()

    async def passes(self, seconds: float) -> None:
        """Both workers find the same ticks due at the same moment."""
        self.clock.advance(seconds)
        await asyncio.gather(*(app.jobs.beat() for app in self._workers))

    async def rests(self) -> None:
        """What one process has written another may send, so the ledger is asked."""
        deliveries = self.app.services.deliveries
        while await deliveries.due() or (await deliveries.depth()).by_state.get(State.CLAIMED):
            await asyncio.sleep(LOOK_EVERY)

    async def handled(self) -> None:
        while self.caller.busy:
            await asyncio.sleep(0.005)

    def _actor(self, person_id: int) -> Actor:
        """What was written by one process is found by another at its next look, and a look is not seen from here."""
        return Actor(self.telegram, person_id, lambda: self.caller.busy, settled=3 * LOOK_EVERY)
