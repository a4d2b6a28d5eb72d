"""Periods of the calendar and the life of a collection: pure dates in, dates and states out."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot import working_days

MOSCOW = ZoneInfo("Europe/Moscow")
DUE, GRACE = 15, 5  # working days
PUBLISHED_AFTER = timedelta(days=10)
WORK_BEGINS, WORK_ENDS = time(10), time(18)  # when people are written to
REMINDERS = (7, 3, 1)  # days before the last one


class Length(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF: 6, Length.YEAR: 12}


class PeriodState(StrEnum):
    """Where a collection is. `due` is its last day on time; after `grace` nothing is taken without a reason."""

    PLANNED = "planned"
    OPEN = "open"
    DUE = "due"
    GRACE = "grace"
    CLOSED = "closed"
    REOPENED = "reopened"


TAKING = (PeriodState.OPEN, PeriodState.DUE, PeriodState.GRACE, PeriodState.REOPENED)


@dataclass(frozen=True, slots=True)
class Span:
    """A month, quarter, half-year or year, by its first day."""

    length: Length
    starts: date

    @property
    def number(self) -> int:
        """Which of its year, counted from 1."""
        return (self.starts.month - 1) // MONTHS[self.length] + 1

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.after.starts - timedelta(days=1)

    @property
    def after(self) -> "Span":
        return self._moved(1)

    @property
    def before(self) -> "Span":
        return self._moved(-1)

    def _moved(self, by: int) -> "Span":
        months = self.starts.year * 12 + self.starts.month - 1 + by * MONTHS[self.length]
        return Span(self.length, date(months // 12, months % 12 + 1, 1))


def span_of(length: Length, day: date) -> Span:
    """The span a day is in."""
    months = MONTHS[length]
    return Span(length, date(day.year, (day.month - 1) // months * months + 1, 1))


@dataclass(frozen=True, slots=True)
class Schedule:
    """The moments of a collection. `due` is its last day on time, `due_at` the moment that day is over."""

    opens_at: datetime
    due: date
    due_at: datetime
    closes_at: datetime


def schedule(span: Span, opens: tuple[int, int] | None = None, zone: tzinfo = MOSCOW) -> Schedule:
    """When the collection about a span opens and closes; `opens` is a month and day where statistics come first."""
    first = span.after.starts
    if opens:
        first = date(first.year, *opens)
    first = working_days.at_or_after(first)
    due = working_days.nth(first, DUE)
    last = working_days.nth(due + timedelta(days=1), GRACE)
    return Schedule(
        datetime.combine(first, WORK_BEGINS, zone),
        due,
        _midnight(due + timedelta(days=1), zone),
        _midnight(last + timedelta(days=1), zone),
    )


NEXT = {
    PeriodState.PLANNED: PeriodState.OPEN,
    PeriodState.OPEN: PeriodState.DUE,
    PeriodState.DUE: PeriodState.GRACE,
    PeriodState.GRACE: PeriodState.CLOSED,
    PeriodState.REOPENED: PeriodState.CLOSED,
}


def in_working_hours(now: datetime, zone: tzinfo = MOSCOW) -> bool:
    """Whether people may be written to about work."""
    local = now.astimezone(zone)
    return working_days.is_working(local.date()) and WORK_BEGINS <= local.time() < WORK_ENDS


def reminder_due(due: date, now: datetime, zone: tzinfo = MOSCOW) -> int:
    """How many of the reminders should have gone out by now: those before the last day, one for each, and then one
    after it. A day off is reminded of on the working day before it, lateness on the one after."""
    today = now.astimezone(zone).date()
    days = [working_days.at_or_before(due - timedelta(days=each)) for each in REMINDERS]
    days.append(working_days.at_or_after(due + timedelta(days=1)))
    return sum(today >= each for each in days)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
