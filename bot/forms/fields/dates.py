"""Questions answered with a day or an hour, the way people write them."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Option, Stored, Taken
from bot.i18n import Texts
from bot.search_text import fold

MONTHS = {
    stem: month
    for month, stems in enumerate(
        (
            "янв jan",
            "фев feb",
            "мар mar",
            "апр apr",
            "мая май may",
            "июн jun",
            "июл jul",
            "авг aug",
            "сен sep",
            "окт oct",
            "ноя nov",
            "дек dec",
        ),
        start=1,
    )
    for stem in stems.split()
}
NEAR_DAYS = {
    "позавчера": -2,
    "вчера": -1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
NUMERIC = re.compile(r"^(\d{1,2})[.\-/ ](\d{1,2})(?:[.\-/ ](\d{2}|\d{4}))?(?: ?г\.?)?$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
WORDS = re.compile(r"^(\d{1,2})(?:-?(?:го|st|nd|rd|th))? ([a-zа-я]{3,9})\.?,?(?: (\d{4}))?(?: ?г(?:ода|\.)?)?$")
WORDS_EN = re.compile(r"^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$")
CLOCK = re.compile(r"^(?:в |at )?(\d{1,2})(?:[:.\-\s чh]+(\d{2}))? ?(?:час(?:а|ов)?|ч|мин|м)?\.?$")
FAR = timedelta(days=183)


def read_day(text: str, today: date, *, ahead: bool) -> tuple[date, bool] | None:
    """The day meant, and whether its year was guessed; None when it is no day.

    Without a year it is the nearest such day from today on, or up to today when not `ahead`. Two digits of a year mean
    this century, and the last one where this would not be `ahead`.
    """
    folded = fold(text)
    if folded in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[folded]), False
    year: str | None
    if match := ISO.match(folded):
        year, month, day = match[1], int(match[2]), int(match[3])
    elif match := NUMERIC.match(folded):
        day, month, year = int(match[1]), int(match[2]), match[3]
    elif (match := WORDS.match(folded)) and match[2][:3] in MONTHS:
        day, month, year = int(match[1]), MONTHS[match[2][:3]], match[3]
    elif (match := WORDS_EN.match(folded)) and match[1][:3] in MONTHS:
        day, month, year = int(match[2]), MONTHS[match[1][:3]], match[3]
    else:
        return None
    if not year:
        nearest = _nearest(month, day, today, 1 if ahead else -1)
        return (nearest, True) if nearest else None
    century = 0 if len(year) == 4 else 2000 if ahead or 2000 + int(year) <= today.year else 1900
    try:
        return date(century + int(year), month, day), False
    except ValueError:
        return None


def _nearest(month: int, day: int, today: date, step: int) -> date | None:
    for year in range(today.year, today.year + 9 * step, step):  # at most eight years lie between two 29 Februaries
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - today).days * step >= 0:
            return found
    return None


@dataclass(frozen=True)
class Date(Field):
    """A day. `past` and `future` say which side of today is possible. Stored as ISO 8601."""

    kind: ClassVar[str] = "date"
    past: bool = False
    future: bool = True

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        read = read_day(text, about.today, ahead=self.future)
        if read is None:
            raise Refused("field-date-form")
        day, guessed = read
        if day < about.today and not self.past:
            raise Refused("field-date-past", day=about.texts.date_words(day))
        if day > about.today and not self.future:
            raise Refused("field-date-future", day=about.texts.date_words(day))
        if guessed and abs(day - about.today) > FAR:
            return Doubtful(day.isoformat(), "field-date-sure", {"day": self.show(day.isoformat(), about.texts)})
        return Answered(day.isoformat())

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        return self.typed(value, place, about)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        near = [("today", about.today)]
        if self.future:
            near.append(("tomorrow", about.today + timedelta(days=1)))
        return [[Option(about.texts.plain(f"field-date-{word}"), day.isoformat()) for word, day in near]]

    def keeps(self, value: Stored) -> bool:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return False
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True

    def value(self, stored: Stored) -> date:
        return date.fromisoformat(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        day = date.fromisoformat(stored)
        return f"{texts.date_words(day)}, {texts.weekday(day)}"


@dataclass(frozen=True)
class Time(Field):
    """An hour of the day, stored as «HH:MM»."""

    kind: ClassVar[str] = "time"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        folded = fold(text)
        if re.fullmatch(r"\d{4}", folded):
            folded = f"{folded[:2]}:{folded[2:]}"
        match = CLOCK.match(folded)
        if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise Refused("field-time-form")
        return Answered(f"{int(match[1]):02}:{int(match[2] or 0):02}")

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and bool(re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", value))

    def value(self, stored: Stored) -> time:
        return time.fromisoformat(stored)
