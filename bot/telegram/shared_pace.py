"""One pace for all processes of a bot: the log of what was sent lies in Redis or Valkey, and its clock is the clock.

Imported by those processes only: the library costs 0.1 s.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.clock import Clock
from bot.telegram.pace import CATCH_UP, CAUTION, MARGIN, SHORTEST_WAIT, Pace, Slot

log = structlog.get_logger()

MICRO: Final = 1_000_000  # times of the log are whole microseconds
LEASE: Final = 5.0  # seconds that a slot is kept for who took it; then its process is taken for dead
PEOPLE_FIRST: Final = 0.05  # seconds that a slot that comes free is left to the people of another process
ANSWERS_WITHIN: Final = 5.0  # seconds; the library's own limit, by wait_for, swallows being cancelled on Python 3.11
ASK_AGAIN: Final = 0.5  # seconds between tries while nobody answers

# What both scripts begin with. The log is a sorted set of slots by the time each comes free again. Time here stands
# still when the server's clock is set back. In an empty log nobody knows what was sent before: the server may have lost
# it this very second, so the background begins a window later.
_NOW: Final = """
local clock = redis.call('TIME')
local seen = clock[1] * 1000000 + clock[2]
local kept = redis.call('HMGET', KEYS[1], 'seen', 'time', 'next', 'open', 'strict', 'people', 'taken')
local now, following, open, strict, people, taken = 0, tonumber(ARGV[1]), 0, 0, 0, 0
if kept[1] then
    now = tonumber(kept[2]) + math.max(0, seen - tonumber(kept[1]))
    following, open, strict = tonumber(kept[3]), tonumber(kept[4]), tonumber(kept[5])
    people, taken = tonumber(kept[6]), tonumber(kept[7])
else
    redis.call('DEL', KEYS[2])
end
local function keep()
    redis.call('HSET', KEYS[1], 'seen', seen, 'time', now, 'next', following, 'open', open, 'strict', strict,
        'people', people, 'taken', taken)
end
"""

# ARGV: window, slots in a window, lane, slots wanted, spacing, catch-up, lease, more people waiting.
# Gives the wait in microseconds, whether people are paced, and the names of the slots taken.
_TAKE: Final = (
    _NOW
    + """
