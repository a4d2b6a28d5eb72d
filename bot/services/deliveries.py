"""Deliveries: what the bot sends by itself, written where its cause is and handed to the sender one claim at a time."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import channel as channel_db
from bot.db import deliveries as db
from bot.db import people
from bot.db.database import Database, Session, after_commit
from bot.db.deliveries import Claim, Priority, State
from bot.db.people import Person
from bot.metrics import Depth

LEASE = timedelta(seconds=90)  # longer than any call to Telegram is waited for
KEPT = timedelta(days=90)
TELEGRAM = "telegram"


def after_quiet_hours(moment: datetime, start: int | None, end: int | None, zone: tzinfo) -> datetime:
    """The moment, or the end of the quiet hours it falls into: minutes after midnight in `zone`, over midnight when
    `start` is the later one."""
    if start is None or end is None:
        return moment
    local = moment.astimezone(zone)
    minute = local.hour * 60 + local.minute
    quiet = start <= minute < end if start < end else minute >= start or minute < end
    if not quiet:
        return moment
    over = local.replace(hour=end // 60, minute=end % 60, second=0, microsecond=0)
    return over if over > local else over + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person, with the row that knows their quiet hours."""

    person: Person
    row: people.PersonRow
    kind: str
    key: str
    params: Mapping[str, Any]
    expires_at: datetime | None = None


class OutOfTurn(Exception):
    """An earlier delivery of the same subject is still on its way to the channel."""


class Deliveries:
    """The ledger of what is to be sent. `wake` is set when there is something new to send."""

    def __init__(self, db_: Database, clock: Clock) -> None:
        self._db = db_
        self._clock = clock
        self.wake = asyncio.Event()

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
        }

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
        async with self._db.read() as session:
            first = await db.next_due(session, now)
        return first is not None and first <= now

    async def depth(self) -> Depth:
        """How many there are in each state, and how late the most overdue one is."""
        now = self._clock.now()
        async with self._db.read() as session:
            by_state = await db.by_state(session)
            first = await db.next_due(session, now)
        return Depth(by_state, max(now - first, timedelta()) if first is not None else timedelta())

    async def claim(self, limit: int) -> list[Claim]:
        """Take due messages to send; they are in doubt until `sent`, `failed` or `put_back` says how it went."""
        async with self._db.begin() as session:
            return await db.claim(session, self._clock.now(), limit)

    async def sent(self, claim: Claim, message: str | None) -> None:
        """`message`: the messenger's id of it, where it gave one."""
        async with self._db.begin() as session:
            await db.finish(session, claim.id, State.SENT, now=self._clock.now(), message=message)
            if message and "post" in claim.params:
                await channel_db.remember(session, claim.params["post"], message)

    async def failed(self, claim: Claim, reason: str) -> None:
        async with self._db.begin() as session:
            await db.finish(session, claim.id, State.FAILED, now=self._clock.now(), reason=reason)

    async def unreachable(self, claim: Claim, reason: str) -> None:
        """The address does not take messages: this one is skipped, and the person is marked until they come back."""
        now = self._clock.now()
        async with self._db.begin() as session:
            await db.finish(session, claim.id, State.SKIPPED, now=now, reason=reason)
            await people.set_reachable(session, claim.channel, claim.address, now)

    async def put_back(self, claims: list[Claim], after: timedelta) -> None:
        """Not sent for a passing reason; to be tried again."""
        async with self._db.begin() as session:
            await db.put_back(session, [claim.id for claim in claims], self._clock.now() + after)

    async def recover(self, *, all_claims: bool = False) -> None:
        """Settle what a dead sender left: of anyone when this process is the only one, else of those over their
        lease."""
        now = self._clock.now()
        async with self._db.begin() as session:
            await db.recover(session, now + timedelta(days=1) if all_claims else now - LEASE, now)
        self.wake.set()

    async def tidy(self, now: datetime) -> None:
        """Give up what came too late, and forget messages that ended long ago."""
        async with self._db.begin() as session:
            await db.give_up_late(session, now)
            await db.forget(session, now - KEPT)
