"""/privacy: see, take away, withdraw, erase."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.errors import Gone
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.colleagues import Colleagues
from bot.services.people import Person
from bot.services.privacy import Privacy, Purpose
from bot.views import privacy as views
from bot.views.buttons import Consent, ConsentAction, Erasure, ErasureAction, Export, Go, To


def make_router() -> Router:
    router = Router(name="privacy")
    router.message.register(show_privacy, Command("privacy"))
    router.callback_query.register(show_privacy, Go.filter(F.to == To.PRIVACY))
    router.callback_query.register(show_consents, Go.filter(F.to == To.CONSENTS))
    router.callback_query.register(ask_withdraw, Consent.filter(F.action == ConsentAction.ASK_WITHDRAW))
    router.callback_query.register(withdraw, Consent.filter(F.action == ConsentAction.WITHDRAW))
    router.callback_query.register(export, Export.filter())
    router.callback_query.register(ask_erasure, Erasure.filter(F.action == ErasureAction.ASK))
    router.callback_query.register(confirm_erasure, Erasure.filter(F.action == ErasureAction.CONFIRM))
    router.callback_query.register(keep, Erasure.filter(F.action == ErasureAction.KEEP))
    return router


async def show_privacy(
    event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen, privacy: Privacy
) -> None:
    await screen.show(views.overview(texts, await privacy.kept(person), screen.zone))


async def show_consents(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, privacy: Privacy) -> None:
    await screen.show(views.consents(texts, (await privacy.kept(person)).consents, screen.zone))


async def ask_withdraw(press: CallbackQuery, callback_data: Consent, texts: Texts, screen: Screen) -> None:
    await screen.show(views.withdraw_sure(texts, purpose_in(callback_data)))


async def withdraw(
    press: CallbackQuery, callback_data: Consent, person: Person, texts: Texts, screen: Screen, privacy: Privacy
) -> None:
    await privacy.withdraw(person, purpose_in(callback_data))
    await screen.answer(texts.plain("consent-withdrawn"))
    await screen.show(views.consents(texts, (await privacy.kept(person)).consents, screen.zone))


async def export(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, privacy: Privacy) -> None:
    for file in views.export_files(texts, await privacy.export(person), screen.today.isoformat()):
        await screen.attach(file)


async def ask_erasure(
    press: CallbackQuery,
    person: Person,
    texts: Texts,
    screen: Screen,
    privacy: Privacy,
    colleagues: Colleagues,
    clock: Clock,
) -> None:
    """Is it meant? The last administrator of an organisation is asked to name a successor first."""
    alone = await colleagues.without_successor(person)
    await screen.show(views.erasure_sure(texts, privacy.erasure_time(clock.now()), screen.zone, alone))


async def confirm_erasure(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, privacy: Privacy) -> None:
    await screen.show(views.erasure_planned(texts, await privacy.ask_erasure(person), screen.zone))


async def keep(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, privacy: Privacy) -> None:
    await privacy.keep(person)
    await screen.show(views.kept_after_all(texts))


def purpose_in(button: Consent) -> Purpose:
    """The purpose a button names. Raises Gone when there is none of that name any more."""
    if button.purpose not in list(Purpose):
        raise Gone
    return Purpose(button.purpose)
