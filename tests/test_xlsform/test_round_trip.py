"""What is written is read again, and other programs for XLSForms read it too; what they refuse, we refuse."""

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyxform.errors import PyXFormError  # type: ignore[import-untyped]  # it has annotations and no marker of them
from pyxform.xls2xform import convert  # type: ignore[import-untyped]  # as above

from bot.forms.surveys import QuestionKind, Survey, Words, as_json, check_survey, from_json
from bot.forms.xlsform import BadXlsform, read, read_xlsform, write, write_xlsform
from tests.test_surveys.surveys import EVERYTHING, HARD, asked, survey, surveys

from .books import book, cells


def pyxform_reads(data: bytes) -> str:
    """What pyxform makes of a workbook. Raises PyXFormError."""
    return str(convert(io.BytesIO(data), file_type=".xlsx").xform)


def test_every_construct_comes_back() -> None:
    assert check_survey(EVERYTHING) == []
    assert read(write(EVERYTHING)) == EVERYTHING
    assert from_json(json.loads(json.dumps(as_json(EVERYTHING)))) == EVERYTHING


def test_pyxform_reads_every_construct_as_we_mean_it() -> None:
    form = pyxform_reads(write(EVERYTHING))
    for expected in (
        "<h:title>Опрос</h:title>",
        'id="visit-2026"',
        'lang="English (en)"',
        'constraint=". &gt;= 14 and . &lt; 120"',
        'start="-10" end="10" step="5"',
        'type="odk:rank"',
        'calculate="count-selected( /data/reasons ) + 1"',
        "<upload",
        'nodeset="/data/staff/polite/desk"',
    ):
        assert expected in form, expected


@pytest.mark.parametrize("kind", QuestionKind)
def test_each_kind_by_itself(kind: QuestionKind) -> None:
    alone = survey(asked(kind), asked(QuestionKind.TEXT, "last"), lists={"reasons": EVERYTHING.lists["reasons"]})
    assert read(write(alone)) == alone
    pyxform_reads(write(alone))


async def test_off_the_event_loop() -> None:
    assert await read_xlsform(await write_xlsform(EVERYTHING)) == EVERYTHING


def test_one_language_is_one_column() -> None:
    alone = survey(asked(QuestionKind.TEXT, label=Words("Вопрос")), title=Words("Опрос"), lists={})
    table = cells(write(alone))
    assert table["survey"][0] == ["type", "name", "label::Русский (ru)"]
    assert table["settings"][0] == ["form_title", "default_language"]
    assert list(table) == ["survey", "settings"]


@settings(max_examples=60, deadline=None)
@given(surveys())
def test_any_survey_comes_back_and_pyxform_takes_it(made: Survey) -> None:
    assert check_survey(made) == []
    data = write(made)
    assert read(data) == made
    pyxform_reads(data)
    assert from_json(json.loads(json.dumps(as_json(made)))) == made


STRAY = [
    *HARD,
    "",
    "${",
    "${}",
    "${nobody}",
    "${ a }",
    "'${nobody}'",
    "instanceID",
    "meta",
    "1a",
    "a b",
    "-a",
    "a",
    "begin_group",
    "end_group",
    "end group",
    "begin_repeat",
    "select_one list",
    "select_one list or_other",
    "select_multiple other",
    "rank list",
    "range",
    "geopoint",
    "calculate",
    "start=0 end=0",
    "start=1 end=3 step=3",
    "step=",
    "nps",
    "table-list",
    "field-list",
    "yes",
    "label",
    "name",
    "type",
    "list_name",
    "label::English (en)",
    "label::",
    "list",
    "1 +",
    ". > 1",
    "x" * 800,
]


@st.composite
def spoiled(draw: st.DrawFn) -> dict[str, list[list[str]]]:
    """The sheets of a survey with some cells overwritten."""
    tables = cells(write(draw(surveys())))
    for _ in range(draw(st.integers(1, 3))):
        sheet = tables[draw(st.sampled_from(sorted(tables)))]
        row = draw(st.sampled_from(sheet))
        row[draw(st.integers(0, len(row) - 1))] = draw(st.sampled_from(STRAY))
    return tables


@settings(max_examples=200, deadline=None)
@given(spoiled())
def test_what_pyxform_refuses_we_refuse(tables: dict[str, list[list[str]]]) -> None:
    data = book(tables)
    try:
        made = read(data)
    except BadXlsform:
        return
    pyxform_reads(data)
    assert read(write(made)) == made


REFUSED_BY_PYXFORM: Sequence[tuple[str, list[list[Any]]]] = [
    ("no type column", [["name", "label"], ["a", "А"]]),
    ("a name with a space", [["type", "name", "label"], ["text", "a b", "А"]]),
    ("one name twice", [["type", "name", "label"], ["text", "a", "А"], ["note", "a", "Б"]]),
    ("no name", [["type", "name", "label"], ["text", "", "А"]]),
    ("no type", [["type", "name", "label"], ["", "a", "А"]]),
    ("no label", [["type", "name", "label"], ["text", "a", ""]]),
    ("an unknown type", [["type", "name", "label"], ["texts", "a", "А"]]),
    ("no such list", [["type", "name", "label"], ["select_one l", "a", "А"]]),
    ("nothing to calculate", [["type", "name", "label"], ["calculate", "a", ""], ["text", "b", "Б"]]),
    ("an open group", [["type", "name", "label"], ["begin_group", "g", "Г"], ["text", "a", "А"]]),
    ("an end alone", [["type", "name", "label"], ["text", "a", "А"], ["end_group", "", ""]]),
    ("a reference to nobody", [["type", "name", "label"], ["text", "a", "А ${b}"]]),
    ("a reference without an end", [["type", "name", "label"], ["text", "a", "А ${a"]]),
    ("a step of zero", [["type", "name", "label", "parameters"], ["range", "a", "А", "start=0 end=5 step=0"]]),
    ("a scale in words", [["type", "name", "label", "parameters"], ["range", "a", "А", "start=low end=5"]]),
    ("a stranger's parameter", [["type", "name", "label", "parameters"], ["range", "a", "А", "begin=1"]]),
    ("a column twice", [["type", "name", "label", "label"], ["text", "a", "А", "Б"]]),
    ("a name kept for others", [["type", "name", "label"], ["text", "meta", "А"]]),
]


@pytest.mark.parametrize("rows", [pytest.param(rows, id=name) for name, rows in REFUSED_BY_PYXFORM])
def test_both_refuse(rows: list[list[str]]) -> None:
    data = book({"survey": rows, "settings": [["form_title"], ["Опрос"]]})
    with pytest.raises(PyXFormError):
        pyxform_reads(data)
    with pytest.raises(BadXlsform):
        read(data)
