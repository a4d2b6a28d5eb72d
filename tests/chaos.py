"""`python -m tests.chaos [--seeds 50] [--postgresql]`: announcements whose process is killed at random points.

Each seed sends one announcement while the bot's process is killed with SIGKILL several times, and looks at the ledger
after each kill: nobody is lost, nobody gets it twice, what is in doubt is no more than what was on the wire, and all
states together are the audience. `tests/test_chaos.py` runs a few seeds of it.
"""

import argparse
import asyncio
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import func, select

from bot.audience import PRESETS, dump
from bot.db.announcements import Announcement, Repeat, Stage
from bot.db.database import Database
from bot.db.deliveries import Delivery, State
from bot.db.migrate import migrate
from bot.db.people import Account, PersonRow, Specialist
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import SandboxTelegram
from bot.sender import IN_FLIGHT
from tests.bench.servers import postgresql
from tests.conftest import TOKEN
from tests.test_updates import Process

PATIENCE = 300.0  # seconds for one announcement
TEXT = "Собрание кластера завтра в десять"


@dataclass(frozen=True)
class Seed:
    """What one seed came to. `unknown_at_most`: the most that one kill left in doubt."""

    kills: int
    sent: int
    unknown: int
    unknown_at_most: int
    missing: int  # of those in doubt, who did not get it


async def put_people(database: Database, telegram: SandboxTelegram, number: int) -> list[int]:
    """Specialists who agreed to mailings, in the database and in the messenger; their addresses."""
    now = SandboxClock().now()
    addresses = []
    async with database.begin(effect=False) as session:
        people = [
            PersonRow(language="ru", timezone="Europe/Moscow", created_at=now, seen_at=now) for _ in range(number)
        ]
        session.add_all(people)
        await session.flush()
        for index, person in enumerate(people):
            address = telegram.add_person(f"Гость{index}", started=True).id
            addresses.append(address)
            session.add(Account(person_id=person.id, channel="telegram", address=str(address)))
            session.add(Specialist(person_id=person.id, joined_at=now))
            session.add(
                ConsentRow(
                    person_id=person.id,
                    purpose=Purpose.MAILINGS,
                    action=Action.GRANTED,
                    version=1,
                    language="ru",
                    text_hash="0" * 64,
                    channel="telegram",
                    at=now,
                )
            )
    return addresses


async def put_announcement(database: Database) -> int:
    """An announcement to all specialists, due now."""
    now = SandboxClock().now()
    async with database.begin(effect=False) as session:
        row = Announcement(
            stage=Stage.SCHEDULED,
            confirmed_by=(await session.scalars(select(PersonRow.id).limit(1))).one(),
            title=TEXT,
            contents={"ru": {"text": TEXT, "entities": [], "media": [], "apart": False}},
            buttons=[],
            groups=[],
            formula=dump(PRESETS["specialists"]),
            topic="announcements",
            repeat=Repeat.ONCE,
            send_at=now,
            left_out={},
            totals={},
            created_at=now,
            changed_at=now,
        )
        session.add(row)
        await session.flush()
        return row.id


async def ledger(database: Database) -> Counter[str]:
    async with database.read() as session:
        rows = await session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
        return Counter({row[0]: row[1] for row in rows})


async def in_doubt(database: Database) -> set[int]:
    """The rows that somebody has claimed."""
    async with database.read() as session:
        return set(await session.scalars(select(Delivery.id).where(Delivery.state == State.CLAIMED)))


async def stage(database: Database) -> Stage:
    async with database.read() as session:
        return Stage(str(await session.scalar(select(Announcement.stage))))


async def seed(url: str, number: int, recipients: int, *, most_kills: int = 4, processes: int = 1) -> Seed:
    """One announcement under fire. Raises AssertionError when a promise is broken."""
    chance = random.Random(number)
    database = Database(url)
    telegram = SandboxTelegram(token=TOKEN, now=SandboxClock().now)
    addresses = await put_people(database, telegram, recipients)
    await put_announcement(database)
    kills, worst, left = 0, 0, set[int]()
    async with serve(telegram, SandboxClock()) as port:
        running = [Process(url, port) for _ in range(processes)]
        for each in running:
            await each.start()
        deadline = time.monotonic() + PATIENCE
        try:
            while await stage(database) != Stage.DONE:
                assert time.monotonic() < deadline, (await stage(database), await ledger(database))
                before = len(telegram.called("sendMessage"))
                until = time.monotonic() + chance.uniform(0.05, 1.2)
                while time.monotonic() < until or len(telegram.called("sendMessage")) == before:
                    await asyncio.sleep(0.01)
                    if await stage(database) == Stage.DONE or time.monotonic() > deadline:
                        break
                if kills < most_kills and await stage(database) != Stage.DONE:
                    kills += 1
                    victim = chance.choice(running)
                    await victim.end(signal.SIGKILL)
                    found = await ledger(database)
                    assert not found or sum(found.values()) == recipients, found
                    # On PostgreSQL what earlier ones left may not have been settled yet.
                    claimed = await in_doubt(database)
                    assert len(claimed - left) <= IN_FLIGHT * processes
                    worst = max(worst, len(claimed - left) if processes == 1 else 0)
                    left = claimed
                    await victim.start()
                else:
                    await asyncio.sleep(0.05)
        finally:
            for each in running:
                await each.end(signal.SIGKILL)
    found = await ledger(database)
    got = {address: sum(m.by_bot for m in telegram.chats[address].messages.values()) for address in addresses}
    async with database.read() as session:
        assert await session.scalar(select(Announcement.audience)) == recipients
        rows = await session.execute(select(Delivery.address, Delivery.state))
        states = {int(address): state for address, state in rows}
    await database.close()
    assert sum(found.values()) == recipients, found
    assert max(got.values()) <= 1, f"doubled: {sum(number > 1 for number in got.values())}"
    lost = [address for address, times in got.items() if not times and states[address] != State.UNKNOWN]
    assert not lost, f"lost: {len(lost)}"
    assert found[State.UNKNOWN] <= IN_FLIGHT * max(1, kills)
    missing = sum(not times for times in got.values())
    return Seed(kills, found[State.SENT], found[State.UNKNOWN], worst, missing)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--recipients", type=int, default=2000)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        fresh = stack.enter_context(postgres()) if given.postgresql else sqlite
        for number in range(given.first, given.first + given.seeds):

            async def run(number: int = number) -> Seed:
                with fresh(number) as url:
                    database = Database(url)
                    await migrate(database)
                    await database.close()
                    return await seed(url, number, given.recipients)

            sys.stdout.write(f"seed {number}: {asyncio.run(run())}\n")
            sys.stdout.flush()


@contextmanager
def sqlite(_number: int) -> Iterator[str]:
    """An empty database; its address."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        yield f"sqlite:///{Path(folder) / 'bot.db'}"


@contextmanager
def postgres() -> Iterator[Callable[[int], AbstractContextManager[str]]]:
    """A server of its own, and how to get an empty database on it."""

    @contextmanager
    def fresh(number: int) -> Iterator[str]:
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE seed{number}")
            yield server.url.replace("/postgres?", f"/seed{number}?")
            connection.execute(f"DROP DATABASE seed{number} WITH (FORCE)")

    with postgresql() as server:
        yield fresh


if __name__ == "__main__":
    main()
