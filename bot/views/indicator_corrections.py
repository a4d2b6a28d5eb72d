"""Pages of corrections: what institutions ask to change in reports that were sent, for whoever decides on it."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.forms.indicators import said, span_words
from bot.i18n import Texts
from bot.lengths import clipped
from bot.services.indicator_corrections import Correction, Waiting
from bot.views.indicator_buttons import CorrectionList, CorrectionLook, CorrectionPress, PeriodPress, ReportAction
from bot.views.indicator_review import done, named
from bot.views.indicators import act
from bot.views.page import Page, Row, button

Params = Mapping[str, Any]

LONGEST_REASON = 500
CAPTION = 40


def waiting(texts: Texts, shown: Waiting) -> Page:
    """What nobody has decided yet, a button each."""
    rows: list[Row] = [
        (button(clipped(f"{label.said_in(texts.language)}: {name}", CAPTION), CorrectionLook(correction=number)),)
        for number, name, label in shown.lines
    ]
    key = "reporting-corrections-of" if rows else "reporting-corrections-none"
    text = texts(key, span=span_words(shown.period.span, texts))
    return Page(text, [*rows, (button(texts.plain("reporting-back"), PeriodPress(period=shown.period.id)),)])


def one(texts: Texts, shown: Correction) -> Page:
    """A correction to decide on."""
    report = shown.report
    text = texts(
        "indicators-correction",
        span=span_words(report.period.span, texts),
        organisation=report.organisation,
        label=shown.element.label.said_in(texts.language),
        old=said(shown.old, texts),
        new=said(shown.new, texts),
        reason=clipped(shown.reason, LONGEST_REASON),
    )
    back = button(texts.plain("form-back"), CorrectionList(period=report.period.id))
    return Page(text, [*_deciding(texts, shown.id, report.id), (back,)])


def decided(texts: Texts, shown: Correction) -> Page:
    key = "reporting-corrected" if shown.approved else "reporting-not-corrected"
    return done(texts, texts(key, organisation=shown.report.organisation), shown.report.period.id)


def told(texts: Texts, params: Params) -> Page:
    """What the bot writes to coordinators when a correction is asked for."""
    text = texts(
        "indicators-correction",
        **named(texts, params),
        label=params["label"][texts.language],
        old=said(params["old"], texts),
        new=said(params["new"], texts),
        reason=clipped(params["reason"], LONGEST_REASON),
    )
    return Page(text, _deciding(texts, params["correction"], params["report"]))


def _deciding(texts: Texts, correction: int, report: int) -> list[Row]:
    return [
        (
            button(texts.plain("reporting-approve"), CorrectionPress(correction=correction, approved=True)),
            button(texts.plain("reporting-decline"), CorrectionPress(correction=correction, approved=False)),
        ),
        (act(texts, "indicators-open-report", report, ReportAction.OPEN),),
    ]


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {"indicators-correction": told}
