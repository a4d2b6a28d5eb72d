"""Vacancies for their readers: lists, filters, cards, the search."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.errors import Gone
from bot.forms.vacancies import SEARCH
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Directory, Filter, Section
from bot.services.forms import Forms
from bot.services.hosts import Hosts
from bot.services.people import Person
from bot.services.vacancies import Vacancies
from bot.views import directory as directory_views
from bot.views import vacancies as views
from bot.views.buttons import Go, To
from bot.views.page import Page
from bot.views.vacancy_buttons import VacancyAction, VacancyList, VacancyPress


def make_router() -> Router:
    router = Router(name="vacancies")
    router.message.register(open_link, CommandStart(deep_link=True, magic=F.args.regexp(r"v\d{1,15}$")))
    router.message.register(show_usual, Command("vacancies"))
    router.callback_query.register(show_usual, Go.filter(F.to == To.VACANCIES))
    router.callback_query.register(find, Go.filter(F.to == To.FIND_VACANCY))
    router.callback_query.register(show_card, VacancyList.filter(F.vacancy != 0))
    router.callback_query.register(choose, VacancyList.filter(F.choose != ""))
    router.callback_query.register(show_list, VacancyList.filter())
    router.callback_query.register(show_again, VacancyPress.filter(F.action == VacancyAction.OPEN))
    router.callback_query.register(show_employer, VacancyPress.filter(F.action == VacancyAction.EMPLOYER))
    return router


async def show_usual(
    event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen, vacancies: Vacancies, hosts: Hosts
) -> None:
    """What fits the reader's card, else what is near, else everything."""
    shown = await vacancies.browse(person, await vacancies.usual(person), 0)
    await screen.show(views.listing(texts, shown, desk=await hosts.own(person)))


async def show_list(
    press: CallbackQuery,
    callback_data: VacancyList,
    person: Person,
    texts: Texts,
    screen: Screen,
    vacancies: Vacancies,
    hosts: Hosts,
) -> None:
    shown = await vacancies.browse(person, views.narrowed_by(callback_data), callback_data.page)
    await screen.show(views.listing(texts, shown, desk=await hosts.own(person)))


async def choose(
    press: CallbackQuery, callback_data: VacancyList, person: Person, texts: Texts, screen: Screen, vacancies: Vacancies
) -> None:
    narrowed, home = views.narrowed_by(callback_data), person.municipality
    match callback_data.choose:
        case "where":
            page = views.choosing_where(texts, narrowed, home, await vacancies.values(person, narrowed, "place"))
        case "group" | "employment" as dimension:
            found = await vacancies.values(person, narrowed, dimension)
            page = views.choosing_code(texts, narrowed, dimension, found)
        case "salary":
            page = views.choosing_salary(texts, narrowed)
        case "more":
            page = views.filters(texts, narrowed, home, await vacancies.count(person, narrowed))
        case _:
            raise Gone
    await screen.show(page)


async def show_card(
    press: CallbackQuery, callback_data: VacancyList, person: Person, screen: Screen, vacancies: Vacancies
) -> None:
    back = views.to_list(views.narrowed_by(callback_data), page=callback_data.page)
    await show_vacancy(person, screen, vacancies, callback_data.vacancy, back)


async def open_link(
    message: Message, command: CommandObject, person: Person, screen: Screen, vacancies: Vacancies
) -> None:
    """«v12»: the card, with the usual list behind it."""
    await show_vacancy(person, screen, vacancies, int((command.args or "")[1:]))


async def show_again(
    press: CallbackQuery, callback_data: VacancyPress, person: Person, screen: Screen, vacancies: Vacancies
) -> None:
    await show_vacancy(person, screen, vacancies, callback_data.vacancy)


async def show_vacancy(
    person: Person, screen: Screen, vacancies: Vacancies, vacancy_id: int, back: VacancyList | None = None
) -> None:
    """The card as this person sees it, with the usual list behind it unless it was found in another one."""
    visit = await vacancies.visit(person, vacancy_id)
    page = views.card(
        screen.texts,
        visit,
        screen.zone,
        back=back or views.to_list(await vacancies.usual(person)),
        knows_members=bool(person.is_member or person.acting_for or person.is_coordinator),
    )
    await screen.show(page)


async def show_employer(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    vacancies: Vacancies,
    directory: Directory,
) -> None:
    """Its card in the directory, with the way back to the vacancy."""
    card = (await vacancies.visit(person, callback_data.vacancy)).card
    if card.organisation_id is None:
        raise Gone
    shown = await directory.visit(person, Section.ORGANISATIONS, card.organisation_id)
    back = (views.press(texts, "vacancy-back-to", card.id, VacancyAction.OPEN),)
    await screen.show(directory_views.card(texts, shown, Filter(), more=[back]))


async def find(press: CallbackQuery, person: Person, screen: Screen, forms: Forms) -> None:
    await show_progress(await forms.open(person, SEARCH), screen)


async def _found(ended: Ended) -> Page:
    vacancies = ended.services.vacancies
    cards, total = await vacancies.search(ended.person, str(ended.progress.result))
    return views.found(ended.texts, cards, total, await vacancies.usual(ended.person))


ENDINGS: dict[str, Ending] = {SEARCH.name: _found}
