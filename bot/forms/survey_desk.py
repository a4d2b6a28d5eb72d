"""Forms of coordinators about surveys: a new one, its questions one by one, its settings, its file, its summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.audience import MEMBERS
from bot.dictionaries import MUNICIPALITIES, SPHERES
from bot.errors import Refused
from bot.forms.engine import Form
from bot.forms.fields import Choice, File, LongText, Many, Number, Text, When, YesNo
from bot.forms.fields.base import Answered, Circumstances, Taken
from bot.forms.fields.texts import one_line
from bot.forms.surveys import QuestionKind
from bot.forms.surveys.checking import LONGEST, LONGEST_OPTION, MOST_OPTIONS
from bot.forms.surveys.definition import CHOOSING
from bot.forms.surveys.problems import Part
from bot.search_text import fold

MEGABYTE = 1024 * 1024
LARGEST_SHEET = 2 * MEGABYTE
ENDS = {"1to5": (1, 5), "1to10": (1, 10), "0to10": (0, 10)}  # of a scale
GAPS = {"never": 0, "1": 1, "2": 2, "3": 3, "7": 7}  # days


@dataclass(frozen=True)
class OptionLines(LongText):
    """Options to choose from, one a line."""

    length: tuple[int, int] = (1, 4000)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        lines = [line for line in map(one_line, text.split("\n")) if line]
        if len(lines) < 2:
            raise Refused("survey-options-few")
        if len(lines) > MOST_OPTIONS:
            raise Refused("survey-options-most", most=MOST_OPTIONS, count=len(lines))
        if long := next((line for line in lines if len(line) > LONGEST_OPTION), ""):
            raise Refused("survey-option-long", most=LONGEST_OPTION, option=long[:40])
        seen: set[str] = set()
        for line in lines:
            if fold(line) in seen:
                raise Refused("survey-option-twice", option=line)
            seen.add(fold(line))
        return Answered("\n".join(lines))


def _chooses(answers: Mapping[str, Any]) -> bool:
    return answers.get("kind") in CHOOSING


def _one_of(answers: Mapping[str, Any]) -> bool:
    return answers.get("kind") == QuestionKind.CHOICE


def _is_scale(answers: Mapping[str, Any]) -> bool:
    return answers.get("kind") == QuestionKind.SCALE


def _is_asked(answers: Mapping[str, Any]) -> bool:
    return answers.get("kind") != QuestionKind.NOTE


def _has_english(answers: Mapping[str, Any]) -> bool:
    return _chooses(answers) and bool(answers.get("en"))


class OptionsForm(Form):
    """Options in both languages: how many there are is compared where they are typed."""

    def objections(self, answers: Mapping[str, Any]) -> Mapping[str, Refused]:
        ru, en = (len((answers.get(name) or "").split("\n")) for name in ("options", "options-en"))
        differ = bool(answers.get("options-en")) and ru != en
        return {"options-en": Refused("survey-options-differ", ru=ru, en=en)} if differ else {}


HEADING = Text("heading", length=(2, LONGEST[Part.TITLE]))
HEADING_EN = Text("heading-en", length=(2, LONGEST[Part.TITLE]), optional=True)
RU, EN = LongText("ru", length=(1, LONGEST[Part.LABEL])), LongText("en", True, length=(1, LONGEST[Part.LABEL]))

NEW = Form(
    "survey-new",
    (
        HEADING,
        Choice("mode", words="survey-mode", codes=("anonymous", "named")),
        Choice("whom", words="survey-whom", codes=("everybody", *MEMBERS)),
    ),
    review=False,
)
QUESTION = OptionsForm(
    "survey-question",
    (
        Choice("kind", words="survey-kind", codes=tuple(QuestionKind)),
        RU,
        OptionLines("options", when=_chooses),
        YesNo("own", when=_one_of),
        Choice("ends", words="survey-ends", codes=tuple(ENDS), when=_is_scale),
        YesNo("required", when=_is_asked),
        EN,
        OptionLines("options-en", optional=True, when=_has_english),
    ),
    review=False,
)
WORDS = Form("survey-words", (RU, EN), review=False, words="survey-question")
HINT = Form(
    "survey-hint",
    (
        LongText("tip", True, length=(1, LONGEST[Part.HINT])),
        LongText("tip-en", True, length=(1, LONGEST[Part.HINT]), when=lambda answers: bool(answers.get("tip"))),
    ),
    review=False,
)
OPTIONS = OptionsForm(
    "survey-options",
    (OptionLines("options"), OptionLines("options-en", optional=True)),
    review=False,
    words="survey-question",
)
# What of a survey itself can be changed, by the name of its button.
LINES = {
    "heading": Form("survey-heading", (HEADING, HEADING_EN), review=False, words="survey-new"),
    "about": Form("survey-about", (LongText("about", True, length=(2, 700)),), review=False, words="survey-new"),
    "audience": Form(
        "survey-audience",
        (
            Many("kinds", True, words="survey-whom", codes=MEMBERS),
            Many("places", True, words="municipality", codes=tuple(each.slug for each in MUNICIPALITIES)),
            Many("spheres", True, words="sphere", codes=SPHERES),
        ),
        review=False,
    ),
    "limit": Form("survey-limit", (Number("most", True, low=1, high=100_000),), review=False),
    "reminders": Form(
        "survey-reminders",
        (
            Choice("gap", words="survey-gap", codes=tuple(GAPS)),
            Number("reminds", low=1, high=5, when=lambda answers: answers.get("gap") != "never"),
        ),
        review=False,
    ),
    "opens": Form("survey-opens", (When("opens"),), review=False),
    "closes": Form("survey-closes", (When("closes", True),), review=False),
}
SHEET = Form(
    "survey-sheet",
    (
        File(
            "sheet",
            photos=False,
            documents=("",),  # what is no workbook is refused with better words when it is read
            largest=LARGEST_SHEET,
        ),
    ),
    review=False,
)
OWNER = Form("survey-owner", (Text("query", length=(2, 60)),), review=False)
SUMMARY = Form("survey-summary", (LongText("said", length=(2, 1500)), LongText("done", length=(2, 1500))))

FORMS = {form.name: form for form in (NEW, QUESTION, WORDS, HINT, OPTIONS, *LINES.values(), SHEET, OWNER, SUMMARY)}
