"""Coordinators look people and organisations up, read their history and leave notes."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.directory import LOOK_UP, NOTE
from bot.handlers.directory import section_of
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.registry import Registry
from bot.views import registry as views
from bot.views.buttons import Go, NoteOn, RecordPress, To
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="registry")
    router.callback_query.register(find, Go.filter(F.to == To.LOOK_UP))
    router.callback_query.register(show, RecordPress.filter())
    router.callback_query.register(note, NoteOn.filter())
    return router


async def find(press: CallbackQuery, person: Person, screen: Screen, forms: Forms, registry: Registry) -> None:
    await registry.open(person)
    await show_progress(await forms.open(person, LOOK_UP), screen)


async def show(
    press: CallbackQuery, callback_data: RecordPress, person: Person, texts: Texts, screen: Screen, registry: Registry
) -> None:
    section = section_of(callback_data.section)
    shown = await registry.look(person, section, callback_data.entry, callback_data.page)
    await screen.show(views.record(texts, shown, screen.zone))


async def note(
    press: CallbackQuery, callback_data: NoteOn, person: Person, screen: Screen, forms: Forms, registry: Registry
) -> None:
    section = section_of(callback_data.section)
    await registry.require(person, section, callback_data.entry)
    await show_progress(await forms.open(person, NOTE, subject=f"{section}{callback_data.entry}"), screen)


async def _found(ended: Ended) -> Page:
    found = await ended.services.registry.find(ended.person, str(ended.progress.result))
    return views.found(ended.texts, found)


async def _noted(ended: Ended) -> Page:
    subject = ended.progress.subject
    shown = await ended.services.registry.look(ended.person, section_of(subject[0]), int(subject[1:]))
    return views.record(ended.texts, shown, ended.screen.zone)


ENDINGS: dict[str, Ending] = {LOOK_UP.name: _found, NOTE.name: _noted}
