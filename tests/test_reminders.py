"""Reminders come once, in time or not at all: over restarts, jumps of the clock, zones, quiet hours and changes."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.db.database import Database, Session
from bot.db.deliveries import Delivery, State
from bot.db.events import Event, EventState
from bot.db.people import Person, PersonRow
from bot.db.tickets import TicketState
from bot.reminders import Word, next_word_at, word_at
from bot.services.agenda import Guests
from bot.services.deliveries import Deliveries
from bot.services.organising import Change, What
from bot.services.tickets import Answer
from tests.conftest import Cluster
from tests.events import TITLE, change, publish, tickets_of
from tests.test_queue import Stopwatch
from tests.test_seats import crowd, tickets_service
from tests.test_tickets import goes, tells

HOUR = 3600.0
DAY = 24 * HOUR
MOSCOW = ZoneInfo("Europe/Moscow")
STARTS = datetime(2026, 12, 2, 15, tzinfo=MOSCOW)
ENDS = STARTS + timedelta(hours=2)


@pytest.mark.parametrize(
    ("before", "word", "upcoming"),
    [
        (timedelta(days=3), None, STARTS - timedelta(days=1)),
        (timedelta(days=1), Word.DAY, STARTS - timedelta(hours=2)),
        (timedelta(hours=5), Word.DAY, STARTS - timedelta(hours=2)),
        (timedelta(hours=2), Word.HOURS, ENDS),
        (timedelta(minutes=1), Word.HOURS, ENDS),
        (timedelta(0), None, ENDS),
        (timedelta(hours=-1), None, ENDS),
        (timedelta(hours=-2), Word.THANKS, None),
        (timedelta(days=-2), Word.THANKS, None),
        (timedelta(days=-3), None, None),
    ],
)
def test_what_is_said_when(before: timedelta, word: Word | None, upcoming: datetime | None) -> None:
    now = STARTS - before
    assert word_at(STARTS, ENDS, now) == word
    assert next_word_at(STARTS, ENDS, now) == upcoming


@given(st.timedeltas(timedelta(days=-10), timedelta(days=10)))
def test_nothing_is_said_of_the_beginning_once_it_was(since: timedelta) -> None:
    now = STARTS + since
    word = word_at(STARTS, ENDS, now)
    assert word not in {Word.DAY, Word.HOURS} or now < STARTS
    upcoming = next_word_at(STARTS, ENDS, now)
    assert upcoming is None or upcoming > now


async def test_a_day_and_two_hours_before_and_thanks_afterwards(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=50)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await cluster.passes(25.9 * HOUR)
    await said(cluster)
    await cluster.passes(0.2 * HOUR)
    await anna.sees(TITLE, "Ваш код:", "Не смогу, освободить место", "Показать QR")
    await cluster.passes(21.8 * HOUR)
    await cluster.passes(0.2 * HOUR)
    await said(cluster, "ticket-reminder", "ticket-reminder")
    await cluster.passes(4 * HOUR)
    await anna.sees("мероприятие прошло. Спасибо за интерес")
    await cluster.passes(2 * DAY)
    await said(cluster, "ticket-reminder", "ticket-reminder", "ticket-thanks")


async def test_a_seat_is_given_back_from_the_reminder(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30, seats=1)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await goes(boris, event)
    await cluster.passes(6.1 * HOUR)
    await anna.sees("Не смогу, освободить место")
    await anna.presses("Не смогу, освободить место")
    await anna.sees("Вы ответили «Не смогу».")
    await boris.sees("Место освободилось")
    await cluster.passes(22 * HOUR)
    await anna.sees_not("Ваш код")


async def test_whoever_only_may_come_is_asked_a_day_before(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    anna = cluster.person("Анна")
    await anna.opens(f"e{event}")
    await anna.presses("Возможно")
    await cluster.passes(6.1 * HOUR)
    await anna.sees("Вы ответили «Возможно». Пойдёте?")
    await cluster.passes(22 * HOUR)
    await said(cluster, "ticket-reminder")
    await anna.presses("Пойду")
    await anna.sees("Вы идёте: 1 место.")


@pytest.mark.parametrize(
    ("choice", "reminders"),
    [("за день и за 2 часа", 2), ("только за день", 1), ("только за 2 часа", 1), ("не напоминать", 0)],
)
async def test_each_chooses_which_reminders_come(cluster: Cluster, choice: str, reminders: int) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await anna.says("/settings")
    await anna.presses("Напоминания")
    await anna.presses(choice)
    assert f"☑ {choice}" in anna.captions
    await cluster.passes(7 * HOUR)
    await cluster.passes(22 * HOUR)
    await said(cluster, *["ticket-reminder"] * reminders)


async def test_a_restart_says_nothing_twice(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await cluster.passes(6.1 * HOUR)
    await anna.sees("Ваш код:")
    await cluster.restart()
    await cluster.passes(60)
    await cluster.restart()
    await cluster.passes(60)
    await said(cluster, "ticket-reminder")


async def test_what_was_due_while_the_bot_was_down(cluster: Cluster) -> None:
    """Down from before both reminders until an hour before the beginning: one of them comes, the right one."""
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    begun = await publish(cluster.app.database, cluster.clock, hours=28, title="Началось без нас")
    anna = cluster.person("Анна")
    await goes(anna, event)
    await goes(anna, begun)
    await cluster.stop()
    cluster.clock.advance(29 * HOUR)
    await cluster.start()
    await cluster.passes(60)
    await said(cluster, "ticket-reminder")
    await anna.sees(TITLE, "Не смогу, освободить место")


async def test_a_reminder_written_and_not_sent_in_time_is_not_sent(cluster: Cluster) -> None:
    """The process died between writing and sending, and came back when the event had begun."""
    event = await publish(cluster.app.database, cluster.clock, hours=3)
    anna = cluster.person("Анна")
    await goes(anna, event)
    cluster.telegram.faults.server_error("sendMessage", times=1000)
    await cluster.passes(1.5 * HOUR)
    await asyncio.sleep(0.2)
    cluster.clock.advance(2 * HOUR)
    cluster.telegram.faults.clear()
    await cluster.restart()
    await cluster.passes(HOUR)
    async with cluster.app.database.read() as session:
        row = (await session.scalars(select(Delivery).where(Delivery.kind == "ticket-reminder"))).one()
    assert (row.state, row.reason) == (State.SKIPPED, "late")


async def test_a_moved_event_is_reminded_of_at_its_new_time(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await cluster.passes(6.1 * HOUR)
    await said(cluster, "ticket-reminder")
    starts = cluster.clock.now() + timedelta(hours=60)
    await change(cluster.app.database, event, starts_at=starts, ends_at=starts + timedelta(hours=2))
    await tells(cluster, event, What.MOVED)
    await cluster.passes(35 * HOUR)
    await said(cluster, "ticket-reminder", "ticket-moved")
    await cluster.passes(1.1 * HOUR)
    await said(cluster, "ticket-reminder", "ticket-moved", "ticket-reminder")


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.POSTPONED])
async def test_what_does_not_take_place_is_not_reminded_of(cluster: Cluster, state: EventState) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await change(cluster.app.database, event, state=state)
    await tells(cluster, event, What(state))
    await cluster.passes(7 * HOUR)
    await cluster.passes(30 * HOUR)
    await said(cluster, f"ticket-{state}")


async def test_nothing_is_said_of_what_was_withdrawn_without_a_word(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await change(cluster.app.database, event, state=EventState.WITHDRAWN)
    await cluster.passes(7 * HOUR)
    await said(cluster)


# By the ticks alone: hours of a zone, quiet hours, a clock that jumps


async def unrated(session: Session, event: Event) -> None:
    """These events have nowhere to be rated."""


class Written:
    """One guest of one event, and what the ticks write to them at moments of the test's own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Stopwatch()
        self.clock.moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
        self.guests = Guests(database, self.clock, Deliveries(database, self.clock), lambda: "token", None, unrated)
        self.tickets = tickets_service(database, self.clock)
        self.person: Person
        self.event = 0

    async def begin(self, starts_at: datetime, **about_person: object) -> None:
        (self.person,) = await crowd(self.database, self.clock, 1)
        hours = (starts_at - self.clock.now()).total_seconds() / HOUR
        self.event = await publish(self.database, self.clock, hours=hours)
        async with self.database.begin(effect=False) as session:
            row = await session.get_one(PersonRow, self.person.id)
            for name, value in about_person.items():
                setattr(row, name, value)
        await self.tickets.answer(self.person, self.event, Answer.GOING)

    async def tick(self, moment: datetime) -> list[Delivery]:
        """All that is written to the guest once the clock shows this moment and the tick has run."""
        self.clock.moment = moment.astimezone(UTC)
        await self.guests.tick(self.clock.now())
        async with self.database.read() as session:
            return list(await session.scalars(select(Delivery).order_by(Delivery.id)))


