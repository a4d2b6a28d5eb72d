"""What reports and the bot's own facts come to: kept once a period is closed, computed on the spot before that."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from decimal import Decimal

from bot.clock import Clock
from bot.db import indicator_facts as facts_db
from bot.db import indicator_figures as db
from bot.db import indicators as indicators_db
from bot.db.database import Database, Session
from bot.db.indicator_facts import REGION, Collector, Facts, Wanted
from bot.db.indicators import IndicatorPeriod
from bot.errors import Gone
from bot.indicators.catalogue import TASKS, Catalogue, Indicator, Named
from bot.indicators.counting import (
    Course,
    Lack,
    Reporting,
    Sums,
    Worth,
    course,
    gather,
    joined,
    over,
    worth,
)
from bot.indicators.spans import TAKING, PeriodState
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicators import Asked, asked_of

TREND = 8  # periods of a spark


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator with what it comes to. `trend`: its values in the last periods, the oldest first."""

    indicator: Indicator
    worth: Worth
    before: Worth | None
    course: Course | None
    trend: tuple[float | None, ...]

    @property
    def doubtful(self) -> bool:
        """Whether the value lies outside of what the catalogue takes for possible."""
        value = self.worth.value
        return value is not None and not self.indicator.low <= value <= self.indicator.high


@dataclass(frozen=True, slots=True)
class Board:
    """The six tasks in figures, of the region or of a municipality. `preliminary`: the period is not closed yet."""

    period: Asked
    before: Asked | None
    place: str
    figures: Mapping[str, tuple[Figure, ...]]
    reporting: Reporting
    preliminary: bool
    facts: Mapping[str, int]  # of the bot's own, taken at the close, and those of the period before
    facts_before: Mapping[str, int]
    labels: Mapping[str, Named]  # of the elements in the formulas


