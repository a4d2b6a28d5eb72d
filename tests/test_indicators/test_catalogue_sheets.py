"""The catalogue as a workbook: the same out and in, changed by coordinators, with mistakes by their cells."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bot.errors import DomainError
from bot.forms.indicator_catalogue import read, write
from bot.indicators.catalogue import read as catalogue
from bot.indicators.catalogue import shipped
from tests.conftest import Cluster
from tests.indicators import BEFORE, OPENED, comes, goes_to, institution, report_of
from tests.test_indicators.test_sheets import XLSX, received


def tables_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def workbook(tables: dict[str, list[list[Any]]]) -> bytes:
    out = io.BytesIO()
    book = Workbook(out)
    for name, table in tables.items():
        sheet = book.add_worksheet(name)
        for row, line in enumerate(table):
            for column, cell in enumerate(line):
                sheet.write(row, column, cell)
    book.close()
    return out.getvalue()


def test_what_goes_out_comes_in_the_same() -> None:
    found = read(write(shipped()))
    assert not found.problems
    assert catalogue(found.content) == catalogue(shipped())


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "cell", "key"),
    [
        ("elements", 1, 0, "Посещения", "elements!A2", "indicators-catalogue-code"),
        ("elements", 1, 1, "", "elements!B2", "indicators-catalogue-words"),
        ("elements", 1, 6, "rate", "elements!G2", "indicators-catalogue-among"),
        ("elements", 1, 7, "много", "elements!H2", "indicators-catalogue-number"),
        ("elements", 2, 0, "visits", "elements!A3", "indicators-catalogue-twice"),
        ("elements", 1, 11, "circus", "elements!L2", "indicators-catalogue-unknown"),
        ("indicators", 4, 7, "${events_inclusive} div", "indicators!H5", "expressions-"),
        ("indicators", 4, 7, "${elephants} div ${events_n}", "indicators!H5", "indicators-catalogue-unknown"),
        ("sets", 1, 4, "events_joint events_n", "sets!E2", "indicators-catalogue-order"),
        ("sets", 2, 7, "13-1", "sets!H3", "indicators-catalogue-opens"),
        ("population", 1, 1, "триста", "population!B2", "indicators-catalogue-number"),
    ],
)
def test_mistakes_are_told_by_their_cells(sheet: str, row: int, column: int, value: str, cell: str, key: str) -> None:
    tables = tables_of(write(shipped()))
    tables[sheet][row][column] = value
    problems = read(workbook(tables)).problems
    assert any(each.cell == cell and each.error.key.startswith(key) for each in problems), problems


def test_another_workbook_is_no_catalogue() -> None:
    for content in (b"junk", workbook({"s": [["a"]]})):
        with pytest.raises(DomainError):
            read(content)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_new_version_takes_effect_with_the_next_period(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    club = await institution(cluster, "Дом культуры", anna)
    coordinator = cluster.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses_again(coordinator.newest.id, "icat:open")
    await coordinator.sees("Спрашиваем чисел: 22", "считаем показателей: 24")
    await coordinator.presses("Скачать XLSX")
    tables = tables_of(received(cluster, coordinator, ".xlsx"))
    tables["sets"][1][4] = "visits staff_main"
    tables["sets"][1][5] = "T1-3"
    await coordinator.presses("Загрузить новую версию")
    wrong = {**tables, "population": [tables["population"][0], ["smolensk", "много"]]}
    await coordinator.sends_document(workbook(wrong), "состав.xlsx", XLSX)
    await coordinator.sees("нужно поправить 1 место", "population!B2")
    await coordinator.presses("Прислать ещё раз")
    await coordinator.sends_document(workbook(tables), "состав.xlsx", XLSX)
    await coordinator.sees("Принято: версия 2")
    await goes_to(cluster, OPENED)
    await anna.sees("2 числа")
    assert (await report_of(cluster, club)).asked == ["visits", "staff_main"]
    await anna.presses_again(anna.newest.id, "icat:open")
    await anna.gets_alert("нет прав")
