"""Questions to a coordinator: what was said in the thread of a case, by whom and when."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Select, Text, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.deliveries import Delivery
from bot.db.moderation import WAITING, Case, Kind

# What coordinators are sent about a question: its words stand in the ledger until they are forgotten.
NOTICES = ("question-new", "question-more", "question-waits", "question-escalated")


class QuestionMessage(Base):
    """One message of a thread. `author_id` is empty once its author has been erased."""

    __tablename__ = "question_messages"
    __table_args__ = (Index("ix_question_messages_case", "case_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    from_coordinator: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


async def thread(session: AsyncSession, case_id: int) -> list[QuestionMessage]:
    """What was said about a question, the oldest first."""
    return list(
        (
            await session.scalars(
                select(QuestionMessage).where(QuestionMessage.case_id == case_id).order_by(QuestionMessage.id)
            )
        ).all()
    )


async def threads_of(session: AsyncSession, person_id: int) -> list[QuestionMessage]:
    """Everything said in the threads of a person, the answers included."""
    return list(
        (
            await session.scalars(
                select(QuestionMessage)
                .where(QuestionMessage.case_id.in_(_asked_by(person_id)))
                .order_by(QuestionMessage.case_id, QuestionMessage.id)
            )
        ).all()
    )


async def count_unanswered(session: AsyncSession, person_id: int) -> int:
    """How many messages of a person wait for an answer."""
    return int(
        await session.scalar(
            select(func.count())
            .select_from(QuestionMessage)
            .join(Case, Case.id == QuestionMessage.case_id)
            .where(
                Case.author_id == person_id,
                Case.kind == Kind.QUESTION,
                Case.state.in_(WAITING),
                QuestionMessage.from_coordinator.is_(False),
                QuestionMessage.at >= Case.submitted_at,
            )
        )
        or 0
    )


async def forget(session: AsyncSession, person_id: int) -> None:
    """Delete the threads of a person and what coordinators were told of them; answers the person gave to others stay
    without their name."""
    asked = list((await session.scalars(_asked_by(person_id))).all())
    if asked:
        await session.execute(delete(QuestionMessage).where(QuestionMessage.case_id.in_(asked)))
        await session.execute(
            delete(Delivery)
            .where(Delivery.kind.in_(NOTICES), Delivery.params["case"].as_integer().in_(asked))
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        update(QuestionMessage)
        .where(QuestionMessage.author_id == person_id)
        .values(author_id=None)
        .execution_options(synchronize_session=False)
    )


def _asked_by(person_id: int) -> Select[int]:
    """By who wrote, not by whose case it is: a case may have lost its author by then."""
    return (
        select(QuestionMessage.case_id)
        .where(QuestionMessage.author_id == person_id, QuestionMessage.from_coordinator.is_(False))
        .distinct()
    )
