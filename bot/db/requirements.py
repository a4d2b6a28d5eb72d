"""What employers miss in those they could hire: requirement cards, the votes of other employers, and the way of a card
to those who teach.

new → checked → sent → under review → accepted → done; declined with a reason, merged into another card, withdrawn by
its employer. Every step is a compare-and-set on the state.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Select,
    SmallInteger,
    String,
    Text,
    case,
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
from bot.db.organisations import Organisation


class RequirementState(StrEnum):
    NEW = "new"
    CHECKED = "checked"
    SENT = "sent"  # to an educational institution
    UNDER_REVIEW = "under_review"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


State = RequirementState
WAITING = (State.NEW, State.CHECKED, State.SENT, State.UNDER_REVIEW)  # for an answer
OPEN = (*WAITING, State.ACCEPTED)  # others may vote
GONE = (State.MERGED, State.WITHDRAWN)
DEMAND = (*OPEN, State.MERGED)  # somebody is still missed there


class Requirement(Base):
    """One card. Position and competency are codes, or words of the employer's own where no code fits; words that
    name exactly one code have both."""

    __tablename__ = "requirements"
    __table_args__ = (
        Index("ix_requirements_due", "state", "due_at"),
        CheckConstraint("position IS NOT NULL OR position_text IS NOT NULL", name="of_a_position"),
        CheckConstraint("competency IS NOT NULL OR competency_text IS NOT NULL", name="of_a_competency"),
        CheckConstraint("importance BETWEEN 1 AND 3", name="importance_known"),
        CheckConstraint("people > 0", name="somebody_misses_it"),
        CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="merged_into_another"),
        CheckConstraint("merged_into IS NULL OR merged_into <> id", name="not_into_itself"),
        CheckConstraint(
            "state NOT IN ('accepted', 'done', 'declined') OR decision IS NOT NULL", name="decided_in_words"
        ),
        CheckConstraint("state NOT IN ('sent', 'under_review') OR sent_to IS NOT NULL", name="sent_to_somebody"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    state: Mapped[RequirementState] = mapped_column(String(12))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    position: Mapped[str | None] = mapped_column(String(30))
    position_text: Mapped[str | None] = mapped_column(String(60))
    group: Mapped[str | None] = mapped_column("profession_group", String(20), index=True)
    competency: Mapped[str | None] = mapped_column(String(30), index=True)
    competency_text: Mapped[str | None] = mapped_column(String(60))
    importance: Mapped[int] = mapped_column(SmallInteger)
    people: Mapped[int]  # who miss it
    help: Mapped[str] = mapped_column(String(16))  # what would
    wanted_by: Mapped[date] = mapped_column(Date)
    show_name: Mapped[bool]
    comment: Mapped[str | None] = mapped_column(Text)
    sent_to: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    decision_kind: Mapped[str | None] = mapped_column(String(16))
    decision: Mapped[str | None] = mapped_column(Text)  # what was accepted, or why it was declined
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("requirements.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # for the first reaction of those it was sent to
    reminded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class RequirementVote(Base):
    """«У нас тоже» or «не актуально» of an organisation: one for each card, changed as often as it likes."""

    __tablename__ = "requirement_votes"

    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirements.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True, index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    relevant: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class RequirementRating(Base):
    """Whether an employer who asked for it noticed that it has become better; one for each card and organisation."""

    __tablename__ = "requirement_ratings"

    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirements.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True, index=True)
    better: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to, by codes; `organisation` one's own cards, `received` those sent to it."""

    group: str | None = None
    competency: str | None = None
    place: str | None = None
    state: str | None = None
    organisation: int | None = None
    received: int | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """How many organisations say the same, how many say it is not so."""

    same: int = 0
    against: int = 0


def _narrowed(narrowed: Narrowed, *, all_places: bool) -> Select[Any]:
    """`all_places`: whether cards without a name are found by their place too, which could give the name away."""
    found = select(Requirement).where(Requirement.state.not_in(GONE))
    columns: dict[str, Any] = {
        "group": Requirement.group,
        "competency": Requirement.competency,
        "state": Requirement.state,
        "organisation": Requirement.organisation_id,
        "received": Requirement.sent_to,
    }
    for name, column in columns.items():
        if (value := getattr(narrowed, name)) is not None:
            found = found.where(column == value)
    if narrowed.place:
        within = select(Organisation.id).where(Organisation.municipality == narrowed.place)
        found = found.where(Requirement.organisation_id.in_(within))
        if not all_places:
            found = found.where(Requirement.show_name.is_(True))
    return found


