"""Responses to vacancies: sent in two presses, one's own, those an employer received."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.vacancies import DECLINE, INVITE, MESSAGE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.responses import Responses
from bot.views import responses as views
from bot.views.page import Page
from bot.views.vacancy_buttons import ResponseAction, ResponseList, ResponsePress, VacancyAction, VacancyPress

WORDS = {ResponseAction.INVITE: INVITE, ResponseAction.DECLINE: DECLINE}


def make_router() -> Router:
    router = Router(name="responses")
    router.callback_query.register(ask, VacancyPress.filter(F.action == VacancyAction.ASK_RESPOND))
    router.callback_query.register(respond, VacancyPress.filter(F.action == VacancyAction.RESPOND))
    router.callback_query.register(write, VacancyPress.filter(F.action == VacancyAction.MESSAGE))
    router.callback_query.register(show_sent, VacancyPress.filter(F.action == VacancyAction.OWN))
    router.callback_query.register(show_mine, ResponseList.filter(F.vacancy == 0))
    router.callback_query.register(show_received, ResponseList.filter())
    router.callback_query.register(show_own, ResponsePress.filter(F.action == ResponseAction.OWN))
    router.callback_query.register(ask_withdraw, ResponsePress.filter(F.action == ResponseAction.ASK_WITHDRAW))
    router.callback_query.register(withdraw, ResponsePress.filter(F.action == ResponseAction.WITHDRAW))
    router.callback_query.register(read, ResponsePress.filter(F.action == ResponseAction.READ))
    router.callback_query.register(show_file, ResponsePress.filter(F.action == ResponseAction.FILE))
    router.callback_query.register(say, ResponsePress.filter(F.action.in_(WORDS)))
    router.callback_query.register(hire, ResponsePress.filter(F.action == ResponseAction.HIRE))
    return router


async def ask(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    """What will be passed on; whoever has no card yet is shown the way to one."""
    if person.is_member:
        await screen.show(views.offer(texts, await responses.offer(person, callback_data.vacancy)))
    else:
        await screen.show(views.join_first(texts, callback_data.vacancy))


async def respond(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    response_id = await responses.respond(person, callback_data.vacancy)
    await screen.show(views.sent(texts, await responses.own(person, response_id)))


async def write(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    responses: Responses,
) -> None:
    """Ask for a message and a file; the vacancy must still take responses."""
    await responses.offer(person, callback_data.vacancy)
    await show_progress(await forms.open(person, MESSAGE, subject=str(callback_data.vacancy)), screen)


async def show_sent(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    await screen.show(views.own(texts, await responses.sent_to(person, callback_data.vacancy), screen.zone))


async def show_mine(
    press: CallbackQuery,
    callback_data: ResponseList,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    page = max(callback_data.page, 0)
    shown, total = await responses.mine(person, page)
    await screen.show(views.mine(texts, shown, total, page))


async def show_received(
    press: CallbackQuery,
    callback_data: ResponseList,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    page = max(callback_data.page, 0)
    card, lines, total = await responses.received(person, callback_data.vacancy, page)
    await screen.show(views.received(texts, card, lines, total, page))


async def show_own(
    press: CallbackQuery,
    callback_data: ResponsePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    await screen.show(views.own(texts, await responses.own(person, callback_data.response), screen.zone))


async def ask_withdraw(
    press: CallbackQuery,
    callback_data: ResponsePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    await screen.show(views.withdraw_sure(texts, await responses.own(person, callback_data.response)))


async def withdraw(
    press: CallbackQuery,
    callback_data: ResponsePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    await responses.withdraw(person, callback_data.response)
    await screen.show(views.own(texts, await responses.own(person, callback_data.response), screen.zone))


async def read(
    press: CallbackQuery,
    callback_data: ResponsePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    await screen.show(views.one(texts, await responses.open(person, callback_data.response), screen.zone))


async def show_file(
    press: CallbackQuery, callback_data: ResponsePress, person: Person, screen: Screen, responses: Responses
) -> None:
    kind, file_id = await responses.file(person, callback_data.response)
    await screen.forward(kind, file_id)


async def say(
    press: CallbackQuery,
    callback_data: ResponsePress,
    person: Person,
    screen: Screen,
    forms: Forms,
    responses: Responses,
) -> None:
    """The words that go with an invitation or a refusal; they may be left out."""
    shown = await responses.open(person, callback_data.response)
    form = WORDS[callback_data.action]
    await show_progress(await forms.open(person, form, subject=str(shown.id), answers={}), screen)


async def hire(
    press: CallbackQuery,
    callback_data: ResponsePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    responses: Responses,
) -> None:
    await screen.show(views.one(texts, await responses.hire(person, callback_data.response), screen.zone))


async def _sent(ended: Ended) -> Page:
    response_id = ended.progress.result
    if not isinstance(response_id, int):
        raise TypeError(f"a response ends with its id, not with {type(response_id).__name__}")
    return views.sent(ended.texts, await ended.services.responses.own(ended.person, response_id))


async def _said(ended: Ended) -> Page:
    shown = await ended.services.responses.open(ended.person, int(ended.progress.subject))
    return views.one(ended.texts, shown, ended.screen.zone)


ENDINGS: dict[str, Ending] = {MESSAGE.name: _sent, INVITE.name: _said, DECLINE.name: _said}
