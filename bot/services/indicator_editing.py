"""Changing the catalogue: the newest version goes out as a workbook, a changed one comes in as the next version.

Periods that are open keep the version they were opened with.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.db import indicators as db
from bot.db.database import Database, Session
from bot.db.indicators import IndicatorCatalogue
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.errors import NotAllowed
from bot.forms import indicator_catalogue as sheets
from bot.forms.indicator_sheets import CellProblem
from bot.indicators.catalogue import shipped
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the catalogue; 0 is the one the bot came with, before anything was opened."""

    number: int
    made_at: datetime | None
    elements: int
    indicators: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of a workbook: the new version, or what is wrong; then nothing was changed."""

    version: Version | None
    problems: tuple[CellProblem, ...]


class IndicatorEditing:
    """Versions of the catalogue, for coordinators of the whole region."""

    def __init__(self, db_: Database, clock: Clock, coordinators: Coordinators) -> None:
        self._db = db_
        self._clock = clock
        self._coordinators = coordinators

    async def version(self, person: Person) -> Version:
        """The newest version. Raises NotAllowed."""
        async with self._db.read() as session:
            await self._require(session, person)
            return _version(await db.newest_catalogue(session))

    async def workbook(self, person: Person) -> bytes:
        """The newest version as a workbook. Raises NotAllowed."""
        async with self._db.read() as session:
            await self._require(session, person)
            row = await db.newest_catalogue(session)
        return await asyncio.to_thread(sheets.write, row.content if row else shipped())

    async def keep(self, session: Session, person: Person, given: Submission) -> object:
        """The file of a finished form; it is fetched and read afterwards, outside of the transaction."""
        return given.answers["file"]

    async def replace(self, person: Person, content: bytes) -> Replaced:
        """Make a workbook the next version. Raises NotAllowed, DomainError for what is no catalogue."""
        async with self._db.read() as session:
            await self._require(session, person)
        found = await asyncio.to_thread(sheets.read, content)
        if found.problems:
            return Replaced(None, tuple(found.problems))
        async with self._db.begin() as session:
            row = IndicatorCatalogue(content=found.content, author_id=person.id, made_at=self._clock.now())
            session.add(row)
            await session.flush()
            note_down(session, person.id, "indicators changed", f"catalogue:{row.id}", self._clock.now())
            return Replaced(_version(row), ())

    async def _require(self, session: Session, person: Person) -> None:
        if not person.is_coordinator or await self._coordinators.scope(session, person) is not None:
            raise NotAllowed


def _version(row: IndicatorCatalogue | None) -> Version:
    content = row.content if row else shipped()
    return Version(
        row.id if row else 0, row.made_at if row else None, len(content["elements"]), len(content["indicators"])
    )


__all__ = ["IndicatorEditing", "Replaced", "Version"]
