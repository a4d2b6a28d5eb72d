"""The branches of an organisation."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.applications import UNIT, UNIT_NAME, UNIT_PLACE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.units import Units
from bot.views import units as views
from bot.views.buttons import AddUnit, UnitAction, UnitList, UnitPress
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="units")
    router.callback_query.register(show_all, UnitList.filter())
    router.callback_query.register(show, UnitPress.filter(F.action == UnitAction.OPEN))
    router.callback_query.register(rename, UnitPress.filter(F.action == UnitAction.RENAME))
    router.callback_query.register(move, UnitPress.filter(F.action == UnitAction.MOVE))
    router.callback_query.register(close, UnitPress.filter())
    router.callback_query.register(add, AddUnit.filter())
    return router


async def show_all(
    press: CallbackQuery, callback_data: UnitList, person: Person, texts: Texts, screen: Screen, units: Units
) -> None:
    await screen.show(views.branches(texts, await units.of(person, callback_data.organisation, callback_data.page)))


async def show(
    press: CallbackQuery, callback_data: UnitPress, person: Person, texts: Texts, screen: Screen, units: Units
) -> None:
    await screen.show(views.branch(texts, await units.one(person, callback_data.unit)))


async def add(
    press: CallbackQuery, callback_data: AddUnit, person: Person, screen: Screen, forms: Forms, units: Units
) -> None:
    shown = await units.of(person, callback_data.organisation, 0)
    await show_progress(await forms.open(person, UNIT, subject=str(shown.organisation_id)), screen)


async def rename(
    press: CallbackQuery, callback_data: UnitPress, person: Person, screen: Screen, forms: Forms, units: Units
) -> None:
    shown = await units.one(person, callback_data.unit)
    await show_progress(await forms.open(person, UNIT_NAME, subject=str(shown.id)), screen)


async def move(
    press: CallbackQuery, callback_data: UnitPress, person: Person, screen: Screen, forms: Forms, units: Units
) -> None:
    shown = await units.one(person, callback_data.unit)
    await show_progress(await forms.open(person, UNIT_PLACE, subject=str(shown.id)), screen)


async def close(
    press: CallbackQuery, callback_data: UnitPress, person: Person, texts: Texts, screen: Screen, units: Units
) -> None:
    """Close a branch, or reopen it."""
    shown = await units.close(person, callback_data.unit, closed=callback_data.action == UnitAction.CLOSE)
    await screen.show(views.branch(texts, shown))


async def _kept(ended: Ended) -> Page:
    unit_id = ended.progress.result
    if not isinstance(unit_id, int):
        raise TypeError("the form of a branch ends with its number")
    return views.branch(ended.texts, await ended.services.units.one(ended.person, unit_id))


ENDINGS: dict[str, Ending] = {form.name: _kept for form in (UNIT, UNIT_NAME, UNIT_PLACE)}
