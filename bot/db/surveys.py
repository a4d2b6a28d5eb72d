"""Surveys and who takes part in them. What was answered is in bot/db/survey_answers.py; in anonymous mode nothing joins
the two.

Participants keep no order of arrival: their rows lie by their key, and of the time only days are known.
"""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import steps
from bot.db.base import Base, BigId, UTCDateTime
from bot.db.dialect import insert
from bot.db.drafts import DraftRow

FORM = "survey"  # the name under which drafts of surveys are kept; their subject is the survey's id
AT_ONCE = 500  # rows of one statement


class Mode(StrEnum):
    ANONYMOUS = "anonymous"
    NAMED = "named"


class SurveyState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"


class SurveyRow(Base):
    """A survey. `definition` is `bot.forms.surveys.Survey` as JSON, `version` counts its changes; it changes no more
    once the survey was opened. `titles` is its title in both languages, for lists.

    `organisation_id` is empty for the cluster's own. `answered` counts the answers, `remind_after` is in days; 0: no
    reminders. `stopped_at`: of a closed survey, at which question how many had stopped. `mixed`: how many answers there
    were when they were last put in a new order. `audience` is a formula of `bot.audience`. `invited`: how many people
    were invited so far; from `invite_at` on those with ids above `invited_to` are looked through.
    """

    __tablename__ = "surveys"
    __table_args__ = (
        UniqueConstraint("id", "mode"),
        Index("ix_surveys_opens", "state", "opens_at"),
        Index("ix_surveys_closes", "state", "closes_at"),
        CheckConstraint("mode = 'named' OR NOT changeable", name="anonymous_is_final"),
        CheckConstraint("most_answers IS NULL OR answered <= most_answers", name="within_limit"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    titles: Mapped[dict[str, str]] = mapped_column(JSON)
    about: Mapped[str | None] = mapped_column(Text)
    definition: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    mode: Mapped[Mode] = mapped_column(String(10))
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[SurveyState] = mapped_column(String(10))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    opens_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    changeable: Mapped[bool] = mapped_column(default=False)
    most_answers: Mapped[int | None]
    remind_after: Mapped[int] = mapped_column(SmallInteger, default=0)
    remind_most: Mapped[int] = mapped_column(SmallInteger, default=0)
    answered: Mapped[int] = mapped_column(default=0)
    stopped_at: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    summaries: Mapped[int] = mapped_column(SmallInteger, default=0)  # how many were published
    mixed: Mapped[int] = mapped_column(default=0)
    invite_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    invited_to: Mapped[int] = mapped_column(BigInteger, default=0)
    invited: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Participant(Base):
    """That a person began a survey, and whether they answered it; never what. Clustered by its key, so that the order
    in which people came is kept nowhere."""

    __tablename__ = "survey_participants"
    __table_args__ = (Index("ix_survey_participants_remind_at", "remind_at"), {"sqlite_with_rowid": False})

    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    begun_on: Mapped[date] = mapped_column(Date)
    answered_on: Mapped[date | None] = mapped_column(Date)
    reminders: Mapped[int] = mapped_column(SmallInteger, default=0)
    remind_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # empty once answered


# Surveys

# Built once: asked for with every answer to a question.
STANDING = select(SurveyRow.version).where(SurveyRow.id == bindparam("survey"), SurveyRow.state == SurveyState.OPEN)


async def open_version(session: AsyncSession, survey_id: int) -> int | None:
    """The version of a survey while it is open; without its definition, which is long."""
    return (await session.scalars(STANDING, {"survey": survey_id})).first()


async def locked(session: AsyncSession, survey_id: int) -> SurveyRow | None:
    return await session.get(SurveyRow, survey_id, with_for_update=True, populate_existing=True)


async def move(session: AsyncSession, survey_id: int, came_from: Collection[SurveyState], **values: Any) -> bool:
    """Change a survey that is in one of these states; False when it is in another."""
    seen = (SurveyRow.id == survey_id, SurveyRow.state.in_(came_from))
    return await steps.step(session, SurveyRow, *seen, **values)


async def due(session: AsyncSession, now: datetime) -> tuple[list[int], list[int]]:
    """The ids of those to be opened now and of those to be closed."""
    opening = select(SurveyRow.id).where(SurveyRow.state == SurveyState.SCHEDULED, SurveyRow.opens_at <= now)
    closing = select(SurveyRow.id).where(SurveyRow.state == SurveyState.OPEN, SurveyRow.closes_at <= now)
    return list((await session.scalars(opening)).all()), list((await session.scalars(closing)).all())


async def open_ones(session: AsyncSession) -> list[SurveyRow]:
    """All that are open, those that close first standing first."""
    return list(
        (
            await session.scalars(
                select(SurveyRow)
                .where(SurveyRow.state == SurveyState.OPEN)
                .order_by(case((SurveyRow.closes_at.is_(None), 1), else_=0), SurveyRow.closes_at, SurveyRow.id)
                .limit(AT_ONCE)
            )
        ).all()
    )


async def newest(session: AsyncSession, offset: int, limit: int) -> list[SurveyRow]:
    """Surveys that were opened, the newest first."""
    opened = SurveyRow.state.in_((SurveyState.OPEN, SurveyState.CLOSED))
    found = select(SurveyRow).where(opened).order_by(SurveyRow.id.desc()).offset(offset).limit(limit)
    return list((await session.scalars(found)).all())


async def of_ids(session: AsyncSession, survey_ids: Collection[int]) -> list[SurveyRow]:
    return list((await session.scalars(select(SurveyRow).where(SurveyRow.id.in_(survey_ids)))).all())


async def answered_by(session: AsyncSession, person_id: int, limit: int) -> list[SurveyRow]:
    """What a person has answered, the newest first."""
    return list(
        (
            await session.scalars(
                select(SurveyRow)
                .join(Participant, Participant.survey_id == SurveyRow.id)
                .where(Participant.person_id == person_id, Participant.answered_on.is_not(None))
                .order_by(Participant.answered_on.desc(), SurveyRow.id.desc())
                .limit(limit)
            )
        ).all()
    )


async def desk(
    session: AsyncSession, organisations: Collection[int] | None, offset: int, limit: int
) -> tuple[list[SurveyRow], int]:
    """A page of all surveys, or of those of some organisations, the newest first; and how many there are."""
    wanted = select(SurveyRow)
    if organisations is not None:
        wanted = wanted.where(SurveyRow.organisation_id.in_(organisations))
    total = await session.scalar(select(func.count()).select_from(wanted.subquery()))
    rows = (await session.scalars(wanted.order_by(SurveyRow.id.desc()).offset(offset).limit(limit))).all()
    return list(rows), int(total or 0)


# Taking part


async def join(
    session: AsyncSession, survey_id: int, person_id: int, today: date, remind_at: datetime | None, reminders: int = 0
) -> Participant:
    """Write down that somebody begins a survey; a second time changes nothing. `reminders`: how many they have had."""
    values = {
        "survey_id": survey_id,
        "person_id": person_id,
        "begun_on": today,
        "remind_at": remind_at,
        "reminders": reminders,
    }
    await session.execute(insert(session, Participant).values(**values).on_conflict_do_nothing())
    return await session.get_one(Participant, (survey_id, person_id), with_for_update=True, populate_existing=True)


async def participant(session: AsyncSession, survey_id: int, person_id: int) -> Participant | None:
    return await session.get(Participant, (survey_id, person_id))


async def taking_part(session: AsyncSession, person_id: int, survey_ids: Collection[int]) -> dict[int, bool]:
    """Of these surveys, those the person has begun, and whether they answered."""
    rows = await session.execute(
        select(Participant.survey_id, Participant.answered_on).where(
            Participant.person_id == person_id, Participant.survey_id.in_(survey_ids)
        )
    )
    return {survey_id: answered_on is not None for survey_id, answered_on in rows}


async def count_begun(session: AsyncSession, survey_id: int) -> int:
    return int(
        await session.scalar(select(func.count()).select_from(Participant).where(Participant.survey_id == survey_id))
        or 0
    )


async def who_answered(session: AsyncSession, survey_id: int) -> list[int]:
    return list(
        (
            await session.scalars(
                select(Participant.person_id).where(
                    Participant.survey_id == survey_id, Participant.answered_on.is_not(None)
                )
            )
        ).all()
    )


async def to_remind(session: AsyncSession, now: datetime) -> list[tuple[Participant, SurveyRow, datetime | None]]:
    """Those whose reminder is due, with their survey and when they touched its draft; None where there is none."""
    draft = and_(
        DraftRow.person_id == Participant.person_id,
        DraftRow.form == FORM,
        DraftRow.subject == cast(Participant.survey_id, String),
    )
    rows = await session.execute(
        select(Participant, SurveyRow, DraftRow.updated_at)
        .join(SurveyRow, SurveyRow.id == Participant.survey_id)
        .outerjoin(DraftRow, draft)
        .where(Participant.remind_at <= now)
        .order_by(Participant.remind_at)
        .limit(AT_ONCE)
    )
    return [(participant, survey, touched) for participant, survey, touched in rows]


async def count_one_more(session: AsyncSession, survey_id: int) -> int | None:
    """Count one more answer to an open survey that has room for it, and how many it has now; None when it has none."""
    room = or_(SurveyRow.most_answers.is_(None), SurveyRow.answered < SurveyRow.most_answers)
    counted = await session.execute(
        update(SurveyRow)
        .where(SurveyRow.id == survey_id, SurveyRow.state == SurveyState.OPEN, room)
        .values(answered=SurveyRow.answered + 1)
        .returning(SurveyRow.answered)
        .execution_options(synchronize_session=False)
    )
    found = counted.first()
    return None if found is None else int(found.answered)


# Drafts of a survey


async def drafts(session: AsyncSession, survey_id: int) -> list[tuple[int, str]]:
    """Who is in the middle of a survey, and at which question."""
    rows = await session.execute(
        select(DraftRow.person_id, DraftRow.state["at"].as_string()).where(
            DraftRow.form == FORM, DraftRow.subject == str(survey_id)
        )
    )
    return [(person_id, at or "") for person_id, at in rows]


async def stopped(session: AsyncSession, survey_id: int) -> dict[str, int]:
    """How many stopped at each question; «» where only sending was left."""
    at = DraftRow.state["at"].as_string()
    rows = await session.execute(
        select(at, func.count()).where(DraftRow.form == FORM, DraftRow.subject == str(survey_id)).group_by(at)
    )
    return {name or "": int(number) for name, number in rows}


async def drop_drafts(session: AsyncSession, survey_id: int, *, form: str = FORM, besides: int = 0) -> None:
    """Drop the unfinished drafts of a survey, except that of the person `besides`, which comes to its own end."""
    await session.execute(
        delete(DraftRow)
        .where(DraftRow.form == form, DraftRow.subject == str(survey_id), DraftRow.person_id != besides)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Participant)
        .where(Participant.survey_id == survey_id, Participant.remind_at.is_not(None))
        .values(remind_at=None)
        .execution_options(synchronize_session=False)
    )
