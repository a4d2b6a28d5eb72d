"""A file of vacancies, whatever it is: told by what is in it, read row by row, the good rows kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.errors import DomainError
from bot.importing import openings, sheets
from bot.importing.vacancies import Found, Row, found

SHEET: Final = "file"  # the source of a coordinator's own list
OPEN_DATA: Final = "trudvsem"  # «Работа России»
WORKBOOK: Final = b"PK\x03\x04"  # how an .xlsx begins


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not loaded, by its number in the file, and why."""

    number: int
    why: DomainError


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a file."""

    found: tuple[Found, ...]
    refused: tuple[Refusal, ...]


def read(data: bytes, today: date) -> Contents:
    """Read a file. Slow: call it in a thread. Raises DomainError for one that is no list of vacancies."""
    rows: Sequence[tuple[int, Row | DomainError]]
    source = SHEET
    if data.startswith(WORKBOOK):
        rows = sheets.workbook(data)
    else:
        text = sheets.text(data)
        if text.lstrip()[:1] in ("{", "["):
            rows, source = openings.listed(text), OPEN_DATA
        else:
            rows = sheets.commas(text)
    taken: list[Found] = []
    refused: list[Refusal] = []
    seen: dict[str, int] = {}
    for number, row in rows:
        try:
            if isinstance(row, DomainError):
                raise row
            each = found(source, row, today)
            if each.source_id in seen:
                raise DomainError("import-twice", row=seen[each.source_id])
        except DomainError as why:
            refused.append(Refusal(number, why))
            continue
        seen[each.source_id] = number
        taken.append(each)
    return Contents(tuple(taken), tuple(refused))
