"""`getUpdates` as Telegram does it: confirmed by offset, one reader at a time; and the faults and limits on order."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.sandbox.errors import ApiError, Json
from bot.sandbox.faults import BrokenConnectionError, NotJsonError
from bot.sandbox.limits import BURST, IN_A_SECOND
from bot.sandbox.telegram import SandboxTelegram

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def telegram() -> SandboxTelegram:
    return SandboxTelegram("42:TEST", lambda: NOW)


def say(telegram: SandboxTelegram, *texts: str) -> int:
    """A newcomer says it all; gives their id."""
    person_id = telegram.add_person("Анна").id
    for text in texts:
        telegram.says(person_id, text)
    return person_id


async def texts(telegram: SandboxTelegram, **params: Any) -> list[str]:
    return [update["message"]["text"] for update in await telegram.call("getUpdates", params)]


async def ids(telegram: SandboxTelegram, **params: Any) -> list[int]:
    return [update["update_id"] for update in await telegram.call("getUpdates", params)]


async def test_updates_stay_until_they_are_confirmed(telegram: SandboxTelegram) -> None:
    say(telegram, "1", "2", "3")
    first, second, _ = await ids(telegram)
    assert await texts(telegram, offset=first) == ["1", "2", "3"]
    assert await texts(telegram, offset=second) == ["2", "3"]
    assert await texts(telegram) == ["2", "3"]
    assert await texts(telegram, limit=1) == ["2"]
    assert await texts(telegram, offset=second + 5) == []
    assert await texts(telegram) == []


async def test_a_negative_offset_counts_from_the_end(telegram: SandboxTelegram) -> None:
    say(telegram, "1", "2", "3")
    assert await texts(telegram, offset=-2) == ["2", "3"]
    assert await texts(telegram) == ["2", "3"]
    assert await texts(telegram, offset=-9) == ["2", "3"]


async def test_at_most_a_hundred_come_at_once(telegram: SandboxTelegram) -> None:
    say(telegram, *map(str, range(120)))
    assert len(await ids(telegram)) == 100
    assert len(await ids(telegram, limit=500)) == 100


async def test_a_long_poll_ends_with_the_first_update(telegram: SandboxTelegram) -> None:
    poll = asyncio.create_task(texts(telegram, timeout=30))
    await asyncio.sleep(0)
    say(telegram, "1")
    async with asyncio.timeout(1):
        assert await poll == ["1"]


async def test_a_long_poll_ends_empty_after_its_time_and_when_the_sandbox_closes(telegram: SandboxTelegram) -> None:
    started = time.monotonic()
    poll = asyncio.create_task(telegram.updates.get(wait=0.05))
    assert await poll == []
    assert time.monotonic() - started >= 0.04
    poll = asyncio.create_task(telegram.updates.get(wait=30))
    await asyncio.sleep(0)
    telegram.close()
    async with asyncio.timeout(1):
        assert await poll == []


async def test_a_second_reader_displaces_the_first(telegram: SandboxTelegram) -> None:
    first = asyncio.create_task(texts(telegram, timeout=30))
    await asyncio.sleep(0)
    second = asyncio.create_task(texts(telegram, timeout=30))
    with pytest.raises(ApiError, match="terminated by other getUpdates request") as conflict:
        await first
    assert conflict.value.code == 409
    say(telegram, "1")
    assert await second == ["1"]


async def test_only_allowed_updates_come_from_then_on(telegram: SandboxTelegram) -> None:
    person = say(telegram, "1")
    assert await texts(telegram, allowed_updates=["callback_query"]) == ["1"]
    telegram.says(person, "2")
    assert await texts(telegram) == ["1"]
    await telegram.call("getUpdates", {"allowed_updates": []})
    telegram.says(person, "3")
    assert await texts(telegram) == ["1", "3"]


async def test_a_webhook_takes_the_place_of_polling(telegram: SandboxTelegram) -> None:
    say(telegram, "1")
    with pytest.raises(ApiError, match="An HTTPS URL must be provided"):
        await telegram.call("setWebhook", {"url": "ftp://example.org"})
    assert await telegram.call("setWebhook", {"url": "https://example.org/hook", "secret_token": "x"})
    info = await telegram.call("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://example.org/hook", 1)
    with pytest.raises(ApiError, match="can't use getUpdates method while webhook is active"):
        await telegram.call("getUpdates")
    assert await telegram.call("deleteWebhook", {"drop_pending_updates": True})
    assert await texts(telegram) == []


async def test_an_update_can_come_again_though_it_was_confirmed(telegram: SandboxTelegram) -> None:
    say(telegram, "1")
    [update] = await telegram.call("getUpdates")
    after = update["update_id"] + 1
    assert await texts(telegram, offset=after) == []
    telegram.repeats(update)
    assert await texts(telegram, offset=after) == ["1"]
    assert await texts(telegram, offset=after) == []


# Faults and limits


async def send(telegram: SandboxTelegram, person_id: int) -> Json:
    sent: Json = await telegram.call("sendMessage", {"chat_id": person_id, "text": "а"})
    return sent


def received(telegram: SandboxTelegram, person_id: int) -> int:
    return sum(message.by_bot for message in telegram.chat(person_id).messages.values())


async def test_faults_come_in_order_and_run_out(telegram: SandboxTelegram) -> None:
    anna = say(telegram, "1")
    telegram.faults.retry_after("sendMessage", 7)
    telegram.faults.server_error("*")
    telegram.faults.bad_gateway("sendMessage")
    with pytest.raises(ApiError) as flood:
        await send(telegram, anna)
    assert flood.value.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    with pytest.raises(ApiError, match="Internal Server Error"):
        await telegram.call("getMe")
    with pytest.raises(NotJsonError):
        await send(telegram, anna)
    assert received(telegram, anna) == 0
    await send(telegram, anna)
    assert received(telegram, anna) == 1


@pytest.mark.parametrize(("after_effect", "sent"), [(False, 0), (True, 1)])
async def test_a_line_breaks_before_or_after_the_effect(
    telegram: SandboxTelegram, after_effect: bool, sent: int
) -> None:
    anna = say(telegram, "1")
    telegram.faults.disconnect("sendMessage", after_effect=after_effect)
    with pytest.raises(BrokenConnectionError):
        await send(telegram, anna)
    assert received(telegram, anna) == sent


async def test_a_delay_holds_one_method_only(telegram: SandboxTelegram) -> None:
    anna = say(telegram, "1")
    telegram.faults.delay("sendMessage", 0.05)
    slow = asyncio.create_task(send(telegram, anna))
    await asyncio.sleep(0)
    await telegram.call("getMe")
    assert not slow.done()
    assert (await slow)["text"] == "а"


async def test_thirty_messages_a_second_over_all() -> None:
    now = NOW
    telegram = SandboxTelegram("42:TEST", lambda: now, enforce_limits=True)
    people = [telegram.add_person("Анна", started=True).id for _ in range(IN_A_SECOND + 1)]
    for person_id in people[:IN_A_SECOND]:
        await send(telegram, person_id)
    with pytest.raises(ApiError) as flood:
        await send(telegram, people[-1])
    assert flood.value.parameters == {"retry_after": 1}
    now += timedelta(seconds=1)
    await send(telegram, people[-1])


async def test_one_message_a_second_to_one_person_after_a_burst() -> None:
    now = NOW
    telegram = SandboxTelegram("42:TEST", lambda: now, enforce_limits=True)
    anna, boris = (telegram.add_person(name, started=True).id for name in ("Анна", "Борис"))
    for _ in range(BURST):
        await send(telegram, anna)
    with pytest.raises(ApiError, match="retry after 1"):
        await send(telegram, anna)
    await send(telegram, boris)
    now += timedelta(seconds=1)
    await send(telegram, anna)
    with pytest.raises(ApiError, match="retry after 1"):
        await send(telegram, anna)
