"""Events for those who look for something to go to: lists, the nearest way out of an empty one, cards, search."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import events as db
from bot.db import organisations as organisations_db
from bot.db.database import Database, Session
from bot.db.events import Event, EventState, Format, Registration, Wanted
from bot.db.people import Person
from bot.db.tickets import TicketState
from bot.dictionaries import MUNICIPALITIES, NEIGHBOURS
from bot.errors import Gone
from bot.paging import turned_to
from bot.services.event_answers import midnight
from bot.services.hosts import Hosts
from bot.services.standing import Standing, standing

PAGE = 8
FOUND = 10
SHARED = re.compile(r"e(\d{1,15})")  # an event by its deep link's payload

WHEN = ("fortnight", "today", "weekend", "week", "month", "ever")
WHERE = ("mine", "near", "all", "online", *(each.slug for each in MUNICIPALITIES))
# From each «when» to the next wider ones.
LATER = {
    "today": ("week", "fortnight", "month", "ever"),
    "weekend": ("week", "fortnight", "month", "ever"),
    "week": ("fortnight", "month", "ever"),
    "fortnight": ("month", "ever"),
    "month": ("ever",),
    "ever": (),
}
DAYS = {"week": 7, "fortnight": 14, "month": 30}


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to, by codes. `where`: of WHERE; «mine» and «near» mean the reader's municipality."""

    when: str = "fortnight"
    where: str = "all"
    audience: str | None = None
    kind: str | None = None
    free: bool = False
    accessible: bool = False
    for_specialists: bool = False
    pushkin_card: bool = False

    @property
    def extras(self) -> int:
        """How many of the rarer filters are on."""
        chosen = (self.audience, self.kind, self.free, self.accessible, self.for_specialists, self.pushkin_card)
        return sum(map(bool, chosen))


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as its readers see it. `organiser` is empty for the cluster's own; `link` only what anybody may see."""

    id: int
    state: EventState
    over: bool
    title: str
    kind: str
    audience: str
    starts_at: datetime
    ends_at: datetime
    whole_days: bool
    hours: str | None
    format: Format
    municipality: str | None
    place: str | None
    address: str | None
    link: str | None
    age_mark: int
    price_from: int | None
    price_to: int | None
    pushkin_card: bool
    registration: Registration
    registration_contact: str | None
    seats: int | None
    answer_until: datetime | None
    access: tuple[str, ...]
    picture: str | None
    picture_alt: str | None
    description: str | None
    partners: str | None
    is_advert: bool
    erid: str | None
    reason: str | None
    moved_from: datetime | None
    organisation_id: int | None
    organiser: str
    sequence: int
    changed_at: datetime
    seen_at: datetime  # when the card was made
    later: int = 0  # how many of its series follow


