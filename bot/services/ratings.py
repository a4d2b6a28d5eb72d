"""What becomes of the votes: results for the institution and its coordinators, the weekly card, the look at comments,
and the answer to those who rated.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.clock import Clock
from bot.db import moderation as moderation_db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import points as points_db
from bot.db import quality as quality_db
from bot.db import ratings as db
from bot.db.database import Database, Session
from bot.db.moderation import WAITING, Case, Kind, State, note_down
from bot.db.organisations import Duty
from bot.db.people import Person
from bot.db.points import Spot
from bot.db.quality import Reply, Vote
from bot.errors import DomainError, Gone, NotAllowed
from bot.scores import Publication, Scores, publication
from bot.services.alarms import point_of, subject_of
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries, Letter
from bot.services.dossiers import Dossier
from bot.services.forms import Submission
from bot.services.moderation import Moderation
from bot.services.points import Points
from bot.services.quality import LETTER

PERIODS = (7, 30, 365)  # days a result may be of
WEEKS = 12  # of the trend
COMMENTS = 5  # on a page
QUOTED = 3  # on the weekly card
REPLY_EVERY = timedelta(days=7)  # one answer of an institution in so long a time: it goes to people
CARD_AT = time(9)  # on Mondays, the cluster's own zone


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the trend by its Monday: how many rated, and how many of them 4 or 5."""

    monday: date
    votes: int
    satisfied: int


