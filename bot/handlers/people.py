"""The first screen, the menu, help, the language; sections that are still empty; blocking and coming back."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot import __version__
from bot.clock import Clock
from bot.errors import Gone
from bot.handlers.settings import show_settings
from bot.handlers.showing import offer_draft
from bot.i18n import LANGUAGES, Texts, texts_in
from bot.middlewares import TELEGRAM
from bot.screen import Screen
from bot.services.digest_plans import DigestPlans
from bot.services.forms import Forms
from bot.services.indicator_figures import IndicatorFigures
from bot.services.people import People, Person
from bot.views import people as views
from bot.views.about import about
from bot.views.buttons import Go, Language, To


def make_router() -> Router:
    router = Router(name="people")
    router.message.register(start, CommandStart())
    router.message.register(show_menu, Command("menu"))
    router.message.register(show_help, Command("help"))
    router.message.register(show_about, Command("about"))
    router.callback_query.register(show_menu, Go.filter(F.to == To.MENU))
    router.callback_query.register(show_help, Go.filter(F.to == To.HELP))
    router.callback_query.register(show_about, Go.filter(F.to == To.ABOUT))
    router.callback_query.register(speak, Language.filter())
    router.my_chat_member.register(blocked_or_back)
    return router


async def start(
    message: Message, command: CommandObject, person: Person, texts: Texts, screen: Screen, forms: Forms, clock: Clock
) -> None:
    """The first screen; a form that was left is offered again; a link whose thing is gone says so."""
    if command.args and not command.args.startswith("c"):
        await screen.show(views.link_unknown(texts, person))
        return
    if not await offer_draft(person, screen, forms, clock):
        await screen.show(views.home(texts, person))


async def show_menu(event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen, forms: Forms) -> None:
    await forms.park(person)
    await screen.show(views.home(texts, person))


async def show_help(event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen) -> None:
    await screen.show(views.help_page(texts, person, __version__))


async def show_about(
    event: Message | CallbackQuery, person: Person, texts: Texts, screen: Screen, indicator_figures: IndicatorFigures
) -> None:
    await screen.show(about(texts, person, await indicator_figures.board()))


async def speak(
    press: CallbackQuery,
    callback_data: Language,
    person: Person,
    screen: Screen,
    people: People,
    plans: DigestPlans,
    clock: Clock,
) -> None:
    """Switch the language and show the same page in it."""
    if callback_data.code not in LANGUAGES:
        raise Gone
    await people.speak(person.id, callback_data.code)
    screen.texts = texts_in(callback_data.code)
    if callback_data.then == To.SETTINGS:
        await show_settings(press, person, screen.texts, screen, people, plans, clock)
    else:
        await screen.show(views.home(screen.texts, person))


async def blocked_or_back(event: ChatMemberUpdated, people: People) -> None:
    """The person blocked the bot; whoever writes again is back by that alone."""
    if event.new_chat_member.status in {"kicked", "left"}:
        await people.blocked(TELEGRAM, str(event.chat.id))
    else:
        await people.back(TELEGRAM, str(event.chat.id))
