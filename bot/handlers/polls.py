"""Polls for the channel or a group: prepared, posted, counted, ended."""

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Poll

from bot.errors import DomainError
from bot.forms.polls import FORMS
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.polls import Polls
from bot.telegram import polls as telegram
from bot.views import polls as views
from bot.views.page import Page
from bot.views.quality_buttons import PollAction, PollPage, PollPress


def make_router() -> Router:
    router = Router(name="polls")
    router.poll.register(count)
    router.callback_query.register(show_all, PollPage.filter())
    router.callback_query.register(begin, PollPress.filter(F.action == PollAction.NEW))
    router.callback_query.register(show, PollPress.filter(F.action == PollAction.OPEN))
    router.callback_query.register(post, PollPress.filter(F.action == PollAction.POST))
    router.callback_query.register(drop, PollPress.filter(F.action == PollAction.DROP))
    router.callback_query.register(ask_close, PollPress.filter(F.action == PollAction.ASK_CLOSE))
    router.callback_query.register(close, PollPress.filter(F.action == PollAction.CLOSE))
    return router


async def show_all(
    press: CallbackQuery, callback_data: PollPage, person: Person, texts: Texts, screen: Screen, polls: Polls
) -> None:
    await screen.show(views.listing(texts, await polls.all(person, callback_data.page)))


async def begin(press: CallbackQuery, person: Person, screen: Screen, forms: Forms, polls: Polls) -> None:
    await show_progress(await forms.open(person, await polls.form(person)), screen)


async def show(
    press: CallbackQuery, callback_data: PollPress, person: Person, texts: Texts, screen: Screen, polls: Polls
) -> None:
    await screen.show(views.card(texts, await polls.look(person, callback_data.poll), screen.zone))


async def post(
    press: CallbackQuery,
    callback_data: PollPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    polls: Polls,
    bot: Bot,
) -> None:
    """Claimed first, so that two presses post it once."""
    draft = await polls.claim(person, callback_data.poll, callback_data.group)
    sent = await telegram.send(bot, draft.address, draft.question, draft.options, draft.right)
    if sent is None:
        await polls.not_posted(draft.id, callback_data.group)
        raise DomainError("polls-refused")
    await screen.show(views.card(texts, await polls.posted(person, draft.id, *sent), screen.zone))


async def drop(
    press: CallbackQuery, callback_data: PollPress, person: Person, texts: Texts, screen: Screen, polls: Polls
) -> None:
    await polls.drop(person, callback_data.poll)
    await screen.show(views.listing(texts, await polls.all(person, 0)))


async def ask_close(
    press: CallbackQuery, callback_data: PollPress, person: Person, texts: Texts, screen: Screen, polls: Polls
) -> None:
    await screen.show(views.sure(texts, await polls.look(person, callback_data.poll)))


async def close(
    press: CallbackQuery,
    callback_data: PollPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    polls: Polls,
    bot: Bot,
) -> None:
    """End the poll; the votes are final."""
    shown = await polls.look(person, callback_data.poll)
    ended = await telegram.stop(bot, shown.address, shown.message) if shown.message is not None else None
    if ended is None:
        raise DomainError("polls-not-stopped")
    await count(ended, polls)
    await screen.show(views.card(texts, await polls.look(person, shown.id), screen.zone))


async def count(poll: Poll, polls: Polls) -> None:
    """Telegram tells how a poll stands: whenever somebody votes, and when it ends."""
    votes = [option.voter_count for option in poll.options]
    await polls.count(poll.id, votes, poll.total_voter_count, closed=poll.is_closed)


async def _drafted(ended: Ended) -> Page:
    poll_id = ended.progress.result
    if not isinstance(poll_id, int):
        raise TypeError("the form of a poll ends with its number")
    shown = await ended.services.polls.look(ended.person, poll_id)
    return views.card(ended.texts, shown, ended.screen.zone)


ENDINGS: dict[str, Ending] = dict.fromkeys(FORMS, _drafted)
