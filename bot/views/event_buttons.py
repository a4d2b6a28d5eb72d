"""Callback data of the buttons of events: lists and cards, organisers, guests, the door."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class EventList(CallbackData, prefix="el"):
    """A list of events with its whole filter, as positions in the dictionaries; -1: not narrowed.

    `flags` has a bit for each toggle; `choose` names what is chosen instead of the list, `event` a card.
    """

    when: int = 0
    where: int = 0
    whom: int = -1
    kind: int = -1
    flags: int = 0
    page: int = 0
    choose: str = ""
    event: int = 0


class EventAction(StrEnum):
    OPEN = "open"
    TEXT = "text"
    CALENDAR = "ics"
    ORGANISER = "host"
    SERIES = "series"
    MANAGE = "manage"
    CHANGE = "change"
    ASK_POSTPONE = "later?"
    POSTPONE = "later"
    ASK_CANCEL = "cancel?"
    CANCEL = "cancel"
    ASK_WITHDRAW = "hide?"
    WITHDRAW = "hide"


class EventPress(CallbackData, prefix="ev"):
    """What is done with one event, or with those that follow it in its series too."""

    event: int
    action: EventAction
    following: bool = False


class EventLine(CallbackData, prefix="evline"):
    """Change one line of an event, and of those that follow it when they are meant too."""

    event: int
    line: str
    following: bool = False


class EventDesk(CallbackData, prefix="desk"):
    """The events of an organiser; 0: the cluster's own."""

    organisation: int
    ended: bool = False
    page: int = 0


class NewEvent(CallbackData, prefix="new"):
    """Propose an event: `event` is the one to begin with, 0 a clean sheet; without `begun` the start is chosen."""

    organisation: int
    begun: bool = False
    event: int = 0


class TrustPress(CallbackData, prefix="trust"):
    """Let an organisation publish unchecked, or no longer."""

    organisation: int
    wanted: bool


class ShowPass(CallbackData, prefix="pass"):
    """What is shown at the door of an event."""

    event: int


class Rsvp(CallbackData, prefix="rsvp"):
    """An answer to an event."""

    event: int
    answer: str


class Places(CallbackData, prefix="places"):
    """Come with so many; 0 asks with how many."""

    event: int
    number: int


class AgendaPage(CallbackData, prefix="agenda"):
    page: int


class DoorAction(StrEnum):
    BOARD = "board"
    LIST = "list"
    CODE = "code"
    WALK_INS = "walkins"
    NUMBER = "number"
    NAME = "name"
    TAKE_BACK = "undo"
    SEATS = "seats"
    SHEET = "sheet"


class DoorPress(CallbackData, prefix="door"):
    """What whoever receives the guests of an event does."""

    event: int
    action: DoorAction
    page: int = 0


class Came(CallbackData, prefix="came"):
    """So many came with a ticket, 0: nobody; then the list is shown from `page` on, the guest where it is -1."""

    ticket: int
    number: int
    page: int = -1


class WalkedIn(CallbackData, prefix="walkin"):
    """So many came without an answer."""

    event: int
    number: int


class Resize(CallbackData, prefix="resize"):
    """Change the number of seats although somebody loses one; 0: no limit."""

    event: int
    seats: int
