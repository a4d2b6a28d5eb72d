"""The small web server beside the bot: is it alive, is it ready."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.db.database import Database, DatabaseError

log = structlog.get_logger()

POLL_STALE = 120.0  # seconds without an answer to getUpdates after which the bot is not ready


@dataclass(frozen=True, slots=True)
class Health:
    """What readiness is judged by. `last_poll` gives loop time of Telegram's last answer, None before the first."""

    database: Database
    last_poll: Callable[[], float | None]

    async def live(self, request: web.Request) -> web.Response:
        """The process runs and its loop turns."""
        return web.json_response({"status": "ok"})

    async def ready(self, request: web.Request) -> web.Response:
        """The database answers and Telegram has answered lately; 503 and which of the two does not, otherwise."""
        polled = self.last_poll()
        telegram = polled is not None and asyncio.get_running_loop().time() - polled < POLL_STALE
        try:
            await self.database.ping()
            database = True
        except (DatabaseError, TimeoutError, OSError) as error:
            log.warning("database does not answer", error=type(error).__name__)
            database = False
        status = {"database": "ok" if database else "no answer", "telegram": "ok" if telegram else "no answer"}
        return web.json_response(status, status=200 if database and telegram else 503)

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/livez", self.live), web.get("/readyz", self.ready)]


async def serve(routes: list[web.RouteDef], host: str, port: int) -> web.AppRunner:
    """Listen; the caller cleans the runner up. Raises OSError when the port is taken."""
    application = web.Application()
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner
