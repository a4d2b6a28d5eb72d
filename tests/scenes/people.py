"""The guide: people and organisations, notes, duplicates, files; leave and personal data."""

from tests.scenes.queue import business_applies, invite_coordinator
from tests.scenes.walk import Walk


async def people(walk: Walk) -> None:
    await walk.becomes("Ольга Невская")
    await walk.says("/console")
    await walk.presses("Найти")
    await walk.says("берёзова")
    await walk.picture("found")
    await walk.presses("Мария Берёзова")
    await walk.picture("person")
    await walk.presses("Добавить заметку")
    await walk.says("Просит звать на совещания заранее, за две недели.")
    await walk.picture("note")
    await walk.presses("РДК «Днепровские зори»")
    await walk.picture("organisation")
    await walk.presses("Кто представляет")
    await walk.picture("team")


async def duplicates(walk: Walk) -> None:
    await walk.becomes("Ольга Невская")
    await walk.says("/console")
    await business_applies(walk)
    await walk.becomes("Ольга Невская")
    await walk.presses("Одобрить")
    await walk.says("/console")
    await walk.presses("Найти")
    await walk.says("рябинин")
    await walk.presses("ИП Рябинин О. П.")
    await walk.presses("Это повтор: объединить")
    await walk.says("повод")
    await walk.picture("merge-which")
    await walk.presses("Студия событий")
    await walk.picture("merge")
    await walk.says("/console")
    await walk.presses("Выгрузка")
    await walk.sees("Внутри личные данные")
    await walk.picture("export")


async def leave(walk: Walk) -> None:
    await invite_coordinator(walk, "Игорь", "Ладыгин")
    await invite_coordinator(walk, "Вера", "Дорохова")
    await walk.says("/console")
    await walk.presses("Отъезд")
    await walk.picture("leave-who")
    await walk.presses("Игорь Ладыгин")
    await walk.picture("leave-until")
    await walk.says("4 декабря")
    await walk.picture("leave-set")


async def privacy(walk: Walk) -> None:
    await walk.becomes("Дарья Молодцова")
    await walk.says("/privacy")
    await walk.picture("privacy")
    await walk.presses("Удалить всё")
    await walk.picture("erase")