async def count(session: AsyncSession, narrowed: Narrowed, *, all_places: bool) -> int:
    found = _narrowed(narrowed, all_places=all_places)
    return int(await session.scalar(select(func.count()).select_from(found.subquery())) or 0)


async def page(
    session: AsyncSession, narrowed: Narrowed, offset: int, limit: int, *, all_places: bool
) -> Sequence[Requirement]:
    """A page of the list, the newest first."""
    found = _narrowed(narrowed, all_places=all_places).order_by(Requirement.id.desc()).offset(offset).limit(limit)
    return (await session.scalars(found)).all()


async def values(
    session: AsyncSession, narrowed: Narrowed, dimension: str, *, all_places: bool
) -> list[tuple[str, int]]:
    """The codes a list can be narrowed to in one dimension of Narrowed, with counts; the most first."""
    found = _narrowed(narrowed, all_places=all_places or dimension == "place").subquery()
    column: Any
    if dimension == "place":
        column = Organisation.municipality
        counted = select(column, func.count()).join(found, found.c.organisation_id == Organisation.id)
        counted = counted if all_places else counted.where(found.c.show_name.is_(True))
    else:
        column = found.c["profession_group" if dimension == "group" else dimension]
        counted = select(column, func.count()).where(column.is_not(None))
    rows = await session.execute(counted.group_by(column).order_by(func.count().desc(), column))
    return [(row[0], int(row[1])) for row in rows]


async def votes(session: AsyncSession, ids: Collection[int]) -> Mapping[int, Votes]:
    """The votes of cards; of those without any nothing."""
    same = func.sum(case((RequirementVote.relevant, 1), else_=0))
    rows = await session.execute(
        select(RequirementVote.requirement_id, same.label("same"), func.count().label("all"))
        .where(RequirementVote.requirement_id.in_(ids))
        .group_by(RequirementVote.requirement_id)
    )
    return {row.requirement_id: Votes(int(row.same), int(row.all) - int(row.same)) for row in rows}


async def locked(session: AsyncSession, requirement_id: int) -> Requirement | None:
    return await session.get(Requirement, requirement_id, with_for_update=True, populate_existing=True)


async def vote(session: AsyncSession, requirement_id: int, organisation_id: int, **values: Any) -> None:
    """Write the organisation's vote, over an earlier one."""
    written = insert(session, RequirementVote).values(
        requirement_id=requirement_id, organisation_id=organisation_id, **values
    )
    await session.execute(
        written.on_conflict_do_update(index_elements=["requirement_id", "organisation_id"], set_=values)
    )


async def rate(session: AsyncSession, requirement_id: int, organisation_id: int, **values: Any) -> None:
    """Write whether the organisation noticed, over an earlier word."""
    written = insert(session, RequirementRating).values(
        requirement_id=requirement_id, organisation_id=organisation_id, **values
    )
    await session.execute(
        written.on_conflict_do_update(index_elements=["requirement_id", "organisation_id"], set_=values)
    )


async def ratings(session: AsyncSession, requirement_id: int) -> tuple[int, int]:
    """How many noticed that it is better, of how many who said."""
    found = (
        await session.scalars(
            select(RequirementRating.better).where(RequirementRating.requirement_id == requirement_id)
        )
    ).all()
    return sum(found), len(found)


async def step(
    session: AsyncSession, requirement_id: int, come_from: Collection[RequirementState], **values: Any
) -> bool:
    """Move a card on; False when it was in none of these states any more."""
    seen = (Requirement.id == requirement_id, Requirement.state.in_(come_from))
    return await steps.step(session, Requirement, *seen, **values)


async def contributors(session: AsyncSession, requirement_id: int) -> list[int]:
    """The organisations that asked for it: the card's own, those merged into it, and those who said «у нас тоже»."""
    own = select(Requirement.organisation_id).where(
        or_(Requirement.id == requirement_id, Requirement.merged_into == requirement_id)
    )
    same = select(RequirementVote.organisation_id).where(
        RequirementVote.requirement_id == requirement_id, RequirementVote.relevant.is_(True)
    )
    return sorted(set(await session.scalars(own.union(same))))


async def merge(session: AsyncSession, duplicate: Requirement, into: Requirement, now: datetime) -> None:
    """Give the votes of a duplicate to another card: the newer word of an organisation counts, and the duplicate's own
    employer says the same. Both are locked."""
    there = {
        each.organisation_id: each
        for each in await session.scalars(select(RequirementVote).where(RequirementVote.requirement_id == into.id))
    }
    brought = await session.scalars(select(RequirementVote).where(RequirementVote.requirement_id == duplicate.id))
    said = {each.organisation_id: (each.relevant, each.person_id, each.at) for each in brought}
    said[duplicate.organisation_id] = (True, duplicate.author_id, now)
    for organisation_id, (relevant, person_id, at) in said.items():
        held = there.get(organisation_id)
        if organisation_id != into.organisation_id and (held is None or held.at < at):
            await vote(session, into.id, organisation_id, relevant=relevant, person_id=person_id, at=at)
    await session.execute(delete(RequirementVote).where(RequirementVote.requirement_id == duplicate.id))
    await session.execute(
        update(Requirement)
        .where(Requirement.merged_into == duplicate.id)
        .values(merged_into=into.id)
        .execution_options(synchronize_session=False)
    )


async def alike(session: AsyncSession, of: Requirement, limit: int) -> Sequence[Requirement]:
    """Cards that this one may repeat: of the same competency first, then of the same positions."""
    same = case((Requirement.competency == of.competency, 0), else_=1)
    return (
        await session.scalars(
            select(Requirement)
            .where(
                Requirement.id != of.id,
                Requirement.state.in_(OPEN),
                or_(Requirement.competency == of.competency, Requirement.group == of.group),
            )
            .order_by(same, Requirement.id.desc())
            .limit(limit)
        )
    ).all()


async def unanswered(session: AsyncSession, now: datetime, limit: int) -> Sequence[Requirement]:
    """Cards that nobody answered in time and nobody was reminded of, locked."""
    return (
        await session.scalars(
            select(Requirement)
            .where(Requirement.state == State.SENT, Requirement.due_at <= now, Requirement.reminded_at.is_(None))
            .order_by(Requirement.due_at)
            .limit(limit)
            .with_for_update()
        )
    ).all()


async def move_organisation(session: AsyncSession, duplicate_id: int, into_id: int) -> None:
    """Two organisations became one: its cards, votes and what was sent to it belong to the other; where both have a
    word on a card the other's stays, and nobody votes on a card of their own."""
    for column in (Requirement.organisation_id, Requirement.sent_to):
        await session.execute(
            update(Requirement)
            .where(column == duplicate_id)
            .values({column: into_id})
            .execution_options(synchronize_session=False)
        )
    for table in (RequirementVote, RequirementRating):
        there = select(table.requirement_id).where(table.organisation_id == into_id).scalar_subquery()
        await session.execute(
            delete(table)
            .where(table.organisation_id == duplicate_id, table.requirement_id.in_(there))
            .execution_options(synchronize_session=False)
        )
        await session.execute(
            update(table)
            .where(table.organisation_id == duplicate_id)
            .values(organisation_id=into_id)
            .execution_options(synchronize_session=False)
        )
    own = select(Requirement.id).where(Requirement.organisation_id == into_id)
    await session.execute(
        delete(RequirementVote)
        .where(RequirementVote.organisation_id == into_id, RequirementVote.requirement_id.in_(own))
        .execution_options(synchronize_session=False)
    )


async def of_author(session: AsyncSession, person_id: int) -> Sequence[Requirement]:
    return (
        await session.scalars(select(Requirement).where(Requirement.author_id == person_id).order_by(Requirement.id))
    ).all()


async def votes_of(session: AsyncSession, person_id: int) -> Sequence[RequirementVote]:
    return (
        await session.scalars(
            select(RequirementVote)
            .where(RequirementVote.person_id == person_id)
            .order_by(RequirementVote.requirement_id)
        )
    ).all()


async def forget(session: AsyncSession, person_id: int) -> None:
    """Cards and votes are their organisation's and stay; that this person wrote or pressed them does not."""
    for table, column in ((Requirement, Requirement.author_id), (RequirementVote, RequirementVote.person_id)):
        await session.execute(
            update(table).where(column == person_id).values({column: None}).execution_options(synchronize_session=False)
        )