@pytest.mark.parametrize(
    ("zone", "day", "midnight"),
    [
        ("Europe/Moscow", "tomorrow", datetime(2026, 12, 2, 0, tzinfo=MOSCOW)),
        ("Asia/Vladivostok", "tomorrow", datetime(2026, 12, 2, 0, tzinfo=ZoneInfo("Asia/Vladivostok"))),
        ("America/New_York", "tomorrow", datetime(2026, 12, 2, 0, tzinfo=ZoneInfo("America/New_York"))),
    ],
)
async def test_tomorrow_is_the_readers_own(database: Database, zone: str, day: str, midnight: datetime) -> None:
    written = Written(database)
    await written.begin(STARTS, timezone=zone)
    (reminder,) = await written.tick(STARTS - timedelta(days=1))
    assert reminder.params["day"] == day
    assert reminder.params["zone"] == zone
    assert reminder.expires_at == midnight.astimezone(UTC), "after midnight it would no longer be tomorrow"


async def test_late_in_the_evening_two_hours_before_is_still_tomorrow(database: Database) -> None:
    written = Written(database)
    night = datetime(2026, 12, 3, 1, tzinfo=MOSCOW)
    await written.begin(night)
    await written.tick(night - timedelta(days=1))
    *_, reminder = await written.tick(night - timedelta(hours=2))
    assert reminder.params["day"] == "tomorrow"
    assert reminder.expires_at == datetime(2026, 12, 3, 0, tzinfo=MOSCOW).astimezone(UTC)


