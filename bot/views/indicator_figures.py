"""Pages of figures: the six tasks, institutions by periods, and the words that indicators are shown with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.dictionaries import MUNICIPALITIES
from bot.forms.fields.numbers import grouped
from bot.forms.indicators import span_words
from bot.i18n import Html, Texts
from bot.indicators.catalogue import TASKS, Indicator, Named
from bot.indicators.counting import rounded
from bot.lengths import clipped
from bot.services.indicator_figures import REGION, Board, Figure, Worth
from bot.services.indicator_matrix import Line, MatrixPage
from bot.services.indicators import ReportState
from bot.views.buttons import To
from bot.views.indicator_buttons import Matrix, PassportPress, Tasks
from bot.views.page import Page, Row, button, column, pairs, turning
from bot.views.people import go

NAME = re.compile(r"\$\{([a-z_]+)\}")
BLOCKS = "▁▂▃▄▅▆▇█"
NARROW = 18  # signs of a caption that stands beside another on a phone
SLUGS = [each.slug for each in MUNICIPALITIES]


def place_words(texts: Texts, place: str) -> str:
    """«Вяземский округ», «вся область»."""
    return texts.plain("tasks-everywhere") if place == REGION else texts.plain(f"municipality-{place}-short")


def place_at(number: int) -> str:
    """The municipality at a place of the dictionary; the region for everything else."""
    return SLUGS[number] if 0 <= number < len(SLUGS) else REGION


def number_of(place: str) -> int:
    return SLUGS.index(place) if place in SLUGS else -1


def value_words(texts: Texts, indicator: Indicator, worth: Worth | None) -> str:
    """«44,9 %», «нет данных», «мало данных»."""
    if worth is None:
        return texts.plain("tasks-no-data")
    if worth.value is None:
        return texts.plain("tasks-few" if worth.lack == "few" else "tasks-no-data")
    return unit_words(texts, indicator, worth.value)


def unit_words(texts: Texts, indicator: Indicator, value: Decimal) -> str:
    shown = rounded(value)
    plain = shown.to_integral_value() if shown == shown.to_integral_value() else shown
    return texts.plain(f"tasks-unit-{indicator.unit}", value=grouped(plain, texts))


def spark(trend: Sequence[float | None], within: tuple[float, float] | None = None) -> str:
    """«▁▃▂▇»: a value a sign, a gap where there is none; nothing for fewer than three values. It reaches from the
    lowest value to the highest, or over what lies `within`."""
    known = [each for each in trend if each is not None]
    if len(known) < 3:
        return ""
    low, high = within or (min(known), max(known))
    step = (high - low) / (len(BLOCKS) - 1) or 1
    return "".join(" " if each is None else BLOCKS[round((each - low) / step)] for each in trend)


def figure_line(texts: Texts, figure: Figure, *, looks: bool) -> str:
    """«• Доля …: 44,9 %, лучше (было 40,1 %) ▂▅▇»; to whoever `looks` at reports, what cannot be is said to be so."""
    line = texts("tasks-figure", figure=figure_words(texts, figure))
    if looks and figure.doubtful:
        low, high = (grouped(end, texts) for end in (figure.indicator.low, figure.indicator.high))
        line = f"{line}. {texts('tasks-doubtful', low=low, high=high)}"
    drawn = spark(figure.trend)
    return f"{line} {drawn}" if drawn else line


def figure_words(texts: Texts, figure: Figure) -> str:
    """«Доля …: 44,9 %, лучше (было 40,1 %)»."""
    return texts.plain(
        "tasks-figure-words",
        name=figure.indicator.name.said_in(texts.language),
        value=value_words(texts, figure.indicator, figure.worth),
        course=figure.course or "none",
        before=_before_words(texts, figure),
    )


def _before_words(texts: Texts, figure: Figure) -> str:
    """The value of the period before; what its scale is stands beside the newest."""
    indicator = replace(figure.indicator, unit="items") if figure.indicator.unit == "points" else figure.indicator
    return value_words(texts, indicator, figure.before)


def tasks(texts: Texts, board: Board, *, looks: bool) -> Page:
    """The six tasks; `looks`: the reader may see the period that is being collected."""
    parts = []
    for number, task in enumerate(TASKS, 1):
        lines = [figure_line(texts, each, looks=looks) for each in board.figures[task]]
        heading = texts("tasks-heading", number=str(number), title=texts.plain(f"tasks-title-{number}"))
        parts.append("\n".join([heading, *(lines or [texts("tasks-no-data")])]))
    text = texts(
        "tasks",
        place=place_words(texts, board.place),
        span=span_words(board.period.span, texts),
        before=span_words(board.before.span, texts) if board.before else "none",
        preliminary="yes" if board.preliminary else "no",
        actual=board.reporting.actual,
        expected=board.reporting.expected,
        tasks=Html("\n\n".join(parts)),
    )
    here = number_of(board.place)
    rows: list[Row] = [
        (button(texts.plain("tasks-choose"), Tasks(place=here, choose=True, current=board.preliminary)),),
        (button(texts.plain("tasks-definitions"), Tasks(place=here, task=1, current=board.preliminary)),),
    ]
    if looks:
        other = "tasks-closed" if board.preliminary else "tasks-current"
        rows.append((button(texts.plain(other), Tasks(place=here, current=not board.preliminary)),))
    if not board.preliminary:
        rows.append(
            (
                button(texts.plain("tasks-pdf"), PassportPress(place=here)),
                button(texts.plain("tasks-picture"), PassportPress(place=here, picture=True)),
            )
        )
    rows.append((go(texts, "menu-open", To.MENU),))
    return Page(text, rows)


def nothing_collected(texts: Texts) -> Page:
    """No period is being collected now."""
    return Page(
        texts("tasks-none-current"),
        column(button(texts.plain("tasks-closed"), Tasks()), go(texts, "menu-open", To.MENU)),
    )


def no_tasks(texts: Texts, *, looks: bool) -> Page:
    """There is no closed period yet."""
    current = button(texts.plain("tasks-current"), Tasks(current=True)) if looks else None
    return Page(texts("tasks-none"), column(current, go(texts, "menu-open", To.MENU)))


def choose(texts: Texts, *, current: bool) -> Page:
    """Which municipality to look at."""
    region = button(texts.plain("tasks-region"), Tasks(current=current))
    choices = [
        button(texts.plain(f"municipality-{slug}-short"), Tasks(place=number, current=current))
        for number, slug in enumerate(SLUGS)
    ]
    rows: list[Row] = [(region,)]
    for each in choices:
        beside = rows[-1][0]
        if len(rows[-1]) == 1 and beside is not region and max(len(beside.caption), len(each.caption)) <= NARROW:
            rows[-1] = (beside, each)
        else:
            rows.append((each,))
    return Page(texts("tasks-choose-place"), [*rows, (button(texts.plain("form-back"), Tasks(current=current)),)])


def definitions(texts: Texts, board: Board, task: int) -> Page:
    """How the indicators of one task are computed, and from how much."""
    task = min(max(task, 1), len(TASKS))
    lines = [
        texts(
            "tasks-definition",
            code=each.indicator.code,
            name=each.indicator.name.said_in(texts.language),
            formula=formula_words(texts, each.indicator, board.labels),
            source=texts.plain(f"tasks-source-{each.indicator.source}"),
            better="more" if each.indicator.more_is_better else "less",
            behind=each.worth.behind,
        )
        for each in board.figures[TASKS[task - 1]]
    ]
    heading = texts("tasks-heading", number=str(task), title=texts.plain(f"tasks-title-{task}"))
    here = number_of(board.place)
    others = [
        button(
            texts.plain("tasks-number", number=str(number)), Tasks(place=here, task=number, current=board.preliminary)
        )
        for number in range(1, len(TASKS) + 1)
        if number != task
    ]
    back = button(texts.plain("tasks-back"), Tasks(place=here, current=board.preliminary))
    return Page("\n\n".join([heading, *(lines or [texts("tasks-no-data")])]), [*pairs(others), (back,)])


def formula_words(texts: Texts, indicator: Indicator, labels: Mapping[str, Named]) -> str:
    """The formula in words: «Доступные мероприятия ÷ Мероприятия × 100»."""

    def word(found: re.Match[str]) -> str:
        name = found[1]
        return labels[name].said_in(texts.language) if name in labels else texts.plain(f"tasks-name-{name}")

    words = NAME.sub(word, indicator.formula)
    return words.replace(" div ", " ÷ ").replace(" * ", " × ").replace(" - ", " − ")


# Institutions by periods


def mark_of(line: Line | None, texts: Texts) -> str:
    """One sign for a report: «+» in time, «±» late, «−» not there, «·» not expected, «?» being corrected."""
    return texts.plain(f"matrix-mark-{standing_of(line)}")


def standing_of(line: Line | None) -> str:
    """Where a report stands, as a matrix shows it."""
    if line is None or line.state == ReportState.EXCUSED:
        return "none"
    if line.state in {ReportState.SUBMITTED, ReportState.ACCEPTED}:
        return "late" if line.on_time is False else "time"
    return "returned" if line.state == ReportState.RETURNED else "missing"


def matrix(texts: Texts, shown: MatrixPage) -> Page:
    """Institutions of a municipality by periods, as text."""
    lines = [
        texts(
            "matrix-line",
            name=clipped(name, 60),
            marks=" ".join(mark_of(cells.get(each.id), texts) for each in shown.periods),
        )
        for name, cells in shown.rows
    ]
    text = texts(
        "matrix",
        place=place_words(texts, shown.place),
        periods=", ".join(span_words(each.span, texts) for each in shown.periods),
        lines=Html("\n".join(lines) or texts("matrix-empty")),
    )
    place = number_of(shown.place)
    rows = turning(texts, shown.page, shown.pages, lambda page: Matrix(place=place, page=page))
    if shown.rows:
        rows.append((button(texts.plain("matrix-picture"), Matrix(place=place, page=shown.page, picture=True)),))
    return Page(text, [*rows, (go(texts, "reporting-open", To.REPORTING),)])
