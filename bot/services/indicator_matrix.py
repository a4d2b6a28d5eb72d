"""Institutions by periods: who reported when, for those who may see their names."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.db import indicator_figures as figures_db
from bot.db import indicators as db
from bot.db.database import Database
from bot.db.indicator_figures import Line
from bot.db.people import Person
from bot.errors import NotAllowed
from bot.indicators.spans import PeriodState
from bot.paging import pages_of
from bot.services.indicator_review import IndicatorReview
from bot.services.indicators import Asked, asked_of

PERIODS = 8
PAGE = 20


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """A page of institutions of a municipality with their reports by period; the oldest period first."""

    place: str
    periods: tuple[Asked, ...]
    rows: tuple[tuple[str, Mapping[int, Line]], ...]
    page: int
    pages: int


class IndicatorMatrix:
    """Who reported when."""

    def __init__(self, db_: Database, review: IndicatorReview) -> None:
        self._db = db_
        self._review = review

    async def page(self, person: Person, place: str, page: int) -> MatrixPage:
        """A page of a municipality. Raises NotAllowed."""
        async with self._db.read() as session:
            places = await self._review.places(session, person)
            if places is not None and place not in places:
                raise NotAllowed
            opened = [each for each in PeriodState if each != PeriodState.PLANNED]
            newest = await db.periods(session, opened, 40)
            shown = [each for each in newest if each.set_code == newest[0].set_code][:PERIODS][::-1]
            ids = [each.id for each in shown]
            lines, total = await figures_db.matrix(session, ids, place, page * PAGE, PAGE)
        pages = pages_of(total, PAGE)
        rows: dict[int, tuple[str, dict[int, Line]]] = {}
        for each in lines:
            rows.setdefault(each.organisation_id, (each.name, {}))[1][each.period_id] = each
        return MatrixPage(place, tuple(asked_of(each) for each in shown), tuple(rows.values()), page, pages)


__all__ = ["IndicatorMatrix", "Line", "MatrixPage"]
