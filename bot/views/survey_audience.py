"""Pages about whom a survey is for, and the invitation to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import Texts
from bot.lengths import clipped
from bot.services.survey_invitations import Saved
from bot.views import attention
from bot.views.page import Page, Row, button
from bot.views.survey_buttons import SurveyAction, SurveyEdit, SurveySegment, SurveyWork, WorkAction
from bot.views.surveys import CAPTION, ending, press, title

SHOWN = 20  # saved audiences


def choose(texts: Texts, survey_id: int, saved: Sequence[Saved]) -> Page:
    """«Кого спросить?»: by kind, place and sphere, or an audience that was saved."""
    rows: list[Row] = [(button(texts.plain("survey-whom-narrow"), SurveyEdit(survey=survey_id, line="audience")),)]
    rows += [
        (button(clipped(f"«{each.name}»", CAPTION), SurveySegment(survey=survey_id, segment=each.id)),)
        for each in saved[:SHOWN]
    ]
    back = SurveyWork(survey=survey_id, action=WorkAction.MORE)
    rows.append((button(texts.plain("survey-back-to-settings"), back),))
    return Page(texts("survey-whom-choose"), rows)


def invitation(texts: Texts, params: Mapping[str, Any]) -> Page:
    """A survey was opened for its reader; with a number: it still is."""
    closes = params["closes"]
    text = texts(
        "survey-invitation",
        number=params["number"],
        title=title(texts, params["titles"]),
        questions=texts.plain("survey-questions", count=params["questions"]),
        minutes=texts.plain("survey-minutes", count=params["minutes"]),
        until=ending(texts, datetime.fromisoformat(closes), ZoneInfo(params["zone"])) if closes else "none",
        mode=params["mode"],
    )
    rows: list[Row] = [
        (press(texts, "survey-answer", params["survey"], SurveyAction.OPEN),),
        (press(texts, "survey-later", params["survey"], SurveyAction.LATER),),
        *attention.footer(texts, "surveys"),
    ]
    return Page(text, rows)


DELIVERIES = {"survey-invitation": invitation}
