"""Results of the visitors' polls: figures by the publication rule, the weekly card, comments, the answer to people."""

import json
import secrets
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import charts
from bot.assets import DATA
from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.deliveries import State as DeliveryState
from bot.db.moderation import Case, State
from bot.db.organisations import Duty, Organisation
from bot.db.people import PersonRow, Role
from bot.db.points import Point
from bot.db.quality import Vote
from bot.demo import load
from bot.demo_quality import CONCERT
from bot.errors import DomainError, Gone
from bot.forms.quality import COMMENT, REPLY
from bot.i18n import texts_in
from bot.services.forms import Submission
from bot.services.people import Person
from bot.views import ratings as views
from bot.views.colleagues import to_organisation
from tests.conftest import Cluster
from tests.events import organises
from tests.test_moderation import Office
from tests.test_points import keeper, organisation_of
from tests.test_quality import CODE, open_point

TODAY = date(2048, 11, 24)  # a Tuesday


def vote(point: int, day: date, csat: int, **more: Any) -> Vote:
    return Vote(id=secrets.randbits(62), point_id=point, day=day, csat=csat, **more)


async def put(database: Database, *found: Vote) -> None:
    async with database.begin(effect=False) as session:
        session.add_all(found)


@pytest.fixture
def office(database: Database) -> Office:
    office = Office(database)
    office.clock.to(datetime(2048, 11, 24, 6, tzinfo=UTC))
    return office


async def administrator(office: Office, point: int, address: str = "500") -> Person:
    return await keeper(office, address, await organisation_of(office, point), Duty.ADMINISTRATOR)


async def test_the_example_of_the_demo_comes_out_of_the_database_too(office: Office) -> None:
    await load(office.database, office.clock)
    surveys = json.loads((DATA / "demo-data.json").read_text("utf-8"))["surveys"]
    expected = next(each for each in surveys if each["id"] == "survey-01")["expected_results"]
    olga = await office.person("2", Role.COORDINATOR)
    async with office.database.read() as session:
        concert = (await session.scalars(select(Point).where(Point.code == CONCERT))).one()
    shown = await office.services.ratings.of_point(olga, concert.id, 30)
    assert shown.votes == expected["n"]
    words = views.results(texts_in("ru"), shown).text
    for figure in ("83,3\xa0%", "4,3 из 5", "90,9\xa0%", "+38,2", "85,2 из 100", "36 оценок"):
        assert figure in words
    assert "Предварительно" not in words
    assert "85.2 of 100" in views.results(texts_in("en"), shown).text


@pytest.mark.parametrize(
    ("count", "seen", "hidden"),
    [
        (0, "Мало ответов", "Довольны"),
        (4, "Мало ответов", "Довольны"),
        (5, "Предварительно", "Мало ответов"),
        (29, "Предварительно", "Мало ответов"),
        (30, "Довольны", "Предварительно"),
    ],
)
async def test_what_may_be_shown(office: Office, count: int, seen: str, hidden: str) -> None:
    point = await open_point(office.database, office.clock)
    full: dict[str, Any] = {"staff": "yes", "comfort": "yes", "nps": 10}
    await put(office.database, *(vote(point, TODAY, 5, **full) for _ in range(count)))
    maria = await administrator(office, point)
    shown = await office.services.ratings.of_point(maria, point, 7)
    words = views.results(texts_in("ru"), shown).text
    assert seen in words
    assert hidden not in words
    public = await office.services.ratings.published(await organisation_of(office, point))
    back = to_organisation(texts_in("ru"), 1, acts=True)
    assert ("Довольны" in views.published(texts_in("ru"), public, (), back).text) is (count >= 5)


