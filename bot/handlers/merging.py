"""A coordinator makes one organisation of two."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.applications import MERGE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Section
from bot.services.forms import Forms
from bot.services.merging import Merging
from bot.services.people import Person
from bot.services.registry import Registry
from bot.views import merging as views
from bot.views import registry as registry_views
from bot.views.buttons import Merge, MergeWith
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="merging")
    router.callback_query.register(search, MergeWith.filter())
    router.callback_query.register(merge, Merge.filter(F.sure))
    router.callback_query.register(show_plan, Merge.filter())
    return router


async def search(
    press: CallbackQuery, callback_data: MergeWith, person: Person, screen: Screen, forms: Forms, registry: Registry
) -> None:
    await registry.require(person, Section.ORGANISATIONS, callback_data.organisation)
    await show_progress(await forms.open(person, MERGE, subject=str(callback_data.organisation)), screen)


async def show_plan(
    press: CallbackQuery, callback_data: Merge, person: Person, texts: Texts, screen: Screen, merging: Merging
) -> None:
    await screen.show(views.plan(texts, await merging.plan(person, callback_data.duplicate, callback_data.into)))


async def merge(
    press: CallbackQuery,
    callback_data: Merge,
    person: Person,
    texts: Texts,
    screen: Screen,
    merging: Merging,
    registry: Registry,
) -> None:
    await merging.merge(person, callback_data.duplicate, callback_data.into)
    shown = await registry.look(person, Section.ORGANISATIONS, callback_data.into)
    await screen.show(registry_views.record(texts, shown, screen.zone))


async def _found(ended: Ended) -> Page:
    duplicate_id = int(ended.progress.subject)
    found = await ended.services.merging.candidates(ended.person, duplicate_id, str(ended.progress.result))
    return views.candidates(ended.texts, duplicate_id, found)


ENDINGS: dict[str, Ending] = {MERGE.name: _found}
