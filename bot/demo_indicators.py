"""Demo indicators: the set with its two quarters, and reports in every state. Days are counted from today; the quarters
are the last two that are over."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from bot.clock import Clock
from bot.db.database import Database, Session
from bot.db.indicator_facts import COLLECTORS
from bot.db.indicators import IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Duty, Organisation, people_of
from bot.indicators.catalogue import Catalogue
from bot.indicators.spans import Length, PeriodState, Span, reminder_due, span_of
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicators import count_answers

STATES = {"missing": ReportState.NOT_STARTED}  # of the demo, where it calls them otherwise


async def load_indicators(
    session: Session,
    database: Database,
    clock: Clock,
    zone: tzinfo,
    source: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
) -> None:
    """The periods of the demo's set with their reports; what the closed one came to is computed as at its close."""
    now = clock.now()
    catalogues = Catalogues(clock)
    catalogue_id, catalogue = await catalogues.begin(session)
    span = span_of(Length.QUARTER, now.astimezone(zone).date()).before
    spans = {"period-prev": span.before, "period-cur": span}
    for each in source["periods"]:
        period = _period(each, spans[each["id"]], catalogue_id, now, zone)
        session.add(period)
        await session.flush()
        reports = [report for report in source["reports"] if report["period_id"] == each["id"]]
        receipts = 0
        for report in sorted(reports, key=lambda found: found["first_submitted_offset_days"] or 0):
            receipts += report["first_submitted_offset_days"] is not None
            await _load_report(session, period, catalogue, report, organisations, now, receipts)
        await session.flush()
        if period.state == PeriodState.CLOSED:
            await IndicatorFigures(database, clock, zone, catalogues, COLLECTORS).settle(session, period)


def _period(source: Mapping[str, Any], span: Span, catalogue_id: int, now: datetime, zone: tzinfo) -> IndicatorPeriod:
    today = now.astimezone(zone).date()

    def midnight(offset: str) -> datetime:
        """The end of a day of the demo."""
        return datetime.combine(today + timedelta(days=source[offset] + 1), time(), zone)

    due = today + timedelta(days=source["due_offset_days"])
    closed = source["status"] == "closed"
    return IndicatorPeriod(
        set_code="quarter",
        length=span.length,
        starts=span.starts,
        ends=span.ends,
        state=PeriodState.CLOSED if closed else PeriodState.OPEN,
        opens_at=datetime.combine(today + timedelta(days=source["open_offset_days"]), time(10), zone),
        due=due,
        due_at=midnight("due_offset_days"),
        closes_at=midnight("grace_end_offset_days"),
        changes_at=None if closed else datetime.combine(due, time(), zone),
        catalogue_id=catalogue_id,
        norms={},
        published_at=midnight("published_offset_days") if closed else None,
    )


async def _load_report(
    session: Session,
    period: IndicatorPeriod,
    catalogue: Catalogue,
    source: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
    now: datetime,
    receipt: int,
) -> None:
    organisation = organisations[source["organization_id"]]
    status = source["status"]
    state = STATES.get(status) or ReportState(status)
    asked = [each.code for each in catalogue.asked(period.set_code, organisation.kind)]
    answers = {
        code: {"value": each["value"]} if each["value"] is not None else {"reason": each["no_data_reason"]}
        for code, each in source["values"].items()
    }
    # A school of the demo answered about visits, which schools are not asked any more.
    asked = [code for code in catalogue.sets[period.set_code].elements if code in asked or code in answers]
    first, last = source["first_submitted_offset_days"], source["last_submitted_offset_days"]
    people = await people_of(session, organisation.id, Duty.ADMINISTRATOR)
    sent = first is not None
    session.add(
        IndicatorReport(
            period_id=period.id,
            organisation_id=organisation.id,
            municipality=organisation.municipality,
            kind=organisation.kind or "other",
            state=state,
            asked=asked,
            answers=answers,
            **count_answers(asked, answers),
            responsible_id=people[0] if people else None,
            declined=[],
            asked_at=now,
            reminded=reminder_due(period.due, now),
            first_submitted_at=now + timedelta(days=first) if sent else None,
            submitted_at=now + timedelta(days=last) if sent else None,
            on_time=not source.get("late", False) if sent else None,
            receipt=receipt if sent else None,
            submitted_by=people[0] if people and sent else None,
            returned=["visits"] if state == ReportState.RETURNED else [],
            note=source.get("return_comment") if state == ReportState.RETURNED else source.get("excuse"),
            changed_at=now,
        )
    )
