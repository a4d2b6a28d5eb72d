"""Whose turn a person's updates are, agreed on by several processes through Redis or Valkey.

Taken and given back all at a time: one call of the server for everything that has come up since the last one. A lock of
the library's own for each update took a tenth of the update's time.

Imported by those processes only: the library costs 0.1 s.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from uuid import uuid4

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.telegram.shared_pace import ANSWERS_WITHIN

log = structlog.get_logger()

LEASE = 5.0  # seconds; a process that died gives its turns up by then
RENEWED_EVERY = 1.0  # seconds, by a process that lives
HELD_AT_MOST = 15.0  # seconds; then a turn is no longer renewed
ASK_EVERY: Final = 0.02  # seconds between tries for a turn somebody else has

# KEYS: turns to give back, to renew, to take. ARGV: the process, its lease in milliseconds, how many to give back, how
# many to renew. Gives 1 for each turn taken, 0 for each that somebody else has.
_SETTLE: Final = """
local back, renewed = tonumber(ARGV[3]), tonumber(ARGV[3]) + tonumber(ARGV[4])
local taken = {}
for i, key in ipairs(KEYS) do
    local mine = redis.call('GET', key) == ARGV[1]
    if i <= back then
        if mine then redis.call('DEL', key) end
    elseif i <= renewed then
        if mine then redis.call('PEXPIRE', key, ARGV[2]) end
    elseif mine or redis.call('SET', key, ARGV[1], 'NX', 'PX', ARGV[2]) then
        table.insert(taken, 1)
    else
        table.insert(taken, 0)
    end
end
return taken
"""


class Turns:
    """The turns of one process. One that outlasts HELD_AT_MOST is over, and so is that of a process which stood still
    for LEASE: the database's own mark on an update (`mark_applied`) is what keeps it from being applied twice; here is
    only the order.
    """

    def __init__(self, redis: Redis, prefix: str) -> None:
        self._settle = redis.register_script(_SETTLE)
        self._prefix = prefix
        self._name = uuid4().hex
        self._held: dict[str, float] = {}  # by the loop's time until which it may be renewed
        self._wanted: dict[str, asyncio.Future[bool]] = {}
        self._given_back: set[str] = set()
        self._renewed: set[str] = set()
        self._settling: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """The updates of one chat are handled by one process at a time; within a process they are in a line already.
        Raises RedisError when nobody answers."""
        key = f"{self._prefix}:turn:{who}"
        await self._take(key)
        self._held[key] = asyncio.get_running_loop().time() + HELD_AT_MOST - LEASE
        try:
            yield
        finally:
            del self._held[key]
            self._give_back(key)

    async def renew(self) -> None:
        """Until cancelled, keep what is held. What cannot be renewed is over when its lease is."""
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            now = asyncio.get_running_loop().time()
            self._renewed.update(key for key, until in self._held.items() if now < until)
            self._settle_soon()

    async def settled(self) -> None:
        """Wait until the turns that were given back are free for other processes."""
        if self._settling is not None:
            await asyncio.wait({self._settling})

    async def _take(self, key: str) -> None:
        while True:
            self._given_back.discard(key)  # still ours
            taken = self._wanted[key] = asyncio.get_running_loop().create_future()
            self._settle_soon()
            try:
                if await taken:
                    return
            except asyncio.CancelledError:
                self._give_back(key)
                raise
            await asyncio.sleep(ASK_EVERY)

    def _give_back(self, key: str) -> None:
        self._given_back.add(key)
        self._settle_soon()

    def _settle_soon(self) -> None:
        if self._settling is None or self._settling.done():
            self._settling = asyncio.create_task(self._settle_all(), name="settle turns")

    async def _settle_all(self) -> None:
        """Until there is nothing to settle. What cannot be given back is free when its lease is over."""
        while self._wanted or self._given_back or self._renewed:
            wanted, back, renewed = self._wanted, self._given_back, self._renewed
            self._wanted, self._given_back, self._renewed = {}, set(), set()
            args: list[str | int] = [self._name, round(LEASE * 1000), len(back), len(renewed)]
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    found = await self._settle([*back, *renewed, *wanted], args)
            except (RedisError, OSError) as error:
                log.warning("redis does not answer: turns are not settled", error=type(error).__name__)
                for waiting in wanted.values():
                    if not waiting.done():
                        waiting.set_exception(error)
                continue
            for waiting, taken in zip(wanted.values(), found, strict=True):
                if not waiting.done():
                    waiting.set_result(bool(taken))
