"""An application, an event and a survey go their whole way while the process is killed at every step of it."""

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select

from bot.db.database import Database
from bot.db.deliveries import Delivery, Priority, State
from bot.db.drafts import DraftRow
from bot.db.moderation import AuditEntry
from bot.db.organisations import Organisation, Representative
from bot.db.survey_answers import Answer
from bot.db.surveys import Participant, SurveyRow
from bot.db.tickets import TicketState
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from tests.actors import Actor
from tests.conftest import TOKEN
from tests.events import event_of, publish, tickets_of
from tests.polling import survey
from tests.test_deliveries import told
from tests.test_updates import Process

pytestmark = pytest.mark.processes

SENT_WITHIN = 15.0  # seconds after a kill, with the start of the next process


class Mortal:
    """A bot that dies a moment after somebody has done something, and is started again."""

    def __init__(self, telegram: SandboxTelegram, process: Process) -> None:
        self.telegram = telegram
        self._process = process
        self._chance = random.Random(3)

    async def starts(self) -> None:
        """Start the process, and wait until it asks for updates."""
        before = len(self.telegram.called("getUpdates"))
        await self._process.start()
        deadline = time.monotonic() + 60
        while len(self.telegram.called("getUpdates")) == before:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)

    async def dies_at(self, actor: Actor, *, press: str = "", say: str = "") -> None:
        """The process dies a moment after what a person did is on its way."""
        actor.since = self.telegram.moment
        if press:
            message, data = actor.button(press)
            self.telegram.presses(actor.id, message.id, data)
        else:
            self.telegram.says(actor.id, say)
        await asyncio.sleep(self._chance.uniform(0.02, 0.12))
        await self.ends()
        await self.starts()

    async def ends(self) -> None:
        await self._process.end(signal.SIGKILL)


@asynccontextmanager
async def mortal(
    database_url: str, clock: SandboxClock, *names: str, owner: str = ""
) -> AsyncIterator[tuple[Any, ...]]:
    """A bot that runs, and people by their names."""
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    people = {name: Actor(telegram, telegram.add_person(name, language_code="ru").id) for name in names}
    owns = {"OWNER_IDS": str(people[owner].id)} if owner else {}
    async with serve(telegram, clock) as port:
        bot = Mortal(telegram, Process(database_url, port, **owns))
        await bot.starts()
        try:
            yield bot, *people.values()
        finally:
            await bot.ends()


@pytest.mark.thorough
async def test_what_was_on_the_wire_when_the_process_was_killed_comes_soon(database_url: str) -> None:
    """Claimed and not recorded: nobody waits for a decision until some time is up."""
    database = Database(database_url)
    async with mortal(database_url, SandboxClock(), "Анна") as (bot, anna):
        await anna.opens()
        await on_the_wire(bot.telegram, database, anna)
        await bot.ends()
        killed = time.monotonic()
        await bot.starts()
        await settled(database, killed)
    await database.close()
    assert told(anna) == 1


async def on_the_wire(telegram: SandboxTelegram, database: Database, person: Actor) -> None:
    """A message that is claimed, and that Telegram takes its time over."""
    now = SandboxClock().now()
    telegram.faults.delay("sendMessage", 60)
    async with database.begin(effect=False) as session:
        row = Delivery(key="told", channel="telegram", address=str(person.id), language="ru", kind="privacy-erased")
        row.params, row.priority, row.due_at = {}, Priority.NOTICE, now
        session.add(row)
    before = len(telegram.called("sendMessage"))
    async with asyncio.timeout(20):
        while len(telegram.called("sendMessage")) == before:
            await asyncio.sleep(0.02)
    telegram.faults.clear()


async def settled(database: Database, killed: float) -> None:
    """Until it is sent by whoever is there; soon after `killed`, a moment of `time.monotonic`."""
    while True:
        async with database.read() as session:
            if await session.scalar(select(Delivery.state).where(Delivery.key == "told")) == State.SENT:
                return
        took = time.monotonic() - killed
        assert took < SENT_WITHIN, f"not sent {took:.1f} s after the process was killed"
        await asyncio.sleep(0.05)


