"""The sender: takes deliveries under Telegram's limits and writes down how each ended.

A message is claimed, sent, recorded. Slots of the pace come before the claim, so that what is in doubt after a crash is
what was on the wire. Several sends are on the wire at once, so that a slow answer does not lower the rate; claims and
records come in batches, so that the ledger does not either.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Final

import structlog
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.clock import Clock
from bot.i18n import texts_in
from bot.screen import UNCHANGED
from bot.services.deliveries import Claim, Deliveries, Outcome, OutOfTurn, Priority, State
from bot.telegram.announcing import Announcing
from bot.telegram.chat_pace import ChatPace
from bot.telegram.pace import Pace, Slot
from bot.telegram.post import Post
from bot.telegram.retry import single_attempt
from bot.telegram.session import NotSentError

log = structlog.get_logger()

BATCH: Final = 20  # claims in one transaction
IN_FLIGHT: Final = 60  # sends at once, recorded or not: two seconds of an answer at the usual rate
RECORD_AFTER: Final = 0.02  # seconds that an end waits for others to be written down together
LOOK_EVERY: Final = 1.0  # seconds between looks for what has become due
ATTEMPTS: Final = 8
BACKOFF: Final = timedelta(seconds=5)
TURN: Final = timedelta(seconds=1)  # until a message of the channel may follow the one it edits
IN_A_ROW: Final = 30  # failures of an announcement after which it is paused

NOT_THERE: Final = ("message to edit not found", "message to delete not found", "message can't be deleted")


# Looks up what a message says at the moment of sending, by its row's params; None: there is nothing to say any more.
Fill = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any] | None]]


class NothingToSay(Exception):  # the end of one message, and no error
    """What a message was to tell of is over."""


class Sender:
    """One loop for everything nobody is waiting for. `give_up` pauses an announcement that keeps failing."""

    def __init__(
        self,
        deliveries: Deliveries,
        post: Post,
        pace: Pace,
        clock: Clock,
        announcing: Announcing,
        give_up: Callable[[int, str], Awaitable[None]],
        fill: Mapping[str, Fill],
    ) -> None:
        self._deliveries = deliveries
        self._post = post
        self._pace = pace
        self._clock = clock
        self._announcing = announcing
        self._give_up = give_up
        self._fill = fill
        self._chats = ChatPace(clock)
        self._sending: set[asyncio.Task[None]] = set()
        self._ended: list[Outcome] = []
        self._something_ended = asyncio.Event()
        self._many_ended = asyncio.Event()
        self._room = asyncio.Event()
        self._failures: Counter[int] = Counter()
        self._looked = False

    @property
    def at_rest(self) -> bool:
        """Nothing was due at the last look, nothing has come since, nothing is on the wire or to be written down."""
        return self._looked and self._in_flight == 0 and not self._deliveries.wake.is_set()

    @property
    def _in_flight(self) -> int:
        return len(self._sending) + len(self._ended)

    async def run(self) -> None:
        """Send until cancelled; what is on the wire then is waited for and written down."""
        recording = asyncio.create_task(self._record_ends(), name="record")
        try:
            while True:
                self._looked = False
                self._deliveries.wake.clear()
                while await self._send_some():
                    if recording.done():
                        recording.result()
                self._looked = True
                if self._in_flight == 0:
                    self._deliveries.rested.set()
                try:
                    async with asyncio.timeout(LOOK_EVERY):  # wait_for may swallow being cancelled
                        await self._deliveries.wake.wait()
                except TimeoutError:
                    continue
        finally:
            if self._sending:
                await asyncio.wait(self._sending, timeout=10)
            recording.cancel()
            await asyncio.wait([recording])
            if self._ended:
                await self._write_down()

    async def _send_some(self) -> bool:
        """Take due messages and put them on the wire; False when none is due."""
        if not await self._deliveries.due():
            return False
        full = True
        while full:
            limit = min(BATCH, await self._wait_for_room())
            slots = await self._pace.background(limit)
            claims = await self._deliveries.claim(len(slots))
            full = len(claims) == len(slots)
            self._pace.give_back(slots[len(claims) :])
            for claim, slot in zip(claims, slots, strict=False):
                self._put_on_the_wire(claim, slot)
        return True

    async def _wait_for_room(self) -> int:
        while (room := IN_FLIGHT - self._in_flight) <= 0:
            self._room.clear()
            await self._room.wait()
        return room

    def _put_on_the_wire(self, claim: Claim, slot: Slot) -> None:
        wait = self._chats.wait(claim.address, alone=claim.priority == Priority.ANNOUNCEMENT)
        if wait > 0:  # this chat has just had one
            later = self._clock.now() + timedelta(seconds=wait)
            self._end(Outcome(claim, State.PENDING, due_at=later, tried=False))
            self._pace.give_back([slot])
            return
        task = asyncio.create_task(self._send(claim, slot))
        self._sending.add(task)
        task.add_done_callback(self._sent)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._room.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("delivery not sent", exc_info=error)

    def _end(self, outcome: Outcome) -> None:
        self._ended.append(outcome)
        if len(self._ended) >= BATCH:
            self._many_ended.set()
        self._something_ended.set()

    async def _record_ends(self) -> None:
        """Write ends down together: at once when there are many, after a moment when there are few."""
        while True:
            await self._something_ended.wait()
            many = asyncio.create_task(self._many_ended.wait())
            await asyncio.wait((many,), timeout=RECORD_AFTER)
            many.cancel()
            await self._write_down()

    async def _write_down(self) -> None:
        self._something_ended.clear()
        self._many_ended.clear()
        ended, self._ended = self._ended, []
        try:
            await self._deliveries.record(ended)
        except BaseException:
            self._ended = ended + self._ended  # to be tried again, or at the very end
            self._something_ended.set()
            raise
        self._room.set()
        if self._looked and self._in_flight == 0:
            self._deliveries.rested.set()
        for outcome in ended:
            await self._count(outcome)

    async def _count(self, outcome: Outcome) -> None:
        """An announcement that fails again and again is paused: something is wrong with it, or with the line."""
        announcement = outcome.claim.announcement
        if announcement is None or outcome.state in {State.PENDING, State.SKIPPED}:
            return
        if outcome.state == State.SENT:
            self._failures.pop(announcement, None)
            return
        self._failures[announcement] += 1
        if self._failures[announcement] >= IN_A_ROW:
            del self._failures[announcement]
            await self._give_up(announcement, outcome.reason or "")

    async def _send(self, claim: Claim, slot: Slot) -> None:
        """Send one message; what became of it goes to the ledger."""
        self._pace.begin(slot)
        try:
            with single_attempt():
                message = await self._call(claim)
        except OutOfTurn:
            outcome = self._later(claim, TURN, tried=False)
        except TelegramRetryAfter as error:
            self._pace.pause(error.retry_after)
            outcome = self._later(claim, timedelta(seconds=error.retry_after), tried=False)
        except NothingToSay:
            outcome = Outcome(claim, State.SKIPPED, "nothing to say")
        except TelegramMigrateToChat as error:
            await self._deliveries.moved(claim, str(error.migrate_to_chat_id))
            outcome = self._later(claim, timedelta(), tried=False)
        except TelegramForbiddenError:
            outcome = Outcome(claim, State.SKIPPED, "blocked")
        except TelegramBadRequest as error:
            outcome = _refused(claim, error.message)
        except NotSentError as error:
            outcome = self._after_failure(claim, type(error).__name__)
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            # It may have come through: a second copy of an announcement is worse than one that is missing.
            if claim.priority == Priority.ANNOUNCEMENT and not self._announcing.may_repeat(claim):
                outcome = Outcome(claim, State.UNKNOWN, type(error).__name__)
            else:
                outcome = self._after_failure(claim, type(error).__name__)
        except (AiogramError, LookupError, ValueError) as error:
            # A page that cannot be made or a token that was revoked: the row says so, the others go on.
            log.error("delivery failed", kind=claim.kind, delivery=claim.id, exc_info=error)
            outcome = Outcome(claim, State.FAILED, type(error).__name__)
        else:
            outcome = Outcome(claim, State.SENT, message=message)
        self._end(outcome)

    async def _call(self, claim: Claim) -> str | None:
        """Send it, or change the message it takes the place of; the messenger's ids."""
        if claim.announcement is not None:
            return await self._announcing.send(claim)
        fill = self._fill.get(claim.kind)
        params = await fill(claim.params) if fill is not None else claim.params
        if params is None:
            raise NothingToSay
        from bot.views.deliveries import KINDS  # the pages of all features: 40 ms, and 1 MB, of a start

        page = KINDS[claim.kind](texts_in(claim.language), params)
        earlier = await self._deliveries.earlier(claim)
        if earlier is None:
            return str((await self._post.send(claim.address, page)).message_id)
        await self._post.edit(claim.address, int(earlier), page)
        return earlier

    def _after_failure(self, claim: Claim, reason: str) -> Outcome:
        if claim.attempts >= ATTEMPTS:
            return Outcome(claim, State.FAILED, reason)
        return self._later(claim, BACKOFF * 2 ** (claim.attempts - 1))

    def _later(self, claim: Claim, after: timedelta, *, tried: bool = True) -> Outcome:
        return Outcome(claim, State.PENDING, due_at=self._clock.now() + after, tried=tried)


def _refused(claim: Claim, words: str) -> Outcome:
    if "chat not found" in words or "deactivated" in words:
        return Outcome(claim, State.SKIPPED, "no such chat")
    if UNCHANGED in words:  # the first attempt had worked
        return Outcome(claim, State.SENT)
    if any(gone in words for gone in NOT_THERE):
        return Outcome(claim, State.FAILED, "not there")
    log.warning("delivery refused", kind=claim.kind, delivery=claim.id)
    return Outcome(claim, State.FAILED, "refused")
