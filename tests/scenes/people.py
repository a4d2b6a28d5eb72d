"""The guide: people and organisations, duplicates, files; leave and personal data."""

from tests.scenes.beginnings import OLGA, at_work, business_applies, console, invites
from tests.scenes.walk import Walk


async def people(walk: Walk) -> None:
    """Somebody is found, noted about, and so is their organisation."""
    await at_work(walk)
    await walk.presses("Найти")
    await walk.says("берёзова")
    await walk.picture("found")
    await walk.presses("Мария Берёзова", "Добавить заметку")
    await walk.says("Просит звать на совещания заранее, за две недели.")
    await walk.picture("person")
    await walk.presses("РДК «Днепровские зори»")
    await walk.picture("organisation")
    await walk.presses("Карточка")
    await walk.picture("organisation-card")


async def duplicates(walk: Walk) -> None:
    """An organisation that is there twice becomes one; the file of everybody."""
    await at_work(walk)
    await business_applies(walk)
    await walk.becomes(OLGA)
    await walk.sees("Новая заявка")
    await walk.presses("Одобрить")
    await console(walk, "Найти")
    await walk.says("рябинин")
    await walk.presses("ИП Рябинин О. П.", "Это повтор: объединить")
    await walk.says("повод")
    await walk.presses("Студия событий")
    await walk.picture("merge")
    await console(walk, "Выгрузка")
    await walk.sees("Внутри личные данные")
    await walk.picture("export", about="Внутри личные данные")


async def leave(walk: Walk) -> None:
    """A coordinator goes on leave; and what everybody may ask about their own data."""
    await at_work(walk)
    await invites(walk, "Игорь", "Ладыгин")
    await invites(walk, "Вера", "Дорохова")
    await console(walk, "Отъезд")
    await walk.picture("leave")
    await walk.presses("Игорь Ладыгин")
    await walk.says("4 декабря")
    await console(walk, "Отъезд")
    await walk.picture("on-leave")
    await walk.becomes("Дарья Молодцова")
    await walk.says("/privacy")
    await walk.picture("privacy")
    await walk.presses("Удалить всё")
    await walk.picture("erase")
