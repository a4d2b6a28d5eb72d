"""Workbooks made of rows, and rows of workbooks."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import python_calamine
import xlsxwriter


def book(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook; text that begins with «=» is text, a formula is made with Formula."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                match cell:
                    case Formula():
                        sheet.write_formula(number, index, cell, value=cell.value)
                    case str():
                        sheet.write_string(number, index, cell)
                    case _:
                        sheet.write(number, index, cell)
    workbook.close()
    return made.getvalue()


class Formula(str):
    """A formula and what it came to when the file was saved."""

    value = "1"


def cells(data: bytes) -> dict[str, list[list[str]]]:
    """The sheets of a workbook as texts."""
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [[str(cell) for cell in row] for row in read.get_sheet_by_name(name).to_python()]
        for name in read.sheet_names
    }
