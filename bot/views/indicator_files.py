"""Figures as files: pictures and the passport, in the words of a language."""

from datetime import tzinfo
from decimal import Decimal

from bot.forms.fields.numbers import grouped
from bot.forms.indicators import said, span_words
from bot.i18n import Texts
from bot.indicator_passport import Line as PassportLine
from bot.indicator_passport import Passport
from bot.indicator_pictures import Grid, Row, Sheet
from bot.indicators.catalogue import TASKS
from bot.indicators.spans import Length, Span
from bot.indicators.values import number as given
from bot.lengths import clipped
from bot.services.indicator_figures import Board, Figure
from bot.services.indicator_files import PeriodFile
from bot.services.indicator_matrix import MatrixPage
from bot.services.indicator_passports import InstitutionPassport
from bot.services.indicators import Report
from bot.spreadsheet import Spreadsheet
from bot.views.indicator_facts import fact_lines, fact_name
from bot.views.indicator_figures import formula_words, place_words, standing_of, value_words
from bot.views.indicators import state_words
from bot.views.page import Attachment

STANDINGS = ("time", "late", "returned", "missing", "none")
LONGEST = 90  # signs of a name on a picture


def grid(texts: Texts, shown: MatrixPage) -> Grid:
    """A page of the matrix in words, for the picture."""
    return Grid(
        title=texts.plain("matrix-title", place=place_words(texts, shown.place)),
        span=texts.plain(f"matrix-span-{shown.periods[0].span.length}") if shown.periods else "",
        columns=[(str(each.span.starts.year), _column(texts, each.span)) for each in shown.periods],
        rows=[
            (clipped(name, 60), [standing_of(cells.get(each.id)) for each in shown.periods])
            for name, cells in shown.rows
        ],
        signs={each: texts.plain(f"matrix-mark-{each}") for each in STANDINGS},
        legend={each: texts.plain(f"matrix-legend-{each}") for each in STANDINGS},
    )


def _column(texts: Texts, span: Span) -> str:
    """A period within its year, as short as it can be."""
    if span.length is Length.YEAR:
        return ""
    return texts.plain("matrix-month", month=span.number) if span.length is Length.MONTH else str(span.number)


def change_words(texts: Texts, figure: Figure) -> str:
    return texts.plain(f"tasks-course-{figure.course}") if figure.course else ""


def sheet(texts: Texts, board: Board) -> Sheet:
    """The six tasks in words, for the picture."""
    tasks = []
    for number, task in enumerate(TASKS, 1):
        rows = [
            Row(
                each.indicator.name.said_in(texts.language),
                value_words(texts, each.indicator, each.worth),
                change_words(texts, each),
                each.trend,
            )
            for each in board.figures[task]
        ]
        tasks.append((f"{number}. {texts.plain(f'tasks-title-{number}')}", rows))
    return Sheet(
        title=texts.plain("tasks-file-title", place=place_words(texts, board.place)),
        about=_about(texts, board),
        tasks=tasks,
        facts_title=texts.plain("tasks-file-facts"),
        facts=fact_lines(texts, board.facts, board.facts_before),
        foot=texts.plain("tasks-file-foot"),
    )


def _about(texts: Texts, board: Board) -> str:
    return texts.plain(
        "tasks-file-about",
        span=span_words(board.period.span, texts),
        actual=board.reporting.actual,
        expected=board.reporting.expected,
    )


