"""Corrections of what was sent: an institution asks with a reason, a coordinator takes the value over or does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.clock import Clock
from bot.db import indicator_history as db
from bot.db.database import Database, Session
from bot.db.indicator_history import IndicatorCorrection
from bot.db.indicators import IndicatorReport
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.errors import DomainError, Gone, NotAllowed
from bot.indicators.catalogue import Element, Named
from bot.indicators.values import contradictions, kept
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_requests import IndicatorRequests, request_facts
from bot.services.indicator_review import IndicatorReview
from bot.services.indicators import Asked, Indicators, Report, Why, asked_of

MOST = 20  # on a page


@dataclass(frozen=True, slots=True)
class Correction:
    """What is asked to be corrected in a report that was sent."""

    id: int
    report: Report
    element: Element
    old: Mapping[str, Any] | None
    new: Mapping[str, Any]
    reason: str
    approved: bool | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The corrections of a period that wait for a decision: number, institution, element."""

    period: Asked
    lines: tuple[tuple[int, str, Named], ...]


class IndicatorCorrections:
    """Asking for corrections and deciding on them."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        coordinators: Coordinators,
        deliveries: Deliveries,
        catalogues: Catalogues,
        requests: IndicatorRequests,
        indicators: Indicators,
        figures: IndicatorFigures,
        review: IndicatorReview,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._catalogues = catalogues
        self._requests = requests
        self._indicators = indicators
        self._figures = figures
        self._review = review

    async def ask(self, session: Session, person: Person, given: Submission) -> int:
        """Ask to change a value of a report that was sent (subject «report:element»); the report's id.

        Raises NotAllowed, Gone, DomainError for a value that cannot be or is asked for already.
        """
        report_id, _, code = given.subject.partition(":")
        row = await session.get(IndicatorReport, int(report_id))
        if row is None:
            raise Gone
        report = await self._indicators.shown(session, person, row)
        element = next((each for each in report.elements if each.code == code), None)
        if not report.corrects or element is None:
            raise NotAllowed
        value = Decimal(str(given.answers["value"]))
        new = {"value": kept(value)}
        if value > element.high or value * (4 if element.quarters else 1) % 1:
            raise DomainError("indicators-correction-range", high=element.high)
        if contradictions(report.elements, {**report.answers, code: new}):
            raise DomainError("indicators-correction-contradicts")
        if await db.open_correction(session, row.id, code) is not None:
            raise DomainError("indicators-correction-asked")
        correction = IndicatorCorrection(
            report_id=row.id,
            element=code,
            new=new,
            reason=given.answers["reason"],
            author_id=person.id,
            at=self._clock.now(),
        )
        session.add(correction)
        await session.flush()
        for coordinator in await self._coordinators.to_tell(session, row.municipality):
            await self._deliveries.add(
                session,
                coordinator,
                "indicators-correction",
                key=f"indicators-correction:{correction.id}:{coordinator.id}",
                correction=correction.id,
                label={"ru": element.label.ru, "en": element.label.en},
                old=row.answers.get(code),
                new=new,
                reason=correction.reason,
                **await request_facts(session, row),
            )
        return row.id

    async def waiting(self, person: Person, period_id: int) -> Waiting:
        """What nobody has decided yet, the oldest first. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            places, period, catalogue = await self._review.desk(session, person, period_id)
            rows = await db.waiting(session, period_id, places, MOST)
        lines = [(each.id, name, catalogue.elements[each.element].label) for each, _, name in rows]
        return Waiting(asked_of(period), tuple(lines))

    async def look(self, person: Person, correction_id: int) -> Correction:
        """A correction that waits for a decision. Raises NotAllowed, Gone, DomainError when it is decided."""
        async with self._db.read() as session:
            correction = await session.get(IndicatorCorrection, correction_id)
            if correction is None:
                raise Gone
            if correction.approved is not None:
                raise DomainError("indicators-decided-already")
            row = await session.get_one(IndicatorReport, correction.report_id)
            if not await self._coordinators.covers(session, person, row.municipality):
                raise NotAllowed
            return await self._shown(session, person, correction, row, row.answers.get(correction.element))

    async def decide(self, person: Person, correction_id: int, *, approved: bool) -> Correction:
        """Take a correction over into the report, or do not. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            correction = await session.get(IndicatorCorrection, correction_id, with_for_update=True)
            if correction is None:
                raise Gone
            row = await self._review.decided(session, person, correction.report_id)
            if correction.approved is not None:
                raise DomainError("indicators-decided-already")
            correction.approved, correction.decided_by = approved, person.id
            old = row.answers.get(correction.element)
            if approved:
                await self._take_over(session, person, correction, row)
            kind = "indicators-corrected" if approved else "indicators-not-corrected"
            await self._requests.tell(
                session, row, kind, f"indicators-corrected:{correction.id}", first=correction.author_id
            )
            action = "report corrected" if approved else "correction declined"
            note_down(session, person.id, action, f"indicators:{row.id}", self._clock.now())
            return await self._shown(session, person, correction, row, old)

    async def _take_over(
        self, session: Session, person: Person, correction: IndicatorCorrection, row: IndicatorReport
    ) -> None:
        """Write the value into the report; what else was returned of it stays returned."""
        report = await self._indicators.shown(session, person, row)
        answers = {**row.answers, correction.element: correction.new}
        if contradictions(report.elements, answers):
            raise DomainError("indicators-correction-contradicts")
        marked = row.returned
        self._indicators.take(session, row, person, answers, Why.CORRECTION)
        row.returned = [each for each in marked if each != correction.element]
        await session.flush()
        await self._figures.settle_again(session, row.period_id)

    async def _shown(
        self,
        session: Session,
        person: Person,
        correction: IndicatorCorrection,
        row: IndicatorReport,
        old: Mapping[str, Any] | None,
    ) -> Correction:
        report = await self._indicators.shown(session, person, row)
        element = next(each for each in report.elements if each.code == correction.element)
        return Correction(correction.id, report, element, old, correction.new, correction.reason, correction.approved)


__all__ = ["Correction", "IndicatorCorrections", "Waiting"]
