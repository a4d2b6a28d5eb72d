"""The forms of requirement cards: what an employer misses, and the answer of those who teach."""

from bot.competencies import COMPETENCIES
from bot.dictionaries import PROFESSIONS
from bot.forms.engine import Form
from bot.forms.fields import Choice, LongText, Number, YesNo

MONTHS = {"quarter": 3, "half": 6, "year": 12}  # by when, counted from the day it is written
HELPS = ("course", "practice", "module", "target_training", "mentor")
TRAININGS = ("module", "course", "practice", "thesis", "master_class", "target_training", "mentor")

REQUIREMENT = Form(
    "requirement",
    (
        Choice("position", words="profession", groups=PROFESSIONS, other=True),
        Choice("competency", words="competency", groups=COMPETENCIES, other=True),
        Choice("importance", words="importance", codes=("3", "2", "1")),
        Number("people", low=1, high=500, usual=(1, 30), unit="requirement-people-count"),
        Choice("help", words="help-with", codes=HELPS),
        Choice("by", words="wanted-by", codes=tuple(MONTHS)),
        YesNo("show-name", words="requirement-name"),
        LongText("comment", length=(2, 300), optional=True),
    ),
)

# The answer of an institution: what it will do, or why not. Employers read it.
ACCEPT = Form(
    "requirement-accept",
    (Choice("kind", words="training-kind", codes=TRAININGS), LongText("decision", length=(5, 300))),
)
DECLINE = Form("requirement-decline", (LongText("decision", length=(5, 300)),))

FORMS = {form.name: form for form in (REQUIREMENT, ACCEPT, DECLINE)}
