"""Sheets for Excel, written row by row in little memory. What people typed is text there, never a formula or a link.

Everything here is slow: call it in a thread, not on the event loop.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from io import BytesIO
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

Cell = str | int | float | datetime | None

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Sheet:
    """One sheet: a frozen header, then rows in the order in which they come."""

    def __init__(self, sheet: Any, date: Any, zone: tzinfo) -> None:
        self._sheet = sheet
        self._date = date
        self._zone = zone
        self._next = 1

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Add rows. Times are shown in the zone of the workbook."""
        for row in rows:
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    local = cell.astimezone(self._zone).replace(tzinfo=None)
                    self._sheet.write_datetime(self._next, column, local, self._date)
                elif isinstance(cell, int | float):
                    self._sheet.write_number(self._next, column, cell)
                elif cell:
                    self._sheet.write_string(self._next, column, cell)
            self._next += 1


class Spreadsheet:
    """A workbook. Its half-finished parts lie in a folder of their own, gone with the end of the `with` block."""

    def __init__(self, date_format: str, zone: tzinfo) -> None:
        from xlsxwriter import Workbook  # 25 ms at first use

        self._folder = TemporaryDirectory(prefix="cluster-bot-")
        self._file = BytesIO()
        self._book = Workbook(self._file, {**OPTIONS, "tmpdir": self._folder.name})
        self._header = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._date = self._book.add_format({"num_format": date_format, "align": "left"})
        self._zone = zone

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def sheet(self, title: str, columns: Sequence[tuple[str, int]]) -> Sheet:
        """A new sheet; `columns` are headers and widths in characters."""
        sheet = self._book.add_worksheet(title)
        for number, (_, width) in enumerate(columns):
            sheet.set_column(number, number, width)
        sheet.freeze_panes(1, 0)
        for number, (header, _) in enumerate(columns):
            sheet.write_string(0, number, header, self._header)
        return Sheet(sheet, self._date, self._zone)

    def finished(self) -> bytes:
        """The file; nothing can be added after that."""
        self._book.close()
        return self._file.getvalue()
