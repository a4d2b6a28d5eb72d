"""The six tasks, the matrix and the passport of the demo cluster, for everybody, for coordinators and for neither."""

import asyncio
from dataclasses import replace

import pytest

from bot import demo, indicator_passport, indicator_pictures
from bot.i18n import LANGUAGES, texts_in
from bot.indicator_pictures import Row, Sheet, folded, wide
from bot.indicators.spans import MOSCOW
from bot.sandbox.files import image_size
from bot.views import indicator_figures as views
from bot.views import indicator_files as files
from bot.views.indicator_figures import spark
from tests.conftest import Cluster
from tests.indicators import comes


@pytest.fixture
async def shown(cluster: Cluster) -> Cluster:
    """A cluster with the demo's people, organisations and quarters."""
    await demo.load(cluster.app.database, cluster.clock)
    return cluster


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_everybody_reads_the_closed_period_in_plain_words(shown: Cluster) -> None:
    anna = await comes(shown, "Анна")
    await anna.says("/about")
    await anna.sees("шесть задач:", "1. Довольны посещением (оценки 4–5): 89,1\xa0%, лучше (было 86\xa0%)")
    await anna.sees_not("нет данных")
    await anna.sees("2. Новых программ и услуг на учреждение: 2", "6. Свободные ставки: 3,5\xa0%")
    await anna.presses("Шесть задач в числах")
    await anna.sees(
        "Шесть задач: вся область", "Отчитались 10 из 11", "173,6", "44,9\xa0%", "Свободные ставки: 3,5\xa0%"
    )
    await anna.sees_not("Текущий сбор")
    await anna.presses("Как считаем")
    await anna.sees("Доступные мероприятия ÷ Мероприятия × 100", "за числом 9 отчётов")
    await anna.presses("Задача 6")
    await anna.sees("меньше — лучше")
    await anna.presses("К шести задачам")
    await anna.presses("По муниципалитету")
    await anna.presses("Вяземский округ")
    await anna.sees("Шесть задач: Вяземский округ", "мало данных")
    await anna.sees_not("Музей")
    # What is being collected stays with the coordinators, whatever the button says.
    await anna.presses_again(anna.newest.id, "six:-1:0:1:0")
    await anna.sees("Отчитались 10 из 11")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_coordinators_compare_what_is_being_collected_with_the_period_before(shown: Cluster) -> None:
    coordinator = shown.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses("Шесть задач")
    await coordinator.presses("Текущий сбор")
    await coordinator.sees("предварительно", "Отчитались 4 из 12", "330,2, лучше (было 173,6)")
    await coordinator.sees("40,1\xa0%, хуже (было 44,9\xa0%)", "3,4\xa0%, без изменений")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_before_the_first_period_nothing_is_shown_and_nothing_is_collected(cluster: Cluster) -> None:
    coordinator = cluster.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses("Шесть задач")
    await coordinator.sees("Итогов пока нет")
    await coordinator.presses("Текущий сбор")
    await coordinator.sees("Сейчас ничего не собираем")
    await coordinator.presses("Закрытый период")
    await coordinator.sees("Итогов пока нет")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_figures_are_what_others_computed(shown: Cluster) -> None:
    board = await shown.app.services.indicator_figures.board()
    assert board is not None
    values = {each.indicator.code: each.worth for row in board.figures.values() for each in row}
    assert round(float(values["T2-2"].value or 0), 1) == 28.6
    assert all(each.value is not None for each in values.values())
    assert (board.reporting.expected, board.reporting.actual, board.reporting.on_time) == (11, 10, 8)
    assert round(board.reporting.value_completeness or 0, 1) == 99.2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_figure_out_of_its_range_is_doubtful_to_those_who_check(shown: Cluster) -> None:
    board = await shown.app.services.indicator_figures.board()
    assert board is not None
    satisfied = next(each for row in board.figures.values() for each in row if each.indicator.code == "T1-1")
    assert not satisfied.doubtful
    doubtful = replace(satisfied, indicator=replace(satisfied.indicator, high=80))  # it is 89.1
    texts = texts_in("ru")
    assert "<b>Проверьте:</b> бывает от 0 до 80" in views.figure_line(texts, doubtful, looks=True)
    assert "Проверьте" not in views.figure_line(texts, doubtful, looks=False)
    assert "Проверьте" not in views.figure_line(texts, satisfied, looks=True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_matrix_tells_in_time_from_late_and_missing(shown: Cluster) -> None:
    coordinator = shown.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.sees("Отчитались 4 из 12", "Полнота: 33,3\xa0%", "прошлый период: 90,9\xa0%")
    await coordinator.presses("По муниципалитетам")
    await coordinator.sees("Смоленск (город): 1 из 4, 25\xa0%")
    await coordinator.presses("Смоленск (город)")
    await coordinator.sees("Смоленск (город): кто сдал", "+ ?", "+ −", "не ожидается")
    await coordinator.presses("Картинкой")
    photo = next(each for each in coordinator.chat.messages.values() if "photo" in each.data)
    assert photo.by_bot
    anna = await comes(shown, "Анна")
    await anna.presses_again(anna.newest.id, "mtx:0:0:0")
    await anna.gets_alert("нет прав")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_passports_are_the_same_bytes_from_the_same_data(shown: Cluster) -> None:
    """Of the cluster, of a municipality and of an institution; read anew each time, as a second press does."""
    services = shown.app.services
    await shown.coordinator.opens()
    coordinator = await services.people.at("telegram", str(shown.coordinator.id))
    assert coordinator is not None
    overview = await services.indicator_review.overview(coordinator)
    assert overview is not None
    reports = await services.indicator_review.listing(coordinator, overview.period.id, "new", 0)

    async def made() -> list[bytes]:
        region, place = [await services.indicator_figures.board(each) for each in ("", "vyazemsky")]
        own = await services.indicator_passports.of(coordinator, reports.lines[0].id)
        assert region is not None
        assert place is not None
        ru, en = texts_in("ru"), texts_in("en")
        sheets = files.sheet(ru, region), files.sheet(en, place), files.institution_sheet(ru, own)
        written = files.passport(en, region), files.passport(ru, place), files.institution(en, own, MOSCOW)
        pictures = [await asyncio.to_thread(indicator_pictures.passport, each) for each in sheets]
        return [*pictures, *[await asyncio.to_thread(indicator_passport.pdf, each) for each in written]]

    first = await made()
    assert first == await made()
    assert [each[:4] for each in first] == [b"\x89PNG"] * 3 + [b"%PDF"] * 3
    assert len(set(first)) == 6


def test_a_picture_is_for_a_phone_held_upright() -> None:
    """Long names are folded, not cut; an amount too wide is smaller; what the font has no picture of is left out."""
    rows = [
        Row(f"{number}. {'Доля мероприятий ' * 2}🪿", "12 345,6 тыс. руб.", "лучше", (1.0, None, 2.0))
        for number in range(24)
    ]
    sheet = Sheet("Паспорт", "2026", [("1. Задача", rows)], "Бот", [("Довольны", "86 % " * 12)], "Конец")
    width, height = image_size(indicator_pictures.passport(sheet))
    assert width == 1080
    assert 2 * width < height < 5 * width
    assert image_size(indicator_pictures.passport(replace(sheet, tasks=[])))[1] < width
    without = [replace(each, name=each.name.removesuffix("🪿")) for each in rows]
    assert indicator_pictures.passport(sheet) == indicator_pictures.passport(
        replace(sheet, tasks=[("1. Задача", without)])
    )


def test_lines_are_no_wider_than_they_may_be() -> None:
    text = "Непроизносимодлинноеслово и короткие слова, 86 % из них"
    lines = folded(text, 60, 13)
    assert "".join(lines).replace(" ", "") == text.replace(" %", "\N{NO-BREAK SPACE}%").replace(" ", "")
    assert all(wide(each, 13) <= 60 for each in lines)
    assert folded("", 60, 13) == [""]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_passport_comes_as_a_file(shown: Cluster) -> None:
    anna = await comes(shown, "Анна")
    await anna.presses("О кластере")
    await anna.presses("Шесть задач в числах")
    await anna.presses("Паспорт PDF")
    sent = [each.data["document"]["file_name"] for each in anna.chat.messages.values() if "document" in each.data]
    assert len(sent) == 1
    assert sent[0].startswith("passport-cluster-")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_pages_fit_a_message_in_both_languages(shown: Cluster) -> None:
    board = await shown.app.services.indicator_figures.board(current=True)
    assert board is not None
    for language in LANGUAGES:
        page = views.tasks(texts_in(language), board, looks=True)
        assert len(page.text) < 4000
        for task in range(1, 7):
            assert len(views.definitions(texts_in(language), board, task).text) < 4000


def test_a_spark_of_shares_tells_all_from_none() -> None:
    assert spark([100.0, 100.0, 100.0], (0, 100)) == "███"
    assert spark([0.0, 0.0, 0.0], (0, 100)) == "▁▁▁"
    assert spark([0.0, 50.0, 100.0], (0, 100)) == "▁▅█"


@pytest.mark.parametrize(
    ("trend", "drawn"),
    [
        ([1.0, 2.0, 3.0], "▁▅█"),
        ([5.0, 5.0, 5.0], "▁▁▁"),
        ([1.0, None, 3.0, 2.0], "▁ █▅"),
        ([1.0, 2.0], ""),
        ([None, None, None], ""),
    ],
)
def test_a_spark(trend: list[float | None], drawn: str) -> None:
    assert spark(trend) == drawn
