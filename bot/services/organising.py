"""Organising: events are proposed, published, changed, postponed, cancelled and withdrawn by those who hold them.

Whatever becomes of an event is handed to the listeners in its transaction: there its guests are told. The methods that
take a session finish a form or a decision: they run in the transaction of their cause.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from bot.clock import Clock
from bot.db import events as db
from bot.db import organisations as organisations_db
from bot.db.database import Database, Session
from bot.db.events import Event, EventState, Series
from bot.db.moderation import Case, Kind, note_down
from bot.db.people import Person
from bot.errors import DomainError, Gone
from bot.forms.events import REVIEWED, line_of
from bot.place_names import names_of
from bot.services.event_answers import answer_until, answers_of, columns, span, spans
from bot.services.events import EventCard, card_of
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.moderation import Dossier, Moderation, case_of
from bot.services.people import in_russian, searchable

PAGE = 8
COPIES = 4  # earlier events that are offered as a start
CLUSTER = "cluster"  # the subject of a proposal in the cluster's own name


class What(StrEnum):
    PUBLISHED = "published"
    CHANGED = "changed"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an event: the `line` of it that was changed, the beginning it had before it was moved."""

    what: What
    line: str | None = None
    moved_from: datetime | None = None


# Called in the transaction of the change, after the event has it. A DomainError refuses the change.
Listener = Callable[[Session, Event, Change], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Desk:
    """An organiser's events: `organisation_id` is None for the cluster's own; `at_once`: nothing has to be approved."""

    organisation_id: int | None
    organiser: str
    at_once: bool
    proposals: tuple[Dossier, ...]
    cards: tuple[EventCard, ...]
    ended: bool
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Published:
    """What was published at once, the first first."""

    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a coordinator now."""

    case: int
    again: bool = False


class Organising:
    """What those who hold events do with them."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        hosts: Hosts,
        moderation: Moderation,
        zone: tzinfo,
        listeners: Sequence[Listener],
    ) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts
        self._moderation = moderation
        self._zone = zone
        self._listeners = listeners

    # Looking

    async def desk(self, person: Person, organisation_id: int | None, *, ended: bool, page: int) -> Desk:
        """The events of an organisation, or the cluster's own. Raises NotAllowed, Gone."""
        mine = [each for each in await self._moderation.mine(person) if each.kind == Kind.EVENT]
        async with self._db.read() as session:
            host = await self._hosts.of(session, person, organisation_id)
            events, total = await db.organised(
                session, organisation_id, self._clock.now(), ended=ended, offset=page * PAGE, limit=PAGE
            )
            return Desk(
                organisation_id=organisation_id,
                organiser=host["name"],
                at_once=await self._hosts.at_once(session, person, organisation_id),
                proposals=tuple(each for each in mine if each.organisation_id == organisation_id and not ended),
                cards=await self._cards(session, events),
                ended=ended,
                page=page,
                pages=max(1, -(-total // PAGE)),
                total=total,
            )

    async def look(self, person: Person, event_id: int) -> EventCard:
        """An event with how many of its series follow, for those who hold it. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            event = await self._held(session, person, event_id)
            (card,) = await self._cards(session, [event])
            return replace(card, later=await db.count_following(session, event))

    async def earlier(self, person: Person, organisation_id: int | None) -> tuple[EventCard, ...]:
        """The last events of the organiser, to begin the next one with. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            await self._hosts.of(session, person, organisation_id)
            return await self._cards(session, await db.latest(session, organisation_id, COPIES))

    async def host(self, person: Person, organisation_id: int | None) -> dict[str, Any]:
        """What the form of a new event draws on. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return await self._hosts.of(session, person, organisation_id)

    async def to_change(self, person: Person, event_id: int, line: str) -> dict[str, Any]:
        """What a form that changes a line begins with: what its questions draw on, and what is ticked now. Raises
        NotAllowed, Gone, DomainError for an event that is over."""
        async with self._db.read() as session:
            event = await self._held(session, person, event_id)
            self._require_live(event)
            host = await self._hosts.describe(session, event.organisation_id)
            return {"host": host, **({"access": event.access} if line == "access" and event.access else {})}

    async def answers(self, person: Person, event_id: int) -> dict[str, Any]:
        """The answers that would make the event again, without its day: a start for the next one. Raises NotAllowed,
        Gone."""
        async with self._db.read() as session:
            event = await self._held(session, person, event_id)
            host = await self._hosts.describe(session, event.organisation_id)
            found = answers_of(event, host["municipality"], self._zone)
            return {**{name: value for name, value in found.items() if name != "when"}, "host": host}

    # Proposing

    async def propose(self, session: Session, author: Person, given: Submission) -> Published | Waiting:
        """Publish what a form has made, or put it in the queue where somebody has to look first.

        The form's subject is the organisation's id, «cluster», or the returned proposal that is corrected. Raises
        DomainError for what is in the past, NotAllowed, Gone, AlreadyDecided.
        """
        returned = case_of(given.subject)
        if returned is not None:
            return await self._resubmit(session, author, returned, given)
        organisation_id = None if given.subject == CLUSTER else int(given.subject)
        host = await self._hosts.of(session, author, organisation_id)
        self._require_future(given.stored)
        if await self._hosts.at_once(session, author, organisation_id):
            return Published(await self._publish(session, author.id, organisation_id, host, given.stored))
        values = columns(given.stored, host["municipality"])
        case = await self._moderation.submit(
            session,
            author,
            Kind.EVENT,
            replace(given, stored={**given.stored, "host": host}),
            title=given.stored["heading"],
            municipality=values.get("municipality") or host["municipality"],
            organisation_id=organisation_id,
        )
        return Waiting(case)

    async def approve(self, session: Session, case: Case) -> Mapping[str, Any]:
        """Publish an approved proposal, or carry out an approved change: the first event and how many are new.

        Raises DomainError when it is too late.
        """
        if case.subject is not None:
            event, rest = await self._subject(session, case.subject)
            await self._change(session, None, event, rest, str(line_of(case.form)), case.answers)
            return {"event": event.id, "dates": 0}
        self._require_future(case.answers)
        host = case.answers["host"]
        made = await self._publish(session, case.author_id, case.organisation_id, host, case.answers, case_id=case.id)
        return {"event": made[0], "dates": len(made)}

    # Changing

    async def change(self, session: Session, person: Person, given: Submission) -> Published | Waiting:
        """Change a line of an event and of those that follow it when the form's subject says so («12», «12+»).

        Of an organisation that is not trusted the lines of REVIEWED go through the queue.
        """
        returned = case_of(given.subject)
        if returned is not None:
            return await self._resubmit(session, person, returned, given)
        event, rest = await self._subject(session, given.subject)
        await self._require(session, person, event)
        line = str(line_of(given.form.name))
        self._require_live(event)
        if "when" in given.stored:
            self._require_future(given.stored)
        if line not in REVIEWED or await self._hosts.at_once(session, person, event.organisation_id):
            await self._change(session, person, event, rest, line, given.stored)
            return Published((event.id,))
        host = await self._hosts.describe(session, event.organisation_id)
        now = answers_of(event, host["municipality"], self._zone)
        case = await self._moderation.submit(
            session,
            person,
            Kind.EVENT,
            replace(given, stored={**given.stored, "host": host}),
            title=event.title,
            municipality=event.municipality or host["municipality"],
            organisation_id=event.organisation_id,
            subject=given.subject,
            before={name: now.get(name) for name in given.stored} | {"host": host},
        )
        return Waiting(case)

    async def cancel(self, session: Session, person: Person, given: Submission) -> int:
        """Call an event off, with those that follow it when the subject says so; its id."""
        return await self._settle(session, person, given, EventState.CANCELLED, What.CANCELLED)

    async def postpone(self, session: Session, person: Person, given: Submission) -> int:
        """Put an event off to a day that is not known yet; its id."""
        return await self._settle(session, person, given, EventState.POSTPONED, What.POSTPONED)

    async def withdraw(self, person: Person, event_id: int, *, following: bool) -> None:
        """Take an event out of sight. Raises NotAllowed, Gone, DomainError when that was done."""
        async with self._db.begin() as session:
            event, rest = await self._subject(session, f"{event_id}+" if following else str(event_id))
            await self._require(session, person, event)
            if event.state == EventState.WITHDRAWN:
                raise DomainError("event-settled-withdrawn")
            for each in (event, *rest):
                each.state = EventState.WITHDRAWN
                await self._changed(session, person.id, each, Change(What.WITHDRAWN))

    # Within a transaction

    async def _publish(
        self,
        session: Session,
        author_id: int | None,
        organisation_id: int | None,
        host: Mapping[str, Any],
        answers: Mapping[str, Any],
        case_id: int | None = None,
    ) -> tuple[int, ...]:
        """Make the event of a proposal, or all of its series; their ids."""
        now = self._clock.now()
        when = spans(answers, self._zone)
        series = Series(organisation_id=organisation_id, created_at=now) if len(when) > 1 else None
        if series is not None:
            session.add(series)
            await session.flush()
        values = {"access": [], **columns(answers, host["municipality"])}
        made = [
            Event(
                state=EventState.PUBLISHED,
                organisation_id=organisation_id,
                author_id=author_id,
                series_id=series.id if series is not None else None,
                case_id=case_id,
                starts_at=starts,
                ends_at=ends,
                whole_days=whole_days,
                answer_until=answer_until(answers, starts),
                published_at=now,
                changed_at=now,
                **values,
            )
            for starts, ends, whole_days in when
        ]
        for event in made:
            event.search_text = words_to_search(event, host["name"])
        session.add_all(made)
        await session.flush()
        for event in made:
            note_down(session, author_id, "published", _subject(event), now)
            await self._announce(session, event, Change(What.PUBLISHED))
        return tuple(event.id for event in made)

    async def _change(
        self,
        session: Session,
        person: Person | None,
        event: Event,
        rest: Sequence[Event],
        line: str,
        answers: Mapping[str, Any],
    ) -> None:
        """Write the answers into an event and those that follow it; a move moves them all by as much."""
        self._require_live(event)
        host = await self._hosts.describe(session, event.organisation_id)
        values = columns(answers, host["municipality"])
        if "when" in answers:
            starts, ends, whole_days = span(answers, self._zone)
            if ends <= self._clock.now():
                raise DomainError("event-past")
            shift, lasts = starts - event.starts_at, ends - starts
            values["whole_days"] = whole_days
        for each in (event, *rest):
            change = Change(What.CHANGED, line)
            if "when" in answers:
                change = Change(What.MOVED, line, each.starts_at)
                each.moved_from = each.starts_at
                each.starts_at = each.starts_at + shift
                each.ends_at = each.starts_at + lasts
                each.answer_until = each.answer_until and each.answer_until + shift
                each.state, each.reason = EventState.PUBLISHED, None
            if "until" in answers or "registration" in answers:
                each.answer_until = answer_until(answers, each.starts_at)
            for name, value in values.items():
                setattr(each, name, value)
            each.search_text = words_to_search(each, host["name"])
            await self._changed(session, person.id if person else None, each, change)

    async def _settle(self, session: Session, person: Person, given: Submission, state: EventState, what: What) -> int:
        event, rest = await self._subject(session, given.subject)
        await self._require(session, person, event)
        self._require_live(event)
        for each in (event, *rest):
            each.state, each.reason = state, given.answers["reason"]
            await self._changed(session, person.id, each, Change(what))
        return event.id

    async def _changed(self, session: Session, actor_id: int | None, event: Event, change: Change) -> None:
        event.changed_at = self._clock.now()
        event.sequence += 1
        note_down(session, actor_id, change.what, _subject(event), self._clock.now())
        await session.flush()
        await self._announce(session, event, change)

    async def _announce(self, session: Session, event: Event, change: Change) -> None:
        for listener in self._listeners:
            await listener(session, event, change)

    async def _resubmit(self, session: Session, author: Person, case_id: int, given: Submission) -> Waiting:
        """Take the corrected answers of a returned proposal or change."""
        before = await self._moderation.returned(session, author, case_id)
        if "when" in given.stored:
            self._require_future(given.stored)
        host = await self._hosts.of(session, author, before.organisation_id)
        values = columns(given.stored, host["municipality"])
        await self._moderation.resubmit(
            session,
            author,
            case_id,
            replace(given, stored={**given.stored, "host": host}),
            title=given.stored.get("heading"),
            municipality=values.get("municipality"),
        )
        return Waiting(case_id, again=True)

    async def _subject(self, session: Session, subject: str) -> tuple[Event, Sequence[Event]]:
        """The event a form or a case is about, and those that follow it when they are meant too."""
        event = await db.locked(session, int(subject.removesuffix("+")))
        if event is None:
            raise Gone
        return event, await db.following(session, event, lock=True) if subject.endswith("+") else ()

    async def _held(self, session: Session, person: Person, event_id: int) -> Event:
        event = await session.get(Event, event_id)
        if event is None:
            raise Gone
        await self._require(session, person, event)
        return event

    async def _require(self, session: Session, person: Person, event: Event) -> None:
        await self._hosts.require(session, person, event.organisation_id, event.municipality)

    async def _cards(self, session: Session, events: Sequence[Event]) -> tuple[EventCard, ...]:
        names = await organisations_db.names(session, {each.organisation_id for each in events} - {None})
        return tuple(card_of(each, names, self._clock.now()) for each in events)

    def _require_future(self, answers: Mapping[str, Any]) -> None:
        """What begins has not begun yet; what lasts for days may have, as long as it goes on."""
        starts, ends, whole_days = span(answers, self._zone)
        if (ends if whole_days else starts) <= self._clock.now():
            raise DomainError("event-past")

    def _require_live(self, event: Event) -> None:
        """It can still be changed. Raises DomainError with what became of it."""
        if event.state in {EventState.CANCELLED, EventState.WITHDRAWN}:
            raise DomainError(f"event-settled-{event.state}")
        if event.state == EventState.PUBLISHED and event.ends_at <= self._clock.now():
            raise DomainError("event-settled-over")


def _subject(event: Event) -> str:
    return f"event:{event.id}"


def words_to_search(event: Event, organiser: str) -> str:
    """The words an event is found by, folded."""
    kind = in_russian("event-kind", event.kind)
    places = names_of(event.municipality) if event.municipality else ()
    return searchable(event.title, kind, organiser, event.place, *places, event.partners, event.description)


__all__ = ["Change", "Desk", "Listener", "Organising", "Published", "Waiting", "What", "words_to_search"]
