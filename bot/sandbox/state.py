"""All that the sandbox knows, and the few ways it changes; each change is told to whoever watches."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .errors import ApiError, ImpossibleError, Json
from .faults import Faults
from .files import Files
from .limits import Limits
from .markup import Parsed
from .people import Answer, Chat, Message, Query
from .polls import Polls
from .profile import Profile
from .updates import Updates

if TYPE_CHECKING:
    from .groups import Group

QUERY_LIFETIME = 15.0
MOST_CALLS_KEPT = 20_000
# A page that does not read for so long is cut off; it comes back and asks for everything.
MOST_EVENTS_WAITING = 10_000
EPOCH_2020 = 1_577_836_800

Events = asyncio.Queue[Json | None]


@dataclass(slots=True)
class Call:
    """A call of the bot; `outcome` is its result, or what it failed with, or None while it is under way."""

    method: str
    params: Json
    moment: int
    outcome: Any = None


class State:
    def __init__(
        self,
        token: str | None,
        now: Callable[[], datetime],
        *,
        username: str = "cluster_sandbox_bot",
        name: str = "Sandbox",
        enforce_limits: bool = False,
    ) -> None:
        # Ids grow with real time, so that none comes twice after a restart: a bot that kept its database must not
        # find another message under an id it remembers. Four a second stay below 2 ** 31 until 2037.
        first_id = int((time.time() - EPOCH_2020) * 4)
        self._token = token
        self.now = now
        self.bot_id = _bot_id(token) if token else 42
        self.username = username
        self.limits = Limits() if enforce_limits else None
        self.faults = Faults()
        self.files = Files(first_id)
        self.profile = Profile(name)
        self.updates = Updates(first_id)
        self.chats: dict[int, Chat] = {}
        self.groups: dict[int, Group] = {}
        self.windows: dict[int, datetime] = {}  # until when the bot may write to somebody who never wrote to it
        self.polls = Polls()
        self.queries: dict[str, Query] = {}
        self.inline_queries: dict[str, asyncio.Future[Json]] = {}
        self.menu_button: Json = {"type": "commands"}
        self.calls: deque[Call] = deque(maxlen=MOST_CALLS_KEPT)
        self.query_lifetime = QUERY_LIFETIME
        self.moment = 0
        self._next_id = first_id
        self._watchers: set[Events] = set()

    def authorise(self, token: str) -> None:
        """Raises ApiError 401 for a token that is not the bot's. Without a token set, the bot is whoever comes."""
        if self._token is None and _bot_id(token):
            self.bot_id = _bot_id(token)
        elif token != self._token:
            raise ApiError(401, "Unauthorized")

    def bot(self) -> Json:
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.text("name"),
            "username": self.username,
        }

    def next_id(self) -> int:
        self._next_id += 1
        return self._next_id

    def unix_time(self) -> int:
        return int(self.now().timestamp())

    def chat(self, person_id: int) -> Chat:
        """The chat on the person's side."""
        if person_id not in self.chats:
            raise ImpossibleError(f"nobody here has the id {person_id}")
        return self.chats[person_id]

    def user(self, person_id: int) -> Json | None:
        chat = self.chats.get(person_id)
        return chat.person.user() if chat else None

    def post(self, chat: Chat, content: Json, *, by_bot: bool) -> Message:
        """Put a new message into a chat."""
        person = chat.person
        data = {
            "message_id": self.next_id(),
            "from": self.bot() if by_bot else person.user(),
            "chat": person.chat(),
            "date": self.unix_time(),
            **content,
        }
        message = Message(data, self._tick(), by_bot)
        chat.messages[message.id] = message
        chat.unread = chat.unread + 1 if by_bot else 0
        self.emit({"kind": "message", "chat": person.id, "message": data})
        return message

    def edit(self, chat: Chat, message: Message, content: Json, gone: tuple[str, ...]) -> None:
        """Replace parts of a message: `gone` fields are dropped, then `content` put in."""
        kept = {key: value for key, value in message.data.items() if key not in gone}
        # A new dict: updates that are still in the queue show the message as it was when the button was pressed.
        message.data = {**kept, **content, "edit_date": self.unix_time()}
        message.moment = self._tick()
        self.emit({"kind": "edited", "chat": chat.person.id, "message": message.data})

    def show_poll(self, chat: Chat, message: Message) -> None:
        """Let a message show its poll as it stands; that is no edit of the bot's."""
        message.data = {**message.data, "poll": self.polls.open[message.data["poll"]["id"]]}
        message.moment = self._tick()
        self.emit({"kind": "edited", "chat": chat.person.id, "message": message.data})

    def delete(self, chat: Chat, message: Message) -> None:
        del chat.messages[message.id]
        self._tick()
        self.emit({"kind": "deleted", "chat": chat.person.id, "message_id": message.id})

    def answer(self, query: Query, text: str, *, show_alert: bool, url: str | None) -> None:
        query.answered = True
        self.chats[query.person_id].answers.append(
            Answer(text, show_alert, url, query.message_id, query.data, self._tick())
        )
        shown = {"text": text, "show_alert": show_alert, "message_id": query.message_id, "url": url}
        self.emit({"kind": "answer", "chat": query.chat_id or query.person_id, **shown})

    def tell_of(self, chat: Chat) -> None:
        self.emit({"kind": "person", "person": chat.json()})

    def called(self, method: str) -> list[Call]:
        """The calls of one method that are still kept, the oldest first."""
        return [call for call in self.calls if call.method == method]

    @contextmanager
    def events(self) -> Iterator[Events]:
        """What happens from now on, as the page's events; None when the sandbox closes or the watcher fell behind."""
        queue: Events = asyncio.Queue(MOST_EVENTS_WAITING)
        self._watchers.add(queue)
        try:
            yield queue
        finally:
            self._watchers.discard(queue)

    def emit(self, event: Json) -> None:
        for queue in tuple(self._watchers):
            if queue.full():
                self._cut_off(queue)
            else:
                queue.put_nowait(event)

    def close(self) -> None:
        """End the long poll and every stream of events, so that the server need not wait for them."""
        self.updates.close()
        for queue in tuple(self._watchers):
            self._cut_off(queue)

    def _cut_off(self, queue: Events) -> None:
        self._watchers.discard(queue)
        if queue.full():
            queue.get_nowait()
        queue.put_nowait(None)

    def _tick(self) -> int:
        self.moment += 1
        return self.moment


def add_text(content: Json, parsed: Parsed, *, caption: bool = False) -> None:
    """Put a text and its entities into the content of a message, under the names they have there."""
    if parsed.text:
        content["caption" if caption else "text"] = parsed.text
    if parsed.entities:
        content["caption_entities" if caption else "entities"] = parsed.entities


def _bot_id(token: str) -> int:
    number, colon, secret = token.partition(":")
    return int(number) if colon and secret and number.isascii() and number.isdigit() else 0
