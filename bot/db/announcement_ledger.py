"""The ledger rows of announcements: the audience written down in one statement, and how they stand.

pending + claimed + sent + failed + skipped + unknown = audience, at any moment.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Select, String, and_, case, cast, delete, exists, func, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import attention
from bot.db.announcements import Announcement, AnnouncementPress
from bot.db.base import UTCDateTime
from bot.db.deliveries import ANNOUNCEMENT, EDIT, WITHDRAWAL, Delivery, Priority, State
from bot.db.dialect import insert as insert_or_ignore
from bot.db.groups import Group
from bot.db.people import Account, PersonRow
from bot.db.segments import READY, Audience, matching
from bot.quiet_hours import after_quiet_hours

FOLLOWING = {EDIT: "e", WITHDRAWAL: "w"}  # how the keys of these rows begin


async def highest_person(session: AsyncSession) -> int:
    return int(await session.scalar(select(func.max(PersonRow.id))) or 0)


async def freeze(
    session: AsyncSession,
    announcement: Announcement,
    audience: Audience,
    now: datetime,
    people: tuple[int, int],
) -> int:
    """Write the audience among people with ids above the first and up to the second number into the ledger, in one
    statement; how many rows are new.

    Whoever has quiet hours gets it at their end. A person who is there already is not added again. Until the end of the
    transaction nobody else counts what people have had this week.
    """
    await attention.lock(session)
    found = matching(audience, now)
    standing = found.selected_columns.standing
    values = {
        "key": literal(f"a{announcement.id}:") + cast(PersonRow.id, String),
        "person_id": PersonRow.id,
        "channel": Account.channel,
        "address": Account.address,
        "language": PersonRow.language,
        **_queued(ANNOUNCEMENT),
        "due_at": await due_at(session, now),
        "announcement_id": literal(announcement.id),
        "week": literal(audience.budget.week) if audience.budget else null(),
    }
    source = found.with_only_columns(*values.values(), maintain_column_froms=True)
    chosen = source.where(standing == READY, PersonRow.id > people[0], PersonRow.id <= people[1])
    return await _write(session, list(values), chosen)


async def freeze_groups(session: AsyncSession, announcement: Announcement, now: datetime) -> int:
    """Write the chosen groups into the ledger, in one statement; how many rows are new."""
    values = {
        "key": literal(f"a{announcement.id}:g") + cast(Group.id, String),
        "channel": Group.channel,
        "address": Group.address,
        "language": Group.language,
        **_queued(ANNOUNCEMENT),
        "due_at": literal(now, UTCDateTime),
        "announcement_id": literal(announcement.id),
    }
    return await _write(session, list(values), select(*values.values()).where(Group.id.in_(announcement.groups)))


def _queued(kind: str) -> dict[str, Any]:
    """What every new row of an announcement has, by column."""
    return {
        "kind": literal(kind),
        "params": literal({}, JSON),
        "priority": literal(Priority.ANNOUNCEMENT.value),
        "state": literal(State.PENDING.value),
        "attempts": literal(0),
    }


async def _write(session: AsyncSession, columns: Sequence[str], source: Select[*tuple[Any, ...]]) -> int:
    """Write what a query finds into these columns of the ledger, but for keys that are there; how many rows are new."""
    statement = (
        insert_or_ignore(session, Delivery)
        .from_select(columns, source)
        .on_conflict_do_nothing(index_elements=[Delivery.key])
    )
    connection = await session.connection()
    written = await connection.execute(statement, execution_options={"preserve_rowcount": True})
    return int(written.rowcount)


async def due_at(session: AsyncSession, now: datetime) -> Any:
    """When a person is to be written to: now, or at the end of the quiet hours they are in.

    The ends are worked out here, one for each sort of quiet hours that somebody is in: a database knows no zones.
    """
    sorts = await session.execute(
        select(PersonRow.timezone, PersonRow.quiet_from, PersonRow.quiet_to)
        .where(PersonRow.quiet_from.is_not(None), PersonRow.quiet_to.is_not(None))
        .distinct()
    )
    branches = [
        (
            and_(PersonRow.timezone == zone, PersonRow.quiet_from == start, PersonRow.quiet_to == end),
            literal(due, UTCDateTime),
        )
        for zone, start, end in sorts
        if (due := after_quiet_hours(now, start, end, ZoneInfo(zone))) != now
    ]
    at_once = literal(now, UTCDateTime)
    return case(*branches, else_=at_once) if branches else at_once


async def follow(session: AsyncSession, announcement: Announcement, kind: str, now: datetime) -> int:
    """A row for each delivered message, to change or to delete it, in one statement; how many."""
    mark = f"{FOLLOWING[kind]}{announcement.id}.{announcement.revision}:"
    values = {
        "key": literal(mark) + cast(Delivery.id, String),
        "person_id": Delivery.person_id,
        "channel": Delivery.channel,
        "address": Delivery.address,
        "language": Delivery.language,
        **_queued(kind),
        "due_at": literal(now, UTCDateTime),
        "announcement_id": Delivery.announcement_id,
        "message": Delivery.message,
    }
    delivered = select(*values.values()).where(
        Delivery.announcement_id == announcement.id,
        Delivery.kind == ANNOUNCEMENT,
        Delivery.state == State.SENT,
        Delivery.message.is_not(None),
        Delivery.address != "",
    )
    return await _write(session, list(values), delivered)


async def again(session: AsyncSession, announcement_id: int, states: Sequence[State], now: datetime, week: int) -> int:
    """Put what ended in one of the states back into the queue; how many. What counts towards the budget of attention
    counts for `week`, the week it is sent in."""
    result = await session.execute(
        update(Delivery)
        .where(
            Delivery.announcement_id == announcement_id,
            Delivery.kind == ANNOUNCEMENT,
            Delivery.state.in_(states),
            Delivery.address != "",
        )
        .values(state=State.PENDING, reason=None, attempts=0, due_at=now, finished_at=None, message=None)
        .values(week=case((Delivery.week.is_not(None), week), else_=null()))
        .execution_options(synchronize_session=False)
    )
    return int(getattr(result, "rowcount", 0))


async def skip_rest(session: AsyncSession, announcement_id: int, now: datetime, limit: int) -> int:
    """Account for up to `limit` rows of a stopped announcement that will not be sent; how many there were."""
    rest = (
        select(Delivery.id)
        .where(
            Delivery.announcement_id == announcement_id,
            Delivery.kind == ANNOUNCEMENT,
            Delivery.state == State.PENDING,
        )
        .limit(limit)
    )
    result = await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(rest), Delivery.state == State.PENDING)
        .values(state=State.SKIPPED, reason="stopped", finished_at=now)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(result, "rowcount", 0))


async def newcomers(session: AsyncSession, announcement_id: int, audience: Audience, now: datetime) -> int:
    """How many of the audience are not in the ledger."""
    there = exists().where(Delivery.key == literal(f"a{announcement_id}:") + cast(PersonRow.id, String))
    found = matching(audience, now)
    found = found.where(found.selected_columns.standing == READY, ~there)
    return int(await session.scalar(select(func.count()).select_from(found.subquery())) or 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How the rows of a kind stand: by state, and by reason where there is one."""

    states: Counter[str]
    reasons: Counter[str]

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def left(self) -> int:
        return self.states[State.PENDING] + self.states[State.CLAIMED]


