"""What the bot is measured against: the smallest honest aiogram bot, written as aiogram's own examples are.

/start is answered with one message and four buttons, a press with an answer and an edit. Stock session, stock imports,
long polling. Run as a file, `python tests/bench/bare.py [--wins]`; with --wins it uses the bot's own session, models
built when first used and gc.freeze(), which tells how much of a difference is theirs.
"""

import asyncio
import gc
import os
import sys
from pathlib import Path

WINS = "--wins" in sys.argv
if WINS:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from bot.telegram import lazy_models

    lazy_models.install()

from aiogram import Bot, Dispatcher, Router  # noqa: E402  # after the models have been put off
from aiogram.client.session.aiohttp import AiohttpSession  # noqa: E402
from aiogram.client.telegram import TelegramAPIServer  # noqa: E402
from aiogram.filters import CommandStart  # noqa: E402
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message  # noqa: E402

router = Router()
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Мероприятия", callback_data="events:1")],
        [InlineKeyboardButton(text="Вакансии", callback_data="vacancies:1")],
        [InlineKeyboardButton(text="Опросы", callback_data="surveys:1")],
        [InlineKeyboardButton(text="Помощь", callback_data="help:1")],
    ]
)


@router.message(CommandStart())
async def start(message: Message) -> None:
    await message.answer("Здравствуйте! Это бот культурного кластера. Что вам показать?", reply_markup=KEYBOARD)


@router.callback_query()
async def press(query: CallbackQuery) -> None:
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text("Вот что у нас есть. Выберите, что показать дальше.", reply_markup=KEYBOARD)


async def main() -> None:
    api = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    session = AiohttpSession(api=api)
    if WINS:
        from bot.telegram.session import JsonSession

        session = JsonSession(api=api)
        lazy_models.build_first_needed()
        gc.collect()
        gc.freeze()
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
