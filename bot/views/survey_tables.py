"""All answers to a survey as a table, for Excel and as CSV, with a codebook: what each column and each code means."""

import csv
from collections.abc import Sequence
from datetime import date, time, tzinfo
from io import StringIO
from typing import Any

from bot.forms.surveys import Calculation, Question, QuestionKind, Survey, placed
from bot.i18n import Texts
from bot.services.survey_results import AnswerLine, Mode, Results
from bot.spreadsheet import Spreadsheet
from bot.views.page import Attachment
from bot.views.survey_results import group, label
from bot.views.surveys import title

Table = Sequence[Sequence[Any]]


def header(texts: Texts, results: Results) -> list[str]:
    who = ["survey-column-who", "survey-column-kind", "survey-column-place"] if results.mode == Mode.NAMED else []
    return [texts.plain(key) for key in ("survey-column-day", *who)] + _names(results.survey)


def _names(survey: Survey) -> list[str]:
    asked = [each.line for each in placed(survey) if isinstance(each.line, Question | Calculation)]
    return [line.name for line in asked if not (isinstance(line, Question) and line.kind is QuestionKind.NOTE)]


def row(texts: Texts, results: Results, each: AnswerLine) -> list[Any]:
    """An answer as cells, choices by their codes: the codebook says what they mean."""
    who = (
        [
            each.who or "",
            group(texts, "kind", each.kind) if each.kind else "",
            group(texts, "place", each.place) if each.place else "",
        ]
        if results.mode == Mode.NAMED
        else []
    )
    values = [each.answers.get(name, each.calculated.get(name)) for name in _names(results.survey)]
    return [each.day.isoformat(), *who, *(_cell(value) for value in values)]


def _cell(value: Any) -> str | int:
    match value:
        case None:
            return ""
        case bool():
            return int(value)
        case int():
            return value
        case {"text": text}:
            return str(text)
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
    return lines


def workbook(texts: Texts, results: Results, lines: Table, zone: tzinfo) -> bytes:
    """Two sheets: the answers and the codebook. Takes its time."""
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
    return Attachment(texts.plain("survey-table-file", number=str(results.id), suffix=suffix), content, caption)
