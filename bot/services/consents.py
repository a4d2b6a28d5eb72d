"""Consents: each purpose has its own document, and every grant and withdrawal is an entry of a ledger."""

from bot.clock import Clock
from bot.db import privacy as db
from bot.db.database import Session
from bot.db.people import Person
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.documents import document


class Consents:
    """Writes the ledger, always inside the transaction of what the consent is for."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def grant(self, session: Session, person: Person, purpose: Purpose) -> None:
        """Write the consent down unless it is in force already for the text of today."""
        shown = document(purpose, person.language)
        current = (await db.current(session, person.id)).get(purpose)
        if current is None or (current.version, current.text_hash) != (shown.version, shown.digest):
            self._write(session, person, purpose, Action.GRANTED)

    async def withdraw(self, session: Session, person: Person, purpose: Purpose) -> None:
        """Write the withdrawal down when there is something to withdraw."""
        if purpose in await db.current(session, person.id):
            self._write(session, person, purpose, Action.WITHDRAWN)

    def _write(self, session: Session, person: Person, purpose: Purpose, action: Action) -> None:
        shown = document(purpose, person.language)
        session.add(
            ConsentRow(
                person_id=person.id,
                purpose=purpose,
                action=action,
                version=shown.version,
                language=person.language,
                text_hash=shown.digest,
                channel=person.channel,
                at=self._clock.now(),
            )
        )
