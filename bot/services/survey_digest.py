"""Surveys in digests: open ones that are meant for the reader, and what came of those they did not answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.audience import Formula, parse
from bot.db import survey_news as db
from bot.db import survey_summaries as summaries_db
from bot.db import surveys as surveys_db
from bot.db.database import Database, Session
from bot.db.digests import Reader
from bot.db.survey_invitations import included
from bot.db.survey_summaries import Summary
from bot.errors import Gone
from bot.services.surveys import SurveyLine, line_of

NEWS_FOR = timedelta(days=45)  # what was published earlier is no news
NEWEST = 50


class SurveyShelf:
    """What is open, each with whom it is for; not for those who answered or were invited by a message."""

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
    """Surveys to take part in, the ones that close first before."""

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


class ResultShelf:
    """What was published lately, each with whom its survey was for."""

    def __init__(self, summaries: Sequence[Summary], now: datetime) -> None:
        self._summaries = [(each, parse(each.audience)) for each in summaries]
        self._now = now

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        if not self._summaries:
            return {}
        ids = [each.id for each in readers]
        fitting = await included(session, [formula for _, formula in self._summaries], ids, self._now)
        answered = await db.answered(session, ids, [each.survey_id for each, _ in self._summaries])
        return {
            person_id: [
                each.id
                for each, formula in self._summaries
                if formula in fitting[person_id] and each.survey_id not in answered.get(person_id, ())
            ]
            for person_id in ids
        }


class ResultSource:
    """What people said and what is done about it. Whoever answered has had a letter."""

    name, topic = "results", "surveys"

    async def open(self, session: Session, now: datetime) -> ResultShelf:
        return ResultShelf(await summaries_db.published(session, now - NEWS_FOR, NEWEST), now)

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, Summary]:
        return {each.id: each for each in await summaries_db.of(session, item_ids)}


class SurveySummaries:
    """What was published of a survey, read from a digest."""

    def __init__(self, db_: Database) -> None:
        self._db = db_

    async def read(self, summary_id: int) -> Summary:
        """Raises Gone."""
        async with self._db.read() as session:
            found = await summaries_db.of(session, [summary_id])
        if not found:
            raise Gone
        return found[0]


__all__ = ["ResultSource", "Summary", "SurveySource", "SurveySummaries"]
