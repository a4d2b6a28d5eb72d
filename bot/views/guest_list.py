"""The organiser's list as a spreadsheet, and the picture of a ticket: what takes long enough to be made in a thread."""

import io
from datetime import datetime, tzinfo

from bot.i18n import Texts
from bot.services.doors import Sheet
from bot.views.page import Attachment

# Excel's own names of things; what people typed comes after and is written as text, never as a formula.
COLUMNS = ("person", "answer", "places", "code", "answered", "came", "came-at")
WIDTHS = (32, 16, 8, 8, 18, 10, 18)


def workbook(texts: Texts, sheet: Sheet, zone: tzinfo) -> Attachment:
    """Everybody who answered and who came besides; a name that looks like a formula stays a name."""
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"constant_memory": True, "in_memory": True}) as book:
        page = book.add_worksheet(texts.plain("sheet-guests"))
        bold = book.add_format({"bold": True})
        for number, (column, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            page.set_column(number, number, width)
            page.write_string(0, number, texts.plain(f"sheet-{column}"), bold)
        page.freeze_panes(1, 0)
        row = 0
        for guest, answered_at in sheet.guests:
            row += 1
            page.write_string(row, 0, guest.name)
            page.write_string(row, 1, texts.plain(f"sheet-is-{guest.state}"))
            page.write_number(row, 2, guest.places)
            if guest.code:
                page.write_number(row, 3, guest.code)
            page.write_string(row, 4, _moment(answered_at, zone))
            if guest.came and guest.came_at:
                page.write_number(row, 5, guest.came)
                page.write_string(row, 6, _moment(guest.came_at, zone))
        for name, number, added_at in sheet.walk_ins:
            row += 1
            page.write_string(row, 0, name)
            page.write_string(row, 1, texts.plain("sheet-walk-in"))
            page.write_number(row, 5, number)
            page.write_string(row, 6, _moment(added_at, zone))
    caption = texts("sheet-caption", title=sheet.happening.title, count=len(sheet.guests))
    return Attachment(f"guests-{sheet.happening.id}.xlsx", data.getvalue(), caption)


def _moment(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%d.%m.%Y %H:%M}"


def qr(link: str) -> bytes:
    """A link as a QR picture (PNG) that a telephone reads from another's screen."""
    import segno  # only those who show a ticket need it

    data = io.BytesIO()
    segno.make(link, error="m", micro=False).save(data, kind="png", scale=10, border=4)
    return data.getvalue()
