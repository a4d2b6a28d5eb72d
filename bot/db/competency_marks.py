"""What employers answered to surveys of competencies: named ones whose questions are called «c17_need», «c17_have»."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import String, cast, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.organisations import Organisation
from bot.db.people import PersonRow
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, SurveyRow


@dataclass(frozen=True, slots=True)
class Marked:
    """The newest marks of one employer, by the names of the questions."""

    organisation_id: int
    place: str
    marks: dict[str, object] = field(default_factory=dict)


async def marked(session: AsyncSession, since: date) -> list[Marked]:
    """The employers who answered since a day, each once whoever answered for them and however often.

    An anonymous answer is nobody's and so no employer's; a person's is that of the organisation they act for now.
    """
    asking = select(SurveyRow.id).where(
        SurveyRow.mode == Mode.NAMED, cast(SurveyRow.definition, String).contains('_need"', autoescape=True)
    )
    rows = await session.execute(
        select(Organisation.id, Organisation.municipality, Answer.answers)
        .join(PersonRow, PersonRow.acting_for == Organisation.id)
        .join(Answer, Answer.person_id == PersonRow.id)
        .where(Answer.survey_id.in_(asking), Answer.day >= since)
        .order_by(Answer.day, Answer.id)
    )
    found: dict[int, Marked] = {}
    for number, place, answers in rows:
        employer = found.setdefault(number, Marked(number, place))
        employer.marks.update(_given(answers))
    return [found[number] for number in sorted(found)]


def _given(answers: Mapping[str, object]) -> dict[str, object]:
    """Without what was skipped: it does not take back an earlier mark."""
    return {name: mark for name, mark in answers.items() if mark is not None}
