"""Workbooks as people make them, and as nobody should: every problem by sheet, row and column."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from bot.forms.surveys import QuestionKind, Words
from bot.forms.xlsform import BadXlsform, read, write
from bot.forms.xlsform.archive import LARGEST, LARGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, letters
from bot.i18n import LANGUAGES, texts_in
from bot.views.xlsform import refused
from tests.test_surveys.surveys import EVERYTHING

from .books import Formula, book

SETTINGS = [["form_title"], ["Опрос"]]
LIST = [["list_name", "name", "label"], ["l", "a", "А"], ["l", "b", "Б"]]
HEAD = ["type", "name", "label"]
GOOD = [HEAD, ["text", "q", "Вопрос"]]

Place = tuple[str, int, str, str]  # sheet, row, column, key


def places(data: bytes) -> list[Place]:
    """Where what is wrong; each problem can be said in both languages."""
    with pytest.raises(BadXlsform) as caught:
        read(data)
    for language in LANGUAGES:
        assert refused(caught.value, texts_in(language)).strip()
    return [(each.sheet, each.row, each.column, each.error.key) for each in caught.value.problems]


def wrong(survey: Sequence[Sequence[Any]], **sheets: Sequence[Sequence[Any]]) -> list[Place]:
    return places(book({"survey": survey, "settings": SETTINGS, **sheets}))


def test_a_sheet_as_people_type_it() -> None:
    made = read(
        book(
            {
                "Survey": [
                    ["Type", " Name ", "label", "Label::English (en)", "Required", "Relevance", "note for me"],
                    ["select_one  l", "q", "Что  выбрать?\u00a0", "Which one?", True, "", ""],
                    [],
                    ["begin group", "g", "Ещё", "", "", "${q} = '1'", ""],
                    ["integer", "age", "Сколько вам лет?\n", "", "no", "", ""],
                    ["end group", "", "", "", "", "", ""],
                ],
                "choices": [["list name", "name", "label"], ["l", 1, "Раз"], ["l", 2.5, "Два"], ["l", True, "Три"]],
                "settings": [["form_title", "version", "default_language"], ["Опрос", date(2026, 12, 1), "ru"]],
                "empty": [],
            }
        )
    )
    question, group = made.lines
    assert (question.name, question.label) == ("q", Words("Что выбрать?", "Which one?"))  # type: ignore[union-attr]  # no calculation
    assert [option.code for option in made.lists["l"]] == ["1", "2.5", "TRUE"]
    assert group.relevant == "${q} = '1'"
    assert (made.title, made.language, made.version) == (Words("Опрос"), "ru", "46357")


def test_words_without_a_language_are_in_the_language_of_the_survey() -> None:
    english = [["form_title", "form_title_ru", "default_language"], ["Survey", "Опрос", "English"]]
    made = read(book({"survey": [[*HEAD, "label::Russian"], ["text", "q", "Question", "Вопрос"]], "settings": english}))
    assert made.title == Words("Опрос", "Survey")
    assert made.lines[0].label == Words("Вопрос", "Question")  # type: ignore[union-attr]  # no calculation


def test_a_title_may_name_its_language_as_everything_else_does() -> None:
    titles = [["form_title::English (en)", "form_title::Русский (ru)"], ["Survey", "Опрос"]]
    assert read(book({"survey": GOOD, "settings": titles})).title == Words("Опрос", "Survey")
    french = [["form_title", "form_title::Français (fr)"], ["Опрос", "Enquête"]]
    found = places(book({"survey": GOOD, "settings": french}))
    assert found == [("settings", 1, "form_title::Français (fr)", "xlsform-language")]


def test_a_range_of_the_standard_is_one_to_ten() -> None:
    made = read(book({"survey": [HEAD, ["range", "q", "В"]], "settings": SETTINGS}))
    scale = made.lines[0]
    assert (scale.kind, scale.low, scale.high, scale.step) == (QuestionKind.SCALE, 1, 10, 1)  # type: ignore[union-attr]  # a question


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([HEAD, ["geopoint", "q", "Где"]], [("survey", 2, "type", "xlsform-type")]),
        ([HEAD, ["start", "start", ""], ["text", "q", "В"]], [("survey", 2, "type", "xlsform-type")]),
        ([HEAD, ["Text", "q", "В"]], [("survey", 2, "type", "xlsform-type")]),
        ([HEAD, ["select_one_from_file x.csv", "q", "В"]], [("survey", 2, "type", "xlsform-type")]),
        ([HEAD, ["", "q", "В"]], [("survey", 2, "type", "xlsform-type-missing")]),
        ([HEAD, ["text", "q", "В"], ["end_group"]], [("survey", 3, "type", "xlsform-end-alone")]),
        ([HEAD, ["begin_group", "g", "Г"], ["text", "q", "В"]], [("survey", 2, "type", "xlsform-group-open")]),
        ([[*HEAD, "default"], ["text", "q", "В", "5"]], [("survey", 1, "default", "xlsform-column")]),
        ([[*HEAD, "choice_filter"], ["text", "q", "В", "x"]], [("survey", 1, "choice_filter", "xlsform-column")]),
        ([[*HEAD, ""], ["text", "q", "В", "заметка"]], [("survey", 1, "D", "xlsform-column")]),
        (
            [[*HEAD, "hint::Deutsch (de)"], ["text", "q", "В", "x"]],
            [("survey", 1, "hint::Deutsch (de)", "xlsform-language")],
        ),
        ([[*HEAD, "LABEL"], ["text", "q", "В", ""]], [("survey", 1, "LABEL", "xlsform-column-twice")]),
        (
            [[*HEAD, "label::Русский (ru)"], ["text", "q", "В", "Г"]],
            [("survey", 1, "label::Русский (ru)", "xlsform-column-twice")],
        ),
        ([[*HEAD, "required"], ["text", "q", "В", "да"]], [("survey", 2, "required", "xlsform-required")]),
        ([[*HEAD, "appearance"], ["text", "q", "В", "multiline"]], [("survey", 2, "appearance", "xlsform-not-here")]),
        ([[*HEAD, "parameters"], ["range", "q", "В", "start=a"]], [("survey", 2, "parameters", "xlsform-parameters")]),
        (
            [[*HEAD, "parameters"], ["range", "q", "В", "end=5 end=7"]],
            [("survey", 2, "parameters", "xlsform-parameters")],
        ),
        ([[*HEAD, "appearance"], ["range", "q", "В", "rating"]], [("survey", 2, "appearance", "xlsform-appearance")]),
        ([[*HEAD, "appearance"], ["range", "q", "В", "nps"]], [("survey", 2, "parameters", "xlsform-parameters")]),
        (
            [[*HEAD, "calculation"], ["calculate", "c", "К", "1"], ["text", "q", "В"]],
            [("survey", 2, "label", "xlsform-not-here")],
        ),
        ([HEAD, ["text", "q", "В\x0bГ"]], [("survey", 2, "label", "surveys-words-form")]),
        ([HEAD, ["text", "q", "В"], [], [], ["text", "1", "Г"]], [("survey", 5, "name", "surveys-name-form")]),
        ([[*HEAD, "relevant"], ["text", "q", "В", "1 +"]], [("survey", 2, "relevant", "expressions-ends")]),
        ([[*HEAD, "hint::en"], ["text", "q", "В", "${x}"]], [("survey", 2, "hint::en", "surveys-reference-unknown")]),
        ([HEAD, ["select_one nothing", "q", "В"]], [("survey", 2, "type", "surveys-list-missing")]),
        ([HEAD, ["text", "q", Formula("=A1")]], [("survey", 2, "C", "xlsform-formula")]),
        ([], [("survey", 1, "", "xlsform-column-missing"), ("survey", 1, "", "xlsform-column-missing")]),
        ([HEAD], [("survey", 0, "", "surveys-nothing-asked")]),
    ],
)
def test_what_is_wrong_with_the_survey(rows: Sequence[Sequence[Any]], expected: list[Place]) -> None:
    assert wrong(rows) == expected


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"choices": [LIST[0], ["", "a", "А"]]}, [("choices", 2, "list_name", "xlsform-list-missing")]),
        (
            {"choices": [*LIST, ["l", "a", "В"]]},
            [("choices", 2, "name", "surveys-code-twice"), ("choices", 4, "name", "surveys-code-twice")],
        ),
        ({"choices": [*LIST, ["l", "c", ""]]}, [("choices", 4, "label", "surveys-label-missing")]),
        ({"choices": [[*LIST[0], "region"], ["l", "a", "А", "x"]]}, [("choices", 1, "region", "xlsform-column")]),
        (
            {"choices": [["name", "label"], ["a", "А"]]},
            [
                ("choices", 1, "", "xlsform-column-missing"),
                ("choices", 2, "list_name", "xlsform-list-missing"),
            ],
        ),
        ({"settings": []}, [("settings", 2, "form_title", "surveys-title-missing")]),
        ({"settings": [["form_title", "style"], ["О", "pages"]]}, [("settings", 1, "style", "xlsform-column")]),
        ({"settings": [["form_title"], ["О"], ["П"]]}, [("settings", 3, "", "xlsform-settings-many")]),
        (
            {"settings": [["form_title", "form_title_ru"], ["О", "П"]]},
            [("settings", 2, "form_title_ru", "xlsform-title-twice")],
        ),
        (
            {"settings": [["form_title", "default_language"], ["О", "fr"]]},
            [("settings", 2, "default_language", "xlsform-language")],
        ),
        ({"entities": [["list_name"], ["x"]]}, [("entities", 0, "", "xlsform-sheet")]),
        ({"Лист1": [["x"]]}, [("Лист1", 0, "", "xlsform-sheet")]),
    ],
)
def test_what_is_wrong_with_the_other_sheets(
    sheets: Mapping[str, Sequence[Sequence[Any]]], expected: list[Place]
) -> None:
    assert wrong(GOOD, **sheets) == expected


def test_all_problems_are_told_at_once_and_none_that_follows_from_another() -> None:
    head = [*HEAD, "relevant", "parameters"]
    rows = [
        head,
        ["geopoint", "where", "Где"],
        ["text", "q", "${where}?", "${where} != ''"],
        ["range", "r", "Р", "", "x"],
    ]
    assert wrong(rows, notes=[["x"]]) == [
        ("survey", 2, "type", "xlsform-type"),
        ("survey", 4, "parameters", "xlsform-parameters"),
        ("notes", 0, "", "xlsform-sheet"),
    ]


def test_a_long_list_of_problems_is_one_message() -> None:
    with pytest.raises(BadXlsform) as caught:
        read(book({"survey": [HEAD, *(["geopoint", f"q{number}", "Где"] for number in range(200))]}))
    for language in LANGUAGES:
        text = refused(caught.value, texts_in(language))
        assert 3000 < len(text) < 4096
        assert text.count("geopoint") < len(caught.value.problems) == 201


def test_what_a_stranger_wrote_is_no_markup() -> None:
    with pytest.raises(BadXlsform) as caught:
        read(book({"survey": [HEAD, ["<b>", "q", "В"]], "settings": SETTINGS}))
    assert "&lt;b&gt;" in refused(caught.value, texts_in("ru"))


# Files that are no surveys at all


def repacked(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """A good workbook with its parts changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write(EVERYTHING))) as good,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, change(name, good.read(name)))
        for name, content in more.items():
            bad.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def first_sheet(old: bytes, new: bytes) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return content
        assert old in content
        return content.replace(old, new, 1)

    return repacked(change)


