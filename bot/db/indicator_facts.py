"""What the bot knows by itself: counted by the database from what people do here, each number with where it is from.

Every source is counted for a time, for all municipalities at once, or for one organisation.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, and_, case, delete, func, or_, select
from sqlalchemy import insert as core_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, UTCDateTime
from bot.db.directory import Answer as Reaction
from bot.db.directory import ContactRequest
from bot.db.events import Event, EventState
from bot.db.organisations import Organisation, OrganisationTag, Representative, Side, Trait, Unit
from bot.db.people import PersonRow, Specialist
from bot.db.points import Point
from bot.db.quality import Vote
from bot.db.requirements import Requirement, RequirementState, RequirementVote
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, SurveyRow
from bot.db.tickets import Ticket
from bot.db.vacancies import Outcome, Vacancy
from bot.scores import GOOD_FROM, PASSIVE_FROM, PROMOTER_FROM

ACTIVE = timedelta(days=30)  # a specialist who came by within that time is active
ANSWERED_WITHIN = timedelta(days=14)  # a business that reacts later has not answered
REGION = ""  # where a municipality stands for all of them
PRIDE = "recommend"  # the question of the cluster's own surveys that asks for the pride in one's work
PRIDE_YES, PRIDE_NO = ("yes", "rather_yes"), ("rather_no", "no")
PARTNER_NEEDS = ("grant_partner", "business_partner")  # needs that say «ищу партнёра»
AUTHORITY = "authority"  # an institution that looks after others and employs none of their people

Facts = dict[str, dict[str, int]]  # by municipality and name


class IndicatorFact(Base):
    """A number the bot knows by itself, taken when its period closed. `municipality` REGION: the whole of it."""

    __tablename__ = "indicator_facts"

    period_id: Mapped[int] = mapped_column(ForeignKey("indicator_periods.id", ondelete="CASCADE"), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str | None] = mapped_column(String(12))  # of a collector; empty: taken before sources were kept
    taken_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The time that is counted, midnight to midnight in the cluster's zone, and whose: everybody's, or one
    organisation's."""

    since: datetime
    until: datetime
    now: datetime
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Collector:
    """One source of numbers."""

    source: str
    take: Callable[[AsyncSession, Wanted], Awaitable[Facts]]


def _sum(condition: Any, value: Any = 1) -> Any:
    return func.sum(case((condition, value), else_=0))


def _added(names: tuple[str, ...], rows: Iterable[Any]) -> Facts:
    """Rows of (municipality, a number a name) summed up; what has no municipality counts for the region alone."""
    taken: Facts = {REGION: dict.fromkeys(names, 0)}
    for place, *numbers in rows:
        for where in {REGION, place or REGION}:
            here = taken.setdefault(where, dict.fromkeys(names, 0))
            for name, number in zip(names, numbers, strict=True):
                here[name] += int(number or 0)
    return taken


async def members(session: AsyncSession, wanted: Wanted) -> Facts:
    """Specialists and those who came by in the last 30 days; institutions; small businesses and those that took part;
    open offers with the needs for a partner."""
    specialists = (
        select(PersonRow.municipality, func.count(), _sum(PersonRow.seen_at >= wanted.now - ACTIVE))
        .join(Specialist, Specialist.person_id == PersonRow.id)
        .group_by(PersonRow.municipality)
    )
    businesses = Organisation.side == Side.BUSINESS
    organisations = (
        select(
            Organisation.municipality,
            _sum(Organisation.side == Side.INSTITUTION),
            _sum(businesses),
            _sum(and_(businesses, Organisation.id.in_(_busy(wanted)))),
        )
        .where(Organisation.merged_into.is_(None), Organisation.created_at < wanted.until)
        .group_by(Organisation.municipality)
    )
    partnering = or_(
        OrganisationTag.kind == Trait.OFFER,
        and_(OrganisationTag.kind == Trait.NEED, OrganisationTag.tag.in_(PARTNER_NEEDS)),
    )
    offers = (
        select(Organisation.municipality, func.count())
        .join(OrganisationTag, OrganisationTag.organisation_id == Organisation.id)
        .where(Organisation.merged_into.is_(None), partnering)
        .group_by(Organisation.municipality)
    )
    return together(
        _added(("specialists", "specialists_active"), await session.execute(specialists)),
        _added(("institutions", "businesses", "businesses_active"), await session.execute(organisations)),
        _added(("offers_open",), await session.execute(offers)),
    )


def _busy(wanted: Wanted) -> Any:
    """Organisations that held an event in this time, whose people went to one, or that answered a request."""
    within = _held(wanted)
    held = select(Event.organisation_id).where(Event.organisation_id.is_not(None), *within)
    came = (
        select(Representative.organisation_id)
        .join(Ticket, Ticket.person_id == Representative.person_id)
        .join(Event, Event.id == Ticket.event_id)
        .where(Ticket.came_at.is_not(None), *within)
    )
    answered = select(ContactRequest.organisation_id).where(
        ContactRequest.organisation_id.is_not(None),
        ContactRequest.answered_at >= wanted.since,
        ContactRequest.answered_at < wanted.until,
    )
    return held.union(came, answered)


