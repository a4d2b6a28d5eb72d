"""The directory: lists, filters, cards, search, and writing to somebody."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms.directory import SEARCH, WRITE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Directory, Filter, Section
from bot.services.forms import Forms
from bot.services.hosts import Hosts
from bot.services.people import Person
from bot.services.ratings import Ratings
from bot.views import directory as views
from bot.views.buttons import AnswerRequest, Browse, Go, To, WriteTo
from bot.views.organising import trust as trust_switch
from bot.views.page import Page
from bot.views.ratings import to_published


def make_router() -> Router:
    router = Router(name="directory")
    router.callback_query.register(show_front, Go.filter(F.to == To.DIRECTORY))
    router.callback_query.register(find, Go.filter(F.to == To.FIND))
    router.callback_query.register(show_myself, Go.filter(F.to == To.SEEN))
    router.callback_query.register(show_card, Browse.filter(F.entry != 0))
    router.callback_query.register(choose_value, Browse.filter(F.choose != ""))
    router.callback_query.register(show_list, Browse.filter())
    router.callback_query.register(write, WriteTo.filter())
    router.callback_query.register(answer, AnswerRequest.filter())
    return router


async def show_front(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, directory: Directory) -> None:
    counts = await directory.counts(person)
    home = {section: await directory.at_home(person, section) for section in Section}
    await screen.show(views.front(texts, counts, home))


async def show_list(
    press: CallbackQuery,
    callback_data: Browse,
    person: Person,
    texts: Texts,
    screen: Screen,
    directory: Directory,
) -> None:
    section = section_of(callback_data.section)
    shown = await directory.browse(person, section, views.narrowed_by(callback_data), callback_data.page)
    await screen.show(views.listing(texts, shown))


async def choose_value(
    press: CallbackQuery,
    callback_data: Browse,
    person: Person,
    texts: Texts,
    screen: Screen,
    directory: Directory,
) -> None:
    section, narrowed = section_of(callback_data.section), views.narrowed_by(callback_data)
    if callback_data.choose not in views.DIMENSIONS[section]:
        raise Gone
    found = await directory.values(person, section, narrowed, callback_data.choose)
    await screen.show(views.values(texts, section, narrowed, callback_data.choose, found))


async def show_card(
    press: CallbackQuery,
    callback_data: Browse,
    person: Person,
    texts: Texts,
    screen: Screen,
    directory: Directory,
    hosts: Hosts,
    ratings: Ratings,
) -> None:
    shown = await directory.visit(person, section_of(callback_data.section), callback_data.entry)
    rated = shown.section == Section.ORGANISATIONS and await ratings.are_published(shown.id)
    more = [to_published(texts, shown.id)] if rated else []
    if person.is_coordinator and shown.section == Section.ORGANISATIONS:
        more.append(trust_switch(texts, shown.id, trusted=await hosts.trusted(shown.id)))
    await screen.show(views.card(texts, shown, views.narrowed_by(callback_data), more))


async def show_myself(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, directory: Directory) -> None:
    """«Как меня видят»."""
    await screen.show(views.card(texts, await directory.visit(person, Section.SPECIALISTS, person.id), Filter()))


async def find(press: CallbackQuery, person: Person, screen: Screen, forms: Forms) -> None:
    await show_progress(await forms.open(person, SEARCH), screen)


async def write(
    press: CallbackQuery,
    callback_data: WriteTo,
    person: Person,
    screen: Screen,
    forms: Forms,
    directory: Directory,
) -> None:
    """Ask for the first words, of somebody who can be written to now."""
    shown = await directory.writable(person, section_of(callback_data.section), callback_data.entry)
    await show_progress(await forms.open(person, WRITE, subject=f"{shown.section}{shown.id}"), screen)


async def answer(
    press: CallbackQuery,
    callback_data: AnswerRequest,
    person: Person,
    texts: Texts,
    screen: Screen,
    directory: Directory,
) -> None:
    await directory.answer(person, callback_data.request, share=callback_data.share)
    await screen.show(views.answered(texts, shared=callback_data.share))


def section_of(name: str) -> Section:
    """The section a button names. Raises Gone when there is none of that name any more."""
    if name not in list(Section):
        raise Gone
    return Section(name)


async def _found(ended: Ended) -> Page:
    entries, total = await ended.services.directory.search(ended.person, str(ended.progress.result))
    return views.found(ended.texts, entries, total)


async def _written(ended: Ended) -> Page:
    return views.written(ended.texts)


ENDINGS: dict[str, Ending] = {SEARCH.name: _found, WRITE.name: _written}
