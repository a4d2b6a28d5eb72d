"""A guest and an event: one press from its link, several places, the queue, and what becomes of old buttons."""

import asyncio
import re
from datetime import timedelta

import pytest

from bot.db.events import Event, EventState, Registration
from bot.db.tickets import TicketState
from bot.services.organising import Change, What
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import TITLE, change, event_of, publish, tickets_of

HOUR = 3600.0
DAY = 24 * HOUR


async def goes(actor: Actor, event: int) -> None:
    await actor.opens(f"e{event}")
    await actor.presses("Пойду")


async def tells(cluster: Cluster, event_id: int, what: What) -> None:
    """Guests are told, as the editor of an event does in the transaction of its change."""
    async with cluster.app.database.begin(effect=False) as session:
        event = await session.get_one(Event, event_id)
        event.sequence += 1
        await cluster.app.services.tickets.follow(session, event, Change(what))


async def test_one_press_from_the_link(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=20)
    anna = cluster.person("Анна")
    await anna.opens(f"e{event}")
    await anna.sees(TITLE, "Вяземский округ, Дом ремёсел, ул. Примерная, 1", "Осталось 20 мест из 20.")
    await anna.presses("Пойду")
    await anna.gets_alert("Вы идёте.")
    await anna.sees("Вы идёте: 1 место. Ваш код:", "Осталось 19 мест из 20.", "имени у нас нет")
    assert (await event_of(cluster.app.database, event)).taken == 1


async def test_the_same_in_english(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1)
    john, mary = cluster.person("John", language="en"), cluster.person("Mary", language="en")
    await john.opens(f"e{event}")
    await john.sees("1 seat of 1 is left.")
    await john.presses("I’ll come")
    await john.sees("You are going: 1 seat. Your code:")
    await mary.opens(f"e{event}")
    await mary.presses("I’ll come")
    await mary.sees("You are number 1 in the queue.")


async def test_an_answer_can_be_changed_until_the_deadline(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=5)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await anna.presses("Возможно")
    await anna.sees("Место за вами не закреплено.", "Осталось 5 мест из 5.")
    await anna.presses("Не смогу")
    await anna.sees("Вы ответили «Не смогу».")
    await anna.presses("Пойду")
    await anna.sees("Вы идёте: 1 место.")


async def test_several_places_in_one_answer(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=4)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await anna.presses("Нас двое или больше")
    await anna.sees("☑ 1 место", "☐ 4 места")
    assert "☐ 5 мест" not in anna.captions
    await anna.presses("3 места")
    await anna.sees("Вы идёте: 3 места.", "Осталось 1 место из 4.")
    await goes(boris, event)
    message, data = anna.button("Изменить: 3 места")
    await anna.presses_again(message.id, data.replace(":0", ":4"))
    await anna.gets_alert("Свободных мест больше нет. Ваш ответ остался прежним.")
    await anna.presses("Изменить: 3 места")
    await anna.presses("2 места")
    await anna.sees("Вы идёте: 2 места.", "Осталось 1 место из 4.")


async def test_the_queue_and_a_freed_seat(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1)
    anna, boris, vera = (cluster.person(name) for name in ("Анна", "Борис", "Вера"))
    for actor in (anna, boris, vera):
        await goes(actor, event)
    await boris.sees("Сейчас мест нет. Вы 1-й в очереди.", "ответить нужно будет за 12 часов")
    await vera.sees("Вы 2-й в очереди.", "Остаться в очереди")
    await anna.presses("Не смогу")
    await boris.sees("Место освободилось", TITLE, "Придёте?")
    await vera.sees_not("Место освободилось")
    await asyncio.sleep(1.05)  # the same button within a second is a double press
    await vera.presses("Остаться в очереди")
    await vera.gets_alert("Вы 1-й в очереди.")
    await boris.presses("Подтвердить")
    await boris.sees("Вы идёте: 1 место.")
    assert [each.state for each in await tickets_of(cluster.app.database, event)] == [
        TicketState.DECLINED,
        TicketState.GOING,
        TicketState.WAITING,
    ]


