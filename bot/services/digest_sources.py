"""Where the items of digests come from: each feature offers its own through `Source`, events are the first."""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
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


@dataclass(frozen=True, slots=True)
class Interests:
    """What readers have in common who are offered the same: their work is done once. `municipality`: None for the
    whole region. Topics are no part of it: a source that a reader does not want is not asked."""

    municipality: str | None
    spheres: frozenset[str]
    specialist: bool


def interests_of(reader: Reader) -> Interests:
    return Interests(reader.municipality, reader.spheres, reader.specialist)


# The ids of a source's open items for readers with these interests, the most fitting first.
Offer = Callable[[Interests], Sequence[int]]


class Source(Protocol):
    """A section of the digest. `name` stands in what readers have been shown («events:12»), so it never changes;
    `topic` is the one readers switch on and off."""

    name: str
    topic: str

    async def offer(self, session: Session, now: datetime) -> Offer:
        """Look once at what is open now, for everybody; what it gives is pure and asked for each group of readers."""
        ...

    async def known(
        self, session: Session, person_ids: Collection[int], now: datetime
    ) -> Mapping[int, AbstractSet[int]]:
        """What of it is no news for some people: answered, applied for, not meant for them."""
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


class EventSource:
    """Events near the reader: in their municipality and its neighbours, and online. `topic` «training» has those of
    colleagues for colleagues, «events» the rest."""

    def __init__(self, topic: str) -> None:
        self.name = self.topic = topic

    async def offer(self, session: Session, now: datetime) -> Offer:
        news = [each for each in await db.ahead(session, now, now + HORIZON) if self._has(each)]
        by_place: dict[str | None, list[News]] = {}
        for each in news:
            by_place.setdefault(each.municipality, []).append(each)
        online = [each for each in news if each.online and each.municipality is not None]

        def near(interests: Interests) -> Sequence[int]:
            home = interests.municipality
            if home is None:
                found = news
            else:
                places = (home, *NEIGHBOURS[home], None)
                found = [each for place in places for each in by_place.get(place, ())]
                found += [each for each in online if each.municipality not in places]
            return [each.id for each in sorted(found, key=lambda each: _fit(each, interests))]

        return near

    async def known(self, session: Session, person_ids: Collection[int], now: datetime) -> Mapping[int, set[int]]:
        return await db.answered(session, list(person_ids), now)

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, EventLine]:
        events = await db.still_ahead(session, item_ids, now)
        names = await organisations_db.names(session, {each.organisation_id for each in events} - {None})
        return {each.id: EventLine(card_of(each, names, now), free_places(each)) for each in events}

    def _has(self, news: News) -> bool:
        training = news.kind in PROFESSIONAL or news.audience == "specialists"
        return training == (self.topic == "training")


def _fit(news: News, interests: Interests) -> tuple[int, datetime, int]:
    """One's own place and an organiser of one's own spheres come first, then what is sooner."""
    home = interests.municipality is None or news.municipality == interests.municipality
    return -(2 * home + bool(news.spheres & interests.spheres)), news.starts_at, news.id


__all__ = ["EventLine", "EventSource", "Interests", "Offer", "Reader", "Source", "interests_of"]
