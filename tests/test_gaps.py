"""The table of gaps: who sees it, that a vote changes it, page by page and as a workbook, in time for many."""

import io
import time
from datetime import UTC, timedelta

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select, update

from bot.competencies import ALL
from bot.db.database import Database
from bot.db.people import PersonRow, PersonTag, TagKind
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, SurveyRow
from bot.db.vacancies import Vacancy, VacancyCompetency, VacancyState
from bot.dictionaries import MUNICIPALITIES
from bot.errors import NotAllowed
from bot.i18n import texts_in
from bot.views import gaps as views
from tests.test_moderation import Office
from tests.test_requirements import Region, opens_cards
from tests.test_requirements import region as region  # a fixture
from tests.test_signals import EXPECTED

SOUND = "Звук и свет"


async def test_a_vote_changes_the_table(region: Region) -> None:
    """«У нас тоже» of one more employer on the card about inclusion."""
    olga = region.olga
    await olga.says("/console")
    await olga.presses("Требования к подготовке")
    await olga.presses("Спрос и предложение")
    await olga.sees("Спрос и предложение умений", "Инклюзия (люди с инвалидностью): не хватает 6, есть 0.")
    await olga.sees("Назвали 6 работодателей. Это сигнал. Голосов «у нас тоже»: 2. Разрыв по опросу: 67 из 100.")
    await olga.presses("Инклюзия (люди с инвалидностью)")
    await olga.sees(
        "Назвали: работодателей 6, муниципалитетов 6.",
        "Опрос 3 работодателей: важность 3,3 из 4, владение 1,3 из 4. Разрыв 67 из 100.",
        "голосов «у нас тоже» 2",
        "Рославльский округ: не хватает 6, есть 0",
    )
    await opens_cards(region.club)
    await region.club.presses("Все карточки: 7")
    await region.club.presses("Библиотекарь: инклюзия")
    await region.club.presses("У нас тоже")
    await olga.presses("Назад")
    await olga.sees("Назвали 6 работодателей. Это сигнал. Голосов «у нас тоже»: 3.")
    await olga.presses("Инклюзия (люди с инвалидностью)")
    await olga.sees("Назвали: работодателей 6, муниципалитетов 6.", "голосов «у нас тоже» 3")
    await olga.presses("Карточки работодателей")
    await olga.sees("1 карточка (Инклюзия (люди с инвалидностью)).")


async def test_the_marks_are_those_the_demo_data_expects(region: Region) -> None:
    """Need, have and gap of the competency survey; a fourth employer changes them, a newer answer replaces its own."""
    olga = await region.person(region.olga)
    services = region.cluster.app.services
    by_code = {each.competency: each for each in await services.gaps.table(olga)}
    marked = {code for code, each in by_code.items() if each.level is not None}
    assert marked == set(EXPECTED)
    for code in EXPECTED:
        level, gap = by_code[code].level, by_code[code].gap
        assert level is not None
        assert gap is not None
        found = {"need": round(level.need, 2), "have": round(level.have, 2), "gap": round(gap, 1)}
        assert found == EXPECTED[code]
    theatre = await region.person(region.theatre)
    for day, (need, have) in enumerate([(4, 1), (1, 4)]):
        async with region.cluster.app.database.begin(effect=False) as session:
            survey = await session.scalar(select(SurveyRow).where(SurveyRow.mode == Mode.NAMED))
            assert survey is not None
            if day:  # somebody else answers for the same theatre
                await session.execute(
                    update(PersonRow).where(PersonRow.id == olga.id).values(acting_for=theatre.acting_for)
                )
            session.add(
                Answer(
                    id=day + 1,
                    survey_id=survey.id,
                    mode=Mode.NAMED,
                    day=(region.cluster.clock.now() + timedelta(days=day)).date(),
                    answers={"c17_need": need, "c17_have": have},
                    person_id=olga.id if day else theatre.id,
                )
            )
        sound = next(each for each in await services.gaps.table(olga) if each.competency == "c17")
        assert sound.level == ((10 + need) / 4, (4 + have) / 4, 4)
    await region.cluster.passes(370 * 86400.0)
    assert all(each.level is None for each in await services.gaps.table(olga))


