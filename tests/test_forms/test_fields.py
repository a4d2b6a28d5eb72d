"""What people write, count and send: what is taken, how it is kept and shown, what is refused and with which words."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dictionaries import TOPICS
from bot.errors import Refused
from bot.forms.fields import (
    Answered,
    Choice,
    Confirm,
    Date,
    Doubtful,
    Field,
    File,
    LongText,
    Many,
    Municipality,
    Number,
    Partly,
    Scale,
    Text,
    Time,
    Turned,
    YesNo,
)
from bot.forms.fields.base import Stored, Taken
from bot.forms.given import Given, Press, SharedContact, Typed, Unexpected, Upload
from bot.i18n import LANGUAGES
from bot.views.page import Button, readable

from .every_kind import (
    ABOUT,
    ANSWERS,
    FIELDS,
    PAPER,
    PARTLY,
    PHOTO,
    PLACES,
    STORED,
    givens,
    json_values,
    result,
    texts_in,
    values,
)

FAMILY = "👩\u200d👩\u200d👧"


def press(value: str) -> Press:
    return Press(value, "q")


def unsure(taken: Taken | str) -> tuple[Stored, str]:
    """The value and the question of a doubt."""
    assert isinstance(taken, Doubtful)
    return taken.value, taken.key


# Words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Анна", Answered("Анна")),
        ("  Анна \n Б.\t", Answered("Анна Б.")),
        ("Ёлка", Answered("Ёлка")),
        ("\u200bА\u200bн\u200bна\ufeff", Answered("Анна")),
        ("\u202eан\u202c", Answered("ан")),
        ("\u202ea\u202c", "field-text-short"),
        ("<b>&", Answered("<b>&")),
        (FAMILY, Answered(FAMILY)),
        ("да \u200d", Answered("да")),
        ("😀" * 10, Answered("😀" * 10)),
        ("😀" * 11, "field-text-long"),
        ("я" * 4096, "field-text-long"),
        ("а", "field-text-short"),
        ("", "field-text-empty"),
        ("\u200b\u200d\u2060", "field-text-empty"),
        ("\u3164\u2800\u3164", "field-text-empty"),
        ("\ufe0f\u0301\ufe0f", "field-text-empty"),
        ("\r\n\x00", "field-text-empty"),
    ],
)
def test_a_line(typed: str, expected: Taken | str) -> None:
    assert result(Text("q", length=(2, 10)), typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Анна Берёзова", Answered("Анна Берёзова")),
        ("О'Нил-Штольц А. В.", Answered("О'Нил-Штольц А. В.")),
        ("Ан\u200dна", Answered("Анна")),
        ("Анна <b>", "field-name-letters"),
        ("Анна2", "field-name-letters"),
        ("Анна 😀", "field-name-letters"),
        ("-Анна", "field-name-letters"),
        ("/start", "field-name-letters"),
        ("a" + "-" * 50 + "!", "field-name-letters"),
    ],
)
def test_a_name(typed: str, expected: Taken | str) -> None:
    assert result(Text("q", length=(2, 60), person=True), typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Пою.\r\n\r\n\r\n\r\nТанцую. ", Answered("Пою.\n\nТанцую.")),
        ("а\n\u200b\n\u3164\nб", Answered("а\n\nб")),
        ("\n\n", "field-text-empty"),
        ("а" * 21, "field-text-long"),
        ("а", "field-text-short"),
    ],
)
def test_sentences(typed: str, expected: Taken | str) -> None:
    assert result(LongText("q", length=(2, 20)), typed) == expected


# Numbers


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12 400", Answered(12400)),
        ("12\u00a0400", Answered(12400)),
        ("12\u202f400", Answered(12400)),
        ("12'400", Answered(12400)),
        ("+5", Answered(5)),
        ("5.", Answered(5)),
        ("007", Answered(7)),
        ("5,0", Answered(5)),
        ("12,5", "field-number-whole"),
        ("1e3", "field-number-digits"),
        ("٣", "field-number-digits"),
        ("−٣", "field-number-digits"),
        ("²", "field-number-digits"),
        ("NaN", "field-number-digits"),
        ("1240 человек", "field-number-digits"),
        ("--5", "field-number-digits"),
        ("", "field-number-digits"),
        ("9" * 30, "field-number-digits"),
        ("1О0", "field-number-letters"),
        ("1o0", "field-number-letters"),
        ("−5", "field-number-range"),
        ("-5", "field-number-range"),
        ("1000001", "field-number-range"),
    ],
)
def test_a_whole_number(typed: str, expected: Taken | str) -> None:
    assert result(Number("q", high=1_000_000), typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12,5", Answered("12.5")),
        ("12.50", Answered("12.5")),
        ("1,000", Answered("1")),
        ("−5", Answered("-5")),
        ("–0,25", Answered("-0.25")),
        ("-0", Answered("0")),
        ("100", Answered("100")),
        ("0,125", "field-number-decimals"),
        ("100,01", "field-number-range"),
    ],
)
def test_a_number_with_a_fraction(typed: str, expected: Taken | str) -> None:
    field = Number("q", low=-100, high=100, decimals=2)
    assert result(field, typed) == expected


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12.400", 12400), ("12,400", 12400), ("1.240.000", 1240000), ("900 000", 900000), ("0", 0)],
)
def test_an_unusual_or_ambiguous_number_is_asked_about(typed: str, value: int) -> None:
    field = Number("q", usual=(1, 50_000))
    assert unsure(result(field, typed)) == (value, "field-number-sure")


def test_the_usual_ends_are_usual() -> None:
    field = Number("q", usual=(1, 20))
    assert [result(field, typed) for typed in ("1", "20")] == [Answered(1), Answered(20)]
    assert result(field, "21") == Doubtful(21, "field-number-sure", {"number": "21"})


@pytest.mark.parametrize(
    ("stored", "ru", "en"),
    [
        (1240, "1\u00a0240", "1,240"),
        (999, "999", "999"),
        (-1234567, "−1\u00a0234\u00a0567", "−1,234,567"),
        ("1240.5", "1\u00a0240,5", "1,240.5"),
        ("-0.25", "−0,25", "−0.25"),
    ],
)
def test_how_a_number_is_shown(stored: Stored, ru: str, en: str) -> None:
    field = Number("q", low=-(10**9), decimals=2)
    assert [field.show(stored, texts_in(language)) for language in ("ru", "en")] == [ru, en]


def test_a_number_is_shown_with_its_unit() -> None:
    field = Number("q", unit="every-kind-people", decimals=1)
    # A fraction is never «one».
    assert [field.show(stored, texts_in("ru")) for stored in ("1", "1.5")] == ["1 1", "1,5 2"]


def test_the_range_is_told_as_numbers_are_written() -> None:
    with pytest.raises(Refused) as refused:
        Number("q", high=1_000_000).take(Typed("−1"), "", None, ABOUT["ru"])
    assert refused.value.params == {"low": "0", "high": "1\u00a0000\u00a0000"}


def test_what_a_number_is_in_the_answers() -> None:
    whole, fraction = Number("q"), Number("q", decimals=2)
    assert (whole.value(5), type(whole.value(5))) == (5, int)
    assert (fraction.value("0.10"), fraction.value(5)) == (Decimal("0.10"), Decimal(5))


@pytest.mark.parametrize(
    ("field", "stored", "kept"),
    [
        (Number("q"), 5, True),
        (Number("q"), True, False),
        (Number("q"), 5.0, False),
        (Number("q"), "5", False),
        (Number("q", high=4), 5, False),
        (Number("q", decimals=1), 5, True),
        (Number("q", decimals=1), "5.5", True),
        (Number("q", decimals=1), "5.55", False),
        (Number("q", decimals=1), "5,5", False),
        (Number("q", decimals=1), "−5", False),
        (Number("q", decimals=1), "5\n", False),
        (Number("q", decimals=1), "٣", False),
    ],
)
def test_numbers_kept(field: Field, stored: Stored, kept: bool) -> None:
    assert field.keeps(stored) is kept


# Files


@pytest.mark.parametrize(
    ("field", "answer", "expected"),
    [
        (File("q"), PHOTO, Answered(STORED["picture"])),
        (File("q"), PAPER, Answered(STORED["paper"])),
        (File("q"), Upload("document", "f", "u", 1, "a.png", "image/png"), None),
        (File("q"), Upload("document", "f", "u", 1, "a.exe", "application/x-msdownload"), "field-file-kind"),
        (File("q"), Upload("document", "f", "u", 1), "field-file-kind"),
        (File("q", documents=()), PAPER, "field-file-kind"),
        (File("q", photos=False), PHOTO, "field-file-photo"),
        (File("q", largest=1024 * 1024), PAPER, "field-file-large"),
        (File("q"), Upload("photo", "f", "u", 20 * 1024 * 1024), None),
        (File("q"), Upload("photo", "f", "u", 20 * 1024 * 1024 + 1), "field-file-large"),
        (File("q"), "вот", "form-unexpected"),
        (File("q"), press("x"), "form-old-button"),
        (File("q"), Unexpected("video"), "form-unexpected"),
    ],
)
def test_a_file(field: File, answer: Given | str, expected: Taken | str | None) -> None:
    taken = result(field, answer)
    assert taken == expected if expected else isinstance(taken, Answered)


def test_a_file_is_shown_by_its_name() -> None:
    field, texts = File("q"), texts_in("ru")
    assert field.show(STORED["paper"], texts) == "Устав <2>.pdf"
    assert field.show(STORED["picture"], texts) == "фото"
    nameless = result(field, Upload("document", "f", "u", 1, "\u200b\n", "image/png"))
    assert isinstance(nameless, Answered)
    assert field.show(nameless.value, texts) == "документ"
    assert field.value(STORED["paper"]) == PAPER
    assert File("q").known_kinds(texts) == "фото, PDF, картинка"


@pytest.mark.parametrize(
    ("field", "kept"),
    [(File("q"), True), (File("q", photos=False), False), (File("q", largest=100), False)],
)
def test_a_kept_photo_must_still_be_allowed(field: File, kept: bool) -> None:
    assert field.keeps(STORED["picture"]) is kept


@pytest.mark.parametrize("change", [{"size": "1"}, {"name": None}, {"kind": "video"}, {"kind": 1}, {"more": 1}])
def test_what_is_no_kept_file(change: dict[str, Any]) -> None:
    assert not File("q").keeps({**STORED["picture"], **change})


@pytest.mark.parametrize(
    ("answer", "got"),
    [
        (PHOTO, "photo"),
        (PAPER, "document"),
        (SharedContact("1", own=True), "contact"),
        (Unexpected("sticker"), "sticker"),
    ],
)
def test_the_refusal_names_what_came(answer: Given, got: str) -> None:
    with pytest.raises(Refused) as refused:
        Number("q").take(answer, "", None, ABOUT["ru"])
    assert refused.value.params == {"expected": "number", "got": got}


@pytest.mark.parametrize(
    ("field", "kept", "dropped"),
    [
        (Text("q", length=(2, 3)), ["да", "нет"], ["д", "ответ", None, 5, ["да"]]),
        (Text("q", person=True), ["Анна"], ["Анна2", "Анна\n"]),
        (LongText("q", length=(2, 3)), ["а\nб"], ["д", "ответ", {"text": "да"}]),
        (Choice("q", words="topic", codes=TOPICS, other=True), ["events", {"text": "да"}], ["gone", {"text": "д"}, {}]),
        (Many("q", words="topic", codes=TOPICS, most=2), [["events"]], [[], ["gone"], [["events"]], "events", None]),
        (Many("q", words="topic", codes=TOPICS, most=2), [[*TOPICS[:2]]], [[*TOPICS]]),
        (Scale("q"), [1, 5], [0, 6, True, "5", 5.0]),
        (YesNo("q"), [True, False], [1, 0, "yes", None]),
        (Confirm("q"), [True], [False, 1, "confirm"]),
        (Municipality("q"), ["smolensk"], ["whole", "moscow", ["smolensk"], None]),
        (Municipality("q", whole_region=True), ["smolensk", "whole"], [{"whole": 1}]),
    ],
)
def test_what_is_kept_when_a_draft_is_opened_again(field: Field, kept: list[Stored], dropped: list[Stored]) -> None:
    assert [stored for stored in kept if not field.keeps(stored)] == []
    assert [stored for stored in dropped if field.keeps(stored)] == []


# All of them


@pytest.mark.parametrize("name", FIELDS)
def test_the_right_answer_is_kept_as_expected(name: str) -> None:
    answer, stored = ANSWERS[name]
    taken = result(FIELDS[name], answer)
    assert isinstance(taken, Answered | Doubtful)
    assert taken.value == stored
    assert FIELDS[name].keeps(stored)


@pytest.mark.parametrize("name", FIELDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_given_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    field = FIELDS[name]
    answer = data.draw(givens)
    place, partly = data.draw(st.sampled_from(PLACES)), data.draw(st.sampled_from(PARTLY))
    language = data.draw(st.sampled_from(LANGUAGES))
    taken = result(field, answer, place, partly, language)
    if isinstance(taken, Answered | Doubtful):
        assert field.keeps(taken.value)
        stored = json.loads(json.dumps(taken.value))
        assert stored == taken.value
        assert all(field.show(stored, texts_in(each)).strip() for each in LANGUAGES)
        assert field.value(stored) is not None
    elif not isinstance(taken, str):
        shown = taken.place if isinstance(taken, Turned) else place
        chosen = taken.value if isinstance(taken, Partly) else partly
        assert field.options(shown, chosen, ABOUT[language]) or shown in {"other", "share"}


@pytest.mark.parametrize("name", FIELDS)
@settings(max_examples=60, deadline=None)
@given(stored=json_values | st.sampled_from([*STORED.values()]) | values)
def test_whatever_is_stored_is_kept_or_dropped(name: str, stored: Stored) -> None:
    field = FIELDS[name]
    if field.keeps(stored) and isinstance(field, Choice | Many | Number | Scale | Date | Time | YesNo | Municipality):
        assert all(field.show(stored, texts_in(language)) for language in LANGUAGES)
        assert field.value(stored) is not None


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("place", PLACES)
def test_buttons_can_be_drawn_at_any_place(name: str, place: str) -> None:
    for partly in PARTLY:
        drawn = [each for row in FIELDS[name].options(place, partly, ABOUT["ru"]) for each in row]
        assert all(each.caption and each.value for each in drawn)


@settings(max_examples=200, deadline=None)
@given(typed=st.text() | st.text(alphabet="аб \n\u200d\u200b\u3164\u0301😀\ufe0f"))
def test_words_taken_once_are_taken_again_as_they_are(typed: str) -> None:
    for field in (Text("q"), LongText("q")):
        once = result(field, typed)
        if isinstance(once, Answered):
            assert result(field, once.value) == once


def test_a_press_on_a_whole_order_begins_a_new_one() -> None:
    order, about = FIELDS["order"], ABOUT["ru"]
    whole = ANSWERS["order"][1]
    last = next(each for row in order.options("", whole, about) for each in row if each.caption.startswith("4. "))
    begun = order.take(press(last.value), "", whole, about)
    assert isinstance(begun, Partly)
    assert begun.value == [whole[-1]]
    assert order.take(press("done"), "", whole, about) == Answered(whole)


def test_what_is_only_read_says_so_to_whatever_is_sent() -> None:
    for sent in (Typed("?"), PHOTO, PAPER, Unexpected("sticker")):
        with pytest.raises(Refused, match="field-note-read"):
            FIELDS["rest"].take(sent, "", None, ABOUT["ru"])


def test_two_buttons_stand_one_under_the_other_where_one_would_be_cut() -> None:
    short, long = Button("О кластере", "a"), Button("Подписаться на новости", "b")
    marks = tuple(Button(str(mark), str(mark)) for mark in range(6))
    assert readable([(short, short), (short, long), marks]) == [(short, short), (short,), (long,), marks]
