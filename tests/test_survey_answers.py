"""Taking part in surveys: one answer a person, nothing lost, nothing linked, nobody asked twice."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from bot.audience import All, Is, Leaf
from bot.db.database import Database, Session
from bot.db.deliveries import Delivery
from bot.db.drafts import DraftRow
from bot.db.people import Role
from bot.db.privacy import Purpose
from bot.db.schema import metadata
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, Participant, SurveyRow, SurveyState
from bot.errors import DomainError, Gone
from bot.services.surveys import Late, Submitted, later
from tests.conftest import Cluster
from tests.polling import ANSWER, answered, goes_through, survey
from tests.test_joining import joins
from tests.test_moderation import Office
from tests.test_privacy import files, left_of

DAY = 24 * 3600
WORDS = "Секретная мысль про начальство"


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def row(office: Office, survey_id: int) -> SurveyRow:
    async with office.database.read() as session:
        return await session.get_one(SurveyRow, survey_id)


async def count(office: Office, table: type[Answer | Participant | DraftRow | Delivery], **of: object) -> int:
    async with office.database.read() as session:
        return int(await session.scalar(select(func.count()).select_from(table).filter_by(**of)) or 0)


# One answer


async def test_an_answer_is_counted_once_however_often_it_is_sent(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    anna = await office.person("100")
    assert isinstance(await goes_through(office.services, anna, survey_id), Submitted)
    assert await count(office, DraftRow) == 0
    with pytest.raises(DomainError, match="survey-answered-already"):
        await goes_through(office.services, anna, survey_id)
    assert (await row(office, survey_id)).answered == await count(office, Answer) == 1


async def test_two_sendings_at_once_are_one_answer(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    anna = await office.person("100")
    results = await asyncio.gather(
        *(answered(office.services, office.database, anna, survey_id) for _ in range(6)), return_exceptions=True
    )
    assert sum(isinstance(each, Submitted) for each in results) == 1
    assert all(isinstance(each, Submitted | Late | DomainError) for each in results)
    assert (await row(office, survey_id)).answered == await count(office, Answer) == 1


async def test_of_many_at_once_no_more_than_the_limit(office: Office) -> None:
    survey_id = await survey(office.database, office.clock, most_answers=3)
    people = [await office.person(str(number)) for number in range(100, 108)]
    results = await asyncio.gather(
        *(answered(office.services, office.database, each, survey_id) for each in people), return_exceptions=True
    )
    assert sum(isinstance(each, Submitted) for each in results) == 3
    kept = await row(office, survey_id)
    assert (kept.state, kept.answered) == (SurveyState.CLOSED, 3)
    assert await count(office, Answer) == 3


async def test_forty_at_once_lose_nothing(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    people = [await office.person(str(number)) for number in range(1000, 1040)]
    started = time.monotonic()
    results = await asyncio.gather(*(goes_through(office.services, each, survey_id) for each in people))
    assert time.monotonic() - started < 60
    assert all(isinstance(each, Submitted) for each in results)
    assert (await row(office, survey_id)).answered == await count(office, Answer) == 40
    assert await count(office, DraftRow) == 0


async def test_a_survey_closed_meanwhile_takes_nothing_and_tells_who_was_in_the_middle(office: Office) -> None:
    survey_id = await survey(office.database, office.clock, closes_at=office.clock.now() + timedelta(hours=1))
    anna, boris = await office.person("100"), await office.person("101")
    form, _ = await office.services.surveys.form(anna, survey_id)

    async def begin(session: Session, person: object) -> None:
        await office.services.surveys.begin(session, anna, survey_id)

    progress = await office.services.forms.open(anna, form, subject=str(survey_id), start=begin)
    assert isinstance(await answered(office.services, office.database, boris, survey_id), Submitted)
    office.clock.advance(3600)
    await office.services.survey_ticks.tick(office.clock.now())
    kept = await row(office, survey_id)
    assert (kept.state, kept.stopped_at) == (SurveyState.CLOSED, {"mark": 1})
    assert await count(office, Delivery, kind="survey-ended", person_id=anna.id) == 1
    assert await count(office, Delivery, kind="survey-ended", person_id=boris.id) == 0
    with pytest.raises(Gone):
        await office.services.forms.resume(anna, progress.draft_id)
    with pytest.raises(DomainError, match="survey-not-open"):
        await answered(office.services, office.database, await office.person("102"), survey_id)
    await office.services.survey_ticks.tick(office.clock.now())  # once more is as once
    assert await count(office, Delivery, kind="survey-ended") == 1


async def test_named_answers_can_be_changed_until_the_closing_where_that_is_allowed(office: Office) -> None:
    survey_id = await survey(office.database, office.clock, mode=Mode.NAMED, changeable=True)
    fixed = await survey(office.database, office.clock, mode=Mode.NAMED)
    anna = await office.person("100")
    for each in (survey_id, fixed):
        assert await goes_through(office.services, anna, each, 2) == Submitted(Mode.NAMED)
    _, own = await office.services.surveys.form(anna, survey_id)
    assert own == {"mark": 2, "what": "sound", "advice": None, "words": "Мысль 2"}
    changed = await answered(office.services, office.database, anna, survey_id, {**ANSWER, "mark": 5})
    assert changed == Submitted(Mode.NAMED, changed=True)
    async with office.database.read() as session:
        assert (await session.scalars(select(Answer.answers).where(Answer.survey_id == survey_id))).one()["mark"] == 5
    assert (await row(office, survey_id)).answered == 1
    with pytest.raises(DomainError, match="survey-answered-already"):
        await office.services.surveys.form(anna, fixed)


async def test_an_answer_that_may_be_changed_is_found_in_the_list(cluster: Cluster) -> None:
    anna = cluster.person()
    await survey(cluster.app.database, cluster.clock, mode=Mode.NAMED, changeable=True)
    await anna.opens("s1")
    for caption in ("Даю согласие и начинаю", "5", "Звук и свет", "10", "Пропустить", "Отправить", "К опросам"):
        await anna.presses(caption)
    await anna.sees("Вы ответили", "Чему учиться?")
    await anna.presses("Изменить: Чему учиться?")
    await anna.presses("Изменить ответы")
    await anna.sees("Довольны ли вы: 5")
    for caption in ("Изменить", "Довольны ли вы", "2", "Отправить"):
        await anna.presses(caption)
    await anna.sees("Ответ изменён, спасибо.")
    async with cluster.app.database.read() as session:
        assert (await session.scalars(select(Answer.answers))).one()["mark"] == 2


# Anonymity


async def test_no_row_of_the_database_links_an_anonymous_answer_to_a_person(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    people = [await office.person(str(number)) for number in range(100, 112)]
    for number, person in enumerate(people):
        await answered(office.services, office.database, person, survey_id, {**ANSWER, "words": f"{WORDS} {number}"})
    tables = await left_of(office.database, WORDS)
    assert set(tables) == {"survey_answers"}
    async with office.database.read() as session:
        answers = (await session.scalars(select(Answer))).all()
        assert all((each.person_id, each.kind, each.place) == (None, None, None) for each in answers)
        # No moment finer than a day, no id of an answer anywhere else, and no order in common.
        assert {type(each.day) for each in answers} == {type(office.clock.now().date())}
        ids = [str(each.id) for each in answers]
        for table in metadata.sorted_tables:
            if table.name != "survey_answers":
                rows = (await session.execute(select(table))).all()
                assert not [row for row in rows if any(number in str(row) for number in ids)], table.name
        by_id = [int(each.answers["words"].split()[-1]) for each in sorted(answers, key=lambda each: each.id)]
        assert by_id != sorted(by_id)
        took_part = (await session.scalars(select(Participant))).all()
        assert {each.answered_on for each in took_part} == {each.day for each in answers}
        assert not any(each.remind_at for each in took_part)


async def test_the_table_refuses_a_name_in_an_anonymous_survey(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    anna = await office.person("100")
    today = office.clock.now().date()
    for values in ({"mode": Mode.ANONYMOUS}, {"mode": Mode.NAMED}):
        with pytest.raises(IntegrityError):
            async with office.database.begin() as session:
                session.add(Answer(id=1, survey_id=survey_id, day=today, answers={}, person_id=anna.id, **values))


async def test_the_databases_own_marks_tell_nothing_of_the_order_either(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    for number in range(12):
        person = await office.person(str(100 + number))
        await answered(office.services, office.database, person, survey_id, {**ANSWER, "words": str(number)})
    await office.services.survey_ticks.mix(office.clock.now())
    await office.services.survey_ticks.mix(office.clock.now())
    async with office.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Answer)) == 12
        if office.database.is_sqlite:
            made = await session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'survey_participants'"))
            assert "WITHOUT ROWID" in str(made)
            found = await session.execute(text("SELECT answers ->> '$.words' FROM survey_answers ORDER BY rowid"))
        else:
            written = (await session.scalars(text("SELECT DISTINCT xmin::text FROM survey_answers"))).all()
            begun = (await session.scalars(text("SELECT xmin::text FROM survey_participants"))).all()
            assert len(written) == 1
            assert not set(written) & set(begun)
            found = await session.execute(text("SELECT answers ->> 'words' FROM survey_answers ORDER BY ctid"))
        order = [int(each) for (each,) in found]
    assert sorted(order) == list(range(12))
    assert order != sorted(order)


async def test_an_anonymous_answer_outlives_its_author_and_a_named_one_does_not(cluster: Cluster) -> None:
    anna = cluster.person()
    await joins(anna)
    anonymous = await survey(cluster.app.database, cluster.clock)
    named = await survey(cluster.app.database, cluster.clock, mode=Mode.NAMED)
    for survey_id, start in ((anonymous, "Начать"), (named, "Даю согласие и начинаю")):
        await anna.opens(f"s{survey_id}")
        for caption in (start, "5", "Звук и свет", "10"):
            await anna.presses(caption)
        await anna.says(f"{WORDS} {survey_id}")
        await anna.presses("Отправить")
    await anna.says("/privacy")
    await anna.sees("участие в 2 опросах")
    await anna.presses("Выгрузить всё")
    exported = next(data for name, data in files(anna, cluster).items() if name.endswith(".json")).decode()
    assert f"{WORDS} {named}" in exported
    assert f"{WORDS} {anonymous}" not in exported
    await anna.says("/privacy")
    for caption in ("Мои согласия", "Отозвать: опросы с именем", "Отозвать"):
        await anna.presses(caption)
    assert not await left_of(cluster.app.database, f"{WORDS} {named}")
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await cluster.passes(DAY + 3600)
    assert await left_of(cluster.app.database, f"{WORDS} {anonymous}") == ["survey_answers"]
    async with cluster.app.database.read() as session:
        assert (await session.scalars(select(Participant))).all() == []
        assert (await session.scalars(select(SurveyRow.answered).order_by(SurveyRow.id))).all() == [1, 0]


# Whom and when


async def test_only_its_audience_sees_and_answers_a_survey(office: Office) -> None:
    audience = All((Is(Leaf.KIND, ("specialist",)), Is(Leaf.PLACE, ("vyazemsky",))))
    survey_id = await survey(office.database, office.clock, audience=audience)
    stranger = await office.person("100")
    assert (await office.services.surveys.browse(stranger, 0)).waiting == ()
    visit = await office.services.surveys.visit(stranger, survey_id)
    assert (visit.meant, visit.line.questions, visit.line.minutes) == (False, 4, 2)
    with pytest.raises(DomainError, match="survey-not-for-you"):
        await answered(office.services, office.database, stranger, survey_id)
    with pytest.raises(DomainError, match="survey-not-for-you"):
        await office.services.surveys.later(stranger, survey_id)


async def test_drafts_and_what_never_was_are_not_there(office: Office) -> None:
    anna = await office.person("100")
    hidden = await survey(office.database, office.clock, state=SurveyState.DRAFT)
    for survey_id in (hidden, 999):
        with pytest.raises(Gone):
            await office.services.surveys.visit(anna, survey_id)


async def test_it_opens_and_closes_by_the_clock_late_or_twice(office: Office) -> None:
    now = office.clock.now()
    survey_id = await survey(
        office.database,
        office.clock,
        state=SurveyState.SCHEDULED,
        opens_at=now + timedelta(hours=1),
        closes_at=now + timedelta(days=2),
    )
    await office.services.survey_ticks.tick(office.clock.now())
    assert (await row(office, survey_id)).state == SurveyState.SCHEDULED
    office.clock.advance(5 * 3600)
    for _ in range(2):
        await office.services.survey_ticks.tick(office.clock.now())
        assert (await row(office, survey_id)).state == SurveyState.OPEN
    office.clock.advance(30 * DAY)
    await office.services.survey_ticks.tick(office.clock.now())
    assert (await row(office, survey_id)).state == SurveyState.CLOSED


async def test_whoever_has_not_finished_is_reminded_so_often_and_no_more(cluster: Cluster) -> None:
    anna, boris, vera = (cluster.person(name) for name in ("Анна", "Борис", "Вера"))
    await survey(cluster.app.database, cluster.clock, remind_after=1, remind_most=2)
    for person in (anna, boris, vera):
        await person.opens("s1")
        await person.presses("Начать")
    for caption in ("5", "Звук и свет", "Пропустить", "Пропустить", "Отправить"):
        await boris.presses(caption)
    await vera.presses("Отменить")
    await vera.presses("Да, отменить")
    sent = []
    for _ in range(5):
        anna.since = cluster.telegram.moment
        await cluster.passes(DAY + 60)
        await cluster.passes(12 * 3600)  # past anybody's quiet hours
        async with cluster.app.database.read() as session:
            sent.append(await session.scalar(select(func.count()).where(Delivery.kind == "survey-reminder")))
    assert sent[-1] == 2
    async with cluster.app.database.read() as session:
        keys = (await session.scalars(select(Delivery.key).where(Delivery.kind == "survey-reminder"))).all()
        assert len({key.split(":")[2] for key in keys}) == 1
    await anna.presses("К опросу")
    await anna.sees("Продолжить")
    await anna.presses("Продолжить")
    await anna.sees("Вопрос 1 из 4.")


async def test_later_today_reminds_in_the_evening(november: Cluster) -> None:
    anna = november.person()
    await survey(november.app.database, november.clock)
    await anna.opens("s1")
    await anna.presses("Позже сегодня")
    await anna.sees("Напомним об опросе 24 ноября в 18:00")
    await november.passes(8 * 3600)
    await anna.sees_not("Вы просили напомнить")
    await november.passes(3600 + 60)
    await anna.sees("Вы просили напомнить об опросе «Чему учиться?»")
    await anna.presses("К опросу")
    await anna.sees("Начать")


@pytest.mark.parametrize(
    ("hour", "day", "at"),
    [(9, 24, 18), (17, 24, 18), (18, 24, 19), (19, 24, 20), (20, 25, 10), (23, 25, 10)],
)
def test_when_later_is(hour: int, day: int, at: int) -> None:
    now = datetime(2048, 11, 24, hour, 0, tzinfo=UTC)
    assert later(now, UTC) == datetime(2048, 11, day, at, tzinfo=UTC)


async def test_a_draft_survives_a_restart_and_a_week(cluster: Cluster) -> None:
    anna = cluster.person()
    await survey(cluster.app.database, cluster.clock)
    await anna.opens("s1")
    for caption in ("Начать", "5", "Написать своё"):
        await anna.presses(caption)
    await anna.says("Гончарное дело")
    await cluster.restart()
    await cluster.passes(7 * DAY)
    await anna.opens("s1")
    await anna.sees("Продолжить")
    await anna.presses("Продолжить")
    await anna.sees("Вопрос 3 из 4.")
    for caption in ("10", "Пропустить"):
        await anna.presses(caption)
    await anna.sees("Гончарное дело")
    await anna.presses("Отправить")
    await anna.sees("Спасибо, ответ записан без имени")
    async with cluster.app.database.read() as session:
        kept = (await session.scalars(select(Answer.answers))).one()
    assert kept == {"mark": 5, "what": {"text": "Гончарное дело"}, "advice": 10, "words": None}


async def test_the_consent_is_asked_for_once_and_only_where_there_are_names(office: Office) -> None:
    anonymous = await survey(office.database, office.clock)
    named = await survey(office.database, office.clock, mode=Mode.NAMED)
    second = await survey(office.database, office.clock, mode=Mode.NAMED)
    anna = await office.person("100")
    visits = office.services.surveys
    assert [(await visits.visit(anna, each)).consent for each in (anonymous, named, second)] == [False, True, True]
    await answered(office.services, office.database, anna, anonymous)
    assert (await office.services.privacy.kept(anna)).consents == ()
    await answered(office.services, office.database, anna, named)
    assert [each.purpose for each in (await office.services.privacy.kept(anna)).consents] == [Purpose.SURVEYS]
    assert not (await visits.visit(anna, second)).consent


async def test_a_guest_who_is_away_for_long_keeps_the_answers_they_agreed_to(office: Office) -> None:
    named = await survey(office.database, office.clock, mode=Mode.NAMED)
    anonymous = await survey(office.database, office.clock)
    anna, boris = await office.person("100"), await office.person("101")
    await answered(office.services, office.database, anna, named)
    await answered(office.services, office.database, boris, anonymous)
    office.clock.advance(100 * DAY)
    await office.services.privacy.tick(office.clock.now())
    async with office.database.read() as session:
        assert (await session.scalars(select(Participant.person_id))).all() == [anna.id]
    assert (await row(office, named)).answered == (await row(office, anonymous)).answered == 1


async def test_a_coordinator_is_a_respondent_like_any_other(office: Office) -> None:
    survey_id = await survey(office.database, office.clock)
    olga = await office.person("200", Role.COORDINATOR)
    assert isinstance(await answered(office.services, office.database, olga, survey_id), Submitted)
