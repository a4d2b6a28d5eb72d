"""Announcements: what is said to an audience, where it stands, and the ledger rows that belong to it.

An announcement is a draft until it is sent. Its audience is frozen into `deliveries`, a row for each recipient, and
from then on pending + claimed + sent + failed + skipped + unknown = audience.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    and_,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import steps
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
from bot.db.events import Event
from bot.db.groups import Group


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


MUTED = -1  # the button «no more of these», in `announcement_presses`
RUNNING = (Stage.SENDING, Stage.EDITING, Stage.WITHDRAWING)
OVER = (Stage.DONE, Stage.STOPPED, Stage.WITHDRAWN)
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
    groups: Mapped[list[int]] = mapped_column(JSON, default=list)  # ids of the groups it is posted in
    places: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))  # those of its author; None: all
    topic: Mapped[str] = mapped_column(String(20))
    is_advert: Mapped[bool] = mapped_column(default=False)
    is_urgent: Mapped[bool] = mapped_column(default=False)  # goes over the week's budget of attention
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
    """Somebody pressed a button of an announcement; counted once a person. `button`: MUTED while they want no more of
    its topic because of it."""

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
    seen = (Announcement.id == announcement_id, Announcement.stage.in_(before))
    return await steps.step(session, Announcement, *seen, **values)


async def confirm(session: AsyncSession, announcement_id: int, person_id: int) -> None:
    """Write down who confirmed a repeated announcement."""
    await session.execute(update(Announcement).where(Announcement.id == announcement_id).values(confirmed_by=person_id))


def copied(session: AsyncSession, pattern: Announcement, at: datetime) -> Announcement:
    """An announcement of its own for one of the times of a pattern."""
    row = Announcement(
        author_id=pattern.author_id,
        stage=Stage.SCHEDULED,
        title=pattern.title,
        contents=pattern.contents,
        buttons=pattern.buttons,
        formula=pattern.formula,
        groups=pattern.groups,
        places=pattern.places,
        topic=pattern.topic,
        is_advert=pattern.is_advert,
        is_urgent=pattern.is_urgent,
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


async def lanes(session: AsyncSession) -> list[Lane]:
    """The announcements whose rows may be sent now, the oldest first."""
    rows = await session.execute(
        select(Announcement.id, Announcement.revision, Announcement.topic)
        .where(Announcement.stage.in_(RUNNING), Announcement.paused_at.is_(None))
        .order_by(Announcement.send_at, Announcement.id)
    )
    return [Lane(Priority.ANNOUNCEMENT, row.id, row.revision, row.topic) for row in rows]


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


async def count_groups(session: AsyncSession, row: Announcement) -> int:
    """In how many of the chosen groups the bot still is."""
    found = select(func.count()).select_from(Group).where(Group.id.in_(row.groups))
    return int(await session.scalar(found) or 0) if row.groups else 0


# After it was sent


async def event_titled(session: AsyncSession, title: str) -> int | None:
    """The id of the first event with this title."""
    return await session.scalar(select(Event.id).where(Event.title == title).order_by(Event.id).limit(1))


async def note_press(session: AsyncSession, announcement_id: int, person_id: int, button: int, now: datetime) -> None:
    await session.execute(
        insert_or_ignore(session, AnnouncementPress)
        .values(announcement_id=announcement_id, person_id=person_id, button=button, at=now)
        .on_conflict_do_nothing()
    )


async def forget_press(session: AsyncSession, announcement_id: int, person_id: int, button: int) -> None:
    press = await session.get(AnnouncementPress, (announcement_id, person_id, button))
    if press is not None:
        await session.delete(press)


async def presses(session: AsyncSession, announcement_id: int) -> Counter[int]:
    """How many people pressed each of its own buttons."""
    rows = await session.execute(
        select(AnnouncementPress.button, func.count())
        .where(AnnouncementPress.announcement_id == announcement_id, AnnouncementPress.button != MUTED)
        .group_by(AnnouncementPress.button)
    )
    return Counter({row[0]: row[1] for row in rows})


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
    """How many people pressed any of its own buttons."""
    pressed = select(func.count(AnnouncementPress.person_id.distinct())).where(AnnouncementPress.button != MUTED)
    return int(await session.scalar(pressed.where(AnnouncementPress.announcement_id == announcement_id)) or 0)


async def count_muted(session: AsyncSession, announcement_id: int) -> int:
    """How many people want no more of its topic because of it."""
    muted = select(func.count()).where(
        AnnouncementPress.announcement_id == announcement_id, AnnouncementPress.button == MUTED
    )
    return int(await session.scalar(muted) or 0)
