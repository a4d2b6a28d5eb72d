"""The bot as several processes run it: web processes that are called, PostgreSQL and Valkey behind them.

What brings the updates is as simple as the Bot API server: kept-alive connections, one update on each at a time, and
an update that is not answered with 200 is brought again.
"""

import asyncio
import json
import sys
import tempfile
import time
from asyncio.subprocess import Process
from contextlib import nullcontext, suppress
from functools import partial
from typing import Any

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for two calls

from tests.bench.people import People
from tests.bench.rounds import ROOT, Cores, Load, Round, drained, ended, settings, under_load, until_ready
from tests.bench.servers import Server, free_port, postgresql, valkey
from tests.bench.telegram import Connection, Params

SECRET = "bench"
LINES = 40  # connections to each process, as many as Telegram opens by itself
AGAIN = 0.05  # seconds until what was refused is brought again


class Line(asyncio.Protocol):
    """One connection of Telegram to a web process."""

    def __init__(self, free: "asyncio.Queue[Line]", port: int) -> None:
        self._free = free
        self._head = (
            f"POST /webhook HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        )
        self._body = b""
        self._heard = b""
        self._transport: asyncio.Transport | None = None
        self.refused = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._free.put_nowait(self)

    def bring(self, update: dict[str, Any]) -> None:
        self._body = json.dumps(update, ensure_ascii=False).encode()
        self._bring()

    def _bring(self) -> None:
        assert self._transport is not None
        head = f"{self._head}Content-Type: application/json\r\nContent-Length: {len(self._body)}\r\n\r\n"
        self._transport.write(head.encode() + self._body)

    def data_received(self, data: bytes) -> None:
        """An answer without a body that matters: its head ends it."""
        self._heard += data
        end = self._heard.find(b"\r\n\r\n")
        if end < 0:
            return
        ok, self._heard = self._heard.startswith(b"HTTP/1.1 200"), b""
        if ok:
            self._free.put_nowait(self)
        else:
            self.refused += 1
            asyncio.get_running_loop().call_later(AGAIN, self._bring)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


class Called(People):
    """People whose updates are brought; ready is a process that has said where to."""

    def __init__(self, number_of_people: int, at_once: int, webs: int) -> None:
        super().__init__(number_of_people, at_once)
        self._webs = webs
        self.ready: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def call(self, name: str, params: Params) -> Any:
        if name == "setWebhook":
            self._webs -= 1
            if self._webs == 0:
                self.ready.set_result(time.perf_counter())
        return super().call(name, params)

    async def bring(self, ports: list[int]) -> None:
        """Until cancelled, to one process after another."""
        free: asyncio.Queue[Line] = asyncio.Queue()
        loop, lines = asyncio.get_running_loop(), []
        try:
            for _ in range(LINES):
                for port in ports:
                    _, line = await loop.create_connection(partial(Line, free, port), "127.0.0.1", port)
                    lines.append(line)
            while True:
                found = self._updates({"timeout": 30})
                for update in await found if isinstance(found, asyncio.Future) else found:
                    (await free.get()).bring(update)
        finally:
            for line in lines:
                line.close()


async def measure(webs: int, load: Load, cores: Cores, filled: Server | None = None) -> Round:
    """One web process stays on its core, as the bot on SQLite does; several share all of them with all else. On an
    empty PostgreSQL unless there is one."""
    people = Called(load.people, load.at_once, webs)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(people.call), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    kept = nullcontext(filled) if filled is not None else postgresql()
    with kept as database, valkey() as redis, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        more = {"REDIS_URL": redis.url, "WEBHOOK_URL": "http://127.0.0.1", "WEBHOOK_SECRET": SECRET}
        ports = [free_port() for _ in range(webs)]
        began = time.perf_counter()
        processes: list[Process] = []
        bringing: asyncio.Task[None] | None = None
        try:
            for each in ports:
                environment = settings(port, database.url, folder, **{**more, "HTTP_PORT": str(each)})
                processes.append(
                    await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "web", cwd=ROOT, env=environment)
                )
            bots = [psutil.Process(each.pid) for each in processes]
            for bot in bots:
                bot.cpu_affinity(sorted(cores[1] if webs == 1 else cores[0] | cores[1]))
            start = await until_ready(people.ready, processes[0]) - began
            bringing = asyncio.create_task(people.bring(ports))
            return await under_load(people, load, bots, start, lambda: [*database.processes(), *redis.processes()])
        finally:
            await drained(people)
            if bringing is not None:
                bringing.cancel()
                with suppress(asyncio.CancelledError):
                    await bringing
            for process in processes:
                await ended(process)
            server.close()
