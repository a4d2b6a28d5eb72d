"""People who write /start and press a button, in turns; there is a next update once one has been dealt with.

A closed loop: so many updates are with the bot at any moment, of a larger number of people, since a bot that guards
itself against it does not serve one person ten times a second.
"""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.bench.telegram import ANSWERS, Params, message, number

# A button that leads to an edit of the page it is on, in any state of the bot. The first that is found is pressed.
CAPTIONS = ("Помощь", "Меню", "В меню")

# An update not dealt with after so long is counted as lost.
PATIENCE = 10.0


@dataclass
class Person:
    id: int
    pressed_last: bool = True  # so that the first update is /start
    message: dict[str, Any] | None = None  # the last one with buttons
    press: str | None = None  # the id of the press to be answered, while there is one
    awaits: set[str] = field(default_factory=set)  # what has to arrive before the update is done
    given_at: float = 0.0


class People:
    """Hands out updates and takes the bot's calls; `took` are the seconds from the one to the last of the other."""

    def __init__(self, number_of_people: int, at_once: int) -> None:
        self._people = {person: Person(person) for person in range(1_000_001, 1_000_001 + number_of_people)}
        self._waiting = deque(self._people.values())
        self._with_bot: dict[int, Person] = {}
        self._at_once = at_once
        self._update_ids = count(1)
        self._message_ids = count(1)
        self._useless: set[str] = set()
        self._poll: asyncio.Future[Any] | None = None
        self.first_poll: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.open = False
        self.took: list[float] = []
        self.calls = 0
        self.lost = 0
        self.pressed: set[str] = set()

    @property
    def busy(self) -> bool:
        """Whether the bot still has updates to deal with."""
        return bool(self._with_bot)

    def call(self, name: str, params: Params) -> Any:
        """Answer a call of the bot."""
        self.calls += 1
        if name == "getUpdates":
            return self._updates(params)
        if name == "sendMessage":
            chat = number(params["chat_id"])
            return self._shown(chat, next(self._message_ids), params, "page")
        if name == "editMessageText":
            return self._shown(number(params["chat_id"]), number(params["message_id"]), params, "page")
        if name == "answerCallbackQuery":
            self._arrived(number(params["callback_query_id"]) % 10_000_000, "answer")
            return True
        if name.startswith(("send", "copy", "editMessage")):
            return message(number(params.get("chat_id", 0)), next(self._message_ids), params)
        return ANSWERS.get(name, True)

    def _shown(self, chat: int, message_id: int, params: Params, what: str) -> dict[str, Any]:
        shown = message(chat, message_id, params)
        if person := self._people.get(chat):
            if "inline_keyboard" in shown.get("reply_markup", ()):
                person.message = shown
            self._arrived(chat, what)
        return shown

    def _arrived(self, chat: int, what: str) -> None:
        person = self._with_bot.get(chat)
        if person is None:
            return
        person.awaits.discard(what)
        if not person.awaits:
            self.took.append(time.perf_counter() - person.given_at)
            self._back(person)

    def _back(self, person: Person) -> None:
        del self._with_bot[person.id]
        self._waiting.append(person)
        if self._poll is not None and not self._poll.done():
            poll, self._poll = self._poll, None
            # After the call that brought it has been answered, and together with others that are ready by then.
            asyncio.get_running_loop().call_soon(self._answer_poll, poll)

    def _updates(self, params: Params) -> Any:
        if not self.first_poll.done():
            self.first_poll.set_result(time.perf_counter())
        ready = self._give(number(params.get("limit", 100)))
        if ready or number(params.get("timeout", 0)) == 0:
            return ready
        loop = asyncio.get_running_loop()
        poll = self._poll = loop.create_future()
        loop.call_later(number(params["timeout"]), self._answer_poll, poll)
        return poll

    def _answer_poll(self, poll: asyncio.Future[Any]) -> None:
        if not poll.done():
            poll.set_result(self._give(100))

    def begin(self) -> None:
        """From here on updates are handed out."""
        self.open = True
        if self._poll is not None:
            self._answer_poll(self._poll)

    def give_up(self) -> None:
        """Take back what the bot has not dealt with in time; a button that led nowhere is not pressed again."""
        now = time.perf_counter()
        for person in [late for late in self._with_bot.values() if now - late.given_at > PATIENCE]:
            self.lost += 1
            if person.press is not None:
                self._useless.add(person.press)
            self._back(person)

    def _give(self, limit: int) -> list[dict[str, Any]]:
        given: list[dict[str, Any]] = []
        while self.open and self._waiting and len(given) < limit and len(self._with_bot) < self._at_once:
            given.append(self._next(self._waiting.popleft()))
        return given

    def _next(self, person: Person) -> dict[str, Any]:
        person.given_at = time.perf_counter()
        self._with_bot[person.id] = person
        sender = {"id": person.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
        update_id = next(self._update_ids)
        button = None if person.pressed_last else self._button(person)
        person.pressed_last = button is not None
        if button is None or person.message is None:
            person.press = None
            person.awaits = {"page"}
            said = {
                "message_id": next(self._message_ids),
                "from": sender,
                "chat": {"id": person.id, "first_name": "Анна", "type": "private"},
                "date": int(time.time()),
                "text": "/start",
                "entities": [{"offset": 0, "length": 6, "type": "bot_command"}],
            }
            return {"update_id": update_id, "message": said}
        person.press = button["text"]
        self.pressed.add(button["text"])
        person.awaits = {"page", "answer"}
        pressed = {
            "id": str(update_id * 10_000_000 + person.id),
            "from": sender,
            "message": person.message,
            "chat_instance": str(person.id),
            "data": button["callback_data"],
        }
        return {"update_id": update_id, "callback_query": pressed}

    def _button(self, person: Person) -> dict[str, str] | None:
        rows = person.message["reply_markup"]["inline_keyboard"] if person.message else []
        buttons = [button for row in rows for button in row if "callback_data" in button]
        wanted = [button for button in buttons if any(caption in button["text"] for caption in CAPTIONS)]
        useful = (button for button in (*wanted, *buttons) if button["text"] not in self._useless)
        return next(useful, None)
