"""What people asked to be told of: the filters of vacancies they saved, how they are told, and what they were told."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class Alert(StrEnum):
    INSTANT = "instant"
    DIGEST = "digest"


class SavedFilter(Base):
    """One filter of a person. `narrowed` is the filter as text, by codes; alerts have told of vacancies up to the id
    `told_until`."""

    __tablename__ = "vacancy_filters"
    __table_args__ = (
        UniqueConstraint("person_id", "narrowed"),
        Index("ix_vacancy_filters_due", "alert", "person_id", "told_until"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    narrowed: Mapped[str] = mapped_column(String(120))
    alert: Mapped[Alert] = mapped_column(String(8))
    told_until: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


async def of_person(session: AsyncSession, person_id: int) -> Sequence[SavedFilter]:
    found = select(SavedFilter).where(SavedFilter.person_id == person_id).order_by(SavedFilter.id)
    return (await session.scalars(found)).all()


async def people_with(session: AsyncSession, person_ids: Collection[int]) -> set[int]:
    """Those of the people who wait for news of vacancies."""
    found = select(SavedFilter.person_id).where(SavedFilter.person_id.in_(person_ids)).distinct()
    return set(await session.scalars(found))


async def due(session: AsyncSession, newest: int, people: int) -> Sequence[SavedFilter]:
    """The instant filters of so many people who were not told of all vacancies up to an id yet."""
    waiting = (
        select(SavedFilter.person_id)
        .where(SavedFilter.alert == Alert.INSTANT, SavedFilter.told_until < newest)
        .order_by(SavedFilter.person_id)
        .distinct()
        .limit(people)
    )
    found = select(SavedFilter).where(
        SavedFilter.alert == Alert.INSTANT,
        SavedFilter.told_until < newest,
        SavedFilter.person_id.in_(waiting.scalar_subquery()),
    )
    return (await session.scalars(found.order_by(SavedFilter.person_id, SavedFilter.id).with_for_update())).all()


async def told(session: AsyncSession, ids: Collection[int], until: int) -> None:
    """Those filters need not tell of vacancies up to an id any more."""
    await session.execute(
        update(SavedFilter)
        .where(SavedFilter.id.in_(ids))
        .values(told_until=until)
        .execution_options(synchronize_session=False)
    )


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    await session.execute(delete(SavedFilter).where(SavedFilter.person_id == person_id))
