"""What digests tell besides events, vacancies and surveys: what was changed after ratings, and reports that are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.events import Event
from bot.db.indicators import WAITED_FOR, IndicatorPeriod, IndicatorReport
from bot.db.organisations import Organisation, Representative, Unit
from bot.db.points import PLACE, Point
from bot.db.quality import Participation, Reply
from bot.indicators.spans import TAKING, Length, Span


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed at a place, or at an event; `whose`: the organisation's name."""

    id: int
    point_id: int
    whose: str | None
    place: str
    is_event: bool
    municipality: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """A report that somebody answers for; `due`: its last day on time."""

    id: int
    organisation: str
    span: Span
    due: date


def _changes() -> Select[int, int, str | None, str, int | None, str | None, str]:
    return (
        select(
            Reply.id,
            Reply.point_id,
            Organisation.name,
            PLACE,
            Point.event_id,
            func.coalesce(Organisation.municipality, Event.municipality),
            Reply.text,
        )
        .join(Point, Point.id == Reply.point_id)
        .outerjoin(Organisation, Organisation.id == Point.organisation_id)
        .outerjoin(Unit, Unit.id == Point.unit_id)
        .outerjoin(Event, Event.id == Point.event_id)
    )


def _change(row: Sequence[object]) -> Change:
    reply_id, point_id, whose, place, event_id, municipality, text = row
    return Change(reply_id, point_id, whose, place, event_id is not None, municipality, text)  # type: ignore[arg-type]


async def changes_since(session: AsyncSession, since: datetime, now: datetime, limit: int) -> list[Change]:
    """What was told of changes, the newest first."""
    found = _changes().where(Reply.at > since, Reply.at <= now).order_by(Reply.at.desc(), Reply.id.desc())
    return [_change(row) for row in await session.execute(found.limit(limit))]


async def changes_of(session: AsyncSession, reply_ids: Sequence[int]) -> list[Change]:
    """Some of them, the newest first."""
    found = _changes().where(Reply.id.in_(reply_ids)).order_by(Reply.at.desc(), Reply.id.desc())
    return [_change(row) for row in await session.execute(found)]


async def rated(session: AsyncSession, person_ids: Sequence[int]) -> dict[int, set[int]]:
    """Which points each of the people has rated lately: what was changed there they are told in a letter."""
    found: dict[int, set[int]] = {}
    rows = await session.execute(
        select(Participation.person_id, Participation.point_id).where(Participation.person_id.in_(person_ids))
    )
    for person_id, point_id in rows:
        found.setdefault(person_id, set()).add(point_id)
    return found


def _due(now: datetime) -> Select[int | None, int, str, Length, date, date]:
    """Reports that are waited for, of those who answer for them and still act for their institution."""
    acts = exists().where(
        Representative.person_id == IndicatorReport.responsible_id,
        Representative.organisation_id == IndicatorReport.organisation_id,
    )
    return (
        select(
            IndicatorReport.responsible_id,
            IndicatorReport.id,
            Organisation.name,
            IndicatorPeriod.length,
            IndicatorPeriod.starts,
            IndicatorPeriod.due,
        )
        .join(IndicatorPeriod, IndicatorPeriod.id == IndicatorReport.period_id)
        .join(Organisation, Organisation.id == IndicatorReport.organisation_id)
        .where(
            IndicatorReport.state.in_(WAITED_FOR),
            IndicatorReport.asked_at.is_not(None),
            IndicatorPeriod.state.in_(TAKING),
            IndicatorPeriod.closes_at > now,
            acts,
        )
        .order_by(IndicatorPeriod.due, IndicatorReport.id)
    )


async def due_of(session: AsyncSession, person_ids: Sequence[int], now: datetime) -> dict[int, list[int]]:
    """The ids of the reports each of the people answers for, the most urgent first."""
    found: dict[int, list[int]] = {}
    for row in await session.execute(_due(now).where(IndicatorReport.responsible_id.in_(person_ids))):
        found.setdefault(row.responsible_id, []).append(row.id)
    return found


async def due_reports(session: AsyncSession, report_ids: Sequence[int], person_id: int, now: datetime) -> list[Due]:
    """Those of some reports that a person still has to give in."""
    theirs = _due(now).where(IndicatorReport.id.in_(report_ids), IndicatorReport.responsible_id == person_id)
    rows = await session.execute(theirs)
    return [Due(row.id, row.name, Span(Length(row.length), row.starts), row.due) for row in rows]
