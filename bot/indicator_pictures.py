"""Pictures of indicators: institutions by periods, passports. The same words make the same bytes.

They are drawn for a phone held upright, where nothing has to be enlarged: every measure is in the points of a screen
390 points wide. Drawing is slow: call it in a thread, not on the event loop. Every colour has a sign on it.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

WIDTH = 390
DOTS = 1080  # dots across, as phones have
DPI = 150
INCH = WIDTH * DPI / DOTS  # points of the screen
SIZE = 72 / INCH  # what a font size in points of the screen is called by the library
INK, PALE, RULE = "#1f2933", "#5b6675", "#d5dae1"
COLOURS = {"time": "#cfe8d5", "late": "#f6e3b4", "missing": "#f3cfcb", "returned": "#d9d3ee", "none": "#eef0f3"}

EDGE = 16  # empty on both sides
TITLE, HEADING, TEXT, VALUE, SMALL, LEAST = 18, 15, 13, 14.5, 12, 11  # sizes of letters
LEADING = 1.25  # of a line, in sizes
AMOUNT, FACT = 140, 160  # how wide a number and a fact may be; the name has the rest
GUTTER = 14  # between a name and its value
APART = 8  # between two rows
SPARK, SPARK_HEIGHT = 52, 11
CAPTION, CELL = 150, 26  # of a matrix: how wide a name is and how high a cell


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix in words: a column for a period with its year and its name within that, which is of the kind `span`; a
    caption a row, a standing («time», «late» …) a cell, a sign and a word for each standing."""

    title: str
    span: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[tuple[str, Sequence[str]]]
    signs: Mapping[str, str]
    legend: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in words; `trend`: its values, the oldest first."""

    name: str
    value: str
    change: str
    trend: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A passport in words: a title, a line under it, each task with its numbers, facts under their heading, and what is
    said at the end."""

    title: str
    about: str
    tasks: Sequence[tuple[str, Sequence[Row]]]
    facts_title: str
    facts: Sequence[tuple[str, str]]
    foot: str


class _Paper:
    """Something to draw on from above to below, whose height is known when all is drawn."""

    def __init__(self) -> None:
        from matplotlib.figure import Figure  # half a second at first use

        self.figure = Figure(dpi=DPI, facecolor="white")
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.axis("off")
        self.top = 14.0

    def text(
        self,
        left: float,
        top: float,
        lines: Sequence[str],
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: str = "left",
    ) -> float:
        """Write lines from `top` down; where they end."""
        for number, line in enumerate(lines):
            self.axes.text(
                left,
                top + size * LEADING * (number + 0.5),
                line,
                fontsize=size * SIZE,
                weight="bold" if bold else "normal",
                color=colour,
                ha=align,
                va="center_baseline",
                parse_math=False,
            )
        return top + size * LEADING * len(lines)

    def paragraph(self, text: str, size: float, *, bold: bool = False, colour: str = INK) -> None:
        """Text over the whole width."""
        lines = folded(text, WIDTH - 2 * EDGE, size, bold=bold)
        self.top = self.text(EDGE, self.top, lines, size, bold=bold, colour=colour)

    def rule(self, colour: str = RULE) -> None:
        self.axes.plot([EDGE, WIDTH - EDGE], [self.top, self.top], color=colour, linewidth=0.8)

    def png(self) -> bytes:
        """The bytes, without the version of the library in them."""
        height = round((self.top + 14) * DOTS / WIDTH)
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height * WIDTH / DOTS, 0)
        self.figure.set_size_inches(DOTS / DPI, height / DPI)
        file = BytesIO()
        self.figure.savefig(file, format="png", metadata={"Software": None})
        return file.getvalue()


def matrix(grid: Grid) -> bytes:
    """Institutions by periods as a PNG."""
    paper = _Paper()
    paper.paragraph(grid.title, TITLE, bold=True)
    paper.top += 10
    left = EDGE + CAPTION + 8
    step = (WIDTH - EDGE - left) / max(1, len(grid.columns))
    paper.text(EDGE + CAPTION, paper.top + 16, [grid.span], SMALL, colour=PALE, align="right")
    before = ""
    for number, (year, name) in enumerate(grid.columns):
        if year != before:
            paper.text(left + step * number + 2, paper.top, [year], SMALL, colour=PALE)
        before = year
        paper.text(left + step * (number + 0.5), paper.top + 16, [name], SMALL, align="center")
    paper.top += 36
    for name, cells in grid.rows:
        lines = folded(name, CAPTION, SMALL)
        height = max(CELL, len(lines) * SMALL * LEADING + 4)
        paper.text(EDGE, paper.top + (height - len(lines) * SMALL * LEADING) / 2, lines, SMALL)
        for number, standing in enumerate(cells):
            _cell(paper, left + step * number, paper.top, step, height, standing, grid.signs[standing])
        paper.top += height
    paper.top += 12
    at: float = EDGE
    for standing, word in grid.legend.items():
        taken = CELL + 6 + wide(word, SMALL)
        if at + taken > WIDTH - EDGE:
            at, paper.top = EDGE, paper.top + CELL + 4
        _cell(paper, at, paper.top, CELL, CELL, standing, grid.signs[standing])
        paper.text(at + CELL + 5, paper.top + (CELL - SMALL * LEADING) / 2, [word], SMALL)
        at += taken + 14
    paper.top += CELL
    return paper.png()


