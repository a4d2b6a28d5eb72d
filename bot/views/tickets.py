"""Pages of a guest: an event with one's own answer, how many come, the pass, and what the bot writes by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import Texts
from bot.seating import MOST_PLACES
from bot.services.standing import Own, Pass, Stage, Standing, TicketState, Visit
from bot.services.tickets import Answer
from bot.views.buttons import To
from bot.views.event_buttons import AgendaPage, EventAction, EventPress, Places, Rsvp, ShowPass
from bot.views.event_words import capital, sentence
from bot.views.page import Attachment, Button, Page, Row, button, column, pairs
from bot.views.people import go

Params = Mapping[str, Any]

# Where a code still opens a door.
SHOWS_PASS = {Stage.OPEN, Stage.CLOSED, Stage.BEGUN}
CONCERNED = {TicketState.GOING, TicketState.MAYBE, TicketState.WAITING, TicketState.OFFERED}


def when(texts: Texts, moment: datetime, zone: tzinfo) -> str:
    """«среда, 2 декабря в 15:00», in the reader's zone."""
    local = moment.astimezone(zone)
    return texts.plain("tickets-when", weekday=texts.weekday(local.date()), moment=texts.moment(moment, zone))


def where(texts: Texts, municipality: str | None, place: Sequence[str]) -> str:
    """Municipality, name and address; nothing for what has none."""
    first = [texts.plain(f"municipality-{municipality}-short")] if municipality else []
    return ", ".join([*first, *place])


def answer_lines(texts: Texts, standing: Standing, zone: tzinfo) -> list[str]:
    """What the card of an event says of its reader's answer, and of what can still be answered."""
    return [line for line in (_seats(texts, standing), own_line(texts, standing, zone)) if line]


def _seats(texts: Texts, standing: Standing) -> str:
    """The free seats while one can answer, and why one no longer can where the card itself does not say so."""
    if standing.stage in {Stage.CLOSED, Stage.BEGUN}:
        return texts(f"tickets-stage-{standing.stage}")
    if standing.stage != Stage.OPEN or standing.seats is None or standing.free is None:
        return ""
    if standing.free == 0:
        return "" if standing.own and standing.own.state in CONCERNED else texts("tickets-full")
    return texts("tickets-free", free=standing.free, seats=standing.seats)


def own_line(texts: Texts, standing: Standing, zone: tzinfo) -> str:
    """What the reader answered, and what that means."""
    own = standing.own
    if own is None or (standing.stage == Stage.OVER and not own.came):
        return ""
    if own.came:
        return texts("tickets-came")
    places = texts.plain("tickets-places", count=own.places)
    match own.state:
        case TicketState.GOING if standing.stage in SHOWS_PASS:
            named = "yes" if own.named else "no"
            return texts("tickets-going", places=places, code=str(own.code), named=named)
        case TicketState.GOING:
            return texts("tickets-was-going")
        case TicketState.WAITING if standing.stage == Stage.OPEN:
            return texts("tickets-waiting", place=own.queue_place, free=standing.free or 0, places=places)
        case TicketState.WAITING:
            return texts("tickets-in-queue", place=own.queue_place)
        case TicketState.OFFERED if own.held_until is not None:
            return texts("tickets-offered", places=places, until=when(texts, own.held_until, zone))
        case state:
            return texts(f"tickets-{state}")


def answer_rows(texts: Texts, standing: Standing) -> list[Row]:
    """The buttons under an event for its reader: the answers that can be given, and the pass."""
    event, own = standing.event_id, standing.own
    rows: list[Row] = []
    if own is not None and own.state == TicketState.GOING and standing.stage in SHOWS_PASS:
        rows.append((button(texts.plain("tickets-pass"), ShowPass(event=event)),))
    if own is None or not own.came:
        rows += _answers(texts, standing)
    if own is not None:
        rows.append((_agenda(texts),))
    return rows


