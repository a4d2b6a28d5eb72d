"""The sender: takes deliveries under Telegram's limits and writes down how each ended.

A message is claimed, sent, recorded. Slots of the pace come before the claim, so that what is in doubt after a crash is
what was on the wire. Several sends are on the wire at once, so that a slow answer does not lower the rate; claims and
records come in batches, so that the ledger does not either.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.clock import Clock
from bot.db.database import DatabaseError
from bot.i18n import texts_in
from bot.services.deliveries import Claim, Deliveries, Outcome, OutOfTurn, Priority, State
from bot.telegram.announcing import Announcing
from bot.telegram.chat_pace import ChatPace
from bot.telegram.pace import Pace, Slot
from bot.telegram.post import UNCHANGED, Post
from bot.telegram.retry import single_attempt
from bot.telegram.session import NotSentError

log = structlog.get_logger()

BATCH: Final = 20  # claims in one transaction
IN_FLIGHT: Final = 60  # sends at once, recorded or not: two seconds of an answer at the usual rate
RECORD_AFTER: Final = 0.02  # seconds that an end waits for others to be written down together
LOOK_EVERY: Final = 1.0  # seconds between looks for what has become due
MIND_EVERY: Final = 5.0  # seconds between looks for what the dead left; whose line broke is back within two
TRY_AGAIN: Final = 1.0  # seconds, where the database did not answer
ATTEMPTS: Final = 16  # over an hour and a half: Telegram has been away for an hour before
BACKOFF: Final = timedelta(seconds=5)
LONGEST_BACKOFF: Final = timedelta(minutes=10)
NO_LINE: Final = timedelta(seconds=20)  # until the next attempt where no connection could be made
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
        self._claiming: asyncio.Task[bool] | None = None
        self._sending: set[asyncio.Task[None]] = set()
        self._ended: list[Outcome] = []
        self._being_written = 0
        self._writing = asyncio.Lock()
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
        return len(self._sending) + len(self._ended) + self._being_written

    async def run(self) -> None:
        """Send until cancelled; what is on the wire then is waited for and written down, however long that takes."""
        sending, recording, minding, living = tasks = [
            asyncio.create_task(work)
            for work in (self._send_on(), self._record_ends(), self._mind(), self._deliveries.live())
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
        finally:
            sending.cancel()
            minding.cancel()
            try:
                await self._finish(recording)
            finally:
                for each in (recording, living):
                    each.cancel()
                await asyncio.wait(tasks)
                if self._ended:
                    log.error("it is not written down how deliveries ended", number=len(self._ended))

    async def _finish(self, recording: asyncio.Task[None]) -> None:
        """Take nothing more, and write down how everything ended."""
        if self._claiming is not None:
            await asyncio.wait({self._claiming})
        if self._sending:
            await asyncio.wait(self._sending)
        async with self._writing:  # a transaction is not cancelled in its midst
            recording.cancel()
        while self._ended:
            if not await self._write_down():
                await asyncio.sleep(TRY_AGAIN)

    async def _send_on(self) -> None:
        while True:
            self._looked = False
            self._deliveries.wake.clear()
            try:
                while await self._send_some():
                    pass
            except DatabaseError as error:
                log.warning("nothing is sent for now", error=type(error).__name__)
                await asyncio.sleep(TRY_AGAIN)
                continue
            self._looked = True
            if self._in_flight == 0:
                self._deliveries.rested.set()
            try:
                async with asyncio.timeout(LOOK_EVERY):  # wait_for may swallow being cancelled
                    await self._deliveries.wake.wait()
            except TimeoutError:
                continue

    async def _mind(self) -> None:
        """Send also what was left by others who died."""
        while True:
            await self._deliveries.seen()
            try:
                await self._deliveries.look()
            except DatabaseError as error:
                log.warning("what the dead left is looked for later", error=type(error).__name__)
            await asyncio.sleep(MIND_EVERY)

    async def _send_some(self) -> bool:
        """Take due messages and put them on the wire; False when none is due."""
        if not await self._deliveries.due():
            return False
        full = True
        while full:
            limit = min(BATCH, await self._wait_for_room())
            await self._deliveries.seen()
            slots = await self._pace.background(limit)
            self._claiming = asyncio.create_task(self._claim(slots))
            full = await asyncio.shield(self._claiming)
        return True

    async def _claim(self, slots: Sequence[Slot]) -> bool:
        """Put a message on the wire for each slot; whether there were as many. Cancelled between the two it would leave
        in doubt what was never sent."""
        claims: Sequence[Claim] = ()
        try:
            claims = await self._deliveries.claim(len(slots))
        finally:
            self._pace.give_back(slots[len(claims) :])
        for claim, slot in zip(claims, slots, strict=False):
            self._put_on_the_wire(claim, slot)
        return len(claims) == len(slots)

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
        task.add_done_callback(partial(self._sent, claim))

    def _sent(self, claim: Claim, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._room.set()
        if not task.cancelled() and (error := task.exception()):
            # A page that cannot be made or a token that was revoked: the row says so, the others go on.
            log.error("delivery failed", kind=claim.kind, delivery=claim.id, exc_info=error)
            self._end(Outcome(claim, State.FAILED, type(error).__name__))

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
            if not await self._write_down():
                await asyncio.sleep(TRY_AGAIN)

    async def _write_down(self) -> bool:
        """False where the database does not answer: nothing is forgotten, and no more is sent than there is room."""
        async with self._writing:
            self._something_ended.clear()
            self._many_ended.clear()
            ended, self._ended = self._ended, []
            self._being_written = len(ended)
            written = False
            try:
                await self._deliveries.record(ended)
                written = True
            except DatabaseError as error:
                log.warning("what was sent is written down later", error=type(error).__name__)
                return False
            finally:
                self._being_written = 0
                if not written:
                    self._ended = ended + self._ended
                    self._something_ended.set()
            self._room.set()
            if self._looked and self._in_flight == 0:
                self._deliveries.rested.set()
            for outcome in ended:
                await self._count(outcome)
        return True

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
            try:
                await self._give_up(announcement, outcome.reason or "")
            except DatabaseError as error:  # the next failure tries again
                log.warning("announcement not paused yet", announcement=announcement, error=type(error).__name__)
            else:
                del self._failures[announcement]

    async def _send(self, claim: Claim, slot: Slot) -> None:
        """Send one message; what became of it goes to the ledger."""
        self._pace.begin(slot)
        try:
            outcome = await self._outcome(claim)
        except DatabaseError as error:  # it is asked before the call, not after it: nothing was sent
            log.warning("delivery put off", delivery=claim.id, error=type(error).__name__)
            outcome = self._later(claim, BACKOFF, tried=False)
        self._end(outcome)

    async def _outcome(self, claim: Claim) -> Outcome:
        try:
            with single_attempt():
                message = await self._call(claim)
        except OutOfTurn:
            return self._later(claim, TURN, tried=False)
        except TelegramRetryAfter as error:
            self._pace.pause(error.retry_after)
            return self._later(claim, timedelta(seconds=error.retry_after), tried=False)
        except NothingToSay:
            return Outcome(claim, State.SKIPPED, "nothing to say")
        except TelegramMigrateToChat as error:
            await self._deliveries.moved(claim, str(error.migrate_to_chat_id))
            return self._later(claim, timedelta(), tried=False)
        except TelegramForbiddenError:
            return Outcome(claim, State.SKIPPED, "blocked")
        except TelegramBadRequest as error:
            return _refused(claim, error.message)
        except NotSentError:  # it says nothing about the message, however often it happens
            return self._later(claim, NO_LINE, tried=False)
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            # It may have come through: a second copy of an announcement is worse than one that is missing.
            if claim.priority == Priority.ANNOUNCEMENT and not self._announcing.may_repeat(claim):
                return Outcome(claim, State.UNKNOWN, type(error).__name__)
            return self._after_failure(claim, type(error).__name__)
        return Outcome(claim, State.SENT, message=message)

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
        return self._later(claim, min(BACKOFF * 2 ** (claim.attempts - 1), LONGEST_BACKOFF))

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
