"""What happens to an update before its handler: who is it, in which language, and are they not too fast."""

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from bot.clock import Clock
from bot.i18n import language_of, texts_in
from bot.screen import Screen
from bot.services.people import People
from bot.telegram.groups import GroupPace, GroupScreen
from bot.telegram.post import Post

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

TELEGRAM = "telegram"
GROUPS = {"group", "supergroup"}


class Introduce(BaseMiddleware):
    """Finds or makes the person behind an update of a private chat, and the screen to answer on.

    In groups only what concerns the bot goes on: commands, presses, requests to join, the bot's own coming and going.
    There nobody is written down, and the person is None when they never came to the bot. Channels are not served.
    """

    def __init__(self, people: People, post: Post, clock: Clock) -> None:
        self._pace = GroupPace(clock)
        self._people = people
        self._post = post
        self._clock = clock

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, Update):
            raise TypeError("this middleware belongs on updates")
        inner = event.message or event.callback_query or event.edited_message
        if event.poll is not None:
            return await handler(event, data)  # how a poll stands, told by nobody in particular
        user, chat = data.get("event_from_user"), data.get("event_chat")
        if event.edited_message is not None and (chat is None or chat.type != "private"):
            return None
        if chat is not None and chat.type in GROUPS:
            return await self._in_group(handler, event, data)
        if user is None or (chat is not None and chat.type != "private") or user.is_bot:
            return None
        bot: Bot = data["bot"]
        if event.message is not None and event.message.via_bot is not None and event.message.via_bot.id == bot.id:
            return None  # a card that somebody shared in this very chat: nothing is asked of us
        if inner is None:
            return await handler(event, data)
        source = _source(event.message)
        person = await self._people.meet(
            TELEGRAM, str(user.id), lambda default: language_of(user.language_code, default), source
        )
        structlog.contextvars.bind_contextvars(person=person.id)
        if person.is_coordinator:
            person = replace(person, nickname=user.full_name)
        texts = texts_in(person.language)
        data.update(person=person, texts=texts, screen=Screen(bot, self._post, self._clock, person, texts, inner))
        return await handler(event, data)

    async def _in_group(self, handler: Handler, event: Update, data: dict[str, Any]) -> Any:
        message, user, address = event.message, data.get("event_from_user"), str(data["event_chat"].id)
        moved = message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id)
        command = message is not None and (message.text or "").startswith("/")
        if message is not None and not moved and not (command and self._pace.may_answer(address)):
            return None
        person = None if user is None or user.is_bot else await self._people.at(TELEGRAM, str(user.id))
        if person is not None and user is not None:
            person = replace(person, nickname=user.full_name)
            structlog.contextvars.bind_contextvars(person=person.id)
        language = person.language if person else language_of(user.language_code if user else None, "ru")
        texts = texts_in(language)
        place = GroupScreen(data["bot"], self._post, address, texts, message or event.callback_query)
        data.update(person=person, texts=texts, place=place)
        return await handler(event, data)


def _source(message: Message | None) -> str | None:
    """Where a newcomer came from: «/start c<source>»."""
    words = (message.text or "").split() if message else []
    return (
        words[1][1:65]
        if len(words) == 2 and words[0] == "/start" and words[1].startswith("c") and len(words[1]) > 1
        else None
    )


@dataclass
class _Bucket:
    """A person's recent activity: what is left of their allowance, and the buttons served a moment ago, oldest
    first."""

    left: float
    at: float
    told_at: float
    served: deque[tuple[float, str, str]]  # when, which button, by which press


class FloodGuard(BaseMiddleware):
    """Answers a flood without serving it.

    The same button of the same message pressed again at once is a double press: it is answered, and the page is not
    built again; nor is it when somebody hammers two buttons in turn.
    Beyond BURST updates and RATE a second, presses get a word and messages one request to slow down. Nobody who waits
    for the bot's answer before the next press comes near that; one person's updates wait in a line of their own anyway.
    """

    BURST = 60.0
    RATE = 20.0  # updates a second
    REPEAT = 1.0  # seconds
    SAME_BUTTON = 3  # times within REPEAT
    REMEMBERED = 10_000  # people

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        screen: Screen | None = data.get("screen")
        if not isinstance(event, Update) or screen is None:
            return await handler(event, data)
        now = self._now()
        bucket = self._bucket(data["person"].id, now)
        if event.message is not None:
            bucket.served.clear()
        elif event.callback_query is not None and self._repeated(bucket, event.callback_query, now):
            await screen.answer()
            return None
        if bucket.left >= 1:
            bucket.left -= 1
            return await handler(event, data)
        if event.callback_query is not None:
            await screen.answer(screen.texts.plain("error-too-fast"))
        elif now - bucket.told_at > 5:
            bucket.told_at = now
            await screen.tell("error-too-many")
        return None

    def _bucket(self, person_id: int, now: float) -> _Bucket:
        bucket = self._buckets.get(person_id)
        if bucket is None:
            bucket = self._buckets[person_id] = _Bucket(self.BURST, now, float("-inf"), deque())
            if len(self._buckets) > self.REMEMBERED:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(person_id)
        bucket.left = min(self.BURST, bucket.left + (now - bucket.at) * self.RATE)
        bucket.at = now
        return bucket

    def _repeated(self, bucket: _Bucket, press: CallbackQuery, now: float) -> bool:
        button = f"{press.message.message_id if press.message else 0}:{press.data}"
        served = bucket.served
        while served and now - served[0][0] >= self.REPEAT:
            served.popleft()
        if any(press_id == press.id for *_, press_id in served):  # it is handled again: something was away
            return False
        if served and (served[-1][1] == button or sum(each == button for _, each, _ in served) >= self.SAME_BUTTON):
            return True
        served.append((now, button, press.id))
        return False
