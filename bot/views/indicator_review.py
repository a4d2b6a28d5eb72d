"""Pages of coordinators about reports: who has reported, one report to decide on, what the bot tells them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from bot.dictionaries import MUNICIPALITIES
from bot.forms.indicators import said, span_words
from bot.i18n import Html, Texts
from bot.indicators.spans import MOSCOW, Length, Span
from bot.lengths import clipped
from bot.services.indicator_figures import Reporting
from bot.services.indicator_review import Changed, Line, Listing, Overview
from bot.services.indicators import PeriodState, Report, ReportState
from bot.views.buttons import To
from bot.views.indicator_buttons import (
    CatalogueAction,
    CataloguePress,
    CorrectionList,
    FiguresFile,
    Matrix,
    PeriodAction,
    PeriodPress,
    ReportAction,
    ReportList,
    ReportMark,
    ReportPress,
)
from bot.views.indicator_figures import spark
from bot.views.indicators import act, head, papers, value_lines
from bot.views.page import Page, Row, button, column, pairs, turning
from bot.views.people import go

Params = Mapping[str, Any]
CAPTION = 34
MOST_PLACES = 30


def per_cent(texts: Texts, value: float | None) -> str:
    """«90,9 %», or that there is nothing to measure."""
    if value is None:
        return texts.plain("indicators-nothing")
    shown = f"{value:.1f}".removesuffix(".0")
    return texts.plain("indicators-percent", value=shown.replace(".", ",") if texts.language == "ru" else shown)


def home(texts: Texts, person_decides: bool) -> Row:
    """The way back: to the console, or to one's own reports."""
    if person_decides:
        return (go(texts, "console-open", To.CONSOLE),)
    return (go(texts, "indicators-back", To.INDICATORS),)


def nothing_yet(texts: Texts, *, decides: bool) -> Page:
    return Page(texts("reporting-none"), [home(texts, decides)])


def overview(texts: Texts, shown: Overview) -> Page:
    """A period with its completeness and timeliness, and what waits for a decision."""
    period = shown.period
    text = texts(
        "reporting",
        span=span_words(period.span, texts),
        state=texts.plain(f"reporting-state-{period.state}"),
        due=texts.date_words(period.due),
        expected=shown.total.expected,
        actual=shown.total.actual,
        on_time=shown.total.on_time,
        completeness=per_cent(texts, shown.total.completeness),
        timeliness=per_cent(texts, shown.total.timeliness),
        filled=per_cent(texts, shown.total.value_completeness),
        before=per_cent(texts, shown.trend[-2].completeness) if _has_before(shown) else "none",
        completeness_trend=trend_words([each.completeness for each in shown.trend]),
        timeliness_trend=trend_words([each.timeliness for each in shown.trend]),
        excused=shown.counts["excused"],
    )
    rows: list[Row] = []
    for group in ("new", "waited", "returned", "accepted", "excused"):
        count = shown.counts[group]
        if count:
            caption = texts.plain(f"reporting-group-{group}", count=count)
            rows.append((button(caption, ReportList(period=period.id, group=group)),))
    if shown.decides and shown.clean:
        caption = texts.plain("reporting-accept-clean", count=shown.clean)
        rows.append((button(caption, PeriodPress(period=period.id, action=PeriodAction.ACCEPT_CLEAN)),))
    if shown.corrections:
        caption = texts.plain("reporting-corrections", count=shown.corrections)
        rows.append((button(caption, CorrectionList(period=period.id)),))
    rows.append((button(texts.plain("reporting-places"), PeriodPress(period=period.id, action=PeriodAction.PLACES)),))
    if shown.decides:
        rows.append(
            (
                button(texts.plain("reporting-xlsx"), FiguresFile(period=period.id, form="xlsx")),
                button(texts.plain("reporting-csv"), FiguresFile(period=period.id, form="csv")),
            )
        )
        rows.append((button(texts.plain("reporting-dhis2"), FiguresFile(period=period.id, form="dhis2")),))
    if shown.governs:
        rows.append((button(texts.plain("indicators-catalogue-open"), CataloguePress(action=CatalogueAction.OPEN)),))
        if period.state == PeriodState.CLOSED:
            ask = PeriodPress(period=period.id, action=PeriodAction.ASK_REOPEN)
            rows.append((button(texts.plain("reporting-reopen"), ask),))
    others = [button(span_words(each.span, texts), PeriodPress(period=each.id)) for each in shown.others[:4]]
    return Page(text, [*rows, *pairs(others), home(texts, shown.decides)])


