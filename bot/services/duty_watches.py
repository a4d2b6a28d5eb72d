"""What the features have for the coordinators' digest besides the queue: low marks, indicators that are late."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.db import indicators as indicators_db
from bot.db import moderation as moderation_db
from bot.db.database import Session
from bot.db.moderation import Kind
from bot.services.duty import Fact


class QualityWatch:
    """Places whose low marks nobody has answered yet."""

    async def facts(self, session: Session, places: Collection[str] | None, now: datetime) -> Sequence[Fact]:
        return [Fact("duty-low", await moderation_db.count_waiting(session, places, Kind.QUALITY))]


class IndicatorWatch:
    """Reports that are still missing after their last day."""

    async def facts(self, session: Session, places: Collection[str] | None, now: datetime) -> Sequence[Fact]:
        return [Fact("duty-reports", await indicators_db.count_late(session, places, now))]
