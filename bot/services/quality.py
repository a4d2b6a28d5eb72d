"""Rating a service: from a code on the wall to a vote in one press, without a name.

One person has one vote a point and day of the cluster's own zone; until that day ends they may change it. Then the
tick destroys whose it was (bot/db/quality.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.clock import Clock
from bot.db import drafts as drafts_db
from bot.db import points as points_db
from bot.db import quality as db
from bot.db.database import Database, Session
from bot.db.events import Event, EventState
from bot.db.people import Person
from bot.db.points import Spot
from bot.db.quality import Vote
from bot.errors import Gone
from bot.forms.quality import COMMENT
from bot.scores import MARKS, NEGATIVE, NO_CONTACT, POSITIVE, RECOMMENDING
from bot.services.alarms import LOW, WINDOW, Alarms
from bot.services.forms import Submission

EVENT_OPEN = timedelta(days=7)  # after its end
REMEMBERED = timedelta(days=30)  # that somebody took part, so that they can be told what was changed
LETTER = "quality-changed"  # what those who took part are sent
LETTER_KEPT = timedelta(days=1)  # after it was sent: it names the place they rated
PAGE = 8


class Question(StrEnum):
    """What may be asked after the mark, in this order."""

    STAFF = "staff"
    COMFORT = "comfort"
    NPS = "nps"


ANSWERS: dict[Question, tuple[str, ...]] = {
    Question.STAFF: (*POSITIVE, *NEGATIVE, NO_CONTACT),
    Question.COMFORT: (*POSITIVE, *NEGATIVE),
    Question.NPS: tuple(str(number) for number in RECOMMENDING),
}


class Why(StrEnum):
    """Why nothing can be rated."""

    UNKNOWN = "unknown"  # no such code was ever printed
    RETIRED = "retired"
    EARLY = "early"  # the event has not begun
    OVER = "over"  # the event was too long ago, or does not take place
    COUNTED = "counted"  # the day was closed with this person's vote in it: the clock was put back


@dataclass(frozen=True, slots=True)
class Place:
    """What is rated. `official`: the address of the ministry's own form about the institution."""

    point_id: int
    name: str
    organisation: str
    branch: str
    is_event: bool
    official: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A poll as its visitor sees it; `mark` None: not rated today. `further`: one of the further questions was
    answered."""

    place: Place
    mark: int | None
    commented: bool
    further: bool = False

    @property
    def is_low(self) -> bool:
        return self.mark is not None and self.mark <= LOW


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing to rate; `event_id` of an event that is still ahead."""

    why: Why
    event_id: int | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """A page of the places that anybody may rate."""

    shown: tuple[Place, ...]
    page: int
    more: bool


