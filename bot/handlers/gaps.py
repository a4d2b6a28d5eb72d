"""The table of gaps and its workbook."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.screen import Screen
from bot.services.gaps import Gaps
from bot.services.people import Person
from bot.views import gaps as views
from bot.views.requirement_buttons import GapPage, GapSheet


def make_router() -> Router:
    router = Router(name="gaps")
    router.callback_query.register(choose, GapPage.filter(F.choose.is_(True)))
    router.callback_query.register(show_one, GapPage.filter(F.skill >= 0))
    router.callback_query.register(show_table, GapPage.filter())
    router.callback_query.register(export, GapSheet.filter())
    return router


async def show_table(
    press: CallbackQuery, callback_data: GapPage, person: Person, texts: Texts, screen: Screen, gaps: Gaps
) -> None:
    place = views.place_of(callback_data)
    await screen.show(views.table(texts, await gaps.table(person, place), place, callback_data.page))


async def show_one(
    press: CallbackQuery, callback_data: GapPage, person: Person, texts: Texts, screen: Screen, gaps: Gaps
) -> None:
    skill = views.skill_of(callback_data)
    line, places = await gaps.places(person, skill)
    await screen.show(views.one(texts, skill, line, places, callback_data))


async def choose(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, gaps: Gaps) -> None:
    await gaps.require(person)
    await screen.show(views.where(texts))


async def export(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, gaps: Gaps) -> None:
    """The press is answered at once: reading and writing take a moment."""
    await gaps.require(person)
    await screen.answer(texts.plain("exports-begun"))
    content = await gaps.workbook(person, views.opener(texts, screen.zone))
    await screen.attach(views.file(texts, content, screen.today))
