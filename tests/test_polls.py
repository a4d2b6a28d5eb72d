"""Polls of the messenger's own: what the sandbox knows of them, and how coordinators ask in the channel."""

from typing import Any

import pytest
from sqlalchemy import select, update

from bot.db.database import Database
from bot.db.groups import Group, Purpose
from bot.db.people import PersonRole, Role
from bot.db.polls import ChannelPoll, PollState
from bot.errors import DomainError, Gone, NotAllowed, Refused
from bot.forms import engine
from bot.forms.fields import Circumstances
from bot.forms.given import Typed
from bot.forms.polls import POLL, chat_of, options_of
from bot.i18n import texts_in
from bot.sandbox.errors import ImpossibleError
from bot.services.forms import Submission
from bot.services.polls import Polls
from tests.actors import Actor
from tests.conftest import Cluster
from tests.sandbox_world import NOW, World
from tests.test_moderation import Office

CHANNEL = -1001234567890


# The sandbox


def options(*texts: str) -> list[dict[str, Any]]:
    return [{"text": text} for text in texts]


async def test_the_sandbox_posts_counts_and_stops_a_poll() -> None:
    world = World()
    world.telegram.polls.add_channel(CHANNEL)
    sent = await world.call("sendPoll", chat_id=CHANNEL, question="Когда?", options=options("Утром", "Вечером"))
    poll = sent["poll"]
    assert [each["voter_count"] for each in poll["options"]] == [0, 0]
    world.telegram.votes(poll["id"], 1)
    world.telegram.votes(poll["id"], 1)
    world.telegram.votes(poll["id"], 1, back=True)
    told = [update["poll"] for update in await world.telegram.updates.get()]
    assert [[each["voter_count"] for each in one["options"]] for one in told] == [[0, 1], [0, 2], [0, 1]]
    stopped = await world.call("stopPoll", chat_id=CHANNEL, message_id=sent["message_id"])
    assert (stopped["is_closed"], stopped["total_voter_count"]) == (True, 1)
    assert "closed" in await world.refusal("stopPoll", chat_id=CHANNEL, message_id=sent["message_id"])
    with pytest.raises(ImpossibleError):
        world.telegram.votes(poll["id"], 0)


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"options": options("Одна")}, "at least 2"),
        ({"options": options(*map(str, range(13)))}, "more than 12"),
        ({"options": options("а" * 101, "б")}, "options length"),
        ({"question": "а" * 301}, "question length"),
        ({"type": "quiz"}, "correct option"),
        ({"type": "quiz", "correct_option_ids": [2]}, "correct option"),
        ({"chat_id": -5}, "chat not found"),
        ({"chat_id": "@nowhere"}, "chat not found"),
    ],
)
async def test_the_sandbox_refuses_what_telegram_does(params: dict[str, Any], refusal: str) -> None:
    world = World()
    world.telegram.polls.add_channel(CHANNEL)
    usual = {"chat_id": CHANNEL, "question": "Когда?", "options": options("Утром", "Вечером")}
    assert refusal in await world.refusal("sendPoll", **{**usual, **params})


# The form


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Утром\nВечером", ["Утром", "Вечером"]),
        ("1. Утром\n2) Вечером\n\n — Ночью \n", ["Утром", "Вечером", "Ночью"]),
        ("2026 год\n1 раз", ["2026 год", "1 раз"]),
        ("\n \n", []),
    ],
)
def test_answers_are_lines(typed: str, found: list[str]) -> None:
    assert options_of(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("@club_smolensk", "@club_smolensk"),
        ("https://t.me/club_smolensk", "@club_smolensk"),
        ("t.me/club_smolensk/", "@club_smolensk"),
        ("club_smolensk", "@club_smolensk"),
        ("@ab", None),
        ("https://t.me/+AbCdEf", None),
        ("клуб", None),
        ("@club; drop", None),
    ],
)
def test_a_group_is_named_in_many_ways(typed: str, found: str | None) -> None:
    assert chat_of(typed) == found


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Одна", "polls-too-few"),
        ("\n".join(map(str, range(13))), "polls-too-many"),
        ("а" * 101 + "\nб", "polls-option-long"),
        ("Да\nда", "polls-option-twice"),
    ],
)
def test_what_a_poll_cannot_hold_is_refused_at_once(typed: str, key: str) -> None:
    draft = engine.start(POLL, {"kind": "poll", "question": "Когда?"})
    about = Circumstances(texts_in("ru"), NOW.date())
    outcome = engine.answer(POLL, draft, Typed(typed), about)
    assert isinstance(outcome, engine.Refuse)
    assert outcome.refusal.key == key
    assert texts_in("ru")(key, **outcome.refusal.params)
    twelve = engine.answer(POLL, draft, Typed("\n".join(map(str, range(12)))), about)
    assert isinstance(twelve, engine.Ask)


