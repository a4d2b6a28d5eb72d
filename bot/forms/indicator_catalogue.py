"""The catalogue of indicators as a workbook and back: coordinators change what is asked and computed in a spreadsheet,
and every mistake is told by its cell.

Both are slow: call them in a thread.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from typing import Any

from bot.dictionaries import INSTITUTION_KINDS, MUNICIPALITIES
from bot.errors import DomainError
from bot.expressions import BadExpression, Kind, Known, check, names, parse
from bot.forms.engine import Form
from bot.forms.fields import File
from bot.forms.indicator_sheets import LARGEST, SHEET_TYPES, CellProblem
from bot.forms.xlsform.archive import letters, look_into
from bot.forms.xlsform.problems import BadXlsform
from bot.indicators.catalogue import POPULATION, REPORTS, TASKS, Nature, Source
from bot.indicators.spans import Length
from bot.spreadsheet import Spreadsheet

CATALOGUE = Form(
    "indicators-catalogue", (File("file", photos=False, documents=SHEET_TYPES, largest=LARGEST),), review=False
)

UNITS = ("visits", "items", "people", "posts", "thousands", "percent", "points")
CODE = re.compile(r"[a-z][a-z0-9_]{0,15}")
INDICATOR = re.compile(r"T[1-6]-[0-9]{1,2}")
MOST = 10_000_000

Row = dict[str, str]

COLUMNS: Mapping[str, Sequence[str]] = {
    "elements": (
        *("code", "question_ru", "label_ru", "question_en", "label_en", "unit", "nature"),
        *("high", "quarters", "part_of", "at_least", "kinds"),
    ),
    "indicators": (
        *("code", "task", "ru", "en", "unit", "direction", "source"),
        *("formula", "low", "high", "least"),
    ),
    "sets": ("code", "length", "ru", "en", "elements", "indicators", "kinds", "opens"),
    "population": ("municipality", "people"),
}


@dataclass
class Reading:
    """A catalogue being read: its JSON and everything that is wrong."""

    content: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def wrong(self, sheet: str, number: int, column: str, key: str, **params: str | float) -> None:
        cell = f"{sheet}!{letters(list(COLUMNS[sheet]).index(column) + 1)}{number}"
        self.problems.append(CellProblem(cell, DomainError(key, None, **params)))


def write(content: Mapping[str, Any]) -> bytes:
    """A catalogue as a workbook."""
    with Spreadsheet("dd.mm.yyyy", UTC) as book:
        for name, rows in _tables(content).items():
            columns = COLUMNS[name]
            sheet = book.sheet(
                name, [(each, 40 if each in {"formula", "question_ru", "ru", "en"} else 16) for each in columns]
            )
            sheet.write([[row.get(each, "") for each in columns] for row in rows])
        return book.finished()


def _tables(content: Mapping[str, Any]) -> dict[str, list[Row]]:
    elements = [
        {
            **{name: str(each.get(name, "")) for name in ("code", "unit", "nature", "high", "part_of", "at_least")},
            **{
                f"{part}_{language}": each[language][part]
                for part in ("question", "label")
                for language in ("ru", "en")
            },
            "quarters": "yes" if each.get("quarters") else "",
            "kinds": " ".join(each.get("kinds", ())),
        }
        for each in content["elements"]
    ]
    indicators = [
        {
            **{name: str(each[name]) for name in COLUMNS["indicators"] if name != "least"},
            "least": " ".join(f"{name}={count}" for name, count in each.get("least", {}).items()),
        }
        for each in content["indicators"]
    ]
    sets = [
        {
            **{name: each[name] for name in ("code", "length", "ru", "en")},
            **{name: " ".join(each[name]) for name in ("elements", "indicators", "kinds")},
            "opens": "-".join(map(str, each.get("opens") or ())),
        }
        for each in content["sets"]
    ]
    population = [
        {"municipality": place, "people": "" if people is None else str(people)}
        for place, people in content["population"].items()
    ]
    return {"elements": elements, "indicators": indicators, "sets": sets, "population": population}


def read(data: bytes) -> Reading:
    """What a workbook makes of the catalogue. Raises DomainError for what is no catalogue at all."""
    tables = _sheets(data)
    found = Reading()
    elements = _rows(found, tables, "elements", _element)
    known = {each["code"] for each in elements}
    indicators = _rows(found, tables, "indicators", partial(_indicator, elements=known))
    codes = {each["code"] for each in indicators}
    sets = _rows(found, tables, "sets", partial(_set, elements=elements, indicators=codes))
    found.content = {
        "version": 1,
        "elements": elements,
        "indicators": indicators,
        "sets": sets,
        "population": _population(found, tables["population"]),
    }
    if not sets and not found.problems:
        found.problems.append(CellProblem("sets", DomainError("indicators-catalogue-empty")))
    return found


def _sheets(data: bytes) -> dict[str, list[Row]]:
    from python_calamine import CalamineError, CalamineWorkbook  # 10 MB of a library for a rare upload

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(look_into(data).workbook))
        present = set(book.sheet_names)
        raw = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in COLUMNS if name in present
        }
    except BadXlsform as refusal:
        raise refusal.problems[0].error from refusal
    except CalamineError as error:
        raise DomainError("xlsform-not-workbook") from error
    for name, columns in COLUMNS.items():
        if name not in raw or not raw[name] or [str(cell) for cell in raw[name][0][: len(columns)]] != list(columns):
            raise DomainError("indicators-catalogue-wrong", sheet=name)
    return {
        name: [dict(zip(columns, (_text(cell) for cell in row), strict=False)) for row in raw[name][1:]]
        for name, columns in COLUMNS.items()
    }


def _text(cell: Any) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return str(cell).replace("\u00a0", " ").strip()


Reader = Callable[[Reading, Row, int], dict[str, Any]]


def _rows(found: Reading, tables: Mapping[str, list[Row]], sheet: str, one: Reader) -> list[dict[str, Any]]:
    """The rows with anything in them, each once."""
    made: list[dict[str, Any]] = []
    for number, row in enumerate(tables[sheet], start=2):
        if not any(row.values()):
            continue
        if any(each["code"] == row["code"] for each in made):
            found.wrong(sheet, number, "code", "indicators-catalogue-twice", code=row["code"])
            continue
        made.append(one(found, row, number))
    return made


def _among(found: Reading, sheet: str, row: Row, number: int, column: str, allowed: Sequence[str]) -> str:
    if row[column] not in allowed:
        found.wrong(sheet, number, column, "indicators-catalogue-among", allowed=", ".join(allowed))
    return row[column]


def _whole(found: Reading, sheet: str, row: Row, number: int, column: str, low: int = 0) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", row[column]) or not low <= int(row[column]) <= MOST:
        found.wrong(sheet, number, column, "indicators-catalogue-number")
        return 0
    return int(row[column])


def _said(found: Reading, sheet: str, row: Row, number: int, column: str) -> str:
    if not 1 <= len(row[column]) <= 200:
        found.wrong(sheet, number, column, "indicators-catalogue-words")
    return row[column]


def _listed(found: Reading, sheet: str, row: Row, number: int, column: str, allowed: Sequence[str]) -> list[str]:
    given = row[column].split()
    for each in given:
        if each not in allowed:
            found.wrong(sheet, number, column, "indicators-catalogue-unknown", code=each[:30])
    return given


def _element(found: Reading, row: Row, number: int) -> dict[str, Any]:
    sheet = "elements"
    if not CODE.fullmatch(row["code"]):
        found.wrong(sheet, number, "code", "indicators-catalogue-code")
    made: dict[str, Any] = {
        "code": row["code"],
        **{
            language: {part: _said(found, sheet, row, number, f"{part}_{language}") for part in ("question", "label")}
            for language in ("ru", "en")
        },
        "unit": _among(found, sheet, row, number, "unit", UNITS),
        "nature": _among(found, sheet, row, number, "nature", tuple(Nature)),
        "high": _whole(found, sheet, row, number, "high"),
    }
    made |= {name: row[name] for name in ("part_of", "at_least") if row[name]}
    if row["quarters"]:
        made["quarters"] = True
    kinds = _listed(found, sheet, row, number, "kinds", INSTITUTION_KINDS)
    return {**made, "kinds": kinds} if kinds else made


def _indicator(found: Reading, row: Row, number: int, elements: set[str]) -> dict[str, Any]:
    sheet = "indicators"
    if not INDICATOR.fullmatch(row["code"]):
        found.wrong(sheet, number, "code", "indicators-catalogue-code")
    made: dict[str, Any] = {
        "code": row["code"],
        "task": _among(found, sheet, row, number, "task", TASKS),
        "ru": _said(found, sheet, row, number, "ru"),
        "en": _said(found, sheet, row, number, "en"),
        "unit": _among(found, sheet, row, number, "unit", UNITS),
        "direction": _among(found, sheet, row, number, "direction", ("up", "down")),
        "source": _among(found, sheet, row, number, "source", tuple(Source)),
        "formula": row["formula"],
        "low": _whole(found, sheet, row, number, "low", -MOST),
        "high": _whole(found, sheet, row, number, "high"),
    }
    _formula(found, row, number, elements, made["source"])
    least = re.findall(r"([a-z_]+)=([0-9]{1,6})", row["least"])
    return {**made, "least": {name: int(count) for name, count in least}} if least else made


def _formula(found: Reading, row: Row, number: int, elements: set[str], source: str) -> None:
    """A formula has to be one, over what there is; of an institution's numbers it names at least one."""
    try:
        tree = parse(row["formula"])
    except BadExpression as problem:
        found.problems.append(CellProblem(f"indicators!H{number}", problem))
        return
    used = names(tree)
    found.problems += [
        CellProblem(f"indicators!H{number}", each) for each in check(tree, {name: Known(Kind.NUMBER) for name in used})
    ]
    if source == Source.INSTITUTION:
        unknown = [name for name in used if name not in elements | {REPORTS, POPULATION}]
        if unknown or not elements & set(used):
            found.wrong("indicators", number, "formula", "indicators-catalogue-unknown", code=", ".join(unknown) or "—")


