"""Announcements: what is said to an audience, where it stands, and the ledger rows that belong to it.

An announcement is a draft until it is sent. Its audience is frozen into `deliveries`, a row for each recipient, and
from then on pending + claimed + sent + failed + skipped + unknown = audience.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    and_,
    case,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.deliveries import (
    ANNOUNCEMENT,
    EDIT,
    WITHDRAWAL,
    Delivery,
    Lane,
    Priority,
    State,
)
from bot.db.dialect import insert as insert_or_ignore
from bot.db.people import Account, PersonRow
from bot.db.segments import READY, Audience, Mute, matching
from bot.quiet_hours import after_quiet_hours


class Stage(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"  # waits for a second coordinator
    SCHEDULED = "scheduled"
    FREEZING = "freezing"  # the audience is being written into the ledger
    SENDING = "sending"
    DONE = "done"
    STOPPED = "stopped"  # by a coordinator; what was sent stays
    EDITING = "editing"  # every delivered message is being changed
    WITHDRAWING = "withdrawing"  # every delivered message is being deleted
    WITHDRAWN = "withdrawn"


RUNNING = (Stage.SENDING, Stage.EDITING, Stage.WITHDRAWING)
OVER = (Stage.DONE, Stage.STOPPED, Stage.WITHDRAWN)
FOLLOWING = {EDIT: "e", WITHDRAWAL: "w"}  # how keys begin
KIND = {Stage.SENDING: ANNOUNCEMENT, Stage.EDITING: EDIT, Stage.WITHDRAWING: WITHDRAWAL}


class Repeat(StrEnum):
    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Announcement(Base):
    """One announcement. With `repeat` it is a pattern: each of its times makes an announcement of its own, whose
    `origin_id` it is.

    `contents`: by language {"text", "entities", "media": [{"kind", "file_id"}]}; `buttons`: [{"kind", "caption",
    "target"}]; `left_out` and `totals`: how many by reason or state.
    """

    __tablename__ = "announcements"
    __table_args__ = (
        Index("ix_announcements_stage", "stage", "send_at"),
        UniqueConstraint("origin_id", "send_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    stage: Mapped[Stage] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(80))
    contents: Mapped[dict[str, Any]] = mapped_column(JSON)
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    formula: Mapped[dict[str, Any]] = mapped_column(JSON)
    places: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))  # those of its author; None: all
    topic: Mapped[str] = mapped_column(String(20))
    is_advert: Mapped[bool] = mapped_column(default=False)
    repeat: Mapped[Repeat] = mapped_column(String(8), default=Repeat.ONCE)
    send_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.id"))
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    revision: Mapped[int] = mapped_column(SmallInteger, default=0)  # of the contents, since it was sent
    paused_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    pause_reason: Mapped[str | None] = mapped_column(String(40))  # of a pause nobody asked for
    frozen_to: Mapped[int] = mapped_column(BigInteger, default=0)  # everybody up to this id is in the ledger
    frozen_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    audience: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[dict[str, int]] = mapped_column(JSON)
    totals: Mapped[dict[str, int]] = mapped_column(JSON)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    progress_message: Mapped[str | None] = mapped_column(String(20))  # in the author's chat
    progress_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)

    @property
    def sent(self) -> bool:
        """Whether anybody may have received it."""
        return self.frozen_at is not None


class AnnouncementPress(Base):
    """Somebody pressed a button of an announcement; counted once a person."""

    __tablename__ = "announcement_presses"

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    button: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


async def locked(session: AsyncSession, announcement_id: int) -> Announcement | None:
    return await session.get(Announcement, announcement_id, with_for_update=True, populate_existing=True)


async def page(session: AsyncSession, before: int | None, limit: int) -> list[Announcement]:
    """Announcements, the newest first; what a pattern made stands for itself."""
    found = select(Announcement).order_by(Announcement.id.desc()).limit(limit)
    if before is not None:
        found = found.where(Announcement.id < before)
    return list((await session.scalars(found)).all())


async def move(session: AsyncSession, announcement_id: int, before: Sequence[Stage], **values: Any) -> bool:
    """Change an announcement that stands at one of `before`; False when it no longer does."""
    result = await session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id, Announcement.stage.in_(before))
        .values(**values)
        .returning(Announcement.id)
        .execution_options(synchronize_session=False)
    )
    return result.first() is not None


# Freezing


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

    Whoever has quiet hours gets it at their end. A person who is there already is not added again.
    """
    found = matching(audience, now)
    standing = found.selected_columns.standing
    source = found.with_only_columns(
        literal(f"a{announcement.id}:") + cast(PersonRow.id, String),
        PersonRow.id,
        Account.channel,
        Account.address,
        PersonRow.language,
        literal(ANNOUNCEMENT),
        literal({}, JSON),
        literal(Priority.ANNOUNCEMENT.value),
        literal(State.PENDING.value),
        literal(0),
        await _due(session, now),
        literal(announcement.id),
        maintain_column_froms=True,
    ).where(standing == READY, PersonRow.id > people[0], PersonRow.id <= people[1])
    statement = (
        insert_or_ignore(session, Delivery)
        .from_select(
            [
                "key",
                "person_id",
                "channel",
                "address",
                "language",
                "kind",
                "params",
                "priority",
                "state",
                "attempts",
                "due_at",
                "announcement_id",
            ],
            source,
        )
        .on_conflict_do_nothing(index_elements=[Delivery.key])
    )
    connection = await session.connection()
    return int((await connection.execute(statement)).rowcount)


