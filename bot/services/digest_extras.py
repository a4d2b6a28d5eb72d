"""Sections of digests besides events, vacancies and surveys: «что изменили», and the deadlines of indicators."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.db import digest_items as db
from bot.db.database import Database, Session
from bot.db.digest_items import Change, Due
from bot.db.digests import Reader
from bot.dictionaries import NEIGHBOURS
from bot.errors import Gone

NEWS_FOR = timedelta(days=45)  # what was changed earlier is no news
NEWEST = 200


class ChangeShelf:
    """What was changed lately, by the place."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._near: dict[str | None, list[Change]] = {}

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        if not self._changes:
            return {}
        rated = await db.rated(session, [each.id for each in readers])
        return {
            each.id: [change.id for change in self._around(each.municipality) if change.point_id not in known]
            for each in readers
            for known in (rated.get(each.id, ()),)
        }

    def _around(self, home: str | None) -> list[Change]:
        """For everybody who lives in the same place: their own place first."""
        near = self._near.get(home)
        if near is None:
            places = None if home is None else (home, *NEIGHBOURS[home])
            around = [each for each in self._changes if places is None or each.municipality in places]
            near = self._near[home] = sorted(around, key=lambda each: each.municipality != home)
        return near


class ChangeSource:
    """What institutions near the reader changed after they were rated. Whoever rated them has had a letter."""

    name, topic = "changes", "surveys"

    async def open(self, session: Session, now: datetime) -> ChangeShelf:
        return ChangeShelf(await db.changes_since(session, now - NEWS_FOR, now, NEWEST))

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, Change]:
        return {each.id: each for each in await db.changes_of(session, item_ids)}


class DueShelf:
    """Reports that are waited for."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        return await db.due_of(session, [each.id for each in readers], self._now)


class DueSource:
    """Reports of indicators the reader answers for: a duty, so that no topic switches it off."""

    name, topic = "deadlines", None

    async def open(self, session: Session, now: datetime) -> DueShelf:
        return DueShelf(now)

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, Due]:
        return {each.id: each for each in await db.due_reports(session, item_ids, reader.id, now)}


class Changes:
    """«Что изменили», read from a digest."""

    def __init__(self, db_: Database) -> None:
        self._db = db_

    async def read(self, reply_id: int) -> Change:
        """Raises Gone."""
        async with self._db.read() as session:
            found = await db.changes_of(session, [reply_id])
        if not found:
            raise Gone
        return found[0]


__all__ = ["Change", "ChangeSource", "Changes", "Due", "DueSource"]
