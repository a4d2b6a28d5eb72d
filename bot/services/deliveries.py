"""Deliveries: what the bot sends by itself, written where its cause is and handed to the sender one claim at a time."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import announcements, claims, groups, lateness, people, wishes
from bot.db import channel as channel_db
from bot.db import deliveries as db
from bot.db.alone import Alive, seen_alive
from bot.db.database import Database, Session, after_commit
from bot.db.deliveries import OPEN_LANES, Claim, Lane, Outcome, Priority, State
from bot.db.people import Person
from bot.metrics import Depth
from bot.quiet_hours import after_quiet_hours

NAMELESS = timedelta(seconds=90)  # after which a claim of an older version, which wrote no number, is given up
KEPT = timedelta(days=90)
JITTER = timedelta(seconds=2)  # by which clocks are set all the time
STEP = 5_000  # rows brought near in one transaction
TELEGRAM = "telegram"
UNREACHABLE = ("blocked", "no such chat")


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person, with the row that knows their quiet hours. `week`: of one that counts for their
    attention (bot/services/attention.py)."""

    person: Person
    row: people.PersonRow
    kind: str
    key: str
    params: Mapping[str, Any]
    expires_at: datetime | None = None
    week: int | None = None


class OutOfTurn(Exception):
    """An earlier delivery of the same subject is still on its way to the channel."""