async def tally(session: AsyncSession, announcement_id: int, kind: str = ANNOUNCEMENT) -> Tally:
    rows = await session.execute(
        select(Delivery.state, Delivery.reason, func.count())
        .where(Delivery.announcement_id == announcement_id, Delivery.kind == kind)
        .group_by(Delivery.state, Delivery.reason)
    )
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for state, reason, number in rows:
        states[state] += number
        if reason:
            reasons[reason] += number
    return Tally(states, reasons)


async def unfinished(session: AsyncSession, announcement_id: int, kind: str) -> bool:
    """Whether anything of the kind still waits or is on its way."""
    open_row = exists().where(
        Delivery.announcement_id == announcement_id,
        Delivery.kind == kind,
        Delivery.state.in_((State.PENDING, State.CLAIMED)),
    )
    return bool(await session.scalar(select(open_row)))


async def received(session: AsyncSession, announcement_id: int, person_id: int) -> Delivery | None:
    """The row of an announcement to a person."""
    return (await session.scalars(select(Delivery).where(Delivery.key == f"a{announcement_id}:{person_id}"))).first()


@dataclass(frozen=True, slots=True)
class Line:
    """A recipient in the sheet of an announcement: a person, or a group by its title."""

    id: int
    name: str | None
    municipality: str | None
    state: str
    reason: str | None
    finished_at: datetime | None


async def lines(session: AsyncSession, announcement_id: int, after: int, limit: int) -> list[Line]:
    """Recipients in the order of the ledger, from behind `after` on."""
    rows = await session.execute(
        select(
            Delivery.id,
            func.coalesce(PersonRow.name, Group.title),
            func.coalesce(PersonRow.municipality, Group.municipality),
            Delivery.state,
            Delivery.reason,
            Delivery.finished_at,
        )
        .outerjoin(PersonRow, PersonRow.id == Delivery.person_id)
        .outerjoin(
            Group,
            and_(Delivery.person_id.is_(None), Group.channel == Delivery.channel, Group.address == Delivery.address),
        )
        .where(Delivery.announcement_id == announcement_id, Delivery.kind == ANNOUNCEMENT, Delivery.id > after)
        .order_by(Delivery.id)
        .limit(limit)
    )
    return [Line(*row) for row in rows]


async def forget(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Nothing more is sent to this person; the ledger goes on counting them without saying who it was."""
    of_theirs = (Delivery.person_id == person_id, Delivery.announcement_id.is_not(None))
    await session.execute(
        update(Delivery)
        .where(*of_theirs, Delivery.state == State.PENDING)
        .values(state=State.SKIPPED, reason="erased", finished_at=now)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Delivery)
        .where(*of_theirs)
        .values(key=literal("gone:") + cast(Delivery.id, String), person_id=None, address="", message=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(AnnouncementPress).where(AnnouncementPress.person_id == person_id))
