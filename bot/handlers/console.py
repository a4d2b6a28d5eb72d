"""The coordinator's console."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.i18n import Texts
from bot.screen import Screen
from bot.services.moderation import Moderation
from bot.services.organisations import Organisations
from bot.services.people import People, Person, Role
from bot.views import console as views
from bot.views.buttons import Go, To


def make_router() -> Router:
    router = Router(name="console")
    router.message.register(show_console, Command("console"))
    router.callback_query.register(show_console, Go.filter(F.to == To.CONSOLE))
    return router


async def show_console(
    event: Message | CallbackQuery,
    person: Person,
    texts: Texts,
    screen: Screen,
    people: People,
    moderation: Moderation,
    organisations: Organisations,
) -> None:
    specialists, subscribers = await people.counts(person)
    waiting = (await moderation.queue(person, 0)).total
    await screen.show(
        views.console(
            texts, specialists, subscribers, await organisations.count(), waiting, owner=Role.OWNER in person.roles
        )
    )
