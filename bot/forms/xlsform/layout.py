"""How a survey lies in a workbook: sheets, columns, and what the standard calls the kinds of questions.

https://xlsform.org, of which this is the part the bot can ask in a chat.
"""

import re
from collections.abc import Mapping

from bot.forms.surveys import Part, QuestionKind

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"

LANGUAGE_NAMES = {"ru": "Русский (ru)", "en": "English (en)"}
OUR_LANGUAGES = ", ".join(LANGUAGE_NAMES.values())
LANGUAGE_WORDS = {"ru": "ru", "russian": "ru", "русский": "ru", "en": "en", "english": "en", "английский": "en"}
IN_BRACKETS = re.compile(r".*\(([a-z]{2,3})(?:[-_][a-z]+)?\)")

TRANSLATED = frozenset({"label", "hint", "constraint_message"})
COLUMNS: Mapping[str, tuple[str, ...]] = {
    SURVEY: (
        "type",
        "name",
        "label",
        "hint",
        "required",
        "relevant",
        "constraint",
        "constraint_message",
        "calculation",
        "appearance",
        "parameters",
    ),
    CHOICES: ("list_name", "name", "label"),
    SETTINGS: ("form_title", "form_title_ru", "form_title_en", "form_id", "version", "default_language"),
}
TITLE = "form_title"
ALIASES = {"relevance": "relevant", "calculate": "calculation", "constraining_message": "constraint_message"}
NEEDED: Mapping[str, tuple[str, ...]] = {SURVEY: ("type", "name"), CHOICES: ("list_name", "name"), SETTINGS: ()}

PLAIN_TYPES = {
    "text": QuestionKind.TEXT,
    "integer": QuestionKind.WHOLE,
    "decimal": QuestionKind.DECIMAL,
    "date": QuestionKind.DATE,
    "time": QuestionKind.TIME,
    "range": QuestionKind.SCALE,
    "image": QuestionKind.PHOTO,
    "file": QuestionKind.FILE,
    "acknowledge": QuestionKind.ACKNOWLEDGE,
    "note": QuestionKind.NOTE,
}
LIST_TYPES = {
    "select_one": QuestionKind.CHOICE,
    "select_multiple": QuestionKind.SEVERAL,
    "rank": QuestionKind.RANKING,
}
CALCULATE, BEGIN, END = "calculate", "begin_group", "end_group"
OR_OTHER = "or_other"
SUPPORTED = ", ".join((*PLAIN_TYPES, *LIST_TYPES, CALCULATE, BEGIN, END))
NPS, MATRIX = "nps", "table-list"  # what the column appearance says of a range and of a group

YES = frozenset({"yes", "true", "true()"})
NO = frozenset({"", "no", "false", "false()"})

# Which column a part of a line is in.
PART_COLUMNS: Mapping[Part, str] = {
    Part.NAME: "name",
    Part.KIND: "type",
    Part.LABEL: "label",
    Part.HINT: "hint",
    Part.REQUIRED: "required",
    Part.RELEVANT: "relevant",
    Part.CONSTRAINT: "constraint",
    Part.MESSAGE: "constraint_message",
    Part.CALCULATION: "calculation",
    Part.OPTIONS: "type",
    Part.SCALE: "parameters",
    Part.MATRIX: "appearance",
}
OPTION_COLUMNS: Mapping[Part, str] = {Part.CODE: "name", Part.LABEL: "label", Part.OPTIONS: "list_name"}
SETTING_COLUMNS: Mapping[Part, str] = {
    Part.TITLE: "form_title",
    Part.CODE: "form_id",
    Part.VERSION: "version",
}


def language_named(words: str) -> str:
    """The language that «English (en)» or «Русский» names; empty when it is none of ours."""
    folded = words.strip().lower()
    found = IN_BRACKETS.fullmatch(folded)
    return LANGUAGE_WORDS.get(found[1] if found else folded, "")
