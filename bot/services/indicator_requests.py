"""Who is asked for a report, and what they are told while it is waited for."""

from typing import Any

from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db.database import Session
from bot.db.indicators import IndicatorPeriod, IndicatorReport
from bot.db.organisations import Duty, Organisation
from bot.db.people import Person
from bot.indicators.spans import REMINDERS, PeriodState
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries

MINUTE_HOLDS = 1.2  # numbers: twelve take about ten minutes


async def request_facts(session: Session, row: IndicatorReport) -> dict[str, Any]:
    """What every message about a report is made of."""
    period = await session.get_one(IndicatorPeriod, row.period_id)
    organisation = await session.get_one(Organisation, row.organisation_id)
    return {
        "report": row.id,
        "organisation": organisation.name,
        "length": str(period.length),
        "starts": period.starts.isoformat(),
        "due": period.due.isoformat(),
        "count": len(row.asked),
        "minutes": max(1, round(len(row.asked) / MINUTE_HOLDS)),
    }


class IndicatorRequests:
    """Requests for reports and reminders of them. Everything runs in the transaction of its cause."""

    def __init__(self, clock: Clock, coordinators: Coordinators, deliveries: Deliveries) -> None:
        self._clock = clock
        self._coordinators = coordinators
        self._deliveries = deliveries

    async def responsible(self, session: Session, row: IndicatorReport) -> Person | None:
        """Who answers for a report: the one it was given to, else the first reporter, else the first administrator;
        nobody who said that it is not theirs."""
        reporters = await organisations_db.people_of(session, row.organisation_id, Duty.REPORTER)
        administrators = await organisations_db.people_of(session, row.organisation_id, Duty.ADMINISTRATOR)
        wanted = [each for each in (*reporters, *administrators) if each not in row.declined]
        if row.responsible_id is not None and row.responsible_id not in row.declined:
            everybody = await organisations_db.people_of(session, row.organisation_id)
            wanted = [row.responsible_id, *wanted] if row.responsible_id in everybody else wanted
        for person_id in wanted:
            person = await people_db.of_id(session, person_id)
            if person is not None:
                return person
        return None

    async def ask(self, session: Session, row: IndicatorReport, period: IndicatorPeriod) -> None:
        """Write the request to whoever answers for a report, if anybody does."""
        person = await self.responsible(session, row)
        row.responsible_id = person.id if person else None
        if person is None:
            return
        facts = await request_facts(session, row)
        await self._deliveries.add(
            session,
            person,
            "indicators-reopened" if period.state == PeriodState.REOPENED else "indicators-open",
            key=self._key_of(row, period),
            expires_at=period.closes_at,
            closes=period.closes_at.isoformat(),
            **facts,
        )

    async def remind(self, session: Session, row: IndicatorReport, period: IndicatorPeriod, count: int) -> None:
        """The reminder number `count`: before the last day to whoever answers, after it to the others who can report
        too."""
        late = count > len(REMINDERS)
        kind = "indicators-late" if late else "indicators-reminder"
        person = await self.responsible(session, row)
        told = {person.id: person} if person else {}
        if late:
            for duty in (Duty.REPORTER, Duty.ADMINISTRATOR):
                for person_id in await organisations_db.people_of(session, row.organisation_id, duty):
                    deputy = None if person_id in row.declined else await people_db.of_id(session, person_id)
                    if deputy is not None:
                        told.setdefault(deputy.id, deputy)
        facts = await request_facts(session, row)
        facts["left"] = sum(code not in row.answers or code in row.returned for code in row.asked)
        for each in told.values():
            await self._deliveries.add(
                session,
                each,
                kind,
                key=f"{kind}:{row.id}:{count}:{each.id}",
                expires_at=period.closes_at if late else period.due_at,
                closes=period.closes_at.isoformat(),
                **facts,
            )

    def _key_of(self, row: IndicatorReport, period: IndicatorPeriod) -> str:
        """The key of the request for a report; a period can be opened again more than once."""
        if period.state == PeriodState.REOPENED:
            return f"indicators-reopened:{row.id}:{period.closes_at:%Y%m%d}"
        return f"indicators-open:{row.id}"

    def keys_of(self, row: IndicatorReport, period: IndicatorPeriod) -> list[str]:
        """The messages that make no sense once the report has come."""
        people = [row.responsible_id, row.submitted_by]
        reminders = [
            f"indicators-{'late' if count > len(REMINDERS) else 'reminder'}:{row.id}:{count}:{person}"
            for count in range(1, len(REMINDERS) + 2)
            for person in people
            if person is not None
        ]
        return [self._key_of(row, period), *reminders]

    async def tell_unassigned(self, session: Session, row: IndicatorReport) -> None:
        """Nobody answers for a report: the coordinators of the municipality find somebody."""
        facts = await request_facts(session, row)
        for person in await self._coordinators.to_tell(session, row.municipality):
            await self._deliveries.add(
                session, person, "indicators-unassigned", key=f"indicators-unassigned:{row.id}:{person.id}", **facts
            )

    async def tell(
        self, session: Session, row: IndicatorReport, kind: str, key: str, *, first: int | None = None, **more: Any
    ) -> None:
        """Write to `first` where they are still of the institution, else to whoever sent a report, or answers for
        it."""
        there = await organisations_db.people_of(session, row.organisation_id)
        found = next((each for each in (first, row.submitted_by) if each in there), None)
        person = await self.responsible(session, row) if found is None else await people_db.of_id(session, found)
        if person is not None:
            await self._deliveries.add(session, person, kind, key=key, **await request_facts(session, row), **more)
