"""A quarter from its opening to its close, as institutions and coordinators live it."""

from datetime import timedelta

from sqlalchemy import select

from bot.db.deliveries import Delivery
from bot.db.indicator_history import IndicatorChange
from bot.db.indicators import IndicatorReport, ReportState
from bot.db.organisations import Duty
from bot.indicators.spans import PeriodState
from tests.conftest import Cluster
from tests.indicators import (
    ANSWERS,
    BEFORE,
    CLOSED,
    GRACE,
    OPENED,
    answers,
    comes,
    goes_to,
    institution,
    quarter,
    report_of,
    reports,
)


async def test_a_quarter_opens_is_reported_returned_reminded_and_closed(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris, vera = [await comes(cluster, name) for name in ("Анна", "Борис", "Вера")]
    await cluster.coordinator.opens()
    club = await institution(cluster, "Дом культуры <Заря>", anna)
    museum = await institution(cluster, "Музей леса", boris, kind="museum", municipality="smolensk")
    await institution(cluster, "Библиотека", vera, kind="library")
    await goes_to(cluster, OPENED)

    await anna.sees("Открыт сбор показателей за 4-й квартал 2048: Дом культуры <Заря>", "29 января 2049", "12 чисел")
    await anna.presses("Заполнить")
    await anna.sees("Показатель 1 из 12. Сколько было посещений")
    await answers(anna, *ANSWERS)
    await anna.sees("Проверьте, пожалуйста", "Посещения: 1\u00a0240", "Свободные ставки: 1,5")
    await anna.presses("Отправить")
    await anna.sees("Отправлено 11 января", "квитанция № 4-0001")
    assert (await report_of(cluster, club)).state == ReportState.SUBMITTED

    await boris.sees("Музей леса")
    await reports(boris)
    coordinator = cluster.coordinator
    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.sees("Показатели за 4-й квартал 2048", "Отчитались 2 из 3", "Полнота: 66,7\xa0%")
    await coordinator.presses("На проверке: 2")
    await coordinator.presses("Музей леса")
    await coordinator.presses("Вернуть на уточнение")
    await coordinator.presses("Посещения")
    await coordinator.presses("Мероприятия с партнёрами")
    await coordinator.presses("Вернуть отмеченное: 2")
    await coordinator.sees("Что именно уточнить?")
    await coordinator.says("Проверьте, пожалуйста: меньше, чем <обычно>")
    await coordinator.sees("Возвращено на уточнение: Музей леса")

    await boris.sees("2 значения", "из 12", "• Посещения", "• Мероприятия с партнёрами", "меньше, чем <обычно>")
    await boris.presses("Уточнить")
    await boris.sees("Показатель 1 из 2", "Сейчас: 1\u00a0240")
    await boris.says("2480")
    await boris.sees("Показатель 2 из 2. Мероприятия: 100. Сколько из них")
    await boris.says("11")
    await boris.presses("Отправить")
    await boris.sees("квитанция № 4-0002")
    corrected = await report_of(cluster, museum)
    assert corrected.answers["visits"]["value"] == 2480
    assert corrected.answers["staff_main"]["value"] == 30
    assert corrected.returned == []

    await goes_to(cluster, GRACE)
    await vera.sees("Срок сдачи показателей", "до 5 февраля 2049 включительно")
    await anna.sees_not("Срок сдачи")
    await coordinator.sees("не сдало 1 учреждение")
    await vera.presses("Заполнить")
    await answers(vera, *ANSWERS)
    await vera.presses("Отправить")
    await vera.sees("отмечен как поздний")

    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.sees("Отчитались 3 из 3, в срок — 2", "Своевременность: 66,7\xa0%")
    await coordinator.presses("Принять без замечаний: 3")
    await coordinator.sees("Приняты 3 отчёта")
    await anna.sees("приняты: Дом культуры <Заря>")
    await goes_to(cluster, CLOSED)
    assert (await quarter(cluster.app.database)).state == PeriodState.CLOSED
    await goes_to(cluster, CLOSED + timedelta(days=12))
    await anna.sees("Готовы итоги за 4-й квартал 2048", "3 из 3")


async def test_bad_numbers_are_understood_or_refused_kindly(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    club = await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await anna.presses("Заполнить")
    for wrong, said in (
        ("триста", "цифрами"),
        ("-5", "от 0 до"),
        ("1,5", "целое число"),
        ("3000000", "от 0 до 2"),
        ("3 тысячи", "цифрами"),
        ("от 300 до 400", "цифрами"),
    ):
        await anna.says(wrong)
        await anna.sees(said, "Показатель 1 из 12")
    await anna.says("примерно 300")
    await anna.sees("Записать 300?")
    await anna.presses("Исправить")
    await anna.says("1 240")
    await anna.sees("Показатель 2 из 12")
    await anna.says("100")
    await anna.says("101")
    await anna.sees("часть", "«Мероприятия» — 100")
    await anna.presses("Ноль")
    await anna.sees("Показатель 4 из 12")
    await anna.presses("Нет данных")
    await anna.sees("Почему нет данных?")
    await anna.presses("Будет позже")
    await anna.sees("Показатель 5 из 12")
    await answers(anna, "2", "30", "9", "1", "1,3")
    await anna.sees("четвертями")
    await anna.says("1,25")
    await answers(anna, "4", "350", "6")
    await anna.sees("Доступные мероприятия: нет данных (будет позже)", "Мероприятия с партнёрами: 0")
    await anna.presses("Отправить")
    row = await report_of(cluster, club)
    assert (row.given, row.filled) == (11, 11)
    assert row.answers["vacant_posts"]["value"] == 1.25


async def test_a_lower_whole_asks_its_parts_again(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await anna.presses("Заполнить")
    await answers(anna, *ANSWERS)
    await anna.presses("Изменить")
    await anna.presses("Мероприятия")
    await anna.says("20")
    await anna.sees("доступны людям с инвалидностью")


async def test_the_second_representative_goes_on_where_the_first_is(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris = [await comes(cluster, name) for name in ("Анна", "Борис")]
    club = await institution(cluster, "Дом культуры", anna, boris)
    await goes_to(cluster, OPENED)
    await anna.presses("Заполнить")
    await answers(anna, "1240", "100")
    await boris.says("/menu")
    await boris.presses("Показатели")
    await boris.sees("черновик, заполнено 2 из 12")
    await boris.presses("4-й квартал 2048")
    await boris.presses("Заполнить")
    await boris.sees("Показатель 3 из 12")
    await boris.says("10")
    await anna.says("12")  # the same question, answered later: the last word stands
    await answers(anna, "40", "2")
    await boris.says("/menu")
    await boris.presses("Показатели")
    await boris.presses("4-й квартал 2048")
    await boris.presses("Заполнить")
    await boris.sees("Показатель 6 из 12")
    await answers(boris, *ANSWERS[5:])
    await boris.presses("Отправить")
    await boris.sees("квитанция")
    await anna.says("30")
    await anna.sees_not("Показатель")
    row = await report_of(cluster, club)
    assert row.answers["events_joint"]["value"] == 12
    async with cluster.app.database.read() as session:
        changes = (
            await session.scalars(
                select(IndicatorChange).where(IndicatorChange.element == "events_joint").order_by(IndicatorChange.id)
            )
        ).all()
    assert [(each.old and each.old["value"], each.new and each.new["value"]) for each in changes] == [
        (None, 10),
        (10, 12),
    ]
    assert len({each.author_id for each in changes}) == 2


async def test_an_unusual_value_is_asked_about_and_commented(cluster: Cluster) -> None:
    """The quarter before is reported first, so that there is something to compare with."""
    await goes_to(cluster, BEFORE - timedelta(days=80))
    anna = await comes(cluster, "Анна")
    club = await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, BEFORE - timedelta(days=70))  # 6 October: the third quarter is being collected
    await anna.sees("за 3-й квартал 2048")
    await anna.presses("Заполнить")
    await answers(anna, *ANSWERS)
    await anna.presses("Отправить")
    await goes_to(cluster, OPENED)
    await anna.sees("за 4-й квартал 2048")
    await anna.presses("Заполнить")
    await anna.sees("В прошлый раз: 1\u00a0240.")
    await anna.says("12400")
    await anna.sees("Вы ввели 12\u00a0400, в прошлый раз было 1\u00a0240. Всё верно?")
    await anna.presses("Да, верно")
    await anna.sees("почему такое число")
    await anna.says("Открыли новый зал")
    await anna.sees("Показатель 2 из 12")
    await answers(anna, *ANSWERS[1:7])
    await anna.presses("Ноль")
    await anna.sees("Вы ввели ноль, в прошлый раз было 1. Всё верно?")
    await anna.presses("Да, верно")
    await anna.presses("Пропустить")
    await answers(anna, *ANSWERS[8:])
    await anna.presses("Отправить")
    row = await report_of(cluster, club)
    assert row.answers["visits"] == {"value": 12400, "comment": "Открыли новый зал"}
    assert row.answers["staff_left"] == {"value": 0, "comment": None}
    await cluster.coordinator.opens()
    await cluster.coordinator.says("/console")
    await cluster.coordinator.presses("Показатели")
    await cluster.coordinator.presses("На проверке: 1")
    await cluster.coordinator.presses("Дом культуры")
    await cluster.coordinator.sees("Посещения: 12\u00a0400 (было 1\u00a0240)", "Открыли новый зал")
    await cluster.coordinator.sees_not("Принять без замечаний")


async def test_passing_on_and_not_being_responsible(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris, vera = [await comes(cluster, name) for name in ("Анна", "Борис", "Вера")]
    await cluster.coordinator.opens()
    club = await institution(cluster, "Дом культуры", anna, boris)
    await institution(cluster, "Музей", vera, kind="museum")
    await goes_to(cluster, OPENED)
    await anna.presses("Передать коллеге")
    await anna.presses("без имени")
    await anna.sees("Отчёт передан")
    await boris.sees("Вам передали показатели", "Дом культуры")
    await boris.presses("Не я отвечаю")
    await boris.sees("попросим заполнить коллегу")
    await anna.sees("Открыт сбор показателей")
    await vera.presses("Не я отвечаю")
    await vera.sees("Координатор найдёт")
    await cluster.coordinator.sees("никто не отвечает: Музей")
    row = await report_of(cluster, club)
    assert row.responsible_id is not None


async def test_reminders_come_once_each_in_working_hours_and_not_to_those_who_sent(cluster: Cluster) -> None:
    """Before the last day to whoever answers for it, after it to the deputy too."""
    await goes_to(cluster, BEFORE)
    anna, boris, vera = [await comes(cluster, name) for name in ("Анна", "Борис", "Вера")]
    await institution(cluster, "Дом культуры", anna, vera)
    await institution(cluster, "Музей", boris, kind="museum")
    await goes_to(cluster, OPENED)
    await reports(boris)
    day = OPENED + timedelta(days=1)
    while day < CLOSED:
        for hour in (3, 11):
            await goes_to(cluster, day.replace(hour=hour))
        day += timedelta(days=1)
    async with cluster.app.database.read() as session:
        rows = (
            await session.scalars(select(Delivery).where(Delivery.kind.in_(("indicators-reminder", "indicators-late"))))
        ).all()
    moments = sorted(each.due_at for each in rows)
    assert [f"{each:%d.%m}" for each in moments] == ["22.01", "26.01", "28.01", "01.02", "01.02"]
    assert {each.hour for each in moments} == {8}  # 11 in Moscow: the first tick of a working day
    assert all(each.params["organisation"] == "Дом культуры" for each in rows)
    assert len({each.person_id for each in rows[:-1]}) == 1
    assert len({each.person_id for each in rows}) == 2


async def test_three_days_without_a_process_are_made_up_for_once(cluster: Cluster) -> None:
    """Down over the opening and the first reminder: one request, no reminder at the same moment, and the next in
    time."""
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    await institution(cluster, "Дом культуры", anna)
    await cluster.stop()
    cluster.clock.to(OPENED + timedelta(days=12))  # a Saturday
    await cluster.start()
    await cluster.passes(0)
    await anna.sees_not("Открыт сбор")
    await goes_to(cluster, OPENED + timedelta(days=14))
    await anna.sees("Открыт сбор показателей")
    await anna.sees_not("Напоминаем")
    await goes_to(cluster, OPENED + timedelta(days=15))
    await anna.sees("Напоминаем", "Осталось 12 чисел")


async def test_a_closed_period_takes_corrections_with_a_reason_only(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    await cluster.coordinator.opens()
    club = await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await reports(anna)
    await goes_to(cluster, CLOSED)
    await anna.says("/menu")
    await anna.presses("Показатели")
    await anna.presses("4-й квартал 2048")
    await anna.sees("Период закрыт")
    await anna.presses("Исправить число")
    await anna.presses("Посещения")
    await anna.says("1420")
    await anna.says("Переставили цифры")
    await anna.sees("Просьба отправлена")
    coordinator = cluster.coordinator
    await coordinator.sees("Просят исправить", "Посещения: 1\u00a0240 → 1\u00a0420", "Переставили цифры")
    message, approve = coordinator.button("Внести")
    await coordinator.presses("Внести")
    await coordinator.sees("Исправление внесено")
    await coordinator.says("/menu")  # a press repeated at once is a double press
    await coordinator.presses_again(message.id, approve)
    await coordinator.gets_alert("уже решили")
    await anna.sees("внесено: Дом культуры")
    assert (await report_of(cluster, club)).answers["visits"]["value"] == 1420
    await anna.presses("Открыть отчёт")
    await anna.presses("Что менялось")
    await anna.sees("1\u00a0240 → 1\u00a0420", "исправление через координатора")


async def test_an_excused_institution_leaves_the_denominator(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris = [await comes(cluster, name) for name in ("Анна", "Борис")]
    await institution(cluster, "Дом культуры", anna)
    await institution(cluster, "Музей", boris, kind="museum")
    await goes_to(cluster, OPENED)
    await reports(anna)
    coordinator = cluster.coordinator
    await coordinator.opens()
    await coordinator.says("/console")
    await coordinator.presses("Показатели")
    await coordinator.sees("Отчитались 1 из 2")
    await coordinator.presses("Не сдали: 1")
    await coordinator.presses("Музей")
    await coordinator.presses("Не ждать отчёта")
    await coordinator.says("Закрыт на ремонт")
    await coordinator.sees("Отчёта не ждём: Музей")
    await coordinator.presses("К периоду")
    await coordinator.sees("Отчитались 1 из 1", "Полнота: 100\xa0%", "Не ожидаются: 1")
    await boris.presses("Заполнить")
    await boris.gets_alert("не ожидается")


async def test_only_those_who_report_or_look_after_it_see_a_report(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris, vera = [await comes(cluster, name) for name in ("Анна", "Борис", "Вера")]
    club = await institution(cluster, "Дом культуры", anna)
    await institution(cluster, "Музей", boris, kind="museum")
    await institution(cluster, "Отдел культуры", vera, kind="authority")
    await goes_to(cluster, OPENED)
    await reports(anna)
    message, _ = anna.button("Открыть отчёт")
    number = (await report_of(cluster, club)).id
    await boris.presses_again(boris.newest.id, f"rep:{number}:open")
    await boris.gets_alert("нет прав")
    await boris.presses_again(boris.newest.id, f"rep:{number}:fill")
    await boris.gets_alert("нет прав")
    await vera.presses_again(vera.newest.id, f"rep:{number}:accept")
    await vera.gets_alert("нет прав")
    # An authority is asked for nothing, and sees who of its municipality has reported.
    await vera.says("/menu")
    await vera.presses("Показатели")
    await vera.presses("Кто сдал в округе")
    await vera.sees("Отчитались 1 из 2")
    await vera.presses("Не сдали: 1")
    await vera.sees("Музей")
    await vera.says("/menu")
    await boris.says("/menu")
    await boris.presses_again(boris.newest.id, "go:reporting")
    await boris.gets_alert("нет прав")
    assert message


async def test_a_publisher_is_not_asked_and_may_not_report(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris = [await comes(cluster, name) for name in ("Анна", "Борис")]
    club = await institution(cluster, "Дом культуры", anna)
    async with cluster.app.database.begin(effect=False) as session:
        from tests.events import person_id

        await cluster.app.services.colleagues.appoint(session, club.id, await person_id(cluster, boris), Duty.PUBLISHER)
    await goes_to(cluster, OPENED)
    await boris.sees_not("Открыт сбор")
    number = (await report_of(cluster, club)).id
    await boris.presses_again(boris.newest.id, f"rep:{number}:fill")
    await boris.gets_alert("нет прав")


async def test_a_restart_loses_no_answer(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await anna.presses("Заполнить")
    await answers(anna, *ANSWERS[:3])
    await cluster.restart()
    await anna.says("40")
    await anna.sees("Показатель 5 из 12")


async def test_a_second_tick_makes_nothing_twice(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    for _ in range(3):
        await cluster.app.services.indicator_periods.tick(cluster.clock.now())
    async with cluster.app.database.read() as session:
        reports_there = len((await session.scalars(select(IndicatorReport))).all())
        requests = len((await session.scalars(select(Delivery).where(Delivery.kind == "indicators-open"))).all())
    assert (reports_there, requests) == (1, 1)
