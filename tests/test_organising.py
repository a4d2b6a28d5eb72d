"""Those who hold events: a proposal's way to the public, trust, changes, cancelling, withdrawing, series."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.db.events import Event, EventState
from bot.db.moderation import AuditEntry
from tests.actors import Actor
from tests.conftest import Cluster
from tests.sandbox_world import png
from tests.test_colleagues import has_a_bakery, link_from

MOSCOW = ZoneInfo("Europe/Moscow")
DAY = 24 * 3600.0


async def opens_desk(oleg: Actor) -> None:
    await oleg.says("/menu")
    for caption in ("Моя организация", "Мероприятия"):
        await oleg.presses(caption)


async def fills_in(oleg: Actor, heading: str = "Хлеб и песня", when: str = "2 декабря с 15 до 17") -> None:
    """The shortest way through the form: two typed messages and eleven presses."""
    await oleg.presses("Предложить мероприятие")
    await oleg.sees("Как называется мероприятие?")
    await oleg.says(heading)
    await oleg.presses("Мастер-класс")
    await oleg.says(when)
    for caption in ("Очно", "ИП Рябинина А. В.", "Для всех", "6+", "Бесплатно", "В боте"):
        await oleg.presses(caption)
    await oleg.says("20")
    await oleg.presses("Нет")
    await oleg.presses("Дальше")
    await oleg.sees("Проверьте, пожалуйста:", heading)


async def proposes(oleg: Actor, heading: str = "Хлеб и песня", when: str = "2 декабря с 15 до 17") -> None:
    await opens_desk(oleg)
    await fills_in(oleg, heading, when)
    await oleg.presses("Отправить")
    await oleg.sees("Спасибо, отправлено.")


async def has_an_event(cluster: Cluster, heading: str = "Хлеб и песня", when: str = "2 декабря с 15 до 17") -> Actor:
    """Oleg of the bakery, whose event has just been approved."""
    oleg = await has_a_bakery(cluster)
    await proposes(oleg, heading, when)
    await cluster.coordinator.presses("Одобрить")
    await oleg.sees("Опубликовано.")
    return oleg


async def events_of(cluster: Cluster) -> list[Event]:
    async with cluster.app.database.read() as session:
        return list((await session.scalars(select(Event).order_by(Event.starts_at, Event.id))).all())


async def test_an_event_is_proposed_returned_corrected_and_approved(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg)
    await olga.sees(
        "Новая заявка", "Хлеб и песня", "ИП Рябинина А. В.", "Вид: Мастер-класс", "2 декабря 2048", "Бесплатно"
    )
    await oleg.presses("Где моё мероприятие")
    await oleg.sees("Хлеб и песня", "Заявка ждёт координатора")

    await olga.presses("Вернуть")
    await olga.presses("☐ Цена")
    await olga.presses("Написать пояснение")
    await olga.says("Материалы тоже бесплатно?")
    await olga.presses("Вернуть заявителю")
    await oleg.sees("Координатор просит поправить одно: «Цена».", "Материалы тоже бесплатно?")
    await oleg.presses("Поправить")
    await oleg.sees("Сколько стоит вход?")
    await oleg.says("от 300 до 500")
    await oleg.sees("300–500 ₽")
    await oleg.presses("Отправить")
    await oleg.sees("исправленное отправлено")

    await olga.sees("Заявка исправлена")
    await olga.presses("Открыть заявку")
    await olga.sees("мероприятие, ИП Рябинина А. В.", "Цена: 300–500 ₽ (было: Бесплатно)", "Место: ИП Рябинина А. В.")
    await olga.presses("Одобрить")
    await olga.sees("Одобрено: «Хлеб и песня»")
    await oleg.sees("Хлеб и песня", "Опубликовано. Мероприятие уже видно всем.")
    await oleg.presses("Посмотреть")
    await oleg.sees(
        "Хлеб и песня",
        "В среду, 2 декабря, в 15:00, до 17:00.",
        "Вяземский округ, ИП Рябинина А. В.",
        "300–500 ₽, 6+.",
        "Мастер-класс для всех.",
        "Осталось 20 мест из 20.",
        "Организатор: ИП Рябинина А. В.",
        "Управлять",
    )


async def test_a_declined_event_says_why(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg)
    await olga.presses("Отклонить")
    await olga.presses("Уже опубликовано")
    await oleg.sees("Мероприятие «Хлеб и песня» не опубликовано. Такое мероприятие уже есть в афише.")
    assert await events_of(november) == []


async def test_who_may_not_publish_has_no_desk(november: Cluster) -> None:
    oleg = await has_a_bakery(november)
    payload = await link_from(oleg, "Отчёты")
    irina, boris = november.person("Ирина"), november.person("Борис")
    await irina.opens(payload)
    await irina.presses("Принять")
    await irina.says("Ирина Гай")
    await irina.says("/menu")
    await irina.presses("Моя организация")
    assert "Мероприятия" not in irina.captions
    await opens_desk(oleg)
    _, desk = oleg.button("Прошедшие и отменённые")
    _, new = oleg.button("Предложить мероприятие")
    await boris.opens()
    for person in (irina, boris):
        for data in (desk, new):
            await person.presses_again(person.newest.id, data)
            await person.gets_alert("На это у вас нет прав.")


async def test_a_trusted_organisation_publishes_at_once(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await olga.says("/menu")
    for caption in ("Участники", "Организации", "ИП Рябинина А. В."):
        await olga.presses(caption)
    await olga.presses("☐ Публикует без проверки")
    await olga.sees("☑ Публикует без проверки")
    await opens_desk(oleg)
    await oleg.sees("Новое публикуется сразу.")
    await fills_in(oleg)
    await oleg.presses("Отправить")
    await oleg.sees("Опубликовано.")
    await olga.presses("☑ Публикует без проверки")
    await olga.sees("☐ Публикует без проверки")
    await opens_desk(oleg)
    await oleg.sees("Новое сначала смотрит координатор", "впереди 1 мероприятие", "Хлеб и песня")
    async with november.app.database.read() as session:
        lines = (await session.scalars(select(AuditEntry.action).where(AuditEntry.subject == "organisation:1"))).all()
    assert lines == ["trusted", "trust taken"]


async def test_a_stranger_cannot_switch_trust(november: Cluster) -> None:
    oleg = await has_a_bakery(november)
    await oleg.says("/menu")
    await oleg.presses_again(oleg.newest.id, "trust:1:1")
    await oleg.gets_alert("На это у вас нет прав.")


async def test_the_cluster_publishes_its_own(november: Cluster) -> None:
    olga = november.coordinator
    await olga.opens()
    await olga.says("/console")
    await olga.presses("Мероприятия кластера")
    await olga.sees("Кластер: мероприятий впереди нет.", "Новое публикуется сразу.")
    await olga.presses("Предложить мероприятие")
    await olga.says("Форум кластера")
    await olga.presses("Показать ещё")
    await olga.presses("Встреча участников кластера")
    await olga.says("завтра в 10")
    await olga.presses("2 часа")
    await olga.presses("Очно и онлайн")
    await olga.says("Дом культуры, ул. Примерная, 5")
    await olga.sees("В каком муниципалитете?")
    await olga.presses("Вязьма")
    await olga.says("https://example.org/forum")
    for caption in ("18+", "Бесплатно", "Не нужна", "Нет", "Дальше", "Отправить", "Посмотреть"):
        await olga.presses(caption)
    await olga.sees(
        "Форум кластера",
        "Вяземский округ, Дом культуры, ул. Примерная, 5 и онлайн.",
        "Смотреть: https://example.org/forum",
        "Встреча участников кластера.",
        "Организатор: кластер",
    )


async def test_as_last_time_asks_only_when(november: Cluster) -> None:
    oleg, olga = await has_an_event(november), november.coordinator
    await opens_desk(oleg)
    await oleg.presses("Предложить мероприятие")
    await oleg.sees("Из прошлого мероприятия возьмём всё, кроме даты.")
    await oleg.presses("Как прошлый раз: Хлеб и песня")
    await oleg.sees("Когда?")
    await oleg.says("в субботу с 12 до 13:30")
    await oleg.sees("Проверьте, пожалуйста:", "Хлеб и песня", "20 мест")
    await oleg.presses("Отправить")
    await oleg.sees("Спасибо, отправлено.")
    await olga.presses("Одобрить")
    await oleg.sees("Опубликовано.")
    first, second = sorted(await events_of(november), key=lambda each: each.id)
    same = (
        "title",
        "kind",
        "audience",
        "format",
        "municipality",
        "place",
        "address",
        "age_mark",
        "price_from",
        "seats",
    )
    assert [getattr(first, name) for name in same] == [getattr(second, name) for name in same]
    assert second.ends_at - second.starts_at != first.ends_at - first.starts_at


async def test_a_clean_sheet_is_clean(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await opens_desk(oleg)
    for caption in ("Предложить мероприятие", "С чистого листа"):
        await oleg.presses(caption)
    await oleg.says("Другое")
    await oleg.sees("Что это будет?")
    await opens_desk(oleg)
    for caption in ("Предложить мероприятие", "С чистого листа"):
        await oleg.presses(caption)
    await oleg.sees("Как называется мероприятие?")


async def test_whoever_left_the_question_whether_to_cancel_goes_on(november: Cluster) -> None:
    oleg = await has_a_bakery(november)
    await opens_desk(oleg)
    await oleg.presses("Предложить мероприятие")
    await oleg.says("Хлеб и песня")
    await oleg.presses("Отменить")
    await oleg.sees("Отменить анкету?")
    await opens_desk(oleg)
    await oleg.presses("Предложить мероприятие")
    await oleg.sees("Что это будет?")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2 декабря с 17 до 15", "Окончание раньше начала."),
        ("с 20 по 5 декабря 2048", "Окончание раньше начала."),
        ("вчера в 15:00", "уже в прошлом"),
        ("1.11.2048 10:00", "уже в прошлом"),
        ("2 декабря", "в котором часу?"),
        ("как-нибудь", "Не получилось понять, когда."),
        ("32 декабря в 15:00", "Не получилось понять, когда."),
        ("2 декабря в 25:00", "Не получилось понять, когда."),
    ],
)
async def test_a_wrong_time_is_explained(november: Cluster, typed: str, said: str) -> None:
    oleg = await has_a_bakery(november)
    await opens_desk(oleg)
    await oleg.presses("Предложить мероприятие")
    await oleg.says("Хлеб и песня")
    await oleg.presses("Концерт")
    await oleg.says(typed)
    await oleg.sees(said, "Когда?")
    await oleg.says("2.12 18-20")
    await oleg.sees("2 декабря 2048, среда, 18:00–20:00. Всё верно?")
    await oleg.presses("Да, верно")
    await oleg.sees("Как пройдёт?")


# What becomes of a published event


async def manages(oleg: Actor, title: str = "Хлеб и песня") -> None:
    await opens_desk(oleg)
    await oleg.presses(title)
    await oleg.sees("Изменить", "Перенести", "Отменить мероприятие", "Снять с публикации")


async def is_trusted(cluster: Cluster) -> None:
    person = await cluster.app.services.people.meet("telegram", str(cluster.owner), lambda default: default)
    await cluster.app.services.hosts.trust(person, 1, wanted=True)


async def test_small_changes_are_made_at_once(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await manages(oleg)
    await oleg.presses("Изменить")
    await oleg.presses("Описание")
    await oleg.says("Печём каравай <b>&")
    await oleg.sees("Готово, изменено.", "Хлеб и песня", "Изменить")
    await oleg.presses("Изменить")
    await oleg.presses("Доступность")
    await oleg.presses("☐ Пандус")
    await oleg.presses("Дальше: выбран 1")
    await oleg.presses("Как видят другие")
    await oleg.sees("Печём каравай <b>&", "Для людей с инвалидностью: пандус.")
    await manages(oleg)
    await oleg.presses("Изменить")
    await oleg.presses("Доступность")
    await oleg.sees("☑ Пандус")
    (event,) = await events_of(november)
    assert event.sequence == 2


async def test_a_new_price_of_an_untrusted_organisation_waits(november: Cluster) -> None:
    oleg, olga = await has_an_event(november), november.coordinator
    await manages(oleg)
    await oleg.presses("Изменить")
    await oleg.presses("Цена")
    await oleg.says("500")
    await oleg.presses("Нет")
    await oleg.sees("Спасибо, отправлено.")
    assert (await events_of(november))[0].price_from is None
    await olga.sees("Изменить «Хлеб и песня», ИП Рябинина А. В.", "Цена: 500 ₽")
    await olga.presses("Открыть заявку")
    await olga.sees("изменение мероприятия", "Цена: 500 ₽ (было: Бесплатно)")
    await olga.presses("Вернуть")
    await olga.presses("☐ Цена")
    await olga.presses("Вернуть заявителю")
    await oleg.sees("«Цена»")
    await oleg.presses("Поправить")
    await oleg.says("300")
    await oleg.sees("исправленное отправлено")
    await olga.sees("Цена: 300 ₽")
    await olga.presses("Одобрить")
    await oleg.sees("Хлеб и песня", "Изменение одобрено, его уже видно всем.")
    (event,) = await events_of(november)
    assert (event.price_from, event.price_to) == (300, 300)


async def test_a_trusted_organisation_moves_its_event(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await is_trusted(november)
    (before,) = await events_of(november)
    await manages(oleg)
    await oleg.presses("Перенести")
    await oleg.sees("На когда переносим «Хлеб и песня»?")
    await oleg.presses("Назвать новую дату")
    await oleg.says("9 декабря в 16:00")
    await oleg.presses("3 часа")
    await oleg.sees("В среду, 9 декабря, в 16:00, до 19:00.", "Перенесено, было 2 декабря в 15:00.")
    (after,) = await events_of(november)
    assert after.moved_from == before.starts_at
    assert after.state == EventState.PUBLISHED


async def test_an_event_is_put_off_and_finds_its_day(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await is_trusted(november)
    await manages(oleg)
    await oleg.presses("Перенести")
    await oleg.presses("Дата пока неизвестна")
    await oleg.says("Ведущая заболела")
    await oleg.sees("Перенесено, новой даты пока нет. Причина: Ведущая заболела")
    (event,) = await events_of(november)
    anna = november.person("Анна")
    await anna.opens(f"e{event.id}")
    await anna.sees("Перенесено, новой даты пока нет.", "Ведущая заболела")
    await anna.sees_not("2 декабря")
    await anna.presses("Назад к списку")
    await anna.sees_not("Хлеб и песня")
    await manages(oleg, "Перенесено · Хлеб и песня")
    await oleg.presses("Перенести")
    await oleg.presses("Назвать новую дату")
    await oleg.says("9 декабря с 16 до 18")
    await anna.opens(f"e{event.id}")
    await anna.sees("В среду, 9 декабря, в 16:00, до 18:00.")
    await anna.sees_not("Ведущая заболела")


@pytest.mark.parametrize(
    ("ways", "typed"),
    [(("Отменить мероприятие", "Да, отменить"), False), (("Перенести", "Дата пока неизвестна"), True)],
    ids=["cancelled", "postponed"],
)
async def test_who_has_to_say_why_may_leave_it_as_it_is(november: Cluster, ways: tuple[str, ...], typed: bool) -> None:
    oleg = await has_an_event(november)
    await manages(oleg)
    for caption in ways:
        await oleg.presses(caption)
    await oleg.sees("прочтут все, кто собирался прийти.")
    assert "Отменить" not in oleg.captions
    if typed:
        await oleg.says("/cancel")
    else:
        await oleg.presses("Оставить как есть")
    await oleg.sees("В среду, 2 декабря, в 15:00", "Снять с публикации")
    (event,) = await events_of(november)
    assert event.state == EventState.PUBLISHED


async def test_a_cancelled_event_says_why_and_stays_cancelled(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await manages(oleg)
    change, data = oleg.button("Изменить")
    await oleg.presses("Отменить мероприятие")
    await oleg.sees("Отменить «Хлеб и песня»?", "Оставить как есть")
    await oleg.presses("Да, отменить")
    await oleg.says("Ремонт печи")
    await oleg.sees("Отменено. Причина: Ремонт печи", "Повторить в другой день")
    assert "Изменить" not in oleg.captions
    await oleg.presses_again(change.id, data)
    await oleg.presses("Описание")
    await oleg.gets_alert("Мероприятие отменено, изменить его нельзя.")
    (event,) = await events_of(november)
    anna = november.person("Анна")
    await anna.opens(f"e{event.id}")
    await anna.sees("Отменено. Причина: Ремонт печи")
    await anna.presses("Назад к списку")
    await anna.sees_not("Хлеб и песня")


async def test_a_withdrawn_event_is_out_of_sight(november: Cluster) -> None:
    oleg = await has_an_event(november)
    (event,) = await events_of(november)
    anna = november.person("Анна")
    await anna.opens(f"e{event.id}")
    await manages(oleg)
    await oleg.presses("Снять с публикации")
    await oleg.presses("Да, снять")
    await oleg.sees("Снято с публикации.")
    await anna.opens(f"e{event.id}")
    await anna.sees("Мероприятие «Хлеб и песня» снято с публикации.", "Назад к списку")
    await anna.sees_not("ИП Рябинина")
    await opens_desk(oleg)
    await oleg.presses("Прошедшие и отменённые")
    await oleg.sees("Снято · Хлеб и песня")


async def test_what_others_hold_cannot_be_touched(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await manages(oleg)
    boris = november.person("Борис")
    await boris.opens()
    for row in oleg.newest.buttons:
        for each in row:
            data = each["callback_data"]
            if data.startswith(("ev:", "new:", "desk:")) and ":open:" not in data:
                await boris.presses_again(boris.newest.id, data)
                await boris.gets_alert("На это у вас нет прав.")


async def test_a_change_that_comes_too_late_is_not_made(november: Cluster) -> None:
    oleg, olga = await has_an_event(november), november.coordinator
    await manages(oleg)
    await oleg.presses("Изменить")
    await oleg.presses("Название")
    await oleg.says("Хлеб без песни")
    await oleg.sees("Спасибо, отправлено.")
    await opens_desk(oleg)
    await oleg.sees("Изменение на проверке: Хлеб и песня")
    await oleg.presses("2 декабря · Хлеб и песня")
    await oleg.presses("Отменить мероприятие")
    await oleg.presses("Да, отменить")
    await oleg.says("Ремонт печи")
    await olga.presses("Одобрить")
    await olga.gets_alert("Мероприятие отменено, изменить его нельзя.")
    assert (await events_of(november))[0].title == "Хлеб и песня"


async def test_a_proposal_decided_after_its_day_is_not_published(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg, when="завтра с 15 до 17")
    await november.passes(3 * DAY)
    await olga.presses("Одобрить")
    await olga.gets_alert("Это время уже прошло.")
    await olga.presses("Вернуть")
    await olga.presses("☐ Когда")
    await olga.presses("Вернуть заявителю")
    await oleg.presses("Поправить")
    await oleg.says("9 декабря с 15 до 17")
    await oleg.presses("Отправить")
    await olga.sees("Заявка исправлена")
    await olga.presses("Одобрить")
    await oleg.sees("Опубликовано.")


# Series


async def has_a_series(cluster: Cluster) -> Actor:
    """Oleg of the trusted bakery, with one event on four Wednesdays."""
    oleg = await has_a_bakery(cluster)
    await is_trusted(cluster)
    await opens_desk(oleg)
    await oleg.presses("Предложить мероприятие")
    await oleg.says("Хлеб и песня")
    await oleg.presses("Мастер-класс")
    await oleg.says("2 декабря с 15 до 17")
    for caption in ("Очно", "ИП Рябинина А. В.", "Для всех", "6+", "Бесплатно", "Не нужна", "Нет", "☐ Повторяется"):
        await oleg.presses(caption)
    await oleg.presses("Дальше: выбран 1")
    await oleg.presses("Каждую неделю")
    await oleg.says("4")
    await oleg.sees("Всего: 4 раза")
    await oleg.presses("Отправить")
    await oleg.sees("Опубликовано: 4 даты.")
    return oleg


async def test_a_weekly_series_is_published_and_changed_from_the_middle(november: Cluster) -> None:
    oleg = await has_a_series(november)
    events = await events_of(november)
    assert len({each.series_id for each in events}) == 1
    assert [each.starts_at - events[0].starts_at for each in events] == [timedelta(days=7 * n) for n in range(4)]

    await opens_desk(oleg)
    await oleg.presses("9 декабря · Хлеб и песня")
    await oleg.sees("Дальше в серии ещё 2 даты.")
    await oleg.presses("Перенести")
    await oleg.presses("☐ И следующие (2)")
    await oleg.sees("Это коснётся и ещё 2 дат серии.")
    await oleg.presses("Назвать новую дату")
    await oleg.says("10 декабря с 18 до 19")
    after = await events_of(november)
    assert [f"{each.starts_at.astimezone(MOSCOW):%d.%m %H}-{each.ends_at.astimezone(MOSCOW):%H}" for each in after] == [
        "02.12 15-17",
        "10.12 18-19",
        "17.12 18-19",
        "24.12 18-19",
    ]

    await oleg.presses("Отменить мероприятие")
    await oleg.presses("Да, отменить")
    await oleg.says("Только в этот раз")
    assert [each.state for each in await events_of(november)] == ["published", "cancelled", "published", "published"]
    anna = november.person("Анна")
    await anna.opens(f"e{after[0].id}")
    await anna.presses("Другие даты")
    await anna.sees("«Хлеб и песня»: ещё 2 даты.", "Четверг, 17 декабря, 18:00")


async def test_a_series_on_a_list_of_days(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await opens_desk(oleg)
    await oleg.presses("Предложить мероприятие")
    await oleg.says("Хлеб и песня")
    await oleg.presses("Мастер-класс")
    await oleg.says("2 декабря с 15 до 17")
    for caption in ("Очно", "ИП Рябинина А. В.", "Для всех", "6+", "Бесплатно", "Не нужна", "Нет", "☐ Повторяется"):
        await oleg.presses(caption)
    await oleg.presses("Дальше: выбран 1")
    await oleg.presses("В другие даты")
    await oleg.says("по средам")
    await oleg.sees("Не получилось понять дни.")
    await oleg.says("5, 12 и 19 декабря")
    await oleg.sees("Другие дни: 5 декабря 2048; 12 декабря 2048; 19 декабря 2048")
    await oleg.presses("Отправить")
    await olga.sees("Повторяется: В другие даты")
    await olga.presses("Одобрить")
    await oleg.sees("Опубликовано")
    assert [f"{each.starts_at.astimezone(MOSCOW):%d.%m %H}" for each in await events_of(november)] == [
        "02.12 15",
        "05.12 15",
        "12.12 15",
        "19.12 15",
    ]


# Pictures


async def test_a_picture_is_shown_over_the_card_and_left_behind_with_it(november: Cluster) -> None:
    oleg = await has_an_event(november)
    await manages(oleg)
    await oleg.presses("Изменить")
    await oleg.presses("Картинка")
    await oleg.sends_document(b"%PDF-1.4", "афиша.pdf", "application/pdf")
    await oleg.sees("Такой файл не подойдёт. Подойдут: фото.")
    await oleg.sends_document(b"0" * (11 * 1024 * 1024), "афиша.png", "image/png")
    await oleg.sees("Файл слишком большой: помещается до 10 МБ.")
    await oleg.sends_photo(png(40, 30))
    await oleg.sees("Что на картинке?")
    await oleg.says("Каравай на рушнике")
    (event,) = await events_of(november)
    anna = november.person("Анна")
    await anna.opens()
    await anna.presses("Мероприятия")
    list_id = anna.newest.id
    await anna.presses("1. Хлеб и песня")
    await anna.sees("Хлеб и песня", "На фото: Каравай на рушнике")
    assert "photo" in anna.newest.data
    assert anna.newest.id == list_id
    await anna.presses("Назад к списку")
    await anna.sees("1 мероприятие")
    assert "photo" not in anna.newest.data
    assert list_id not in anna.chat.messages, "the card with the photo has made room for the list"
    await anna.opens(f"e{event.id}")
    assert "photo" in anna.newest.data


async def test_a_picture_the_messenger_has_lost_does_not_hide_the_card(november: Cluster) -> None:
    await has_an_event(november)
    async with november.app.database.begin() as session:
        row = (await session.scalars(select(Event))).one()
        row.picture, row.picture_alt = "gone", "Каравай на рушнике"
    anna = november.person("Анна")
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.presses("1. Хлеб и песня")
    await anna.sees("В среду, 2 декабря", "На фото: Каравай на рушнике")
    await anna.opens("e1")
    await anna.sees("В среду, 2 декабря")
