"""The votes as figures: counted by the database, for a set of points and days."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.organisations import Unit
from bot.db.points import PLACE, Point
from bot.db.quality import Reply, Vote


@dataclass(frozen=True, slots=True)
class Tallies:
    """The answers of some votes, counted: answer → how many."""

    csat: Counter[int]
    staff: Counter[str]
    comfort: Counter[str]
    nps: Counter[int]


def _within(points: Collection[int], since: date, until: date) -> tuple[ColumnElement[bool], ...]:
    return Vote.point_id.in_(points), Vote.day >= since, Vote.day < until


async def point_ids(session: AsyncSession, organisation_id: int | None) -> list[int]:
    return list(await session.scalars(select(Point.id).where(Point.organisation_id == organisation_id)))


async def tallies(session: AsyncSession, points: Sequence[int], since: date, until: date) -> Tallies:
    """The answers of the days from `since` to the day before `until`, counted by the database."""

    async def count(column: Any) -> Counter[Any]:
        found = select(column, func.count()).where(column.is_not(None), *_within(points, since, until))
        return Counter({answer: int(number) for answer, number in await session.execute(found.group_by(column))})

    return Tallies(await count(Vote.csat), await count(Vote.staff), await count(Vote.comfort), await count(Vote.nps))


async def by_day(session: AsyncSession, points: Sequence[int], since: date, until: date) -> dict[date, tuple[int, int]]:
    """Votes and satisfied votes of each day that has any."""
    satisfied = func.sum(case((Vote.csat >= 4, 1), else_=0))
    found = select(Vote.day, func.count(), satisfied).where(*_within(points, since, until)).group_by(Vote.day)
    return {day: (int(votes), int(good)) for day, votes, good in await session.execute(found)}


async def comments(
    session: AsyncSession, points: Sequence[int], since: date, until: date, *, offset: int, limit: int, shown: bool
) -> list[tuple[Vote, str]]:
    """A page of comments with the place they are about, the newest day first; with `shown` only what everybody may
    see."""
    found = select(Vote, PLACE).join(Point, Point.id == Vote.point_id).outerjoin(Unit, Unit.id == Point.unit_id)
    found = found.where(Vote.comment.is_not(None), *_within(points, since, until))
    if shown:
        found = found.where(Vote.shown.is_(True))
    rows = await session.execute(found.order_by(Vote.day.desc(), Vote.id).offset(offset).limit(limit))
    return [(vote, name) for vote, name in rows]


async def count_comments(session: AsyncSession, points: Sequence[int], since: date, until: date, *, shown: bool) -> int:
    found = select(func.count()).select_from(Vote).where(Vote.comment.is_not(None), *_within(points, since, until))
    if shown:
        found = found.where(Vote.shown.is_(True))
    return int(await session.scalar(found) or 0)


async def rated(session: AsyncSession, since: date, until: date) -> list[int]:
    """Organisations that were rated on these days."""
    return list(
        await session.scalars(
            select(Point.organisation_id)
            .join(Vote, Vote.point_id == Point.id)
            .where(Vote.day >= since, Vote.day < until, Point.organisation_id.is_not(None))
            .distinct()
            .order_by(Point.organisation_id)
        )
    )


async def last_reply(session: AsyncSession, point_id: int) -> Reply | None:
    return (
        await session.scalars(select(Reply).where(Reply.point_id == point_id).order_by(Reply.id.desc()).limit(1))
    ).first()
