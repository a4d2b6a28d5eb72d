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

    async def grant(self, session: Session, person: Person, purpose: Purpose, *, subject: str | None = None) -> None:
        """Write the consent down unless it is in force already for the text of today. `subject`: whom it is for."""
        shown = document(purpose, person.language)
        given = {
            (each.version, each.text_hash)
            for each in await db.in_force(session, person.id)
            if each.purpose == purpose and each.subject == subject
        }
        if (shown.version, shown.digest) not in given:
            self._write(session, person, purpose, Action.GRANTED, subject)

    async def withdraw(self, session: Session, person: Person, purpose: Purpose, *, subject: str | None = None) -> None:
        """Write the withdrawal down when there is something to withdraw; without `subject` of all of this purpose."""
        for each in await db.in_force(session, person.id):
            if each.purpose == purpose and subject in {None, each.subject}:
                self._write(session, person, purpose, Action.WITHDRAWN, each.subject)

    def _write(self, session: Session, person: Person, purpose: Purpose, action: Action, subject: str | None) -> None:
        shown = document(purpose, person.language)
        session.add(
            ConsentRow(
                person_id=person.id,
                purpose=purpose,
                action=action,
                subject=subject,
                version=shown.version,
                language=person.language,
                text_hash=shown.digest,
                channel=person.channel,
                at=self._clock.now(),
            )
        )
