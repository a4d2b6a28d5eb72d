"""Exports: participants and applications as a workbook, for coordinators. Read in pages, written in a thread."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from datetime import tzinfo
from functools import partial
from typing import Protocol, TypeVar

from bot.clock import Clock
from bot.db import exports as db
from bot.db.database import Database, Session
from bot.db.exports import ApplicationLine, Contact, OrganisationLine, SpecialistLine
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.services.coordinators import Coordinators
from bot.services.rights import Rights

PAGE = 250  # lines of one look at the data: 5 ms of the event loop

L = TypeVar("L", SpecialistLine, OrganisationLine, ApplicationLine)


class Book(Protocol):
    """What the lines are written into. Its methods are slow and are called in a thread."""

    def specialists(self, lines: Sequence[SpecialistLine]) -> None: ...

    def organisations(self, lines: Sequence[OrganisationLine]) -> None: ...

    def applications(self, lines: Sequence[ApplicationLine]) -> None: ...

    def finished(self) -> bytes: ...


class Exports:
    """What coordinators take with them. `zone`: the cluster's own, in which times are shown."""

    def __init__(self, db_: Database, clock: Clock, rights: Rights, coordinators: Coordinators, zone: tzinfo) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._coordinators = coordinators
        self.zone = zone

    async def open(self, coordinator: Person) -> None:
        """Raises NotAllowed for everybody but coordinators, with a line of the audit."""
        await self._rights.require(coordinator, "export:participants")

    async def participants(self, coordinator: Person, open_book: Callable[[], AbstractContextManager[Book]]) -> bytes:
        """The workbook of participants and applications; the audit says who took it. Raises NotAllowed.

        Of a coordinator limited to municipalities it holds these.
        """
        await self.open(coordinator)
        async with self._db.begin() as session:
            places = await self._coordinators.scope(session, coordinator)
            note_down(session, coordinator.id, "exported", "export:participants", self._clock.now())
        with await asyncio.to_thread(open_book) as book:
            await self._write(partial(db.specialists, places=places), book.specialists)
            await self._write(partial(db.organisations, places=places), book.organisations)
            await self._write(partial(db.applications, places=places), book.applications)
            return await asyncio.to_thread(book.finished)

    async def _write(
        self, read: Callable[[Session, int, int], Awaitable[list[L]]], write: Callable[[Sequence[L]], None]
    ) -> None:
        """Page after page: nobody waits longer than one page takes."""
        after = 0
        while True:
            async with self._db.read() as session:
                lines = await read(session, after, PAGE)
            if not lines:
                return
            await asyncio.to_thread(write, lines)
            after = lines[-1].id


__all__ = ["ApplicationLine", "Book", "Contact", "Exports", "OrganisationLine", "SpecialistLine"]
