"""Building a survey line by line: wherever a line is, in groups too, the others stay as they are."""

import pytest

from bot.errors import DomainError
from bot.forms.surveys import Group, Question, QuestionKind, Words, check_survey, editing, placed

from .surveys import EVERYTHING, asked, survey

NUMBERS = range(len(placed(EVERYTHING)))


@pytest.mark.parametrize("number", NUMBERS)
def test_up_and_down_again_is_as_before(number: int) -> None:
    name = editing.line_at(EVERYTHING, number).line.name
    moved = editing.move(EVERYTHING, number, 1)
    there = next(each.number for each in placed(moved) if each.line.name == name)
    assert sorted(each.line.name for each in placed(moved)) == sorted(each.line.name for each in placed(EVERYTHING))
    assert moved == EVERYTHING or editing.move(moved, there, -1) == EVERYTHING


@pytest.mark.parametrize("number", NUMBERS)
def test_a_line_goes_with_all_that_is_in_it_and_nothing_else(number: int) -> None:
    gone = {each.line.name for each in placed(EVERYTHING) if number in (each.number, *each.groups)}
    left = editing.remove(EVERYTHING, number)
    names = [each.line.name for each in placed(EVERYTHING)]
    assert [each.line.name for each in placed(left)] == [name for name in names if name not in gone]
    used = {each.line.options for each in placed(left) if isinstance(each.line, Question)}
    assert set(left.lists) <= used


@pytest.mark.parametrize("number", NUMBERS)
def test_a_line_is_changed_in_its_place(number: int) -> None:
    line = editing.line_at(EVERYTHING, number).line
    changed = editing.change(EVERYTHING, number, editing.only_after(line, None))
    before, after = placed(EVERYTHING), placed(changed)
    assert [each.line.name for each in after] == [each.line.name for each in before]
    assert [each.groups for each in after] == [each.groups for each in before]
    assert after[number].line == editing.only_after(line, None)


@pytest.mark.parametrize("number", [-1, len(NUMBERS)])
def test_there_is_no_such_line(number: int) -> None:
    with pytest.raises(LookupError):
        editing.line_at(EVERYTHING, number)


def test_added_questions_get_free_names_and_lists_of_their_own() -> None:
    built = survey(asked(QuestionKind.TEXT, "Q1"), lists={"q2": ()})
    options = editing.options_of("Да\nНет", "Yes\nNo")
    built = editing.add(built, asked(QuestionKind.CHOICE, "", label=Words("Были?")), options)
    built = editing.add(built, asked(QuestionKind.TEXT, "", label=Words("Что?")))
    assert [line.name for line in built.lines] == ["Q1", "q3", "q4"]
    assert built.lists["q3"] == options
    assert check_survey(editing.remove(built, 2)) == []


def test_a_condition_made_by_buttons_is_one_that_can_be_asked() -> None:
    built = survey(asked(QuestionKind.CHOICE, "first"), asked(QuestionKind.TEXT, "second"), Group("g", lines=()))
    ((number, source),) = editing.sources(built, 1)
    built = editing.change(built, 1, editing.only_after(built.lines[1], source, "dear"))
    assert number == 0
    assert [each.error.key for each in check_survey(built)] == ["surveys-group-empty"]
    with pytest.raises(DomainError, match="surveys-group-empty"):
        editing.require_fine(built)
    assert editing.require_fine(editing.remove(built, 2)).lines == built.lines[:2]
    assert editing.sources(built, 0) == []


def test_languages_with_different_numbers_of_options() -> None:
    with pytest.raises(DomainError, match="survey-options-differ"):
        editing.options_of("а\nб\nв", "a\nb")
    kept = editing.options_of("а\nб", None, ["x", "y"])
    assert [each.code for each in kept] == ["x", "y"]
    assert [each.code for each in editing.options_of("а\nб\nв", None, ["x", "y"])] == ["1", "2", "3"]
