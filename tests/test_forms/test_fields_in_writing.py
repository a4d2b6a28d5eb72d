"""Questions with a form of their own: days and hours, phones, addresses, numbers of registers."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms.fields import Answered, Circumstances, Date, Doubtful, Email, Inn, Ogrn, Phone, Time, Turned, Url
from bot.forms.fields.base import Taken
from bot.forms.given import Given, Press, SharedContact, Typed

from .every_kind import ABOUT, result, texts_in

FUTURE, PAST, ANY = Date("q"), Date("q", past=True, future=False), Date("q", past=True)


def doubted(taken: Taken | str) -> str:
    """The value that is asked about."""
    assert isinstance(taken, Doubtful)
    return str(taken.value)


# Days and hours. Today is 24 November 2026.


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("25.12.2026", "2026-12-25"),
        ("25/12/26", "2026-12-25"),
        ("25.12.26 г.", "2026-12-25"),
        ("2026-12-25", "2026-12-25"),
        ("25.12", "2026-12-25"),
        ("25 декабря", "2026-12-25"),
        ("25 дек.", "2026-12-25"),
        ("25-го декабря 2026 года", "2026-12-25"),
        ("25 dec", "2026-12-25"),
        ("Dec 25, 2026", "2026-12-25"),
        ("25th December", "2026-12-25"),
        ("1 мая", "2027-05-01"),
        ("1 ЯНВАРЯ", "2027-01-01"),
        ("24.11", "2026-11-24"),
        ("сегодня", "2026-11-24"),
        ("завтра", "2026-11-25"),
        ("Послезавтра", "2026-11-26"),
        ("tomorrow", "2026-11-25"),
        ("29.02.2028", "2028-02-29"),
    ],
)
def test_a_day(typed: str, expected: str) -> None:
    assert result(FUTURE, typed) == Answered(expected)


@pytest.mark.parametrize(
    "typed",
    [
        "31 апреля",
        "31.04.2026",
        "29.02.2027",
        "30 февраля",
        "0.0",
        "32.01",
        "13.13.2026",
        "0.0.0000",
        "01.01.0000",
        "25",
        "через неделю",
        "25 брюмера",
        "",
        "<b>",
        "²5.12",
    ],
)
@pytest.mark.parametrize("field", [FUTURE, PAST, ANY], ids=["future", "past", "any"])
def test_no_day(field: Date, typed: str) -> None:
    assert result(field, typed) == "field-date-form"


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (FUTURE, "вчера", "field-date-past"),
        (FUTURE, "23.11.2026", "field-date-past"),
        (FUTURE, "23.11.26", "field-date-past"),
        (PAST, "завтра", "field-date-future"),
        (PAST, "25.11.2026", "field-date-future"),
        (PAST, "сегодня", Answered("2026-11-24")),
        (PAST, "1 ноября", Answered("2026-11-01")),
        (PAST, "25.12.85", Answered("1985-12-25")),
        (PAST, "25.12.25", Answered("2025-12-25")),
        (ANY, "позавчера", Answered("2026-11-22")),
        (ANY, "25.12.2060", Answered("2060-12-25")),
    ],
)
def test_the_side_of_today(field: Date, typed: str, expected: Taken | str) -> None:
    assert result(field, typed) == expected


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (FUTURE, "23.11", "2027-11-23"),
        (FUTURE, "29 февраля", "2028-02-29"),
        (FUTURE, "29.02", "2028-02-29"),
        (PAST, "29.02", "2024-02-29"),
        (PAST, "25 ноября", "2025-11-25"),
        (ANY, "1 июня", "2027-06-01"),
    ],
)
def test_a_guessed_year_is_asked_about_when_the_day_is_far(field: Date, typed: str, value: str) -> None:
    assert doubted(result(field, typed)) == value


@pytest.mark.parametrize(
    ("today", "field", "expected"),
    [
        (date(2028, 2, 29), FUTURE, "2028-02-29"),
        (date(2028, 2, 29), PAST, "2028-02-29"),
        (date(2028, 1, 1), FUTURE, "2028-02-29"),
        (date(2028, 3, 1), FUTURE, "2032-02-29"),
        (date(2028, 3, 1), PAST, "2028-02-29"),
        (date(2096, 3, 1), FUTURE, "2104-02-29"),
    ],
)
def test_the_nearest_29_february(today: date, field: Date, expected: str) -> None:
    taken = field.take(Typed("29 февраля"), "", None, Circumstances(texts_in("ru"), today))
    assert isinstance(taken, Answered | Doubtful)
    assert taken.value == expected


@given(
    today=st.dates(date(2024, 1, 1), date(2040, 1, 1)),
    days=st.integers(0, 360),
    pattern=st.sampled_from(["%d.%m", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"]),
)
def test_a_day_of_the_year_to_come_is_understood_on_any_day(today: date, days: int, pattern: str) -> None:
    day = today + timedelta(days=days)
    taken = FUTURE.take(Typed(day.strftime(pattern)), "", None, Circumstances(texts_in("ru"), today))
    assert isinstance(taken, Answered | Doubtful)
    assert FUTURE.value(taken.value) == day


def test_a_day_has_its_weekday_and_near_ones_have_buttons() -> None:
    assert FUTURE.show("2026-12-25", texts_in("ru")) == "25 декабря 2026, пятница"
    assert [[each.value for each in row] for row in FUTURE.options("", None, ABOUT["ru"])] == [
        ["2026-11-24", "2026-11-25"]
    ]
    assert [[each.value for each in row] for row in PAST.options("", None, ABOUT["ru"])] == [["2026-11-24"]]
    assert result(FUTURE, Press("2026-11-25", "q")) == Answered("2026-11-25")
    # The button of a day that has passed meanwhile.
    assert result(FUTURE, Press("2026-11-23", "q")) == "field-date-past"
    assert result(FUTURE, Press("yes", "q")) == "field-date-form"


@pytest.mark.parametrize(
    "stored",
    ["2026-2-1", "2026-02-30", "0000-01-01", "2026-02-01\n", "２０２６-02-01", "завтра", "01.02.2026", "", 5, None],
)
def test_no_kept_day(stored: object) -> None:
    assert FUTURE.keeps("2026-02-01")
    assert not FUTURE.keeps(stored)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("09.30", "09:30"),
        ("9-30", "09:30"),
        ("0930", "09:30"),
        ("в 19:00", "19:00"),
        ("at 7", "07:00"),
        ("19 часов", "19:00"),
        ("21 час", "21:00"),
        ("9 ч 30 мин", "09:30"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
    ],
)
def test_an_hour(typed: str, expected: str) -> None:
    assert result(Time("q"), typed) == Answered(expected)
    assert Time("q").value(expected) == time.fromisoformat(expected)


@pytest.mark.parametrize("typed", ["24:00", "9:60", "2460", "930", "полдень", "-1", "", "9:3", "<b>"])
def test_no_hour(typed: str) -> None:
    assert result(Time("q"), typed) == "field-time-form"


@pytest.mark.parametrize(("stored", "kept"), [("09:30", True), ("9:30", False), ("24:00", False), ("1٢:30", False)])
def test_kept_hours(stored: str, kept: bool) -> None:
    assert Time("q").keeps(stored) is kept


# Phones, mail, pages


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("8 910 123-45-67", "+79101234567"),
        ("+7 (910) 123-45-67", "+79101234567"),
        ("79101234567", "+79101234567"),
        ("9101234567", "+79101234567"),
        ("\u200b8\u00a0910\u00a0123\u00a045\u00a067", "+79101234567"),
        ("８９１０１２３４５６７", "+79101234567"),
        ("+375 29 123-45-67", "+375291234567"),
        ("+49 30 1234567", "+49301234567"),
        ("8 (4812) 12-34-56 доб. 12", "+74812123456;ext=12"),
        ("8 4812 12 34 56 добавочный 7", "+74812123456;ext=7"),
        (SharedContact("79101234567", own=True), "+79101234567"),
        (SharedContact("+375291234567", own=True), "+375291234567"),
    ],
)
def test_a_phone(answer: Given | str, expected: str) -> None:
    assert result(Phone("q"), answer) == Answered(expected)


@pytest.mark.parametrize(
    "answer",
    [
        "123",
        "12-34-56",
        "привет",
        "",
        "+",
        "+1 234 5678",
        "8 910 123",
        "+7 910 123 45 67 89 01 23",
        "8 4812 12-34-56 доб. 123456789",
        "1" * 300,
        SharedContact("", own=True),
        SharedContact("<b>", own=True),
    ],
)
def test_no_phone(answer: Given | str) -> None:
    assert result(Phone("q"), answer) == "field-phone-form"


def test_somebody_elses_contact() -> None:
    assert result(Phone("q"), SharedContact("79101234567", own=False)) == "field-phone-foreign"


def test_how_a_phone_is_asked_and_shown() -> None:
    field = Phone("q")
    assert result(field, Press("share", "q")) == Turned("share")
    assert result(field, Press("x", "q")) == "form-old-button"
    assert field.options("share", None, ABOUT["ru"]) == []
    assert field.show("+79101234567", texts_in("ru")) == "+7 910 123-45-67"
    assert field.show("+74812123456;ext=12", texts_in("ru")) == "+7 481 212-34-56, доб. 12"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("anna@example.org", Answered("anna@example.org")),
        (" Anna@EXAMPLE.org\u200b", Answered("Anna@example.org")),
        ("anna@пример.рф", Answered("anna@пример.рф")),
        ("анна@пример.рф", Answered("анна@пример.рф")),
        ("anna", "field-email-form"),
        ("anna@", "field-email-form"),
        ("@example.org", "field-email-form"),
        ("anna@localhost", "field-email-form"),
        ("anna@example.org.", "field-email-form"),
        ("anna берёзова@example.org", "field-email-form"),
        ("Анна <anna@example.org>", "field-email-form"),
        ("", "field-email-form"),
        (f"{'a' * 300}@example.org", "field-text-long"),
    ],
)
def test_mail(typed: str, expected: Taken | str) -> None:
    assert result(Email("q"), typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("example.org", Answered("https://example.org")),
        ("vk.com/club1", Answered("https://vk.com/club1")),
        ("HTTP://example.org/A", Answered("http://example.org/A")),
        ("пример.рф", Answered("https://пример.рф")),
        ("https://example.org:8080/?a=<b>&c", Answered("https://example.org:8080/?a=<b>&c")),
        ("example.org/?u=http://other.org", Answered("https://example.org/?u=http://other.org")),
        ("ftp://example.org", "field-url-form"),
        ("javascript:alert(1)", "field-url-form"),
        ("tg://resolve?domain=x", "field-url-form"),
        ("https://anna:secret@example.org", "field-url-form"),
        ("https://@example.org", "field-url-form"),
        ("https://example.org:99999", "field-url-form"),
        ("https://exam ple.org", "field-url-form"),
        ("localhost", "field-url-form"),
        ("http://127.0.0.1/", "field-url-form"),
        ("http://[::1]/", "field-url-form"),
        ("http://[", "field-url-form"),
        ("https://", "field-url-form"),
        ("", "field-url-form"),
        ("нет", "field-url-form"),
        (f"example.org/{'a' * 200}", "field-text-long"),
    ],
)
def test_a_page(typed: str, expected: Taken | str) -> None:
    assert result(Url("q"), typed) == expected


# Registers


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (Inn("q"), "6730012347", "field-inn-check"),
        (Inn("q"), "7707083894", "field-inn-check"),
        (Inn("q"), "0000000000", "field-register-same"),
        (Inn("q"), "500100732258", "field-inn-person-check"),
        (Inn("q"), "673000000", "field-inn-length"),
        (Inn("q", holder="organisation"), "500100732259", "field-inn-organisation-length"),
        (Inn("q", holder="person"), "7707083893", "field-inn-person-length"),
        (Inn("q"), "77О7083893", "field-number-letters"),
        (Inn("q"), "77o7083893", "field-number-letters"),
        (Inn("q"), "770708389x", "field-register-digits"),
        (Inn("q"), "²" * 10, "field-register-digits"),
        (Inn("q"), "", "field-register-digits"),
        (Ogrn("q"), "1027700132195", Answered("1027700132195")),
        (Ogrn("q"), "ОГРН: 1 02 77 00 13219 5", Answered("1027700132195")),
        (Ogrn("q"), "304500116000157", Answered("304500116000157")),
        (Ogrn("q"), "1027700132196", "field-ogrn-check"),
        (Ogrn("q"), "304500116000158", "field-ogrn-check"),
        (Ogrn("q"), "3027700132190", "field-ogrn-check"),
        (Ogrn("q"), "102770013219", "field-ogrn-length"),
        (Ogrn("q", holder="organisation"), "304500116000157", "field-ogrn-organisation-length"),
        (Ogrn("q", holder="person"), "1027700132195", "field-ogrn-person-length"),
        (Ogrn("q"), "1" * 13, "field-register-same"),
    ],
)
def test_numbers_of_registers(field: Inn | Ogrn, typed: str, expected: Taken | str) -> None:
    assert result(field, typed) == expected


def checked(nine: str) -> str:
    """An INN of ten digits from its first nine, by the rule of the tax service."""
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    return nine + str(sum(weight * int(digit) for weight, digit in zip(weights, nine, strict=True)) % 11 % 10)


@given(nine=st.from_regex(r"[0-9]{9}", fullmatch=True), digit=st.integers(0, 9))
def test_one_check_digit_of_ten_is_right(nine: str, digit: int) -> None:
    right = checked(nine)
    taken = result(Inn("q", holder="organisation"), nine + str(digit))
    if len(set(nine + str(digit))) == 1:
        assert taken == "field-register-same"
    elif nine + str(digit) != right:
        assert taken == "field-inn-check"
    elif nine.startswith("67"):
        assert taken == Answered(right)
    else:
        assert doubted(taken) == right


@pytest.mark.parametrize("typed", ["7707083893", "ИНН 7707 083-893", "inn:7707083893", "７７０７０８３８９３"])
def test_a_number_of_another_region_is_asked_about(typed: str) -> None:
    assert result(Inn("q"), typed) == Doubtful("7707083893", "field-inn-region", {"number": "7707083893"})
    assert result(Inn("q"), checked("673000000")) == Answered(checked("673000000"))


@pytest.mark.parametrize(
    ("stored", "kept"), [("7707083893", True), ("²" * 10, False), ("770708389", False), (7, False)]
)
def test_kept_numbers_of_registers(stored: object, kept: bool) -> None:
    assert Inn("q").keeps(stored) is kept
