"""The passport of one institution: its report, how its numbers went over the periods, and what the bot knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.db import indicators as db
from bot.db.database import Database
from bot.db.indicators import RECEIVED, IndicatorPeriod, IndicatorReport
from bot.db.people import Person
from bot.errors import Gone
from bot.indicators.values import number
from bot.services.indicator_figures import TREND, IndicatorFigures
from bot.services.indicators import Indicators, Report


@dataclass(frozen=True, slots=True)
class InstitutionPassport:
    """`trends`: by element, the oldest first, up to the period of the report; `facts`: of the bot's own, by name, in
    the period and in the one before."""

    report: Report
    trends: Mapping[str, tuple[float | None, ...]]
    facts: Mapping[str, int]
    facts_before: Mapping[str, int]


class IndicatorPassports:
    """Passports of institutions, for those who see their reports."""

    def __init__(self, db_: Database, indicators: Indicators, figures: IndicatorFigures) -> None:
        self._db = db_
        self._indicators = indicators
        self._figures = figures

    async def of(self, person: Person, report_id: int) -> InstitutionPassport:
        """Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await session.get(IndicatorReport, report_id)
            if row is None:
                raise Gone
            report = await self._indicators.shown(session, person, row)
            period = await session.get_one(IndicatorPeriod, row.period_id)
            earlier = (await db.before(session, period, TREND - 1))[::-1]
            known = {
                each.period_id: each.answers
                for each in await db.reports_among(session, row.organisation_id, [each.id for each in earlier])
                if each.state in RECEIVED
            }
            facts = await self._figures.facts_of(session, row.organisation_id, period)
            before = await self._figures.facts_of(session, row.organisation_id, earlier[-1]) if earlier else {}
        answers = [*(known.get(each.id, {}) for each in earlier), report.answers]
        trends = {
            each.code: tuple(None if (value := number(given, each.code)) is None else float(value) for given in answers)
            for each in report.elements
        }
        return InstitutionPassport(report, trends, facts, before)


__all__ = ["IndicatorPassports", "InstitutionPassport"]
