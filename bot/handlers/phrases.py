"""«Готовые ответы» of the console: the lists of phrases and their changes."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms.questions import PHRASES
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.phrases import PhraseKind, Phrases
from bot.views import phrases as views
from bot.views.buttons import Go, PhraseAction, PhrasePress, To
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="phrases")
    router.callback_query.register(show_kinds, Go.filter(F.to == To.PHRASES))
    router.callback_query.register(show_list, PhrasePress.filter(F.action == PhraseAction.LIST))
    router.callback_query.register(add, PhrasePress.filter(F.action == PhraseAction.ADD))
    router.callback_query.register(show_one, PhrasePress.filter(F.action == PhraseAction.OPEN))
    router.callback_query.register(edit, PhrasePress.filter(F.action == PhraseAction.EDIT))
    router.callback_query.register(move_up, PhrasePress.filter(F.action == PhraseAction.UP))
    router.callback_query.register(ask_remove, PhrasePress.filter(F.action == PhraseAction.ASK_REMOVE))
    router.callback_query.register(remove, PhrasePress.filter(F.action == PhraseAction.REMOVE))
    return router


async def show_kinds(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, phrases: Phrases) -> None:
    await phrases.enter(person)
    await screen.show(views.kinds(texts))


async def show_list(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, texts: Texts, screen: Screen, phrases: Phrases
) -> None:
    kind = kind_in(callback_data)
    await screen.show(views.listing(texts, kind, await phrases.offered(person, kind)))


async def add(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, screen: Screen, forms: Forms, phrases: Phrases
) -> None:
    await phrases.enter(person)
    await show_progress(await forms.open(person, PHRASES[kind_in(callback_data)]), screen)


async def show_one(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, texts: Texts, screen: Screen, phrases: Phrases
) -> None:
    kind = kind_in(callback_data)
    await screen.show(views.one(texts, kind, await phrases.one(person, kind, callback_data.phrase)))


async def edit(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, screen: Screen, forms: Forms, phrases: Phrases
) -> None:
    """The form opens with the words as they are."""
    kind = kind_in(callback_data)
    saying = await phrases.one(person, kind, callback_data.phrase)
    progress = await forms.open(person, PHRASES[kind], subject=saying.ref, answers=saying.words)
    await show_progress(progress, screen)


async def move_up(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, texts: Texts, screen: Screen, phrases: Phrases
) -> None:
    kind = kind_in(callback_data)
    await screen.show(views.listing(texts, kind, await phrases.move_up(person, kind, callback_data.phrase)))


async def ask_remove(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, texts: Texts, screen: Screen, phrases: Phrases
) -> None:
    kind = kind_in(callback_data)
    await screen.show(views.remove_sure(texts, kind, await phrases.one(person, kind, callback_data.phrase)))


async def remove(
    press: CallbackQuery, callback_data: PhrasePress, person: Person, texts: Texts, screen: Screen, phrases: Phrases
) -> None:
    kind = kind_in(callback_data)
    await screen.show(views.listing(texts, kind, await phrases.remove(person, kind, callback_data.phrase)))


def kind_in(button: PhrasePress) -> PhraseKind:
    """The list a button names. Raises Gone when there is none of that name any more."""
    if button.kind not in list(PhraseKind):
        raise Gone
    return PhraseKind(button.kind)


async def _kept(ended: Ended) -> Page:
    kind = PhraseKind(str(ended.progress.result))
    return views.listing(ended.texts, kind, await ended.services.phrases.offered(ended.person, kind))


ENDINGS: dict[str, Ending] = {form.name: _kept for form in PHRASES.values()}
