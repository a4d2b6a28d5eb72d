"""What was answered to surveys; in anonymous mode nothing here leads to who answered.

Answers keep no order of arrival: their ids are random, and of the time only the day is known.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    delete,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId
from bot.db.surveys import AT_ONCE, Mode, SurveyRow, SurveyState


class Answer(Base):
    """One answer to a survey, as its form keeps it, under a random id. Whose it is, and what they are, stands here in
    named surveys only: the table refuses it in anonymous ones. `counted`: whether it is in the results while its
    survey is open; anonymous ones come in by fives, so that nobody reads one off two views of the results."""

    __tablename__ = "survey_answers"
    __table_args__ = (
        ForeignKeyConstraint(["survey_id", "mode"], ["surveys.id", "surveys.mode"], ondelete="CASCADE"),
        UniqueConstraint("survey_id", "person_id"),
        Index("ix_survey_answers_survey", "survey_id", "id"),
        CheckConstraint(
            "mode = 'named' OR (person_id IS NULL AND kind IS NULL AND place IS NULL)", name="anonymous_is_nobodys"
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    survey_id: Mapped[int] = mapped_column(BigId)
    mode: Mapped[Mode] = mapped_column(String(10))
    day: Mapped[date] = mapped_column(Date)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str | None] = mapped_column(String(15))
    place: Mapped[str | None] = mapped_column(String(40))
    counted: Mapped[bool] = mapped_column(default=True)


async def answer_of(session: AsyncSession, survey_id: int, person_id: int) -> Answer | None:
    return (
        await session.scalars(select(Answer).where(Answer.survey_id == survey_id, Answer.person_id == person_id))
    ).first()


async def answers(
    session: AsyncSession, survey: SurveyRow, after: int = -1, limit: int | None = AT_ONCE
) -> list[tuple[int, date, Mapping[str, Any], int | None, str | None, str | None]]:
    """A part of the answers that may be looked at, in the order of their ids: id, day, answers, person, kind,
    place."""
    wanted = (
        select(Answer.id, Answer.day, Answer.answers, Answer.person_id, Answer.kind, Answer.place)
        .where(Answer.survey_id == survey.id, Answer.id > after)
        .order_by(Answer.id)
        .limit(limit)
    )
    if survey.state == SurveyState.OPEN:
        wanted = wanted.where(Answer.counted)
    return [tuple(row) for row in await session.execute(wanted)]


async def count_waiting(session: AsyncSession, survey_id: int) -> None:
    """Let all answers to a survey, whose row is locked, into its results."""
    await session.execute(
        update(Answer)
        .where(Answer.survey_id == survey_id, Answer.counted.is_(False))
        .values(counted=True)
        .execution_options(synchronize_session=False)
    )


async def mix(session: AsyncSession, survey_id: int, new_id: Callable[[], int]) -> None:
    """Write the answers of an anonymous survey, whose row is locked, anew under new ids: the database's own marks of
    when a row was written (on PostgreSQL xmin and the place in the table) become those of this moment."""
    wanted = select(Answer.day, Answer.answers, Answer.counted).where(Answer.survey_id == survey_id)
    rows = (await session.execute(wanted)).all()
    await session.execute(
        delete(Answer).where(Answer.survey_id == survey_id).execution_options(synchronize_session=False)
    )
    anew = sorted(((new_id(), row) for row in rows), key=lambda each: each[0])
    session.add_all(
        Answer(id=new, survey_id=survey_id, mode=Mode.ANONYMOUS, day=day, answers=dict(given), counted=counted)
        for new, (day, given, counted) in anew
    )
    await session.flush()


async def to_mix(session: AsyncSession) -> list[tuple[int, int]]:
    """Anonymous surveys with answers that were not mixed yet, and how many answers each has."""
    rows = await session.execute(
        select(SurveyRow.id, SurveyRow.answered).where(
            SurveyRow.mode == Mode.ANONYMOUS, SurveyRow.answered != SurveyRow.mixed
        )
    )
    return [(survey_id, answered) for survey_id, answered in rows]


async def drop_old_answers(session: AsyncSession, before: datetime) -> None:
    """Delete the answers to surveys closed before a moment."""
    old = select(SurveyRow.id).where(SurveyRow.closed_at < before)
    await session.execute(delete(Answer).where(Answer.survey_id.in_(old)).execution_options(synchronize_session=False))