async def test_quiet_hours_put_a_reminder_off_and_never_beyond_the_beginning(database: Database) -> None:
    """A performance at 9:30 for somebody who sleeps from 22 to 8: at 7:30 nothing, at 8:00 «сегодня»."""
    written = Written(database)
    starts = datetime(2026, 12, 2, 9, 30, tzinfo=MOSCOW)
    await written.begin(starts, quiet_from=22 * 60, quiet_to=8 * 60)
    *_, reminder = await written.tick(starts - timedelta(hours=2))
    assert reminder.due_at == datetime(2026, 12, 2, 8, tzinfo=MOSCOW)
    assert reminder.params["day"] == "today"
    assert reminder.expires_at is not None
    assert reminder.due_at < reminder.expires_at


async def test_a_reminder_whose_time_is_all_quiet_is_never_due(database: Database) -> None:
    written = Written(database)
    starts = datetime(2026, 12, 2, 7, tzinfo=MOSCOW)
    await written.begin(starts, quiet_from=22 * 60, quiet_to=8 * 60)
    *_, reminder = await written.tick(starts - timedelta(hours=2))
    assert reminder.expires_at is not None
    assert reminder.due_at > reminder.expires_at


async def test_a_clock_set_back_says_nothing_twice(database: Database) -> None:
    written = Written(database)
    await written.begin(STARTS)
    assert len(await written.tick(STARTS - timedelta(hours=23))) == 1
    assert len(await written.tick(STARTS - timedelta(days=3))) == 1
    assert len(await written.tick(STARTS - timedelta(hours=22))) == 1
    assert len(await written.tick(STARTS - timedelta(hours=1))) == 2
    assert len(await written.tick(STARTS - timedelta(hours=22))) == 2
    assert len(await written.tick(STARTS - timedelta(minutes=30))) == 2


