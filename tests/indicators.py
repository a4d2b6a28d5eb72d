"""Institutions that report, for the tests of indicators, and the quarter they report about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.db.database import Database
from bot.db.indicator_history import IndicatorCorrection
from bot.db.indicators import IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Duty, Organisation, Side
from bot.indicators.spans import MOSCOW, PeriodState
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import person_id

# The fourth quarter of 2048: opened on 11 January, due on the 29th, closed after 5 February.
BEFORE = datetime(2048, 12, 15, 12, tzinfo=MOSCOW)
OPENED = datetime(2049, 1, 11, 10, 5, tzinfo=MOSCOW)
GRACE = datetime(2049, 2, 1, 10, 5, tzinfo=MOSCOW)
CLOSED = datetime(2049, 2, 8, 10, 5, tzinfo=MOSCOW)

# What a house of culture answers, in the order of the questions.
ANSWERS = ("1240", "100", "10", "40", "2", "30", "9", "1", "1,5", "4", "350", "6")


@dataclass
class Institution:
    id: int
    people: tuple[Actor, ...]


async def institution(
    cluster: Cluster,
    name: str,
    *people: Actor,
    kind: str = "kdu",
    municipality: str = "vyazemsky",
    duty: Duty = Duty.REPORTER,
) -> Institution:
    """An institution of last year and those who report for it; the first is its administrator too."""
    async with cluster.app.database.begin(effect=False) as session:
        row = Organisation(
            side=Side.INSTITUTION,
            kind=kind,
            name=name,
            municipality=municipality,
            search_text=name,
            created_at=datetime(2047, 12, 1, tzinfo=MOSCOW),
        )
        session.add(row)
        await session.flush()
        for number, actor in enumerate(people):
            actor_id = await person_id(cluster, actor)
            await cluster.app.services.colleagues.appoint(session, row.id, actor_id, duty)
            if number == 0:
                await cluster.app.services.colleagues.appoint(session, row.id, actor_id, Duty.ADMINISTRATOR)
    return Institution(row.id, people)


async def comes(cluster: Cluster, name: str, language: str = "ru") -> Actor:
    """Somebody who has been here."""
    actor = cluster.person(name, language=language)
    await actor.opens()
    return actor


async def goes_to(cluster: Cluster, moment: datetime) -> None:
    """Move the clock and let the ticks and the sender do what has become due; buttons that were sent can be pressed."""
    cluster.clock.to(moment)
    await cluster.passes(0)
    await cluster.rests()


async def quarter(database: Database) -> IndicatorPeriod:
    """The period of the tests."""
    async with database.read() as session:
        found = await session.scalars(
            select(IndicatorPeriod).where(IndicatorPeriod.set_code == "quarter").order_by(IndicatorPeriod.starts)
        )
        return next(each for each in found if str(each.starts) == "2048-10-01")


async def report_of(cluster: Cluster, house: Institution) -> IndicatorReport:
    period = await quarter(cluster.app.database)
    async with cluster.app.database.read() as session:
        found = await session.scalars(
            select(IndicatorReport).where(
                IndicatorReport.organisation_id == house.id, IndicatorReport.period_id == period.id
            )
        )
        return found.one()


async def answers(actor: Actor, *given: str) -> None:
    """Type answers, one a question."""
    for each in given:
        await actor.says(each)


async def reports(actor: Actor, **other: Any) -> None:
    """Fill a report in from the request and send it."""
    await actor.presses("Заполнить")
    await answers(actor, *(other.get("given") or ANSWERS))
    await actor.sees("Проверьте, пожалуйста")
    await actor.presses("Отправить")
    await actor.sees("квитанция № 4-")


async def expects_a_report(cluster: Cluster, organisation_id: int) -> None:
    """Report number 1 of an organisation in the period that is planned first, with a correction asked for."""
    now = cluster.clock.now()
    await cluster.app.services.indicator_periods.tick(now)
    async with cluster.app.database.begin(effect=False) as session:
        period = await session.get_one(IndicatorPeriod, 1)
        period.state, period.changes_at = PeriodState.OPEN, None
        report = IndicatorReport(
            period_id=period.id,
            organisation_id=organisation_id,
            municipality="vyazemsky",
            kind="kdu",
            state=ReportState.NOT_STARTED,
            asked=["visits"],
            answers={},
            declined=[],
            returned=[],
            asked_at=now,
            reminded=9,
            changed_at=now,
        )
        session.add(report)
        await session.flush()
        correction = IndicatorCorrection(
            report_id=report.id, element="visits", new={"value": 1}, reason="Ошибка", at=now
        )
        session.add(correction)
