"""When a guest hears from the bot by itself: a day before an event, two hours before, and once after its end.

Pure: moments in, moments out. A message is due from its moment on; the clock may have stood still or jumped meanwhile.
"""

from datetime import datetime, timedelta
from enum import StrEnum


class Word(StrEnum):
    DAY = "day"
    HOURS = "hours"
    THANKS = "thanks"


REMINDERS = (Word.DAY, Word.HOURS)
BEFORE = {Word.DAY: timedelta(days=1), Word.HOURS: timedelta(hours=2)}
THANKS_LAST = timedelta(days=2)  # after the end: later than that nobody knows what it is about


def next_word_at(starts_at: datetime, ends_at: datetime, after: datetime) -> datetime | None:
    """The moment of the first message that is due later than `after`."""
    moments = (*(starts_at - BEFORE[word] for word in REMINDERS), ends_at)
    return next((moment for moment in moments if moment > after), None)


def word_at(starts_at: datetime, ends_at: datetime, now: datetime) -> Word | None:
    """What there is to say now: nothing about the beginning of what has begun, and nothing twice where two are due."""
    if now >= ends_at:
        return Word.THANKS if now < ends_at + THANKS_LAST else None
    if now >= starts_at:
        return None
    return next((word for word in (Word.HOURS, Word.DAY) if now >= starts_at - BEFORE[word]), None)


def reminder_keys(ticket_id: int, sequence: int) -> list[str]:
    """What makes a reminder one: the ticket, which of the two, and how often guests had been told of changes."""
    return [reminder_key(ticket_id, sequence, word) for word in REMINDERS]


def reminder_key(ticket_id: int, sequence: int, word: Word) -> str:
    return f"ticket-{word}:{ticket_id}:{sequence}"
