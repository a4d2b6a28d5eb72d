"""How updates come in: fetched, stored, confirmed, handled. aiogram's own polling confirms first, and a crash then
loses up to 100.

The updates of one person are handled in order, different people's at the same time, so a slow handler holds up nobody
else. A batch that Telegram gave is stored in one transaction before the next request confirms it; the answers finished
meanwhile are closed in the same transaction.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods.base import TelegramMethod

from bot.db.database import DatabaseError
from bot.db.updates import Handling, Key, handling
from bot.services.updates import Updates

log = structlog.get_logger()

POLL_SECONDS = 30
BATCH = 100
AT_ONCE = 100  # people served at the same time
BACKLOG = 1_000  # updates waiting in memory before no more are fetched
CLOSE_EVERY = 0.5  # seconds after which finished updates are closed even when nothing new comes
ALLOWED = ["message", "callback_query", "my_chat_member", "inline_query", "chat_join_request", "poll"]

Handle = Callable[[dict[str, Any], bool], Awaitable[None]]


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates that leaves the updates as they came: they are stored as such and read once, when handled."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = BATCH
    timeout: int = POLL_SECONDS
    allowed_updates: list[str] = ALLOWED


class Intake:
    """The way of an update from Telegram to its handler. `handle(update, applied)` gets it as JSON."""

    def __init__(self, bot: Bot, updates: Updates, random: Random, handle: Handle) -> None:
        self._bot = bot
        self._updates = updates
        self._random = random
        self._handle = handle
        self._queues: dict[str, deque[tuple[Key, dict[str, Any], bool]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._relaxed = asyncio.Event()
        self._relaxed.set()
        self._done: list[Key] = []
        self.last_poll: float | None = None  # loop time of the last answer to getUpdates

    async def poll(self) -> None:
        """Fetch until cancelled, whatever the network does. Raises only when the token is refused."""
        offset: int | None = None
        failures = 0
        for key, body, applied in await self._updates.unfinished():
            self._put(key, body, applied)
        while True:
            try:
                # The first request does not wait, so that its answer tells soon whether Telegram is there.
                wait_for = POLL_SECONDS if self.last_poll is not None else 0
                request = GetRawUpdates(offset=offset, timeout=wait_for)
                found = await self._bot(request, request_timeout=POLL_SECONDS + 15)
                if found:
                    await self.take(found)
            except TelegramUnauthorizedError:
                raise
            except (AiogramError, DatabaseError) as error:  # a batch that was not stored is not confirmed either
                failures += 1
                wait = (
                    error.retry_after
                    if isinstance(error, TelegramRetryAfter)
                    else min(30.0, 0.5 * 2 ** min(failures, 6)) * self._random.uniform(0.5, 1)
                )
                level = log.error if isinstance(error, TelegramConflictError) else log.warning
                level("no updates from telegram", error=type(error).__name__, wait=round(wait, 1))
                await asyncio.sleep(wait)
                continue
            failures = 0
            self.last_poll = asyncio.get_running_loop().time()
            if found:
                offset = max(int(body["update_id"]) for body in found) + 1
            await self._relaxed.wait()

    async def take(self, bodies: list[dict[str, Any]]) -> None:
        """Store a batch and start handling what is new in it. When this returns, nothing of it can be lost."""
        closing, self._done = self._done, []
        for key, body in await self._updates.store(bodies, closing):
            self._put(key, body, False)

    async def close_finished(self) -> None:
        """Close answered updates until cancelled, for the quiet times in which no batch does it."""
        while True:
            await asyncio.sleep(CLOSE_EVERY)
            if self._done:
                await self.take([])

    async def drain(self, seconds: float) -> None:
        """Let what was begun finish; what does not is found again at the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        if self._done:
            await self.take([])

    def serves(self, who: str) -> bool:
        """Whether an update of theirs waits or is being handled."""
        return who in self._queues

    def _put(self, key: Key, body: dict[str, Any], applied: bool) -> None:
        who = sender_of(body)
        self._waiting += 1
        if self._waiting >= BACKLOG:
            self._relaxed.clear()
        queue = self._queues.get(who)
        if queue is not None:
            queue.append((key, body, applied))
            return
        self._queues[who] = deque([(key, body, applied)])
        task = asyncio.create_task(self._serve(who))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, who: str) -> None:
        """Handle one person's updates, one after another, until there are none."""
        queue = self._queues[who]
        try:
            while queue:
                key, body, applied = queue.popleft()
                async with self._room:
                    handling.set(Handling(key, applied))
                    await self._handle(body, applied)
                self._done.append(key)
                self._waiting -= 1
                if self._waiting < BACKLOG // 2:
                    self._relaxed.set()
        finally:
            del self._queues[who]


def sender_of(body: dict[str, Any]) -> str:
    """Whose turn an update is: the poll it tells of, the chat it came from, else the person, else the update itself."""
    if isinstance(poll := body.get("poll"), dict):
        return f"poll {poll.get('id')}"
    for kind, event in body.items():
        if kind != "update_id" and isinstance(event, dict):
            place = (
                event.get("chat") or (event.get("message") or {}).get("chat") or event.get("from") or event.get("user")
            )
            if isinstance(place, dict) and "id" in place:
                return str(place["id"])
    return f"update {body.get('update_id')}"
