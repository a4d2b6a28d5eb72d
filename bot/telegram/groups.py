"""The bot in groups, as far as Telegram has a say in it: short answers, letting people in, links to our own chat."""

from collections import OrderedDict, deque
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.errors import DomainError
from bot.i18n import Texts
from bot.services.groups import Groups
from bot.telegram.post import UNCHANGED, Post
from bot.views.page import Page

log = structlog.get_logger()

# Telegram takes 20 messages a minute in a group; some are left for what is posted there by itself.
ANSWERS_A_MINUTE = 12
REMEMBERED = 1_000  # groups


class GroupScreen:
    """A group during one update: answers go into it, in a forum into the topic, and a press is answered over it."""

    def __init__(self, bot: Bot, post: Post, address: str, texts: Texts, event: Message | CallbackQuery | None) -> None:
        self._bot = bot
        self._post = post
        self._press = event if isinstance(event, CallbackQuery) else None
        self._topic = _topic(event.message if isinstance(event, CallbackQuery) else event)
        self.address = address
        self.texts = texts

    async def say(self, page: Page) -> None:
        await self._post.send(self.address, page, self._topic)

    async def show(self, page: Page) -> None:
        """The page in the place of the pressed message, anew when that is gone."""
        await self.answer()
        if self._press is None or self._press.message is None:
            return
        try:
            await self._post.edit(self.address, self._press.message.message_id, page)
        except TelegramBadRequest as error:
            if UNCHANGED not in error.message:
                await self.say(page)

    async def answer(self, text: str = "") -> None:
        if self._press is None:
            return
        try:
            await self._bot.answer_callback_query(
                self._press.id, text=text[:200] or None, show_alert=bool(text) or None
            )
        except TelegramBadRequest:  # it waited too long, through a restart; what it was for is done all the same
            return

    async def refuse(self, refusal: DomainError) -> None:
        """Say what cannot be: over the group after a press, as a message otherwise."""
        if self._press is not None:
            await self.answer(self.texts.plain(refusal.key, **refusal.params))
        else:
            await self.say(Page(self.texts(refusal.key, **refusal.params)))


def _topic(message: object) -> int | None:
    """The topic of a forum in which something was said; elsewhere a thread is only a chain of replies."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


class GroupPace:
    """Keeps answers in a group rare enough for Telegram; whoever plays with commands there is not answered."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._answers: OrderedDict[str, deque[float]] = OrderedDict()

    def may_answer(self, address: str) -> bool:
        """Count an answer if there is room for one."""
        now = self._clock.now().timestamp()
        answers = self._answers.setdefault(address, deque())
        self._answers.move_to_end(address)
        while len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        while answers and not 0 <= now - answers[0] < 60:
            answers.popleft()
        if len(answers) >= ANSWERS_A_MINUTE:
            return False
        answers.append(now)
        return True


class GroupDoor:
    """Lets members in and tells others how to become one."""

    def __init__(self, bot: Bot, post: Post, groups: Groups) -> None:
        self._bot = bot
        self._post = post
        self._groups = groups

    async def name(self) -> str:
        """The bot's name, as links to it have it."""
        return (await self._bot.me()).username or ""

    async def fill(self, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What a message to a group says, with the name that its links to the private chat need."""
        filled = await self._groups.fill(params)
        return None if filled is None else {**filled, "bot": await self.name()}

    async def tick(self, now: datetime) -> None:
        """Let in everybody who asked and is a member by now."""
        for group_id, address, who in await self._groups.admissible():
            await self.admit(group_id, address, who)

    async def admit(self, group_id: int, address: str, who: str) -> None:
        """Let somebody in who asked."""
        try:
            await self._bot.approve_chat_join_request(int(address), int(who))
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            # In the group already, the request taken back, or the bot no administrator: nothing to wait for.
            log.info("request to join not approved", reason=error.message)
        await self._groups.admitted(group_id, who)

    async def write(self, address: int, page: Page) -> None:
        """Write to somebody who asked to be let in; for five minutes Telegram lets us."""
        try:
            await self._post.send(str(address), page)
        except TelegramForbiddenError:
            log.info("whoever asked to join cannot be written to")
