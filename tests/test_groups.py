"""The bot in groups: bound by coordinators, brief, posting on Mondays, a door that members pass."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.db import deliveries as deliveries_db
from bot.db.announcements import Announcement, Stage
from bot.db.deliveries import Delivery, Priority, State
from bot.db.groups import Group, JoinRequest
from bot.db.people import PersonRole, PersonRow, Role
from bot.sandbox.groups import Group as Chat
from bot.telegram.groups import ANSWERS_A_MINUTE
from tests.conftest import Cluster
from tests.events import change, publish
from tests.test_announcements import TEXT, composes, crowd, ends, got, ledger, sends, until_stage
from tests.test_digests import DAY, MONDAY, MOSCOW, at
from tests.test_joining import joins

WEEK = "Мероприятия недели"


class Club:
    """A group with the coordinator and Anna, and what the bot does there."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.owner = cluster.owner
        self.anna = cluster.person("Анна")
        self.chat: Chat = cluster.telegram.add_group("Клуб кластера", self.owner, (self.anna.id,))

    @property
    def id(self) -> int:
        return self.chat.person.id

    @property
    def said(self) -> list[str]:
        """What the bot wrote in the group."""
        return [message.words for message in self.chat.messages.values() if message.by_bot]

    async def says(self, text: str, who: int | None = None) -> None:
        self.cluster.telegram.says_in(self.id, who or self.owner, text)
        await self.settles()

    async def presses(self, caption: str, who: int | None = None) -> None:
        for message in reversed(list(self.chat.messages.values())):
            for row in message.buttons:
                for button in row:
                    if button["text"] == caption:
                        self.cluster.telegram.presses_in(
                            self.id, who or self.owner, message.id, button["callback_data"]
                        )
                        await self.settles()
                        return
        raise AssertionError(f"no button {caption!r} in {self.said}")

    async def settles(self) -> None:
        """Wait until the bot has handled what happened here and sent what it wanted."""
        quiet = 0
        async with asyncio.timeout(8):
            while quiet < 3:
                app = self.cluster.app
                busy = len(self.cluster.telegram.updates) or app.intake.serves(str(self.id)) or not app.sender.at_rest
                quiet = 0 if busy else quiet + 1
                await asyncio.sleep(0.02)

    async def bind(self, command: str = "/bind", purpose: str = "Для участников") -> None:
        await self.says(command)
        await self.presses(purpose)


@pytest.fixture
async def club(november: Cluster) -> Club:
    await november.coordinator.opens()
    club = Club(november)
    await club.settles()
    return club


async def groups(cluster: Cluster) -> list[Group]:
    async with cluster.app.database.read() as session:
        return list(await session.scalars(select(Group)))


async def test_a_coordinator_binds_the_group_and_on_monday_the_events_are_there(club: Club) -> None:
    november = club.cluster
    assert "координатор кластера пишет /bind" in club.said[0]
    await club.says("/bind Вязьма")
    assert club.said[-1] == "Группа: Вяземский округ. Для кого она? Ответить может координатор."
    await club.presses("Для участников")
    assert club.said[-1].startswith("Группа привязана: Вяземский округ.")
    await publish(november.app.database, november.clock, hours=8 * 24)
    gone = await publish(november.app.database, november.clock, hours=8 * 24, title="Отменённый")
    await publish(november.app.database, november.clock, hours=8 * 24, municipality="smolensk", title="Далеко")
    await change(november.app.database, gone, state="cancelled")
    await at(november, MONDAY)
    await at(november, MONDAY + timedelta(minutes=2))
    posted = [each for each in club.said if each.startswith(WEEK)]
    assert len(posted) == 1
    assert "Мероприятия недели, Вязьма и рядом:" in posted[0]
    assert "1. Среда, 2 декабря, 09:00 — мастер-класс «Народный костюм: крой и отделка»" in posted[0]
    assert "Отменённый" not in posted[0]
    assert "Далеко" not in posted[0]
    urls = [button["url"] for row in list(club.chat.messages.values())[-1].buttons for button in row]
    assert urls == ["https://t.me/cluster_sandbox_bot?start=e1", "https://t.me/cluster_sandbox_bot"]
    await at(november, MONDAY + 7 * DAY)
    assert len([each for each in club.said if each.startswith(WEEK)]) == 1, "nothing new, nothing posted"


