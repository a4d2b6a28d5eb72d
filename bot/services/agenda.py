"""A guest's own events: the list, the calendar's address, and what the bot says before and after by itself."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.db import people as people_db
from bot.db import tickets as db
from bot.db.database import Database, Session
from bot.db.events import Event, EventState
from bot.db.people import Person, PersonRow
from bot.db.tickets import Guest, Ticket, TicketState
from bot.errors import Gone
from bot.reminders import BEFORE, Word, next_word_at, reminder_key, word_at
from bot.services.deliveries import Deliveries, Letter, after_quiet_hours
from bot.services.standing import Happening, Own, facts, free_places, happening_of, own_of

PAGE = 6
BATCH = 100
CALENDAR_KEEPS = timedelta(days=60)  # what was stays in the calendar for so long
CALENDAR_HOLDS = 300  # events


# The point at which an event that is over is rated, by its id.
RatedAt = Callable[[Session, Event], Awaitable[int | None]]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A page of what a person answered to and what is not over."""

    lines: tuple[tuple[Happening, Own, str], ...]  # the last: what has been decided about the event
    first: int  # the number of the first line
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Feed:
    """What a calendar's address shows: events in the language and the zone of its owner, each sure or not."""

    language: str
    zone: tzinfo
    events: tuple[tuple[Event, bool], ...]


@dataclass(frozen=True, slots=True)
class Reminding:
    """Which reminders a person wants."""

    day: bool
    hours: bool


class Guests:
    """What guests have ahead of them, and being told in time."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        deliveries: Deliveries,
        new_token: Callable[[], str],
        public_url: str | None,
        rated_at: RatedAt,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._deliveries = deliveries
        self._new_token = new_token
        self._public_url = public_url
        self._rated_at = rated_at

    async def agenda(self, person: Person, page: int) -> Agenda:
        """What the person answered to, the nearest first."""
        now = self._clock.now()
        async with self._db.read() as session:
            total = await db.count_upcoming(session, person.id, now)
            pages = max(1, -(-total // PAGE))
            page = min(max(page, 0), pages - 1)
            rows = await db.upcoming(session, person.id, now, offset=page * PAGE, limit=PAGE)
            lines = [
                (
                    happening_of(event),
                    await own_of(session, person, ticket, free_places(event)),
                    EventState(event.state),
                )
                for ticket, event in rows
            ]
        return Agenda(tuple(lines), page * PAGE + 1, page, pages)

    # Calendar

    @property
    def has_calendar(self) -> bool:
        """Whether calendars can reach this deployment at all."""
        return self._public_url is not None

    async def calendar(self, person: Person, *, renew: bool = False) -> str:
        """The address of the person's calendar; a renewed one makes the earlier useless. Raises Gone where no calendar
        can reach us."""
        if self._public_url is None:
            raise Gone
        async with self._db.begin() as session:
            guest = await db.guest(session, person.id)
            token = None if guest is None or renew else guest.calendar
            if token is None:
                token = self._new_token()
                await db.change_guest(session, person.id, calendar=token)
        return f"{self._public_url}/calendar/{token}.ics"

    async def close_calendar(self, person: Person) -> None:
        """The address shows nothing any more."""
        async with self._db.begin() as session:
            await db.change_guest(session, person.id, calendar=None)

    async def feed(self, token: str) -> Feed:
        """What stands behind a calendar's address. Raises Gone for one that is not, or no longer, anybody's."""
        async with self._db.read() as session:
            person_id = await db.guest_of_calendar(session, token)
            if person_id is None:
                raise Gone
            row = await session.get_one(PersonRow, person_id)
            since = self._clock.now() - CALENDAR_KEEPS
            rows = await db.calendar(session, person_id, since, CALENDAR_HOLDS)
        return Feed(
            row.language,
            ZoneInfo(row.timezone),
            tuple((event, ticket.state == TicketState.GOING) for ticket, event in rows),
        )

    # Reminders

    async def reminding(self, person: Person) -> Reminding:
        async with self._db.read() as session:
            return _wishes(await db.guest(session, person.id))

    async def remind(self, person: Person, *, day: bool, hours: bool) -> None:
        """Choose which reminders come."""
        async with self._db.begin() as session:
            await db.change_guest(session, person.id, remind_day=day, remind_hours=hours)

    async def tick(self, now: datetime) -> None:
        """Write the reminders and the thanks that are due."""
        last = 0
        while True:
            async with self._db.begin() as session:
                rows = await db.due(session, now, last, BATCH)
                people = await people_db.reachable(session, [each.person_id for each, _ in rows if each.person_id])
                wishes = await db.unwilling(session, people)
                over = _over(rows, now)
                marked = {event_id: any(await db.came(session, event_id)) for event_id in over}
                points = {event_id: await self._rated_at(session, event) for event_id, event in over.items()}
                letters = []
                for ticket, event in rows:
                    if event.state == EventState.PUBLISHED and ticket.person_id in people:
                        person, row = people[ticket.person_id]
                        wish = _wishes(wishes.get(person.id))
                        seen = marked.get(event.id, False)
                        letters += _said(now, ticket, event, person, row, wish, seen, points.get(event.id))
                await self._deliveries.add_all(session, letters)
                await db.plan_next(session, [_planned(now, ticket, event) for ticket, event in rows])
            if len(rows) < BATCH:
                return
            last = rows[-1][0].id


def _over(rows: Iterable[tuple[Ticket, Event]], now: datetime) -> dict[int, Event]:
    return {event.id: event for _, event in rows if now >= event.ends_at and event.state == EventState.PUBLISHED}


def _planned(now: datetime, ticket: Ticket, event: Event) -> tuple[int, datetime | None, datetime | None]:
    """The ticket's id, the moment its message was planned for, and that of the next one."""
    upcoming = next_word_at(event.starts_at, event.ends_at, now)
    return ticket.id, ticket.next_at, upcoming if event.state == EventState.PUBLISHED else None


