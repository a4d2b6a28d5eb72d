"""Rows of a sheet, XLSX or CSV, by the captions of its columns."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, Final

from bot.errors import DomainError
from bot.forms.xlsform.archive import look_into
from bot.forms.xlsform.problems import BadXlsform
from bot.importing.vacancies import FIELDS, Row
from bot.search_text import fold

MOST_ROWS: Final = 5000
MOST_CELLS: Final = 60  # of a row
NEEDED: Final = ("position", "employer", "place")

# What stands over a column, folded; besides the captions of our own template in both languages.
CAPTIONS: Final = {
    "id": ("номер", "id", "код вакансии", "number"),
    "position": ("должность", "вакансия", "профессия", "position"),
    "employer": ("организация", "работодатель", "учреждение", "компания", "employer"),
    "inn": ("инн", "taxpayer number"),
    "place": ("муниципалитет", "район", "округ", "место", "municipality"),
    "settlement": ("населенный пункт", "адрес", "settlement"),
    "salary-from": ("зарплата от", "salary from"),
    "salary-to": ("зарплата до", "salary to"),
    "employment": ("занятость", "тип занятости", "employment"),
    "schedule": ("график", "график работы", "schedule"),
    "rate": ("ставка", "rate"),
    "education": ("образование", "education"),
    "experience": ("опыт, лет", "опыт", "стаж", "experience, years"),
    "duties": ("обязанности", "описание", "duties"),
    "skills": ("умения", "навыки", "требования", "skills"),
    "housing": ("жилье", "housing"),
    "zemsky": ("земский работник культуры", "zemsky programme"),
    "until": ("действует до", "valid until"),
    "link": ("ссылка", "link"),
}
NAMES: Final = {caption: name for name, captions in CAPTIONS.items() for caption in captions}
REFUSED: Final = {  # of a workbook, in the words of this feature
    "xlsform-large": "import-large",
    "xlsform-large-inside": "import-large-inside",
    "xlsform-far": "import-far",
    "xlsform-macros": "import-macros",
}


def workbook(data: bytes) -> list[tuple[int, Row]]:
    """The rows of the first sheet with anything in it. Raises DomainError for what is no workbook or no list."""
    from python_calamine import CalamineError, CalamineWorkbook  # 10 MB of a library for a rare upload

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(look_into(data).workbook))
        for name in book.sheet_names:
            table = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(any(cell != "" for cell in row) for row in table):
                return _rows([[_written(cell) for cell in row] for row in table])
    except BadXlsform as bad:
        error = bad.problems[0].error
        raise DomainError(REFUSED.get(error.key, "import-not-workbook"), None, **error.params) from bad
    except CalamineError as error:
        raise DomainError("import-not-workbook") from error
    raise DomainError("import-empty")


def text(data: bytes) -> str:
    """A text file as people save it: UTF-8, or the encoding of older Windows. Raises DomainError."""
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            read = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in read:
            return read
    raise DomainError("import-not-ours")


def commas(data: str) -> list[tuple[int, Row]]:
    """The rows of a CSV, whatever stands between its columns. Raises DomainError."""
    first = data.lstrip().partition("\n")[0]
    between = max(";,\t", key=first.count)
    table: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(data.lstrip("\r\n"), newline=""), delimiter=between):
            table.append([cell.strip() for cell in row[:MOST_CELLS]])
            if len(table) > MOST_ROWS + 1:
                raise DomainError("import-many", most=MOST_ROWS)
    except csv.Error as error:
        raise DomainError("import-not-ours") from error
    return _rows(table)


def _rows(table: Sequence[Sequence[str]]) -> list[tuple[int, Row]]:
    """Rows with something in them under the captions we know, numbered as the sheet shows them."""
    if len(table) > MOST_ROWS + 1:
        raise DomainError("import-many", most=MOST_ROWS)
    columns: dict[int, str] = {}
    for index, caption in enumerate(table[0] if table else ()):
        name = NAMES.get(fold(caption))
        if name is not None and name not in columns.values():
            columns[index] = name
    missing = [name for name in NEEDED if name not in columns.values()]
    if missing:
        raise DomainError("import-columns" if columns else "import-not-ours")
    found: list[tuple[int, Row]] = []
    for number, cells in enumerate(table[1:], start=2):
        row = {columns[index]: _clean(cell) for index, cell in enumerate(cells) if index in columns and cell.strip()}
        if row:
            found.append((number, row))
    if not found:
        raise DomainError("import-empty")
    return found


def _written(cell: Any) -> str:
    """A cell as text: whole numbers without a fraction, days as ISO 8601."""
    match cell:
        case bool():
            return "да" if cell else "нет"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _clean(cell: str) -> str:
    """Without signs that a database or a message would not take."""
    return "".join(sign for sign in cell if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"}).strip()


if set(CAPTIONS) != set(FIELDS):
    raise RuntimeError("every field of a row has its captions")
