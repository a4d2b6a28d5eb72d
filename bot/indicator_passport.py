"""Passports of the cluster, of a municipality or of an institution as a PDF: figures with their definitions. The same
words make the same bytes.

Slow, call it in a thread: a page takes some tens of milliseconds, the first one half a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

MARGIN = 16  # millimetres
TOGETHER = 32  # of a heading, the head of its table and the first row
FONT = "DejaVu"


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in words."""

    name: str
    value: str
    before: str
    change: str
    definition: str


@dataclass(frozen=True, slots=True)
class Passport:
    """All that is written, in words; `at` is the moment the file says it was made."""

    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    headings: tuple[str, str, str, str]
    tasks: Sequence[tuple[str, Sequence[Line]]]
    foot: str
    at: datetime


def pdf(passport: Passport) -> bytes:
    """The passport as a PDF of A4 pages."""
    from fpdf import FPDF  # a third of a second at first use
    from matplotlib import get_data_path  # it brings a font with Cyrillic letters

    fonts = Path(get_data_path()) / "fonts" / "ttf"
    page = FPDF(format="A4")
    page.set_creation_date(passport.at)
    page.set_margins(MARGIN, MARGIN)
    page.set_auto_page_break(True, MARGIN)
    page.add_font(FONT, "", str(fonts / "DejaVuSans.ttf"))
    page.add_font(FONT, "B", str(fonts / "DejaVuSans-Bold.ttf"))
    page.add_page()
    wide = page.epw
    page.set_font(FONT, "B", 16)
    page.multi_cell(wide, 8, passport.title, align="L", new_x="LMARGIN", new_y="NEXT")
    page.set_font(FONT, "", 10)
    page.multi_cell(wide, 6, passport.subtitle, align="L", new_x="LMARGIN", new_y="NEXT")
    page.ln(2)
    for name, value in passport.facts:
        page.multi_cell(wide, 5.5, f"{name}: {value}", align="L", new_x="LMARGIN", new_y="NEXT")
    for title, lines in passport.tasks:
        page.ln(3)
        if page.will_page_break(TOGETHER):  # a heading does not stay behind alone
            page.add_page()
        page.set_font(FONT, "B", 11)
        page.multi_cell(wide, 7, title, align="L", new_x="LMARGIN", new_y="NEXT")
        with page.table(
            col_widths=(52, 16, 16, 16), text_align=("LEFT", "RIGHT", "RIGHT", "LEFT"), line_height=5, padding=1
        ) as table:
            page.set_font(FONT, "B", 8)
            table.row(passport.headings)
            page.set_font(FONT, "", 8)
            for each in lines:
                table.row((f"{each.name}\n{each.definition}", each.value, each.before, each.change))
    page.ln(4)
    page.set_font(FONT, "", 8)
    page.multi_cell(wide, 5, passport.foot, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())