async def _due(session: AsyncSession, now: datetime) -> Any:
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
    source = select(
        literal(mark) + cast(Delivery.id, String),
        Delivery.person_id,
        Delivery.channel,
        Delivery.address,
        Delivery.language,
        literal(kind),
        literal({}, JSON),
        literal(Priority.ANNOUNCEMENT.value),
        literal(State.PENDING.value),
        literal(0),
        literal(now, UTCDateTime),
        Delivery.announcement_id,
        Delivery.message,
    ).where(
        Delivery.announcement_id == announcement.id,
        Delivery.kind == ANNOUNCEMENT,
        Delivery.state == State.SENT,
        Delivery.message.is_not(None),
        Delivery.person_id.is_not(None),
    )
    statement = (
        insert_or_ignore(session, Delivery)
        .from_select(
            [
                "key",
                "person_id",
                "channel",
                "address",
                "language",
                "kind",
                "params",
                "priority",
                "state",
                "attempts",
                "due_at",
                "announcement_id",
                "message",
            ],
            source,
        )
        .on_conflict_do_nothing(index_elements=[Delivery.key])
    )
    connection = await session.connection()
    return int((await connection.execute(statement)).rowcount)


async def again(session: AsyncSession, announcement_id: int, states: Sequence[State], now: datetime) -> int:
    """Put what ended in one of the states back into the queue; how many."""
    result = await session.execute(
        update(Delivery)
        .where(
            Delivery.announcement_id == announcement_id,
            Delivery.kind == ANNOUNCEMENT,
            Delivery.state.in_(states),
            Delivery.person_id.is_not(None),
        )
        .values(state=State.PENDING, reason=None, attempts=0, due_at=now, finished_at=None, message=None)
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


def copied(session: AsyncSession, pattern: Announcement, at: datetime) -> Announcement:
    """An announcement of its own for one of the times of a pattern."""
    row = Announcement(
        author_id=pattern.author_id,
        stage=Stage.SCHEDULED,
        title=pattern.title,
        contents=pattern.contents,
        buttons=pattern.buttons,
        formula=pattern.formula,
        places=pattern.places,
        topic=pattern.topic,
        is_advert=pattern.is_advert,
        repeat=Repeat.ONCE,
        send_at=at,
        origin_id=pattern.id,
        confirmed_by=pattern.confirmed_by,
        audience=0,
        left_out={},
        totals={},
        revision=0,
        created_at=at,
        changed_at=at,
    )
    session.add(row)
    return row


# The ledger of one announcement


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


async def lanes(session: AsyncSession) -> list[Lane]:
    """The announcements whose rows may be sent now, the oldest first."""
    rows = await session.execute(
        select(Announcement.id, Announcement.revision)
        .where(Announcement.stage.in_(RUNNING), Announcement.paused_at.is_(None))
        .order_by(Announcement.send_at, Announcement.id)
    )
    return [Lane(Priority.ANNOUNCEMENT, row.id, row.revision) for row in rows]


async def at_stage(session: AsyncSession, stages: Sequence[Stage]) -> list[Announcement]:
    return list(
        (
            await session.scalars(select(Announcement).where(Announcement.stage.in_(stages)).order_by(Announcement.id))
        ).all()
    )


async def to_tidy(session: AsyncSession) -> list[int]:
    """Stopped announcements that still have rows waiting."""
    waiting = exists().where(
        Delivery.announcement_id == Announcement.id, Delivery.kind == ANNOUNCEMENT, Delivery.state == State.PENDING
    )
    return list(
        (await session.scalars(select(Announcement.id).where(Announcement.stage == Stage.STOPPED, waiting))).all()
    )


async def any_scheduled(session: AsyncSession, now: datetime) -> bool:
    """Whether the time of a scheduled announcement has come."""
    due_row = exists().where(Announcement.stage == Stage.SCHEDULED, Announcement.send_at <= now)
    return bool(await session.scalar(select(due_row)))


async def to_watch(session: AsyncSession, since: datetime) -> list[Announcement]:
    """What is on its way, and what has ended and was not shown since."""
    ended = and_(
        Announcement.stage.in_(OVER),
        Announcement.finished_at > since,
        or_(Announcement.progress_at.is_(None), Announcement.progress_at < Announcement.finished_at),
    )
    return list(
        (
            await session.scalars(
                select(Announcement)
                .where(or_(Announcement.stage.in_((Stage.FREEZING, *RUNNING)), ended))
                .order_by(Announcement.id)
            )
        ).all()
    )


async def due(session: AsyncSession, now: datetime) -> list[Announcement]:
    """Scheduled announcements whose time has come."""
    return list(
        (
            await session.scalars(
                select(Announcement)
                .where(Announcement.stage == Stage.SCHEDULED, Announcement.send_at <= now)
                .order_by(Announcement.send_at)
                .limit(20)
                .with_for_update(skip_locked=True)
            )
        ).all()
    )


async def take_progress(session: AsyncSession, announcement_id: int, now: datetime, every: timedelta) -> bool:
    """Whether it is time to show how far it is, and nobody else does so."""
    result = await session.execute(
        update(Announcement)
        .where(
            Announcement.id == announcement_id,
            or_(
                Announcement.progress_at.is_(None),
                Announcement.progress_at <= now - every,
                Announcement.progress_at > now + 10 * every,  # the clock was set back
            ),
        )
        .values(progress_at=now)
        .returning(Announcement.id)
        .execution_options(synchronize_session=False)
    )
    return result.first() is not None


# After it was sent


async def note_press(session: AsyncSession, announcement_id: int, person_id: int, button: int, now: datetime) -> None:
    await session.execute(
        insert_or_ignore(session, AnnouncementPress)
        .values(announcement_id=announcement_id, person_id=person_id, button=button, at=now)
        .on_conflict_do_nothing()
    )


async def presses(session: AsyncSession, announcement_id: int) -> Counter[int]:
    """How many people pressed each button."""
    rows = await session.execute(
        select(AnnouncementPress.button, func.count())
        .where(AnnouncementPress.announcement_id == announcement_id)
        .group_by(AnnouncementPress.button)
    )
    return Counter({row[0]: row[1] for row in rows})


async def received(session: AsyncSession, announcement_id: int, person_id: int) -> Delivery | None:
    """The row of an announcement to a person."""
    return (await session.scalars(select(Delivery).where(Delivery.key == f"a{announcement_id}:{person_id}"))).first()


@dataclass(frozen=True, slots=True)
class Line:
    """A recipient in the sheet of an announcement."""

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
            PersonRow.name,
            PersonRow.municipality,
            Delivery.state,
            Delivery.reason,
            Delivery.finished_at,
        )
        .outerjoin(PersonRow, PersonRow.id == Delivery.person_id)
        .where(Delivery.announcement_id == announcement_id, Delivery.kind == ANNOUNCEMENT, Delivery.id > after)
        .order_by(Delivery.id)
        .limit(limit)
    )
    return [Line(*row) for row in rows]


