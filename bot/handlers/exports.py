"""«Выгрузка» of the console: participants and applications as a workbook."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.screen import Screen
from bot.services.exports import Exports
from bot.services.people import Person
from bot.views import exports as views
from bot.views.buttons import Go, To


def make_router() -> Router:
    router = Router(name="exports")
    router.callback_query.register(export, Go.filter(F.to == To.EXPORT))
    return router


async def export(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, exports: Exports) -> None:
    """The press is answered at once: a large cluster's file takes seconds."""
    await exports.open(person)
    await screen.answer(texts.plain("exports-begun"))
    content = await exports.participants(person, views.opener(texts, exports.zone))
    await screen.attach(views.file(texts, content, screen.today))
