"""The life of a report under any order of presses: states follow their table, the first coming stands, the history
tells every value, and completeness counts what it should."""

import asyncio
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.db.database import Database
from bot.db.indicator_figures import reporting
from bot.db.indicator_history import IndicatorChange, IndicatorCorrection
from bot.db.indicators import RECEIVED, IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Duty, Organisation, Side
from bot.db.people import Person
from bot.errors import DomainError
from bot.forms.engine import Form
from bot.forms.indicators import CORRECT, EXCUSE, NOTE
from bot.indicators.spans import Length, PeriodState, span_of
from bot.services.forms import Submission
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicators import count_answers
from tests.test_moderation import Office

ASKED = ["visits", "events_n", "events_joint"]
FOLLOWS = {
    ReportState.NOT_STARTED: {ReportState.DRAFT, ReportState.SUBMITTED, ReportState.EXCUSED},
    ReportState.DRAFT: {ReportState.SUBMITTED, ReportState.EXCUSED},
    ReportState.SUBMITTED: {ReportState.ACCEPTED, ReportState.RETURNED},
    ReportState.RETURNED: {ReportState.SUBMITTED, ReportState.EXCUSED},
    ReportState.ACCEPTED: set[ReportState](),
    ReportState.EXCUSED: {ReportState.NOT_STARTED, ReportState.DRAFT},
}
PRESSES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "fill",
                "send",
                "accept",
                "mark",
                "return",
                "excuse",
                "expect",
                "ask",
                "approve",
                "decline",
                "late",
                "close",
            ]
        ),
        st.sampled_from(ASKED),
        st.integers(0, 50),
    ),
    min_size=6,
    max_size=24,
)


@dataclass
class Life:
    """One report of one institution, its representative and its coordinator."""

    office: Office
    reporter: Person
    owner: Person
    period_id: int
    report_id: int

    async def row(self) -> IndicatorReport:
        async with self.office.database.read() as session:
            return await session.get_one(IndicatorReport, self.report_id)

    async def press(self, what: str, element: str, value: int) -> None:
        services, owner, number = self.office.services, self.owner, self.report_id
        row = await self.row()
        match what:
            case "fill" | "send":
                given = {**row.answers, element: {"value": value}}
                if what == "send":
                    given = {code: given.get(code, {"value": 60 - ASKED.index(code) * 20}) for code in ASKED}
                async with self.office.database.begin() as session:
                    if what == "fill":
                        await services.indicators.watch(session, self.reporter, str(number), given)
                    else:
                        await services.indicators.submit(session, self.reporter, submission(NOTE, given, str(number)))
            case "accept":
                await services.indicator_review.accept(owner, number)
            case "mark":
                await services.indicator_review.mark(owner, number, element, wanted=value % 3 > 0)
            case "return" | "excuse":
                review = services.indicator_review
                work, form = (review.send_back, NOTE) if what == "return" else (review.excuse, EXCUSE)
                async with self.office.database.begin() as session:
                    await work(session, owner, submission(form, {"text": "Почему"}, str(number)))
            case "expect":
                await services.indicator_review.expect(owner, number)
            case "ask":
                answers = {"value": value, "reason": "Ошибка"}
                async with self.office.database.begin() as session:
                    asking = submission(CORRECT, answers, f"{number}:{element}")
                    await services.indicator_corrections.ask(session, self.reporter, asking)
            case "approve" | "decline":
                async with self.office.database.read() as session:
                    asked = await session.scalar(
                        select(IndicatorCorrection.id).where(
                            IndicatorCorrection.report_id == number, IndicatorCorrection.approved.is_(None)
                        )
                    )
                if asked is not None:
                    await services.indicator_corrections.decide(owner, asked, approved=what == "approve")
            case "late":
                self.office.clock.advance(timedelta(days=15).total_seconds())
            case "close":
                async with self.office.database.begin(effect=False) as session:
                    period = await session.get_one(IndicatorPeriod, self.period_id)
                    period.state = PeriodState.CLOSED


