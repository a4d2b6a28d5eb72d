"""The sheets of a workbook as rows of texts under the captions of their columns."""

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from bot.errors import DomainError
from bot.forms.xlsform.archive import Held, letters, look_into
from bot.forms.xlsform.layout import (
    ALIASES,
    COLUMNS,
    NEEDED,
    OUR_LANGUAGES,
    SETTINGS,
    SURVEY,
    TITLE,
    TRANSLATED,
    language_named,
)
from bot.forms.xlsform.problems import SheetProblem, bad_file

Column = tuple[str, str]  # its name in the standard, and the language of its words


@dataclass(frozen=True)
class Row:
    """What a row says; `number` as the spreadsheet shows it."""

    number: int
    cells: Mapping[Column, str]

    def cell(self, name: str, language: str = "") -> str:
        return self.cells.get((name, language), "")


@dataclass
class Sheet:
    """A sheet with its rows, those with nothing in them left out."""

    name: str
    headings: dict[Column, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def heading(self, name: str, language: str = "") -> str:
        """What stands over a column here, or would."""
        written = (
            self.headings.get((name, language)) or self.headings.get((name, "ru")) or self.headings.get((name, "en"))
        )
        return written or name


def sheets_of(data: bytes) -> tuple[dict[str, Sheet], list[SheetProblem]]:
    """The sheets that make a survey, and what is wrong with them so far. Raises BadXlsform for what is no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook  # 10 MB of a library for a rare upload

    contents = look_into(data)
    problems: list[SheetProblem] = []
    tables: dict[str, tuple[str, list[list[str]]]] = {}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(contents.workbook))
        for name in book.sheet_names:
            held, known = contents.sheets.get(name, Held()), name.lower()
            if known in COLUMNS and known not in tables:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                tables[known] = name, [[_written(cell) for cell in row] for row in rows]
                problems.extend(
                    SheetProblem(DomainError("xlsform-formula"), name, row, letters(column))
                    for row, column in held.formulas
                )
            elif held.filled:
                problems.append(SheetProblem(DomainError("xlsform-sheet", sheet=name), name))
    except CalamineError as error:
        raise bad_file("xlsform-not-workbook") from error
    if SURVEY not in tables:
        raise bad_file("xlsform-no-survey", sheet=SURVEY)
    language = _default_language(tables.get(SETTINGS, ("", []))[1])
    return {known: _sheet(known, name, rows, language, problems) for known, (name, rows) in tables.items()}, problems


def _written(cell: Any) -> str:
    """A cell as text: whole numbers without a fraction, days as ISO 8601, no-break spaces as spaces."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell).replace("\u00a0", " ").strip()


def _default_language(settings: list[list[str]]) -> str:
    """The language of columns that do not say theirs; the cluster's own where the settings do not say either."""
    said = dict(zip(settings[0], settings[1], strict=False)) if len(settings) > 1 else {}
    return language_named(said.get("default_language", "")) or "ru"


def _sheet(known: str, name: str, rows: list[list[str]], language: str, problems: list[SheetProblem]) -> Sheet:
    sheet = Sheet(name)
    columns: dict[int, Column] = {}
    for index, heading in enumerate(rows[0] if rows else ()):
        filled = any(index < len(row) and row[index] for row in rows[1:])
        if not filled and not heading:
            continue
        column, key = _column(known, heading, language)
        if not key and column in sheet.headings:
            key, filled = "xlsform-column-twice", True
        if key and filled:  # an empty column says nothing, whatever stands over it
            shown = heading or letters(index + 1)
            problems.append(SheetProblem(DomainError(key, heading=shown, known=OUR_LANGUAGES), name, 1, shown))
        elif not key:
            columns[index] = column
            sheet.headings[column] = heading
    missing = [needed for needed in NEEDED[known] if (needed, "") not in sheet.headings]
    if missing and (known == SURVEY or any(any(row) for row in rows)):
        problems.extend(SheetProblem(DomainError("xlsform-column-missing", heading=each), name, 1) for each in missing)
    for number, row in enumerate(rows[1:], start=2):
        cells = {columns[index]: cell for index, cell in enumerate(row) if cell and index in columns}
        for column, cell in cells.items():
            if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\r\t" for sign in cell):
                error = DomainError("surveys-words-form")
                problems.append(SheetProblem(error, name, number, sheet.headings[column]))
        if cells:
            sheet.rows.append(Row(number, cells))
    return sheet


def _column(known: str, heading: str, language: str) -> tuple[Column, str]:
    """The column that a caption names, and the key of what is wrong with it."""
    words, colons, tongue = heading.partition("::")
    name = "_".join(words.lower().split())
    name = ALIASES.get(name, name)
    if name == TITLE and colons:  # not of the standard, but what everybody writes who has translated the rest
        said = language_named(tongue)
        return (f"{TITLE}_{said}", ""), "" if said else "xlsform-language"
    if name not in COLUMNS[known] or (colons and name not in TRANSLATED):
        return (name, ""), "xlsform-column"
    if name not in TRANSLATED:
        return (name, ""), ""
    said = language_named(tongue) if colons else language
    return (name, said), "" if said else "xlsform-language"