def test_the_right_answer_is_one_of_them() -> None:
    draft = engine.start(POLL, {"kind": "quiz", "question": "Когда?", "options": "Утром\nВечером"})
    outcome = engine.answer(POLL, draft, Typed("3"), Circumstances(texts_in("ru"), NOW.date()))
    assert isinstance(outcome, engine.Refuse)
    assert isinstance(outcome.refusal, Refused)
    assert outcome.refusal.key == "polls-no-such-option"


# The whole of it


async def polls(database: Database) -> list[ChannelPoll]:
    async with database.read() as session:
        return list(await session.scalars(select(ChannelPoll)))


async def prepares(olga: Actor, kind: str = "Опрос", *, where: str = "В канал кластера") -> None:
    await olga.says("/console")
    await olga.presses("Опросы в канале")
    await olga.presses("Новый опрос")
    await olga.presses(kind)
    await olga.says("Когда <b>удобнее</b> & приятнее?")
    await olga.says("Утром\nДнём\nВечером <i>")
    if kind != "Опрос":
        await olga.says("3")
    await olga.presses(where)


@pytest.fixture
async def channel(november: Cluster) -> Cluster:
    november.settings["channel_id"] = CHANNEL
    november.telegram.polls.add_channel(CHANNEL)
    await november.restart()
    return november


async def test_a_coordinator_asks_the_channel(channel: Cluster) -> None:
    olga = channel.coordinator
    await olga.opens()
    await prepares(olga)
    await olga.presses("Отправить")
    await olga.sees("Ещё не опубликован", "Когда <b>удобнее</b> & приятнее?", "— Утром\n— Днём")
    assert channel.telegram.polls.open == {}
    await olga.presses("Опубликовать")
    await olga.sees("Где: канал кластера.", "Опубликован 24 ноября", "Завершить опрос")
    (posted,) = channel.telegram.polls.open.values()
    assert posted["question"] == "Когда <b>удобнее</b> & приятнее?"
    assert [each["text"] for each in posted["options"]] == ["Утром", "Днём", "Вечером <i>"]
    for option in (2, 2, 0):
        channel.telegram.votes(posted["id"], option)
    channel.telegram.votes(posted["id"], 0, back=True)
    await channel.handled()
    await olga.presses("Все опросы")
    await olga.presses("Когда")
    await olga.sees("Вечером <i> — 2 (100\xa0%)", "Ответили 2 человека.")
    await olga.presses("Завершить опрос")
    await olga.presses("Да, завершить")
    await olga.sees("Завершён.")
    (row,) = await polls(channel.app.database)
    assert (row.state, row.counts, row.voters) == (PollState.CLOSED, [0, 0, 2], 2)


async def test_where_there_is_no_channel_none_is_offered(november: Cluster) -> None:
    olga = november.coordinator
    await olga.opens()
    await prepares(olga, where="В группу, где есть бот")
    await olga.presses("Изменить")
    await olga.presses("Куда")
    assert olga.captions[:2] == ["В группу, где есть бот", "В другую группу или канал"]


async def test_a_quiz_in_a_group_and_a_group_that_is_not_there(channel: Cluster) -> None:
    olga = channel.coordinator
    await olga.opens()
    await prepares(olga, "Викторина с верным ответом", where="В другую группу или канал")
    await olga.says("https://t.me/club_smolensk")
    await olga.presses("Отправить")
    await olga.presses("Опубликовать")
    await olga.gets_alert("Telegram не дал опубликовать.")
    assert [each.state for each in await polls(channel.app.database)] == [PollState.DRAFT]
    channel.telegram.polls.add_channel("@club_smolensk")
    await olga.says("/console")
    await olga.presses("Опросы в канале")
    await olga.presses("(не опубликован)")
    await olga.presses("Опубликовать")
    await olga.sees("Где: @club_smolensk.", "Опубликован", "верный ответ")
    (posted,) = channel.telegram.polls.open.values()
    assert (posted["type"], posted["correct_option_ids"]) == ("quiz", [2])


async def bound(database: Database, title: str, address: int, municipality: str | None = None) -> int:
    """The id of a group in which the bot is, as /bind leaves it."""
    async with database.begin(effect=False) as session:
        group = Group(
            channel="telegram",
            address=str(address),
            title=title,
            purpose=Purpose.MEMBERS,
            municipality=municipality,
            language="ru",
            bound_at=NOW,
            next_at=NOW,
        )
        session.add(group)
        await session.flush()
        return group.id


