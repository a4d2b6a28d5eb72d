"""The directory: who is shown to whom, filters, search, and contacts that open only with consent."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import insert

from bot.db.database import Database
from bot.db.directory import Section, count, page, search, values
from bot.db.people import PersonRow, Specialist
from bot.demo import load
from bot.place_names import names_of
from bot.sandbox.clock import SandboxClock
from bot.services.directory import Filter
from bot.services.people import searchable
from bot.views.buttons import Browse
from bot.views.directory import CODES, narrowed_by, to_list
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery
from tests.test_joining import joins
from tests.test_privacy import left_of


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
    await anna.sees("1 специалист: Вяземский округ.", "Анна Берёзова")
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
    await anna.gets_alert("Вы уже написали сюда.")
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
    await anna.sees("Пока здесь пусто, таких организаций нет: Вяземский округ.", "Показать по всей области")


async def test_the_card_as_others_see_it(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/profile")
    await anna.presses("Как меня видят")
    await anna.sees("Так вас видят другие участники.", "Анна Берёзова", "Кто: Библиотекарь")
    await anna.presses("Мой профиль")
    await anna.sees("Моя карточка")


async def test_an_organisation_as_others_see_it(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    await oleg.says("/menu")
    for caption in ("Моя организация", "Как меня видят"):
        await oleg.presses(caption)
    await oleg.sees("Так вас видят другие участники.", "ИП Рябинина А. В.")
    await oleg.presses("Моя организация")
    await oleg.sees("Кто представляет")


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
    [
        ("берез", True),
        ("БЕРЁЗОВА анна", True),
        ("«Берёзова», анна", True),
        ("холм-ж", True),
        ("жирк", True),
        ("ерез", False),
        ("анна вера", False),
        ("%", False),
        ("_", False),
        ("анна%", True),
        ("ан%на", False),
        ("а_на", False),
        ("\\", False),
    ],
)
async def test_words_are_found_by_their_beginnings(database: Database, query: str, found: bool) -> None:
    await people(database, ["Анна Берёзова", "Вера Ясная (Холм-Жирковская)"])
    async with database.read() as session:
        entries, total = await search(session, query, 10)
    assert bool(entries) is found
    assert total == found


async def test_twenty_thousand_are_searched_and_listed_at_once(database: Database) -> None:
    about = " Провожу громкие чтения и праздники, помогаю с грантами" * 3
    await people(database, [f"Участник{number} Фамилия{number % 977}{about}" for number in range(20_000)])
    narrowed = Filter(place="vyazemsky")
    async with database.read() as session:
        await search(session, "участ", 10)
        looks: tuple[Callable[[], Awaitable[object]], ...] = (
            lambda: search(session, "фамилия97 участник", 10),
            lambda: search(session, "нетникого", 10),
            lambda: count(session, Section.SPECIALISTS, narrowed),
            lambda: page(session, Section.SPECIALISTS, narrowed, 19_992, 8),
            lambda: values(session, Section.SPECIALISTS, Filter(), "place"),
        )
        for look in looks:
            begun = time.perf_counter()
            await look()
            assert time.perf_counter() - begun < 0.3
        entries, total = await search(session, "фамилия97 участник", 10)
    assert len(entries) == 10
    assert total > 10


async def people(database: Database, names: list[str]) -> None:
    """Specialists who agreed to be shown."""
    now = SandboxClock().now()
    rows = [
        {
            "id": number,
            "name": name[:80],
            "language": "ru",
            "timezone": "Europe/Moscow",
            "municipality": "vyazemsky",
            "frequency": "never",
            "search_text": searchable(name),
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


async def writes(anna: Actor, whom: str, section: str = "Специалисты", text: str = "Приглашаю на чтения") -> None:
    """Open the card of somebody of the reader's own place and write to them."""
    await anna.says("/menu")
    for caption in ("Участники", section, whom, "Написать"):
        await anna.presses(caption)
    await anna.says(text)
    await anna.sees("Передали.")