def _said(
    now: datetime,
    ticket: Ticket,
    event: Event,
    person: Person,
    row: PersonRow,
    wishes: Reminding,
    marked: bool,
    point_id: int | None,
) -> list[Letter]:
    """What there is to write to a guest now: one message or none. `marked`: somebody was seen at the event;
    `point_id`: where it can be rated once it is over."""
    word = word_at(event.starts_at, event.ends_at, now)
    if word == Word.THANKS:
        # Those who were seen there; where nobody was marked, everybody who meant to go. Who did not come hears nothing.
        if not ticket.came and (marked or ticket.state != TicketState.GOING):
            return []
        params = {"seen": bool(ticket.came), "point": point_id, **facts(event, person)}
        return [Letter(person, row, "ticket-thanks", f"ticket-thanks:{ticket.id}", params)]
    if word is None or not _wanted(word, ticket, wishes):
        return []
    zone = ZoneInfo(row.timezone)
    due_at = after_quiet_hours(now, row.quiet_from, row.quiet_to, zone)
    day, midnight = _day_of(due_at.astimezone(zone), event.starts_at.astimezone(zone))
    later = event.starts_at - BEFORE[Word.HOURS] if word == Word.DAY else event.starts_at
    params = {
        "day": day,
        "maybe": ticket.state == TicketState.MAYBE,
        "code": ticket.code,
        "places": ticket.places,
        **facts(event, person),
    }
    key = reminder_key(ticket.id, event.sequence, word)
    return [Letter(person, row, "ticket-reminder", key, params, expires_at=min(later, midnight))]


def _wishes(guest: Guest | None) -> Reminding:
    return Reminding(True, True) if guest is None else Reminding(guest.remind_day, guest.remind_hours)


def _wanted(word: Word, ticket: Ticket, wishes: Reminding) -> bool:
    """Whoever only may come is asked a day before, and not hurried two hours before."""
    if word == Word.HOURS:
        return wishes.hours and ticket.state == TicketState.GOING
    return wishes.day and ticket.state in {TicketState.GOING, TicketState.MAYBE}


def _day_of(read: datetime, starts: datetime) -> tuple[str, datetime]:
    """«Сегодня» or «завтра» for whoever reads it then, and the midnight after which it is no longer so."""
    days = (starts.date() - read.date()).days
    tomorrow = datetime.combine(read.date() + timedelta(days=1), datetime.min.time(), read.tzinfo)
    return {0: "today", 1: "tomorrow"}.get(days, "later"), tomorrow


__all__ = ["Agenda", "Feed", "Guests", "Happening", "Own", "Reminding"]