class Quality:
    """The poll of visitors. `zone` is the cluster's own, in which its days end; `new_key` gives numbers nobody can
    foresee."""

    def __init__(self, db_: Database, clock: Clock, zone: tzinfo, alarms: Alarms, new_key: Callable[[], int]) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self._alarms = alarms
        self._new_key = new_key

    async def open(self, person: Person, code: str) -> Sheet | Closed:
        """The poll behind a code."""
        async with self._db.read() as session:
            spot = await points_db.of_code(session, code)
            if spot is None:
                return Closed(Why.RETIRED if await points_db.is_retired(session, code) else Why.UNKNOWN)
            return await self._sheet(session, person, spot)

    async def look(self, person: Person, point_id: int) -> Sheet | Closed:
        """The poll of a point. Raises Gone."""
        async with self._db.read() as session:
            return await self._sheet(session, person, await self._spot(session, point_id))

    async def rate(self, person: Person, point_id: int, mark: int) -> Sheet | Closed:
        """Count the mark, in the place of an earlier one of the day. Raises Gone for a mark that does not exist."""
        if mark not in MARKS:
            raise Gone
        async with self._db.begin() as session:
            spot = await self._spot(session, point_id)
            closed = await self._closed(session, person, spot)
            if closed is not None:
                return closed
            vote = await self._vote(session, person, point_id, mark)
            was_low = vote.low_at is not None
            vote.csat = mark
            if mark > LOW:
                vote.low_at = None
            elif not was_low:
                vote.low_at = self._clock.now()
                await session.flush()
                await self._alarms.heed(session, spot)
            return _sheet(spot, vote)

    async def answer(self, person: Person, point_id: int, question: Question, given: str) -> Sheet | Closed:
        """One of the further questions; without a vote of today nothing is counted. Raises Gone."""
        if given not in ANSWERS[question]:
            raise Gone
        async with self._db.begin() as session:
            spot = await self._spot(session, point_id)
            vote = await db.vote_of(session, person.id, point_id, self.today())
            if vote is None:
                return await self._sheet(session, person, spot)
            match question:
                case Question.STAFF:
                    vote.staff = given
                case Question.COMFORT:
                    vote.comfort = given
                case Question.NPS:
                    vote.nps = int(given)
            return _sheet(spot, vote)

    async def comment(self, session: Session, person: Person, given: Submission) -> Sheet | Closed:
        """A few words about the visit, in the place of earlier ones; a skipped question changes nothing. Raises Gone.

        They are lost when the day of the vote has ended meanwhile: nobody knows any more which vote they belong to.
        """
        point_id = int(given.subject)
        spot = await self._spot(session, point_id)
        vote = await db.vote_of(session, person.id, point_id, self.today())
        if vote is None:
            return await self._sheet(session, person, spot)
        if given.answers["text"] is not None:
            vote.comment, vote.shown = given.answers["text"], False
        return _sheet(spot, vote)

    async def places(self, page: int) -> Places:
        """Where else one may rate."""
        page = max(page, 0)
        async with self._db.read() as session:
            found = await points_db.open_places(session, offset=page * PAGE, limit=PAGE + 1)
        return Places(tuple(_place(each) for each in found[:PAGE]), page, len(found) > PAGE)

    def today(self) -> date:
        """The day of the cluster."""
        return self._clock.now().astimezone(self._zone).date()

    async def tick(self, now: datetime) -> None:
        """Close the days that are over: forget whose answers they were, and after a while that anybody took part."""
        today = now.astimezone(self._zone).date()
        async with self._db.begin() as session:
            for point_id, at in await db.remaining_lows(session, today, now):
                await db.keep_low(session, point_id, _to_the_hour(at))
            await db.forget_lows(session, now - WINDOW)
            await db.cut_links(session, today)
            await db.forget_participations(session, today - REMEMBERED)
            await db.forget_letters(session, LETTER, now - LETTER_KEPT)
            midnight = datetime.combine(today, datetime.min.time(), self._zone)
            await drafts_db.drop_of_form(session, COMMENT.name, midnight)

    # Within a transaction

    async def _vote(self, session: Session, person: Person, point_id: int, mark: int) -> Vote:
        """The person's vote of today, a new one when there is none."""
        today, key = self.today(), self._new_key()
        if await db.join(session, person.id, point_id, today, key):
            vote = Vote(id=key, point_id=point_id, day=today, csat=mark)
            session.add(vote)
            return vote
        found = await db.vote_of(session, person.id, point_id, today)
        if found is None:
            raise LookupError("a vote that is somebody's is not there")
        return found

    async def _sheet(self, session: Session, person: Person, spot: Spot) -> Sheet | Closed:
        closed = await self._closed(session, person, spot)
        if closed is not None:
            return closed
        return _sheet(spot, await db.vote_of(session, person.id, spot.point.id, self.today()))

    async def _closed(self, session: Session, person: Person, spot: Spot) -> Closed | None:
        if spot.point.code is None:
            return Closed(Why.RETIRED)
        if spot.event is not None and (why := _outside(spot.event, self._clock.now())) is not None:
            return Closed(why, spot.event.id if why == Why.EARLY else None)
        if await db.took_part(session, person.id, spot.point.id, self.today()):
            return Closed(Why.COUNTED)
        return None

    async def _spot(self, session: Session, point_id: int) -> Spot:
        spot = await points_db.spot(session, point_id)
        if spot is None:
            raise Gone
        return spot


def _outside(event: Event, now: datetime) -> Why | None:
    """Why an event is not rated now."""
    if event.state != EventState.PUBLISHED or now >= event.ends_at + EVENT_OPEN:
        return Why.OVER
    return Why.EARLY if now < event.starts_at else None


def _to_the_hour(moment: datetime) -> datetime:
    """The full hour after a moment: what outlives the day must not tell the minute somebody was here."""
    return (moment + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)


def _place(spot: Spot) -> Place:
    return Place(
        point_id=spot.point.id,
        name=spot.point.name,
        organisation=spot.organisation.name if spot.organisation else "",
        branch=spot.unit.name if spot.unit else "",
        is_event=spot.point.event_id is not None,
        official=spot.organisation.survey_url if spot.organisation else None,
    )


def _sheet(spot: Spot, vote: Vote | None) -> Sheet:
    if vote is None:
        return Sheet(_place(spot), None, commented=False)
    further = any(given is not None for given in (vote.staff, vote.comfort, vote.nps))
    return Sheet(_place(spot), vote.csat, commented=vote.comment is not None, further=further)


__all__ = ["ANSWERS", "Closed", "Place", "Places", "Quality", "Question", "Sheet", "Why"]
