"""People of surveys: who they are, what somebody took part in, and forgetting them."""

from collections.abc import Collection

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.organisations import Organisation, Representative
from bot.db.people import PersonRow
from bot.db.survey_answers import Answer
from bot.db.surveys import AT_ONCE, Participant, SurveyRow


async def names(session: AsyncSession, ids: Collection[int]) -> dict[int, str | None]:
    """Names of people by id."""
    found: dict[int, str | None] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        rows = await session.execute(
            select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(wanted[start : start + AT_ONCE]))
        )
        found |= {row.id: row.name for row in rows}
    return found


async def place_of_work(session: AsyncSession, person_id: int) -> str | None:
    """The municipality of an organisation the person acts for."""
    acts = select(Representative.organisation_id).where(Representative.person_id == person_id)
    found = select(func.min(Organisation.municipality)).where(
        Organisation.id.in_(acts), Organisation.merged_into.is_(None)
    )
    return await session.scalar(found)


async def taken_part_in(session: AsyncSession, person_id: int) -> list[tuple[Participant, SurveyRow, Answer | None]]:
    """All surveys a person took part in, with the answer where it bears their name."""
    own = and_(Answer.survey_id == SurveyRow.id, Answer.person_id == person_id)
    rows = await session.execute(
        select(Participant, SurveyRow, Answer)
        .join(SurveyRow, SurveyRow.id == Participant.survey_id)
        .outerjoin(Answer, own)
        .where(Participant.person_id == person_id)
        .order_by(SurveyRow.id)
    )
    return [(participant, survey, answer) for participant, survey, answer in rows]


async def count_taken_part(session: AsyncSession, person_id: int) -> int:
    return int(
        await session.scalar(select(func.count()).select_from(Participant).where(Participant.person_id == person_id))
        or 0
    )


async def answering(session: AsyncSession, person_ids: Collection[int]) -> set[int]:
    """Those of the people whose answers with their name are kept: they agreed to that for longer."""
    found = await session.scalars(select(Answer.person_id).where(Answer.person_id.in_(person_ids)))
    return {each for each in found if each is not None}


async def forget_answers(session: AsyncSession, person_id: int) -> None:
    """Delete a person's named answers; the surveys count them no more."""
    named = select(Answer.survey_id).where(Answer.person_id == person_id)
    await session.execute(
        update(SurveyRow)
        .where(SurveyRow.id.in_(named))
        .values(answered=SurveyRow.answered - 1)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(Participant).where(Participant.person_id == person_id, Participant.survey_id.in_(named))
    )
    await session.execute(delete(Answer).where(Answer.person_id == person_id))


async def forget(session: AsyncSession, person_id: int) -> None:
    """Delete what tells of a person: their named answers, and that they took part at all."""
    await forget_answers(session, person_id)
    await session.execute(delete(Participant).where(Participant.person_id == person_id))
