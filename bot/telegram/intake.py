"""How updates come in: fetched or brought, stored, confirmed, handled. aiogram's own polling confirms first and its
webhook answers first, and a crash then loses up to 100.

The updates of one person are handled in order, different people's at the same time, so a slow handler holds up nobody
else. A batch that Telegram gave is stored in one transaction before the next request confirms it; what it brings one by
one is stored together with what came meanwhile. The answers finished meanwhile are closed in the same transaction.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass
from random import Random
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods.base import TelegramMethod

from bot.db.database import DatabaseError, may_pass
from bot.db.updates import Handling, Key, UpdateState, handling
from bot.services.updates import Stored, Updates
from bot.telegram.retry import is_away

log = structlog.get_logger()

POLL_SECONDS = 30
BATCH = 100
AT_ONCE = 100  # people served at the same time
BACKLOG = 1_000  # updates waiting in memory before no more are fetched
CLOSE_EVERY = 0.5  # seconds after which finished updates are closed even when nothing new comes
# Telegram may be away for longer than one call is repeated: then the whole update is handled again, until it is too old
# for its answer to mean anything.
AGAIN_AFTER, AGAIN_AT_MOST = 1.0, 15.0  # seconds: the first wait, doubled up to the longest
GIVE_UP = 600.0  # seconds
LOOK_AGAIN = 0.01  # seconds, for what is being stored while the process ends
ALLOWED = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chat_join_request",
    "poll",
]

Handle = Callable[[dict[str, Any], bool], Awaitable[None]]
Turn = Callable[[str], AbstractAsyncContextManager[None]]  # one person's updates, one process at a time


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates that leaves the updates as they came: they are stored as such and read once, when handled."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = BATCH
    timeout: int = POLL_SECONDS
    allowed_updates: list[str] = ALLOWED


class NotHandled(Exception):
    """The process ends, or its database does not answer: the update is to be brought again."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stored update whose turn has not come. `new`: it was not known before."""

    key: Key
    body: dict[str, Any]
    applied: bool
    new: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """An update that was brought and is not stored yet, and what is set when it is dealt with."""

    body: dict[str, Any]
    handled: asyncio.Future[None]

    def ends(self, error: BaseException | None = None) -> None:
        """Tell who waits, if they still do."""
        if not self.handled.done():
            if error is None:
                self.handled.set_result(None)
            else:
                self.handled.set_exception(error)


