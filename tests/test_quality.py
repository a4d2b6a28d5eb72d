"""The visitors' poll: two presses from the code to the vote, one vote a day, and nothing that leads back to anybody."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import func, select, text

from bot.db import schema
from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.drafts import DraftRow
from bot.db.moderation import Case, Kind, State
from bot.db.organisations import Duty, Organisation, Representative, Side, Unit
from bot.db.points import Point, RetiredCode
from bot.db.quality import Link, Participation, Vote
from bot.errors import Gone
from bot.forms.quality import REPLY
from bot.i18n import texts_in
from bot.quality_codes import printed
from bot.services.forms import Submission
from bot.services.people import Person
from bot.services.quality import Closed, Question, Sheet, Why
from bot.views import buttons, event_buttons, quality_buttons
from bot.views import quality as views
from tests.conftest import Cluster
from tests.events import person_id, publish
from tests.test_moderation import Office
from tests.test_routers import longest

CODE = "7KMF2QXR"
HOUSE = "РДК «Днепровские зори»"


async def open_point(database: Database, clock: Any, name: str = "концертный зал", **values: Any) -> int:
    """The id of a point with CODE, of a house of culture of its own unless one is given."""
    async with database.begin(effect=False) as session:
        if "organisation_id" not in values and "event_id" not in values:
            house = Organisation(
                side=Side.INSTITUTION, name=HOUSE, municipality="vyazemsky", created_at=clock.now(), search_text="рдк"
            )
            session.add(house)
            await session.flush()
            values["organisation_id"] = house.id
        point = Point(**{"name": name, "code": CODE, "created_at": clock.now(), **values})
        session.add(point)
        await session.flush()
        return point.id


async def votes(database: Database) -> list[Vote]:
    async with database.read() as session:
        return list(await session.scalars(select(Vote).order_by(Vote.day, Vote.csat)))


async def rows(database: Database, table: type[Link | Participation | DraftRow | Case]) -> int:
    async with database.read() as session:
        return int(await session.scalar(select(func.count()).select_from(table)) or 0)


async def test_a_stranger_votes_in_two_presses(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.sees(
        f"{HOUSE}, концертный зал.\n"
        "Короткий анонимный опрос участников кластера; он не заменяет официальную независимую оценку.\n"
        "Насколько вы довольны посещением?"
    )
    assert anna.captions == ["5 — отлично", "4 — хорошо", "3 — нормально", "2 — плохо", "1 — очень плохо"]
    await anna.presses("5 — отлично")
    await anna.sees(
        "Спасибо, ваша оценка принята: 5 — отлично. Передумаете — нажмите другую.\nЕщё три вопроса, полминуты?"
    )
    (vote,) = await votes(november.app.database)
    assert (vote.csat, vote.staff, vote.comment, vote.day) == (5, None, None, date(2048, 11, 24))
    await anna.presses("Ответить")
    await anna.sees("Вопрос 1 из 3. Вежливы ли были сотрудники?")
    await anna.presses("Скорее да")
    await anna.sees("Вопрос 2 из 3. Удобно ли было")
    await anna.presses("Пропустить")
    await anna.sees("Вопрос 3 из 3. Посоветуете ли вы нас")
    await anna.presses("10")
    await anna.sees("не заменяет независимую оценку качества (НОК)")
    await anna.presses("Написать, что улучшить")
    await anna.sees("Что нам улучшить?")
    await anna.says("Скамейки <b> & свет")
    await anna.sees("Спасибо, передали учреждению. Имя мы не указываем.\nЭтот опрос не заменяет")
    await anna.presses("Изменить оценку")
    await anna.sees("ваша оценка принята: 5 — отлично. Передумаете — нажмите другую.", "Изменить ответы")
    await anna.sees_not("Ещё три вопроса")
    (vote,) = await votes(november.app.database)
    assert (vote.csat, vote.staff, vote.comfort, vote.nps) == (5, "rather_yes", None, 10)
    assert vote.comment == "Скамейки <b> & свет"


async def test_a_later_press_changes_the_vote_and_enough_is_enough(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person("Jane", language="en")
    await anna.opens(f"q{CODE}")
    await anna.presses("5 — excellent")
    await anna.sees("your mark is in: 5 — excellent")
    await anna.presses("3 — all right")
    await anna.sees("your mark is in: 3 — all right")
    await anna.presses("That will do")
    await anna.sees("does not replace the official independent assessment")
    await anna.opens(f"q{CODE}")
    await anna.sees("your mark is in: 3 — all right")
    assert [each.csat for each in await votes(november.app.database)] == [3]


async def test_a_low_mark_asks_what_happened_and_takes_the_next_message(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("2 — плохо")
    await anna.sees("Жаль, что так вышло. Что случилось?")
    await anna.says("Холодно")
    await anna.sees("Спасибо, передали учреждению.", "Ещё три вопроса")
    await anna.presses("Достаточно")
    await anna.sees("НОК")
    assert [(each.csat, each.comment) for each in await votes(november.app.database)] == [(2, "Холодно")]
    assert await rows(november.app.database, DraftRow) == 0


async def test_words_that_were_not_wanted_are_not_asked_for_again(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("1 — очень плохо")
    await anna.presses("Пропустить")
    await anna.sees("Ещё три вопроса")
    assert await rows(november.app.database, DraftRow) == 0
    await anna.opens()
    await anna.sees("Здравствуйте!")


async def test_after_a_better_mark_the_next_message_is_not_a_comment(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("1 — очень плохо")
    await anna.presses("5 — отлично")
    await anna.says("Привет")
    assert [(each.csat, each.comment, each.low_at) for each in await votes(november.app.database)] == [(5, None, None)]


@pytest.mark.parametrize("typed", ["7KMF-2QXR", "7kmf 2qxr", "  7KМF2QХR "])  # the last with Russian М and Х
async def test_the_printed_code_is_typed(november: Cluster, typed: str) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens()
    await anna.says(typed)
    await anna.sees("концертный зал", "Насколько вы довольны посещением?")


async def test_a_forged_code_says_so_and_offers_the_list(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    for opening in ("q3333CCCC", "q7KMF-2QX", "q"):
        await anna.opens(opening)
        await anna.sees("Такого кода нет.", "Список мест", "Мероприятия")
    for misread in ("7KMF-2QX0", "3333-CCCC"):
        await anna.says(misread)
        await anna.sees("Такого кода нет.")
    await anna.presses("Список мест")
    await anna.sees(f"1. {HOUSE}, концертный зал", "Что вы хотите оценить?")
    assert anna.captions[0] == "1. концертный зал, РДК «Днепровские…"
    await anna.presses("концертный зал")
    await anna.sees("Насколько вы довольны посещением?")


async def test_a_retired_code_says_so(november: Cluster) -> None:
    point = await open_point(november.app.database, november.clock, code=None)
    async with november.app.database.begin(effect=False) as session:
        session.add(RetiredCode(code=CODE, point_id=point))
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.sees("Этот код больше не действует", "Список мест")


async def test_the_last_screen_has_the_ministrys_form(november: Cluster) -> None:
    point = await open_point(november.app.database, november.clock)
    async with november.app.database.begin(effect=False) as session:
        house = await session.get_one(Organisation, (await session.get_one(Point, point)).organisation_id)
        house.survey_url = "https://forms.mkrf.ru/e/2579/xTPLeBU7/?ap_orgcode=1"
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("4 — хорошо")
    await anna.presses("Достаточно")
    await anna.sees("Официальную анкету Минкультуры")
    links = [button.get("url") for row in anna.newest.buttons for button in row]
    assert "https://forms.mkrf.ru/e/2579/xTPLeBU7/?ap_orgcode=1" in links


async def test_a_restart_in_the_middle_loses_nothing(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("1 — очень плохо")
    await november.restart()
    await anna.says("Закрыто было")
    await anna.sees("передали учреждению")
    assert [each.comment for each in await votes(november.app.database)] == ["Закрыто было"]


async def test_words_after_midnight_are_not_put_to_a_vote_of_nobody(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("2 — плохо")
    november.clock.to(datetime(2048, 11, 24, 21, 0, 1, tzinfo=UTC))  # before any tick
    await anna.says("Холодно")
    await anna.sees("День закончился", "Насколько вы довольны посещением?")
    await anna.presses("4 — хорошо")
    assert [(each.csat, each.comment) for each in await votes(november.app.database)] == [(2, None), (4, None)]


async def test_privacy_tells_what_is_kept(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("5 — отлично")
    await anna.says("/privacy")
    await anna.sees("вы оценили 1 посещение за последние 30 дней")


# Without a messenger


@pytest.fixture
def office(database: Database) -> Office:
    office = Office(database)
    office.clock.to(datetime(2048, 11, 24, 6, tzinfo=UTC))
    return office


async def test_double_presses_make_one_vote(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    quality = office.services.quality
    await asyncio.gather(*(quality.rate(anna, point, mark) for mark in (5, 5, 4, 3, 5)))
    (vote,) = await votes(office.database)
    assert vote.csat in {3, 4, 5}
    assert await rows(office.database, Link) == 1


async def test_everybody_has_one_vote_a_point_and_day(office: Office) -> None:
    here = await open_point(office.database, office.clock)
    there = await open_point(office.database, office.clock, "касса", code="7KMF2QXT")
    anna, boris = await office.person("100"), await office.person("101")
    quality = office.services.quality
    for person, point, mark in ((anna, here, 5), (anna, there, 4), (boris, here, 3), (anna, here, 2)):
        await quality.rate(person, point, mark)
    assert sorted(each.csat for each in await votes(office.database)) == [2, 3, 4]


@pytest.mark.parametrize("mark", [0, 6, -1, 10**9])
async def test_there_is_no_other_mark(office: Office, mark: int) -> None:
    point = await open_point(office.database, office.clock)
    with pytest.raises(Gone):
        await office.services.quality.rate(await office.person("100"), point, mark)
    assert await votes(office.database) == []


@pytest.mark.parametrize(
    ("question", "given"), [(Question.STAFF, "sure"), (Question.COMFORT, "no_contact"), (Question.NPS, "11")]
)
async def test_there_is_no_other_answer(office: Office, question: Question, given: str) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    await office.services.quality.rate(anna, point, 5)
    with pytest.raises(Gone):
        await office.services.quality.answer(anna, point, question, given)


async def test_further_answers_without_a_mark_are_not_counted(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    shown = await office.services.quality.answer(await office.person("100"), point, Question.NPS, "9")
    assert isinstance(shown, Sheet)
    assert shown.mark is None
    assert await votes(office.database) == []


async def test_the_day_ends_by_the_clusters_own_zone(office: Office) -> None:
    """20:59 UTC is 23:59 in Moscow: two minutes later it is another day, with another vote."""
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    quality = office.services.quality
    office.clock.to(datetime(2048, 11, 24, 20, 59, tzinfo=UTC))
    await quality.rate(anna, point, 2)
    office.clock.advance(120)
    shown = await quality.look(anna, point)
    assert isinstance(shown, Sheet)
    assert shown.mark is None, "the tick has not come yet, and yesterday's vote is out of reach already"
    await quality.rate(anna, point, 5)
    assert [(each.day.day, each.csat) for each in await votes(office.database)] == [(24, 2), (25, 5)]


async def test_a_clock_set_back_counts_nobody_twice(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    quality = office.services.quality
    await quality.rate(anna, point, 5)
    today = office.clock.now()
    await quality.tick(today + timedelta(days=1))
    shown = await quality.rate(anna, point, 1)
    assert shown == Closed(Why.COUNTED)
    assert [each.csat for each in await votes(office.database)] == [5]


# Anonymity


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, as it lies there."""
    async with database.read() as session:
        return {
            table.name: [dict(row._mapping) for row in (await session.execute(select(table))).all()]
            for table in schema.metadata.sorted_tables
        }