def _has_before(shown: Overview) -> bool:
    return len(shown.trend) > 1 and shown.trend[-2].expected > 0


def trend_words(values: Sequence[float | None]) -> str:
    """« ▂▅▇» after a share, from 0 to 100; nothing where there is no trend yet."""
    drawn = spark(values, (0, 100))
    return f" {drawn}" if drawn else ""


def ask_reopen(texts: Texts, shown: Overview) -> Page:
    text = texts("reporting-reopen-sure", span=span_words(shown.period.span, texts))
    return Page(
        text,
        column(
            button(texts.plain("reporting-reopen"), PeriodPress(period=shown.period.id, action=PeriodAction.REOPEN)),
            button(texts.plain("form-back"), PeriodPress(period=shown.period.id)),
        ),
    )


def places(texts: Texts, shown: Overview) -> Page:
    """Completeness and timeliness by municipality and by kind; a press opens the matrix of a municipality."""
    named = sorted((texts.plain(f"municipality-{place}-short"), place) for place in shown.places)
    kinds = sorted((texts.plain(f"institution-kind-{kind}"), kind) for kind in shown.kinds)
    by_place = [_share_line(texts, name, shown.places[place]) for name, place in named]
    by_kind = [_share_line(texts, name, shown.kinds[kind]) for name, kind in kinds]
    text = texts(
        "reporting-by",
        span=span_words(shown.period.span, texts),
        places=Html("\n".join(by_place[:MOST_PLACES])),
        kinds=Html("\n".join(by_kind)),
    )
    slugs = [each.slug for each in MUNICIPALITIES]
    buttons = [button(name, Matrix(place=slugs.index(place))) for name, place in named if place in slugs]
    return Page(text, [*pairs(buttons), (button(texts.plain("form-back"), PeriodPress(period=shown.period.id)),)])


def _share_line(texts: Texts, name: str, trend: Sequence[Reporting]) -> str:
    return texts(
        "reporting-by-line",
        name=name,
        actual=trend[-1].actual,
        expected=trend[-1].expected,
        completeness=per_cent(texts, trend[-1].completeness),
        timeliness=per_cent(texts, trend[-1].timeliness),
        trend=trend_words([each.completeness for each in trend]),
    )


def listing(texts: Texts, shown: Listing) -> Page:
    """A page of reports."""
    period = shown.period
    rows: list[Row] = [
        (button(clipped(f"{clipped(each.name, CAPTION)}, {_place(texts, each)}", CAPTION + 6), _open(each)),)
        for each in shown.lines
    ]
    rows += turning(
        texts,
        shown.page,
        shown.pages,
        lambda page: ReportList(period=shown.period.id, group=shown.group, page=page),
    )
    text = texts(
        "reporting-list",
        group=texts.plain(f"reporting-group-{shown.group}", count=shown.total),
        span=span_words(period.span, texts),
    )
    return Page(text, [*rows, (button(texts.plain("form-back"), PeriodPress(period=period.id)),)])


def _open(line: Line) -> ReportPress:
    return ReportPress(report=line.id, action=ReportAction.OPEN)


def _place(texts: Texts, line: Line) -> str:
    return texts.plain(f"municipality-{line.municipality}-short")


def report(texts: Texts, shown: Report, zone: tzinfo, *, decides: bool) -> Page:
    """A report to decide on."""
    text = f"{head(texts, shown, zone)}\n\n{value_lines(texts, shown)}"
    rows: list[Row] = []
    if decides:
        if shown.state == ReportState.SUBMITTED:
            rows.append((act(texts, "reporting-accept", shown.id, ReportAction.ACCEPT),))
            rows.append((act(texts, "reporting-return", shown.id, ReportAction.MARK),))
        elif shown.state == ReportState.EXCUSED:
            rows.append((act(texts, "reporting-expect", shown.id, ReportAction.EXPECT),))
        elif shown.state != ReportState.ACCEPTED:
            rows.append((act(texts, "reporting-excuse", shown.id, ReportAction.EXCUSE),))
    if shown.answers:
        rows.extend(papers(texts, shown))
    back = button(texts.plain("reporting-back"), PeriodPress(period=shown.period.id))
    return Page(text, [*rows, (back,), home(texts, decides)])


