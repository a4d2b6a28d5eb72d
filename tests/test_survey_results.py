"""What surveys came to: figures held against those computed by hand, what must not be shown, and how fast it is."""

import csv
import io
import time
from datetime import UTC
from random import Random

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.people import PersonRow, Role
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, Participant, SurveyRow, SurveyState
from bot.errors import DomainError, NotAllowed
from bot.forms.survey_desk import SUMMARY
from bot.forms.surveys import Option, Question, QuestionKind, Survey, Tally, Words, tally, visible
from bot.i18n import texts_in
from bot.services.forms import Submission
from bot.views import survey_results as views
from bot.views.survey_desk import workshop
from tests.conftest import Cluster
from tests.polling import SURVEY, answered, survey
from tests.test_forms.test_pages import fits_telegram
from tests.test_moderation import Office
from tests.test_privacy import files

TEN = [(1, 0), (2, 6), (3, 7), (4, 8), (4, 9), (5, 9), (5, 10), (5, 10), (5, 10), (5, None)]


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def of(name: str, answers: list[dict[str, object]], definition: Survey = SURVEY) -> Tally:
    return next(each for each in tally(definition, answers) if each.question.name == name)


# By hand


def test_figures_are_those_computed_by_hand() -> None:
    answers: list[dict[str, object]] = [{"mark": mark, "advice": advice} for mark, advice in TEN]
    mark, advice = of("mark", answers), of("advice", answers)
    assert (mark.answered, mark.mean, mark.middle, mark.low, mark.high) == (10, 3.9, 4.5, 1, 5)
    assert [(bar.code, bar.count, bar.share) for bar in mark.bars] == [
        ("1", 1, 10),
        ("2", 1, 10),
        ("3", 1, 10),
        ("4", 2, 20),
        ("5", 5, 50),
    ]
    assert mark.good == 70  # 2 + 5 of 10
    assert mark.interval is not None
    assert [round(end, 1) for end in mark.interval] == [39.7, 89.2]  # Wilson's, 7 of 10
    # 9, 9, 10, 10, 10 less 0, 6, of 9: whoever skipped the question is in no denominator.
    assert advice.answered == 9
    assert advice.nps == pytest.approx((5 - 2) / 9 * 100)


def test_shares_of_several_are_of_those_who_answered() -> None:
    several = Survey(
        Words("О"),
        (Question("q", QuestionKind.SEVERAL, Words("Что?"), options="l"),),
        {"l": (Option("a", Words("А")), Option("b", Words("Б")))},
    )
    counted = of("q", [{"q": ["a", "b"]}, {"q": ["a"]}, {"q": None}, {}, {"q": ["a"]}], several)
    assert (counted.answered, [(bar.count, round(bar.share)) for bar in counted.bars]) == (3, [(3, 100), (1, 33)])


def test_a_ranking_has_mean_places() -> None:
    ranking = Survey(
        Words("О"),
        (Question("q", QuestionKind.RANKING, Words("Что важнее?"), options="l"),),
        {"l": tuple(Option(code, Words(code)) for code in "abc")},
    )
    counted = of("q", [{"q": ["a", "b", "c"]}, {"q": ["b", "a", "c"]}, {"q": ["a", "c", "b"]}], ranking)
    assert {code: round(place, 2) for code, place in counted.places.items()} == {"a": 1.33, "b": 2.0, "c": 2.67}
    assert [bar.count for bar in counted.bars] == [2, 1, 0]  # named first


def test_numbers_with_fractions_and_own_words() -> None:
    decimal = Survey(Words("О"), (Question("q", QuestionKind.DECIMAL, Words("Сколько?")),))
    counted = of("q", [{"q": "1.5"}, {"q": "2.5"}, {"q": "-10"}], decimal)
    assert (counted.mean, counted.middle, counted.low, counted.high, counted.bars) == (-2.0, 1.5, -10, 2.5, ())
    own = of("what", [{"what": {"text": "Гончарство"}}, {"what": "sound"}, {"what": "sound"}])
    assert (own.own, [(bar.code, bar.count) for bar in own.bars]) == (1, [("stage", 0), ("sound", 2), ("other", 1)])


def test_nobody_answered() -> None:
    assert [each.answered for each in tally(SURVEY, [])] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("groups", "shown", "hidden"),
    [
        ({"a": 10, "b": 7}, {"a", "b"}, 0),
        ({"a": 10, "b": 4}, set(), 14),  # one hidden alone could be had by subtracting
        ({"a": 10, "b": 7, "c": 4}, {"a"}, 11),
        ({"a": 10, "b": 4, "c": 3}, {"a"}, 7),
        ({"a": 4}, set(), 4),
        ({}, set(), 0),
    ],
)
def test_small_groups_are_hidden_with_their_complement(groups: dict[str, int], shown: set[str], hidden: int) -> None:
    assert visible(groups) == (frozenset(shown), hidden)


# Pages


