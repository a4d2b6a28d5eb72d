"""Pages of whoever reports: own reports, one report, whom to pass it on to, what the bot writes by itself."""

import html
from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from bot.forms.indicators import said, span_words
from bot.i18n import Html, Texts
from bot.indicators.spans import MOSCOW, Length, Span
from bot.lengths import clipped
from bot.services.indicator_sheets import Taken
from bot.services.indicators import PeriodState, Receipt, Report, ReportState
from bot.views.buttons import OrganisationAction, OrganisationPress, To
from bot.views.indicator_buttons import HandTo, ReportAction, ReportCorrect, ReportPress, SheetPress, Tasks
from bot.views.indicator_catalogue import problem_lines
from bot.views.page import Attachment, Button, Page, Row, button, column
from bot.views.people import go

Params = Mapping[str, Any]

LONGEST_NOTE = 500
LONGEST_COMMENT = 120
OWN_BUTTONS = 8


def act(texts: Texts, key: str, report_id: int, action: ReportAction) -> Button:
    return button(texts.plain(key), ReportPress(report=report_id, action=action))


def state_words(texts: Texts, report: Report) -> str:
    """«черновик: 5 из 12», «принят»."""
    return texts.plain(
        f"indicators-state-{report.state.replace('_', '-')}",
        answered=report.answered,
        total=len(report.elements),
        marked=len(report.returned),
    )


def menu(texts: Texts, reports: Sequence[Report], *, watches: bool) -> Page:
    """The reports of a representative, what waits for them first; `watches`: they see those of a municipality."""
    rows: list[Row] = []
    lines = []
    several = len({each.organisation_id for each in reports}) > 1
    ordered = sorted(reports, key=lambda each: not each.fills)
    for each in ordered[:OWN_BUTTONS]:
        span = span_words(each.period.span, texts)
        name = each.organisation if several else ""
        due = texts.date_words(each.period.due)
        lines.append(
            texts(
                "indicators-own-line",
                span=span,
                name=name or "none",
                state=state_words(texts, each),
                due=due if each.fills else "none",
            )
        )
        caption = f"{span} · {clipped(each.organisation, 20)}" if several else span
        rows.append((button(caption, ReportPress(report=each.id, action=ReportAction.OPEN)),))
    watch = (go(texts, "indicators-watch", To.REPORTING),) if watches else ()
    extra = column(button(texts.plain("tasks-open"), Tasks()), *watch, go(texts, "menu-open", To.MENU))
    if not lines:
        return Page(texts("indicators-none"), extra)
    return Page(texts("indicators-own", lines=Html("\n".join(lines))), [*rows, *extra])


def value_lines(texts: Texts, report: Report) -> str:
    """The values of a report, each with what it was before and what was said of it."""
    lines = []
    for each in report.elements:
        value = report.answers.get(each.code)
        before = report.previous.get(each.code)
        line = texts(
            "indicators-value",
            label=each.label.said_in(texts.language),
            value=said(value, texts),
            before=said(before, texts) if before else "none",
            marked="yes" if each.code in report.returned else "no",
        )
        comment = (value or {}).get("comment")
        if comment:
            line = f"{line}\n{texts('indicators-value-comment', comment=clipped(comment, LONGEST_COMMENT))}"
        lines.append(line)
    return "\n".join(lines)


def head(texts: Texts, report: Report, zone: tzinfo) -> str:
    """Whose report about what, its state, its receipt."""
    parts = [
        texts("indicators-head", organisation=report.organisation, span=span_words(report.period.span, texts)),
        texts("indicators-head-state", state=state_words(texts, report)),
    ]
    if report.receipt and report.submitted_at:
        parts.append(
            texts("indicators-head-receipt", number=report.receipt, moment=texts.moment(report.submitted_at, zone))
        )
    if report.on_time is False:
        parts.append(texts("indicators-head-late"))
    if report.note:
        parts.append(texts("indicators-head-note", note=clipped(report.note, LONGEST_NOTE)))
    if report.fills:
        parts.append(texts("indicators-head-due", due=texts.date_words(report.period.due)))
    elif report.period.state == PeriodState.CLOSED:
        parts.append(texts("indicators-head-closed"))
    return "\n".join(parts)


