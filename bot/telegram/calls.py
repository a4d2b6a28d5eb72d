"""The two calls that show pages, with the parameters the bot uses.

aiogram's own models of them know every kind of rich message: to build these takes 2 MB that are never used, and each
call twice as many parameters.
"""

from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove


class SendText(TelegramMethod[Message]):
    __returning__ = Message
    __api_method__ = "sendMessage"

    chat_id: int
    message_thread_id: int | None = None
    text: str
    parse_mode: ParseMode = ParseMode.HTML
    reply_markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None
    link_preview_options: LinkPreviewOptions | None = None


class EditText(TelegramMethod[Message | bool]):
    __returning__ = Message | bool
    __api_method__ = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: ParseMode = ParseMode.HTML
    reply_markup: InlineKeyboardMarkup | None = None
    link_preview_options: LinkPreviewOptions | None = None
