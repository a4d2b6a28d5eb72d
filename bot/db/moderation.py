"""Cases: what waits for a coordinator's decision, from submission to the end, and the audit of every step.

submitted → claimed → returned | approved | declined; withdrawn by the applicant, expired by the clock. A question goes
submitted → claimed → answered | closed, and may be submitted again. Every step is a
compare-and-set on the state, so two people who press at once make one decision.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import steps
from bot.db.base import Base, BigId, UTCDateTime


class State(StrEnum):
    SUBMITTED = "submitted"
    CLAIMED = "claimed"
    RETURNED = "returned"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ANSWERED = "answered"
    CLOSED = "closed"


WAITING = (State.SUBMITTED, State.CLAIMED)  # for a coordinator
OPEN = (*WAITING, State.RETURNED)
SETTLED = (State.ANSWERED, State.CLOSED)  # the ends of what is answered and not approved


class Kind(StrEnum):
    """What a case is about; what its approval does belongs to the feature."""

    INSTITUTION = "institution"
    BUSINESS = "business"
    COLLEAGUE = "colleague"  # somebody asks to act for an organisation that is known already
    QUESTION = "question"
    EVENT = "event"  # an event is proposed, or a change of one
    VACANCY = "vacancy"  # the same of a vacancy
    QUALITY = "quality"  # marks of visitors are low somewhere


# What is shown to everybody once it is approved; its form keeps the host, its subject is what is to be changed.
PROPOSALS = (Kind.EVENT, Kind.VACANCY)
JOINING = (Kind.INSTITUTION, Kind.BUSINESS, Kind.COLLEAGUE)  # by these a person comes to act for an organisation
ANSWERED = (Kind.QUESTION, Kind.QUALITY)  # answered or closed; everything else is approved or declined


class Case(Base):
    """One application. `answers` are the stored answers of `form`; `before` those the coordinator returned."""

    __tablename__ = "cases"
    __table_args__ = (
        Index(
            "ix_cases_waiting",
            "due_at",
            "id",
            sqlite_where=text("state IN ('submitted', 'claimed')"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[Kind] = mapped_column(String(15))
    state: Mapped[State] = mapped_column(String(10), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    form: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(String(40))  # what is to be changed; empty: something new
    title: Mapped[str] = mapped_column(String(250))
    municipality: Mapped[str | None] = mapped_column(String(40), index=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    marked: Mapped[list[str]] = mapped_column(JSON)  # fields to correct
    note: Mapped[str | None] = mapped_column(Text)  # the coordinator's words to the applicant
    reason: Mapped[str | None] = mapped_column(String(30))  # of declining
    said: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))  # its words then, by language
    submitted_at: Mapped[datetime] = mapped_column(UTCDateTime)
    due_at: Mapped[datetime] = mapped_column(UTCDateTime)
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    claimed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    decided_by: Mapped[str | None] = mapped_column(String(80))  # as the others see them
    reminded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    escalated_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class AuditEntry(Base):
    """Who did what and when, and who tried without the right; never changed afterwards."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    action: Mapped[str] = mapped_column(String(30))
    subject: Mapped[str] = mapped_column(String(40))  # «case:12»


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the queue."""

    id: int
    kind: Kind
    title: str
    municipality: str | None
    submitted_at: datetime
    claimed_by: int | None


async def step(
    session: AsyncSession,
    case_id: int,
    allowed: Collection[State],
    to: State,
    *,
    holder: int | None = None,
    **values: Any,
) -> bool:
    """Move a case on if it is in one of the `allowed` states; whether it was this call that did.

    With `holder` a case claimed by somebody else does not move.
    """
    seen = [Case.id == case_id, Case.state.in_(allowed)]
    if holder is not None:
        seen.append(or_(Case.state != State.CLAIMED, Case.claimed_by == holder))
    return await steps.step(session, Case, *seen, state=to, **values)


async def waiting(
    session: AsyncSession, municipalities: Collection[str] | None, *, offset: int = 0, limit: int = 10
) -> list[Waiting]:
    """The queue, the nearest deadline first; of some municipalities only when they are given."""
    found = select(Case.id, Case.kind, Case.title, Case.municipality, Case.submitted_at, Case.claimed_by).where(
        Case.state.in_(WAITING)
    )
    if municipalities is not None:
        found = found.where(Case.municipality.in_(municipalities))
    rows = await session.execute(found.order_by(Case.due_at, Case.id).offset(offset).limit(limit))
    return [Waiting(row.id, Kind(row.kind), *row[2:]) for row in rows]


async def count_waiting(
    session: AsyncSession, municipalities: Collection[str] | None = None, kind: Kind | None = None
) -> int:
    """How many are in the queue, in some municipalities and of one kind, or of all."""
    found = select(func.count()).select_from(Case).where(Case.state.in_(WAITING))
    if kind is not None:
        found = found.where(Case.kind == kind)
    if municipalities is not None:
        found = found.where(Case.municipality.in_(municipalities))
    return int(await session.scalar(found) or 0)


async def count_late(session: AsyncSession, municipalities: Collection[str] | None, now: datetime) -> int:
    """How many in the queue have waited beyond their deadline."""
    found = select(func.count()).select_from(Case).where(Case.state.in_(WAITING), Case.due_at <= now)
    if municipalities is not None:
        found = found.where(Case.municipality.in_(municipalities))
    return int(await session.scalar(found) or 0)


async def of_author(session: AsyncSession, person_id: int, states: Collection[State]) -> list[Case]:
    return list(
        (
            await session.scalars(
                select(Case).where(Case.author_id == person_id, Case.state.in_(states)).order_by(Case.id.desc())
            )
        ).all()
    )


async def count_of(session: AsyncSession, person_id: int) -> int:
    """How many cases a person began."""
    return int(await session.scalar(select(func.count()).select_from(Case).where(Case.author_id == person_id)) or 0)


async def newest_to_join(session: AsyncSession, person_id: int) -> Case | None:
    found = select(Case).where(Case.author_id == person_id, Case.kind.in_(JOINING)).order_by(Case.id.desc()).limit(1)
    return (await session.scalars(found)).first()


async def stale(session: AsyncSession, state: State, before: datetime, limit: int = 100) -> list[Case]:
    """Cases that have been in `state` since before a moment, locked."""
    return list(
        (
            await session.scalars(
                select(Case)
                .where(Case.state == state, Case.changed_at <= before)
                .order_by(Case.id)
                .limit(limit)
                .with_for_update(skip_locked=True)
            )
        ).all()
    )


async def forgotten_claims(session: AsyncSession, before: datetime, now: datetime, limit: int = 100) -> list[Case]:
    """Cases claimed before a moment and not decided, locked; low marks stay with their owner until the deadline."""
    kept = (Case.kind == Kind.QUALITY) & (Case.due_at > now)
    return list(
        (
            await session.scalars(
                select(Case)
                .where(Case.state == State.CLAIMED, Case.changed_at <= before, ~kept)
                .order_by(Case.id)
                .limit(limit)
                .with_for_update(skip_locked=True)
            )
        ).all()
    )


async def waiting_about(session: AsyncSession, kind: Kind, subject: str) -> Case | None:
    """The case about something that waits for a decision."""
    return (
        await session.scalars(
            select(Case).where(Case.kind == kind, Case.subject == subject, Case.state.in_(WAITING)).limit(1)
        )
    ).first()


async def overdue(session: AsyncSession, column: Any, submitted_before: datetime, limit: int = 100) -> list[Case]:
    """Untouched cases submitted before a moment whose `column` (reminded_at, escalated_at) is still empty, locked."""
    return list(
        (
            await session.scalars(
                select(Case)
                .where(Case.state == State.SUBMITTED, Case.submitted_at <= submitted_before, column.is_(None))
                .order_by(Case.id)
                .limit(limit)
                .with_for_update(skip_locked=True)
            )
        ).all()
    )


def note_down(session: AsyncSession, actor_id: int | None, action: str, subject: str, now: datetime) -> None:
    """Write a line of the audit."""
    session.add(AuditEntry(at=now, actor_id=actor_id, action=action, subject=subject))


async def forget_answers(session: AsyncSession, before: datetime) -> None:
    """Empty what was not approved and ended before a moment."""
    await session.execute(
        update(Case)
        .where(Case.state.in_((State.DECLINED, State.WITHDRAWN, State.EXPIRED)), Case.changed_at < before)
        .values(answers={}, before=None)
        .execution_options(synchronize_session=False)
    )


async def forget_author(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Take back what a person has in the queue, and empty all they ever applied with."""
    await session.execute(
        update(Case)
        .where(Case.author_id == person_id, Case.state.in_(OPEN))
        .values(state=State.WITHDRAWN, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Case)
        .where(Case.author_id == person_id)
        .values(author_id=None, answers={}, before=None, note=None, title="")
        .execution_options(synchronize_session=False)
    )
