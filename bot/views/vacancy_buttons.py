"""Callback data of the buttons of vacancies: lists and cards, employers, responses, saved filters."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class VacancyList(CallbackData, prefix="vl"):
    """A list of vacancies with its whole filter, as positions in the dictionaries; -1: not narrowed.

    `flags` has a bit for each toggle; `choose` names what is chosen instead of the list, `vacancy` a card.
    """

    where: int = 2
    group: int = -1
    salary: int = 0
    employment: int = -1
    flags: int = 0
    page: int = 0
    choose: str = ""
    vacancy: int = 0


class VacancyAction(StrEnum):
    OPEN = "open"
    EMPLOYER = "host"
    MANAGE = "manage"
    CHANGE = "change"
    ASK_CLOSE = "close?"
    ANEW = "anew"
    ASK_RESPOND = "answer?"
    RESPOND = "answer"
    MESSAGE = "message"
    CONSENT = "consent"
    OWN = "own"


class VacancyPress(CallbackData, prefix="va"):
    """What is done with one vacancy."""

    vacancy: int
    action: VacancyAction


class VacancyLine(CallbackData, prefix="valine"):
    """Change one line of a vacancy."""

    vacancy: int
    line: str


class VacancyDesk(CallbackData, prefix="vdesk"):
    """The vacancies of an employer."""

    organisation: int
    ended: bool = False
    page: int = 0


class NewVacancy(CallbackData, prefix="vnew"):
    """Place a vacancy in the name of an organisation."""

    organisation: int


class Prolong(CallbackData, prefix="vlong"):
    """Show a vacancy for longer; `seen` is the ordinal of the last day the presser saw."""

    vacancy: int
    seen: int


class CloseVacancy(CallbackData, prefix="vclose"):
    """Close a vacancy with an outcome."""

    vacancy: int
    outcome: str


class ResponseList(CallbackData, prefix="vr"):
    """The responses to a vacancy; 0: one's own to all of them."""

    vacancy: int = 0
    page: int = 0


class FittingList(CallbackData, prefix="vf"):
    """Specialists who fit a vacancy."""

    vacancy: int
    page: int = 0


class ResponseAction(StrEnum):
    READ = "read"  # by the employer
    FILE = "file"
    INVITE = "invite"
    DECLINE = "decline"
    HIRE = "hire"
    OWN = "own"  # by the sender
    ASK_WITHDRAW = "back?"
    WITHDRAW = "back"


class ResponsePress(CallbackData, prefix="vre"):
    """What is done with one response."""

    response: int
    action: ResponseAction


class SaveFilter(CallbackData, prefix="vsave"):
    """Tell of what is new in a list; without `alert` it is asked how. The filter as in VacancyList."""

    where: int = 2
    group: int = -1
    salary: int = 0
    employment: int = -1
    flags: int = 0
    alert: str = ""


class DropFilter(CallbackData, prefix="vdrop"):
    """Tell of it no more."""

    saved: int
