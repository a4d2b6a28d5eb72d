"""What is kept about a person: shown, taken away, withdrawn, erased with a day to reconsider."""

import json

import pytest
from sqlalchemy import func, select

from bot.db import schema
from bot.db.database import Database
from bot.db.events import Event
from bot.db.people import Account, PersonRow, Specialist
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.vacancies import Vacancy
from bot.documents import document
from bot.forms.catalog import FORMS
from bot.i18n import texts_in
from bot.services.privacy import GUEST_KEPT
from bot.views.privacy import export_files
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import TITLE, person_id, publish
from tests.test_joining import joins
from tests.vacancies import library, publishes

DAY = 24 * 3600


async def ledger(cluster: Cluster) -> list[tuple[str, str]]:
    async with cluster.app.database.read() as session:
        rows = (await session.scalars(select(ConsentRow).order_by(ConsentRow.id))).all()
    return [(row.purpose, row.action) for row in rows]


def files(anna: Actor, cluster: Cluster) -> dict[str, bytes]:
    """Names and contents of the files the bot sent."""
    sent = [
        message.data["document"]
        for message in anna.chat.messages.values()
        if message.by_bot and "document" in message.data
    ]
    stored = {each["file_name"]: cluster.telegram.files.get(each["file_id"]) for each in sent}
    return {name: file.data for name, file in stored.items() if file is not None}


async def test_consents_are_recorded_with_version_hash_and_time(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    async with cluster.app.database.read() as session:
        rows = (await session.scalars(select(ConsentRow).order_by(ConsentRow.id))).all()
    assert [row.purpose for row in rows] == [Purpose.MEMBERSHIP, Purpose.MAILINGS]
    shown = document("membership", "ru")
    assert (rows[0].version, rows[0].text_hash, rows[0].language) == (shown.version, shown.digest, "ru")


async def test_the_document_can_be_read_before_agreeing(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Прочитать документ"):
        await anna.presses(caption)
    assert files(anna, cluster) == {"membership-1.txt": document("membership", "ru").text.encode()}
    assert await ledger(cluster) == []


async def test_a_consent_is_withdrawn_with_its_consequence_explained(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/privacy")
    await anna.presses("Мои согласия")
    await anna.presses("Отозвать: карточка")
    await anna.sees("карточка участника удалится")
    await anna.presses("Отозвать")
    await anna.gets_alert("Согласие отозвано")
    assert (Purpose.MEMBERSHIP, Action.WITHDRAWN) in await ledger(cluster)
    await anna.says("/profile")
    await anna.sees("Карточки участника у вас пока нет")


async def test_leaving_the_cluster(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/profile")
    await anna.presses("Выйти из кластера")
    await anna.sees("Новости будут приходить дальше")
    await anna.presses("Да, выйти")
    await anna.sees("вы больше не участник")
    await anna.says("/privacy")
    await anna.sees("карточки участника нет", "1 согласие")


async def test_everything_is_exported_for_programs_and_for_reading(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/privacy")
    await anna.presses("Выгрузить всё")
    exported = files(anna, cluster)
    machine = json.loads(next(data for name, data in exported.items() if name.endswith(".json")))
    assert machine["person"]["name"] == "Анна Берёзова"
    assert machine["card"]["profession"] == "librarian"
    assert [entry["purpose"] for entry in machine["consents"]] == ["membership", "mailings"]
    readable = next(data for name, data in exported.items() if name.endswith(".txt")).decode()
    assert "Имя: Анна Берёзова" in readable


@pytest.mark.parametrize("language", ["ru", "en"])
def test_whatever_was_asked_can_be_exported(language: str) -> None:
    """The label of a kept value is looked up by its name, which a form has given."""
    names = {field.name for form in FORMS.values() for field in form.fields} | {"caption", "heading", "open"}
    _, readable = export_files(texts_in(language), {"drafts": [dict.fromkeys(names, "Хлеб и песня")]}, "2048-11-24")
    assert readable.content.decode().count("Хлеб и песня") == len(names)


async def test_erasure_waits_a_day_and_says_when_it_is_done(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await anna.sees("До этого можно передумать.")
    await cluster.passes(DAY - 3600)
    assert await left_of(cluster.app.database, "Берёзова")
    await cluster.passes(2 * 3600)
    await anna.sees("Ваши данные удалены")
    assert not await left_of(cluster.app.database, "Берёзова"), "no table keeps the name"
    async with cluster.app.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Account)) == 0
        assert await session.scalar(select(func.count()).select_from(Specialist)) == 0
        assert (await session.scalars(select(PersonRow.name))).all() == [None]
    assert (Purpose.MAILINGS, Action.WITHDRAWN) in await ledger(cluster)
    await anna.says("/start")
    await anna.sees("Здравствуйте!")


async def test_who_placed_events_and_vacancies_is_exported_and_then_forgotten(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    author, app = await person_id(cluster, anna), cluster.app
    event = await publish(app.database, app.clock, author_id=author)
    vacancy = await publishes(app.database, app.clock, await library(app.database, app.clock), author_id=author)
    await anna.says("/privacy")
    await anna.presses("Выгрузить всё")
    machine = json.loads(next(data for name, data in files(anna, cluster).items() if name.endswith(".json")))
    assert [each["title"] for each in machine["held_events"]] == [TITLE]
    assert [each["title"] for each in machine["placed_vacancies"]] == ["Библиотекарь"]
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await cluster.passes(DAY + 3600)
    async with app.database.read() as session:
        assert (await session.get_one(Event, event)).author_id is None
        assert (await session.get_one(Vacancy, vacancy)).author_id is None


async def test_changing_ones_mind(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await anna.presses("Передумать, не удалять")
    await anna.sees("Ничего не удаляем")
    await cluster.passes(2 * DAY)
    await anna.says("/profile")
    await anna.sees("Анна Берёзова")


async def test_guests_who_did_nothing_are_forgotten(cluster: Cluster) -> None:
    """But not an owner, who is one by the settings and may have nothing else here."""
    guest, anna = cluster.person("Гость"), cluster.person("Анна")
    await cluster.coordinator.opens()
    await guest.opens()
    await joins(anna)
    await cluster.passes(GUEST_KEPT.total_seconds() + DAY)
    async with cluster.app.database.read() as session:
        kept = (await session.scalars(select(Account.address))).all()
    assert set(kept) == {str(anna.id), str(cluster.coordinator.id)}


async def left_of(database: Database, word: str) -> list[str]:
    """Tables in which any column of any row holds the word."""
    found = []
    async with database.read() as session:
        for table in schema.metadata.sorted_tables:
            rows = (await session.execute(select(table))).all()
            found += [table.name for row in rows if any(word in str(value) for value in row)]
    return found
