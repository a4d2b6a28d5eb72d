"""Digests tell of what was changed after ratings and of deadlines of indicators; coordinators' of low and late."""

from datetime import timedelta

from sqlalchemy import update

from bot.audience import PRESETS
from bot.db.indicators import IndicatorReport, ReportState
from bot.db.moderation import Case, Kind, State
from bot.db.points import Point
from bot.db.quality import Participation, Reply
from bot.db.surveys import Participant, SurveyState
from bot.forms.survey_desk import SUMMARY
from bot.services.forms import Submission
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import person_id
from tests.indicators import GRACE, OPENED, comes, goes_to, institution, report_of
from tests.polling import survey
from tests.test_digests import DAY, MONDAY, at, letters, rows
from tests.test_joining import joins

MONDAY_OF_COLLECTING = OPENED.replace(day=18, hour=9, minute=0)
MONDAY_AFTER_THE_LAST_DAY = GRACE.replace(hour=9, minute=0)


async def changed(cluster: Cluster, house: int, text: str, *, visitor: int | None = None) -> int:
    """An institution told what it changed at a place of its own; `visitor` had rated it."""
    now = cluster.clock.now()
    async with cluster.app.database.begin(effect=False) as session:
        point = Point(organisation_id=house, name="концертный зал", code=None, created_at=now)
        session.add(point)
        await session.flush()
        reply = Reply(point_id=point.id, text=text, at=now)
        session.add(reply)
        if visitor is not None:
            session.add(Participation(person_id=visitor, point_id=point.id, day=now.date()))
        await session.flush()
        return reply.id


async def news_weekly(actor: Actor) -> None:
    await actor.says("/settings")
    await actor.presses("Как часто")
    await actor.presses("раз в неделю")


async def test_what_was_changed_is_told_to_neighbours_once(november: Cluster) -> None:
    anna, boris = november.person("Анна"), november.person("Борис")
    for each in (anna, boris):
        await joins(each)
    near = await institution(november, "РДК «Днепровские зори»")
    far = await institution(november, "Музей", municipality="velizhsky")
    told = await changed(november, near.id, "Починили <отопление>.", visitor=await person_id(november, boris))
    await changed(november, far.id, "Поставили скамейки.")
    await at(november, MONDAY)
    assert [each.params["items"] for each in await rows(november.app.database)] == [[f"changes:{told}"]]
    await anna.sees("Что изменили после оценок", "1. РДК «Днепровские зори», концертный зал: Починили <отопление>.")
    assert letters(boris) == [], "who rated the place has had a letter"
    await anna.presses("Почему я это вижу")
    await anna.sees("по теме: Опросы")
    await anna.presses("1")
    await anna.sees("Вот что изменилось после оценок посетителей", "Починили <отопление>.")
    await at(november, MONDAY + 7 * DAY)
    assert len(letters(anna)) == 1


async def test_what_came_of_a_survey_is_told_to_those_who_did_not_answer(november: Cluster) -> None:
    anna, boris, olga = november.person("Анна"), november.person("Борис"), november.coordinator
    for each in (anna, boris):
        await joins(each)
    await olga.opens()
    app = november.app
    asked = await survey(app.database, november.clock, state=SurveyState.CLOSED, answered=40)
    others, closed = PRESETS["businesses"], SurveyState.CLOSED
    of_others = await survey(app.database, november.clock, state=closed, answered=9, audience=others)
    today = november.clock.now().date()
    async with app.database.begin(effect=False) as session:
        person = await person_id(november, boris)
        session.add(Participant(survey_id=asked, person_id=person, begun_on=today, answered_on=today))
    author = await app.services.people.at("telegram", str(olga.id))
    assert author is not None
    said = {"said": "Не хватает курсов.", "done": "Откроем <курс> по звуку."}
    for survey_id in (asked, of_others):
        async with app.database.begin(effect=False) as session:
            given = Submission(SUMMARY, said, said, str(survey_id))
            await app.services.survey_results.publish(session, author, given)
    await at(november, MONDAY)
    await anna.sees("Что решили после опросов", "1. «Чему учиться?»: Откроем <курс> по звуку.")
    assert [each.params["items"] for each in await rows(app.database)] == [["results:1"]]
    assert letters(boris) == [], "who answered has had a letter"
    await anna.presses("1")
    await anna.sees("Опрос «Чему учиться?».", "Ответили 40 человек.", "Что сказали\nНе хватает курсов.", "Что сделали")
    await at(november, MONDAY + 7 * DAY)
    assert len(letters(anna)) == 1


async def test_deadlines_come_to_whoever_answers_for_the_report(november: Cluster) -> None:
    maria, pavel = await comes(november, "Мария"), await comes(november, "Павел")
    house = await institution(november, "РДК", maria, pavel)
    for each in (maria, pavel):
        await news_weekly(each)
    await goes_to(november, OPENED)
    report = await report_of(november, house)
    assert report.responsible_id == await person_id(november, maria)
    await at(november, MONDAY_OF_COLLECTING)
    found = [each for each in await rows(november.app.database) if each.params["items"] == [f"deadlines:{report.id}"]]
    assert [each.person_id for each in found] == [report.responsible_id]
    await maria.sees("Сроки показателей", "1. РДК, 4-й квартал 2048 — до 29 января")
    await maria.presses("Почему я это вижу")
    await maria.sees("Новости вы получаете")
    await maria.presses("1")
    await maria.sees("РДК", "Заполнить")


async def test_a_report_that_has_come_is_no_deadline(november: Cluster) -> None:
    maria = await comes(november, "Мария")
    house = await institution(november, "РДК", maria)
    await news_weekly(maria)
    await goes_to(november, OPENED)
    report = await report_of(november, house)
    async with november.app.database.begin(effect=False) as session:
        await session.execute(
            update(IndicatorReport).where(IndicatorReport.id == report.id).values(state=ReportState.ACCEPTED)
        )
    await at(november, MONDAY_OF_COLLECTING)
    assert await rows(november.app.database) == []


async def test_coordinators_hear_of_low_marks_and_of_late_reports(november: Cluster) -> None:
    await november.coordinator.opens()
    maria = await comes(november, "Мария")
    house = await institution(november, "РДК", maria)
    await goes_to(november, OPENED)
    await report_of(november, house)
    now = MONDAY_AFTER_THE_LAST_DAY - timedelta(hours=1)
    await at(november, now)
    async with november.app.database.begin(effect=False) as session:
        session.add(
            Case(
                kind=Kind.QUALITY,
                state=State.SUBMITTED,
                organisation_id=house.id,
                form="quality-reply",
                title="РДК",
                municipality="vyazemsky",
                answers={"point": 1},
                marked=[],
                submitted_at=now,
                changed_at=now,
                due_at=now + timedelta(days=2),
            )
        )
    await at(november, MONDAY_AFTER_THE_LAST_DAY)
    await november.coordinator.sees(
        "1 место с низкими оценками ждёт ответа",
        "отчёт по показателям не сдан в срок",
    )
