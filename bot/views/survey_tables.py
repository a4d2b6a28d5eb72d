"""All answers to a survey as a table, for Excel and as CSV, with a codebook: what each column and each code means.

Where the reader may not see what one person answered, each column is sorted by itself: a line is nobody's, and no
filter finds a small group in it.

Own words in the place of an option have a column of their own, as the XLSForm standard has it: «what» says `other`,
«what_other» what was written. Somebody may write «2» where 2 is the code of an option.
"""

import csv
from collections.abc import Sequence
from datetime import date, time, tzinfo
from io import StringIO
from typing import Any

from bot.forms.fields.choices import OTHER
from bot.forms.surveys import Calculation, Question, QuestionKind, Survey, for_everybody, placed
from bot.i18n import Texts
from bot.services.survey_results import AnswerLine, Results, has_words
from bot.spreadsheet import Spreadsheet
from bot.views.page import Attachment
from bot.views.survey_results import group, label
from bot.views.surveys import title

Table = Sequence[Sequence[Any]]


def header(texts: Texts, results: Results) -> list[str]:
    who = ["survey-column-who", "survey-column-kind", "survey-column-place"] if results.linked else []
    columns = [f"{line.name}_{OTHER}" if own else line.name for line, own in _columns(results.survey)]
    return [texts.plain(key) for key in ("survey-column-day", *who)] + columns


def _columns(survey: Survey) -> list[tuple[Question | Calculation, bool]]:
    """What is asked or calculated, in its order, and whether the column has the own words only."""
    found: list[tuple[Question | Calculation, bool]] = []
    for each in placed(survey):
        match each.line:
            case Question(kind=QuestionKind.NOTE):
                continue
            case Question(own_words=True) as line:
                found += [(line, False), (line, True)]
            case Question() | Calculation() as line:
                found.append((line, False))
    return found


def rows(texts: Texts, results: Results, lines: Sequence[AnswerLine]) -> list[list[Any]]:
    """All answers as lines of cells."""
    whole = [_row(texts, results, each) for each in lines]
    return whole if results.linked else _apart(results, whole)


def _apart(results: Results, whole: Table) -> list[list[Any]]:
    """The columns without their lines, those kept empty that may not be shown; own words stay at their choice."""
    few = {
        each.question.name
        for each in results.tallies
        if each.few and not (has_words(each.question) and for_everybody(results.survey, each.question))
    }
    sorted_: list[list[Any]] = [[] for _ in whole]
    at = 0
    for width, name in [(1, ""), *_widths(results.survey)]:
        cells = [tuple(line[at : at + width]) for line in whole]
        empty = ("",) * width
        shown = [empty if name in few else each for each in cells]
        for line, each in zip(sorted_, sorted(shown, key=_order), strict=True):
            line.extend(each)
        at += width
    return sorted_


def _widths(survey: Survey) -> list[tuple[int, str]]:
    """How many columns a question or a calculation has, in their order, with its name."""
    names = [line.name for line, _ in _columns(survey)]
    return [(names.count(name), name) for name in dict.fromkeys(names)]


def _order(cells: Sequence[Any]) -> tuple[bool, bool, float, str]:
    """Numbers by size, then words, what is empty last."""
    first = cells[0]
    numeric = isinstance(first, int)
    return first == "", not numeric, float(first) if numeric else 0.0, " ".join(map(str, cells))


def _row(texts: Texts, results: Results, each: AnswerLine) -> list[Any]:
    """An answer as cells, choices by their codes: the codebook says what they mean."""
    who = (
        [
            each.who or texts.plain("nameless"),
            group(texts, "kind", each.kind) if each.kind else "",
            group(texts, "place", each.place) if each.place else "",
        ]
        if results.linked
        else []
    )
    values = [
        _cell(each.answers.get(line.name, each.calculated.get(line.name)), own=own)
        for line, own in _columns(results.survey)
    ]
    return [each.day.isoformat(), *who, *values]


def _cell(value: Any, *, own: bool) -> str | int:
    match value:
        case {"text": text}:
            return str(text) if own else OTHER
        case _ if own:
            return ""
        case None:
            return ""
        case bool():
            return int(value)
        case int():
            return value
        case {"name": name, "file_id": _}:
            return str(name) or "file"
        case list() | tuple():
            return " ".join(map(str, value))
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def codebook(texts: Texts, results: Results) -> list[list[str]]:
    """What the names of the columns and the codes in them mean."""
    lines = []
    for line in placed(results.survey):
        about = line.line
        if isinstance(about, Calculation):
            lines.append([about.name, texts.plain("survey-kind-calculation"), about.calculation, "", ""])
        if not isinstance(about, Question) or about.kind is QuestionKind.NOTE:
            continue
        kind = texts.plain(f"survey-kind-{about.kind}")
        lines.append([about.name, kind, label(texts, about), "", ""])
        options = results.survey.lists.get(about.options, ())
        lines.extend(["", "", "", each.code, each.label.said_in(texts.language)] for each in options)
        if about.own_words:
            own = texts.plain("survey-own-words")
            lines += [["", "", "", OTHER, own], [f"{about.name}_{OTHER}", own, label(texts, about), "", ""]]
    return lines


def workbook(texts: Texts, results: Results, lines: Table, zone: tzinfo) -> bytes:
    """Two sheets: the answers and the codebook. Slow: call it in a thread."""
    with Spreadsheet("yyyy-mm-dd", zone) as book:
        columns = [(name, 18) for name in header(texts, results)]
        book.sheet(texts.plain("survey-sheet-answers"), columns).write(lines)
        heads = ("name", "kind", "question", "code", "answer")
        widths = (16, 22, 60, 14, 40)
        named = [(texts.plain(f"survey-codebook-{head}"), width) for head, width in zip(heads, widths, strict=True)]
        book.sheet(texts.plain("survey-sheet-codebook"), named).write(codebook(texts, results))
        return book.finished()


def separated(texts: Texts, results: Results, lines: Table) -> bytes:
    """The answers as CSV, with semicolons and a mark of the encoding, as Excel expects both in Russia.

    What people typed is text there: an apostrophe keeps a spreadsheet from taking it for a formula.
    """
    made = StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(header(texts, results))
    writer.writerows([[_harmless(cell) for cell in each] for each in lines])
    return made.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def table_file(texts: Texts, results: Results, content: bytes, suffix: str) -> Attachment:
    caption = texts("survey-table-caption", title=title(texts, results.titles), count=results.answered)
    if not results.linked:
        caption = f"{caption} {texts('survey-table-apart')}"
    return Attachment(texts.plain("survey-table-file", number=str(results.id), suffix=suffix), content, caption)
