"""What only coordinators may do; whoever tries without the right leaves a line in the audit."""

from typing import NoReturn

from bot.clock import Clock
from bot.db.database import Database
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.errors import NotAllowed

SUBJECT = 40  # characters the audit has room for


class Rights:
    """The check that comes before a coordinator's work."""

    def __init__(self, db_: Database, clock: Clock) -> None:
        self._db = db_
        self._clock = clock

    async def require(self, person: Person, subject: str) -> None:
        """Raises NotAllowed for everybody but coordinators; `subject` is what the audit calls it."""
        if not person.is_coordinator:
            await self.refuse(person, subject)

    async def refuse(self, person: Person, subject: str) -> NoReturn:
        """Write the attempt down. Raises NotAllowed."""
        await self.note(person, subject)
        raise NotAllowed(noted=True)

    async def note(self, person: Person, subject: str) -> None:
        """A line of the audit about an attempt without the right."""
        async with self._db.begin(effect=False) as session:
            note_down(session, person.id, "refused", subject[:SUBJECT], self._clock.now())
