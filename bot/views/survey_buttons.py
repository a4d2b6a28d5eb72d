"""Callback data of the buttons of surveys: for those who answer, those who build, and those who look at results."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class SurveyList(CallbackData, prefix="sv-list"):
    page: int


class SurveyAction(StrEnum):
    OPEN = "open"
    START = "start"
    LATER = "later"


class SurveyPress(CallbackData, prefix="sv"):
    """What somebody does with a survey they are asked to answer."""

    survey: int
    action: SurveyAction


class SurveyDeskPage(CallbackData, prefix="sv-desk"):
    page: int


class NewSurvey(CallbackData, prefix="sv-new"):
    """A new survey, from a spreadsheet where it is said; then `survey` is the one to be replaced, 0 a new one."""

    sheet: bool = False
    survey: int = 0


class WorkAction(StrEnum):
    CARD = "card"
    QUESTIONS = "list"
    ADD = "add"
    PREVIEW = "try"
    MORE = "more"
    OPEN = "open"
    ASK_OPEN = "open?"
    UNSCHEDULE = "unplan"
    CLOSE = "close"
    ASK_CLOSE = "close?"
    DROP = "drop"
    ASK_DROP = "drop?"
    FILE = "file"
    OWNER = "owner"
    SUMMARY = "sum"
    WHOM = "whom"


class SurveyWork(CallbackData, prefix="sv-work"):
    """What a coordinator does with a survey; `page` of its questions."""

    survey: int
    action: WorkAction
    page: int = 0


class SurveyEdit(CallbackData, prefix="sv-edit"):
    """Change what stands beside the questions."""

    survey: int
    line: str


class SurveySwitch(CallbackData, prefix="sv-set"):
    survey: int
    what: str
    wanted: bool


class SurveyOwner(CallbackData, prefix="sv-own"):
    """Give a survey to an organisation; 0: to the cluster."""

    survey: int
    organisation: int


class SurveySegment(CallbackData, prefix="sv-seg"):
    """Ask a saved audience."""

    survey: int
    segment: int


class LineAction(StrEnum):
    OPEN = "open"
    UP = "up"
    DOWN = "down"
    WORDS = "words"
    OPTIONS = "opts"
    HINT = "hint"
    REQUIRED = "req"
    CONDITION = "if"
    REMOVE = "del"
    ASK_REMOVE = "del?"


class LinePress(CallbackData, prefix="sv-line"):
    """One line of a survey in one version of it."""

    survey: int
    version: int
    line: int
    action: LineAction


class SetCondition(CallbackData, prefix="sv-if"):
    """Ask a line only of those who chose an option of another question: `source` -1: of everybody; `option` -1: which
    one is to be chosen, on its `page`."""

    survey: int
    version: int
    line: int
    source: int = -1
    option: int = -1
    page: int = 0


class ResultAction(StrEnum):
    ALL = "all"
    QUESTION = "one"
    CHART = "chart"
    BY_KIND = "kind"
    BY_PLACE = "place"
    COMMENTS = "said"
    FILES = "files"
    SHEET = "xlsx"
    TABLE = "csv"


class SurveyResult(CallbackData, prefix="sv-res"):
    """Results: of all questions, or of one by its number among those asked."""

    survey: int
    action: ResultAction
    question: int = 0
    page: int = 0
