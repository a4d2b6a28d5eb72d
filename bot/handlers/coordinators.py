"""Coordinators: the owner appoints, limits and removes them; each may go on leave and name a deputy."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.roles import APPOINT, AREAS, LEAVE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.coordinators import Coordinators
from bot.services.forms import Forms
from bot.services.people import Person, Role
from bot.views import coordinators as views
from bot.views.buttons import CoordinatorAction, CoordinatorPress, Go, To
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="coordinators")
    router.callback_query.register(show_all, Go.filter(F.to == To.COORDINATORS))
    router.callback_query.register(appoint, Go.filter(F.to == To.APPOINT))
    router.callback_query.register(show_leave, Go.filter(F.to == To.AWAY))
    router.callback_query.register(come_back, Go.filter(F.to == To.BACK_AT_WORK))
    router.callback_query.register(show_one, CoordinatorPress.filter(F.action == CoordinatorAction.OPEN))
    router.callback_query.register(limit, CoordinatorPress.filter(F.action == CoordinatorAction.AREAS))
    router.callback_query.register(ask_remove, CoordinatorPress.filter(F.action == CoordinatorAction.ASK_REMOVE))
    router.callback_query.register(remove, CoordinatorPress.filter(F.action == CoordinatorAction.REMOVE))
    router.callback_query.register(go_away, CoordinatorPress.filter(F.action == CoordinatorAction.DEPUTY))
    return router


async def show_all(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, coordinators: Coordinators
) -> None:
    shown = await coordinators.all(person)
    await screen.show(views.everybody(texts, shown, screen.zone, owner=Role.OWNER in person.roles))


async def show_one(
    press: CallbackQuery,
    callback_data: CoordinatorPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    coordinators: Coordinators,
) -> None:
    await screen.show(views.one(texts, await coordinators.one(person, callback_data.person), screen.zone))


async def appoint(
    press: CallbackQuery, person: Person, screen: Screen, forms: Forms, coordinators: Coordinators
) -> None:
    coordinators.require_owner(person)
    await show_progress(await forms.open(person, APPOINT), screen)


async def limit(
    press: CallbackQuery,
    callback_data: CoordinatorPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    coordinators: Coordinators,
) -> None:
    coordinators.require_owner(person)
    shown = await coordinators.one(person, callback_data.person)
    now = {"places": list(shown.municipalities) if shown.municipalities is not None else None}
    await show_progress(await forms.open(person, AREAS, subject=str(shown.person_id), answers=now), screen)


async def ask_remove(
    press: CallbackQuery,
    callback_data: CoordinatorPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    coordinators: Coordinators,
) -> None:
    coordinators.require_owner(person)
    await screen.show(views.remove_sure(texts, await coordinators.one(person, callback_data.person)))


async def remove(
    press: CallbackQuery,
    callback_data: CoordinatorPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    coordinators: Coordinators,
) -> None:
    await coordinators.remove(person, callback_data.person)
    await show_all(press, person, texts, screen, coordinators)


async def show_leave(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, coordinators: Coordinators
) -> None:
    everybody = await coordinators.all(person)
    away = any(each.person_id == person.id and each.away_until for each in everybody)
    others = [each for each in everybody if each.person_id != person.id and each.away_until is None]
    await screen.show(views.choose_deputy(texts, others, away=away))


async def go_away(
    press: CallbackQuery,
    callback_data: CoordinatorPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    coordinators: Coordinators,
) -> None:
    deputy = await coordinators.one(person, callback_data.person)
    await show_progress(await forms.open(person, LEAVE, subject=str(deputy.person_id)), screen)


async def come_back(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, coordinators: Coordinators
) -> None:
    await coordinators.come_back(person)
    await screen.show(views.back_at_work(texts))


async def _changed(ended: Ended) -> Page:
    """The coordinator who was appointed or limited."""
    person_id = ended.progress.result
    if not isinstance(person_id, int):
        raise TypeError("an appointment ends with the person")
    return views.one(ended.texts, await ended.services.coordinators.one(ended.person, person_id), ended.screen.zone)


async def _away(ended: Ended) -> Page:
    return views.away_set(ended.texts)


ENDINGS: dict[str, Ending] = {APPOINT.name: _changed, AREAS.name: _changed, LEAVE.name: _away}
