"""Coordinators: appointed by a link or a contact, limited to municipalities, away with a deputy, removed."""

import re
from datetime import timedelta

from bot.db.moderation import Case, Kind, State
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import person_id
from tests.test_organisations import bakery_applies

DAY = 24 * 3600.0


async def invited(cluster: Cluster, name: str) -> Actor:
    """Somebody who became a coordinator by the owner's link."""
    owner = cluster.coordinator
    await owner.says("/console")
    await owner.presses("Координаторы")
    await owner.presses("Пригласить по ссылке")
    found = re.search(r"\?start=(i\S+)", owner.newest.words)
    assert found
    person = cluster.person(name.split()[0])
    await person.opens(found[1])
    await person.sees("Вас приглашают стать координатором кластера.")
    await person.presses("Принять")
    await person.says(name)
    await person.sees("Готово, вы координатор кластера.")
    await person.sees_not("Вы стали координатором")
    return person


async def test_a_coordinator_by_link_sees_the_queue(cluster: Cluster) -> None:
    igor = await invited(cluster, "Игорь Лось")
    oleg = cluster.person("Олег")
    await bakery_applies(oleg)
    await igor.sees("Новая заявка")
    await igor.presses("Одобрить")
    await igor.sees("Одобрено")
    await cluster.coordinator.presses("Одобрить")
    await cluster.coordinator.gets_alert("Уже решено: заявка одобрена")
    await cluster.coordinator.gets_alert("Игорь Л.")


async def test_a_coordinator_by_contact(cluster: Cluster) -> None:
    owner, igor = cluster.coordinator, cluster.person("Игорь")
    await igor.opens()
    await owner.says("/console")
    await owner.presses("Координаторы")
    await owner.presses("Назначить по контакту")
    await owner.says("Игорь")
    await owner.sees("контакт человека")
    await owner.sends_contact_of(igor)
    await owner.sees("Игорь: вся область")
    await igor.sees("Вы стали координатором кластера.")
    await igor.says("/console")
    await igor.sees("Консоль координатора")


async def test_a_limited_coordinator_decides_for_their_municipalities_only(cluster: Cluster) -> None:
    igor, owner = await invited(cluster, "Игорь Лось"), cluster.coordinator
    await owner.says("/console")
    await owner.presses("Координаторы")
    await owner.presses("Игорь Лось")
    await owner.presses("Муниципалитеты")
    await owner.says("Ярцевский муниципальный округ")
    await owner.sees("Игорь Лось: Ярцевский округ")
    oleg = cluster.person("Олег")
    await bakery_applies(oleg)  # in Vyazma
    await owner.sees("Новая заявка")
    await igor.says("/console")
    await igor.sees("Очередь: 0")
    await igor.presses_again(igor.newest.id, owner.button("Одобрить")[1])
    await igor.gets_alert("На это у вас нет прав.")


async def test_a_notice_counts_what_its_reader_may_decide(cluster: Cluster) -> None:
    igor, owner, oleg = await invited(cluster, "Игорь Лось"), cluster.coordinator, cluster.person("Олег")
    await oleg.opens()
    await owner.says("/console")
    for caption in ("Координаторы", "Игорь Лось", "Муниципалитеты"):
        await owner.presses(caption)
    await owner.says("Вяземский муниципальный округ")
    await owner.sees("Игорь Лось: Вяземский округ")
    now = cluster.clock.now()
    elsewhere = Case(
        kind=Kind.BUSINESS,
        state=State.SUBMITTED,
        author_id=await person_id(cluster, oleg),
        form="apply-business",
        title="В другом месте",
        municipality="yartsevsky",
        answers={},
        marked=[],
        submitted_at=now,
        changed_at=now,
        due_at=now + timedelta(days=2),
    )
    async with cluster.app.database.begin(effect=False) as session:
        session.add(elsewhere)
    await bakery_applies(oleg)
    await owner.sees("Новая заявка", "В очереди ещё 1.")
    await igor.sees("Новая заявка")
    assert "В очереди" not in igor.newest.words


async def test_a_deputy_gets_what_comes_meanwhile(cluster: Cluster) -> None:
    igor, vera = await invited(cluster, "Игорь Лось"), await invited(cluster, "Вера Кит")
    owner = cluster.coordinator
    for name, place in (("Игорь Лось", "Вяземский"), ("Вера Кит", "Ярцевский")):
        await owner.says("/console")
        for caption in ("Координаторы", name, "Муниципалитеты"):
            await owner.presses(caption)
        await owner.says(f"{place} муниципальный округ")
    await igor.says("/console")
    await igor.presses("Отъезд")
    await igor.presses("Вера Кит")
    await igor.presses("Завтра")
    await igor.sees("Новые заявки будут приходить заместителю.")
    await vera.sees("Игорь Л. в отъезде до")
    oleg = cluster.person("Олег")
    await bakery_applies(oleg)
    await vera.sees("Новая заявка")
    await igor.sees_not("Новая заявка")
    await vera.presses("Одобрить")
    await vera.sees("Одобрено")
    await cluster.passes(3 * DAY)
    await igor.says("/console")
    await igor.presses("Отъезд")
    await igor.sees("Кто будет разбирать заявки")
    for caption in ("Вера Кит", "Завтра", "Консоль", "Отъезд", "Снова на работе"):
        await igor.presses(caption)
    await igor.sees("С возвращением.")


async def test_a_removed_coordinator_decides_nothing(cluster: Cluster) -> None:
    igor, owner = await invited(cluster, "Игорь Лось"), cluster.coordinator
    oleg = cluster.person("Олег")
    await bakery_applies(oleg)
    await igor.sees("Новая заявка")
    await owner.says("/console")
    for caption in ("Координаторы", "Игорь Лось", "Снять с роли", "Да, снять"):
        await owner.presses(caption)
    await owner.sees("Пока координаторов нет")
    await igor.presses("Одобрить")
    await igor.gets_alert("На это у вас нет прав.")
    await igor.says("/console")
    await igor.sees("нет прав")


async def test_only_the_owner_makes_coordinators(cluster: Cluster) -> None:
    igor = await invited(cluster, "Игорь Лось")
    await igor.says("/console")
    await igor.presses("Координаторы")
    assert "Пригласить по ссылке" not in igor.captions
    await igor.presses_again(igor.newest.id, "go:inv-coord")
    await igor.gets_alert("На это у вас нет прав.")
