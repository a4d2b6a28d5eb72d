"""Surveys as coordinators make them: question by question in the chat, from a spreadsheet, opened, closed, told of."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.db.surveys import SurveyRow
from bot.forms.surveys import Line, Question, Words, from_json
from bot.forms.xlsform import read
from bot.i18n import texts_in
from bot.views.surveys import ending
from tests.actors import Actor
from tests.conftest import Cluster
from tests.polling import survey as made
from tests.test_colleagues import has_a_bakery
from tests.test_joining import joins
from tests.test_privacy import files
from tests.test_xlsform.books import Formula, book

HOUR = 3600


def archive(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive_:
        for name, content in parts.items():
            archive_.writestr(name, content)
    return packed.getvalue()


async def builds(olga: Actor, *, named: bool = False) -> None:
    """A survey of three questions, made in the chat."""
    await olga.says("/console")
    await olga.presses("Опросы")
    await olga.presses("Новый опрос")
    await olga.says("Чему вам хотелось бы научиться?")
    await olga.presses("С именем" if named else "Анонимно")
    await olga.presses("Для всех")
    await olga.sees("Чему вам хотелось бы научиться?", "Состояние: черновик")
    await olga.presses("Добавить вопрос")
    await olga.presses("Оценка по шкале")
    await olga.says("Насколько вы довольны работой?")
    await olga.presses("От 1 до 5")
    await olga.presses("Да")
    await olga.says("How satisfied are you with your work?")
    await olga.sees("1. Насколько вы довольны работой?", "обязательно")
    await olga.presses("Добавить вопрос")
    await olga.presses("Один ответ из списка")
    await olga.says("Чему поучиться?")
    await olga.says("Сценарий\nЗвук и свет\nГранты")
    await olga.presses("Нет")
    await olga.presses("Нет")
    await olga.presses("Пропустить")
    await olga.presses("Добавить вопрос")
    await olga.presses("Своими словами")
    await olga.says("Что ещё скажете?")
    await olga.presses("Нет")
    await olga.presses("Пропустить")
    await olga.sees("3. Что ещё скажете?")


async def opens(olga: Actor) -> None:
    await olga.presses("К опросу")
    await olga.presses("Открыть сейчас")
    await olga.presses("Да, открыть")
    await olga.sees("Состояние: открыт", "?start=s1")


async def answers(person: Actor, mark: str, choice: str, words: str = "") -> None:
    await person.opens("s1")
    await person.sees("3 вопроса, около 2 минут")
    await person.presses("Начать")
    await person.presses(mark)
    await person.presses(choice)
    if words:
        await person.says(words)
    else:
        await person.presses("Пропустить")
    await person.sees("Проверьте")
    await person.presses("Отправить")
    await person.sees("Спасибо, ответ записан")


async def test_a_survey_made_in_the_chat_is_answered_and_counted(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await builds(olga)
    await olga.presses("К опросу")
    await olga.presses("Попробовать")
    await olga.sees("Вопрос 1 из 3. Насколько вы довольны работой?")
    await olga.presses("5")
    await olga.presses("Гранты")
    await olga.presses("Пропустить")
    await olga.presses("Отправить")
    await olga.sees("Это была проба")
    await opens(olga)
    people = [cluster.person(f"Анна{number}") for number in range(5)]
    for number, (person, mark) in enumerate(zip(people, "55421", strict=True)):
        await answers(person, mark, "Звук и свет" if number else "Гранты", f"Мысль {number} <b>" if number < 2 else "")
        if number == 3:
            await olga.presses("Итоги")
            await olga.sees("Начали: 4. Ответили: 4.", "Ответов меньше 5, поэтому итоги не показываются")
            await olga.presses("К опросу")
    await olga.presses("Итоги")
    await olga.sees("Начали: 5. Ответили: 5.", "довольны 60\xa0%, ответов 5", "«Звук и свет» 80\xa0%")
    await olga.presses("Вопрос 1")
    await olga.sees("5: 40\xa0% (2)", "Среднее 3,4, медиана 4", "Довольны (4 и 5): 60\xa0%", "Предварительно")
    await olga.presses("Показать диаграмму")
    await olga.sees("5: 40\xa0% (2)")
    assert "photo" in olga.newest.data
    await olga.presses("Следующий вопрос")
    await olga.sees("Сценарий: 0\xa0% (0)", "Звук и свет: 80\xa0% (4)", "Гранты: 20\xa0% (1)")
    await olga.presses("Следующий вопрос")
    await olga.presses("Прочитать ответы")
    await olga.sees("Ответов: 2", "Мысль 0 <b>", "Мысль 1 <b>")
    await olga.sees_not("Анна")
    await people[0].says("/surveys")
    await people[0].sees("Вы ответили", "Чему вам хотелось бы научиться?")
    await people[0].opens("s1")
    await people[0].sees("Вы уже ответили")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_member_finds_it_in_the_menu(cluster: Cluster) -> None:
    olga, anna = cluster.coordinator, cluster.person()
    await olga.opens()
    await joins(anna)
    await anna.says("/menu")
    await anna.presses("Опросы")
    await anna.sees("Сейчас пусто")
    await builds(olga, named=True)
    await opens(olga)
    await anna.says("/menu")
    await anna.presses("Опросы")
    await anna.sees("Чему вам хотелось бы научиться?", "3 вопроса, около 2 минут")
    await anna.presses("Чему вам хотелось бы")
    await anna.sees("С именем.", "Координатор увидит, как ответили именно вы")
    await anna.presses("Даю согласие и начинаю")
    await anna.sees("Вопрос 1 из 3.")


# Changing it


async def lines_of(cluster: Cluster) -> list[Line]:
    async with cluster.app.database.read() as session:
        return list(from_json((await session.get_one(SurveyRow, 1)).definition).lines)


async def test_questions_are_moved_reworded_made_conditional_and_deleted(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await builds(olga)
    await olga.presses("Вопрос 3")
    await olga.presses("Выше")
    await olga.sees("2. Что ещё скажете?", "3. Чему поучиться?")
    await olga.presses("Вопрос 3")
    await olga.presses("Изменить варианты")
    await olga.sees("Сейчас: Сценарий")
    await olga.says("Сценарий\nЗвук\nГранты")
    await olga.says("Writing\nSound")
    await olga.sees("По-русски вариантов 3, по-английски 2", "Напишите варианты по-английски")
    await olga.says("Writing\nSound\nGrants")
    await olga.sees("3. Чему поучиться?", "— Звук", "— Гранты")
    await olga.presses("Изменить подсказку")
    await olga.sees("Напишите подсказку")
    await olga.says("Назовите одно")
    await olga.says("Name one")
    await olga.sees("Подсказка: Назовите одно")
    await olga.presses("Сделать обязательным")
    await olga.sees("обязательно")
    await olga.presses("Выше")
    await olga.presses("Вопрос 3")
    await olga.presses("Задавать не всем")
    await olga.presses("Чему поучиться?")
    await olga.presses("Гранты")
    await olga.sees("Задаётся, если на вопрос 2 ответили «Гранты»")
    # What a condition looks back at can neither go behind it nor go away.
    await olga.presses("К вопросам")
    await olga.presses("Вопрос 2")
    await olga.presses("Ниже")
    await olga.gets_alert("Сначала измените условие")
    await olga.presses("Удалить вопрос")
    await olga.presses("Да, удалить")
    await olga.gets_alert("Сначала снимите там условие")
    await olga.presses("К этому вопросу")
    await olga.presses("К вопросам")
    await olga.presses("Вопрос 3")
    await olga.presses("Задавать не всем")
    await olga.presses("Задавать всем")
    await olga.sees_not("Задаётся, если")
    await olga.presses("Удалить вопрос")
    await olga.presses("Да, удалить")
    await olga.sees_not("Что ещё скажете?")
    kept = await lines_of(cluster)
    assert [each.name for each in kept] == ["q1", "q2"]
    assert isinstance(kept[1], Question)
    assert kept[1].required
    assert kept[1].hint == Words("Назовите одно", "Name one")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_page_that_is_out_of_date_changes_nothing(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await builds(olga)
    await olga.presses("Вопрос 1")
    message, data = olga.button("Удалить вопрос")
    await olga.presses("Ниже")
    await olga.presses_again(message.id, data)
    await olga.gets_alert("Опрос за это время изменился")
    assert len(await lines_of(cluster)) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_options_that_cannot_be(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await builds(olga)
    await olga.presses("Добавить вопрос")
    await olga.presses("Несколько ответов")
    await olga.says("Что?")
    for text, words in (
        ("Один", "хотя бы два варианта"),
        ("Да\nнет\nДА", "встречается дважды"),
        ("а" * 101 + "\nб", "слишком длинный"),
        ("\n".join(map(str, range(301))), "помещается 300, а здесь 301"),
    ):
        await olga.says(text)
        await olga.sees(words)
    await olga.says("\n".join(map(str, range(300))))
    await olga.presses("Нет")
    await olga.presses("Пропустить")
    await olga.presses("К опросу")
    await olga.presses("Попробовать")
    for caption in ("5", "Гранты", "Пропустить"):
        await olga.presses(caption)
    await olga.sees("Что?", "Показать ещё")
    await olga.presses("Показать ещё")
    await olga.presses("15")
    await olga.presses("Дальше")
    await olga.sees("Что: 15")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_settings_are_shown_as_they_are(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await builds(olga)
    await olga.presses("К опросу")
    await olga.presses("Настройки")
    await olga.sees("Напоминания тем, кто не ответил: нет", "нельзя, потому что чей он, неизвестно")
    await olga.presses("Сделать с именем")
    await olga.presses("Разрешить менять ответы")
    await olga.sees("Изменить ответ до закрытия: можно")
    await olga.presses("Напоминания")
    await olga.presses("Через 2 дня")
    await olga.says("3")
    await olga.presses("Настройки")
    await olga.sees("через 2 дня, не больше 3")
    await olga.presses("Предел ответов")
    await olga.says("100")
    await olga.sees("Ответили: 0 из 100")
    await olga.presses("Настройки")
    await olga.presses("Для кого")
    await olga.presses("Учреждения")
    await olga.presses("Дальше")
    await olga.says("Вяземский муниципальный округ")
    await olga.presses("Пропустить")
    await olga.sees("Для кого: представители учреждений; место: Вяземский округ")
    await olga.presses("Настройки")
    await olga.presses("Вступление")
    await olga.says("Нам важно знать.")
    await olga.presses("Настройки")
    await olga.presses("Название")
    await olga.says("Учёба")
    await olga.says("Learning")
    await olga.sees("Учёба")
    await olga.presses("Настройки")
    await olga.presses("Сделать анонимным")
    await olga.sees("нельзя, потому что чей он, неизвестно")
    await olga.presses("Удалить черновик")
    await olga.presses("Да, удалить")
    await olga.sees("Опрос удалён")


async def test_it_opens_at_a_time_and_closes_at_a_time(november: Cluster) -> None:
    olga, anna = november.coordinator, november.person()
    await olga.opens()
    await builds(olga)
    await olga.presses("К опросу")
    await olga.presses("Открыть позже")
    await olga.says("вчера в 9:00")
    await olga.sees("уже в прошлом")
    await olga.says("с 26 ноября по 28 ноября")
    await olga.sees("Состояние: откроется 26 ноября в 00:00", "Закроется: 29 ноября в 00:00")
    await anna.opens("s1")
    await anna.sees("Опрос откроется 26 ноября в 00:00")
    await november.passes(2 * 24 * HOUR)
    await anna.opens("s1")
    await anna.presses("Начать")
    await anna.sees("Вопрос 1 из 3.")
    await november.passes(3 * 24 * HOUR)
    await november.passes(12 * HOUR)
    await anna.sees("закрылся раньше, чем вы его закончили")
    await anna.presses("К опросам")
    await anna.sees("Сейчас пусто")


# Sheets

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GOOD = {
    "survey": [
        ["type", "name", "label::Русский (ru)", "label::English (en)", "required", "relevant"],
        ["select_one yesno", "came", "Вы были у нас?", "Have you been here?", "yes", ""],
        ["range", "mark", "Насколько понравилось?", "How did you like it?", "", "selected(${came}, 'yes')"],
        ["text", "words", "Что ещё?", "Anything else?", "", ""],
    ],
    "choices": [
        ["list_name", "name", "label::Русский (ru)", "label::English (en)"],
        ["yesno", "yes", "Да", "Yes"],
        ["yesno", "no", "Нет", "No"],
    ],
    "settings": [["form_title", "default_language"], ["Ваш визит", "Русский (ru)"]],
}


async def uploads(olga: Actor, data: bytes, name: str = "опрос.xlsx", mime: str = MIME) -> None:
    await olga.says("/console")
    await olga.presses("Опросы")
    await olga.presses("Загрузить таблицу")
    await olga.sees("Пришлите таблицу опроса файлом XLSX")
    await olga.sends_document(data, name, mime)


async def test_a_spreadsheet_becomes_a_survey_and_comes_back(cluster: Cluster) -> None:
    olga, anna = cluster.coordinator, cluster.person(language="en")
    await olga.opens()
    await uploads(olga, book(GOOD))
    await olga.sees("Ваш визит", "Состояние: черновик", "3 вопроса")
    await olga.presses("Скачать таблицу")
    await olga.sees("можно изменить и загрузить")
    assert read(files(olga, cluster)["опрос-1.xlsx"]) == read(book(GOOD))
    await olga.presses("Открыть сейчас")
    await olga.presses("Да, открыть")
    await anna.opens("s1")
    await anna.presses("Begin")
    await anna.presses("No")
    await anna.sees("Anything else?")
    await anna.presses("Skip")
    await anna.presses("Submit")
    await anna.sees("recorded without your name")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_all_that_is_wrong_is_told_and_the_corrected_file_may_follow(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    survey = [
        *GOOD["survey"],
        ["geopoint", "place", "Где?", "Where?", "", ""],
        ["text", "words", "Ещё раз", "Again", "", "${nobody} = 1"],
        ["calculate", "one", "", "", "", ""],
    ]
    await uploads(olga, book({**GOOD, "survey": survey}))
    await olga.sees("Лист «survey», строка 5", "Тип «geopoint» не поддерживается", "встречается дважды")
    await olga.sends_document(book(GOOD), "опрос.xlsx", MIME)
    await olga.sees("Ваш визит", "Состояние: черновик")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_hundred_faults_come_as_a_file_too(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    faults = [["barcode", f"b{number}", "Код?", "Code?", "", ""] for number in range(100)]
    await uploads(olga, book({**GOOD, "survey": [*GOOD["survey"], *faults]}))
    await olga.sees("100 замечаний", "И ещё")
    assert files(olga, cluster)["замечания.txt"].decode().count("barcode") == 100


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"x" * 3_000_000, "опрос.xlsx", "Файл слишком большой"),
        (b"not a workbook", "опрос.xlsx", "не открывается как таблица"),
        (archive({"xl/vbaProject.bin": b"x", "xl/workbook.xml": b"<a/>"}), "опрос.xlsm", "макросы"),
        (archive({"xl/workbook.xml": b"0" * 30_000_000}), "опрос.xlsx", "Внутри файла слишком много"),
        (book({**GOOD, "survey": [*GOOD["survey"], ["text", "f", Formula("=1+1"), "F", "", ""]]}), "a.xlsx", "формула"),
        (book({**GOOD, "choices": [GOOD["choices"][0]]}), "a.xlsx", "нет или он пуст"),
    ],
    ids=["large", "no workbook", "macros", "bomb", "formula", "empty list"],
)
async def test_files_that_are_refused_kindly(cluster: Cluster, data: bytes, name: str, words: str) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await uploads(olga, data, name)
    await olga.sees(words)
    async with cluster.app.database.read() as session:
        assert (await session.scalars(select(SurveyRow))).all() == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_organisation_sees_the_results_of_its_own_survey(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    maria = await has_a_bakery(cluster)
    survey_id = await made(cluster.app.database, cluster.clock)
    await olga.says("/console")
    for caption in ("Опросы", "1. Чему учиться?", "Настройки", "Сменить владельца"):
        await olga.presses(caption)
    await olga.says("Рябин")
    await olga.presses("ИП Рябинина")
    await olga.sees("Владелец: ИП Рябинина")
    await maria.says("/surveys")
    await maria.presses("Опросы моей организации")
    await maria.presses("1. Чему учиться?")
    await maria.sees("Ответов меньше 5")
    assert survey_id == 1


@pytest.mark.parametrize(
    ("closes", "ru", "en"),
    [
        (datetime(2048, 12, 20, 15, tzinfo=UTC), "20 декабря в 18:00", "20 December at 18:00"),
        (datetime(2048, 12, 20, 21, tzinfo=UTC), "20 декабря 2048 включительно", "the end of 20 December 2048"),
    ],
)
def test_a_midnight_is_the_end_of_the_day_before(closes: datetime, ru: str, en: str) -> None:
    zone = ZoneInfo("Europe/Moscow")
    assert ending(texts_in("ru"), closes, zone) == ru
    assert ending(texts_in("en"), closes, zone) == en
