"""Surveys as data: what one consists of, what can be wrong with it, and how the form engine asks it."""

from bot.forms.surveys.checking import check_survey
from bot.forms.surveys.definition import (
    Calculation,
    Group,
    Line,
    Option,
    Placed,
    Question,
    QuestionKind,
    Survey,
    Words,
    as_json,
    from_json,
    placed,
)
from bot.forms.surveys.effort import asked, minutes
from bot.forms.surveys.form import SurveyForm, survey_form
from bot.forms.surveys.problems import Part, Place, Problem
from bot.forms.surveys.tally import Bar, Tally, for_everybody, questions, tally, visible

__all__ = [
    "Bar",
    "Calculation",
    "Group",
    "Line",
    "Option",
    "Part",
    "Place",
    "Placed",
    "Problem",
    "Question",
    "QuestionKind",
    "Survey",
    "SurveyForm",
    "Tally",
    "Words",
    "as_json",
    "asked",
    "check_survey",
    "for_everybody",
    "from_json",
    "minutes",
    "placed",
    "questions",
    "survey_form",
    "tally",
    "visible",
]
