"""Telegram's limits on one chat: a message a second, in a group twenty a minute."""

from collections import OrderedDict
from typing import Final

from bot.clock import Clock

A_SECOND: Final = 1.0
IN_A_GROUP: Final = 3.0  # seconds: twenty a minute, evenly
AT_ONCE: Final = 4  # decisions and reminders that a private chat takes together before that
REMEMBERED: Final = 5_000  # chats


class ChatPace:
    """When each chat may have its next message. Answers to people are not counted here: nobody answers that fast."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: OrderedDict[str, float] = OrderedDict()  # when a chat is due at an even spacing

    def wait(self, address: str, *, alone: bool) -> float:
        """Seconds until the chat may have a message; 0: now, and it is counted.

        With `alone` a whole second must have passed since the one before; otherwise a few may come together.
        """
        now = self._clock.now().timestamp()
        spacing = IN_A_GROUP if address.startswith("-") else A_SECOND
        most = 1 if alone or spacing == IN_A_GROUP else AT_ONCE
        due = self._next.get(address, now)
        if due > now + AT_ONCE * spacing:  # the clock was set back
            due = now
        wait = due - (most - 1) * spacing - now
        if wait > 0:
            return wait
        self._next[address] = max(now, due) + spacing
        self._next.move_to_end(address)
        if len(self._next) > REMEMBERED:
            self._next.popitem(last=False)
        return 0.0
