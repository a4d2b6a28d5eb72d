"""Digests: what is new for each reader since they were last told, composed for all that are due, one a period.

A page of readers is one transaction: their digests go into the ledger as ids under a key of person and period, and
their plans move on. Killed before its end nothing has happened, after it nothing is left to do. What the ids stand for
is looked up when the message leaves, so that nobody is invited to what was cancelled in between.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import digests as db
from bot.db.database import Database, Session
from bot.db.deliveries import Priority, State
from bot.db.digests import Reader
from bot.db.people import Frequency, Person, PersonRow
from bot.rhythms import Rhythm, last_before, next_after, period_of
from bot.services.attention import Attention
from bot.services.deliveries import Deliveries, after_quiet_hours
from bot.services.digest_sources import Shelf, Source

PAGE = 500  # readers in one transaction
MOST = 10  # items in one digest
KEPT = 1_000  # shown items a reader's plan remembers beyond those that are still offered
MAKE_UP = timedelta(hours=36)  # for so long a digest that was missed is made up for
FRESH = timedelta(hours=12)  # for so long at least a digest that was put off may still be sent

Item = tuple[str, int]  # the source's name, the id


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest as its view needs it. `sections`: by source, each line with its item's id."""

    name: str | None
    municipality: str | None
    frequency: Frequency
    now: datetime
    timezone: str
    sections: tuple[tuple[str, tuple[tuple[int, Any], ...]], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple((source, item_id) for source, lines in self.sections for item_id, _ in lines)


class Digests:
    """Composes and shows digests; `sources` in the order of their sections."""

    def __init__(
        self, db_: Database, clock: Clock, deliveries: Deliveries, attention: Attention, sources: Sequence[Source]
    ) -> None:
        self._db = db_
        self._clock = clock
        self._deliveries = deliveries
        self._attention = attention
        self._sources = sources

    # Composing

    async def tick(self, now: datetime) -> None:
        """Write the digests that are due. May come late, twice, or in two processes at once."""
        async with self._db.read() as session:
            if not await db.any_due(session, now):
                return
            shelves = await self._open(session, now)
        while await self._page(shelves, now) == PAGE:
            pass

    async def _page(self, shelves: Mapping[str, Shelf], now: datetime) -> int:
        """Compose for the next readers that are due; how many there were."""
        async with self._db.begin() as session:
            readers = await db.due(session, now, PAGE)
            if not readers:
                return 0
            readers = await self._without_unsent(session, readers, now)
            slots = {each.id: slot for each in readers if (slot := _slot(each, now)) is not None}
            wanting = [each for each in readers if each.id in slots]
            room = await self._attention.room(session, list(slots))
            taken = await db.written(session, [_key(each.id, _period(each, slots[each.id])) for each in wanting])
            picked = await self._picked(session, shelves, wanting)
            rows, plans = [], []
            for reader in readers:
                slot, offered = slots.get(reader.id), picked.get(reader.id, {})
                items: list[Item] = []
                if slot is not None and _key(reader.id, _period(reader, slot)) not in taken:
                    if room[reader.id] or _told_this_week(self._attention, reader, now):
                        items = choose(offered, set(reader.shown.split()))
                    if items:
                        rows.append(self._row(reader, slot, items, now))
                plans.append(_moved_on(reader, slot, items, offered, now))
            await self._deliveries.write(session, rows)
            await db.advance(session, plans)
        return len(readers)

    async def _open(self, session: Session, now: datetime) -> dict[str, Shelf]:
        return {source.name: await source.open(session, now) for source in self._sources}

    async def _picked(
        self, session: Session, shelves: Mapping[str, Shelf], readers: Sequence[Reader]
    ) -> dict[int, dict[str, Sequence[int]]]:
        """What there is for each reader, by source in the order of the sections; only of the topics they want."""
        found: dict[int, dict[str, Sequence[int]]] = {each.id: {} for each in readers}
        for source in self._sources:
            asking = [each for each in readers if source.topic is None or source.topic in each.topics]
            if asking:
                for reader_id, ids in (await shelves[source.name].pick(session, asking)).items():
                    found[reader_id][source.name] = ids
        return found

    async def _without_unsent(self, session: Session, readers: Sequence[Reader], now: datetime) -> list[Reader]:
        """What a digest that never left would have shown has not been shown."""
        keys = {_key(each.id, each.last_period): each.id for each in readers if each.last_period and each.shown_last}
        unsent = {keys[key] for key in await db.not_sent(session, list(keys), now)}
        return [_forgetting(each) if each.id in unsent else each for each in readers]

    def _row(self, reader: Reader, slot: datetime, items: Sequence[Item], now: datetime) -> dict[str, Any]:
        """The digest as a row of the ledger."""
        zone, rhythm = ZoneInfo(reader.timezone), _rhythm(reader)
        due_at = after_quiet_hours(now, *reader.quiet, zone)
        return {
            "key": _key(reader.id, period_of(rhythm, slot, zone)),
            "person_id": reader.id,
            "channel": reader.channel,
            "address": reader.address,
            "language": reader.language,
            "kind": "digest",
            "params": {"person": reader.id, "items": refs(items)},
            "priority": Priority.DIGEST,
            "state": State.PENDING,
            "attempts": 0,
            "due_at": due_at,
            "expires_at": min(max(slot + MAKE_UP, due_at + FRESH), next_after(rhythm, max(now, due_at), zone)),
            # Of a daily digest only the first of a week counts: its reader has asked for seven.
            "week": None if _told_this_week(self._attention, reader, now) else self._attention.week(now),
        }

    # Showing

    async def fill(self, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What a digest of the ledger says at the moment of sending; None when there is nothing to say any more, or
        its reader wants none now."""
        now = self._clock.now()
        async with self._db.read() as session:
            reader = await db.reader(session, params["person"])
            if reader is None or not _awaits(reader, now):
                return None
            items = [_item(ref) for ref in params["items"]]
            digest = await self._digest(session, reader, items, now)
        return {"digest": digest} if digest.sections else None

    async def preview(self, person: Person) -> Digest | None:
        """What the person's next digest would be if it came now; nothing is taken for shown. None without digests."""
        now = self._clock.now()
        async with self._db.read() as session:
            reader = await db.reader(session, person.id)
            if reader is None or reader.frequency == Frequency.NEVER:
                return None
            reader = (await self._without_unsent(session, [reader], now))[0]
            picked = await self._picked(session, await self._open(session, now), [reader])
            items = choose(picked[reader.id], set(reader.shown.split()))
            return await self._digest(session, reader, items, now)

    async def _digest(self, session: Session, reader: Reader, items: Sequence[Item], now: datetime) -> Digest:
        row = await session.get_one(PersonRow, reader.id)
        sections = []
        for source in self._sources:
            ids = [item_id for name, item_id in items if name == source.name]
            lines = await source.lines(session, ids, reader, now) if ids else {}
            if lines:
                sections.append((source.name, tuple(lines.items())))
        return Digest(row.name, row.municipality, reader.frequency, now, reader.timezone, tuple(sections))


def choose(offered: Mapping[str, Sequence[int]], seen: AbstractSet[str], most: int = MOST) -> list[Item]:
    """At most so many that were not seen: one of each section in turn, so that none crowds the others out, and then
    by section."""
    fresh = {name: [each for each in ids if f"{name}:{each}" not in seen][:most] for name, ids in offered.items()}
    chosen: dict[str, list[int]] = {name: [] for name in fresh}
    for turn in range(most):
        for name, ids in fresh.items():
            if turn < len(ids) and sum(map(len, chosen.values())) < most:
                chosen[name].append(ids[turn])
    return [(name, each) for name, ids in chosen.items() for each in ids]


def _key(person_id: int, period: str | None) -> str:
    return f"digest:{period}:{person_id}"


def _item(ref: str) -> Item:
    source, _, item_id = ref.rpartition(":")
    return source, int(item_id)


def _rhythm(reader: Reader) -> Rhythm:
    return Rhythm(reader.frequency, reader.weekday, reader.hour)


def _awaits(reader: Reader, now: datetime) -> bool:
    """Whether a digest may come to this reader at all."""
    paused = reader.paused_until is not None and reader.paused_until > now
    return reader.frequency != Frequency.NEVER and bool(reader.address) and not paused


def _slot(reader: Reader, now: datetime) -> datetime | None:
    """The moment for which a digest is due now: the last one, if it is not too long ago and had none yet."""
    if not _awaits(reader, now):
        return None
    slot = _last(_rhythm(reader), now, reader.timezone)
    too_late = now - slot > MAKE_UP
    return None if too_late or slot < reader.next_at or _period(reader, slot) == reader.last_period else slot


def _period(reader: Reader, slot: datetime) -> str:
    return period_of(_rhythm(reader), slot, ZoneInfo(reader.timezone))


@lru_cache(maxsize=1_000)
def _last(rhythm: Rhythm, now: datetime, timezone: str) -> datetime:
    """Of readers with the same rhythm it is the same."""
    return last_before(rhythm, now, ZoneInfo(timezone))


@lru_cache(maxsize=1_000)
def _next(rhythm: Rhythm, now: datetime, timezone: str) -> datetime:
    return next_after(rhythm, now, ZoneInfo(timezone))


def _told_this_week(attention: Attention, reader: Reader, now: datetime) -> bool:
    """Whether a daily reader had a digest in this week already."""
    if reader.frequency != Frequency.DAILY or not reader.last_period or len(reader.last_period) != len("2026-11-25"):
        return False
    last = datetime.fromisoformat(f"{reader.last_period}T12:00").replace(tzinfo=ZoneInfo(reader.timezone))
    return attention.week(last) == attention.week(now)


def _moved_on(
    reader: Reader, slot: datetime | None, items: Sequence[Item], offered: Mapping[str, Sequence[int]], now: datetime
) -> dict[str, Any]:
    """The reader's plan after this tick."""
    shown = reader.shown.split()
    if len(shown) > KEPT:
        still = {f"{name}:{each}" for name, ids in offered.items() for each in ids}
        shown = [ref for ref in shown[:-KEPT] if ref in still] + shown[-KEPT:]
    shown += refs(items)
    return {
        "reader": reader.id,
        "at": _next(_rhythm(reader), now, reader.timezone)
        if reader.frequency != Frequency.NEVER
        else now + timedelta(days=30),
        "period": _period(reader, slot) if items and slot is not None else reader.last_period,
        "refs": " ".join(shown),
        "new": len(items) if items else reader.shown_last,
    }


def _forgetting(reader: Reader) -> Reader:
    """The reader without what the last digest would have shown."""
    values = {name: getattr(reader, name) for name in Reader.__dataclass_fields__}
    shown = reader.shown.split()
    kept = shown[: len(shown) - reader.shown_last]
    return Reader(**{**values, "shown": " ".join(kept), "shown_last": 0})


def refs(items: Iterable[Item]) -> list[str]:
    """Items as they are kept: «events:12»."""
    return [f"{source}:{item_id}" for source, item_id in items]


__all__ = ["MOST", "Digest", "Digests", "choose"]