class Intake:
    """The way of an update from Telegram to its handler. `handle(update, applied)` gets it as JSON.

    `turn`: with several processes, what makes them take a person's updates one at a time; None for one process alone.
    """

    def __init__(self, bot: Bot, updates: Updates, random: Random, handle: Handle, turn: Turn | None = None) -> None:
        self._bot = bot
        self._updates = updates
        self._random = random
        self._handle = handle
        self._turn = turn
        self._queues: dict[str, deque[Waiting]] = {}
        self._held: set[Key] = set()  # what waits or is being handled here
        self._arrived: list[Brought] = []
        self._brought: dict[Key, list[Brought]] = {}  # what somebody waits for, stored
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._relaxed = asyncio.Event()
        self._relaxed.set()
        self._done: list[Key] = []
        self._to_write = asyncio.Event()  # something was brought, or is done that Telegram waits to hear of
        self.last_poll: float | None = None  # loop time of the last answer to getUpdates

    async def poll(self) -> None:
        """Fetch until cancelled, whatever the network does. Raises only when the token is refused."""
        offset: int | None = None
        failures = 0
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
                    else min(_longest_wait(error), 0.5 * 2 ** min(failures, 6)) * self._random.uniform(0.5, 1)
                )
                if isinstance(error, TelegramConflictError):
                    await self._leave_webhook()
                level = log.error if isinstance(error, TelegramConflictError) else log.warning
                level("no updates from telegram", error=type(error).__name__, wait=round(wait, 1))
                await asyncio.sleep(wait)
                continue
            failures = 0
            self.last_poll = asyncio.get_running_loop().time()
            if found:
                offset = max(int(body["update_id"]) for body in found) + 1
            await self._relaxed.wait()

    async def _leave_webhook(self) -> None:
        """Nobody who asks is given anything as long as Telegram has an address from earlier times to bring it to."""
        try:
            if (await self._bot.get_webhook_info()).url:
                await self._bot.delete_webhook(drop_pending_updates=False)
        except AiogramError as error:
            log.warning("the webhook is still set", error=type(error).__name__)

    async def resume(self) -> None:
        """Go on with what an earlier process left; only where no other process is at work."""
        for key, body, applied in await self._updates.unfinished():
            if key not in self._held:
                self._put(Waiting(key, body, applied))

    async def receive(self, body: dict[str, Any]) -> None:
        """Take one update that Telegram brought. When this returns its effects are committed; one that comes again is
        waited for, or was done long ago. Raises DatabaseError, NotHandled: then it is to be brought again."""
        brought = Brought(body, asyncio.get_running_loop().create_future())
        self._arrived.append(brought)
        self._to_write.set()
        await brought.handled

    async def take(self, bodies: list[dict[str, Any]]) -> None:
        """Store a batch and start handling what is new in it. When this returns, nothing of it can be lost."""
        for stored in await self._store(bodies):
            if stored.is_new:
                self._put(Waiting(stored.key, stored.body, applied=False))

    async def keep_books(self) -> None:
        """Until cancelled, store what is brought and close what was answered, all there is at a time: at once where
        Telegram waits for it, else after a moment, for the quiet times in which no batch does it."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._to_write.wait(), CLOSE_EVERY)
            self._to_write.clear()
            try:
                if self._arrived or self._done:
                    await self._admit()
            except DatabaseError as error:  # what was answered is closed once it answers again
                log.warning("updates not stored or closed", error=type(error).__name__)

    async def _admit(self) -> None:
        """Store what was brought and start handling it."""
        arrived, self._arrived = self._arrived, []
        try:
            stored = await self._store([each.body for each in arrived])
        except BaseException as error:
            for each in arrived:
                each.ends(error if isinstance(error, DatabaseError) else NotHandled())
            raise
        self.last_poll = asyncio.get_running_loop().time()
        for each, found in zip(arrived, stored, strict=True):
            if found.state == UpdateState.DONE:
                each.ends()
            elif found.key in self._brought:
                self._brought[found.key].append(each)
            else:
                self._brought[found.key] = [each]
                self._put(Waiting(found.key, found.body, found.state == UpdateState.APPLIED, found.is_new))

    async def _store(self, bodies: list[dict[str, Any]]) -> list[Stored]:
        """Store these and close what is done, and tell who waited for that."""
        closing, self._done = self._done, []
        try:
            stored = await self._updates.store(bodies, closing)
        except BaseException:
            self._done = [*closing, *self._done]
            raise
        for key in closing:
            for each in self._brought.pop(key, ()):
                each.ends()
        return stored

    async def drain(self, seconds: float) -> None:
        """Let what was begun finish, also what comes in meanwhile; what does not is found again at the next start."""
        until = asyncio.get_running_loop().time() + seconds
        while (self._tasks or self._arrived) and (left := until - asyncio.get_running_loop().time()) > 0:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=left)
            else:
                await asyncio.sleep(LOOK_AGAIN)
        for task in self._tasks:
            task.cancel()

    async def close_last(self) -> None:
        """Close what was answered since `keep_books` was cancelled."""
        if self._done:
            await self.take([])

    @property
    def waiting(self) -> int:
        """How many updates wait or are being handled."""
        return self._waiting

    def serves(self, who: str) -> bool:
        """Whether an update of theirs waits or is being handled."""
        return who in self._queues

    def _put(self, each: Waiting) -> None:
        who = sender_of(each.body)
        self._held.add(each.key)
        self._waiting += 1
        if self._waiting >= BACKLOG:
            self._relaxed.clear()
        queue = self._queues.get(who)
        if queue is not None:
            queue.append(each)
            return
        self._queues[who] = deque([each])
        task = asyncio.create_task(self._serve(who))
        self._tasks.add(task)
        task.add_done_callback(self._served)

    def _served(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("updates left for later", exc_info=error)

    async def _serve(self, who: str) -> None:
        """Handle one person's updates, one after another, until there are none."""
        queue = self._queues[who]
        each = queue[0]
        try:
            while queue:
                each = queue.popleft()
                await self._until_answered(who, each)
                self._done.append(each.key)
                self._leaves(each)
                if each.key in self._brought:
                    self._to_write.set()
        finally:
            del self._queues[who]
            for left in ([each] if each.key in self._held else []) + list(queue):
                self._leaves(left)
                for brought in self._brought.pop(left.key, ()):
                    brought.ends(NotHandled())

    async def _until_answered(self, who: str, each: Waiting) -> None:
        """Handle it, and again as long as Telegram takes no answers or the database is away; what else Telegram refused
        is not repeated. Raises DatabaseError, which leaves it to be found at the next start."""
        loop = asyncio.get_running_loop()
        give_up, wait, again = loop.time() + GIVE_UP, AGAIN_AFTER, False
        while True:
            try:
                async with self._room, self._turn(who) if self._turn else nullcontext():
                    await self._handle_one(each, again=again)
            except (AiogramError, DatabaseError) as error:
                tried = {"update": each.body.get("update_id"), "error": type(error).__name__}
                if loop.time() > give_up or not is_passing(error):
                    if isinstance(error, DatabaseError):
                        raise
                    log.error("update not answered", **tried)
                    return
                log.warning("update handled again", wait=wait, **tried)
            else:
                return
            await asyncio.sleep(wait)
            wait, again = min(2 * wait, AGAIN_AT_MOST), True

    def _leaves(self, each: Waiting) -> None:
        """Forget an update in memory; fetching goes on once there is room."""
        self._held.discard(each.key)
        self._waiting -= 1
        if self._waiting < BACKLOG // 2:
            self._relaxed.set()

    async def _handle_one(self, each: Waiting, *, again: bool) -> None:
        """Handle an update, unless that was done before: here, or by another process while it waited.

        One that another process gets later is applied once all the same: `mark_applied` sees to that.
        """
        asked = again or (self._turn is not None and not each.new)
        state = await self._updates.state(each.key) if asked else UpdateState.STORED
        if state == UpdateState.DONE:
            return
        applied = each.applied or state == UpdateState.APPLIED
        handling.set(Handling(each.key, applied))
        await self._handle(each.body, applied)


def _longest_wait(error: Exception) -> float:
    """Seconds between attempts to fetch: our own database is asked sooner whether it is back than Telegram is."""
    return 3.0 if isinstance(error, DatabaseError) else 30.0


def is_passing(error: BaseException) -> bool:
    """Whether Telegram or the database is away: later the update may be handled as it is."""
    return is_away(error) or may_pass(error)


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