GOOD_FILE = write(EVERYTHING)
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "xlsform-not-workbook"),
        (b"type;name;label", "xlsform-not-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "xlsform-not-workbook"),
        (GOOD_FILE[: len(GOOD_FILE) // 2], "xlsform-not-workbook"),
        (b"0" * (LARGEST + 1), "xlsform-large"),
        (
            repacked(lambda _, content: content, bomb__xml=b"").replace(b"xl/workbook.xml", b"xl/wirkbook.xml"),
            "xlsform-not-workbook",
        ),
        (repacked(lambda _, content: content, **{"xl__vbaProject.bin": b"x"}), "xlsform-macros"),
        (repacked(lambda _, content: content, **{"xl__x.xml": b"0" * (LARGEST_UNPACKED + 1)}), "xlsform-large-inside"),
        (
            repacked(lambda _, content: content, **{f"xl__x{number}.bin": b"" for number in range(300)}),
            "xlsform-large-inside",
        ),
        (repacked(lambda name, content: b"<a>" if name == "xl/sharedStrings.xml" else content), "xlsform-not-workbook"),
        (first_sheet(b"<worksheet", DOCTYPE + b"<worksheet"), "xlsform-not-workbook"),
        (first_sheet(b'r="A1"', b'r="XFD1048576"'), "xlsform-far"),
        (first_sheet(b'<row r="2"', b"<row r='1048576'"), "xlsform-far"),
        (first_sheet(b'r="A1"', b'r="1A"'), "xlsform-not-workbook"),
        (first_sheet(b'<row r="2"', b'<row r="-2"'), "xlsform-not-workbook"),
        (book({"other": GOOD}), "xlsform-no-survey"),
    ],
)
def test_files_that_are_refused_whole(data: bytes, key: str) -> None:
    assert [(sheet, row, each) for sheet, row, _, each in places(data)] == [("", 0, key)]


def test_a_part_that_lies_about_its_size_is_not_unpacked_beyond_it() -> None:
    """The size said in the directory is changed to a small one; the part itself unpacks to more than all is allowed."""
    size = LARGEST_UNPACKED + 1
    data = bytearray(repacked(lambda _, content: content, **{"xl__x.xml": b"0" * size}))
    place = data.rindex(size.to_bytes(4, "little"))
    data[place : place + 4] = (10).to_bytes(4, "little")
    assert [each for *_, each in places(bytes(data))] == ["xlsform-not-workbook"]


def test_a_cell_at_the_edge_of_what_is_read() -> None:
    rows = [[""] * MOST_COLUMNS for _ in range(MOST_ROWS)]
    rows[0][:3], rows[-1][:3] = HEAD, ["text", "q", "В"]
    assert read(book({"survey": rows, "settings": SETTINGS})).lines[0].name == "q"


def test_letters_of_columns() -> None:
    assert [letters(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
