"""The end of the line: typed answers to open forms, buttons and texts nobody knew. No update goes unanswered."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.errors import Gone
from bot.forms.given import Typed
from bot.handlers.attention import stop
from bot.handlers.forms import given_in, is_next_of_album, show_outcome
from bot.handlers.quality import show_code
from bot.handlers.showing import step_of
from bot.i18n import Texts
from bot.quality_codes import resembles, typed
from bot.screen import Screen
from bot.services.attention import asks_to_stop
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.wiring import Services
from bot.views import forms as form_views
from bot.views import people as views


def make_router() -> Router:
    router = Router(name="fallback")
    router.message.register(take)
    router.callback_query.register(unknown_button)
    router.edited_message.register(show_that_edits_do_not_count)
    return router


async def take(
    message: Message, person: Person, texts: Texts, screen: Screen, forms: Forms, services: Services
) -> None:
    """An answer to the open form; without one the code of a poster, «стоп», or a hint. A command nobody knows is no
    answer."""
    given = given_in(message)
    unknown_command = isinstance(given, Typed) and given.text.startswith("/")
    progress = None if unknown_command else await forms.answer(person, given, screen.about)
    if progress is not None:
        if not is_next_of_album(given, progress):
            await show_outcome(progress, person, screen, services)
        return
    if isinstance(given, Typed) and (typed(given.text) is not None or resembles(given.text)):
        await show_code(given.text, person, texts, screen, services.quality)
        return
    if isinstance(given, Typed) and asks_to_stop(given.text):
        await stop(message, person, texts, screen, services.privacy)
        return
    draft = await forms.current(person)
    await screen.show(form_views.hint(texts, draft.draft_id) if draft else views.hint(texts, person))


async def show_that_edits_do_not_count(
    message: Message, person: Person, texts: Texts, screen: Screen, forms: Forms
) -> None:
    """In an open form a message was changed after it was sent: which answer it had been is not kept."""
    progress = await forms.current(person)
    if progress is not None and progress.active:
        await screen.show(form_views.edited(step_of(progress, screen)))


async def unknown_button(press: CallbackQuery) -> None:
    """A button of another version of the bot."""
    raise Gone("form-old-button")
