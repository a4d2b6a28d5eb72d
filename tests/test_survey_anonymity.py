"""What results must not give away, though whoever may see them looks twice, filters a table, or is the owner."""

import asyncio
import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest

from bot.db.database import Database
from bot.db.organisations import Duty, Organisation, Representative, Side
from bot.db.people import Person, Role
from bot.db.surveys import Mode, SurveyRow
from bot.errors import DomainError
from bot.forms.surveys import Question, QuestionKind, Survey, Words
from bot.i18n import texts_in
from bot.services.survey_results import Results, SurveyResults
from bot.views import survey_results as views
from bot.views import survey_tables as tables
from tests.conftest import Cluster
from tests.polling import OPTIONS, SURVEY, answered, survey
from tests.sandbox_world import png
from tests.test_moderation import Office

RU = texts_in("ru")
WHY = Survey(
    Words("Почему?"),
    (
        Question("what", QuestionKind.CHOICE, Words("Чему?"), options="whats"),
        Question("why", QuestionKind.TEXT, Words("Почему?"), relevant="${what} = 'sound'"),
        Question("else", QuestionKind.TEXT, Words("Что ещё?")),
    ),
    {"whats": OPTIONS},
)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def answer(office: Office, survey_id: int, number: int, stored: Mapping[str, Any]) -> Person:
    person = await office.person(str(9000 + number))
    await answered(office.services, office.database, person, survey_id, stored)
    return person


async def owner(office: Office, survey_id: int) -> Person:
    """Whoever publishes for the organisation to which the survey is given now."""
    maria = await office.person("300")
    async with office.database.begin() as session:
        house = Organisation(
            side=Side.INSTITUTION, name="РДК «Зори»", municipality="vyazemsky", created_at=office.clock.now()
        )
        session.add(house)
        await session.flush()
        session.add(
            Representative(organisation_id=house.id, person_id=maria.id, duty=Duty.PUBLISHER, since=office.clock.now())
        )
        (await session.get_one(SurveyRow, survey_id)).organisation_id = house.id
    return maria


async def sheet(results: SurveyResults, person: Person, survey_id: int) -> list[list[str]]:
    shown, parts = await results.table(person, survey_id)
    lines = tables.rows(RU, shown, [line async for part in parts for line in part])
    content = tables.separated(RU, shown, lines).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def told(shown: Results) -> tuple[int, int, tuple[int, ...]]:
    return shown.answered, shown.waiting, tuple(bar.count for bar in shown.tallies[0].bars)


async def test_two_views_of_an_open_anonymous_survey_differ_by_none_or_by_five(office: Office) -> None:
    olga = await office.person("200", Role.COORDINATOR)
    survey_id = await survey(office.database, office.clock)
    results, seen = office.services.survey_results, []
    for number in range(12):
        words = {"mark": number % 5 + 1, "what": None, "advice": None, "words": f"Слово {number}"}
        await answer(office, survey_id, number, words)
        if number in {6, 10}:
            await office.services.survey_ticks.mix(office.clock.now())
        shown = await results.results(olga, survey_id)
        seen.append(told(shown))
        assert f"Ответили: {number + 1}." in views.overview(RU, shown, 0).text
        if number >= 4:
            assert len(await sheet(results, olga, survey_id)) == 1 + shown.answered
            assert (await results.comments(olga, survey_id, 3, 0)).total == shown.answered
    assert seen[:4] == [(0, number, (0,) * 5) for number in range(1, 5)]
    assert seen[4:] == [*[(5, waits, (1,) * 5) for waits in range(5)], *[(10, waits, (2,) * 5) for waits in range(3)]]
    assert "Ещё 2 ответа добавятся, когда их наберётся 5" in views.overview(RU, shown, 0).text
    await office.services.survey_terms.close(olga, survey_id)
    assert told(await results.results(olga, survey_id)) == (12, 0, (3, 3, 2, 2, 2))


async def test_a_named_survey_counts_each_answer_at_once(office: Office) -> None:
    olga = await office.person("200", Role.COORDINATOR)
    survey_id = await survey(office.database, office.clock, mode=Mode.NAMED)
    for number in range(3):
        await answer(office, survey_id, number, {"mark": 5, "what": None, "advice": None, "words": None})
    assert told(await office.services.survey_results.results(olga, survey_id)) == (3, 0, (0, 0, 0, 0, 3))


