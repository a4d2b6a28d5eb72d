"""A report by spreadsheet: many branches at once, mistakes by their cells, sheets that belong elsewhere; and what
coordinators take away."""

import csv
import io
import json
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bot.db.indicator_history import IndicatorChange
from bot.db.organisations import Unit
from tests.actors import Actor
from tests.conftest import Cluster
from tests.indicators import (
    BEFORE,
    CLOSED,
    OPENED,
    Institution,
    comes,
    goes_to,
    institution,
    quarter,
    report_of,
    reports,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def prepared(cluster: Cluster, *branches: str) -> tuple[Actor, Institution]:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    club = await institution(cluster, "Дом культуры", anna)
    async with cluster.app.database.begin(effect=False) as session:
        session.add_all(Unit(organisation_id=club.id, name=each) for each in branches)
    await goes_to(cluster, OPENED)
    return anna, club


async def opens_the_sheet(anna: Actor) -> None:
    await anna.says("/menu")
    await anna.presses("Показатели")
    await anna.presses("4-й квартал 2048")
    await anna.presses("Заполнить таблицей")
    await anna.sees("Пришлите заполненную таблицу")


def received(cluster: Cluster, actor: Actor, ending: str) -> bytes:
    """The newest document of a chat whose name ends so."""
    documents = [
        each.data["document"] for each in actor.chat.messages.values() if each.by_bot and "document" in each.data
    ]
    found = next(each for each in reversed(documents) if each["file_name"].endswith(ending))
    stored = cluster.telegram.files.get(found["file_id"])
    assert stored is not None
    return stored.data


def sheets_in(content: bytes) -> list[list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def filled(template: bytes, **values: list[Any]) -> bytes:
    """The template with values by element, one for each row from the institution's on."""
    first, hidden = sheets_in(template)
    codes = [row[0] for row in hidden[1:]]
    for code, column in values.items():
        for index, value in enumerate(column):
            first[2 + index][2 + codes.index(code)] = value
    return workbook([first, hidden])


def workbook(tables: list[list[list[Any]]]) -> bytes:
    out = io.BytesIO()
    book = Workbook(out)
    for number, table in enumerate(tables):
        sheet = book.add_worksheet(f"s{number}")
        for row, line in enumerate(table):
            for column, cell in enumerate(line):
                if cell != "":
                    sheet.write(row, column, cell)
    book.close()
    return out.getvalue()


WHOLE: dict[str, list[Any]] = {
    "visits": [1000, 200, 40],
    "events_n": [60, 30, 10],
    "events_joint": [6, 4, 0],
    "events_inclusive": [30, 10, ""],
    "new_services": [2],
    "staff_main": [20, 6, 4],
    "staff_trained": [9],
    "staff_left": [1],
    "vacant_posts": [1, 0.25, 0.25],
    "trainees": ["Не ведём такой учёт"],
    "grants_sum": [350],
    "smb_contracts": ["6"],
}


async def test_branches_are_filled_in_one_sheet_and_summed(cluster: Cluster) -> None:
    anna, club = await prepared(cluster, "Клуб в Хмелите", "Клуб в Туманове")
    await opens_the_sheet(anna)
    template = received(cluster, anna, ".xlsx")
    rows = sheets_in(template)[0]
    assert [row[1] for row in rows[2:]] == ["Дом культуры", "Клуб в Туманове", "Клуб в Хмелите"]
    await anna.sends_document(filled(template, **WHOLE), "отчёт.xlsx", XLSX)
    await anna.sees("принято 12 чисел", "Заполнено 12 из 12")
    await anna.presses("Проверить и отправить")
    await anna.sees("Посещения: 1\u00a0240", "Свободные ставки: 1,5", "Практиканты и стажёры: нет данных")
    await anna.presses("Отправить")
    await anna.sees("квитанция")
    row = await report_of(cluster, club)
    assert row.answers["visits"] == {"value": 1240}
    assert row.answers["trainees"] == {"reason": "not_kept"}


async def test_mistakes_are_told_by_their_cells_and_nothing_is_taken(cluster: Cluster) -> None:
    anna, club = await prepared(cluster, "Клуб в Хмелите")
    await opens_the_sheet(anna)
    template = received(cluster, anna, ".xlsx")
    wrong = {**WHOLE, "visits": [-5, "триста"], "events_joint": [500], "vacant_posts": [0.3]}
    wrong = {name: column[:2] for name, column in wrong.items()}
    await anna.sends_document(filled(template, **wrong), "отчёт.xlsx", XLSX)
    await anna.sees("нужно поправить 4 места", "C3: Здесь подходит число от 0", "C4:", "K3: Ставки", "E: Это часть")
    assert (await report_of(cluster, club)).answers == {}


async def test_sheets_that_belong_elsewhere_are_refused(cluster: Cluster) -> None:
    anna, club = await prepared(cluster)
    boris = await comes(cluster, "Борис")
    async with cluster.app.database.read() as session:
        assert (await session.get(Unit, 1)) is None
    await opens_the_sheet(anna)
    template = received(cluster, anna, ".xlsx")
    await anna.sends_document(workbook([[["a"]], [["b"]]]), "чужая.xlsx", XLSX)
    await anna.sees("не наша таблица")
    for content, said in (
        (b"PK not a workbook", "не открывается"),
        (workbook([sheets_in(template)[0], [["cluster-indicators", "999"]]]), "от другого отчёта"),
    ):
        await opens_the_sheet(anna)
        await anna.sends_document(content, "отчёт.xlsx", XLSX)
        await anna.sees(said)
    await opens_the_sheet(anna)
    await goes_to(cluster, CLOSED)
    await anna.sends_document(filled(template, **{k: v[:1] for k, v in WHOLE.items()}), "отчёт.xlsx", XLSX)
    await anna.sees("Сбор за этот период закрыт")
    await boris.presses_again(boris.newest.id, f"repsh:{(await report_of(cluster, club)).id}")
    await boris.gets_alert("нет прав")


async def test_a_period_leaves_as_files_for_coordinators_only(cluster: Cluster) -> None:
    anna, club = await prepared(cluster)
    await reports(anna)
    coordinator = cluster.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.presses("Файл XLSX")
    values, meanings = sheets_in(received(cluster, coordinator, ".xlsx"))
    assert values[1][:4] == ["Дом культуры", "Вяземский округ", "Посещения", 1240]
    assert any(row[0] == "T6-1" for row in meanings)
    await anna.presses("Открыть отчёт")
    await anna.presses("Паспорт PDF")
    assert received(cluster, anna, ".pdf").startswith(b"%PDF")
    await coordinator.presses("Файл CSV")
    lines = list(csv.DictReader(io.StringIO(received(cluster, coordinator, ".csv").decode("utf-8-sig"))))
    assert len(lines) == 12
    assert (lines[0]["period"], lines[0]["element"], lines[0]["value"]) == ("2048Q4", "visits", "1240")
    assert lines[0]["when"]
    await coordinator.presses("Файл для обмена")
    sent = json.loads(received(cluster, coordinator, ".json"))
    assert sent["dataValues"][0]["dataElement"] == "visits"
    assert sent["dataValues"][0]["orgUnit"] == str(club.id)
    number = (await quarter(cluster.app.database)).id
    await anna.presses_again(anna.newest.id, f"repex:{number}:xlsx")
    await anna.gets_alert("нет прав")


async def test_what_a_person_reported_is_theirs_to_take_and_loses_their_name(cluster: Cluster) -> None:
    anna, club = await prepared(cluster)
    await reports(anna)
    async with cluster.app.database.read() as session:
        change = await session.get_one(IndicatorChange, 1)
    person = await cluster.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    assert change.author_id == person.id
    exported = await cluster.app.services.privacy.export(person)
    assert len(exported["indicators"]) == 12
    await cluster.app.services.privacy.ask_erasure(person)
    await cluster.passes(25 * 3600)
    row = await report_of(cluster, club)
    assert (row.submitted_by, row.responsible_id) == (None, None)
    assert row.answers["visits"] == {"value": 1240}
    async with cluster.app.database.read() as session:
        assert (await session.get_one(IndicatorChange, 1)).author_id is None