async def test_it_is_for_coordinators_and_those_who_teach(region: Region) -> None:
    gaps = region.cluster.app.services.gaps
    for actor, allowed in ((region.olga, True), (region.college, True), (region.maria, False), (region.club, False)):
        person = await region.person(actor)
        if allowed:
            assert await gaps.table(person)
            continue
        for attempt in (gaps.table(person), gaps.places(person, "c17"), gaps.require(person)):
            with pytest.raises(NotAllowed):
                await attempt
        with pytest.raises(NotAllowed):
            await gaps.workbook(person, views.opener(texts_in("ru"), UTC))
    await opens_cards(region.maria)
    assert "Спрос и предложение" not in region.maria.captions


async def test_the_table_of_one_municipality(region: Region) -> None:
    await opens_cards(region.college)
    await region.college.presses("Спрос и предложение")
    await region.college.presses("Выбрать муниципалитет")
    await region.college.presses("Дорогобужский округ")
    await region.college.sees("Дорогобужский муниципальный округ", f"{SOUND}: не хватает 3, есть 0.")
    await region.college.presses("Показать по всей области")
    await region.college.presses("Показать ещё")
    await region.college.sees("7. ")


async def test_the_workbook_is_what_an_academic_council_can_read(region: Region) -> None:
    await opens_cards(region.college)
    await region.college.presses("Спрос и предложение")
    await region.college.presses("Скачать таблицу")
    await region.college.sees("Спрос и предложение умений на")
    file = region.college.newest.data["document"]
    stored = region.cluster.telegram.files.get(file["file_id"])
    assert stored is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(stored.data))
    assert book.sheet_names == ["Умения", "Муниципалитеты", "Карточки"]
    skills = book.get_sheet_by_name("Умения").to_python()
    sound = next(row for row in skills if row[0] == SOUND)
    assert sound[2:4] == [4.0, 1.0]  # three on cards and one vacancy
    cards = {row[1]: row for row in book.get_sheet_by_name("Карточки").to_python()[1:]}
    assert len(cards) == 7
    hidden = [str(cell) for cell in cards["Музейный педагог: занятия с подростками"]]
    assert hidden[3] == "организация просила не называть её"
    assert hidden[4] == ""
    assert "Подросткам скучно" in hidden[11]
    assert cards["Методист: отчётность и статистика"][11] == ""  # nobody has checked these words


async def test_a_page_in_time_for_many(database: Database) -> None:
    """5,000 vacancies × 20,000 specialists in 300 ms: of the processor, whoever else is at work on the machine."""
    office = Office(database)
    now = office.clock.now()
    places = [each.slug for each in MUNICIPALITIES]
    olga = await office.person("1")
    async with database.begin(effect=False) as session:
        await session.execute(
            insert(PersonRow),
            [
                {
                    "id": 1000 + number,
                    "language": "ru",
                    "timezone": "Europe/Moscow",
                    "municipality": places[number % 27],
                    "frequency": "never",
                    "search_text": "",
                    "created_at": now,
                    "seen_at": now,
                }
                for number in range(20_000)
            ],
        )
        await session.execute(
            insert(PersonTag),
            [
                {"person_id": 1000 + number, "kind": TagKind.COMPETENCY, "tag": ALL[(number * 7 + each) % 30]}
                for number in range(20_000)
                for each in range(3)
            ],
        )
        await session.execute(
            insert(Vacancy),
            [
                {
                    "id": number + 1,
                    "state": VacancyState.OPEN,
                    "employer": f"Дом культуры {number % 300}",
                    "source": "file",
                    "source_id": str(number),
                    "title": "Звукооператор",
                    "municipality": places[number % 27],
                    "employment": "permanent",
                    "valid_until": now + timedelta(days=30),
                    "published_at": now,
                    "changed_at": now,
                    "search_text": "",
                    "remote": False,
                    "housing": False,
                    "zemsky": False,
                    "target_training": False,
                    "young_bonus": False,
                    "quota": False,
                }
                for number in range(5_000)
            ],
        )
        await session.execute(
            insert(VacancyCompetency),
            [
                {"vacancy_id": number + 1, "competency": ALL[(number + each) % 30], "must": True, "hard_to_find": False}
                for number in range(5_000)
                for each in range(3)
            ],
        )
    gaps = office.services.gaps
    passed = []
    for _ in range(3):
        began = time.process_time()
        lines = await gaps.table(olga)
        passed.append(time.process_time() - began)
    assert sum(each.vacancies for each in lines) == 15_000
    assert sum(each.has for each in lines) == 60_000
    assert min(passed) < 0.3
