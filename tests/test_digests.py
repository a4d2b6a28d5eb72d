"""Digests: one for each reader and period, nothing twice, nothing that is no more; whatever the clock and the process
do."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.audience import PRESETS, All, Is, Leaf
from bot.db.database import Database
from bot.db.deliveries import Delivery, State
from bot.db.digests import DigestPlan
from bot.db.events import EventState
from bot.db.people import Account, Frequency, PersonRow, PersonTag, TagKind
from bot.db.responses import Response
from bot.dictionaries import TOPICS
from bot.sandbox.clock import SandboxClock
from bot.services.attention import A_WEEK, Attention
from bot.services.deliveries import Deliveries
from bot.services.digest_plans import DigestPlans
from bot.services.digest_sources import EventSource
from bot.services.digests import MOST, PAGE, Digests, choose
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import change, person_id, publish
from tests.polling import answered, survey
from tests.test_joining import joins
from tests.vacancies import is_able, library, publishes

MOSCOW = ZoneInfo("Europe/Moscow")
# «November» begins on Tuesday, 24 November 2048, at nine in Moscow.
MONDAY = datetime(2048, 11, 30, 9, tzinfo=MOSCOW)
DAY = timedelta(days=1)


async def rest(cluster: Cluster) -> None:
    """Wait until the sender has nothing left to do."""
    async with asyncio.timeout(8):
        await cluster.rests()


async def at(cluster: Cluster, moment: datetime) -> None:
    """Go to a moment and let the ticks and the sender do what is due."""
    cluster.clock.to(moment)
    await cluster.passes(0)
    await rest(cluster)


async def rows(database: Database, kind: str = "digest") -> list[Delivery]:
    async with database.read() as session:
        found = await session.scalars(select(Delivery).where(Delivery.kind == kind).order_by(Delivery.id))
        return list(found)


def letters(actor: Actor) -> list[str]:
    """The digests in somebody's chat."""
    return [m.words for m in actor.chat.messages.values() if m.by_bot and "Для вас на этой неделе" in m.words]


# In the chat