async def test_a_clock_that_jumps_over_both_says_only_the_nearer(database: Database) -> None:
    written = Written(database)
    await written.begin(STARTS)
    (reminder,) = await written.tick(STARTS - timedelta(minutes=90))
    assert reminder.key.startswith("ticket-hours")
    assert len(await written.tick(STARTS + timedelta(minutes=1))) == 1


async def test_two_processes_write_one_reminder(database: Database) -> None:
    written = Written(database)
    await written.begin(STARTS)
    written.clock.moment = (STARTS - timedelta(hours=23)).astimezone(UTC)
    await asyncio.gather(*(written.guests.tick(written.clock.now()) for _ in range(4)))
    assert len(await written.tick(STARTS - timedelta(hours=22))) == 1
    (ticket,) = await tickets_of(database, written.event)
    assert ticket.next_at == STARTS - timedelta(hours=2)


async def test_a_change_in_quiet_hours_renews_the_reminder_that_waits(database: Database) -> None:
    """The reminder waits for the morning; meanwhile the hall changes: the morning's reminder names the new one."""
    written = Written(database)
    starts = datetime(2026, 12, 2, 23, tzinfo=MOSCOW)
    await written.begin(starts, quiet_from=22 * 60, quiet_to=8 * 60)
    (waits,) = await written.tick(starts - timedelta(days=1))
    assert waits.params["place"][0] == "Дом ремёсел"
    async with database.begin(effect=False) as session:
        event = await session.get_one(Event, written.event)
        event.place = "Музей"
        event.sequence += 1
        await written.tickets.follow(session, event, Change(What.CHANGED, "place"))
    rows = await written.tick(starts - timedelta(hours=23))
    pending = [each for each in rows if each.kind == "ticket-reminder" and each.state == State.PENDING]
    assert [each.params["place"][0] for each in pending] == ["Музей"]


async def test_no_reminder_for_those_who_gave_the_seat_back_while_it_waited(database: Database) -> None:
    written = Written(database)
    starts = datetime(2026, 12, 2, 23, tzinfo=MOSCOW)
    await written.begin(starts, quiet_from=22 * 60, quiet_to=8 * 60)
    await written.tick(starts - timedelta(days=1))
    await written.tickets.answer(written.person, written.event, Answer.DECLINED)
    (reminder,) = await written.tick(starts - timedelta(hours=3))
    assert reminder.state == State.SKIPPED
    (ticket,) = await tickets_of(database, written.event)
    assert (ticket.state, ticket.next_at) == (TicketState.DECLINED, None)


async def said(cluster: Cluster, *kinds: str) -> None:
    """What was sent about tickets so far, in order."""
    for _ in range(100):
        async with cluster.app.database.read() as session:
            rows = list(
                await session.scalars(
                    select(Delivery)
                    .where(Delivery.kind.startswith("ticket-"), Delivery.state != State.SKIPPED)
                    .order_by(Delivery.id)
                )
            )
        if [(each.kind, each.state) for each in rows] == [(kind, State.SENT) for kind in kinds]:
            return
        await asyncio.sleep(0.02)
    assert [(each.kind, each.state) for each in rows] == [(kind, State.SENT) for kind in kinds]