class IndicatorFigures:
    """Sums, indicators and trends."""

    def __init__(
        self, db_: Database, clock: Clock, zone: tzinfo, catalogues: Catalogues, collect: Sequence[Collector]
    ) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self._catalogues = catalogues
        self._collect = collect

    async def board(self, place: str = REGION, *, current: bool = False) -> Board | None:
        """The newest closed period in figures, with `current` the one being collected; None when there is none."""
        async with self._db.read() as session:
            found = await self._period(session, TAKING if current else (PeriodState.CLOSED,))
            if found is None:
                return None
            return await self._board(session, found, place)

    async def settle(self, session: Session, period: IndicatorPeriod) -> None:
        """Keep what a closed period came to; facts are taken once, results anew after every correction."""
        catalogue = await self._catalogues.of(session, period)
        if not await facts_db.facts(session, period.id):
            taken = await self._collected(session, period, catalogue)
            await facts_db.keep(session, period.id, taken, self._clock.now())
        indicators = catalogue.computed(period.set_code)
        parts = await self._sums(session, period, catalogue, indicators)
        facts = await facts_db.facts(session, period.id)
        rows = []
        for place in (REGION, *catalogue.population):
            sums = joined(parts.values()) if place == REGION else parts.get(place, {})
            for each in indicators:
                found = worth(each, catalogue, sums.get(each.code), facts.get(place, {}))
                value = None if found.value is None else float(found.value)
                rows.append(
                    {
                        "period_id": period.id,
                        "municipality": place,
                        "indicator": each.code,
                        "value": value,
                        "lack": found.lack,
                        "behind": found.behind,
                    }
                )
        await db.keep_results(session, period.id, rows)

    async def settle_again(self, session: Session, period_id: int) -> None:
        """A report has changed: what is kept of its period follows it, and so does a year that it is a part of."""
        period = await session.get_one(IndicatorPeriod, period_id)
        for each in (period, *await indicators_db.around(session, period)):
            if each.state == PeriodState.CLOSED:
                await self.settle(session, each)

    async def worths(self, session: Session, period: IndicatorPeriod, place: str) -> dict[str, Worth]:
        """What the indicators of a period come to in a municipality or in the region."""
        if period.state == PeriodState.CLOSED:
            known = (await db.results(session, [period.id], place)).get(period.id, {})
            return {code: _worth(*each) for code, each in known.items()}
        catalogue = await self._catalogues.of(session, period)
        indicators = catalogue.computed(period.set_code)
        parts = await self._sums(session, period, catalogue, indicators)
        facts = await self._facts_now(session, period, catalogue)
        sums = joined(parts.values()) if place == REGION else parts.get(place, {})
        return {each.code: worth(each, catalogue, sums.get(each.code), facts.get(place, {})) for each in indicators}

    async def _board(self, session: Session, period: IndicatorPeriod, place: str) -> Board:
        catalogue = await self._catalogues.of(session, period)
        earlier = await indicators_db.before(session, period, TREND - 1)
        worths = await self.worths(session, period, place)
        known = await db.results(session, [each.id for each in earlier], place)
        figures: dict[str, tuple[Figure, ...]] = {}
        for task in TASKS:
            own = [each for each in catalogue.computed(period.set_code) if each.task == task]
            figures[task] = tuple(
                self._figure(each, worths, [known.get(row.id, {}) for row in earlier]) for each in own
            )
        by_place = await db.reporting(
            session, [period.id], by="municipality", places=None if place == REGION else [place]
        )
        total = sum(by_place.values(), Reporting(0, 0, 0))
        before = asked_of(earlier[0]) if earlier else None
        facts = (await facts_db.facts(session, period.id)).get(place, {})
        past = (await facts_db.facts(session, earlier[0].id)).get(place, {}) if earlier else {}
        labels = {code: each.label for code, each in catalogue.elements.items()}
        preliminary = period.state != PeriodState.CLOSED
        return Board(asked_of(period), before, place, figures, total, preliminary, facts, past, labels)

    def _figure(
        self,
        indicator: Indicator,
        worths: Mapping[str, Worth],
        earlier: Sequence[Mapping[str, tuple[float | None, str | None, int]]],
    ) -> Figure:
        now = worths.get(indicator.code, Worth(None, Lack.NO_DATA))
        past = [_worth(*each[indicator.code]) if indicator.code in each else None for each in earlier]
        before = past[0] if past else None
        values = [None if each is None or each.value is None else float(each.value) for each in reversed(past)]
        trend = (*values, None if now.value is None else float(now.value))
        return Figure(indicator, now, before, course(indicator, now.value, before.value if before else None), trend)

    async def _period(self, session: Session, states: Sequence[PeriodState]) -> IndicatorPeriod | None:
        """The newest of the shortest set: quarters rather than the year."""
        found = await indicators_db.periods(session, states)
        return next((each for each in found if each.set_code == "quarter"), found[0] if found else None)

    async def _sums(
        self, session: Session, period: IndicatorPeriod, catalogue: Catalogue, indicators: Sequence[Indicator]
    ) -> dict[str, dict[str, Sums]]:
        reports = [(each.municipality, each.answers) for each in await self._said(session, period, catalogue)]
        # Three thousand reports take a fifth of a second: not on the event loop.
        return await asyncio.to_thread(gather, indicators, catalogue, reports)

    async def _said(self, session: Session, period: IndicatorPeriod, catalogue: Catalogue) -> list[db.Said]:
        """The reports of a period; what is not asked again for a year is put together from its quarters."""
        own = await db.received(session, period.id)
        parts = [await db.received(session, each.id) for each in await indicators_db.within(session, period)]
        if not parts:
            return own
        known: dict[int, list[db.Said]] = {}
        for part in parts:
            for each in part:
                known.setdefault(each.organisation_id, []).append(each)
        asked = set(catalogue.sets[period.set_code].elements)
        others = [each for code, each in catalogue.elements.items() if code not in asked]
        found = {each.organisation_id: each for each in own}
        for organisation_id, quarters in known.items():
            if len(quarters) < len(parts):
                continue  # a year without one of its quarters is not a year
            newest = found.get(organisation_id, quarters[-1])
            base = newest.answers if organisation_id in found else {}
            answers = {**over(others, [each.answers for each in quarters]), **base}
            found[organisation_id] = replace(newest, answers=answers)
        return list(found.values())

    async def _facts_now(self, session: Session, period: IndicatorPeriod, catalogue: Catalogue) -> Facts:
        return facts_db.together(*(await self._collected(session, period, catalogue)).values())

    async def _collected(self, session: Session, period: IndicatorPeriod, catalogue: Catalogue) -> dict[str, Facts]:
        """The facts of a period by their source."""
        wanted = self._wanted(period)
        taken = {}
        for each in self._collect:
            found = await each.take(session, wanted)
            # Where the region has a number and a place has none, it is a zero there.
            known = dict.fromkeys(found.get(REGION, {}), 0)
            taken[each.source] = {place: known | found.get(place, {}) for place in (REGION, *catalogue.population)}
        return taken

    def _wanted(self, period: IndicatorPeriod, organisation_id: int | None = None) -> Wanted:
        since = datetime.combine(period.starts, time(), self._zone)
        until = datetime.combine(period.ends + timedelta(days=1), time(), self._zone)
        return Wanted(since, until, self._clock.now(), organisation_id)

    async def facts_of(self, session: Session, organisation_id: int, period: IndicatorPeriod) -> dict[str, int]:
        """What the bot knows of one organisation in a period."""
        return await facts_db.of_organisation(session, self._wanted(period, organisation_id))

    async def period(self, session: Session, period_id: int) -> IndicatorPeriod:
        """Raises Gone."""
        row = await session.get(IndicatorPeriod, period_id)
        if row is None:
            raise Gone
        return row


def _worth(value: float | None, lack: str | None, behind: int) -> Worth:
    return Worth(None if value is None else Decimal(str(value)), Lack(lack) if lack else None, behind)


__all__ = ["REGION", "Board", "Course", "Figure", "IndicatorFigures", "Lack", "Reporting", "Worth"]