async def test_only_a_coordinator_binds_and_unbinds(club: Club) -> None:
    november = club.cluster
    await joins(club.anna)
    stranger = club.cluster.person("Глеб")
    club.cluster.telegram.group(club.id).members.add(stranger.id)
    await club.says("/bind", stranger.id)
    assert club.said[-1].startswith("Мы ещё не знакомы.")
    await club.says("/bind", club.anna.id)
    assert club.said[-1].startswith("На это у вас нет прав") or "координатор" in club.said[-1].lower()
    await club.says("/bind")
    await club.presses("Для участников", club.anna.id)
    assert await groups(november) == []
    await club.presses("Для участников")
    assert len(await groups(november)) == 1
    await club.says("/unbind", club.anna.id)
    assert len(await groups(november)) == 1
    await club.says("/unbind")
    assert await groups(november) == []
    await club.says("/unbind")
    assert "и так не привязана" in club.said[-1]
    await club.says("/bind Атлантида")
    assert club.said[-1].startswith("Муниципалитета «Атлантида» не нашлось.")


async def test_what_waits_for_a_group_that_was_unbound_is_not_posted(club: Club) -> None:
    november = club.cluster
    await club.bind()
    database, now = november.app.database, november.clock.now()
    async with database.begin(effect=False) as session:
        await deliveries_db.add(
            session,
            key="a9:g1",
            channel="telegram",
            address=str(club.id),
            language="ru",
            kind="announcement",
            params={},
            priority=Priority.ANNOUNCEMENT,
            state=State.PENDING,
            attempts=0,
            due_at=now + timedelta(days=1),
        )
    before = len(club.said)
    await club.says("/unbind")
    async with database.read() as session:
        row = (await session.scalars(select(Delivery).where(Delivery.key == "a9:g1"))).one()
    assert (row.state, row.reason) == (State.SKIPPED, "unbound")
    assert len(club.said) == before + 1


async def test_who_writes_as_the_group_is_asked_to_show_themselves(club: Club) -> None:
    message = club.cluster.telegram.says_in(club.id, club.owner, "/bind")
    await club.settles()
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    club.cluster.telegram.updates.add("message", {**message, "from": bot, "sender_chat": message["chat"]})
    await club.settles()
    assert club.said[-1].startswith("Вы пишете от имени группы")
    assert await groups(club.cluster) == []


async def test_commands_are_answered_briefly_and_chatter_not_at_all(club: Club) -> None:
    november = club.cluster
    before = len(club.said)
    await club.says("/events", club.anna.id)
    assert club.said[-1].startswith("В группе я только рассказываю о мероприятиях.")
    await club.says("Кто идёт в среду?", club.anna.id)
    await club.says("/weather", club.anna.id)
    assert len(club.said) == before + 1
    for _ in range(ANSWERS_A_MINUTE + 10):
        november.telegram.says_in(club.id, club.anna.id, "/help")
    await club.settles()
    assert len(club.said) <= ANSWERS_A_MINUTE
    async with november.app.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(PersonRow)) == 1, "nobody was written down"


async def test_members_are_let_in_and_others_once_they_have_joined(club: Club) -> None:
    november = club.cluster
    boris, vera = november.person("Борис"), november.person("Вера")
    await joins(boris)
    await club.bind()
    november.telegram.asks_to_join(club.id, boris.id)
    await club.settles()
    assert boris.id in club.chat.members
    november.telegram.asks_to_join(club.id, vera.id)
    await club.settles()
    assert vera.id not in club.chat.members
    await vera.sees("Вы просите доступ в группу «Клуб кластера». Она для участников кластера.", "Вступить в кластер")
    await joins(vera)
    await november.passes(61)
    await club.settles()
    assert vera.id in club.chat.members
    async with november.app.database.read() as session:
        assert (await session.scalars(select(JoinRequest))).all() == []


async def test_a_request_to_a_group_that_is_not_bound_is_left_to_its_people(club: Club) -> None:
    november = club.cluster
    boris = november.person("Борис")
    await joins(boris)
    november.telegram.asks_to_join(club.id, boris.id)
    await club.settles()
    assert boris.id not in club.chat.members
    assert len(club.said) == 1