def _held(wanted: Wanted) -> tuple[Any, ...]:
    return Event.starts_at >= wanted.since, Event.starts_at < wanted.until, Event.state == EventState.PUBLISHED


async def events(session: AsyncSession, wanted: Wanted) -> Facts:
    """Events, those with partners among them, and the people who were seen at the door."""
    within = _held(wanted)
    if wanted.organisation_id is not None:
        within = (*within, Event.organisation_id == wanted.organisation_id)
    held = select(Event.municipality, func.count(), _sum(func.coalesce(Event.partners, "") != "")).where(*within)
    came = (
        select(Event.municipality, func.sum(func.coalesce(Ticket.came, 0)))
        .join(Ticket, Ticket.event_id == Event.id)
        .where(Ticket.came_at.is_not(None), *within)
    )
    return together(
        _added(("events", "events_partners"), await session.execute(held.group_by(Event.municipality))),
        _added(("attendance",), await session.execute(came.group_by(Event.municipality))),
    )


async def vacancies(session: AsyncSession, wanted: Wanted) -> Facts:
    """Vacancies open when this time was over, those somebody was found for in it, and the days that took in all."""
    own = () if wanted.organisation_id is None else (Vacancy.organisation_id == wanted.organisation_id,)
    end = min(wanted.until, wanted.now)
    is_open = (Vacancy.published_at < end, func.coalesce(Vacancy.closed_at, Vacancy.valid_until) >= end)
    open_then = select(Vacancy.municipality, func.count()).where(*is_open, *own).group_by(Vacancy.municipality)
    filled: Any = select(Vacancy.municipality, Vacancy.published_at, Vacancy.closed_at).where(
        Vacancy.outcome.in_((Outcome.HERE, Outcome.ELSEWHERE)),
        Vacancy.closed_at.is_not(None),
        Vacancy.closed_at >= wanted.since,
        Vacancy.closed_at < wanted.until,
        *own,
    )
    found = [(row[0], 1, (row[2] - row[1]).days) for row in await session.execute(filled)]
    return together(
        _added(("vacancies_open",), await session.execute(open_then)),
        _added(("vacancies_filled", "vacancies_days"), found),
    )


async def polls(session: AsyncSession, wanted: Wanted) -> Facts:
    """The marks of visitors and whether they would recommend, where they were given."""
    place = func.coalesce(Unit.municipality, Event.municipality, Organisation.municipality)
    found = (
        select(
            place,
            func.count(),
            _sum(Vote.csat >= GOOD_FROM),
            func.count(Vote.nps),
            _sum(Vote.nps >= PROMOTER_FROM),
            _sum(Vote.nps < PASSIVE_FROM),
        )
        .join(Point, Point.id == Vote.point_id)
        .outerjoin(Unit, Unit.id == Point.unit_id)
        .outerjoin(Event, Event.id == Point.event_id)
        .outerjoin(Organisation, Organisation.id == Point.organisation_id)
        .where(Vote.day >= wanted.since.date(), Vote.day < wanted.until.date())
        .group_by(place)
    )
    if wanted.organisation_id is not None:
        found = found.where(Point.organisation_id == wanted.organisation_id)
    names = ("csat_n", "csat_good", "nps_n", "nps_promoters", "nps_detractors")
    return _added(names, await session.execute(found))


async def requirements(session: AsyncSession, wanted: Wanted) -> Facts:
    """Employers, those who said what they miss in this time, by a card, by a vote on one or in a competency survey;
    the cards of this time that went to those who teach, and those that were taken up by now."""
    made = and_(Requirement.created_at >= wanted.since, Requirement.created_at < wanted.until)
    asked = select(Requirement.organisation_id).where(made, Requirement.state != RequirementState.WITHDRAWN)
    voted = select(RequirementVote.organisation_id).where(
        RequirementVote.relevant.is_(True), RequirementVote.at >= wanted.since, RequirementVote.at < wanted.until
    )
    said = await _competent(session, wanted)
    employers = (
        select(
            Organisation.municipality,
            func.count(),
            _sum(or_(Organisation.id.in_(asked.union(voted)), Organisation.id.in_(said))),
        )
        .where(
            Organisation.side == Side.INSTITUTION,
            func.coalesce(Organisation.kind, "") != AUTHORITY,
            Organisation.merged_into.is_(None),
            Organisation.created_at < wanted.until,
        )
        .group_by(Organisation.municipality)
    )
    taken = Requirement.state.in_((RequirementState.ACCEPTED, RequirementState.DONE))
    sent = (
        select(Organisation.municipality, func.count(), _sum(taken))
        .join(Organisation, Organisation.id == Requirement.organisation_id)
        .where(made, Requirement.sent_to.is_not(None), Requirement.state != RequirementState.MERGED)
        .group_by(Organisation.municipality)
    )
    return together(
        _added(("employers", "employers_asking"), await session.execute(employers)),
        _added(("signals_sent", "signals_taken"), await session.execute(sent)),
    )


