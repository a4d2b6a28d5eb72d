"""Surveys as digests need them: what each of many readers has answered, and what is still open."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.surveys import Participant, SurveyRow, SurveyState


async def answered(session: AsyncSession, person_ids: Sequence[int], survey_ids: Sequence[int]) -> dict[int, set[int]]:
    """Which of some surveys each of the people has answered."""
    found: dict[int, set[int]] = {}
    rows = await session.execute(
        select(Participant.person_id, Participant.survey_id).where(
            Participant.person_id.in_(person_ids),
            Participant.survey_id.in_(survey_ids),
            Participant.answered_on.is_not(None),
        )
    )
    for person_id, survey_id in rows:
        found.setdefault(person_id, set()).add(survey_id)
    return found


async def still_open(session: AsyncSession, survey_ids: Sequence[int]) -> Sequence[SurveyRow]:
    """Of some surveys, those that take answers."""
    found = select(SurveyRow).where(SurveyRow.id.in_(survey_ids), SurveyRow.state == SurveyState.OPEN)
    return (await session.scalars(found.order_by(SurveyRow.id))).all()
