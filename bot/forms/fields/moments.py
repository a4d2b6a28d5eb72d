"""Questions about when something happens: a day with its hours or a period, how long it takes, further days."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Option, Stored, Taken, rows
from bot.forms.fields.dates import FAR, MONTHS, read_day
from bot.i18n import Texts
from bot.search_text import fold

WEEKDAYS = {
    stem: day
    for day, stems in enumerate(("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"))
    for stem in stems.split()
} | {
    day: number
    for number, day in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
LEADING = re.compile(r"^(?:(?:в|во|с|со|на|on|from|this|эту|этот|это|ближайш\w+)\s+)+")
HOUR = (
    r"(?P<hour{0}>\d{{1,2}})(?:[:.](?P<minute{0}>\d{{2}}))?"
    r"(?:\s?ч(?:ас(?:а|ов)?)?\.?)?\s?(?P<half{0}>am|pm|утра|дня|вечера)?"
)
CLOCK = re.compile(r"^(?:в |к |at |с |from )*" + HOUR.format("") + "$")
DASHED = re.compile(r"^(?:в |at )?(\d{1,2})-(\d{2})$")  # «15-30» is half past three, «15-17» lasts for two hours
CLOCKS = re.compile(
    r"^(?:в |с |at |from )*" + HOUR.format("") + r"\s?(?:-|до|по|to|till|until)\s?" + HOUR.format("2") + "$"
)
DASHES = re.compile(r"\s*[–—−]\s*|\s+-\s+")
PERIOD = re.compile(r"^(?:с |from )?(.+?)\s?(?:-| по | до | to | till | until )\s?(.+)$")
MINUTES = re.compile(r"^(\d{1,4})\s?(?:мин(?:ут[аы]?)?|м|min(?:utes?)?)\.?$")
HOURS = re.compile(
    r"^(\d{1,2})(?:[.,](\d))?\s?(?:час(?:а|ов)?|ч|h(?:ours?)?)\.?(?:\s?(?:и\s)?(\d{1,2})\s?(?:мин\w*|м|min\w*)\.?)?$"
)
NAMED_LENGTHS = {"час": 60, "полтора часа": 90, "полчаса": 30, "an hour": 60, "half an hour": 30}
SHORTEST, LONGEST = 5, 24 * 60  # minutes
LONGEST_PERIOD = 366  # days
ROUND_THE_CLOCK = timedelta(hours=12)  # an end so far behind its hour is the next morning's no more, but a mistake


@dataclass(frozen=True, slots=True)
class Span:
    """When something happens, by the wall clock. Without `hours` it lasts for whole days, and `ends` is the last;
    with them `ends` may be unknown. `guessed`: what was written can be read otherwise."""

    starts: datetime
    ends: datetime | None
    hours: bool = True
    guessed: bool = False


def read_span(text: str, today: date) -> Span | None:
    """The hour or the period meant; None when it is neither."""
    plain = DASHES.sub("-", fold(text)).replace(",", " ").replace(";", " ")
    tokens = plain.split()
    for day_words, hour_words in _splits(tokens):
        day, hours = _day(day_words, today), _hours(hour_words)
        if day is not None and hours is not None:
            return _at(day, hours)
    return _period(" ".join(tokens), today)


def _splits(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """The words cut in two: the day first, then the hour first; the longest day before shorter ones."""
    for cut in range(len(tokens) - 1, 0, -1):
        yield " ".join(tokens[:cut]), " ".join(tokens[cut:])
        yield " ".join(tokens[-cut:]), " ".join(tokens[:-cut])


def _day(words: str, today: date) -> tuple[date, bool] | None:
    """The day meant, and whether it was guessed."""
    bare = LEADING.sub("", words)
    for stem, number in WEEKDAYS.items():
        if re.fullmatch(rf"{stem}\w{{0,2}}", bare):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1), False
    found = read_day(bare, today, ahead=True)
    if found is None:
        return None
    return found[0], found[1] and found[0] - today > FAR


def _hours(words: str) -> tuple[time, time | None, bool] | None:
    """The first hour, the last when it was said, and whether this could mean something else."""
    if (match := DASHED.match(words)) and not _is_range(match[1], match[2]):
        return _clock_or_none(match[1], match[2])
    if match := CLOCKS.match(words):
        first = _clock(match["hour"], match["minute"], match["half"] or match["half2"])
        last = _clock(match["hour2"], match["minute2"], match["half2"])
        doubtful = bool(DASHED.match(words))
        return (first, last, doubtful) if first is not None and last is not None else None
    if match := CLOCK.match(words):
        first = _clock(match["hour"], match["minute"], match["half"])
        return (first, None, False) if first is not None else None
    return None


def _is_range(first: str, second: str) -> bool:
    return int(first) < int(second) <= 23 and not second.startswith("0")


def _clock_or_none(hour: str, minute: str) -> tuple[time, time | None, bool] | None:
    found = _clock(hour, minute, None)
    return (found, None, False) if found is not None else None


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half in {"pm", "дня", "вечера"} and number < 12:
        number += 12
    if half in {"am", "утра"} and number == 12:
        number = 0
    return time(number, int(minute or 0)) if number <= 23 and int(minute or 0) <= 59 else None


def _at(day: tuple[date, bool], hours: tuple[time, time | None, bool]) -> Span:
    first, last, doubtful = hours
    starts = datetime.combine(day[0], first)
    ends = None
    if last is not None:
        ends = datetime.combine(day[0], last)
        if ends <= starts and starts - ends >= ROUND_THE_CLOCK:
            ends += timedelta(days=1)  # «с 22 до 1»
    return Span(starts, ends, guessed=day[1] or doubtful)


def _period(words: str, today: date) -> Span | None:
    match = PERIOD.match(words)
    if match is None:
        return None
    last = _day(match[2], today)
    if last is None:
        return None
    first = _day(match[1], today)
    if first is None and re.fullmatch(r"\d{1,2}", match[1]):  # «с 5 по 20 декабря»
        number = int(match[1])
        first = (last[0].replace(day=number), False) if 1 <= number <= 28 or number <= last[0].day else None
    if first is None:
        return None
    if first[0] > last[0]:  # «1–30 ноября» said in the middle of it
        first = read_day(LEADING.sub("", match[1]), last[0], ahead=False) or first
    return Span(datetime.combine(first[0], time()), datetime.combine(last[0], time()), hours=False)


def starts_of(stored: Mapping[str, Any]) -> datetime:
    """The beginning kept by `When`, by the wall clock."""
    return datetime.fromisoformat(stored["starts"])


@dataclass(frozen=True)
class When(Field):
    """A day with its hours, or a period of days, in one line of writing.

    Stored as {"starts", "ends"} by the wall clock, ISO 8601: «2026-12-02T15:00» with hours, «2026-12-02» for days of a
    period; `ends` is None where it is to be asked.
    """

    kind: ClassVar[str] = "when"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        span = read_span(text, about.today)
        if span is None:
            if read_day(fold(text), about.today, ahead=True):
                raise Refused("field-when-hour")
            raise Refused("field-when-form")
        if span.ends is not None and (span.ends <= span.starts if span.hours else span.ends < span.starts):
            raise Refused("field-when-order")
        last = span.starts if span.hours else span.ends or span.starts
        if last.date() < about.today:
            raise Refused("field-date-past", day=about.texts.date_words(last.date()))
        if not span.hours and span.ends is not None and span.ends - span.starts > timedelta(days=LONGEST_PERIOD):
            raise Refused("field-when-long")
        form = "%Y-%m-%dT%H:%M" if span.hours else "%Y-%m-%d"
        stored = {"starts": span.starts.strftime(form), "ends": span.ends.strftime(form) if span.ends else None}
        if span.guessed:
            return Doubtful(stored, "field-when-sure", {"when": self.show(stored, about.texts)})
        return Answered(stored)

    def keeps(self, value: Stored) -> bool:
        if not isinstance(value, dict) or set(value) != {"starts", "ends"}:
            return False
        moment = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
        hours = isinstance(value["starts"], str) and "T" in value["starts"]
        form = moment + ("T[0-9]{2}:[0-9]{2}" if hours else "")
        ends = value["ends"]
        if not (hours and ends is None) and not (isinstance(ends, str) and re.fullmatch(form, ends)):
            return False
        if not isinstance(value["starts"], str) or not re.fullmatch(form, value["starts"]):
            return False
        try:
            starts = datetime.fromisoformat(value["starts"])
            last = datetime.fromisoformat(ends) if ends else starts
        except ValueError:
            return False
        return last > starts or (last == starts and (ends is None or not hours))

    def value(self, stored: Stored) -> Span:
        ends = stored["ends"]
        return Span(starts_of(stored), datetime.fromisoformat(ends) if ends else None, hours="T" in stored["starts"])

    def show(self, stored: Stored, texts: Texts) -> str:
        span = self.value(stored)
        first = texts.date_words(span.starts.date())
        if not span.hours and span.ends is not None:
            return texts.plain("field-when-period", first=first, last=texts.date_words(span.ends.date()))
        day = f"{first}, {texts.weekday(span.starts.date())}"
        if span.ends is None:
            return f"{day}, {span.starts:%H:%M}"
        return texts.plain("field-when-hours", date=day, first=f"{span.starts:%H:%M}", last=f"{span.ends:%H:%M}")


@dataclass(frozen=True)
class Length(Field):
    """How long it takes, in minutes; an hour to end at is counted from the beginning in the answer `since`."""

    kind: ClassVar[str] = "length"
    since: str = "when"
    usual: tuple[int, ...] = (60, 90, 120, 180)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        minutes = self._minutes(fold(text), about)
        if minutes is None:
            raise Refused("field-length-form")
        if not SHORTEST <= minutes <= LONGEST:
            raise Refused("field-length-range")
        return Answered(minutes)

    def _minutes(self, text: str, about: Circumstances) -> int | None:
        if text in NAMED_LENGTHS:
            return NAMED_LENGTHS[text]
        if match := MINUTES.match(text):
            return int(match[1])
        if match := HOURS.match(text):
            return int(match[1]) * 60 + int(match[2] or 0) * 6 + int(match[3] or 0)
        found = _hours(re.sub(r"^(?:до|till|until|to)\s+", "", text))
        if found is None or found[1] is not None or self.since not in about.answers:
            return None
        starts = starts_of(about.answers[self.since])
        ends = datetime.combine(starts.date(), found[0])
        if ends <= starts and starts - ends >= ROUND_THE_CLOCK:
            ends += timedelta(days=1)
        if ends <= starts:
            raise Refused("field-when-order")
        return int((ends - starts).total_seconds()) // 60

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if not value.isascii() or not value.isdecimal() or not self.keeps(int(value)):
            raise Refused("form-old-button")
        return Answered(int(value))

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return rows([Option(self.show(minutes, about.texts), str(minutes)) for minutes in self.usual], 2)

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and SHORTEST <= value <= LONGEST

    def show(self, stored: Stored, texts: Texts) -> str:
        hours, minutes = divmod(stored, 60)
        words = [texts.plain("field-length-hours", count=hours)] if hours else []
        words += [texts.plain("field-length-minutes", count=minutes)] if minutes else []
        return " ".join(words)


@dataclass(frozen=True)
class Days(Field):
    """Further days of the same thing, in one line: «9.12, 16.12 и 23 декабря». Stored as ISO days, in order."""

    kind: ClassVar[str] = "days"
    most: int = 51

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        parts = [part for part in re.split(r"[,;\n]+|\s+и\s+|\s+and\s+", fold(text)) if part.strip()]
        found = [self._day(parts, index, about.today) for index in range(len(parts))]
        if not found or None in found:
            raise Refused("field-days-form")
        days = sorted({day for day in found if day is not None})
        if days[0] < about.today:
            raise Refused("field-date-past", day=about.texts.date_words(days[0]))
        if len(days) > self.most:
            raise Refused("field-days-most", most=self.most)
        return Answered([day.isoformat() for day in days])

    @staticmethod
    def _day(parts: list[str], index: int, today: date) -> date | None:
        """A day of the list; «9, 16 и 23 декабря» says the month once, behind all of them."""
        part = parts[index].strip()
        if re.fullmatch(r"\d{1,2}", part):
            months = (word for later in parts[index:] for word in re.findall(r"[a-zа-я]+", later) if word[:3] in MONTHS)
            part = f"{part} {next(months, '')}"
        found = _day(part, today)
        return found[0] if found else None

    def keeps(self, value: Stored) -> bool:
        if not isinstance(value, list) or not 1 <= len(value) <= self.most:
            return False
        try:
            days = [date.fromisoformat(each) for each in value if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", each)]
        except (TypeError, ValueError):
            return False
        return len(days) == len(value) and days == sorted(set(days))

    def value(self, stored: Stored) -> tuple[date, ...]:
        return tuple(date.fromisoformat(each) for each in stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return "; ".join(texts.date_words(date.fromisoformat(each)) for each in stored)