def _answers(texts: Texts, standing: Standing) -> list[Row]:
    state = standing.own.state if standing.own else None
    going, maybe, declined = (_rsvp(texts, standing.event_id, answer) for answer in Answer)
    if standing.stage in {Stage.OPEN, Stage.CLOSED} and state == TicketState.OFFERED:
        return [(_rsvp(texts, standing.event_id, Answer.GOING, "tickets-confirm"), declined)]
    if standing.stage == Stage.OPEN:
        match state:
            case TicketState.GOING:
                return [*_several(texts, standing), (maybe, declined)]
            case TicketState.WAITING:
                stay = _rsvp(texts, standing.event_id, Answer.GOING, "tickets-stay")
                return [*_several(texts, standing), (stay, declined)]
            case TicketState.MAYBE:
                return [(going, declined)]
            case TicketState.DECLINED:
                return [(going, maybe)]
        return [(going, maybe, declined)]
    if state not in CONCERNED or standing.stage not in {Stage.CLOSED, Stage.POSTPONED}:
        return []
    return [*(_several(texts, standing) if standing.stage == Stage.CLOSED else []), (declined,)]


def _several(texts: Texts, standing: Standing) -> list[Row]:
    """The way to more places, or back to fewer."""
    own = standing.own
    if own is None or own.state not in {TicketState.GOING, TicketState.WAITING}:
        return []
    highest = own.most if standing.stage == Stage.OPEN else own.places
    if highest == 1:
        return []
    caption = texts.plain("tickets-several" if own.places == 1 else "tickets-change-places", count=own.places)
    return [(button(caption, Places(event=standing.event_id, number=0)),)]


def _rsvp(texts: Texts, event_id: int, answer: Answer, key: str = "") -> Button:
    return button(texts.plain(key or f"tickets-answer-{answer}"), Rsvp(event=event_id, answer=answer))


def _agenda(texts: Texts) -> Button:
    return button(texts.plain("agenda-open"), AgendaPage(page=0))


def refused(texts: Texts, visit: Visit) -> str:
    """Why the press changed nothing, over the chat."""
    return texts.plain(f"tickets-stage-{visit.standing.stage}")


def noted(texts: Texts, own: Own | None) -> str:
    """The answer that was taken, in a few words over the chat."""
    if own is None:
        return ""
    return texts.plain(f"tickets-noted-{own.state}", place=own.queue_place)


def how_many(texts: Texts, visit: Visit) -> Page:
    """With how many? As many as there are places."""
    own = visit.standing.own
    highest = MOST_PLACES if own is None else own.most if visit.standing.stage == Stage.OPEN else own.places
    choices = [
        button(
            texts.plain(
                "field-many-on" if own and own.places == number else "field-many-off",
                caption=texts.plain("tickets-places", count=number),
            ),
            Places(event=visit.happening.id, number=number),
        )
        for number in range(1, highest + 1)
    ]
    back = button(texts.plain("form-back"), EventPress(event=visit.happening.id, action=EventAction.OPEN))
    return Page(texts("tickets-how-many", title=visit.happening.title), [*pairs(choices), (back,)])


def pass_photo(texts: Texts, shown: Pass, picture: bytes, zone: tzinfo) -> Attachment:
    """What is shown at the door: the QR, and in the text under it all that it says."""
    caption = texts(
        "tickets-pass-caption",
        title=shown.happening.title,
        when=capital(when(texts, shown.happening.starts_at, zone)),
        places=texts.plain("tickets-places", count=shown.places),
        code=str(shown.code),
    )
    return Attachment("qr.png", picture, caption)


def invitation(texts: Texts) -> Page:
    """Somebody else's ticket: nothing of it is told."""
    return Page(
        texts("tickets-not-yours"), column(go(texts, "menu-events", To.EVENTS), go(texts, "menu-open", To.MENU))
    )


# What the bot writes by itself


def offer(texts: Texts, params: Params) -> Page:
    """A seat is free for the first in the queue."""
    text = texts(
        "ticket-offer",
        about=_about(texts, params),
        places=texts.plain("tickets-places", count=params["places"]),
        until=when(texts, datetime.fromisoformat(params["held_until"]), ZoneInfo(params["zone"])),
    )
    answers = (
        _rsvp(texts, params["event"], Answer.GOING, "tickets-confirm"),
        _rsvp(texts, params["event"], Answer.DECLINED),
    )
    return Page(text, [answers, (_to_event(texts, params),)])


