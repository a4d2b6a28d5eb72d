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
from bot.forms.surveys.form import SurveyForm, survey_form
from bot.forms.surveys.problems import Part, Place, Problem

__all__ = [
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
    "Words",
    "as_json",
    "check_survey",
    "from_json",
    "placed",
    "survey_form",
]
