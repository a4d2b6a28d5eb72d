"""People of the scenarios: they say, press and see, through the same Bot API that the bot talks to.

An action returns when the bot has reacted; an expectation fails with what is on the person's screen.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from bot.sandbox.people import Chat, Message
from bot.sandbox.telegram import SandboxTelegram

PATIENCE = 20.0  # seconds of real time for one reaction, also of a process that starts on a busy machine
# Seconds without a new call after which the bot has said all it wanted: one that tells when it is busy, and another.
SETTLED, SETTLED_ELSEWHERE = 0.004, 0.05


class Actor:
    """One person and what they see."""

    def __init__(
        self,
        telegram: SandboxTelegram,
        person_id: int,
        busy: Callable[[], bool] = lambda: False,
        settled: float = SETTLED_ELSEWHERE,
    ) -> None:
        """`busy` tells whether the bot has something of theirs to answer, as far as it can be known."""
        self._telegram = telegram
        self._busy = busy
        self._settled = settled
        self.id = person_id
        self.since = telegram.moment

    @property
    def chat(self) -> Chat:
        return self._telegram.chat(self.id)

    # Acting

    async def says(self, text: str) -> None:
        await self._acts(lambda: self._telegram.says(self.id, text))

    async def edits(self, text: str) -> None:
        """Change the last thing they wrote."""
        last = max(each.id for each in self.chat.messages.values() if not each.by_bot)
        await self._acts(lambda: self._telegram.edits(self.id, last, text))

    async def opens(self, payload: str = "") -> None:
        """Press START, or open a link with a payload."""
        await self._acts(lambda: self._telegram.opens(self.id, payload))

    async def presses(self, caption: str) -> None:
        """Press the newest inline button with this caption, else the newest whose caption contains it."""
        message, data = self.button(caption)
        await self._acts(lambda: self._telegram.presses(self.id, message.id, data))

    async def presses_again(self, message_id: int, data: str) -> None:
        """Press a button that may no longer be there."""
        await self._acts(lambda: self._telegram.presses(self.id, message_id, data, stale=True))

    async def shares_contact(self, phone_number: str = "") -> None:
        await self._acts(lambda: self._telegram.shares_contact(self.id, phone_number))

    async def sends_contact_of(self, other: "Actor") -> None:
        await self._acts(lambda: self._telegram.shares_contact(self.id, of=other.id))

    async def sends_sticker(self) -> None:
        await self._acts(lambda: self._telegram.sends_sticker(self.id))

    async def sends_voice(self) -> None:
        await self._acts(lambda: self._telegram.sends_voice(self.id))

    async def sends_location(self) -> None:
        await self._acts(lambda: self._telegram.sends_location(self.id, 54.78, 32.05))

    async def sends_document(self, data: bytes, name: str, mime: str = "") -> None:
        await self._acts(lambda: self._telegram.sends_document(self.id, data, name, mime))

    async def sends_photo(self, data: bytes, caption: str = "") -> None:
        await self._acts(lambda: self._telegram.sends_photo(self.id, data, caption))

    def blocks(self) -> None:
        self._telegram.blocks(self.id)

    def unblocks(self) -> None:
        self._telegram.unblocks(self.id)

    # Seeing

    async def sees(self, *texts: str) -> None:
        """Wait until what the bot wrote or changed since the last action contains all the texts."""
        await self._until(lambda: all(text in self._news() for text in texts), f"should see {texts}")

    async def sees_not(self, text: str) -> None:
        """What the bot wrote since the last action, once it is silent, does not contain the text."""
        await self._silence()
        assert text not in self._news(), f"should not see {text!r}\n{self.screen}"

    async def gets_alert(self, text: str) -> None:
        """The last press was answered with a word over the chat."""
        await self._until(
            lambda: any(text in answer.text for answer in self.chat.answers if answer.moment > self.since),
            f"should get the alert {text!r}",
        )

    @property
    def newest(self) -> Message:
        """The bot's newest message or edit."""
        written = [message for message in self.chat.messages.values() if message.by_bot]
        assert written, "the bot has written nothing"
        return max(written, key=lambda message: message.moment)

    @property
    def captions(self) -> list[str]:
        """The captions under the newest page."""
        return [button["text"] for row in self.newest.buttons for button in row]

    @property
    def screen(self) -> str:
        """The newest page as lines to read."""
        rows = (" ".join(f"[{button['text']}]" for button in row) for row in self.newest.buttons)
        return "\n".join(["", self.newest.words, *rows])

    def button(self, caption: str) -> tuple[Message, str]:
        """Message and callback data of the newest button with this caption."""
        written = sorted(self.chat.messages.values(), key=lambda message: message.moment, reverse=True)
        shown = [(m, b) for m in written if m.by_bot for row in m.buttons for b in row if "callback_data" in b]
        exact = [(m, b["callback_data"]) for m, b in shown if b["text"] == caption]
        partly = [(m, b["callback_data"]) for m, b in shown if caption in b["text"]]
        assert exact or partly, f"no button {caption!r}{self.screen}"
        return (exact or partly)[0]

    # Waiting

    def _news(self) -> str:
        messages = [m for m in self.chat.messages.values() if m.by_bot and m.moment > self.since]
        captions = [button["text"] for message in messages for row in message.buttons for button in row]
        return "\n".join([*(message.words for message in messages), *captions])

    async def _acts(self, action: Any) -> None:
        await self._silence()
        self.since = self._telegram.moment
        action()
        await self._until(self._reacted, "the bot should react")
        await self._silence()

    def _reacted(self) -> bool:
        answered = any(answer.moment > self.since for answer in self.chat.answers)
        written = any(m.by_bot and m.moment > self.since for m in self.chat.messages.values())
        return answered or written

    async def _silence(self) -> None:
        """Wait until the bot has handled what this person did and makes no calls for a moment; its long poll does not
        count."""
        quiet = False
        while not quiet:
            before = self._calls()
            await asyncio.sleep(self._settled)
            quiet = not self._busy() and self._calls() == before

    def _calls(self) -> int:
        return sum(1 for call in self._telegram.calls if call.method != "getUpdates")

    async def _until(self, holds: Any, wish: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            shown = self.screen if any(m.by_bot for m in self.chat.messages.values()) else " (nothing)"
            assert time.monotonic() < deadline, f"{self.chat.person.first_name} {wish}; on the screen:{shown}"
            await asyncio.sleep(0.005)
