"""Where the items of digests come from: each feature offers its own through `Source`; those of events are here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.db import event_news as db
from bot.db import organisations as organisations_db
from bot.db.database import Session
from bot.db.digests import Reader
from bot.db.event_news import News
from bot.dictionaries import NEIGHBOURS, PROFESSIONAL
from bot.services.events import EventCard, card_of
from bot.services.standing import free_places

HORIZON = timedelta(days=45)  # events that begin later are news for a later digest


class Shelf(Protocol):
    """What a source has open at one moment, looked up once for everybody."""

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        """The ids of the items for each of some readers, the most fitting first; not what they know of anyway
        (answered, applied for, their own). Readers with the same interests share the work."""
        ...


class Source(Protocol):
    """A section of the digest. `name` stands in what readers have been shown («events:12»), so it never changes;
    `topic` is the one readers switch on and off; None: what is their duty."""

    name: str

    @property
    def topic(self) -> str | None: ...

    async def open(self, session: Session, now: datetime) -> Shelf:
        """Look at what is open now."""
        ...

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, Any]:
        """What a digest says of the items that are open at the moment of sending, for its view, in the order in which
        it is read; the rest is left out."""
        ...


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a digest; `free` places, None where there is no limit."""

    card: EventCard
    free: int | None


class EventShelf:
    """Events ahead, by the place."""

    def __init__(self, news: Sequence[News], now: datetime) -> None:
        self._now = now
        self._all = news
        self._online = [each for each in news if each.online and each.municipality is not None]
        self._by_place: dict[str | None, list[News]] = {}
        for each in news:
            self._by_place.setdefault(each.municipality, []).append(each)
        self._picked: dict[tuple[str | None, frozenset[str]], list[int]] = {}

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        answered = await db.answered(session, [each.id for each in readers], self._now)
        found = {}
        for reader in readers:
            ids, known = self.near(reader.municipality, reader.spheres), answered.get(reader.id)
            found[reader.id] = [each for each in ids if each not in known] if known else ids
        return found

    def near(self, home: str | None, spheres: frozenset[str]) -> Sequence[int]:
        """For everybody who lives in the same place and works in the same spheres; `home`: None for the region."""
        picked = self._picked.get((home, spheres))
        if picked is None:
            found = sorted(self._around(home), key=lambda each: _fit(each, home, spheres))
            picked = self._picked[home, spheres] = [each.id for each in found]
        return picked

    def _around(self, home: str | None) -> Sequence[News]:
        if home is None:
            return self._all
        places = (home, *NEIGHBOURS[home], None)
        near = [each for place in places for each in self._by_place.get(place, ())]
        return [*near, *(each for each in self._online if each.municipality not in places)]


class EventSource:
    """Events near the reader: in their municipality and its neighbours, and online. `topic` «training» has those of
    colleagues for colleagues, «events» the rest."""

    def __init__(self, topic: str) -> None:
        self.name = self.topic = topic

    async def open(self, session: Session, now: datetime) -> EventShelf:
        return EventShelf([each for each in await db.ahead(session, now, now + HORIZON) if self._has(each)], now)

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, EventLine]:
        events = await db.still_ahead(session, item_ids, now)
        names = await organisations_db.names(session, {each.organisation_id for each in events} - {None})
        return {each.id: EventLine(card_of(each, names, now), free_places(each)) for each in events}

    def _has(self, news: News) -> bool:
        training = news.kind in PROFESSIONAL or news.audience == "specialists"
        return training == (self.topic == "training")


def _fit(news: News, home: str | None, spheres: frozenset[str]) -> tuple[int, datetime, int]:
    """One's own place and an organiser of one's own spheres come first, then what is sooner."""
    here = home is None or news.municipality == home
    return -(2 * here + bool(news.spheres & spheres)), news.starts_at, news.id


__all__ = ["EventLine", "EventSource", "Reader", "Shelf", "Source"]
