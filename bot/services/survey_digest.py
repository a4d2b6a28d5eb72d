"""Open surveys in digests: those meant for the reader that they have not answered, the ones that close first before."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import survey_audience as audience
from bot.db import survey_news as db
from bot.db import surveys as surveys_db
from bot.db.database import Session
from bot.db.digests import Reader
from bot.services.surveys import SurveyLine, line_of
from bot.survey_audience import Audience, Kind


class SurveyShelf:
    """What is open, each with whom it is for."""

    def __init__(self, surveys: Sequence[tuple[int, Audience]]) -> None:
        self._surveys = surveys

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        if not self._surveys:
            return {}
        ids = [each.id for each in readers]
        belonging = await db.belonging(session, ids)
        answered = await db.answered(session, ids, [survey_id for survey_id, _ in self._surveys])
        found = {}
        for reader in readers:
            who, known = _as_audience(reader, belonging.get(reader.id)), answered.get(reader.id, ())
            found[reader.id] = [each for each, whom in self._surveys if each not in known and whom.includes(who)]
        return found


class SurveySource:
    """Surveys to take part in."""

    name = topic = "surveys"

    async def open(self, session: Session, now: datetime) -> SurveyShelf:
        rows = await surveys_db.open_ones(session)
        live = [row for row in rows if row.closes_at is None or row.closes_at > now]
        return SurveyShelf([(row.id, Audience.of(row.audience)) for row in live])

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, SurveyLine]:
        answered = (await db.answered(session, [reader.id], item_ids)).get(reader.id, ())
        rows = await db.still_open(session, item_ids)
        live = [row for row in rows if row.closes_at is None or row.closes_at > now]
        return {row.id: line_of(row) for row in live if row.id not in answered}


def _as_audience(reader: Reader, theirs: db.Belonging | None) -> audience.Reader:
    theirs = theirs or db.Belonging()
    own = {Kind.SPECIALISTS.value} if reader.specialist else set()
    home = {reader.municipality} if reader.municipality else set()
    return audience.Reader(
        frozenset(own | theirs.kinds), frozenset(home | theirs.places), reader.spheres | theirs.spheres
    )
