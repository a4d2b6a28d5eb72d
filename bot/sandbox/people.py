"""The people of the sandbox and their private chats with the bot, as the Bot API describes them."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from .errors import Json

EXCERPT = 80
# What stands for a message without words in the list of chats.
WORDLESS = ("photo", "document", "sticker", "voice", "location", "contact", "poll")


@dataclass(slots=True)
class Person:
    """`role` only says where the page puts the person; `started` means they once wrote to the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ru"
    role: str = ""
    phone_number: str = ""
    started: bool = False
    blocked: bool = False
    deleted: bool = False

    def user(self) -> Json:
        return {"id": self.id, "is_bot": False, **self._names(), **_filled(language_code=self.language_code)}

    def chat(self) -> Json:
        return {"id": self.id, "type": "private", **self._names()}

    def contact(self, phone_number: str) -> Json:
        names = {key: value for key, value in self._names().items() if key != "username"}
        return {"phone_number": phone_number, **names, "user_id": self.id}

    def _names(self) -> Json:
        return {"first_name": self.first_name, **_filled(last_name=self.last_name, username=self.username)}


def _filled(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value}


@dataclass(slots=True)
class Message:
    """`data` is the Bot API's Message; `moment` counts the sandbox's events and says when this was last changed."""

    data: Json
    moment: int
    by_bot: bool
    has_reply_keyboard: bool = False

    @property
    def id(self) -> int:
        return int(self.data["message_id"])

    @property
    def words(self) -> str:
        return str(self.data.get("text") or self.data.get("caption") or "")

    @property
    def buttons(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.data.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def excerpt(self) -> str:
        kind = next((kind for kind in WORDLESS if kind in self.data), "")
        return (self.words or kind).replace("\n", " ")[:EXCERPT]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered a press with: a notice at the top, or an alert when `show_alert`."""

    text: str
    show_alert: bool
    url: str | None
    message_id: int
    data: str
    moment: int


@dataclass(slots=True)
class Chat:
    person: Person
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None
    unread: int = 0
    answers: deque[Answer] = field(default_factory=lambda: deque(maxlen=1000))
    menu_button: Json | None = None

    @property
    def last(self) -> Message | None:
        return self.messages[next(reversed(self.messages))] if self.messages else None

    def json(self) -> Json:
        """The person as the page lists them."""
        person = self.person
        return {
            "id": person.id,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language_code": person.language_code,
            "role": person.role,
            "blocked": person.blocked,
            "unread": self.unread,
            "last": self.last.excerpt() if self.last else "",
        }


@dataclass(slots=True)
class Query:
    """A press that waits for its answer; `born` is real time, because Telegram's patience is real."""

    id: str
    person_id: int
    message_id: int
    data: str
    born: float
    answered: bool = False
    chat_id: int = 0  # the group in which it was; 0: in private
