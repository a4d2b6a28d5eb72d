"""The report of an institution from the side of those who fill it in.

A report belongs to the institution, not to a person: every answer is kept with it at once, with its history, and
whoever of the representatives goes on starts from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.clock import Clock
from bot.db import indicators as db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.indicator_history import IndicatorChange
from bot.db.indicators import (
    RECEIVED,
    WAITED_FOR,
    IndicatorPeriod,
    IndicatorReport,
    ReportState,
)
from bot.db.organisations import Duty, Organisation
from bot.db.people import Person
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms import indicators as forms
from bot.forms.engine import Form
from bot.forms.indicators import ReportForm, report_form
from bot.indicators.catalogue import Catalogue, Element
from bot.indicators.spans import TAKING, PeriodState, Span
from bot.indicators.values import Norm, is_filled, number
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.indicator_catalogues import Catalogues, period_titles
from bot.services.indicator_requests import IndicatorRequests, request_facts

REPORTERS = frozenset({Duty.REPORTER, Duty.ADMINISTRATOR})
AUTHORITY = "authority"  # the kind of organisation that looks after the institutions of its municipality
OWN_SHOWN = 24  # reports on a page of a representative


class Why(StrEnum):
    """On what occasion a value was set."""

    CHAT = "chat"
    SHEET = "sheet"
    CORRECTION = "correction"  # of what was sent


@dataclass(frozen=True, slots=True)
class Asked:
    """A period as it is shown."""

    id: int
    span: Span
    set_code: str
    state: PeriodState
    due: date
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is shown. `previous`: the answers of the period before."""

    id: int
    organisation_id: int
    organisation: str
    municipality: str
    kind: str
    period: Asked
    state: ReportState
    elements: tuple[Element, ...]
    answers: Mapping[str, Any]
    previous: Mapping[str, Any]
    returned: tuple[str, ...]
    note: str | None
    receipt: str
    submitted_at: datetime | None
    on_time: bool | None
    own: bool  # whether the reader reports for the institution
    fills: bool  # whether the reader may fill it in now
    corrects: bool  # whether the reader may ask for a correction of what was sent

    @property
    def answered(self) -> int:
        return sum(each.code in self.answers for each in self.elements)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is told after a report was sent."""

    report_id: int
    number: str
    at: datetime
    late: bool


def receipt_number(period: IndicatorPeriod, serial: int | None) -> str:
    """«4-0137»: the number of the period in its year, and which report it was."""
    return f"{period.span.number}-{serial:04}" if serial else ""


def asked_of(period: IndicatorPeriod) -> Asked:
    return Asked(period.id, period.span, period.set_code, PeriodState(period.state), period.due, period.closes_at)


def count_answers(asked: list[str], answers: Mapping[str, Any]) -> dict[str, int]:
    """How many numbers there are, and how many questions are settled."""
    return {
        "given": sum(number(answers, code) is not None for code in asked),
        "filled": sum(is_filled(answers, code) for code in asked),
    }


class Indicators:
    """Reports as their institutions see them."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        coordinators: Coordinators,
        deliveries: Deliveries,
        catalogues: Catalogues,
        requests: IndicatorRequests,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._catalogues = catalogues
        self._requests = requests

    async def own(self, person: Person) -> list[Report]:
        """The reports of the institutions the person reports for, those of the newest periods first."""
        if person.acting_for is None:
            return []
        async with self._db.read() as session:
            theirs = {
                each.id: each.name
                for each in await organisations_db.of_person(session, person.id)
                if await organisations_db.duties(session, each.id, person.id) & REPORTERS
            }
            rows = await db.reports_of(session, tuple(theirs), OWN_SHOWN)
            return [
                self._shown(row, period, await self._catalogues.of(session, period), theirs[row.organisation_id], True)
                for row, period in rows
            ]

    async def report(self, person: Person, report_id: int) -> Report:
        """A report with the values of the period before. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await session.get(IndicatorReport, report_id)
            if row is None:
                raise Gone
            return await self.shown(session, person, row)

    async def shown(self, session: Session, person: Person, row: IndicatorReport) -> Report:
        """A row as its readers see it. Raises NotAllowed."""
        reports_for = await self._reports_for(session, person, row)
        if not reports_for and not await self._looks_after(session, person, row.municipality):
            raise NotAllowed
        period = await session.get_one(IndicatorPeriod, row.period_id)
        organisation = await session.get_one(Organisation, row.organisation_id)
        catalogue = await self._catalogues.of(session, period)
        previous = await self.previous(session, row, period)
        return self._shown(row, period, catalogue, organisation.name, reports_for, previous)

    async def own_report(self, person: Person, report_id: int) -> Report:
        """A report for whoever reports for its institution. Raises NotAllowed, Gone."""
        report = await self.report(person, report_id)
        if not report.own:
            raise NotAllowed
        return report

    # Filling in

    async def form(self, person: Person, report_id: int) -> tuple[ReportForm, Mapping[str, Any], tuple[str, ...]]:
        """The form of a report, all its answers, and what of it was returned. Raises NotAllowed, Gone, DomainError when
        it is closed."""
        async with self._db.read() as session:
            row = await self._owned(session, person, report_id)
            period = await session.get_one(IndicatorPeriod, row.period_id)
            self._require_open(row, period)
            return await self._form(session, row, period), forms.as_answered(row.answers), tuple(row.returned)

    async def make(self, session: Session, person: Person, subject: str) -> Form | None:
        """The form of a report that is being filled in; None when nothing can be said any more."""
        row = await db.locked(session, int(subject))
        if row is None or row.state not in WAITED_FOR or not await self._reports_for(session, person, row):
            return None
        period = await session.get_one(IndicatorPeriod, row.period_id)
        return await self._form(session, row, period) if period.state in TAKING else None

    async def watch(self, session: Session, person: Person, subject: str, answers: Mapping[str, Any]) -> None:
        """Keep what was answered with the report at once: a colleague who goes on starts from it."""
        row = await self._owned(session, person, int(subject), lock=True)
        self.take(session, row, person, forms.with_comments(answers, tuple(row.asked)), Why.CHAT)
        if row.state == ReportState.NOT_STARTED:
            row.state = ReportState.DRAFT

    async def submit(self, session: Session, person: Person, given: Submission) -> Receipt:
        """Send a report; a corrected one keeps the day of its first coming. Raises NotAllowed, Gone, DomainError."""
        row = await self._owned(session, person, int(given.subject), lock=True)
        period = await session.get_one(IndicatorPeriod, row.period_id)
        self._require_open(row, period)
        self.take(session, row, person, forms.with_comments(given.stored, tuple(row.asked)), Why.CHAT)
        await self.send(session, row, period, person)
        return Receipt(row.id, receipt_number(period, row.receipt), self._clock.now(), row.on_time is False)

    def take(
        self, session: Session, row: IndicatorReport, person: Person, answers: Mapping[str, Any], why: Why
    ) -> None:
        """Write values into a locked report, each change with its line of history; what is not in them goes."""
        now = self._clock.now()
        open_codes = set(row.returned)
        kept = {code: row.answers[code] for code in row.returned if code in row.answers and code not in answers}
        new = {**kept, **answers}
        for code in dict.fromkeys((*row.answers, *new)):
            old_value, new_value = row.answers.get(code), new.get(code)
            if old_value != new_value:
                session.add(
                    IndicatorChange(
                        report_id=row.id,
                        element=code,
                        old=old_value,
                        new=new_value,
                        why=why,
                        author_id=person.id,
                        at=now,
                    )
                )
        row.returned = [code for code in row.returned if code not in open_codes & answers.keys()]
        row.answers = new
        counted = count_answers(row.asked, new)
        row.given, row.filled = counted["given"], counted["filled"]
        row.changed_at = now

    async def send(self, session: Session, row: IndicatorReport, period: IndicatorPeriod, person: Person) -> None:
        """Mark a locked report as sent. Raises DomainError when somebody was quicker."""
        now = self._clock.now()
        if row.receipt is None:
            row.receipt = await db.next_receipt(session, period.id)
        if row.first_submitted_at is None:
            row.first_submitted_at, row.on_time = now, now < period.due_at
        row.submitted_at, row.submitted_by, row.note = now, person.id, None
        await session.flush()
        if not await db.move_report(session, row.id, WAITED_FOR, ReportState.SUBMITTED):
            raise DomainError("indicators-sent-already")
        await db.drop_drafts(session, forms.NAME, str(row.id), but=person.id)
        await self._deliveries.call_off(session, self._requests.keys_of(row, period))

    # Whose it is

    async def colleagues(self, person: Person, report_id: int) -> list[tuple[int, str]]:
        """The other representatives of the institution, to pass the report on to. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await self._owned(session, person, report_id)
            others = [
                each for each in await organisations_db.people_of(session, row.organisation_id) if each != person.id
            ]
            rows = [await session.get_one(people_db.PersonRow, each) for each in others]
        return [(each.id, each.name or "") for each in rows]

    async def hand_over(self, person: Person, report_id: int, colleague_id: int) -> str:
        """Make a colleague responsible and tell them; what they are called. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._owned(session, person, report_id, lock=True)
            duties = await organisations_db.duties(session, row.organisation_id, colleague_id)
            colleague = await people_db.of_id(session, colleague_id)
            if not duties or colleague is None:
                raise Gone
            row.responsible_id = colleague_id
            row.declined = [each for each in row.declined if each != colleague_id]
            await self._tell(session, row, colleague, "indicators-handed", by=person.name or "")
            return colleague.name or ""

    async def decline(self, person: Person, report_id: int) -> str | None:
        """«Не я отвечаю»: the next representative is asked; their name, None when there is none and coordinators are
        told. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._owned(session, person, report_id, lock=True)
            if row.state not in WAITED_FOR:
                raise DomainError("indicators-sent-already")
            row.declined = sorted({*row.declined, person.id})
            following = await self._requests.responsible(session, row)
            row.responsible_id = following.id if following else None
            if following is not None:
                await self._tell(session, row, following, "indicators-open")
                return following.name or ""
            await self._requests.tell_unassigned(session, row)
            return None

    async def _tell(self, session: Session, row: IndicatorReport, person: Person, kind: str, **more: Any) -> None:
        facts = await request_facts(session, row)
        key = f"{kind}:{row.id}:{person.id}:{self._clock.now():%Y%m%d%H%M%S}"
        await self._deliveries.add(session, person, kind, key=key, **facts, **more)

    # Looking things up

    async def previous(self, session: Session, row: IndicatorReport, period: IndicatorPeriod) -> Mapping[str, Any]:
        """What the institution said of the period before."""
        for before in await db.before(session, period):
            known = await db.report_of(session, before.id, row.organisation_id)
            if known is not None and known.state in RECEIVED:
                return known.answers
        return {}

    async def _form(self, session: Session, row: IndicatorReport, period: IndicatorPeriod) -> ReportForm:
        catalogue = await self._catalogues.of(session, period)
        organisation = await session.get_one(Organisation, row.organisation_id)
        return report_form(
            tuple(catalogue.elements[code] for code in row.asked),
            {code: value for code, value in row.answers.items() if code not in row.returned},
            await self.previous(session, row, period),
            {code: Norm(*each) for code, each in period.norms.get(row.kind, {}).items()},
            period_titles(period, organisation.name),
        )

    async def owned(self, session: Session, person: Person, report_id: int) -> IndicatorReport:
        """A report, locked, for somebody who may fill it in now. Raises NotAllowed, Gone, DomainError."""
        row = await self._owned(session, person, report_id, lock=True)
        self._require_open(row, await session.get_one(IndicatorPeriod, row.period_id))
        return row

    async def _owned(self, session: Session, person: Person, report_id: int, *, lock: bool = False) -> IndicatorReport:
        row = await db.locked(session, report_id) if lock else await session.get(IndicatorReport, report_id)
        if row is None:
            raise Gone
        if not await self._reports_for(session, person, row):
            raise NotAllowed
        return row

    async def _reports_for(self, session: Session, person: Person, row: IndicatorReport) -> bool:
        """Its reporters and administrators, and whoever it was passed on to."""
        duties = await organisations_db.duties(session, row.organisation_id, person.id)
        return bool(duties & REPORTERS) or (bool(duties) and row.responsible_id == person.id)

    async def _looks_after(self, session: Session, person: Person, municipality: str) -> bool:
        """Its coordinators, and the people of its authority."""
        if await self._coordinators.covers(session, person, municipality):
            return True
        if person.acting_for is None:
            return False
        mine = await organisations_db.of_person(session, person.id)
        return any(each.kind == AUTHORITY and each.municipality == municipality for each in mine)

    def _require_open(self, row: IndicatorReport, period: IndicatorPeriod) -> None:
        if row.state in RECEIVED:
            raise DomainError("indicators-sent-already")
        if row.state == ReportState.EXCUSED:
            raise DomainError("indicators-excused-already")
        if period.state not in TAKING:
            raise DomainError("indicators-closed-already")

    def _shown(
        self,
        row: IndicatorReport,
        period: IndicatorPeriod,
        catalogue: Catalogue,
        organisation: str,
        reports_for: bool,
        previous: Mapping[str, Any] | None = None,
    ) -> Report:
        taking = period.state in TAKING
        return Report(
            id=row.id,
            organisation_id=row.organisation_id,
            organisation=organisation,
            municipality=row.municipality,
            kind=row.kind,
            period=asked_of(period),
            state=ReportState(row.state),
            elements=tuple(catalogue.elements[code] for code in row.asked),
            answers=row.answers,
            previous=previous or {},
            returned=tuple(row.returned),
            note=row.note,
            receipt=receipt_number(period, row.receipt),
            submitted_at=row.submitted_at,
            on_time=row.on_time,
            own=reports_for,
            fills=reports_for and taking and row.state in WAITED_FOR,
            corrects=reports_for and row.state in RECEIVED,
        )


__all__ = ["Asked", "Element", "Indicators", "PeriodState", "Receipt", "Report", "ReportState", "Why"]