def _cell(paper: _Paper, left: float, top: float, width: float, height: float, standing: str, sign: str) -> None:
    from matplotlib.patches import Rectangle

    paper.axes.add_patch(Rectangle((left + 1, top + 1), width - 2, height - 2, color=COLOURS[standing], linewidth=0))
    paper.text(left + width / 2, top + (height - TEXT * LEADING) / 2, [sign], TEXT, align="center")


def passport(sheet: Sheet) -> bytes:
    """A passport as a PNG, with a small line for each number."""
    paper = _Paper()
    paper.paragraph(sheet.title, TITLE, bold=True)
    paper.top += 2
    paper.paragraph(sheet.about, TEXT, colour=PALE)
    for title, rows in sheet.tasks:
        _heading(paper, title)
        for number, each in enumerate(rows):
            if number:
                paper.rule()
            _row(paper, each)
    if sheet.facts:
        _heading(paper, sheet.facts_title)
        for name, value in sheet.facts:
            _fact(paper, name, value)
    paper.top += APART
    paper.paragraph(sheet.foot, SMALL, colour=PALE)
    return paper.png()


def _heading(paper: _Paper, title: str) -> None:
    paper.top += 14
    paper.paragraph(title, HEADING, bold=True)
    paper.top += 3
    paper.rule(INK)


def _row(paper: _Paper, row: Row) -> None:
    """A name, its value on the right, and below that where it has gone."""
    top, right = paper.top + APART / 2, WIDTH - EDGE
    size = VALUE
    while size > LEAST and wide(row.value, size, bold=True) > AMOUNT:
        size -= 0.5
    values = folded(row.value, AMOUNT, size, bold=True)
    spark = SPARK + 6 if _is_drawn(row.trend) else 0
    taken = max(_widest(values, size, bold=True), wide(row.change, SMALL) + spark)
    below = paper.text(EDGE, top, folded(row.name, WIDTH - 2 * EDGE - GUTTER - taken, TEXT), TEXT)
    beside = paper.text(right, top - (VALUE - TEXT) / 2, values, size, bold=True, align="right")
    if spark:
        _spark(paper, row.trend, right - SPARK, beside + 2)
    if row.change:
        paper.text(right - spark, beside, [row.change], SMALL, colour=PALE, align="right")
    if row.change or spark:
        beside += SMALL * LEADING
    paper.top = max(below, beside) + APART / 2


def _fact(paper: _Paper, name: str, value: str) -> None:
    top = paper.top + APART / 4
    values = folded(value, FACT, TEXT)
    names = folded(name, WIDTH - 2 * EDGE - GUTTER - _widest(values, TEXT), TEXT)
    below = paper.text(EDGE, top, names, TEXT)
    beside = paper.text(WIDTH - EDGE, top, values, TEXT, align="right")
    paper.top = max(below, beside) + APART / 4


def _is_drawn(trend: Sequence[float | None]) -> bool:
    """Whether there is a way to draw: two values that differ."""
    return len({each for each in trend if each is not None}) > 1


def _spark(paper: _Paper, trend: Sequence[float | None], left: float, top: float) -> None:
    """How a number went."""
    known = [each for each in trend if each is not None]
    low, high = min(known), max(known)
    step = SPARK / (len(trend) - 1)
    points = [
        (left + step * number, top + SPARK_HEIGHT * (1 - (each - low) / (high - low)))
        for number, each in enumerate(trend)
        if each is not None
    ]
    paper.axes.plot([x for x, _ in points], [y for _, y in points], color=INK, linewidth=1.5)
    paper.axes.plot(points[-1][0], points[-1][1], "o", color=INK, markersize=4)


def folded(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than that, without the signs that the font has no picture of."""
    lines = [""]
    whole = unicodedata.normalize("NFC", text).replace(
        " %", "\N{NO-BREAK SPACE}%"
    )  # a letter with its marks is one sign
    for word in whole.split(" "):
        rest = "".join(sign for sign in word if _advance(sign, bold))
        while rest:
            longer = f"{lines[-1]} {rest}" if lines[-1] else rest
            if wide(longer, size, bold=bold) <= width:
                lines[-1], rest = longer, ""
            elif lines[-1]:
                lines.append("")
            else:  # a word wider than a line
                fits = next((n for n in range(len(rest), 1, -1) if wide(rest[:n], size, bold=bold) <= width), 1)
                lines[-1], rest = rest[:fits], rest[fits:]
    return lines


def wide(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, in points of the screen."""
    return sum(_advance(sign, bold) for sign in text) * size


def _widest(lines: Sequence[str], size: float, *, bold: bool = False) -> float:
    return max(wide(each, size, bold=bold) for each in lines)


@cache
def _advance(sign: str, bold: bool) -> float:
    """How wide a sign is for letters of size 1; 0 when the font has no picture of it."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"  # comes with the library, Cyrillic included
    font = get_font(str(Path(get_data_path()) / "fonts" / "ttf" / name))
    if not font.get_char_index(ord(sign)):
        return 0.0
    glyph = font.load_char(ord(sign), LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / float(font.units_per_EM)
