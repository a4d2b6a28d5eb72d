"""«Показатели»: the reports of one's institution, filling them in, passing them on."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.given import Upload
from bot.forms.indicator_sheets import LARGEST, SHEET
from bot.forms.indicators import CORRECT, NAME
from bot.handlers.showing import Ended, Ending, show_progress, step_of
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.indicator_review import IndicatorReview
from bot.services.indicator_sheets import IndicatorSheets
from bot.services.indicators import Indicators, Receipt
from bot.services.people import Person
from bot.views import forms as form_views
from bot.views import indicator_review as review_views
from bot.views import indicators as views
from bot.views.buttons import Go, To
from bot.views.indicator_buttons import HandTo, ReportAction, ReportCorrect, ReportPress, SheetPress
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="indicators")
    router.callback_query.register(show_menu, Go.filter(F.to == To.INDICATORS))
    router.callback_query.register(show, ReportPress.filter(F.action == ReportAction.OPEN))
    router.callback_query.register(fill, ReportPress.filter(F.action == ReportAction.FILL))
    router.callback_query.register(choose_colleague, ReportPress.filter(F.action == ReportAction.HAND))
    router.callback_query.register(decline, ReportPress.filter(F.action == ReportAction.NOT_MINE))
    router.callback_query.register(choose_value, ReportPress.filter(F.action == ReportAction.CORRECT))
    router.callback_query.register(show_history, ReportPress.filter(F.action == ReportAction.HISTORY))
    router.callback_query.register(hand_over, HandTo.filter())
    router.callback_query.register(send_template, SheetPress.filter())
    router.callback_query.register(correct, ReportCorrect.filter())
    return router


async def show_menu(
    press: CallbackQuery,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicators: Indicators,
    indicator_review: IndicatorReview,
) -> None:
    watches = await indicator_review.watches(person)
    await screen.show(views.menu(texts, await indicators.own(person), watches=watches))


async def show(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicators: Indicators,
) -> None:
    """A report as its institution sees it, or as those who look after it do."""
    shown = await indicators.report(person, callback_data.report)
    if shown.own:
        await screen.show(views.report(texts, shown, screen.zone))
    else:
        await screen.show(review_views.report(texts, shown, screen.zone, decides=person.is_coordinator))


async def fill(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    indicators: Indicators,
) -> None:
    """Go on with a report where it stands; of a returned one only what was returned is asked."""
    form, answers, returned = await indicators.form(person, callback_data.report)
    subject = str(callback_data.report)
    if returned:
        progress = await forms.open(person, form, subject=subject, known=answers, only=returned)
    else:
        progress = await forms.open(person, form, subject=subject, answers=answers)
    await show_progress(progress, screen)


async def choose_colleague(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicators: Indicators,
) -> None:
    shown = await indicators.own_report(person, callback_data.report)
    found = await indicators.colleagues(person, shown.id)
    await screen.show(views.colleagues(texts, shown.id, shown.organisation_id, found))


async def hand_over(
    press: CallbackQuery, callback_data: HandTo, person: Person, texts: Texts, screen: Screen, indicators: Indicators
) -> None:
    name = await indicators.hand_over(person, callback_data.report, callback_data.person)
    await screen.show(views.handed(texts, name))


async def decline(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicators: Indicators,
) -> None:
    await screen.show(views.declined(texts, await indicators.decline(person, callback_data.report)))


async def choose_value(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicators: Indicators,
) -> None:
    await screen.show(views.correct_which(texts, await indicators.own_report(person, callback_data.report)))


async def correct(
    press: CallbackQuery,
    callback_data: ReportCorrect,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    indicators: Indicators,
) -> None:
    shown = await indicators.own_report(person, callback_data.report)
    await screen.answer(views.correct_now(texts, shown, callback_data.element))
    await show_progress(await forms.open(person, CORRECT, subject=f"{shown.id}:{callback_data.element}"), screen)


async def show_history(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_review: IndicatorReview,
) -> None:
    shown, changes = await indicator_review.history(person, callback_data.report)
    await screen.show(review_views.history(texts, shown, changes, screen.zone))


async def send_template(
    press: CallbackQuery,
    callback_data: SheetPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    indicator_sheets: IndicatorSheets,
) -> None:
    """The template first, then the question for the filled one below it."""
    shown, content = await indicator_sheets.template(person, callback_data.report, texts)
    await screen.attach(views.template(texts, shown, content))
    progress = await forms.open(person, SHEET, subject=str(shown.id))
    await screen.say(form_views.page(step_of(progress, screen)))


async def _read(ended: Ended) -> Page:
    """The sheet that came: what was taken over, or what is wrong with it."""
    file = ended.progress.result
    if not isinstance(file, Upload):
        raise TypeError("the form of a sheet ends with a file")
    content = await ended.screen.fetch(file.file_id, LARGEST)
    report_id = int(ended.progress.subject)
    taken = await ended.services.indicator_sheets.take(ended.person, report_id, content, ended.texts)
    return views.sheet_taken(ended.texts, taken)


async def _sent(ended: Ended) -> Page:
    sent = ended.progress.result
    if not isinstance(sent, Receipt):
        raise TypeError("a report ends with its receipt")
    return views.receipt(ended.texts, sent, ended.screen.zone)


async def _asked(ended: Ended) -> Page:
    return views.correction_sent(ended.texts, int(ended.progress.subject.partition(":")[0]))


ENDINGS: dict[str, Ending] = {NAME: _sent, CORRECT.name: _asked, SHEET.name: _read}
