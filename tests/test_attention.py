"""The budget of a week: what counts, what gives its place back, who is held back and why, against a count by hand."""

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.db import attention as db
from bot.db import privacy as privacy_db
from bot.db.database import Database
from bot.db.deliveries import Delivery, Priority, State
from bot.db.people import Account, Frequency, PersonRow, PersonTag, TagKind
from bot.db.people import find as find_person
from bot.db.privacy import Purpose
from bot.dictionaries import MESSAGES, TOPICS
from bot.errors import Gone
from bot.sandbox.clock import SandboxClock
from bot.services.attention import A_WEEK, Attention
from tests.conftest import Cluster
from tests.events import person_id
from tests.polling import survey
from tests.test_joining import joins

NOW = datetime(2048, 11, 25, 9, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Moscow")


class Desk:
    """Attention on a bare database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = SandboxClock()
        self.clock.to(NOW)
        self.attention = Attention(database, self.clock, ZONE)

    async def person(self, **values: Any) -> int:
        async with self.database.begin() as session:
            row = PersonRow(language="ru", timezone="Europe/Moscow", created_at=NOW, seen_at=NOW, **values)
            session.add(row)
            await session.flush()
            session.add(Account(person_id=row.id, channel="telegram", address=str(row.id)))
            return row.id

    async def tag(self, who: int, kind: TagKind, *tags: str) -> None:
        async with self.database.begin() as session:
            session.add_all(PersonTag(person_id=who, kind=kind, tag=tag) for tag in tags)

    async def sends(self, who: int, key: str, *, week: int | None, state: State = State.SENT) -> None:
        async with self.database.begin() as session:
            session.add(message(who, key, week, state))

    async def held(self, people: list[int], topic: str = "announcements", *, urgent: bool = False) -> dict[int, str]:
        async with self.database.begin() as session:
            return await self.attention.held_back(session, people, topic, urgent=urgent)


def message(who: int, key: str, week: int | None, state: State) -> Delivery:
    return Delivery(
        key=key,
        person_id=who,
        channel="telegram",
        address=str(who),
        language="ru",
        kind="announcement",
        params={},
        priority=Priority.ANNOUNCEMENT,
        state=state,
        due_at=NOW,
        week=week,
    )


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_the_sixth_message_of_a_week_is_one_too_many_and_monday_begins_anew(desk: Desk) -> None:
    anna = await desk.person()
    week = desk.attention.week()
    for number in range(A_WEEK):
        assert await desk.held([anna]) == {}
        await desk.sends(anna, f"one:{number}", week=week)
    assert await desk.held([anna]) == {anna: "attention"}
    assert await desk.held([anna], urgent=True) == {}
    desk.clock.to(datetime(2048, 11, 30, 0, 1, tzinfo=ZONE))
    assert await desk.held([anna]) == {}


async def test_what_was_not_sent_gives_its_place_back_and_decisions_take_none(desk: Desk) -> None:
    anna = await desk.person()
    week = desk.attention.week()
    for number, state in enumerate((State.SKIPPED, State.FAILED, State.SENT, State.PENDING, State.UNKNOWN)):
        await desk.sends(anna, f"counted:{number}", week=week, state=state)
        await desk.sends(anna, f"free:{number}", week=None, state=state)
    async with desk.database.begin() as session:
        assert await desk.attention.room(session, [anna]) == {anna: A_WEEK - 3}


async def test_reasons_are_those_of_a_count_by_hand(desk: Desk) -> None:
    dice = Random(5)
    people, oracle = [], {}
    week = desk.attention.week()
    for number in range(60):
        paused = dice.choice([None, NOW - timedelta(days=1), NOW + timedelta(days=1)])
        who = await desk.person(paused_until=paused)
        asked = [topic for topic in TOPICS if dice.random() < 0.7]
        muted = [topic for topic in MESSAGES if topic not in TOPICS and dice.random() < 0.3]
        await desk.tag(who, TagKind.TOPIC, *asked)
        await desk.tag(who, TagKind.MUTED, *muted)
        used = dice.randrange(A_WEEK + 2)
        for each in range(used):
            await desk.sends(who, f"{number}:{each}", week=dice.choice([week, week]))
        people.append(who)
        oracle[who] = (paused is not None and paused > NOW, {*asked, "announcements"} - set(muted), used)
    for topic in MESSAGES:
        for urgent in (False, True):
            expected = {}
            for who, (paused_now, wanted, used) in oracle.items():
                if paused_now:
                    expected[who] = "paused"
                elif topic not in wanted:
                    expected[who] = "muted"
                elif used >= A_WEEK and not urgent:
                    expected[who] = "attention"
            assert await desk.held(people, topic, urgent=urgent) == expected


async def test_of_two_who_count_at_once_one_finds_the_last_place_taken(desk: Desk) -> None:
    """On PostgreSQL both could read four and write the fifth and the sixth."""
    anna = await desk.person()
    week = desk.attention.week()
    for number in range(A_WEEK - 1):
        await desk.sends(anna, f"one:{number}", week=week)

    async def announce(key: str) -> None:
        async with desk.database.begin() as session:
            room = await desk.attention.room(session, [anna])
            await asyncio.sleep(0.05)
            if room[anna]:
                session.add(message(anna, key, week, State.PENDING))

    await asyncio.gather(*(announce(f"late:{number}") for number in range(4)))
    async with desk.database.read() as session:
        assert await db.used_by(session, [anna], week) == {anna: A_WEEK}


async def test_a_topic_is_switched_off_and_on_whether_it_was_asked_for_or_not(desk: Desk) -> None:
    who = await desk.person()
    await desk.tag(who, TagKind.TOPIC, *TOPICS)
    async with desk.database.read() as session:
        person = await find_person(session, "telegram", str(who))
    assert person is not None
    for topic in MESSAGES:
        for _ in range(2):  # a double press
            await desk.attention.want(person, topic, wanted=False)
            assert await desk.held([who], topic) == {who: "muted"}
            assert topic not in await desk.attention.wanted(who)
        for _ in range(2):
            await desk.attention.want(person, topic, wanted=True)
            assert await desk.held([who], topic) == {}
    with pytest.raises(Gone):
        await desk.attention.want(person, "weather", wanted=False)
    with pytest.raises(Gone):
        await desk.attention.why(person, ["events", "weather"])


async def test_announcements_are_switched_off_in_the_settings_too(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/settings")
    await anna.presses("Темы")
    await anna.sees("☑ Объявления")
    await anna.presses("Объявления")
    await anna.sees("☐ Объявления")
    who = await person_id(cluster, anna)
    assert await cluster.app.services.attention.wanted(who) == TOPICS


async def test_a_reminder_nobody_asked_for_waits_until_the_week_has_room(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    database, attention = november.app.database, november.app.services.attention
    survey_id = await survey(database, november.clock, remind_after=1, remind_most=3)
    await anna.opens(f"s{survey_id}")
    await anna.presses("Начать")
    who = await person_id(november, anna)
    async with database.begin(effect=False) as session:
        session.add_all(message(who, f"full:{number}", attention.week(), State.SENT) for number in range(A_WEEK))

    async def reminders() -> list[int | None]:
        async with database.read() as session:
            return list(await session.scalars(select(Delivery.week).where(Delivery.kind == "survey-reminder")))

    for _ in range(3):  # from Wednesday to Friday
        await november.passes(24 * 3600 + 61)
    assert await reminders() == []
    for _ in range(4):
        await november.passes(24 * 3600 + 61)
    assert await reminders() == [attention.week()] * len(await reminders())
    assert await reminders()


@pytest.mark.parametrize("word", ["Стоп!", "хватит", "/stop", "Unsubscribe"])
async def test_one_word_stops_all_mailings(cluster: Cluster, word: str) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says(word)
    await anna.sees("Рассылок и дайджестов больше не будет.")
    person = await cluster.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    assert (await cluster.app.services.people.preferences(person.id)).frequency == Frequency.NEVER
    async with cluster.app.database.read() as session:
        assert Purpose.MAILINGS not in await privacy_db.current(session, person.id)


async def test_where_a_word_is_asked_for_it_is_an_answer(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.presses("Вступить в кластер")
    await anna.presses("Специалист")
    await anna.presses("Даю согласие")
    await anna.sees("Вопрос 1 из")
    await anna.says("Хватит")
    await anna.sees("Вопрос")
    await anna.sees_not("Рассылок и дайджестов больше не будет")
