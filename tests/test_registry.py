"""Coordinators look everybody up: who is found by whom, the card with its history, notes."""

import re
import time
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.db.database import Database
from bot.db.moderation import AuditEntry, Kind, State
from bot.db.organisations import Organisation, Side
from bot.db.people import PersonRow
from bot.db.registry import search
from bot.i18n import texts_in
from bot.sandbox.clock import SandboxClock
from bot.services.people import searchable
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery
from tests.test_coordinators import invited
from tests.test_joining import joins
from tests.test_organisations import INN
from tests.test_privacy import left_of

SERVICES = Path(__file__).parents[1] / "bot" / "services"


async def looks_up(coordinator: Actor, words: str) -> None:
    await coordinator.says("/console")
    await coordinator.presses("Найти")
    await coordinator.sees("Кого найти?")
    await coordinator.says(words)


async def test_an_organisation_is_found_with_its_history(cluster: Cluster) -> None:
    oleg, olga = await has_a_bakery(cluster), cluster.coordinator
    await looks_up(olga, "рябин")
    await olga.sees("Нашлось 2 участника.", "ИП Рябинина А. В.", "Анна Рябинина")
    await olga.presses("ИП Рябинина А. В.")
    await olga.sees(
        "Кто: Предприниматель (ИП)",
        f"ИНН: {INN}",
        "Представитель: Анна Рябинина (администратор)",
        "заявка бизнеса «ИП Рябинина А. В.», одобрено",
    )
    for caption in ("Кто представляет", "Филиалы"):
        await olga.presses(caption)
        await olga.presses("Назад")
        await olga.sees("Кто: Предприниматель (ИП)")
    await olga.presses("Анна Рябинина")
    await olga.sees("Кто: без карточки специалиста", "Представляет: ИП Рябинина А. В. (администратор)")
    await looks_up(olga, INN)
    await olga.sees("Нашёлся 1 участник.", "ИП Рябинина А. В.")
    await oleg.presses_again(oleg.newest.id, "go:look-up")
    await oleg.gets_alert("На это у вас нет прав.")


async def test_a_note_is_kept_shown_exported_and_erased(cluster: Cluster) -> None:
    anna, olga = cluster.person("Анна"), cluster.coordinator
    await joins(anna)
    await olga.opens()
    await looks_up(olga, "берёзова")
    await olga.presses("Анна Берёзова")
    await olga.sees("Кто: Библиотекарь", "Пока ничего не было.")
    await olga.presses("Добавить заметку")
    await olga.says("Просила звонить <b>после обеда</b>")
    await olga.sees("заметка (Ольга Н.): Просила звонить <b>после обеда</b>")
    person = await cluster.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    kept = await cluster.app.services.privacy.export(person)
    assert [note["text"] for note in kept["notes"]] == ["Просила звонить <b>после обеда</b>"]
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await cluster.passes(25 * 3600)
    assert await left_of(cluster.app.database, "после обеда") == []
    await looks_up(olga, "берёзова")
    await olga.sees("Никого не нашлось.")


async def test_who_looks_after_other_places_does_not_find_and_cannot_open(cluster: Cluster) -> None:
    await has_a_bakery(cluster)
    boris, owner = await invited(cluster, "Борис Лось"), cluster.coordinator
    await owner.says("/console")
    for caption in ("Координаторы", "Борис Лось", "Муниципалитеты"):
        await owner.presses(caption)
    await owner.says("Ярцевский муниципальный округ")
    await looks_up(boris, "рябин")
    await boris.sees("Никого не нашлось.")
    await boris.presses_again(boris.newest.id, "rec:o:1:0")
    await boris.gets_alert("На это у вас нет прав.")
    async with cluster.app.database.read() as session:
        entries = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "refused"))).all()
    assert [entry.subject for entry in entries] == ["organisation:1"]


async def test_a_long_history_is_turned(cluster: Cluster) -> None:
    anna, olga = cluster.person("Анна"), cluster.coordinator
    await joins(anna)
    await olga.opens()
    await looks_up(olga, "берёзова")
    await olga.presses("Анна Берёзова")
    for number in range(9):
        await olga.presses("Добавить заметку")
        await olga.says(f"Номер {number} " + "&" * 290)
        await olga.sees(f"Номер {number}")
    assert len(olga.newest.words) <= 4096
    await olga.sees_not("Номер 0")
    await olga.presses("Раньше")
    await olga.sees("Номер 0")
    await olga.presses("Новее")
    await olga.sees("Номер 8")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_deed_has_words(language: str) -> None:
    texts = texts_in(language)
    modules = ("colleagues", "coordinators", "hosts", "merging", "rights", "units")
    source = "\n".join((SERVICES / f"{module}.py").read_text() for module in modules)
    deeds = set(
        re.findall(
            r'(?:note_down\(session, [\w.]+, |_note\(session, \w+, |action = |else )"([a-z]+(?: [a-z]+)?)"', source
        )
    )
    assert deeds >= {"made coordinator", "changed duties", "trusted", "trust taken", "refused"}
    assert not [deed for deed in deeds if not texts.has(f"registry-deed-{deed.replace(' ', '-')}")]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_case_has_words(language: str) -> None:
    """A card with a case of any kind, in any state, can be opened."""
    texts = texts_in(language)
    keys = {f"registry-kind-{kind}" for kind in Kind} | {f"registry-state-{state}" for state in State}
    assert not [key for key in sorted(keys) if not texts.has(key)]


async def test_twenty_thousand_participants_are_searched_at_once(database: Database) -> None:
    now = SandboxClock().now()
    async with database.begin() as session:
        names = [f"Участник{number} Фамилия{number % 977}" for number in range(20_000)]
        rows = [
            {"name": each, "language": "ru", "timezone": "Europe/Moscow", "search_text": searchable(each)}
            for each in names
        ]
        dates = {"created_at": now, "seen_at": now, "frequency": "never", "municipality": "vyazemsky"}
        await session.execute(insert(PersonRow), [row | dates for row in rows])
        clubs = [f"Клуб {number}" for number in range(2_000)]
        organisation = {"side": Side.INSTITUTION, "municipality": "vyazemsky", "created_at": now}
        await session.execute(
            insert(Organisation),
            [organisation | {"name": each, "search_text": searchable(each)} for each in clubs],
        )
    slowest = 0.0
    for query, total in (("фамилия976", 20), ("участник19999", 1), ("клуб 7", 111), ("нет такого", 0)):
        async with database.read() as session:
            begun = time.perf_counter()
            _, found = await search(session, query, None, 10)
            slowest = max(slowest, time.perf_counter() - begun)
        assert found == total
    assert slowest < 0.3
