"""What several processes of one bot agree on through Redis or Valkey: whose turn a person's updates are, and how fast
they all send.

Imported by those processes only: the library costs 0.1 s.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.lock import Lock
from redis.exceptions import RedisError

from bot.clock import Clock
from bot.errors import SettingsError
from bot.telegram.pace import Pace
from bot.telegram.shared_pace import ANSWERS_WITHIN, SharedPace

CONNECTIONS = 50  # a pool that does not wait loses updates once its limit is reached
LEASE = 5.0  # seconds; a process that died gives its turns up by then
RENEWED_EVERY = 1.0  # seconds, by a process that lives
HELD_AT_MOST = 15.0  # seconds; then a turn is no longer renewed
ASK_EVERY = 0.02  # seconds between tries for a turn somebody else has


class Replicas:
    """The connection and what is kept in it. A turn that outlasts HELD_AT_MOST is over, and so is that of a process
    which stood still for LEASE: the database's own mark on an update (`mark_applied`) is what keeps it from being
    applied twice; here is only the order."""

    def __init__(self, url: str, bot_id: int) -> None:
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=CONNECTIONS,
            timeout=20,
            socket_connect_timeout=ANSWERS_WITHIN,
        )
        self.redis = Redis.from_pool(pool)  # and so closed with it
        self._prefix = f"cluster-bot:{bot_id}"
        self._paces: list[SharedPace] = []
        self._held: dict[Lock, float] = {}  # turns, and the loop's time until which they may be renewed
        self._renewing: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Raises SettingsError when nobody answers."""
        try:
            await self.redis.ping()  # type: ignore[misc]  # its type is that of both clients, synchronous and not
        except (RedisError, OSError) as error:
            raise SettingsError(f"REDIS_URL: no answer ({type(error).__name__})") from None
        self._renewing = asyncio.create_task(self._renew(), name="renew turns")

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """The updates of one chat are handled by one process at a time."""
        lock = self.redis.lock(
            f"{self._prefix}:turn:{who}", timeout=LEASE, sleep=ASK_EVERY, raise_on_release_error=False
        )
        async with lock:
            self._held[lock] = asyncio.get_running_loop().time() + HELD_AT_MOST - LEASE
            try:
                yield
            finally:
                del self._held[lock]

    async def _renew(self) -> None:
        """Until cancelled. What cannot be renewed is over when its lease is: nothing is to be done about it here."""
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            now = asyncio.get_running_loop().time()
            lasting = [lock.reacquire() for lock, until in self._held.items() if now < until]
            await asyncio.gather(*lasting, return_exceptions=True)

    def pace(self, rate: float, clock: Clock) -> Pace:
        """The one pace of all processes."""
        self._paces.append(SharedPace(rate, clock, self.redis, self._prefix))
        return self._paces[-1]

    async def close(self) -> None:
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait({self._renewing})
        for each in self._paces:
            await each.told()
        await self.redis.aclose()
