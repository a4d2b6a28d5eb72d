"""Segments: audience formulas compiled to SQL, counted, sampled and saved under a name."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Select,
    String,
    and_,
    case,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from bot.audience import All, Formula, Is, Leaf, Not, Some, Value
from bot.db import attention
from bot.db.base import Base, BigId, UTCDateTime
from bot.db.indicators import WAITED_FOR, IndicatorPeriod, IndicatorReport
from bot.db.organisations import Duty, Organisation, OrganisationTag, Representative, Side, Trait
from bot.db.people import Account, PersonRole, PersonRow, PersonTag, Role, Specialist, TagKind
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.surveys import Participant
from bot.db.tickets import Ticket
from bot.dictionaries import PROFESSIONS
from bot.indicators.spans import TAKING

READY = "ready"  # of those whom a formula fits: will be written to


class Segment(Base):
    """A saved audience: a formula with a name."""

    __tablename__ = "segments"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    formula: Mapped[dict[str, Any]] = mapped_column(JSON)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Budget:
    """How many messages of a week are enough for a person."""

    week: int
    most: int


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an announcement is for. `places`: municipalities to keep to, None: all; `topic`: what may be muted;
    `budget`: None for what is urgent."""

    formula: Formula
    topic: str
    places: frozenset[str] | None = None
    budget: Budget | None = None


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of an audience, by name when there is one."""

    id: int
    name: str | None


def condition(formula: Formula, now: datetime) -> ColumnElement[bool]:
    """The formula over a row of people."""
    match formula:
        case Is(leaf=leaf, values=values):
            return _leaf(leaf, values, now)
        case All(parts=parts):
            return and_(true(), *(condition(part, now) for part in parts))
        case Some(parts=parts):
            return or_(false(), *(condition(part, now) for part in parts))
        case Not(part=part):
            return not_(condition(part, now))


def _leaf(leaf: Leaf, values: Sequence[Value], now: datetime) -> ColumnElement[bool]:
    match leaf:
        case Leaf.KIND:
            return or_(*(_kind(str(value)) for value in values))
        case Leaf.PLACE:
            # An unknown place is none of them; NULL would be neither in them nor not.
            lives = func.coalesce(PersonRow.municipality, "").in_(values)
            return or_(lives, _acts(Organisation.municipality.in_(values)))
        case Leaf.SPHERE:
            own = exists().where(
                PersonTag.person_id == PersonRow.id, PersonTag.kind == TagKind.SPHERE, PersonTag.tag.in_(values)
            )
            theirs = exists().where(
                OrganisationTag.organisation_id == Organisation.id,
                OrganisationTag.kind == Trait.SPHERE,
                OrganisationTag.tag.in_(values),
            )
            return or_(own, _acts(theirs))
        case Leaf.PROFESSION:
            codes = {code for value in values for code in PROFESSIONS.get(str(value), (str(value),))}
            return exists().where(Specialist.person_id == PersonRow.id, Specialist.profession.in_(sorted(codes)))
        case Leaf.ORGANISATION:
            return _acts(Organisation.id.in_(values))
        case Leaf.JOINED:
            return or_(*(_joined(str(value), now) for value in values))
        case Leaf.SEEN:
            return or_(*(_seen(str(value), now) for value in values))
        case Leaf.ANSWER:
            return or_(*(_answered(str(value)) for value in values))
        case Leaf.TOPIC:
            return exists().where(
                PersonTag.person_id == PersonRow.id, PersonTag.kind == TagKind.TOPIC, PersonTag.tag.in_(values)
            )
        case Leaf.SURVEY:
            return or_(*(_said(str(value)) for value in values))
        case Leaf.LATE:
            return or_(*(_report_missing(str(value), now) for value in values))


def _kind(kind: str) -> ColumnElement[bool]:
    match kind:
        case "specialist":
            return exists().where(Specialist.person_id == PersonRow.id)
        case "coordinator":
            return exists().where(PersonRole.person_id == PersonRow.id, PersonRole.role == Role.COORDINATOR)
        case "institution" | "business":
            return _acts(Organisation.side == Side(kind))
        case _:
            return exists().where(Representative.person_id == PersonRow.id, Representative.duty == Duty(kind))


def _acts(organisation: ColumnElement[bool]) -> ColumnElement[bool]:
    """Acts for an organisation of which this is true."""
    return exists().where(
        Representative.person_id == PersonRow.id, Representative.organisation_id == Organisation.id, organisation
    )


def _joined(value: str, now: datetime) -> ColumnElement[bool]:
    """A member since long before, or only since then; whoever is no member is neither."""
    at = now - timedelta(days=int(value[1:]))

    def since(specialist: ColumnElement[bool], representative: ColumnElement[bool]) -> ColumnElement[bool]:
        return or_(
            exists().where(Specialist.person_id == PersonRow.id, specialist),
            exists().where(Representative.person_id == PersonRow.id, representative),
        )

    long_ago = since(Specialist.joined_at <= at, Representative.since <= at)
    return long_ago if value[0] == ">" else and_(since(true(), true()), not_(long_ago))


def _seen(value: str, now: datetime) -> ColumnElement[bool]:
    at = now - timedelta(days=int(value[1:]))
    return PersonRow.seen_at <= at if value[0] == ">" else PersonRow.seen_at > at


def _answered(value: str) -> ColumnElement[bool]:
    answer, _, event = value.partition(":")
    said = Ticket.came > 0 if answer == "came" else Ticket.state == answer
    return exists().where(Ticket.person_id == PersonRow.id, Ticket.event_id == int(event), said)


def _said(value: str) -> ColumnElement[bool]:
    """Answered a survey, or did not; whether it was for them is another leaf's question."""
    said, _, survey = value.partition(":")
    answered = exists().where(
        Participant.person_id == PersonRow.id,
        Participant.survey_id == int(survey),
        Participant.answered_on.is_not(None),
    )
    return answered if said == "answered" else ~answered


