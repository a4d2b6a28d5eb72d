"""What was changed in reports and what is asked to be: the history of values, and corrections of closed periods."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.indicators import IndicatorCatalogue, IndicatorReport
from bot.db.organisations import Organisation


class IndicatorChange(Base):
    """A value that was set: who, when, from what, to what and why."""

    __tablename__ = "indicator_changes"
    __table_args__ = (Index("ix_indicator_changes_report", "report_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("indicator_reports.id", ondelete="CASCADE"))
    element: Mapped[str] = mapped_column(String(20))
    old: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    new: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    why: Mapped[str] = mapped_column(String(12))  # bot.services.indicators.Why
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class IndicatorCorrection(Base):
    """What an institution asks to change after the period has closed."""

    __tablename__ = "indicator_corrections"
    __table_args__ = (
        Index(
            "uq_indicator_corrections_open",
            "report_id",
            "element",
            unique=True,
            sqlite_where=text("approved IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("indicator_reports.id", ondelete="CASCADE"))
    element: Mapped[str] = mapped_column(String(20))
    new: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    approved: Mapped[bool | None]  # empty: nobody has decided
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)


async def changes(session: AsyncSession, report_id: int, limit: int) -> list[IndicatorChange]:
    """What was changed in a report, the newest first."""
    return list(
        (
            await session.scalars(
                select(IndicatorChange)
                .where(IndicatorChange.report_id == report_id)
                .order_by(IndicatorChange.id.desc())
                .limit(limit)
            )
        ).all()
    )


async def open_correction(session: AsyncSession, report_id: int, element: str) -> IndicatorCorrection | None:
    """The correction of a value that nobody has decided yet."""
    return (
        await session.scalars(
            select(IndicatorCorrection).where(
                IndicatorCorrection.report_id == report_id,
                IndicatorCorrection.element == element,
                IndicatorCorrection.approved.is_(None),
            )
        )
    ).first()


async def waiting(
    session: AsyncSession, period_id: int, places: Collection[str] | None, limit: int
) -> list[tuple[IndicatorCorrection, IndicatorReport, str]]:
    """The corrections of a period that nobody has decided yet, each with its report and whose that is, the oldest
    first."""
    rows = await session.execute(
        _waiting(select(IndicatorCorrection, IndicatorReport, Organisation.name), period_id, places)
        .join(Organisation, Organisation.id == IndicatorReport.organisation_id)
        .order_by(IndicatorCorrection.id)
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def count_waiting(session: AsyncSession, period_id: int, places: Collection[str] | None) -> int:
    """How many corrections of a period nobody has decided yet."""
    found = _waiting(select(func.count(IndicatorCorrection.id)), period_id, places)
    return int(await session.scalar(found) or 0)


def _waiting(found: Any, period_id: int, places: Collection[str] | None) -> Any:
    found = found.join(IndicatorReport, IndicatorReport.id == IndicatorCorrection.report_id).where(
        IndicatorReport.period_id == period_id, IndicatorCorrection.approved.is_(None)
    )
    return found if places is None else found.where(IndicatorReport.municipality.in_(places))


# Personal data


async def said_by(session: AsyncSession, person_id: int) -> list[IndicatorChange]:
    """The values a person has set."""
    return list(
        (
            await session.scalars(
                select(IndicatorChange).where(IndicatorChange.author_id == person_id).order_by(IndicatorChange.id)
            )
        ).all()
    )


async def corrections_by(session: AsyncSession, person_id: int) -> list[IndicatorCorrection]:
    return list(
        (
            await session.scalars(
                select(IndicatorCorrection)
                .where(IndicatorCorrection.author_id == person_id)
                .order_by(IndicatorCorrection.id)
            )
        ).all()
    )


async def forget(session: AsyncSession, person_id: int) -> None:
    """Take a person's name off what they reported: the numbers are the institution's and stay."""
    for table, column in (
        (IndicatorReport, IndicatorReport.responsible_id),
        (IndicatorReport, IndicatorReport.submitted_by),
        (IndicatorChange, IndicatorChange.author_id),
        (IndicatorCorrection, IndicatorCorrection.author_id),
        (IndicatorCorrection, IndicatorCorrection.decided_by),
        (IndicatorCatalogue, IndicatorCatalogue.author_id),
    ):
        await session.execute(
            update(table)
            .where(column == person_id)
            .values({column.key: None})
            .execution_options(synchronize_session=False)
        )
