"""Questions answered by choosing: codes, groups, own words, ticks, marks, places."""

import pytest

from bot.dictionaries import EXPERIENCE, OFFERS, PROFESSIONS, TOPICS
from bot.forms.fields import (
    Answered,
    Choice,
    Confirm,
    Many,
    Municipality,
    OwnWords,
    Partly,
    Scale,
    Turned,
    YesNo,
)
from bot.forms.fields.base import Stored, Taken
from bot.forms.given import Given, Press, SharedContact, Unexpected

from .every_kind import (
    ABOUT,
    PHOTO,
    result,
    texts_in,
)


def press(value: str) -> Press:
    return Press(value, "q")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (press("3to10"), Answered("3to10")),
        ("От 3 до 10 лет", Answered("3to10")),
        ("от 3 ДО 10 лет", Answered("3to10")),
        ("больше", Answered("gt20")),
        ("", "field-choice-unknown"),
        ("от", "field-choice-unknown"),
        ("от ", "field-choice-unknown"),
        ("🙂", "field-choice-unknown"),
        (press("g.library"), "form-old-button"),
        (press("other"), "form-old-button"),
        (press("5to7"), "form-old-button"),
        (press(""), "form-old-button"),
        (press("p.1"), Turned("p.1")),
        (press("p.²"), "form-old-button"),
        (press("p.9999999999"), "form-old-button"),
        (Unexpected("sticker"), "form-unexpected"),
        (PHOTO, "form-unexpected"),
        (SharedContact("79101234567", own=True), "form-unexpected"),
    ],
)
def test_a_choice(answer: Given | str, expected: Taken | str) -> None:
    assert result(Choice("q", words="experience", codes=EXPERIENCE), answer) == expected


@pytest.mark.parametrize(
    ("answer", "place", "expected"),
    [
        (press("g.library"), "", Turned("g.library")),
        ("музей", "", Turned("g.museum")),
        (press("librarian"), "g.library", Answered("librarian")),
        ("Библиотекарь", "", Answered("librarian")),
        ("библиотека", "", Turned("g.library")),
        ("библ", "", Turned("g.library")),
        ("звуко", "g.music_dance_stage", Answered("sound_director")),
        ("методист", "g.library", Answered("library_methodist")),
        (press("other"), "g.library", Turned("other")),
        ("звонарь", "", Answered({"text": "звонарь"})),
        ("  звонарь\u200b <b>", "other", Answered({"text": "звонарь <b>"})),
        ("библиотекарь", "other", Answered("librarian")),
        ("библ", "other", Answered({"text": "библ"})),
        ("з", "other", "field-text-short"),
        ("", "other", "field-text-empty"),
        ("з" * 61, "other", "field-text-long"),
        (press("g.nothing"), "", "form-old-button"),
    ],
)
def test_a_choice_in_groups_or_own_words(answer: Given | str, place: str, expected: Taken | str) -> None:
    field = Choice("q", words="profession", groups=PROFESSIONS, other=True)
    assert result(field, answer, place) == expected


def test_own_words_are_told_from_codes() -> None:
    field = Choice("q", words="profession", groups=PROFESSIONS, other=True)
    own, code = field.value({"text": "librarian"}), field.value("librarian")
    assert own == code == "librarian"
    assert isinstance(own, OwnWords)
    assert not isinstance(code, OwnWords)
    assert [field.show(stored, texts_in("ru")) for stored in ({"text": "x"}, "librarian")] == ["x", "Библиотекарь"]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("", "form-q"),
        ("g.library", "profession-group-library-question"),
        ("g.nothing", "form-q"),
        ("other", "form-q-other"),
        ("p.1", "form-q"),
    ],
)
def test_a_group_asks_its_own_question(place: str, key: str) -> None:
    assert Choice("q", words="profession", groups=PROFESSIONS, other=True).question("form-q", place) == key


def test_a_choice_without_own_words_does_not_ask_for_them() -> None:
    """Where the buttons had been turned to own words before the definition changed."""
    field = Choice("q", words="experience", codes=EXPERIENCE)
    assert field.question("form-q", "other") == "form-q"
    assert field.options("other", None, ABOUT["ru"]) == field.options("", None, ABOUT["ru"])
    assert not field.keeps({"text": "много"})


def test_a_long_choice_has_pages() -> None:
    field = Choice("q", words="offer", codes=OFFERS)
    drawn = [[each.value for row in field.options(place, None, ABOUT["ru"]) for each in row] for place in ("", "p.1")]
    assert drawn == [[*OFFERS[:10], "p.1"], [*OFFERS[10:], "p.0"]]
    assert field.options("p.1", None, ABOUT["ru"]) == field.options("p.99", None, ABOUT["ru"])