def report(texts: Texts, shown: Report, zone: tzinfo) -> Page:
    """One's own report."""
    text = f"{head(texts, shown, zone)}\n\n{value_lines(texts, shown)}"
    rows: list[Row] = []
    if shown.fills:
        returned = shown.state == ReportState.RETURNED
        fill = "indicators-clarify" if returned else "indicators-fill"
        rows.append((act(texts, fill, shown.id, ReportAction.FILL),))
        rows.append((button(texts.plain("indicators-sheet"), SheetPress(report=shown.id)),))
        rows.append(
            (
                act(texts, "indicators-hand", shown.id, ReportAction.HAND),
                act(texts, "indicators-not-mine", shown.id, ReportAction.NOT_MINE),
            )
        )
    if shown.corrects:
        rows.append((act(texts, "indicators-correct", shown.id, ReportAction.CORRECT),))
    if shown.answers:
        rows.extend(papers(texts, shown))
    return Page(text, [*rows, *column(go(texts, "indicators-back", To.INDICATORS), go(texts, "menu-open", To.MENU))])


def papers(texts: Texts, shown: Report) -> list[Row]:
    """What was changed in a report, and the report as a file."""
    return [
        (act(texts, "indicators-history", shown.id, ReportAction.HISTORY),),
        (
            act(texts, "tasks-pdf", shown.id, ReportAction.PASSPORT),
            act(texts, "tasks-picture", shown.id, ReportAction.PICTURE),
        ),
    ]


def receipt(texts: Texts, sent: Receipt, zone: tzinfo) -> Page:
    """«Отправлено 14 января в 11:32, квитанция № 4-0137»."""
    text = texts("indicators-sent", moment=texts.moment(sent.at, zone), number=sent.number)
    if sent.late:
        text = f"{text}\n\n{texts('indicators-sent-late')}"
    return Page(
        text,
        column(
            act(texts, "indicators-open-report", sent.report_id, ReportAction.OPEN), go(texts, "menu-open", To.MENU)
        ),
    )


def colleagues(texts: Texts, report_id: int, organisation_id: int, found: Sequence[tuple[int, str]]) -> Page:
    """Whom to pass a report on to."""
    back = act(texts, "form-back", report_id, ReportAction.OPEN)
    team = button(
        texts.plain("indicators-invite"),
        OrganisationPress(organisation=organisation_id, action=OrganisationAction.TEAM),
    )
    choices = [
        button(name or texts.plain("nameless"), HandTo(report=report_id, person=person_id))
        for person_id, name in found[:20]
    ]
    text = texts("indicators-hand-to") if choices else texts("indicators-hand-nobody")
    return Page(text, column(*choices, team, back))


def handed(texts: Texts, name: str) -> Page:
    return Page(
        texts("indicators-handed-over", name=name or texts.plain("nameless")),
        column(go(texts, "indicators-back", To.INDICATORS), go(texts, "menu-open", To.MENU)),
    )


def declined(texts: Texts, name: str | None) -> Page:
    """Who is asked instead, or that the coordinator will find somebody."""
    if name is None:
        return Page(texts("indicators-declined-nobody"), column(go(texts, "menu-open", To.MENU)))
    return Page(
        texts("indicators-declined", name=name or texts.plain("nameless")), column(go(texts, "menu-open", To.MENU))
    )


def correct_which(texts: Texts, shown: Report) -> Page:
    """Which value of a report that was sent is wrong."""
    choices = [
        button(clipped(each.label.said_in(texts.language), 36), ReportCorrect(report=shown.id, element=each.code))
        for each in shown.elements
    ]
    return Page(
        texts("indicators-correct-which"), column(*choices, act(texts, "form-back", shown.id, ReportAction.OPEN))
    )


def correct_now(texts: Texts, shown: Report, code: str) -> str:
    """«Посещения: 12 400», what is to be corrected; nothing for what the report does not have."""
    label = next((each.label.said_in(texts.language) for each in shown.elements if each.code == code), "")
    return f"{label}: {said(shown.answers.get(code), texts)}" if label else ""


def correction_sent(texts: Texts, report_id: int) -> Page:
    return Page(
        texts("indicators-correction-sent"),
        column(act(texts, "indicators-open-report", report_id, ReportAction.OPEN), go(texts, "menu-open", To.MENU)),
    )


# By spreadsheet


def template(texts: Texts, shown: Report, content: bytes) -> Attachment:
    """The template of a report, to be filled in and sent back."""
    span = shown.period.span
    name = f"report-{shown.id}-{span.starts.year}-{span.length}-{span.number}.xlsx"
    return Attachment(name, content, texts("indicators-sheet-how"))


