"""What people wish at the moment of sending: their quiet hours, and whether they still want announcements.

A row knows both from when it was written; an evening's announcement, a pause in it, a broken line or a bot that was
down bring it to another hour, and meanwhile its reader may have said no.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, and_, bindparam, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.deliveries import ANNOUNCEMENT, REPEATABLE, Delivery, State
from bot.db.people import PersonRow
from bot.db.segments import declined
from bot.quiet_hours import after_quiet_hours

TABLE = cast("Table", Delivery.__table__)
PUT_OFF = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("row"))
    .values(state=State.PENDING, attempts=TABLE.c.attempts - 1, due_at=bindparam("until"))
)


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """Of claimed deliveries those to somebody in their quiet hours, with the end of these, and those of an announcement
    that their reader has turned down."""

    quiet: dict[int, datetime]
    declined: set[int]


async def unwelcome(session: AsyncSession, claimed: Collection[int], topic: str | None, now: datetime) -> Unwelcome:
    """What of the claims of one lane may not be sent now; `topic` is that of its announcement, None where it is none.

    A change of what was sent makes no sound and waits for nothing. Whoever has withdrawn the consent, paused, muted the
    topic or is leaving has turned announcements down.
    """
    may_be_quiet = and_(
        PersonRow.quiet_from.is_not(None), PersonRow.quiet_to.is_not(None), Delivery.kind.not_in(REPEATABLE)
    )
    said_no = (
        false()
        if topic is None
        else and_(Delivery.kind == ANNOUNCEMENT, or_(*(condition for condition, _ in declined(topic, now))))
    )
    rows = await session.execute(
        select(Delivery.id, PersonRow.timezone, PersonRow.quiet_from, PersonRow.quiet_to, may_be_quiet, said_no)
        .join(PersonRow, PersonRow.id == Delivery.person_id)
        .where(Delivery.id.in_(claimed), or_(may_be_quiet, said_no))
    )
    found = Unwelcome({}, set())
    for delivery, zone, start, end, hours, no in rows:
        if hours and (until := after_quiet_hours(now, start, end, ZoneInfo(zone))) > now:
            found.quiet[delivery] = until
        elif no:
            found.declined.add(delivery)
    return found


async def put_off(session: AsyncSession, ends: Mapping[int, datetime]) -> None:
    """Make claimed deliveries due again at these moments."""
    if ends:
        rows = [{"row": delivery, "until": end} for delivery, end in ends.items()]
        await (await session.connection()).execute(PUT_OFF, rows)


async def skip(session: AsyncSession, claimed: Collection[int], now: datetime) -> None:
    """Account for what is not wanted any more."""
    if claimed:
        await session.execute(
            update(Delivery)
            .where(Delivery.id.in_(claimed))
            .values(state=State.SKIPPED, reason="declined", finished_at=now)
            .execution_options(synchronize_session=False)
        )