async def filled(office: Office, number: int, mode: Mode = Mode.ANONYMOUS) -> int:
    """A survey with so many answers, written straight into the tables; half of the named from each of two kinds."""
    survey_id = await survey(office.database, office.clock, mode=mode, state=SurveyState.CLOSED)
    random, today = Random(survey_id), office.clock.now().date()  # made-up answers
    async with office.database.begin() as session:
        people = [
            PersonRow(
                name=f"Имя {index}",
                language="ru",
                timezone="Europe/Moscow",
                created_at=office.clock.now(),
                seen_at=office.clock.now(),
            )
            for index in range(number)
        ]
        session.add_all(people)
        await session.flush()
        for index, person in enumerate(people):
            kind = ("specialist" if index % 2 else "institution") if mode == Mode.NAMED else None
            stored = {
                "mark": 1 + index % 5,
                "what": random.choice(["stage", "sound"]),
                "advice": index % 11,
                "words": f"Мысль {index} о том, чего не хватает" if index % 3 == 0 else None,
            }
            session.add(
                Answer(
                    id=random.getrandbits(60),
                    survey_id=survey_id,
                    mode=mode,
                    day=today,
                    answers=stored,
                    person_id=person.id if mode == Mode.NAMED else None,
                    kind=kind,
                    place="vyazemsky" if mode == Mode.NAMED else None,
                )
            )
            session.add(Participant(survey_id=survey_id, person_id=person.id, begun_on=today, answered_on=today))
        row = await session.get_one(SurveyRow, survey_id)
        row.answered = number
    return survey_id


async def test_three_thousand_answers_are_a_page_in_half_a_second(office: Office) -> None:
    survey_id = await filled(office, 3000)
    olga = await office.person("200", Role.COORDINATOR)
    texts, times = texts_in("ru"), []
    texts.plain("menu-open")  # a bot that runs has read its texts
    for _ in range(5):
        started = time.monotonic()
        shown = await office.services.survey_results.results(olga, survey_id)
        page = views.overview(texts, shown, 0)
        times.append(time.monotonic() - started)
    assert (shown.answered, shown.begun, shown.tallies[0].bars[0].count) == (3000, 3000, 600)
    assert "Ответили: 3\xa0000." in page.text
    assert times[0] < 0.5, times  # 40–60 ms, and nobody opens a page five times to have it fast


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_every_page_of_results_fits_a_message(office: Office, language: str) -> None:
    survey_id = await filled(office, 40, Mode.NAMED)
    olga = await office.person("200", Role.COORDINATOR)
    texts, results = texts_in(language), office.services.survey_results
    shown = await results.results(olga, survey_id)
    fits_telegram(views.overview(texts, shown, 0))
    for index in range(len(shown.tallies)):
        fits_telegram(views.question(texts, shown, index))
    for by in ("kind", "place"):
        cross = await results.cross(olga, survey_id, 0, by)
        fits_telegram(views.cross(texts, cross, SURVEY.lines[0]))  # type: ignore[arg-type]  # a question
    fits_telegram(views.comments(texts, await results.comments(olga, survey_id, 3, 0)))
    picture = views.chart(texts, shown, 0)
    assert picture.content.startswith(b"\x89PNG")
    assert len(picture.caption) <= 1024


async def test_groups_of_a_named_survey_and_none_of_an_anonymous_one(office: Office) -> None:
    named, anonymous = await filled(office, 20, Mode.NAMED), await filled(office, 20)
    olga = await office.person("200", Role.COORDINATOR)
    cross = await office.services.survey_results.cross(olga, named, 0, "kind")
    assert [(name, each.answered) for name, each in cross.groups] == [("institution", 10), ("specialist", 10)]
    with pytest.raises(DomainError, match="survey-groups-anonymous"):
        await office.services.survey_results.cross(olga, anonymous, 0, "kind")


async def test_under_five_anonymous_answers_nothing_is_told(office: Office) -> None:
    survey_id = await filled(office, 4)
    olga = await office.person("200", Role.COORDINATOR)
    results = office.services.survey_results
    shown = await results.results(olga, survey_id)
    assert shown.hidden
    assert all(each.answered == 0 for each in shown.tallies)
    for looks in (results.comments(olga, survey_id, 3, 0), results.table(olga, survey_id)):
        with pytest.raises(DomainError, match="survey-results-few"):
            await looks
    said = {"said": "Мало", "done": "Ничего"}
    with pytest.raises(DomainError, match="survey-summary-few"):
        async with office.database.begin() as session:
            await results.publish(session, olga, Submission(SUMMARY, said, said, str(survey_id)))
    # Four who give their names are seen: that is what they agreed to.
    named = await results.results(olga, await filled(office, 4, Mode.NAMED))
    assert (named.hidden, named.tallies[0].answered) == (False, 4)