async def test_a_seat_nobody_took_in_time_passes_on(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1, hours=100)
    anna, boris, vera = (cluster.person(name) for name in ("Анна", "Борис", "Вера"))
    for actor in (anna, boris, vera):
        await goes(actor, event)
    await anna.presses("Не смогу")
    await boris.sees("Место освободилось")
    await cluster.passes(11.9 * HOUR)
    await vera.sees_not("Место освободилось")
    await cluster.passes(0.2 * HOUR)
    await boris.sees("Время на ответ вышло", "Снова в очередь")
    await vera.sees("Место освободилось")
    await boris.presses("Подтвердить")
    await boris.sees("Вы 1-й в очереди.")
    await vera.presses("Не смогу")
    await boris.sees("Место освободилось")


async def test_a_newcomer_takes_what_the_first_in_the_queue_cannot(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=2)
    anna, boris, vera = (cluster.person(name) for name in ("Анна", "Борис", "Вера"))
    await goes(anna, event)
    await anna.presses("Нас двое или больше")
    await anna.presses("2 места")
    await goes(boris, event)
    await boris.presses("Нас двое или больше")
    await boris.presses("2 места")
    await boris.sees("Вы 1-й в очереди.")
    await anna.presses("Изменить: 2 места")
    await anna.presses("1 место")
    await boris.sees_not("Место освободилось")
    await goes(vera, event)
    await vera.sees("Вы идёте: 1 место.")


async def test_whoever_cannot_be_told_is_passed_over_and_keeps_the_turn(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1)
    anna, boris, vera = (cluster.person(name) for name in ("Анна", "Борис", "Вера"))
    for actor in (anna, boris, vera):
        await goes(actor, event)
    boris.blocks()
    await cluster.app.services.people.blocked("telegram", str(boris.id))
    await anna.presses("Не смогу")
    await vera.sees("Место освободилось")
    assert [each.state for each in await tickets_of(cluster.app.database, event)][1] == TicketState.WAITING


@pytest.mark.parametrize(
    ("values", "stage", "shown"),
    [
        ({"state": EventState.CANCELLED, "reason": "болезнь ведущей"}, "Мероприятие отменено.", "Отменено."),
        ({"state": EventState.POSTPONED}, "Мероприятие переносится.", "Перенесено, новой даты пока нет."),
        (
            {"registration": Registration.LINK, "registration_contact": "https://example.org/here"},
            "Запись на это мероприятие идёт не в боте.",
            "Запись по ссылке: https://example.org/here",
        ),
    ],
)
async def test_old_buttons_answer_with_the_state(
    cluster: Cluster, values: dict[str, str], stage: str, shown: str
) -> None:
    event = await publish(cluster.app.database, cluster.clock)
    anna = cluster.person("Анна")
    await anna.opens(f"e{event}")
    message, data = anna.button("Пойду")
    await change(cluster.app.database, event, **values)
    await anna.presses_again(message.id, data)
    await anna.gets_alert(stage)
    await anna.sees(shown, values.get("reason", shown))
    assert "Пойду" not in anna.captions
    assert await tickets_of(cluster.app.database, event) == []


@pytest.mark.parametrize(
    ("hours", "stage", "shown"),
    [
        (1.0, "Запись закончилась.", "Запись закончилась."),
        (2.5, "Мероприятие уже началось.", "Мероприятие уже началось."),
        (5.0, "Мероприятие прошло.", "Уже прошло."),
    ],
)
async def test_time_closes_answers(cluster: Cluster, hours: float, stage: str, shown: str) -> None:
    until = cluster.clock.now() + timedelta(hours=0.5)
    event = await publish(cluster.app.database, cluster.clock, hours=2, answer_until=until)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await boris.opens(f"e{event}")
    message, data = boris.button("Пойду")
    cluster.clock.advance(hours * HOUR)
    await boris.presses_again(message.id, data)
    await boris.gets_alert(stage)
    await anna.opens(f"e{event}")
    await anna.sees(shown)
    assert ("Не смогу" in anna.captions) is (hours == 1.0), "a seat can be given back until the beginning"


