"""People: who wrote, in which language, with which rights and settings."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import people as db
from bot.db.database import Database, Session, after_commit
from bot.db.people import Frequency, Person, Role, TagKind
from bot.db.together import Together
from bot.dictionaries import TOPICS
from bot.errors import NotAllowed
from bot.i18n import texts_in
from bot.search_text import words
from bot.services.forms import Submission

REMEMBERED = 5_000  # people whose row is kept at hand
FRESH = timedelta(seconds=30)  # for how long it is believed, by a process that is the only one to change it
SEEN_EVERY = timedelta(days=1)  # how exactly «last seen» is kept
PAUSE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person gets and when; quiet hours in minutes after midnight of their zone, None when there are none."""

    frequency: Frequency
    topics: tuple[str, ...]
    quiet: tuple[int, int] | None
    paused_until: datetime | None


class People:
    """Who is there, and what they want to be sent."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        *,
        owners: Collection[int],
        language: str,
        timezone: str,
        alone: bool = True,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._owners = {str(owner) for owner in owners}
        self._language = language
        self._timezone = timezone
        self._fresh = FRESH if alone else timedelta()
        self._accounts = Together(db_, db.find_all)
        self._known: OrderedDict[tuple[str, str], tuple[datetime, Person]] = OrderedDict()

    async def meet(
        self, channel: str, address: str, language_of: Callable[[str], str], source: str | None = None
    ) -> Person:
        """The person at this address; a new one is written down with the language `language_of(default)` chooses."""
        now = self._clock.now()
        kept = self._known.get((channel, address))
        if kept and abs(now - kept[0]) < self._fresh and not kept[1].blocked and now - kept[1].seen_at < SEEN_EVERY:
            self._known.move_to_end((channel, address))
            return kept[1]
        person = await self._accounts.find((channel, address))
        if person is None:
            person = await self._welcome(channel, address, language_of(self._language), source)
        elif person.blocked or now - person.seen_at >= SEEN_EVERY:
            async with self._db.begin(effect=False) as session:
                await db.set_seen(session, person.id, now)
                if person.blocked:
                    await db.set_reachable(session, channel, address, None)
            person = replace(person, seen_at=now, blocked=False)
        return self._remember(person)

    async def _welcome(self, channel: str, address: str, language: str, source: str | None) -> Person:
        """Write a newcomer down; another process may have done so a moment ago."""
        async with self._db.begin(effect=False) as session:
            person = await db.create(
                session,
                channel,
                address,
                language=language,
                timezone=self._timezone,
                source=source,
                now=self._clock.now(),
            ) or await db.find(session, channel, address)
        if person is None:
            raise LookupError("a person just written is not there")
        return person

    async def at(self, channel: str, address: str) -> Person | None:
        """The person at this address, if there is one."""
        person = await self._accounts.find((channel, address))
        return self._with_rights(person) if person is not None else None

    async def reads(self, channel: str, address: str, language: Callable[[str], str]) -> tuple[str, str]:
        """Language and zone of somebody who may never have come; nothing is written. `language` is what they would
        have, given the cluster's own."""
        person = await self.at(channel, address)
        if person is None:
            return language(self._language), self._timezone
        return person.language, person.timezone

    async def blocked(self, channel: str, address: str) -> None:
        """The person shut the bot out: nothing is sent to this address until they come back."""
        self._known.pop((channel, address), None)
        async with self._db.begin() as session:
            await db.set_reachable(session, channel, address, self._clock.now())

    async def back(self, channel: str, address: str) -> None:
        """The person let the bot in again. Nothing happens for an address nobody knows."""
        self._known.pop((channel, address), None)
        async with self._db.begin() as session:
            await db.set_reachable(session, channel, address, None)

    def forget(self, person_id: int) -> None:
        """What was remembered of this person is no longer true."""
        for key in [key for key, (_, person) in self._known.items() if person.id == person_id]:
            del self._known[key]

    def changed(self, session: Session, person_id: int) -> None:
        """Forget the person once this write unit is committed."""
        after_commit(session, lambda: self.forget(person_id))

    async def speak(self, person_id: int, language: str) -> None:
        """Change the person's language."""
        async with self._db.begin() as session:
            (await db.row(session, person_id)).language = language
            self.changed(session, person_id)

    async def preferences(self, person_id: int) -> Preferences:
        async with self._db.read() as session:
            row = await session.get_one(db.PersonRow, person_id)
            topics = await db.tags(session, person_id, TagKind.TOPIC)
        quiet = (row.quiet_from, row.quiet_to) if row.quiet_from is not None and row.quiet_to is not None else None
        return Preferences(
            Frequency(row.frequency), tuple(topic for topic in TOPICS if topic in topics), quiet, row.paused_until
        )

    async def set_quiet(self, person_id: int, quiet: tuple[int, int] | None) -> None:
        """Hours without messages, minutes after midnight; over midnight when the first is the later one."""
        async with self._db.begin() as session:
            row = await db.row(session, person_id)
            row.quiet_from, row.quiet_to = quiet or (None, None)

    async def set_quiet_hours(self, session: Session, person: Person, given: Submission) -> None:
        """Quiet hours typed in a form; equal ends mean none."""
        start, end = (given.answers[name].hour * 60 + given.answers[name].minute for name in ("from", "to"))
        row = await db.row(session, person.id)
        row.quiet_from, row.quiet_to = (None, None) if start == end else (start, end)

    async def pause(self, person_id: int, paused: bool) -> None:
        """Send nothing for a month, or again."""
        async with self._db.begin() as session:
            (await db.row(session, person_id)).paused_until = self._clock.now() + PAUSE if paused else None
            self.changed(session, person_id)

    async def owners(self, session: Session) -> list[Person]:
        """The owners of OWNER_IDS who have come to the bot."""
        found = [await db.find(session, "telegram", owner) for owner in sorted(self._owners)]
        return [self._with_rights(person) for person in found if person is not None]

    async def counts(self, person: Person) -> tuple[int, int]:
        """How many specialists joined and how many people get news. Raises NotAllowed for everybody but
        coordinators."""
        if not person.is_coordinator:
            raise NotAllowed
        async with self._db.read() as session:
            return await db.count_specialists(session), await db.count_subscribers(session)

    def _with_rights(self, person: Person) -> Person:
        owns = person.address in self._owners and person.channel == "telegram"
        return replace(person, roles=person.roles | {Role.OWNER}) if owns else person

    def _remember(self, person: Person) -> Person:
        person = self._with_rights(person)
        self._known[person.channel, person.address] = (self._clock.now(), person)
        self._known.move_to_end((person.channel, person.address))
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return person


def name_once(row: db.PersonRow, name: str | None) -> None:
    """Call somebody who has no name here yet by this one, so that they can be found."""
    row.name = row.name or name
    row.search_text = row.search_text or searchable(row.name)


def searchable(*parts: str | None) -> str:
    """The search column of a card: its words, folded."""
    return " ".join(words(" ".join(part for part in parts if part)))


def in_russian(key: str, code: str | None) -> str | None:
    """The Russian caption of a code, as people type it; nothing for what has no code."""
    return texts_in("ru").plain(f"{key}-{code}") if code else None


__all__ = ["Frequency", "People", "Person", "Preferences", "Role", "in_russian", "searchable"]
