"""How much the bot writes to a person by itself: what counts is counted in the ledger of deliveries, by week.

A delivery that counts has its week in `deliveries.week`; one that was skipped or failed gives its place back.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, exists, func, literal, null, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.deliveries import Delivery, State
from bot.db.people import PersonRow, PersonTag, TagKind
from bot.dictionaries import TOPICS

RETURNED = (State.SKIPPED, State.FAILED)
LOCK = 20_261_123  # of PostgreSQL's advisory locks, for whoever is about to count and to write


async def lock(session: AsyncSession) -> None:
    """Let nobody else count until the end of the transaction: two who count at once would both find the last place."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def used(person_id: ColumnElement[int], week: int) -> ScalarSelect[int]:
    """How many messages of a week count for a person; to be put into another statement over people."""
    return (
        select(func.count())
        .select_from(Delivery)
        .where(Delivery.person_id == person_id, Delivery.week == week, Delivery.state.not_in(RETURNED))
        .correlate(PersonRow)
        .scalar_subquery()
    )


def wanted(topic: str) -> ColumnElement[bool]:
    """Whether the person of the statement wants messages of the topic: asked for news of it, or has not muted it."""
    tag = exists().where(PersonTag.person_id == PersonRow.id, PersonTag.tag == topic).correlate(PersonRow)
    asked = tag.where(PersonTag.kind == TagKind.TOPIC)
    muted = tag.where(PersonTag.kind == TagKind.MUTED)
    return and_(asked, ~muted) if topic in TOPICS else ~muted


def held_back(topic: str, now: datetime, week: int, limit: int, *, urgent: bool = False) -> ColumnElement[str | None]:
    """Why the person of the statement (PersonRow) gets no message of the topic now: «paused», «muted», «attention», or
    NULL for who gets it.

    For «INSERT INTO deliveries … SELECT», after `lock`, with the week written to `deliveries.week`.
    """
    reasons: list[tuple[ColumnElement[bool], str]] = [
        (and_(PersonRow.paused_until.is_not(None), PersonRow.paused_until > now), "paused"),
        (~wanted(topic), "muted"),
    ]
    if not urgent:
        reasons.append((used(PersonRow.id.expression, week) >= limit, "attention"))
    return case(*((condition, literal(reason)) for condition, reason in reasons), else_=null())


async def used_by(session: AsyncSession, person_ids: Sequence[int], week: int) -> dict[int, int]:
    """How many messages of a week count for each of the people; who got none is left out."""
    found: dict[int, int] = {}
    for start in range(0, len(person_ids), 500):  # SQLite takes a limited number of values in one statement
        rows = await session.execute(
            select(Delivery.person_id, func.count())
            .where(
                Delivery.person_id.in_(person_ids[start : start + 500]),
                Delivery.week == week,
                Delivery.state.not_in(RETURNED),
            )
            .group_by(Delivery.person_id)
        )
        found.update({person_id: int(number) for person_id, number in rows if person_id is not None})
    return found


async def reasons(
    session: AsyncSession, person_ids: Sequence[int], topic: str, now: datetime, week: int, limit: int, *, urgent: bool
) -> dict[int, str]:
    """Who of the people gets no message of the topic now, and why."""
    found: dict[int, str] = {}
    for start in range(0, len(person_ids), 500):
        reason = held_back(topic, now, week, limit, urgent=urgent)
        rows = await session.execute(
            select(PersonRow.id, reason).where(PersonRow.id.in_(person_ids[start : start + 500]), reason.is_not(None))
        )
        found.update({person_id: str(why) for person_id, why in rows})
    return found
