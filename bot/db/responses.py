"""Responses to vacancies: who answered which, and what the employer did with it. One of a person and vacancy."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    Row,
    String,
    Text,
    UniqueConstraint,
    case,
    delete,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import steps
from bot.db.base import Base, BigId, UTCDateTime
from bot.db.deliveries import forget_told
from bot.db.people import PersonRow
from bot.db.vacancies import Vacancy


class ResponseState(StrEnum):
    NEW = "new"
    VIEWED = "viewed"
    INVITED = "invited"  # the contacts of both sides are open
    HIRED = "hired"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the person


WAITING = (ResponseState.NEW, ResponseState.VIEWED)  # for the employer
ALIVE = (*WAITING, ResponseState.INVITED)
KEY = "response:"  # what the keys of the messages about a response begin with, before its number


class Response(Base):
    """A specialist's response. After a withdrawal the same row may be submitted again."""

    __tablename__ = "vacancy_responses"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "person_id"),
        Index("ix_vacancy_responses_unseen", "state", "sent_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    state: Mapped[ResponseState] = mapped_column(String(10))
    message: Mapped[str | None] = mapped_column(Text)
    file: Mapped[str | None] = mapped_column(String(200))  # Telegram's file id
    file_name: Mapped[str | None] = mapped_column(String(120))
    file_kind: Mapped[str | None] = mapped_column(String(10))
    words: Mapped[str | None] = mapped_column(Text)  # of the employer, with an invitation or a refusal
    # Who invited.
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    sent_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    reminded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


async def of(session: AsyncSession, vacancy_id: int, person_id: int) -> Response | None:
    """A person's response to a vacancy."""
    found = select(Response).where(Response.vacancy_id == vacancy_id, Response.person_id == person_id)
    return (await session.scalars(found)).first()


async def step(
    session: AsyncSession, response_id: int, allowed: Collection[ResponseState], to: ResponseState, **values: Any
) -> bool:
    """Move a response on if it is in one of the `allowed` states; whether it was this call that did."""
    seen = (Response.id == response_id, Response.state.in_(allowed))
    return await steps.step(session, Response, *seen, state=to, **values)


async def counts(session: AsyncSession, vacancy_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many responses vacancies have, and how many of them nobody has looked at; withdrawn ones do not count."""
    rows = await session.execute(
        select(
            Response.vacancy_id,
            func.count(),
            func.sum(case((Response.state == ResponseState.NEW, 1), else_=0)),
        )
        .where(Response.vacancy_id.in_(vacancy_ids), Response.state != ResponseState.WITHDRAWN)
        .group_by(Response.vacancy_id)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


# New ones first, then those in hand, those settled last.
_TURN = case({state: turn for turn, state in enumerate(ResponseState)}, value=Response.state, else_=len(ResponseState))


async def to_vacancy(
    session: AsyncSession, vacancy_id: int, offset: int, limit: int
) -> tuple[Sequence[Row[Response, PersonRow]], int]:
    """A page of the responses to a vacancy with who sent them, and their number."""
    shown = (Response.vacancy_id == vacancy_id, Response.state != ResponseState.WITHDRAWN)
    total = int(await session.scalar(select(func.count()).select_from(Response).where(*shown)) or 0)
    found = select(Response, PersonRow).join(PersonRow, PersonRow.id == Response.person_id).where(*shown)
    rows = await session.execute(found.order_by(_TURN, Response.sent_at, Response.id).offset(offset).limit(limit))
    return rows.all(), total


async def of_person(
    session: AsyncSession, person_id: int, offset: int = 0, limit: int = 1000
) -> tuple[Sequence[Row[Response, Vacancy]], int]:
    """What a person responded to, the newest first, and how much that is."""
    total = int(
        await session.scalar(select(func.count()).select_from(Response).where(Response.person_id == person_id)) or 0
    )
    rows = await session.execute(
        select(Response, Vacancy)
        .join(Vacancy, Vacancy.id == Response.vacancy_id)
        .where(Response.person_id == person_id)
        .order_by(Response.sent_at.desc(), Response.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return rows.all(), total


async def alive(session: AsyncSession, vacancy_id: int) -> Sequence[Response]:
    """The responses to a vacancy that wait for something."""
    found = select(Response).where(Response.vacancy_id == vacancy_id, Response.state.in_(ALIVE)).order_by(Response.id)
    return (await session.scalars(found)).all()


async def unseen(session: AsyncSession, sent_before: datetime, limit: int = 200) -> Sequence[Response]:
    """Responses that nobody has looked at since before a moment and nobody was reminded of, locked."""
    found = (
        select(Response)
        .where(Response.state == ResponseState.NEW, Response.sent_at <= sent_before, Response.reminded_at.is_(None))
        .order_by(Response.vacancy_id, Response.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(found)).all()


async def unsay(session: AsyncSession, response_id: int) -> None:
    """Delete what was told of a response: it holds the sender's name, and contacts once there was an invitation."""
    await forget_told(session, [f"{KEY}{response_id}:"])


async def forget_handler(session: AsyncSession, person_id: int) -> None:
    """Invitations of a person stay without their contact."""
    handled = await session.scalars(select(Response.id).where(Response.handler_id == person_id))
    await forget_told(session, [f"{KEY}{response_id}:response-invited:" for response_id in handled])


async def drop(session: AsyncSession, *conditions: Any) -> None:
    """Delete responses and what both sides were told of them: these messages hold names, words and addresses."""
    dropped = await session.scalars(
        delete(Response).where(*conditions).returning(Response.id).execution_options(synchronize_session=False)
    )
    await forget_told(session, [f"{KEY}{response_id}:" for response_id in dropped])


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    await drop(session, Response.person_id == person_id)


async def drop_old(session: AsyncSession, before: datetime) -> None:
    """Delete what has not changed since before a moment."""
    await drop(session, Response.changed_at < before)
