"""Corrections that institutions ask for: looked at and decided on."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.screen import Screen
from bot.services.indicator_corrections import IndicatorCorrections
from bot.services.people import Person
from bot.views import indicator_corrections as views
from bot.views.indicator_buttons import CorrectionList, CorrectionLook, CorrectionPress


def make_router() -> Router:
    router = Router(name="indicator-corrections")
    router.callback_query.register(show_waiting, CorrectionList.filter())
    router.callback_query.register(show_one, CorrectionLook.filter())
    router.callback_query.register(decide, CorrectionPress.filter())
    return router


async def show_waiting(
    press: CallbackQuery,
    callback_data: CorrectionList,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_corrections: IndicatorCorrections,
) -> None:
    await screen.show(views.waiting(texts, await indicator_corrections.waiting(person, callback_data.period)))


async def show_one(
    press: CallbackQuery,
    callback_data: CorrectionLook,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_corrections: IndicatorCorrections,
) -> None:
    await screen.show(views.one(texts, await indicator_corrections.look(person, callback_data.correction)))


async def decide(
    press: CallbackQuery,
    callback_data: CorrectionPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_corrections: IndicatorCorrections,
) -> None:
    shown = await indicator_corrections.decide(person, callback_data.correction, approved=callback_data.approved)
    await screen.show(views.decided(texts, shown))
