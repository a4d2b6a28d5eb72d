"""Callback data of the buttons of requirement cards, of the table of gaps and of loading vacancies."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class CardList(CallbackData, prefix="rq"):
    """A list of cards with its whole filter, as positions in the dictionaries; -1: not narrowed.

    `whose`: all, one's own, those one received. `choose` names what is chosen instead of the list, `card` a card.
    """

    group: int = -1
    skill: int = -1
    place: int = -1
    state: int = -1
    whose: str = ""
    page: int = 0
    choose: str = ""
    card: int = 0


class CardAction(StrEnum):
    SAME = "same"
    AGAINST = "against"
    BETTER = "better"
    NO_BETTER = "nobetter"
    ASK_WITHDRAW = "withdraw?"
    WITHDRAW = "withdraw"
    CHECK = "check"
    SEND = "send"
    CONSIDER = "consider"
    ACCEPT = "accept"
    DECLINE = "decline"
    DONE = "done"
    MERGE = "merge"


class CardPress(CallbackData, prefix="rqp"):
    """What is done with one card."""

    card: int
    action: CardAction


class SendCard(CallbackData, prefix="rqs"):
    """Send a card to an institution."""

    card: int
    organisation: int


class MergeCard(CallbackData, prefix="rqm"):
    """Merge a card into another one; asked before it is done."""

    card: int
    into: int
    sure: bool = False


class ReceiveCards(CallbackData, prefix="rqr"):
    """Let one's institution receive cards, or no longer."""

    wanted: bool


class GapPage(CallbackData, prefix="gap"):
    """The table of gaps: a page of it, of one municipality with `place`; one competency with `skill`."""

    place: int = -1
    skill: int = -1
    page: int = 0
    choose: bool = False


class GapSheet(CallbackData, prefix="gapx"):
    """The table as a workbook."""


class ImportPress(CallbackData, prefix="imp"):
    """Load what was read from a file."""

    number: int
