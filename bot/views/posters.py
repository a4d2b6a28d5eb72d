"""Posters with a QR code: an A4 sheet to print and a picture. Slow to make, so handlers call this in a thread.

The font is DejaVu Sans, which matplotlib carries with it: Cyrillic, free to ship, legible from a distance. Characters
it has no picture for, such as most emoji, are left out.
"""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.i18n import Texts
from bot.quality_codes import printed
from bot.services.points import PointCard
from bot.views.page import Attachment

WIDTH, HEIGHT = 210.0, 297.0  # of A4, millimetres
MARGIN = 18.0
QR, QR_TOP = 100.0, 107.0
BELOW = QR_TOP + QR + 11  # four modules around the code stay white (ISO/IEC 18004), or cameras do not find it
INK, GREY = (20, 20, 20), (90, 90, 90)
DOTS = 200  # of the picture, per inch
LEADING = 0.45  # millimetres from line to line, per point of size
# Size in points and characters a line at which a text of so many lines still looks well; the last cuts what is longer.
FITS = ((30, 22, 2), (24, 28, 3), (18, 38, 4), (14, 50, 4))
PLACE = ((20, 34, 2), *FITS[2:])


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a poster, from top to bottom."""

    organisation: str
    place: str
    invitation: str
    link: str
    scan: str
    typing: str
    code: str
    note: str


def poster(texts: Texts, point: PointCard, username: str) -> Poster:
    """The words of a poster; the point has a code."""
    code = point.code or ""
    place = texts.plain("quality-event", title=point.name) if point.event_id else point.name
    return Poster(
        organisation=point.organisation or texts.plain("event-cluster"),
        place=", ".join(part for part in (point.branch, place) if part),
        invitation=texts.plain("poster-invitation-event" if point.event_id else "poster-invitation"),
        link=f"https://t.me/{username}?start=q{code}",
        scan=texts.plain("poster-scan"),
        typing=texts.plain("poster-typing", bot=f"@{username}"),
        code=printed(code),
        note=texts.plain("poster-note"),
    )


def file_of(texts: Texts, posters: Sequence[Poster], part: int = 1) -> Attachment:
    """Posters in one file, a page each; `part` counts the files of an organisation that has more than fit in one."""
    if len(posters) == 1 and part == 1:
        return Attachment(f"poster-{posters[0].code}.pdf", pdf(posters), texts("poster-caption", link=posters[0].link))
    return Attachment(f"posters-{part}.pdf", pdf(posters), texts("posters-caption", count=len(posters)))


def picture_of(texts: Texts, only: Poster) -> Attachment:
    return Attachment(f"poster-{only.code}.png", png(only), texts("poster-caption", link=only.link))


@dataclass(frozen=True, slots=True)
class Lines:
    """Centred lines of a poster; `top` in millimetres, `size` in points."""

    text: str
    top: float
    size: int
    heavy: bool = False
    colour: tuple[int, int, int] = INK


def lines_of(only: Poster) -> list[Lines]:
    """All words of a poster, broken into lines that fit."""
    size, organisation = fitted(only.organisation)
    below = MARGIN + 3 + len(organisation) * size * LEADING
    smaller, place = fitted(only.place, PLACE)
    return [
        Lines("\n".join(organisation), MARGIN, size, heavy=True),
        Lines("\n".join(place), below, smaller, colour=GREY),
        Lines(only.invitation, 86, 22, heavy=True),
        Lines(only.scan, BELOW, 16),
        Lines(only.typing, BELOW + 12, 14, colour=GREY),
        Lines(only.code, BELOW + 20, 34, heavy=True),
        Lines(only.link, BELOW + 39, 10, colour=GREY),
        Lines("\n".join(textwrap.wrap(only.note, 85)), BELOW + 54, 10, colour=GREY),
    ]


def pdf(posters: Sequence[Poster]) -> bytes:
    """A4, a page for each poster; text stays text, the code is drawn without blur at any size."""
    from fpdf import FPDF

    book = FPDF(format="A4", unit="mm")
    book.set_auto_page_break(False)
    book.set_margins(MARGIN, MARGIN, MARGIN)
    for style, path in zip(("", "B"), fonts(), strict=True):
        book.add_font("DejaVu", style, path)
    for each in posters:
        book.add_page()
        book.set_title(readable(f"{each.organisation}, {each.place}"))
        for lines in lines_of(each):
            book.set_font("DejaVu", "B" if lines.heavy else "", lines.size)
            book.set_text_color(*lines.colour)
            book.set_xy(MARGIN, lines.top)
            book.multi_cell(WIDTH - 2 * MARGIN, lines.size * LEADING, readable(lines.text), align="C")
        _draw(book, each.link, (WIDTH - QR) / 2, QR_TOP)
    return bytes(book.output())


def _draw(book: "FPDF", link: str, left: float, top: float) -> None:  # type: ignore[name-defined]  # noqa: F821
    """The QR code as rectangles, one for each run of dark modules."""
    import segno

    modules = [list(row) for row in segno.make(link, error="q", micro=False).matrix_iter(border=0)]
    side = QR / len(modules)
    book.set_fill_color(*INK)
    for y, row in enumerate(modules):
        start = None
        for x, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                book.rect(left + start * side, top + y * side, (x - start) * side, side, style="F")
                start = None


def png(only: Poster) -> bytes:
    """The same sheet as a picture, 1654 × 2339 dots."""
    import segno
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    figure = Figure(figsize=(WIDTH / 25.4, HEIGHT / 25.4), dpi=DOTS, facecolor="white")
    regular, bold = (FontProperties(fname=str(path)) for path in fonts())
    for lines in lines_of(only):
        figure.text(
            0.5,
            1 - lines.top / HEIGHT,
            readable(lines.text),
            size=lines.size,
            fontproperties=bold if lines.heavy else regular,
            color=[part / 255 for part in lines.colour],
            ha="center",
            va="top",
            parse_math=False,
            linespacing=1.25,
        )
    area = figure.add_axes(((WIDTH - QR) / 2 / WIDTH, 1 - (QR_TOP + QR) / HEIGHT, QR / WIDTH, QR / HEIGHT))
    area.imshow(
        [list(row) for row in segno.make(only.link, error="q", micro=False).matrix_iter(border=0)],
        cmap="binary",
        interpolation="nearest",
    )
    area.set_axis_off()
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()


def fitted(text: str, fits: Sequence[tuple[int, int, int]] = FITS) -> tuple[int, list[str]]:
    """The largest size at which a name takes few lines, and those lines; a name too long for all is cut."""
    for size, width, most in fits:
        wrapped = textwrap.wrap(text, width)
        if len(wrapped) <= most:
            return size, wrapped
    size, width, most = fits[-1]
    return size, textwrap.wrap(text, width, max_lines=most, placeholder="…")


@cache
def fonts() -> tuple[Path, Path]:
    """The regular and the bold font file."""
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"


@cache
def _drawable() -> frozenset[int]:
    """The characters both fonts have a picture of."""
    from matplotlib.font_manager import get_font

    regular, bold = (set(get_font(str(path)).get_charmap()) for path in fonts())
    return frozenset(regular & bold)


def readable(text: str) -> str:
    """The text without what cannot be drawn."""
    known = _drawable()
    kept = "".join(char for char in text if char == "\n" or ord(char) in known)
    return "\n".join(" ".join(line.split()) for line in kept.split("\n"))
