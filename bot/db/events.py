"""Events of the cluster: what, when, where and for whom, the series they belong to, and who may publish unchecked.

An event exists once it may be shown: a proposal that waits for a coordinator is a case (bot/db/moderation.py).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    case,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.dictionaries import PROFESSIONAL
from bot.search_text import words


class EventState(StrEnum):
    """What was decided about it; that it is over is said by the clock."""

    PUBLISHED = "published"
    POSTPONED = "postponed"  # to a day that is not known yet; a known one is a change of starts_at
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"  # taken out of sight


class Format(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    MIXED = "mixed"


class Registration(StrEnum):
    NONE = "none"
    BOT = "bot"
    LINK = "link"
    PHONE = "phone"


class Series(Base):
    """Events that repeat: the same card on several days."""

    __tablename__ = "event_series"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Trust(Base):
    """An organisation whose events are published without a coordinator's look."""

    __tablename__ = "event_trust"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime] = mapped_column(UTCDateTime)


class Event(Base):
    """One event on one day, or one exhibition with its period. Prices are whole roubles; times are UTC.

    `seats` counts places, not answers, and is empty when there is no limit; `answer_until` is empty when answers are
    taken until the beginning. `ends_at` is always known, so that what is over can be told from what goes on; with
    `whole_days` it is the midnight after the last of them.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_when", "state", "starts_at"),
        Index("ix_events_where", "municipality", "starts_at"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("seats IS NULL OR seats > 0", name="some_seats"),
        CheckConstraint("seats IS NULL OR taken <= seats", name="not_oversold"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    state: Mapped[EventState] = mapped_column(String(10))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="SET NULL"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("event_series.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)  # the proposal it came from
    kind: Mapped[str] = mapped_column(String(20))
    audience: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str | None] = mapped_column(Text)
    partners: Mapped[str | None] = mapped_column(String(250))
    starts_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    whole_days: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[str | None] = mapped_column(String(120))  # opening hours of what lasts for days
    format: Mapped[Format] = mapped_column(String(6))
    municipality: Mapped[str | None] = mapped_column(String(40))  # empty: online only
    place: Mapped[str | None] = mapped_column(String(300))
    address: Mapped[str | None] = mapped_column(String(300))
    link: Mapped[str | None] = mapped_column(String(210))  # where it is watched
    age_mark: Mapped[int]
    price_from: Mapped[int | None]  # empty: free
    price_to: Mapped[int | None]  # empty: free, or «from»
    pushkin_card: Mapped[bool] = mapped_column(default=False)
    registration: Mapped[Registration] = mapped_column(String(5))
    registration_contact: Mapped[str | None] = mapped_column(String(210))  # the link or the telephone
    seats: Mapped[int | None]
    taken: Mapped[int] = mapped_column(default=0)  # places held by tickets; only bot/services/tickets.py changes it
    answer_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    access: Mapped[list[str]] = mapped_column(JSON)
    picture: Mapped[str | None] = mapped_column(String(200))  # Telegram's file id
    picture_alt: Mapped[str | None] = mapped_column(String(200))
    is_advert: Mapped[bool] = mapped_column(default=False)
    erid: Mapped[str | None] = mapped_column(String(60))  # the advertising register's mark
    reason: Mapped[str | None] = mapped_column(String(300))  # of cancelling or moving, as the guests were told
    moved_from: Mapped[datetime | None] = mapped_column(UTCDateTime)  # the beginning before it was moved
    search_text: Mapped[str] = mapped_column(Text, default="")
    sequence: Mapped[int] = mapped_column(default=0)  # of iCalendar: how many times guests were told of a change
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: events that go on at some moment from `since` on, and before `until`.

    `places`: municipalities by slug, None for any. The other parts by their codes; None and False: not narrowed.
    """

    since: datetime
    until: datetime | None = None
    places: tuple[str, ...] | None = None
    online: bool = False
    audience: str | None = None
    kind: str | None = None
    free: bool = False
    accessible: bool = False
    for_specialists: bool = False
    pushkin_card: bool = False


def _published(wanted: Wanted) -> Select[Any]:
    found = select(Event).where(Event.state == EventState.PUBLISHED, Event.ends_at > wanted.since)
    conditions: list[tuple[object, ColumnElement[bool]]] = [
        (wanted.online, Event.format != Format.ONSITE),
        (wanted.audience, Event.audience == wanted.audience),
        (wanted.kind, Event.kind == wanted.kind),
        (wanted.free, Event.price_from.is_(None)),
        (wanted.accessible, func.json_array_length(Event.access) > 0),
        (wanted.for_specialists, or_(Event.audience == "specialists", Event.kind.in_(PROFESSIONAL))),
        (wanted.pushkin_card, Event.pushkin_card.is_(True)),
    ]
    found = found.where(*(condition for asked, condition in conditions if asked))
    if wanted.until is not None:
        found = found.where(Event.starts_at < wanted.until)
    if wanted.places is not None:
        found = found.where(Event.municipality.in_(wanted.places))
    return found


async def count(session: AsyncSession, wanted: Wanted) -> int:
    return int(await session.scalar(select(func.count()).select_from(_published(wanted).subquery())) or 0)


