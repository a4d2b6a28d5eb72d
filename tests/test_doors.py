"""At the door: scanning, codes, the list, people without an answer, the organiser's numbers, and who may see them."""

import asyncio
import io
import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from bot.db.organisations import Duty
from bot.db.people import PersonRow
from bot.db.tickets import Ticket, TicketState, WalkIn
from bot.i18n import texts_in
from bot.services.doors import CLOSES_AFTER, NAMES_KEPT, PAGE, Guest, Sheet
from bot.services.standing import Happening
from bot.views.guest_list import workbook
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import TITLE, event_of, organises, person_id, publish, tickets_of
from tests.test_tickets import goes

HOUR = 3600.0


async def host(cluster: Cluster, duty: Duty = Duty.PUBLISHER, **event: Any) -> tuple[Actor, int]:
    """Maria, who receives the guests, and her event, which begins soon."""
    maria = cluster.person("Мария")
    await maria.opens()
    house = await organises(cluster, maria, duty)
    return maria, await publish(cluster.app.database, cluster.clock, organisation_id=house, **{"hours": 3, **event})


async def named(cluster: Cluster, actor: Actor, name: str) -> None:
    async with cluster.app.database.begin(effect=False) as session:
        (await session.get_one(PersonRow, await person_id(cluster, actor))).name = name


async def ticket_of(cluster: Cluster, actor: Actor, event: int) -> Ticket:
    owner = await person_id(cluster, actor)
    return next(each for each in await tickets_of(cluster.app.database, event) if each.person_id == owner)


async def goes_with(actor: Actor, event: int, places: str) -> None:
    await goes(actor, event)
    await actor.presses("Нас двое или больше")
    await actor.presses(places)


