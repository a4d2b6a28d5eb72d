"""The sender: takes deliveries one by one under Telegram's limits and writes down how each ended.

A message is claimed, sent, recorded. What is claimed when the process dies is settled at the next start.
"""

import asyncio
from datetime import timedelta

import structlog
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.db.deliveries import Claim
from bot.i18n import texts_in
from bot.screen import UNCHANGED
from bot.services.deliveries import Deliveries, OutOfTurn
from bot.telegram.pace import Pace
from bot.telegram.post import Post
from bot.telegram.retry import single_attempt
from bot.views.deliveries import KINDS
from bot.views.page import Page

log = structlog.get_logger()

IN_FLIGHT = 30  # sends at once; the network's delay times the rate fits in
LOOK_EVERY = 1.0  # seconds between looks for what has become due
ATTEMPTS = 8
BACKOFF = timedelta(seconds=5)
TURN = timedelta(seconds=1)  # until a message of the channel may follow the one it edits


class Sender:
    """One loop for everything nobody is waiting for."""

    def __init__(self, deliveries: Deliveries, post: Post, pace: Pace) -> None:
        self._deliveries = deliveries
        self._post = post
        self._pace = pace
        self._room = asyncio.Semaphore(IN_FLIGHT)
        self._sending: set[asyncio.Task[None]] = set()
        self._looked = False

    @property
    def at_rest(self) -> bool:
        """Nothing was due at the last look, nothing has come since, nothing is on the wire."""
        return self._looked and not self._sending and not self._deliveries.wake.is_set()

    async def run(self) -> None:
        """Send until cancelled; what is on the wire then is waited for."""
        try:
            while True:
                self._looked = False
                self._deliveries.wake.clear()
                while await self._send_next():
                    pass
                self._looked = True
                try:
                    await asyncio.wait_for(self._deliveries.wake.wait(), LOOK_EVERY)
                except TimeoutError:
                    continue
        finally:
            if self._sending:
                await asyncio.wait(self._sending, timeout=10)

    async def _send_next(self) -> bool:
        """Take one due message and put it on the wire; False when none is due."""
        if not await self._deliveries.due():
            return False
        await self._room.acquire()
        await self._pace.background()
        claims = await self._deliveries.claim(1)
        if not claims:
            self._room.release()
            return False
        task = asyncio.create_task(self._send(claims[0]))
        self._sending.add(task)
        task.add_done_callback(self._finished)
        return True

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._room.release()
        self._sending.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("delivery not recorded", exc_info=error)

    async def _send(self, claim: Claim) -> None:
        try:
            page = KINDS[claim.kind](texts_in(claim.language), claim.params)
            with single_attempt():
                message = await self._put(claim, page)
        except OutOfTurn:
            await self._deliveries.put_back([claim], TURN)
        except TelegramRetryAfter as error:
            await self._deliveries.put_back([claim], timedelta(seconds=error.retry_after))
        except TelegramForbiddenError:
            await self._deliveries.unreachable(claim, "blocked")
        except TelegramBadRequest as error:
            if "chat not found" in error.message or "deactivated" in error.message:
                await self._deliveries.unreachable(claim, "no such chat")
            elif UNCHANGED in error.message:
                await self._deliveries.sent(claim, None)
            else:
                log.warning("delivery refused", kind=claim.kind, delivery=claim.id)
                await self._deliveries.failed(claim, "refused")
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            if claim.attempts >= ATTEMPTS:
                await self._deliveries.failed(claim, type(error).__name__)
            else:
                await self._deliveries.put_back([claim], BACKOFF * 2 ** (claim.attempts - 1))
        except (AiogramError, LookupError) as error:
            # A page that cannot be made or a token that was revoked: the row says so, the others go on.
            log.error("delivery failed", kind=claim.kind, delivery=claim.id, exc_info=error)
            await self._deliveries.failed(claim, type(error).__name__)
        else:
            await self._deliveries.sent(claim, message)

    async def _put(self, claim: Claim, page: Page) -> str:
        """Send it, or edit the message it takes the place of; the messenger's id."""
        earlier = await self._deliveries.earlier(claim)
        if earlier is None:
            return str((await self._post.send(claim.address, page)).message_id)
        await self._post.edit(claim.address, int(earlier), page)
        return earlier