local window, most, wanted, spacing = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[4]), tonumber(ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local used = redis.call('ZCARD', KEYS[2])
local free_in = math.max(0, open - now)
if used >= most then
    local first = redis.call('ZRANGE', KEYS[2], used - most, used - most, 'WITHSCORES')
    free_in = math.max(free_in, tonumber(first[2]) - now)
end
local answer = {0, strict > now and 1 or 0}
local function take(kept_for)
    taken = taken + 1
    local name = string.format('%.0f-%.0f', seen, taken)
    redis.call('ZADD', KEYS[2], now + kept_for, name)
    table.insert(answer, name)
end
if ARGV[3] == 'people' then
    local wait = strict > now and free_in or math.max(0, open - now)
    if wait > 0 then
        answer[1] = wait
        people = now + wait + tonumber(ARGV[9])
    else
        for _ = 1, strict > now and 1 or wanted do
            take(strict > now and tonumber(ARGV[7]) or window)
        end
        if ARGV[8] == '0' and #answer == wanted + 2 then
            people = 0
        end
    end
else
    local wait = math.max(free_in, following - now, people - now)
    if wait > 0 then
        answer[1] = wait
    else
        while #answer < wanted + 2 and used < most and following <= now do
            take(tonumber(ARGV[7]))
            used = used + 1
            following = (now - following <= tonumber(ARGV[6]) and following or now) + spacing
        end
        strict = math.max(strict, now + window)
    end
end
keep()
return answer
"""
)

# ARGV: window, pause, caution, spacing, how many slots are used now, their names, then the names of those given back.
_TELL: Final = (
    _NOW
    + """
if tonumber(ARGV[2]) > 0 then
    open = math.max(open, now + tonumber(ARGV[2]))
    strict = math.max(strict, open + tonumber(ARGV[3]))
end
for i = 6, #ARGV do
    if i < 6 + tonumber(ARGV[5]) then
        redis.call('ZADD', KEYS[2], now + tonumber(ARGV[1]), ARGV[i])
    elseif redis.call('ZREM', KEYS[2], ARGV[i]) == 1 then
        following = following - tonumber(ARGV[4])
    end
end
keep()
"""
)


@dataclass(slots=True, eq=False)
class NamedSlot(Slot):
    """A slot of the log in Redis."""

    name: str


class SharedPace(Pace):
    """At most `rate` sends in any second over all processes with the same `prefix`.

    A slot is kept from the moment it is taken until a window after its use was told, which is a little after the
    message went out, so that slow ledgers and slow lines spread the sends and never press them together. While Redis
    does not answer, the background waits, and people are answered at the pace of their process.
    """

    def __init__(self, rate: float, clock: Clock, redis: Redis, prefix: str) -> None:
        super().__init__(rate, clock)
        self._keys = [f"{prefix}:pace", f"{prefix}:pace:slots"]
        self._take_script = redis.register_script(_TAKE)
        self._tell_script = redis.register_script(_TELL)
        self._redis_answers = True
        self._used: list[str] = []
        self._unused: list[str] = []
        self._asked_pause = 0.0
        self._let_through = 0  # people who waited while one asked for all of them, and are not paced
        self._telling: asyncio.Task[None] | None = None

    async def interactive(self) -> None:
        self._people_waiting += 1
        self._nobody_waits.clear()
        try:
            async with self._people:
                if self._let_through:
                    self._let_through -= 1
                    return
                while True:
                    answer = await self._ask("people", self._people_waiting)
                    if answer is None:
                        break
                    wait, paced, names = answer
                    if not wait:
                        if paced:
                            self.begin(NamedSlot(0.0, names[0]))
                        else:
                            self._let_through = len(names) - 1
                        return
                    await self._clock.sleep(wait)
        finally:
            self._people_waiting -= 1
            if self._people_waiting == 0:
                self._let_through = 0
                self._nobody_waits.set()
        await super().interactive()

    async def background(self, limit: int = 1) -> list[Slot]:
        async with self._rest:
            while True:
                await self._nobody_waits.wait()
                answer = await self._ask("rest", limit)
                if answer is None:
                    await self._clock.sleep(ASK_AGAIN)
                    continue
                wait, _, names = answer
                if not wait:
                    return [NamedSlot(0.0, name) for name in names]
                await self._clock.sleep(wait)

    def begin(self, slot: Slot) -> None:
        if isinstance(slot, NamedSlot):
            self._used.append(slot.name)
            self._tell_soon()

    def give_back(self, slots: Sequence[Slot]) -> None:
        self._unused += [slot.name for slot in slots if isinstance(slot, NamedSlot)]
        if self._unused:
            self._tell_soon()

    def pause(self, seconds: float) -> None:
        super().pause(seconds)
        self._asked_pause = max(self._asked_pause, seconds)
        self._tell_soon()

    async def told(self) -> None:
        """Wait until the other processes know of the slots used here and of a pause."""
        if self._telling is not None:
            await asyncio.wait({self._telling})

    async def _ask(self, lane: str, limit: int) -> tuple[float, bool, list[str]] | None:
        """Seconds to wait or slots, and whether people are paced; None when Redis does not answer."""
        if self._asked_pause:  # nobody here takes a slot before the others know of the 429
            await self._tell()
        silence = self._open_at - self._now()
        if silence > 0:
            return silence, True, []
        more = int(self._people_waiting > limit)
        (window, *times), most = _micro(self._window + MARGIN, self._spacing, CATCH_UP, LEASE), self._sent.maxlen or 1
        args: list[Any] = [window, most, lane, limit, *times, more, *_micro(PEOPLE_FIRST)]
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                found = await self._take_script(self._keys, args)
        except (RedisError, OSError) as error:
            self._missed(error)
            return None
        self._redis_answers = True
        wait, paced, *names = found
        return max(wait / MICRO, SHORTEST_WAIT) if wait else 0.0, bool(paced), [name.decode() for name in names]

    def _tell_soon(self) -> None:
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell(), name="tell the pace")

    async def _tell(self) -> None:
        """What was used and not used here, and for how long Telegram wants silence. What cannot be told is not told
        later: by then the lease of a slot is over, or nearly."""
        while self._used or self._unused or self._asked_pause:
            used, unused, pause = self._used, self._unused, self._asked_pause
            self._used, self._unused, self._asked_pause = [], [], 0.0
            times = _micro(self._window + MARGIN, pause, CAUTION, self._spacing)
            args: list[Any] = [*times, len(used), *used, *unused]
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    await self._tell_script(self._keys, args)
            except (RedisError, OSError) as error:
                self._missed(error)

    def _missed(self, error: Exception) -> None:
        if self._redis_answers:
            log.warning("redis does not answer: messages nobody waits for wait", error=type(error).__name__)
        self._redis_answers = False


def _micro(*seconds: float) -> list[int]:
    return [round(each * MICRO) for each in seconds]