async def page(session: AsyncSession, wanted: Wanted, offset: int, limit: int) -> Sequence[Event]:
    """A page of a list: what is still to begin in its order, then what has begun already."""
    begun = case((Event.starts_at < wanted.since, 1), else_=0)
    found = _published(wanted).order_by(begun, Event.starts_at, Event.id)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def values(session: AsyncSession, wanted: Wanted, dimension: str) -> list[tuple[str, int]]:
    """The codes a list can be narrowed to in one dimension (audience, kind, place) and how many there are of each."""
    column: Any = {"audience": Event.audience, "kind": Event.kind, "place": Event.municipality}[dimension]
    found = _published(wanted).with_only_columns(column, func.count()).where(column.is_not(None))
    rows = await session.execute(found.group_by(column).order_by(func.count().desc(), column))
    return [(row[0], int(row[1])) for row in rows]


async def search(session: AsyncSession, query: str, now: datetime, limit: int) -> tuple[Sequence[Event], int]:
    """What is not over and whose words begin with all the words of the query, and how many there are in all."""
    escaped = [word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for word in words(query)]
    if not escaped:
        return (), 0
    text = literal(" ") + Event.search_text
    shown = or_(Event.ends_at > now, Event.state == EventState.POSTPONED)
    found = select(Event).where(
        Event.state.in_((EventState.PUBLISHED, EventState.POSTPONED)),
        shown,
        *(text.like(f"% {word}%", escape="\\") for word in escaped),
    )
    total = int(await session.scalar(select(func.count()).select_from(found.subquery())) or 0)
    return (await session.scalars(found.order_by(Event.starts_at, Event.id).limit(limit))).all(), total


async def locked(session: AsyncSession, event_id: int) -> Event | None:
    """The event, held until the end of the transaction."""
    return await session.get(Event, event_id, with_for_update=True)


async def following(session: AsyncSession, event: Event, *, lock: bool = False) -> Sequence[Event]:
    """The later events of its series that still take place; `lock`: held until the end of the transaction."""
    if event.series_id is None:
        return ()
    found = (
        select(Event)
        .where(
            Event.series_id == event.series_id,
            Event.id != event.id,
            Event.starts_at >= event.starts_at,
            Event.state.in_((EventState.PUBLISHED, EventState.POSTPONED)),
        )
        .order_by(Event.starts_at, Event.id)
    )
    return (await session.scalars(found.with_for_update() if lock else found)).all()


async def count_following(session: AsyncSession, event: Event) -> int:
    if event.series_id is None:
        return 0
    found = select(func.count()).where(
        Event.series_id == event.series_id,
        Event.id != event.id,
        Event.starts_at >= event.starts_at,
        Event.state.in_((EventState.PUBLISHED, EventState.POSTPONED)),
    )
    return int(await session.scalar(found) or 0)


async def has_earlier(session: AsyncSession, event: Event) -> bool:
    """Whether it repeats what began before it: then it is a later date of its series."""
    if event.series_id is None:
        return False
    earlier = select(Event.id).where(Event.series_id == event.series_id, Event.starts_at < event.starts_at)
    return await session.scalar(earlier.limit(1)) is not None


def _of(organisation_id: int | None) -> ColumnElement[bool]:
    return Event.organisation_id.is_(None) if organisation_id is None else Event.organisation_id == organisation_id


async def organised(
    session: AsyncSession, organisation_id: int | None, now: datetime, *, ended: bool, offset: int, limit: int
) -> tuple[Sequence[Event], int]:
    """An organisation's events (None: the cluster's own), those to come or those that ended in some way; and their
    number."""
    over = or_(
        Event.state.in_((EventState.CANCELLED, EventState.WITHDRAWN)),
        (Event.state == EventState.PUBLISHED) & (Event.ends_at <= now),
    )
    found = select(Event).where(_of(organisation_id), over if ended else ~over)
    total = int(await session.scalar(select(func.count()).select_from(found.subquery())) or 0)
    order = (Event.starts_at.desc(), Event.id.desc()) if ended else (Event.starts_at, Event.id)
    return (await session.scalars(found.order_by(*order).offset(offset).limit(limit))).all(), total


async def latest(session: AsyncSession, organisation_id: int | None, limit: int) -> Sequence[Event]:
    """The events an organisation published last, one of each title: what «как прошлый раз» offers."""
    newest = select(func.max(Event.id)).where(_of(organisation_id)).group_by(Event.title)
    found = select(Event).where(Event.id.in_(newest)).order_by(Event.id.desc()).limit(limit)
    return (await session.scalars(found)).all()


async def is_trusted(session: AsyncSession, organisation_id: int) -> bool:
    return await session.get(Trust, organisation_id) is not None


async def of_author(session: AsyncSession, person_id: int) -> Sequence[Event]:
    return (await session.scalars(select(Event).where(Event.author_id == person_id).order_by(Event.id))).all()


async def forget_author(session: AsyncSession, person_id: int) -> None:
    """The events stay their organisation's; who wrote them is no longer kept."""
    await session.execute(
        update(Event)
        .where(Event.author_id == person_id)
        .values(author_id=None)
        .execution_options(synchronize_session=False)
    )


async def titled(session: AsyncSession, title: str) -> Event | None:
    """An event with this very title."""
    return (await session.scalars(select(Event).where(Event.title == title).order_by(Event.id).limit(1))).first()


async def newest(session: AsyncSession, offset: int, limit: int) -> list[Event]:
    """A page of events, those that begin last first."""
    return list(
        (
            await session.scalars(
                select(Event)
                .where(Event.state != EventState.WITHDRAWN)
                .order_by(Event.starts_at.desc(), Event.id.desc())
                .offset(offset)
                .limit(limit)
            )
        ).all()
    )


async def titles(session: AsyncSession, ids: Collection[int]) -> dict[int, str]:
    """Titles by id."""
    if not ids:
        return {}
    rows = await session.execute(select(Event.id, Event.title).where(Event.id.in_(ids)))
    return {row.id: row.title for row in rows}
