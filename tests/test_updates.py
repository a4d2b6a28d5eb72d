"""No update is lost and none applied twice: stored before confirmed, across kill -9, SIGTERM and repetition."""

import asyncio
import os
import random
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select

from bot.db.database import Database
from bot.db.drafts import DraftRow
from bot.db.updates import Handling, StoredUpdate, UpdateState, handling, mark_applied
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from bot.services.updates import Updates
from bot.telegram.intake import sender_of
from tests.actors import Actor
from tests.conftest import TOKEN, Cluster

CROWD = 100


async def until_asked_the_name(anna: Actor) -> None:
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.sees("Вопрос 1 из 4.")


async def test_the_same_update_twice_changes_nothing_the_second_time(cluster: Cluster) -> None:
    anna = cluster.person()
    await until_asked_the_name(anna)
    await anna.says("Анна Берёзова")
    await anna.sees("Вопрос 2 из 4.")
    typed = next(message.data for message in anna.chat.messages.values() if message.words == "Анна Берёзова")
    cluster.telegram.repeats({"update_id": cluster.telegram.updates.next_id - 1, "message": typed})
    await asyncio.sleep(0.3)
    await anna.sees_not("Здесь")
    await anna.presses("Библиотека")
    await anna.sees("Кто вы в библиотеке?")


async def test_a_batch_is_new_only_once(database: Database) -> None:
    updates = Updates(database, SandboxClock())
    batch = [{"update_id": 1, "message": {"text": "а"}}, {"update_id": 2, "message": {"text": "б"}}]
    assert [stored.is_new for stored in await updates.store(batch)] == [True, True]
    third = {"update_id": 3, "message": {}}
    again = await updates.store([*batch, third, third])
    assert [stored.is_new for stored in again] == [False, False, True, False]
    await updates.store([], done=[again[1].key])
    known = await updates.store([third, *batch])
    assert [stored.state for stored in known] == [UpdateState.STORED, UpdateState.STORED, UpdateState.DONE]


async def test_an_old_id_with_another_body_is_another_update(database: Database) -> None:
    """After a week of silence Telegram may count from anywhere."""
    updates = Updates(database, SandboxClock())
    await updates.store([{"update_id": 1, "message": {"text": "а"}}])
    again = {"update_id": 1, "message": {"text": "б"}}
    (stored,) = await updates.store([again])
    assert stored.is_new


async def test_half_of_a_character_is_read_as_an_unknown_one(database: Database) -> None:
    """JSON can say it; no database and no call can."""
    updates = Updates(database, SandboxClock())
    whole = {"update_id": 2, "message": {"text": "в\U0001f600"}}
    stored = await updates.store([{"update_id": 1, "message": {"text": "а\ud83d"}}, whole])
    assert [each.body["message"]["text"] for each in stored] == ["а\N{REPLACEMENT CHARACTER}", "в\U0001f600"]
    assert [body for _, body, _ in await updates.unfinished()] == [each.body for each in stored]


async def test_what_is_done_is_closed_with_the_next_batch_and_its_body_forgotten(database: Database) -> None:
    updates = Updates(database, SandboxClock())
    key = (await updates.store([{"update_id": 1, "message": {"text": "секрет"}}]))[0].key
    assert [(found, applied) for found, _, applied in await updates.unfinished()] == [(key, False)]
    await updates.store([], done=[key])
    assert await updates.unfinished() == []
    async with database.read() as session:
        assert await session.scalar(select(StoredUpdate.body)) == ""


async def test_effects_and_their_mark_are_one_transaction(database: Database) -> None:
    updates = Updates(database, SandboxClock())
    key = (await updates.store([{"update_id": 1}]))[0].key
    token = handling.set(Handling(key))
    try:
        with pytest.raises(ZeroDivisionError):
            await _fails_after_its_mark(database)
        assert [applied for _, _, applied in await updates.unfinished()] == [False]
        handling.set(Handling(key))
        async with database.begin(effect=False):
            pass
        assert [applied for _, _, applied in await updates.unfinished()] == [False]
        async with database.begin():
            pass
        assert [applied for _, _, applied in await updates.unfinished()] == [True]
    finally:
        handling.reset(token)


async def _fails_after_its_mark(database: Database) -> None:
    async with database.begin() as session:
        await mark_applied(session)
        raise ZeroDivisionError


async def test_answered_updates_are_forgotten_after_two_days(database: Database) -> None:
    clock = SandboxClock()
    updates = Updates(database, clock)
    key = (await updates.store([{"update_id": 1}]))[0].key
    await updates.store([{"update_id": 2}], done=[key])
    clock.advance(3 * 24 * 3600)
    await updates.tidy(clock.now())
    async with database.read() as session:
        assert (await session.scalars(select(StoredUpdate.update_id))).all() == [2], "unfinished ones are kept"


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}, "message": {"chat": {"id": 5}}}}, "5"),
        ({"update_id": 1, "inline_query": {"from": {"id": 6}}}, "6"),
        ({"update_id": 1, "poll": {"id": "x"}}, "poll x"),
        ({"update_id": 1, "poll": "junk"}, "update 1"),
        ({"update_id": 1, "message": "junk"}, "update 1"),
    ],
)
def test_whose_turn_an_update_is(body: dict[str, object], who: str) -> None:
    assert sender_of(body) == who


async def test_an_update_nobody_understands_does_not_stop_the_bot(cluster: Cluster) -> None:
    cluster.telegram.updates.again({"update_id": 1, "message": {"chat": "junk"}})
    cluster.telegram.updates.again({"update_id": 2, "something_new": {"chat": {"id": 1}}})
    anna = cluster.person()
    await anna.opens()
    await anna.sees("Здравствуйте!")


class Process:
    """`python -m bot run`, or another part, as a process of its own, to be killed."""

    def __init__(self, database_url: str, port: int, part: str = "run", **more: str) -> None:
        self.part = part
        self._environment = {
            **os.environ,
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": database_url,
            "HTTP_PORT": "0",
            "MESSAGES_PER_SECOND": "1000",
            "LOG_LEVEL": "WARNING",
            **more,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", self.part, env=self._environment
        )

    async def end(self, how: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        await asyncio.wait_for(self._process.wait(), 20)

    async def ends_at_last(self) -> None:
        """At the end of a test, whatever has become of it."""
        if self._process is not None and self._process.returncode is None:
            await self.end(signal.SIGKILL)


@asynccontextmanager
async def crowd(database_url: str) -> AsyncIterator[tuple[SandboxTelegram, Process, list[Actor]]]:
    """A hundred people who have all been asked their name."""
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    people = [Actor(telegram, telegram.add_person(f"Имя{n}", language_code="ru").id) for n in range(CROWD)]
    async with serve(telegram, clock) as port:
        process = Process(database_url, port)
        await process.start()
        for person in people:
            telegram.opens(person.id)
        await everybody_sees(people, "Здравствуйте!")
        for caption, then in (("Вступить", "Кто вы?"), ("Специалист", "согласие"), ("Даю согласие", "Вопрос 1 из 4.")):
            for person in people:
                message, data = person.button(caption)
                telegram.presses(person.id, message.id, data)
            await everybody_sees(people, then)
        try:
            yield telegram, process, people
        finally:
            await process.end(signal.SIGKILL)


async def everybody_sees(people: list[Actor], text: str) -> None:
    deadline = time.monotonic() + 60
    while waiting := [
        p for p in people if not any(m.by_bot for m in p.chat.messages.values()) or text not in p.newest.words
    ]:
        assert time.monotonic() < deadline, f"{len(waiting)} of {len(people)} do not see {text!r}{waiting[0].screen}"
        await asyncio.sleep(0.02)


@pytest.mark.processes
@pytest.mark.parametrize(("how", "seed"), [(signal.SIGKILL, 1), (signal.SIGTERM, 2)])
async def test_a_hundred_answers_survive_the_end_of_the_process(
    database_url: str, how: signal.Signals, seed: int
) -> None:
    """Everybody answers at once and the process ends in the midst of it; then all have the next question, once."""
    chance = random.Random(seed)
    async with crowd(database_url) as (telegram, process, people):
        for number, person in enumerate(people):
            telegram.says(person.id, f"Анна-{'абвгдежзик'[number % 10]} Берёзова")
        await asyncio.sleep(chance.uniform(0.01, 0.35))
        await process.end(how)
        await process.start()
        await everybody_sees(people, "Вопрос 2 из 4.")
        await asyncio.sleep(1)
        await everybody_sees(people, "Вопрос 2 из 4.")
    database = Database(database_url)
    async with database.read() as session:
        drafts = (await session.scalars(select(DraftRow.state))).all()
        unfinished = select(func.count()).select_from(StoredUpdate).where(StoredUpdate.state == UpdateState.STORED)
        assert await session.scalar(unfinished) == 0
    await database.close()
    assert len(drafts) == CROWD
    assert all(state["at"] == "profession" and state["answers"]["name"].startswith("Анна-") for state in drafts)
