"""Pages of surveys for those who answer them."""

import html
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.surveys import Late, Listing, Mode, Submitted, SurveyLine, SurveyState, SurveyVisit
from bot.views.audience import words
from bot.views.buttons import Consent, ConsentAction, To
from bot.views.page import Button, Page, Row, button, column, turning
from bot.views.people import go
from bot.views.survey_buttons import SurveyAction, SurveyDeskPage, SurveyList, SurveyPress

CAPTION = 38  # characters of a title on a button

Params = Mapping[str, Any]


def title(texts: Texts, titles: Mapping[str, str]) -> str:
    """A survey's title in the reader's language, else in the one it has."""
    return titles.get(texts.language) or next((said for said in titles.values() if said), "")


def press(texts: Texts, key: str, survey_id: int, action: SurveyAction) -> Button:
    return button(texts.plain(key), SurveyPress(survey=survey_id, action=action))


def listing(texts: Texts, shown: Listing, zone: tzinfo, *, desk: bool) -> Page:
    """What waits for an answer, and what was answered. `desk`: the reader has surveys of their own."""
    parts = []
    if shown.waiting:
        lines = [_line(texts, each, zone) for each in shown.waiting]
        parts.append(texts("survey-list", lines=Html("\n\n".join(lines))))
    else:
        parts.append(texts("survey-list-none"))
    if shown.answered:
        lines = [texts("survey-line-answered", title=title(texts, each.titles)) for each in shown.answered]
        parts.append(texts("survey-list-answered", lines=Html("\n".join(lines))))
    rows: list[Row] = [
        (
            button(
                clipped(title(texts, each.titles), CAPTION),
                SurveyPress(survey=each.id, action=SurveyAction.OPEN),
            ),
        )
        for each in shown.waiting
    ]
    rows += [
        (
            button(
                clipped(texts.plain("survey-change-one", title=title(texts, each.titles)), CAPTION),
                SurveyPress(survey=each.id, action=SurveyAction.OPEN),
            ),
        )
        for each in shown.answered
        if each.changeable
    ]
    rows += turning(texts, shown.page, shown.pages, lambda page: SurveyList(page=page))
    if desk:
        rows.append((button(texts.plain("survey-desk-own"), SurveyDeskPage(page=0)),))
    return Page("\n\n".join(parts), [*rows, (go(texts, "menu-open", To.MENU),)])


def _line(texts: Texts, line: SurveyLine, zone: tzinfo) -> str:
    key = "survey-line-begun" if line.begun else "survey-line"
    return texts(key, title=title(texts, line.titles), effort=effort(texts, line), until=until(texts, line, zone))


def effort(texts: Texts, line: SurveyLine) -> str:
    """«5 вопросов, около 2 минут»."""
    questions = texts.plain("survey-questions", count=line.questions)
    return texts.plain("survey-effort", questions=questions, minutes=texts.plain("survey-minutes", count=line.minutes))


def until(texts: Texts, line: SurveyLine, zone: tzinfo) -> str:
    return ending(texts, line.closes_at, zone) if line.closes_at else "none"


def ending(texts: Texts, closes: datetime, zone: tzinfo) -> str:
    """After «до»: «20 декабря в 18:00»; of a midnight the day before it, «20 декабря 2026 включительно»."""
    local = closes.astimezone(zone)
    if local.time() != time():
        return texts.moment(closes, zone)
    return texts.plain("survey-through", day=texts.date_words(local.date() - timedelta(days=1)))


def card(texts: Texts, visit: SurveyVisit, zone: tzinfo, today: date) -> Page:
    """One survey: how long it takes, whether it is anonymous, and what can be done."""
    line = visit.line
    parts = [texts("survey-card", title=title(texts, line.titles))]
    if visit.about:
        parts.append(html.escape(visit.about, quote=False))
    back = go(texts, "survey-back", To.SURVEYS)
    menu = go(texts, "menu-open", To.MENU)
    state = _closed_to(texts, visit, zone)
    if state:
        return Page("\n\n".join([*parts, state]), column(back, menu))
    parts.append(texts("survey-card-facts", effort=effort(texts, line), until=until(texts, line, zone)))
    parts.append(texts(f"survey-promise-{visit.mode}"))
    rows: list[Row] = []
    start = "survey-change" if visit.answered else "survey-continue" if line.begun else "survey-start"
    if visit.consent:
        parts.append(texts("survey-consent"))
        start = "survey-agree"
    rows.append((press(texts, start, line.id, SurveyAction.START),))
    if visit.consent:
        read = Consent(purpose="surveys", action=ConsentAction.READ)
        rows.append((button(texts.plain("consent-read"), read),))
    if not visit.answered and (line.closes_at is None or visit.later_at < line.closes_at):
        this_evening = visit.later_at.astimezone(zone).date() == today
        key = "survey-later" if this_evening else "survey-tomorrow"
        rows.append((press(texts, key, line.id, SurveyAction.LATER),))
    return Page("\n\n".join(parts), [*rows, (back, menu)])


def _closed_to(texts: Texts, visit: SurveyVisit, zone: tzinfo) -> str:
    """Why there is nothing to press; empty when there is."""
    if visit.answered and (not visit.changeable or visit.state != SurveyState.OPEN):
        return texts("survey-you-answered")
    if visit.state == SurveyState.SCHEDULED and visit.opens_at:
        return texts("survey-opens-at", when=texts.moment(visit.opens_at, zone))
    if visit.state != SurveyState.OPEN:
        return texts("survey-closed")
    if not visit.meant:
        return texts("survey-for-others", whom=words(texts, visit.audience, visit.names))
    return ""


def ended(texts: Texts, result: Submitted | Late) -> Page:
    """The last page of a survey."""
    back = column(go(texts, "survey-back", To.SURVEYS), go(texts, "menu-open", To.MENU))
    if isinstance(result, Late):
        return Page(texts(result.key), back)
    if result.changed:
        return Page(texts("survey-thanks-changed"), back)
    return Page(texts(f"survey-thanks-{Mode(result.mode)}"), back)


def put_off(texts: Texts, when: datetime, zone: tzinfo) -> Page:
    text = texts("survey-put-off", when=texts.moment(when, zone))
    return Page(text, column(go(texts, "survey-back", To.SURVEYS), go(texts, "menu-open", To.MENU)))


# Messages the bot sends by itself


def _about_survey(key: str) -> Callable[[Texts, Params], Page]:
    def page(texts: Texts, params: Params) -> Page:
        rows = column(
            press(texts, "survey-answer", params["survey"], SurveyAction.OPEN), go(texts, "menu-open", To.MENU)
        )
        return Page(texts(key, title=title(texts, params["titles"])), rows)

    return page


def over(texts: Texts, params: Params) -> Page:
    """A survey was closed while its reader was in the middle."""
    text = texts("survey-ended", title=title(texts, params["titles"]))
    return Page(text, column(go(texts, "survey-back", To.SURVEYS), go(texts, "menu-open", To.MENU)))


def summary(texts: Texts, params: Params) -> Page:
    """«Что вы сказали — что мы сделали», for those who answered."""
    text = texts(
        "survey-summary-sent",
        title=title(texts, params["titles"]),
        said=params["said"],
        done=params["done"],
        count=params["answered"],
    )
    return Page(text, column(go(texts, "survey-back", To.SURVEYS), go(texts, "menu-open", To.MENU)))


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {
    "survey-later": _about_survey("survey-later-now"),
    "survey-reminder": _about_survey("survey-reminder"),
    "survey-ended": over,
    "survey-summary": summary,
}
