"""Quality points: the list, a new one, posters, codes taken back."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.forms.quality import POINT, POINT_NAME, REPLY
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.points import PointCard, Points
from bot.services.ratings import Ratings
from bot.views import points as views
from bot.views.page import Page
from bot.views.posters import Poster, file_of, picture_of, poster
from bot.views.quality_buttons import AddPoint, EventPoint, PointAction, PointPage, PointPress, Posters

IN_ONE_FILE = 60  # posters: 180 KB, made in a second
ASKS = {PointAction.ASK_RETIRE: PointAction.RETIRE, PointAction.ASK_RENEW: PointAction.RENEW}


def make_router() -> Router:
    router = Router(name="points")
    router.callback_query.register(show_all, PointPage.filter())
    router.callback_query.register(choose_branch, AddPoint.filter(F.unit == -1))
    router.callback_query.register(add, AddPoint.filter())
    router.callback_query.register(show_of_event, EventPoint.filter())
    router.callback_query.register(print_all, Posters.filter())
    router.callback_query.register(show, PointPress.filter(F.action == PointAction.OPEN))
    router.callback_query.register(print_one, PointPress.filter(F.action == PointAction.POSTER))
    router.callback_query.register(send_picture, PointPress.filter(F.action == PointAction.PICTURE))
    router.callback_query.register(rename, PointPress.filter(F.action == PointAction.RENAME))
    router.callback_query.register(ask, PointPress.filter(F.action.in_(ASKS)))
    router.callback_query.register(retire, PointPress.filter(F.action == PointAction.RETIRE))
    router.callback_query.register(renew, PointPress.filter(F.action == PointAction.RENEW))
    router.callback_query.register(reply, PointPress.filter(F.action == PointAction.REPLY))
    return router


async def show_all(
    press: CallbackQuery, callback_data: PointPage, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    shown = await points.of(person, callback_data.organisation or None, callback_data.page)
    await screen.show(views.listing(texts, shown))


async def show(
    press: CallbackQuery, callback_data: PointPress, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    await screen.show(views.card(texts, await points.one(person, callback_data.point)))


async def show_of_event(
    press: CallbackQuery, callback_data: EventPoint, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    await screen.show(views.card(texts, await points.of_event(person, callback_data.event)))


async def choose_branch(
    press: CallbackQuery, callback_data: AddPoint, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    branches = await points.branches(person, callback_data.organisation)
    await screen.show(views.choose_branch(texts, callback_data.organisation, branches))


async def add(
    press: CallbackQuery, callback_data: AddPoint, person: Person, screen: Screen, forms: Forms, points: Points
) -> None:
    """The name of the place is typed."""
    shown = await points.of(person, callback_data.organisation, 0)
    subject = f"{shown.organisation_id}:{callback_data.unit}" if callback_data.unit else str(shown.organisation_id)
    await show_progress(await forms.open(person, POINT, subject=subject), screen)


async def rename(
    press: CallbackQuery, callback_data: PointPress, person: Person, screen: Screen, forms: Forms, points: Points
) -> None:
    shown = await points.one(person, callback_data.point)
    await show_progress(await forms.open(person, POINT_NAME, subject=str(shown.id)), screen)


async def print_all(
    press: CallbackQuery,
    callback_data: Posters,
    person: Person,
    texts: Texts,
    screen: Screen,
    points: Points,
    bot: Bot,
) -> None:
    """All posters in one file, or in several of a bearable size; made in a thread: they take seconds."""
    found = await _posters(texts, await points.posters(person, callback_data.organisation or None), bot)
    await screen.answer()
    for part, start in enumerate(range(0, len(found), IN_ONE_FILE), 1):
        await screen.attach(await asyncio.to_thread(file_of, texts, found[start : start + IN_ONE_FILE], part))


async def print_one(
    press: CallbackQuery,
    callback_data: PointPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    points: Points,
    bot: Bot,
) -> None:
    found = await points.to_print(person, callback_data.point)
    await screen.answer()
    await screen.attach(await asyncio.to_thread(file_of, texts, await _posters(texts, (found,), bot)))


async def send_picture(
    press: CallbackQuery,
    callback_data: PointPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    points: Points,
    bot: Bot,
) -> None:
    """As a file: a messenger would shrink a photo, and the printer needs it sharp."""
    found = await points.to_print(person, callback_data.point)
    (only,) = await _posters(texts, (found,), bot)
    await screen.answer()
    await screen.attach(await asyncio.to_thread(picture_of, texts, only))


async def ask(
    press: CallbackQuery, callback_data: PointPress, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    shown = await points.one(person, callback_data.point)
    await screen.show(views.sure(texts, shown, ASKS[callback_data.action]))


async def retire(
    press: CallbackQuery, callback_data: PointPress, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    await screen.show(views.card(texts, await points.retire(person, callback_data.point)))


async def renew(
    press: CallbackQuery, callback_data: PointPress, person: Person, texts: Texts, screen: Screen, points: Points
) -> None:
    shown = await points.renew(person, callback_data.point)
    await screen.show(views.card(texts, shown, texts("points-renewed")))


async def reply(
    press: CallbackQuery, callback_data: PointPress, person: Person, screen: Screen, forms: Forms, ratings: Ratings
) -> None:
    """«Что мы изменили»: typed, looked at once more, sent."""
    point = await ratings.may_reply(person, callback_data.point)
    await show_progress(await forms.open(person, REPLY, subject=str(point)), screen)


async def _posters(texts: Texts, found: tuple[PointCard, ...], bot: Bot) -> list[Poster]:
    username = (await bot.me()).username or ""
    return [poster(texts, each, username) for each in found]


async def _kept(ended: Ended) -> Page:
    return views.card(ended.texts, await ended.services.points.one(ended.person, _id(ended)))


async def _told(ended: Ended) -> Page:
    shown = await ended.services.points.one(ended.person, _id(ended))
    return views.card(ended.texts, shown, ended.texts("ratings-replied"))


def _id(ended: Ended) -> int:
    point_id = ended.progress.result
    if not isinstance(point_id, int):
        raise TypeError("the form of a point ends with its number")
    return point_id


async def _not_added(ended: Ended) -> Page:
    organisation_id = int(ended.progress.subject.partition(":")[0])
    return views.listing(ended.texts, await ended.services.points.of(ended.person, organisation_id, 0))


async def _not_renamed(ended: Ended) -> Page:
    return views.card(ended.texts, await ended.services.points.one(ended.person, int(ended.progress.subject)))


LEAVINGS: dict[str, Ending] = {POINT.name: _not_added, POINT_NAME.name: _not_renamed}
ENDINGS: dict[str, Ending] = {POINT.name: _kept, POINT_NAME.name: _kept, REPLY.name: _told}
