"""Telegram takes no answers for longer than one call is repeated: what people did meanwhile is answered once it does,
in their order, and applied once."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.db.people import Specialist
from bot.db.privacy import ConsentRow
from bot.telegram.retry import ATTEMPTS
from tests.actors import Actor
from tests.conftest import Cluster

CALLS = ("sendMessage", "editMessageText", "answerCallbackQuery")


@pytest.fixture
async def hurried(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Cluster]:
    """The waits between the attempts pass at once."""
    monkeypatch.setattr("bot.telegram.intake.AGAIN_AFTER", 0.01)

    async def hurry() -> None:
        while True:
            await asyncio.sleep(0.01)
            cluster.clock.advance(10)

    hurrying = asyncio.create_task(hurry())
    yield cluster
    hurrying.cancel()


async def settled(cluster: Cluster, who: Actor) -> None:
    async with asyncio.timeout(15):
        while len(cluster.telegram.updates) or cluster.app.intake.serves(str(who.id)):
            await asyncio.sleep(0.01)


async def test_what_was_typed_while_telegram_was_away_is_answered_in_its_order(hurried: Cluster) -> None:
    anna = hurried.person("Анна")
    await anna.opens()
    before = len(anna.chat.messages)
    hurried.telegram.faults.bad_gateway("sendMessage", times=2 * ATTEMPTS)
    with capture_logs() as entries:
        for text in ("/join", "/help", "/menu"):
            hurried.telegram.says(anna.id, text)
        await settled(hurried, anna)
    answers = [each.words for each in list(anna.chat.messages.values())[before:] if each.by_bot]
    assert [each.split()[0] for each in answers] == ["Кто", "Помощь", "Здравствуйте!"]
    assert [each["log_level"] for each in entries if each["event"].startswith("update")] == ["warning"] * 2


async def test_what_was_applied_is_shown_and_not_applied_again(hurried: Cluster) -> None:
    anna = hurried.person("Анна")
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.says("Анна Берёзова")
    await anna.presses("Написать своё")
    await anna.says("хранитель фондов")
    await anna.says("Вязьма")
    await anna.presses("Нет, не присылать")
    message, data = anna.button("Отправить")
    for name in CALLS:
        hurried.telegram.faults.disconnect(name, times=ATTEMPTS)
    hurried.telegram.presses(anna.id, message.id, data)
    await settled(hurried, anna)
    async with hurried.app.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Specialist)) == 1
    assert "не так" not in anna.newest.words


async def test_a_refusal_waits_for_telegram_too(hurried: Cluster) -> None:
    anna = hurried.person("Анна")
    await anna.opens()
    hurried.telegram.faults.server_error("sendMessage", times=ATTEMPTS)
    hurried.telegram.says(anna.id, "/console")
    await settled(hurried, anna)
    assert anna.newest.words.startswith("На это у вас нет прав.")


async def test_what_is_too_old_is_given_up(hurried: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.intake.GIVE_UP", 0.0)
    anna = hurried.person("Анна")
    await anna.opens()
    hurried.telegram.faults.bad_gateway("sendMessage", times=ATTEMPTS)
    with capture_logs() as entries:
        hurried.telegram.says(anna.id, "/join")
        await settled(hurried, anna)
    assert [each["event"] for each in entries if each["log_level"] == "error"] == ["update not answered"]
    await anna.says("/help")
    await anna.sees("Помощь")


@pytest.mark.parametrize("table", ["people", "drafts", "consents"])
async def test_a_database_that_went_away_in_the_midst_is_asked_again(hurried: Cluster, table: str) -> None:
    anna = hurried.person("Анна")
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист"):
        await anna.presses(caption)
    away = [OperationalError("", {}, Exception("gone"))] * 3

    def fail(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if away and table in statement:
            raise away.pop()

    engines = [each.sync_engine for each in hurried.app.database.engines]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", fail)
    message, data = anna.button("Даю согласие")
    hurried.telegram.presses(anna.id, message.id, data)
    hurried.telegram.says(anna.id, "Анна Берёзова")
    await settled(hurried, anna)
    assert len(away) < 3
    await anna.sees("Вопрос 2 из")
    assert not [each.words for each in anna.chat.messages.values() if each.by_bot and "не так" in each.words]
    async with hurried.app.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(ConsentRow)) == 1