def _report_missing(value: str, now: datetime) -> ColumnElement[bool]:
    """Acts for an institution whose report is still waited for; «late»: its last day is over."""
    late = IndicatorPeriod.due_at <= now if value == "late" else true()
    return _acts(
        exists().where(
            IndicatorReport.organisation_id == Organisation.id,
            IndicatorReport.state.in_(WAITED_FOR),
            IndicatorPeriod.id == IndicatorReport.period_id,
            IndicatorPeriod.state.in_(TAKING),
            late,
        )
    )


def matching(audience: Audience, now: datetime) -> Select[Any]:
    """Everybody the formula fits who can be written to at all: people with the first of their addresses.

    With a column `standing`: READY, or why they are left out.
    """
    within = true() if audience.places is None else _leaf(Leaf.PLACE, sorted(audience.places), now)
    # «No earlier one» rather than the first: for that PostgreSQL may walk a whole index.
    earlier = aliased(Account)
    is_first = ~exists().where(earlier.person_id == Account.person_id, earlier.id < Account.id)
    reasons = [*declined(audience.topic, now), (Account.blocked_at.is_not(None), "blocked")]
    if (budget := audience.budget) is not None:
        reasons.append((attention.used(PersonRow.id.expression, budget.week) >= budget.most, "attention"))
    standing = case(*reasons, else_=READY).label("standing")
    return (
        select(PersonRow.id, standing)
        .join(Account, Account.person_id == PersonRow.id)
        .where(is_first, condition(audience.formula, now), within)
    )


def declined(topic: str, now: datetime) -> list[tuple[ColumnElement[bool], str]]:
    """Why the person of the statement (PersonRow) wants no announcements about the topic now, with the reasons' names.

    «No later one» rather than the last, as above.
    """
    later = aliased(ConsentRow)
    agreed = exists().where(
        ConsentRow.person_id == PersonRow.id,
        ConsentRow.purpose == Purpose.MAILINGS,
        ConsentRow.action == Action.GRANTED,
        ~exists().where(
            later.person_id == ConsentRow.person_id,
            later.purpose == ConsentRow.purpose,
            later.id > ConsentRow.id,
        ),
    )
    return [
        (PersonRow.erase_at.is_not(None), "leaving"),
        (~agreed, "consent"),
        (~attention.wanted(topic), "muted"),
        (PersonRow.paused_until > now, "paused"),
    ]


async def count(session: AsyncSession, audience: Audience, now: datetime) -> Counter[str]:
    """How many the formula fits, by READY and why they are left out."""
    found = matching(audience, now).subquery()
    rows = await session.execute(select(found.c.standing, func.count()).group_by(found.c.standing))
    return Counter({row[0]: row[1] for row in rows})


async def fitting(session: AsyncSession, formula: Formula, now: datetime) -> int:
    """How many people a formula fits, whether they can be written to or not."""
    return int(await session.scalar(select(func.count()).select_from(PersonRow).where(condition(formula, now))) or 0)


async def sample(session: AsyncSession, audience: Audience, now: datetime, limit: int) -> list[Somebody]:
    """Some of those who will be written to, the newest first."""
    found = matching(audience, now).add_columns(PersonRow.name)
    rows = await session.execute(
        found.where(found.selected_columns.standing == READY).order_by(PersonRow.id.desc()).limit(limit)
    )
    return [Somebody(row.id, row.name) for row in rows]


async def truths(
    session: AsyncSession, formula_leaves: Collection[Is], person_ids: Sequence[int], now: datetime
) -> dict[int, set[tuple[Leaf, Value]]]:
    """Which of the values fit each of some people."""
    asked = list(dict.fromkeys((each.leaf, value) for each in formula_leaves for value in each.values))
    columns = [_leaf(leaf, (value,), now) for leaf, value in asked]
    rows = await session.execute(select(PersonRow.id, *columns).where(PersonRow.id.in_(person_ids)))
    return {row[0]: {pair for pair, fits in zip(asked, row[1:], strict=True) if fits} for row in rows}


async def saved(session: AsyncSession) -> list[Segment]:
    """All saved audiences, by name."""
    return list((await session.scalars(select(Segment).order_by(Segment.name).limit(50))).all())


async def by_name(session: AsyncSession, name: str) -> Segment | None:
    return (await session.scalars(select(Segment).where(Segment.name == name))).first()
