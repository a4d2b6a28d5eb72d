"""Telegram's limits on sending, to test who must keep within them: 30 a second over all, 1 a second a chat, 20 a
minute a group."""

import math
from collections import deque

from .errors import too_many_requests

IN_A_SECOND = 30
# A chat takes a few messages at once, then one a second.
BURST = 5
# A group takes so many a minute.
IN_A_GROUP = 20


class Limits:
    """Moments are seconds of the sandbox's clock."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._chats: dict[int, tuple[float, float]] = {}

    def count(self, chat_id: int, moment: float) -> None:
        """Count a send. Raises ApiError 429 with the seconds to wait; a refused send is not counted."""
        while self._recent and self._recent[0] <= moment - 1:
            self._recent.popleft()
        if len(self._recent) >= IN_A_SECOND:
            raise too_many_requests(max(1, math.ceil(self._recent[0] + 1 - moment)))
        if chat_id < 0:
            minute = self._groups.setdefault(chat_id, deque())
            while minute and minute[0] <= moment - 60:
                minute.popleft()
            if len(minute) >= IN_A_GROUP:
                raise too_many_requests(max(1, math.ceil(minute[0] + 60 - moment)))
            minute.append(moment)
        left, since = self._chats.get(chat_id, (float(BURST), moment))
        left = min(BURST, left + moment - since)
        if left < 1:
            raise too_many_requests(max(1, math.ceil(1 - left)))
        self._chats[chat_id] = left - 1, moment
        self._recent.append(moment)
