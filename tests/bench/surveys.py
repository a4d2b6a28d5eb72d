"""`python -m tests.bench.surveys`: five hundred people answer one survey at the same time; how long the next question
takes, and whether every answer is there.

Each opens the survey's link and presses on; between a page and the next press passes the time it takes to read it,
one to five seconds. The Bot API server lives in this process, on one core, the bot on another.
"""

import asyncio
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import deque
from typing import Any

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for two calls
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.db.survey_answers import Answer
from bot.db.surveys import SurveyRow
from tests.bench.people import People, Person
from tests.bench.rounds import ROOT, START_TIMEOUT
from tests.bench.telegram import Connection
from tests.polling import survey

RESPONDENTS = 500
READING = (1.0, 5.0)  # seconds
LONGEST = 180.0  # for everybody to finish
ENOUGH = 300.0  # milliseconds, p95
LINK = "/start s1"
THANKS = "Спасибо, ответ записан"


class Respondents(People):
    """People who go through a survey once, pressing the first button of each page."""

    def __init__(self) -> None:
        super().__init__(RESPONDENTS, RESPONDENTS)
        self.random = random.Random(7)  # how long they read
        self.finished = 0
        self._readers = deque(self._waiting)
        self._waiting.clear()

    def begin(self) -> None:
        super().begin()
        for person in self._readers:
            self._reads(person)

    def _reads(self, person: Person) -> None:
        """The person is with the bot until they have read its page; then they are ready for the next press."""
        self._with_bot[person.id] = person
        asyncio.get_running_loop().call_later(self.random.uniform(*READING), super()._back, person)

    def _back(self, person: Person) -> None:
        if person.message and THANKS in str(person.message.get("text")):
            del self._with_bot[person.id]
            self.finished += 1
        else:
            self._reads(person)

    def _next(self, person: Person) -> dict[str, Any]:
        person.pressed_last = person.message is None  # the link first, then one press after another
        update = super()._next(person)
        if "message" in update:
            update["message"] |= {"text": LINK}
        return update

    def _button(self, person: Person) -> dict[str, str] | None:
        rows = person.message["reply_markup"]["inline_keyboard"] if person.message else []
        return next((button for row in rows for button in row if "callback_data" in button), None)


async def prepare(address: str) -> None:
    database = Database(address)
    await migrate(database)
    await survey(database, SystemClock())
    await database.close()


async def kept(address: str) -> tuple[int, int]:
    """The answers there are, and how many the survey has counted."""
    database = Database(address)
    async with database.read() as session:
        rows = await session.scalar(select(func.count()).select_from(Answer))
        counted = await session.scalar(select(SurveyRow.answered))
    await database.close()
    return rows or 0, counted or 0


async def run(core: int) -> tuple[list[float], int, tuple[int, int], float]:
    people = Respondents()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(people.call), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        address = f"sqlite:///{folder}/bot.db"
        await prepare(address)
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "BOT_TOKEN": "42:TEST",
            "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": address,
            "DATA_DIR": folder,
            "HTTP_PORT": "0",
            "LOG_LEVEL": "WARNING",
        }
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment)
        bot = psutil.Process(process.pid)
        bot.cpu_affinity([core])
        try:
            await asyncio.wait_for(asyncio.shield(people.first_poll), START_TIMEOUT)
            await asyncio.sleep(1)
            before = bot.cpu_times()
            people.begin()
            until = time.perf_counter() + LONGEST
            while people.finished < RESPONDENTS and time.perf_counter() < until:
                await asyncio.sleep(0.2)
            after = bot.cpu_times()
        finally:
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), 30)
            server.close()
        busy = after.user + after.system - before.user - before.system
        return people.took, people.finished, await kept(address), busy


def main() -> None:
    free = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {free[0]})
    took, finished, (rows, counted), busy = asyncio.run(run(free[-1]))
    cut = statistics.quantiles([seconds * 1000 for seconds in took], n=100)
    sys.stdout.write(
        f"{finished} of {RESPONDENTS} people finished, {rows} answers kept, {counted} counted.\n"
        f"{busy / len(took) * 1000:.1f} ms of a core a page.\n"
        f"{len(took)} pages: p50 {cut[49]:.0f} ms, p95 {cut[94]:.0f} ms, p99 {cut[98]:.0f} ms.\n"
    )
    if (finished, rows, counted) != (RESPONDENTS,) * 3 or cut[94] > ENOUGH:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
