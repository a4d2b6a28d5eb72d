"""Time that can be pushed forward, so that a person sees next Monday's digest without waiting for Monday."""

import asyncio
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """Real time plus an offset. Whoever sleeps past the new moment when it is pushed forward wakes at once."""

    def __init__(self, begins: datetime | None = None) -> None:
        """`begins`: the aware moment at which its time begins; now if none is given."""
        self._ahead = begins - datetime.now(UTC) if begins else timedelta()
        self._pushed = asyncio.Event()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def sleep(self, seconds: float) -> None:
        due = self.now() + timedelta(seconds=seconds)
        await asyncio.sleep(0)
        while (left := (due - self.now()).total_seconds()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self._pushed.wait()
            except TimeoutError:
                return

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("the sandbox's time only goes forward")
        self._ahead += timedelta(seconds=seconds)
        pushed, self._pushed = self._pushed, asyncio.Event()
        pushed.set()

    def to(self, moment: datetime) -> None:
        """Go to an aware `moment`, which must not be past."""
        self.advance((moment - self.now()).total_seconds())
