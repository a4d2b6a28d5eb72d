"""The life of an announcement: sent now, at a time or again and again, paused, stopped, changed, withdrawn, reported.

A ledger row for each recipient; what is to be done next is always read from the tables, so `work` may come late, twice
or after a crash.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import announcement_ledger as ledger
from bot.db import announcements as db
from bot.db import people as people_db
from bot.db.announcements import KIND, RUNNING, Announcement, Repeat, Stage
from bot.db.database import Database, Session, after_commit
from bot.db.deliveries import ANNOUNCEMENT, EDIT, WITHDRAWAL, State
from bot.db.people import Person
from bot.errors import DomainError, Refused
from bot.forms.fields.contents import Content
from bot.forms.fields.moments import Span
from bot.services.announcements import Announcements, refuse_length, title_of
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.segments import Count, Segments
from bot.services.wordings import Wording, next_time, wording_of

FREEZE = 10_000  # people whose rows are written in one transaction: about a quarter of a second
SKIP = 5_000  # rows of a stopped announcement that are accounted for at once
DELETABLE = timedelta(hours=48)  # Telegram's time for deleting a message
LATER = timedelta(days=60)  # after which «to those who joined since» would write to some a second time


@dataclass(frozen=True, slots=True)
class Plan:
    """What sending would do: how many, who is left out, how long; `second`: another coordinator has to confirm.
    `groups`: how many it is posted in besides."""

    announcement: int
    count: Count
    second: bool
    confirm_above: int
    groups: int = 0

    @property
    def anybody(self) -> bool:
        return bool(self.count.ready or self.groups)


class Broadcasts:
    """Sending what was composed. `confirm_above`: recipients above which a second coordinator confirms."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        announcements: Announcements,
        segments: Segments,
        coordinators: Coordinators,
        deliveries: Deliveries,
        *,
        rate: float,
        confirm_above: int,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._announcements = announcements
        self._segments = segments
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._rate = rate
        self._confirm_above = confirm_above
        self.changed = asyncio.Event()  # there is something to do, or to show

    # Before

    async def plan(self, person: Person, announcement_id: int) -> Plan:
        """A dry run. Raises NotAllowed, Gone, DomainError when nobody was chosen."""
        async with self._db.read() as session:
            row = await self._announcements.require(session, person, announcement_id)
            return await self._plan(session, row)

    async def _plan(self, session: Session, row: Announcement, at: datetime | None = None) -> Plan:
        count = await self._segments.count(session, self._announcements.audience(row, at))
        second = row.is_urgent or count.ready > self._confirm_above
        return Plan(row.id, count, second, self._confirm_above, await db.count_groups(session, row))

    async def send(self, person: Person, announcement_id: int) -> Stage:
        """Send it now, or propose it to the others when it is a large one; where it stands then.

        Raises NotAllowed, Gone, DomainError.
        """
        plan = await self.plan(person, announcement_id)
        async with self._db.begin() as session:
            row = await self._announcements.require(session, person, announcement_id, lock=True)
            if row.stage != Stage.DRAFT:
                return Stage(row.stage)
            row.send_at = row.progress_at = self._clock.now()  # its author is looking at it already
            row.repeat = Repeat.ONCE
            return await self._launch(session, row, plan)

    async def schedule(self, session: Session, person: Person, given: Submission) -> Stage:
        """Send it at a time by the person's clock, once or again and again. Raises NotAllowed, Gone, Refused for a time
        that is past."""
        row = await self._announcements.require(session, person, int(given.subject), lock=True)
        if row.stage != Stage.DRAFT:
            return Stage(row.stage)
        span: Span = given.answers["when"]
        if not span.hours:
            raise Refused("field-when-hour")
        at = span.starts.replace(tzinfo=ZoneInfo(person.timezone))
        if at <= self._clock.now():
            raise Refused("announcement-time-past")
        row.send_at, row.repeat = at, Repeat(given.answers["repeat"])
        return await self._launch(session, row, await self._plan(session, row, at))

    async def _launch(self, session: Session, row: Announcement, plan: Plan) -> Stage:
        if row.is_advert and not self._announcements.adverts:
            raise DomainError("announcement-advert-refused")
        if not plan.anybody:
            raise DomainError("announcement-nobody")
        for language, content in row.contents.items():
            refuse_length(row, Content.of(content), language)
        if plan.second and row.confirmed_by is None:
            return await self._propose(session, row, plan)
        return await self._start(session, row)

    async def _propose(self, session: Session, row: Announcement, plan: Plan) -> Stage:
        if not await self._ask_others(session, row, plan.count.ready):
            if row.is_urgent:
                raise DomainError("announcement-urgent-missing")
            raise DomainError("announcement-second-missing", above=self._confirm_above)
        return Stage.PROPOSED

    async def _ask_others(self, session: Session, row: Announcement, count: int) -> bool:
        """Have another coordinator confirm it; whether there is one."""
        others = [each for each in await self._coordinators.to_tell(session, None) if each.id != row.author_id]
        row.stage = Stage.PROPOSED
        row.changed_at = self._clock.now()
        for other in others:
            await self._deliveries.add(
                session,
                other,
                "announcement-proposed",
                key=f"proposed:{row.id}:{row.changed_at:%Y%m%d%H%M%S%f}:{other.id}",
                announcement=row.id,
                title=row.title,
                count=count,
                urgent=row.is_urgent,
            )
        return bool(others)

    async def confirm(self, person: Person, announcement_id: int) -> Stage:
        """The second coordinator's yes. Raises NotAllowed, Gone, DomainError when it is one's own announcement."""
        async with self._db.begin() as session:
            row = await self._announcements.require(session, person, announcement_id, lock=True)
            if row.stage != Stage.PROPOSED:
                return Stage(row.stage)
            if row.author_id == person.id:
                raise DomainError("announcement-second-other")
            row.confirmed_by = person.id
            if row.origin_id is not None:  # the next time of a repeated one need not ask again
                await db.confirm(session, row.origin_id, person.id)
            return await self._start(session, row)

    async def take_back(self, person: Person, announcement_id: int) -> Stage:
        """Make a proposed or scheduled announcement a draft again. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._announcements.require(session, person, announcement_id, lock=True)
            if row.stage in {Stage.PROPOSED, Stage.SCHEDULED}:
                row.stage, row.confirmed_by = Stage.DRAFT, None
            return Stage(row.stage)

    async def _start(self, session: Session, row: Announcement) -> Stage:
        now = self._clock.now()
        after_commit(session, self.changed.set)
        if (row.send_at is not None and row.send_at > now) or row.repeat != Repeat.ONCE:
            row.stage = Stage.SCHEDULED
            return Stage.SCHEDULED
        await self._freeze(session, row, now)
        return Stage(row.stage)

    # While it goes on

    async def pause(self, person: Person, announcement_id: int) -> None:
        """Nothing more is taken out of the queue from the next claim on. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._announcements.require(session, person, announcement_id, lock=True)
            if row.stage in {*RUNNING, Stage.FREEZING} and row.paused_at is None:
                row.paused_at = self._clock.now()

    async def resume(self, person: Person, announcement_id: int) -> None:
        """Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._announcements.require(session, person, announcement_id, lock=True)
            row.paused_at = row.pause_reason = None
            after_commit(session, self._deliveries.wake.set)

    async def stop(self, person: Person, announcement_id: int) -> None:
        """Send no more of it; what was sent stays. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._announcements.require(session, person, announcement_id, lock=True)
            if row.stage in {Stage.SENDING, Stage.FREEZING}:
                row.stage, row.paused_at, row.pause_reason = Stage.STOPPED, None, None
                row.finished_at = self._clock.now()
                await ledger.skip_rest(session, row.id, self._clock.now(), SKIP)
                after_commit(session, self.changed.set)

    async def give_up(self, announcement_id: int, reason: str) -> None:
        """Pause it because it keeps failing, and tell its author why."""
        now = self._clock.now()
        async with self._db.begin(effect=False) as session:
            row = await db.locked(session, announcement_id)
            if row is None or row.paused_at is not None or row.stage not in RUNNING:
                return
            row.paused_at, row.pause_reason = now, reason[:40]
            key = f"paused:{row.id}:{now:%Y%m%d%H%M%S%f}"
            await self._tell_author(session, row, "announcement-paused", key, reason=row.pause_reason)
        self.changed.set()

    # Afterwards

    async def revise(self, session: Session, person: Person, given: Submission) -> int:
        """Change the text of every delivered message; the announcement's id. Raises NotAllowed, Gone, DomainError,
        Refused."""
        number, _, language = given.subject.partition(".")
        row = await self._over(session, person, int(number))
        language = language or next(iter(row.contents))
        before = Content.of(row.contents.get(language) or next(iter(row.contents.values())))
        said: Content = given.answers["content"]
        content = Content(said.text, said.entities, before.media, before.apart)
        refuse_length(row, content, language)
        row.contents = {**row.contents, language: content.as_json()}
        row.title = title_of(said.text)
        row.progress_message = row.progress_at = None  # the old page is far up in the chat by now
        await self._follow(session, row, Stage.EDITING)
        return row.id

    async def withdraw(self, person: Person, announcement_id: int) -> None:
        """Delete every delivered message. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            await self._follow(session, await self._over(session, person, announcement_id), Stage.WITHDRAWING)

    async def retry(self, person: Person, announcement_id: int, *, unknown: bool) -> None:
        """Send it again to those who did not get it; with `unknown` also where that is not known, and a second copy
        may come. Raises NotAllowed, Gone, DomainError."""
        now = self._clock.now()
        async with self._db.begin() as session:
            row = await self._over(session, person, announcement_id)
            states = (State.FAILED, State.UNKNOWN) if unknown else (State.FAILED,)
            if not await ledger.again(session, row.id, states, now, self._announcements.week()):
                raise DomainError("announcement-nobody-failed")
            self._runs(session, row, Stage.SENDING)

    async def to_newcomers(self, person: Person, announcement_id: int) -> None:
        """Send it to those who came into the audience since. Raises NotAllowed, Gone, DomainError."""
        now = self._clock.now()
        async with self._db.begin() as session:
            row = await self._over(session, person, announcement_id)
            if row.frozen_at is None or now - row.frozen_at > LATER:
                raise DomainError("announcement-too-old")
            if not await ledger.newcomers(session, row.id, self._announcements.audience(row), now):
                raise DomainError("announcement-nobody-new")
            await self._freeze(session, row, now)

    async def _over(self, session: Session, person: Person, announcement_id: int) -> Announcement:
        """An announcement that is not on its way any more, down to the last message."""
        row = await self._announcements.require(session, person, announcement_id, lock=True)
        if row.stage not in {Stage.DONE, Stage.STOPPED} or await ledger.unfinished(session, row.id, ANNOUNCEMENT):
            raise DomainError("announcement-not-over")
        return row

    async def _follow(self, session: Session, row: Announcement, stage: Stage) -> None:
        row.revision += 1
        await session.flush()
        if not await ledger.follow(session, row, KIND[stage], self._clock.now()):
            raise DomainError("announcement-nothing-sent")
        self._runs(session, row, stage)

    def _runs(self, session: Session, row: Announcement, stage: Stage) -> None:
        row.stage, row.finished_at, row.paused_at, row.pause_reason = stage, None, None, None
        after_commit(session, self._deliveries.wake.set)
        after_commit(session, self.changed.set)

    # What the clock brings about

    async def work(self, now: datetime) -> bool:
        """Start what is due, write audiences into the ledger, end what is over; whether anything is on its way.

        May come late, early or twice.
        """
        await self._start_due(now)
        async with self._db.read() as session:
            freezing = [each.id for each in await db.at_stage(session, (Stage.FREEZING,)) if each.paused_at is None]
            running = await db.at_stage(session, RUNNING)
            stopped = await db.to_tidy(session)
        for announcement_id in freezing:
            await self._freeze_on(announcement_id, now)
        for row in running:
            async with self._db.read() as session:
                over = not await ledger.unfinished(session, row.id, KIND[Stage(row.stage)])
            if over:
                await self._finish(row.id, Stage(row.stage))
        for announcement_id in stopped:
            async with self._db.begin(effect=False) as session:
                await ledger.skip_rest(session, announcement_id, now, SKIP)
        return bool(freezing or running or stopped)

    async def _start_due(self, now: datetime) -> None:
        async with self._db.read() as session:
            if not await db.any_scheduled(session, now):
                return
        async with self._db.begin(effect=False) as session:
            for row in await db.due(session, now):
                if row.repeat == Repeat.ONCE:
                    await self._freeze_unless_grown(session, row, now)
                    continue
                at = row.send_at or now
                await self._freeze_unless_grown(session, db.copied(session, row, at), now)
                while row.send_at is not None and row.send_at <= now:
                    row.send_at = next_time(row.send_at, Repeat(row.repeat), self._announcements.zone, at)
            after_commit(session, self.changed.set)

    async def _freeze_unless_grown(self, session: Session, row: Announcement, now: datetime) -> None:
        """Begin, unless there are by now more recipients than one coordinator may decide on."""
        count = await self._segments.count(session, self._announcements.audience(row))
        if row.confirmed_by is not None or count.ready <= self._confirm_above:
            await self._freeze(session, row, now, count)
            return
        await session.flush()
        await self._ask_others(session, row, count.ready)
        told = {"count": count.ready, "above": self._confirm_above}
        await self._tell_author(session, row, "announcement-grown", f"grown:{row.id}", **told)

    async def _tell_author(self, session: Session, row: Announcement, kind: str, key: str, **told: Any) -> None:
        author = await people_db.of_id(session, row.author_id) if row.author_id is not None else None
        if author is not None:
            told |= {"announcement": row.id, "title": row.title}
            await self._deliveries.add(session, author, kind, key=key, **told)

    async def _freeze(self, session: Session, row: Announcement, now: datetime, count: Count | None = None) -> None:
        """Begin to write the audience into the ledger; of a cluster of the usual size all of it, in one statement."""
        row.stage, row.frozen_to, row.frozen_at, row.finished_at = Stage.FREEZING, 0, now, None
        await session.flush()
        if not row.audience:  # what comes later is for newcomers: who is left out was said of the first time
            count = count or await self._segments.count(session, self._announcements.audience(row))
            row.left_out = dict(count.left_out)
            row.audience = await ledger.freeze_groups(session, row, now)
        await self._freeze_some(session, row, now)

    async def _freeze_some(self, session: Session, row: Announcement, now: datetime) -> None:
        """The rows of the next FREEZE people; once all are there, sending begins."""
        last = await ledger.highest_person(session)
        upto = row.frozen_to + FREEZE
        row.audience += await ledger.freeze(session, row, self._announcements.audience(row), now, (row.frozen_to, upto))
        row.frozen_to = upto
        if upto >= last:
            self._runs(session, row, Stage.SENDING)

    async def _freeze_on(self, announcement_id: int, now: datetime) -> None:
        """The rest of a large audience, one short transaction after another."""
        stage = Stage.FREEZING
        while stage == Stage.FREEZING:
            async with self._db.begin(effect=False) as session:
                row = await db.locked(session, announcement_id)
                if row is None or row.stage != Stage.FREEZING or row.paused_at is not None:
                    return
                await self._freeze_some(session, row, now)
                stage = Stage(row.stage)

    async def _finish(self, announcement_id: int, stage: Stage) -> None:
        after = Stage.WITHDRAWN if stage == Stage.WITHDRAWING else Stage.DONE
        async with self._db.begin(effect=False) as session:
            totals = dict((await ledger.tally(session, announcement_id)).states)
            # The moment itself, not when this round began: whoever looked meanwhile has not seen the end.
            values = {"stage": after, "finished_at": self._clock.now(), "totals": totals, "paused_at": None}
            await db.move(session, announcement_id, (stage,), **values)

    # For the sender

    async def wording(self, announcement_id: int, language: str) -> Wording:
        """What recipients of a language read. Raises LookupError when there is no such announcement."""
        async with self._db.read() as session:
            row = await session.get(Announcement, announcement_id)
        if row is None:
            raise LookupError("no such announcement")
        return wording_of(row, language)

    async def draft_wording(self, person: Person, announcement_id: int, language: str) -> Wording:
        """The same for its coordinators. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return wording_of(await self._announcements.require(session, person, announcement_id), language)


__all__ = [
    "DELETABLE",
    "EDIT",
    "WITHDRAWAL",
    "Broadcasts",
    "Plan",
    "Stage",
    "State",
    "Wording",
]
