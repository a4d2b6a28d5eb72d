"""A report by spreadsheet: the template goes out, a filled one comes in and is kept like what was typed."""

import asyncio
from dataclasses import dataclass

from bot.db import indicators as db
from bot.db import organisations as organisations_db
from bot.db.database import Database, Session
from bot.db.indicators import IndicatorPeriod, ReportState
from bot.db.people import Person
from bot.forms import indicator_sheets as sheets
from bot.forms.indicator_sheets import CellProblem, Place
from bot.forms.indicators import NAME
from bot.i18n import Texts
from bot.indicators.values import Norm, number, unusual
from bot.services.forms import Submission
from bot.services.indicators import Indicators, Report, Why


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sheet: how many values were taken over, or what is wrong with it; then nothing was."""

    report: Report
    count: int
    problems: tuple[CellProblem, ...]


class IndicatorSheets:
    """Templates and filled sheets."""

    def __init__(self, db_: Database, indicators: Indicators) -> None:
        self._db = db_
        self._indicators = indicators

    async def template(self, person: Person, report_id: int, texts: Texts) -> tuple[Report, bytes]:
        """The template of a report that can be filled in. Raises NotAllowed, Gone, DomainError when it is closed."""
        await self._indicators.form(person, report_id)
        report = await self._indicators.report(person, report_id)
        places = await self._places(report)
        content = await asyncio.to_thread(
            sheets.template, texts, report.id, report.elements, places, report.previous, report.answers
        )
        return report, content

    async def keep(self, session: Session, person: Person, given: Submission) -> object:
        """The file of a finished form; it is fetched and read afterwards, outside of the transaction."""
        return given.answers["file"]

    async def take(self, person: Person, report_id: int, content: bytes, texts: Texts) -> Taken:
        """Take a filled sheet over: all of it, or nothing when anything in it is wrong.

        Raises NotAllowed, Gone, DomainError for a closed period and for what is no template of this report.
        """
        await self._indicators.form(person, report_id)
        report = await self._indicators.report(person, report_id)
        places = await self._places(report)
        filled = await asyncio.to_thread(sheets.read, content, texts, report.id, report.elements, places)
        if filled.problems:
            return Taken(report, 0, tuple(filled.problems))
        async with self._db.begin() as session:
            row = await self._indicators.owned(session, person, report_id)
            period = await session.get_one(IndicatorPeriod, row.period_id)
            if row.state == ReportState.RETURNED:  # nothing else is to be changed
                filled.answers = {code: each for code, each in filled.answers.items() if code in row.returned}
            norms = {code: Norm(*each) for code, each in period.norms.get(row.kind, {}).items()}
            previous = await self._indicators.previous(session, row, period)
            for code, answer in filled.answers.items():
                value, before = number(filled.answers, code), number(previous, code)
                if value is not None and unusual(value, before, norms.get(code)) is not None:
                    answer["comment"] = None  # a coordinator looks at it, though nobody was asked why
            self._indicators.take(session, row, person, {**row.answers, **filled.answers}, Why.SHEET)
            if row.state == ReportState.NOT_STARTED:
                row.state = ReportState.DRAFT
            await session.flush()
            await db.drop_drafts(session, NAME, str(row.id), but=0)
            return Taken(await self._indicators.shown(session, person, row), len(filled.answers), ())

    async def _places(self, report: Report) -> list[Place]:
        """The institution itself and its open branches."""
        async with self._db.read() as session:
            branches = await organisations_db.units(session, report.organisation_id)
        own = Place(sheets.INSTITUTION, report.organisation)
        return [own, *(Place(str(each.id), each.name) for each in branches)]


__all__ = ["CellProblem", "IndicatorSheets", "Taken"]
