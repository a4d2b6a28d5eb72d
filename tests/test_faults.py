"""Faults of the bot reach its owners: by kind, once an hour at most, without anybody's name or words."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db.deliveries import Delivery
from bot.services.faults import KINDS, Faults, fault_of
from tests.conftest import Cluster

SECRET = "Анна Берёзова, 79123456789"


def ours(what: str, error: str = "ValueError", at: str = "bot.app:1 bot.jobs:7") -> logging.LogRecord:
    """A record as structlog hands it on once `bot.logs` is set up."""
    said: Any = {"event": what, "error": error, "at": at, "update": 5, "person": 7}
    return logging.LogRecord("bot", logging.ERROR, "x.py", 1, said, None, None)


def theirs() -> logging.LogRecord:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        found = (KeyError, error, error.__traceback__)
        return logging.LogRecord("asyncio", logging.ERROR, "tasks.py", 9, f"lost: {SECRET}", None, found)


@pytest.mark.parametrize("record", [ours("update failed"), theirs()])
def test_nothing_of_a_person_is_kept(record: logging.LogRecord) -> None:
    fault = fault_of(record)
    assert SECRET not in str(fault)
    assert "Берёзова" not in str(fault)
    assert fault.error in {"ValueError", "KeyError"}
    assert fault.place in {"bot.jobs:7", "tasks:9"}


@pytest.fixture
async def faults(cluster: Cluster) -> Faults:
    await cluster.coordinator.opens()
    return cluster.app.faults


async def messages(cluster: Cluster) -> list[str]:
    async with cluster.app.database.read() as session:
        query = select(Delivery.params).where(Delivery.kind == "fault").order_by(Delivery.id)
        return [f"{each['what']} {each['times']}" for each in await session.scalars(query)]


async def test_an_error_that_is_logged_reaches_the_owner(cluster: Cluster, faults: Faults) -> None:
    logging.getLogger("bot").handle(ours("update failed"))
    owner = cluster.coordinator
    await cluster.passes(120)
    await owner.sees("Ошибка в работе бота")
    await owner.sees("update failed")


async def test_a_kind_is_told_once_an_hour_with_how_often(cluster: Cluster, faults: Faults) -> None:
    for _ in range(3):
        faults.emit(ours("update failed"))
    faults.emit(ours("tick failed"))
    await faults.tell()
    assert await messages(cluster) == ["update failed 3", "tick failed 1"]
    for minutes in (1, 20, 38):  # over the full hour of the clock too
        faults.emit(ours("update failed"))
        cluster.clock.advance(timedelta(minutes=minutes).total_seconds())
        await faults.tell()
    assert await messages(cluster) == ["update failed 3", "tick failed 1"]
    cluster.clock.advance(timedelta(minutes=3).total_seconds())
    await faults.tell()
    assert await messages(cluster) == ["update failed 3", "tick failed 1", "update failed 3"]


async def test_two_processes_tell_it_once(cluster: Cluster, faults: Faults) -> None:
    app = cluster.app
    other = Faults(app.database, app.clock, app.services.people, app.services.deliveries)
    for each in (faults, other):
        each.emit(ours("tick failed"))
    await asyncio.gather(faults.tell(), other.tell())
    assert await messages(cluster) == ["tick failed 1"]


async def test_a_storm_of_kinds_stays_small(cluster: Cluster, faults: Faults) -> None:
    for number in range(3 * KINDS):
        faults.emit(ours(f"fault {number}"))
    await faults.tell()
    assert len(await messages(cluster)) == KINDS
