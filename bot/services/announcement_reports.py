"""What became of an announcement: the report, beside the ones before it, and the sheet of its recipients."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from bot.db import announcement_ledger as ledger
from bot.db import announcements as db
from bot.db.announcement_ledger import Line
from bot.db.announcements import Announcement
from bot.db.database import Database
from bot.db.deliveries import State
from bot.db.people import Person
from bot.services.announcements import Announcements
from bot.services.watching import Progress, Watching

PAGE = 250  # lines of one look at the data
BEFORE = 3  # earlier announcements to compare with


@dataclass(frozen=True, slots=True)
class Earlier:
    """An announcement before this one: how many of how many received it, how many pressed something."""

    title: str
    sent: int
    audience: int
    pressed: int


@dataclass(frozen=True, slots=True)
class Report:
    """The end of an announcement in numbers. `pressed`: people who pressed anything; `muted`: who wants no more."""

    progress: Progress
    left_out: Mapping[str, int]
    begun_at: datetime | None
    finished_at: datetime | None
    pressed: int
    muted: int
    earlier: tuple[Earlier, ...]


class Book(Protocol):
    """What the lines are written into. Its methods are slow and are called in a thread."""

    def recipients(self, lines: Sequence[Line]) -> None: ...

    def finished(self) -> bytes: ...


class AnnouncementReports:
    """Reading the ledger of an announcement. `zone`: the cluster's own."""

    def __init__(self, db_: Database, announcements: Announcements, watching: Watching, zone: tzinfo) -> None:
        self._db = db_
        self._announcements = announcements
        self._watching = watching
        self.zone = zone

    async def report(self, person: Person, announcement_id: int) -> Report:
        """Raises NotAllowed, Gone."""
        progress = await self._watching.progress(person, announcement_id)
        async with self._db.read() as session:
            row = await session.get_one(Announcement, announcement_id)
            earlier = await db.before(session, row, BEFORE)
            return Report(
                progress=progress,
                left_out=row.left_out,
                begun_at=row.frozen_at,
                finished_at=row.finished_at,
                pressed=await db.count_pressed(session, row.id),
                muted=await db.count_muted(session, row.id),
                earlier=tuple(
                    [
                        Earlier(
                            each.title,
                            each.totals.get(State.SENT, 0),
                            sum(each.totals.values()),
                            await db.count_pressed(session, each.id),
                        )
                        for each in earlier
                    ]
                ),
            )

    async def require(self, person: Person, announcement_id: int) -> None:
        """Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            await self._announcements.require(session, person, announcement_id)

    async def sheet(
        self, person: Person, announcement_id: int, open_book: Callable[[], AbstractContextManager[Book]]
    ) -> bytes:
        """The workbook of the recipients. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            await self._announcements.require(session, person, announcement_id)
        with await asyncio.to_thread(open_book) as book:
            after = 0
            while True:
                async with self._db.read() as session:
                    lines = await ledger.lines(session, announcement_id, after, PAGE)
                if not lines:
                    return await asyncio.to_thread(book.finished)
                await asyncio.to_thread(book.recipients, lines)
                after = lines[-1].id


__all__ = ["AnnouncementReports", "Book", "Earlier", "Line", "Report"]
