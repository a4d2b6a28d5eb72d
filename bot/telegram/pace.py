"""Telegram's limit on messages per second, kept by pacing: reacting to its 429 reaches a fifth of the rate.

Two lanes: people waiting for an answer go before the messages nobody is waiting for. As long as only people are
answered they wait for nothing: Telegram takes more than the ceiling from a bot that answers, and says so with a 429
when it does not. From then on, and whenever the background lane is in use, both lanes together keep within the ceiling.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from bot.clock import Clock

# How far behind its even spacing the background lane may catch up after a late wake-up, in seconds.
CATCH_UP: Final = 0.04

# For how long after a 429 people's answers are paced too, in seconds.
CAUTION: Final = 60.0

# A second is taken a little longer than it is: two messages may overtake each other on their way, in seconds.
MARGIN: Final = 0.015

# A wait rounded down to nothing would spin.
SHORTEST_WAIT: Final = 0.0005


@dataclass(slots=True, eq=False)
class Slot:
    """Leave to send one message, and when it was used, in seconds of the pace's own time."""

    at: float


class Pace:
    """At most `rate` sends in any second, or one in 1/`rate` seconds for rates below one.

    Kept is a log of the last `rate` sends; the next waits until the oldest of them is a second old. (A bucket filled at
    the same rate lets twice as many through in the second after a quiet one.)
    """

    def __init__(self, rate: float, clock: Clock) -> None:
        if rate <= 0:
            raise ValueError("a pace is more than no sends per second")
        self._clock = clock
        self._window = max(1.0, 1 / rate)
        self._spacing = (1 + MARGIN) / rate
        self._sent: deque[Slot] = deque(maxlen=max(1, floor(rate)))
        self._next_in_background = 0.0
        self._open_at = 0.0
        self._strict_until = 0.0
        self._seen = clock.now().timestamp()
        self._time = 0.0
        self._people = asyncio.Lock()
        self._rest = asyncio.Lock()
        self._people_waiting = 0
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()

    async def interactive(self) -> None:
        """Take a slot for an answer somebody is waiting for: at once, or in strict times the next to come free."""
        now = self._now()
        if (
            self._people_waiting == 0
            and now >= self._open_at
            and (now >= self._strict_until or self._free_in(now) <= 0)
        ):
            self._take()
            return
        self._people_waiting += 1
        self._nobody_waits.clear()
        try:
            async with self._people:
                while (wait := self._free_in(self._now())) > 0:
                    await self._clock.sleep(max(wait, SHORTEST_WAIT))
                self._take()
        finally:
            self._people_waiting -= 1
            if self._people_waiting == 0:
                self._nobody_waits.set()

    async def background(self, limit: int = 1) -> list[Slot]:
        """Take slots for messages nobody is waiting for: one, and up to `limit` of those that are free now.

        They are spread evenly, so that a person finds one soon. `begin` says when one is used.
        """
        async with self._rest:
            while True:
                await self._nobody_waits.wait()
                now = self._now()
                wait = max(self._free_in(now), self._next_in_background - now)
                if wait <= 0:
                    break
                await self._clock.sleep(max(wait, SHORTEST_WAIT))
            taken: list[Slot] = []
            while len(taken) < limit and self._free_in(now) <= 0 and self._next_in_background <= now:
                taken.append(self._take())
                # A little lateness is made up for; a lane that stood still begins evenly, without a burst.
                late = now - self._next_in_background
                self._next_in_background = (self._next_in_background if late <= CATCH_UP else now) + self._spacing
            self._strict_until = max(self._strict_until, now + self._window)
            return taken

    async def background_at_once(self) -> None:
        """Take a slot in the background lane for what goes out as soon as there is one."""
        for slot in await self.background():
            self.begin(slot)

    def begin(self, slot: Slot) -> None:
        """The message that the slot was taken for goes out now: its second counts from now on."""
        slot.at = self._now()

    def give_back(self, slots: Sequence[Slot]) -> None:
        """Let others have these slots: they are not used."""
        for slot in slots:
            if slot in self._sent:
                self._sent.remove(slot)
                self._next_in_background -= self._spacing

    def pause(self, seconds: float) -> None:
        """Let nothing through for so long: what a 429 asks for."""
        self._open_at = max(self._open_at, self._now() + seconds)
        self._strict_until = max(self._strict_until, self._open_at + CAUTION)

    def _now(self) -> float:
        """Seconds since the start. When the clock is set back, time here stands still, and does not stop sending."""
        seen = self._clock.now().timestamp()
        self._time += max(0.0, seen - self._seen)
        self._seen = seen
        return self._time

    def _free_in(self, now: float) -> float:
        full = len(self._sent) == self._sent.maxlen
        return max(self._open_at - now, self._sent[0].at + self._window + MARGIN - now if full else 0.0)

    def _take(self) -> Slot:
        slot = Slot(self._time)
        self._sent.append(slot)
        return slot
