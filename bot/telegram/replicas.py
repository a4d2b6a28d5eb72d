"""What several processes of one bot agree on through Redis or Valkey: whose turn a person's updates are, and how fast
they all send.

Imported by those processes only: the library costs 0.1 s.
"""

import asyncio

from redis.asyncio import BlockingConnectionPool, Redis
from redis.exceptions import RedisError

from bot.clock import Clock
from bot.errors import SettingsError
from bot.telegram.pace import Pace
from bot.telegram.shared_pace import ANSWERS_WITHIN, SharedPace
from bot.telegram.turns import Turns

CONNECTIONS = 50  # a pool that does not wait loses updates once its limit is reached


class Replicas:
    """The connection and what is kept in it."""

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
        self.turns = Turns(self.redis, self._prefix)
        self._renewing: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Raises SettingsError when nobody answers."""
        try:
            await self.redis.ping()  # type: ignore[misc]  # its type is that of both clients, synchronous and not
        except (RedisError, OSError) as error:
            raise SettingsError(f"REDIS_URL: no answer ({type(error).__name__})") from None
        self._renewing = asyncio.create_task(self.turns.renew(), name="renew turns")

    def pace(self, rate: float, clock: Clock) -> Pace:
        """The one pace of all processes."""
        self._paces.append(SharedPace(rate, clock, self.redis, self._prefix))
        return self._paces[-1]

    async def close(self) -> None:
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait({self._renewing})
        await self.turns.settled()
        for each in self._paces:
            await each.told()
        await self.redis.aclose()
