"""The rules of seats without a database: who gets a freed place, how long it is held, who loses one.

Places are counted, not answers: one answer may be for several people. `turn` is the order of asking within an event.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

MOST_PLACES = 5  # in one answer
LONGEST_HOLD = timedelta(hours=12)
SHORTEST_HOLD = timedelta(minutes=15)


class Asking(Protocol):
    """Somebody who has places or waits for them."""

    turn: int
    places: int


Asker = TypeVar("Asker", bound=Asking)


def first_that_fit(waiting: Iterable[Asker], free: int | None) -> list[Asker]:
    """Those who get the free places, in order of asking; None: there is no limit.

    Whoever asked for more places than are left is passed over and keeps the turn, so that no place stays empty.
    """
    chosen = []
    for each in sorted(waiting, key=lambda asker: asker.turn):
        if free is None or each.places <= free:
            chosen.append(each)
            free = None if free is None else free - each.places
    return chosen


def who_loses(seated: Iterable[Asker], seats: int | None) -> list[Asker]:
    """Those for whom `seats` are too few, the last to come first.

    Places go in order of asking, so nobody loses one to somebody who asked later and needs as many or more.
    """
    keeps = {each.turn for each in first_that_fit(seated, seats)}
    return sorted((each for each in seated if each.turn not in keeps), key=lambda asker: asker.turn, reverse=True)


def held_until(told_at: datetime, starts_at: datetime) -> datetime:
    """Until when a freed place is held for somebody who reads of it at `told_at`.

    A quarter of the time that is left: 12 hours at most (two days before and earlier), 15 minutes at least (from an
    hour before), and never past the beginning.
    """
    left = starts_at - told_at
    return told_at + min(left, max(SHORTEST_HOLD, min(LONGEST_HOLD, left / 4)))
