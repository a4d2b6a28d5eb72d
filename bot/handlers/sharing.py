"""«Поделиться»: @bot in any chat offers cards of events; «e12» is one of them, words look for them, nothing shows what
is next."""

from zoneinfo import ZoneInfo

from aiogram import Bot, Router
from aiogram.enums import ParseMode
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.i18n import Texts, language_of, texts_in
from bot.middlewares import TELEGRAM
from bot.services.events import EventCard, Events
from bot.services.people import People
from bot.telegram.post import NO_PREVIEW, inline
from bot.views import sharing as views

REMEMBERED = 60  # seconds that Telegram may answer the same query by itself
CAME_BY_SHARING = "cinline"  # where a newcomer came from


def make_router() -> Router:
    router = Router(name="sharing")
    router.inline_query.register(offer)
    return router


async def offer(query: InlineQuery, people: People, events: Events, bot: Bot) -> None:
    """Up to a page of cards, in the asker's language and zone; a way to the bot when there is none."""
    code = query.from_user.language_code
    language, zone = await people.reads(TELEGRAM, str(query.from_user.id), lambda usual: language_of(code, usual))
    texts = texts_in(language)
    username = (await bot.me()).username or ""
    found = await events.offered(query.query.strip())
    nothing = InlineQueryResultsButton(text=texts.plain("sharing-nothing"), start_parameter=CAME_BY_SHARING)
    await query.answer(
        [_result(texts, each, ZoneInfo(zone), username) for each in found],
        cache_time=REMEMBERED,
        is_personal=True,
        button=None if found else nothing,
    )


def _result(texts: Texts, shown: EventCard, zone: ZoneInfo, username: str) -> InlineQueryResultArticle:
    page = views.shared(texts, shown, zone, f"https://t.me/{username}?start=e{shown.id}")
    title, description = views.title(texts, shown, zone)
    return InlineQueryResultArticle(
        id=f"e{shown.id}",
        title=title,
        description=description,
        input_message_content=InputTextMessageContent(
            message_text=page.text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=inline(page),
    )