async def test_a_link_to_what_was_withdrawn(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, state=EventState.WITHDRAWN)
    anna = cluster.person("Анна")
    await anna.opens(f"e{event}")
    await anna.sees(f"Мероприятие «{TITLE}» снято с публикации.")
    await anna.opens("e999999")
    await anna.sees("Эта ссылка больше не действует")


async def test_a_press_repeated_at_once_or_later_is_one_answer(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=3)
    anna = cluster.person("Анна")
    await anna.opens(f"e{event}")
    message, data = anna.button("Пойду")
    await asyncio.gather(anna.presses_again(message.id, data), anna.presses_again(message.id, data))
    await asyncio.sleep(1.05)
    await anna.presses_again(message.id, data)
    (ticket,) = await tickets_of(cluster.app.database, event)
    assert (ticket.state, ticket.places) == (TicketState.GOING, 1)
    assert (await event_of(cluster.app.database, event)).taken == 1


async def test_changes_reach_everybody_who_answered(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1)
    anna, boris, vera, gleb = (cluster.person(name) for name in ("Анна", "Борис", "Вера", "Глеб"))
    await goes(anna, event)
    await goes(boris, event)
    for actor, answer in ((vera, "Возможно"), (gleb, "Не смогу")):
        await actor.opens(f"e{event}")
        await actor.presses(answer)
    moved = cluster.clock.now() + timedelta(hours=96)
    await change(cluster.app.database, event, starts_at=moved, ends_at=moved + timedelta(hours=1))
    await tells(cluster, event, What.MOVED)
    for actor in (anna, boris, vera):
        await actor.sees("новое время", "Ваш ответ в силе")
    assert "освободите место для других" in anna.newest.words
    assert "Не смогу, освободить место" in anna.captions
    for actor in (boris, vera):  # in the queue, and without a seat
        assert "место для других" not in actor.newest.words
        assert "Не смогу, освободить место" not in actor.captions
    await gleb.sees_not("новое время")
    await change(cluster.app.database, event, state=EventState.CANCELLED, reason="болезнь ведущей")
    await tells(cluster, event, What.CANCELLED)
    for actor in (anna, boris, vera):
        await actor.sees("мероприятие отменено", "болезнь ведущей")
    assert (await event_of(cluster.app.database, event)).sequence == 2


async def test_a_postponed_event_holds_no_seats_out_and_offers_them_again(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await goes(boris, event)
    await anna.presses("Не смогу")
    await boris.sees("Место освободилось")
    await change(cluster.app.database, event, state=EventState.POSTPONED)
    await tells(cluster, event, What.POSTPONED)
    await boris.sees("переносится, новую дату сообщим")
    await cluster.passes(2 * DAY)
    await boris.sees_not("Время на ответ вышло")
    starts = cluster.clock.now() + timedelta(days=5)
    await change(
        cluster.app.database,
        event,
        state=EventState.PUBLISHED,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
    )
    await tells(cluster, event, What.MOVED)
    await boris.sees("новое время", "Место освободилось")


async def test_the_pass_is_a_picture_with_a_code(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await anna.sees("Ваш код:")
    found = re.search(r"Ваш код: (\d{4})\.", anna.newest.words)
    assert found
    await anna.presses("Показать QR")
    await anna.sees(TITLE, f"1 место. Код: {found[1]}.")
    photo = anna.newest.data["photo"][-1]
    stored = cluster.telegram.files.get(photo["file_id"])
    assert stored is not None
    assert stored.data.startswith(b"\x89PNG")
    await anna.presses("Не смогу")
    await anna.presses_again(anna.newest.id, f"pass:{event}")
    await anna.gets_alert("У вас нет места")