async def test_a_group_without_a_name_is_chosen_from_those_the_bot_is_in(channel: Cluster) -> None:
    olga, anna = channel.coordinator, channel.person()
    await olga.opens()
    await anna.opens()
    await prepares(olga, where="В группу, где есть бот")
    club = channel.telegram.add_group("Клуб <кластера>", anna.id)
    await bound(channel.app.database, "Клуб <кластера>", club.person.id)
    await bound(channel.app.database, "Откуда бота выгнали", -404)
    await olga.presses("Отправить")
    await olga.sees("Ещё не опубликован. В какой группе опубликовать?")
    await olga.presses("Опубликовать: Откуда бота выгнали")
    await olga.gets_alert("Telegram не дал опубликовать.")
    await olga.presses("Опубликовать: Клуб <кластера>")
    await olga.sees("Где: Клуб <кластера>.", "Опубликован 24 ноября")
    (posted,) = channel.telegram.polls.open.values()
    assert [each.data["poll"]["id"] for each in club.messages.values() if "poll" in each.data] == [posted["id"]]
    channel.telegram.votes(posted["id"], 1)
    await channel.handled()
    await olga.presses("Обновить")
    await olga.sees("Днём — 1 (100\xa0%)", "Ответил 1 человек.")
    await olga.presses("Завершить опрос")
    await olga.presses("Да, завершить")
    await olga.sees("Завершён.")


async def test_thirteen_answers_are_refused_kindly(channel: Cluster) -> None:
    olga = channel.coordinator
    await olga.opens()
    await olga.says("/console")
    await olga.presses("Опросы в канале")
    await olga.presses("Новый опрос")
    await olga.presses("Опрос")
    await olga.says("Когда?")
    await olga.says("\n".join(f"Ответ {number}" for number in range(13)))
    await olga.sees("помещается 12 ответов, а у вас 13", "Напишите ответы")


# Without a messenger


async def drafted(office: Office, where: str = "other") -> int:
    answers = {"kind": "poll", "question": "Когда?", "options": "Утром\nВечером", "where": where, "chat": "@club"}
    async with office.database.begin() as session:
        olga = await office.services.people.meet("telegram", "1", lambda default: default)
        return await office.services.polls.draft(session, olga, Submission(POLL, answers, answers, ""))


async def test_two_presses_post_once(database: Database) -> None:
    office = Office(database)
    first, second = await office.person("200", Role.COORDINATOR), await office.person("201", Role.COORDINATOR)
    poll = await drafted(office)
    service: Polls = office.services.polls
    await service.claim(first, poll)
    with pytest.raises(DomainError, match="polls-posted-already"):
        await service.claim(second, poll)
    await service.not_posted(poll)
    await service.claim(second, poll)
    await service.posted(second, poll, "77", 12)
    with pytest.raises(DomainError, match="polls-posted-already"):
        await service.claim(first, poll)


async def test_a_coordinator_posts_to_groups_of_their_own_places_only(database: Database) -> None:
    office = Office(database)
    masha = await office.person("200", Role.COORDINATOR)
    async with database.begin(effect=False) as session:
        await session.execute(
            update(PersonRole).where(PersonRole.person_id == masha.id).values(municipalities=["vyazemsky"])
        )
    with pytest.raises(DomainError, match="polls-no-groups"):
        await drafted(office, where="group")
    there = await bound(database, "Рославль", -1, "roslavlsky")
    here = await bound(database, "Вязьма", -2, "vyazemsky")
    poll = await drafted(office, where="group")
    service = office.services.polls
    assert (await service.look(masha, poll)).groups == ((here, "Вязьма"),)
    for elsewhere in (there, 0, 10**6):
        with pytest.raises(Gone):
            await service.claim(masha, poll, elsewhere)
    assert (await service.claim(masha, poll, here)).address == "-2"


async def test_a_draft_is_deleted_and_what_is_posted_stays(database: Database) -> None:
    office = Office(database)
    olga = await office.person("200", Role.COORDINATOR)
    service = office.services.polls
    await service.drop(olga, await drafted(office))
    assert await polls(database) == []
    poll = await drafted(office)
    await service.claim(olga, poll)
    with pytest.raises(DomainError, match="polls-posted-already"):
        await service.drop(olga, poll)
    with pytest.raises(Gone):
        await service.drop(olga, 10**6)


async def test_only_coordinators_ask(database: Database) -> None:
    office = Office(database)
    anna = await office.person("100")
    poll = await drafted(office)
    for attempt in (
        office.services.polls.all(anna, 0),
        office.services.polls.look(anna, poll),
        office.services.polls.claim(anna, poll),
        office.services.polls.begin(anna),
        office.services.polls.drop(anna, poll),
    ):
        with pytest.raises(NotAllowed):
            await attempt


async def test_polls_of_others_are_not_counted_and_ended_ones_stay(database: Database) -> None:
    office = Office(database)
    poll = await drafted(office)
    service = office.services.polls
    olga = await office.services.people.meet("telegram", "1", lambda default: default)
    await service.claim(olga, poll)
    await service.posted(olga, poll, "77", 12)
    await service.count("78", [5, 5], 10, closed=False)
    await service.count("77", [3, 1], 4, closed=True)
    await service.count("77", [0, 0], 0, closed=False)
    (row,) = await polls(database)
    assert (row.counts, row.voters, row.state) == ([3, 1], 4, PollState.CLOSED)
