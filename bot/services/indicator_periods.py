"""The life of a period, as the clock brings it about: planned, opened, asked about, reminded of, closed, given back.

Everything a tick does is a row with a due time and a state; it may come late, early or twice.
"""

from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from bot.clock import Clock
from bot.db import indicator_figures as figures_db
from bot.db import indicators as db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.indicators import RECEIVED, WAITED_FOR, IndicatorPeriod, ReportState
from bot.db.people import Person
from bot.indicators.catalogue import Catalogue, IndicatorSet
from bot.indicators.counting import Reporting
from bot.indicators.spans import (
    NEXT,
    PUBLISHED_AFTER,
    REMINDERS,
    TAKING,
    PeriodState,
    Schedule,
    Span,
    in_working_hours,
    reminder_due,
    schedule,
    span_of,
)
from bot.indicators.values import norm_of, number
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries, Letter
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_requests import IndicatorRequests, request_facts

BATCH = 50  # reports of one transaction
MOST = 10  # transactions of one tick, so that other ticks wait seconds at most


class IndicatorPeriods:
    """Periods and what happens at their times."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        zone: tzinfo,
        coordinators: Coordinators,
        deliveries: Deliveries,
        catalogues: Catalogues,
        requests: IndicatorRequests,
        figures: IndicatorFigures,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._catalogues = catalogues
        self._requests = requests
        self._figures = figures

    async def tick(self, now: datetime) -> None:
        """Plan what is to come, move on what is due, write requests and reminders in working hours."""
        await self._plan(now)
        async with self._db.read() as session:
            due = await db.periods_to_move(session, now)
        for period in due:
            while await self._step(period.id, now):
                pass
        if not in_working_hours(now, self._zone):
            return
        async with self._db.read() as session:
            taking = await db.periods(session, TAKING)
        for period in taking:
            await self._ask(period, now)
            await self._remind(period, now)

    # Planning

    async def _plan(self, now: datetime) -> None:
        """Write down the periods that have begun, and those before them that can still be collected."""
        async with self._db.read() as session:
            known = await self._catalogues.newest(session)
            there = {(each.set_code, each.starts) for each in await db.periods(session, tuple(PeriodState))}
        if known is not None and all(
            (each.code, span.starts) in there for each, span, _ in self._wanted(known[1], now)
        ):
            return
        async with self._db.begin() as session:
            catalogue_id, catalogue = await self._catalogues.begin(session)
            for each, span, plan in self._wanted(catalogue, now):
                await self._write_down(session, catalogue_id, each, span, plan)

    def _wanted(self, catalogue: Catalogue, now: datetime) -> list[tuple[IndicatorSet, Span, Schedule]]:
        today = now.astimezone(self._zone).date()
        found = []
        for each in catalogue.sets.values():
            current = span_of(each.length, today)
            for span in (current.before, current):
                plan = schedule(span, each.opens, self._zone)
                if plan.closes_at > now:
                    found.append((each, span, plan))
        return found

    async def _write_down(
        self, session: Session, catalogue_id: int, wanted: IndicatorSet, span: Span, plan: Schedule
    ) -> None:
        await db.plan(
            session,
            set_code=wanted.code,
            length=span.length,
            starts=span.starts,
            ends=span.ends,
            state=PeriodState.PLANNED,
            opens_at=plan.opens_at,
            due=plan.due,
            due_at=plan.due_at,
            closes_at=plan.closes_at,
            changes_at=plan.opens_at,
            catalogue_id=catalogue_id,
            norms={},
        )

    # Moving on

    async def _step(self, period_id: int, now: datetime) -> bool:
        """One step of a period that is due; whether there may be another."""
        async with self._db.begin() as session:
            period = await session.get_one(IndicatorPeriod, period_id)
            if period.changes_at is None or period.changes_at > now:
                return False
            if period.state == PeriodState.CLOSED:
                await self._give_back(session, period, now)
                return False
            seen = PeriodState(period.state)
            to = NEXT[seen]
            if not await db.move_period(session, period_id, seen, to, self._next_change(period, to)):
                return False
            await session.refresh(period)
            if to == PeriodState.OPEN:
                await self._open(session, period, now)
            elif to == PeriodState.CLOSED:
                await self._figures.settle(session, period)
        return True

    def _next_change(self, period: IndicatorPeriod, to: PeriodState) -> datetime:
        match to:
            case PeriodState.OPEN:
                return datetime.combine(period.due, time(), self._zone)
            case PeriodState.DUE:
                return period.due_at
            case PeriodState.CLOSED:
                return period.closes_at + PUBLISHED_AFTER
            case _:
                return period.closes_at

    async def _open(self, session: Session, period: IndicatorPeriod, now: datetime) -> None:
        """Write down whose reports are expected, by the newest catalogue, and what was usual last time."""
        catalogue_id, catalogue = await self._catalogues.begin(session)
        wanted = catalogue.sets.get(period.set_code)
        if wanted is None:  # the set was given up since: nobody is asked
            return
        period.catalogue_id = catalogue_id
        period.norms = await self._norms(session, period, catalogue)
        born_by = datetime.combine(period.ends + timedelta(days=1), time(), self._zone)
        reports = []
        for organisation_id, kind, municipality in await db.institutions(session, wanted.kinds, born_by):
            asked = [each.code for each in catalogue.asked(wanted.code, kind)]
            reports.append(
                {
                    "period_id": period.id,
                    "organisation_id": organisation_id,
                    "municipality": municipality,
                    "kind": kind or "other",
                    "state": ReportState.NOT_STARTED,
                    "asked": asked,
                    "answers": {},
                    "given": 0,
                    "filled": 0,
                    "declined": [],
                    "reminded": 0,
                    "returned": [],
                    "changed_at": now,
                }
            )
        await db.expect(session, reports)

    async def _norms(self, session: Session, period: IndicatorPeriod, catalogue: Catalogue) -> dict[str, Any]:
        """The median and the spread of each element in the period before, by kind of institution."""
        norms: dict[str, Any] = {}
        for before in await db.before(session, period):
            by_kind: dict[str, list[Any]] = {}
            for each in await figures_db.received(session, before.id):
                by_kind.setdefault(each.kind, []).append(each.answers)
            for kind, reports in by_kind.items():
                for code in catalogue.sets[period.set_code].elements:
                    values = [value for each in reports if (value := number(each, code)) is not None]
                    norm = norm_of(values)
                    if norm is not None:
                        norms.setdefault(kind, {})[code] = [norm.median, norm.spread]
        return norms

    # Requests and reminders

    async def _ask(self, period: IndicatorPeriod, now: datetime) -> None:
        reminded, asked = reminder_due(period.due, now, self._zone), 0
        for _ in range(MOST):
            async with self._db.begin() as session:
                rows = await db.some_of(session, db.unasked(period.id), BATCH)
                for row in rows:
                    await self._carry_over(session, row.organisation_id, period, row)
                    await self._requests.ask(session, row, period)
                    row.asked_at, row.reminded = now, reminded
            asked += len(rows)
            if len(rows) < BATCH:
                break
        async with self._db.read() as session:
            finished = not await db.any_of(session, db.unasked(period.id))
        if asked and finished:
            await self._tell_coordinators(period, "indicators-nobody", unassigned=True)

    async def _carry_over(
        self, session: Session, organisation_id: int, period: IndicatorPeriod, row: db.IndicatorReport
    ) -> None:
        """Whoever answered last time is asked again."""
        for before in await db.before(session, period):
            known = await db.report_of(session, before.id, organisation_id)
            if known is not None:
                row.responsible_id = row.responsible_id or known.submitted_by or known.responsible_id

    async def _remind(self, period: IndicatorPeriod, now: datetime) -> None:
        count = reminder_due(period.due, now, self._zone)
        if not count or period.state == PeriodState.REOPENED:
            return
        written = 0
        for _ in range(MOST):
            async with self._db.begin() as session:
                rows = await db.some_of(session, db.unreminded(period.id, count), BATCH)
                for row in rows:
                    await self._requests.remind(session, row, period, count)
                    row.reminded = count
            written += len(rows)
            if len(rows) < BATCH:
                break
        async with self._db.read() as session:
            finished = not await db.any_of(session, db.unreminded(period.id, count))
        if written and finished and count > len(REMINDERS):
            await self._tell_coordinators(period, "indicators-digest", unassigned=False)

    async def _tell_coordinators(self, period: IndicatorPeriod, kind: str, *, unassigned: bool) -> None:
        """Tell each coordinator once how many reports of their municipalities are missing, or nobody's."""
        async with self._db.begin() as session:
            found = await figures_db.count_by_place(session, period.id, WAITED_FOR, unassigned=unassigned)
            told: dict[int, tuple[Person, int]] = {}
            for place, count in found.items():
                for person in await self._coordinators.to_tell(session, place):
                    told[person.id] = (person, told.get(person.id, (person, 0))[1] + count)
            for person, count in told.values():
                await self._deliveries.add(
                    session,
                    person,
                    kind,
                    key=f"{kind}:{period.id}:{person.id}",
                    period=period.id,
                    length=str(period.length),
                    starts=period.starts.isoformat(),
                    closes=period.closes_at.isoformat(),
                    count=count,
                )

    # Giving back

    async def _give_back(self, session: Session, period: IndicatorPeriod, now: datetime) -> None:
        """Tell those who reported what it came to."""
        period.changes_at, period.published_at = None, now
        by_place = await figures_db.reporting(session, [period.id], by="municipality")
        total = sum(by_place.values(), Reporting(0, 0, 0))
        letters = []
        for row in await db.reports_in(session, period.id, RECEIVED):
            person = await people_db.of_id(session, row.submitted_by) if row.submitted_by else None
            if person is None:
                continue
            letters.append(
                Letter(
                    person,
                    await people_db.row(session, person.id),
                    "indicators-results",
                    f"indicators-results:{row.id}",
                    {
                        **await request_facts(session, row),
                        "actual": total.actual,
                        "expected": total.expected,
                    },
                )
            )
        await self._deliveries.add_all(session, letters)
