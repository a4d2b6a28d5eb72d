"""`python -m tests.bench [--quick]`: prints one Markdown table, both bots in one run on one machine.

The Bot API server lives in this process, on one core, the bot under test on another. The bots take turns, each time in
a new process; shown are medians. Figures of different runs or machines are not to be compared, ratios are.
"""

import argparse
import asyncio
import json
import os
import platform
import signal
import statistics
import sys
import tempfile
import time
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
FIGURES = {
    "start": "start s",
    "rss_ready": "ready MB",
    "pss_ready": "PSS MB",
    "rss_after": "after load MB",
    "rate": "updates/s",
    "p50": "done p50 ms",
    "p95": "p95",
    "p99": "p99",
    "cpu": "CPU µs/update",
}


@dataclass(frozen=True)
class Round:
    """One start of one bot: seconds, megabytes, updates per second, milliseconds, microseconds of processor time."""

    start: float
    rss_ready: float
    pss_ready: float
    rss_after: float
    rate: float
    p50: float
    p95: float
    p99: float
    cpu: float
    server_busy: float  # share of its core
    lost: int
    pressed: frozenset[str]


@dataclass(frozen=True)
class Load:
    people: int
    at_once: int
    warm_up: float
    seconds: float
    rounds: int


async def measure(command: list[str], load: Load, cores: tuple[set[int], set[int]]) -> Round:
    """Start the bot, load it, stop it."""
    people = People(load.people, load.at_once)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(people.call), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "BOT_TOKEN": "42:TEST",
            "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": f"sqlite:///{folder}/bot.db",
            "DATA_DIR": folder,
            "HTTP_PORT": "0",
            "LOG_LEVEL": "WARNING",
            "MESSAGES_PER_SECOND": "100000",  # the ceiling over sends is not what is measured
        }
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, env=environment)
        try:
            bot = psutil.Process(process.pid)
            bot.cpu_affinity(sorted(cores[1]))
            ready = asyncio.ensure_future(asyncio.wait_for(asyncio.shield(people.first_poll), START_TIMEOUT))
            ended = asyncio.ensure_future(process.wait())
            await asyncio.wait((ready, ended), return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                ready.cancel()
                raise SystemExit(
                    f"{' '.join(command)} ended with code {process.returncode} before its first getUpdates"
                )
            start = ready.result() - began
            await asyncio.sleep(1)  # what is done after the first poll belongs to a bot that is ready
            memory = bot.memory_full_info()
            people.begin()
            await _wait(people, load.warm_up)
            people.took.clear()
            people.lost = 0
            cpu, own, since = _cpu(bot), time.process_time(), time.perf_counter()
            await _wait(people, load.seconds)
            passed = time.perf_counter() - since
            done, cpu, own = sorted(people.took), _cpu(bot) - cpu, time.process_time() - own
            if not done:
                raise SystemExit(f"{' '.join(command)} dealt with no update in {passed:.0f} s")
            cut = statistics.quantiles(done, n=100)
            return Round(
                start=start,
                rss_ready=memory.rss / 2**20,
                pss_ready=memory.pss / 2**20,
                rss_after=bot.memory_info().rss / 2**20,
                rate=len(done) / passed,
                p50=cut[49] * 1000,
                p95=cut[94] * 1000,
                p99=cut[98] * 1000,
                cpu=cpu / len(done) * 1e6,
                server_busy=own / passed,
                lost=people.lost,
                pressed=frozenset(people.pressed),
            )
        finally:
            await _drained(people)
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
                try:
                    await asyncio.wait_for(process.wait(), 15)
                except TimeoutError:
                    process.kill()
                    await process.wait()
            server.close()


async def _wait(people: People, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        await asyncio.sleep(min(1.0, left))
        people.give_up()


async def _drained(people: People) -> None:
    """Let the bot finish what it has, so that stopping it is not a row of broken connections."""
    people.open = False
    until = time.perf_counter() + 3
    while people.busy and time.perf_counter() < until:
        await asyncio.sleep(0.05)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


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
        values = " | ".join(f"{row[figure]:.2f}" if figure == "start" else f"{row[figure]:.0f}" for figure in FIGURES)
        lines.append(f"| {name} | {values} | {sum(round_.lost for round_ in results[name])} |")
    for name, row in medians.items():
        if name != BARE:
            ratios = " | ".join(f"{row[figure] / medians[BARE][figure]:.2f}" for figure in FIGURES)
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


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round of each bot")
    quick = parser.parse_args().quick
    load = Load(people=300, at_once=32, warm_up=1 if quick else 3, seconds=3 if quick else 8, rounds=1 if quick else 3)

    free = sorted(os.sched_getaffinity(0))
    cores = ({free[0]}, {free[-1]})
    os.sched_setaffinity(0, cores[0])
    capacity = server_capacity()
    results: dict[str, list[Round]] = {name: [] for name in COMMANDS}
    for turn in range(load.rounds):
        for name, command in COMMANDS.items():
            result = asyncio.run(measure(command, load, cores))
            results[name].append(result)
            seen = f"{result.rate:.0f} updates/s, pressed {', '.join(sorted(result.pressed))}"
            sys.stderr.write(f"round {turn + 1} of {load.rounds}: {name}: {seen}\n")
    busiest = max(round_.server_busy for rounds in results.values() for round_ in rounds)
    sys.stdout.write(
        f"{machine()}\n"
        f"{load.at_once} updates at once of {load.people} people, half /start, half presses; long polling.\n"
        f"The Bot API server was busy {busiest:.0%} of its core at most; alone it answers {capacity:.0f} calls/s.\n\n"
        f"{table(results)}\n"
    )


if __name__ == "__main__":
    main()
