"""Moderation: applications wait in one queue, coordinators decide, and everybody concerned is told.

Every step is one transaction with its line of the audit and its messages; a step that somebody else took a moment
before is refused with who and when.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import moderation as db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.moderation import ANSWERED, OPEN, PROPOSALS, SETTLED, WAITING, Case, Kind, State
from bot.db.organisations import Duty
from bot.db.people import Person
from bot.errors import DomainError, Gone, NotAllowed
from bot.paging import turned_to
from bot.services.case_notices import CaseNotices
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.dossiers import Dossier, Queue, dossier, noted
from bot.services.forms import Submission
from bot.services.phrases import PhraseKind, Phrases, Saying

REMIND_AFTER = timedelta(hours=24)
ESCALATE_AFTER = timedelta(hours=48)
CLAIM_LASTS = timedelta(hours=2)
RETURNED_LASTS = timedelta(days=30)
KEPT = timedelta(days=30)  # answers of what was not approved; docs: the membership consent, section 8
FAILED = (State.DECLINED, State.WITHDRAWN, State.EXPIRED)
PAGE = 8

# What approval brings about, in its transaction: makes the thing the case asks for. What it gives back is told to the
# applicant.
Approve = Callable[[Session, Case], Awaitable[Mapping[str, Any] | None]]


class AlreadyDecided(DomainError):
    """Somebody was faster, or the applicant took it back."""


class Moderation:
    """The queue and the decisions."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        coordinators: Coordinators,
        deliveries: Deliveries,
        approve: Mapping[Kind, Approve],
        phrases: Phrases,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._coordinators = coordinators
        self._notices = CaseNotices(coordinators, deliveries)
        self._approve = approve
        self._phrases = phrases

    # Whoever applies or asks

    async def submit(
        self,
        session: Session,
        author: Person,
        kind: Kind,
        given: Submission,
        *,
        title: str,
        municipality: str | None,
        organisation_id: int | None = None,
        subject: str | None = None,
        before: Mapping[str, Any] | None = None,
    ) -> int:
        """Put an application in the queue and tell those who decide; its id.

        With `subject` it asks to change something that is there, of which `before` are the answers as they are now.
        """
        now = self._clock.now()
        case = Case(
            kind=kind,
            state=State.SUBMITTED,
            author_id=author.id,
            organisation_id=organisation_id,
            form=given.form.name,
            subject=subject,
            title=title,
            municipality=municipality,
            answers=dict(given.stored),
            before=dict(before) if before is not None else None,
            marked=[],
            submitted_at=now,
            changed_at=now,
            due_at=now + ESCALATE_AFTER,
        )
        session.add(case)
        await session.flush()
        db.note_down(session, author.id, "submitted", _subject(case.id), now)
        await self._notices.call(session, case, "case-new")
        return case.id

    async def resubmit(
        self,
        session: Session,
        author: Person,
        case_id: int,
        given: Submission,
        *,
        title: str | None = None,
        municipality: str | None = None,
    ) -> int:
        """Take the corrected answers of a returned application. Raises AlreadyDecided when it is no longer open."""
        now = self._clock.now()
        case = await self._own(session, author, case_id)
        before = dict(case.answers)
        await self._step(
            session,
            case,
            author,
            (State.RETURNED,),
            State.SUBMITTED,
            answers=dict(given.stored),
            before=before,
            marked=[],
            note=None,
            title=title or case.title,
            municipality=municipality or case.municipality,
            submitted_at=now,
            due_at=now + ESCALATE_AFTER,
            claimed_by=None,
            reminded_at=None,
            escalated_at=None,
        )
        await self._notices.call(session, case, "case-corrected")
        return case_id

    async def ask_again(self, session: Session, author: Person, case_id: int, given: Submission) -> None:
        """Take one more message about one's question; an answered or closed one waits anew. Raises Gone."""
        now = self._clock.now()
        case = await self._case(session, case_id, lock=True)
        if case.author_id != author.id or case.kind != Kind.QUESTION:
            raise Gone
        case.answers = dict(given.stored)
        if case.state in SETTLED:
            await self._step(
                session,
                case,
                author,
                SETTLED,
                State.SUBMITTED,
                submitted_at=now,
                due_at=now + ESCALATE_AFTER,
                claimed_by=None,
                decided_by=None,
                reminded_at=None,
                escalated_at=None,
            )
        await self._notices.call(session, case, "question-more", at=now)

    async def withdraw(self, author: Person, case_id: int) -> None:
        """The applicant takes the application back."""
        async with self._db.begin() as session:
            case = await self._own(session, author, case_id)
            await self._step(session, case, author, OPEN, State.WITHDRAWN, decided_by=None)

    async def mine(self, author: Person) -> list[Dossier]:
        """The applications of a person that are not over, the newest first; the newest one to join also when it came
        to nothing, as long as its answers are kept."""
        async with self._db.read() as session:
            cases = await db.of_author(session, author.id, OPEN)
            newest = await db.newest_to_join(session, author.id)
        if newest and newest.state in FAILED and newest.changed_at > self._clock.now() - KEPT:
            cases.insert(0, newest)
        return [dossier(case) for case in cases if case.kind != Kind.QUESTION]

    async def own(self, author: Person, case_id: int) -> Dossier:
        """One's own application. Raises Gone when it is not."""
        async with self._db.read() as session:
            return dossier(await self._own(session, author, case_id))

    async def returned(self, session: Session, author: Person, case_id: int) -> Dossier:
        """One's own application that waits to be corrected. Raises Gone, AlreadyDecided."""
        case = await self._own(session, author, case_id)
        if case.state != State.RETURNED:
            raise await self._late(session, case)
        return dossier(case)

    # The coordinator

    async def queue(self, coordinator: Person, page: int) -> Queue:
        """What waits, the nearest deadline first. Raises NotAllowed."""
        async with self._db.read() as session:
            scope = await self._coordinators.scope(session, coordinator)
            total = await db.count_waiting(session, scope)
            page, pages = turned_to(page, total, PAGE)
            found = await db.waiting(session, scope, offset=page * PAGE, limit=PAGE)
        return Queue(tuple(found), page, pages, total)

    async def look(self, coordinator: Person, case_id: int) -> Dossier:
        """An application with its answers. Raises NotAllowed, Gone."""
        await self.require(coordinator, case_id)
        async with self._db.read() as session:
            return dossier(await self._case(session, case_id))

    async def take(self, coordinator: Person, case_id: int) -> Dossier:
        """Claim an application for two hours; others see who works on it. Claiming one's own again prolongs it."""
        return await self._decide(coordinator, case_id, State.CLAIMED, claimed_by=coordinator.id)

    async def mark(self, coordinator: Person, case_id: int, field: str, *, wanted: bool) -> Dossier:
        """Mark a field to be corrected, or take the mark off; this claims the application."""
        await self.take(coordinator, case_id)
        async with self._db.begin() as session:
            case = await self._case(session, case_id, lock=True)
            if field not in case.answers:
                raise Gone
            marked = {*case.marked, field} if wanted else set(case.marked) - {field}
            case.marked = [name for name in case.answers if name in marked]
            return dossier(case)

    async def explain(self, session: Session, coordinator: Person, given: Submission) -> int:
        """Keep the coordinator's words to the applicant until the decision; the case's id."""
        case = await self._case(session, noted(given.subject)[0], lock=True)
        if not await self._may_decide(session, coordinator, case):
            raise NotAllowed
        if case.state not in WAITING:
            raise await self._late(session, case)
        case.note = given.answers["note"]
        return case.id

    async def send_back(self, coordinator: Person, case_id: int) -> Dossier:
        """Return the application for its marked fields. Raises DomainError when none is marked."""
        await self.require(coordinator, case_id)
        async with self._db.begin() as session:
            case = await self._case(session, case_id, lock=True)
            if not case.marked:
                raise DomainError("moderation-mark-first")
            return await self._decided(session, coordinator, case, State.RETURNED, claimed_by=None)

    async def approve(self, coordinator: Person, case_id: int) -> Dossier:
        """Say yes: what the application asks for comes into being in the same transaction."""
        return await self._decide(coordinator, case_id, State.APPROVED)

    async def reasons(self, coordinator: Person, case_id: int) -> tuple[Dossier, tuple[Saying, ...]]:
        """Claim an application to decline it: it, and what may be said. Raises NotAllowed, Gone."""
        shown = await self.take(coordinator, case_id)
        async with self._db.read() as session:
            return shown, await self._phrases.listed(session, reasons_for(shown.kind))

    async def decline(self, coordinator: Person, case_id: int, reason: str) -> Dossier:
        """Say no, with a phrase of the list; its words are kept as they are now. Raises NotAllowed, Gone."""
        await self.require(coordinator, case_id)
        async with self._db.read() as session:
            case = await self._case(session, case_id)
            said = await self._phrases.words(session, reasons_for(Kind(case.kind)), reason)
        return await self._decide(coordinator, case_id, State.DECLINED, reason=reason, said=said)

    async def settle(
        self,
        session: Session,
        coordinator: Person,
        case_id: int,
        to: State,
        *,
        note: str | None = None,
        said: Mapping[str, str] | None = None,
    ) -> Dossier:
        """Answer a question, with a `note` or with a phrase in both languages; or close it, or low marks, without an
        answer. Who asked is told.

        Raises NotAllowed, AlreadyDecided, Gone.
        """
        case = await self._case(session, case_id, lock=True)
        if not await self._may_decide(session, coordinator, case):
            raise NotAllowed
        return await self._decided(session, coordinator, case, to, note=note, said=said)

    # The clock

    async def tick(self, now: datetime) -> None:
        """Remind after a day, escalate after two, release forgotten claims, expire what was never corrected."""
        async with self._db.begin() as session:
            for case in await db.forgotten_claims(session, now - CLAIM_LASTS, now):
                await self._step(session, case, None, (State.CLAIMED,), State.SUBMITTED, claimed_by=None)
            for case in await db.overdue(session, Case.reminded_at, now - REMIND_AFTER):
                case.reminded_at = now
                await self._notices.call(session, case, "case-waits")
            for case in await db.overdue(session, Case.escalated_at, now - ESCALATE_AFTER):
                case.escalated_at = now
                db.note_down(session, None, "escalated", _subject(case.id), now)
                await self._notices.call(session, case, "case-escalated", owners=True)
            for case in await db.stale(session, State.RETURNED, now - RETURNED_LASTS):
                await self._step(session, case, None, (State.RETURNED,), State.EXPIRED)
                await self._notices.tell_author(session, case, "case-expired")
            await db.forget_answers(session, now - KEPT)

    # Within a transaction

    async def _decide(self, coordinator: Person, case_id: int, to: State, **values: Any) -> Dossier:
        await self.require(coordinator, case_id)
        async with self._db.begin() as session:
            case = await self._case(session, case_id, lock=True)
            return await self._decided(session, coordinator, case, to, **values)

    async def _decided(self, session: Session, coordinator: Person, case: Case, to: State, **values: Any) -> Dossier:
        if to != State.CLAIMED and (to in SETTLED) != (case.kind in ANSWERED):
            raise Gone
        if to != State.CLAIMED:
            values["decided_by"] = coordinator.called
        await self._step(session, case, coordinator, WAITING, to, holder=coordinator.id, **values)
        made = await self._approve[Kind(case.kind)](session, case) if to == State.APPROVED else None
        if to != State.CLAIMED:
            await self._notices.tell_author(session, case, f"case-{to}", made)
        return dossier(case)

    async def _step(
        self,
        session: Session,
        case: Case,
        actor: Person | None,
        allowed: tuple[State, ...],
        to: State,
        *,
        holder: int | None = None,
        **values: Any,
    ) -> None:
        """One compare-and-set with its line of the audit. Raises AlreadyDecided, or who holds the claim."""
        now = self._clock.now()
        await session.flush()
        if to == State.CLAIMED:
            values["claimed_at"] = now
        if not await db.step(session, case.id, allowed, to, holder=holder, changed_at=now, **values):
            raise await self._late(session, case)
        await session.refresh(case)
        db.note_down(session, actor.id if actor else None, to, _subject(case.id), now)

    async def _late(self, session: Session, case: Case) -> DomainError:
        """Why a step cannot be taken any more: who was faster, and when."""
        await session.refresh(case)
        words = case.kind if case.kind in ANSWERED else "moderation"
        if case.state == State.CLAIMED and case.claimed_by is not None:
            holder = await people_db.of_id(session, case.claimed_by)
            return AlreadyDecided(
                f"{words}-claimed",
                when=case.claimed_at or case.changed_at,
                who=(holder.called if holder else "") or "none",
            )
        return AlreadyDecided(f"{words}-already-{case.state}", when=case.changed_at, who=case.decided_by or "none")

    async def _case(self, session: Session, case_id: int, *, lock: bool = False) -> Case:
        case = await session.get(Case, case_id, with_for_update=lock)
        if case is None:
            raise Gone
        return case

    async def _own(self, session: Session, author: Person, case_id: int) -> Case:
        case = await session.get(Case, case_id)
        if case is None or case.author_id != author.id:
            raise Gone
        return case

    async def _may_decide(self, session: Session, person: Person, case: Case) -> bool:
        """A coordinator of its municipality; for a colleague's request the organisation's administrators too."""
        if case.kind == Kind.COLLEAGUE and case.organisation_id is not None:
            duties = await organisations_db.duties(session, case.organisation_id, person.id)
            if Duty.ADMINISTRATOR in duties:
                return True
        if not person.is_coordinator:
            return False
        scope = await self._coordinators.scope(session, person)
        return scope is None or case.municipality is None or case.municipality in scope

    async def require(self, person: Person, case_id: int) -> None:
        """Raises NotAllowed for those who may not decide, with a line of the audit; Gone."""
        async with self._db.read() as session:
            if await self._may_decide(session, person, await self._case(session, case_id)):
                return
        async with self._db.begin(effect=False) as session:
            db.note_down(session, person.id, "refused", _subject(case_id), self._clock.now())
        raise NotAllowed(noted=True)


def reasons_for(kind: Kind) -> PhraseKind:
    """Which list of reasons declines a case of this kind."""
    return {Kind.EVENT: PhraseKind.EVENT, Kind.VACANCY: PhraseKind.VACANCY}.get(kind, PhraseKind.DECLINE)


def _subject(case_id: int) -> str:
    return f"case:{case_id}"


def correction_of(case_id: int) -> str:
    """The subject of a form that corrects a returned application."""
    return _subject(case_id)


def case_of(subject: str) -> int | None:
    """The application that a form with this subject corrects; None for a form of another subject."""
    return int(subject.removeprefix("case:")) if subject.startswith("case:") else None


__all__ = ["PROPOSALS", "AlreadyDecided", "Dossier", "Kind", "Moderation", "Queue", "State"]
