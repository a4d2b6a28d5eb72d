"""The queue of updates and `getUpdates` on it: confirmed by offset, one reader at a time, as Telegram does it."""

import asyncio
from collections import deque
from itertools import islice

from .errors import ApiError, Json

# Telegram sends these only to a bot that asks for them by name.
ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
MOST_AT_ONCE = 100


class Updates:
    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.webhook_url = ""
        self.allowed: list[str] = []
        self._pending: deque[Json] = deque()
        self._repeated: list[Json] = []
        self._reader: asyncio.Future[None] | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue an update; None when the bot did not want this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED
        if not wanted:
            return None
        update_id = self.next_id
        self.next_id += 1
        self._pending.append({"update_id": update_id, kind: payload})
        self._wake()
        return update_id

    def again(self, update: Json) -> None:
        """Deliver an update once more although it was confirmed, as happens when the confirmation was lost."""
        self._repeated.append(update)
        self._wake()

    def take(self) -> list[Json]:
        """All that waits, for whoever brings it to a webhook."""
        found = [*self._repeated, *self._pending]
        self._repeated.clear()
        self._pending.clear()
        return found

    def forget(self) -> None:
        self._pending.clear()

    def close(self) -> None:
        """Let the reader go at once with what there is: the server is going down."""
        self._closed = True
        self._wake()

    async def get(self, offset: int = 0, limit: int = MOST_AT_ONCE, wait: float = 0) -> list[Json]:
        """Updates from `offset` on, after at most `wait` seconds; those before it are confirmed and forgotten.

        A negative offset counts from the end. Raises ApiError 409 in the reader that a newer one displaced.
        """
        if self.webhook_url:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._reader is not None and not self._reader.done():
            self._reader.set_exception(ApiError(409, CONFLICT))
        if offset < 0:
            offset = self._pending[max(offset, -len(self._pending))]["update_id"] if self._pending else 0
        while self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()
        if not self._pending and not self._repeated and wait > 0 and not self._closed:
            await self._arrival(wait)
        repeated, self._repeated = self._repeated, []
        limit = limit if 1 <= limit <= MOST_AT_ONCE else MOST_AT_ONCE
        return [*repeated, *islice(self._pending, limit)]

    async def _arrival(self, wait: float) -> None:
        reader = self._reader = asyncio.get_running_loop().create_future()
        await asyncio.wait({reader}, timeout=wait)
        if reader.done():
            reader.result()
        else:
            reader.cancel()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)