async def _competent(session: AsyncSession, wanted: Wanted) -> list[int]:
    """Organisations that marked a competency («c17_need») in a named survey in this time."""
    found = select(PersonRow.acting_for, Answer.answers).join(PersonRow, PersonRow.id == Answer.person_id)
    found = found.where(
        Answer.mode == Mode.NAMED,
        Answer.day >= wanted.since.date(),
        Answer.day < wanted.until.date(),
        PersonRow.acting_for.is_not(None),
    )
    return sorted(
        {
            organisation_id
            for organisation_id, given in await session.execute(found)
            if any(name.endswith("_need") and mark is not None for name, mark in given.items())
        }
    )


async def requests(session: AsyncSession, wanted: Wanted) -> Facts:
    """What institutions asked of small businesses in this time, and what was answered within a fortnight."""
    asking = Organisation.__table__.alias("asking")
    found = (
        select(asking.c.municipality, ContactRequest.created_at, ContactRequest.answered_at, ContactRequest.state)
        .join(PersonRow, PersonRow.id == ContactRequest.from_person_id)
        .join(asking, asking.c.id == PersonRow.acting_for)
        .join(Organisation, Organisation.id == ContactRequest.organisation_id)
        .where(
            asking.c.side == Side.INSTITUTION,
            Organisation.side == Side.BUSINESS,
            ContactRequest.created_at >= wanted.since,
            ContactRequest.created_at < wanted.until,
        )
    )
    rows = [
        (place, 1, state != Reaction.ASKED and answered is not None and answered - made <= ANSWERED_WITHIN)
        for place, made, answered, state in await session.execute(found)
    ]
    return _added(("requests", "requests_answered"), rows)


async def pride(session: AsyncSession, wanted: Wanted) -> Facts:
    """Answers to «Посоветовали бы вы молодым работать в вашей сфере?» in the cluster's own surveys. Where the survey
    is anonymous nobody knows the municipality: they count for the region."""
    given = Answer.answers[PRIDE].as_string()
    found = (
        select(Answer.place, func.count(), _sum(given.in_(PRIDE_YES)))
        .join(SurveyRow, SurveyRow.id == Answer.survey_id)
        .where(
            SurveyRow.organisation_id.is_(None),
            Answer.day >= wanted.since.date(),
            Answer.day < wanted.until.date(),
            given.in_((*PRIDE_YES, *PRIDE_NO)),
        )
        .group_by(Answer.place)
    )
    return _added(("pride_n", "pride_yes"), await session.execute(found))


COLLECTORS = (
    Collector("members", members),
    Collector("events", events),
    Collector("vacancies", vacancies),
    Collector("polls", polls),
    Collector("requirements", requirements),
    Collector("requests", requests),
    Collector("surveys", pride),
)


def together(*parts: Facts) -> Facts:
    """The numbers of several sources in one mapping."""
    whole: Facts = {}
    for part in parts:
        for place, here in part.items():
            whole.setdefault(place, {}).update(here)
    return whole


async def of_organisation(session: AsyncSession, wanted: Wanted) -> dict[str, int]:
    """What is known of one organisation in a time."""
    taken = [await take(session, wanted) for take in (events, vacancies, polls)]
    return together(*taken)[REGION]


# As they are kept


async def facts(session: AsyncSession, period_id: int) -> Facts:
    """What was taken at the close of a period."""
    found: Facts = {}
    for each in await kept(session, period_id):
        found.setdefault(each.municipality, {})[each.name] = each.value
    return found


async def kept(session: AsyncSession, period_id: int) -> list[IndicatorFact]:
    """The rows of a period, those of the region first."""
    found = select(IndicatorFact).where(IndicatorFact.period_id == period_id)
    return list((await session.scalars(found.order_by(IndicatorFact.municipality, IndicatorFact.name))).all())


async def keep(session: AsyncSession, period_id: int, taken: Mapping[str, Facts], now: datetime) -> None:
    """The facts of a period by source, in the place of those it had."""
    await session.execute(delete(IndicatorFact).where(IndicatorFact.period_id == period_id))
    rows = [
        {
            "period_id": period_id,
            "municipality": place,
            "name": name,
            "value": value,
            "source": source,
            "taken_at": now,
        }
        for source, found in taken.items()
        for place, here in found.items()
        for name, value in here.items()
    ]
    if rows:
        await session.execute(core_insert(IndicatorFact), rows)