async def erases(cluster: Cluster, person: Actor) -> None:
    await person.says("/privacy")
    for caption in ("Удалить всё", "Удалить"):
        await person.presses(caption)
    await person.sees("До этого можно передумать.")
    await cluster.passes(25 * 3600)
    await person.sees("Ваши данные удалены")


async def joins_as(person: Actor, name: str) -> None:
    """A librarian of Vyazma who gets no news."""
    await person.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await person.presses(caption)
    await person.says(name)
    for caption in ("Библиотека", "Библиотекарь", "Вязьма", "Нет, не присылать", "Отправить"):
        await person.presses(caption)
    await person.sees("вы в кластере")


async def test_whoever_asked_and_is_erased_leaves_no_trace(cluster: Cluster) -> None:
    anna, vera = cluster.person("Анна"), cluster.person("Вера")
    await joins_as(anna, "Анна Зимина")
    await joins_as(vera, "Вера Ясная")
    await shows_the_card(vera)
    await writes(anna, "Вера Ясная", text="Это Зимина из Вязьмы")
    await vera.sees("Это Зимина из Вязьмы")
    await erases(cluster, anna)
    assert not await left_of(cluster.app.database, "Зимина")
    await vera.presses("Обменяться контактами")
    await vera.gets_alert("Этого здесь больше нет.")


@pytest.mark.parametrize("whose", ["asker", "answerer"])
async def test_contacts_that_were_shared_are_erased_with_either_side(cluster: Cluster, whose: str) -> None:
    oleg = await has_a_bakery(cluster)
    anna = cluster.person("Анна")
    await joins_as(anna, "Анна Зимина")
    await writes(anna, "ИП Рябинина А. В.", section="Организации")
    await oleg.sees("Приглашаю на чтения")
    await oleg.presses("Обменяться контактами")
    await anna.sees("Можно писать: Анна Рябинина")
    await oleg.sees("Можно писать: Анна Зимина")
    gone, name = (anna, "Анна Зимина") if whose == "asker" else (oleg, "Анна Рябинина")
    await erases(cluster, gone)
    assert not await left_of(cluster.app.database, "Приглашаю")
    assert "deliveries" not in await left_of(cluster.app.database, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("библиотекарь вязьма", "Анна Берёзова"),
        ("вяземский берез", "Анна Берёзова"),
        ("предприниматель вязьма", "ИП Рябинина А. В."),
        ("рябин а в", "ИП Рябинина А. В."),
    ],
)
async def test_what_people_do_and_where_is_found_too(cluster: Cluster, query: str, name: str) -> None:
    await has_a_bakery(cluster)
    anna, vera = cluster.person("Анна"), cluster.person("Вера")
    await joins(vera)
    await shows_the_card(vera)
    await joins_as(anna, "Анна Зимина")
    await anna.says("/menu")
    for caption in ("Участники", "Найти по названию или имени"):
        await anna.presses(caption)
    await anna.says(query)
    await anna.sees("Нашёлся 1 участник.", name)


def test_the_town_of_the_region_is_not_the_name_of_the_okrug_around_it() -> None:
    assert names_of("smolensky") == ("Смоленский",)
    assert names_of("smolensk") == ("Смоленск",)
    assert names_of("vyazemsky") == ("Вязьма", "Вяземский")
    assert names_of("nowhere") == ()


async def test_specialists_are_found_by_what_they_can_do(cluster: Cluster) -> None:
    """By a filter and by a word, those who agreed to be shown; the card says it."""
    await load(cluster.app.database, cluster.clock)
    olga = cluster.coordinator
    await olga.opens()
    await olga.presses("Участники")
    await olga.presses("Специалисты")
    await olga.presses("Умения")
    await olga.presses("Звук и свет: 1")
    await olga.sees("1 специалист: Звук и свет.")
    await olga.presses("Максим Проводов")
    await olga.sees("Владеет: Фото и видео; Звук и свет")
    await olga.says("/menu")
    await olga.presses("Участники")
    await olga.presses("Найти по названию или имени")
    await olga.says("хореография")
    await olga.sees("Нашёлся 1 участник.")
