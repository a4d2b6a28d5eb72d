"""At the door: the guests in numbers, scanning, codes, the list, people without an answer, seats, the spreadsheet."""

import asyncio

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.forms.doors import CODE, SEATS, WALK_IN, WALK_INS
from bot.forms.engine import Form
from bot.handlers.events import show_event
from bot.handlers.showing import Ended, Ending, show_progress, step_of
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.doors import Arrival, Doors, Resizing
from bot.services.events import Events
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.standing import Visit
from bot.views import doors as views
from bot.views import forms as form_views
from bot.views import tickets as ticket_views
from bot.views.event_buttons import Came, DoorAction, DoorPress, Resize, WalkedIn
from bot.views.guest_list import workbook
from bot.views.page import Page

ASKS: dict[DoorAction, Form] = {
    DoorAction.CODE: CODE,
    DoorAction.NUMBER: WALK_INS,
    DoorAction.NAME: WALK_IN,
    DoorAction.SEATS: SEATS,
}


def make_router() -> Router:
    router = Router(name="doors")
    router.message.register(scan, CommandStart(deep_link=True, magic=F.args.startswith("t")))
    router.callback_query.register(show_board, DoorPress.filter(F.action == DoorAction.BOARD))
    router.callback_query.register(show_list, DoorPress.filter(F.action == DoorAction.LIST))
    router.callback_query.register(show_walk_ins, DoorPress.filter(F.action == DoorAction.WALK_INS))
    router.callback_query.register(take_back, DoorPress.filter(F.action == DoorAction.TAKE_BACK))
    router.callback_query.register(send_sheet, DoorPress.filter(F.action == DoorAction.SHEET))
    router.callback_query.register(ask, DoorPress.filter(F.action.in_(ASKS)))
    router.callback_query.register(mark, Came.filter())
    router.callback_query.register(add, WalkedIn.filter())
    router.callback_query.register(resize, Resize.filter())
    return router


async def scan(
    message: Message,
    command: CommandObject,
    person: Person,
    texts: Texts,
    screen: Screen,
    doors: Doors,
    events: Events,
) -> None:
    """A ticket's link: for the door, for its owner, or for somebody whom it tells nothing."""
    match await doors.scan(person, (command.args or "")[1:]):
        case Arrival() as arrival:
            await screen.show(views.arrival(texts, arrival, screen.zone))
        case Visit() as visit:
            await show_event(person, screen, events, visit.happening.id)
        case None:
            await screen.show(ticket_views.invitation(texts))


async def show_board(
    press: CallbackQuery, callback_data: DoorPress, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    await screen.show(views.board(texts, await doors.board(person, callback_data.event), screen.zone))


async def show_list(
    press: CallbackQuery, callback_data: DoorPress, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    await screen.show(views.guests(texts, await doors.guests(person, callback_data.event, callback_data.page)))


async def show_walk_ins(
    press: CallbackQuery, callback_data: DoorPress, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    await screen.show(views.walk_ins(texts, await doors.board(person, callback_data.event)))


async def take_back(
    press: CallbackQuery, callback_data: DoorPress, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    await screen.show(views.walk_ins(texts, await doors.take_back(person, callback_data.event)))


async def send_sheet(
    press: CallbackQuery, callback_data: DoorPress, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    """The list as a file; made in a thread, because a long one would hold up the event loop."""
    sheet = await doors.sheet(person, callback_data.event)
    await screen.answer()
    await screen.attach(await asyncio.to_thread(workbook, texts, sheet, screen.zone))


async def ask(
    press: CallbackQuery, callback_data: DoorPress, person: Person, screen: Screen, forms: Forms, doors: Doors
) -> None:
    """What has to be typed: a code, a number, a name."""
    board = await doors.board(person, callback_data.event)
    form = ASKS[callback_data.action]
    await show_progress(await forms.open(person, form, subject=str(board.happening.id), answers={}), screen)


async def mark(
    press: CallbackQuery, callback_data: Came, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    """So many came; back to the list or to the guest, whichever it was pressed on."""
    arrival = await doors.mark(person, callback_data.ticket, callback_data.number)
    if callback_data.page < 0:
        await screen.show(views.arrival(texts, arrival, screen.zone))
    else:
        shown = await doors.guests(person, arrival.happening.id, callback_data.page)
        await screen.show(views.guests(texts, shown))


async def add(
    press: CallbackQuery, callback_data: WalkedIn, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    await screen.show(views.walk_ins(texts, await doors.add(person, callback_data.event, callback_data.number)))


async def resize(
    press: CallbackQuery, callback_data: Resize, person: Person, texts: Texts, screen: Screen, doors: Doors
) -> None:
    board = await doors.set_seats(person, callback_data.event, callback_data.seats or None)
    await screen.show(views.board(texts, board, screen.zone))


async def _admitted(ended: Ended) -> Page:
    """Who was let in; the form is open again for the next code."""
    if not isinstance(ended.progress.result, Arrival):
        raise TypeError("a code ends with an arrival")
    again = await ended.services.forms.open(ended.person, CODE, subject=ended.progress.subject)
    question = form_views.page(step_of(again, ended.screen))
    return views.next_code(ended.texts, ended.progress.result, ended.screen.zone, question)


async def _added(ended: Ended) -> Page:
    return views.walk_ins(ended.texts, await ended.services.doors.board(ended.person, int(ended.progress.subject)))


async def _proposed(ended: Ended) -> Page:
    if not isinstance(ended.progress.result, Resizing):
        raise TypeError("a number of seats ends with what it brings about")
    return views.resizing(ended.texts, ended.progress.result)


ENDINGS: dict[str, Ending] = {
    CODE.name: _admitted,
    WALK_INS.name: _added,
    WALK_IN.name: _added,
    SEATS.name: _proposed,
}
