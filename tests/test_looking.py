"""After a death between effect and answer, the person sees what their press did."""

import asyncio

import pytest

import bot.app
from bot.screen import Screen
from bot.views.looking import looking
from tests.conftest import Cluster
from tests.events import publish, tickets_of
from tests.test_rights import every_button


async def test_the_card_shows_the_answer_that_was_taken_before_the_death(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = await publish(cluster.app.database, cluster.clock, seats=1)
    anna = cluster.person()
    await anna.opens(f"e{event}")
    message, data = anna.button("Пойду")
    with monkeypatch.context() as patched:
        patched.setattr(bot.app, "DRAIN_SECONDS", 0)
        patched.setattr(Screen, "answer", lambda *_given, **_named: asyncio.Event().wait())
        anna.since = cluster.telegram.moment
        cluster.telegram.presses(anna.id, message.id, data)
        async with asyncio.timeout(10):
            while not await tickets_of(cluster.app.database, event):
                await asyncio.sleep(0.01)
        await cluster.stop()
    await cluster.start()
    await anna.sees("Вы идёте: 1 место.")
    await anna.sees_not("Здравствуйте")


def test_every_page_to_be_looked_at_is_that_of_a_button_there_is() -> None:
    every = set(every_button())
    pages = {page for data in every if (page := looking(data))}
    assert pages
    assert pages <= every
    assert looking("no such button") is None
