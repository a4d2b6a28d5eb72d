"""Requirement cards: an employer says whom they miss, other employers say whether it is the same with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot import competencies
from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import requirements as db
from bot.db.database import Database, Session
from bot.db.organisations import Duty, Organisation
from bot.db.people import Person
from bot.db.requirements import (
    OPEN,
    WAITING,
    Narrowed,
    Requirement,
    RequirementState,
    RequirementVote,
    Votes,
)
from bot.db.signals import SignalReceiver
from bot.dictionaries import EDUCATORS, group_of
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.fields import OwnWords
from bot.forms.requirements import MONTHS
from bot.paging import turned_to
from bot.positions import find_profession
from bot.services.forms import Submission
from bot.services.requirement_cards import Brief, Card, Line, Listing, Reader, line_of

PAGE = 8
PUBLISHERS = {Duty.ADMINISTRATOR, Duty.PUBLISHER}


class Requirements:
    """What employers miss."""

    def __init__(self, db_: Database, clock: Clock) -> None:
        self._db = db_
        self._clock = clock

    # Writing

    async def write(self, session: Session, person: Person, given: Submission) -> int:
        """A new card in the name of the organisation the person acts for; its id. Raises NotAllowed."""
        reader = await self.reader(session, person)
        if reader.organisation_id is None or not reader.publishes:
            raise NotAllowed
        answers, now = given.answers, self._clock.now()
        position, position_text = _coded(answers["position"], find_profession(str(answers["position"])))
        known = competencies.find_competencies(str(answers["competency"]))
        competency, competency_text = _coded(answers["competency"], known[0] if len(known) == 1 else None)
        card = Requirement(
            state=RequirementState.NEW,
            organisation_id=reader.organisation_id,
            author_id=person.id,
            position=position,
            position_text=position_text,
            group=group_of(position) if position else None,
            competency=competency,
            competency_text=competency_text,
            importance=int(answers["importance"]),
            people=answers["people"],
            help=answers["help"],
            wanted_by=months_on(now.date(), MONTHS[answers["by"]]),
            show_name=answers["show-name"],
            comment=answers["comment"],
            created_at=now,
            changed_at=now,
        )
        session.add(card)
        await session.flush()
        return card.id

    async def require_writer(self, person: Person) -> None:
        """Raises NotAllowed for whoever may not speak for an organisation."""
        async with self._db.read() as session:
            if not (await self.reader(session, person)).publishes:
                raise NotAllowed

    async def withdraw(self, person: Person, requirement_id: int) -> None:
        """Take one's own card back while nobody else stands behind it. Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            reader = await self.reader(session, person)
            card = await self.locked(session, requirement_id)
            if card.organisation_id != reader.organisation_id or not reader.publishes:
                raise NotAllowed
            if await db.contributors(session, card.id) != [card.organisation_id]:
                raise DomainError("requirement-supported")
            now = self._clock.now()
            if not await db.step(session, card.id, WAITING, state=RequirementState.WITHDRAWN, changed_at=now):
                raise DomainError("requirement-late")

    # Reading

    async def front(self, person: Person) -> tuple[Reader, Mapping[str, int]]:
        """Who reads, and how many cards wait in each of their lists. Raises DomainError for those who did not join."""
        async with self._db.read() as session:
            reader = await self.reader(session, person)
            own = reader.organisation_id
            lists = {"all": Narrowed(), "new": Narrowed(state=RequirementState.NEW)}
            if own is not None:
                lists |= {"own": Narrowed(organisation=own), "received": Narrowed(received=own)}
            counts = {
                name: await db.count(session, narrowed, all_places=reader.coordinator)
                for name, narrowed in lists.items()
            }
        return reader, counts

    async def browse(self, person: Person, narrowed: Narrowed, page: int) -> Listing:
        """A page of the cards. Raises DomainError for those who did not join."""
        async with self._db.read() as session:
            reader = await self.reader(session, person)
            narrowed = _own(narrowed, reader)
            total = await db.count(session, narrowed, all_places=reader.coordinator)
            page, pages = turned_to(page, total, PAGE)
            rows = await db.page(session, narrowed, page * PAGE, PAGE, all_places=reader.coordinator)
            lines = await self.lines(session, rows)
        return Listing(narrowed, lines, page, pages, total, reader)

    async def values(self, person: Person, narrowed: Narrowed, dimension: str) -> list[tuple[str, int]]:
        """What the list can be narrowed to. Raises DomainError for those who did not join."""
        async with self._db.read() as session:
            reader = await self.reader(session, person)
            return await db.values(session, _own(narrowed, reader), dimension, all_places=reader.coordinator)

    async def card(self, person: Person, requirement_id: int) -> Card:
        """One card; of one that was merged the card it was merged into. Raises Gone, DomainError."""
        async with self._db.read() as session:
            reader = await self.reader(session, person)
            row = await standing(session, requirement_id)
            if row is None or row.state == RequirementState.WITHDRAWN:
                raise Gone
            return await self.shown(session, reader, row)

    # Voting

    async def vote(self, person: Person, requirement_id: int, *, relevant: bool) -> None:
        """The word of the person's organisation on a card of another; a later one takes the place of an earlier one.

        Raises NotAllowed, Gone, and DomainError for one's own card and one that is closed.
        """
        async with self._db.begin() as session:
            reader = await self.reader(session, person)
            if reader.organisation_id is None or not reader.publishes:
                raise NotAllowed
            card = await self.locked(session, requirement_id)
            if card.organisation_id == reader.organisation_id:
                raise DomainError("requirement-own-vote")
            if card.state not in OPEN:
                raise DomainError("requirement-late")
            await db.vote(
                session,
                card.id,
                reader.organisation_id,
                relevant=relevant,
                person_id=person.id,
                at=self._clock.now(),
            )

    async def rate(self, person: Person, requirement_id: int, *, better: bool) -> None:
        """Whether those who asked for it noticed. Raises NotAllowed, Gone, DomainError while it is not done."""
        async with self._db.begin() as session:
            reader = await self.reader(session, person)
            card = await self.locked(session, requirement_id)
            if card.state != RequirementState.DONE:
                raise DomainError("requirement-late")
            own = reader.organisation_id
            if own is None or not reader.publishes or own not in await db.contributors(session, card.id):
                raise NotAllowed
            await db.rate(session, card.id, own, better=better, at=self._clock.now())

    async def receive(self, person: Person, *, wanted: bool) -> None:
        """Let an educational institution receive cards, or no longer. Raises NotAllowed."""
        async with self._db.begin() as session:
            reader = await self.reader(session, person)
            if reader.organisation_id is None or not reader.publishes or not (reader.teaches or reader.receives):
                raise NotAllowed
            held = await session.get(SignalReceiver, reader.organisation_id)
            if wanted and held is None:
                session.add(SignalReceiver(organisation_id=reader.organisation_id, since=self._clock.now()))
            elif not wanted and held is not None:
                await session.delete(held)

    # For the services beside this one, in their transactions

    async def reader(self, session: Session, person: Person) -> Reader:
        """Raises DomainError for those who did not join."""
        if not (person.is_member or person.acting_for or person.is_coordinator):
            raise DomainError("requirements-members-only")
        own = await organisations_db.standing(session, person.acting_for) if person.acting_for else None
        duties = await organisations_db.duties(session, own.id, person.id) if own else set()
        own = own if duties else None
        return Reader(
            person_id=person.id,
            organisation_id=own.id if own else None,
            publishes=bool(duties & PUBLISHERS),
            teaches=own is not None and own.kind in EDUCATORS,
            receives=own is not None and await session.get(SignalReceiver, own.id) is not None,
            coordinator=person.is_coordinator,
        )

    async def locked(self, session: Session, requirement_id: int) -> Requirement:
        """The card, or the one it was merged into, locked. Raises Gone."""
        found = await standing(session, requirement_id)
        card = await db.locked(session, found.id) if found else None
        if card is None or card.state == RequirementState.WITHDRAWN:
            raise Gone
        return card

    async def lines(self, session: Session, rows: Sequence[Requirement]) -> tuple[Line, ...]:
        votes = await db.votes(session, [each.id for each in rows])
        return tuple(line_of(each, votes.get(each.id, Votes()).same) for each in rows)

    async def briefly(self, session: Session, reader: Reader, rows: Sequence[Requirement]) -> list[Brief]:
        """Many cards at once, as this reader may see them."""
        votes = await db.votes(session, [each.id for each in rows])
        ids = {each.organisation_id for each in rows} | {each.sent_to for each in rows if each.sent_to}
        organisations = await organisations_db.many(session, ids)
        return [
            Brief(
                line=line_of(each, votes.get(each.id, Votes()).same),
                state=RequirementState(each.state),
                importance=each.importance,
                people=each.people,
                help=each.help,
                wanted_by=each.wanted_by,
                employer=organisations[each.organisation_id].name if _named(each, reader) else None,
                place=organisations[each.organisation_id].municipality if _named(each, reader) else None,
                comment=each.comment if _checked(each, reader) else None,
                against=votes.get(each.id, Votes()).against,
                sent_to=organisations[each.sent_to].name if each.sent_to else None,
                decision=each.decision,
                created_at=each.created_at,
            )
            for each in rows
        ]

    async def shown(self, session: Session, reader: Reader, row: Requirement) -> Card:
        """The card as this reader sees it; what may be done with it on its way is added by those who keep the way."""
        employer = await session.get_one(Organisation, row.organisation_id)
        sent_to = await session.get(Organisation, row.sent_to) if row.sent_to else None
        votes = (await db.votes(session, [row.id])).get(row.id, Votes())
        own = reader.organisation_id
        mine = own == row.organisation_id
        said = await session.get(RequirementVote, (row.id, own)) if own is not None else None
        named = _named(row, reader)
        contributes = own is not None and own in await db.contributors(session, row.id)
        return Card(
            line=line_of(row, votes.same),
            state=RequirementState(row.state),
            importance=row.importance,
            people=row.people,
            help=row.help,
            wanted_by=row.wanted_by,
            employer=employer.name if named else None,
            place=employer.municipality if named else None,
            comment=row.comment if _checked(row, reader) else None,
            votes=votes,
            sent_to=sent_to.name if sent_to else None,
            decision_kind=row.decision_kind,
            decision=row.decision,
            created_at=row.created_at,
            better=await db.ratings(session, row.id),
            mine=mine,
            word=said.relevant if said else None,
            may_vote=reader.publishes and not mine and row.state in OPEN,
            may_withdraw=mine and reader.publishes and row.state in WAITING,
            may_rate=reader.publishes and contributes and row.state == RequirementState.DONE,
        )


