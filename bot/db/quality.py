"""What visitors answer at quality points: who took part and what was said are kept apart.

A vote says which point and which day, never who. During its day a row of `quality_links` joins it to the person, so
that one person counts once and may change their mind; when the day is over the tick writes down who took part, in an
order that is not the votes', and deletes the links, the only place where the key was. Nothing else joins the two:
votes have random numbers, no hour, and lie in no order of arrival.
"""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.deliveries import Delivery
from bot.db.dialect import insert
from bot.db.points import Point, Spot, spots_of


class Vote(Base):
    """One set of answers of one day. `id` is random: it must not tell who came before whom."""

    __tablename__ = "quality_votes"
    __table_args__ = (
        Index("ix_quality_votes_point", "point_id", "day"),
        Index(
            "ix_quality_votes_low",
            "low_at",
            sqlite_where=text("low_at IS NOT NULL"),
        ),
        CheckConstraint("csat BETWEEN 1 AND 5", name="mark"),
        CheckConstraint("nps BETWEEN 0 AND 10", name="recommending"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    point_id: Mapped[int] = mapped_column(ForeignKey("quality_points.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(Date)
    csat: Mapped[int] = mapped_column(SmallInteger)
    staff: Mapped[str | None] = mapped_column(String(10))
    comfort: Mapped[str | None] = mapped_column(String(10))
    nps: Mapped[int | None] = mapped_column(SmallInteger)
    comment: Mapped[str | None] = mapped_column(String(500))
    shown: Mapped[bool] = mapped_column(default=False)  # the comment was looked at and may be seen by everybody
    low_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # since when the mark is low; emptied with the day


class Link(Base):
    """Whose vote it is, for the rest of its day and nowhere else."""

    __tablename__ = "quality_links"
    __table_args__ = (Index("ix_quality_links_day", "day"), {"sqlite_with_rowid": False})

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("quality_points.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    vote_id: Mapped[int] = mapped_column(BigInteger, unique=True)


class Participation(Base):
    """That somebody rated a point on a day that is over."""

    __tablename__ = "quality_participations"
    __table_args__ = (
        Index("ix_quality_participations_point", "point_id", "day"),
        Index("ix_quality_participations_day", "day"),
        {"sqlite_with_rowid": False},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("quality_points.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)


class Reply(Base):
    """What an institution told those who rated: «что мы изменили»."""

    __tablename__ = "quality_replies"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("quality_points.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime] = mapped_column(UTCDateTime)


# Votes of a day that is not over


async def vote_of(session: AsyncSession, person_id: int, point_id: int, day: date) -> Vote | None:
    """The person's own vote of the day, while it is theirs."""
    return (
        await session.scalars(
            select(Vote)
            .join(Link, Link.vote_id == Vote.id)
            .where(Link.person_id == person_id, Link.point_id == point_id, Link.day == day)
            .execution_options(populate_existing=True)
        )
    ).first()


async def join(session: AsyncSession, person_id: int, point_id: int, day: date, vote_id: int) -> bool:
    """Make the vote the person's for the day; False when they have one."""
    statement = (
        insert(session, Link)
        .values(person_id=person_id, point_id=point_id, day=day, vote_id=vote_id)
        .on_conflict_do_nothing()
        .returning(Link.vote_id)
    )
    return (await session.execute(statement)).first() is not None


async def took_part(session: AsyncSession, person_id: int, point_id: int, day: date) -> bool:
    """Whether they rated the point on a day that was closed."""
    return await session.get(Participation, (person_id, point_id, day)) is not None


async def low_marks(session: AsyncSession, point_id: int, since: datetime) -> int:
    """How many marks are low since a moment, among those whose day is not closed."""
    return int(
        await session.scalar(
            select(func.count()).select_from(Vote).where(Vote.point_id == point_id, Vote.low_at > since)
        )
        or 0
    )


# The end of a day


async def remaining_lows(session: AsyncSession, today: date, now: datetime) -> list[tuple[int, datetime]]:
    """The latest low mark of each point on days before `today`; afterwards no vote tells its time.

    The condition `low_at <= now` is true of all of them: it is there so that the index is used, which has only votes
    with a time.
    """
    rows = await session.execute(
        select(Vote.point_id, Vote.low_at).where(Vote.low_at <= now, Vote.day < today).order_by(Vote.low_at)
    )
    found = {point_id: at for point_id, at in rows if at is not None}  # the latest stays
    await session.execute(
        update(Vote)
        .where(Vote.low_at <= now, Vote.day < today)
        .values(low_at=None)
        .execution_options(synchronize_session=False)
    )
    return list(found.items())


async def keep_low(session: AsyncSession, point_id: int, at: datetime) -> None:
    """Remember of a point that its mark was low at some hour, unless that was told of."""
    await session.execute(
        update(Point)
        .where(Point.id == point_id, Point.alarmed_at.is_(None) | (Point.alarmed_at < at))
        .values(low_at=at)
        .execution_options(synchronize_session=False)
    )


async def forget_lows(session: AsyncSession, before: datetime) -> None:
    await session.execute(
        update(Point).where(Point.low_at < before).values(low_at=None).execution_options(synchronize_session=False)
    )


async def cut_links(session: AsyncSession, today: date) -> None:
    """Close the days before `today`: who took part stays, whose answers they were is destroyed."""
    over = select(Link.person_id, Link.point_id, Link.day).where(Link.day < today).order_by(Link.person_id)
    await session.execute(
        insert(session, Participation).from_select(["person_id", "point_id", "day"], over).on_conflict_do_nothing()
    )
    if session.get_bind().dialect.name == "sqlite":
        await session.execute(text("PRAGMA secure_delete=ON"))  # zeroes what is deleted, whatever the build's default
    await session.execute(delete(Link).where(Link.day < today))


async def forget_participations(session: AsyncSession, before: date) -> None:
    await session.execute(delete(Participation).where(Participation.day < before))


async def forget_letters(session: AsyncSession, kind: str, before: datetime) -> None:
    """Delete what people were sent because they had taken part: it would tell of it for longer."""
    await session.execute(delete(Delivery).where(Delivery.kind == kind, Delivery.finished_at < before))


# One person


async def taken_part(session: AsyncSession, person_id: int) -> list[tuple[Spot, date, Vote | None]]:
    """What a person rated, the oldest first; the answers only where the day is not closed yet."""
    closed = await session.execute(
        select(Participation.point_id, Participation.day)
        .where(Participation.person_id == person_id)
        .order_by(Participation.day, Participation.point_id)
    )
    found: list[tuple[int, date, Vote | None]] = [(point_id, day, None) for point_id, day in closed]
    current = await session.execute(
        select(Link.point_id, Link.day, Vote)
        .join(Vote, Vote.id == Link.vote_id)
        .where(Link.person_id == person_id)
        .order_by(Link.day, Link.point_id)
    )
    found += [(point_id, day, vote) for point_id, day, vote in current]
    spots = await spots_of(session, {point_id for point_id, _, _ in found})
    return [(spots[point_id], day, vote) for point_id, day, vote in found]


async def count_taken_part(session: AsyncSession, person_id: int) -> int:
    total = 0
    for table in (Participation, Link):
        total += int(
            await session.scalar(select(func.count()).select_from(table).where(table.person_id == person_id)) or 0
        )
    return total


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    """Forget that a person took part; the answers stay, nobody's."""
    await session.execute(delete(Link).where(Link.person_id == person_id))
    await session.execute(delete(Participation).where(Participation.person_id == person_id))


async def participants(session: AsyncSession, point_id: int) -> list[int]:
    """Who rated a point and is still remembered for it."""
    past = select(Participation.person_id).where(Participation.point_id == point_id)
    today = select(Link.person_id).where(Link.point_id == point_id)
    return sorted(set(await session.scalars(past)) | set(await session.scalars(today)))
