"""Quality points: where visitors rate, what each belongs to, and the code that opens it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Row, Select, String, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.events import Event
from bot.db.organisations import Organisation, Unit

CODE = 8  # characters; the alphabet is bot/quality_codes.py


class Point(Base):
    """Where quality is rated: a place of an organisation, of one of its branches, or an event. Without a code it is
    retired."""

    __tablename__ = "quality_points"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="SET NULL"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(String(120))  # «читальный зал», the title of an event
    code: Mapped[str | None] = mapped_column(String(CODE), unique=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    alarmed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # low marks up to then were told of
    low_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # of an earlier day, to the hour, for a day at most


class RetiredCode(Base):
    """A code that was printed once and opens nothing any more."""

    __tablename__ = "quality_retired_codes"

    code: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("quality_points.id", ondelete="CASCADE"), index=True)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with what it belongs to."""

    point: Point
    organisation: Organisation | None
    event: Event | None
    unit: Unit | None

    @property
    def place(self) -> str:
        """«Сельский клуб № 4, касса»; of an event its title."""
        return f"{self.unit.name}, {self.point.name}" if self.unit else self.point.name

    @property
    def full_name(self) -> str:
        """The place with its organisation."""
        return f"{self.organisation.name}, {self.place}" if self.organisation else self.place

    @property
    def municipality(self) -> str | None:
        if self.organisation is not None:
            return self.organisation.municipality
        return self.event.municipality if self.event is not None else None


# The place of a point in a query, as `Spot.place` has it.
PLACE = case((Unit.id.is_not(None), Unit.name + ", " + Point.name), else_=Point.name)


def _spots() -> Select[Point, Organisation | None, Event | None, Unit | None]:
    return (
        select(Point, Organisation, Event, Unit)
        .outerjoin(Organisation, Organisation.id == Point.organisation_id)
        .outerjoin(Event, Event.id == Point.event_id)
        .outerjoin(Unit, Unit.id == Point.unit_id)
    )


def _spot(row: Row[Point, Organisation | None, Event | None, Unit | None]) -> Spot:
    point, organisation, event, unit = row
    return Spot(point, organisation, event, unit)


async def spot(session: AsyncSession, point_id: int) -> Spot | None:
    row = (await session.execute(_spots().where(Point.id == point_id))).first()
    return None if row is None else _spot(row)


async def spots_of(session: AsyncSession, point_ids: Collection[int]) -> dict[int, Spot]:
    rows = await session.execute(_spots().where(Point.id.in_(point_ids)))
    return {each.point.id: each for each in map(_spot, rows)}


async def of_code(session: AsyncSession, code: str) -> Spot | None:
    row = (await session.execute(_spots().where(Point.code == code))).first()
    return None if row is None else _spot(row)


async def is_retired(session: AsyncSession, code: str) -> bool:
    return await session.get(RetiredCode, code) is not None


async def code_is_free(session: AsyncSession, code: str) -> bool:
    used = await session.scalar(select(Point.id).where(Point.code == code))
    return used is None and not await is_retired(session, code)


async def locked(session: AsyncSession, point_id: int) -> Point | None:
    return await session.get(Point, point_id, with_for_update=True, populate_existing=True)


async def of_event(session: AsyncSession, event_id: int) -> Point | None:
    return (await session.scalars(select(Point).where(Point.event_id == event_id))).first()


async def of_organisation(session: AsyncSession, organisation_id: int | None, *, offset: int, limit: int) -> list[Spot]:
    """A page of an organisation's points, those in use and its places before its events, by name."""
    rows = await session.execute(
        _spots()
        .where(Point.organisation_id == organisation_id)
        .order_by(Point.code.is_(None), Point.event_id.is_not(None), Point.name, Point.id)
        .offset(offset)
        .limit(limit)
    )
    return [_spot(row) for row in rows]


async def count_places(session: AsyncSession, organisation_id: int) -> int:
    """How many points an organisation has besides its events."""
    found = select(func.count()).select_from(Point)
    return int(
        await session.scalar(found.where(Point.organisation_id == organisation_id, Point.event_id.is_(None))) or 0
    )


async def count_of(session: AsyncSession, organisation_id: int | None) -> int:
    return int(
        await session.scalar(select(func.count()).select_from(Point).where(Point.organisation_id == organisation_id))
        or 0
    )


async def in_use(session: AsyncSession, organisation_id: int | None, now: datetime, limit: int) -> list[Spot]:
    """The points of an organisation that have a code, for their posters; events that are over need none."""
    rows = await session.execute(
        _spots()
        .where(Point.organisation_id == organisation_id, Point.code.is_not(None))
        .where(Point.event_id.is_(None) | (Event.ends_at > now))
        .order_by(Point.event_id.is_not(None), Point.name, Point.id)
        .limit(limit)
    )
    return [_spot(row) for row in rows]


async def open_places(session: AsyncSession, *, offset: int, limit: int) -> list[Spot]:
    """A page of the places that anybody may rate now, by organisation; events are in their own list."""
    rows = await session.execute(
        _spots()
        .where(Point.code.is_not(None), Point.event_id.is_(None))
        .order_by(Organisation.name, Point.name, Point.id)
        .offset(offset)
        .limit(limit)
    )
    return [_spot(row) for row in rows]


async def named(session: AsyncSession, organisation_id: int | None, unit_id: int | None, name: str) -> Point | None:
    return (
        await session.scalars(
            select(Point).where(
                Point.organisation_id == organisation_id,
                Point.unit_id == unit_id,
                Point.name == name,
                Point.event_id.is_(None),
            )
        )
    ).first()
