"""Charts as pictures, readable on a phone. matplotlib is loaded when the first is drawn; handlers draw in a thread.

The figure is made by hand: pyplot keeps every figure in a global and is not meant for threads.
"""

import io
from collections.abc import Sequence

SIZE = (7.2, 4.5)  # inches; with DOTS 1080 dots wide, what a phone shows
DOTS = 150
BLUE, GREY = "#0072B2", "#767676"  # of Okabe and Ito's palette, told apart by the colour-blind


def trend(title: str, labels: Sequence[str], values: Sequence[float | None], *, note: str = "") -> bytes:
    """A line of percentages over time as PNG; None leaves a gap. Each value is written at its point too.

    `labels` stand under the line, one for each value.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, dpi=DOTS, facecolor="white", layout="constrained")
    axes = figure.add_subplot()
    places = list(range(len(values)))
    axes.plot(places, [float("nan") if value is None else value for value in values], color=BLUE, marker="o", lw=2.5)
    for place, value in zip(places, values, strict=True):
        if value is not None:
            axes.annotate(
                f"{value:.0f}", (place, value), textcoords="offset points", xytext=(0, 9), ha="center", size=12
            )
    axes.set_ylim(0, 112)
    axes.set_yticks([0, 25, 50, 75, 100], labels=["0", "25", "50", "75", "100"], size=12)
    axes.set_xlim(-0.5, max(len(values), 1) - 0.5)
    axes.set_xticks(places, labels=list(labels), size=11, rotation=45 if len(labels) > 6 else 0, parse_math=False)
    axes.grid(axis="y", color="#E0E0E0")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.set_title(title, size=14, loc="left", parse_math=False)
    if note:
        figure.supxlabel(note, size=11, color=GREY, parse_math=False)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
