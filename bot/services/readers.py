"""Those who received an announcement: what they pressed, why it came to them, and what they want no more of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.audience import Is, leaves, parse
from bot.clock import Clock
from bot.db import announcement_ledger as ledger
from bot.db import announcements as db
from bot.db import privacy as privacy_db
from bot.db import segments as segments_db
from bot.db.announcements import Announcement
from bot.db.database import Database
from bot.db.people import Person
from bot.db.privacy import Purpose
from bot.errors import Gone
from bot.services.attention import Attention
from bot.services.segments import names, why


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why somebody received an announcement; `agreed_at`: since when they consent to mailings, None: no longer."""

    announcement: int
    title: str
    topic: str
    reasons: tuple[Is, ...]
    names: Mapping[tuple[str, int], str]
    agreed_at: datetime | None
    muted: bool


class Readers:
    """The buttons under what was sent."""

    def __init__(self, db_: Database, clock: Clock, attention: Attention) -> None:
        self._db = db_
        self._clock = clock
        self._attention = attention

    async def pressed(self, person: Person, announcement_id: int, button: int) -> Mapping[str, Any]:
        """Count the press; the button. Raises Gone when there is no such button any more."""
        async with self._db.begin() as session:
            row = await session.get(Announcement, announcement_id)
            if row is None or not 0 <= button < len(row.buttons):
                raise Gone
            if row.sent and await ledger.received(session, row.id, person.id) is not None:  # a preview is not counted
                await db.note_press(session, row.id, person.id, button, self._clock.now())
            return row.buttons[button]

    async def why(self, person: Person, announcement_id: int) -> Reasons:
        """Raises Gone for an announcement that is not theirs."""
        wanted = await self._attention.wanted(person.id)
        async with self._db.read() as session:
            row = await session.get(Announcement, announcement_id)
            if row is None or not row.formula:
                raise Gone
            if await ledger.received(session, row.id, person.id) is None and not person.is_coordinator:
                raise Gone
            formula = parse(row.formula)
            asked = list(leaves(formula))
            known = await segments_db.truths(session, asked, [person.id], self._clock.now())
            consent = (await privacy_db.current(session, person.id)).get(Purpose.MAILINGS)
            return Reasons(
                announcement=row.id,
                title=row.title,
                topic=row.topic,
                reasons=why(formula, known.get(person.id, set())),
                names=await names(session, formula),
                agreed_at=consent.at if consent else None,
                muted=row.topic not in wanted,
            )

    async def mute(self, person: Person, announcement_id: int, *, wanted: bool) -> str:
        """No more announcements about its topic, or again; the topic. Raises Gone."""
        async with self._db.begin() as session:
            row = await session.get(Announcement, announcement_id)
            if row is None:
                raise Gone
            await self._attention.set_wanted(session, person, row.topic, not wanted)
            if not wanted:
                await db.forget_press(session, row.id, person.id, db.MUTED)
            elif await ledger.received(session, row.id, person.id) is not None:
                await db.note_press(session, row.id, person.id, db.MUTED, self._clock.now())
            return row.topic


__all__ = ["Readers", "Reasons"]
