"""The guide: the reports of institutions and what comes of them, the six tasks."""

from tests.scenes.beginnings import at_work, console
from tests.scenes.walk import Walk


async def indicators(walk: Walk) -> None:
    """A period, a report that is returned for one value, one that is not waited for, who has reported."""
    await at_work(walk)
    await walk.presses("Показатели")
    await walk.picture("indicators")
    await walk.presses("На проверке: 2", "РДК «Днепровские зори»")
    await walk.picture("report")
    await walk.presses("Вернуть на уточнение", "Мероприятия с партнёрами: 11")
    await walk.picture("report-return")
    await walk.presses("Вернуть отмеченное: 1")
    await walk.says("Проверьте, пожалуйста: в прошлый раз было 10, а теперь намного больше мероприятий.")
    await walk.picture("report-returned")
    await walk.presses("К периоду", "Не сдали", "ДШИ № 1")
    await walk.picture("report-missing")
    await console(walk, "Показатели", "По муниципалитетам")
    await walk.picture("municipalities")
    await walk.presses("Смоленск (город)")
    await walk.picture("matrix")
    await console(walk, "Показатели", "Состав показателей")
    await walk.picture("catalogue")
    await console(walk, "Показатели", "2-й квартал 2026")
    await walk.picture("closed-period")
    await console(walk, "Шесть задач")
    await walk.picture("six-tasks")
