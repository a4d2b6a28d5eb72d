"""Events for their readers: lists, filters, cards, the search, the calendar file."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.errors import Gone
from bot.forms.events import SEARCH
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Directory, Filter, Section
from bot.services.events import Events
from bot.services.forms import Forms
from bot.services.hosts import Hosts
from bot.services.people import Person
from bot.views import directory as directory_views
from bot.views import events as views
from bot.views import tickets as ticket_views
from bot.views.buttons import Go, To
from bot.views.event_buttons import EventAction, EventList, EventPress
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="events")
    router.message.register(open_link, CommandStart(deep_link=True, magic=F.args.regexp(r"e\d{1,15}$")))
    router.message.register(show_usual, Command("events"))
    router.callback_query.register(show_usual, Go.filter(F.to == To.EVENTS))
    router.callback_query.register(find, Go.filter(F.to == To.FIND_EVENT))
    router.callback_query.register(show_card, EventList.filter(F.event != 0))
    router.callback_query.register(choose, EventList.filter(F.choose != ""))
    router.callback_query.register(show_list, EventList.filter())
    router.callback_query.register(show_text, EventPress.filter(F.action == EventAction.TEXT))
    router.callback_query.register(show_again, EventPress.filter(F.action == EventAction.OPEN))
    router.callback_query.register(take_home, EventPress.filter(F.action == EventAction.CALENDAR))
    router.callback_query.register(show_organiser, EventPress.filter(F.action == EventAction.ORGANISER))
    router.callback_query.register(show_series, EventPress.filter(F.action == EventAction.SERIES))
    return router


async def show_usual(
    event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen, events: Events, hosts: Hosts
) -> None:
    """The reader's own municipality, the next two weeks."""
    shown = await events.browse(person, events.usual(person), 0)
    await screen.show(views.listing(texts, shown, screen.zone, desk=await hosts.own(person)))


async def show_list(
    press: CallbackQuery,
    callback_data: EventList,
    person: Person,
    texts: Texts,
    screen: Screen,
    events: Events,
    hosts: Hosts,
) -> None:
    shown = await events.browse(person, views.narrowed_by(callback_data), callback_data.page)
    await screen.show(views.listing(texts, shown, screen.zone, desk=await hosts.own(person)))


async def choose(
    press: CallbackQuery, callback_data: EventList, person: Person, texts: Texts, screen: Screen, events: Events
) -> None:
    narrowed, home = views.narrowed_by(callback_data), person.municipality
    match callback_data.choose:
        case "when":
            page = views.choosing_when(texts, narrowed)
        case "where":
            page = views.choosing_where(texts, narrowed, home, await events.values(person, narrowed, "place"))
        case "whom":
            page = views.choosing_code(texts, narrowed, "whom", await events.values(person, narrowed, "audience"))
        case "kind":
            page = views.choosing_code(texts, narrowed, "kind", await events.values(person, narrowed, "kind"))
        case "more":
            page = views.filters(texts, narrowed, home, await events.count(person, narrowed))
        case _:
            raise Gone
    await screen.show(page)


async def show_card(
    press: CallbackQuery, callback_data: EventList, person: Person, screen: Screen, events: Events
) -> None:
    back = views.to_list(views.narrowed_by(callback_data), page=callback_data.page)
    await show_event(person, screen, events, callback_data.event, back)


async def open_link(message: Message, command: CommandObject, person: Person, screen: Screen, events: Events) -> None:
    """«e12»: the card, with the usual list behind it."""
    await show_event(person, screen, events, int((command.args or "")[1:]))


async def show_again(
    press: CallbackQuery, callback_data: EventPress, person: Person, screen: Screen, events: Events
) -> None:
    await show_event(person, screen, events, callback_data.event)


async def show_event(
    person: Person, screen: Screen, events: Events, event_id: int, back: EventList | None = None
) -> None:
    """The card as this person sees it, with the usual list behind it unless it was found in another one."""
    visit = await events.visit(person, event_id)
    page = views.card(
        screen.texts,
        visit.card,
        screen.zone,
        back=back or views.to_list(events.usual(person)),
        knows_members=_knows_members(person),
        holds=visit.holds,
        answer=ticket_views.answer_lines(screen.texts, visit.standing, screen.zone),
        answers=ticket_views.answer_rows(screen.texts, visit.standing),
    )
    await screen.show(page)


def _knows_members(person: Person) -> bool:
    """Whether the directory is open to them."""
    return bool(person.is_member or person.acting_for or person.is_coordinator)


async def show_text(
    press: CallbackQuery, callback_data: EventPress, person: Person, texts: Texts, screen: Screen, events: Events
) -> None:
    card = await events.card(callback_data.event)
    await screen.show(views.full_text(texts, card, screen.zone, events.usual(person)))


async def take_home(
    press: CallbackQuery, callback_data: EventPress, texts: Texts, screen: Screen, events: Events
) -> None:
    await screen.attach(views.calendar_file(texts, await events.card(callback_data.event), screen.zone))


async def show_organiser(
    press: CallbackQuery,
    callback_data: EventPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    events: Events,
    directory: Directory,
) -> None:
    """Its card in the directory, with the way back to the event."""
    card = await events.card(callback_data.event)
    if card.organisation_id is None:
        raise Gone
    shown = await directory.visit(person, Section.ORGANISATIONS, card.organisation_id)
    back = (views.press(texts, "event-back-to", card.id, EventAction.OPEN),)
    await screen.show(directory_views.card(texts, shown, Filter(), more=[back]))


async def show_series(
    press: CallbackQuery, callback_data: EventPress, person: Person, texts: Texts, screen: Screen, events: Events
) -> None:
    cards = await events.series(callback_data.event)
    await screen.show(views.series(texts, cards, screen.zone, events.usual(person)))


async def find(press: CallbackQuery, person: Person, screen: Screen, forms: Forms) -> None:
    await show_progress(await forms.open(person, SEARCH), screen)


async def _found(ended: Ended) -> Page:
    events = ended.services.events
    cards, total = await events.search(str(ended.progress.result))
    return views.found(ended.texts, cards, total, ended.screen.zone, events.usual(ended.person))


ENDINGS: dict[str, Ending] = {SEARCH.name: _found}
