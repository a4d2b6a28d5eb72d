"""Two organisations that are one: what is offered, what moves, who is told, and two coordinators at once."""

import asyncio

from sqlalchemy import select

from bot.db.moderation import AuditEntry
from bot.db.organisations import Organisation
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery
from tests.test_coordinators import invited
from tests.test_registry import looks_up
from tests.test_units import adds, opens_branches


async def applies_again(cluster: Cluster) -> Actor:
    """Pyotr, who administers the same bakery under another name and without its taxpayer's number."""
    pyotr, olga = cluster.person("Пётр"), cluster.coordinator
    await pyotr.opens()
    for caption in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Самозанятый"):
        await pyotr.presses(caption)
    for answer in ("Пекарня Рябининых", "Вязьма", "Событийная индустрия", "Питание"):
        await pyotr.says(answer)
    await pyotr.says("Печём хлеб на закваске")
    for answer in ("Пётр Рябинин", "+7 4812 00-00-53"):
        await pyotr.says(answer)
    await pyotr.presses("Пропустить")
    await pyotr.presses("Отправить")
    await olga.sees("Пекарня Рябининых")
    await olga.presses("Одобрить")
    await pyotr.sees("теперь в кластере")
    return pyotr


async def chooses_to_merge(olga: Actor) -> None:
    await looks_up(olga, "пекарня")
    await olga.presses("Пекарня Рябининых")
    await olga.presses("Это повтор: объединить")
    await olga.says("рябинина")
    await olga.sees("Какая это организация?")
    await olga.presses("ИП Рябинина А. В.")


async def test_a_duplicate_is_merged(cluster: Cluster) -> None:
    oleg, olga = await has_a_bakery(cluster), cluster.coordinator
    pyotr = await applies_again(cluster)
    await pyotr.says("/profile")
    await pyotr.presses("Пекарня Рябининых")
    card = pyotr.newest.id
    await pyotr.presses("Филиалы")
    await adds(pyotr, "Лавка")
    _, old = pyotr.button("Все филиалы")
    await chooses_to_merge(olga)
    await olga.sees(
        "Объединить «Пекарня Рябининых» с «ИП Рябинина А. В.»?",
        "Перейдёт: 1 представитель; 1 филиал; 1 заявка.",
    )
    await olga.presses("Да, объединить")
    await olga.sees(
        "ИП Рябинина А. В.",
        "Представитель: Анна Рябинина (администратор)",
        "Представитель: Пётр Рябинин (администратор)",
        "объединена с повтором",
    )
    for person in (oleg, pyotr):
        await person.sees("Координатор объединил «Пекарня Рябининых» и «ИП Рябинина А. В.»")
    await pyotr.presses("Открыть карточку")
    await pyotr.sees("ИП Рябинина А. В.", "Подробнее: Печём хлеб на закваске")
    await pyotr.presses_again(card, old)
    await pyotr.sees("ИП Рябинина А. В.", "1 филиал.", "Лавка")
    await opens_branches(oleg)
    await oleg.sees("1 филиал.")
    await looks_up(olga, "пекарня рябининых")
    await olga.sees("Никого не нашлось.")


async def test_the_other_way_round(cluster: Cluster) -> None:
    await has_a_bakery(cluster)
    await applies_again(cluster)
    olga = cluster.coordinator
    await chooses_to_merge(olga)
    await olga.presses("Наоборот: оставить первую")
    await olga.sees("Объединить «ИП Рябинина А. В.» с «Пекарня Рябининых»?")
    await olga.presses("Да, объединить")
    async with cluster.app.database.read() as session:
        rows = (await session.scalars(select(Organisation).order_by(Organisation.id))).all()
    assert [(row.merged_into, row.inn) for row in rows] == [(2, None), (None, "006724025900")]
    assert rows[1].about == "Печём хлеб на закваске"


async def test_two_coordinators_merge_at_once(cluster: Cluster) -> None:
    await has_a_bakery(cluster)
    await applies_again(cluster)
    olga, igor = cluster.coordinator, await invited(cluster, "Игорь Лось")
    await chooses_to_merge(olga)
    await chooses_to_merge(igor)
    await asyncio.gather(olga.presses("Да, объединить"), igor.presses("Да, объединить"))
    async with cluster.app.database.read() as session:
        merged = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "merged"))).all()
        rows = (await session.scalars(select(Organisation).order_by(Organisation.id))).all()
    assert len(merged) == 2  # one line for each of the two organisations
    assert [row.merged_into for row in rows] == [None, 1]


async def test_it_cannot_be_merged_with_itself(cluster: Cluster) -> None:
    oleg, olga = await has_a_bakery(cluster), cluster.coordinator
    await olga.presses_again(olga.newest.id, "merge:1:1:0")
    await olga.gets_alert("Это одна и та же организация.")
    await oleg.presses_again(oleg.newest.id, "merge:1:1:1")
    await oleg.gets_alert("На это у вас нет прав.")
