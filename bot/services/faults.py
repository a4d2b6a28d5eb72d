"""Faults of the bot itself, told to its owners: what happened and where, never to whom or with which words.

Whatever the process logs as an error is counted here by its kind; once a minute the kinds become messages, each at most
once an hour however many processes have it.
"""

import hashlib
import logging
from collections import Counter
from dataclasses import astuple, dataclass
from datetime import timedelta
from typing import Final

from bot.clock import Clock
from bot.db import deliveries as db
from bot.db.database import Database
from bot.services.deliveries import Deliveries
from bot.services.people import People

ONCE_IN: Final = timedelta(hours=1)
KINDS: Final = 50  # kept at once; a storm of others is in the log
LONGEST: Final = 200  # characters of a part
NOBODY_KNOWS: Final = "?"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: the log's own words, types of the exceptions, the last line of code."""

    what: str
    error: str
    place: str


class Faults(logging.Handler):
    """Hears what is logged as an error. Everything it takes from a record was written by programmers, not by people."""

    def __init__(self, db_: Database, clock: Clock, people: People, deliveries: Deliveries) -> None:
        super().__init__(logging.ERROR)
        self._db = db_
        self._clock = clock
        self._people = people
        self._deliveries = deliveries
        self._noted: Counter[Fault] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        fault = fault_of(record)
        if fault in self._noted or len(self._noted) < KINDS:
            self._noted[fault] += 1

    async def tell(self) -> None:
        """Write what is new to the owners. A kind that was told within the hour waits, and goes on being counted."""
        now = self._clock.now()
        for fault, times in list(self._noted.items()):
            kind = hashlib.sha256("\n".join(astuple(fault)).encode()).hexdigest()[:16]
            hour = int(now.timestamp() // ONCE_IN.total_seconds())
            told = False
            async with self._db.begin(effect=False) as session:
                for owner in await self._people.owners(session):
                    before = await db.due_of(session, f"fault:{kind}:{owner.id}:{hour - 1}")
                    if before is None or now - before >= ONCE_IN:
                        told |= await self._deliveries.add(
                            session,
                            owner,
                            "fault",
                            key=f"fault:{kind}:{owner.id}:{hour}",
                            expires_at=now + timedelta(days=1),
                            what=fault.what,
                            error=fault.error,
                            place=fault.place,
                            times=times,
                        )
            if told:
                self._noted -= Counter({fault: times})


def fault_of(record: logging.LogRecord) -> Fault:
    """The kind of a record. Of a library's only its name and the exception's type: its words may quote somebody."""
    if isinstance(record.msg, dict):  # ours, with exceptions told by type and place already
        said = record.msg
        what, error, place = said.get("event", ""), said.get("error", ""), str(said.get("at", "")).rpartition(" ")[2]
    else:
        kind = record.exc_info[0] if record.exc_info else None
        what, error, place = record.name, kind.__name__ if kind else "", f"{record.module}:{record.lineno}"
    what, error, place = (str(part)[:LONGEST] or NOBODY_KNOWS for part in (what, error, place))
    return Fault(what, error, place)