def _set(
    found: Reading, row: Row, number: int, elements: Sequence[Mapping[str, Any]], indicators: set[str]
) -> dict[str, Any]:
    sheet = "sets"
    if not CODE.fullmatch(row["code"]):
        found.wrong(sheet, number, "code", "indicators-catalogue-code")
    made: dict[str, Any] = {
        "code": row["code"],
        "length": _among(found, sheet, row, number, "length", tuple(Length)),
        "ru": _said(found, sheet, row, number, "ru"),
        "en": _said(found, sheet, row, number, "en"),
        "elements": _listed(found, sheet, row, number, "elements", [each["code"] for each in elements]),
        "indicators": _listed(found, sheet, row, number, "indicators", sorted(indicators)),
        "kinds": _listed(found, sheet, row, number, "kinds", INSTITUTION_KINDS),
    }
    if not made["elements"]:
        found.wrong(sheet, number, "elements", "indicators-catalogue-empty")
    for each in elements:
        for other in (each.get("part_of"), each.get("at_least")):
            if other and each["code"] in made["elements"]:
                before = made["elements"][: made["elements"].index(each["code"])]
                if other not in before:
                    found.wrong(sheet, number, "elements", "indicators-catalogue-order", code=each["code"], other=other)
    opens = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", row["opens"])
    if row["opens"] and not (opens and 1 <= int(opens[1]) <= 12 and 1 <= int(opens[2]) <= 28):
        found.wrong(sheet, number, "opens", "indicators-catalogue-opens")
    elif opens:
        made["opens"] = [int(opens[1]), int(opens[2])]
    return made


def _population(found: Reading, rows: Sequence[Row]) -> dict[str, int | None]:
    given = {row["municipality"]: row for row in rows}
    made: dict[str, int | None] = {}
    for place in (each.slug for each in MUNICIPALITIES):
        row = given.get(place)
        number = list(given).index(place) + 2 if row else 0
        made[place] = _whole(found, "population", row, number, "people") if row and row["people"] else None
    return made
