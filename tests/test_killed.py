"""An application goes its whole way while the process is killed at every step of it."""

import asyncio
import random
import signal
import time

from sqlalchemy import select

from bot.db.database import Database
from bot.db.moderation import AuditEntry
from bot.db.organisations import Organisation, Representative
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from tests.actors import Actor
from tests.conftest import TOKEN
from tests.test_updates import Process


async def test_nothing_of_an_application_is_lost_when_the_process_is_killed(database_url: str) -> None:
    clock, chance = SandboxClock(), random.Random(3)
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    oleg, olga = (Actor(telegram, telegram.add_person(name, language_code="ru").id) for name in ("Олег", "Ольга"))
    async with serve(telegram, clock) as port:
        process = Process(database_url, port, OWNER_IDS=str(olga.id))

        async def starts() -> None:
            """Start the process, and wait until it asks for updates."""
            before = len(telegram.called("getUpdates"))
            await process.start()
            deadline = time.monotonic() + 60
            while len(telegram.called("getUpdates")) == before:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.05)

        async def dies_at(actor: Actor, *, press: str = "", say: str = "") -> None:
            """The process dies a moment after what a person did is on its way, and is started again."""
            actor.since = telegram.moment
            if press:
                message, data = actor.button(press)
                telegram.presses(actor.id, message.id, data)
            else:
                telegram.says(actor.id, say)
            await asyncio.sleep(chance.uniform(0.02, 0.12))
            await process.end(signal.SIGKILL)
            await starts()

        await starts()
        try:
            await olga.opens()
            await oleg.opens()
            for caption in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Самозанятый"):
                await oleg.presses(caption)
            await dies_at(oleg, say="Пекарня")
            await oleg.sees("Вопрос 3 из 9.")
            for answer in ("Вязьма", "Событийная индустрия", "Питание", "Хлеб", "Пётр Рябинин", "+7 4812 00-00-53"):
                await oleg.says(answer)
            await oleg.presses("Пропустить")
            await oleg.sees("Проверьте, пожалуйста:")
            await dies_at(oleg, press="Отправить")
            await olga.sees("Новая заявка")
            await olga.presses("Вернуть")
            await olga.presses("☐ Подробнее")
            await olga.sees("☑ Подробнее")
            await dies_at(olga, press="Вернуть заявителю")
            await oleg.sees("Координатор просит поправить одно: «Подробнее».")
            await oleg.presses("Поправить")
            await oleg.says("Хлеб на закваске")
            await oleg.sees("Хлеб на закваске", "Отправить")
            await dies_at(oleg, press="Отправить")
            await olga.sees("Заявка исправлена")
            await dies_at(olga, press="Одобрить")
            await oleg.sees("Заявка одобрена")
        finally:
            await process.end(signal.SIGKILL)
    database = Database(database_url)
    async with database.read() as session:
        organisations = (await session.scalars(select(Organisation))).all()
        representatives = (await session.scalars(select(Representative))).all()
        steps = (await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))).all()
    await database.close()
    assert [(each.name, each.about) for each in organisations] == [("Пекарня", "Хлеб на закваске")]
    assert len(representatives) == 1
    assert [step for step in steps if step != "claimed"] == ["submitted", "returned", "submitted", "approved"]
