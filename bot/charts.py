"""Pictures of figures, for a phone: large letters, one colour that the colour-blind see, every value written beside its
bar. What a chart shows is always said in words too.

Everything here takes its time (the library 0.5 s at first use, a picture about 0.2 s): it belongs into a thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Any

WIDTH, DPI = 7.2, 150  # inches; 1080 points across, as phones have
LINE, HEAD = 0.35, 0.42  # inches a line of text takes, in a bar's label and in the title
THICK, APART = 0.44, 0.26  # inches: a bar, and at least between two
BLUE, GREY, INK = "#0072B2", "#D9D9D9", "#222222"  # the first from the palette of Okabe and Ito
LABEL, LABEL_LINES = 18, 3  # characters a line, lines of a label
CAPTION = 16  # characters
LETTER = 0.0205  # of the width, what a letter of both takes at most on the average
HEADING = 36
MOST_BARS = 20  # more are unreadable on a phone
TREND_HEIGHT = 5.4  # inches
NOTE = 46  # characters a line under a trend
OVER = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # under a number that stands on the line
LONGEST = 100  # the value of a bar from edge to edge
LOWEST = 20  # per cent: below a lower value there is no room


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how long it is, and what is written at its end."""

    label: str
    value: float
    caption: str


def bars(title: str, rows: Sequence[Bar], *, note: str = "") -> bytes:
    """Bars one below the other as a PNG, of values from 0 to 100 (less counts as 0)."""
    shown = rows[:MOST_BARS]
    labels = [_folded(each.label, LABEL, LABEL_LINES) for each in shown]
    heading = _folded(title, HEADING, 4)
    sizes = [max(THICK, (label.count("\n") + 1) * LINE) + APART for label in labels]
    height = max(THICK, sum(sizes))
    top = (heading.count("\n") + 2) * HEAD
    bottom = HEAD * 1.4 if note else HEAD * 0.5
    figure, axes = _figure(WIDTH, height + top + bottom)
    whole = height + top + bottom
    captions = [_folded(each.caption, CAPTION, 1) for each in shown]
    left = 0.05 + LETTER * max((len(line) for label in labels for line in label.split("\n")), default=0)
    right = 0.03 + LETTER * max(map(len, captions), default=0)
    axes.set_position((left, bottom / whole, 1 - left - right, height / whole))
    places = [sum(sizes[:number]) + size / 2 for number, size in enumerate(sizes)]
    axes.barh(places, [LONGEST] * len(shown), height=THICK, color=GREY)
    axes.barh(places, [max(0.0, each.value) for each in shown], height=THICK, color=BLUE)
    axes.set_xlim(0, LONGEST)
    axes.set_ylim(height, 0)
    axes.axis("off")
    style = {"fontsize": 19, "color": INK, "parse_math": False}
    for place, label, caption in zip(places, labels, captions, strict=True):
        beside = {"textcoords": "offset points", "va": "center", **style}
        axes.annotate(label, (0, place), xytext=(-6, 0), ha="right", **beside)
        axes.annotate(caption, (LONGEST, place), xytext=(6, 0), ha="left", **beside)
    head = {**style, "fontsize": 20, "weight": "bold"}
    figure.text(0.03, 1 - HEAD * 0.4 / whole, heading, ha="left", va="top", **head)
    if note:
        figure.text(0.03, HEAD * 0.3 / whole, _drawn(note), ha="left", va="bottom", **style | {"fontsize": 16})
    return _png(figure)


def trend(title: str, labels: Sequence[str], values: Sequence[float | None], *, note: str = "") -> bytes:
    """A line of percentages over time as a PNG, a label under each value; None leaves a gap."""
    heading, said = _folded(title, HEADING, 2), _folded(note, NOTE, 2)
    figure, axes = _figure(WIDTH, TREND_HEIGHT)
    axes.set_position((0.11, 0.36, 0.87, 0.5))
    places = list(range(len(values)))
    axes.plot(places, [float("nan") if value is None else value for value in values], color=BLUE, marker="o", lw=3)
    style = {"fontsize": 17, "color": INK, "parse_math": False}
    for place, value in enumerate(values):
        if value is not None:
            below = value > LOWEST and dips(values, place)
            at = {"xytext": (0, -12 if below else 10), "va": "top" if below else "bottom", "bbox": OVER}
            axes.annotate(f"{value:.0f}", (place, value), textcoords="offset points", ha="center", **at, **style)
    axes.set_ylim(0, 118)
    axes.set_yticks([0, 50, 100], labels=["0", "50", "100"], **style)
    axes.set_xlim(-0.5, max(len(values), 1) - 0.5)
    axes.set_xticks(places, labels=[_drawn(label) for label in labels], rotation=60, **style)
    axes.grid(axis="y", color=GREY)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    head = {**style, "fontsize": 20, "weight": "bold"}
    figure.text(0.03, 0.98, heading, ha="left", va="top", **head)
    figure.text(0.03, 0.02, said, ha="left", va="bottom", **style | {"fontsize": 16})
    return _png(figure)


def dips(values: Sequence[float | None], place: int) -> bool:
    """Whether the line comes down to a value and goes up again, so that there is room below it only."""
    value = values[place] or 0
    beside = [each for each in (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]) if each is not None]
    return bool(beside) and all(value < each for each in beside)


def _figure(width: float, height: float) -> tuple[Any, Any]:
    """A figure of its own, without pyplot's list of all that are open: it would keep every picture in memory."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=DPI, facecolor="white")
    return figure, figure.add_axes((0, 0, 1, 1))


def _png(figure: Any) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    made = BytesIO()
    figure.set_canvas(FigureCanvasAgg(figure))
    figure.savefig(made, format="png")
    return made.getvalue()


def _folded(text: str, width: int, most: int) -> str:
    """The text in lines of at most so many characters; what does not fit ends in «…»."""
    lines = wrap(_drawn(text), width) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: width - 1]}…"]
    return "\n".join(lines)


def _drawn(text: str) -> str:
    """The text in one line, without the signs that the font has no picture of."""
    from matplotlib.font_manager import findfont, get_font

    font = get_font(findfont("DejaVu Sans"))  # comes with the library, Cyrillic included
    plain = "".join(sign for sign in text if sign.isspace() or font.get_char_index(ord(sign)))
    return " ".join(plain.split())
