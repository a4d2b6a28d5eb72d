"""Answering an event: on its card or on a message about it; with how many; the pass for the door."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.handlers.events import show_event
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.events import Events
from bot.services.people import Person
from bot.services.tickets import Answer, Tickets
from bot.views import tickets as views
from bot.views.event_buttons import Places, Rsvp, ShowPass
from bot.views.guest_list import qr


def make_router() -> Router:
    router = Router(name="tickets")
    router.callback_query.register(show_pass, ShowPass.filter())
    router.callback_query.register(answer, Rsvp.filter())
    router.callback_query.register(ask_places, Places.filter(F.number == 0))
    router.callback_query.register(take_places, Places.filter())
    return router


async def answer(
    press: CallbackQuery,
    callback_data: Rsvp,
    person: Person,
    texts: Texts,
    screen: Screen,
    tickets: Tickets,
    events: Events,
) -> None:
    """One press is the answer; where it comes too late, why."""
    if callback_data.answer not in list(Answer):
        raise Gone
    visit = await tickets.answer(person, callback_data.event, Answer(callback_data.answer))
    word = views.refused(texts, visit) if visit.refused else views.noted(texts, visit.standing.own)
    await screen.answer(word, alert=visit.refused)
    await show_event(person, screen, events, callback_data.event)


async def ask_places(
    press: CallbackQuery,
    callback_data: Places,
    person: Person,
    texts: Texts,
    screen: Screen,
    tickets: Tickets,
) -> None:
    await screen.show(views.how_many(texts, await tickets.look(person, callback_data.event)))


async def take_places(
    press: CallbackQuery,
    callback_data: Places,
    person: Person,
    texts: Texts,
    screen: Screen,
    tickets: Tickets,
    events: Events,
) -> None:
    visit = await tickets.take_places(person, callback_data.event, callback_data.number)
    if visit.refused:
        await screen.answer(views.refused(texts, visit), alert=True)
    await show_event(person, screen, events, callback_data.event)


async def show_pass(
    press: CallbackQuery,
    callback_data: ShowPass,
    person: Person,
    texts: Texts,
    screen: Screen,
    tickets: Tickets,
    bot: Bot,
) -> None:
    """The QR as a photo, with the code under it."""
    shown = await tickets.pass_for(person, callback_data.event)
    link = f"https://t.me/{(await bot.me()).username}?start=t{shown.token}"
    await screen.answer()
    picture = await asyncio.to_thread(qr, link)
    await screen.show_photo(views.pass_photo(texts, shown, picture, screen.zone))
