"""«Мои мероприятия», the calendar's address, and which reminders come."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.agenda import Guests
from bot.services.people import Person
from bot.views import agenda as views
from bot.views.buttons import Go, Setting, To
from bot.views.event_buttons import AgendaPage


def make_router() -> Router:
    router = Router(name="agenda")
    router.callback_query.register(show_first, Go.filter(F.to == To.AGENDA))
    router.callback_query.register(show, AgendaPage.filter())
    router.callback_query.register(show_calendar, Go.filter(F.to == To.CALENDAR))
    router.callback_query.register(renew_calendar, Go.filter(F.to == To.CALENDAR_RENEW))
    router.callback_query.register(close_calendar, Go.filter(F.to == To.CALENDAR_CLOSE))
    router.callback_query.register(set_reminders, Setting.filter(F.name == "reminders"))
    return router


async def show_first(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, guests: Guests) -> None:
    shown = await guests.agenda(person, 0)
    await screen.show(views.agenda(texts, shown, screen.zone, calendar=guests.has_calendar))


async def show(
    press: CallbackQuery,
    callback_data: AgendaPage,
    person: Person,
    texts: Texts,
    screen: Screen,
    guests: Guests,
) -> None:
    shown = await guests.agenda(person, callback_data.page)
    await screen.show(views.agenda(texts, shown, screen.zone, calendar=guests.has_calendar))


async def show_calendar(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, guests: Guests) -> None:
    await screen.show(views.calendar(texts, await guests.calendar(person)))


async def renew_calendar(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, guests: Guests) -> None:
    await screen.show(views.calendar(texts, await guests.calendar(person, renew=True)))


async def close_calendar(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, guests: Guests) -> None:
    await guests.close_calendar(person)
    await screen.show(views.calendar_closed(texts))


async def set_reminders(
    press: CallbackQuery, callback_data: Setting, person: Person, texts: Texts, screen: Screen, guests: Guests
) -> None:
    """Each press chooses and shows where it stands."""
    if callback_data.value:
        if callback_data.value not in views.REMINDING:
            raise Gone
        chosen = views.REMINDING[callback_data.value]
        await guests.remind(person, day=chosen.day, hours=chosen.hours)
    await screen.show(views.reminding(texts, await guests.reminding(person)))
