"""The sandbox's groups behave as Telegram's do."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.errors import ApiError, ImpossibleError
from bot.sandbox.groups import WINDOW
from tests.sandbox_world import World


@pytest.fixture
def world() -> World:
    return World()


async def updates(world: World) -> list[dict[str, Any]]:
    kinds = ["message", "callback_query", "my_chat_member", "chat_join_request"]
    found: list[dict[str, Any]] = await world.call("getUpdates", allowed_updates=kinds)
    if found:
        await world.call("getUpdates", offset=found[-1]["update_id"] + 1)
    return [{key: value for key, value in each.items() if key != "update_id"} for each in found]


async def test_the_bot_hears_commands_only(world: World) -> None:
    group = world.telegram.add_group("Клуб", world.anna)
    (added,) = await updates(world)
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert added["my_chat_member"]["chat"]["type"] == "group"
    world.telegram.says_in(group.person.id, world.anna, "Всем привет")
    world.telegram.says_in(group.person.id, world.anna, "/help")
    (heard,) = await updates(world)
    assert heard["message"]["text"] == "/help"
    assert heard["message"]["from"]["id"] == world.anna
    assert heard["message"]["chat"] == group.person.chat()
    with pytest.raises(ImpossibleError):
        world.telegram.says_in(group.person.id, world.telegram.add_person("Борис").id, "/help")


async def test_the_bot_writes_there_until_it_is_put_out(world: World) -> None:
    group = world.telegram.add_group("Клуб", world.anna)
    button = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    sent = await world.call("sendMessage", chat_id=group.person.id, text="Вопрос?", reply_markup=button)
    assert sent["chat"]["id"] == group.person.id
    await updates(world)
    world.telegram.presses_in(group.person.id, world.anna, sent["message_id"], "yes")
    (pressed,) = await updates(world)
    assert pressed["callback_query"]["message"]["chat"]["id"] == group.person.id
    world.telegram.removes_bot(group.person.id, world.anna)
    refusal = await world.refusal("sendMessage", 403, chat_id=group.person.id, text="Ещё?")
    assert refusal == "Forbidden: bot was kicked from the group chat"


async def test_whoever_asks_to_join_may_be_written_to_for_five_minutes(world: World) -> None:
    group = world.telegram.add_group("Клуб", world.anna, supergroup=True)
    boris = world.telegram.add_person("Борис").id
    await updates(world)
    assert "can't initiate" in await world.refusal("sendMessage", 403, chat_id=boris, text="Привет")
    world.telegram.asks_to_join(group.person.id, boris)
    (asked,) = await updates(world)
    assert asked["chat_join_request"]["user_chat_id"] == boris
    await world.call("sendMessage", chat_id=boris, text="Привет")
    world.now += WINDOW
    assert "can't initiate" in await world.refusal("sendMessage", 403, chat_id=boris, text="Привет")
    assert await world.call("approveChatJoinRequest", chat_id=group.person.id, user_id=boris)
    assert boris in group.members
    again = await world.refusal("approveChatJoinRequest", chat_id=group.person.id, user_id=boris)
    assert again == "USER_ALREADY_PARTICIPANT"
    stranger = world.telegram.add_person("Вера").id
    missing = await world.refusal("declineChatJoinRequest", chat_id=group.person.id, user_id=stranger)
    assert missing == "HIDE_REQUESTER_MISSING"


async def test_a_group_that_became_a_supergroup_says_where_it_is(world: World) -> None:
    old = world.telegram.add_group("Клуб", world.anna)
    await updates(world)
    new = world.telegram.upgrades(old.person.id)
    to, since = await updates(world)
    assert to["message"]["migrate_to_chat_id"] == new.person.id
    assert since["message"]["migrate_from_chat_id"] == old.person.id
    with pytest.raises(ApiError) as refused:
        await world.call("sendMessage", chat_id=old.person.id, text="Здравствуйте")
    assert refused.value.parameters == {"migrate_to_chat_id": new.person.id}
    assert (await world.call("sendMessage", chat_id=new.person.id, text="Здравствуйте"))["chat"]["type"] == "supergroup"
    world.telegram.says_in(old.person.id, world.anna, "/help")
    (heard,) = await updates(world)
    assert heard["message"]["chat"]["id"] == new.person.id


async def test_a_group_takes_twenty_messages_a_minute() -> None:
    world = World(enforce_limits=True)
    group = world.telegram.add_group("Клуб", world.anna)
    for _ in range(20):
        world.now += timedelta(seconds=1.5)
        await world.call("sendMessage", chat_id=group.person.id, text="Ещё")
    world.now += timedelta(seconds=1.5)
    assert "Too Many Requests" in await world.refusal("sendMessage", 429, chat_id=group.person.id, text="Ещё")


async def test_people_of_a_group_vote_change_their_mind_and_take_it_back(world: World) -> None:
    telegram = world.telegram
    boris = telegram.add_person("Борис").id
    group = telegram.add_group("Клуб", world.anna, (boris,)).person.id
    options = [{"text": "Утром"}, {"text": "Вечером"}]
    sent = await world.call("sendPoll", chat_id=group, question="Когда?", options=options)
    number, poll_id = sent["message_id"], sent["poll"]["id"]

    def standing() -> list[int]:
        shown = telegram.group(group).messages[number].data["poll"]
        assert shown == telegram.polls.open[poll_id]
        return [each["voter_count"] for each in shown["options"]] + [shown["total_voter_count"]]

    telegram.votes_in(group, world.anna, number, 0)
    telegram.votes_in(group, boris, number, 0)
    assert standing() == [2, 0, 2]
    telegram.votes_in(group, boris, number, 1)
    assert standing() == [1, 1, 2]
    telegram.votes_in(group, boris, number, 1)
    assert standing() == [1, 0, 1]
    stranger = telegram.add_person("Глеб").id
    for who, message, option in ((stranger, number, 0), (boris, number, 2), (boris, 1, 0)):
        with pytest.raises(ImpossibleError):
            telegram.votes_in(group, who, message, option)
    await world.call("stopPoll", chat_id=group, message_id=number)
    with pytest.raises(ImpossibleError):
        telegram.votes_in(group, boris, number, 0)
    assert telegram.group(group).messages[number].data["poll"]["is_closed"]


async def test_a_quiz_is_answered_once(world: World) -> None:
    group = world.telegram.add_group("Клуб", world.anna).person.id
    quiz: dict[str, Any] = {"type": "quiz", "correct_option_ids": [1], "options": [{"text": "1147"}, {"text": "863"}]}
    sent = await world.call("sendPoll", chat_id=group, question="Когда основан Смоленск?", **quiz)
    world.telegram.votes_in(group, world.anna, sent["message_id"], 0)
    with pytest.raises(ImpossibleError, match="once"):
        world.telegram.votes_in(group, world.anna, sent["message_id"], 1)
