"""One bot under load: started anew, loaded, measured, stopped.

The Bot API server lives in this process, on one core, the bot under test on another. The bots take turns, each time in
a new process; shown are medians. Figures of different runs or machines are not to be compared, ratios are.
"""

import asyncio
import json
import os
import platform
import signal
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for two calls

from tests.bench.people import People
from tests.bench.telegram import Connection

ROOT = Path(__file__).parents[2]
BARE = "bare aiogram"
WINS = "bare aiogram with the bot's session and models"
FULL = "the bot, SQLite"
COMMANDS = {
    BARE: ["tests/bench/bare.py"],
    WINS: ["tests/bench/bare.py", "--wins"],
    FULL: ["-m", "bot", "run"],
}
START_TIMEOUT = 60.0
Cores = tuple[set[int], set[int]]  # of the Bot API server, of the bot
FIGURES = {
    "start": "start s",
    "rss_ready": "ready MB",
    "pss_ready": "PSS MB",
    "rss_after": "after load MB",
    "rate": "updates/s",
    "p50": "done p50 ms",
    "p95": "p95",
    "p99": "p99",
    "cpu": "CPU s/1,000",
    "servers_cpu": "its servers'",
}
PRECISE = {"start", "cpu", "servers_cpu"}  # to two places


@dataclass(frozen=True)
class Round:
    """One start of one bot: seconds, megabytes, updates per second, milliseconds, seconds of processor time for a
    thousand updates; `servers_cpu` is that of the database and Valkey, where they are processes of their own."""

    start: float
    rss_ready: float
    pss_ready: float
    rss_after: float
    rate: float
    p50: float
    p95: float
    p99: float
    cpu: float
    servers_cpu: float
    server_busy: float  # of the Bot API server: share of its core
    lost: int
    pressed: frozenset[str]


@dataclass(frozen=True)
class Load:
    people: int
    at_once: int
    warm_up: float
    seconds: float
    rounds: int


async def measure(command: list[str], load: Load, cores: Cores, database_url: str | None = None) -> Round:
    """Start the bot, load it by long polling, stop it; on an empty SQLite unless there is a database."""
    people = People(load.people, load.at_once)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(people.call), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = settings(port, database_url or f"sqlite:///{folder}/bot.db", folder)
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, env=environment)
        try:
            bot = psutil.Process(process.pid)
            bot.cpu_affinity(sorted(cores[1]))
            start = await until_ready(people.first_poll, process) - began
            return await under_load(people, load, [bot], start)
        finally:
            await drained(people)
            await ended(process)
            server.close()


def settings(telegram_port: int, database_url: str, folder: str, **more: str) -> dict[str, str]:
    """The environment of a bot under test: nothing of this machine's own."""
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "BOT_TOKEN": "42:TEST",
        "TELEGRAM_API_URL": f"http://127.0.0.1:{telegram_port}",
        "DATABASE_URL": database_url,
        "DATA_DIR": folder,
        "HTTP_PORT": "0",
        "LOG_LEVEL": "WARNING",
        "MESSAGES_PER_SECOND": "100000",  # the ceiling over sends is not what is measured
        **more,
    }


async def until_ready(ready: asyncio.Future[float], process: Process) -> float:
    """When it was ready. Ends the bench when the process ends before that."""
    waiting = asyncio.ensure_future(asyncio.wait_for(asyncio.shield(ready), START_TIMEOUT))
    ending = asyncio.ensure_future(process.wait())
    await asyncio.wait((waiting, ending), return_when=asyncio.FIRST_COMPLETED)
    if not waiting.done():
        waiting.cancel()
        raise SystemExit(f"a bot ended with code {process.returncode} before it was ready")
    ending.cancel()
    return waiting.result()


