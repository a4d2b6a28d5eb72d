"""Forms in progress: every answer is one transaction, and so is the end of a form together with what it is for."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.db import drafts as db
from bot.db.database import Database, Session
from bot.db.drafts import DraftRow
from bot.db.people import Person
from bot.db.together import Together
from bot.errors import Gone
from bot.forms import engine
from bot.forms.engine import Ask, Done, Form, Left, Outcome, Refuse
from bot.forms.fields import Circumstances
from bot.forms.fields.contacts import SHARE
from bot.forms.given import Given

# What happens together with the beginning or the end of a form, in its transaction.
Start = Callable[[Session, Person], Awaitable[None]]
Finish = Callable[[Session, Person, "Submission"], Awaitable[object]]

# The form of a subject, where every subject has its own questions; None when it cannot be filled in any more.
Make = Callable[[Session, Person, str], Awaitable[Form | None]]

# What happens with every answer of a form, not only at its end: the subject and the answers so far.
Watch = Callable[[Session, Person, str, Mapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Submission:
    """A finished form: the answers as the features use them and as they are kept, and what the form was about."""

    form: Form
    answers: Mapping[str, Any]
    stored: Mapping[str, Any]
    subject: str


class KeepsOpen:
    """What a feature makes of finished answers when they cannot stand as they are: the form stays open with them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a person is in a form after what they gave; `turn` counts the changes of the draft.

    `contact_was_asked`: the messenger's «send my number» button was on the screen and is no longer needed.
    """

    form: Form
    draft_id: int
    turn: int
    outcome: Outcome
    touched_at: datetime
    active: bool
    contact_was_asked: bool = False
    subject: str = ""
    result: object = None  # what the feature made of the finished answers


class Forms:
    """Opens forms, takes answers, and hands finished answers to their feature in the same transaction."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        forms: Mapping[str, Form],
        finish: Mapping[str, Finish],
        made: Mapping[str, Make] | None = None,
        watched: Mapping[str, Watch] | None = None,
    ) -> None:
        """`made`: by their names, the forms that are data and differ with what they are about; `watched`: those whose
        answers are kept elsewhere as they come."""
        self._with_drafts = Together(db_, db.with_drafts)
        self._made = made or {}
        self._watched = watched or {}
        self._db = db_
        self._clock = clock
        self._forms = forms
        self._finish = finish

    def require_ends(self) -> None:
        """Raises ValueError where a form has nothing to do at its end, or something ends that is no form."""
        if set(self._forms) | set(self._made) != set(self._finish):
            raise ValueError("every form needs something to do at its end")

    async def open(
        self,
        person: Person,
        form: Form,
        *,
        subject: str = "",
        answers: Mapping[str, Any] | None = None,
        known: Mapping[str, Any] | None = None,
        only: Collection[str] | None = None,
        start: Start | None = None,
    ) -> Progress:
        """Open a form, or go on with it where it was left. With `answers` (as stored) it starts from them anew;
        with `known` answers only a new one does, and of them it asks again those named by `only`.

        `start` happens in the same transaction: a consent that has to come before the first question.
        """
        now = self._clock.now()
        async with self._db.begin() as session:
            if start is not None:
                await start(session, person)
            await db.park(session, person.id)
            draft = await db.of_form(session, person.id, form.name, subject)
            if draft is None:
                begun = engine.start(form, known if answers is None else answers)
                if only is not None:
                    begun = engine.reopen(form, known or {}, only)
                state = begun.as_json()
                draft = DraftRow(
                    person_id=person.id,
                    form=form.name,
                    subject=subject,
                    state=state,
                    active=True,
                    revision=0,
                    created_at=now,
                    updated_at=now,
                )
                session.add(draft)
                await session.flush()
            elif answers is not None:
                self._keep(draft, engine.start(form, answers), now)
            elif (left := engine.restore(form, draft.state)).leaving:
                self._keep(draft, replace(left, leaving=False), now)
            draft.active = True
            draft.updated_at = now
            return self._shown(draft, form)

    async def answer(
        self, person: Person, given: Given, about: Circumstances, draft_id: int | None = None
    ) -> Progress | None:
        """Take an answer to the draft of a button, or to the active one; None when no form is open.

        Raises Gone when the button's form is closed, and what the feature's service raises at the end of a form.
        """
        now = self._clock.now()
        async with self._db.begin() as session:
            if draft_id is None:
                found = await db.active(session, person.id)
                draft = await db.owned(session, found.id, person.id) if found else None
            else:
                draft = await db.owned(session, draft_id, person.id)
            form = await self._form(session, person, draft)
            if draft is None or form is None:
                if draft_id is None:
                    return None
                raise Gone("form-closed")
            before = engine.restore(form, draft.state)
            outcome = engine.answer(form, before, given, about)
            if not draft.active:
                await db.park(session, person.id)
                draft.active = True
            result: object = None
            match outcome:
                case Left():
                    await db.drop(session, draft)
                case Done(answers=answers):
                    given_answers = Submission(form, answers, outcome.stored, draft.subject)
                    result = await self._finish[form.name](session, person, given_answers)
                    if isinstance(result, KeepsOpen):
                        self._keep(draft, before, now)
                    else:
                        await db.drop(session, draft)
                case Refuse():
                    self._keep(draft, before, now)
                case _:
                    if form.name in self._watched and outcome.draft.answers != before.answers:
                        await self._watched[form.name](session, person, draft.subject, outcome.draft.answers)
                    self._keep(draft, outcome.draft, now)
            asked = before.place == SHARE and (not isinstance(outcome, Ask) or outcome.draft.place != SHARE)
            asked = asked and not isinstance(outcome, Refuse)
            return Progress(
                form, draft.id, draft.revision, outcome, draft.updated_at, True, asked, draft.subject, result
            )

    async def current(self, person: Person) -> Progress | None:
        """The form the person touched last, active or parked, as it stands; None when there is none."""
        if not await self._with_drafts.find(person.id):
            return None
        async with self._db.read() as session:
            draft = await db.newest(session, person.id)
            form = await self._form(session, person, draft)
        return None if draft is None or form is None else self._shown(draft, form)

    async def resume(self, person: Person, draft_id: int) -> Progress:
        """Go on with a draft. Raises Gone when it is closed."""
        async with self._db.begin() as session:
            draft, form = await self._owned(session, person, draft_id)
            await db.park(session, person.id)
            draft.active = True
            state = engine.restore(form, draft.state)
            self._keep(draft, replace(state, leaving=False), self._clock.now())
            return self._shown(draft, form)

    async def restart(self, person: Person, draft_id: int) -> Progress:
        """Begin a draft anew: its answers are dropped. Raises Gone when it is closed."""
        async with self._db.begin() as session:
            draft, form = await self._owned(session, person, draft_id)
            await db.park(session, person.id)
            self._keep(draft, engine.start(form), self._clock.now())
            draft.active = True
            return self._shown(draft, form)

    async def discard(self, person: Person, form: Form, subject: str) -> Mapping[str, Any]:
        """Close a form that is not wanted any more; the answers it had, none when it is not open."""
        async with self._db.read() as session:
            if not await db.is_open(session, person.id, form.name, subject):
                return {}
        async with self._db.begin() as session:
            draft = await db.of_form(session, person.id, form.name, subject)
            if draft is None:
                return {}
            answers = engine.restore(form, draft.state).answers
            await db.drop(session, draft)
            return answers

    async def park(self, person: Person) -> None:
        """Put the open form aside; typed text goes nowhere until it is resumed."""
        async with self._db.read() as session:
            if await db.active(session, person.id) is None:
                return
        async with self._db.begin() as session:
            await db.park(session, person.id)

    async def _owned(self, session: Session, person: Person, draft_id: int) -> tuple[DraftRow, Form]:
        draft = await db.owned(session, draft_id, person.id)
        form = await self._form(session, person, draft)
        if draft is None or form is None:
            raise Gone("form-closed")
        return draft, form

    async def _form(self, session: Session, person: Person, draft: DraftRow | None) -> Form | None:
        if draft is None:
            return None
        make = self._made.get(draft.form)
        return await make(session, person, draft.subject) if make else self._forms.get(draft.form)

    def _keep(self, draft: DraftRow, state: engine.Draft, now: datetime) -> None:
        draft.state = state.as_json()
        draft.revision += 1
        draft.updated_at = now

    def _shown(self, draft: DraftRow, form: Form) -> Progress:
        return Progress(
            form,
            draft.id,
            draft.revision,
            engine.present(form, engine.restore(form, draft.state)),
            draft.updated_at,
            draft.active,
            subject=draft.subject,
        )
