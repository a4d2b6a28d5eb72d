"""Working days of Russia, for deadlines: weekends and holidays are off, and what the government moved beside them is a
data file."""

import json
from datetime import date, timedelta
from functools import cache

from bot.assets import DATA

HOLIDAYS = DATA / "holidays.json"  # of the years that are likely; written by `make holidays`
ONE = timedelta(days=1)


@cache
def _moved() -> tuple[frozenset[date], frozenset[date]]:
    """Days that are worked although they would be off, and the other way round."""
    content = json.loads((DATA / "working-days.json").read_text(encoding="utf-8"))
    worked, off = ([date.fromisoformat(each) for each in content[name]] for name in ("worked", "off"))
    return frozenset(worked), frozenset(off)


@cache
def _holidays(year: int) -> frozenset[date]:
    known = json.loads(HOLIDAYS.read_text(encoding="utf-8")).get(str(year))
    if known is not None:
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in known)
    from holidays import country_holidays  # 15 MB of other countries

    return frozenset(country_holidays("RU", years=year))


def is_working(day: date) -> bool:
    """Whether people are at work."""
    worked, off = _moved()
    if day in worked or day in off:
        return day in worked
    return day.weekday() < 5 and day not in _holidays(day.year)


def at_or_after(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working(day):
        day += ONE
    return day


def at_or_before(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working(day):
        day -= ONE
    return day


def nth(first: date, count: int) -> date:
    """The working day number `count` from `first` on, which itself counts when it is one."""
    day = at_or_after(first)
    for _ in range(count - 1):
        day = at_or_after(day + ONE)
    return day