async def under_load(
    people: People,
    load: Load,
    bots: list[psutil.Process],
    start: float,
    servers: Callable[[], list[psutil.Process]] = list,
) -> Round:
    """Load what is ready and measure it; `servers` tells what else takes processor time for the updates."""
    await asyncio.sleep(1)  # what is done after the first poll belongs to a bot that is ready
    memory = [bot.memory_full_info() for bot in bots]
    people.begin()
    await _wait(people, load.warm_up)
    people.took.clear()
    people.lost = 0
    behind = _cpu_of(servers())
    cpu, own, since = _cpu(bots), time.process_time(), time.perf_counter()
    await _wait(people, load.seconds)
    passed = time.perf_counter() - since
    done, own = sorted(people.took), time.process_time() - own
    servers_cpu = sum(spent - behind.get(pid, 0.0) for pid, spent in _cpu_of(servers()).items())
    if not done:
        raise SystemExit(f"no update was dealt with in {passed:.0f} s")
    cut = statistics.quantiles(done, n=100)
    return Round(
        start=start,
        rss_ready=sum(each.rss for each in memory) / 2**20,
        pss_ready=sum(each.pss for each in memory) / 2**20,
        rss_after=sum(bot.memory_info().rss for bot in bots) / 2**20,
        rate=len(done) / passed,
        p50=cut[49] * 1000,
        p95=cut[94] * 1000,
        p99=cut[98] * 1000,
        cpu=(_cpu(bots) - cpu) / len(done) * 1000,
        servers_cpu=servers_cpu / len(done) * 1000,
        server_busy=own / passed,
        lost=people.lost,
        pressed=frozenset(people.pressed),
    )


async def _wait(people: People, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        await asyncio.sleep(min(1.0, left))
        people.give_up()


async def drained(people: People) -> None:
    """Let the bot finish what it has, so that stopping it is not a row of broken connections."""
    people.open = False
    until = time.perf_counter() + 3
    while people.busy and time.perf_counter() < until:
        await asyncio.sleep(0.05)


async def ended(process: Process) -> None:
    """Stopped as an operator does, and not waited for forever."""
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()


def _cpu(processes: list[psutil.Process]) -> float:
    """Seconds so far."""
    return sum(_cpu_of(processes).values())


def _cpu_of(processes: list[psutil.Process]) -> dict[int, float]:
    """Seconds so far, by process; of one that has ended nothing is known any more."""
    found = {}
    for each in processes:
        with suppress(psutil.NoSuchProcess):
            times = each.cpu_times()
            found[each.pid] = float(times.user + times.system)
    return found


def server_capacity() -> float:
    """Calls per second that the server can answer, its own work alone: a JSON sendMessage over and over."""

    class Sink(asyncio.Transport):
        def write(self, data: object) -> None:
            pass

    loop = asyncio.new_event_loop()

    async def run() -> float:
        connection = Connection(People(1, 1).call)
        connection.connection_made(Sink())
        keyboard = {"inline_keyboard": [[{"text": "Помощь", "callback_data": "help:1"}]] * 4}
        body = json.dumps({"chat_id": 1_000_001, "text": "Здравствуйте!" * 5, "reply_markup": keyboard}).encode()
        request = b"POST /bot42:TEST/sendMessage HTTP/1.1\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        since = time.perf_counter()
        for _ in range(5000):
            connection.data_received(request)
        return 5000 / (time.perf_counter() - since)

    try:
        return loop.run_until_complete(run())
    finally:
        loop.close()


def table(results: dict[str, list[Round]]) -> str:
    """Medians of each bot's rounds and, below them, their ratio to the bare one's."""
    medians = {
        name: {figure: statistics.median(getattr(round_, figure) for round_ in rounds) for figure in FIGURES}
        for name, rounds in results.items()
    }
    lines = [f"| | {' | '.join(FIGURES.values())} | lost |", "|---" * (len(FIGURES) + 2) + "|"]
    for name, row in medians.items():
        values = " | ".join(f"{row[figure]:.2f}" if figure in PRECISE else f"{row[figure]:.0f}" for figure in FIGURES)
        lines.append(f"| {name} | {values} | {sum(round_.lost for round_ in results[name])} |")
    for name, row in medians.items():
        if name != BARE:
            bare = medians[BARE]
            ratios = " | ".join(f"{row[figure] / bare[figure]:.2f}" if bare[figure] else "" for figure in FIGURES)
            lines.append(f"| *{name}* : *{BARE}* | {ratios} | |")
    return "\n".join(lines)


def machine() -> str:
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()}, CPython {platform.python_version()}"
    )
