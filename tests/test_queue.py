"""The waiting list lives through whatever guests, organisers and the clock do, beside a model of a dozen lines.

The model knows no database, no lock and no message; the service must agree with it after every step, on both databases.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import update

from bot.db.database import Database
from bot.db.deliveries import Delivery, State
from bot.db.events import Event
from bot.db.people import Person, PersonRow
from bot.db.tickets import TicketState
from bot.errors import DomainError
from bot.seating import LONGEST_HOLD
from bot.services.tickets import Answer, Tickets
from tests.events import event_of, event_row, tickets_of
from tests.test_seats import crowd, tickets_service

GUESTS = 6
STARTS_IN = timedelta(days=300)  # so far away that every hold is the longest one

G, M, W, O, L, D = TicketState  # noqa: E741  # going, maybe, waiting, offered, lapsed, declined
who = st.integers(0, GUESTS - 1)


class Stopwatch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 12, 1, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nothing here waits")

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass
class Guest:
    state: TicketState
    turn: int
    places: int = 1
    until: datetime | None = None


@dataclass
class Model:
    """What a careful person with a list on paper would do."""

    seats: int | None
    now: datetime
    guests: dict[int, Guest] = field(default_factory=dict)
    asked: int = 0

    @property
    def taken(self) -> int:
        return sum(each.places for each in self.guests.values() if each.state in {G, O})

    def fits(self, places: int) -> bool:
        return self.seats is None or self.taken + places <= self.seats

    def answer(self, number: int, answer: Answer) -> None:
        guest = self.guests.get(number)
        if guest and (guest.state.value == answer.value or (answer == Answer.GOING and guest.state == W)):
            return
        offered = guest is not None and guest.state == O
        if guest is None or (answer == Answer.GOING and not offered):
            self.asked += 1
            guest = self.guests[number] = Guest(D, self.asked)
        if answer == Answer.GOING:
            guest.state = G if offered or self.fits(1) else W
        else:
            guest.state = TicketState(answer)
        guest.until = None
        self.settle()

    def settle(self) -> None:
        for guest in self.guests.values():
            if guest.until and guest.until <= self.now:
                guest.state, guest.until = L, None
        for guest in sorted(self.guests.values(), key=lambda each: each.turn):
            if guest.state == W and self.fits(guest.places):
                guest.state, guest.until = O, self.now + LONGEST_HOLD

    def resize(self, seats: int | None) -> None:
        kept = 0
        for guest in sorted(self.guests.values(), key=lambda each: each.turn):
            if guest.state in {G, O}:
                if seats is None or kept + guest.places <= seats:
                    kept += guest.places
                else:
                    guest.state, guest.until = W, None
        self.seats = seats
        self.settle()


class Queue(RuleBasedStateMachine):
    """The service and the model, step by step."""

    url: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.clock = Stopwatch()
        self.database: Database
        self.tickets: Tickets
        self.people: list[Person]
        self.event: int
        self.does(self.open())
        self.model = Model(2, self.clock.now())
        for number in range(GUESTS - 1):  # more than there are seats: what is interesting begins with a queue
            self.comes(number)

    def does(self, step: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(step)

    async def open(self) -> None:
        """One crowd for all runs on this database, a new event for each."""
        self.database = Database(self.url)
        self.tickets = tickets_service(self.database, self.clock, seed=id(self))
        async with self.database.begin(effect=False) as session:
            event = event_row(self.clock, hours=STARTS_IN.total_seconds() / 3600, seats=2)
            session.add(event)
            await session.flush()
            self.event = event.id
            known = await session.get(PersonRow, 1)
        if known is None:
            await crowd(self.database, self.clock, GUESTS)
        self.people = [
            Person(
                id=number,
                channel="telegram",
                address=str(999 + number),
                language="ru",
                timezone="Europe/Moscow",
                name=None,
                municipality=None,
                is_member=False,
                subscribed=False,
                paused_until=None,
                roles=frozenset(),
                seen_at=self.clock.now(),
                blocked=False,
            )
            for number in range(1, GUESTS + 1)
        ]

    async def everything_is_sent(self) -> None:
        """Whoever was not told of an offer keeps it; here everybody is."""
        async with self.database.begin(effect=False) as session:
            await session.execute(update(Delivery).values(state=State.SENT))

    @rule(number=who)
    def comes(self, number: int) -> None:
        self.answers(number, Answer.GOING)

    @rule(number=who, answer=st.sampled_from([Answer.DECLINED, Answer.MAYBE]))
    def does_not_come(self, number: int, answer: Answer) -> None:
        self.answers(number, answer)

    def answers(self, number: int, answer: Answer) -> None:
        self.does(self.tickets.answer(self.people[number], self.event, answer))
        self.model.settle()
        self.model.answer(number, answer)

    @rule(number=who, places=st.integers(1, 5))
    def changes_places(self, number: int, places: int) -> None:
        self.model.settle()
        guest = self.model.guests.get(number)
        too_many = guest is not None and guest.state == G and not self.model.fits(places - guest.places)
        try:
            visit = self.does(self.tickets.take_places(self.people[number], self.event, places))
        except DomainError:
            assert too_many
            return
        assert not too_many
        assert visit.refused is (guest is None or guest.state not in {G, W})
        if guest is not None and not visit.refused:
            guest.places = places
            self.model.settle()

    @rule(hours=st.sampled_from([1, 7, 13]))
    def time_passes(self, hours: int) -> None:
        self.does(self.everything_is_sent())
        self.clock.advance(hours * 3600)
        self.model.now = self.clock.now()
        self.does(self.tickets.tick(self.clock.now()))
        self.model.settle()

    @rule(seats=st.one_of(st.none(), st.integers(1, 9)))
    def seats_change(self, seats: int | None) -> None:
        async def resize() -> None:
            async with self.database.begin(effect=False) as session:
                await self.tickets.resize(session, await session.get_one(Event, self.event), seats)

        self.does(resize())
        self.model.settle()
        self.model.resize(seats)

    @precondition(lambda self: self.model.guests)
    @rule(data=st.data())
    def somebody_is_erased(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.model.guests)))

        async def forget() -> None:
            async with self.database.begin(effect=False) as session:
                await self.tickets.forget(session, self.people[number].id)

        self.does(forget())
        del self.model.guests[number]
        self.model.settle()

    @invariant()
    def both_agree(self) -> None:
        found = {each.person_id: each for each in self.does(tickets_of(self.database, self.event))}
        expected = {self.people[number].id: guest for number, guest in self.model.guests.items()}
        assert {person: (each.state, each.places, each.held_until) for person, each in found.items()} == {
            person: (guest.state, guest.places, guest.until) for person, guest in expected.items()
        }
        event = self.does(event_of(self.database, self.event))
        assert (event.taken, event.seats) == (self.model.taken, self.model.seats)
        assert event.seats is None or event.taken <= event.seats
        in_line = [each.person_id for each in found.values() if each.state == W]
        assert in_line == [
            person for person, guest in sorted(expected.items(), key=lambda each: each[1].turn) if guest.state == W
        ]

    def teardown(self) -> None:
        self.does(self.database.close())
        self.runner.close()


def test_the_queue_keeps_its_order_whatever_happens(database_url: str) -> None:
    class Here(Queue):
        url = database_url

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
