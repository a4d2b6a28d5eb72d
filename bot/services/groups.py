"""Groups of members and of coordinators: bound by a coordinator, told of the week on Mondays, closed to strangers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import groups as db
from bot.db.database import Database, Session
from bot.db.deliveries import Priority, State
from bot.db.digests import Reader
from bot.db.groups import Group, Purpose
from bot.db.people import Frequency, Person
from bot.dictionaries import MUNICIPALITIES, TOPICS
from bot.errors import DomainError, Gone, NotAllowed
from bot.place_names import find_municipality
from bot.rhythms import Rhythm, last_before, next_after, period_of
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.digest_sources import EventSource
from bot.services.digests import MAKE_UP, Digest, choose, refs
from bot.services.duty import Duty

REQUEST_KEPT = timedelta(days=30)
MONDAYS = Rhythm("weekly")
KEPT = 300  # shown events a group's row remembers


@dataclass(frozen=True, slots=True)
class Bound:
    """A group as its members see it; `municipality`: None for the whole region."""

    title: str
    purpose: Purpose
    municipality: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks to be let into which group; `member`: they may come in at once."""

    group_id: int
    title: str
    member: bool


class Groups:
    """What the bot is and does in groups. `events`: the sources of what members are told."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        zone: ZoneInfo,
        coordinators: Coordinators,
        deliveries: Deliveries,
        duty: Duty,
        events: Sequence[EventSource],
    ) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._duty = duty
        self._events = events

    # Binding

    async def place_for(self, person: Person, query: str) -> str | None:
        """For which municipality a coordinator may bind a group: the one they name, else all that is theirs.

        None: the whole region. Raises NotAllowed, and DomainError for a name nobody has or when it must be named.
        """
        async with self._db.read() as session:
            mine = await self._coordinators.scope(session, person)
        if not query:
            if mine is not None and len(mine) != 1:
                raise DomainError("groups-name-place")
            return None if mine is None else next(iter(mine))
        found = find_municipality(query)
        if len(found) != 1:
            raise DomainError("groups-unknown-place", query=query[:60])
        if mine is not None and found[0].slug not in mine:
            raise NotAllowed
        return found[0].slug

    async def bind(
        self, person: Person, address: str, title: str, purpose: str, municipality: str | None, language: str
    ) -> Bound:
        """Bind the group, or bind it anew. Raises NotAllowed, Gone for a purpose or a place nobody has."""
        known = municipality is None or municipality in {each.slug for each in MUNICIPALITIES}
        if purpose not in list(Purpose) or not known:
            raise Gone
        now = self._clock.now()
        async with self._db.begin() as session:
            mine = await self._coordinators.scope(session, person)
            if mine is not None and municipality not in mine:
                raise NotAllowed
            group = await db.at(session, person.channel, address)
            if group is None:
                group = Group(channel=person.channel, address=address, shown="")
                session.add(group)
            group.title, group.language = title[:128], language
            group.purpose, group.municipality = Purpose(purpose), municipality
            group.bound_by, group.bound_at = person.id, now
            group.next_at = next_after(MONDAYS, now, self._zone)
        return Bound(group.title, Purpose(group.purpose), group.municipality)

    async def unbind(self, person: Person, address: str) -> None:
        """Nothing is posted there any more. Raises NotAllowed, Gone when it was not bound."""
        async with self._db.begin() as session:
            group = await db.at(session, person.channel, address)
            if group is None:
                raise Gone("groups-not-bound")
            mine = await self._coordinators.scope(session, person)
            if mine is not None and group.municipality not in mine:
                raise NotAllowed
            await db.drop(session, person.channel, address, self._clock.now())

    async def moved(self, channel: str, old: str, new: str) -> None:
        """The group has become a supergroup."""
        async with self._db.begin() as session:
            await db.move(session, channel, old, new)

    async def gone(self, channel: str, address: str) -> None:
        """The bot was put out."""
        async with self._db.begin() as session:
            await db.drop(session, channel, address, self._clock.now())

    # Being let in

    async def ask(self, channel: str, address: str, who: str, person: Person | None) -> Asked | None:
        """Somebody asks to be let in, who may never have come to the bot. None for a group that is not bound: whom it
        lets in is not for us to say."""
        async with self._db.begin() as session:
            group = await db.at(session, channel, address)
            if group is None:
                return None
            await db.ask(session, group.id, who, self._clock.now())
        member = person is not None and bool(person.is_member or person.acting_for or person.is_coordinator)
        return Asked(group.id, group.title, member)

    async def admissible(self) -> list[tuple[int, str, str]]:
        """Who asked and is a member by now: the group's id and address, and theirs."""
        async with self._db.read() as session:
            return [(group.id, group.address, who) for group, who in await db.admissible(session)]

    async def admitted(self, group_id: int, who: str) -> None:
        """The request is answered."""
        async with self._db.begin() as session:
            await db.settle(session, group_id, who)

    # Posting

    async def tick(self, now: datetime) -> None:
        """Post what is due this Monday, and forget requests nobody came back to."""
        async with self._db.begin() as session:
            await db.forget_requests(session, now - REQUEST_KEPT)
            rows = []
            for group in await db.due(session, now):
                slot = last_before(MONDAYS, now, self._zone)
                period = period_of(MONDAYS, slot, self._zone)
                if now - slot <= MAKE_UP and slot >= group.next_at and period != group.last_period:
                    row = await self._row(session, group, period, now)
                    rows += [row] if row else []
                group.next_at = next_after(MONDAYS, now, self._zone)
            await self._deliveries.write(session, rows)

    async def _row(self, session: Session, group: Group, period: str, now: datetime) -> dict[str, Any] | None:
        """The group's message of the week for the ledger; None when there is nothing to say."""
        params: dict[str, Any] = {"group": group.id}
        if group.purpose == Purpose.COORDINATORS:
            if not await self._duty.facts(session, _places(group)):
                return None
        else:
            shelves = {each.name: await each.open(session, now) for each in self._events}
            offered = {name: shelf.near(group.municipality, frozenset()) for name, shelf in shelves.items()}
            items = choose(offered, set(group.shown.split()))
            if not items:
                return None
            params["items"] = refs(items)
            group.shown = " ".join([*group.shown.split(), *params["items"]][-KEPT:])
        group.last_period = period
        return self._values(group, f"group-{group.purpose}", f"group:{period}:{group.id}", params, Priority.DIGEST, now)

    def _values(
        self, group: Group, kind: str, key: str, params: Mapping[str, Any], priority: Priority, now: datetime
    ) -> dict[str, Any]:
        return {
            "key": key,
            "person_id": None,
            "channel": group.channel,
            "address": group.address,
            "language": group.language,
            "kind": kind,
            "params": dict(params),
            "priority": priority,
            "state": State.PENDING,
            "attempts": 0,
            "due_at": now,
            "expires_at": now + MAKE_UP,
            "week": None,
        }

    async def fill(self, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What is said in the group at the moment of sending; None when it is bound no more or all is over."""
        now = self._clock.now()
        async with self._db.read() as session:
            group = await session.get(Group, params["group"])
            if group is None:
                return None
            if group.purpose == Purpose.COORDINATORS:
                facts = await self._duty.facts(session, _places(group))
                return {"facts": facts} if facts else None
            reader, sections = _reader(group, self._zone), []
            for source in self._events:
                ids = [int(ref.rpartition(":")[2]) for ref in params["items"] if ref.startswith(f"{source.name}:")]
                lines = await source.lines(session, ids, reader, now) if ids else {}
                if lines:
                    sections.append((source.name, tuple(lines.items())))
        digest = Digest(None, group.municipality, Frequency.WEEKLY, now, reader.timezone, tuple(sections))
        return {"digest": digest} if sections else None


def _places(group: Group) -> Collection[str] | None:
    return None if group.municipality is None else (group.municipality,)


def _reader(group: Group, zone: ZoneInfo) -> Reader:
    """The group as the reader of a digest, interested in all that is near."""
    return Reader(
        id=0,
        language=group.language,
        timezone=zone.key,
        municipality=group.municipality,
        frequency=Frequency.WEEKLY,
        quiet=(None, None),
        paused_until=None,
        weekday=MONDAYS.weekday,
        hour=MONDAYS.hour,
        next_at=group.next_at,
        last_period=group.last_period,
        shown=group.shown,
        shown_last=0,
        channel=group.channel,
        address=group.address,
        topics=frozenset(TOPICS),
        spheres=frozenset(),
        specialist=True,
    )


__all__ = ["Asked", "Bound", "Groups", "Purpose"]
