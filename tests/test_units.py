"""Branches of an organisation: added, shown, renamed, moved, closed, and kept to those who administer it."""

from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery, link_from


async def opens_branches(oleg: Actor) -> None:
    await oleg.says("/profile")
    await oleg.presses("ИП Рябинина А. В.")
    await oleg.presses("Филиалы")


async def adds(oleg: Actor, name: str, settlement: str = "Пропустить") -> None:
    await oleg.presses("Добавить филиал")
    await oleg.sees("Как называется филиал?")
    await oleg.says(name)
    await oleg.presses("Пропустить")
    await oleg.sees("В каком населённом пункте?")
    if settlement == "Пропустить":
        await oleg.presses("Пропустить")
    else:
        await oleg.says(settlement)


async def test_a_branch_lives_and_is_seen_on_the_card(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    await opens_branches(oleg)
    await oleg.sees("пока нет филиалов")
    await adds(oleg, "Лавка <у> моста", "с. Хмелита")
    await oleg.sees("Лавка <у> моста", "Где: там же, где организация, с. Хмелита")
    await oleg.presses("Переименовать")
    await oleg.sees("Как называется филиал?")
    await oleg.says("Лавка у реки")
    await oleg.presses("Изменить место")
    await oleg.says("Сычёвский район")
    await oleg.presses("Пропустить")
    await oleg.sees("Где: Сычёвский муниципальный округ")
    await oleg.presses("Все филиалы")
    await oleg.sees("1 филиал.")
    await oleg.says("/profile")
    await oleg.presses("ИП Рябинина А. В.")
    await oleg.presses("Как меня видят")
    await oleg.sees("Филиалы: Лавка у реки")

    await opens_branches(oleg)
    await oleg.presses("Лавка у реки")
    await oleg.presses("Закрыть филиал")
    await oleg.sees("Филиал закрыт")
    await oleg.presses("Все филиалы")
    await oleg.sees("Лавка у реки (закрыт)")
    await oleg.says("/profile")
    await oleg.presses("ИП Рябинина А. В.")
    await oleg.presses("Как меня видят")
    await oleg.sees_not("Лавка")
    await opens_branches(oleg)
    await oleg.presses("Лавка у реки (закрыт)")
    await oleg.presses("Открыть снова")
    await oleg.sees("Закрыть филиал")


async def test_a_name_is_given_once(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    await opens_branches(oleg)
    await adds(oleg, "Лавка")
    await oleg.presses("Все филиалы")
    await adds(oleg, "Лавка")
    await oleg.gets_alert("Филиал «Лавка» уже есть.")


async def test_many_branches_are_turned(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    await opens_branches(oleg)
    for number in range(11):
        await adds(oleg, f"Лавка {number:02}")
        await oleg.presses("Все филиалы")
    await oleg.sees("11 филиалов.", "Лавка 07")
    await oleg.presses("Показать ещё")
    await oleg.sees("Лавка 10")
    await oleg.says("/profile")
    await oleg.presses("ИП Рябинина А. В.")
    await oleg.presses("Как меня видят")
    await oleg.sees("Лавка 09; и ещё 1")


async def test_others_do_not_touch_them(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    await opens_branches(oleg)
    await adds(oleg, "Лавка")
    _, close = oleg.button("Закрыть филиал")
    irina = cluster.person("Ирина")
    await irina.opens(await link_from(oleg, "Отчёты"))
    await irina.presses("Принять")
    await irina.says("Ирина Гай")
    await irina.presses("Открыть карточку")
    assert "Филиалы" not in irina.captions
    await irina.presses_again(irina.newest.id, close)
    await irina.gets_alert("На это у вас нет прав.")
    await irina.presses_again(irina.newest.id, "addunit:1")
    await irina.gets_alert("На это у вас нет прав.")
    await irina.presses_again(irina.newest.id, "unit:99:open")
    await irina.gets_alert("Этого здесь больше нет.")
