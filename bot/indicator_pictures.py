"""Pictures of indicators: institutions by periods, passports. The same words make the same bytes.

Drawing takes a while: it belongs into a thread, not on the event loop. Every sign has a letter beside its colour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

WIDTH = 7.2  # inches of a phone-wide picture, at DPI
DPI = 150
INK, PALE = "#1f2933", "#8a94a3"
COLOURS = {"time": "#cfe8d5", "late": "#f6e3b4", "missing": "#f3cfcb", "returned": "#d9d3ee", "none": "#eef0f3"}


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix in words: a caption a row, a standing («time», «late» …) a cell, a sign and a word for each standing."""

    title: str
    columns: Sequence[str]
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
    """A passport in words: a title, a line under it, facts, each task with its numbers, and what is said at the end."""

    title: str
    about: str
    facts: Sequence[tuple[str, str]]
    tasks: Sequence[tuple[str, Sequence[Row]]]
    foot: str


def _figure(height: float) -> Any:
    from matplotlib.figure import Figure  # half a second at first use

    return Figure(figsize=(WIDTH, height), dpi=DPI, facecolor="white")


def _png(figure: Any) -> bytes:
    """The bytes of a picture, without the version of the library in them."""
    file = BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def matrix(grid: Grid) -> bytes:
    """Institutions by periods as a PNG."""
    line = 0.3
    height = 1.5 + line * (len(grid.rows) + 1)
    figure = _figure(height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.text(0.2, 0.4, grid.title, fontsize=12, weight="bold", color=INK, va="center")
    left = 3.4
    step = (WIDTH - left - 0.2) / max(1, len(grid.columns))
    for number, caption in enumerate(grid.columns):
        axes.text(left + step * (number + 0.5), 0.85, caption, fontsize=7, color=PALE, ha="center", va="center")
    for index, (name, cells) in enumerate(grid.rows):
        top = 1.0 + line * index
        axes.text(0.2, top + line / 2, name, fontsize=8.5, color=INK, va="center")
        for number, standing in enumerate(cells):
            _cell(axes, left + step * number, top, step, line, standing, grid.signs[standing])
    at = 0.2
    for standing, word in grid.legend.items():
        _cell(axes, at, height - 0.4, 0.3, 0.26, standing, grid.signs[standing])
        axes.text(at + 0.36, height - 0.27, word, fontsize=7.5, color=INK, va="center")
        at += 0.55 + 0.075 * len(word)
    return _png(figure)


def _cell(axes: Any, left: float, top: float, width: float, height: float, standing: str, sign: str) -> None:
    from matplotlib.patches import Rectangle

    gap = 0.03
    axes.add_patch(Rectangle((left + gap, top + gap), width - 2 * gap, height - 2 * gap, color=COLOURS[standing]))
    axes.text(left + width / 2, top + height / 2, sign, fontsize=9, color=INK, ha="center", va="center")


def passport(sheet: Sheet) -> bytes:
    """A passport as a PNG, with a small line for each number."""
    line, heading, fact = 0.3, 0.42, 0.26
    height = 1.6 + fact * len(sheet.facts) + sum(heading + line * max(1, len(rows)) for _, rows in sheet.tasks)
    figure = _figure(height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.text(0.25, 0.4, sheet.title, fontsize=13, weight="bold", color=INK, va="center")
    axes.text(0.25, 0.75, sheet.about, fontsize=9, color=PALE, va="center")
    top = 1.0
    for name, value in sheet.facts:
        axes.text(0.25, top + fact / 2, name, fontsize=8, color=INK, va="center")
        axes.text(WIDTH - 0.2, top + fact / 2, value, fontsize=8, color=INK, ha="right", va="center")
        top += fact
    top += 0.1
    for title, rows in sheet.tasks:
        axes.text(0.25, top + heading / 2, title, fontsize=10, weight="bold", color=INK, va="center")
        top += heading
        for each in rows:
            axes.text(0.25, top + line / 2, each.name, fontsize=8, color=INK, va="center")
            axes.text(4.95, top + line / 2, each.value, fontsize=8.5, weight="bold", color=INK, ha="right", va="center")
            axes.text(5.05, top + line / 2, each.change, fontsize=7.5, color=PALE, va="center")
            _spark(axes, each.trend, 6.25, top + 0.05, 0.75, line - 0.1)
            top += line
    axes.text(0.25, height - 0.25, sheet.foot, fontsize=7.5, color=PALE, va="center")
    return _png(figure)


def _spark(axes: Any, trend: Sequence[float | None], left: float, top: float, width: float, height: float) -> None:
    known = [each for each in trend if each is not None]
    if len(known) < 2:
        return
    low, high = min(known), max(known)
    spread = (high - low) or 1
    step = width / max(1, len(trend) - 1)
    points = [
        (left + step * number, top + height - ((each - low) / spread if high > low else 0.5) * height)
        for number, each in enumerate(trend)
        if each is not None
    ]
    axes.plot([x for x, _ in points], [y for _, y in points], color=INK, linewidth=1.2)
    axes.plot(points[-1][0], points[-1][1], "o", color=INK, markersize=3)
