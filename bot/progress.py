"""The live progress of announcements: one message in the author's chat, edited every few seconds."""

import asyncio
from typing import Final

import structlog
from aiogram.exceptions import AiogramError, TelegramBadRequest

from bot.clock import Clock
from bot.db.database import DatabaseError
from bot.i18n import texts_in
from bot.services.broadcasts import Broadcasts
from bot.services.deliveries import Deliveries
from bot.services.watching import Showing, Watching
from bot.telegram.post import Post
from bot.telegram.retry import single_attempt
from bot.views.page import Page

log = structlog.get_logger()

EVERY: Final = 3.0  # seconds between looks for what is due
SOON: Final = 1.0  # while something is on its way; when a page is shown again is the service's to say
UNCHANGED: Final = "message is not modified"


class ProgressBars:
    """Moves announcements on and shows how far they are."""

    def __init__(
        self, broadcasts: Broadcasts, watching: Watching, deliveries: Deliveries, post: Post, clock: Clock
    ) -> None:
        self._broadcasts = broadcasts
        self._watching = watching
        self._deliveries = deliveries
        self._post = post
        self._clock = clock

    async def run(self) -> None:
        """Work until cancelled: at once when something was begun or the queue ran empty, else every few seconds."""
        while True:
            self._broadcasts.changed.clear()
            self._deliveries.rested.clear()
            try:
                busy = await self._move_on()
            except DatabaseError as error:
                log.warning("announcements wait", error=type(error).__name__)
                busy = True
            waits = [asyncio.create_task(each.wait()) for each in (self._broadcasts.changed, self._deliveries.rested)]
            try:
                await asyncio.wait(waits, timeout=SOON if busy else EVERY, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for each in waits:
                    each.cancel()

    async def _move_on(self) -> bool:
        """Whether there is something on its way, or somebody watching."""
        busy = await self._broadcasts.work(self._clock.now())
        showings = await self._watching.to_show()
        for showing in showings:
            await self._show(showing)
        return busy or bool(showings)

    async def _show(self, showing: Showing) -> None:
        author = showing.author
        page = _page(showing)
        try:
            with single_attempt():
                if showing.message is not None:
                    await self._post.edit(author.address, showing.message, page)
                    return
        except TelegramBadRequest as error:
            if UNCHANGED in error.message:
                return
        except AiogramError as error:
            log.info("progress not shown", announcement=showing.progress.announcement, reason=type(error).__name__)
            return
        await self._send(showing)

    async def _send(self, showing: Showing) -> None:
        """A new message, where there was none or the old one is gone."""
        author = showing.author
        page = _page(showing)
        try:
            sent = await self._post.send(author.address, page)
        except AiogramError as error:
            log.info("progress not shown", announcement=showing.progress.announcement, reason=type(error).__name__)
            return
        await self._watching.shown_at(showing.progress.announcement, sent.message_id, self._clock.now())


def _page(showing: Showing) -> Page:
    from bot.views.broadcasts import progress  # and with it the words of events and vacancies: for those who announce

    return progress(texts_in(showing.author.language), showing.progress)