async def test_a_supergroup_goes_on_where_the_group_was(club: Club) -> None:
    november = club.cluster
    await club.bind()
    new = november.telegram.upgrades(club.id)
    await club.settles()
    assert [each.address for each in await groups(november)] == [str(new.person.id)]
    await publish(november.app.database, november.clock, hours=8 * 24)
    await at(november, MONDAY)
    assert [m.words for m in new.messages.values() if m.words.startswith(WEEK)]


async def test_a_post_on_its_way_finds_the_supergroup_by_the_refusal(club: Club) -> None:
    """The messages that say so may come after the bot has tried to post."""
    november = club.cluster
    await club.bind()
    await publish(november.app.database, november.clock, hours=8 * 24)
    kept, november.telegram.updates.allowed = november.telegram.updates.allowed, ["callback_query"]
    new = november.telegram.upgrades(club.id)
    await at(november, MONDAY)
    await club.settles()
    november.telegram.updates.allowed = kept
    async with asyncio.timeout(8):  # the sender looks again in a second
        while not [m.words for m in new.messages.values() if m.words.startswith(WEEK)]:
            await asyncio.sleep(0.02)
    assert [each.address for each in await groups(november)] == [str(new.person.id)]


async def test_a_group_that_put_the_bot_out_is_forgotten(club: Club) -> None:
    november = club.cluster
    await club.bind()
    november.telegram.removes_bot(club.id, club.owner)
    await club.settles()
    assert await groups(november) == []
    await publish(november.app.database, november.clock, hours=8 * 24)
    await at(november, MONDAY)
    async with november.app.database.read() as session:
        kinds: list[Any] = list(await session.scalars(select(Delivery.kind).where(Delivery.state == State.FAILED)))
    assert kinds == []


async def test_coordinators_read_what_waits(club: Club) -> None:
    november = club.cluster
    await club.bind("/bind", "Для координаторов")
    await asks(club)
    await at(november, MONDAY)
    await club.settles()
    assert club.said[-1] == "На этой неделе ждут решения:\nЗаявок и вопросов в очереди: 1\n1 ждёт дольше двух дней"
    owner = november.coordinator
    await owner.sees("Что ждёт вас на этой неделе:", "Заявок и вопросов в очереди: 1", "Очередь: 1")


async def asks(club: Club) -> None:
    await club.anna.says("/help")
    await club.anna.presses("Вопрос координатору")
    await club.anna.says("Когда ярмарка?")
    if "Отправить" in club.anna.captions:
        await club.anna.presses("Отправить")


async def test_the_coordinators_digest_waits_for_a_workday_with_something_to_say(november: Cluster) -> None:
    owner = november.coordinator
    await owner.opens()
    club = Club(november)
    await club.settles()
    await november.passes(301)

    async def told() -> int:
        async with november.app.database.read() as session:
            return int(await session.scalar(select(func.count()).where(Delivery.kind == "duty")) or 0)

    for day in range(25, 29):  # from Wednesday to Saturday the queue is empty
        await at(november, datetime(2048, 11, day, 9, tzinfo=MOSCOW))
    assert await told() == 0
    await asks(club)
    await at(november, datetime(2048, 11, 29, 9, tzinfo=MOSCOW))
    assert await told() == 0, "a Sunday"
    await at(november, MONDAY)
    await at(november, MONDAY + timedelta(minutes=30))
    await at(november, MONDAY + DAY)
    assert await told() == 1
    await at(november, MONDAY + 7 * DAY)
    assert await told() == 2


async def test_an_announcement_is_posted_in_groups_edited_and_withdrawn_there(club: Club) -> None:
    november, owner = club.cluster, club.cluster.coordinator
    await club.bind()
    (anna,) = await crowd(november, 1)
    event = await publish(november.app.database, november.clock, hours=48)
    await composes(owner, audience="Опубликовать в группах")
    await owner.presses("☐ Клуб кластера")
    await owner.sees("☑ Клуб кластера")
    await owner.presses("Готово")
    await owner.sees("Кому: только группы", "опубликуем в 1 группе")
    await owner.presses("Изменить")
    await owner.presses("Кнопки: 0")
    await owner.presses("Добавить мероприятие")
    await owner.says("Записаться")
    await owner.says(f"e{event}")
    await owner.presses("Добавить «Понятно»")
    await owner.presses("Назад")
    await owner.presses("Назад")
    await owner.presses("Отправить сейчас")
    await owner.sees("появится в 1 группе")
    await owner.presses("Да, отправить")
    await ends(november, owner)
    assert club.said[-1] == TEXT
    assert got(anna) == 0, "only the group was chosen"
    posted = list(club.chat.messages.values())[-1]
    assert [(b["text"], b.get("url")) for row in posted.buttons for b in row] == [
        ("Записаться", f"https://t.me/cluster_sandbox_bot?start=e{event}")
    ], "in a group there are only links"
    await owner.presses("Исправить текст")
    await owner.says("Собрание в одиннадцать.")
    await ends(november, owner)
    assert club.said[-1] == "Собрание в одиннадцать."
    await owner.presses("Отозвать")
    await owner.presses("Да, удалить у всех")
    await until_stage(november, Stage.WITHDRAWN)
    assert posted.id not in club.chat.messages