def lapsed(texts: Texts, params: Params) -> Page:
    again = _rsvp(texts, params["event"], Answer.GOING, "tickets-queue-again")
    return Page(texts("ticket-lapsed", about=_about(texts, params)), [(again,), (_to_event(texts, params),)])


def lost(texts: Texts, params: Params) -> Page:
    """There are fewer seats now."""
    text = texts("ticket-lost", about=_about(texts, params), place=params["queue_place"])
    stay = _rsvp(texts, params["event"], Answer.GOING, "tickets-stay")
    return Page(text, [(stay, _rsvp(texts, params["event"], Answer.DECLINED)), (_to_event(texts, params),)])


def reminder(texts: Texts, params: Params) -> Page:
    """A day or two hours before."""
    starts = datetime.fromisoformat(params["starts_at"])
    zone = ZoneInfo(params["zone"])
    time = f"{starts.astimezone(zone):%H:%M}"
    day = texts.plain(f"ticket-day-{params['day']}", time=time, when=when(texts, starts, zone))
    place = where(texts, params["municipality"], params["place"])
    title = texts.plain("quoted", text=params["title"])
    text = texts("ticket-reminder", day=day, about=sentence(", ".join(filter(None, (title, place)))))
    event = params["event"]
    if params["maybe"]:
        answers = (_rsvp(texts, event, Answer.GOING), _rsvp(texts, event, Answer.DECLINED))
        return Page(f"{text} {texts('ticket-reminder-maybe')}", [answers, (_to_event(texts, params),)])
    if params["code"]:
        places = texts.plain("tickets-places", count=params["places"])
        text = f"{text} {texts('ticket-reminder-code', code=str(params['code']), places=places)}"
    return Page(
        text,
        column(
            button(texts.plain("tickets-pass"), ShowPass(event=event)),
            _rsvp(texts, event, Answer.DECLINED, "tickets-free-the-seat"),
            _to_event(texts, params),
        ),
    )


def changed(texts: Texts, params: Params, change: str) -> Page:
    """The event is not what it was."""
    starts = when(texts, datetime.fromisoformat(params["starts_at"]), ZoneInfo(params["zone"]))
    place = where(texts, params["municipality"], params["place"])
    seated = params.get("seated", True)  # a letter of an earlier version does not know
    text = texts(
        f"ticket-{change}",
        title=params["title"],
        when=starts,
        line=params["line"] or "none",
        seated="yes" if seated else "no",
    )
    if place and (change == "moved" or params["line"] == "place"):
        text = f"{text} {texts('tickets-where', where=sentence(place))}"
    if params["reason"]:
        text = f"{text} {texts('tickets-reason', reason=params['reason'])}"
    if change in {"cancelled", "withdrawn"}:
        return Page(text, column(go(texts, "menu-events", To.EVENTS), go(texts, "menu-open", To.MENU)))
    declines = _rsvp(texts, params["event"], Answer.DECLINED, "tickets-free-the-seat" if seated else "")
    return Page(text, column(_to_event(texts, params), declines))


def thanks(texts: Texts, params: Params, rows: Sequence[Row] = ()) -> Page:
    """After the end, once; `rows` is the place for what else those who were there may be asked."""
    text = texts("ticket-thanks-seen" if params["seen"] else "ticket-thanks", title=params["title"])
    return Page(text, [*rows, (_agenda(texts), go(texts, "menu-open", To.MENU))])


def _about(texts: Texts, params: Params) -> str:
    """«Мастер-класс», среда, 2 декабря в 15:00."""
    starts = when(texts, datetime.fromisoformat(params["starts_at"]), ZoneInfo(params["zone"]))
    return texts.plain("ticket-about", title=params["title"], when=starts)


def _to_event(texts: Texts, params: Params) -> Button:
    return button(texts.plain("tickets-to-event"), EventPress(event=params["event"], action=EventAction.OPEN))
