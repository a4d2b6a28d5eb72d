"""What reports come to, as the database counts it: how they came in, and the results that are kept once a
period is closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Integer, String, case, delete, func, select
from sqlalchemy import insert as core_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.indicator_history import IndicatorChange
from bot.db.indicators import RECEIVED, IndicatorReport, ReportState
from bot.db.organisations import Organisation
from bot.db.people import PersonRow
from bot.indicators.counting import Reporting


class IndicatorResult(Base):
    """What an indicator came to in a closed period. No value: why, in `lack`."""

    __tablename__ = "indicator_results"

    period_id: Mapped[int] = mapped_column(ForeignKey("indicator_periods.id", ondelete="CASCADE"), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(40), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(10), primary_key=True)
    value: Mapped[float | None] = mapped_column(Float)
    lack: Mapped[str | None] = mapped_column(String(10))
    behind: Mapped[int] = mapped_column(Integer)


@dataclass(frozen=True, slots=True)
class Line:
    """A report in a list."""

    id: int
    organisation_id: int
    name: str
    municipality: str
    kind: str
    state: ReportState
    on_time: bool | None
    period_id: int
    receipt: int | None


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One answer of one institution; `who` and `when` it was set last, where that is known."""

    organisation_id: int
    organisation: str
    municipality: str
    state: ReportState
    element: str
    answer: dict[str, Any]
    who: str | None
    at: datetime | None


ACTUAL = IndicatorReport.state.in_(RECEIVED) & (IndicatorReport.given > 0)


async def reporting(
    session: AsyncSession, period_ids: Collection[int], *, by: str, places: Collection[str] | None = None
) -> dict[tuple[int, str], Reporting]:
    """How reports came in, by period and the column `by` («municipality», «kind»)."""
    found: dict[tuple[int, str], Reporting] = {}
    for (period_id, place, kind), each in (await reporting_apart(session, period_ids, places)).items():
        key = (period_id, kind if by == "kind" else place)
        found[key] = found.get(key, Reporting(0, 0, 0)) + each
    return found


async def reporting_apart(
    session: AsyncSession, period_ids: Collection[int], places: Collection[str] | None = None
) -> dict[tuple[int, str, str], Reporting]:
    """How reports came in, by period, municipality and kind: all there is to add up, in one look at the reports."""
    apart = (IndicatorReport.period_id, IndicatorReport.municipality, IndicatorReport.kind)
    found = select(
        *apart,
        func.count(),
        _sum(ACTUAL, 1),
        _sum(ACTUAL & IndicatorReport.on_time.is_(True), 1),
        _sum(ACTUAL, IndicatorReport.filled),
        _sum(ACTUAL, func.json_array_length(IndicatorReport.asked)),
    ).where(IndicatorReport.period_id.in_(period_ids), IndicatorReport.state != ReportState.EXCUSED)
    if places is not None:
        found = found.where(IndicatorReport.municipality.in_(places))
    rows = await session.execute(found.group_by(*apart))
    return {(row[0], row[1], row[2]): Reporting(*(int(each or 0) for each in row[3:])) for row in rows}


def _sum(condition: Any, value: Any) -> Any:
    return func.sum(case((condition, value), else_=0))


def _lines(places: Collection[str] | None) -> Any:
    found = select(
        IndicatorReport.id,
        IndicatorReport.organisation_id,
        Organisation.name,
        IndicatorReport.municipality,
        IndicatorReport.kind,
        IndicatorReport.state,
        IndicatorReport.on_time,
        IndicatorReport.period_id,
        IndicatorReport.receipt,
    ).join(Organisation, Organisation.id == IndicatorReport.organisation_id)
    return found if places is None else found.where(IndicatorReport.municipality.in_(places))


async def lines(
    session: AsyncSession,
    period_id: int,
    states: Collection[ReportState],
    places: Collection[str] | None,
    skip: int,
    limit: int,
) -> list[Line]:
    """Reports of a period in these states, by municipality."""
    rows = await session.execute(
        _lines(places)
        .where(IndicatorReport.period_id == period_id, IndicatorReport.state.in_(states))
        .order_by(IndicatorReport.municipality, IndicatorReport.id)
        .offset(skip)
        .limit(limit)
    )
    return [Line(*row) for row in rows]


async def count_states(session: AsyncSession, period_id: int, places: Collection[str] | None) -> dict[ReportState, int]:
    """How many reports of a period are in each state."""
    found = select(IndicatorReport.state, func.count()).where(IndicatorReport.period_id == period_id)
    if places is not None:
        found = found.where(IndicatorReport.municipality.in_(places))
    return {ReportState(row[0]): row[1] for row in await session.execute(found.group_by(IndicatorReport.state))}


