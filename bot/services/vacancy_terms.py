"""Terms of vacancies: reminded of before they end, prolonged, taken down when they are over, closed with an outcome."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta, tzinfo

from bot.clock import Clock
from bot.db import vacancies as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.vacancies import Outcome, Vacancy, VacancyState
from bot.errors import DomainError, Gone
from bot.forms.vacancies import LONGEST, USUAL
from bot.services.deliveries import Deliveries
from bot.services.event_answers import midnight
from bot.services.hosts import Hosts
from bot.services.vacancy_posts import VacancyPosts

REMIND_BEFORE = timedelta(days=3)
LIVE = (VacancyState.OPEN, VacancyState.EXPIRED)  # what can still be closed

# Called in the transaction in which a vacancy stops being shown.
Ended = Callable[[Session, Vacancy], Awaitable[None]]


class VacancyTerms:
    """How long a vacancy is shown, and how it ends."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        hosts: Hosts,
        deliveries: Deliveries,
        zone: tzinfo,
        ended: Ended,
        posts: VacancyPosts,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts
        self._deliveries = deliveries
        self._zone = zone
        self._ended = ended
        self._posts = posts

    async def prolong(self, person: Person, vacancy_id: int, *, seen: date) -> datetime:
        """Show a vacancy for thirty days more, at most sixty from now; until when it is shown.

        `seen` is the last day that the presser saw: a second press does not prolong again. Raises NotAllowed, Gone,
        DomainError for one that was closed or whose day is over.
        """
        async with self._db.begin() as session:
            vacancy = await self._held(session, person, vacancy_id)
            if vacancy.state == VacancyState.CLOSED:
                raise DomainError("vacancy-is-closed")
            now = self._clock.now()
            today = now.astimezone(self._zone).date()
            if vacancy.day is not None and vacancy.day < today:
                raise DomainError("vacancy-day-over")
            if last_day(vacancy.valid_until, self._zone) == seen:
                last = min(max(seen, today) + USUAL, today + LONGEST, vacancy.day or date.max)
                vacancy.valid_until = midnight(last + timedelta(days=1), self._zone)
                vacancy.state, vacancy.reminded_at, vacancy.changed_at = VacancyState.OPEN, None, now
                await self._posts.follow(session, vacancy)
                note_down(session, person.id, "prolonged", f"vacancy:{vacancy.id}", now)
            return vacancy.valid_until

    async def close(self, person: Person, vacancy_id: int, outcome: Outcome) -> None:
        """Close a vacancy and tell those who wait for an answer. Raises NotAllowed, Gone, DomainError when that was
        done."""
        async with self._db.begin() as session:
            vacancy = await self._held(session, person, vacancy_id)
            now = self._clock.now()
            if not await db.step(
                session, vacancy_id, LIVE, VacancyState.CLOSED, outcome=outcome, closed_at=now, changed_at=now
            ):
                raise DomainError("vacancy-is-closed")
            await session.refresh(vacancy)
            note_down(session, person.id, "closed", f"vacancy:{vacancy.id}", now)
            await self._posts.follow(session, vacancy)
            await self._ended(session, vacancy)

    async def tick(self, now: datetime) -> None:
        """Remind three days before the end, and take down what is over."""
        async with self._db.begin() as session:
            for vacancy in await db.ending(session, now, now + REMIND_BEFORE):
                vacancy.reminded_at = now
                await self._tell(session, vacancy, "vacancy-ends")
            for vacancy in await db.over(session, now):
                vacancy.state, vacancy.changed_at = VacancyState.EXPIRED, now
                note_down(session, None, "expired", f"vacancy:{vacancy.id}", now)
                await self._tell(session, vacancy, "vacancy-expired")
                await self._posts.follow(session, vacancy)
                await self._ended(session, vacancy)

    # Within a transaction

    async def _tell(self, session: Session, vacancy: Vacancy, kind: str) -> None:
        """Tell the employer's people; an imported vacancy has none."""
        if vacancy.organisation_id is None:
            return
        last = last_day(vacancy.valid_until, self._zone).isoformat()
        for person in await self._hosts.people(session, vacancy.organisation_id):
            await self._deliveries.add(
                session,
                person,
                kind,
                key=f"{kind}:{vacancy.id}:{last}:{person.id}",
                vacancy=vacancy.id,
                profession=vacancy.profession,
                title=vacancy.title,
                last=last,
            )

    async def _held(self, session: Session, person: Person, vacancy_id: int) -> Vacancy:
        vacancy = await db.locked(session, vacancy_id)
        if vacancy is None:
            raise Gone
        await self._hosts.require(session, person, vacancy.organisation_id, vacancy.municipality)
        return vacancy


def last_day(until: datetime, zone: tzinfo) -> date:
    """The last day a vacancy is shown, in a zone."""
    return (until - timedelta(minutes=1)).astimezone(zone).date()


__all__ = ["Outcome", "VacancyTerms", "last_day"]
