"""Telegram's own polls: sent and stopped. What Telegram refuses comes back as None and is said in the bot's words."""

from collections.abc import Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.types import InputPollOption, Poll

log = structlog.get_logger()

REFUSALS = (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound)


async def send(
    bot: Bot, address: str, question: str, options: Sequence[str], right: int | None
) -> tuple[str, int] | None:
    """Post a poll, a quiz when there is a right option; Telegram's ids of the poll and of its message.

    None: the bot may not write there, or there is no such chat.
    """
    try:
        message = await bot.send_poll(
            _chat(address),
            question,
            [InputPollOption(text=option, text_parse_mode=None) for option in options],
            question_parse_mode=None,  # typed by people: the bot's own HTML has no meaning here
            is_anonymous=True,
            type="quiz" if right is not None else "regular",
            correct_option_ids=None if right is None else [right],
        )
    except REFUSALS as error:
        log.warning("poll refused", error=type(error).__name__)
        return None
    return (message.poll.id, message.message_id) if message.poll else None


async def stop(bot: Bot, address: str, message_id: int) -> Poll | None:
    """End a poll; how it ended, None when it is gone or was ended before."""
    try:
        return await bot.stop_poll(_chat(address), message_id)
    except REFUSALS as error:
        log.warning("poll not stopped", error=type(error).__name__)
        return None


def _chat(address: str) -> int | str:
    return address if address.startswith("@") else int(address)
