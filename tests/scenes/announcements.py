"""The guide: announcements, groups, digests."""

from tests.scenes.queue import invite_coordinator
from tests.scenes.walk import Walk


async def announcements(walk: Walk) -> None:
    await invite_coordinator(walk, "Вера", "Дорохова")
    await walk.becomes("Ольга Невская")
    await walk.says("/console")
    await walk.presses("Объявления")
    await walk.picture("announcements")
    await walk.presses("Новое объявление")
    await walk.says("Семинар «Грант за один вечер»\n\nВ среду, 2 декабря, в 15:00, онлайн. Записывайтесь кнопкой внизу.")
    await walk.picture("announcement-whom")
    await walk.presses("Выбрать точнее")
    await walk.picture("audience")
    await walk.presses("Кто")
    await walk.picture("audience-kind")
