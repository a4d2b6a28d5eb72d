"""«Загрузить вакансии» of the console: a file is read, shown, and loaded at the press."""

import asyncio

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.given import Upload
from bot.forms.importing import IMPORT, LARGEST
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.importing import Importing
from bot.services.people import Person
from bot.views import importing as views
from bot.views.buttons import Go, To
from bot.views.page import Page
from bot.views.requirement_buttons import ImportPress


def make_router() -> Router:
    router = Router(name="importing")
    router.callback_query.register(front, Go.filter(F.to == To.IMPORT))
    router.callback_query.register(ask_file, Go.filter(F.to == To.IMPORT_FILE))
    router.callback_query.register(send_template, Go.filter(F.to == To.IMPORT_TEMPLATE))
    router.callback_query.register(load, ImportPress.filter())
    return router


async def front(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, importing: Importing) -> None:
    await importing.open(person)
    await screen.show(views.front(texts))


async def ask_file(press: CallbackQuery, person: Person, screen: Screen, forms: Forms, importing: Importing) -> None:
    await importing.open(person)
    await show_progress(await forms.open(person, IMPORT), screen)


async def send_template(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, importing: Importing
) -> None:
    await importing.open(person)
    await screen.answer()
    await screen.attach(await asyncio.to_thread(views.template, texts))


async def load(
    press: CallbackQuery, callback_data: ImportPress, person: Person, texts: Texts, screen: Screen, importing: Importing
) -> None:
    await screen.show(views.loaded(texts, await importing.load(person, callback_data.number)))


async def _read(ended: Ended) -> Page:
    """The file is fetched and read; rows there is no room for on the page come as a file of their own."""
    file = ended.progress.result
    if not isinstance(file, Upload):
        raise TypeError("the form ends with a file")
    data = await ended.screen.fetch(file.file_id, LARGEST)
    shown = await ended.services.importing.preview(ended.person, data)
    refused = views.refusals(ended.texts, shown.refused)
    if refused is not None:
        await ended.screen.attach(refused)
    return views.preview(ended.texts, shown)


ENDINGS: dict[str, Ending] = {IMPORT.name: _read}