async def count_by_place(
    session: AsyncSession, period_id: int, states: Collection[ReportState], *, unassigned: bool = False
) -> dict[str, int]:
    """How many reports of a period are in these states, by municipality; `unassigned`: those nobody answers for."""
    found = select(IndicatorReport.municipality, func.count()).where(
        IndicatorReport.period_id == period_id, IndicatorReport.state.in_(states)
    )
    if unassigned:
        found = found.where(IndicatorReport.responsible_id.is_(None))
    rows = await session.execute(found.group_by(IndicatorReport.municipality))
    return {row[0]: row[1] for row in rows}


async def matrix(
    session: AsyncSession, period_ids: Sequence[int], place: str, skip: int, limit: int
) -> tuple[list[Line], int]:
    """The reports of a page of a municipality's institutions in these periods, and how many institutions there are."""
    there = (
        select(IndicatorReport.organisation_id)
        .where(IndicatorReport.period_id.in_(period_ids), IndicatorReport.municipality == place)
        .group_by(IndicatorReport.organisation_id)
    )
    total = int(await session.scalar(select(func.count()).select_from(there.subquery())) or 0)
    shown = there.order_by(IndicatorReport.organisation_id).offset(skip).limit(limit)
    rows = await session.execute(
        _lines([place])
        .where(IndicatorReport.period_id.in_(period_ids), IndicatorReport.organisation_id.in_(shown))
        .order_by(IndicatorReport.organisation_id, IndicatorReport.period_id)
    )
    return [Line(*row) for row in rows], total


@dataclass(frozen=True, slots=True)
class Said:
    """What an institution said of a period, in a report that counts."""

    organisation_id: int
    municipality: str
    kind: str
    answers: dict[str, Any]


async def received(session: AsyncSession, period_id: int) -> list[Said]:
    """Every report of a period that counts."""
    rows = await session.execute(
        select(
            IndicatorReport.organisation_id,
            IndicatorReport.municipality,
            IndicatorReport.kind,
            IndicatorReport.answers,
        ).where(IndicatorReport.period_id == period_id, ACTUAL)
    )
    return [Said(*row) for row in rows]


async def values(session: AsyncSession, period_id: int, places: Collection[str] | None) -> list[ValueLine]:
    """Every answer of a period, with who set it last and when."""
    last = (
        select(func.max(IndicatorChange.id).label("id"))
        .join(IndicatorReport, IndicatorReport.id == IndicatorChange.report_id)
        .where(IndicatorReport.period_id == period_id)
        .group_by(IndicatorChange.report_id, IndicatorChange.element)
        .subquery()
    )
    changes = await session.execute(
        select(IndicatorChange.report_id, IndicatorChange.element, IndicatorChange.at, PersonRow.name)
        .join(last, last.c.id == IndicatorChange.id)
        .outerjoin(PersonRow, PersonRow.id == IndicatorChange.author_id)
    )
    known = {(row.report_id, row.element): (row.name, row.at) for row in changes}
    found = (
        select(
            IndicatorReport.id,
            IndicatorReport.organisation_id,
            Organisation.name,
            IndicatorReport.municipality,
            IndicatorReport.state,
            IndicatorReport.answers,
        )
        .join(Organisation, Organisation.id == IndicatorReport.organisation_id)
        .where(IndicatorReport.period_id == period_id, IndicatorReport.state != ReportState.EXCUSED)
        .order_by(IndicatorReport.municipality, IndicatorReport.id)
    )
    if places is not None:
        found = found.where(IndicatorReport.municipality.in_(places))
    return [
        ValueLine(row[1], row[2], row[3], ReportState(row[4]), code, answer, *known.get((row[0], code), (None, None)))
        for row in await session.execute(found)
        for code, answer in row[5].items()
    ]


# Results


async def results(
    session: AsyncSession, period_ids: Collection[int], place: str
) -> dict[int, dict[str, tuple[float | None, str | None, int]]]:
    """By period and indicator: value, why there is none, organisations behind it."""
    rows = await session.execute(
        select(
            IndicatorResult.period_id,
            IndicatorResult.indicator,
            IndicatorResult.value,
            IndicatorResult.lack,
            IndicatorResult.behind,
        ).where(IndicatorResult.period_id.in_(period_ids), IndicatorResult.municipality == place)
    )
    found: dict[int, dict[str, tuple[float | None, str | None, int]]] = {}
    for row in rows:
        found.setdefault(row[0], {})[row[1]] = (row[2], row[3], row[4])
    return found


async def keep_results(session: AsyncSession, period_id: int, rows: Sequence[dict[str, Any]]) -> None:
    """The results of a period in the place of those it had."""
    await session.execute(delete(IndicatorResult).where(IndicatorResult.period_id == period_id))
    if rows:
        await session.execute(core_insert(IndicatorResult), list(rows))
