"""Invitations to surveys and reminders of them: the audience of an open survey written into the ledger, one row a
person, survey and time.

The ids of people are walked through in steps, each one statement, so that a survey for a million stops nobody for long.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, String, cast, exists, func, literal, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

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
REMINDER = "survey-reminder"
LATER = "survey-later"  # what people asked for themselves
TOPIC = "surveys"
PUT_OFF = 3  # days: until tomorrow at most, in whatever zone
FORMULAS = 40  # looked at in one statement: each may name hundreds of values


async def invite(
    session: AsyncSession,
    survey: SurveyRow,
    formula: Formula,
    now: datetime,
    ids: tuple[int, int],
    budget: Budget,
    number: int = 0,
) -> int:
    """Write invitations for those of the audience with ids above the first and up to the second number who agreed to
    mailings, in one statement; how many are new. With a `number`: the reminder of that number instead.

    Not for those who have begun, were invited already, want no surveys, or had enough messages this week.
    Whoever has quiet hours gets it at their end.
    """
    people = _to_be_told(formula, now, budget)
    if number:
        people = _to_be_reminded(people, survey, now, number)
    await attention.lock(session)
    began = exists().where(Participant.survey_id == survey.id, Participant.person_id == PersonRow.id)
    sqlite = session.get_bind().dialect.name == "sqlite"
    build = func.json_object if sqlite else func.json_build_object
    columns = {
        "key": _key(REMINDER, survey.id, f":{number}") if number else _key(INVITATION, survey.id),
        "person_id": PersonRow.id,
        "channel": Account.channel,
        "address": Account.address,
        "language": PersonRow.language,
        "kind": literal(INVITATION),
        "params": type_coerce(build("survey", survey.id, "reader", PersonRow.id, "number", number), JSON),
        "priority": literal(Priority.ANNOUNCEMENT.value),
        "state": literal(State.PENDING.value),
        "attempts": literal(0),
        "due_at": await due_at(session, now),
        "expires_at": literal(survey.closes_at, UTCDateTime),
        "week": literal(budget.week),
    }
    source = people.with_only_columns(*columns.values(), maintain_column_froms=True).where(
        ~began, PersonRow.id > ids[0], PersonRow.id <= ids[1]
    )
    statement = (
        insert(session, Delivery)
        .from_select(list(columns), source)
        .on_conflict_do_nothing(index_elements=[Delivery.key])
        .returning(Delivery.id)
    )
    return len((await session.execute(statement)).all())


def _to_be_reminded(people: Select[Any], survey: SurveyRow, now: datetime, number: int) -> Select[Any]:
    """Those who were invited, or reminded the time before, at least the survey's gap ago; not those who put it off
    lately: they are reminded as they asked."""
    before, put_off = aliased(Delivery), aliased(Delivery)
    earlier, suffix = (INVITATION, "") if number == 1 else (REMINDER, f":{number - 1}")
    days = [(now - timedelta(days=ago)).date() for ago in range(PUT_OFF)]
    return people.join(before, before.key == _key(earlier, survey.id, suffix)).where(
        before.state == State.SENT,
        before.due_at <= now - timedelta(days=survey.remind_after),
        ~exists().where(put_off.key.in_([_key(LATER, survey.id, f":{day}") for day in days])),
    )


def _key(kind: str, survey_id: int, suffix: str = "") -> ColumnElement[str]:
    """The key of a message about a survey to the person of the statement."""
    key = literal(f"{kind}:{survey_id}:") + cast(PersonRow.id, String)
    return key + literal(suffix) if suffix else key


async def reminded(session: AsyncSession, survey: SurveyRow, person_id: int) -> int:
    """How often somebody was reminded of a survey."""
    keys = [f"{REMINDER}:{survey.id}:{person_id}:{number}" for number in range(1, survey.remind_most + 1)]
    return int(await session.scalar(select(func.count()).select_from(Delivery).where(Delivery.key.in_(keys))) or 0)


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