async def test_results_are_for_coordinators_and_the_owner(office: Office) -> None:
    survey_id = await filled(office, 6)
    anna = await office.person("100")
    results = office.services.survey_results
    for looks in (
        results.results(anna, survey_id),
        results.cross(anna, survey_id, 0, "kind"),
        results.comments(anna, survey_id, 3, 0),
        results.table(anna, survey_id),
        office.services.survey_building.look(anna, survey_id),
        office.services.survey_terms.open(anna, survey_id),
        office.services.survey_terms.close(anna, survey_id),
        office.services.survey_building.drop(anna, survey_id),
        office.services.survey_building.desk(anna, 0),
        office.services.survey_building.receive(anna, b""),
        office.services.survey_terms.give_to(anna, survey_id, None),
        office.services.survey_terms.toggle(anna, survey_id, "named", wanted=True),
    ):
        with pytest.raises(NotAllowed):
            await looks


# Files and the summary


async def test_the_table_and_its_codebook(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    office = Office(cluster.app.database)
    survey_id = await survey(cluster.app.database, cluster.clock)
    for number in range(10):
        person = await office.person(str(9000 + number))
        what = {"text": "=1+1"} if number else "sound"
        said = {"mark": number % 5 + 1, "what": what, "advice": None, "words": f"-{number} «да»; <нет>"}
        await answered(cluster.app.services, cluster.app.database, person, survey_id, said)
    await olga.says("/console")
    for caption in ("Опросы", "1. Чему учиться?", "Итоги", "Скачать XLSX"):
        await olga.presses(caption)
    await olga.sees("Опрос «Чему учиться?»: 10 ответов.", "Каждый столбец отсортирован сам по себе")
    await olga.presses("Скачать CSV")
    sent = files(olga, cluster)
    book = CalamineWorkbook.from_filelike(io.BytesIO(sent["ответы-1.xlsx"]))
    answers = book.get_sheet_by_name("Ответы").to_python()
    assert answers[0] == ["день", "mark", "what", "what_other", "advice", "words"]
    assert len(answers) == 11
    assert {(line[2], line[3]) for line in answers[1:]} == {("other", "=1+1"), ("sound", "")}
    codes = book.get_sheet_by_name("Что значат столбцы").to_python()
    assert ["what", "Один ответ из списка", "Чему?"] in [line[:3] for line in codes]
    assert ["sound", "Звук и свет"] in [line[3:] for line in codes]
    assert ["other", "Своими словами"] in [line[3:] for line in codes]
    assert ["what_other", "Своими словами", "Чему?"] in [line[:3] for line in codes]
    rows = list(csv.reader(io.StringIO(sent["ответы-1.csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 11
    assert sorted(row[3] for row in rows[1:]) == ["", *["'=1+1"] * 9]
    assert all(row[5].startswith("'-") for row in rows[1:])


async def test_of_few_answers_nothing_is_told_and_nothing_asked_to_be_written(office: Office) -> None:
    survey_id = await filled(office, 4)
    olga = await office.services.people.meet("telegram", "1", lambda default: default)
    with pytest.raises(DomainError, match="survey-summary-few"):
        await office.services.survey_results.may_publish(olga, survey_id)
    shown = await office.services.survey_building.look(olga, survey_id)
    captions = [each.caption for row in workshop(texts_in("ru"), shown, UTC, "").rows for each in row]
    assert "Итоги" in captions
    assert "Рассказать ответившим" not in captions


async def test_those_who_answered_read_what_was_made_of_it(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    people = [cluster.person(f"Анна {number}") for number in range(6)]
    await survey(cluster.app.database, cluster.clock)
    for person in people:
        await person.opens("s1")
        await person.presses("Начать")
    for person in people[:5]:
        for caption in ("5", "Звук и свет", "10", "Пропустить", "Отправить"):
            await person.presses(caption)
    await olga.says("/console")
    for caption in ("Опросы", "1. Чему учиться?", "Итоги"):
        await olga.presses(caption)
    await olga.sees("Начали: 6. Ответили: 5.", "Где остановились", "Вопрос 1: 1")
    for caption in ("К опросу", "Закрыть опрос", "Да, закрыть", "Итоги"):
        await olga.presses(caption)
    await olga.sees("опрос закрыт", "Где остановились", "Вопрос 1: 1")
    for caption in ("Рассказать ответившим",):
        await olga.presses(caption)
    await olga.says("Не хватает <звука> & света")
    await olga.says("Позвали звукорежиссёра")
    await olga.sees("Что вы сказали: Не хватает <звука> & света")
    await olga.presses("Отправить")
    await olga.sees("Итоги отправлены 5 людям")
    await cluster.passes(60)
    for person in people[:5]:
        await person.sees("Что вы сказали", "Не хватает <звука> & света", "Что мы сделали", "Позвали звукорежиссёра")
    await people[5].sees("закрылся раньше, чем вы его закончили")
    async with cluster.app.database.read() as session:
        kinds = (await session.scalars(select(Delivery.kind))).all()
    assert kinds.count("survey-summary") == 5
