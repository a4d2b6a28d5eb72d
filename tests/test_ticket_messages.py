"""What the bot writes about tickets by itself, in both languages; offers in time; whoever exports or is erased."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db.database import Database
from bot.db.deliveries import Delivery, State
from bot.db.people import PersonRow
from bot.db.tickets import Guest, Ticket, TicketState
from bot.i18n import texts_in
from bot.services.privacy import GUEST_KEPT
from bot.services.tickets import Answer
from bot.views.deliveries import KINDS
from bot.views.page import Button
from bot.views.tickets import thanks
from tests.conftest import Cluster
from tests.events import TITLE, event_of, organises, person_id, publish, tickets_of
from tests.test_directory import erases
from tests.test_privacy import files
from tests.test_queue import Stopwatch
from tests.test_reminders import DAY, HOUR, MOSCOW
from tests.test_seats import crowd, tickets_service
from tests.test_tickets import goes

# The longest there can be, with what would be markup.
FACTS: dict[str, Any] = {
    "event": 10**12 - 1,
    "title": "<b>&" + "Щ" * 116,
    "starts_at": "2026-12-02T12:00:00+00:00",
    "zone": "Europe/Moscow",
    "municipality": "vyazemsky",
    "place": ["Дом ремёсел <i>", "ул. Примерная, 1"],
    "reason": "болезнь & карантин",
}
MESSAGES: dict[str, dict[str, Any]] = {
    "ticket-offer": {"places": 2, "held_until": "2026-12-01T09:30:00+00:00"},
    "ticket-lapsed": {},
    "ticket-lost": {"queue_place": 3},
    "ticket-reminder": {"day": "tomorrow", "maybe": False, "code": 4821, "places": 2},
    "ticket-thanks": {"seen": True},
    "ticket-changed": {"line": "place"},
    "ticket-moved": {"line": "when"},
    "ticket-postponed": {"line": None},
    "ticket-cancelled": {"line": None},
    "ticket-withdrawn": {"line": None},
}


def test_every_message_about_tickets_is_shown_here() -> None:
    assert {kind for kind in KINDS if kind.startswith("ticket-")} == MESSAGES.keys()


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", MESSAGES)
def test_a_message_is_safe_and_says_what_it_is_about(kind: str, language: str) -> None:
    page = KINDS[kind](texts_in(language), {**FACTS, **MESSAGES[kind]})
    assert "&lt;b&gt;&amp;ЩЩЩ" in page.text
    assert "<i>" not in page.text
    assert "&amp;lt;" not in page.text, "escaped once"
    assert len(page.text) < 1000
    assert page.rows
    assert all(len(each.data.encode()) <= 64 for row in page.rows for each in row)


def test_a_reminder_reads_as_people_speak() -> None:
    params = {**FACTS, "title": "Народный костюм", "place": ["Дом ремёсел"], **MESSAGES["ticket-reminder"]}
    russian = KINDS["ticket-reminder"](texts_in("ru"), params).text
    assert russian == (
        "Завтра в 15:00: «Народный костюм», Вяземский округ, Дом ремёсел. Ваш код: <b>4821</b>, 2 места."
    )
    english = KINDS["ticket-reminder"](texts_in("en"), {**params, "day": "today"}).text
    assert english.startswith("Today at 15:00: “Народный костюм”, ")
    assert english.endswith("Your code: <b>4821</b>, 2 seats.")


def test_thanks_leave_room_for_a_question() -> None:
    asked = (Button("5", data="x"),)
    page = thanks(texts_in("ru"), {**FACTS, "seen": True}, [asked])
    assert page.rows[0] == asked


# Offers


async def test_an_offer_is_held_from_when_it_can_be_read(database: Database) -> None:
    """Freed at 23:00, the first sleeps from 22 to 8: told at 8:00, and twelve hours from then on."""
    clock = Stopwatch()
    clock.moment = datetime(2026, 12, 1, 23, tzinfo=MOSCOW)
    service, (anna, boris) = tickets_service(database, clock), await crowd(database, clock, 2)
    event = await publish(database, clock, hours=200, seats=1)
    async with database.begin(effect=False) as session:
        row = await session.get_one(PersonRow, boris.id)
        row.quiet_from, row.quiet_to = 22 * 60, 8 * 60
    for person in (anna, boris):
        await service.answer(person, event, Answer.GOING)
    await service.answer(anna, event, Answer.DECLINED)
    offered = (await tickets_of(database, event))[1]
    assert offered.held_until == datetime(2026, 12, 2, 20, tzinfo=MOSCOW)


async def test_whoever_sleeps_until_the_beginning_is_passed_over(database: Database) -> None:
    clock = Stopwatch()
    clock.moment = datetime(2026, 12, 1, 23, tzinfo=MOSCOW)
    service, people = tickets_service(database, clock), await crowd(database, clock, 3)
    event = await publish(database, clock, hours=8, seats=1)
    async with database.begin(effect=False) as session:
        row = await session.get_one(PersonRow, people[1].id)
        row.quiet_from, row.quiet_to = 22 * 60, 8 * 60
    for person in people:
        await service.answer(person, event, Answer.GOING)
    await service.answer(people[0], event, Answer.DECLINED)
    states = [each.state for each in await tickets_of(database, event)]
    assert states == [TicketState.DECLINED, TicketState.WAITING, TicketState.OFFERED]


async def test_whoever_was_never_told_does_not_lose_the_offer(database: Database) -> None:
    """The bot could not send for longer than the seat was held: the first in the queue stays the first."""
    clock = Stopwatch()
    service, people = tickets_service(database, clock), await crowd(database, clock, 3)
    event = await publish(database, clock, hours=200, seats=1)
    for person in people:
        await service.answer(person, event, Answer.GOING)
    await service.answer(people[0], event, Answer.DECLINED)
    clock.advance(13 * HOUR)
    await service.tick(clock.now())
    _, second, third = await tickets_of(database, event)
    assert (second.state, third.state) == (TicketState.OFFERED, TicketState.WAITING)
    assert second.held_until == clock.now() + timedelta(hours=12)
    async with database.read() as session:
        offers = list(await session.scalars(select(Delivery).order_by(Delivery.id)))
    assert [(each.kind, each.state) for each in offers] == [
        ("ticket-offer", State.SKIPPED),
        ("ticket-offer", State.PENDING),
    ]


# Whoever is erased, and whoever exports


async def test_erasure_frees_the_seat_for_the_next(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=200, seats=1)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await goes(boris, event)
    gone = await person_id(cluster, anna)
    await anna.says("/settings")
    await anna.presses("Напоминания")
    await anna.presses("не напоминать")
    await erases(cluster, anna)
    await boris.sees("Место освободилось")
    async with cluster.app.database.read() as session:
        assert (await session.scalars(select(Ticket.id).where(Ticket.person_id == gone))).all() == []
        assert (await session.scalars(select(Guest.person_id))).all() == []
    assert [each.state for each in await tickets_of(cluster.app.database, event)] == [TicketState.OFFERED]


async def test_of_somebody_erased_only_the_attendance_is_left(cluster: Cluster) -> None:
    maria, anna = cluster.person("Мария"), cluster.person("Анна")
    await maria.opens()
    house = await organises(cluster, maria)
    event = await publish(cluster.app.database, cluster.clock, hours=3, organisation_id=house)
    await goes(anna, event)
    (ticket,) = await tickets_of(cluster.app.database, event)
    await maria.opens(f"t{ticket.token}")
    await maria.sees("Отмечено: 1.")
    await erases(cluster, anna)
    (left,) = await tickets_of(cluster.app.database, event)
    assert (left.person_id, left.code, left.token, left.came) == (None, None, None, 1)
    await maria.opens(f"e{event}")
    await maria.presses("Гости и вход")
    await maria.sees("Пришли: 1")
    await maria.presses("Отмечать по списку")
    await maria.sees("☑")
    await maria.opens(f"t{ticket.token}")
    await maria.sees("Такого билета нет")


async def test_an_organiser_who_is_erased_leaves_the_marks(cluster: Cluster) -> None:
    maria, anna = cluster.person("Мария"), cluster.person("Анна")
    await maria.opens()
    house = await organises(cluster, maria)
    event = await publish(cluster.app.database, cluster.clock, hours=3, organisation_id=house)
    await goes(anna, event)
    (ticket,) = await tickets_of(cluster.app.database, event)
    await maria.opens(f"t{ticket.token}")
    await maria.sees("Отмечено: 1.")
    await erases(cluster, maria)
    (left,) = await tickets_of(cluster.app.database, event)
    assert left.came == 1


async def test_answers_are_exported(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=5)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await anna.says("/privacy")
    await anna.sees("1 ответ на приглашение")
    await anna.presses("Выгрузить всё")
    exported = files(anna, cluster)
    machine = json.loads(next(data for name, data in exported.items() if name.endswith(".json")))
    (answer,) = machine["events"]
    assert (answer["title"], answer["state"], answer["places"]) == (TITLE, "going", 1)
    assert "Ответы на мероприятия" in next(data for name, data in exported.items() if name.endswith(".txt")).decode()


async def test_a_guest_with_a_seat_ahead_is_not_forgotten(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, hours=24 * 120, seats=1)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await boris.opens()
    await cluster.passes(GUEST_KEPT.total_seconds() + DAY)
    assert await cluster.app.services.people.at("telegram", str(boris.id)) is None
    (ticket,) = await tickets_of(cluster.app.database, event)
    assert ticket.state == TicketState.GOING
    assert (await event_of(cluster.app.database, event)).taken == 1
    await cluster.passes(29 * DAY)
    await anna.sees("Ваш код")
