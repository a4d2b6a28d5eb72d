"""`python -m tests.bench.growth [--quick]`: what a list, a queue or a tick costs with a thousand rows and a million.

Pages are asked for as a person's updates in the bot's own process, against a Bot API server that swallows everything;
each by another person, so that nothing is taken for a double press. Shown is the median of so many, in milliseconds.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from pydantic import SecretStr
from sqlalchemy import text, update

from bot.app import Application
from bot.clock import SystemClock
from bot.db import jobs
from bot.db.announcements import Announcement
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.jobs import Tick
from bot.sandbox.clock import SandboxClock
from bot.services.deliveries import Outcome, State
from tests.bench import scaled
from tests.bench.region import address_of, fill
from tests.bench.rounds import COMMANDS, FULL, Cores, Load, Round, measure
from tests.bench.servers import Server, postgresql
from tests.bench.telegram import ANSWERS, Connection, Params, message, number
from tests.conftest import OwnSettings

SMALL, LARGE, LARGE_IF_QUICK = 1_000, 1_000_000, 20_000
TIMES = 5  # of each page, by another person each time
SLOW = 3.0  # seconds after which it is not measured again

# Commands, captions to press and words to type («:» before them), one after another; the last step is measured.
PAGES = {
    "menu": ("/menu",),
    "events nearby": ("/events",),
    "events, the next page": ("/events", "Показать ещё"),
    "events by a word": ("/events", "Найти по слову", ":костюм 777"),
    "events of one's own": ("/events", "Мои мероприятия"),
    "vacancies that fit": ("/vacancies",),
    "all vacancies": ("/vacancies", "Все вакансии"),
    "members": ("/menu", "Участники"),
    "surveys": ("/surveys",),
    "profile": ("/profile",),
    "settings": ("/settings",),
    "what is kept": ("/privacy",),
}
DESK = {
    "console": ("/console",),
    "queue of applications": ("/console", "Очередь"),
    "queue, the next page": ("/console", "Очередь", "Показать ещё"),
    "a person by name": ("/console", "Найти", ":берёзова 777"),
    "announcements": ("/console", "Объявления"),
    "an audience counted": ("/console", "Объявления", "Новое объявление", ":Ждём вас", "Специалистам"),
    "results of a survey": ("/console", "Опросы", "Чему учиться", "Итоги"),
    "requirements": ("/console", "Требования"),
}
OWNERS = range(1, TIMES + 2)  # the first people of the region are its coordinators too
VISITORS = range(100, 100 + TIMES + 1)

Measure = Callable[[int], Awaitable[float]]  # seconds; of whom, or for the how manieth time


@dataclass
class Screens:
    """The messenger: keeps everybody's last page."""

    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    ids: Any = field(default_factory=lambda: count(1))

    def call(self, name: str, params: Params) -> Any:
        if name in {"sendMessage", "editMessageText"}:
            chat = number(params["chat_id"])
            self.pages[chat] = message(chat, number(params.get("message_id", next(self.ids))), params)
            return self.pages[chat]
        if name.startswith(("send", "copy", "edit")):
            return message(number(params.get("chat_id", 0)), next(self.ids), params)
        return ANSWERS.get(name, True)


class Visitor:
    """One person at the bot."""

    def __init__(self, app: Application, screens: Screens, person: int) -> None:
        self._app = app
        self._screens = screens
        self.id = address_of(person)
        self._sender = {"id": self.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"}

    async def goes(self, steps: tuple[str, ...]) -> float:
        """Seconds of the last step."""
        took = 0.0
        for step in steps:
            body = self._said(step.removeprefix(":")) if step[0] in ":/" else self._press(step)
            began = time.perf_counter()
            await self._app.handle({"update_id": next(self._screens.ids), **body}, False)
            took = time.perf_counter() - began
        return took

    def _press(self, caption: str) -> dict[str, Any]:
        page = self._screens.pages[self.id]
        buttons = [button for row in page["reply_markup"]["inline_keyboard"] for button in row]
        data = next((each["callback_data"] for each in buttons if caption in each["text"]), None)
        assert data is not None, f"no {caption!r} in {[each['text'] for each in buttons]}"
        press = {"id": "1", "from": self._sender, "message": page, "chat_instance": "1", "data": data}
        return {"callback_query": press}

    def _said(self, words: str) -> dict[str, Any]:
        said = {"message_id": next(self._screens.ids), "date": int(time.time()), "from": self._sender, "text": words}
        if words.startswith("/"):
            said["entities"] = [{"type": "bot_command", "offset": 0, "length": len(words)}]
        return {"message": {**said, "chat": {"id": self.id, "first_name": "Анна", "type": "private"}}}


async def filled(url: str, rows: int) -> None:
    database = Database(url)
    await migrate(database)
    began = time.perf_counter()
    await fill(database, rows)
    async with database.begin(effect=False) as session:  # what answers cost beside the daily copy is another question
        await jobs.claim(session, "backup", None, SystemClock().now() + timedelta(days=1))
    say(f"{rows:,} rows in every list: filled in {time.perf_counter() - began:.0f} s")
    await database.close()


async def costs(url: str) -> dict[str, float]:
    """Milliseconds of every page, queue and tick."""
    screens = Screens()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(screens.call), "127.0.0.1", 0)
    settings = OwnSettings(
        bot_token=SecretStr("42:TEST"),
        telegram_api_url=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}",
        database_url=url,
        owner_ids=frozenset(address_of(each) for each in OWNERS),
    )
    app = Application(settings, SandboxClock())
    try:
        found = {}
        for name, measure in (*walks(app, screens), *queues(app), *ticks(app)):
            found[name] = await several(measure, OWNERS if name in DESK else VISITORS)
            say(f"  {name}: {found[name]:.1f} ms")
        return found
    finally:
        await app.bot.session.close()
        await app.database.close()
        server.close()