@pytest.mark.parametrize(
    ("answer", "partly", "expected"),
    [
        (press("+events"), [], Partly(["events"])),
        (press("+events"), ["events"], Partly(["events"])),
        (press("-events"), [], Partly([])),
        (press("+events"), ["vacancies"], Partly(["events", "vacancies"])),
        (press("-events"), ["events", "vacancies"], Partly(["vacancies"])),
        (press("+training"), ["events", "vacancies"], "field-many-most"),
        (press("-training"), None, Partly(["events"])),
        (press("done"), None, Answered(["events"])),
        (press("done"), ["gone", "vacancies"], Answered(["vacancies"])),
        (press("done"), [], "field-many-least"),
        ("вакансии, ОБУЧЕНИЕ,вакансии", [], Answered(["vacancies", "training"])),
        ("вакансии, обучение, опросы", [], "field-many-most"),
        ("вакансии, рыбалка", [], "field-many-unknown"),
        ("", [], "field-many-unknown"),
        (",", [], "field-many-unknown"),
        (press("events"), [], "form-old-button"),
        (press("+gone"), [], "form-old-button"),
        (press("+"), [], "form-old-button"),
        (press(""), [], "form-old-button"),
    ],
)
def test_several(answer: Given | str, partly: Stored, expected: Taken | str) -> None:
    field = Many("q", words="topic", codes=TOPICS, most=2, chosen=("events",))
    assert result(field, answer, partly=partly) == expected


def test_nothing_may_be_several_too() -> None:
    field = Many("q", words="topic", codes=TOPICS, least=0)
    assert result(field, press("done"), partly=[]) == Answered([])
    assert field.show([], texts_in("ru")) == "ничего не выбрано"
    assert field.value(["events"]) == ("events",)


def test_ticks_are_drawn_and_counted() -> None:
    field = Many("q", words="topic", codes=TOPICS)
    drawn = [each for row in field.options("", ["vacancies"], ABOUT["ru"]) for each in row]
    assert [each.value for each in drawn] == ["+events", "-vacancies", "+training", "+surveys", "done"]
    assert [each.caption for each in drawn][1] == "☑ Вакансии"
    assert drawn[-1].caption == "Дальше: выбран 1"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (press("0"), Answered(0)),
        (press("10"), Answered(10)),
        ("7", Answered(7)),
        ("٧", Answered(7)),
        ("11", "field-scale-range"),
        ("-1", "field-scale-range"),
        ("²", "field-scale-range"),
        ("семь", "field-scale-range"),
        (press("11"), "form-old-button"),
        (press("²"), "form-old-button"),
    ],
)
def test_a_mark(answer: Given | str, expected: Taken | str) -> None:
    assert result(Scale("q", low=0, high=10), answer) == expected


@pytest.mark.parametrize(("low", "high", "widths"), [(1, 5, [5]), (0, 10, [6, 5]), (1, 7, [7])])
def test_marks_stand_in_one_row_or_two(low: int, high: int, widths: list[int]) -> None:
    assert [len(row) for row in Scale("q", low=low, high=high).options("", None, ABOUT["ru"])] == widths


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (press("yes"), Answered(True)),
        (press("no"), Answered(False)),
        ("Да", Answered(True)),
        ("да, раз в неделю", Answered(True)),
        ("нет", Answered(False)),
        ("может быть", "field-choice-unknown"),
        ("", "field-choice-unknown"),
        (press("maybe"), "form-old-button"),
    ],
)
def test_yes_or_no(answer: Given | str, expected: Taken | str) -> None:
    assert result(YesNo("q", words="join-mailings"), answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (press("confirm"), Answered(True)),
        (press("yes"), "form-old-button"),
        ("да", "form-unexpected"),
        (Unexpected("voice"), "form-unexpected"),
    ],
)
def test_a_confirmation(answer: Given | str, expected: Taken | str) -> None:
    assert result(Confirm("q"), answer) == expected


# Places


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Сычёвский район", Answered("sychyovsky")),
        ("сычевский р-н", Answered("sychyovsky")),
        ("Вязьма", Answered("vyazemsky")),
        ("Смол", Turned("c.smolensk.smolensky")),
        ("Москва", "field-municipality-unknown"),
        ("вся область", "field-municipality-unknown"),
        (press("vyazemsky"), Answered("vyazemsky")),
        (press("other"), Turned("p.0")),
        (press("p.2"), Turned("p.2")),
        (press("p.²"), "form-old-button"),
        (press("moscow"), "form-old-button"),
        (press("whole"), "form-old-button"),
    ],
)
def test_a_municipality(answer: Given | str, expected: Taken | str) -> None:
    assert result(Municipality("q"), answer) == expected


@pytest.mark.parametrize("answer", [press("whole"), "Вся область", "вся  ОБЛАСТЬ"])
def test_the_whole_region(answer: Given | str) -> None:
    assert result(Municipality("q", whole_region=True), answer) == Answered("whole")


def test_all_municipalities_are_on_the_pages_and_a_doubtful_name_has_its_own() -> None:
    field = Municipality("q")
    drawn = [[each.value for row in field.options(f"p.{n}", None, ABOUT["ru"]) for each in row] for n in range(3)]
    assert [len(page) for page in drawn] == [10, 11, 10]
    assert len({value for page in drawn for value in page if not value.startswith("p.")}) == 27
    narrowed = field.options("c.smolensk.smolensky.gone", None, ABOUT["ru"])
    assert [each.value for row in narrowed for each in row] == ["smolensk", "smolensky"]
    assert field.question("form-q", "c.smolensk.smolensky") == "form-q-which"
