"""A person's attention: how much the bot may write by itself in a week, about what, and why it wrote.

What counts: announcements, invitations to surveys, reminders nobody asked for, the first digest of a week. What does
not: decisions on one's own application, answers to one's question, the events one goes to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.clock import Clock
from bot.db import attention as db
from bot.db import people as people_db
from bot.db import privacy as privacy_db
from bot.db.database import Database, Session
from bot.db.people import Frequency, Person, PersonRow, TagKind
from bot.db.privacy import Purpose
from bot.dictionaries import MESSAGES, TOPICS
from bot.errors import Gone
from bot.rhythms import week_of

A_WEEK = 5  # messages that count


@dataclass(frozen=True, slots=True)
class Why:
    """What a person's getting messages rests on. `about`: the topics asked about, each with whether it is wanted;
    `frequency` is of digests; `used` of `most` came this week."""

    about: tuple[tuple[str, bool], ...]
    agreed_at: datetime | None
    frequency: Frequency
    topics: tuple[str, ...]
    municipality: str | None
    used: int
    most: int


# Whoever types one of these where nothing is asked wants no more messages.
STOP = frozenset({"стоп", "отписаться", "отпишите", "отпишите меня", "отписка", "хватит", "stop", "unsubscribe"})


def asks_to_stop(text: str) -> bool:
    """«Стоп!», «хватит», «unsubscribe»."""
    return text.strip().strip(".!").casefold() in STOP


class Attention:
    """The one budget of all features that write without being asked."""

    def __init__(self, db_: Database, clock: Clock, zone: tzinfo, most: int = A_WEEK) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self.most = most

    def week(self, at: datetime | None = None) -> int:
        """What a message that counts, sent at a moment, has in `deliveries.week`."""
        return week_of(at or self._clock.now(), self._zone)

    async def room(self, session: Session, person_ids: Sequence[int], week: int | None = None) -> dict[int, int]:
        """How many more messages each of the people may get in a week.

        Until the end of the transaction nobody else counts, so that what is written now fits. In SQL for a million at
        once: `bot.db.attention.held_back`.
        """
        await db.lock(session)
        used = await db.used_by(session, person_ids, self.week() if week is None else week)
        return {person_id: max(0, self.most - used.get(person_id, 0)) for person_id in person_ids}

    async def held_back(
        self, session: Session, person_ids: Sequence[int], topic: str, *, urgent: bool = False
    ) -> dict[int, str]:
        """Who of the people gets no message of a topic now, and why: «paused», «muted», «attention».

        `urgent`, which takes a second coordinator's approval, only goes over the budget.
        """
        await db.lock(session)
        return await db.reasons(session, person_ids, topic, self._clock.now(), self.week(), self.most, urgent=urgent)

    async def why(self, person: Person, topics: Sequence[str]) -> Why:
        """Why messages of some topics come to this person. Raises Gone for a topic nobody has."""
        for topic in topics:
            _require(topic)
        async with self._db.read() as session:
            row = await session.get_one(PersonRow, person.id)
            consents = await privacy_db.current(session, person.id)
            asked = await people_db.tags(session, person.id, TagKind.TOPIC)
            muted = await people_db.tags(session, person.id, TagKind.MUTED)
            used = await db.used_by(session, [person.id], self.week())
        agreed = consents.get(Purpose.MAILINGS)
        return Why(
            tuple((topic, topic not in muted and (topic in asked or topic not in TOPICS)) for topic in topics),
            agreed.at if agreed else None,
            Frequency(row.frequency),
            tuple(each for each in TOPICS if each in asked),
            row.municipality,
            used.get(person.id, 0),
            self.most,
        )

    async def want(self, person: Person, topic: str, wanted: bool) -> None:
        """Get messages of a topic, or none any more. Raises Gone for a topic nobody has."""
        async with self._db.begin() as session:
            await self.set_wanted(session, person, topic, wanted)

    async def set_wanted(self, session: Session, person: Person, topic: str, wanted: bool) -> None:
        """The same within another verb's transaction. Raises Gone for a topic nobody has."""
        _require(topic)
        kind, tagged = (TagKind.TOPIC, wanted) if topic in TOPICS else (TagKind.MUTED, not wanted)
        await people_db.row(session, person.id)
        tags = set(await people_db.tags(session, person.id, kind))
        await people_db.set_tags(session, person.id, kind, sorted(tags | {topic} if tagged else tags - {topic}))

    async def wanted(self, person_id: int) -> tuple[str, ...]:
        """The topics this person gets messages of."""
        async with self._db.read() as session:
            asked = await people_db.tags(session, person_id, TagKind.TOPIC)
            muted = await people_db.tags(session, person_id, TagKind.MUTED)
        return tuple(each for each in MESSAGES if each not in muted and (each in asked or each not in TOPICS))


def _require(topic: str) -> None:
    if topic not in MESSAGES:
        raise Gone


__all__ = ["A_WEEK", "Attention", "Why"]
