"""Seats are never oversold and the queue keeps its order: the rules by themselves, and the database under a crowd."""

import asyncio
import itertools
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Clock
from bot.db.database import Database
from bot.db.people import Person
from bot.db.people import create as create_person
from bot.db.tickets import CANDIDATES, Ticket, TicketState, free_code
from bot.errors import DomainError
from bot.sandbox.clock import SandboxClock
from bot.seating import LONGEST_HOLD, SHORTEST_HOLD, first_that_fit, held_until, who_loses
from bot.services.deliveries import Deliveries
from bot.services.tickets import Answer, Stage, Tickets
from tests.events import event_of, publish, tickets_of

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


class Asker:
    """Somebody in the queue, as the rules see them."""

    def __init__(self, turn: int, places: int) -> None:
        self.turn = turn
        self.places = places

    def __repr__(self) -> str:
        return f"{self.turn}×{self.places}"


def askers(*places: int) -> list[Asker]:
    return [Asker(turn, number) for turn, number in enumerate(places, start=1)]


def turns(found: list[Asker]) -> list[int]:
    return [each.turn for each in found]


@pytest.mark.parametrize(
    ("waiting", "free", "offered"),
    [
        ((1, 1, 1), 2, [1, 2]),
        ((3, 1, 1), 2, [2, 3]),
        ((2, 2, 1), 3, [1, 3]),
        ((5,), 4, []),
        ((5, 5), None, [1, 2]),
        ((1,), 0, []),
        ((), 3, []),
    ],
)
def test_a_freed_seat_goes_to_the_first_that_fit(
    waiting: tuple[int, ...], free: int | None, offered: list[int]
) -> None:
    assert turns(first_that_fit(reversed(askers(*waiting)), free)) == offered


@pytest.mark.parametrize(
    ("seated", "seats", "loses"),
    [
        ((1, 1, 1), 3, []),
        ((1, 1, 1), 1, [3, 2]),
        ((1, 5, 1), 6, [3]),
        ((1, 5, 1), 5, [2]),
        ((2, 2), None, []),
        ((5, 5), 4, [2, 1]),
    ],
)
def test_the_last_to_come_loses_a_seat_first(seated: tuple[int, ...], seats: int | None, loses: list[int]) -> None:
    assert turns(who_loses(askers(*seated), seats)) == loses


SOME_PLACES = st.lists(st.integers(1, 5), max_size=12)


@given(SOME_PLACES, st.integers(0, 30))
def test_nobody_loses_a_seat_to_a_later_one_who_needs_as_many(places: list[int], seats: int) -> None:
    seated = askers(*places)
    losers = who_loses(seated, seats)
    keep = [each for each in seated if each not in losers]
    assert sum(each.places for each in keep) <= seats
    assert not [
        (loser, kept) for loser in losers for kept in keep if kept.turn > loser.turn and kept.places >= loser.places
    ]
    assert bool(losers) is (sum(places) > seats)


@given(SOME_PLACES, st.integers(0, 30))
def test_no_place_stays_empty_that_somebody_could_take(places: list[int], free: int) -> None:
    waiting = askers(*places)
    offered = first_that_fit(waiting, free)
    left = free - sum(each.places for each in offered)
    assert left >= 0
    assert all(each.places > left for each in waiting if each not in offered)


@pytest.mark.parametrize(
    ("before", "held"),
    [
        (timedelta(days=30), timedelta(hours=12)),
        (timedelta(hours=48), timedelta(hours=12)),
        (timedelta(hours=24), timedelta(hours=6)),
        (timedelta(hours=8), timedelta(hours=2)),
        (timedelta(hours=1), timedelta(minutes=15)),
        (timedelta(minutes=40), timedelta(minutes=15)),
        (timedelta(minutes=5), timedelta(minutes=5)),
    ],
)
def test_how_long_a_seat_is_held(before: timedelta, held: timedelta) -> None:
    assert held_until(NOW, NOW + before) - NOW == held


