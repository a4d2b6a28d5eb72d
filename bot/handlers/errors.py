"""The error router: a refusal is said in the person's words, a fault of ours is logged and owned up to."""

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import ErrorEvent

from bot.errors import DomainError, Gone
from bot.middlewares import TELEGRAM
from bot.screen import Screen
from bot.services.people import People, Person
from bot.views import people as views
from bot.views.page import Page

log = structlog.get_logger()


def make_router() -> Router:
    router = Router(name="errors")
    router.errors.register(answer_error)
    return router


async def answer_error(
    event: ErrorEvent, people: People, person: Person | None = None, screen: Screen | None = None
) -> None:
    error = event.exception
    if screen is None or person is None:
        log.error("update failed", update=event.update.update_id, exc_info=error)
    elif isinstance(error, TelegramForbiddenError):
        await people.blocked(TELEGRAM, person.address)
    elif isinstance(error, Gone):
        await screen.refuse(error)
        await screen.show(views.home(screen.texts, person))
    elif isinstance(error, DomainError):
        await screen.refuse(error)
    else:
        log.error("update failed", update=event.update.update_id, exc_info=error)
        home = views.home(screen.texts, person)
        await screen.answer()
        await screen.say(Page(screen.texts("error-ours"), home.rows))
