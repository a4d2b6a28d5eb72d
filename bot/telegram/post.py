"""A page as Telegram takes it: sent, edited, with its buttons; the one place that turns our pages into Bot API
calls."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.errors import DomainError
from bot.telegram.calls import EditText, SendText
from bot.views.page import Attachment, Button, Page, readable

MEGABYTE = 1024 * 1024
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# What Telegram says to an edit that changes nothing.
UNCHANGED = "message is not modified"


class Post:
    """Sends pages to chats."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, address: str, page: Page, topic: int | None = None) -> Message:
        """A new message, of a forum in one of its topics. Raises what aiogram raises."""
        page = await self._linked(page)
        if page.picture:
            return await self._bot.send_photo(
                int(address),
                page.picture,
                message_thread_id=topic,
                caption=page.text,
                reply_markup=inline(page),
            )
        return await self._bot(
            SendText(
                chat_id=int(address),
                message_thread_id=topic,
                text=page.text,
                reply_markup=_markup(page),
                link_preview_options=NO_PREVIEW,
            )
        )

    async def edit(self, address: str, message_id: int, page: Page) -> None:
        """The page in the place of an earlier one. Raises what aiogram raises, «message is not modified» included.

        A text can get a picture; a message with a picture cannot lose it.
        """
        page = await self._linked(page)
        if page.picture:
            await self._bot.edit_message_media(
                InputMediaPhoto(media=page.picture, caption=page.text, parse_mode=ParseMode.HTML),
                chat_id=int(address),
                message_id=message_id,
                reply_markup=inline(page),
            )
            return
        await self._bot(
            EditText(
                chat_id=int(address),
                message_id=message_id,
                text=page.text,
                reply_markup=inline(page),
                link_preview_options=NO_PREVIEW,
            )
        )

    async def _linked(self, page: Page) -> Page:
        """The page with addresses for what opens in this bot: its name is the messenger's to tell."""
        if not any(each.start for row in page.rows for each in row):
            return page
        link = f"https://t.me/{(await self._bot.me()).username}?start="
        return replace(page, rows=[[_linked(each, link) for each in row] for row in page.rows])

    async def delete(self, address: str, message_id: int) -> None:
        await self._bot.delete_message(int(address), message_id)

    async def attach(self, address: str, attachment: Attachment) -> None:
        await self._bot.send_document(
            int(address), BufferedInputFile(attachment.content, attachment.name), caption=attachment.caption
        )

    async def photo(self, address: str, picture: Attachment) -> None:
        """A picture of our own, with the text under it."""
        await self._bot.send_photo(
            int(address), BufferedInputFile(picture.content, picture.name), caption=picture.caption
        )

    async def fetch(self, file_id: str, limit: int) -> bytes:
        """What is in a file that somebody sent, at most `limit` bytes. Raises DomainError for a larger one: by the
        size that Telegram tells before anything is loaded, and by the bytes that come."""
        file = await self._bot.get_file(file_id)
        received = _Bounded(limit)
        received.require_room(file.file_size or 0)
        await self._bot.download_file(file.file_path or "", received)
        return received.getvalue()

    async def forward(self, address: str, kind: str, file_id: str) -> None:
        """A photo or a document that is on Telegram's servers already."""
        if kind == "photo":
            await self._bot.send_photo(int(address), file_id)
        else:
            await self._bot.send_document(int(address), file_id)


class _Bounded(BytesIO):
    """What is received, up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        self.require_room(self.tell() + len(data))
        return super().write(data)

    def require_room(self, size: int) -> None:
        """Raises DomainError."""
        if size > self._limit:
            raise DomainError("field-file-large", megabytes=max(1, self._limit // MEGABYTE))


def _markup(page: Page) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if page.ask_contact:
        return _contact_keyboard(page)
    return ReplyKeyboardRemove(remove_keyboard=True) if page.keyboard_away else inline(page)


def inline(page: Page) -> InlineKeyboardMarkup | None:
    """The buttons of a page."""
    if not page.rows:
        return None
    rows = [[_button(each) for each in row] for row in readable(page.rows) if row]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _linked(each: Button, link: str) -> Button:
    return replace(each, url=link + each.start) if each.start else each


def _button(each: Button) -> InlineKeyboardButton:
    if each.data:
        return InlineKeyboardButton(text=each.caption, callback_data=each.data)
    if each.share:
        return InlineKeyboardButton(text=each.caption, switch_inline_query=each.share)
    return InlineKeyboardButton(text=each.caption, url=each.url)


def _contact_keyboard(page: Page) -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=page.ask_contact, request_contact=True)]],
        resize_keyboard=True,
        one_time_keyboard=True,
    )
