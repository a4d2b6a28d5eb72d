"""The guide: events of institutions and of the cluster, guests and the door; vacancies and what is hard to learn."""

from tests.scenes.walk import Walk


async def events(walk: Walk) -> None:
    await walk.becomes("Ольга Невская")
    await walk.says("/console")
    await walk.presses("Очередь:")
    await walk.picture("queue-event")
    await walk.presses("Праздник двора")
    await walk.picture("event-proposed")
    await walk.presses("Отклонить")
    await walk.picture("event-decline")
    await walk.presses("Назад")
    await walk.presses("Одобрить")
    await walk.picture("event-approved")
    await walk.says("/console")
    await walk.presses("Мероприятия кластера")
    await walk.picture("event-desk")
    await walk.presses("Предложить мероприятие", "С чистого листа")
    await walk.says("Встреча координаторов и учреждений")
    await walk.presses("Встреча")
    await walk.says("2 декабря с 15:00 до 17:00")
    await walk.presses("Онлайн")
    await walk.picture("x")
