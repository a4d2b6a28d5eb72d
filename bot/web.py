"""The small web server beside the bot: is it alive, is it ready; people's calendars."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.calendars import Entry, calendar
from bot.db.database import Database, DatabaseError
from bot.errors import Gone
from bot.i18n import texts_in
from bot.jobs import Jobs
from bot.metrics import CONTENT_TYPE, Metrics, exposition
from bot.services.agenda import Feed, Guests
from bot.services.deliveries import Deliveries
from bot.telegram.intake import Intake

log = structlog.get_logger()

SHUTDOWN_SECONDS = 8  # for requests that were begun
POLL_STALE = 120.0  # seconds without an answer to getUpdates after which the bot is not ready
LARGEST_BODY = 1024 * 1024  # bytes


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


@dataclass(frozen=True, slots=True)
class Watched:
    """What Prometheus reads: numbers of this process, and of the queue that all processes share."""

    metrics: Metrics
    deliveries: Deliveries
    intake: Intake
    jobs: Jobs

    async def show(self, request: web.Request) -> web.Response:
        try:
            depth = await self.deliveries.depth()
            self.metrics.tick_lag = await self.jobs.lag()
        except (DatabaseError, TimeoutError, OSError) as error:
            log.warning("database does not answer", error=type(error).__name__)
            depth, self.metrics.tick_lag = None, {}
        self.metrics.waiting = self.intake.waiting
        body = await asyncio.to_thread(exposition, self.metrics, depth)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/metrics", self.show)]


@dataclass(frozen=True, slots=True)
class Calendars:
    """The addresses that people's calendars read; the token in one is all that it takes, so nothing may keep a copy."""

    guests: Guests

    async def show(self, request: web.Request) -> web.Response:
        """The events of the address's owner; 304 for who has them already, 404 for a token that is nobody's."""
        try:
            feed = await self.guests.feed(request.match_info["token"])
        except Gone:
            raise web.HTTPNotFound from None
        body = await asyncio.to_thread(_ical, feed)
        etag = hashlib.sha256(body).hexdigest()[:32]
        known = {each.value for each in request.if_none_match or ()}
        unchanged = bool(known & {etag, "*"})
        response = web.Response(status=304) if unchanged else web.Response(body=body)
        if not unchanged:
            response.content_type, response.charset = "text/calendar", "utf-8"
        response.etag = etag
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def routes(self) -> list[web.RouteDef]:
        return [web.get(r"/calendar/{token:[A-Za-z0-9_-]{16,64}}.ics", self.show)]


def _ical(feed: Feed) -> bytes:
    return calendar((Entry(event, sure=sure) for event, sure in feed.events), texts_in(feed.language), feed.zone)


async def serve(routes: list[web.RouteDef], host: str, port: int, largest_body: int = LARGEST_BODY) -> web.AppRunner:
    """Listen; the caller cleans the runner up. Requests have at most `largest_body` bytes. Raises OSError when the port
    is taken."""
    application = web.Application(client_max_size=largest_body)
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner
