"""All answers to a survey as a table, for Excel and as CSV, with a codebook: what each column and each code means.

Own words in the place of an option have a column of their own, as the XLSForm standard has it: «what» says `other`,
«what_other» what was written. Somebody may write «2» where 2 is the code of an option.
"""

import csv
from collections.abc import Sequence
from datetime import date, time, tzinfo
from io import StringIO
from typing import Any

from bot.forms.fields.choices import OTHER
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


def row(texts: Texts, results: Results, each: AnswerLine) -> list[Any]:
    """An answer as cells, choices by their codes: the codebook says what they mean."""
    who = (
        [
            each.who or texts.plain("nameless"),
            group(texts, "kind", each.kind) if each.kind else "",
            group(texts, "place", each.place) if each.place else "",
        ]
        if results.mode == Mode.NAMED
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