async def presses_of(session: AsyncSession, person_id: int) -> list[AnnouncementPress]:
    return list(
        (
            await session.scalars(
                select(AnnouncementPress)
                .where(AnnouncementPress.person_id == person_id)
                .order_by(AnnouncementPress.announcement_id, AnnouncementPress.button)
            )
        ).all()
    )


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
    for table in (AnnouncementPress, Mute):
        await session.execute(delete(table).where(table.person_id == person_id))


async def before(session: AsyncSession, row: Announcement, limit: int) -> list[Announcement]:
    """The announcements that ended before this one began, the newest first."""
    return list(
        (
            await session.scalars(
                select(Announcement)
                .where(Announcement.stage.in_(OVER), Announcement.id != row.id, Announcement.frozen_at < row.frozen_at)
                .order_by(Announcement.frozen_at.desc())
                .limit(limit)
            )
        ).all()
    )


async def count_pressed(session: AsyncSession, announcement_id: int) -> int:
    """How many people pressed any of its buttons."""
    pressed = select(func.count(AnnouncementPress.person_id.distinct()))
    return int(await session.scalar(pressed.where(AnnouncementPress.announcement_id == announcement_id)) or 0)


async def count_muted(session: AsyncSession, announcement_id: int) -> int:
    """How many people want no more of its topic because of it."""
    return int(
        await session.scalar(select(func.count()).select_from(Mute).where(Mute.announcement_id == announcement_id)) or 0
    )