async def several(measure: Measure, whom: range) -> float:
    """The median in milliseconds, the first left out: it fills what is kept. Once is enough of what is slow."""
    took: list[float] = []
    began = time.perf_counter()
    for each in whom:
        took.append(await measure(each))
        if time.perf_counter() - began > SLOW:
            break
    return statistics.median(took[1:] or took) * 1000


def walks(app: Application, screens: Screens) -> Iterator[tuple[str, Measure]]:
    async def walk(steps: tuple[str, ...], person: int) -> float:
        return await Visitor(app, screens, person).goes(steps)

    return ((name, partial(walk, steps)) for name, steps in (*PAGES.items(), *DESK.items()))


def queues(app: Application) -> Iterator[tuple[str, Measure]]:
    """The inbox, and the ledger with as many waiting as there are people."""
    updates, deliveries = app.services.updates, app.services.deliveries

    async def store(turn: int) -> float:
        return await timed(updates.store([{"update_id": 10**9 + turn * 10 + each} for each in range(10)]))

    async def pause(at: datetime | None) -> None:
        async with app.database.begin(effect=False) as session:
            await session.execute(update(Announcement).values(paused_at=at))

    async def claim(_: int) -> float:
        await pause(None)
        began = time.perf_counter()
        claims = await deliveries.claim(20)
        await deliveries.record([Outcome(each, State.SENT) for each in claims])
        took = time.perf_counter() - began
        assert len(claims) == 20
        await pause(app.clock.now())
        return took

    yield "inbox: ten updates stored", store
    yield "inbox: what a crash left", lambda _: timed(updates.unfinished())
    yield "ledger: is anything due", lambda _: timed(deliveries.due())
    yield "ledger: twenty claimed and recorded", claim
    yield "ledger: /metrics", lambda _: timed(deliveries.depth())


def ticks(app: Application) -> Iterator[tuple[str, Measure]]:
    """A minute later each time, so that the jobs have nothing of the last time to do again."""

    async def run(tick: Tick, turn: int) -> float:
        return await timed(tick.run(app.clock.now() + timedelta(minutes=turn - VISITORS[0])))

    return ((f"tick: {tick.name}", partial(run, tick)) for tick in app.jobs.ticks)


async def timed(work: Awaitable[Any]) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def table(small: dict[str, float], large: dict[str, float], rows: int) -> str:
    lines = [f"| | {SMALL:,} rows, ms | {rows:,} rows, ms | times |", "|---|---|---|---|"]
    for name, before in small.items():
        after = large[name]
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {after / max(before, 0.1):.1f} |")
    return "\n".join(lines)


def growth(rows: int, load: Load, cores: Cores) -> tuple[str, float]:
    """Memory with a thousand people and with many, and two tables of what things cost, of SQLite and of PostgreSQL;
    and the megabytes that the many cost at most."""
    memory = [
        "| | people | database MB | memory when ready, MB | after the load, MB | updates/s | p95, ms |",
        "|---|---|---|---|---|---|---|",
    ]
    tables, more = [], 0.0
    for name, place, loaded in (("SQLite", sqlite, on_sqlite), ("PostgreSQL, 1 web", postgresql, on_postgresql)):
        found, ready = [], []
        for number_of_rows in (SMALL, rows):
            with place() as server:
                asyncio.run(filled(server.url, number_of_rows))
                size = asyncio.run(megabytes(server.url))
                seen = asyncio.run(loaded(load, cores, server))
                memory.append(
                    f"| {name} | {number_of_rows:,} | {size:.0f} | {seen.rss_ready:.0f} | {seen.rss_after:.0f}"
                    f" | {seen.rate:.0f} | {seen.p95:.0f} |"
                )
                say(memory[-1])
                ready.append(seen.rss_ready)
                found.append(asyncio.run(costs(server.url)))
        more = max(more, ready[1] - ready[0])
        tables.append(f"{name}:\n\n{table(found[0], found[1], rows)}")
    return "\n\n".join(["\n".join(memory), *tables]), more


@contextmanager
def sqlite() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield Server(f"sqlite:///{folder}/bot.db", list)


async def on_sqlite(load: Load, cores: Cores, server: Server) -> Round:
    return await measure(COMMANDS[FULL], load, cores, server.url)


async def on_postgresql(load: Load, cores: Cores, server: Server) -> Round:
    return await scaled.measure(1, load, cores, server)


async def megabytes(url: str) -> float:
    """What the database takes on the disk."""
    database = Database(url)
    size = "page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    if not database.is_sqlite:
        size = "pg_database_size(current_database())"
    async with database.read() as session:
        found = await session.scalar(text(f"SELECT {size}"))
    await database.close()
    return float(found or 0) / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="twenty thousand rows in place of a million")
    quick = parser.parse_args().quick
    free = sorted(os.sched_getaffinity(0))
    load = Load(people=300, at_once=32, warm_up=1 if quick else 3, seconds=3 if quick else 8, rounds=1)
    text, _ = growth(LARGE_IF_QUICK if quick else LARGE, load, ({free[0]}, {free[-1]}))
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
