"""Several processes pass the scenarios of one; whoever knows no secret gets nowhere; a process may come and go."""

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import Application, Part
from bot.db.database import Database
from bot.db.deliveries import Delivery, Priority, State
from bot.db.updates import StoredUpdate
from bot.errors import SettingsError
from bot.sandbox.clock import SandboxClock
from bot.telegram.webhook import PATH, SECRET_HEADER
from tests import (
    test_announcements,
    test_colleagues,
    test_digests,
    test_joining,
    test_moderation,
    test_organisations,
    test_organising,
    test_privacy,
    test_quality,
    test_questions,
    test_reminders,
    test_responses,
    test_survey_desk,
    test_tickets,
    test_vacancy_alerts,
)
from tests.callers import SECRET
from tests.conftest import NOVEMBER, TOKEN, OwnSettings
from tests.scaled import LOOK_EVERY, ScaledCluster
from tests.test_indicators import test_reporting

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # several processes need it


@pytest.fixture
async def cluster(database_url: str, redis_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ScaledCluster]:
    monkeypatch.setattr("bot.sender.LOOK_EVERY", LOOK_EVERY)
    monkeypatch.setattr("bot.sender.MIND_EVERY", 0.5)
    cluster = ScaledCluster(database_url, redis_url)
    await cluster.open()
    yield cluster
    await cluster.close()


SCENARIOS: list[Callable[..., Awaitable[None]]] = [
    test_joining.test_a_specialist_joins_in_eight_presses_and_one_message,
    test_joining.test_leaving_takes_the_card_and_its_consent_back,
    test_organisations.test_a_bakery_is_returned_corrected_and_approved,
    test_moderation.test_an_application_is_withdrawn_and_its_old_buttons_say_so,
    test_colleagues.test_an_invitation_works_once,
    test_questions.test_a_stranger_asks_and_is_answered,
    test_organising.test_an_event_is_proposed_returned_corrected_and_approved,
    test_tickets.test_the_queue_and_a_freed_seat,
    test_tickets.test_a_seat_nobody_took_in_time_passes_on,
    test_tickets.test_a_press_repeated_at_once_or_later_is_one_answer,
    test_tickets.test_changes_reach_everybody_who_answered,
    test_reminders.test_a_day_and_two_hours_before_and_thanks_afterwards,
    test_responses.test_two_presses_then_invited_and_hired,
    test_vacancy_alerts.test_a_matching_specialist_is_told_at_once_and_why,
    test_survey_desk.test_a_survey_made_in_the_chat_is_answered_and_counted,
    test_quality.test_a_stranger_votes_in_two_presses,
    test_quality.test_two_low_marks_within_a_day_raise_the_alarm_once,
    test_announcements.test_an_announcement_reaches_everybody_who_agreed,
    test_announcements.test_a_second_press_does_not_send_twice,
    test_digests.test_on_monday_at_nine_the_digest_comes_and_opens_what_it_lists,
    test_reporting.test_a_quarter_opens_is_reported_returned_reminded_and_closed,
    test_privacy.test_erasure_waits_a_day_and_says_when_it_is_done,
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__.removeprefix("test_"))
async def test_the_scenarios_of_one_process(cluster: ScaledCluster, scenario: Callable[..., Awaitable[None]]) -> None:
    """They take the cluster of one process, of which this is a kind, under the names of its fixtures."""
    wanted = inspect.signature(scenario).parameters.keys()
    if "november" in wanted:
        cluster.clock.to(NOVEMBER)
    if "owner" in wanted:
        await cluster.coordinator.opens()
    given = {"cluster": cluster, "november": cluster, "owner": cluster.coordinator}
    await scenario(**{name: given[name] for name in wanted})


async def test_an_announcement_pauses_and_goes_on_in_all_workers(cluster: ScaledCluster) -> None:
    owner = cluster.coordinator
    cluster.settings["messages_per_second"] = 40
    await cluster.restart()
    await owner.opens()
    guests = await test_announcements.crowd(cluster, 120)
    await test_announcements.composes(owner)
    await owner.presses("Отправить сейчас")
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    await owner.sees("Отправляем:", "Пауза")
    async with asyncio.timeout(10):  # a log of the pace that is empty lets nothing through for a second
        while not any(test_announcements.got(each) for each in guests):
            await asyncio.sleep(0.01)
    message, data = owner.button("Пауза")
    cluster.telegram.presses(owner.id, message.id, data)
    await owner.sees("На паузе")
    await asyncio.sleep(1)  # what was on the wire arrives
    before = await test_announcements.ledger(cluster)
    assert before["claimed"] == 0
    assert 0 < before["pending"] < len(guests)
    await asyncio.sleep(1)
    assert await test_announcements.ledger(cluster) == before, "nothing goes out in a pause"
    await owner.presses("Продолжить")
    await test_announcements.ends(cluster, owner)
    assert [test_announcements.got(each) for each in guests] == [1] * len(guests)


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
    """While they run; what may have gone out is not repeated."""
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
                    claimed_by=1,  # nobody has this number
                )
            )

    async def states() -> dict[str, str]:
        async with database.read() as session:
            rows = await session.execute(select(Delivery.key, Delivery.state).where(Delivery.key.in_(["a", "b"])))
            return {row.key: str(row.state) for row in rows}

    assert await states() == {"a": "claimed", "b": "claimed"}, "it may be that its connection broke"
    await anna.sees("Ваши данные удалены")
    async with asyncio.timeout(10):
        while await states() != {"a": "sent", "b": "unknown"}:
            await asyncio.sleep(0.02)


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
