"""Polls of the messenger's own, for the channel or a group: prepared here, posted by the handler, counted as told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.clock import Clock
from bot.db import groups as groups_db
from bot.db import polls as db
from bot.db.database import Database, Session
from bot.db.groups import Group
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.polls import ChannelPoll, PollState
from bot.errors import DomainError, Gone
from bot.forms.polls import ELSEWHERE, POLL, PollForm, chat_of, options_of
from bot.paging import turned_to
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission
from bot.services.rights import Rights

PAGE = 8
MOST_GROUPS = 40  # on a page


@dataclass(frozen=True, slots=True)
class PollCard:
    """A poll with its votes by option. `right`: the option a quiz takes for right, counted from 0.

    `place`: the title of its group or «@name», empty for the cluster's channel; while no address is chosen, `groups`
    are those it may be posted to, by id and title.
    """

    id: int
    state: PollState
    address: str
    question: str
    options: tuple[str, ...]
    right: int | None
    counts: tuple[int, ...]
    voters: int
    message: int | None
    posted_at: datetime | None
    place: str = ""
    groups: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PollList:
    """A page of polls, the newest first."""

    polls: tuple[PollCard, ...]
    page: int
    pages: int


class Polls:
    """What coordinators ask in public. `channel`: the cluster's own, None where there is none."""

    def __init__(
        self, db_: Database, clock: Clock, rights: Rights, coordinators: Coordinators, channel: int | None
    ) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._coordinators = coordinators
        self._channel = channel

    async def begin(self, coordinator: Person) -> None:
        """Raises NotAllowed for everybody but coordinators, with a line of the audit."""
        await self._rights.require(coordinator, "polls")

    async def form(self, coordinator: Person) -> PollForm:
        """The questions of a new poll; the channel is among the places only where there is one. Raises NotAllowed."""
        await self.begin(coordinator)
        return POLL if self._channel is not None else ELSEWHERE

    async def all(self, coordinator: Person, page: int) -> PollList:
        """Raises NotAllowed."""
        await self.begin(coordinator)
        async with self._db.read() as session:
            page, pages = turned_to(page, await db.count(session), PAGE)
            found = await db.newest(session, offset=page * PAGE, limit=PAGE)
        return PollList(tuple(_card(each) for each in found), page, pages)

    async def look(self, coordinator: Person, poll_id: int) -> PollCard:
        """Raises NotAllowed, Gone."""
        await self.begin(coordinator)
        async with self._db.read() as session:
            return await self._whole(session, coordinator, await _poll(session, poll_id))

    async def draft(self, session: Session, coordinator: Person, given: Submission) -> int:
        """Keep a poll until it is posted; its id. Raises DomainError where there is no channel, or no group."""
        if not coordinator.is_coordinator:
            raise Gone
        answers = given.answers
        match answers["where"]:
            case "other":
                address = chat_of(answers["chat"])
            case "group":
                address = ""
                if not await self._groups(session, coordinator):
                    raise DomainError("polls-no-groups")
            case _:
                address = str(self._channel) if self._channel is not None else None
        if address is None:
            raise DomainError("polls-no-channel")
        options = options_of(answers["options"])
        poll = ChannelPoll(
            author_id=coordinator.id,
            state=PollState.DRAFT,
            address=address,
            question=answers["question"],
            options=options,
            correct=int(answers["right"]) - 1 if answers.get("right") is not None else None,
            counts=[0] * len(options),
            created_at=self._clock.now(),
        )
        session.add(poll)
        await session.flush()
        return poll.id

    async def claim(self, coordinator: Person, poll_id: int, group_id: int = 0) -> PollCard:
        """Take a draft to post it, to the group where one is named: nobody else does so now.

        Raises NotAllowed, Gone for a group of another place, DomainError.
        """
        await self.begin(coordinator)
        async with self._db.begin() as session:
            poll = await _poll(session, poll_id)
            group = next((each for each in await self._groups(session, coordinator) if each.id == group_id), None)
            if (group_id and group is None) or not (group or poll.address):
                raise Gone
            if not await db.step(session, poll_id, (PollState.DRAFT,), PollState.POSTING):
                raise DomainError("polls-posted-already")
            note_down(session, coordinator.id, "poll posted", f"poll:{poll_id}", self._clock.now())
            poll = await _poll(session, poll_id)
            poll.address = group.address if group else poll.address
            return _card(poll)

    async def posted(self, coordinator: Person, poll_id: int, poll: str, message: int) -> PollCard:
        """The messenger took it under these ids."""
        async with self._db.begin() as session:
            await db.step(session, poll_id, (PollState.POSTING,), PollState.POSTED)
            row = await _poll(session, poll_id)
            row.poll, row.message, row.posted_at = poll, message, self._clock.now()
            return await self._whole(session, coordinator, row)

    async def not_posted(self, poll_id: int, group_id: int = 0) -> None:
        """The messenger refused it: it is a draft again, and where a group was chosen, another may be."""
        async with self._db.begin() as session:
            if await db.step(session, poll_id, (PollState.POSTING,), PollState.DRAFT) and group_id:
                (await _poll(session, poll_id)).address = ""

    async def drop(self, coordinator: Person, poll_id: int) -> None:
        """Delete a draft. Raises NotAllowed, Gone, DomainError for what was posted."""
        await self.begin(coordinator)
        async with self._db.begin() as session:
            if not await db.drop(session, poll_id):
                await _poll(session, poll_id)
                raise DomainError("polls-posted-already")
            note_down(session, coordinator.id, "poll deleted", f"poll:{poll_id}", self._clock.now())

    async def count(self, poll: str, counts: Sequence[int], voters: int, *, closed: bool) -> None:
        """What the messenger tells of a poll; of one that is not ours nothing is kept."""
        async with self._db.begin() as session:
            row = await db.of_messenger(session, poll)
            if row is None or row.state == PollState.CLOSED:
                return
            row.counts, row.voters = list(counts), voters
            if closed:
                row.state = PollState.CLOSED

    # Within a transaction

    async def _groups(self, session: Session, coordinator: Person) -> Sequence[Group]:
        """The groups of the places this coordinator looks after."""
        return await groups_db.bound(session, await self._coordinators.scope(session, coordinator), MOST_GROUPS)

    async def _whole(self, session: Session, coordinator: Person, row: ChannelPoll) -> PollCard:
        """The card with where it is, or with where it may go."""
        if not row.address:
            found = await self._groups(session, coordinator)
            return replace(_card(row), groups=tuple((each.id, each.title) for each in found))
        if row.address == str(self._channel):
            return _card(row)
        group = await groups_db.at(session, coordinator.channel, row.address)
        return replace(_card(row), place=group.title if group else row.address)


async def _poll(session: Session, poll_id: int) -> ChannelPoll:
    row = await db.fresh(session, poll_id)
    if row is None:
        raise Gone
    return row


def _card(row: ChannelPoll) -> PollCard:
    return PollCard(
        id=row.id,
        state=PollState(row.state),
        address=row.address,
        question=row.question,
        options=tuple(row.options),
        right=row.correct,
        counts=tuple(row.counts),
        voters=row.voters,
        message=row.message,
        posted_at=row.posted_at,
    )


__all__ = ["PollCard", "PollList", "PollState", "Polls"]
