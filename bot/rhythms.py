"""When a digest is due: daily, weekly or monthly, at an hour of the reader's own zone.

Pure: moments in, moments out. The clock may have stood still or jumped; a tick asks for the last moment that was due.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

DAILY, WEEKLY, MONTHLY = "daily", "weekly", "monthly"
MONDAY, NINE = 0, 9
LONGEST = 37  # days from a first Monday of a month to that of the next, and the day before
HOURS = range(7, 22)  # at which a digest may be asked for


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, on which day of the week (0: Monday; each month on the first such day) and at which full hour."""

    frequency: str
    weekday: int = MONDAY
    hour: int = NINE

    def takes(self, day: date) -> bool:
        """Whether a digest is due on that day."""
        match self.frequency:
            case "daily":
                return True
            case "weekly":
                return day.weekday() == self.weekday
            case "monthly":
                return day.weekday() == self.weekday and day.day <= 7
        return False


def _at(day: date, rhythm: Rhythm, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(rhythm.hour), zone)


def next_after(rhythm: Rhythm, now: datetime, zone: tzinfo) -> datetime:
    """The first moment later than `now` at which a digest is due."""
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(LONGEST + 1))
    return next(_at(day, rhythm, zone) for day in days if rhythm.takes(day) and _at(day, rhythm, zone) > now)


def last_before(rhythm: Rhythm, now: datetime, zone: tzinfo) -> datetime:
    """The last moment, not later than `now`, at which a digest was due."""
    today = now.astimezone(zone).date()
    days = (today - timedelta(days=behind) for behind in range(LONGEST + 1))
    return next(_at(day, rhythm, zone) for day in days if rhythm.takes(day) and _at(day, rhythm, zone) <= now)


def period_of(rhythm: Rhythm, slot: datetime, zone: tzinfo) -> str:
    """What a digest is the digest of: «2026-11-25», «2026-W48», «2026-11»."""
    day = slot.astimezone(zone).date()
    if rhythm.frequency == WEEKLY:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat() if rhythm.frequency == DAILY else f"{day:%Y-%m}"


def week_of(moment: datetime, zone: tzinfo) -> int:
    """A number for each week from Monday to Sunday."""
    return (moment.astimezone(zone).toordinal() - 1) // 7