def passport(texts: Texts, board: Board) -> Passport:
    """The passport in words. It is dated by the close of its period, so that the same data make the same file."""
    tasks = []
    for number, task in enumerate(TASKS, 1):
        lines = [
            PassportLine(
                name=each.indicator.name.said_in(texts.language),
                value=value_words(texts, each.indicator, each.worth),
                before=value_words(texts, each.indicator, each.before),
                change=change_words(texts, each),
                definition=f"{each.indicator.code}: {formula_words(texts, each.indicator, board.labels)}",
            )
            for each in board.figures[task]
        ]
        tasks.append((f"{number}. {texts.plain(f'tasks-title-{number}')}", lines))
    facts = [
        (
            texts.plain("tasks-file-reported"),
            texts.plain("tasks-file-of", actual=board.reporting.actual, expected=board.reporting.expected),
        ),
        (texts.plain("tasks-file-on-time"), str(board.reporting.on_time)),
        *fact_lines(texts, board.facts, board.facts_before),
    ]
    return Passport(
        title=texts.plain("tasks-file-title", place=place_words(texts, board.place)),
        subtitle=_about(texts, board),
        facts=facts,
        headings=(
            texts.plain("tasks-file-indicator"),
            texts.plain("tasks-file-value"),
            texts.plain("tasks-file-before"),
            texts.plain("tasks-file-change"),
        ),
        tasks=tasks,
        foot=f"{texts.plain('tasks-file-foot')} {texts.plain('tasks-fact-interval')}",
        at=board.period.closes_at,
    )


def institution(texts: Texts, shown: InstitutionPassport, zone: tzinfo) -> Passport:
    """The passport of an institution: its numbers with what they mean and what they were before."""
    report = shown.report
    lines = [
        PassportLine(
            name=each.label.said_in(texts.language),
            value=said(report.answers.get(each.code), texts),
            before=said(report.previous.get(each.code), texts),
            change=difference(texts, given(report.answers, each.code), given(report.previous, each.code)),
            definition=each.question.said_in(texts.language),
        )
        for each in report.elements
    ]
    sent = texts.moment(report.submitted_at, zone) if report.submitted_at else texts.plain("indicators-nothing")
    return Passport(
        title=report.organisation,
        subtitle=_institution_about(texts, report),
        facts=[
            (texts.plain("indicators-passport-place"), place_words(texts, report.municipality)),
            (texts.plain("indicators-passport-sent"), sent),
            (texts.plain("indicators-passport-receipt"), report.receipt or texts.plain("indicators-nothing")),
            *fact_lines(texts, shown.facts, shown.facts_before),
        ],
        headings=(
            texts.plain("indicators-passport-element"),
            texts.plain("tasks-file-value"),
            texts.plain("tasks-file-before"),
            texts.plain("tasks-file-change"),
        ),
        tasks=[(texts.plain("indicators-passport-numbers"), lines)],
        foot=f"{texts.plain('indicators-passport-foot')} {texts.plain('tasks-fact-interval')}",
        at=report.period.closes_at,
    )


def institution_sheet(texts: Texts, shown: InstitutionPassport) -> Sheet:
    """The passport of an institution in words, for the picture."""
    report = shown.report
    rows = [
        Row(
            each.label.said_in(texts.language),
            said(report.answers.get(each.code), texts),
            difference(texts, given(report.answers, each.code), given(report.previous, each.code)),
            shown.trends[each.code],
        )
        for each in report.elements
    ]
    return Sheet(
        title=clipped(report.organisation, LONGEST),
        about=_institution_about(texts, report),
        tasks=[(texts.plain("indicators-passport-numbers"), rows)],
        facts_title=texts.plain("tasks-file-facts"),
        facts=fact_lines(texts, shown.facts, shown.facts_before),
        foot=texts.plain("indicators-passport-foot"),
    )


def _institution_about(texts: Texts, report: Report) -> str:
    span = span_words(report.period.span, texts)
    return texts.plain("indicators-passport-about", span=span, state=state_words(texts, report))


def difference(texts: Texts, now: Decimal | None, before: Decimal | None) -> str:
    """«+120», «−5»; nothing where there is nothing to compare."""
    if now is None or before is None or now == before:
        return ""
    shown = grouped(now - before, texts)
    return f"+{shown}" if now > before else shown


def report_document(texts: Texts, content: bytes, report: Report, ending: str) -> Attachment:
    """The passport of an institution, «pdf» or «png»."""
    span = report.period.span
    name = f"report-{report.id}-{span.starts.year}-{span.length}-{span.number}.{ending}"
    return Attachment(name, content, texts("indicators-file-caption", span=span_words(span, texts)))


