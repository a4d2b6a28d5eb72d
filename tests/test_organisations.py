"""Organisations apply, coordinators decide: from /start to the card, with everything that can get in between."""

import pytest

from tests.actors import Actor
from tests.conftest import Cluster

INN = "006724025900"  # arithmetically right, of a region that does not exist


async def bakery_applies(oleg: Actor, *, name: str = "ИП Рябинина А. В.") -> None:
    """A sole trader's application, with the taxpayer's number."""
    await oleg.opens()
    for caption in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Предприниматель (ИП)"):
        await oleg.presses(caption)
    await oleg.says(name)
    await oleg.presses("Вязьма")
    await oleg.says("Событийная индустрия")
    await oleg.says("Питание")
    await oleg.presses("Пропустить")  # details
    await oleg.says("Анна Рябинина")
    await oleg.says("+7 4812 00-00-51")
    await oleg.says(INN)
    await oleg.sees("Всё верно?")
    await oleg.presses("Да, верно")
    await oleg.sees("Проверьте, пожалуйста:", "ИП Рябинина А. В.", "Питание")
    await oleg.presses("Отправить")
    await oleg.sees("Спасибо, заявка отправлена.")


async def test_a_bakery_is_returned_corrected_and_approved(cluster: Cluster) -> None:
    olga, oleg = cluster.coordinator, cluster.person("Олег")
    await olga.opens()
    await bakery_applies(oleg)
    await olga.sees("Новая заявка", "ИП Рябинина А. В., малый бизнес", "Вяземский округ", "Питание", "ИНН проверен")

    await olga.presses("Вернуть")
    await olga.sees("Что поправить? Отметьте поля.")
    await olga.presses("Вернуть заявителю")
    await olga.gets_alert("Отметьте, пожалуйста, хотя бы одно поле.")
    await olga.presses("Что предлагаете")
    await olga.presses("Подробнее")
    await olga.presses("Написать пояснение")
    await olga.says("Напишите, пожалуйста, на сколько человек готовите")
    await olga.sees("☑ Что предлагаете", "Ваше пояснение:")
    await cluster.restart()
    await olga.presses("Вернуть заявителю")
    await olga.sees("Возвращено на исправление")

    await oleg.sees("Координатор просит поправить: «Что предлагаете», «Подробнее».", "на сколько человек готовите")
    await oleg.presses("Поправить")
    await oleg.sees("Вопрос 1 из 2.", "Что вы предлагаете", "☑ Питание")
    await oleg.presses("Мастер-классы")
    await oleg.presses("Дальше: выбрано 2")
    await oleg.sees("Вопрос 2 из 2.")
    await cluster.restart()
    await oleg.says("Готовим до ста человек")
    await oleg.sees("Проверьте, пожалуйста:", "Готовим до ста человек")
    await oleg.sees_not("Контакт")
    await oleg.presses("Отправить")

    await olga.sees("Заявка исправлена")
    await olga.presses("Открыть заявку")
    await olga.sees("Мастер-классы; Питание (было: Питание)", "Готовим до ста человек (было: пропущено)")
    await olga.presses("Одобрить")
    await olga.sees("Одобрено: «ИП Рябинина А. В.»")
    await oleg.sees("Заявка одобрена: ИП Рябинина А. В. теперь в кластере.")
    await oleg.presses("Моя организация")
    await oleg.sees("ИП Рябинина А. В.", "Предприниматель (ИП)", "Готовим до ста человек", INN)


