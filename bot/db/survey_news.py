"""Surveys as digests need them: what each of many readers has answered or was invited to, and what is still open."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.attention import RETURNED
from bot.db.deliveries import Delivery
from bot.db.survey_invitations import INVITATION
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


async def invited(session: AsyncSession, person_ids: Sequence[int], survey_ids: Sequence[int]) -> dict[int, set[int]]:
    """To which of some surveys each of the people was invited by a message of its own."""
    found: dict[int, set[int]] = {}
    for survey_id in survey_ids:
        keys = [f"{INVITATION}:{survey_id}:{person_id}" for person_id in person_ids]
        rows = await session.scalars(
            select(Delivery.person_id).where(Delivery.key.in_(keys), Delivery.state.not_in(RETURNED))
        )
        for person_id in rows:
            if person_id is not None:
                found.setdefault(person_id, set()).add(survey_id)
    return found


async def still_open(session: AsyncSession, survey_ids: Sequence[int]) -> Sequence[SurveyRow]:
    """Of some surveys, those that take answers."""
    found = select(SurveyRow).where(SurveyRow.id.in_(survey_ids), SurveyRow.state == SurveyState.OPEN)
    return (await session.scalars(found.order_by(SurveyRow.id))).all()
