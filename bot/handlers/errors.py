"""The error router: a refusal is said in the person's words, a fault of ours is logged and owned up to."""

import structlog
from aiogram import Router
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.types import ErrorEvent

from bot.errors import GONE, AlreadyApplied, DomainError, Gone, NotAllowed, Refused
from bot.handlers.showing import refuse_answer
from bot.middlewares import TELEGRAM
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import People, Person
from bot.services.rights import Rights
from bot.telegram.groups import GroupScreen
from bot.telegram.intake import is_passing
from bot.telegram.retry import is_away
from bot.views import people as views
from bot.views.page import Page

log = structlog.get_logger()


def make_router() -> Router:
    router = Router(name="errors")
    router.errors.register(answer_error)
    return router


async def answer_error(
    event: ErrorEvent,
    people: People,
    rights: Rights,
    forms: Forms,
    person: Person | None = None,
    screen: Screen | None = None,
    place: GroupScreen | None = None,
) -> None:
    """Say what went wrong. Raises the error where Telegram or the database is away: then the update is handled again.
    Whatever else Telegram says to it, the update is dealt with: left for later, it would hold up what the person sent
    since."""
    try:
        await _answer(event, rights, forms, person, screen, place)
    except TelegramForbiddenError:
        if person is not None and screen is not None:
            await people.blocked(TELEGRAM, person.address)
    except AiogramError as unsaid:
        if is_away(unsaid):
            raise
        log.warning("a refusal could not be said", update=event.update.update_id, error=type(unsaid).__name__)


async def _answer(
    event: ErrorEvent,
    rights: Rights,
    forms: Forms,
    person: Person | None,
    screen: Screen | None,
    place: GroupScreen | None,
) -> None:
    error = event.exception
    if isinstance(error, AlreadyApplied):
        return  # the process that was faster answers
    if is_away(error) and screen is None and place is None:
        log.warning("update not answered", update=event.update.update_id, error=type(error).__name__)
        return
    if is_passing(error):
        raise error
    if place is not None and isinstance(error, AiogramError):
        # A group that lets nobody write, a closed topic, a group that put the bot out: it is theirs to decide.
        log.warning("a group takes no answer", update=event.update.update_id, error=type(error).__name__)
    elif place is not None and isinstance(error, DomainError):
        if isinstance(error, NotAllowed) and not error.noted and person is not None:
            await rights.note(person, _pressed(event))
        await place.refuse(error)
    elif screen is None or person is None:
        log.error("update failed", update=event.update.update_id, exc_info=error)
    elif isinstance(error, TelegramForbiddenError):
        raise error
    elif isinstance(error, Gone) and error.key == GONE and _by_link(event):
        await screen.show(views.link_unknown(screen.texts, person))
    elif isinstance(error, Gone):
        await screen.refuse(error)
        await screen.show(views.home(screen.texts, person))
    elif isinstance(error, NotAllowed):
        if not error.noted:
            await rights.note(person, _pressed(event))
        await screen.refuse(error)
    elif isinstance(error, Refused) and event.update.message is not None:
        await refuse_answer(error, person, screen, forms)
    elif isinstance(error, DomainError):
        await screen.refuse(error)
    else:
        log.error("update failed", update=event.update.update_id, exc_info=error)
        home = views.home(screen.texts, person)
        await screen.answer()
        await screen.say(Page(screen.texts("error-ours"), home.rows))


def _pressed(event: ErrorEvent) -> str:
    """What the audit calls what was tried: the button's data, or only that it was a message."""
    press = event.update.callback_query
    return (press.data if press else None) or "message"


def _by_link(event: ErrorEvent) -> bool:
    message = event.update.message
    return message is not None and (message.text or "").startswith("/start ")
