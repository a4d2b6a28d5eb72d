"""What is repeated, how often, after how long, and what is not; the network is a script, and waiting takes no time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    CopyMessage,
    CreateInvoiceLink,
    DeleteMessage,
    EditMessageText,
    GetChat,
    GetUpdates,
    SendChatAction,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
    TransferGift,
)
from aiogram.types import BotCommand
from pydantic import BaseModel, ValidationError

from bot.telegram.pace import MARGIN, Pace
from bot.telegram.retry import ALL_WAITS, ATTEMPTS, Retry, is_counted, single_attempt
from bot.telegram.session import NotSentError

Failure = Callable[[TelegramMethod[Any]], Exception]

SEND = SendMessage(chat_id=7, text="Здравствуйте")
EDIT = EditMessageText(chat_id=7, message_id=1, text="Здравствуйте")
CALLS_SAFE_TWICE: list[TelegramMethod[Any]] = [
    SEND,
    EDIT,
    CopyMessage(chat_id=7, from_chat_id=7, message_id=1),
    AnswerCallbackQuery(callback_query_id="1"),
    DeleteMessage(chat_id=7, message_id=1),
    SetMyCommands(commands=[BotCommand(command="start", description="Начать")]),
    GetChat(chat_id=7),
]
CALLS_UNSAFE_TWICE: list[TelegramMethod[Any]] = [
    TransferGift(business_connection_id="1", owned_gift_id="1", new_owner_chat_id=7),
    CreateInvoiceLink(title="a", description="a", payload="a", currency="XTR", prices=[]),
]


class Waits:
    """A clock on which waiting takes no time and is noted."""

    def __init__(self) -> None:
        self.all: list[float] = []

    def now(self) -> datetime:
        return datetime(2026, 11, 23, tzinfo=UTC) + timedelta(seconds=sum(self.all))

    async def sleep(self, seconds: float) -> None:
        self.all.append(seconds)


class Telegram:
    """Fails as told, then takes every call."""

    def __init__(self, *failures: Failure) -> None:
        self._failures = list(failures)
        self.calls = 0

    async def __call__(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        self.calls += 1
        if self._failures:
            raise self._failures.pop(0)(method)
        return "taken"


def flood(seconds: int) -> Failure:
    return lambda method: TelegramRetryAfter(method, "Too Many Requests", seconds)


def timeout(method: TelegramMethod[Any]) -> Exception:
    return TelegramNetworkError(method, "Request timeout error")


def refused(method: TelegramMethod[Any]) -> Exception:
    return NotSentError(method, "ClientConnectorError")


def gateway_page(_method: TelegramMethod[Any]) -> Exception:
    return ClientDecodeError("Failed to decode object", ValueError("no JSON"), "<html>502</html>")


def gateway_json(_method: TelegramMethod[Any]) -> Exception:
    return ClientDecodeError("Failed to deserialize object", _validation_error(), {"error": "bad gateway"})


def unknown_answer(_method: TelegramMethod[Any]) -> Exception:
    return ClientDecodeError("Failed to deserialize object", _validation_error(), {"ok": True, "result": {"new": 1}})


def broken(method: TelegramMethod[Any]) -> Exception:
    return TelegramServerError(method, "Internal Server Error")


def restarting(method: TelegramMethod[Any]) -> Exception:
    return RestartingTelegram(method, "restart")


def _validation_error() -> ValidationError:
    class Strict(BaseModel):
        ok: bool

    with pytest.raises(ValidationError) as caught:
        Strict.model_validate({})
    return caught.value


@pytest.fixture
def clock() -> Waits:
    return Waits()


@pytest.fixture
def pace(clock: Waits) -> Pace:
    return Pace(1000, clock)


@pytest.fixture
def retry(pace: Pace, clock: Waits) -> Retry:
    return Retry(pace, clock, Random(7))


async def make(retry: Retry, telegram: Telegram, method: TelegramMethod[Any]) -> str:
    return cast("str", await retry(telegram, cast("Bot", None), method))


@pytest.mark.parametrize("failure", [timeout, refused, gateway_page, gateway_json, broken, restarting, flood(3)])
@pytest.mark.parametrize("method", CALLS_SAFE_TWICE, ids=lambda method: method.__api_method__)
async def test_a_person_gets_the_answer_in_the_end(retry: Retry, method: TelegramMethod[Any], failure: Failure) -> None:
    telegram = Telegram(failure, failure)

    assert await make(retry, telegram, method) == "taken"
    assert telegram.calls == 3


@pytest.mark.parametrize("method", CALLS_UNSAFE_TWICE, ids=lambda method: method.__api_method__)
async def test_what_must_not_be_done_twice_is_repeated_only_when_it_was_not_taken(
    retry: Retry, method: TelegramMethod[Any]
) -> None:
    for failure in (refused, flood(1)):
        assert await make(retry, Telegram(failure), method) == "taken"
    for failure, error in ((timeout, TelegramNetworkError), (broken, TelegramServerError)):
        telegram = Telegram(failure)
        with pytest.raises(error):
            await make(retry, telegram, method)
        assert telegram.calls == 1


@pytest.mark.parametrize(
    "failure",
    [
        lambda method: TelegramForbiddenError(method, "bot was blocked by the user"),
        lambda method: TelegramBadRequest(method, "message is not modified"),
        lambda method: TelegramConflictError(method, "terminated by other getUpdates request"),
        lambda method: TelegramEntityTooLarge(method, "Request Entity Too Large"),
        unknown_answer,
    ],
)
async def test_an_answer_is_not_asked_for_twice(retry: Retry, clock: Waits, failure: Failure) -> None:
    telegram = Telegram(failure)

    with pytest.raises(type(failure(SEND))):
        await make(retry, telegram, SEND)
    assert telegram.calls == 1
    assert clock.all == []


async def test_the_waits_grow_within_bounds_and_the_last_error_is_raised(retry: Retry, clock: Waits) -> None:
    telegram = Telegram(*[broken] * 9)

    with pytest.raises(TelegramServerError):
        await make(retry, telegram, EDIT)

    assert telegram.calls == ATTEMPTS
    assert len(clock.all) == ATTEMPTS - 1
    for wait, longest in zip(clock.all, (0.5, 1, 2, 4), strict=True):
        assert longest / 2 <= wait <= longest


async def test_two_bots_do_not_come_back_at_the_same_moment(pace: Pace) -> None:
    waits = []
    for seed in (1, 2):
        clock = Waits()
        await make(Retry(pace, clock, Random(seed)), Telegram(broken, broken), EDIT)
        waits.append(clock.all)

    assert waits[0] != waits[1]


async def test_the_seconds_of_a_429_are_honoured(retry: Retry, clock: Waits) -> None:
    await make(retry, Telegram(flood(17)), EDIT)

    assert clock.all == [17]


async def test_nobody_waits_longer_than_a_minute_in_all(retry: Retry, clock: Waits) -> None:
    for failures in ([flood(61)], [flood(25)] * 4):
        clock.all.clear()
        with pytest.raises(TelegramRetryAfter):
            await make(retry, Telegram(*failures), EDIT)
        assert sum(clock.all) <= ALL_WAITS


async def test_a_429_stops_all_other_sends(retry: Retry, pace: Pace, clock: Waits) -> None:
    with pytest.raises(TelegramRetryAfter), single_attempt():
        await make(retry, Telegram(flood(30)), SEND)

    before = clock.now()
    await pace.background()
    assert clock.now() - before >= timedelta(seconds=30)


async def test_the_sender_of_deliveries_decides_itself(retry: Retry, clock: Waits) -> None:
    for failure in (timeout, refused, gateway_page, broken, flood(1)):
        telegram = Telegram(failure)
        with single_attempt(), pytest.raises(type(failure(SEND))):
            await make(retry, telegram, SEND)
        assert telegram.calls == 1
    assert clock.all == []
    assert await make(retry, Telegram(broken), SEND) == "taken"


async def test_sends_are_paced_and_other_calls_are_not(clock: Waits) -> None:
    retry = Retry(Pace(2, clock), clock, Random(7))

    for _ in range(20):
        await make(retry, Telegram(), EDIT)
    assert clock.all == []
    for _ in range(6):  # people alone are not held back
        await make(retry, Telegram(), SEND)
    assert clock.all == []
    with pytest.raises(TelegramRetryAfter), single_attempt():
        await make(retry, Telegram(flood(0)), SEND)
    for _ in range(6):
        await make(retry, Telegram(), SEND)
    assert sum(clock.all) == pytest.approx(3 * (1 + MARGIN), abs=0.01)
    with single_attempt():  # whoever makes a single attempt has taken its slot already
        for _ in range(6):
            await make(retry, Telegram(), SEND)
    assert sum(clock.all) == pytest.approx(3 * (1 + MARGIN), abs=0.01)


async def test_getupdates_is_left_to_the_poller(retry: Retry) -> None:
    telegram = Telegram(timeout)

    with pytest.raises(TelegramNetworkError):
        await make(retry, telegram, GetUpdates())
    assert telegram.calls == 1


def test_what_counts_as_a_message() -> None:
    counted = ["sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup", "copyMessage", "forwardMessages"]
    not_counted = [
        "sendChatAction",
        "editMessageText",
        "answerCallbackQuery",
        "getMe",
        "deleteMessage",
        "setMyCommands",
    ]

    assert all(map(is_counted, counted))
    assert not any(map(is_counted, not_counted))
    assert not is_counted(SendChatAction.__api_method__)
