"""Drafts: the answers to a form so far. A row, so that a form survives restarts, deploys and weeks."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class DraftRow(Base):
    """One open form of one person. At most one is active: the one that typed text goes to; the others are parked."""

    __tablename__ = "drafts"
    __table_args__ = (
        Index(
            "uq_drafts_active", "person_id", unique=True, sqlite_where=text("active"), postgresql_where=text("active")
        ),
        Index("uq_drafts_form", "person_id", "form", "subject", unique=True),
        Index("ix_drafts_subject", "form", "subject"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    form: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(40), default="")  # what is being edited, when a form has many
    state: Mapped[dict[str, Any]] = mapped_column(JSON)  # bot.forms.engine.Draft as JSON
    active: Mapped[bool]
    revision: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


# Built once: asked for with every /start, /menu and typed message.
ACTIVE = select(DraftRow).where(DraftRow.person_id == bindparam("person"), DraftRow.active.is_(True))
NEWEST = (
    select(DraftRow)
    .where(DraftRow.person_id == bindparam("person"))
    .order_by(DraftRow.updated_at.desc(), DraftRow.id.desc())
    .limit(1)
)


WITH_DRAFTS = select(DraftRow.person_id).distinct().where(DraftRow.person_id.in_(bindparam("people", expanding=True)))


async def with_drafts(session: AsyncSession, people: Collection[int]) -> dict[int, bool]:
    """Who of these left a form open."""
    connection = await session.connection()
    found = await connection.execute(WITH_DRAFTS, {"people": list(people)})
    return dict.fromkeys(found.scalars(), True)


async def active(session: AsyncSession, person_id: int) -> DraftRow | None:
    return (await session.scalars(ACTIVE, {"person": person_id})).first()


async def newest(session: AsyncSession, person_id: int) -> DraftRow | None:
    """The draft that was touched last, active or parked."""
    return (await session.scalars(NEWEST, {"person": person_id})).first()


async def owned(session: AsyncSession, draft_id: int, person_id: int) -> DraftRow | None:
    """The draft when it is this person's. Locked on PostgreSQL; on SQLite the write unit already is the lock."""
    return (
        await session.scalars(
            select(DraftRow).where(DraftRow.id == draft_id, DraftRow.person_id == person_id).with_for_update()
        )
    ).first()


async def is_open(session: AsyncSession, person_id: int, form: str, subject: str) -> bool:
    found = select(DraftRow.id).where(
        DraftRow.person_id == person_id, DraftRow.form == form, DraftRow.subject == subject
    )
    return await session.scalar(found) is not None


async def of_form(session: AsyncSession, person_id: int, form: str, subject: str) -> DraftRow | None:
    return (
        await session.scalars(
            select(DraftRow)
            .where(DraftRow.person_id == person_id, DraftRow.form == form, DraftRow.subject == subject)
            .with_for_update()
        )
    ).first()


async def all_of(session: AsyncSession, person_id: int) -> list[DraftRow]:
    return list(
        (await session.scalars(select(DraftRow).where(DraftRow.person_id == person_id).order_by(DraftRow.id))).all()
    )


async def count(session: AsyncSession, person_id: int) -> int:
    return int(
        await session.scalar(select(func.count()).select_from(DraftRow).where(DraftRow.person_id == person_id)) or 0
    )


async def park(session: AsyncSession, person_id: int) -> None:
    """No draft of the person is active any more; none is lost."""
    await session.execute(
        update(DraftRow).where(DraftRow.person_id == person_id, DraftRow.active.is_(True)).values(active=False)
    )


async def drop(session: AsyncSession, draft: DraftRow) -> None:
    await session.delete(draft)


async def drop_untouched(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(DraftRow).where(DraftRow.updated_at < before))


async def drop_of_form(session: AsyncSession, form: str, before: datetime) -> None:
    """Drop the drafts of a form that were not touched since a moment."""
    await session.execute(delete(DraftRow).where(DraftRow.form == form, DraftRow.updated_at < before))


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    await session.execute(delete(DraftRow).where(DraftRow.person_id == person_id))
