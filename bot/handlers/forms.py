"""One handler for every form: reads what was pressed, typed or sent, lets the engine answer, shows the next page."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, MessageEntity

from bot.forms.engine import Ask, Done, Left
from bot.forms.given import Control, Given, Press, SharedContact, Typed, Unexpected, Upload
from bot.handlers import after
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms, Progress
from bot.services.people import Person
from bot.services.wiring import Services
from bot.views import joining as views
from bot.views.buttons import DraftAction, DraftPress, FormPress


def endings(form: str) -> dict[str, Ending]:
    """What is shown once a form is done, by its name."""
    found: dict[str, Ending] = after(form).ENDINGS
    return found


def leavings(form: str) -> dict[str, Ending]:
    """What is shown when a form was left, where it is not only said."""
    return getattr(after(form), "LEAVINGS", {})


def make_router() -> Router:
    router = Router(name="forms")
    router.message.register(cancel, Command("cancel"))
    router.callback_query.register(press, FormPress.filter())
    router.callback_query.register(resume, DraftPress.filter())
    return router


async def press(
    event: CallbackQuery,
    callback_data: FormPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    services: Services,
) -> None:
    given = Press(callback_data.value, callback_data.at)
    progress = await forms.answer(person, given, screen.about, callback_data.draft)
    if progress is not None:
        await show_outcome(progress, person, screen, services, pressed=given)


async def resume(
    event: CallbackQuery, callback_data: DraftPress, person: Person, texts: Texts, screen: Screen, forms: Forms
) -> None:
    """Go on with a form, begin it anew, or leave it for later."""
    match callback_data.action:
        case DraftAction.RESUME:
            await show_progress(await forms.resume(person, callback_data.draft), screen)
        case DraftAction.RESTART:
            await show_progress(await forms.restart(person, callback_data.draft), screen)
        case DraftAction.LATER:
            await forms.park(person)
            await screen.show(views.parked(texts))


async def cancel(
    message: Message, person: Person, texts: Texts, screen: Screen, forms: Forms, services: Services
) -> None:
    """/cancel asks whether it is meant, as the button does."""
    progress = await forms.current(person)
    if progress is None:
        await screen.show(views.nothing_to_cancel(texts))
        return
    asked = await forms.answer(person, Press(Control.CANCEL, ""), screen.about, progress.draft_id)
    if asked is not None:
        await show_outcome(asked, person, screen, services)


async def show_outcome(
    progress: Progress, person: Person, screen: Screen, services: Services, *, pressed: Press | None = None
) -> None:
    if progress.contact_was_asked:
        await screen.put_keyboard_away()
    form = progress.form.name
    match progress.outcome:
        case Done():
            await screen.show(await endings(form)[form](Ended(person, progress, screen, services)))
        case Left() if form in leavings(form):
            await screen.show(await leavings(form)[form](Ended(person, progress, screen, services)))
        case Left():
            await screen.show(views.cancelled(screen.texts))
        case _:
            await show_progress(progress, screen, pressed=pressed)


def given_in(message: Message) -> Given:
    """A message as an answer."""
    if message.text is not None:
        return Typed(message.text, _entities(message.entities))
    if message.contact is not None:
        own = message.from_user is not None and message.contact.user_id == message.from_user.id
        contact = message.contact
        name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
        return SharedContact(contact.phone_number, own, str(contact.user_id or ""), name)
    if message.photo:
        photo = message.photo[-1]
        return Upload("photo", photo.file_id, photo.file_unique_id, photo.file_size or 0, **_beside(message))
    if message.document is not None and message.animation is None:
        file = message.document
        return Upload(
            "document",
            file.file_id,
            file.file_unique_id,
            file.file_size or 0,
            file.file_name or "",
            file.mime_type or "",
            **_beside(message),
        )
    for kind in ("sticker", "voice", "video", "audio", "animation", "location", "poll"):
        if getattr(message, kind) is not None:
            return Unexpected(kind)
    return Unexpected(
        "video" if message.video_note is not None else "location" if message.venue is not None else "other"
    )


def _beside(message: Message) -> dict[str, Any]:
    """What comes with a file: the text under it, and the album it is part of."""
    return {
        "caption": message.caption or "",
        "entities": _entities(message.caption_entities),
        "album": message.media_group_id or "",
    }


def _entities(entities: list[MessageEntity] | None) -> tuple[dict[str, Any], ...]:
    return tuple(each.model_dump(mode="json", exclude_none=True) for each in entities or ())


def is_next_of_album(given: Given, progress: Progress) -> bool:
    """A further picture of an album that was begun: the page that asks for «Дальше» is there already."""
    if not isinstance(given, Upload) or not given.album or not isinstance(progress.outcome, Ask):
        return False
    partly = progress.outcome.draft.partly
    return isinstance(partly, dict) and partly.get("album") == given.album and len(partly["media"]) > 1
