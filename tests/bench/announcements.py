"""`python -m tests.bench.announcements [--quick]`: what sending announcements costs, in one run on one machine.

The Bot API server lives in this process, on one core, the bot on another. It enforces Telegram's 30 messages a second
where the pace is measured, and takes everything where the ceiling is lifted.
"""

import argparse
import asyncio
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for two calls
from sqlalchemy import func, insert, select

from bot.audience import PRESETS, dump
from bot.db.announcements import Announcement, Repeat, Stage
from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.migrate import migrate
from bot.db.people import Account, Frequency, PersonRow, Specialist
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.sandbox.clock import SandboxClock
from tests.bench.rounds import ROOT, machine
from tests.bench.servers import postgresql
from tests.bench.telegram import ANSWERS, Connection, Params, message, number

IN_A_SECOND = 30
TEXT = "Завтра в десять собрание кластера. Ждём всех, вход свободный. " * 4
FIRST = 1_000_001


@dataclass
class Server:
    """Takes the bot's calls and counts them; a person presses a button now and then."""

    limit: int | None = None
    sent: list[float] = field(default_factory=list)
    refused: int = 0
    seen: set[int] = field(default_factory=set)
    doubled: int = 0
    answers: list[float] = field(default_factory=list)
    _recent: deque[float] = field(default_factory=deque)
    _ids: Any = field(default_factory=lambda: count(1))
    _updates: deque[dict[str, Any]] = field(default_factory=deque)
    _pressed_at: dict[int, float] = field(default_factory=dict)
    _poll: asyncio.Future[Any] | None = None
    polled: bool = False

    def call(self, name: str, params: Params) -> Any:
        if name == "getUpdates":
            return self._give(params)
        if name == "sendMessage":
            chat = number(params["chat_id"])
            if chat in self._pressed_at:
                self.answers.append(time.perf_counter() - self._pressed_at.pop(chat))
            elif not self._takes():
                return None
            else:
                self.doubled += chat in self.seen
                self.seen.add(chat)
            return message(chat, next(self._ids), params)
        if name.startswith(("send", "edit")):
            return message(number(params.get("chat_id", 0)), next(self._ids), params)
        return ANSWERS.get(name, True)

    def _takes(self) -> bool:
        now = time.perf_counter()
        if self.limit is not None:
            while self._recent and self._recent[0] <= now - 1:
                self._recent.popleft()
            if len(self._recent) >= self.limit:
                self.refused += 1
                return False
            self._recent.append(now)
        self.sent.append(now)
        return True

    def says(self, person: int) -> None:
        """Somebody writes /start and waits for the answer."""
        self._pressed_at[person] = time.perf_counter()
        update_id = next(self._ids)
        sender = {"id": person, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
        said = {
            "message_id": next(self._ids),
            "from": sender,
            "chat": {"id": person, "first_name": "Анна", "type": "private"},
            "date": int(time.time()),
            "text": "/start",
            "entities": [{"offset": 0, "length": 6, "type": "bot_command"}],
        }
        self._updates.append({"update_id": update_id, "message": said})
        if self._poll is not None and not self._poll.done():
            poll, self._poll = self._poll, None
            poll.set_result(self._taken())

    def _taken(self) -> list[dict[str, Any]]:
        taken = list(self._updates)
        self._updates.clear()
        return taken

    def _give(self, params: Params) -> Any:
        self.polled = True
        if self._updates or number(params.get("timeout", 0)) == 0:
            return self._taken()
        loop = asyncio.get_running_loop()
        poll = self._poll = loop.create_future()
        loop.call_later(number(params["timeout"]), lambda: None if poll.done() else poll.set_result([]))
        return poll


class Limited(Connection):
    """A refused call is answered as Telegram does."""

    def _write(self, result: Any) -> None:
        if result is not None:
            super()._write(result)
            return
        body = json.dumps(
            {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}}
        ).encode()
        assert self._transport is not None
        head = b"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._transport.write(head % len(body) + body)


