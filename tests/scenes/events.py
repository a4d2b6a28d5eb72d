"""The guide: events of institutions and of the cluster, guests and the door; vacancies and what is hard to learn."""

from tests.scenes.beginnings import OLGA, at_work, console
from tests.scenes.walk import Walk

MEETING = "Встреча учреждений и предпринимателей"


async def events(walk: Walk) -> None:
    """An institution's event is decided on; the cluster holds one of its own, marks its guests and calls it off."""
    await at_work(walk)
    await walk.presses("Очередь:", "Праздник двора")
    await walk.picture("event-proposed")
    await walk.presses("Одобрить")
    await console(walk, "Мероприятия кластера", "Предложить мероприятие")
    await walk.says(MEETING, "Встреча участников кластера", "26 ноября с 15:00 до 17:00")
    await walk.presses("Очно")
    await walk.says("Вязьма, Дом ремёсел, ул. Примерная, 1", "Вязьма")
    await walk.presses("18+", "Бесплатно", "В боте")
    await walk.says("40")
    await walk.presses("Нет", "Дальше")
    await walk.picture("event-review")
    await walk.presses("Отправить", "Управлять")
    await walk.picture("event-manage")
    for guest in ("Дарья Молодцова", "Мария Берёзова"):
        await walk.becomes(guest)
        await walk.says("/events")
        await walk.presses("Найти по слову")
        await walk.says("предприним")
        await walk.presses("1. Встреча", "Пойду")
    await walk.becomes(OLGA)
    await walk.passes(days=2, hours=4)
    await console(walk, "Мероприятия кластера", "Встреча", "Гости и вход", "Отмечать по списку", "☐ Дарья Молодцова")
    await walk.picture("door-list")
    await walk.presses("Гости и вход", "Пришли без записи", "Ещё двое", "Гости и вход")
    await walk.picture("door")
    await console(walk, "Мероприятия кластера", "Встреча", "Отменить мероприятие")
    await walk.picture("event-cancel")


async def vacancies(walk: Walk) -> None:
    """A vacancy is decided on; a file of vacancies; what employers miss goes to those who teach."""
    await at_work(walk)
    await walk.presses("Очередь:", "Заведующий сельским клубом")
    await walk.picture("vacancy-proposed")
    await console(walk, "Загрузить вакансии")
    await walk.picture("vacancy-import")
    await console(walk, "Требования к подготовке")
    await walk.picture("requirements")
    await walk.presses("Ждут проверки: 1", "Методист")
    await walk.picture("requirement")
    await console(walk, "Требования к подготовке", "Спрос и предложение")
    await walk.picture("gaps")
