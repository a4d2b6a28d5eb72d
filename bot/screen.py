"""What the person sees: one page, edited in place after a press, sent anew after a message."""

import asyncio
from dataclasses import replace
from datetime import date, tzinfo
from typing import TypeGuard
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, MaybeInaccessibleMessageUnion, Message

from bot.clock import Clock
from bot.errors import DomainError
from bot.forms.fields import Circumstances
from bot.i18n import Texts, Value
from bot.services.people import Person
from bot.telegram.post import UNCHANGED, Post
from bot.views.buttons import To
from bot.views.page import Attachment, Page
from bot.views.people import go


class Screen:
    """The conversation with one person during one update."""

    def __init__(
        self, bot: Bot, post: Post, clock: Clock, person: Person, texts: Texts, event: Message | CallbackQuery | None
    ) -> None:
        self.bot = bot
        self._post = post
        self._clock = clock
        self._person = person
        self._press = event if isinstance(event, CallbackQuery) else None
        self._answered = False
        self.shown: int | None = None  # the message that shows the last page
        self.texts = texts
        self.zone: tzinfo = ZoneInfo(person.timezone)

    @property
    def about(self) -> Circumstances:
        """The circumstances in which an answer is read: the person's language and today."""
        return Circumstances(self.texts, self.today)

    @property
    def today(self) -> date:
        return self._clock.now().astimezone(self.zone).date()

    async def show(self, page: Page) -> None:
        """Show the page in the place of the pressed one, or as a new message where that cannot be."""
        message = self._in_place_of()
        if message is None or not message.message_id or page.ask_contact or not _can_become(message, page):
            await asyncio.gather(self.answer(), self._send(page))
            if _has_photo(message) and not page.ask_contact:
                await self._clear(message)
            return
        self.shown = message.message_id
        try:
            await asyncio.gather(self.answer(), self._post.edit(self._person.address, message.message_id, page))
        except TelegramBadRequest as error:
            # The page is as it was, or its message is gone, too old or not text: then it is sent anew.
            if UNCHANGED not in error.message:
                await self._send(page)

    def _in_place_of(self) -> MaybeInaccessibleMessageUnion | None:
        """The message whose place a page may take."""
        return self._press.message if self._press else None

    async def _send(self, page: Page) -> None:
        """A new message; a picture that the messenger no longer knows is left out."""
        try:
            sent = await self._post.send(self._person.address, page)
        except TelegramBadRequest:
            if not page.picture:
                raise
            sent = await self._post.send(self._person.address, replace(page, picture=""))
        self.shown = sent.message_id

    def below(self) -> "Screen":
        """The same screen, on which pages come as new messages: what was pressed stays as it is."""
        return _Below(self)

    async def open_link(self, code: str) -> None:
        """Go where the bot's own link with this code leads."""
        if self._press is not None and not self._answered:
            self._answered = True
            name = (await self.bot.me()).username
            await self.bot.answer_callback_query(self._press.id, url=f"https://t.me/{name}?start={code}")

    async def _clear(self, message: Message) -> None:
        """Take away a card with a photo whose place a text has taken; an old one stays where it is."""
        try:
            await self._post.delete(self._person.address, message.message_id)
        except TelegramBadRequest:
            return

    async def say(self, page: Page) -> None:
        """A new message, whatever was pressed: results that must be noticed."""
        await asyncio.gather(self.answer(), self._post.send(self._person.address, page))

    async def put_keyboard_away(self) -> None:
        """Take the messenger's «send my number» button off the screen; that takes a message of its own."""
        await self._post.send(self._person.address, Page(self.texts("keyboard-away"), keyboard_away=True))

    async def attach(self, attachment: Attachment) -> None:
        await self.answer()
        await self._post.attach(self._person.address, attachment)

    async def show_photo(self, picture: Attachment) -> None:
        """A picture of our own, as a message of its own."""
        await self.answer()
        await self._post.photo(self._person.address, picture)

    async def forward(self, kind: str, file_id: str) -> None:
        """A photo or a document the messenger keeps, by its id there."""
        await self.answer()
        await self._post.forward(self._person.address, kind, file_id)

    async def fetch(self, file_id: str, limit: int) -> bytes:
        """What is in a file the person sent. Raises DomainError for one of more than `limit` bytes."""
        return await self._post.fetch(file_id, limit)

    async def answer(self, text: str = "", *, alert: bool = False) -> None:
        """Answer the press, once; `text` (plain, at most 200 characters) is shown over the chat."""
        if self._press is None or self._answered:
            return
        self._answered = True
        try:
            await self.bot.answer_callback_query(self._press.id, text=text[:200] or None, show_alert=alert or None)
        except TelegramBadRequest:
            # The press waited too long for an answer (a restart): nothing spins any more, and the page still matters.
            return

    async def refuse(self, refusal: DomainError) -> None:
        """Say what cannot be, and why."""
        when = {"when": self.texts.moment(refusal.when, self.zone)} if refusal.when else {}
        await self.tell(refusal.key, **refusal.params, **when)

    async def tell(self, key: str, **params: Value) -> None:
        """A short word by its text key: over the chat after a press, as a message otherwise."""
        if self._press is not None and not self._answered:
            await self.answer(self.texts.plain(key, **params), alert=True)
        else:
            way_on = [(go(self.texts, "menu-open", To.MENU),)]
            await self._post.send(self._person.address, Page(self.texts(key, **params), way_on))


class _Below(Screen):
    """The screen below the pressed message."""

    def __init__(self, screen: Screen) -> None:
        self.__dict__.update(screen.__dict__)

    def _in_place_of(self) -> None:
        return None


def _can_become(message: object, page: Page) -> bool:
    """Whether the message can be edited into the page: a text can become anything, a photo only another photo. An old
    message comes without its text."""
    return isinstance(message, Message) and (message.text is not None or (_has_photo(message) and bool(page.picture)))


def _has_photo(message: object) -> TypeGuard[Message]:
    return isinstance(message, Message) and message.photo is not None
