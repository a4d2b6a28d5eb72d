"""The report of an institution as a spreadsheet: a template with a row for the institution and each of its branches,
and what a filled one says, with every mistake by its cell.

Both are slow: call them in a thread.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from decimal import Decimal
from typing import Any

from bot.errors import DomainError, Refused
from bot.forms.engine import Form
from bot.forms.fields import Answered, Circumstances, Doubtful, File
from bot.forms.indicators import Reported, said
from bot.forms.xlsform.archive import letters, look_into
from bot.forms.xlsform.problems import BadXlsform
from bot.i18n import Texts
from bot.indicators.catalogue import Element
from bot.indicators.values import Reason, contradictions, kept, number
from bot.search_text import fold
from bot.spreadsheet import Spreadsheet

LARGEST = 2 * 1024 * 1024
SHEET_TYPES = ("application/vnd.openxmlformats-officedocument.spreadsheetml", "application/octet-stream")
MARK = "cluster-indicators"  # what the second sheet of our own templates begins with
FIRST = 3  # the row of the institution itself, counted from 1: a heading and the values of last time are above
LEAD = 2  # columns before the values: the branch's number and name
INSTITUTION = "0"  # the number of the row that is no branch's

SHEET = Form("indicators-sheet", (File("file", photos=False, documents=SHEET_TYPES, largest=LARGEST),), review=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the template: a branch, or the institution itself under the number «0»."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell («D4»); in the file as a whole where `cell` is empty."""

    cell: str
    error: DomainError


@dataclass
class Filled:
    """What a sheet says: a report's answers, and everything that is wrong."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)


def template(
    texts: Texts,
    report_id: int,
    elements: Sequence[Element],
    places: Sequence[Place],
    previous: Mapping[str, Any],
    answers: Mapping[str, Any],
) -> bytes:
    """The template of a report as XLSX; what is known already stands in it where there are no branches."""
    with Spreadsheet("dd.mm.yyyy", UTC) as book:
        labels = [each.label.said_in(texts.language) for each in elements]
        heads = [(texts.plain("indicators-sheet-number"), 6), (texts.plain("indicators-sheet-place"), 40)]
        sheet = book.sheet(texts.plain("indicators-sheet-name"), [*heads, *((label, 16) for label in labels)])
        before = [said(previous[each.code], texts) if each.code in previous else "" for each in elements]
        sheet.write([["", texts.plain("indicators-sheet-before"), *before]])
        for place in places:
            alone = len(places) == 1
            known = [_cell(answers.get(each.code)) if alone else None for each in elements]
            sheet.write([[place.number, place.name, *known]])
        hidden = book.sheet("report", [(MARK, 20), (str(report_id), 12)])
        hidden.write([[each.code, ""] for each in elements])
        return book.finished()


def _cell(answer: Mapping[str, Any] | None) -> int | float | None:
    return None if answer is None else answer.get("value")


def read(data: bytes, texts: Texts, report_id: int, elements: Sequence[Element], places: Sequence[Place]) -> Filled:
    """What a filled template says. Branches are summed; an empty column says nothing.

    Raises DomainError for what is no template of this report.
    """
    rows, codes = _rows(data, report_id)
    filled = Filled()
    if codes != [each.code for each in elements]:
        raise DomainError("indicators-sheet-old")
    known = {each.number: each.name for each in places}
    for index, element in enumerate(elements):
        column = LEAD + index
        found = _column(rows, column, element, known, texts, filled)
        if found is not None:
            filled.answers[element.code] = found
    for each in contradictions(elements, filled.answers):
        column = LEAD + next(index for index, element in enumerate(elements) if element.code == each.element.code)
        other = next(element for element in elements if element.code == each.other)
        limit = number(filled.answers, each.other)
        key = "indicators-more" if each.more else "indicators-less"
        error = DomainError(key, None, other=other.label.said_in(texts.language), limit=str(limit))
        cell = letters(column + 1) if len(places) > 1 else f"{letters(column + 1)}{FIRST}"
        filled.problems.append(CellProblem(cell, error))
    for row, line in enumerate(rows[FIRST - 1 :], start=FIRST):
        if any(line[LEAD:]) and line[0] not in known:
            filled.problems.append(CellProblem(f"A{row}", DomainError("indicators-sheet-branch")))
    if not filled.answers and not filled.problems:
        filled.problems.append(CellProblem("", DomainError("indicators-sheet-empty")))
    return filled


def _column(
    rows: list[list[str]], column: int, element: Element, known: Mapping[str, str], texts: Texts, filled: Filled
) -> dict[str, Any] | None:
    """What the institution and its branches say of one element together."""
    total: Decimal | None = None
    reason: str | None = None
    asked = Reported(element.code, high=element.high, quarters=element.quarters)
    about = Circumstances(texts, date.min)
    for row, line in enumerate(rows[FIRST - 1 :], start=FIRST):
        written = line[column] if column < len(line) else ""
        if not written or line[0] not in known:
            continue
        why = next((each for each in Reason if fold(written) == fold(texts.plain(f"indicators-reason-{each}"))), None)
        if why is not None:
            reason = why
            continue
        try:
            taken = asked.typed(written.replace(".", ",") if element.quarters else written, "", about)
        except Refused as refusal:
            filled.problems.append(CellProblem(f"{letters(column + 1)}{row}", refusal))
            continue
        if isinstance(taken, Answered | Doubtful):
            total = (total or Decimal(0)) + Decimal(str(taken.value["value"]))
    if total is None:
        return None if reason is None else {"reason": reason}
    if total > element.high:
        error = DomainError("indicators-correction-range", None, high=element.high)
        filled.problems.append(CellProblem(letters(column + 1), error))
        return None
    return {"value": kept(total)}


def _rows(data: bytes, report_id: int) -> tuple[list[list[str]], list[str]]:
    """The cells of the first sheet as texts, and the elements the template was made of."""
    from python_calamine import CalamineError, CalamineWorkbook  # 10 MB of a library for a rare upload

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(look_into(data).workbook))
        tables = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:2]]
    except BadXlsform as refusal:
        raise refusal.problems[0].error from refusal
    except CalamineError as error:
        raise DomainError("xlsform-not-workbook") from error
    if len(tables) < 2 or not tables[1] or str(tables[1][0][0]) != MARK:
        raise DomainError("indicators-sheet-wrong")
    if _text(tables[1][0][1]) != str(report_id):
        raise DomainError("indicators-sheet-other")
    codes = [_text(row[0]) for row in tables[1][1:] if _text(row[0])]
    rows = [[_text(cell) for cell in row] for row in tables[0]]
    return [row or [""] for row in rows], codes


def _text(cell: Any) -> str:
    """A cell as somebody would type it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return str(cell).replace("\u00a0", " ").strip()
