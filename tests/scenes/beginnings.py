"""What several chapters begin with."""

from tests.scenes.walk import Walk

OLGA, VERA = "Ольга Невская", "Вера Дорохова"


async def at_work(walk: Walk) -> None:
    """Olga, the owner, opens the console. What the bot tells by itself once it knows her comes within the hour: after
    that nothing but what happens on the walk."""
    await walk.becomes(OLGA)
    await walk.says("/console")
    await walk.passes(hours=1)
    await walk.sees("Стоит проверить карточки")
    await walk.says("/console")


async def console(walk: Walk, *captions: str) -> None:
    """The console once more, and what is pressed there."""
    await walk.says("/console")
    await walk.presses(*captions)


async def invites(walk: Walk, first: str, last: str) -> None:
    """Olga invites somebody new, who becomes a coordinator."""
    await walk.becomes(OLGA)
    await console(walk, "Координаторы", "Пригласить по ссылке")
    token = await walk.reads(r"start=(i[\w-]+)")
    await walk.adds(first, last)
    await walk.follows(token)
    await walk.presses("Принять")
    await walk.says(f"{first} {last}")


async def business_applies(walk: Walk) -> None:
    """Oleg applies to join with a business."""
    await walk.becomes("Олег Рябинин")
    await walk.starts()
    await walk.presses("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Предприниматель (ИП)")
    await walk.says("ИП Рябинин О. П.")
    await walk.presses("Вязьма", "☐ Искусство и дизайн", "Дальше: выбран 1", "☐ Питание", "Дальше: выбран 1")
    await walk.presses("Пропустить")
    await walk.says("Олег Рябинин", "+7 4812 00-00-51")
    await walk.presses("Пропустить", "Отправить")
    await walk.sees("Спасибо, заявка отправлена.")
