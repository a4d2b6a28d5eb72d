"""Pages of what a person has ahead: «Мои мероприятия», the calendar's address, which reminders come."""

from datetime import tzinfo

from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.agenda import Agenda, Happening, Own, Reminding
from bot.views.buttons import Setting, To
from bot.views.event_buttons import AgendaPage, EventAction, EventPress
from bot.views.event_words import capital
from bot.views.page import Page, Row, button, column, turning
from bot.views.people import go
from bot.views.tickets import when, where

CAPTION = 40  # characters of a title on a button

# What is chosen in the settings: a day before, two hours before.
REMINDING = {
    "both": Reminding(True, True),
    "day": Reminding(True, False),
    "hours": Reminding(False, True),
    "none": Reminding(False, False),
}


def agenda(texts: Texts, shown: Agenda, zone: tzinfo, *, calendar: bool) -> Page:
    """What is ahead, the nearest first."""
    ways_on: list[Row] = [(go(texts, "agenda-calendar", To.CALENDAR),)] if calendar else []
    ways_on += column(go(texts, "menu-events", To.EVENTS), go(texts, "menu-open", To.MENU))
    if not shown.lines:
        return Page(texts("agenda-empty"), ways_on)
    lines, rows = [], []
    for number, (happening, own, state) in enumerate(shown.lines, start=shown.first):
        lines.append(_line(texts, number, happening, own, state, zone))
        caption = texts.plain("agenda-button", number=number, title=clipped(happening.title, CAPTION))
        rows.append((button(caption, EventPress(event=happening.id, action=EventAction.OPEN)),))
    turn = turning(texts, shown.page, shown.pages, lambda page: AgendaPage(page=page))
    text = texts("agenda", lines=Html("\n\n".join(lines)))
    return Page(text, [*rows, *turn, *ways_on])


def _line(texts: Texts, number: int, happening: Happening, own: Own, state: str, zone: tzinfo) -> str:
    answer = texts.plain(f"agenda-{own.state}", place=own.queue_place, code=str(own.code))
    return texts(
        "agenda-line",
        number=number,
        title=happening.title,
        when=capital(when(texts, happening.starts_at, zone)),
        where=where(texts, happening.municipality, happening.place) or "none",
        answer=texts.plain(f"agenda-is-{state}") if state in {"cancelled", "postponed"} else answer,
    )


def calendar(texts: Texts, address: str) -> Page:
    """The address, and what to do with it."""
    return Page(
        texts("agenda-address", address=Html(f"<code>{address}</code>")),
        column(
            go(texts, "agenda-renew", To.CALENDAR_RENEW),
            go(texts, "agenda-close", To.CALENDAR_CLOSE),
            button(texts.plain("form-back"), AgendaPage(page=0)),
        ),
    )


def calendar_closed(texts: Texts) -> Page:
    return Page(
        texts("agenda-closed"),
        column(button(texts.plain("agenda-open"), AgendaPage(page=0)), go(texts, "menu-open", To.MENU)),
    )


def reminding(texts: Texts, chosen: Reminding) -> Page:
    """Which reminders come; in quiet hours none does."""
    rows: list[Row] = [
        (
            button(
                texts.plain(
                    "field-many-on" if each == chosen else "field-many-off",
                    caption=texts.plain(f"settings-reminders-{name}"),
                ),
                Setting(name="reminders", value=name),
            ),
        )
        for name, each in REMINDING.items()
    ]
    return Page(texts("settings-reminders-question"), [*rows, (go(texts, "form-back", To.SETTINGS),)])
