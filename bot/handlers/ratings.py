"""Results of the visitors' polls, the look at comments, and what coordinators do about low marks."""

import asyncio

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Section
from bot.services.people import Person
from bot.services.ratings import Ratings
from bot.views import ratings as views
from bot.views.buttons import Browse
from bot.views.page import button
from bot.views.quality_buttons import AlarmAction, AlarmPress, CommentPage, CommentShow, PublicRatings
from bot.views.quality_buttons import Ratings as RatingsPress


def make_router() -> Router:
    router = Router(name="ratings")
    router.callback_query.register(show, RatingsPress.filter())
    router.callback_query.register(show_comments, CommentPage.filter())
    router.callback_query.register(publish, CommentShow.filter())
    router.callback_query.register(show_published, PublicRatings.filter())
    router.callback_query.register(show_alarm, AlarmPress.filter(F.action == AlarmAction.OPEN))
    router.callback_query.register(take, AlarmPress.filter(F.action == AlarmAction.TAKE))
    router.callback_query.register(close, AlarmPress.filter(F.action == AlarmAction.CLOSE))
    return router


async def show(
    press: CallbackQuery, callback_data: RatingsPress, person: Person, texts: Texts, screen: Screen, ratings: Ratings
) -> None:
    """The figures; the chart is a picture of its own, drawn in a thread."""
    if callback_data.point:
        shown = await ratings.of_point(person, callback_data.point, callback_data.days)
    else:
        shown = await ratings.of(person, callback_data.organisation or None, callback_data.days)
    if callback_data.chart:
        await screen.answer()
        await screen.show_photo(await asyncio.to_thread(views.chart, texts, shown))
    else:
        await screen.show(views.results(texts, shown))


async def show_comments(
    press: CallbackQuery, callback_data: CommentPage, person: Person, texts: Texts, screen: Screen, ratings: Ratings
) -> None:
    found = await ratings.comments(person, callback_data.organisation or None, callback_data.page, callback_data.point)
    await screen.show(views.comments(texts, found))


async def publish(
    press: CallbackQuery, callback_data: CommentShow, person: Person, texts: Texts, screen: Screen, ratings: Ratings
) -> None:
    organisation_id = await ratings.show(person, callback_data.vote, wanted=callback_data.wanted)
    found = await ratings.comments(person, organisation_id, callback_data.page, callback_data.point)
    await screen.show(views.comments(texts, found))


async def show_published(
    press: CallbackQuery, callback_data: PublicRatings, texts: Texts, screen: Screen, ratings: Ratings
) -> None:
    shown = await ratings.published(callback_data.organisation)
    said = await ratings.published_comments(callback_data.organisation)
    card = Browse(section=Section.ORGANISATIONS, entry=callback_data.organisation)
    await screen.show(views.published(texts, shown, said, button(texts.plain("form-back"), card)))


async def show_alarm(
    press: CallbackQuery,
    callback_data: AlarmPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    ratings: Ratings,
    clock: Clock,
) -> None:
    shown = await ratings.alarm(person, callback_data.case)
    await screen.show(views.alarm(texts, shown, clock.now(), screen.zone))


async def take(
    press: CallbackQuery,
    callback_data: AlarmPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    ratings: Ratings,
    clock: Clock,
) -> None:
    shown = await ratings.take(person, callback_data.case)
    await screen.show(views.alarm(texts, shown, clock.now(), screen.zone))


async def close(
    press: CallbackQuery,
    callback_data: AlarmPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    ratings: Ratings,
    clock: Clock,
) -> None:
    shown = await ratings.close(person, callback_data.case)
    await screen.show(views.alarm(texts, shown, clock.now(), screen.zone))