async def test_a_scan_lets_in_once_and_says_when_it_did(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    anna = cluster.person("Анна")
    await goes_with(anna, event, "2 места")
    await named(cluster, anna, "Анна Берёзова")
    ticket = await ticket_of(cluster, anna, event)
    await maria.opens(f"t{ticket.token}")
    await maria.sees("Анна Берёзова, 2 места", TITLE, "Отмечено: 2.")
    cluster.clock.advance(600)
    await maria.opens(f"t{ticket.token}")
    await maria.sees("Уже отмечено")
    marked = await ticket_of(cluster, anna, event)
    assert marked.came_at is not None
    assert (cluster.clock.now() - marked.came_at).total_seconds() > 590, "the first scan is kept"
    assert (marked.came, marked.marked_by) == (2, await person_id(cluster, maria))
    await maria.presses("Пришёл 1")
    await maria.sees("Уже отмечено", ": 1.")
    assert (await ticket_of(cluster, anna, event)).came == 1
    await maria.presses("Снять отметку")
    await maria.sees("Приход не отмечен.")
    assert (await ticket_of(cluster, anna, event)).came_at is None
    await anna.opens(f"e{event}")
    await anna.sees("Вы идёте")


async def test_a_code_is_typed_and_the_next_is_awaited(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    anna, boris, gleb = (cluster.person(name) for name in ("Анна", "Борис", "Глеб"))
    await goes(anna, event)
    await goes_with(boris, event, "3 места")
    other = await publish(cluster.app.database, cluster.clock, hours=3, title="Другое")
    await goes(gleb, other)
    codes = {actor: (await ticket_of(cluster, actor, at)).code for actor, at in ((anna, event), (boris, event))}
    elsewhere = (await ticket_of(cluster, gleb, other)).code
    await maria.opens(f"e{event}")
    await maria.presses("Гости и вход")
    await maria.presses("Отметить по коду")
    await maria.sees("Какой код у гостя?")
    await maria.says(f"{codes[anna]}")
    await maria.sees(f"Гость с кодом {codes[anna]}, 1 место", "Отмечено: 1.", "Какой код у гостя?")
    if elsewhere not in codes.values():
        await maria.says(f"{elsewhere}")
        await maria.sees(f"Кода {elsewhere} на это мероприятие нет: может быть, он от другого.")
    await maria.says(f"{codes[boris]}")
    await maria.sees("Отмечено: 3.")
    await maria.presses("Пришли 2")
    await maria.sees("Уже отмечено", ": 2.")
    await maria.presses("Ещё код")
    await maria.says("вчера")
    await maria.sees("Напишите, пожалуйста, число цифрами")
    await maria.says(f"{codes[anna]}")
    await maria.sees("Уже отмечено")
    assert [(each.came, each.state) for each in await tickets_of(cluster.app.database, event)] == [
        (1, TicketState.GOING),
        (2, TicketState.GOING),
    ]


async def test_the_list_is_ticked_page_by_page(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    names = [f"Гость {letter}" for letter in "АБВГДЕЖЗИ"]
    assert len(names) == PAGE + 1
    for name in names:
        guest = cluster.person(name)
        await goes(guest, event)
        await named(cluster, guest, name)
    await maria.opens(f"e{event}")
    await maria.presses("Гости и вход")
    await maria.sees("Пойдут: 9 (9 мест)")
    await maria.presses("Отмечать по списку")
    await maria.sees("Страница 1 из 2", "☐ Гость А", "☐ Гость З")
    await maria.presses("☐ Гость Б")
    await maria.sees("☑ Гость Б", "☐ Гость А")
    await maria.presses("Показать ещё")
    await maria.sees("Страница 2 из 2", "☐ Гость И")
    await maria.presses("☐ Гость И")
    await maria.sees("Страница 2 из 2", "☑ Гость И")
    await maria.presses("Показать предыдущие")
    await maria.presses("☑ Гость Б")
    await maria.sees("☐ Гость Б")
    await maria.presses("Гости и вход")
    await maria.sees("Пришли: 1")
    await maria.sees_not("из них без записи")


async def test_people_without_an_answer_are_counted(cluster: Cluster) -> None:
    maria, event = await host(cluster, seats=2)
    await maria.opens(f"e{event}")
    for caption in ("Гости и вход", "Пришли без записи", "Ещё двое", "Ещё один человек", "Другое число"):
        await maria.presses(caption)
    await maria.says("501")
    await maria.sees("Здесь подходит число от 1 до 500.")
    await maria.says("40")
    await maria.sees("Пришли без записи: 43.")
    await maria.presses("Записать имя")
    await maria.says("Пётр <Петров>")
    await maria.sees("Пришли без записи: 44.", "По имени: Пётр <Петров>")
    await maria.presses("Убрать последнее")
    await maria.sees("Пришли без записи: 43.")
    await maria.presses("Гости и вход")
    await maria.sees("Пришли: 43, из них без записи: 43", "Мест: 2, свободно: 2.")


async def test_names_of_people_without_an_answer_are_forgotten(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    await maria.opens(f"e{event}")
    for caption in ("Гости и вход", "Пришли без записи", "Записать имя"):
        await maria.presses(caption)
    await maria.says("Пётр Петров")
    await maria.sees("По имени: Пётр Петров")
    await cluster.passes(NAMES_KEPT.total_seconds() + 2 * HOUR)
    async with cluster.app.database.read() as session:
        (walk_in,) = (await session.scalars(select(WalkIn))).all()
    assert (walk_in.name, walk_in.number) == (None, 1)


async def test_a_stranger_with_somebodys_link_learns_nothing(cluster: Cluster) -> None:
    _, event = await host(cluster)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await named(cluster, anna, "Анна Берёзова")
    ticket = await ticket_of(cluster, anna, event)
    await boris.opens(f"t{ticket.token}")
    await boris.sees("Это приглашение на мероприятие кластера.")
    for secret in (TITLE, "Берёзова", str(ticket.code)):
        await boris.sees_not(secret)
    await anna.opens(f"t{ticket.token}")
    await anna.sees(TITLE, "Ваш код:")
    await boris.opens("tno-such-token-at-all")
    await boris.sees("Такого билета нет")
    assert (await ticket_of(cluster, anna, event)).came is None


@pytest.mark.parametrize("duty", [Duty.REPORTER, None])
async def test_only_those_who_receive_the_guests_see_them(cluster: Cluster, duty: Duty | None) -> None:
    maria, event = await host(cluster, duty or Duty.ADMINISTRATOR)
    boris = maria if duty else cluster.person("Борис")
    anna = cluster.person("Анна")
    await goes(anna, event)
    ticket = await ticket_of(cluster, anna, event)
    await boris.opens(f"e{event}")
    assert "Гости и вход" not in boris.captions
    for data in (
        *(f"door:{event}:{action}:0" for action in ("board", "list", "walkins", "undo", "sheet", "code", "seats")),
        f"came:{ticket.id}:1:-1",
        f"walkin:{event}:1",
        f"resize:{event}:1",
    ):
        await boris.presses_again(boris.newest.id, data)
        await boris.gets_alert("На это у вас нет прав.")
    assert (await ticket_of(cluster, anna, event)).came is None
    assert (await event_of(cluster.app.database, event)).seats is None


async def test_a_coordinator_may_too(cluster: Cluster) -> None:
    _, event = await host(cluster)
    olga, anna = cluster.coordinator, cluster.person("Анна")
    await goes(anna, event)
    await olga.opens(f"t{(await ticket_of(cluster, anna, event)).token}")
    await olga.sees("Отмечено: 1.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [("Возможно", "места за гостем нет"), ("Не смогу", "Ответ «Не смогу»"), ("Пойду", "Гость в очереди")],
)
async def test_a_guest_without_a_seat_is_let_in_knowingly(cluster: Cluster, answer: str, words: str) -> None:
    maria, event = await host(cluster, seats=1)
    first, anna = cluster.person("Первый"), cluster.person("Анна")
    await goes(anna, event)
    await anna.presses("Не смогу")
    await goes(first, event)
    if answer != "Не смогу":
        await anna.presses(answer)
    token = (await ticket_of(cluster, anna, event)).token
    await maria.opens(f"t{token}")
    await maria.sees(words, "Если впускаете")
    assert (await ticket_of(cluster, anna, event)).came is None
    await maria.presses("Пришёл 1")
    await maria.sees("Отмечено: 1.")
    assert (await ticket_of(cluster, anna, event)).came == 1
    await anna.opens(f"e{event}")
    await anna.sees("Вы отмечены на входе.")
    assert "Не смогу" not in anna.captions


async def test_coming_is_marked_around_the_event_only(cluster: Cluster) -> None:
    maria, event = await host(cluster, hours=10)
    anna = cluster.person("Анна")
    await goes(anna, event)
    token = (await ticket_of(cluster, anna, event)).token
    await maria.opens(f"t{token}")
    await maria.sees("Отмечать приход можно с")
    cluster.clock.advance(5 * HOUR)
    await maria.opens(f"t{token}")
    await maria.sees("Отмечено: 1.")
    cluster.clock.advance(CLOSES_AFTER.total_seconds() + 12 * HOUR)
    await maria.opens(f"t{token}")
    await maria.sees("уже поздно")


async def test_fewer_seats_say_who_would_lose_one(cluster: Cluster) -> None:
    maria, event = await host(cluster, hours=100, seats=3)
    guests = [cluster.person(name) for name in ("Анна", "Борис", "Вера")]
    anna, boris, vera = guests
    for actor in guests:
        await goes(actor, event)
    for actor in (anna, boris):
        await named(cluster, actor, f"{actor.chat.person.first_name} Лесная")
    code = (await tickets_of(cluster.app.database, event))[2].code
    await maria.opens(f"e{event}")
    for caption in ("Гости и вход", "Число мест"):
        await maria.presses(caption)
    await maria.says("1")
    await maria.sees(f"Мест станет 1, и 2 гостя потеряют место: Гость с кодом {code}, Борис Лесная.")
    assert (await event_of(cluster.app.database, event)).seats == 3
    await maria.presses("Да, уменьшить")
    await maria.sees("Мест: 1, свободных нет.", "Пойдут: 1 (1 место)", "В очереди: 2 (2 места)")
    await boris.sees("Мест стало меньше", "вы 1-й в очереди")
    await vera.sees("вы 2-й в очереди")
    await maria.presses("Число мест")
    await maria.presses("Пропустить")
    await maria.sees("число мест изменено")
    await boris.sees("Место освободилось")
    await vera.sees("Место освободилось")
    await anna.sees_not("Мест стало меньше")
    found = await event_of(cluster.app.database, event)
    assert (found.seats, found.taken) == (None, 3)


async def test_those_who_are_inside_keep_their_seats(cluster: Cluster) -> None:
    maria, event = await host(cluster, seats=4)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await goes_with(boris, event, "2 места")
    await maria.opens(f"t{(await ticket_of(cluster, boris, event)).token}")
    await maria.presses("Гости и вход")
    await maria.presses("Число мест")
    await maria.says("1")
    await maria.sees("На входе уже отмечены гости, их 2.")
    await maria.says("2")
    await maria.sees("потеряет место")
    await maria.presses("Да, уменьшить")
    await anna.sees("Мест стало меньше")


async def test_thanks_go_to_those_who_came_and_nothing_to_others(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await goes(boris, event)
    await maria.opens(f"t{(await ticket_of(cluster, anna, event)).token}")
    await maria.sees("Отмечено")
    await cluster.passes(6 * HOUR)
    await anna.sees("Спасибо, что пришли")
    await boris.sees_not("Спасибо")
    await cluster.passes(HOUR)
    await boris.sees_not("Спасибо")


async def test_the_list_of_guests_as_a_sheet(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await goes(anna, event)
    await named(cluster, anna, "=HYPERLINK(1)")
    await boris.opens(f"e{event}")
    await boris.presses("Возможно")
    await maria.opens(f"t{(await ticket_of(cluster, anna, event)).token}")
    await maria.presses("Гости и вход")
    await maria.presses("Список гостей, XLSX")
    await maria.sees(f"«{TITLE}»: 2 ответа.")
    document = maria.newest.data["document"]
    assert re.fullmatch(r"guests-\d+\.xlsx", document["file_name"])
    stored = cluster.telegram.files.get(document["file_id"])
    assert stored is not None
    head, first, second = rows_of(stored.data)
    assert head[:2] == ["Имя", "Ответ"]
    assert first[:3] == ["=HYPERLINK(1)", "Пойду", 1]
    assert first[5] == 1
    assert second[1] == "Возможно"


def rows_of(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("name", ["=1+1", "+7 900", "-1", "@SUM(A1)", "{=1}", "\tx", "https://a.b", "x" * 80, 'Ё<&>"'])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_hostile_name_stays_a_name(name: str, language: str) -> None:
    moment = datetime(2026, 12, 2, 12, tzinfo=UTC)
    guest = Guest(1, name, 4821, TicketState.GOING, 2, 1, moment)
    sheet = Sheet(Happening(7, "=Название", moment, moment, None, (), None), ((guest, moment),), ((name, 3, moment),))
    made = workbook(texts_in(language), sheet, ZoneInfo("Europe/Moscow"))
    _, first, second = rows_of(made.content)
    assert first == [name, first[1], 2, 4821, "02.12.2026 15:00", 1, "02.12.2026 15:00"]
    assert second[0] == name
    assert second[5] == 3


async def test_two_at_the_door_scan_the_same_ticket(cluster: Cluster) -> None:
    maria, event = await host(cluster)
    olga, anna = cluster.coordinator, cluster.person("Анна")
    await olga.opens()
    await goes(anna, event)
    token = (await ticket_of(cluster, anna, event)).token
    await asyncio.gather(maria.opens(f"t{token}"), olga.opens(f"t{token}"))
    words = [maria.newest.words, olga.newest.words]
    assert sum("Уже отмечено" in each for each in words) == 1
    assert sum("Отмечено: 1." in each for each in words) == 1