def marking(texts: Texts, shown: Report) -> Page:
    """Which values are to be corrected."""
    choices = []
    for each in shown.elements:
        marked, answer = each.code in shown.returned, shown.answers.get(each.code) or {}
        caption = texts.plain(
            "reporting-marked" if marked else "reporting-unmarked",
            label=clipped(each.label.said_in(texts.language), CAPTION),
            value=said(answer, texts) if "value" in answer else texts.plain("tasks-no-data"),
        )
        choices.append(button(caption, ReportMark(report=shown.id, element=each.code, wanted=not marked)))
    rows = column(*choices)
    if shown.returned:
        caption = texts.plain("reporting-send-back", count=len(shown.returned))
        rows.append((button(caption, ReportPress(report=shown.id, action=ReportAction.SEND_BACK)),))
    rows.append((act(texts, "form-back", shown.id, ReportAction.OPEN),))
    return Page(texts("reporting-mark", organisation=shown.organisation), rows)


def accepted(texts: Texts, shown: Report) -> Page:
    return done(texts, texts("reporting-accepted", organisation=shown.organisation), shown.period.id)


def accepted_all(texts: Texts, period_id: int, count: int) -> Page:
    return done(texts, texts("reporting-accepted-all", count=count), period_id)


def sent_back(texts: Texts, shown: Report) -> Page:
    return done(texts, texts("reporting-sent-back", organisation=shown.organisation), shown.period.id)


def excused(texts: Texts, shown: Report) -> Page:
    return done(texts, texts("reporting-excused", organisation=shown.organisation), shown.period.id)


def done(texts: Texts, text: str, period_id: int) -> Page:
    return Page(
        text,
        column(
            button(texts.plain("reporting-back"), PeriodPress(period=period_id)), go(texts, "console-open", To.CONSOLE)
        ),
    )


def history(texts: Texts, shown: Report, changes: Sequence[Changed], zone: tzinfo) -> Page:
    """The newest changes of a report, and who made them."""
    labels = {each.code: each.label.said_in(texts.language) for each in shown.elements}
    lines = [
        texts(
            "indicators-change",
            when=texts.moment(each.at, zone),
            who=each.who or texts.plain("nameless"),
            label=labels.get(each.element, each.element),
            old=said(each.old, texts),
            new=said(each.new, texts),
            why=texts.plain(f"indicators-change-{each.why}"),
        )
        for each in changes
    ]
    text = texts(
        "indicators-changes",
        organisation=shown.organisation,
        lines=Html("\n".join(lines) or texts("indicators-changes-none")),
    )
    return Page(text, column(act(texts, "form-back", shown.id, ReportAction.OPEN)))


# What the bot tells coordinators by itself


def named(texts: Texts, params: Params) -> dict[str, Any]:
    span = span_words(Span(Length(params["length"]), date.fromisoformat(params["starts"])), texts)
    return {"span": span, "organisation": params.get("organisation", "")}


def unassigned(texts: Texts, params: Params) -> Page:
    open_report = act(texts, "indicators-open-report", params["report"], ReportAction.OPEN)
    return Page(texts("indicators-unassigned", **named(texts, params)), column(open_report))


def digest(texts: Texts, params: Params) -> Page:
    closes = datetime.fromisoformat(params["closes"]).astimezone(MOSCOW).date()
    last = date.fromordinal(closes.toordinal() - 1)
    span = named(texts, params)["span"]
    text = texts("indicators-digest", span=span, late=params["count"], last=texts.date_words(last))
    who = button(texts.plain("reporting-who"), ReportList(period=params["period"], group="waited"))
    return Page(text, column(who, button(texts.plain("reporting-back"), PeriodPress(period=params["period"]))))


def nobody(texts: Texts, params: Params) -> Page:
    """A period was opened, and some institutions have nobody to ask."""
    text = texts("indicators-nobody", span=named(texts, params)["span"], count=params["count"])
    who = button(texts.plain("reporting-who"), ReportList(period=params["period"], group="waited"))
    return Page(text, column(who, button(texts.plain("reporting-back"), PeriodPress(period=params["period"]))))


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {
    "indicators-unassigned": unassigned,
    "indicators-digest": digest,
    "indicators-nobody": nobody,
}
