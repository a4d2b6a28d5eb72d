"""Watching an announcement: how far it is, and whose turn it is to be shown so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import announcement_ledger as ledger
from bot.db import announcements as db
from bot.db import people as people_db
from bot.db.announcement_ledger import Tally
from bot.db.announcements import KIND, OVER, Announcement, Stage
from bot.db.database import Database, Session
from bot.db.deliveries import ANNOUNCEMENT, EDIT, WITHDRAWAL, State
from bot.db.people import Person
from bot.services.announcements import Announcements

PROGRESS_EVERY = timedelta(seconds=3)
ENDED_AFTER = timedelta(seconds=1)  # the last word comes a little sooner
SHOWN_FOR = timedelta(hours=1)  # after the end; whoever was not told by then opens it


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an announcement is. `languages`: of its texts, the first is for everybody else too; `kind`: of the rows
    counted; `seconds`: until the end at the permitted rate."""

    announcement: int
    title: str
    stage: Stage
    languages: tuple[str, ...]
    kind: str
    states: Mapping[str, int]
    reasons: Mapping[str, int]
    paused: bool
    pause_reason: str | None
    seconds: int
    presses: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def left(self) -> int:
        return self.states.get(State.PENDING, 0) + self.states.get(State.CLAIMED, 0)


@dataclass(frozen=True, slots=True)
class Showing:
    """A progress page to show in its author's chat; `message` is the one to change, None: a new one."""

    author: Person
    message: int | None
    progress: Progress


class Watching:
    """Progress of announcements. `rate`: messages a second."""

    def __init__(self, db_: Database, clock: Clock, announcements: Announcements, rate: float) -> None:
        self._db = db_
        self._clock = clock
        self._announcements = announcements
        self._rate = rate

    async def shown_at(self, announcement_id: int, message: int | None, since: datetime) -> None:
        """Where the author looks at its progress, as it was some time after `since`."""
        async with self._db.begin(effect=False) as session:
            values = {"progress_message": str(message) if message else None, "progress_at": since}
            await db.move(session, announcement_id, tuple(Stage), **values)

    async def to_show(self) -> list[Showing]:
        """Progress pages whose turn it is: of what is on its way every few seconds, of what ended once."""
        now = self._clock.now()
        async with self._db.read() as session:
            rows = await db.to_watch(session, now - SHOWN_FOR)
        found = []
        for row in rows:
            async with self._db.begin(effect=False) as session:
                every = ENDED_AFTER if row.stage in OVER else PROGRESS_EVERY
                if not await db.take_progress(session, row.id, now, every):
                    continue
                author = await people_db.of_id(session, row.author_id) if row.author_id else None
                progress = await self._progress(session, row)
            if author is not None and not author.blocked:
                message = int(row.progress_message) if row.progress_message else None
                found.append(Showing(author, message, progress))
        return found

    async def progress(self, person: Person, announcement_id: int) -> Progress:
        """How far it is. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return await self._progress(session, await self._announcements.require(session, person, announcement_id))

    async def _progress(self, session: Session, row: Announcement) -> Progress:
        stage = Stage(row.stage)
        kind = KIND.get(stage, ANNOUNCEMENT)
        tally = await ledger.tally(session, row.id, kind)
        if kind == ANNOUNCEMENT and row.totals and not tally.total:  # the rows were forgotten long ago
            tally = Tally(Counter(row.totals), Counter())
        pressed = await db.presses(session, row.id) if stage in OVER else Counter()
        return Progress(
            announcement=row.id,
            title=row.title,
            stage=stage,
            languages=tuple(row.contents),
            kind=kind,
            states=dict(tally.states),
            reasons=dict(tally.reasons),
            paused=row.paused_at is not None,
            pause_reason=row.pause_reason,
            seconds=max(1, round(tally.left / self._rate + 0.5)) if tally.left else 0,
            presses=tuple(
                (each["caption"], pressed[number]) for number, each in enumerate(row.buttons) if each["kind"] != "link"
            ),
        )


__all__ = ["EDIT", "WITHDRAWAL", "Progress", "Showing", "Stage", "State", "Watching"]
