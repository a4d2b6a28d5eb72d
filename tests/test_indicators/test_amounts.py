"""Three thousand institutions and eight quarters: the pages of coordinators stay fast.

What is measured is the time of the processor, all threads together: what the machine does beside the test does not
count, and on a quiet machine it is the time people wait. Everything is done for the first time in the process.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert

from bot import indicator_passport, indicator_pictures
from bot.db.database import Database
from bot.db.indicator_facts import COLLECTORS
from bot.db.indicators import IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Organisation, Side
from bot.db.people import Person, Role
from bot.dictionaries import MUNICIPALITIES
from bot.i18n import texts_in
from bot.indicators.spans import MOSCOW, Length, PeriodState, Span
from bot.sandbox.clock import SandboxClock
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_matrix import IndicatorMatrix
from bot.services.indicator_passports import IndicatorPassports
from bot.services.indicator_requests import IndicatorRequests
from bot.services.indicator_review import IndicatorReview
from bot.services.indicators import Indicators, count_answers
from bot.services.people import People
from bot.views import indicator_figures as pages
from bot.views import indicator_files as files
from bot.views import indicator_review as review_pages

INSTITUTIONS, PERIODS = 3000, 8
PAGE, LIST, CLOSE, FILE = 0.6, 0.3, 3.0, 2.0  # seconds of the processor


def owner() -> Person:
    moment = datetime(2048, 1, 1, tzinfo=MOSCOW)
    return Person(
        1,
        "telegram",
        "1",
        "ru",
        "Europe/Moscow",
        None,
        None,
        False,
        False,
        None,
        frozenset({Role.OWNER}),
        moment,
        False,
    )


async def filled(database: Database, clock: SandboxClock, catalogues: Catalogues) -> None:
    """Institutions with reports of twenty numbers each; the newest period is still open."""
    random = Random(1)  # made-up numbers
    slugs = [each.slug for each in MUNICIPALITIES]
    now = clock.now()
    async with database.begin(effect=False) as session:
        catalogue_id, catalogue = await catalogues.begin(session)
        codes = list(catalogue.elements)[:20]
        organisations: list[dict[str, Any]] = [
            {
                "id": number,
                "side": Side.INSTITUTION,
                "kind": "kdu",
                "name": f"Дом культуры {number}",
                "municipality": slugs[number % len(slugs)],
                "search_text": "",
                "created_at": now,
            }
            for number in range(1, INSTITUTIONS + 1)
        ]
        await session.execute(insert(Organisation), organisations)
        span = Span(Length.QUARTER, datetime(2046, 1, 1, tzinfo=MOSCOW).date())
        for index in range(PERIODS):
            last = index == PERIODS - 1
            period = IndicatorPeriod(
                set_code="quarter",
                length=span.length,
                starts=span.starts,
                ends=span.ends,
                state=PeriodState.OPEN if last else PeriodState.CLOSED,
                opens_at=now,
                due=span.ends,
                due_at=now + timedelta(days=20),
                closes_at=now + timedelta(days=30),
                catalogue_id=catalogue_id,
                norms={},
            )
            session.add(period)
            await session.flush()
            answers = [{code: {"value": random.randrange(1000)} for code in codes} for _ in range(200)]
            await session.execute(
                insert(IndicatorReport),
                [
                    {
                        "period_id": period.id,
                        "organisation_id": each["id"],
                        "municipality": each["municipality"],
                        "kind": "kdu",
                        "state": ReportState.ACCEPTED if each["id"] % 10 else ReportState.NOT_STARTED,
                        "asked": codes,
                        "answers": answers[each["id"] % 200] if each["id"] % 10 else {},
                        **count_answers(codes, answers[0] if each["id"] % 10 else {}),
                        "declined": [],
                        "reminded": 0,
                        "returned": [],
                        "on_time": bool(each["id"] % 3),
                        "changed_at": now,
                        "asked_at": now,
                    }
                    for each in organisations
                ],
            )
            span = span.after


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_pages_of_three_thousand_institutions_are_fast(database: Database) -> None:
    clock = SandboxClock()
    people = People(database, clock, owners=frozenset({1}), language="ru", timezone="Europe/Moscow")
    deliveries = Deliveries(database, clock)
    coordinators = Coordinators(database, clock, people, deliveries)
    catalogues = Catalogues(clock)
    requests = IndicatorRequests(clock, coordinators, deliveries)
    figures = IndicatorFigures(database, clock, MOSCOW, catalogues, COLLECTORS)
    indicators = Indicators(database, clock, coordinators, deliveries, catalogues, requests)
    review = IndicatorReview(database, clock, MOSCOW, coordinators, catalogues, requests, indicators, figures)
    await filled(database, clock, catalogues)
    took: dict[str, float] = {}
    texts, person = texts_in("ru"), owner()

    @contextmanager
    def within(budget: float, name: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        took[name] = time.process_time() - begun
        assert took[name] < budget, took

    for number in range(1, PERIODS):
        async with database.begin(effect=False) as session:
            period = await session.get_one(IndicatorPeriod, number)
            with within(CLOSE, "close"):
                await figures.settle(session, period)
    with within(PAGE, "overview"):
        shown = await review.overview(person)
        assert shown is not None
        assert review_pages.overview(texts, shown).text
    assert (shown.total.expected, shown.total.actual) == (3000, 2700)
    with within(LIST, "list"):
        page = await review.listing(person, shown.period.id, "waited", 20)
    assert page.total == 300
    with within(PAGE, "matrix"):
        matrix = await IndicatorMatrix(database, review).page(person, "vyazemsky", 0)
        assert pages.matrix(texts, matrix).text
    assert (len(matrix.rows), len(matrix.periods)) == (20, 8)
    with within(PAGE, "tasks"):
        board = await figures.board()
        assert board is not None
        assert pages.tasks(texts, board, looks=True).text
    assert len(board.figures["T1"][3].trend) == 7
    with within(PAGE, "tasks of what is being collected"):
        current = await figures.board(current=True)
        assert current is not None
        assert pages.tasks(texts, current, looks=True).text
    assert current.reporting.actual == 2700
    with within(LIST, "institution"):
        own = await IndicatorPassports(database, indicators, figures).of(person, 1)
    assert len(own.trends["visits"]) == 1
    with within(FILE, "passport"):
        document = await asyncio.to_thread(indicator_passport.pdf, files.passport(texts, board))
    assert document.startswith(b"%PDF")
    with within(FILE, "picture"):
        picture = await asyncio.to_thread(indicator_pictures.passport, files.sheet(texts, board))
    assert picture.startswith(b"\x89PNG")
    with within(FILE, "picture of the matrix"):
        picture = await asyncio.to_thread(indicator_pictures.matrix, files.grid(texts, matrix))
    assert picture.startswith(b"\x89PNG")