async def standing(session: Session, requirement_id: int) -> Requirement | None:
    """The card, or the one it was merged into."""
    row = await session.get(Requirement, requirement_id)
    return row if row is None or row.merged_into is None else await session.get(Requirement, row.merged_into)


def months_on(day: date, months: int) -> date:
    """The same day of a later month, or the last one that it has."""
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


def _named(row: Requirement, reader: Reader) -> bool:
    """Whether the reader may know whose card it is."""
    return row.show_name or reader.coordinator or row.organisation_id == reader.organisation_id


def _checked(row: Requirement, reader: Reader) -> bool:
    """Whether the reader may see the employer's own words."""
    return row.state != RequirementState.NEW or reader.coordinator or row.organisation_id == reader.organisation_id


def _coded(answer: str, meant: str | None) -> tuple[str | None, str | None]:
    """Code and own words of an answer."""
    return (meant, str(answer)) if isinstance(answer, OwnWords) else (answer, None)


def _own(narrowed: Narrowed, reader: Reader) -> Narrowed:
    """One's own lists are the reader's, whatever a button says."""
    own = reader.organisation_id or 0
    return replace(
        narrowed,
        organisation=None if narrowed.organisation is None else own,
        received=None if narrowed.received is None else own,
    )


__all__ = ["Brief", "Card", "Line", "Listing", "Narrowed", "Reader", "RequirementState", "Requirements", "Votes"]
