"""The catalogue of indicators: taken away as a workbook, brought back as the next version."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.given import Upload
from bot.forms.indicator_catalogue import CATALOGUE
from bot.forms.indicator_sheets import LARGEST
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.indicator_editing import IndicatorEditing
from bot.services.people import Person
from bot.views import indicator_catalogue as views
from bot.views.indicator_buttons import CatalogueAction, CataloguePress
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="indicator-catalogue")
    router.callback_query.register(download, CataloguePress.filter(F.action == CatalogueAction.DOWNLOAD))
    router.callback_query.register(upload, CataloguePress.filter(F.action == CatalogueAction.UPLOAD))
    router.callback_query.register(show, CataloguePress.filter())
    return router


async def show(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, indicator_editing: IndicatorEditing
) -> None:
    await screen.show(views.catalogue(texts, await indicator_editing.version(person), screen.zone))


async def download(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, indicator_editing: IndicatorEditing
) -> None:
    content = await indicator_editing.workbook(person)
    await screen.attach(views.workbook(texts, content, await indicator_editing.version(person)))


async def upload(
    press: CallbackQuery, person: Person, screen: Screen, forms: Forms, indicator_editing: IndicatorEditing
) -> None:
    await indicator_editing.version(person)
    await show_progress(await forms.open(person, CATALOGUE), screen)


async def _replaced(ended: Ended) -> Page:
    file = ended.progress.result
    if not isinstance(file, Upload):
        raise TypeError("the form of a catalogue ends with a file")
    content = await ended.screen.fetch(file.file_id, LARGEST)
    return views.replaced(ended.texts, await ended.services.indicator_editing.replace(ended.person, content))


ENDINGS: dict[str, Ending] = {CATALOGUE.name: _replaced}
