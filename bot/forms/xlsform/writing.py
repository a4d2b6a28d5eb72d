"""From a survey to a workbook that any program for XLSForms reads."""

import io
from collections.abc import Iterator, Sequence

from bot.forms.surveys import Calculation, Group, Line, Question, QuestionKind, Survey, Words, placed
from bot.forms.xlsform.layout import (
    BEGIN,
    CALCULATE,
    CHOICES,
    COLUMNS,
    END,
    LANGUAGE_NAMES,
    LIST_TYPES,
    MATRIX,
    NPS,
    OR_OTHER,
    PLAIN_TYPES,
    SETTINGS,
    SURVEY,
    TRANSLATED,
)

Cells = dict[str, str | Words]  # what stands in the columns of a row

TYPES = {kind: name for name, kind in (PLAIN_TYPES | LIST_TYPES).items()} | {QuestionKind.NPS: "range"}
WIDE = {"label": 60, "hint": 40, "relevant": 30, "constraint": 30, "constraint_message": 40, "calculation": 30}
WIDTH = 16  # characters


def write(survey: Survey) -> bytes:
    """A workbook with the survey. It has to be one in which the checks found nothing wrong."""
    # 6 MB of a library for a rare download; it says nothing of its types.
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"constant_memory": True, "in_memory": True})
    bold = book.add_format({"bold": True})
    for name, rows in _sheets(survey).items():
        sheet = book.add_worksheet(name)
        table = _table(name, rows, _languages(survey))
        for index, heading in enumerate(table[0]):
            sheet.set_column(index, index, WIDE.get(heading.partition("::")[0], WIDTH))
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table):
            for index, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, index, cell, bold if number == 0 else None)
    book.close()
    return made.getvalue()


def _sheets(survey: Survey) -> dict[str, list[Cells]]:
    sheets = {SURVEY: [row for line in survey.lines for row in _rows(line)]}
    if survey.lists:
        sheets[CHOICES] = [
            {"list_name": name, "name": option.code, "label": option.label}
            for name, options in survey.lists.items()
            for option in options
        ]
    titles = {
        f"form_title_{each}": said for each, said in survey.title.by_language().items() if each != survey.language
    }
    sheets[SETTINGS] = [
        {
            "form_title": survey.title.by_language()[survey.language],
            **titles,
            "form_id": survey.code,
            "version": survey.version,
            "default_language": LANGUAGE_NAMES[survey.language],
        }
    ]
    return sheets


def _languages(survey: Survey) -> list[str]:
    """The languages there are words in, the survey's own first."""
    words = [option.label for options in survey.lists.values() for option in options]
    for each in placed(survey):
        match each.line:
            case Question(label=label, hint=hint, message=message):
                words.extend((label, hint, message))
            case Group(label=label):
                words.append(label)
    used = {language for each in words for language, said in each.by_language().items() if said}
    return [survey.language, *(each for each in LANGUAGE_NAMES if each in used - {survey.language})]


def _rows(line: Line) -> Iterator[Cells]:
    match line:
        case Question():
            yield _question(line)
        case Calculation():
            yield {"type": CALCULATE, "name": line.name, "calculation": line.calculation, "relevant": line.relevant}
        case Group():
            yield {
                "type": BEGIN,
                "name": line.name,
                "label": line.label,
                "relevant": line.relevant,
                "appearance": MATRIX if line.matrix else "",
            }
            for inner in line.lines:
                yield from _rows(inner)
            yield {"type": END, "name": line.name}


def _question(question: Question) -> Cells:
    words = [TYPES[question.kind], question.options, OR_OTHER if question.own_words else ""]
    cells: Cells = {
        "type": " ".join(word for word in words if word),
        "name": question.name,
        "label": question.label,
        "hint": question.hint,
        "required": "yes" if question.required else "",
        "relevant": question.relevant,
        "constraint": question.constraint,
        "constraint_message": question.message,
    }
    match question.kind:
        case QuestionKind.SCALE:
            cells["parameters"] = f"start={question.low} end={question.high} step={question.step}"
        case QuestionKind.NPS:
            cells |= {"parameters": "start=0 end=10 step=1", "appearance": NPS}
    return cells


def _table(name: str, rows: Sequence[Cells], languages: Sequence[str]) -> list[list[str]]:
    """The rows under the captions of those columns that are used; a label always is."""
    table: list[list[str]] = [[] for _ in range(len(rows) + 1)]
    for column in COLUMNS[name]:
        for language in languages if column in TRANSLATED else ("",):
            said = [_cell(row, column, language) for row in rows]
            if any(said) or column in {"type", "name", "label"}:
                heading = f"{column}::{LANGUAGE_NAMES[language]}" if language else column
                for row, cell in zip(table, [heading, *said], strict=True):
                    row.append(cell)
    return table


def _cell(row: Cells, column: str, language: str) -> str:
    said = row.get(column, "")
    return said.by_language()[language] if isinstance(said, Words) else said