def submission(form: Form, answers: Mapping[str, Any], subject: str) -> Submission:
    return Submission(form, answers, answers, subject)


async def begun(office: Office, reporter: Person, owner: Person, number: int) -> Life:
    """A new institution that is asked about a quarter of its own."""
    now = office.clock.now()
    span = span_of(Length.QUARTER, date(2040, 1, 1))
    for _ in range(number):
        span = span.before
    async with office.database.begin(effect=False) as session:
        catalogue_id, _ = await Catalogues(office.clock).begin(session)
        house = Organisation(side=Side.INSTITUTION, kind="kdu", name="Дом", municipality="vyazemsky", created_at=now)
        period = IndicatorPeriod(
            set_code="quarter",
            length=span.length,
            starts=span.starts,
            ends=span.ends,
            state=PeriodState.OPEN,
            opens_at=now,
            due=now.date() + timedelta(days=10),
            due_at=now + timedelta(days=10),
            closes_at=now + timedelta(days=20),
            catalogue_id=catalogue_id,
            norms={},
        )
        session.add_all((house, period))
        await session.flush()
        await office.services.colleagues.appoint(session, house.id, reporter.id, Duty.REPORTER)
        report = IndicatorReport(
            period_id=period.id,
            organisation_id=house.id,
            municipality=house.municipality,
            kind="kdu",
            state=ReportState.NOT_STARTED,
            asked=ASKED,
            answers={},
            declined=[],
            returned=[],
            asked_at=now,
            changed_at=now,
        )
        session.add(report)
        await session.flush()
    return Life(office, reporter, owner, period.id, report.id)


async def lived(life: Life, presses: list[tuple[str, str, int]]) -> None:
    """Press, and look after each press whether everything still holds."""
    before = await life.row()
    for press in presses:
        refused = False
        try:
            await life.press(*press)
        except DomainError:
            refused = True
        row = await life.row()
        told = (row.state, row.answers, row.returned, row.receipt, row.submitted_at)
        if refused:
            assert told == (before.state, before.answers, before.returned, before.receipt, before.submitted_at), press
        assert row.state == before.state or row.state in FOLLOWS[ReportState(before.state)], press
        if before.first_submitted_at is not None:
            first = (before.first_submitted_at, before.on_time, before.receipt)
            assert (row.first_submitted_at, row.on_time, row.receipt) == first, press
        assert count_answers(row.asked, row.answers) == {"given": row.given, "filled": row.filled}
        assert set(row.returned) <= set(row.asked)
        async with life.office.database.read() as session:
            changes = await session.scalars(
                select(IndicatorChange).where(IndicatorChange.report_id == row.id).order_by(IndicatorChange.id)
            )
            replayed: dict[str, Any] = {}
            for each in changes:
                assert replayed.get(each.element) == each.old, press
                replayed[each.element] = each.new
            found = (await reporting(session, [life.period_id], by="kind")).get((life.period_id, "kdu"))
        assert {code: value for code, value in replayed.items() if value is not None} == row.answers, press
        if row.state == ReportState.EXCUSED:
            assert found is None, press
        else:
            assert found is not None
            assert (found.expected, found.actual) == (1, row.state in RECEIVED and row.given > 0), press
        before = row


@given(st.lists(PRESSES, min_size=1, max_size=4))
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_report_lives_as_it_should_whatever_is_pressed(sqlite_template: Path, tmp_path: Path, lives: Any) -> None:
    async def run() -> None:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        shutil.copy(sqlite_template, folder / "bot.db")
        database = Database(f"sqlite:///{folder / 'bot.db'}")
        office = Office(database)
        owner, reporter = await office.person("1"), await office.person("2")
        for number, presses in enumerate(lives):
            await lived(await begun(office, reporter, owner, number), presses)
        await database.close()

    asyncio.run(run())
