"""Invitations to surveys: the audience of an open survey written into the ledger, one row a person and survey.

The ids of people are walked through in steps, each one statement, so that a survey for a million stops nobody for long.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Select, String, cast, exists, func, literal, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audience import Formula
from bot.db import attention
from bot.db.announcement_ledger import due_at
from bot.db.base import UTCDateTime
from bot.db.deliveries import Delivery, Priority, State
from bot.db.dialect import insert
from bot.db.people import Account, PersonRow
from bot.db.segments import READY, Audience, Budget, condition, matching
from bot.db.surveys import Participant, SurveyRow, SurveyState

INVITATION = "survey-invitation"
TOPIC = "surveys"
FORMULAS = 40  # looked at in one statement: each may name hundreds of values


async def invite(
    session: AsyncSession,
    survey: SurveyRow,
    formula: Formula,
    now: datetime,
    ids: tuple[int, int],
    budget: Budget,
) -> int:
    """Write invitations for those of the audience with ids above the first and up to the second number who agreed to
    mailings, in one statement; how many are new.

    Not for those who have begun, were invited already, want no surveys, or had enough messages this week.
    Whoever has quiet hours gets it at their end.
    """
    await attention.lock(session)
    began = exists().where(Participant.survey_id == survey.id, Participant.person_id == PersonRow.id)
    sqlite = session.get_bind().dialect.name == "sqlite"
    build = func.json_object if sqlite else func.json_build_object
    columns = {
        "key": literal(f"{INVITATION}:{survey.id}:") + cast(PersonRow.id, String),
        "person_id": PersonRow.id,
        "channel": Account.channel,
        "address": Account.address,
        "language": PersonRow.language,
        "kind": literal(INVITATION),
        "params": type_coerce(build("survey", survey.id, "reader", PersonRow.id), JSON),
        "priority": literal(Priority.ANNOUNCEMENT.value),
        "state": literal(State.PENDING.value),
        "attempts": literal(0),
        "due_at": await due_at(session, now),
        "expires_at": literal(survey.closes_at, UTCDateTime),
        "week": literal(budget.week),
    }
    source = (
        _to_be_told(formula, now, budget)
        .with_only_columns(*columns.values(), maintain_column_froms=True)
        .where(~began, PersonRow.id > ids[0], PersonRow.id <= ids[1])
    )
    statement = (
        insert(session, Delivery)
        .from_select(list(columns), source)
        .on_conflict_do_nothing(index_elements=[Delivery.key])
        .returning(Delivery.id)
    )
    return len((await session.execute(statement)).all())


async def count(session: AsyncSession, formula: Formula, now: datetime, budget: Budget) -> int:
    """How many of the audience would be invited now."""
    found = _to_be_told(formula, now, budget).subquery()
    return int(await session.scalar(select(func.count()).select_from(found)) or 0)


def _to_be_told(formula: Formula, now: datetime, budget: Budget) -> Select[Any]:
    found = matching(Audience(formula, TOPIC, budget=budget), now)
    return found.where(found.selected_columns.standing == READY)


async def due(session: AsyncSession, now: datetime) -> list[int]:
    """Open surveys whose audience is to be invited now."""
    found = select(SurveyRow.id).where(SurveyRow.state == SurveyState.OPEN, SurveyRow.invite_at <= now)
    return list((await session.scalars(found.order_by(SurveyRow.id))).all())


async def included(
    session: AsyncSession, formulas: Sequence[Formula], person_ids: Collection[int], now: datetime
) -> dict[int, set[Formula]]:
    """Which of the formulas fit each of some people."""
    found: dict[int, set[Formula]] = {person_id: set() for person_id in person_ids}
    distinct = list(dict.fromkeys(formulas))
    for start in range(0, len(distinct), FORMULAS):
        asked = distinct[start : start + FORMULAS]
        columns: list[Any] = [condition(each, now).label(f"fits{number}") for number, each in enumerate(asked)]
        rows = await session.execute(select(PersonRow.id, *columns).where(PersonRow.id.in_(person_ids)))
        for person_id, *fits in rows:
            found[person_id] |= {each for each, true in zip(asked, fits, strict=True) if true}
    return found
