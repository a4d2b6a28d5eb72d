"""The public channel: what is approved stands there once, and its message follows what becomes of it."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.db.channel import ChannelPost
from bot.db.database import Database
from bot.db.deliveries import Claim, Delivery, Outcome, Priority, State
from bot.sandbox.clock import SandboxClock
from bot.services.channel import Channel
from bot.services.deliveries import Deliveries, OutOfTurn
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_organising import DAY, events_of, has_a_series, has_an_event, is_trusted, manages

SUBJECT = "event:7"


async def with_channel(cluster: Cluster, **settings: Any) -> Actor:
    """The bot started with a channel: to the sandbox any chat the bot may write to is one."""
    channel = cluster.person("Канал")
    cluster.telegram.opens(channel.id)
    cluster.settings = {"channel_id": channel.id, **settings}
    await cluster.restart()
    await channel.sees("Здравствуйте" if settings.get("language") != "en" else "")
    return channel


def posts(channel: Actor) -> list[str]:
    """What stands in the channel, besides the greeting that made it one."""
    return [each.words for each in channel.chat.messages.values() if each.by_bot][1:]


async def test_a_post_appears_changes_and_is_struck_with_its_event(november: Cluster) -> None:
    channel = await with_channel(november)
    oleg = await has_an_event(november, "Хлеб <и> песня & пляска")
    await channel.sees(
        "Хлеб <и> песня & пляска",
        "В среду, 2 декабря, в 15:00, до 17:00.",
        "Бесплатно, 6+.",
        "Запись в боте, 20 мест.",
        "Открыть в боте",
    )
    ((button,),) = channel.newest.buttons
    (event,) = await events_of(november)
    assert button["url"].endswith(f"?start=e{event.id}")

    await november.restart()
    await is_trusted(november)
    await manages(oleg, "Хлеб <и> песня & пляска")
    await oleg.presses("Перенести")
    await oleg.presses("Назвать новую дату")
    await oleg.says("3 декабря с 18 до 20")
    await channel.sees("Перенесено, было 2 декабря", "В четверг, 3 декабря, в 18:00, до 20:00.")
    assert len(posts(channel)) == 1

    await manages(oleg, "Хлеб <и> песня & пляска")
    await oleg.presses("Отменить мероприятие")
    await oleg.presses("Да, отменить")
    await oleg.says("Ведущая заболела")
    await channel.sees("Отменено. Причина: Ведущая заболела")
    assert channel.newest.buttons == []
    assert {"type": "strikethrough"}.items() <= channel.newest.data["entities"][0].items()
    assert len(posts(channel)) == 1


async def test_a_series_is_announced_once_and_each_day_a_week_before(november: Cluster) -> None:
    channel = await with_channel(november)
    await has_a_series(november)
    await channel.sees("В среду, 2 декабря", "И ещё 3 даты.")
    assert len(posts(channel)) == 1
    for days, number in ((7, 1), (2, 2), (7, 3), (7, 4)):
        await november.passes(days * DAY)
        november.app.services.deliveries.wake.set()
        await channel.sees_not("Отменено")
        assert len(posts(channel)) == number
    assert channel.newest.words.startswith("Хлеб и песня\n\nВ среду, 23 декабря")


async def test_the_channel_speaks_the_language_of_the_cluster(november: Cluster) -> None:
    channel = await with_channel(november, language="en")
    await has_an_event(november)
    await channel.sees("Хлеб и песня", "On Wednesday, 2 December", "Open in the bot")


async def test_without_a_channel_nothing_is_written_for_it(november: Cluster) -> None:
    await has_an_event(november)
    async with november.app.database.read() as session:
        assert await session.scalar(select(ChannelPost.subject)) is None
        assert await session.scalar(select(Delivery.id).where(Delivery.kind == "post-event")) is None


class Ledger:
    """A channel and its deliveries without a messenger."""

    def __init__(self, database: Database) -> None:
        self.clock = SandboxClock()
        self.deliveries = Deliveries(database, self.clock)
        self._database = database
        self._channel = Channel(self.clock, self.deliveries, "-100123", "ru", "Europe/Moscow")

    async def say(self, text: str, *, new: bool = False, on: bool = True) -> None:
        async with self._database.begin() as session:
            await self._channel.say(session, SUBJECT, "post-event", {"text": text}, new=new, on=on)

    async def next(self) -> Claim | None:
        claims = await self.deliveries.claim(1)
        return claims[0] if claims else None

    async def claims(self, text: str) -> Claim:
        claim = await self.next()
        assert claim is not None
        assert claim.params["text"] == text
        return claim


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database)


async def test_what_is_called_off_before_it_was_posted_never_appears(ledger: Ledger) -> None:
    await ledger.say("announced", new=True)
    await ledger.say("cancelled", on=False)
    assert await ledger.next() is None
    await ledger.say("on again")
    claim = await ledger.claims("on again")
    assert claim.priority == Priority.ANNOUNCEMENT
    assert await ledger.deliveries.earlier(claim) is None


async def test_only_the_last_of_what_waits_is_posted(ledger: Ledger) -> None:
    await ledger.say("first", new=True)
    await ledger.say("second")
    await ledger.say("third")
    await ledger.claims("third")
    assert await ledger.next() is None


async def test_a_change_waits_for_the_message_it_edits(ledger: Ledger) -> None:
    await ledger.say("first", new=True)
    first = await ledger.claims("first")
    await ledger.say("second", on=False)
    second = await ledger.claims("second")
    with pytest.raises(OutOfTurn):
        await ledger.deliveries.earlier(second)
    await ledger.deliveries.record([Outcome(first, State.SENT, message="31")])
    assert await ledger.deliveries.earlier(second) == "31"
    await ledger.deliveries.record([Outcome(second, State.SENT, message="31")])
    await ledger.say("third")
    third = await ledger.claims("third")
    assert third.priority == Priority.NOTICE
    assert await ledger.deliveries.earlier(third) == "31"


async def test_a_post_in_doubt_is_not_repeated_but_a_change_is_told(ledger: Ledger) -> None:
    await ledger.say("first", new=True)
    await ledger.claims("first")
    await ledger.deliveries.recover()
    assert await ledger.next() is None
    await ledger.say("cancelled", on=False)
    assert await ledger.deliveries.earlier(await ledger.claims("cancelled")) is None


async def test_what_was_never_posted_is_not_followed(ledger: Ledger) -> None:
    await ledger.say("changed")
    assert await ledger.next() is None


async def test_the_message_is_known_longer_than_the_ledger_remembers(ledger: Ledger) -> None:
    await ledger.say("first", new=True)
    await ledger.deliveries.record([Outcome(await ledger.claims("first"), State.SENT, message="31")])
    ledger.clock.advance(200 * DAY)
    await ledger.deliveries.tidy(ledger.clock.now())
    await ledger.say("second")
    assert await ledger.deliveries.earlier(await ledger.claims("second")) == "31"
