"""Strangers, languages, links, blocking; what nobody knew is answered; a flood is not served."""

import asyncio
import time

import pytest
from sqlalchemy import select

from bot.db.people import Account, PersonRow
from bot.middlewares import FloodGuard
from bot.telegram.profile import COMMANDS
from tests.conftest import Cluster
from tests.test_joining import joins


async def test_a_stranger_sees_one_screen_in_their_language(cluster: Cluster) -> None:
    anna, john = cluster.person("Анна"), cluster.person("John", language="de")
    await anna.opens()
    await anna.sees("Здравствуйте! Это бот социокультурного кластера", "Вступить в кластер", "Подписаться на новости")
    await john.opens()
    await john.sees("Hello! This is the bot", "Join the cluster", "Русский")


async def test_the_language_is_switched_by_a_button_and_stays(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.presses("English")
    await anna.sees("Hello!")
    await cluster.restart()
    await anna.says("/menu")
    await anna.sees("Hello!")


async def test_looking_around_needs_nothing(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.sees("Пока здесь пусто", "Подписаться на новости", "Меню")
    await anna.presses("Меню")
    await anna.presses("О кластере")
    await anna.sees("шесть задач")


async def test_the_source_of_a_newcomer_is_kept(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens("cposter-3")
    await anna.sees("Здравствуйте!")
    async with cluster.app.database.read() as session:
        assert (await session.scalars(select(PersonRow.source))).all() == ["poster-3"]


@pytest.mark.parametrize("payload", ["e1", "v2", "s3", "junk", "x" * 64])
async def test_a_link_to_nothing_says_so(cluster: Cluster, payload: str) -> None:
    anna = cluster.person("Анна")
    await anna.opens(payload)
    await anna.sees("Эта ссылка больше не действует", "Вступить в кластер")


async def test_nothing_goes_unanswered(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.says("здравствуйте, а что вы умеете?")
    await anna.sees("Здесь я понимаю кнопки и команды")
    await anna.says("/nosuchcommand")
    await anna.sees("Здесь я понимаю кнопки и команды")
    await anna.sends_sticker()
    await anna.sees("Здесь я понимаю кнопки и команды")
    await anna.presses_again(anna.newest.id, "from:another:version")
    await anna.gets_alert("Эта кнопка из старого сообщения")
    await anna.sees("Вступить в кластер")


async def test_a_press_is_answered_before_the_page_changes(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.presses("О кластере")
    methods = [
        call.method for call in cluster.telegram.calls if call.method in {"answerCallbackQuery", "editMessageText"}
    ]
    assert methods == ["answerCallbackQuery", "editMessageText"]


async def test_whoever_blocks_is_not_written_to_until_they_are_back(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    anna.blocks()
    await _until_reachable(cluster, reachable=False)
    anna.unblocks()
    await _until_reachable(cluster, reachable=True)


async def _until_reachable(cluster: Cluster, *, reachable: bool) -> None:
    deadline = time.monotonic() + 5
    while True:
        async with cluster.app.database.read() as session:
            if (await session.scalar(select(Account.blocked_at)) is None) == reachable:
                return
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


async def test_the_owner_has_a_console_and_others_do_not(cluster: Cluster) -> None:
    anna, owner = cluster.person("Анна"), cluster.coordinator
    await joins(anna)
    await owner.opens()
    await owner.says("/menu")
    await owner.presses("Консоль координатора")
    await owner.sees("В кластере 1 специалист.", "Новости получает 1 человек.")
    await anna.says("/console")
    await anna.sees("На это у вас нет прав")


async def test_the_bot_introduces_itself_once(cluster: Cluster) -> None:
    profile = cluster.telegram.profile
    deadline = time.monotonic() + 5
    while len(cluster.telegram.called("setMyCommands")) < 3:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
    assert profile.text("name", "en") == "Smolensk Region Cluster"
    assert profile.text("name", "ru") == "Кластер Смоленской области"
    assert [command["command"] for command in profile.commands_for(1, "ru")] == list(COMMANDS)
    said = len([call for call in cluster.telegram.calls if call.method.startswith("set")])
    await cluster.restart()
    await asyncio.sleep(0.5)
    assert len([call for call in cluster.telegram.calls if call.method.startswith("set")]) == said


async def test_twenty_presses_of_one_button_are_answered_and_served_once(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    message, data = anna.button("О кластере")
    anna.since = cluster.telegram.moment
    for _ in range(20):
        cluster.telegram.presses(anna.id, message.id, data, stale=True)
    deadline = time.monotonic() + 5
    while len([answer for answer in anna.chat.answers if answer.moment > anna.since]) < 20:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
    assert len(cluster.telegram.called("editMessageText")) == 1


async def test_a_flood_slows_nobody_else(cluster: Cluster) -> None:
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await anna.opens()
    await boris.opens()
    message, data = anna.button("О кластере")
    for number in range(400):
        cluster.telegram.presses(anna.id, message.id, data if number % 2 else "go:help", stale=True)
    begun = time.process_time()
    await boris.presses("О кластере")
    assert time.process_time() - begun < 1.5
    await boris.sees("шесть задач")


async def test_too_many_messages_get_one_request_to_slow_down(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FloodGuard, "RATE", 0.0)  # however slowly the machine serves them, none is earned anew
    anna = cluster.person("Анна")
    await anna.opens()
    before = len(cluster.telegram.called("sendMessage"))
    for _ in range(int(FloodGuard.BURST) * 3):
        cluster.telegram.says(anna.id, "привет")
    await cluster.handled()
    await anna.sees("Слишком много сообщений")
    served = len(cluster.telegram.called("sendMessage")) - before
    assert FloodGuard.BURST <= served <= FloodGuard.BURST + 2  # «slow down» once, again after five seconds


async def test_a_broken_handler_owns_up(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one place that puts something broken into the bot: a service that fails as a full disk would."""
    anna = cluster.person("Анна")
    await joins(anna)

    async def fails(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(cluster.app.services.joining, "card", fails)
    await anna.says("/profile")
    await anna.sees("Что-то пошло не так у нас", "Мероприятия")
