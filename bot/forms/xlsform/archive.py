"""What is inside of an .xlsx before anything reads it: a file from a stranger may unpack to gigabytes, place a cell in
the last row of a sheet so that a reader makes room for all above it, or bring macros.

The parts are unpacked here, counted while they are, and packed anew: what is read later is what was looked at.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.forms.xlsform.problems import bad_file

MEGABYTE = 1024 * 1024
LARGEST = 2 * MEGABYTE
LARGEST_UNPACKED = 20 * MEGABYTE
MOST_PARTS = 200
MOST_ROWS = 2000
MOST_COLUMNS = 50
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
CONTENT = frozenset({"v", "is", "f"})  # what makes a cell one with something in it


@dataclass(frozen=True)
class Contents:
    """A workbook that can be read safely, and what its sheets hold by their names."""

    workbook: bytes
    sheets: Mapping[str, "Held"]


@dataclass
class Held:
    """Whether anything is in a sheet, and the cells with formulas as row and column."""

    filled: bool = False
    formulas: list[tuple[int, int]] = field(default_factory=list)


def look_into(data: bytes) -> Contents:
    """Unpack a workbook within limits. Raises BadXlsform."""
    if len(data) > LARGEST:
        raise bad_file("xlsform-large", megabytes=LARGEST // MEGABYTE)
    try:
        parts = _unpacked(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise bad_file("xlsform-not-workbook") from error
    if "xl/workbook.xml" not in parts:
        raise bad_file("xlsform-not-workbook")
    scanned = {path: _Scan() for path in parts}
    for path, content in parts.items():
        try:
            scanned[path].read(content)
        except expat.ExpatError as error:
            raise bad_file("xlsform-not-workbook") from error
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    targets = scanned["xl/_rels/workbook.xml.rels"].targets if "xl/_rels/workbook.xml.rels" in scanned else {}
    sheets = {name: targets.get(key, "") for name, key in scanned["xl/workbook.xml"].sheets}
    held = {name: scanned[path].held if path in scanned else Held() for name, path in sheets.items()}
    return Contents(packed.getvalue(), held)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts that are XML, by path. A part is never unpacked beyond the size it is said to have."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if any(each.filename.lower().endswith("vbaproject.bin") for each in members):
            raise bad_file("xlsform-macros")
        wanted = [each for each in members if each.filename.endswith((".xml", ".rels"))]
        if len(members) > MOST_PARTS or sum(each.file_size for each in wanted) > LARGEST_UNPACKED:
            raise bad_file("xlsform-large-inside", megabytes=LARGEST_UNPACKED // MEGABYTE)
        if any(each.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for each in wanted):
            raise bad_file("xlsform-not-workbook")
        return {each.filename: archive.read(each) for each in wanted}


class _Scan:
    """One part, read for cells that are too far off, formulas, and where the sheets are."""

    def __init__(self) -> None:
        self.held = Held()
        self.sheets: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}
        self._row = 0
        self._cell_row = 0
        self._column = 0

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begins
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(content, True)

    def _doctype(self, *_: object) -> None:
        """Entities could make much out of little."""
        raise bad_file("xlsform-not-workbook")

    def _begins(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(" ")[2]:
            case "row":
                self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
                self._column = 0
            case "c":
                self._cell(attributes.get("r"))
            case name if name in CONTENT and self._column:
                if max(self._row, self._cell_row) > MOST_ROWS or self._column > MOST_COLUMNS:
                    raise bad_file("xlsform-far", rows=MOST_ROWS, columns=MOST_COLUMNS)
                self.held.filled = True
                if name == "f":
                    self.held.formulas.append((self._cell_row, self._column))
            case "sheet":
                keys = [value for key, value in attributes.items() if key.endswith(" id")]
                self.sheets.append((attributes.get("name", ""), keys[0] if keys else ""))
            case "Relationship":
                target = attributes.get("Target", "")
                path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
                self.targets[attributes.get("Id", "")] = path

    def _cell(self, reference: str | None) -> None:
        if reference is None:
            self._cell_row, self._column = self._row, self._column + 1
            return
        found = CELL.fullmatch(reference.upper())
        if found is None:
            raise bad_file("xlsform-not-workbook")
        self._cell_row, self._column = int(found[2]), _column(found[1])


def _number(written: str) -> int:
    if not re.fullmatch(r"[0-9]{1,7}", written):
        raise bad_file("xlsform-not-workbook")
    return int(written)


def _column(written: str) -> int:
    """The number of a column: A is 1, AA 27."""
    number = 0
    for letter in written:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters(column: int) -> str:
    """The letters of a column counted from 1."""
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written