async def test_a_line_of_the_table_is_nobodys_in_an_anonymous_survey(office: Office) -> None:
    olga = await office.person("200", Role.COORDINATOR)
    survey_id = await survey(office.database, office.clock)
    given = [(number % 5 + 1, 10 - number, f"Слово {number}") for number in range(10)]
    for number, (mark, advice, words) in enumerate(given):
        what = {"text": "Своё"} if number == 0 else "sound"
        await answer(office, survey_id, number, {"mark": mark, "what": what, "advice": advice, "words": words})
    lines = (await sheet(office.services.survey_results, olga, survey_id))[1:]
    assert [line[1] for line in lines] == [str(mark) for mark, _, _ in sorted(given)]
    assert [line[4] for line in lines] == [str(advice) for advice in range(1, 11)]
    assert [line[5] for line in lines] == sorted(words for _, _, words in given)
    assert sorted((line[2], line[3]) for line in lines) == [("other", "Своё"), *[("sound", "")] * 9]


async def test_what_few_were_asked_is_not_told_though_many_answered_the_rest(office: Office) -> None:
    olga = await office.person("200", Role.COORDINATOR)
    survey_id = await survey(office.database, office.clock, WHY)
    for number in range(10):
        sound = number < 2
        stored = {"what": "sound" if sound else "stage", "why": f"Тайна {number}" if sound else None}
        await answer(office, survey_id, number, {**stored, "else": "Общее" if number == 0 else None})
    results = office.services.survey_results
    shown = await results.results(olga, survey_id)
    captions = [[each.caption for row in views.question(RU, shown, at).rows for each in row] for at in (1, 2)]
    assert ["Прочитать ответы" in each for each in captions] == [False, True]
    with pytest.raises(DomainError, match="survey-results-few"):
        await results.comments(olga, survey_id, 1, 0)
    assert (await results.comments(olga, survey_id, 2, 0)).texts == ((None, "Общее"),)
    columns = list(zip(*await sheet(results, olga, survey_id), strict=True))
    assert columns[2] == ("why", *[""] * 10)
    assert columns[3] == ("else", "Общее", *[""] * 9)


async def test_the_owner_of_a_named_survey_sees_no_names(office: Office) -> None:
    olga = await office.person("200", Role.COORDINATOR)
    survey_id = await survey(office.database, office.clock, SURVEY, mode=Mode.NAMED)
    for number in range(6):
        stored = {"mark": number % 5 + 1, "what": "sound", "advice": number, "words": f"Слово {9 - number}"}
        await answer(office, survey_id, number, stored)
    maria = await owner(office, survey_id)
    results = office.services.survey_results
    mine, theirs = await asyncio.gather(*(sheet(results, each, survey_id) for each in (olga, maria)))
    assert mine[0][:4] == ["день", "кто", "вид", "муниципалитет"]
    assert theirs[0] == ["день", "mark", "what", "what_other", "advice", "words"]
    assert [line[5] for line in theirs[1:]] == [f"Слово {number}" for number in range(4, 10)]
    assert {who for who, _ in (await results.comments(maria, survey_id, 3, 0)).texts} == {None}
    assert (await results.results(maria, survey_id)).answered == 6


async def test_what_people_sent_can_be_looked_at(cluster: Cluster) -> None:
    definition = Survey(Words("Место"), (Question("place", QuestionKind.PHOTO, Words("Покажите место")),), {})
    anna, olga = cluster.person("Анна"), cluster.coordinator
    await olga.opens()
    await survey(cluster.app.database, cluster.clock, definition, mode=Mode.NAMED)
    await anna.opens("s1")
    await anna.presses("Даю согласие и начинаю")
    await anna.sends_photo(png(40, 30))
    await anna.sees("Спасибо, ответ записан.")
    for caption in ("Консоль координатора", "Опросы", "1. Место", "Итоги", "Вопрос 1", "Прочитать ответы"):
        await olga.presses(caption)
    await olga.sees("— фото")
    await olga.presses("Прислать эти файлы")
    assert "photo" in olga.newest.data