async def test_people_and_groups_together_make_the_audience(club: Club) -> None:
    november, owner = club.cluster, club.cluster.coordinator
    await club.bind()
    guests = await crowd(november, 3)
    await composes(owner)
    await owner.presses("Изменить")
    await owner.presses("Группы: 0")
    await owner.presses("☐ Клуб кластера")
    await owner.presses("Готово")
    await owner.sees("Получат 3 человека", "опубликуем в 1 группе")
    await sends(owner)
    await ends(november, owner)
    assert [got(each) for each in guests] == [1, 1, 1]
    assert club.said[-1] == TEXT
    assert await ledger(november) == {"sent": 4}


async def test_a_group_of_another_place_is_not_offered(club: Club) -> None:
    november = club.cluster
    await club.bind("/bind Вязьма")
    pavel = november.person("Павел")
    await joins(pavel)
    person = await november.app.services.people.at("telegram", str(pavel.id))
    assert person is not None
    async with november.app.database.begin(effect=False) as session:
        session.add(
            PersonRole(
                person_id=person.id,
                role=Role.COORDINATOR,
                municipalities=["smolensk"],
                granted_at=november.clock.now(),
            )
        )
    await composes(pavel, audience="Опубликовать в группах")
    await pavel.sees("Бота пока нет ни в одной вашей группе")
    await pavel.presses_again(next(iter(pavel.chat.messages)), "ann:1:groups:1")
    async with november.app.database.read() as session:
        assert await session.scalar(select(Announcement.groups)) == []


async def test_a_forum_is_answered_in_the_topic_where_it_was_asked(club: Club) -> None:
    club.chat.refuses = "TOPIC_CLOSED"  # the general one
    club.cluster.telegram.says_in(club.id, club.anna.id, "/help", topic=55)
    await club.settles()
    (answer,) = [each.data for each in club.chat.messages.values() if each.by_bot and "is_topic_message" in each.data]
    assert answer["message_thread_id"] == 55
    club.cluster.telegram.says_in(club.id, club.owner, "/bind", topic=55)
    await club.settles()
    await club.presses("Для участников")
    assert club.said[-1].startswith("Группа привязана")


async def test_a_group_that_lets_nobody_write_is_no_fault_of_ours(club: Club) -> None:
    november = club.cluster
    club.chat.refuses = "not enough rights to send text messages to the chat"
    before = len(november.telegram.calls)
    with capture_logs() as entries:
        for text in ("/help", "/bind Нигде", "/help"):  # an answer, a refusal, and one more behind it
            november.telegram.says_in(club.id, club.owner, text)
        await club.settles()
    tried = [each for each in list(november.telegram.calls)[before:] if each.method == "sendMessage"]
    assert len(tried) == 3, "what comes behind a refusal that cannot be said is handled too"
    assert [each for each in entries if each["log_level"] == "error"] == []


async def test_a_press_on_what_is_bound_already_or_gone_is_taken(club: Club) -> None:
    november = club.cluster
    await club.bind()
    shown = next(each for each in reversed(club.chat.messages.values()) if each.by_bot)
    bound = club.said[-1]
    button = {"inline_keyboard": [[{"text": "Для участников", "callback_data": "bind:members:-1"}]]}
    november.telegram.query_lifetime = -1  # each press is too old to be answered
    with capture_logs() as entries:
        for _ in range(2):
            shown.data["reply_markup"] = button
            await club.presses("Для участников")
        shown.data["reply_markup"] = button
        november.telegram.presses_in(club.id, club.owner, shown.id, "bind:members:-1")
        del club.chat.messages[shown.id]
        await club.settles()
    assert club.said[-1] == bound, "said anew"
    assert entries == []