class Deliveries:
    """The ledger of what is to be sent. `wake` is set when there is something new to send.

    `alive`: this process among several that claim; None where there is but one.
    """

    def __init__(self, db_: Database, clock: Clock, alive: Alive | None = None) -> None:
        self._db = db_
        self._clock = clock
        self._alive = alive
        self._claiming = asyncio.Lock()  # so that what is claimed here meanwhile is not taken for lost
        self._held: set[int] = set()  # claimed by this process and not recorded yet
        self._unseen: set[int] = set()  # who had claims and no lock at the last look
        self._looked_at = 0  # how often this process had taken its own lock by then
        self._latest = clock.now()  # at the last look for what is due
        self._set_back: timedelta | None = None  # by how much the clock was, until the ledger has been seen to
        self.wake = asyncio.Event()
        self.rested = asyncio.Event()  # set by the sender when nothing is due or on its way any more

    async def add(
        self,
        session: Session,
        person: Person,
        kind: str,
        *,
        key: str,
        priority: Priority = Priority.NOTICE,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
        outlives_person: bool = False,
        **params: Any,
    ) -> bool:
        """Write a message to a person in the transaction of its cause; False when `key` was written before.

        In the person's quiet hours it waits for their end; from `expires_at` on it is not sent any more.
        `outlives_person`: the last word to somebody whose data is being erased.
        """
        row = await session.get_one(people.PersonRow, person.id)
        letter = Letter(person, row, kind, key, params, expires_at)
        values = self._values(letter, priority, due_at or self._clock.now())
        new = await db.add(session, **(values | {"person_id": None} if outlives_person else values))
        after_commit(session, self.wake.set)
        return new

    async def add_all(self, session: Session, letters: Sequence[Letter]) -> None:
        """Write many notices at once, as `add` would each: an event's guests are told in a moment."""
        now = self._clock.now()
        await db.add_many(session, [self._values(each, Priority.NOTICE, now) for each in letters])
        after_commit(session, self.wake.set)

    def _values(self, letter: Letter, priority: Priority, due_at: datetime) -> dict[str, Any]:
        row = letter.row
        return {
            "key": letter.key,
            "person_id": letter.person.id,
            "channel": letter.person.channel,
            "address": letter.person.address,
            "language": letter.person.language,
            "kind": letter.kind,
            "params": dict(letter.params),
            "priority": priority,
            "state": State.PENDING,
            "attempts": 0,
            "due_at": after_quiet_hours(due_at, row.quiet_from, row.quiet_to, ZoneInfo(row.timezone)),
            "expires_at": letter.expires_at,
            "week": letter.week,
        }

    async def write(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows of the ledger as they stand, all with the same columns; a key that is there already stays as it
        is."""
        await db.add_many(session, rows)
        after_commit(session, self.wake.set)

    def wake_after(self, session: Session) -> None:
        """Something was written into the ledger in SQL: look for it once that is committed."""
        after_commit(session, self.wake.set)

    async def moved(self, claim: Claim, address: str) -> None:
        """The group has another address now, and everything that waits for it goes there."""
        async with self._db.begin(effect=False) as session:
            await groups.move(session, claim.channel, claim.address, address)

    async def post(
        self,
        session: Session,
        address: str,
        language: str,
        kind: str,
        *,
        key: str,
        params: Mapping[str, Any],
        again: bool,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Write a message to the public channel in the transaction of its cause.

        `params` name its subject («post») and the delivery it comes after («after»). One that edits (`again`) may be
        sent twice after a crash, a first one may not.
        """
        values = {
            "key": key,
            "channel": TELEGRAM,
            "address": address,
            "language": language,
            "kind": kind,
            "params": dict(params),
            "priority": Priority.NOTICE if again else Priority.ANNOUNCEMENT,
            "due_at": due_at or self._clock.now(),
            "expires_at": expires_at,
        }
        await db.add(session, **values)
        after_commit(session, self.wake.set)

    async def went_out(self, session: Session, key: str) -> bool:
        """Whether the message of this key was sent, is being sent or may have been."""
        return await db.state_of(session, key) in {State.CLAIMED, State.SENT, State.UNKNOWN}

    async def earlier(self, claim: Claim) -> str | None:
        """The message of the channel that this one is to take the place of. Raises OutOfTurn while an earlier one of
        its subject has not ended."""
        if "post" not in claim.params:
            return None
        async with self._db.read() as session:
            after = claim.params["after"]
            if after and await db.state_of(session, after) in {State.PENDING, State.CLAIMED}:
                raise OutOfTurn
            return await channel_db.message_of(session, claim.params["post"])

    async def call_off(self, session: Session, keys: Sequence[str]) -> set[str]:
        """Do not send what was written under these keys; the keys of what had not been sent."""
        return await db.call_off(session, keys, self._clock.now())

    async def due(self) -> bool:
        """Whether anything is waiting to be sent now."""
        now = self._clock.now()
        await self._bring_near(now)
        async with self._db.read() as session:
            lanes = (*OPEN_LANES, *await announcements.lanes(session))
            return await db.any_due(session, now, lanes)

    async def _bring_near(self, now: datetime) -> None:
        """After the system's clock was set back, what was due is so still; who is in quiet hours then is seen to by the
        claim."""
        back, self._latest = self._latest - now, now
        if back > JITTER:
            self._set_back = back
        if self._set_back is None:
            return
        async with self._db.begin(effect=False) as session:
            moved = await lateness.bring_near(session, now, self._set_back, STEP)
        if moved < STEP:
            self._set_back = None

    async def depth(self) -> Depth:
        """How many there are in each state, and how late the most overdue one is."""
        now = self._clock.now()
        async with self._db.read() as session:
            by_state = await db.by_state(session)
            first = await db.next_due(session, now)
        return Depth(by_state, max(now - first, timedelta()) if first is not None else timedelta())

    async def claim(self, limit: int) -> list[Claim]:
        """Take due messages to send, decisions and reminders before digests before announcements; they are in doubt
        until `record` says how it went.

        Which announcements may be sent is looked up in the same transaction: a pause takes effect at the next claim.
        """
        async with self._claiming:
            async with self._db.begin(effect=False) as session:
                lanes = (*OPEN_LANES, *await announcements.lanes(session))
                number = self._alive.number if self._alive is not None else None
                now = self._clock.now()
                taken = await db.claim(session, now, limit, lanes, number)
                taken = await self._welcome(session, taken, lanes, now)
            self._held.update(claim.id for claim in taken)
            return taken

    async def _welcome(
        self, session: Session, taken: Sequence[Claim], lanes: Sequence[Lane], now: datetime
    ) -> list[Claim]:
        """Which of the claims may be sent at this moment. Whoever is in quiet hours gets it at their end, whoever has
        turned announcements down meanwhile does not get it."""
        topics = {lane.announcement: lane.topic for lane in lanes}
        by_lane: dict[int | None, list[int]] = {}
        for each in taken:
            by_lane.setdefault(each.announcement, []).append(each.id)
        welcome = {each.id for each in taken}
        for announcement, claimed in by_lane.items():
            topic = topics[announcement] if announcement is not None else None
            found = await wishes.unwelcome(session, claimed, topic, now)
            await wishes.put_off(session, found.quiet)
            await wishes.skip(session, found.declined, now)
            welcome -= found.quiet.keys() | found.declined
        return [each for each in taken if each.id in welcome]

    async def record(self, outcomes: Sequence[Outcome]) -> None:
        """Write down how claims ended. Whoever does not take messages is marked until they come back."""
        now = self._clock.now()
        async with self._db.begin(effect=False) as session:
            await db.record(session, outcomes, now)
            for each in outcomes:
                if each.state == State.SENT and each.message and "post" in each.claim.params:
                    await channel_db.remember(session, each.claim.params["post"], each.message)
                if each.state == State.SKIPPED and each.reason in UNREACHABLE:
                    await people.set_reachable(session, each.claim.channel, each.claim.address, now)
        self._held.difference_update(each.claim.id for each in outcomes)

    async def recover(self) -> None:
        """Settle all that is claimed: for a process that is the only one and has claimed nothing yet."""
        async with self._db.begin(effect=False) as session:
            await claims.recover(session, self._clock.now())
            after_commit(session, self.wake.set)

    async def live(self) -> None:
        """Among several processes, let the others see that this one lives, until cancelled."""
        if self._alive is not None:
            await self._alive.keep()
        await asyncio.Event().wait()

    async def seen(self) -> None:
        """Wait until the others see that this process lives: what it claimed before would be taken for a dead one's."""
        if self._alive is not None:
            await self._alive.seen.wait()

    async def look(self) -> None:
        """Among several processes, settle what the dead left: who had no lock at the look before either.

        Looks are some seconds apart: a process that lives takes a lock which broke again within two. Where this one's
        own broke meanwhile, the others' may have too, and it takes another look.
        """
        alive = self._alive
        if alive is None or not alive.seen.is_set():
            return
        before, self._unseen = self._unseen if self._looked_at == alive.times else set(), set()
        self._looked_at = alive.times
        now = self._clock.now()
        async with self._claiming:
            async with self._db.read() as session:
                claimed = await claims.claimed(session)
                seen = await seen_alive(session) | {alive.number}  # asked later: who claims has a lock before
            unseen = {each.by for each in claimed if each.by is not None} - seen
            dead = before & unseen
            lost = [each for each in claimed if each.by in dead or (each.by is None and each.at < now - NAMELESS)]
            # Of a claim that failed here and not on the server: nothing of it was handed out.
            never_sent = [each for each in claimed if each.by == alive.number and each.id not in self._held]
            if lost or never_sent:
                async with self._db.begin(effect=False) as session:
                    await claims.recover(session, now, lost)
                    await claims.put_back(session, never_sent)
                    after_commit(session, self.wake.set)
        self._unseen = unseen

    async def tidy(self, now: datetime) -> None:
        """Give up what came too late, and forget messages that ended long ago."""
        async with self._db.begin() as session:
            await lateness.give_up_late(session, now)
            await lateness.forget(session, now - KEPT)


__all__ = ["NAMELESS", "Claim", "Deliveries", "Letter", "Outcome", "Priority", "State", "after_quiet_hours"]
