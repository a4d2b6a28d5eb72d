"""A period as a file: a workbook with definitions, long lines for statistics, a DHIS2 data value set."""

import asyncio
import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from bot.db import indicator_facts as facts_db
from bot.db import indicator_figures as figures_db
from bot.db.database import Database
from bot.db.indicator_facts import IndicatorFact
from bot.db.indicator_figures import ValueLine
from bot.db.people import Person
from bot.indicators.catalogue import Catalogue
from bot.indicators.spans import Length, Span
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_review import IndicatorReview
from bot.services.indicators import Asked, asked_of

COLUMNS = (
    "unit_id",
    "unit",
    "municipality",
    "period",
    "element",
    "value",
    "reason",
    "comment",
    "status",
    "who",
    "when",
)


@dataclass(frozen=True, slots=True)
class PeriodFile:
    """The values of a period, with the catalogue that says what they mean."""

    period: Asked
    catalogue: Catalogue
    lines: tuple[ValueLine, ...]
    facts: tuple[IndicatorFact, ...] = ()  # of the bot's own, once the period is closed


class IndicatorFiles:
    """What coordinators take away."""

    def __init__(
        self, db_: Database, catalogues: Catalogues, review: IndicatorReview, figures: IndicatorFigures
    ) -> None:
        self._db = db_
        self._catalogues = catalogues
        self._review = review
        self._figures = figures

    async def values(self, person: Person, period_id: int) -> PeriodFile:
        """The values of the coordinator's municipalities. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            places, period, catalogue = await self._review.desk(session, person, period_id)
            lines = await figures_db.values(session, period_id, places)
            facts = [
                each
                for each in await facts_db.kept(session, period_id)
                if places is None or each.municipality in places
            ]
        return PeriodFile(asked_of(period), catalogue, tuple(lines), tuple(facts))


async def written(write: Callable[[PeriodFile], bytes], file: PeriodFile) -> bytes:
    """Write a file in a thread: sixty thousand values take a second."""
    return await asyncio.to_thread(write, file)


def period_code(span: Span) -> str:
    """The period as DHIS2 calls it: 202611, 2026Q4, 2026S2, 2026."""
    year = span.starts.year
    match span.length:
        case Length.MONTH:
            return f"{year}{span.number:02}"
        case Length.QUARTER:
            return f"{year}Q{span.number}"
        case Length.HALF:
            return f"{year}S{span.number}"
        case _:
            return str(year)


def long_csv(file: PeriodFile) -> bytes:
    """One line a value, UTF-8 with a mark that Excel knows it by. What the bot counted by itself has no unit and is
    said by «bot:» with its source; without a municipality it is of the whole region."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    period = period_code(file.period.span)
    for each in file.lines:
        writer.writerow(
            [
                each.organisation_id,
                _harmless(each.organisation),
                each.municipality,
                period,
                each.element,
                "" if each.answer.get("value") is None else each.answer["value"],
                each.answer.get("reason") or "",
                _harmless(each.answer.get("comment") or ""),
                each.state,
                _harmless(each.who or ""),
                each.at.isoformat() if each.at else "",
            ]
        )
    for fact in file.facts:
        when = fact.taken_at.isoformat() if fact.taken_at else ""
        row = [
            "",
            "",
            fact.municipality,
            period,
            fact.name,
            fact.value,
            "",
            "",
            "taken",
            f"bot:{fact.source or ''}",
            when,
        ]
        writer.writerow(row)
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """What a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def dhis2(file: PeriodFile) -> bytes:
    """A data value set as DHIS2 imports it, with our own codes: idScheme=CODE."""
    values: list[dict[str, Any]] = []
    period = period_code(file.period.span)
    for each in file.lines:
        if each.answer.get("value") is None:
            continue
        value: dict[str, Any] = {
            "dataElement": each.element,
            "period": period,
            "orgUnit": str(each.organisation_id),
            "value": str(each.answer["value"]),
        }
        if each.answer.get("comment"):
            value["comment"] = each.answer["comment"]
        if each.at is not None:
            value["lastUpdated"] = f"{each.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000+0000"  # as DHIS2 writes it
        values.append(value)
    content = {"dataSet": file.period.set_code, "dataValues": values}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


__all__ = ["IndicatorFiles", "PeriodFile", "ValueLine", "dhis2", "long_csv", "period_code", "written"]
