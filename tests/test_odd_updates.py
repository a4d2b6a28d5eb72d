"""What Telegram brings beside what people type and press here: each is answered, or left alone, and never a fault."""

from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.sandbox.errors import Json
from bot.telegram.reading import as_read
from tests.actors import Actor
from tests.conftest import Cluster


@pytest.fixture
def logged() -> Iterator[list[EventDict]]:
    with capture_logs() as entries:
        yield entries
    assert [each for each in entries if each["log_level"] == "error"] == []


async def brings(cluster: Cluster, who: Actor, kind: str, changes: Json) -> None:
    """An update of theirs as another server or a later Telegram has it; wait until it is dealt with."""
    telegram = cluster.telegram
    who.chat.person.started = True
    message = telegram.post(who.chat, {"text": "/menu"}, by_bot=False)
    body = {kind: {**message.data, **changes}} if kind == "message" else {kind: changes}
    telegram.updates.again({"update_id": telegram.next_id() + 1_000_000_000, **body})
    await who._silence()


async def test_who_has_no_name_is_served(cluster: Cluster, logged: list[EventDict]) -> None:
    anna = cluster.person("Анна")
    await brings(cluster, anna, "message", {"from": {"id": anna.id, "is_bot": False}})
    await anna.sees("Здравствуйте!")
    press = {"id": "1", "from": {"id": anna.id, "is_bot": False}, "chat_instance": "1", "data": "go:help"}
    await brings(cluster, anna, "callback_query", {**press, "message": anna.newest.data})
    await anna.sees("Помощь")


async def test_what_another_bot_wrote_for_somebody_is_answered(cluster: Cluster, logged: list[EventDict]) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    anna.since = cluster.telegram.moment
    await brings(cluster, anna, "message", {"text": "гифка", "via_bot": {"id": 6, "is_bot": True, "first_name": "GIF"}})
    await anna.sees("Здесь я понимаю кнопки и команды")
    anna.since = cluster.telegram.moment
    await brings(cluster, anna, "message", {"via_bot": cluster.telegram.bot()})
    await anna.sees_not("меню")


@pytest.mark.parametrize(
    "data", ["case:99999999999999999999:open", "ev:-9223372036854775809:open", "draft:" + "9" * 40]
)
async def test_a_number_no_database_has_is_an_old_button(cluster: Cluster, logged: list[EventDict], data: str) -> None:
    owner = cluster.coordinator
    await owner.opens()
    await owner.presses_again(owner.newest.id, data)
    await owner.gets_alert("Эта кнопка из старого сообщения.")


async def test_who_blocks_while_they_are_refused_holds_up_nothing(cluster: Cluster, logged: list[EventDict]) -> None:
    """Presses that come together: the first is refused to somebody who is gone, and the second is handled too."""
    anna = cluster.person("Анна")
    await anna.opens()
    anna.chat.person.blocked = True
    for text in ("/console", "/console"):
        message = cluster.telegram.post(anna.chat, {"text": text}, by_bot=False)
        cluster.telegram.updates.add("message", message.data)
    await anna._silence()
    assert len([each for each in cluster.telegram.calls if each.method == "sendMessage"]) == 1 + 2


KINDS: list[Json] = [
    {"chat_boost": {"chat": {"id": -1, "type": "channel"}, "boost": {}}},
    {"telepathy": {"thought": "?"}},
    {"message": "not an object"},
    {},
]


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_serves_is_not_read(kind: dict[str, Any]) -> None:
    assert as_read({"update_id": 1, **kind}) is None


def test_what_is_served_is_read_as_it_came() -> None:
    body = {"update_id": 1, "message": {"from": {"id": 5, "first_name": "Анна"}, "text": "/start"}, "novelty": 1}
    assert as_read(body) == {"update_id": 1, "message": body["message"]}
