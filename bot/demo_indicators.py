"""Demo indicators: the set with its two quarters, and reports in every state. Days are counted from today; the quarters
are the last two that are over.

What else the demo has is younger than its closed quarter. For its figures to tell something, two quarters before it are
derived from it, and what the bot would have counted in these three is made up here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from bot.clock import Clock
from bot.db.database import Database, Session
from bot.db.indicator_facts import COLLECTORS, REGION, Facts, keep
from bot.db.indicators import IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Duty, Organisation, people_of
from bot.indicators.catalogue import Catalogue
from bot.indicators.spans import Length, PeriodState, Span, reminder_due, span_of
from bot.indicators.values import kept
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicators import count_answers

STATES = {"missing": ReportState.NOT_STARTED}  # of the demo, where it calls them otherwise
QUARTER_DAYS = 91

# What a number of an institution was the quarter before, as a share of what it is.
BEFORE = {
    "visits": 0.94,
    "events_n": 0.98,
    "events_joint": 0.86,
    "new_services": 0.8,
    "staff_trained": 0.93,
    "staff_left": 0.9,
    "vacant_posts": 1.2,
    "trainees": 0.9,
    "grants_sum": 0.9,
    "smb_contracts": 0.85,
}

# What the bot counted in the closed quarter and in the two before, the newest first, by where it is from.
COUNTED: Mapping[str, Mapping[str, tuple[int, int, int]]] = {
    "members": {
        "specialists": (11, 10, 8),
        "specialists_active": (9, 8, 6),
        "businesses": (8, 6, 5),
        "businesses_active": (5, 3, 2),
        "offers_open": (45, 38, 31),
    },
    "events": {"events": (26, 22, 18), "events_partners": (9, 7, 5), "attendance": (905, 790, 640)},
    "vacancies": {"vacancies_open": (7, 8, 6), "vacancies_filled": (5, 4, 3), "vacancies_days": (115, 104, 87)},
    "polls": {
        "csat_n": (64, 57, 48),
        "csat_good": (57, 49, 40),
        "nps_n": (61, 53, 45),
        "nps_promoters": (34, 28, 22),
        "nps_detractors": (6, 7, 7),
    },
    "requirements": {"employers_asking": (5, 4, 3), "signals_sent": (6, 5, 4), "signals_taken": (4, 4, 2)},
    "requests": {"requests": (12, 9, 7), "requests_answered": (10, 7, 5)},
    "surveys": {"pride_n": (0, 0, 0), "pride_yes": (0, 0, 0)},
}


async def load_indicators(
    session: Session,
    database: Database,
    clock: Clock,
    zone: tzinfo,
    source: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
) -> None:
    """The periods of the demo's set with their reports; what the closed ones came to is computed as at their close."""
    now = clock.now()
    catalogues = Catalogues(clock)
    catalogue_id, catalogue = await catalogues.begin(session)
    figures = IndicatorFigures(database, clock, zone, catalogues, COLLECTORS)
    span = span_of(Length.QUARTER, now.astimezone(zone).date()).before
    closed, current = source["periods"]
    quarters = [(current, span, 0), (closed, span.before, 0)]
    quarters += [(closed, span.before.before, 1), (closed, span.before.before.before, 2)]
    for each, of, ago in reversed(quarters):
        then = now - timedelta(days=QUARTER_DAYS * ago)
        period = _period(each, of, catalogue_id, then, zone)
        session.add(period)
        await session.flush()
        reports = [report for report in source["reports"] if report["period_id"] == each["id"]]
        if ago:
            reports = [
                _earlier(report, catalogue, ago) for report in reports if report["status"] != ReportState.EXCUSED
            ]
        receipts = 0
        for report in sorted(reports, key=lambda found: found["first_submitted_offset_days"] or 0):
            receipts += report["first_submitted_offset_days"] is not None
            await _load_report(session, period, catalogue, report, organisations, then, receipts)
        await session.flush()
        if period.state == PeriodState.CLOSED:
            expected = [organisations[each["organization_id"]] for each in reports if each["status"] != "excused"]
            await keep(session, period.id, _counted([each.municipality for each in expected], ago), period.closes_at)
            await figures.settle(session, period)


def _earlier(report: Mapping[str, Any], catalogue: Catalogue, ago: int) -> dict[str, Any]:
    """A report as it was so many quarters before; no part is more than its whole."""
    values = dict(report["values"])
    for code, share in BEFORE.items():
        given = values.get(code, {}).get("value")
        if given is not None:
            element = catalogue.elements[code]
            steps = 4 if element.quarters else 1
            value = round(given * share**ago * steps) / steps
            whole = values.get(element.part_of, {}).get("value")
            values[code] = {"value": kept(Decimal(value if whole is None else min(value, whole)))}
    return {**report, "values": values}


def _counted(places: Sequence[str], ago: int) -> dict[str, Facts]:
    """What the bot counted, by source: of the region, and as evenly as can be of the `places` of its institutions."""
    different = list(dict.fromkeys(places))
    taken: dict[str, Facts] = {}
    for source, names in COUNTED.items():
        of = {name: numbers[ago] for name, numbers in names.items()}
        taken[source] = {REGION: of}
        for index, place in enumerate(different):
            here = {name: (number + len(different) - 1 - index) // len(different) for name, number in of.items()}
            taken[source][place] = here
    for source, name in (("members", "institutions"), ("requirements", "employers")):
        taken[source][REGION][name] = len(places)
        for place in different:
            taken[source][place][name] = places.count(place)
    return taken


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
