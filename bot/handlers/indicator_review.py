"""«Показатели» of the console: who has reported, what is accepted and what goes back."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.indicators import EXCUSE, NOTE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.indicator_review import IndicatorReview
from bot.services.people import Person
from bot.views import indicator_review as views
from bot.views.buttons import Go, To
from bot.views.indicator_buttons import (
    PeriodAction,
    PeriodPress,
    ReportAction,
    ReportList,
    ReportMark,
    ReportPress,
)
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="indicator-review")
    router.callback_query.register(show_newest, Go.filter(F.to == To.REPORTING))
    router.callback_query.register(accept_clean, PeriodPress.filter(F.action == PeriodAction.ACCEPT_CLEAN))
    router.callback_query.register(reopen, PeriodPress.filter(F.action == PeriodAction.REOPEN))
    router.callback_query.register(show_period, PeriodPress.filter())
    router.callback_query.register(show_list, ReportList.filter())
    router.callback_query.register(accept, ReportPress.filter(F.action == ReportAction.ACCEPT))
    router.callback_query.register(choose_marks, ReportPress.filter(F.action == ReportAction.MARK))
    router.callback_query.register(send_back, ReportPress.filter(F.action == ReportAction.SEND_BACK))
    router.callback_query.register(excuse, ReportPress.filter(F.action == ReportAction.EXCUSE))
    router.callback_query.register(expect, ReportPress.filter(F.action == ReportAction.EXPECT))
    router.callback_query.register(mark, ReportMark.filter())
    return router


async def show_newest(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, indicator_review: IndicatorReview
) -> None:
    shown = await indicator_review.overview(person)
    if shown is None:
        await screen.show(views.nothing_yet(texts, decides=person.is_coordinator))
    else:
        await screen.show(views.overview(texts, shown))


PAGES = {
    PeriodAction.OPEN: views.overview,
    PeriodAction.PLACES: views.places,
    PeriodAction.ASK_REOPEN: views.ask_reopen,
}


async def show_period(
    press: CallbackQuery,
    callback_data: PeriodPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    shown = await indicator_review.overview(person, callback_data.period)
    if shown is None:
        await screen.show(views.nothing_yet(texts, decides=person.is_coordinator))
    else:
        await screen.show(PAGES[callback_data.action](texts, shown))


async def accept_clean(
    press: CallbackQuery,
    callback_data: PeriodPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    count = await indicator_review.accept_clean(person, callback_data.period)
    await screen.show(views.accepted_all(texts, callback_data.period, count))


async def reopen(
    press: CallbackQuery,
    callback_data: PeriodPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    await indicator_review.reopen(person, callback_data.period)
    shown = await indicator_review.overview(person, callback_data.period)
    if shown is not None:
        await screen.show(views.overview(texts, shown))


async def show_list(
    press: CallbackQuery,
    callback_data: ReportList,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    shown = await indicator_review.listing(person, callback_data.period, callback_data.group, callback_data.page)
    await screen.show(views.listing(texts, shown))


async def accept(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    await screen.show(views.accepted(texts, await indicator_review.accept(person, callback_data.report)))


async def choose_marks(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    await screen.show(views.marking(texts, await indicator_review.look(person, callback_data.report)))


async def mark(
    press: CallbackQuery,
    callback_data: ReportMark,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    shown = await indicator_review.mark(
        person, callback_data.report, callback_data.element, wanted=callback_data.wanted
    )
    await screen.show(views.marking(texts, shown))


async def send_back(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    indicator_review: IndicatorReview,
) -> None:
    shown = await indicator_review.look(person, callback_data.report)
    await show_progress(await forms.open(person, NOTE, subject=str(shown.id)), screen)


async def excuse(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    indicator_review: IndicatorReview,
) -> None:
    shown = await indicator_review.look(person, callback_data.report)
    await show_progress(await forms.open(person, EXCUSE, subject=str(shown.id)), screen)


async def expect(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    shown = await indicator_review.expect(person, callback_data.report)
    await screen.show(views.report(texts, shown, screen.zone, decides=True))


async def _sent_back(ended: Ended) -> Page:
    shown = await ended.services.indicators.report(ended.person, int(ended.progress.subject))
    return views.sent_back(ended.texts, shown)


async def _excused(ended: Ended) -> Page:
    shown = await ended.services.indicators.report(ended.person, int(ended.progress.subject))
    return views.excused(ended.texts, shown)


ENDINGS: dict[str, Ending] = {NOTE.name: _sent_back, EXCUSE.name: _excused}