@given(st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=400)))
def test_a_hold_ends_within_its_bounds(before: timedelta) -> None:
    held = held_until(NOW, NOW + before) - NOW
    assert min(before, SHORTEST_HOLD) <= held <= min(before, LONGEST_HOLD)


# The database


def tickets_service(database: Database, clock: Clock, seed: int = 1) -> Tickets:
    tokens = itertools.count(seed * 1_000_000)
    return Tickets(database, clock, Deliveries(database, clock), Random(seed), lambda: f"token-{next(tokens)}")


async def crowd(database: Database, clock: Clock, size: int) -> list[Person]:
    people = []
    async with database.begin(effect=False) as session:
        for number in range(size):
            person = await create_person(
                session,
                "telegram",
                str(1000 + number),
                language="ru",
                timezone="Europe/Moscow",
                source=None,
                now=clock.now(),
            )
            assert person is not None
            people.append(person)
    return people


async def test_two_hundred_press_for_the_last_seat_at_once(database: Database) -> None:
    clock = SandboxClock()
    event = await publish(database, clock, seats=1)
    people = await crowd(database, clock, 200)
    # Two processes, as it were: on PostgreSQL only the database stands between them.
    services = [tickets_service(database, clock, seed) for seed in (1, 2)]
    visits = await asyncio.gather(
        *(services[number % 2].answer(person, event, Answer.GOING) for number, person in enumerate(people))
    )
    states = [visit.standing.own.state for visit in visits if visit.standing.own]
    assert states.count(TicketState.GOING) == 1
    assert states.count(TicketState.WAITING) == 199
    tickets = await tickets_of(database, event)
    assert sorted(each.turn for each in tickets) == list(range(1, 201)), "everybody has a turn of their own"
    assert (await event_of(database, event)).taken == 1


async def test_thirty_seats_and_sixty_presses_with_several_places(database: Database) -> None:
    clock = SandboxClock()
    event = await publish(database, clock, seats=30)
    people = await crowd(database, clock, 60)
    service = tickets_service(database, clock)

    async def comes(person: Person, places: int) -> None:
        visit = await service.answer(person, event, Answer.GOING)
        if visit.standing.own and visit.standing.own.state == TicketState.GOING and places > 1:
            with suppress(DomainError):  # so many are not free any more
                await service.take_places(person, event, places)

    await asyncio.gather(*(comes(person, 1 + number % 3) for number, person in enumerate(people)))
    going = [each for each in await tickets_of(database, event) if each.state == TicketState.GOING]
    assert sum(each.places for each in going) == (await event_of(database, event)).taken == 30


async def test_one_person_on_two_telephones_has_one_ticket(database: Database) -> None:
    clock = SandboxClock()
    event = await publish(database, clock, seats=5)
    (anna,) = await crowd(database, clock, 1)
    service = tickets_service(database, clock)
    await asyncio.gather(*(service.answer(anna, event, answer) for answer in (*Answer, *Answer, *Answer)))
    assert len(await tickets_of(database, event)) == 1
    visit = await service.answer(anna, event, Answer.GOING)
    assert visit.standing.stage == Stage.OPEN
    assert (await event_of(database, event)).taken == 1


async def test_codes_grow_when_an_event_has_used_them_up(database: Database) -> None:
    clock = SandboxClock()
    event = await publish(database, clock)
    people = await crowd(database, clock, CANDIDATES + 1)
    async with database.begin(effect=False) as session:
        taken = Random(7).sample(range(1000, 10000), CANDIDATES)
        for turn, (person, code) in enumerate(zip(people, taken, strict=False)):
            session.add(
                Ticket(
                    event_id=event,
                    person_id=person.id,
                    state=TicketState.GOING,
                    turn=turn,
                    code=code,
                    answered_at=clock.now(),
                )
            )
    async with database.read() as session:
        assert len(str(await free_code(session, event, Random(7)))) == 5
        assert len(str(await free_code(session, event, Random(8)))) == 4