def leads_to(found: dict[str, list[dict[str, Any]]], vote_id: int) -> set[str]:
    """Tables besides the votes' own in which the number of a vote stands, in whatever form."""
    return {
        name
        for name, lines in found.items()
        if name != "quality_votes"
        for line in lines
        if any(str(vote_id) in str(value) for value in line.values())
    }


async def test_after_the_day_nothing_joins_a_person_to_a_vote(november: Cluster) -> None:
    database = november.app.database
    await open_point(database, november.clock)
    people = [november.person(name) for name in ("Анна", "Борис", "Вера", "Глеб")]
    for mark, person in zip(("5 — отлично", "1 — очень плохо", "2 — плохо", "4 — хорошо"), people, strict=True):
        await person.opens(f"q{CODE}")
        await person.presses(mark)
    await people[1].says("Секрет Бориса")
    before = await everything(database)
    for vote in before["quality_votes"]:
        assert leads_to(before, vote["id"]) == {"quality_links"}, "in its day only the key knows"
    await november.passes(24 * 3600)
    after = await everything(database)
    for vote in after["quality_votes"]:
        assert leads_to(after, vote["id"]) == set()
        assert vote["low_at"] is None
    assert after["quality_links"] == []
    assert len(after["quality_participations"]) == 4
    assert set(after["quality_participations"][0]) == {"person_id", "point_id", "day"}
    assert not [each for each in after["drafts"] if each["form"] == "quality-comment"], "who had something to say"
    assert not [each for each in after["updates"] if "rate:" in each["body"]], "presses are not kept"
    for table in ("deliveries", "audit", "cases"):
        assert "Секрет Бориса" not in str(after[table])