def sheet_taken(texts: Texts, taken: Taken) -> Page:
    """How many values were taken over, or every mistake by its cell."""
    number = taken.report.id
    again = button(texts.plain("indicators-sheet-again"), SheetPress(report=number))
    back = act(texts, "indicators-open-report", number, ReportAction.OPEN)
    if taken.problems:
        lines = problem_lines(texts, taken.problems, texts.plain("indicators-sheet-whole"))
        text = texts("indicators-sheet-problems", count=len(taken.problems), lines=Html(lines))
        return Page(text, column(again, back))
    total = len(taken.report.elements)
    text = texts("indicators-sheet-taken", count=taken.count, answered=taken.report.answered, total=total)
    return Page(text, column(act(texts, "indicators-check", number, ReportAction.FILL), back))


# What the bot writes by itself


def _span(texts: Texts, params: Params) -> str:
    return span_words(Span(Length(params["length"]), date.fromisoformat(params["starts"])), texts)


def _about(texts: Texts, params: Params) -> dict[str, Any]:
    return {
        "span": _span(texts, params),
        "organisation": params["organisation"],
        "due": texts.date_words(date.fromisoformat(params["due"])),
    }


def _asking(texts: Texts, params: Params) -> list[Row]:
    """«Заполнить», «Передать коллеге», «Не я отвечаю»."""
    number = params["report"]
    return [
        (act(texts, "indicators-fill", number, ReportAction.FILL),),
        (
            act(texts, "indicators-hand", number, ReportAction.HAND),
            act(texts, "indicators-not-mine", number, ReportAction.NOT_MINE),
        ),
    ]


def request(texts: Texts, params: Params) -> Page:
    text = texts("indicators-open", **_about(texts, params), count=params["count"], minutes=params["minutes"])
    return Page(text, _asking(texts, params))


def handed_request(texts: Texts, params: Params) -> Page:
    name = params["by"] or texts.plain("nameless")
    text = texts("indicators-handed", **_about(texts, params), count=params["count"], by=name)
    return Page(text, _asking(texts, params))


def reminder(texts: Texts, params: Params) -> Page:
    text = texts("indicators-reminder", **_about(texts, params), left=params["left"])
    return Page(text, _asking(texts, params))


def reopened(texts: Texts, params: Params) -> Page:
    text = texts("indicators-reopened", **_about(texts, params), last=_last(texts, params))
    return Page(text, _asking(texts, params))


def late(texts: Texts, params: Params) -> Page:
    text = texts("indicators-late", **_about(texts, params), last=_last(texts, params))
    return Page(text, _asking(texts, params))


def _last(texts: Texts, params: Params) -> str:
    """The last day: a period closes at midnight, so it is the one before."""
    closes = datetime.fromisoformat(params["closes"])
    return texts.date_words(date.fromordinal(closes.astimezone(MOSCOW).date().toordinal() - 1))


def returned(texts: Texts, params: Params) -> Page:
    labels = params["labels"][texts.language]
    lines = "\n".join(f"• {html.escape(each, quote=False)}" for each in labels)
    text = texts(
        "indicators-returned",
        **_about(texts, params),
        count=len(labels),
        total=params["count"],
        lines=Html(lines),
        note=clipped(params["note"], LONGEST_NOTE),
    )
    return Page(text, column(act(texts, "indicators-clarify", params["report"], ReportAction.FILL)))


def _told(key: str) -> Any:
    def page(texts: Texts, params: Params) -> Page:
        open_report = act(texts, "indicators-open-report", params["report"], ReportAction.OPEN)
        return Page(texts(key, **_about(texts, params)), column(open_report, go(texts, "menu-open", To.MENU)))

    return page


def results(texts: Texts, params: Params) -> Page:
    text = texts("indicators-results", **_about(texts, params), actual=params["actual"], expected=params["expected"])
    return Page(text, column(button(texts.plain("tasks-open"), Tasks()), go(texts, "menu-open", To.MENU)))


DELIVERIES = {
    "indicators-open": request,
    "indicators-reopened": reopened,
    "indicators-handed": handed_request,
    "indicators-reminder": reminder,
    "indicators-late": late,
    "indicators-returned": returned,
    "indicators-accepted": _told("indicators-accepted"),
    "indicators-corrected": _told("indicators-corrected"),
    "indicators-not-corrected": _told("indicators-not-corrected"),
    "indicators-results": results,
}