@dataclass(frozen=True, slots=True)
class Results:
    """The figures of an organisation or of one of its points. `organisation_id` None: the cluster's own events."""

    organisation_id: int | None
    organisation: str
    point_id: int | None
    point: str
    days: int
    votes: int
    scores: Scores
    weeks: tuple[Week, ...]
    comments: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What a visitor wrote. `shown`: everybody may see it."""

    vote_id: int
    day: date
    point: str
    mark: int
    text: str
    shown: bool


@dataclass(frozen=True, slots=True)
class CommentPage:
    """Comments of an organisation, or of one of its points where `point_id` is not 0."""

    organisation_id: int | None
    organisation: str
    point_id: int
    point: str
    comments: tuple[Comment, ...]
    page: int
    pages: int
    moderates: bool


@dataclass(frozen=True, slots=True)
class Alarm:
    """A case of low marks as its coordinator reads it."""

    case: Dossier
    point_id: int
    organisation_id: int | None
    holder: str  # who took it, where their name is known
    mine: bool  # the reader took it
    days: Results  # of the last week


class Ratings:
    """Reading the votes and answering for them. `zone`: the cluster's own."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        zone: tzinfo,
        points: Points,
        coordinators: Coordinators,
        moderation: Moderation,
        deliveries: Deliveries,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._zone = zone
        self._points = points
        self._coordinators = coordinators
        self._moderation = moderation
        self._deliveries = deliveries
        self._told_until: date | None = None  # the Monday up to which the weeks were told of

    # Results

    async def of(self, person: Person, organisation_id: int | None, days: int) -> Results:
        """The last so many days of an organisation. Raises NotAllowed, Gone."""
        if days not in PERIODS:
            raise Gone
        async with self._db.read() as session:
            organisation = await self._points.kept_by(session, person, organisation_id)
            known = organisation.id if organisation else None
            ids = await db.point_ids(session, known)
            return await self._results(session, known, organisation.name if organisation else "", ids, days)

    async def of_point(self, person: Person, point_id: int, days: int) -> Results:
        """The last so many days of one point. Raises NotAllowed, Gone."""
        if days not in PERIODS:
            raise Gone
        async with self._db.read() as session:
            return await self._of_spot(session, await self._points.held(session, person, point_id), days)

    async def are_published(self, organisation_id: int) -> bool:
        """Whether there is anything that everybody may know."""
        until = self.today() + timedelta(days=1)
        async with self._db.read() as session:
            ids = await db.point_ids(session, organisation_id)
            tallies = await db.tallies(session, ids, until - timedelta(days=PERIODS[-1]), until) if ids else None
        return tallies is not None and publication(tallies.csat.total()) != Publication.NOTHING

    async def published(self, organisation_id: int) -> Results:
        """What everybody may know of an organisation: the figures of a year. Raises Gone."""
        async with self._db.read() as session:
            organisation = await organisations_db.standing(session, organisation_id)
            if organisation is None:
                raise Gone
            ids = await db.point_ids(session, organisation.id)
            return await self._results(session, organisation.id, organisation.name, ids, PERIODS[-1])

    async def published_comments(self, organisation_id: int) -> tuple[Comment, ...]:
        """The newest comments that were looked at."""
        until = self.today() + timedelta(days=1)
        async with self._db.read() as session:
            ids = await db.point_ids(session, organisation_id)
            since = until - timedelta(days=PERIODS[-1])
            rows = await db.comments(session, ids, since, until, offset=0, limit=COMMENTS, shown=True)
        return tuple(_comment(vote, name) for vote, name in rows)

    # Comments

    async def comments(self, person: Person, organisation_id: int | None, page: int, point_id: int = 0) -> CommentPage:
        """All comments of a year, for the institution and its coordinators. Raises NotAllowed, Gone."""
        until = self.today() + timedelta(days=1)
        since = until - timedelta(days=PERIODS[-1])
        async with self._db.read() as session:
            if point_id:
                spot: Spot | None = await self._points.held(session, person, point_id)
                organisation, place = (spot.organisation, spot.municipality) if spot else (None, None)
            else:
                spot, organisation = None, await self._points.kept_by(session, person, organisation_id)
                place = organisation.municipality if organisation else None
            known, name = (organisation.id, organisation.name) if organisation else (None, "")
            ids = [spot.point.id] if spot else await db.point_ids(session, known)
            total = await db.count_comments(session, ids, since, until, shown=False)
            pages = max(1, -(-total // COMMENTS))
            page = min(max(page, 0), pages - 1)
            rows = await db.comments(session, ids, since, until, offset=page * COMMENTS, limit=COMMENTS, shown=False)
            moderates = await self._coordinators.covers(session, person, place)
        found = tuple(_comment(vote, point) for vote, point in rows)
        return CommentPage(known, name, point_id, spot.place if spot else "", found, page, pages, moderates)

    async def show(self, person: Person, vote_id: int, *, wanted: bool) -> int | None:
        """Let everybody see a comment, or no longer; its organisation. Only its coordinators: an institution would
        show what flatters it. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            vote = await session.get(Vote, vote_id)
            spot = await points_db.spot(session, vote.point_id) if vote else None
            if vote is None or spot is None or vote.comment is None:
                raise Gone
            if not await self._coordinators.covers(session, person, spot.municipality):
                raise NotAllowed
            if vote.shown != wanted:
                vote.shown = wanted
                action = "comment shown" if wanted else "comment hidden"
                about = spot.point.organisation_id
                note_down(session, person.id, action, f"organisation:{about or 0}", self._clock.now())
            return spot.point.organisation_id

    # Low marks

    async def alarm(self, coordinator: Person, case_id: int) -> Alarm:
        """A case of low marks with the figures of its point. Raises NotAllowed, Gone."""
        return await self._alarm(coordinator, await self._moderation.look(coordinator, case_id))

    async def take(self, coordinator: Person, case_id: int) -> Alarm:
        """Become the owner of the case. Raises NotAllowed, AlreadyDecided, Gone."""
        await self.alarm(coordinator, case_id)
        return await self._alarm(coordinator, await self._moderation.take(coordinator, case_id))

    async def close(self, coordinator: Person, case_id: int) -> Alarm:
        """Close the case without an answer to visitors. Raises NotAllowed, AlreadyDecided, Gone."""
        await self.alarm(coordinator, case_id)
        async with self._db.begin() as session:
            case = await self._moderation.settle(session, coordinator, case_id, State.CLOSED)
        return await self._alarm(coordinator, case)

    async def may_reply(self, person: Person, point_id: int) -> int:
        """The point's id, when the person may tell its visitors what was changed. Raises NotAllowed, Gone,
        DomainError when they were told something lately."""
        async with self._db.read() as session:
            return (await self._answerable(session, person, point_id)).point.id

    async def reply(self, session: Session, author: Person, given: Submission) -> int:
        """Tell those who rated the point what was changed; its id. Whoever writes does not learn who they are.

        This answers the open case of the point. Raises NotAllowed, Gone, DomainError.
        """
        spot = await self._answerable(session, author, int(given.subject))
        point, now, text = spot.point, self._clock.now(), given.answers["text"]
        reply = Reply(point_id=point.id, author_id=author.id, text=text, at=now)
        session.add(reply)
        await session.flush()
        people = await people_db.reachable(session, await quality_db.participants(session, point.id))
        place = spot.place
        whose = spot.organisation.name if spot.organisation else ""
        letters = [
            Letter(
                person,
                row,
                LETTER,
                f"{LETTER}:{reply.id}:{person.id}",
                {"place": place, "organisation": whose, "text": text, "event": point.event_id is not None},
            )
            for person, row in people.values()
            if person.paused_until is None or person.paused_until <= now
        ]
        await self._deliveries.add_all(session, letters)
        case = await moderation_db.waiting_about(session, Kind.QUALITY, subject_of(point.id))
        if case is not None and await moderation_db.step(
            session, case.id, WAITING, State.ANSWERED, changed_at=now, decided_by=author.called, note=text
        ):
            note_down(session, author.id, State.ANSWERED, f"case:{case.id}", now)
            await self._tell_holder(session, case, author, text)
        return point.id

    async def _tell_holder(self, session: Session, case: Case, author: Person, text: str) -> None:
        """Whoever had taken the case need not look into it any more."""
        holders = [case.claimed_by] if case.claimed_by and case.claimed_by != author.id else []
        for person, _ in (await people_db.reachable(session, holders)).values():
            key = f"quality-answered:{case.id}:{person.id}"
            await self._deliveries.add(
                session, person, "quality-answered", key=key, case=case.id, title=case.title, text=text
            )

    # The clock

    async def tick(self, now: datetime) -> None:
        """On Monday morning tell the administrators of each organisation that was rated how the week was."""
        local = now.astimezone(self._zone)
        monday = local.date() - timedelta(days=local.weekday())
        if local < datetime.combine(monday, CARD_AT, self._zone):
            return
        if self._told_until == monday:
            return  # what is over does not change; a restart looks once more, and the keys say it was written
        since = monday - timedelta(days=7)
        async with self._db.read() as session:
            rated = await db.rated(session, since, monday)
        for organisation_id in rated:
            async with self._db.begin() as session:
                await self._write_card(session, organisation_id, since, monday)
        self._told_until = monday

    async def _write_card(self, session: Session, organisation_id: int, since: date, until: date) -> None:
        administrators = await organisations_db.people_of(session, organisation_id, Duty.ADMINISTRATOR)
        people = await people_db.reachable(session, administrators)
        if not people:
            return
        ids = await db.point_ids(session, organisation_id)
        tallies = await db.tallies(session, ids, since, until)
        scores = Scores.of(tallies.csat, tallies.staff, tallies.comfort, tallies.nps)
        comments = await db.comments(session, ids, since, until, offset=0, limit=QUOTED, shown=False)
        organisation = await session.get_one(organisations_db.Organisation, organisation_id)
        week = since.isocalendar()
        params = {
            "organisation": organisation_id,
            "name": organisation.name,
            "since": since.isoformat(),
            "until": (until - timedelta(days=1)).isoformat(),
            "votes": sum(tallies.csat.values()),
            "csat": scores.csat_top2.shown,
            "interval": scores.interval if scores.csat_top2.shown is not None else None,
            "nps": scores.nps.shown,
            "comments": [[name, vote.csat, vote.comment] for vote, name in comments],
        }
        key = f"quality-week:{week.year}-W{week.week:02}:{organisation_id}"
        letters = [Letter(person, row, "quality-week", f"{key}:{person.id}", params) for person, row in people.values()]
        await self._deliveries.add_all(session, letters)

    def today(self) -> date:
        """The day of the cluster."""
        return self._clock.now().astimezone(self._zone).date()

    # Within a look

    async def _alarm(self, coordinator: Person, case: Dossier) -> Alarm:
        if case.kind != Kind.QUALITY:
            raise Gone
        async with self._db.read() as session:
            spot = await points_db.spot(session, point_of(case.subject))
            if spot is None:
                raise Gone
            holder = await people_db.reachable(session, [case.claimed_by]) if case.claimed_by else {}
            results = await self._of_spot(session, spot, PERIODS[0])
        names = [person.called for person, _ in holder.values()]
        mine = case.claimed_by == coordinator.id
        return Alarm(case, spot.point.id, spot.point.organisation_id, names[0] if names else "", mine, results)

    async def _answerable(self, session: Session, person: Person, point_id: int) -> Spot:
        spot = await self._points.held(session, person, point_id)
        last = await db.last_reply(session, point_id)
        if last is not None and self._clock.now() < last.at + REPLY_EVERY:
            raise DomainError("ratings-replied-lately", last.at)
        return spot

    async def _of_spot(self, session: Session, spot: Spot, days: int) -> Results:
        whose = spot.organisation.name if spot.organisation else ""
        return await self._results(session, spot.point.organisation_id, whose, [spot.point.id], days, spot)

    async def _results(
        self,
        session: Session,
        organisation_id: int | None,
        organisation: str,
        ids: list[int],
        days: int,
        spot: Spot | None = None,
    ) -> Results:
        until = self.today() + timedelta(days=1)
        since = until - timedelta(days=days)
        tallies = await db.tallies(session, ids, since, until)
        comments = await db.count_comments(session, ids, since, until, shown=False)
        monday = self.today() - timedelta(days=self.today().weekday())
        first = monday - timedelta(weeks=WEEKS - 1)
        by_day = await db.by_day(session, ids, first, until)
        return Results(
            organisation_id=organisation_id,
            organisation=organisation,
            point_id=spot.point.id if spot else None,
            point=spot.place if spot else "",
            days=days,
            votes=sum(tallies.csat.values()),
            scores=Scores.of(tallies.csat, tallies.staff, tallies.comfort, tallies.nps),
            weeks=tuple(_week(first + timedelta(weeks=number), by_day) for number in range(WEEKS)),
            comments=comments,
        )


def _week(monday: date, by_day: dict[date, tuple[int, int]]) -> Week:
    days = [by_day.get(monday + timedelta(days=number), (0, 0)) for number in range(7)]
    return Week(monday, sum(votes for votes, _ in days), sum(satisfied for _, satisfied in days))


def _comment(vote: Vote, point: str) -> Comment:
    return Comment(vote.id, vote.day, point, vote.csat, vote.comment or "", vote.shown)


__all__ = ["PERIODS", "Alarm", "Comment", "CommentPage", "Ratings", "Results", "Week"]
