"""Texts: Russian plurals, what people typed escaped once, days in words, and a missing text that is not overlooked."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import MESSAGE, Html, TextError, Texts, language_of, resources, texts_in

RU, EN = texts_in("ru"), texts_in("en")
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 день назад"),
        (2, "2 дня назад"),
        (5, "5 дней назад"),
        (11, "11 дней назад"),
        (21, "21 день назад"),
        (22, "22 дня назад"),
        (112, "112 дней назад"),
    ],
)
def test_russian_plurals(count: int, words: str) -> None:
    assert RU.plain("ago-days", count=count) == words


@pytest.mark.parametrize(
    ("past", "ru", "en"),
    [
        (timedelta(seconds=59), "только что", "just now"),
        (timedelta(seconds=-5), "только что", "just now"),
        (timedelta(minutes=1), "1 минуту назад", "1 minute ago"),
        (timedelta(minutes=59), "59 минут назад", "59 minutes ago"),
        (timedelta(hours=3), "3 часа назад", "3 hours ago"),
        (timedelta(days=1), "1 день назад", "1 day ago"),
        (timedelta(days=40), "40 дней назад", "40 days ago"),
    ],
)
def test_how_long_ago(past: timedelta, ru: str, en: str) -> None:
    assert (RU.ago(past), EN.ago(past)) == (ru, en)


def test_days_in_words() -> None:
    day = date(2026, 12, 2)
    assert (RU.weekday(day), EN.weekday(day)) == ("среда", "Wednesday")
    assert (RU.date_words(day), EN.date_words(day)) == ("2 декабря 2026", "2 December 2026")


def test_a_moment_is_told_in_the_readers_zone() -> None:
    moment = datetime(2026, 11, 24, 11, 10, tzinfo=UTC)
    assert RU.moment(moment, MOSCOW) == "24 ноября в 14:10"
    assert RU.moment(moment, ZoneInfo("Asia/Vladivostok")) == "24 ноября в 21:10"
    assert RU.moment(moment, ZoneInfo("Pacific/Kiritimati")) == "25 ноября в 01:10"
    assert EN.moment(moment, MOSCOW) == "24 November at 14:10"


@pytest.mark.parametrize("typed", ["<b>&", "&amp;", "</b><script>", '"quoted"', "a" * 3000 + "<&>"])
def test_what_people_typed_is_escaped_once(typed: str) -> None:
    wanted = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert wanted in RU("form-answer-line", label="Имя", value=typed)
    assert typed in RU.plain("form-answer-line", label="Имя", value=typed)
    inner = RU("form-answer-line", label="Имя", value=typed)
    assert wanted in RU("profile-card", lines=Html(inner))
    assert "&amp;amp;" not in RU("profile-card", lines=Html(RU("form-answer-line", label="x", value="&")))


def test_typed_braces_are_only_letters() -> None:
    assert "{ $value }" in RU("form-answer-line", label="Имя", value="{ $value } { $lines }")


def test_a_text_that_is_missing_is_loud() -> None:
    with pytest.raises(TextError, match="ru: no text nothing-of-the-kind"):
        RU("nothing-of-the-kind")
    with pytest.raises(TextError, match="form-progress"):
        RU("form-progress", number=1)
    with pytest.raises(TextError, match="en: no text nothing-of-the-kind"):
        EN.plain("nothing-of-the-kind")
    assert RU.has("form-progress")
    assert not RU.has("nothing-of-the-kind")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("be", "ru"),
        ("uk", "ru"),
        ("kk", "ru"),
        ("en", "en"),
        ("en-US", "en"),
        ("de", "en"),
        ("", "ru"),
        (None, "ru"),
        ("RU", "ru"),
        ("ky", "ru"),
        ("run", "en"),
    ],
)
def test_the_language_of_a_newcomer(code: str | None, language: str) -> None:
    assert language_of(code, "ru") == language
    assert language_of(code, "en") == (language if code else "en")


def test_each_language_is_read_once() -> None:
    assert texts_in("ru") is RU
    assert isinstance(EN, Texts)
    assert EN.language == "en"


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [
        (999, "999 дней назад", "999 days ago"),
        (1240, "1\u00a0240 дней назад", "1,240 days ago"),
        (1234561, "1\u00a0234\u00a0561 день назад", "1,234,561 days ago"),
    ],
)
def test_numbers_are_grouped_by_thousands(count: int, ru: str, en: str) -> None:
    assert (RU.plain("ago-days", count=count), EN.plain("ago-days", count=count)) == (ru, en)


anything = st.text().filter(lambda text: "\0" not in text)
long_and_short = st.one_of(anything, st.builds(lambda text: text * 500, anything))


@given(label=long_and_short, value=long_and_short)
def test_whatever_is_typed_is_shown_as_it_was(label: str, value: str) -> None:
    shown = RU("form-answer-line", label=label, value=value)
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", shown)
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == f"{label}: {value}"
    assert RU.plain("form-answer-line", label=label, value=value) == f"{label}: {value}"


@pytest.mark.parametrize("path", [path for language in ("ru", "en") for path in resources(language)], ids=str)
def test_a_file_falls_into_the_messages_that_the_parser_finds_in_it(path: Path) -> None:
    """Each is parsed by itself later on."""
    parser = FluentParser(with_spans=False)
    source = path.read_text(encoding="utf-8")
    whole = {each.id.name: each for each in parser.parse(source).body if isinstance(each, ast.Message)}
    found = {each[1]: parser.parse(each[0]).body for each in MESSAGE.finditer(source)}
    assert found.keys() == whole.keys()
    assert all(len(body) == 1 and body[0].equals(whole[key], ["comment"]) for key, body in found.items())


WORDS = """
from datetime import date, timedelta
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

def words(language):
    days = [date(2048, 1, 1) + timedelta(days=17 * n) for n in range(22)]
    said = [format_date(day, shape, locale=language) for day in days for shape in ("EEEE", "d MMMM", "d MMMM y")]
    said += [Locale.parse(language).plural_form(n) for n in range(130)]
    return said + [format_decimal(n, locale=language) for n in (0, 1.5, 1234567)]
"""


def test_what_was_forgotten_of_a_language_is_not_missed() -> None:
    """A process that has let go of babel's data says what one says that has not."""
    program = f"{WORDS}\nprint([words(each) for each in ('ru', 'en')])"
    lighter = f"from bot.locale_data import let_go\nlet_go('ru')\nlet_go('en')\n{program}"
    full, light = (
        subprocess.run([sys.executable, "-c", each], capture_output=True, text=True, check=True).stdout
        for each in (program, lighter)
    )
    assert "четверг" in full
    assert light == full


def test_a_figure_and_its_percent_sign_stay_on_one_line() -> None:
    for language in ("ru", "en"):
        assert "12\N{NO-BREAK SPACE}%" in texts_in(language)("polls-option", option="50 %", count=1, share="12")
        assert "50 %" in texts_in(language)("polls-option", option="50 %", count=1, share="12")  # as it was typed


def test_quotation_marks_within_quotation_marks_are_the_inner_ones() -> None:
    title = "Что показать на «Дне села»?"
    assert "«Что показать на „Дне села“?»" in RU.plain("survey-sure-drop", title=title)
    assert "«Праздник „Весна“ &amp; друзья»" in RU("survey-sure-drop", title="Праздник «Весна» & друзья")
    assert "“The ‘spring’ feast”" in EN.plain("survey-sure-drop", title="The “spring” feast")
    assert RU.plain("survey-line-item", number=1, line=title) == f"1. {title}"
