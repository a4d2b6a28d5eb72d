"""Texts of the bot: Fluent files by language, formatted with everything a person typed already escaped.

`texts("key", name=...)` gives text for a message (HTML, values escaped); `texts.plain(...)` the same for a button, an
alert or a file, where markup has no meaning. A missing key or value raises: a wrong text must not reach a person
unnoticed.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot.assets import LOCALES
from bot.locale_data import let_go

LANGUAGES = ("ru", "en")

LONG = 1000  # characters

Value = str | int | float

# A message of a Fluent file: its key, and what follows up to the next message or comment.
MESSAGE = re.compile(r"^([a-zA-Z][\w-]*) *=.*\n?(?:(?![a-zA-Z#-]).*\n?)*", re.MULTILINE)

PERCENT = re.compile(r"(?<=[\d}]) %")

# Where a value stands in words that are data: «${name}».
PLACE = re.compile(r"\$\{([^{}]+)\}")


class TextError(LookupError):
    """A key that is not in the files, or a value the text needs and did not get."""


class Html(str):
    """Markup made by the bot itself; passed into a text as it is."""

    __slots__ = ()


class Messages:
    """The messages of one language, each parsed when it is first used: all at once take 0.2 s and 12 MB."""

    def __init__(self, language: str, files: Iterable[str]) -> None:
        """`files` are the contents of Fluent files."""
        self._language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._sources = {found[1]: _together(found[0]) for file in files for found in MESSAGE.finditer(file)}
        self._parser = FluentParser(with_spans=False)

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def format(self, key: str, params: dict[str, Value]) -> str:
        """Raises TextError."""
        if key not in self._sources:
            raise TextError(f"{self._language}: no text {key}")
        if not self._bundle.has_message(key):
            self._bundle.add_resource(self._parser.parse(self._sources[key]))
        pattern = self._bundle.get_message(key).value if self._bundle.has_message(key) else None
        if pattern is None:
            raise TextError(f"{self._language}: {key} has no value")
        formatted, problems = self._bundle.format_pattern(pattern, params)
        if problems:
            raise TextError(f"{self._language}: {key}: {problems[0]}")
        return str(formatted)


class Texts:
    """The texts of one language."""

    def __init__(self, language: str, messages: Messages, words: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._messages = messages
        self._words = words or {}
        self._constant: dict[str, str] = {}  # texts without values: most captions; 20 µs each otherwise

    def beside(self, words: Mapping[str, str]) -> "Texts":
        """These texts and, beside them, words that somebody wrote: plain, with «${name}» for a value."""
        return Texts(self.language, self._messages, words)

    def __call__(self, key: str, /, **params: Value) -> str:
        escaped = {
            name: html.escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value
            for name, value in params.items()
        }
        if key in self._words:
            return _filled(html.escape(self._words[key], quote=False), escaped)
        return self._format(key, escaped)

    def plain(self, key: str, /, **params: Value) -> str:
        """The text for a place without markup."""
        return _filled(self._words[key], params) if key in self._words else self._format(key, params)

    def has(self, key: str) -> bool:
        return key in self._words or key in self._messages

    def _format(self, key: str, params: dict[str, Value]) -> str:
        if not params:
            text = self._constant.get(key)
            if text is None:
                text = self._constant[key] = self._formatted(key, params)
            return text
        return self._formatted(key, params)

    def _formatted(self, key: str, params: dict[str, Value]) -> str:
        # Fluent refuses a value of more than 2500 characters; long ones are put into their places afterwards.
        long = {f"\0{name}\0": value for name, value in params.items() if isinstance(value, str) and len(value) > LONG}
        short = {name: f"\0{name}\0" if f"\0{name}\0" in long else value for name, value in params.items()}
        text = self._messages.format(key, short)
        for place, value in long.items():
            text = text.replace(place, value)
        return text

    def weekday(self, day: date) -> str:
        """«среда»."""
        return self._dated(day, "EEEE")

    def day(self, day: date, today: date) -> str:
        """«среда, 2 декабря»; the year is said when it is not this one."""
        return self.plain("weekday-and-date", weekday=self.weekday(day), date=self.short_date(day, today))

    def on_day(self, day: date, today: date) -> str:
        """«в среду, 2 декабря», as the day of something that happens."""
        weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day.weekday()]
        return self.plain("on-weekday", weekday=weekday, date=self.short_date(day, today))

    def date_words(self, day: date) -> str:
        """«2 декабря 2026»."""
        return self._dated(day, "d MMMM y")

    def moment(self, moment: datetime, zone: tzinfo) -> str:
        """«24 ноября в 14:10», in the reader's zone."""
        local = moment.astimezone(zone)
        return self.plain("date-and-time", date=self._dated(local.date(), "d MMMM"), time=f"{local:%H:%M}")

    def ago(self, past: timedelta) -> str:
        """«только что», «3 часа назад», «5 дней назад»."""
        minutes = max(0, int(past.total_seconds() // 60))
        unit, count = (
            ("minutes", minutes)
            if minutes < 60
            else ("hours", minutes // 60)
            if minutes < 24 * 60
            else ("days", minutes // (24 * 60))
        )
        return self.plain("ago-now") if minutes == 0 else self.plain(f"ago-{unit}", count=count)

    def short_date(self, day: date, today: date) -> str:
        return self._dated(day, "d MMMM" if day.year == today.year else "d MMMM y")

    def _dated(self, day: date, pattern: str) -> str:
        from babel.dates import format_date  # babel's data for a language costs 30 ms at first use

        return format_date(day, pattern, locale=self.language)


def _together(words: str) -> str:
    """A figure and its «%» stay on one line."""
    return PERCENT.sub("\N{NO-BREAK SPACE}%", words)


def _filled(words: str, params: Mapping[str, Value]) -> str:
    """The words with their values; where there is no value yet nothing stands."""
    return PLACE.sub(lambda found: str(params.get(found[1], "")), words)


def resources(language: str) -> Iterator[Path]:
    """The Fluent files of a language, in a stable order."""
    return iter(sorted((LOCALES / language).glob("*.ftl")))


@cache
def texts_in(language: str) -> Texts:
    """The texts of `language` («ru» or «en»)."""
    let_go(language)
    return Texts(language, Messages(language, (path.read_text(encoding="utf-8") for path in resources(language))))


def language_of(code: str | None, default: str) -> str:
    """Our language for a Telegram `language_code`: Russian for its neighbours, English for everybody else, `default`
    when unknown."""
    if not code:
        return default
    return "ru" if code.split("-")[0].lower() in {"ru", "be", "uk", "kk", "ky"} else "en"
