"""Pages of whoever receives the guests of an event: the guests in numbers, the list at the door, who has just come."""

from datetime import tzinfo

from bot.i18n import Html, Texts
from bot.services.doors import Arrival, Board, Guest, GuestList, Resizing, TicketState
from bot.views.event_buttons import Came, DoorAction, DoorPress, EventAction, EventPress, Resize, WalkedIn
from bot.views.event_words import capital
from bot.views.page import Button, Page, Row, button, column, pairs, turning
from bot.views.tickets import when

CAPTION = 34  # characters of a name on a button
COUNTED = (TicketState.GOING, TicketState.OFFERED, TicketState.MAYBE, TicketState.WAITING, TicketState.DECLINED)


def _press(texts: Texts, key: str, event_id: int, action: DoorAction, page: int = 0) -> Button:
    return button(texts.plain(key), DoorPress(event=event_id, action=action, page=page))


def board(texts: Texts, shown: Board, zone: tzinfo) -> Page:
    """Capacity and answers at a glance."""
    event = shown.happening.id
    lines = [
        texts(f"doors-{state}", answers=answers, places=texts.plain("tickets-places", count=places))
        for state in COUNTED
        if (found := shown.answers.get(state)) and (answers := found[0]) and (places := found[1])
    ]
    seats = (
        texts("doors-no-limit")
        if shown.seats is None
        else texts("doors-capacity", seats=shown.seats, free=shown.free or 0)
    )
    if shown.came or shown.walked_in:
        lines.append(texts("doors-came", total=shown.came + shown.walked_in, walked_in=shown.walked_in))
    text = texts(
        "doors-board",
        title=shown.happening.title,
        when=capital(when(texts, shown.happening.starts_at, zone)),
        seats=Html(seats),
        lines=Html("\n".join(lines) or texts("doors-nobody")),
    )
    back = button(texts.plain("tickets-to-event"), EventPress(event=event, action=EventAction.OPEN))
    return Page(
        text,
        [
            (
                _press(texts, "doors-by-code", event, DoorAction.CODE),
                _press(texts, "doors-by-list", event, DoorAction.LIST),
            ),
            (
                _press(texts, "doors-walk-ins-open", event, DoorAction.WALK_INS),
                _press(texts, "doors-seats-open", event, DoorAction.SEATS),
            ),
            (_press(texts, "doors-sheet", event, DoorAction.SHEET),),
            (back,),
        ],
    )


def guests(texts: Texts, shown: GuestList) -> Page:
    """The list at the door: a press marks a guest, another takes the mark off."""
    event = shown.happening.id
    rows: list[Row] = [
        (
            button(
                texts.plain("field-many-on" if each.came else "field-many-off", caption=_caption(texts, each)),
                Came(ticket=each.ticket_id, number=0 if each.came else each.places, page=shown.page),
            ),
        )
        for each in shown.guests
    ]
    rows += turning(
        texts,
        shown.page,
        shown.pages,
        lambda page: DoorPress(event=event, action=DoorAction.LIST, page=page),
    )
    rows.append(
        (_press(texts, "doors-by-code", event, DoorAction.CODE), _press(texts, "doors-open", event, DoorAction.BOARD))
    )
    key = "doors-list" if shown.guests else "doors-list-empty"
    return Page(texts(key, title=shown.happening.title, page=shown.page + 1, pages=shown.pages), rows)


def _caption(texts: Texts, guest: Guest) -> str:
    name = _name(texts, guest)
    short = name if len(name) <= CAPTION else f"{name[: CAPTION - 1].rstrip()}…"
    if guest.places == 1:
        return short
    shown = texts.plain("doors-part", came=guest.came, places=guest.places) if guest.came else str(guest.places)
    return texts.plain("doors-line", name=short, places=shown)


def _name(texts: Texts, guest: Guest) -> str:
    """How a guest is told apart: by name, by code, or not at all any more."""
    return guest.name or (
        texts.plain("doors-nameless", code=str(guest.code)) if guest.code else texts.plain("doors-unknown")
    )


def arrival(texts: Texts, shown: Arrival, zone: tzinfo) -> Page:
    """Who stands at the door, and whether they have been here."""
    guest, event = shown.guest, shown.happening.id
    places = texts.plain("tickets-places", count=guest.places)
    head = texts("doors-guest", title=shown.happening.title, name=_name(texts, guest), places=places)
    if guest.came and guest.came_at:
        key = "doors-came-again" if shown.again else "doors-came-now"
        text = texts(key, when=texts.moment(guest.came_at, zone), came=guest.came)
    else:
        text = texts("doors-not-marked" if shown.expected else f"doors-without-seat-{guest.state}")
    choices = [
        button(
            texts.plain(
                "field-many-on" if guest.came == number else "field-many-off",
                caption=texts.plain("doors-so-many", count=number),
            ),
            Came(ticket=guest.ticket_id, number=number),
        )
        for number in range(1, guest.places + 1)
    ]
    off = button(texts.plain("doors-mark-off"), Came(ticket=guest.ticket_id, number=0)) if guest.came else None
    return Page(
        f"{head}\n\n{text}",
        [
            *pairs(choices),
            *column(off),
            (
                _press(texts, "doors-next-code", event, DoorAction.CODE),
                _press(texts, "doors-open", event, DoorAction.BOARD),
            ),
        ],
    )


def next_code(texts: Texts, shown: Arrival, zone: tzinfo, question: Page) -> Page:
    """Who was let in, and the question for the next code below, so that a queue at the door goes on without presses."""
    page = arrival(texts, shown, zone)
    several = [row for row in page.rows[:-1] if shown.guest.places > 1 or not shown.guest.came]
    board_row = (_press(texts, "doors-open", shown.happening.id, DoorAction.BOARD),)
    return Page(f"{page.text}\n\n{question.text}", [*several, *question.rows, board_row])


def walk_ins(texts: Texts, shown: Board) -> Page:
    """People who came without an answer."""
    event = shown.happening.id
    text = texts("doors-walk-ins-page", title=shown.happening.title, count=shown.walked_in)
    if shown.named:
        text = f"{text}\n{texts('doors-walk-ins-named', names=', '.join(shown.named))}"
    return Page(
        text,
        [
            (
                button(texts.plain("doors-one-more"), WalkedIn(event=event, number=1)),
                button(texts.plain("doors-two-more"), WalkedIn(event=event, number=2)),
            ),
            (
                _press(texts, "doors-number", event, DoorAction.NUMBER),
                _press(texts, "doors-name", event, DoorAction.NAME),
            ),
            *column(
                _press(texts, "doors-take-back", event, DoorAction.TAKE_BACK) if shown.walked_in else None,
                _press(texts, "doors-open", event, DoorAction.BOARD),
            ),
        ],
    )


def resizing(texts: Texts, shown: Resizing) -> Page:
    """Who would lose a seat: is it meant? Nobody: it is done."""
    event = shown.happening.id
    back = _press(texts, "doors-open", event, DoorAction.BOARD)
    if not shown.total:
        return Page(texts("doors-resized", title=shown.happening.title), [(back,)])
    names = ", ".join(_name(texts, each) for each in shown.losers)
    text = texts("doors-losers", title=shown.happening.title, seats=shown.seats or 0, count=shown.total, names=names)
    sure = button(texts.plain("doors-resize-yes"), Resize(event=event, seats=shown.seats or 0))
    return Page(text, [(sure,), (_press(texts, "doors-resize-no", event, DoorAction.BOARD),)])
