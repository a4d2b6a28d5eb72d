"""The way of a requirement card to those who teach, and back to those who asked: checked, sent, answered, done.

Coordinators lead a card; the institution it was sent to answers it. Every employer who stands behind it is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import requirements as db
from bot.db import signals as signals_db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.organisations import Organisation
from bot.db.people import Person
from bot.db.requirements import OPEN, WAITING, Requirement
from bot.db.requirements import RequirementState as State
from bot.db.signals import SignalReceiver
from bot.errors import DomainError, Gone, NotAllowed
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.requirement_cards import Card, Line, Reader, line_of
from bot.services.requirements import PUBLISHERS, Requirements

REACTION = timedelta(days=30)  # for the first answer of an institution
ALIKE = 8  # cards offered as the one that another repeats
AT_ONCE = 50  # reminders of one tick


@dataclass(frozen=True, slots=True)
class Step:
    """Where a step leads and from where. `answers`: the institution it was sent to may take it too. `told`: those who
    stand behind the card hear of it."""

    to: State
    come_from: tuple[State, ...]
    answers: bool = False
    told: bool = True


STEPS: Final = {
    "check": Step(State.CHECKED, (State.NEW,), told=False),
    "send": Step(State.SENT, (*WAITING, State.DECLINED)),
    "consider": Step(State.UNDER_REVIEW, (State.SENT,), answers=True, told=False),
    "accept": Step(State.ACCEPTED, (State.SENT, State.UNDER_REVIEW), answers=True),
    "decline": Step(State.DECLINED, WAITING, answers=True),
    "done": Step(State.DONE, (State.ACCEPTED,), answers=True),
    "merge": Step(State.MERGED, OPEN, told=False),
}


class Training:
    """What becomes of a card."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        requirements: Requirements,
        coordinators: Coordinators,
        deliveries: Deliveries,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._requirements = requirements
        self._coordinators = coordinators
        self._deliveries = deliveries

    async def card(self, person: Person, requirement_id: int) -> Card:
        """One card with the steps that this reader may take. Raises Gone, DomainError."""
        shown = await self._requirements.card(person, requirement_id)
        async with self._db.read() as session:
            reader = await self._requirements.reader(session, person)
            row = await session.get_one(Requirement, shown.line.id)
            leads = await self._leads(session, person, row)
        steps = tuple(name for name in STEPS if _may(name, row, reader, leads=leads))
        return replace(shown, steps=steps)

    async def receivers(self, person: Person, requirement_id: int) -> list[tuple[int, str]]:
        """The institutions a card can be sent to. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            await self._may_step(session, person, requirement_id, "send")
            return await signals_db.receivers(session)

    async def alike(self, person: Person, requirement_id: int) -> tuple[Line, ...]:
        """The cards this one may repeat. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            card = await self._may_step(session, person, requirement_id, "merge")
            return await self._requirements.lines(session, await db.alike(session, card, ALIKE))

    async def require(self, person: Person, requirement_id: int, step: str) -> None:
        """Raises NotAllowed, Gone, and DomainError when the card has gone on meanwhile."""
        async with self._db.begin() as session:
            await self._may_step(session, person, requirement_id, step)

    # The steps

    async def begin(self, session: Session, person: Person, given: Submission) -> int:
        """A new card, and a word to the coordinators who look after its place; the card's id. Raises NotAllowed."""
        number = await self._requirements.write(session, person, given)
        card = await session.get_one(Requirement, number)
        home = await session.get_one(Organisation, card.organisation_id)
        for each in await self._coordinators.to_tell(session, home.municipality):
            await self._add(session, each, "requirement-new", card, self._clock.now())
        return number

    async def check(self, person: Person, requirement_id: int) -> None:
        """A coordinator has looked at it: from now on others read its comment. Raises NotAllowed, Gone, DomainError."""
        await self._step(person, requirement_id, "check")

    async def consider(self, person: Person, requirement_id: int) -> None:
        """The institution looks into it. Raises NotAllowed, Gone, DomainError."""
        await self._step(person, requirement_id, "consider")

    async def finish(self, person: Person, requirement_id: int) -> None:
        """What was accepted has been done. Raises NotAllowed, Gone, DomainError."""
        await self._step(person, requirement_id, "done")

    async def send(self, person: Person, requirement_id: int, organisation_id: int) -> None:
        """Send a card to an institution that receives them. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            if await session.get(SignalReceiver, organisation_id) is None:
                raise DomainError("requirement-no-receiver")
            card = await self._may_step(session, person, requirement_id, "send")
            now = self._clock.now()
            values = {"sent_to": organisation_id, "due_at": now + REACTION, "reminded_at": None}
            await self._go(session, person, card, "send", **values, decision=None, decision_kind=None)
            for each in await self._publishers(session, [organisation_id]):
                await self._add(session, each, "requirement-received", card, now)

    async def accept(self, session: Session, person: Person, given: Submission) -> int:
        """What the institution will do; the card's id. Raises NotAllowed, Gone, DomainError."""
        card = await self._may_step(session, person, int(given.subject), "accept")
        words = {"decision": given.answers["decision"], "decision_kind": given.answers["kind"]}
        await self._go(session, person, card, "accept", **words)
        return card.id

    async def decline(self, session: Session, person: Person, given: Submission) -> int:
        """Why nothing will be done; the card's id. Raises NotAllowed, Gone, DomainError."""
        card = await self._may_step(session, person, int(given.subject), "decline")
        await self._go(session, person, card, "decline", decision=given.answers["decision"], decision_kind=None)
        return card.id

    async def merge(self, person: Person, duplicate_id: int, into_id: int) -> None:
        """Make one card of two; no vote is lost. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            # Always in the same order: two who merge the same pair do not wait for each other.
            rows = {each: await db.locked(session, each) for each in sorted((duplicate_id, into_id))}
            duplicate, into = rows[duplicate_id], rows[into_id]
            if duplicate is None or into is None:
                raise Gone
            if duplicate.id == into.id or into.state not in OPEN:
                raise DomainError("requirement-late")
            await self._may_step(session, person, duplicate.id, "merge")
            now = self._clock.now()
            await db.merge(session, duplicate, into, now)
            await self._go(session, person, duplicate, "merge", merged_into=into.id)

    # By itself

    async def tick(self, now: datetime) -> None:
        """Remind institutions, and tell coordinators, of cards that were not answered in time."""
        async with self._db.begin() as session:
            for card in await db.unanswered(session, now, AT_ONCE):
                card.reminded_at = now
                told = await self._publishers(session, [card.sent_to] if card.sent_to else [])
                home = await session.get_one(Organisation, card.organisation_id)
                told += await self._coordinators.to_tell(session, home.municipality)
                for each in {person.id: person for person in told}.values():
                    await self._add(session, each, "requirement-waits", card, now)

    # Within

    async def _step(self, person: Person, requirement_id: int, step: str) -> None:
        async with self._db.begin() as session:
            card = await self._may_step(session, person, requirement_id, step)
            await self._go(session, person, card, step)

    async def _may_step(self, session: Session, person: Person, requirement_id: int, step: str) -> Requirement:
        """The card, locked, for somebody who may take this step now. Raises NotAllowed, Gone, DomainError."""
        reader = await self._requirements.reader(session, person)
        card = await self._requirements.locked(session, requirement_id)
        leads = await self._leads(session, person, card)
        if not leads and not (STEPS[step].answers and _answers_for(reader, card)):
            raise NotAllowed
        if card.id != requirement_id or not _may(step, card, reader, leads=leads):
            raise DomainError("requirement-late")
        return card

    async def _leads(self, session: Session, person: Person, card: Requirement) -> bool:
        if not person.is_coordinator:
            return False
        home = await session.get_one(Organisation, card.organisation_id)
        return await self._coordinators.covers(session, person, home.municipality)

    async def _go(self, session: Session, person: Person, card: Requirement, step: str, **values: Any) -> None:
        """Take the step and tell those who stand behind the card. Raises DomainError when somebody was faster."""
        taken, now = STEPS[step], self._clock.now()
        await session.flush()
        if not await db.step(session, card.id, taken.come_from, state=taken.to, changed_at=now, **values):
            raise DomainError("requirement-late")
        note_down(session, person.id, f"requirement {step}", f"requirement:{card.id}", now)
        if not taken.told:
            return
        await session.refresh(card)
        for each in await self._publishers(session, await db.contributors(session, card.id)):
            await self._add(session, each, "requirement-news", card, now)

    async def _publishers(self, session: Session, organisations: Sequence[int]) -> list[Person]:
        """Whoever may speak for these organisations and can be reached, each once."""
        ids: dict[int, None] = {}
        for organisation_id in organisations:
            for duty in sorted(PUBLISHERS):
                ids |= dict.fromkeys(await organisations_db.people_of(session, organisation_id, duty))
        found = [await people_db.of_id(session, each) for each in ids]
        return [person for person in found if person is not None]

    async def _add(self, session: Session, person: Person, kind: str, card: Requirement, now: datetime) -> None:
        line = line_of(card, 0)
        to = await session.get(Organisation, card.sent_to) if card.sent_to else None
        await self._deliveries.add(
            session,
            person,
            kind,
            key=f"{kind}:{card.id}:{card.state}:{now:%Y%m%d%H%M%S%f}:{person.id}",
            requirement=card.id,
            state=str(card.state),
            position=line.position,
            position_own=line.position_own,
            competency=line.competency,
            competency_own=line.competency_own,
            to=to.name if to else "",
            what=card.decision_kind or "",
            words=card.decision or "",
        )


def _answers_for(reader: Reader, card: Requirement) -> bool:
    """Whether the reader speaks for the institution the card was sent to."""
    return reader.publishes and card.sent_to is not None and card.sent_to == reader.organisation_id


def _may(step: str, card: Requirement, reader: Reader, *, leads: bool) -> bool:
    """Whether this step can be taken now by this reader."""
    taken = STEPS[step]
    if card.state not in taken.come_from:
        return False
    return leads or (taken.answers and _answers_for(reader, card))


__all__ = ["Training"]
