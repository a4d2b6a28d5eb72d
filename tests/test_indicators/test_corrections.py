"""What was sent and turns out to be wrong: corrections through the coordinator, and a period that is opened again."""

from datetime import timedelta

from bot.db.indicator_history import IndicatorCorrection
from bot.db.indicators import ReportState
from bot.indicators.spans import PeriodState
from tests.actors import Actor
from tests.conftest import Cluster
from tests.indicators import (
    BEFORE,
    CLOSED,
    OPENED,
    answers,
    comes,
    goes_to,
    institution,
    quarter,
    report_of,
    reports,
)


async def asks(actor: Actor, label: str, value: str, reason: str) -> None:
    """Ask to correct a number, from the page of the own report."""
    await actor.says("/menu")
    await actor.presses("Показатели")
    await actor.presses("4-й квартал 2048")
    await actor.presses("Исправить число")
    await actor.presses(label)
    await actor.says(value)
    await actor.says(reason)


async def opens_the_console(coordinator: Actor) -> None:
    await coordinator.says("/console")
    await coordinator.presses("Показатели")


async def test_a_mistake_is_corrected_before_the_period_closes(cluster: Cluster) -> None:
    """Asked for by another than who sent the report: the answer goes to whoever asked."""
    await goes_to(cluster, BEFORE)
    anna, boris = [await comes(cluster, name) for name in ("Анна", "Борис")]
    coordinator = cluster.coordinator
    await coordinator.opens()
    club = await institution(cluster, "Дом культуры", anna, boris)
    await goes_to(cluster, OPENED)
    await reports(anna)
    await anna.presses("Открыть отчёт")
    await asks(boris, "Посещения", "1420", "Переставили цифры")
    await boris.sees("Просьба отправлена")
    await asks(boris, "Посещения", "1430", "Ещё раз")
    await boris.sees("уже попросили")
    await asks(boris, "Мероприятия с партнёрами", "101", "Больше целого")
    await boris.sees("спорит с другими")
    await asks(boris, "Практиканты", "5", "Пришёл ещё один")

    await opens_the_console(coordinator)
    await coordinator.presses("Просят исправить: 2")
    await coordinator.presses("Посещения: Дом культуры")
    await coordinator.sees("Просят исправить отчёт за 4-й квартал 2048", "1\u00a0240 → 1\u00a0420", "Переставили цифры")
    await coordinator.presses("Назад")
    await coordinator.presses("Практиканты и стажёры: Дом культуры")
    await coordinator.presses("Отклонить")
    await coordinator.sees("Исправление отклонено")
    await coordinator.presses("К периоду")
    await coordinator.presses("Просят исправить: 1")
    await coordinator.presses("Посещения: Дом культуры")
    await coordinator.presses("Внести")
    await boris.sees("внесено: Дом культуры")
    await anna.sees_not("внесено")
    report = await report_of(cluster, club)
    assert (report.answers["visits"]["value"], report.answers["trainees"]["value"]) == (1420, 4)
    assert report.state == ReportState.SUBMITTED
    await opens_the_console(coordinator)
    await coordinator.sees_not("Просят исправить")


async def test_a_correction_leaves_what_was_returned_besides(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna = await comes(cluster, "Анна")
    coordinator = cluster.coordinator
    await coordinator.opens()
    club = await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await reports(anna)
    await asks(anna, "Посещения", "1420", "Переставили цифры")
    await opens_the_console(coordinator)
    await coordinator.presses("На проверке: 1")
    await coordinator.presses("Дом культуры")
    await coordinator.presses("Вернуть на уточнение")
    await coordinator.presses("Посещения")
    await coordinator.presses("Практиканты")
    await coordinator.presses("Вернуть отмеченное: 2")
    await coordinator.says("Проверьте")
    await opens_the_console(coordinator)
    await coordinator.presses("Просят исправить: 1")
    await coordinator.presses("Посещения: Дом культуры")
    await coordinator.presses("Внести")
    report = await report_of(cluster, club)
    assert (report.state, report.returned) == (ReportState.RETURNED, ["trainees"])
    assert report.answers["visits"] == {"value": 1420}
    await anna.presses("Уточнить")
    await anna.sees("Сколько студентов было на практике", "Сейчас: 4")
    await anna.says("5")
    await anna.presses("Отправить")
    assert (await report_of(cluster, club)).answers["visits"] == {"value": 1420}


async def test_who_has_not_reported_is_asked_again_when_a_period_is_opened_again(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris = [await comes(cluster, name) for name in ("Анна", "Борис")]
    coordinator = cluster.coordinator
    await coordinator.opens()
    club = await institution(cluster, "Дом культуры", anna)
    await institution(cluster, "Музей", boris, kind="museum")
    await goes_to(cluster, OPENED)
    await reports(boris)
    await goes_to(cluster, CLOSED)
    await anna.presses("Заполнить")
    await anna.gets_alert("закрыт")
    await opens_the_console(coordinator)
    await coordinator.presses("Открыть период снова")
    await coordinator.sees("получит сообщение")
    await coordinator.presses("Открыть период снова")
    await coordinator.sees("Период открыт снова")
    await goes_to(cluster, CLOSED + timedelta(minutes=5))
    await anna.sees("открыт снова: Дом культуры", "до 15 февраля 2049 включительно")
    await boris.sees_not("открыт снова")
    await anna.presses("Заполнить")
    await answers(anna, "1240", "100", "10", "40", "2", "30", "9", "1", "1,5", "4", "350", "6")
    await anna.presses("Отправить")
    await anna.sees("отмечен как поздний")
    await goes_to(cluster, CLOSED + timedelta(days=9))
    assert (await quarter(cluster.app.database)).state == PeriodState.CLOSED
    board = await cluster.app.services.indicator_figures.board()
    assert board is not None
    assert (board.reporting.actual, board.reporting.on_time) == (2, 1)
    assert (await report_of(cluster, club)).on_time is False


async def test_a_correction_is_decided_once_and_by_coordinators_of_its_place(cluster: Cluster) -> None:
    await goes_to(cluster, BEFORE)
    anna, boris = [await comes(cluster, name) for name in ("Анна", "Борис")]
    await cluster.coordinator.opens()
    await institution(cluster, "Дом культуры", anna)
    await goes_to(cluster, OPENED)
    await reports(anna)
    await asks(anna, "Посещения", "1420", "Переставили цифры")
    for press in ("replook:1", "repcors:1", "repdec:1:1"):
        await boris.presses_again(boris.newest.id, press)
        await boris.gets_alert("нет прав")
    await cluster.coordinator.sees("Просят исправить")
    await cluster.coordinator.presses("Отклонить")
    await cluster.coordinator.sees("отклонено")
    await cluster.coordinator.says("/menu")
    await cluster.coordinator.presses_again(cluster.coordinator.newest.id, "replook:1")
    await cluster.coordinator.gets_alert("уже решили")
    async with cluster.app.database.read() as session:
        assert (await session.get_one(IndicatorCorrection, 1)).approved is False