async def test_nothing_of_an_application_is_lost_when_the_process_is_killed(database_url: str) -> None:
    async with mortal(database_url, SandboxClock(), "Олег", "Ольга", owner="Ольга") as (bot, oleg, olga):
        await olga.opens()
        await oleg.opens()
        for caption in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Самозанятый"):
            await oleg.presses(caption)
        await bot.dies_at(oleg, say="Пекарня")
        await oleg.sees("Вопрос 3 из 9.")
        for answer in ("Вязьма", "Событийная индустрия", "Питание", "Хлеб", "Пётр Рябинин", "+7 4812 00-00-53"):
            await oleg.says(answer)
        await oleg.presses("Пропустить")
        await oleg.sees("Проверьте, пожалуйста:")
        await bot.dies_at(oleg, press="Отправить")
        await olga.sees("Новая заявка")
        await olga.presses("Вернуть")
        await olga.presses("☐ Подробнее")
        await olga.sees("☑ Подробнее")
        await bot.dies_at(olga, press="Вернуть заявителю")
        await oleg.sees("Координатор просит поправить одно: «Подробнее».")
        await oleg.presses("Поправить")
        await oleg.says("Хлеб на закваске")
        await oleg.sees("Хлеб на закваске", "Отправить")
        await bot.dies_at(oleg, press="Отправить")
        await olga.sees("Заявка исправлена")
        await bot.dies_at(olga, press="Одобрить")
        await oleg.sees("Заявка одобрена")
    database = Database(database_url)
    async with database.read() as session:
        organisations = (await session.scalars(select(Organisation))).all()
        representatives = (await session.scalars(select(Representative))).all()
        steps = (await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))).all()
    await database.close()
    assert [(each.name, each.about) for each in organisations] == [("Пекарня", "Хлеб на закваске")]
    assert len(representatives) == 1
    assert [step for step in steps if step != "claimed"] == ["submitted", "returned", "submitted", "approved"]


async def test_the_last_seat_of_an_event_survives_the_process(database_url: str) -> None:
    """Taken, waited for, freed and confirmed, with a death at each step: one seat, one guest."""
    clock = SandboxClock()
    database = Database(database_url)
    event = await publish(database, clock, seats=1)
    async with mortal(database_url, clock, "Анна", "Борис") as (bot, anna, boris):
        for actor in (anna, boris):
            await actor.opens(f"e{event}")
            await actor.sees("Осталось 1 место из 1.")
        await bot.dies_at(anna, press="Пойду")
        await anna.sees("Вы идёте: 1 место.")
        await bot.dies_at(boris, press="Пойду")
        await boris.sees("Вы 1-й в очереди.")
        await bot.dies_at(anna, press="Не смогу")
        await boris.sees("Место освободилось")
        await bot.dies_at(boris, press="Подтвердить")
        await boris.sees("Вы идёте: 1 место.")
    tickets = await tickets_of(database, event)
    assert [each.state for each in tickets] == [TicketState.DECLINED, TicketState.GOING]
    assert (await event_of(database, event)).taken == 1
    await database.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_answer_to_a_survey_survives_the_process_and_counts_once(database_url: str) -> None:
    clock = SandboxClock()
    database = Database(database_url)
    await survey(database, clock)
    async with mortal(database_url, clock, "Анна") as (bot, anna):
        await anna.opens("s1")
        await anna.presses("Начать")
        await bot.dies_at(anna, press="5")
        await anna.sees("Вопрос 2 из 4.")
        await anna.presses("Звук и свет")
        await anna.sees("Вопрос 3 из 4.")
        await anna.presses("10")
        await anna.sees("Вопрос 4 из 4.")
        await bot.dies_at(anna, say="Больше практики")
        await anna.sees("Проверьте", "Больше практики")
        await bot.dies_at(anna, press="Отправить")
        await anna.sees("Спасибо, ответ записан без имени.")
    async with database.read() as session:
        answers = (await session.scalars(select(Answer.answers))).all()
        took_part = (await session.scalars(select(Participant.answered_on))).all()
        assert (await session.scalars(select(DraftRow))).all() == []
        assert (await session.get_one(SurveyRow, 1)).answered == 1
    await database.close()
    assert answers == [{"mark": 5, "what": "sound", "advice": 10, "words": "Больше практики"}]
    assert len(took_part) == 1
    assert took_part[0] is not None
