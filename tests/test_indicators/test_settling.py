"""What is kept of a period once it is closed: a year put together from its quarters, a period opened again, and two
who press at once."""

import asyncio
import csv
import io
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.db.database import Database
from bot.db.indicator_figures import results
from bot.db.indicators import IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Organisation, Side
from bot.db.people import Role
from bot.errors import DomainError
from bot.indicators.spans import MOSCOW, Length, PeriodState, Span
from bot.sandbox.clock import SandboxClock
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicators import count_answers
from tests.conftest import Cluster
from tests.indicators import (
    BEFORE,
    CLOSED,
    OPENED,
    comes,
    goes_to,
    institution,
    quarter,
    report_of,
    reports,
)
from tests.test_indicators.test_sheets import received, sheets_in


def period_of(span: Span, code: str, catalogue_id: int) -> IndicatorPeriod:
    moment = datetime(2047, 1, 1, tzinfo=MOSCOW)
    return IndicatorPeriod(
        set_code=code,
        length=span.length,
        starts=span.starts,
        ends=span.ends,
        state=PeriodState.CLOSED,
        opens_at=moment,
        due=span.ends,
        due_at=moment,
        closes_at=moment,
        catalogue_id=catalogue_id,
        norms={},
    )


async def test_a_year_sums_the_flows_of_its_quarters_and_takes_the_last_of_the_stocks(database: Database) -> None:
    clock = SandboxClock()
    catalogues = Catalogues(clock)
    figures = IndicatorFigures(database, clock, MOSCOW, catalogues, ())
    async with database.begin(effect=False) as session:
        catalogue_id, _ = await catalogues.begin(session)
        houses = [
            Organisation(
                side=Side.INSTITUTION,
                kind="kdu",
                name=f"Дом {number}",
                municipality="desnogorsk",
                created_at=clock.now(),
            )
            for number in range(4)
        ]
        session.add_all(houses)
        await session.flush()
        span = Span(Length.QUARTER, date(2047, 1, 1))
        for index in range(4):
            period = period_of(span, "quarter", catalogue_id)
            session.add(period)
            await session.flush()
            for number, house in enumerate(houses):
                if number == 3 and index == 2:
                    continue  # a year without one of its quarters is not a year
                answers = {
                    "visits": {"value": 450 * (index + 1)},
                    "staff_main": {"value": 10},
                    "staff_left": {"value": 1},
                }
                asked = list(answers)
                session.add(
                    IndicatorReport(
                        period_id=period.id,
                        organisation_id=house.id,
                        municipality=house.municipality,
                        kind="kdu",
                        state=ReportState.ACCEPTED,
                        asked=asked,
                        answers=answers,
                        **count_answers(asked, answers),
                        declined=[],
                        returned=[],
                        changed_at=clock.now(),
                    )
                )
            span = span.after
        year = period_of(Span(Length.YEAR, date(2047, 1, 1)), "year", catalogue_id)
        session.add(year)
        await session.flush()
        await figures.settle(session, year)
        kept = (await results(session, [year.id], ""))[year.id]
        first = await session.get_one(IndicatorReport, 1)
        first.answers = {**first.answers, "visits": {"value": 450 + 2700}}
        await session.flush()
        await figures.settle_again(session, first.period_id)
        corrected = (await results(session, [year.id], ""))[year.id]
    # (450 + 900 + 1350 + 1800) of three houses for 27,000 people; staff as it was in the last quarter is asked anew.
    assert kept["T1-3"] == (500.0, None, 3)
    assert corrected["T1-3"] == (600.0, None, 3)  # a quarter corrected after both have closed
    assert kept["T6-3"] == (None, "no_data", 0)


async def test_a_closed_period_is_opened_again_and_closes_by_itself(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    club = await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await goes_to(cluster, CLOSED)
    await anna.presses("Заполнить")
    await anna.gets_alert("закрыт")
    coordinator = cluster.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.sees("Период закрыт", "Отчитались 0 из 1")
    await coordinator.presses("Открыть период снова")
    await coordinator.sees("пять рабочих дней")
    await coordinator.presses("Открыть период снова")
    await coordinator.sees("Период открыт снова")
    await anna.says("/menu")  # a press repeated at once is a double press
    await reports(anna)
    assert (await report_of(cluster, club)).on_time is False
    await goes_to(cluster, CLOSED + timedelta(days=10))
    period = await quarter(cluster.app.database)
    assert period.state == PeriodState.CLOSED
    async with cluster.app.database.read() as session:
        assert (await results(session, [period.id], ""))[period.id]["T1-4"][1] == "few"
    await coordinator.says("/console")
    await coordinator.presses("Шесть задач")
    await coordinator.sees("Шесть задач: вся область", "Отчитались 1 из 1")
    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.presses("4-й квартал 2048")
    await coordinator.presses("Файл CSV")
    lines = list(csv.DictReader(io.StringIO(received(cluster, coordinator, ".csv").decode("utf-8-sig"))))
    counted = next(each for each in lines if each["element"] == "institutions" and not each["municipality"])
    assert (counted["value"], counted["status"], counted["who"]) == ("1", "taken", "bot:members")
    await coordinator.presses("Файл XLSX")
    _, facts, _ = sheets_in(received(cluster, coordinator, ".xlsx"))
    assert ["Вся область", "Учреждений в кластере", "institutions", 1, "Участники кластера"] in [
        row[:5] for row in facts
    ]
    await anna.says("/menu")
    await anna.presses("Показатели")
    await anna.presses("4-й квартал 2048")
    await anna.presses("Картинка")
    await anna.sees("Показатели за 4-й квартал 2048")


async def test_two_coordinators_make_one_decision(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    await cluster.coordinator.opens()
    club = await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await reports(anna)
    known = await cluster.app.services.people.at("telegram", str(cluster.owner))
    assert known is not None
    owner = replace(known, roles=frozenset({Role.OWNER}))
    number = (await report_of(cluster, club)).id
    review = cluster.app.services.indicator_review
    answers = await asyncio.gather(*(review.accept(owner, number) for _ in range(5)), return_exceptions=True)
    refused = [each for each in answers if isinstance(each, BaseException)]
    assert len(refused) == 4
    assert all(isinstance(each, DomainError) and each.key == "indicators-decided-already" for each in refused)
    await anna.sees("приняты: Дом культуры")


async def test_receipts_of_a_period_are_numbered_without_gaps_or_doubles(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    people = [await comes(cluster, f"Человек {number}") for number in range(3)]
    houses = [await institution(cluster, f"Дом {number}", person) for number, person in enumerate(people)]
    await goes_to(cluster, OPENED)
    for person in people:
        await person.sees("Открыт сбор показателей")
    await asyncio.gather(*(reports(person) for person in people))
    assert sorted([(await report_of(cluster, house)).receipt or 0 for house in houses]) == [1, 2, 3]
