"""A page as Telegram takes it: sent, edited, with its buttons; the one place that turns our pages into Bot API
calls."""

from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.views.page import Attachment, Page

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Post:
    """Sends pages to chats."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, address: str, page: Page) -> Message:
        """A new message. Raises what aiogram raises."""
        return await self._bot.send_message(
            int(address), page.text, reply_markup=_markup(page), link_preview_options=NO_PREVIEW
        )

    async def edit(self, address: str, message_id: int, page: Page) -> None:
        """The page in the place of an earlier one. Raises what aiogram raises, «message is not modified» included."""
        await self._bot.edit_message_text(
            page.text,
            chat_id=int(address),
            message_id=message_id,
            reply_markup=_inline(page),
            link_preview_options=NO_PREVIEW,
        )

    async def attach(self, address: str, attachment: Attachment) -> None:
        await self._bot.send_document(
            int(address), BufferedInputFile(attachment.content, attachment.name), caption=attachment.caption
        )

    async def forward(self, address: str, kind: str, file_id: str) -> None:
        """A photo or a document that is on Telegram's servers already."""
        if kind == "photo":
            await self._bot.send_photo(int(address), file_id)
        else:
            await self._bot.send_document(int(address), file_id)


def _markup(page: Page) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if page.ask_contact:
        return _contact_keyboard(page)
    return ReplyKeyboardRemove(remove_keyboard=True) if page.keyboard_away else _inline(page)


def _inline(page: Page) -> InlineKeyboardMarkup | None:
    if not page.rows:
        return None
    rows = [
        [
            InlineKeyboardButton(text=each.caption, callback_data=each.data)
            if each.data
            else InlineKeyboardButton(text=each.caption, url=each.url)
            for each in row
        ]
        for row in page.rows
        if row
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _contact_keyboard(page: Page) -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=page.ask_contact, request_contact=True)]],
        resize_keyboard=True,
        one_time_keyboard=True,
    )