async def test_a_question_few_answered_is_hidden_alone(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    await put(office.database, *(vote(point, TODAY, 5, nps=9 if number < 4 else None) for number in range(10)))
    shown = await office.services.ratings.of_point(await administrator(office, point), point, 7)
    words = views.results(texts_in("ru"), shown).text
    assert "Готовы советовать: мало ответов." in words
    assert "Довольны: <b>100\xa0%</b>" in words


async def test_periods_end_where_they_say(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    days = [0, 6, 7, 29, 30, 364, 365]
    await put(office.database, *(vote(point, TODAY - timedelta(days=each), 5) for each in days))
    maria = await administrator(office, point)
    counted = [(await office.services.ratings.of_point(maria, point, each)).votes for each in (7, 30, 365)]
    assert counted == [2, 4, 6]
    with pytest.raises(Gone):
        await office.services.ratings.of_point(maria, point, 1)


async def test_the_trend_hides_thin_weeks_and_is_a_picture(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    monday = TODAY - timedelta(days=1)
    await put(
        office.database,
        *(vote(point, monday - timedelta(weeks=1), 5 if number else 1) for number in range(5)),
        *(vote(point, monday - timedelta(weeks=2), 1) for _ in range(4)),
    )
    shown = await office.services.ratings.of_point(await administrator(office, point), point, 30)
    assert [(week.votes, week.satisfied) for week in shown.weeks[-3:]] == [(4, 0), (5, 4), (0, 0)]
    picture = views.chart(texts_in("ru"), shown)
    assert picture.content.startswith(b"\x89PNG")
    assert "с 16.11: 80\xa0% (5)" in picture.caption
    assert "09.11" not in picture.caption


def test_a_chart_of_nothing_and_of_hostile_words() -> None:
    for values in ([], [None, None], [0.0, 100.0]):
        labels = [f"$\\frac{{{number}}}$ <b>" for number in range(len(values))]
        assert charts.trend("$\\bad{ 100 %", labels, values, note="$").startswith(b"\x89PNG")


# The weekly card


async def deliveries(database: Database, kind: str) -> list[Delivery]:
    async with database.read() as session:
        return list(await session.scalars(select(Delivery).where(Delivery.kind == kind).order_by(Delivery.id)))


async def test_the_weekly_card_comes_once_on_monday(november: Cluster) -> None:
    maria = november.person("Мария")
    await maria.opens()
    house = await organises(november, maria, Duty.ADMINISTRATOR)
    point = await open_point(november.app.database, november.clock, "мастерская <b>", organisation_id=house)
    await put(
        november.app.database,
        *(vote(point, TODAY, 5 if number else 2, nps=9) for number in range(6)),
        vote(point, TODAY + timedelta(days=5), 4, comment="Тёплый & уютный <дом>"),
    )
    november.clock.to(datetime(2048, 11, 30, 5, 59, tzinfo=UTC))  # Monday, a minute to nine in Moscow
    await november.passes(0)
    assert await deliveries(november.app.database, "quality-week") == []
    for _ in range(3):
        await november.passes(3600)
    assert len(await deliveries(november.app.database, "quality-week")) == 1
    await maria.sees(
        "Оценки посетителей за неделю, 23.11 – 29.11.",
        "7 оценок.",
        "Довольны: 85,7\xa0%",
        "Предварительно",
        "— мастерская <b>, оценка 4: Тёплый & уютный <дом>",
    )
    await maria.presses("График")
    assert maria.newest.data["photo"]
    await november.passes(7 * 24 * 3600)
    assert len(await deliveries(november.app.database, "quality-week")) == 1, "a week without marks has no card"


async def test_a_thin_week_tells_no_figures(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    await administrator(office, point)
    await put(office.database, *(vote(point, TODAY, 1, comment="Темно") for _ in range(4)))
    await office.services.ratings.tick(datetime(2048, 11, 30, 7, tzinfo=UTC))
    (card,) = await deliveries(office.database, "quality-week")
    page = views.week(texts_in("ru"), card.params)
    assert "Мало ответов" in page.text
    assert "Довольны" not in page.text
    assert "Темно" in page.text


# Comments


async def test_comments_are_the_institutions_until_a_coordinator_shows_them(november: Cluster) -> None:
    anna, olga = november.person(), november.coordinator
    await olga.opens()
    await anna.opens()
    point = await open_point(november.app.database, november.clock)
    await put(november.app.database, *(vote(point, TODAY, 5) for _ in range(6)))
    await put(november.app.database, vote(point, TODAY, 4, comment="Прекрасный <b>хор"))
    async with november.app.database.read() as session:
        house = (await session.get_one(Point, point)).organisation_id
        name = (await session.get_one(Organisation, house)).name
    said = await november.app.services.ratings.published_comments(house or 0)
    assert said == ()
    await olga.says("/console")
    await olga.presses("Найти")
    await olga.says("рдк")
    await olga.presses(name)
    await olga.presses("Оценки посетителей")
    await olga.presses("Отзывы")
    await olga.sees("оценка 4: Прекрасный <b>хор")
    await olga.presses("Показать всем: 1")
    await olga.sees("видят все", "Скрыть: 1")
    (seen,) = await november.app.services.ratings.published_comments(house or 0)
    assert seen.text == "Прекрасный <b>хор"


async def test_comments_of_one_place_are_read_from_the_alarm(november: Cluster) -> None:
    maria = november.person("Мария")
    await maria.opens()
    house = await organises(november, maria, Duty.ADMINISTRATOR)
    hall = await open_point(november.app.database, november.clock, organisation_id=house)
    desk = await open_point(november.app.database, november.clock, "касса", code="7KMF2QXT", organisation_id=house)
    await put(november.app.database, vote(hall, TODAY, 5, comment="Светло"), vote(desk, TODAY, 2, comment="Очередь"))
    for number in range(2):
        guest = november.person(f"Гость {number}")
        await guest.opens("q7KMF2QXT")
        await guest.presses("1 — очень плохо")
    await november.passes(60)
    await maria.sees("Две низкие оценки за сутки: касса.")
    await maria.presses("Отзывы")
    await maria.sees("Дом ремёсел, касса", "оценка 2: Очередь")
    await maria.sees_not("Светло")
    await maria.presses("К итогам")
    await maria.sees("Дом ремёсел, касса", "3 оценки.")


async def test_words_that_were_changed_are_looked_at_anew(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna, olga = await office.person("100"), await office.person("2", Role.COORDINATOR)
    await office.services.quality.rate(anna, point, 5)

    async def writes(text: str) -> None:
        async with office.database.begin() as session:
            given = Submission(COMMENT, {"text": text}, {}, str(point))
            await office.services.quality.comment(session, anna, given)

    await writes("Хорошо")
    async with office.database.read() as session:
        vote_id = (await session.scalars(select(Vote.id))).one()
    await office.services.ratings.show(olga, vote_id, wanted=True)
    await writes("Реклама")
    assert await office.services.ratings.published_comments(await organisation_of(office, point)) == ()


# The answer to those who rated


async def test_those_who_rated_are_told_what_was_changed(november: Cluster) -> None:
    maria, anna, boris, vera = (november.person(name) for name in ("Мария", "Анна", "Борис", "Вера"))
    olga = november.coordinator
    for somebody in (maria, vera, olga):
        await somebody.opens()
    house = await organises(november, maria, Duty.ADMINISTRATOR)
    await open_point(november.app.database, november.clock, organisation_id=house)
    await anna.opens(f"q{CODE}")
    await anna.presses("1 — очень плохо")
    await november.passes(24 * 3600)  # Anna's day is closed, Boris's is not
    await boris.opens(f"q{CODE}")
    await boris.presses("2 — плохо")
    await november.passes(60)
    await maria.sees("Две низкие оценки за сутки")
    await olga.presses("Взять в работу")
    await maria.presses("Написать, что изменили")
    await maria.sees("Что вы изменили после оценок?")
    await maria.says("Починили отопление <ура>")
    await maria.presses("Отправить")
    await maria.sees("Готово: напишем тем, кто оценивал это место за последние 30 дней.")
    assert "Анна" not in maria.screen
    await november.passes(1)
    for visitor in (anna, boris):
        await visitor.sees("Вы оценивали: Дом ремёсел, концертный зал.", "Починили отопление <ура>")
    await vera.sees_not("Вы оценивали")
    async with november.app.database.read() as session:
        (case,) = await session.scalars(select(Case))
    assert case.state == State.ANSWERED
    await olga.sees("концертный зал: посетителям рассказали, что изменилось.", "Починили отопление <ура>")
    await olga.presses("Подробнее")
    await olga.sees("Низкие оценки", "Итоги")
    await olga.sees_not("Закрыть без ответа")
    await maria.presses("Написать, что изменили")
    await maria.gets_alert("Посетителям этого места уже писали 25 ноября")


async def replies(office: Office, who: Person, point: int, text: str = "Починили свет") -> None:
    async with office.database.begin() as session:
        await office.services.ratings.reply(session, who, Submission(REPLY, {"text": text}, {}, str(point)))


async def test_nobody_is_written_to_after_a_month_or_in_a_pause(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    maria = await administrator(office, point)
    anna, boris = await office.person("100"), await office.person("101")
    await office.services.quality.rate(anna, point, 5)
    office.clock.advance(32 * 24 * 3600)
    await office.services.quality.tick(office.clock.now())
    await office.services.quality.rate(boris, point, 5)
    async with office.database.begin(effect=False) as session:
        paused = await session.get_one(PersonRow, boris.id)
        paused.paused_until = office.clock.now() + timedelta(days=1)
    await replies(office, maria, point)
    assert await deliveries(office.database, "quality-changed") == []


async def test_the_letter_does_not_tell_for_long_who_took_part(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    maria = await administrator(office, point)
    await office.services.quality.rate(await office.person("100"), point, 5)
    await replies(office, maria, point)
    async with office.database.begin(effect=False) as session:
        letter = (await session.scalars(select(Delivery).where(Delivery.kind == "quality-changed"))).one()
        letter.state, letter.finished_at = DeliveryState.SENT, office.clock.now()
    await office.services.quality.tick(office.clock.now() + timedelta(hours=23))
    assert len(await deliveries(office.database, "quality-changed")) == 1
    await office.services.quality.tick(office.clock.now() + timedelta(hours=25))
    assert await deliveries(office.database, "quality-changed") == []


async def test_visitors_are_written_to_once_a_week_at_most(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    maria = await administrator(office, point)
    await office.services.quality.rate(await office.person("100"), point, 5)
    await replies(office, maria, point)
    with pytest.raises(DomainError, match="ratings-replied-lately"):
        await replies(office, maria, point)
    office.clock.advance(7 * 24 * 3600)
    await replies(office, maria, point)
    assert len(await deliveries(office.database, "quality-changed")) == 2


async def test_three_thousand_votes_are_read_in_time(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    days = [TODAY - timedelta(days=number % 360) for number in range(3000)]
    full: dict[str, Any] = {"staff": "yes", "comfort": "no", "nps": 8, "comment": "Спасибо"}
    await put(office.database, *(vote(point, day, 1 + number % 5, **full) for number, day in enumerate(days)))
    maria = await administrator(office, point)
    house = await organisation_of(office, point)
    began = time.perf_counter()
    shown = await office.services.ratings.of(maria, house, 365)
    await office.services.ratings.comments(maria, house, 300)
    took = time.perf_counter() - began
    assert shown.votes == 3000
    assert took < 1, "300 ms for each of the two pages on a quiet machine"


async def test_the_cards_text_fits_with_the_longest_comments(office: Office) -> None:
    point = await open_point(office.database, office.clock, "Ы" * 80)
    maria = await administrator(office, point)
    await put(office.database, *(vote(point, TODAY, 1, comment="&" * 500) for _ in range(12)))
    await office.services.ratings.tick(datetime(2048, 11, 30, 7, tzinfo=UTC))
    (card,) = await deliveries(office.database, "quality-week")
    for language in ("ru", "en"):
        texts = texts_in(language)
        found = await office.services.ratings.comments(maria, await organisation_of(office, point), 0)
        pages = (views.week(texts, card.params), views.comments(texts, found))
        assert all(len(page.text.replace("&amp;", "&")) <= 4096 for page in pages)