async def test_on_monday_at_nine_the_digest_comes_and_opens_what_it_lists(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await publish(november.app.database, november.clock, hours=8 * 24 + 6, seats=20, taken=16)
    await publish(november.app.database, november.clock, hours=9 * 24, title="Обмен опытом", kind="training")
    await at(november, MONDAY - timedelta(minutes=1))
    assert letters(anna) == []
    await at(november, MONDAY)
    await anna.sees(
        "Доброе утро, Анна. Для вас на этой неделе, Вязьма и рядом:",
        "Мероприятия\n1. Среда, 2 декабря, 15:00 — мастер-класс «Народный костюм: крой и отделка», 4 места",
        "Обучение\n2. Четверг, 3 декабря, 09:00 — обучение для коллег «Обмен опытом»",
    )
    assert anna.captions == ["1", "2", "Реже или другое", "Почему я это вижу"]
    await anna.presses("1")
    await anna.sees("Народный костюм", "Осталось", "Пойду")
    assert letters(anna), "the digest stays above the card"
    await anna.presses("Пойду")
    await anna.sees("Вы идёте")


async def test_vacancies_come_with_the_reason_and_what_was_answered_does_not(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    database, clock = november.app.database, november.clock
    anna_id = await is_able(november, anna, "c09 c19")
    house = await library(database, clock)
    fitting = await publishes(database, clock, house, must="c09", nice="c19 c15")
    await publishes(database, clock, house, profession="accompanist", municipality="smolensk")
    answered = await publishes(database, clock, house, must="c09", title="Ведущий библиотекарь")
    async with database.begin(effect=False) as session:
        session.add(
            Response(vacancy_id=answered, person_id=anna_id, state="new", sent_at=clock.now(), changed_at=clock.now())
        )
    await at(november, MONDAY)
    assert [each.params["items"] for each in await rows(database)] == [[f"vacancies:{fitting}"]]
    await anna.sees("Вакансии\n1. Библиотекарь, Центральная библиотека, Вязьма, 32", "— подходит: ")
    await anna.presses("1")
    await anna.sees("Библиотекарь", "Откликнуться")
    await publishes(database, clock, house, must="c09", title="Ещё один")
    await at(november, MONDAY + 7 * DAY)
    assert len(await rows(database)) == 2


async def test_who_turns_news_on_has_all_topics_and_a_filter_for_the_digest_turns_them_on(
    november: Cluster,
) -> None:
    anna, boris = november.person("Анна"), november.person("Борис")
    await anna.opens()
    await anna.says("/settings")
    await anna.presses("Как часто")
    await anna.presses("раз в неделю")
    await boris.opens()
    person = await november.app.services.people.at("telegram", str(boris.id))
    assert person is not None
    for _ in range(2):
        await november.app.services.joining.want(person, "vacancies")
    await publish(november.app.database, november.clock, hours=9 * 24)
    house = await library(november.app.database, november.clock)
    vacancy = await publishes(november.app.database, november.clock, house)
    await at(november, MONDAY)
    told = {each.person_id: each.params["items"] for each in await rows(november.app.database)}
    assert told[await person_id(november, anna)] == ["events:1", f"vacancies:{vacancy}"]
    assert told[await person_id(november, boris)] == [f"vacancies:{vacancy}"]


async def test_open_surveys_come_to_those_they_are_meant_for_until_they_answer(november: Cluster) -> None:
    anna, boris = november.person("Анна"), november.person("Борис")
    for each in (anna, boris):
        await joins(each)
    database, clock, services = november.app.database, november.clock, november.app.services
    closes = datetime(2048, 12, 4, 18, tzinfo=MOSCOW)
    meant = await survey(
        database,
        clock,
        closes_at=closes,
        audience=All((Is(Leaf.KIND, ("specialist",)), Is(Leaf.PLACE, ("vyazemsky",)))),
    )
    await survey(database, clock, audience=PRESETS["businesses"])
    await survey(database, clock, closes_at=MONDAY - DAY)
    person = await services.people.at("telegram", str(boris.id))
    assert person is not None
    await answered(services, database, person, meant)
    await at(november, MONDAY)
    assert [each.params["items"] for each in await rows(database)] == [[f"surveys:{meant}"]]
    await anna.sees("Опросы\n1. «Чему учиться?» — 4 вопроса", "до 4 декабря в 18:00")
    await anna.presses("1")
    await anna.sees("Чему учиться?")


async def test_a_survey_that_invited_somebody_is_not_told_again(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    now = november.clock.now()
    await survey(november.app.database, november.clock, opens_at=now, invite_at=now)
    await november.passes(120)
    await anna.sees("Просим вашего мнения")
    await at(november, MONDAY)
    assert await rows(november.app.database) == []


async def test_it_says_why_and_can_be_had_less_often(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await publish(november.app.database, november.clock, hours=8 * 24)
    await at(november, MONDAY)
    await anna.presses("Почему я это вижу")
    await anna.sees(
        "потому что 24 ноября 2048 вы дали согласие на рассылку",
        "Новости вы получаете раз в неделю.",
        "Место: Вязьма и рядом.",
        "не больше 5 раз в неделю, на этой неделе: 1",
    )
    await anna.presses("Реже или другое")
    await anna.sees("Сейчас подборка приходит раз в неделю.")
    await anna.presses("Присылать раз в месяц")
    await anna.sees("☑ раз в месяц")
    assert letters(anna)


async def test_one_topic_is_switched_off_with_one_press_and_on_again(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await publish(november.app.database, november.clock, hours=8 * 24)
    await at(november, MONDAY)
    await anna.presses("Почему я это вижу")
    await anna.presses("Не присылать такое")
    await anna.sees("Больше не присылаем: «Мероприятия»")
    await publish(november.app.database, november.clock, hours=24 * 8, title="Новый концерт")
    await at(november, MONDAY + 7 * DAY)
    assert len(letters(anna)) == 1
    await anna.presses("Вернуть")
    await anna.sees("Снова присылаем: «Мероприятия»")
    await at(november, MONDAY + 14 * DAY - timedelta(minutes=1))
    await publish(november.app.database, november.clock, hours=24 * 8, title="Ещё концерт")
    await at(november, MONDAY + 14 * DAY)
    await anna.sees("Ещё концерт")
    assert len(letters(anna)) == 2


async def test_the_day_and_the_hour_are_chosen_and_the_next_digest_can_be_seen_before(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await publish(november.app.database, november.clock, hours=10 * 24)
    await anna.says("/settings")
    await anna.sees("Следующая подборка: понедельник, 30 ноября, 9:00")
    await anna.presses("День и час")
    await anna.presses("Среда")
    await anna.sees("Следующая подборка: среда, 25 ноября, 9:00", "☑ Среда")
    await anna.presses("18:00")
    await anna.sees("Следующая подборка: среда, 25 ноября, 18:00")
    await anna.presses("Назад")
    await anna.presses("Показать сейчас")
    await anna.sees("Так выглядела бы ваша подборка сейчас", "1. Пятница, 4 декабря")
    assert await rows(november.app.database) == []
    await at(november, datetime(2048, 11, 25, 18, tzinfo=MOSCOW))
    await anna.sees("Добрый вечер, Анна.")
    await anna.says("/settings")
    await anna.presses("Показать сейчас")
    await anna.sees("Сейчас нового для вас нет", "Мероприятия")


async def test_what_was_cancelled_in_between_is_left_out_and_an_empty_digest_is_not_sent(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    database = november.app.database
    await quiet(november, anna, 8 * 60, 10 * 60)
    first = await publish(database, november.clock, hours=9 * 24)
    second = await publish(database, november.clock, hours=9 * 24, title="Второй")
    await at(november, MONDAY)
    (row,) = await rows(database)
    assert row.due_at == MONDAY + timedelta(hours=1)
    assert letters(anna) == []
    await change(database, second, state=EventState.CANCELLED)
    await at(november, MONDAY + timedelta(hours=1))
    await anna.sees("Народный костюм")
    await anna.sees_not("Второй")
    third = await publish(database, november.clock, hours=9 * 24, title="Третий")
    await at(november, MONDAY + 7 * DAY)
    await change(database, third, state=EventState.WITHDRAWN)
    await at(november, MONDAY + 7 * DAY + timedelta(hours=1))
    await anna.sees_not("Третий")
    assert [(each.state, each.reason) for each in await rows(database)] == [
        (State.SENT, None),
        (State.SKIPPED, "nothing to say"),
    ]
    assert first


async def test_whoever_turns_news_off_or_pauses_before_it_leaves_gets_none(november: Cluster) -> None:
    anna, boris = november.person("Анна"), november.person("Борис")
    for each in (anna, boris):
        await joins(each)
        await quiet(november, each, 8 * 60, 10 * 60)
    await publish(november.app.database, november.clock, hours=9 * 24)
    await at(november, MONDAY)
    for each, caption in ((anna, "Пауза на месяц"), (boris, "Как часто")):
        await each.says("/settings")
        await each.presses(caption)
    await boris.presses("не присылать")
    await at(november, MONDAY + timedelta(hours=1))
    assert [each.state for each in await rows(november.app.database)] == [State.SKIPPED] * 2
    assert letters(anna) == letters(boris) == []


async def test_whoever_erased_everything_is_out_of_the_plans_and_of_the_ledger(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await quiet(november, anna, 8 * 60, 10 * 60)
    await publish(november.app.database, november.clock, hours=9 * 24)
    await at(november, MONDAY - DAY - timedelta(minutes=3))
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await at(november, MONDAY)
    async with november.app.database.read() as session:
        assert (await session.scalars(select(DigestPlan))).all() == []
    await at(november, MONDAY + timedelta(hours=1))
    assert letters(anna) == []


async def quiet(cluster: Cluster, actor: Actor, start: int, end: int) -> None:
    await cluster.app.services.people.set_quiet(await person_id(cluster, actor), (start, end))


# Composing, without a bot


class Office:
    """The services of digests on a bare database."""

    def __init__(self, database: Database, start: datetime) -> None:
        self.database = database
        self.clock = SandboxClock()
        self.clock.to(start)
        self.deliveries = Deliveries(database, self.clock)
        self.attention = Attention(database, self.clock, MOSCOW)
        self.plans = DigestPlans(database, self.clock)
        self.digests = self.another()

    def another(self) -> Digests:
        """As another process would have it."""
        sources = (EventSource("events"), EventSource("training"))
        return Digests(self.database, self.clock, self.deliveries, self.attention, sources)

    async def reader(self, number: int = 1, **values: Any) -> int:
        known: dict[str, Any] = {
            "language": "ru",
            "timezone": "Europe/Moscow",
            "municipality": "vyazemsky",
            "frequency": Frequency.WEEKLY,
            "created_at": self.clock.now(),
            "seen_at": self.clock.now(),
        }
        async with self.database.begin() as session:
            row = PersonRow(**{**known, **values})
            session.add(row)
            await session.flush()
            session.add(Account(person_id=row.id, channel="telegram", address=str(number)))
            session.add_all(PersonTag(person_id=row.id, kind=TagKind.TOPIC, tag=tag) for tag in TOPICS)
            await self.plans.renew(session, row)
            return row.id

    async def to(self, moment: datetime, *, sent: bool = True) -> None:
        """Let the tick of a moment write its digests, and have them sent."""
        self.clock.advance(max(0.0, (moment - self.clock.now()).total_seconds()))
        await self.digests.tick(moment)
        if sent:
            async with self.database.begin() as session:
                await session.execute(update(Delivery).values(state=State.SENT))

    async def told(self) -> list[tuple[str, list[str]]]:
        """The digests of the ledger: what they are, and of what."""
        return [(each.key, each.params["items"]) for each in await rows(self.database)]


NOVEMBER = datetime(2048, 11, 24, 6, tzinfo=UTC)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, NOVEMBER)


async def test_one_a_period_however_often_the_tick_runs(office: Office) -> None:
    reader = await office.reader()
    await publish(office.database, office.clock, hours=9 * 24)
    for minute in (0, 0, 1, 59):
        await office.to(MONDAY + timedelta(minutes=minute, seconds=minute))
    await office.another().tick(office.clock.now())
    assert await office.told() == [(f"digest:2048-W49:{reader}", ["events:1"])]


async def test_after_a_death_in_the_middle_every_reader_has_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies between composing a page and its commit, and right after it."""
    people = [await office.reader(number) for number in range(1, PAGE + 40)]
    await publish(office.database, office.clock, hours=9 * 24)
    office.clock.to(MONDAY)
    composing = office.digests._page
    pages = 0

    async def dies(*given: Any) -> int:
        nonlocal pages
        pages += 1
        if pages == 2:
            raise ConnectionError("killed")
        return await composing(*given)

    async def dies_late(session: Any, plans: Any) -> None:
        raise ConnectionError("killed before the commit")

    with monkeypatch.context() as patch:
        patch.setattr("bot.db.digests.advance", dies_late)
        with pytest.raises(ConnectionError):
            await office.digests.tick(MONDAY)
    assert await office.told() == []
    monkeypatch.setattr(office.digests, "_page", dies)
    with pytest.raises(ConnectionError):
        await office.digests.tick(MONDAY)
    assert len(await office.told()) == PAGE
    await office.another().tick(MONDAY + timedelta(minutes=2))
    assert sorted(key for key, _ in await office.told()) == sorted(f"digest:2048-W49:{each}" for each in people)


async def test_a_missed_monday_is_made_up_for_once_and_not_too_late(office: Office) -> None:
    await office.reader()
    await publish(office.database, office.clock, hours=20 * 24)
    await office.to(MONDAY + timedelta(hours=35))
    await office.to(MONDAY + timedelta(hours=37))
    assert len(await office.told()) == 1
    await publish(office.database, office.clock, hours=40 * 24, title="Ещё")
    await office.to(MONDAY + 7 * DAY + timedelta(hours=37))
    assert len(await office.told()) == 1
    await office.to(MONDAY + 28 * DAY)
    assert [key.split(":")[1] for key, _ in await office.told()] == ["2048-W49", "2048-W53"]


async def test_weeks_of_silence_bring_one_digest_not_five(office: Office) -> None:
    await office.reader(frequency=Frequency.DAILY)
    for days in range(0, 60, 3):
        await publish(office.database, office.clock, hours=24 * (days + 30))
    await office.to(NOVEMBER + 33 * DAY)
    assert len(await office.told()) == 1


async def test_the_clock_set_back_sends_nothing_twice_and_goes_on(office: Office) -> None:
    reader = await office.reader()
    await publish(office.database, office.clock, hours=60 * 24)
    await office.to(MONDAY + 28 * DAY)
    assert [key for key, _ in await office.told()] == [f"digest:2048-W53:{reader}"]
    back = MONDAY + timedelta(minutes=5)
    await publish(office.database, office.clock, hours=1, title="Ещё")
    for _ in range(2):
        await office.plans.tick(back)  # four weeks earlier
        await office.digests.tick(back)
    async with office.database.read() as session:
        plan = await session.get_one(DigestPlan, reader)
    assert plan.next_at == MONDAY + 7 * DAY
    assert len(await office.told()) == 1


async def test_what_never_left_is_told_the_next_time(office: Office) -> None:
    await office.reader()
    await publish(office.database, office.clock, hours=20 * 24)
    await office.to(MONDAY, sent=False)
    await office.to(MONDAY + 7 * DAY)
    await office.to(MONDAY + 14 * DAY)
    assert [items for _, items in await office.told()] == [["events:1"], ["events:1"]]


async def test_a_pause_passes_over_digests_and_their_items_come_after_it(office: Office) -> None:
    await office.reader(paused_until=MONDAY + timedelta(hours=1))
    await publish(office.database, office.clock, hours=20 * 24)
    await office.to(MONDAY)
    assert await office.told() == []
    await office.to(MONDAY + 7 * DAY)
    assert [items for _, items in await office.told()] == [["events:1"]]


async def test_near_means_the_own_place_its_neighbours_and_online(office: Office) -> None:
    await office.reader()
    for place in ("vyazemsky", "ugransky", "smolensk", None):
        online = {} if place else {"format": "online", "place": None, "address": None}
        await publish(office.database, office.clock, hours=9 * 24, municipality=place, **online)
    await publish(office.database, office.clock, hours=9 * 24, is_advert=True)
    await publish(office.database, office.clock, hours=9 * 24, state=EventState.CANCELLED)
    await office.to(MONDAY)
    assert [items for _, items in await office.told()] == [["events:1", "events:2", "events:4"]]


async def test_nobody_gets_more_than_the_weeks_budget(office: Office) -> None:
    reader = await office.reader()
    await publish(office.database, office.clock, hours=20 * 24)
    week = office.attention.week(MONDAY)
    async with office.database.begin() as session:
        for number in range(A_WEEK):
            session.add(counted(office, reader, number, week))
    await office.to(MONDAY)
    assert await office.told() == []
    await office.to(MONDAY + 7 * DAY)
    assert len(await office.told()) == 1


async def test_of_a_daily_digest_the_first_of_a_week_counts(office: Office) -> None:
    reader = await office.reader(frequency=Frequency.DAILY)
    for day in range(7):
        await publish(office.database, office.clock, hours=24 * 20 + day)
        await office.to(MONDAY + day * DAY)
    found = await rows(office.database)
    assert len(found) == 7
    assert [each.week is not None for each in found] == [True] + [False] * 6
    async with office.database.begin() as session:
        assert await office.attention.room(session, [reader], office.attention.week(MONDAY)) == {reader: A_WEEK - 1}


def counted(office: Office, reader: int, number: int, week: int) -> Delivery:
    now = office.clock.now()
    return Delivery(
        key=f"counted:{number}",
        person_id=reader,
        channel="telegram",
        address="1",
        language="ru",
        kind="announcement",
        params={},
        priority="3",
        state=State.SENT,
        due_at=now,
        finished_at=now,
        week=week,
    )


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Asia/Kamchatka", "America/New_York"])
async def test_nine_is_nine_where_the_reader_is(office: Office, zone: str) -> None:
    await office.reader(timezone=zone)
    await publish(office.database, office.clock, hours=20 * 24)
    nine = datetime(2048, 11, 30, 9, tzinfo=ZoneInfo(zone))
    await office.to(nine - timedelta(minutes=1))
    assert await office.told() == []
    await office.to(nine)
    assert len(await office.told()) == 1


@pytest.mark.parametrize(
    ("zone", "quiet", "due"),
    [
        ("Europe/Moscow", (22 * 60, 8 * 60), "30T09:00"),  # over midnight, and over by nine
        ("Europe/Moscow", (0, 9 * 60 + 30), "30T09:30"),  # from midnight on
        ("Europe/Moscow", (9 * 60, 0), "01T00:00"),  # until midnight: the next day begins
        ("Asia/Kamchatka", (21 * 60, 10 * 60), "30T10:00"),
        ("America/New_York", (23 * 60, 9 * 60 + 1), "30T09:01"),
    ],
)
async def test_quiet_hours_around_midnight_put_it_off_in_the_readers_zone(
    office: Office, zone: str, quiet: tuple[int, int], due: str
) -> None:
    await office.reader(timezone=zone, quiet_from=quiet[0], quiet_to=quiet[1])
    await publish(office.database, office.clock, hours=20 * 24)
    await office.to(datetime(2048, 11, 30, 9, tzinfo=ZoneInfo(zone)))
    (row,) = await rows(office.database)
    assert row.due_at.astimezone(ZoneInfo(zone)).strftime("%dT%H:%M") == due
    assert row.expires_at is not None
    assert row.expires_at >= row.due_at + timedelta(hours=12)


async def test_the_night_the_clocks_go_back_is_followed_by_one_morning(office: Office) -> None:
    """On the Sunday on which Berlin's clocks go back a daily reader there has one digest, at nine by the wall."""
    berlin = ZoneInfo("Europe/Berlin")
    await office.reader(timezone="Europe/Berlin", frequency=Frequency.DAILY)
    office.clock.to(datetime(2049, 10, 30, 12, tzinfo=berlin))
    await office.digests.tick(office.clock.now())
    await publish(office.database, office.clock, hours=20 * 24)
    for hour in range(24):
        await office.to(datetime(2049, 10, 31, hour, tzinfo=berlin))
    found = await rows(office.database)
    assert [each.due_at.astimezone(berlin).strftime("%d %H:%M") for each in found] == ["31 09:00"]


async def test_what_is_known_of_digests_is_in_the_export(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    await publish(november.app.database, november.clock, hours=9 * 24)
    await at(november, MONDAY)
    person = await november.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    exported = await november.app.services.privacy.export(person)
    assert exported["digest"]["shown"] == "events:1"
    assert exported["groups"] == []


async def test_two_processes_share_the_readers(database: Database) -> None:
    """Both compose at once; each reader has one digest."""
    office = Office(database, NOVEMBER)
    people = [await office.reader(number) for number in range(1, 60)]
    await publish(office.database, office.clock, hours=9 * 24)
    office.clock.to(MONDAY)
    await asyncio.gather(*(each.tick(MONDAY) for each in (office.digests, office.another(), office.another())))
    assert sorted(key for key, _ in await office.told()) == sorted(f"digest:2048-W49:{each}" for each in people)


# Properties


@settings(max_examples=60, deadline=None)
@given(
    weeks=st.lists(st.lists(st.integers(1, 40), max_size=15), min_size=1, max_size=12),
    names=st.lists(st.sampled_from(["events", "training", "vacancies"]), min_size=1, max_size=3, unique=True),
)
def test_a_digest_never_repeats_an_item(weeks: list[list[int]], names: list[str]) -> None:
    """Whatever is open in whichever week, for however long."""
    seen: set[str] = set()
    for week in weeks:
        offered = {name: sorted(set(week[index :: len(names)])) for index, name in enumerate(names)}
        items = [f"{name}:{each}" for name, each in choose(offered, seen)]
        assert len(items) == len(set(items)) <= MOST
        assert not seen & set(items)
        fresh = sum(len([each for each in ids if f"{name}:{each}" not in seen]) for name, ids in offered.items())
        assert len(items) == min(MOST, fresh)
        seen |= set(items)


async def test_weeks_of_life_repeat_nothing(office: Office) -> None:
    """The same through the database: events come, go, are cancelled, postponed and held again."""
    await office.reader()
    await office.reader(2, frequency=Frequency.DAILY)
    for week in range(8):
        for day in range(3):
            await publish(office.database, office.clock, hours=24 * (9 + day * 7))
        event = week * 3 + 1
        await change(office.database, event, state=EventState.POSTPONED)
        await office.to(MONDAY + 7 * week * DAY)
        await change(office.database, event, state=EventState.PUBLISHED)
        for day in range(1, 7):
            await office.to(MONDAY + (7 * week + day) * DAY)
    told: dict[str, list[str]] = {}
    for key, items in await office.told():
        told.setdefault(key.rpartition(":")[2], []).extend(items)
        assert 0 < len(items) <= MOST
    for items in told.values():
        assert len(items) == len(set(items)) >= 20