async def fill(database: Database, people: int) -> None:
    """Specialists who agreed to mailings, written in bulk."""
    now = SandboxClock().now()
    for start in range(1, people + 1, 50_000):
        ids = range(start, min(start + 50_000, people + 1))
        async with database.begin(effect=False) as session:
            connection = await session.connection()
            await connection.execute(
                insert(PersonRow),
                [
                    {
                        "id": each,
                        "language": "ru",
                        "timezone": "Europe/Moscow",
                        "frequency": Frequency.NEVER,
                        "search_text": "",
                        "created_at": now,
                        "seen_at": now,
                    }
                    for each in ids
                ],
            )
            await connection.execute(
                insert(Account),
                [{"person_id": each, "channel": "telegram", "address": str(FIRST + each)} for each in ids],
            )
            await connection.execute(
                insert(Specialist), [{"person_id": each, "visible": False, "joined_at": now} for each in ids]
            )
            await connection.execute(
                insert(ConsentRow),
                [
                    {
                        "person_id": each,
                        "purpose": Purpose.MAILINGS,
                        "action": Action.GRANTED,
                        "version": 1,
                        "language": "ru",
                        "text_hash": "0" * 64,
                        "channel": "telegram",
                        "at": now,
                    }
                    for each in ids
                ],
            )


async def announce(database: Database) -> None:
    """An announcement to all specialists, due now."""
    now = SandboxClock().now()
    async with database.begin(effect=False) as session:
        session.add(
            Announcement(
                stage=Stage.SCHEDULED,
                confirmed_by=(await session.scalars(select(PersonRow.id).limit(1))).one(),
                title=TEXT[:60],
                contents={"ru": {"text": TEXT, "entities": [], "media": [], "apart": False}},
                buttons=[],
                formula=dump(PRESETS["specialists"]),
                topic="announcements",
                repeat=Repeat.ONCE,
                send_at=now,
                left_out={},
                totals={},
                created_at=now,
                changed_at=now,
            )
        )


@dataclass(frozen=True)
class Sent:
    seconds: float
    cpu: float
    rss: float
    rss_before: float
    worst_second: int
    server: Server


async def send(
    people: int, rate: float, *, limit: int | None, presses_every: float = 0.0, stop_after: float = 0.0
) -> Sent:
    """Send one announcement to so many, and measure the bot's process."""
    server = Server(limit)
    listening = await asyncio.get_running_loop().create_server(lambda: Limited(server.call), "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        url = f"sqlite:///{folder}/bot.db"
        database = Database(url)
        await migrate(database)
        await fill(database, people)
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "BOT_TOKEN": "42:TEST",
            "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": url,
            "DATA_DIR": folder,
            "HTTP_PORT": "0",
            "LOG_LEVEL": "WARNING",
            "MESSAGES_PER_SECOND": str(rate),
        }
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment)
        bot = psutil.Process(process.pid)
        bot.cpu_affinity([CORES[1]])
        try:
            while not server.polled:
                await asyncio.sleep(0.05)
            await asyncio.sleep(1.5)
            rss_before = bot.memory_info().rss / 2**20
            await announce(database)
            cpu = _cpu(bot)
            rss = rss_before
            began = time.perf_counter()
            newcomer, pressed = count(900_000_000), time.perf_counter()
            while len(server.seen) < people and not (stop_after and time.perf_counter() - began > stop_after):
                await asyncio.sleep(0.02)
                rss = max(rss, bot.memory_info().rss / 2**20)
                if presses_every and time.perf_counter() - pressed >= presses_every:
                    pressed = time.perf_counter()
                    server.says(next(newcomer))
            await asyncio.sleep(0.5)
            return Sent(
                server.sent[-1] - server.sent[0],
                _cpu(bot) - cpu,
                rss,
                rss_before,
                worst_second(server.sent),
                server,
            )
        finally:
            process.send_signal(signal.SIGKILL)
            await process.wait()
            listening.close()
            await database.close()


