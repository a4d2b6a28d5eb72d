"""Open surveys in digests: those meant for the reader that they have not answered nor were invited to,
the ones that close first before."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.audience import Formula, parse
from bot.db import survey_news as db
from bot.db import surveys as surveys_db
from bot.db.database import Session
from bot.db.digests import Reader
from bot.db.survey_invitations import included
from bot.services.surveys import SurveyLine, line_of


class SurveyShelf:
    """What is open, each with whom it is for."""

    def __init__(self, surveys: Sequence[tuple[int, Formula]], now: datetime) -> None:
        self._surveys = surveys
        self._now = now

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        if not self._surveys:
            return {}
        ids = [each.id for each in readers]
        fitting = await included(session, [formula for _, formula in self._surveys], ids, self._now)
        survey_ids = [survey_id for survey_id, _ in self._surveys]
        answered = await db.answered(session, ids, survey_ids)
        invited = await db.invited(session, ids, survey_ids)
        return {
            person_id: [
                survey_id
                for survey_id, formula in self._surveys
                if formula in fitting[person_id]
                and survey_id not in answered.get(person_id, ())
                and survey_id not in invited.get(person_id, ())
            ]
            for person_id in ids
        }


class SurveySource:
    """Surveys to take part in."""

    name = topic = "surveys"

    async def open(self, session: Session, now: datetime) -> SurveyShelf:
        rows = await surveys_db.open_ones(session)
        live = [row for row in rows if row.closes_at is None or row.closes_at > now]
        return SurveyShelf([(row.id, parse(row.audience)) for row in live], now)

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, SurveyLine]:
        answered = (await db.answered(session, [reader.id], item_ids)).get(reader.id, ())
        rows = await db.still_open(session, item_ids)
        live = [row for row in rows if row.closes_at is None or row.closes_at > now]
        return {row.id: line_of(row) for row in live if row.id not in answered}
