"""Reports from the side of coordinators: who has reported, what is accepted, what goes back and why.

Names of institutions are for coordinators of the municipality and for its authority, for nobody else.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from bot import working_days
from bot.clock import Clock
from bot.db import indicator_figures as figures_db
from bot.db import indicator_history as history_db
from bot.db import indicators as db
from bot.db import organisations as organisations_db
from bot.db.database import Database, Session
from bot.db.indicator_figures import Line
from bot.db.indicators import WAITED_FOR, IndicatorPeriod, IndicatorReport, ReportState
from bot.db.moderation import note_down
from bot.db.people import Person, PersonRow
from bot.errors import DomainError, Gone, NotAllowed
from bot.indicators.catalogue import Catalogue
from bot.indicators.counting import Reporting
from bot.indicators.spans import GRACE, PeriodState
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_requests import IndicatorRequests
from bot.services.indicators import AUTHORITY, Asked, Indicators, Report, asked_of

PAGE = 8
HISTORY = 12
PERIODS = 8

Trends = dict[str, list[Reporting]]  # by part, in the order of the periods

# What a list can be narrowed to.
GROUPS: Mapping[str, tuple[ReportState, ...]] = {
    "waited": WAITED_FOR,
    "new": (ReportState.SUBMITTED,),
    "returned": (ReportState.RETURNED,),
    "accepted": (ReportState.ACCEPTED,),
    "excused": (ReportState.EXCUSED,),
}


@dataclass(frozen=True, slots=True)
class Overview:
    """How a period is reported, and how those before it were, the oldest first and this one last: all of it, by
    municipality and by kind of institution; only what has reports now."""

    period: Asked
    others: tuple[Asked, ...]
    trend: tuple[Reporting, ...]
    counts: Mapping[str, int]
    places: Mapping[str, tuple[Reporting, ...]]
    kinds: Mapping[str, tuple[Reporting, ...]]
    clean: int
    corrections: int  # asked for and not decided yet
    decides: bool
    governs: bool  # whether the reader looks after the whole region

    @property
    def total(self) -> Reporting:
        return self.trend[-1]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of reports of one group."""

    period: Asked
    group: str
    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the history of a value."""

    element: str
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None
    why: str
    who: str | None
    at: datetime


class IndicatorReview:
    """Looking at reports and deciding on them."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        zone: tzinfo,
        coordinators: Coordinators,
        catalogues: Catalogues,
        requests: IndicatorRequests,
        indicators: Indicators,
        figures: IndicatorFigures,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self._coordinators = coordinators
        self._catalogues = catalogues
        self._requests = requests
        self._indicators = indicators
        self._figures = figures

    # Looking

    async def desk(
        self, session: Session, person: Person, period_id: int
    ) -> tuple[frozenset[str] | None, IndicatorPeriod, Catalogue]:
        """A coordinator's municipalities, the period and its catalogue. Raises NotAllowed, Gone."""
        if not person.is_coordinator:
            raise NotAllowed
        places = await self.places(session, person)
        period = await self._figures.period(session, period_id)
        return places, period, await self._catalogues.of(session, period)

    async def places(self, session: Session, person: Person) -> frozenset[str] | None:
        """The municipalities whose institutions a person may see by name; None: all. Raises NotAllowed."""
        if person.is_coordinator:
            return await self._coordinators.scope(session, person)
        mine = await organisations_db.of_person(session, person.id) if person.acting_for else []
        found = frozenset(each.municipality for each in mine if each.kind == AUTHORITY)
        if not found:
            raise NotAllowed
        return found

    async def watches(self, person: Person) -> bool:
        """Whether the person acts for an authority, which sees who of its municipality has reported."""
        if person.acting_for is None or person.is_coordinator:
            return False
        async with self._db.read() as session:
            return any(each.kind == AUTHORITY for each in await organisations_db.of_person(session, person.id))

    async def overview(self, person: Person, period_id: int = 0) -> Overview | None:
        """How a period is reported, by default the newest that was opened; None when there is none.

        Raises NotAllowed, Gone.
        """
        async with self._db.read() as session:
            places = await self.places(session, person)
            opened = await db.periods(session, [each for each in PeriodState if each != PeriodState.PLANNED], PERIODS)
            if not opened:
                return None
            period = await self._figures.period(session, period_id) if period_id else opened[0]
            ids = [each.id for each in (period, *await db.before(session, period, PERIODS - 1))][::-1]
            apart = await figures_db.reporting_apart(session, ids, places)
            states = await figures_db.count_states(session, period.id, places)
            clean = await self._clean(session, period.id, places) if person.is_coordinator else []
            corrections = await history_db.count_waiting(session, period.id, places) if person.is_coordinator else 0
        now = Reporting(0, 0, 0)
        trends: tuple[Trends, Trends, Trends] = ({}, {}, {})
        for (at, place, kind), each in apart.items():
            for found, name in zip(trends, ("", place, kind), strict=True):
                course = found.setdefault(name, [now] * len(ids))
                course[ids.index(at)] += each
        whole, by_place, by_kind = trends
        return Overview(
            period=asked_of(period),
            others=tuple(asked_of(each) for each in opened if each.id != period.id),
            trend=tuple(whole.get("", [now] * len(ids))),
            counts={name: sum(states.get(each, 0) for each in group) for name, group in GROUPS.items()},
            places={place: tuple(each) for place, each in sorted(by_place.items()) if each[-1].expected},
            kinds={kind: tuple(each) for kind, each in sorted(by_kind.items()) if each[-1].expected},
            clean=len(clean),
            corrections=corrections,
            decides=person.is_coordinator,
            governs=person.is_coordinator and places is None,
        )

    async def listing(self, person: Person, period_id: int, group: str, page: int) -> Listing:
        """A page of reports. Raises NotAllowed, Gone."""
        if group not in GROUPS:
            raise Gone
        async with self._db.read() as session:
            places = await self.places(session, person)
            period = await self._figures.period(session, period_id)
            states = await figures_db.count_states(session, period_id, places)
            total = sum(states.get(each, 0) for each in GROUPS[group])
            pages = max(1, -(-total // PAGE))
            page = min(max(page, 0), pages - 1)
            lines = await figures_db.lines(session, period_id, GROUPS[group], places, page * PAGE, PAGE)
        return Listing(asked_of(period), group, tuple(lines), page, pages, total)

    async def look(self, person: Person, report_id: int) -> Report:
        """A report for whoever decides on it. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await self._row(session, report_id)
            if not await self._coordinators.covers(session, person, row.municipality):
                raise NotAllowed
            return await self._indicators.shown(session, person, row)

    async def history(self, person: Person, report_id: int) -> tuple[Report, tuple[Changed, ...]]:
        """The newest changes of a report. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await self._row(session, report_id)
            report = await self._indicators.shown(session, person, row)
            changes = await history_db.changes(session, report_id, HISTORY)
            ids = {each.author_id for each in changes if each.author_id is not None}
            names = {each: (await session.get_one(PersonRow, each)).name for each in ids}
        return report, tuple(
            Changed(each.element, each.old, each.new, each.why, names.get(each.author_id or 0), each.at)
            for each in changes
        )

    # Deciding

    async def accept(self, person: Person, report_id: int) -> Report:
        """Accept a report. Raises NotAllowed, Gone, DomainError when it is not there to be accepted."""
        async with self._db.begin() as session:
            row = await self.decided(session, person, report_id)
            await self._accept(session, person, row)
            return await self._indicators.shown(session, person, row)

    async def accept_clean(self, person: Person, period_id: int) -> int:
        """Accept everything that has come whole and without anything unusual; how many. Raises NotAllowed."""
        async with self._db.begin() as session:
            if not person.is_coordinator:
                raise NotAllowed
            rows = await self._clean(session, period_id, await self.places(session, person))
            for row in rows:
                await self._accept(session, person, row)
        return len(rows)

    async def mark(self, person: Person, report_id: int, element: str, *, wanted: bool) -> Report:
        """Mark an element to be corrected, or take the mark off. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self.decided(session, person, report_id)
            if element not in row.asked or row.state != ReportState.SUBMITTED:
                raise Gone
            others = {each for each in row.returned if each != element}
            marked = others | {element} if wanted else others
            row.returned = [each for each in row.asked if each in marked]
            await session.flush()
            return await self._indicators.shown(session, person, row)

    async def send_back(self, session: Session, person: Person, given: Submission) -> int:
        """Return the marked elements with a comment; only these are asked again. Raises NotAllowed, Gone,
        DomainError."""
        row = await self.decided(session, person, int(given.subject))
        if not row.returned:
            raise DomainError("indicators-mark-first")
        note = given.answers["text"]
        if not await db.move_report(
            session, row.id, (ReportState.SUBMITTED,), ReportState.RETURNED, note=note, changed_at=self._clock.now()
        ):
            raise DomainError("indicators-decided-already")
        await session.refresh(row)
        period = await session.get_one(IndicatorPeriod, row.period_id)
        catalogue = await self._catalogues.of(session, period)
        labels = [catalogue.elements[code].label for code in row.returned]
        await self._requests.tell(
            session,
            row,
            "indicators-returned",
            f"indicators-returned:{row.id}:{self._clock.now():%Y%m%d%H%M%S}",
            note=note,
            labels={language: [each.said_in(language) for each in labels] for language in ("ru", "en")},
        )
        self._note(session, person, "report returned", row.id)
        return row.id

    async def excuse(self, session: Session, person: Person, given: Submission) -> int:
        """Expect no report: it leaves the denominator. Raises NotAllowed, Gone, DomainError when it has come."""
        row = await self.decided(session, person, int(given.subject))
        if not await db.move_report(
            session, row.id, WAITED_FOR, ReportState.EXCUSED, note=given.answers["text"], changed_at=self._clock.now()
        ):
            raise DomainError("indicators-decided-already")
        await session.refresh(row)
        await self._figures.settle_again(session, row.period_id)
        self._note(session, person, "report excused", row.id)
        return row.id

    async def expect(self, person: Person, report_id: int) -> Report:
        """Expect an excused report after all. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self.decided(session, person, report_id)
            state = ReportState.DRAFT if row.answers else ReportState.NOT_STARTED
            if await db.move_report(session, row.id, (ReportState.EXCUSED,), state, note=None):
                await session.refresh(row)
                self._note(session, person, "report expected", row.id)
            return await self._indicators.shown(session, person, row)

    async def reopen(self, person: Person, period_id: int) -> None:
        """Take reports of a closed period for five more working days; those who have not reported are asked again.

        Raises NotAllowed, Gone.
        """
        if not person.is_coordinator:
            raise NotAllowed
        async with self._db.begin() as session:
            if await self.places(session, person) is not None:
                raise NotAllowed
            period = await self._figures.period(session, period_id)
            today = self._clock.now().astimezone(self._zone).date()
            last = working_days.nth(today + timedelta(days=1), GRACE)
            ends = datetime.combine(last + timedelta(days=1), time(), self._zone)
            if await db.move_period(session, period.id, PeriodState.CLOSED, PeriodState.REOPENED, ends):
                await session.refresh(period)
                period.closes_at = ends
                await db.ask_again(session, period.id)
                self._note(session, person, "period reopened", period.id)

    async def _accept(self, session: Session, person: Person, row: IndicatorReport) -> None:
        if not await db.move_report(
            session,
            row.id,
            (ReportState.SUBMITTED,),
            ReportState.ACCEPTED,
            returned=[],
            note=None,
            changed_at=self._clock.now(),
        ):
            raise DomainError("indicators-decided-already")
        await session.refresh(row)
        await self._requests.tell(
            session, row, "indicators-accepted", f"indicators-accepted:{row.id}:{row.submitted_at:%Y%m%d%H%M%S}"
        )
        self._note(session, person, "report accepted", row.id)

    async def _clean(self, session: Session, period_id: int, places: Collection[str] | None) -> list[IndicatorReport]:
        """Reports that came whole: every question settled, nothing commented on, nothing marked."""
        return [
            row
            for row in await db.reports_in(session, period_id, (ReportState.SUBMITTED,))
            if (places is None or row.municipality in places)
            and row.filled == len(row.asked)
            and not row.returned
            and not any("comment" in each for each in row.answers.values())
        ]

    async def decided(self, session: Session, person: Person, report_id: int) -> IndicatorReport:
        """A report, locked, for somebody who decides on it. Raises NotAllowed, Gone."""
        row = await db.locked(session, report_id)
        if row is None:
            raise Gone
        if not await self._coordinators.covers(session, person, row.municipality):
            raise NotAllowed
        return row

    async def _row(self, session: Session, report_id: int) -> IndicatorReport:
        row = await session.get(IndicatorReport, report_id)
        if row is None:
            raise Gone
        return row

    def _note(self, session: Session, person: Person, action: str, subject: int) -> None:
        note_down(session, person.id, action, f"indicators:{subject}", self._clock.now())


__all__ = ["GROUPS", "Changed", "IndicatorReview", "Line", "Listing", "Overview"]
