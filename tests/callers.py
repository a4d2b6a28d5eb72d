"""Telegram's side of a webhook: brings updates to one of several addresses, again and again until it hears 200."""

import asyncio
from collections.abc import Sequence
from itertools import count
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.telegram import SandboxTelegram
from bot.telegram.intake import sender_of
from bot.telegram.webhook import PATH, SECRET_HEADER

SECRET = "secret"
TRIES_AGAIN = 0.05  # seconds


class Caller:
    """Takes what waits in the sandbox's Telegram and brings it, one chat's updates in order, round about."""

    def __init__(self, telegram: SandboxTelegram, ports: Sequence[int]) -> None:
        self.ports = list(ports)
        self.pauses = False  # somebody else brings them
        self.answers: list[int] = []  # what was not 200
        self._telegram = telegram
        self._turn = count()
        self._lines: dict[str, asyncio.Queue[dict[str, Any]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._on_the_way = 0

    @property
    def busy(self) -> bool:
        return self._on_the_way > 0 or len(self._telegram.updates) > 0

    async def run(self) -> None:
        """Bring updates until cancelled."""
        try:
            async with ClientSession(timeout=ClientTimeout(30)) as client:
                while True:
                    for update in [] if self.pauses else self._telegram.updates.take():
                        self._on_the_way += 1
                        self._line(client, sender_of(update)).put_nowait(update)
                    await asyncio.sleep(0.002)
        finally:
            for task in self._tasks:
                task.cancel()

    def _line(self, client: ClientSession, who: str) -> asyncio.Queue[dict[str, Any]]:
        if who not in self._lines:
            self._lines[who] = asyncio.Queue()
            self._tasks.add(asyncio.create_task(self._bring(client, self._lines[who])))
        return self._lines[who]

    async def _bring(self, client: ClientSession, line: asyncio.Queue[dict[str, Any]]) -> None:
        while True:
            update = await line.get()
            while (status := await self._call(client, update)) != 200:
                self.answers.append(status)
                await asyncio.sleep(TRIES_AGAIN)
            self._on_the_way -= 1

    async def _call(self, client: ClientSession, update: dict[str, Any]) -> int:
        """The status it was answered with, 0 for a line that broke."""
        if not self.ports:
            return 0
        port = self.ports[next(self._turn) % len(self.ports)]
        try:
            async with client.post(
                f"http://127.0.0.1:{port}{PATH}", json=update, headers={SECRET_HEADER: SECRET}
            ) as answer:
                return answer.status
        except (ClientError, TimeoutError, OSError):
            return 0