@dataclass(frozen=True, slots=True)
class EventVisit:
    """A card, where the event and its reader stand, and whether the reader holds it."""

    card: EventCard
    standing: Standing
    holds: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list; when it is empty, the nearest lists that are not, with how many each has."""

    narrowed: Filter
    home: str | None
    cards: tuple[EventCard, ...]
    page: int
    pages: int
    total: int
    wider: tuple[tuple[Filter, int], ...] = ()


class Events:
    """Looking around; open to strangers."""

    def __init__(self, db_: Database, clock: Clock, hosts: Hosts) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts

    @staticmethod
    def usual(person: Person) -> Filter:
        """What a list begins with: one's own municipality and the next two weeks."""
        return Filter(where="mine" if person.municipality else "all")

    async def browse(self, person: Person, narrowed: Filter, page: int) -> Listing:
        async with self._db.read() as session:
            wanted = self._wanted(person, narrowed)
            total = await db.count(session, wanted)
            page, pages = turned_to(page, total, PAGE)
            found = await db.page(session, wanted, page * PAGE, PAGE) if total else ()
            cards = await self._cards(session, found)
            wider = () if total else await self._wider(session, person, narrowed)
        return Listing(narrowed, person.municipality, cards, page, pages, total, wider)

    async def values(self, person: Person, narrowed: Filter, dimension: str) -> list[tuple[str, int]]:
        """What the list can be narrowed to in one dimension (audience, kind, place), the other filters kept."""
        rest = {
            "place": replace(narrowed, where="all"),
            "audience": replace(narrowed, audience=None),
            "kind": replace(narrowed, kind=None),
        }[dimension]
        async with self._db.read() as session:
            return await db.values(session, self._wanted(person, rest), dimension)

    async def count(self, person: Person, narrowed: Filter) -> int:
        async with self._db.read() as session:
            return await db.count(session, self._wanted(person, narrowed))

    async def search(self, query: str) -> tuple[tuple[EventCard, ...], int]:
        """The first whose words begin with those of the query, and how many there are."""
        async with self._db.read() as session:
            found, total = await db.search(session, query, self._clock.now(), FOUND)
            return await self._cards(session, found), total

    async def card(self, event_id: int) -> EventCard:
        """A card, in whatever state the event is. Raises Gone for one that never was."""
        async with self._db.read() as session:
            return await self._card(session, await self._event(session, event_id))

    async def visit(self, person: Person, event_id: int) -> EventVisit:
        """A card with all that is its reader's own. Whoever goes sees where to watch. Raises Gone."""
        async with self._db.read() as session:
            event = await self._event(session, event_id)
            card = await self._card(session, event)
            own = await standing(session, person, event, self._clock.now())
            holds = await self._hosts.may(session, person, event.organisation_id, event.municipality)
        if own.own is not None and own.own.state == TicketState.GOING:
            card = replace(card, link=event.link)
        return EventVisit(card, own, holds=holds)

    async def series(self, event_id: int) -> tuple[EventCard, ...]:
        """The event and those of its series that follow. Raises Gone."""
        async with self._db.read() as session:
            event = await self._event(session, event_id)
            return await self._cards(session, [event, *await db.following(session, event)])

    async def offered(self, query: str) -> tuple[EventCard, ...]:
        """What somebody may share in another chat: the event of a link, what was searched for, else what is next."""
        if match := SHARED.fullmatch(query):
            async with self._db.read() as session:
                event = await session.get(Event, int(match[1]))
                shown = event is not None and event.state != EventState.WITHDRAWN
                return await self._cards(session, [event]) if event is not None and shown else ()
        if query:
            return (await self.search(query))[0]
        async with self._db.read() as session:
            return await self._cards(session, await db.page(session, Wanted(self._clock.now()), 0, FOUND))

    async def _event(self, session: Session, event_id: int) -> Event:
        event = await session.get(Event, event_id)
        if event is None:
            raise Gone
        return event

    async def _card(self, session: Session, event: Event) -> EventCard:
        (card,) = await self._cards(session, [event])
        return replace(card, later=await db.count_following(session, event))

    async def _cards(self, session: Session, events: Sequence[Event]) -> tuple[EventCard, ...]:
        names = await organisations_db.names(session, {each.organisation_id for each in events} - {None})
        return tuple(card_of(each, names, self._clock.now()) for each in events)

    def _wanted(self, person: Person, narrowed: Filter) -> Wanted:
        since, until = window(narrowed.when, self._clock.now(), ZoneInfo(person.timezone))
        return Wanted(
            since=since,
            until=until,
            places=_places(person.municipality, narrowed.where),
            online=narrowed.where == "online",
            audience=narrowed.audience,
            kind=narrowed.kind,
            free=narrowed.free,
            accessible=narrowed.accessible,
            for_specialists=narrowed.for_specialists,
            pushkin_card=narrowed.pushkin_card,
        )

    async def _wider(self, session: Session, person: Person, narrowed: Filter) -> tuple[tuple[Filter, int], ...]:
        """Of every way to widen the nearest step at which there is something; at last everything there is."""
        found = []
        for steps in _ways(narrowed):
            for step in steps:
                total = await db.count(session, self._wanted(person, step))
                if total:
                    found.append((step, total))
                    break
        if not found:
            everything = Filter(when="ever")
            total = await db.count(session, self._wanted(person, everything))
            found = [(everything, total)] if total else []
        return tuple(found)


def window(when: str, now: datetime, zone: tzinfo) -> tuple[datetime, datetime | None]:
    """From when until when, by the days of the reader's zone."""
    today = now.astimezone(zone).date()
    if when == "today":
        return now, midnight(today + timedelta(days=1), zone)
    if when == "weekend":
        saturday = today + timedelta(days=5 - today.weekday())
        return max(now, midnight(saturday, zone)), midnight(saturday + timedelta(days=2), zone)
    if when in DAYS:
        return now, midnight(today + timedelta(days=DAYS[when]), zone)
    return now, None


def _places(home: str | None, where: str) -> tuple[str, ...] | None:
    if where in {"all", "online"}:
        return None
    if where in {"mine", "near"}:
        if home is None:
            return None
        return (home, *NEIGHBOURS[home]) if where == "near" else (home,)
    return (where,)


def _ways(narrowed: Filter) -> Iterator[list[Filter]]:
    """The ways to widen a list, each with its steps from the nearest on."""
    if narrowed.where != "all":
        wider = ["near", "all"] if narrowed.where == "mine" else ["all"]
        yield [replace(narrowed, where=each) for each in wider]
    if LATER[narrowed.when]:
        yield [replace(narrowed, when=each) for each in LATER[narrowed.when]]
    if narrowed.extras:
        yield [Filter(when=narrowed.when, where=narrowed.where)]


def card_of(event: Event, names: Mapping[int, str], now: datetime) -> EventCard:
    """The card of an event; `names` of organisations by id."""
    shared = EventCard.__dataclass_fields__.keys() & Event.__mapper__.columns.keys()
    values = {name: getattr(event, name) for name in shared}
    values |= {
        "state": EventState(event.state),
        "format": Format(event.format),
        "registration": Registration(event.registration),
        "access": tuple(event.access),
        "link": event.link if event.registration != Registration.BOT else None,
    }
    organiser = names[event.organisation_id] if event.organisation_id is not None else ""
    return EventCard(**values, over=event.ends_at <= now, organiser=organiser, seen_at=now)


__all__ = ["WHEN", "WHERE", "EventCard", "EventState", "Events", "Filter", "Format", "Listing", "Registration"]
