"""Indicators as they are kept: versions of the catalogue, periods, the report of each institution, what was changed.

A period goes planned → open → due → grace → closed (→ reopened → closed), a report not_started → draft → submitted ↔
returned → accepted, or excused. Every step is a compare-and-set on the state.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.dialect import insert
from bot.db.drafts import DraftRow
from bot.db.organisations import Organisation, Side
from bot.indicators.spans import TAKING, Length, PeriodState, Span


class ReportState(StrEnum):
    NOT_STARTED = "not_started"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXCUSED = "excused"


WAITED_FOR = (ReportState.NOT_STARTED, ReportState.DRAFT, ReportState.RETURNED)  # the institution has to do something
RECEIVED = (ReportState.SUBMITTED, ReportState.ACCEPTED)


class IndicatorCatalogue(Base):
    """A version of the catalogue: what bot.indicators.catalogue reads. The newest is what new periods are opened
    with."""

    __tablename__ = "indicator_catalogues"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)


class IndicatorPeriod(Base):
    """A set asked about a span. `changes_at` is when the clock moves it on, empty once it is over."""

    __tablename__ = "indicator_periods"
    __table_args__ = (UniqueConstraint("set_code", "starts"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    set_code: Mapped[str] = mapped_column(String(20))
    length: Mapped[Length] = mapped_column(String(10))
    starts: Mapped[date] = mapped_column(Date)
    ends: Mapped[date] = mapped_column(Date)
    state: Mapped[PeriodState] = mapped_column(String(10))
    opens_at: Mapped[datetime] = mapped_column(UTCDateTime)
    due: Mapped[date] = mapped_column(Date)  # the last day on time, in the cluster's zone
    due_at: Mapped[datetime] = mapped_column(UTCDateTime)  # the moment that day is over
    closes_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changes_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)
    catalogue_id: Mapped[int] = mapped_column(ForeignKey("indicator_catalogues.id"))
    norms: Mapped[dict[str, Any]] = mapped_column(JSON)  # what was usual last time, by kind and element
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    @property
    def span(self) -> Span:
        return Span(Length(self.length), self.starts)


class IndicatorReport(Base):
    """What one institution says of one period. Municipality and kind are those of the time it was asked.

    `answers`: bot.indicators.values.Answers. `given` counts the numbers in it, `filled` the settled questions.
    """

    __tablename__ = "indicator_reports"
    __table_args__ = (
        UniqueConstraint("period_id", "organisation_id"),
        Index("uq_indicator_reports_receipt", "period_id", "receipt", unique=True),
        Index("ix_indicator_reports_state", "period_id", "state", "municipality", "id"),
        Index(
            "ix_indicator_reports_to_ask",
            "period_id",
            "id",
            sqlite_where=text("asked_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("indicator_periods.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    municipality: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[ReportState] = mapped_column(String(12))
    asked: Mapped[list[str]] = mapped_column(JSON)  # the elements, in their order
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    given: Mapped[int] = mapped_column(SmallInteger, default=0)
    filled: Mapped[int] = mapped_column(SmallInteger, default=0)
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    declined: Mapped[list[int]] = mapped_column(JSON)  # who said that it is not theirs
    asked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # when the request was written
    reminded: Mapped[int] = mapped_column(SmallInteger, default=0)  # how many reminders are behind it
    first_submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    on_time: Mapped[bool | None]  # of the first submission; a correction does not make it late
    receipt: Mapped[int | None] = mapped_column(Integer)
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    returned: Mapped[list[str]] = mapped_column(JSON)  # the elements that are still to be corrected
    note: Mapped[str | None] = mapped_column(Text)  # what the coordinator wrote about them, or why it is excused
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)


# Catalogue and periods


async def newest_catalogue(session: AsyncSession) -> IndicatorCatalogue | None:
    return (await session.scalars(select(IndicatorCatalogue).order_by(IndicatorCatalogue.id.desc()).limit(1))).first()


async def plan(session: AsyncSession, **values: Any) -> None:
    """Write a period down unless it is known."""
    await session.execute(
        insert(session, IndicatorPeriod)
        .values(**values)
        .on_conflict_do_nothing(index_elements=[IndicatorPeriod.set_code, IndicatorPeriod.starts])
    )


async def periods_to_move(session: AsyncSession, now: datetime) -> list[IndicatorPeriod]:
    """The periods the clock has something to do with, the oldest first."""
    return list(
        (
            await session.scalars(
                select(IndicatorPeriod)
                .where(IndicatorPeriod.changes_at <= now)
                .order_by(IndicatorPeriod.starts, IndicatorPeriod.id)
            )
        ).all()
    )


async def move_period(
    session: AsyncSession, period_id: int, seen: PeriodState, to: PeriodState, changes_at: datetime | None
) -> bool:
    """Move a period on; False when somebody else did."""
    moved = await session.execute(
        update(IndicatorPeriod)
        .where(IndicatorPeriod.id == period_id, IndicatorPeriod.state == seen)
        .values(state=to, changes_at=changes_at)
        .returning(IndicatorPeriod.id)
    )
    return moved.first() is not None


async def periods(session: AsyncSession, states: Collection[PeriodState], limit: int = 40) -> list[IndicatorPeriod]:
    """Periods in these states, the newest first."""
    return list(
        (
            await session.scalars(
                select(IndicatorPeriod)
                .where(IndicatorPeriod.state.in_(states))
                .order_by(IndicatorPeriod.ends.desc(), IndicatorPeriod.id.desc())
                .limit(limit)
            )
        ).all()
    )


async def before(session: AsyncSession, period: IndicatorPeriod, limit: int = 1) -> list[IndicatorPeriod]:
    """The periods of the same set before this one, the newest first."""
    return list(
        (
            await session.scalars(
                select(IndicatorPeriod)
                .where(IndicatorPeriod.set_code == period.set_code, IndicatorPeriod.starts < period.starts)
                .order_by(IndicatorPeriod.starts.desc())
                .limit(limit)
            )
        ).all()
    )


async def within(session: AsyncSession, period: IndicatorPeriod) -> list[IndicatorPeriod]:
    """The shorter periods inside of this one, the oldest first."""
    return list(
        (
            await session.scalars(
                select(IndicatorPeriod)
                .where(
                    IndicatorPeriod.set_code != period.set_code,
                    IndicatorPeriod.starts >= period.starts,
                    IndicatorPeriod.ends <= period.ends,
                )
                .order_by(IndicatorPeriod.starts)
            )
        ).all()
    )


async def around(session: AsyncSession, period: IndicatorPeriod) -> list[IndicatorPeriod]:
    """The longer periods that this one is a part of."""
    return list(
        (
            await session.scalars(
                select(IndicatorPeriod).where(
                    IndicatorPeriod.set_code != period.set_code,
                    IndicatorPeriod.starts <= period.starts,
                    IndicatorPeriod.ends >= period.ends,
                )
            )
        ).all()
    )


async def institutions(session: AsyncSession, kinds: Collection[str], born_by: datetime) -> Sequence[Any]:
    """Id, kind and municipality of the institutions that were in the cluster by then."""
    rows = await session.execute(
        select(Organisation.id, Organisation.kind, Organisation.municipality).where(
            Organisation.side == Side.INSTITUTION,
            Organisation.merged_into.is_(None),
            func.coalesce(Organisation.kind, "other").in_(kinds),
            Organisation.created_at < born_by,
        )
    )
    return rows.all()


async def expect(session: AsyncSession, reports: Sequence[dict[str, Any]]) -> None:
    """Write reports down, but those that are there."""
    if reports:
        connection = await session.connection()
        await connection.execute(
            insert(session, IndicatorReport).on_conflict_do_nothing(
                index_elements=[IndicatorReport.period_id, IndicatorReport.organisation_id]
            ),
            list(reports),
        )


def unasked(period_id: int) -> Select[IndicatorReport]:
    """Reports that are waited for and whose institution has not been asked yet."""
    return _waited_for(period_id).where(IndicatorReport.asked_at.is_(None))


def unreminded(period_id: int, count: int) -> Select[IndicatorReport]:
    """Reports that are waited for and have had fewer reminders than that."""
    return _waited_for(period_id).where(IndicatorReport.reminded < count, IndicatorReport.asked_at.is_not(None))


def _waited_for(period_id: int) -> Select[IndicatorReport]:
    return (
        select(IndicatorReport)
        .where(IndicatorReport.period_id == period_id, IndicatorReport.state.in_(WAITED_FOR))
        .order_by(IndicatorReport.id)
    )


async def some_of(session: AsyncSession, reports: Select[IndicatorReport], limit: int) -> Sequence[IndicatorReport]:
    """The first of these reports that no other process has locked; locked until the end of the transaction."""
    return (await session.scalars(reports.limit(limit).with_for_update(skip_locked=True))).all()


async def any_of(session: AsyncSession, reports: Select[IndicatorReport]) -> bool:
    return (await session.scalars(reports.limit(1))).first() is not None


async def ask_again(session: AsyncSession, period_id: int) -> None:
    """The reports of a period that are waited for are to be asked for once more."""
    await session.execute(
        update(IndicatorReport)
        .where(IndicatorReport.period_id == period_id, IndicatorReport.state.in_(WAITED_FOR))
        .values(asked_at=None)
    )


# Reports


async def locked(session: AsyncSession, report_id: int) -> IndicatorReport | None:
    return await session.get(IndicatorReport, report_id, with_for_update=True)


async def report_of(session: AsyncSession, period_id: int, organisation_id: int) -> IndicatorReport | None:
    return (
        await session.scalars(
            select(IndicatorReport).where(
                IndicatorReport.period_id == period_id, IndicatorReport.organisation_id == organisation_id
            )
        )
    ).first()


async def reports_of(
    session: AsyncSession, organisation_ids: Collection[int], limit: int
) -> list[tuple[IndicatorReport, IndicatorPeriod]]:
    """The reports of organisations, those of the newest periods first."""
    rows = await session.execute(
        select(IndicatorReport, IndicatorPeriod)
        .join(IndicatorPeriod, IndicatorPeriod.id == IndicatorReport.period_id)
        .where(IndicatorReport.organisation_id.in_(organisation_ids))
        .order_by(IndicatorPeriod.ends.desc(), IndicatorPeriod.id, IndicatorReport.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def reports_among(
    session: AsyncSession, organisation_id: int, period_ids: Collection[int]
) -> list[IndicatorReport]:
    """The reports of an organisation about these periods."""
    found = select(IndicatorReport).where(
        IndicatorReport.organisation_id == organisation_id, IndicatorReport.period_id.in_(period_ids)
    )
    return list((await session.scalars(found)).all())


async def reports_in(session: AsyncSession, period_id: int, states: Collection[ReportState]) -> list[IndicatorReport]:
    """The reports of a period in these states."""
    return list(
        (
            await session.scalars(
                select(IndicatorReport)
                .where(IndicatorReport.period_id == period_id, IndicatorReport.state.in_(states))
                .order_by(IndicatorReport.id)
            )
        ).all()
    )


async def count_late(session: AsyncSession, places: Collection[str] | None, now: datetime) -> int:
    """How many reports are waited for beyond their last day, in some municipalities or in all."""
    found = (
        select(func.count())
        .select_from(IndicatorReport)
        .join(IndicatorPeriod, IndicatorPeriod.id == IndicatorReport.period_id)
        .where(IndicatorReport.state.in_(WAITED_FOR), IndicatorPeriod.state.in_(TAKING), IndicatorPeriod.due_at <= now)
    )
    if places is not None:
        found = found.where(IndicatorReport.municipality.in_(places))
    return int(await session.scalar(found) or 0)


async def next_receipt(session: AsyncSession, period_id: int) -> int:
    """The number of the next receipt of a period, which stays locked until the end of the transaction."""
    await session.execute(select(IndicatorPeriod.id).where(IndicatorPeriod.id == period_id).with_for_update())
    last = await session.scalar(select(func.max(IndicatorReport.receipt)).where(IndicatorReport.period_id == period_id))
    return int(last or 0) + 1


async def move_report(
    session: AsyncSession, report_id: int, seen: Collection[ReportState], to: ReportState, **values: Any
) -> bool:
    """Move a report on; False when it is in another state by now."""
    moved = await session.execute(
        update(IndicatorReport)
        .where(IndicatorReport.id == report_id, IndicatorReport.state.in_(seen))
        .values(state=to, **values)
        .returning(IndicatorReport.id)
        .execution_options(synchronize_session="fetch")
    )
    return moved.first() is not None


async def drop_drafts(session: AsyncSession, form: str, subject: str, but: int) -> None:
    """Close the form of everybody else who was filling in the same report."""
    await session.execute(
        delete(DraftRow).where(DraftRow.form == form, DraftRow.subject == subject, DraftRow.person_id != but)
    )


async def move_reports(session: AsyncSession, duplicate_id: int, into_id: int) -> None:
    """Give the reports of a duplicate to the organisation that stays; where that has one of its own, this stands."""
    theirs = select(IndicatorReport.period_id).where(IndicatorReport.organisation_id == into_id)
    await session.execute(
        update(IndicatorReport)
        .where(IndicatorReport.organisation_id == duplicate_id, IndicatorReport.period_id.not_in(theirs))
        .values(organisation_id=into_id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(IndicatorReport).where(IndicatorReport.organisation_id == duplicate_id))