def worst_second(sent: list[float]) -> int:
    worst, first = 0, 0
    for index, at in enumerate(sent):
        while sent[first] <= at - 1:
            first += 1
        worst = max(worst, index - first + 1)
    return worst


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def freezing(url: str, people: int) -> tuple[float, float]:
    """Freeze an audience in a process of its own: seconds, and megabytes more than before."""
    program = f"import asyncio; from tests.bench.announcements import freeze; asyncio.run(freeze({url!r}, {people}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


async def freeze(url: str, people: int) -> None:
    """Fill a database, freeze the audience, print how long it took and what it cost."""
    from bot.config import Settings
    from bot.services.wiring import build_services

    database = Database(url)
    await migrate(database)
    await fill(database, people)
    await announce(database)
    services = build_services(database, SandboxClock(), Settings(bot_token=None))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    while True:
        await services.broadcasts.work(SandboxClock().now())
        async with database.read() as session:
            if await session.scalar(select(Announcement.stage)) == Stage.SENDING:
                break
    seconds = time.perf_counter() - began
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Delivery)) == people
    await database.close()
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    sys.stdout.write(f"{seconds} {more}\n")


FREE = sorted(os.sched_getaffinity(0))
CORES = (FREE[0], FREE[-1])


@dataclass(frozen=True)
class Figures:
    """What of it has a budget: shares, messages a second, megabytes above a bot that is ready, milliseconds."""

    lines: list[str]
    efficiency: float
    refused: int
    lifted: float
    more: float
    press_p95: float


def announcements(*, quick: bool, say: Callable[[str], object]) -> Figures:
    """All of it, in some minutes."""
    free = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CORES[0]})
    lines = []

    def note(line: str) -> None:
        lines.append(line)
        say(line)

    people, rate = (150 if quick else 900), 28
    paced = asyncio.run(send(people, rate, limit=IN_A_SECOND))
    efficiency = (people - 1) / rate / paced.seconds
    note(
        f"{people} recipients at {rate}/s, the server takes 30/s: {paced.seconds:.1f} s, efficiency"
        f" {efficiency:.1%}, worst second {paced.worst_second}, 429: {paced.server.refused},"
        f" doubled {paced.server.doubled}"
    )
    people = 3000 if quick else 20_000
    lifted = asyncio.run(send(people, 100_000, limit=None))
    in_a_second = (people - 1) / lifted.seconds
    note(
        f"{people} recipients, ceiling lifted, ledger on: {in_a_second:.0f} messages/s,"
        f" {lifted.cpu / people * 1000:.2f} CPU s per 1,000, doubled {lifted.server.doubled},"
        f" memory {lifted.rss_before:.0f} → {lifted.rss:.0f} MB"
    )
    pressed = asyncio.run(send(20_000, rate, limit=IN_A_SECOND, presses_every=0.3, stop_after=10 if quick else 45))
    cut = statistics.quantiles(pressed.server.answers, n=100)
    note(
        f"answers while 20,000 are being sent to: {len(pressed.server.answers)}, p50 {cut[49] * 1000:.0f} ms,"
        f" p95 {cut[94] * 1000:.0f} ms, memory {pressed.rss_before:.0f} → {pressed.rss:.0f} MB"
    )
    os.sched_setaffinity(0, free)
    people, frozen = (50_000 if quick else 1_000_000), []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, postgresql() as server:
        for name, url in (("SQLite", f"sqlite:///{folder}/bot.db"), ("PostgreSQL", server.url)):
            seconds, memory = freezing(url, people)
            frozen.append(memory)
            note(f"freezing {people:,} on {name}: {seconds:.1f} s, {memory:.0f} MB more")
    more = [each.rss - each.rss_before for each in (paced, lifted, pressed)]
    return Figures(lines, efficiency, paced.server.refused, in_a_second, max(*more, *frozen), cut[94] * 1000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.announcements", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller amounts")
    found = announcements(quick=parser.parse_args().quick, say=lambda line: sys.stderr.write(f"{line}\n"))
    sys.stdout.write("\n".join([machine(), "", *found.lines]) + "\n")


if __name__ == "__main__":
    main()