async def test_an_institution_applies_and_fills_in_the_rest_later(cluster: Cluster) -> None:
    olga, maria = cluster.coordinator, cluster.person("Мария")
    await olga.opens()
    await maria.opens()
    for caption in ("Вступить в кластер", "Представляю учреждение", "Даю согласие"):
        await maria.presses(caption)
    for answer in ("Библиотека", "МБУК «Вяземская библиотека» <демо>", "Вяземская библиотека", "Вязьма"):
        await maria.says(answer)
    await maria.presses("Муниципалитет")
    await maria.says("Библиотечное дело")
    for answer in ("Мария Берёзова", "директор"):
        await maria.says(answer)
    await maria.presses("Пропустить")
    await maria.sees("на какую почту писать?")
    await maria.says("maria@example.org")
    await maria.presses("Руководитель")
    await maria.presses("Пропустить")
    await maria.presses("Пропустить")
    await maria.sees("Учредитель: Муниципалитет", "Почта: maria@example.org")
    await maria.presses("Отправить")
    await olga.sees("Вяземская библиотека, учреждение", "ИНН не указан")
    await olga.presses("Одобрить")
    await maria.sees("Заявка одобрена")
    await maria.presses("Моя организация")
    await maria.sees("Учредитель: Муниципалитет", "Работников: не указано", "Официальная анкета: не указано")
    for line, answer, shown in (
        ("Работников", "38", "Работников: 38 человек"),
        ("ОКВЭД", "91.01", "ОКВЭД: 91.01"),
        ("Официальная анкета", "example.org/anketa", "Официальная анкета: https://example.org/anketa"),
    ):
        await maria.presses("Изменить")
        await maria.presses(line)
        await maria.says(answer)
        await maria.sees(shown)


@pytest.mark.parametrize(
    ("caption", "registered"),
    [
        ("Организация (ООО и другие)", True),
        ("Самозанятый", False),
        ("Некоммерческая организация", True),
        ("Инициативная группа", False),
    ],
)
async def test_every_kind_of_business_applies(cluster: Cluster, caption: str, registered: bool) -> None:
    olga, oleg = cluster.coordinator, cluster.person("Олег")
    await olga.opens()
    await oleg.opens()
    for each in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", caption):
        await oleg.presses(each)
    if registered:
        await oleg.says("Общество «Студия событий „Повод“»")
    for answer in ("Студия «Повод»", "Вязьма", "Событийная индустрия", "Ведущий"):
        await oleg.says(answer)
    await oleg.presses("Пропустить")
    for answer in ("Олег Рябинин", "+7 4812 00-00-51"):
        await oleg.says(answer)
    if registered:
        await oleg.presses("Руководитель")
        await oleg.presses("Пропустить")
    if caption != "Инициативная группа":
        await oleg.sees("ИНН")
        await oleg.presses("Пропустить")
    await oleg.sees("Проверьте, пожалуйста:", f"Вид: {caption}")
    await oleg.presses("Отправить")
    sides = {
        "Самозанятый": "самозанятый",
        "Некоммерческая организация": "НКО",
        "Инициативная группа": "инициативная группа",
    }
    await olga.sees(f"Студия «Повод», {sides.get(caption, 'малый бизнес')}")
    await olga.presses("Одобрить")
    await oleg.presses("Моя организация")
    await oleg.sees("Студия «Повод»", caption)
    await oleg.presses("Изменить")
    assert "Учредитель" not in oleg.captions
    assert ("ИНН" in oleg.captions) == (caption != "Инициативная группа")


async def test_in_whose_name_one_acts_is_said(cluster: Cluster) -> None:
    oleg = cluster.person("Олег")
    await cluster.coordinator.opens()
    for name in ("Хор «Роса»", "Студия света"):
        await oleg.says("/join")
        await oleg.presses("Малый бизнес, самозанятый, НКО")
        if "Даю согласие" in oleg.captions:
            await oleg.presses("Даю согласие")
        await oleg.presses("Инициативная группа")
        for answer in (name, "Вязьма", "Театр", "Костюмы"):
            await oleg.says(answer)
        await oleg.presses("Пропустить")
        for answer in ("Олег Рябинин", "+7 4812 00-00-51"):
            await oleg.says(answer)
        await oleg.presses("Отправить")
        await cluster.coordinator.sees(name)
        await cluster.coordinator.presses("Одобрить")
        await oleg.sees("Заявка одобрена")
    await oleg.presses("Моя организация")
    await oleg.sees("Вы представляете несколько организаций. Сейчас вы действуете от имени «Хор „Роса“».")
    await oleg.presses("Студия света")
    await oleg.presses("Действовать от её имени")
    await oleg.gets_alert("Теперь вы действуете от имени «Студия света».")
    assert "Действовать от её имени" not in oleg.captions
