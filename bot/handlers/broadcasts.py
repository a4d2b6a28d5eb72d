"""Announcements on their way and afterwards, and the buttons under what was sent."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.forms.announcements import REVISE
from bot.handlers.announcements import card_page
from bot.handlers.events import show_event
from bot.handlers.showing import show_progress
from bot.i18n import LANGUAGES, Texts
from bot.screen import Screen
from bot.services.announcement_reports import AnnouncementReports
from bot.services.announcements import Announcements, Stage
from bot.services.broadcasts import Broadcasts
from bot.services.events import Events
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.readers import Readers
from bot.services.wiring import Services
from bot.views import announcements as announcement_views
from bot.views import broadcasts as views
from bot.views.announcement_buttons import AnnouncementAction, AnnouncementPress, ReaderAction, ReaderPress

ACTION = AnnouncementAction
LIFE = (
    ACTION.CONFIRM,
    ACTION.TAKE_BACK,
    ACTION.PAUSE,
    ACTION.RESUME,
    ACTION.STOP,
    ACTION.WITHDRAW,
    ACTION.RETRY,
    ACTION.RETRY_UNKNOWN,
    ACTION.LATER,
    ACTION.SEND_SURE,
)
QUESTIONS = {
    ACTION.ASK_STOP: ("announcement-ask-stop", ACTION.STOP),
    ACTION.ASK_RETRY_UNKNOWN: ("announcement-ask-unknown", ACTION.RETRY_UNKNOWN),
}


def make_router() -> Router:
    router = Router(name="broadcasts")
    router.callback_query.register(ask_send, AnnouncementPress.filter(F.action == ACTION.SEND))
    router.callback_query.register(change_life, AnnouncementPress.filter(F.action.in_(LIFE)))
    router.callback_query.register(ask, AnnouncementPress.filter(F.action.in_(tuple(QUESTIONS))))
    router.callback_query.register(ask_withdraw, AnnouncementPress.filter(F.action == ACTION.ASK_WITHDRAW))
    router.callback_query.register(revise, AnnouncementPress.filter(F.action == ACTION.REVISE))
    router.callback_query.register(report, AnnouncementPress.filter(F.action == ACTION.REPORT))
    router.callback_query.register(sheet, AnnouncementPress.filter(F.action == ACTION.SHEET))
    router.callback_query.register(explain, ReaderPress.filter(F.action == ReaderAction.WHY))
    router.callback_query.register(mute, ReaderPress.filter(F.action.in_((ReaderAction.MUTE, ReaderAction.UNMUTE))))
    router.callback_query.register(take_press, ReaderPress.filter())
    return router


async def ask_send(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
    broadcasts: Broadcasts,
) -> None:
    card = await announcements.card(person, callback_data.announcement)
    plan = await broadcasts.plan(person, card.id)
    await screen.show(announcement_views.sure_to_send(texts, card, plan))


async def change_life(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    screen: Screen,
    broadcasts: Broadcasts,
    services: Services,
    clock: Clock,
) -> None:
    """Do it, and show where the announcement stands now; whoever sees it move is told of the rest in that message."""
    announcement, since = callback_data.announcement, clock.now()
    match callback_data.action:
        case ACTION.SEND_SURE:
            await broadcasts.send(person, announcement)
        case ACTION.CONFIRM:
            await broadcasts.confirm(person, announcement)
        case ACTION.TAKE_BACK:
            await broadcasts.take_back(person, announcement)
        case ACTION.PAUSE:
            await broadcasts.pause(person, announcement)
        case ACTION.RESUME:
            await broadcasts.resume(person, announcement)
        case ACTION.STOP:
            await broadcasts.stop(person, announcement)
        case ACTION.WITHDRAW:
            await broadcasts.withdraw(person, announcement)
        case ACTION.RETRY | ACTION.RETRY_UNKNOWN:
            await broadcasts.retry(person, announcement, unknown=callback_data.action == ACTION.RETRY_UNKNOWN)
        case _:
            await broadcasts.to_newcomers(person, announcement)
    await screen.show(await card_page(services, person, screen, announcement))
    card = await services.announcements.card(person, announcement)
    if card.own and card.stage not in {Stage.DRAFT, Stage.PROPOSED, Stage.SCHEDULED}:
        await services.watching.shown_at(announcement, screen.shown, since)


async def ask(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    card = await announcements.card(person, callback_data.announcement)
    key, yes = QUESTIONS[callback_data.action]
    await screen.say(announcement_views.asking(texts, key, card, yes))


async def ask_withdraw(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcement_reports: AnnouncementReports,
    clock: Clock,
) -> None:
    shown = await announcement_reports.report(person, callback_data.announcement)
    await screen.show(views.ask_withdraw(texts, shown, clock.now()))


async def revise(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    announcements: Announcements,
) -> None:
    """A new text of the announcement; with a number the one in that language."""
    card = await announcements.card(person, callback_data.announcement)
    language = f".{LANGUAGES[(callback_data.value - 1) % len(LANGUAGES)]}" if callback_data.value else ""
    await show_progress(await forms.open(person, REVISE, subject=f"{card.id}{language}"), screen)


async def report(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcement_reports: AnnouncementReports,
) -> None:
    shown = await announcement_reports.report(person, callback_data.announcement)
    await screen.show(views.report(texts, shown, screen.zone))


async def sheet(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcement_reports: AnnouncementReports,
) -> None:
    reports = announcement_reports
    await reports.require(person, callback_data.announcement)
    await screen.answer(texts.plain("exports-begun"))
    content = await reports.sheet(person, callback_data.announcement, views.opener(texts, reports.zone))
    await screen.attach(views.file(texts, content, callback_data.announcement))


# Readers


async def explain(
    press: CallbackQuery, callback_data: ReaderPress, person: Person, texts: Texts, screen: Screen, readers: Readers
) -> None:
    """The announcement stays where it is; the answer goes below it."""
    await screen.say(views.why(texts, await readers.why(person, callback_data.announcement), screen.zone))


async def mute(
    press: CallbackQuery, callback_data: ReaderPress, person: Person, texts: Texts, screen: Screen, readers: Readers
) -> None:
    wanted = callback_data.action == ReaderAction.MUTE
    topic = await readers.mute(person, callback_data.announcement, wanted=wanted)
    await screen.say(views.muted(texts, callback_data.announcement, topic, wanted=wanted))


async def take_press(
    press: CallbackQuery,
    callback_data: ReaderPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    readers: Readers,
    events: Events,
) -> None:
    """A button of the announcement's own: what it opens comes as a new message."""
    pressed = await readers.pressed(person, callback_data.announcement, callback_data.button)
    match pressed["kind"]:
        case "event":
            await show_event(person, screen.below(), events, int(pressed["target"][1:]))
        case "ack":
            await screen.answer(texts.plain("announcement-thanks"))
        case _:
            await screen.open_link(pressed["target"])