async def test_votes_do_not_lie_in_the_order_people_came(office: Office) -> None:
    """Twenty votes come in an order that their numbers, and so their places in the table, do not tell."""
    point = await open_point(office.database, office.clock)
    for number in range(20):
        await office.services.quality.rate(await office.person(str(100 + number)), point, 1 + number % 5)
    async with office.database.read() as session:
        keys = [key for _, key in await session.execute(select(Link.person_id, Link.vote_id).order_by(Link.person_id))]
        if office.database.is_sqlite:
            placed = list(await session.scalars(text("SELECT rowid FROM quality_votes ORDER BY rowid")))
            assert placed == sorted(keys)
    assert keys != sorted(keys)


async def test_what_is_left_of_taking_part_is_forgotten_after_a_month(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    quality = office.services.quality
    await quality.rate(anna, point, 5)
    await quality.tick(office.clock.now() + timedelta(days=1))
    assert await rows(office.database, Participation) == 1
    await quality.tick(office.clock.now() + timedelta(days=30))
    assert await rows(office.database, Participation) == 1
    await quality.tick(office.clock.now() + timedelta(days=32))
    assert await rows(office.database, Participation) == 0
    assert len(await votes(office.database)) == 1


async def test_an_erased_person_leaves_a_vote_and_no_trace(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("5 — отлично")
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await november.passes(25 * 3600)
    assert await rows(november.app.database, Link) == 0
    assert await rows(november.app.database, Participation) == 0
    assert len(await votes(november.app.database)) == 1


async def test_the_export_tells_the_answers_only_while_they_are_ones_own(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    await office.services.quality.rate(anna, point, 4)
    (today,) = (await office.services.privacy.export(anna))["ratings"]
    assert (today["place"], today["answers"]["csat"]) == (f"{HOUSE}, концертный зал", 4)
    await office.services.quality.tick(office.clock.now() + timedelta(days=1))
    (later,) = (await office.services.privacy.export(anna))["ratings"]
    assert (later["place"], later["answers"]) == (f"{HOUSE}, концертный зал", None)


# Low marks


async def administrator(office: Office, point: int, address: str) -> Person:
    """Somebody who administers the point's organisation."""
    person = await office.person(address)
    async with office.database.begin(effect=False) as session:
        organisation = (await session.get_one(Point, point)).organisation_id
        session.add(
            Representative(
                organisation_id=organisation, person_id=person.id, duty=Duty.ADMINISTRATOR, since=office.clock.now()
            )
        )
    return person


async def cases(database: Database) -> list[Case]:
    async with database.read() as session:
        return list(await session.scalars(select(Case).where(Case.kind == Kind.QUALITY)))


async def test_two_low_marks_within_a_day_raise_the_alarm_once(november: Cluster) -> None:
    database = november.app.database
    point = await open_point(database, november.clock)
    olga, maria = november.coordinator, november.person("Мария")
    await olga.opens()
    await maria.opens()
    async with database.begin(effect=False) as session:
        organisation = (await session.get_one(Point, point)).organisation_id
        session.add(
            Representative(
                organisation_id=organisation,
                person_id=await person_id(november, maria),
                duty=Duty.ADMINISTRATOR,
                since=november.clock.now(),
            )
        )
    for number in range(3):
        guest = november.person(f"Гость {number}")
        await guest.opens(f"q{CODE}")
        await guest.presses("1 — очень плохо")
        await november.passes(60)
        if number == 0:
            assert await cases(database) == []
    await olga.sees("Низкие оценки. Вяземский округ", f"{HOUSE}, концертный зал: две низкие оценки за сутки")
    await maria.sees("Две низкие оценки за сутки: концертный зал.", "до 26 ноября в 09:0", "Написать, что изменили")
    (case,) = await cases(database)
    assert case.due_at - case.submitted_at == timedelta(hours=48)
    await olga.presses("Взять в работу")
    await olga.sees("Отвечаете вы.", "Срок: 26 ноября", "осталось 47 часов")
    await olga.sees_not("Отзывы")
    await olga.says("/console")
    await olga.presses("Очередь: 1")
    await olga.presses("Оценки: ")
    await olga.sees("Низкие оценки", "Закрыть без ответа")
    await olga.presses("Закрыть без ответа")
    await olga.sees("Закрыт")
    assert [each.state for each in await cases(database)] == [State.CLOSED]


async def low(office: Office, point: int, address: str) -> None:
    await office.services.quality.rate(await office.person(address), point, 1)


async def test_low_marks_further_apart_than_a_day_are_no_alarm(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    await low(office, point, "100")
    office.clock.advance(26 * 3600)
    await office.services.quality.tick(office.clock.now())
    await low(office, point, "101")
    assert await cases(office.database) == []


async def test_low_marks_of_two_days_within_24_hours_are_one(office: Office) -> None:
    """The day ends between them: the vote has lost its hour, the point still knows of it until a day has passed."""
    point = await open_point(office.database, office.clock)
    await low(office, point, "100")
    office.clock.advance(20 * 3600)
    await office.services.quality.tick(office.clock.now())
    await low(office, point, "101")
    assert len(await cases(office.database)) == 1


async def test_a_mark_that_was_raised_again_is_not_low(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    for mark in (1, 5):
        await office.services.quality.rate(anna, point, mark)
    await low(office, point, "101")
    assert await cases(office.database) == []


async def test_one_person_alone_does_not_raise_it(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    anna = await office.person("100")
    for mark in (1, 2, 4, 2, 1):
        await office.services.quality.rate(anna, point, mark)
        office.clock.advance(60)
    assert await cases(office.database) == []


async def test_after_a_closed_case_two_new_low_marks_are_another(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    olga = await office.services.people.meet("telegram", "1", lambda default: default)
    for number in range(2):
        await low(office, point, str(100 + number))
    office.clock.advance(60)
    (case,) = await cases(office.database)
    await office.services.ratings.close(olga, case.id)
    await low(office, point, "102")
    assert len(await cases(office.database)) == 1, "those that were told of do not count again"
    office.clock.advance(60)
    await low(office, point, "103")
    assert len(await cases(office.database)) == 2


async def test_an_owner_keeps_the_case_until_its_deadline(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    olga = await office.services.people.meet("telegram", "1", lambda default: default)
    for number in range(2):
        await low(office, point, str(100 + number))
    (case,) = await cases(office.database)
    await office.services.ratings.take(olga, case.id)
    office.clock.advance(40 * 3600)
    await office.services.moderation.tick(office.clock.now())
    assert [each.state for each in await cases(office.database)] == [State.CLAIMED]
    office.clock.advance(9 * 3600)
    await office.services.moderation.tick(office.clock.now())
    (case,) = await cases(office.database)
    assert case.state == State.SUBMITTED
    assert case.escalated_at is not None


# Events


async def test_an_event_is_rated_from_its_beginning_for_a_week(office: Office) -> None:
    event = await publish(office.database, office.clock, hours=2, lasts=2)
    point = await open_point(office.database, office.clock, event_id=event)
    anna = await office.person("100")
    quality = office.services.quality
    assert await quality.rate(anna, point, 5) == Closed(Why.EARLY, event)
    office.clock.advance(2 * 3600)
    assert isinstance(await quality.rate(anna, point, 5), Sheet)
    office.clock.advance(7 * 24 * 3600 + 2 * 3600)
    assert await quality.open(anna, CODE) == Closed(Why.OVER)


async def test_those_who_were_there_get_the_poll_with_the_thanks(november: Cluster) -> None:
    event = await publish(november.app.database, november.clock, hours=72)
    anna = november.person()
    await anna.opens(f"e{event}")
    await anna.presses("Пойду")
    for _ in range(4):
        await november.passes(24 * 3600)
    await anna.presses("Оценить мероприятие")
    await anna.sees("«Народный костюм: крой и отделка»", "Насколько вы довольны посещением?")
    await anna.presses("5 — отлично")
    await anna.sees("ваша оценка принята")


# Pages


HOSTILE = "<b>&\u202e{0} $\\frac{1}{2}$ %s 😀" + "Ы" * 40


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_hostile_names_are_shown_as_they_are(office: Office, language: str) -> None:
    point = await open_point(office.database, office.clock, HOSTILE)
    texts = texts_in(language)
    sheet = await office.services.quality.look(await office.person("100"), point)
    assert isinstance(sheet, Sheet)
    assert "&lt;b&gt;&amp;" in views.first(texts, sheet).text
    places = views.places(texts, await office.services.quality.places(0))
    assert all(len(button.caption) <= 50 for row in places.rows for button in row)


def kinds(module: ModuleType) -> list[type[CallbackData]]:
    found = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, CallbackData)]
    return [each for each in found if each is not CallbackData]


@pytest.mark.parametrize("kind", kinds(quality_buttons), ids=lambda kind: kind.__name__)
def test_buttons_fit(kind: type[CallbackData]) -> None:
    values = {name: longest(name, field.annotation) for name, field in kind.model_fields.items()}
    assert len(kind(**values).pack().encode()) <= 64


def test_no_button_is_taken_for_another() -> None:
    prefixes = [each.__prefix__ for module in (buttons, event_buttons, quality_buttons) for each in kinds(module)]
    assert len(prefixes) == len(set(prefixes))


def test_codes_are_printed_in_two_groups() -> None:
    assert printed(CODE) == "7KMF-2QXR"


async def test_words_not_written_after_all_lead_back_to_the_last_screen(november: Cluster) -> None:
    await open_point(november.app.database, november.clock)
    anna = november.person()
    await anna.opens(f"q{CODE}")
    await anna.presses("4 — хорошо")
    await anna.presses("Достаточно")
    await anna.presses("Написать, что улучшить")
    await anna.presses("Не писать")
    await anna.sees("НОК", "Написать, что улучшить")
    await anna.says("Привет")
    assert [each.comment for each in await votes(november.app.database)] == [None]


async def test_a_place_is_named_with_its_branch(office: Office) -> None:
    point = await open_point(office.database, office.clock, "касса")
    async with office.database.begin(effect=False) as session:
        row = await session.get_one(Point, point)
        club = Unit(organisation_id=row.organisation_id, name="Сельский клуб № 4")
        session.add(club)
        await session.flush()
        row.unit_id = club.id
    maria = await administrator(office, point, "500")
    for number in range(2):
        await low(office, point, str(100 + number))
    (case,) = await cases(office.database)
    assert case.title == f"{HOUSE}, Сельский клуб № 4, касса"
    async with office.database.begin() as session:
        given = Submission(REPLY, {"text": "Открыли вторую"}, {}, str(point))
        await office.services.ratings.reply(session, maria, given)
    async with office.database.read() as session:
        letters = list(await session.scalars(select(Delivery).order_by(Delivery.id)))
    places = {letter.kind: letter.params["place"] for letter in letters if letter.kind.startswith("quality-")}
    assert places["quality-changed"] == places["quality-alarm"] == "Сельский клуб № 4, касса"
