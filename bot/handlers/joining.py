"""Joining as a specialist, subscribing, the card and its changes, leaving."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.documents import document
from bot.errors import Gone
from bot.forms.catalog import COMPLETE_PROFILE, EDITS, JOIN_SPECIALIST, SUBSCRIBE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.joining import Joining
from bot.services.moderation import Moderation
from bot.services.organisations import Organisations
from bot.services.people import Person
from bot.services.privacy import Privacy, Purpose
from bot.views import joining as views
from bot.views.buttons import Consent, ConsentAction, Go, Leave, ProfileEdit, To
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="joining")
    router.message.register(choose_kind, Command("join"))
    router.message.register(show_profile, Command("profile"))
    router.callback_query.register(choose_kind, Go.filter(F.to == To.JOIN))
    router.callback_query.register(join_specialist, Go.filter(F.to == To.JOIN_SPECIALIST))
    router.callback_query.register(
        grant, Consent.filter((F.action == ConsentAction.GRANT) & (F.then == To.JOIN_SPECIALIST))
    )
    router.callback_query.register(read, Consent.filter(F.action == ConsentAction.READ))
    router.callback_query.register(subscribe, Go.filter(F.to == To.SUBSCRIBE))
    router.callback_query.register(show_profile, Go.filter(F.to == To.PROFILE))
    router.callback_query.register(choose_change, Go.filter(F.to == To.PROFILE_CHANGE))
    router.callback_query.register(change, ProfileEdit.filter())
    router.callback_query.register(complete, Go.filter(F.to == To.COMPLETE))
    router.callback_query.register(leave, Leave.filter())
    return router


async def choose_kind(event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen) -> None:
    await screen.show(views.already_member(texts) if person.is_member else views.kinds(texts))


async def join_specialist(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, forms: Forms, privacy: Privacy, joining: Joining
) -> None:
    """The consent comes before the first question; once given it is not asked for again."""
    if person.is_member:
        await screen.show(views.already_member(texts))
    elif any(given.purpose == Purpose.MEMBERSHIP for given in (await privacy.kept(person)).consents):
        await show_progress(await forms.open(person, JOIN_SPECIALIST, known=joining.known(person)), screen)
    else:
        await screen.show(views.consent(texts))


async def grant(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, forms: Forms, joining: Joining
) -> None:
    if person.is_member:
        await screen.show(views.already_member(texts))
        return
    progress = await forms.open(person, JOIN_SPECIALIST, known=joining.known(person), start=joining.consent)
    await show_progress(progress, screen)


async def read(press: CallbackQuery, callback_data: Consent, texts: Texts, screen: Screen) -> None:
    await screen.attach(views.document_file(texts, document(callback_data.purpose, texts.language)))


async def subscribe(press: CallbackQuery, person: Person, screen: Screen, forms: Forms) -> None:
    await show_progress(await forms.open(person, SUBSCRIBE), screen)


async def show_profile(
    event: Message | CallbackQuery,
    person: Person,
    texts: Texts,
    screen: Screen,
    joining: Joining,
    moderation: Moderation,
    organisations: Organisations,
) -> None:
    """The card, with the person's applications and organisations beside it."""
    beside = views.beside(texts, await moderation.mine(person), await organisations.of(person))
    if person.is_member:
        await screen.show(views.card(texts, await joining.card(person), beside))
    else:
        await screen.show(views.no_card(texts, beside))


async def choose_change(press: CallbackQuery, texts: Texts, screen: Screen) -> None:
    await screen.show(views.change_which(texts))


async def change(
    press: CallbackQuery, callback_data: ProfileEdit, person: Person, screen: Screen, forms: Forms, joining: Joining
) -> None:
    """Open the one question of this line; what is ticked now is ticked in it."""
    if callback_data.field not in EDITS:
        raise Gone
    now = (await joining.card(person)).answers()
    await show_progress(
        await forms.open(person, EDITS[callback_data.field], answers={callback_data.field: now[callback_data.field]}),
        screen,
    )


async def complete(press: CallbackQuery, person: Person, screen: Screen, forms: Forms, joining: Joining) -> None:
    """Ask what the card does not say yet, one at a time."""
    card = await joining.card(person)
    known = {
        name: value
        for name, value in card.answers().items()
        if name in {field.name for field in COMPLETE_PROFILE.fields} and value is not None
    }
    if not card.visible:
        known.pop("visible", None)
    await show_progress(await forms.open(person, COMPLETE_PROFILE, answers=known), screen)


async def leave(
    press: CallbackQuery, callback_data: Leave, person: Person, texts: Texts, screen: Screen, joining: Joining
) -> None:
    if not callback_data.sure:
        await screen.show(views.leave_sure(texts, subscribed=person.subscribed))
        return
    await joining.leave(person)
    await screen.show(views.left(texts))


async def _welcome(ended: Ended) -> Page:
    card = await ended.services.joining.card(ended.person)
    return views.welcomed(ended.texts, card.name.split()[0])


async def _subscribed(ended: Ended) -> Page:
    return views.subscribed(ended.texts)


async def _card(ended: Ended) -> Page:
    return views.card(ended.texts, await ended.services.joining.card(ended.person))


ENDINGS: dict[str, Ending] = {
    JOIN_SPECIALIST.name: _welcome,
    SUBSCRIBE.name: _subscribed,
    COMPLETE_PROFILE.name: _card,
    **{form.name: _card for form in EDITS.values()},
}
