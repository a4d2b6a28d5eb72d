"""What coordinators published of surveys: what people said and what is done about it. Kept so that digests can tell
those who did not answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.surveys import SurveyRow


class SurveySummary(Base):
    """A summary; `answered`: how many had answered by then."""

    __tablename__ = "survey_summaries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id"), index=True)
    said: Mapped[str] = mapped_column(Text)
    done: Mapped[str] = mapped_column(Text)
    answered: Mapped[int]
    published_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary with what is known of its survey; `audience`: the formula of whom it was for, as JSON."""

    id: int
    survey_id: int
    titles: Mapping[str, str]
    audience: Mapping[str, Any]
    said: str
    done: str
    answered: int


WANTED = select(
    SurveySummary.id,
    SurveySummary.survey_id,
    SurveyRow.titles,
    SurveyRow.audience,
    SurveySummary.said,
    SurveySummary.done,
    SurveySummary.answered,
).join(SurveyRow, SurveyRow.id == SurveySummary.survey_id)


async def published(session: AsyncSession, since: datetime, limit: int) -> list[Summary]:
    """The newest ones, first."""
    newest = WANTED.where(SurveySummary.published_at > since).order_by(SurveySummary.id.desc()).limit(limit)
    return [Summary(*row) for row in await session.execute(newest)]


async def of(session: AsyncSession, ids: Sequence[int]) -> list[Summary]:
    rows = await session.execute(WANTED.where(SurveySummary.id.in_(ids)).order_by(SurveySummary.id))
    return [Summary(*row) for row in rows]
