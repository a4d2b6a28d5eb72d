"""Who acts for an organisation: joining a known one, invitations, duties, leaving, handing over."""

import re

import pytest

from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_organisations import INN, bakery_applies

DAY = 24 * 3600.0


async def has_a_bakery(cluster: Cluster) -> Actor:
    """Oleg, administrator of an approved bakery."""
    olga, oleg = cluster.coordinator, cluster.person("Олег")
    await olga.opens()
    await bakery_applies(oleg)
    await olga.sees("Новая заявка")
    await olga.presses("Одобрить")
    await oleg.sees("теперь в кластере")
    return oleg


async def link_from(administrator: Actor, duty: str) -> str:
    """The payload of a fresh invitation."""
    await administrator.says("/profile")
    await administrator.presses("ИП Рябинина А. В.")
    await administrator.presses("Кто представляет")
    await administrator.presses("Пригласить коллегу")
    await administrator.presses(duty)
    found = re.search(r"\?start=(i\S+)", administrator.newest.words)
    assert found
    return found[1]


async def test_a_known_organisation_is_joined_and_not_made_twice(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    irina = cluster.person("Ирина")
    await irina.opens()
    for caption in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Предприниматель (ИП)"):
        await irina.presses(caption)
    for answer in ("Пекарня", "Вязьма", "Событийная индустрия", "Питание"):
        await irina.says(answer)
    await irina.presses("Пропустить")
    for answer in ("Ирина Гай", "+7 4812 00-00-52", INN):
        await irina.says(answer)
    await irina.presses("Да, верно")
    await irina.presses("Отправить")
    await irina.sees("Организация с этим ИНН уже в кластере: «ИП Рябинина А. В.»")
    await irina.presses("Нет, исправить ИНН")
    await irina.sees("Какой у вас ИНН?")
    await irina.says(INN)
    await irina.presses("Да, верно")
    await irina.sees("Название: Пекарня", INN)
    await irina.presses("Отправить")
    await irina.presses("Да, хочу представлять")
    await irina.sees("Какая у вас должность?")
    await irina.says("пекарь")
    await irina.sees("Имя: Ирина Гай", "Должность: пекарь")
    await irina.presses("Отправить")
    await irina.sees("Спасибо, заявка отправлена.")
    await irina.says("/start")
    await irina.sees_not("остановились")

    await oleg.sees("Новая заявка", "ИП Рябинина А. В., представитель организации", "Ирина Гай, пекарь")
    await oleg.presses("Одобрить")
    await oleg.sees("Одобрено")
    assert oleg.captions == ["Меню", "Открыть заявку"], "an administrator has no queue"
    await irina.sees("Заявка одобрена: теперь вы представляете «ИП Рябинина А. В.»")
    await irina.presses("Моя организация")
    await irina.sees("ИП Рябинина А. В.")
    assert "Изменить" not in irina.captions
    await cluster.coordinator.presses("Одобрить")
    await cluster.coordinator.gets_alert("Уже решено: заявка одобрена")


async def test_an_administrator_declines_a_colleague(cluster: Cluster) -> None:
    """Who is no coordinator may decide about this, and gives a reason like they do."""
    oleg, irina = await has_a_bakery(cluster), cluster.person("Ирина")
    await irina.opens()
    await irina.presses_again(irina.newest.id, "org:1:join")
    for answer in ("Ирина Гай", "пекарь"):
        await irina.says(answer)
    await irina.presses("Отправить")
    await oleg.sees("Новая заявка")
    await oleg.presses("Отклонить")
    await oleg.presses("Написать пояснение")
    await oleg.says("Мы вас не знаем.")
    await oleg.sees("Почему отклоняем?", "Ваше пояснение: «Мы вас не знаем.»")
    await oleg.presses("Нет полномочий")
    await oleg.sees("Отклонено")
    await irina.sees("Не удалось подтвердить, что вы представляете организацию. «Мы вас не знаем.»")


async def test_an_invitation_works_once(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    payload = await link_from(oleg, "Отчёты")
    irina, boris = cluster.person("Ирина"), cluster.person("Борис")
    await irina.opens(payload)
    await irina.sees("Вас приглашают представлять «ИП Рябинина А. В.»", "отчёты", "согласие")
    await boris.opens(payload)
    await boris.sees("Вас приглашают")
    await irina.presses("Принять")
    await irina.sees("Как вас зовут?")
    await irina.says("Ирина Гай")
    await irina.sees("Готово, вы представляете организацию.")
    await oleg.sees("новый представитель")
    await boris.presses("Принять")
    await boris.gets_alert("Это приглашение уже использовано или устарело.")
    await irina.opens(payload)
    await irina.sees("Это приглашение уже использовано или устарело.")


async def test_an_invitation_expires(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    payload = await link_from(oleg, "Публикации")
    await cluster.passes(7 * DAY + 1)
    boris = cluster.person("Борис")
    await boris.opens(payload)
    await boris.sees("устарело")


async def test_duties_are_given_and_taken_and_the_last_administrator_stays(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    payload = await link_from(oleg, "Отчёты")
    irina = cluster.person("Ирина")
    await irina.opens(payload)
    await irina.presses("Принять")
    await irina.says("Ирина Гай")

    await oleg.says("/profile")
    for caption in ("ИП Рябинина А. В.", "Кто представляет", "Анна Рябинина"):
        await oleg.presses(caption)
    await oleg.presses("☑ Администратор")
    await oleg.gets_alert("единственный администратор")
    await oleg.presses("Назад")
    await oleg.presses("Ирина Гай")
    await oleg.presses("☐ Администратор")
    await oleg.sees("☑ Администратор")
    await oleg.presses("Назад")
    await oleg.presses("Больше не представляю")
    await oleg.presses("Да, больше не представляю")
    await oleg.sees("Вы больше не представляете «ИП Рябинина А. В.»")
    await irina.says("/profile")
    for caption in ("ИП Рябинина А. В.", "Кто представляет"):
        await irina.presses(caption)
    await irina.sees("Ирина Гай: администратор, отчёты")
    await irina.sees_not("Рябинина:")


async def test_whoever_erases_themselves_is_asked_for_a_successor(cluster: Cluster) -> None:
    oleg, olga = await has_a_bakery(cluster), cluster.coordinator
    await oleg.says("/privacy")
    await oleg.presses("Удалить всё")
    await oleg.sees("Вы единственный администратор: «ИП Рябинина А. В.»", "Кто представляет")
    await oleg.presses("Удалить")
    await cluster.passes(DAY + 61)
    await oleg.sees("Ваши данные удалены")
    await olga.sees("больше нет администратора")
    await olga.presses("Кто представляет")
    await olga.sees("ИП Рябинина А. В.")


async def test_a_stranger_cannot_reach_into_an_organisation(cluster: Cluster) -> None:
    oleg = await has_a_bakery(cluster)
    await oleg.says("/profile")
    await oleg.presses("ИП Рябинина А. В.")
    message = oleg.newest
    boris = cluster.person("Борис")
    await boris.opens()
    data = [button["callback_data"] for row in message.buttons for button in row]
    for each in data:
        if each.startswith("org:"):
            await boris.presses_again(boris.newest.id, each)
            if "change" not in each:
                await boris.gets_alert("На это у вас нет прав.")


@pytest.mark.parametrize("payload", ["i", "ixxxxxxxx", "i" + "9" * 60])
async def test_an_unknown_invitation_says_so(cluster: Cluster, payload: str) -> None:
    anna = cluster.person()
    await anna.opens(payload)
    await anna.sees("устарело")
