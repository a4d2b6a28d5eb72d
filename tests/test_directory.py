"""The directory: who is shown to whom, filters, search, and contacts that open only with consent."""

import asyncio

import pytest
from sqlalchemy import insert

from bot.db.database import Database
from bot.db.directory import Section, search
from bot.db.people import PersonRow, Specialist
from bot.sandbox.clock import SandboxClock
from bot.search_text import fold
from bot.services.directory import Filter
from bot.views.buttons import Browse
from bot.views.directory import CODES, narrowed_by, to_list
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery
from tests.test_joining import joins


async def shows_the_card(person: Actor) -> None:
    await person.says("/profile")
    for caption in ("Изменить", "Видна другим", "Да, показывать"):
        await person.presses(caption)
    await person.sees("Видна другим: Да, показывать")


async def test_strangers_are_asked_to_join(cluster: Cluster) -> None:
    anna = cluster.person()
    await anna.opens()
    assert "Участники" not in anna.captions
    await anna.presses_again(anna.newest.id, "go:directory")
    await anna.gets_alert("Участников видят те, кто вступил в кластер.")


async def test_only_those_who_agreed_are_shown(cluster: Cluster) -> None:
    anna, vera = cluster.person("Анна"), cluster.person("Вера")
    await joins(anna)
    await joins(vera)
    await shows_the_card(vera)
    await anna.says("/menu")
    await anna.presses("Участники")
    await anna.sees("0 организаций и 1 специалист, который разрешил показывать карточку.")
    await anna.presses("Специалисты")
    await anna.sees("1 специалист (Вяземский округ).", "Анна Берёзова")
    message, data = anna.button("Анна Берёзова")
    await anna.presses("Анна Берёзова")
    await anna.sees("Кто: Библиотекарь", "Написать")
    await vera.says("/profile")
    for caption in ("Изменить", "Видна другим", "Нет, не показывать"):
        await vera.presses(caption)
    await asyncio.sleep(1.05)  # the same button within a second is a double press
    await anna.presses_again(message.id, data)
    await anna.gets_alert("Этого здесь больше нет.")


async def test_contacts_open_only_with_consent(cluster: Cluster) -> None:
    anna, vera = cluster.person("Анна"), cluster.person("Вера")
    await joins(anna)
    await joins(vera)
    await shows_the_card(vera)
    await anna.says("/menu")
    for caption in ("Участники", "Специалисты", "Анна Берёзова", "Написать"):
        await anna.presses(caption)
    await anna.says("Приглашаю на чтения <b>&")
    await anna.sees("Передали.")
    await vera.sees("Анна Берёзова, Вяземский округ хочет с вами связаться: «Приглашаю на чтения <b>&»")
    await anna.says("/menu")
    for caption in ("Участники", "Специалисты", "Анна Берёзова", "Написать"):
        await anna.presses(caption)
    await anna.says("Ещё раз")
    await anna.sees("Вы уже написали сюда.")
    await vera.presses("Обменяться контактами")
    await vera.sees("вы оба получите контакты")
    await anna.sees("Можно писать: Анна Берёзова")
    await vera.sees("Можно писать: Анна Берёзова")


async def test_an_organisation_is_found_and_written_to(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/menu")
    await anna.presses("Участники")
    await anna.presses("Найти по названию или имени")
    await anna.says("рябин")
    await anna.sees("Нашёлся 1 участник.", "ИП Рябинина А. В.")
    await anna.presses("ИП Рябинина А. В.")
    await anna.sees("Предлагает: Питание", "Телефон: +7 481 200-00-51")
    await anna.presses("Написать")
    await anna.says("Нужны пироги на сто человек")
    await oleg.sees("Нужны пироги на сто человек")
    await oleg.presses("Не сейчас")
    await oleg.sees("контакт не передаём")
    await anna.sees_not("Можно писать")


async def test_an_empty_list_offers_to_widen(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.presses_again(anna.newest.id, to_list(Section.ORGANISATIONS, Filter(place="vyazemsky")).pack())
    await anna.sees("Пока здесь пусто: таких организаций нет (Вяземский округ).", "Показать по всей области")


async def test_the_card_as_others_see_it(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/profile")
    await anna.presses("Как меня видят")
    await anna.sees("Так вас видят другие участники.", "Анна Берёзова", "Кто: Библиотекарь")


def test_a_button_carries_the_whole_filter() -> None:
    whole = Filter(
        place=CODES["place"][-1],
        sphere=CODES["sphere"][-1],
        kind=CODES["kind"][-1],
        offer="hall",
        need=CODES["need"][-1],
    )
    data = to_list(Section.SPECIALISTS, whole, page=999, entry=10**12 - 1).pack()
    assert len(data.encode()) <= 64
    assert narrowed_by(Browse.unpack(data)) == whole
    assert narrowed_by(Browse(section="o", place=999)) == Filter()


@pytest.mark.parametrize(
    ("query", "found"),
    [("берез", True), ("БЕРЁЗОВА анна", True), ("ерез", False), ("анна вера", False), ("%", False), ("_", False)],
)
async def test_words_are_found_by_their_beginnings(database: Database, query: str, found: bool) -> None:
    await people(database, ["Анна Берёзова"])
    async with database.read() as session:
        entries, total = await search(session, query, 10)
    assert bool(entries) is found
    assert total == found


async def test_search_over_twenty_thousand(database: Database) -> None:
    await people(database, [f"Участник{number} Фамилия{number % 977}" for number in range(20_000)])
    loop = asyncio.get_running_loop()
    async with database.read() as session:
        await search(session, "участ", 10)
        begun = loop.time()
        entries, total = await search(session, "фамилия97 участник", 10)
        assert loop.time() - begun < 0.3
    assert len(entries) == 10
    assert total > 10


async def people(database: Database, names: list[str]) -> None:
    """Specialists who agreed to be shown."""
    now = SandboxClock().now()
    rows = [
        {
            "id": number,
            "name": name,
            "language": "ru",
            "timezone": "Europe/Moscow",
            "municipality": "vyazemsky",
            "frequency": "never",
            "search_text": fold(name),
            "created_at": now,
            "seen_at": now,
        }
        for number, name in enumerate(names, start=1)
    ]
    async with database.begin() as session:
        await session.execute(insert(PersonRow), rows)
        await session.execute(
            insert(Specialist), [{"person_id": row["id"], "visible": True, "joined_at": now} for row in rows]
        )
