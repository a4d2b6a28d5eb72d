"""What to do when Telegram does not take a call at once; aiogram makes one request and raises.

Two kinds of callers. A person waiting for an answer is better served by a possible second copy than by silence: their
calls are repeated here. The sender of deliveries has a ledger and decides itself: its calls are made once, inside
`single_attempt()`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.clock import Clock
from bot.telegram.pace import Pace
from bot.telegram.session import NotSentError

log = structlog.get_logger()

ATTEMPTS: Final = 5
FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 10.0
ALL_WAITS: Final = 60.0

# Counted by Telegram against its limit on messages. An edit or an answer to a press is not.
_SENDS: Final = ("send", "copy", "forward")
_NOT_SENDS: Final = frozenset({"sendChatAction", "sendMessageDraft", "sendRichMessageDraft"})

# A second time they do what the first did, or show a person the same page twice.
_REPEATABLE: Final = (*_SENDS, "answer", "edit", "delete", "get", "set", "pin", "unpin")

_single: ContextVar[bool] = ContextVar("single_attempt", default=False)


@contextmanager
def single_attempt() -> Iterator[None]:
    """Calls made inside are neither repeated nor paced; a 429 still shuts the pace for everyone.

    The caller takes its slot itself, with `Pace.background`, before it writes down that it is sending: what is in doubt
    after a crash is then what was on the wire, not what was waiting for its turn.
    """
    token = _single.set(True)
    try:
        yield
    finally:
        _single.reset(token)


class Retry(BaseRequestMiddleware):
    """Paces sends, and repeats what Telegram or the network failed to take: ATTEMPTS times at most, ALL_WAITS in all.

    The last error is raised as it came. An edit repeated after a lost answer may end in "message is not modified", a
    deletion in "message to delete not found": the first attempt had worked. getUpdates is left to the poller.
    """

    def __init__(self, pace: Pace, clock: Clock, random: Random) -> None:
        self._pace = pace
        self._clock = clock
        self._random = random

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        name = method.__api_method__
        if name == "getUpdates":
            return await make_request(bot, method)
        if _single.get():
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                self._pace.pause(error.retry_after)
                raise
        waited = 0.0
        for attempt in range(1, ATTEMPTS + 1):
            if is_counted(name):
                await self._pace.interactive()
            try:
                return await make_request(bot, method)
            except (TelegramRetryAfter, TelegramServerError, TelegramNetworkError, ClientDecodeError) as error:
                if isinstance(error, TelegramRetryAfter):
                    self._pace.pause(error.retry_after)
                    wait = float(error.retry_after)
                else:
                    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)) * self._random.uniform(0.5, 1)
                if attempt == ATTEMPTS or waited + wait > ALL_WAITS or not may_repeat(name, error):
                    raise
                log.info(
                    "telegram call repeated",
                    method=name,
                    attempt=attempt,
                    wait=round(wait, 2),
                    reason=type(error).__name__,
                )
            waited += wait
            await self._clock.sleep(wait)
        raise AssertionError("the last attempt returns or raises")


def is_counted(name: str) -> bool:
    """Whether a call of this Bot API method is one message more under Telegram's limit."""
    return name.startswith(_SENDS) and name not in _NOT_SENDS


def may_repeat(name: str, error: Exception) -> bool:
    """Whether a failed call may be made again: Telegram did not take it, or taking it twice does no harm."""
    if isinstance(error, TelegramEntityTooLarge):  # a network error by descent only: it will be as large next time
        return False
    if isinstance(error, ClientDecodeError) and _was_done(error.data):
        return False
    return not _may_have_been_done(error) or name.startswith(_REPEATABLE)


def _was_done(data: Any) -> bool:
    """Whether Telegram said ok, though in a form that aiogram cannot read: a later Bot API than it knows."""
    return isinstance(data, dict) and data.get("ok") is True


def _may_have_been_done(error: Exception) -> bool:
    return not isinstance(error, TelegramRetryAfter | NotSentError)