def workbook(texts: Texts, file: PeriodFile, zone: tzinfo) -> bytes:
    """The values of a period with a sheet that says what they mean."""
    labels = {code: each.label.said_in(texts.language) for code, each in file.catalogue.elements.items()}
    with Spreadsheet("dd.mm.yyyy hh:mm", zone) as book:
        widths = (40, 24, 34, 12, 22, 40, 14, 20, 16)
        names = ("unit", "place", "element", "value", "reason", "comment", "state", "who", "when")
        sheet = book.sheet(
            texts.plain("indicators-file-values"),
            [(texts.plain(f"indicators-file-{name}"), width) for name, width in zip(names, widths, strict=True)],
        )
        sheet.write(
            (
                each.organisation,
                texts.plain(f"municipality-{each.municipality}-short"),
                labels.get(each.element, each.element),
                each.answer.get("value"),
                texts.plain(f"indicators-because-{each.answer['reason']}") if each.answer.get("reason") else "",
                each.answer.get("comment") or "",
                texts.plain(f"indicators-file-state-{each.state.replace('_', '-')}"),
                each.who or "",
                each.at,
            )
            for each in file.lines
        )
        if file.facts:
            _facts_sheet(texts, book, file)
        widths_of = {"code": 18, "element": 40, "meaning": 80}
        meaning = book.sheet(
            texts.plain("indicators-file-meanings"),
            [(texts.plain(f"indicators-file-{name}"), width) for name, width in widths_of.items()],
        )
        meaning.write(
            (each.code, each.label.said_in(texts.language), each.question.said_in(texts.language))
            for each in file.catalogue.elements.values()
        )
        meaning.write(
            (
                each.code,
                each.name.said_in(texts.language),
                formula_words(texts, each, {code: found.label for code, found in file.catalogue.elements.items()}),
            )
            for each in file.catalogue.indicators.values()
        )
        return book.finished()


def _facts_sheet(texts: Texts, book: Spreadsheet, file: PeriodFile) -> None:
    """What the bot counted by itself, each number with its source."""
    widths = {"place": 24, "fact": 46, "code": 24, "value": 12, "source": 26, "when": 16}
    sheet = book.sheet(
        texts.plain("indicators-file-facts"),
        [(texts.plain(f"indicators-file-{name}"), width) for name, width in widths.items()],
    )
    sheet.write(
        (
            place_words(texts, each.municipality) if each.municipality else texts.plain("tasks-region"),
            fact_name(texts, each.name),
            each.name,
            each.value,
            texts.plain(f"indicators-file-from-{each.source}") if each.source else "",
            each.taken_at,
        )
        for each in file.facts
    )


def period_file(texts: Texts, content: bytes, file: PeriodFile, form: str) -> Attachment:
    """A period as an attachment: «xlsx», «csv» or «dhis2»."""
    span = file.period.span
    ending = "json" if form == "dhis2" else form
    name = f"indicators-{span.starts.year}-{span.length}-{span.number}.{ending}"
    key = "indicators-file-caption-dhis2" if form == "dhis2" else "indicators-file-caption"
    return Attachment(name, content, texts(key, span=span_words(span, texts)))


def picture(texts: Texts, content: bytes, board: Board) -> Attachment:
    return Attachment(f"{_name(board)}.png", content, _about(texts, board))


def document(texts: Texts, content: bytes, board: Board) -> Attachment:
    return Attachment(f"{_name(board)}.pdf", content, _about(texts, board))


def matrix_picture(texts: Texts, content: bytes, shown: MatrixPage) -> Attachment:
    caption = texts.plain("matrix-title", place=place_words(texts, shown.place))
    return Attachment(f"matrix-{shown.place}.png", content, caption)


def _name(board: Board) -> str:
    span = board.period.span
    return f"passport-{board.place or 'cluster'}-{span.starts.year}-{span.length}-{span.number}"
