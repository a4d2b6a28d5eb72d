"""Events as digests need them: what is ahead for everybody, in one look, and what of it people have answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.events import Event, EventState, Format
from bot.db.organisations import OrganisationTag, Trait
from bot.db.tickets import Ticket


@dataclass(frozen=True, slots=True)
class News:
    """What of an event decides for whom it is news. `spheres`: of its organiser."""

    id: int
    municipality: str | None
    online: bool
    kind: str
    audience: str
    starts_at: datetime
    spheres: frozenset[str]


def _ahead(now: datetime) -> ColumnElement[bool]:
    """Still to begin, or an exhibition that goes on for days. What is advertised goes into no digest."""
    begins = or_(Event.starts_at > now, Event.whole_days.is_(True))
    return (Event.state == EventState.PUBLISHED) & (Event.ends_at > now) & begins & Event.is_advert.is_(False)


async def ahead(session: AsyncSession, now: datetime, until: datetime) -> list[News]:
    """What begins before `until`, the earliest first."""
    rows = (
        await session.execute(
            select(
                Event.id,
                Event.municipality,
                Event.format,
                Event.kind,
                Event.audience,
                Event.starts_at,
                Event.organisation_id,
            )
            .where(_ahead(now), Event.starts_at < until)
            .order_by(Event.starts_at, Event.id)
        )
    ).all()
    spheres: dict[int, set[str]] = {}
    if rows:
        tags = select(OrganisationTag.organisation_id, OrganisationTag.tag).where(OrganisationTag.kind == Trait.SPHERE)
        for organisation_id, tag in await session.execute(tags):
            spheres.setdefault(organisation_id, set()).add(tag)
    return [
        News(
            row.id,
            row.municipality,
            row.format != Format.ONSITE,
            row.kind,
            row.audience,
            row.starts_at,
            frozenset(spheres.get(row.organisation_id, ())),
        )
        for row in rows
    ]


async def answered(session: AsyncSession, person_ids: Sequence[int], now: datetime) -> dict[int, set[int]]:
    """Which of the events ahead each of the people has answered."""
    found: dict[int, set[int]] = {}
    rows = await session.execute(
        select(Ticket.person_id, Ticket.event_id)
        .join(Event, Event.id == Ticket.event_id)
        .where(Ticket.person_id.in_(person_ids), Event.ends_at > now)
    )
    for person_id, event_id in rows:
        if person_id is not None:
            found.setdefault(person_id, set()).add(event_id)
    return found


async def still_ahead(session: AsyncSession, event_ids: Sequence[int], now: datetime) -> Sequence[Event]:
    """Of some events, those that still are news, the earliest first."""
    found = select(Event).where(Event.id.in_(event_ids), _ahead(now)).order_by(Event.starts_at, Event.id)
    return (await session.scalars(found)).all()
