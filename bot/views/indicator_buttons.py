"""Callback data of the buttons of indicators: reports, their review, figures."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class ReportAction(StrEnum):
    OPEN = "open"
    FILL = "fill"
    HAND = "hand"
    NOT_MINE = "notmine"
    CORRECT = "correct"
    HISTORY = "history"
    PASSPORT = "pdf"
    PICTURE = "png"
    ACCEPT = "accept"
    MARK = "mark"
    SEND_BACK = "back"
    EXCUSE = "excuse"
    EXPECT = "expect"


class ReportPress(CallbackData, prefix="rep"):
    """What is done with one report."""

    report: int
    action: ReportAction


class HandTo(CallbackData, prefix="repto"):
    """Pass a report on to a colleague."""

    report: int
    person: int


class ReportMark(CallbackData, prefix="repmark"):
    """Mark an element to be corrected, or take the mark off."""

    report: int
    element: str
    wanted: bool


class ReportCorrect(CallbackData, prefix="repfix"):
    """Ask for a correction of one value of a report that was sent."""

    report: int
    element: str


class CorrectionPress(CallbackData, prefix="repdec"):
    correction: int
    approved: bool


class CorrectionLook(CallbackData, prefix="replook"):
    """A correction that waits for a decision."""

    correction: int


class CorrectionList(CallbackData, prefix="repcors"):
    """The corrections of a period that wait for a decision."""

    period: int


class PeriodAction(StrEnum):
    OPEN = "open"
    ACCEPT_CLEAN = "clean"
    PLACES = "places"
    REOPEN = "reopen"
    ASK_REOPEN = "reopen?"


class PeriodPress(CallbackData, prefix="per"):
    """A period as coordinators see it; 0: the newest."""

    period: int
    action: PeriodAction = PeriodAction.OPEN


class ReportList(CallbackData, prefix="reps"):
    """A page of reports of one group."""

    period: int
    group: str
    page: int = 0


class Matrix(CallbackData, prefix="mtx"):
    """Institutions by periods, of a municipality by its place in the dictionary; `picture` as an image."""

    place: int
    page: int = 0
    picture: bool = False


class Tasks(CallbackData, prefix="six"):
    """The six tasks in figures. `place`: a municipality by its place in the dictionary, -1 the region; `task` 1 to 6,
    0 all; `current`: the period that is being collected."""

    place: int = -1
    task: int = 0
    current: bool = False
    choose: bool = False


class PassportPress(CallbackData, prefix="passp"):
    """The passport of the cluster or of a municipality as a file."""

    place: int = -1
    picture: bool = False


class SheetPress(CallbackData, prefix="repsh"):
    """Download the template of a report; then its filled copy can be sent."""

    report: int


class CatalogueAction(StrEnum):
    OPEN = "open"
    DOWNLOAD = "get"
    UPLOAD = "put"


class CataloguePress(CallbackData, prefix="icat"):
    """The catalogue of indicators: looked at, taken away, replaced."""

    action: CatalogueAction


class FiguresFile(CallbackData, prefix="repex"):
    """A period as a file: «xlsx», «csv», «dhis2»."""

    period: int
    form: str
