"""The whole bot wired together by plain constructor calls, and its life in one process."""

import asyncio
import logging
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import fields
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.types import CallbackQuery, Update
from aiogram.utils.token import extract_bot_id
from aiohttp import web
from pydantic import ValidationError

from bot import handlers, heap
from bot.clock import Clock
from bot.config import Settings
from bot.db.alone import alone
from bot.db.database import Database, DatabaseError
from bot.db.migrate import migrate
from bot.errors import SettingsError
from bot.handlers.showing import show_again
from bot.i18n import texts_in
from bot.jobs import Jobs, Tick
from bot.metrics import Metrics
from bot.middlewares import FloodGuard, Introduce
from bot.progress import ProgressBars
from bot.screen import Screen
from bot.sender import Sender
from bot.services.backups import Backups
from bot.services.faults import Faults
from bot.services.wiring import build_services
from bot.telegram import lazy_models
from bot.telegram.announcing import Announcing
from bot.telegram.groups import GroupDoor
from bot.telegram.intake import Intake
from bot.telegram.pace import Pace
from bot.telegram.post import Post
from bot.telegram.profile import introduce, introduce_to_coordinator
from bot.telegram.reading import as_read
from bot.telegram.retry import Retry
from bot.telegram.session import JsonSession
from bot.telegram.switchboard import Switchboard
from bot.telegram.watch import Watch
from bot.telegram.webhook import Webhook, register
from bot.web import LARGEST_BODY, Calendars, Health, Watched, serve

if TYPE_CHECKING:
    from bot.telegram.replicas import Replicas

log = structlog.get_logger()

FAULTS_EVERY = 60.0  # seconds between looks for faults that the owners are to be told of
BEGIN_AGAIN = 1.0  # seconds until the work begins anew after the database has failed
FINISH_SECONDS = 10.0  # when the process is asked to stop: for what is on the wire
DRAIN_SECONDS = 8.0  # the same for what people have asked for by then


class Part(StrEnum):
    """What a process does of the whole."""

    ALL = "run"
    WEB = "web"  # takes the updates that Telegram brings
    WORKER = "worker"  # sender and ticks


class Application:
    """One process: updates, sender, ticks, health, or a part of it beside others.

    `routes` are served beside the health pages, and may take requests of `largest_body` bytes; `backups` is the folder
    of the daily copies, None for none.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        part: Part = Part.ALL,
        routes: list[web.RouteDef] | None = None,
        largest_body: int = LARGEST_BODY,
        backups: Path | None = None,
    ) -> None:
        random = Random()  # noqa: S311  # jitter of waits, nothing secret
        self.settings = settings
        self.part = part
        self.clock = clock
        self.metrics = Metrics()
        self.database = Database(
            settings.database_url, lambda kind, seconds: self.metrics.transactions[kind].add(seconds)
        )
        self.services = build_services(self.database, clock, settings, alone=part == Part.ALL)
        self.replicas = None if part == Part.ALL else _replicas(settings)
        self.pace = (
            self.replicas.pace(settings.messages_per_second, clock)
            if self.replicas is not None
            else Pace(settings.messages_per_second, clock)
        )
        api = TelegramAPIServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
        session = JsonSession(api=api, proxy=settings.telegram_proxy)
        session.middleware(Retry(self.pace, clock, random))
        session.middleware(Watch(self.metrics))
        self.bot = Bot(settings.token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
        post = Post(self.bot)
        self.announcing = Announcing(self.bot, self.services.broadcasts, self.pace)
        door = GroupDoor(self.bot, post, self.services.groups)
        self.dispatcher = self._dispatcher(post, door)
        fill = {
            "digest": self.services.digests.fill,
            "duty": self.services.duty.fill,
            "survey-invitation": self.services.survey_invitations.fill,
            "group-members": door.fill,
            "group-coordinators": door.fill,
        }
        turn = self.replicas.turns.turn if self.replicas is not None else None
        self.intake = Intake(self.bot, self.services.updates, random, self.handle, turn)
        self.sender = Sender(
            self.services.deliveries, post, self.pace, clock, self.announcing, self.services.broadcasts.give_up, fill
        )
        self.faults = Faults(self.database, clock, self.services.people, self.services.deliveries)
        self.progress = ProgressBars(
            self.services.broadcasts, self.services.watching, self.services.deliveries, post, clock
        )
        self.jobs = Jobs(self.database, clock, self.metrics, self._ticks(door, backups))
        self._runner: web.AppRunner
        self.port = 0  # where it listens, once it does
        self.running = False
        self.standing_by = asyncio.Event()  # another process does the work
        self._works: list[asyncio.Task[None]] = []
        self.health = Health(self.database, self._heard_of_telegram)
        watched = Watched(self.metrics, self.services.deliveries, self.intake, self.jobs)
        calendars = Calendars(self.services.guests)
        self._routes = [*self.health.routes(), *watched.routes(), *calendars.routes(), *(routes or [])]
        self._largest_body = largest_body
        if self._is_called:
            self._routes += Webhook(self.intake, settings.secret).routes()

    @property
    def _is_called(self) -> bool:
        """Whether Telegram brings the updates; else they are fetched."""
        return self.part != Part.WORKER and self.settings.webhook_url is not None

    def _heard_of_telegram(self) -> float | None:
        """Loop time of the last sign of Telegram; of a process that is called, or calls only when there is something to
        send, silence says nothing."""
        polls = self.part == Part.ALL and not self._is_called
        return self.intake.last_poll if polls else asyncio.get_running_loop().time()

    def _dispatcher(self, post: Post, door: GroupDoor) -> Dispatcher:
        """aiogram's dispatcher without its FSM: drafts are rows, and the intake keeps one person's updates in order."""
        services = self.services
        dispatcher = Dispatcher(disable_fsm=True)
        dispatcher.update.outer_middleware(Introduce(services.people, post, self.clock))
        dispatcher.update.outer_middleware(FloodGuard())
        given = {"clock": self.clock, "door": door, "services": services, "announcing": self.announcing}
        given |= {each.name: getattr(services, each.name) for each in fields(services)}
        dispatcher.include_router(Switchboard(handlers.FEATURES, given))
        return dispatcher

    def _ticks(self, door: GroupDoor, backups: Path | None) -> list[Tick]:
        """What the clock brings about, and how often."""
        services = self.services
        ticks = [
            Tick("privacy", timedelta(minutes=1), services.privacy.tick),
            Tick("moderation", timedelta(minutes=1), services.moderation.tick),
            Tick("tickets", timedelta(minutes=1), services.tickets.tick),
            Tick("reminders", timedelta(minutes=1), services.guests.tick),
            Tick("vacancies", timedelta(minutes=1), services.vacancy_terms.tick),
            Tick("alerts", timedelta(minutes=1), services.vacancy_alerts.tick),
            Tick("responses", timedelta(minutes=1), services.responses.tick),
            Tick("surveys", timedelta(minutes=1), services.survey_ticks.tick),
            Tick("survey invitations", timedelta(minutes=1), services.survey_invitations.tick),
            Tick("survey mixing", timedelta(hours=1), services.survey_ticks.mix),
            Tick("quality", timedelta(minutes=1), services.quality.tick),
            Tick("ratings", timedelta(minutes=15), services.ratings.tick),
            Tick("doors", timedelta(hours=1), services.doors.tick),
            Tick("digest plans", timedelta(hours=1), services.plans.tick),
            Tick("digests", timedelta(minutes=1), services.digests.tick),
            Tick("duty", timedelta(minutes=5), services.duty.tick),
            Tick("groups", timedelta(minutes=1), services.groups.tick),
            Tick("admission", timedelta(minutes=1), door.tick),
            Tick("indicators", timedelta(minutes=1), services.indicator_periods.tick),
            Tick("training", timedelta(hours=1), services.training.tick),
            Tick("importing", timedelta(hours=1), services.importing.tick),
            Tick("gaps", timedelta(hours=1), services.gaps.tick),
            Tick("updates", timedelta(hours=1), services.updates.tidy),
            Tick("deliveries", timedelta(hours=1), services.deliveries.tidy),
        ]
        if backups:
            copies = Backups(self.settings.database_url, backups)
            ticks.append(Tick("backup", timedelta(days=1), copies.tick))
        return ticks

    async def handle(self, body: dict[str, Any], applied: bool) -> None:
        """Handle one update as Telegram gave it; one whose effects are in already only gets its page shown again."""
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(update=body.get("update_id"))
        wanted = as_read(body)
        if wanted is None:
            self.metrics.handled("other", "not served", 0.0)
            return
        try:
            update = Update.model_validate(wanted, context={"bot": self.bot})
        except ValidationError as error:
            log.error("update not understood", exc_info=error)
            self.metrics.handled("other", "not understood", 0.0)
            return
        began = perf_counter()
        if applied:
            await self._show_again(update)
            outcome = "shown again"
        else:
            await self.dispatcher.feed_update(self.bot, update)
            outcome = "handled"
        kind = next((name for name in body if name != "update_id"), "")
        self.metrics.handled(kind, outcome, perf_counter() - began)

    async def _show_again(self, update: Update) -> None:
        """Show the page on which what was done can be seen; where there is none, the form one is in, or the menu."""
        from bot.views.looking import looking  # it knows the buttons of all features, and is asked only after a crash

        event = update.message or update.callback_query
        if event is None or event.from_user is None:
            return
        if isinstance(event, CallbackQuery) and (data := looking(event.data or "")):
            seen = update.model_copy(update={"callback_query": event.model_copy(update={"data": data})})
            await self.dispatcher.feed_update(self.bot, seen)
            return
        person = await self.services.people.at("telegram", str(event.from_user.id))
        if person is not None:
            screen = Screen(self.bot, Post(self.bot), self.clock, person, texts_in(person.language), event)
            await show_again(person, screen, self.services.forms)

    async def run(self, stop: asyncio.Event) -> None:
        """Live until `stop` is set. Raises SettingsError when Telegram refuses the token or the port is taken."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.database.close)
            stack.push_async_callback(self.bot.session.close)
            if self.replicas is not None:
                stack.push_async_callback(self.replicas.close)
                await self.replicas.connect()
            await migrate(self.database)
            try:
                runner = await serve(self._routes, self.settings.http_host, self.settings.http_port, self._largest_body)
            except OSError:
                raise SettingsError(
                    f"cannot listen on {self.settings.http_host}:{self.settings.http_port}: is another bot running?"
                ) from None
            stack.push_async_callback(runner.cleanup)
            self._runner = runner
            self.port = runner.addresses[0][1]
            logging.getLogger().addHandler(self.faults)
            stack.callback(logging.getLogger().removeHandler, self.faults)
            await self._live(stop)

    async def _live(self, stop: asyncio.Event) -> None:
        """Do the work of this part until `stop` is set or Telegram refuses the token."""
        working = self._work_alone() if self.part == Part.ALL else self._work()
        tasks = [asyncio.create_task(each) for each in (working, self._tell_of_faults())]
        closing = asyncio.create_task(self.intake.keep_books())
        await self._settle_down()
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([stopping, closing, *tasks], return_when=asyncio.FIRST_COMPLETED)
        finally:
            everything = [*self._works, *tasks, stopping]
            async with self.database.between_writes():
                for task in everything:
                    _end(task)
                await asyncio.sleep(0)  # by the next turn each has been told
            await asyncio.wait(everything, timeout=FINISH_SECONDS)
            draining = asyncio.create_task(self.intake.drain(DRAIN_SECONDS))
            await self._runner.cleanup()  # nothing more is brought; who waits for an answer gets it
            await draining
            for task in (closing, *everything):
                task.cancel()
            results = await asyncio.gather(closing, *everything, return_exceptions=True)
            await self.intake.close_last()
            log.info("the bot stopped")
        for result in results:
            if isinstance(result, AiogramError):
                raise SettingsError(f"Telegram refuses this bot: {type(result).__name__}") from result
            if isinstance(result, Exception):
                raise result

    async def _work_alone(self) -> None:
        """Work while no other process does. Two would take each other's updates, and send without one pace."""
        while True:
            try:
                async with alone(self.database, self.standing_by) as sure:
                    await self._work_while(sure)
            except DatabaseError as error:
                log.error("the work begins anew", error=type(error).__name__)
                await asyncio.sleep(BEGIN_AGAIN)
            else:
                log.warning("another process may work now")

    async def _work_while(self, sure: asyncio.Task[Any]) -> None:
        if self.database.is_sqlite:
            await self.services.deliveries.recover()
        working = asyncio.create_task(self._work())
        try:
            await asyncio.wait({working, sure}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            working.cancel()
            await asyncio.wait({working})
        if not working.cancelled():
            working.result()

    async def _work(self) -> None:
        """All that this part does, until cancelled; what has been begun is finished then."""
        works: list[Coroutine[Any, Any, None]] = []
        if self.part != Part.WORKER:
            works += [self._take_updates(), self._introduce()]
        if self.part != Part.WEB:
            works += [self.sender.run(), self.progress.run(), self.jobs.run()]
        self._works = [asyncio.create_task(each) for each in works]
        self.running = True
        log.info("the bot runs", part=self.part)
        try:
            for each in asyncio.as_completed(self._works):
                await each
        finally:
            for task in self._works:
                _end(task)
            await asyncio.wait(self._works)
            self._works, self.running = [], False

    async def _take_updates(self) -> None:
        """Fetch updates, or have them brought. A process that is alone goes on with what an earlier one left."""
        if self.part == Part.ALL:
            await self.intake.resume()
        await (self._be_called() if self._is_called else self.intake.poll())

    async def _be_called(self) -> None:
        """Tell Telegram where to bring updates, until it has understood; then they come by themselves."""
        failures = 0
        while True:
            try:
                await register(self.bot, str(self.settings.webhook_url), self.settings.secret)
            except TelegramUnauthorizedError:
                raise
            except AiogramError as error:
                failures += 1
                wait = min(30.0, 0.5 * 2 ** min(failures, 6))
                log.warning("telegram does not know where to bring updates", error=type(error).__name__, wait=wait)
                await asyncio.sleep(wait)
            else:
                await asyncio.Event().wait()

    async def _settle_down(self) -> None:
        """Once Telegram has been asked for updates, do what the first person would otherwise wait for."""
        await asyncio.sleep(0)
        lazy_models.build_first_needed()
        texts_in(self.settings.language)
        sys.path_importer_cache.clear()  # the names of all files that lie beside what was imported: 0.4 MB
        heap.settle()

    async def _tell_of_faults(self) -> None:
        while True:
            if self.database.is_misplaced():
                log.error("the file of the database is not in its place: what is written now is lost at the end")
            await self.clock.sleep(FAULTS_EVERY)
            try:
                await self.faults.tell()
            except DatabaseError as error:
                log.warning("faults are told later", error=type(error).__name__)

    async def _introduce(self) -> None:
        """Tell Telegram who we are; nobody waits for it, and nothing depends on it."""
        try:
            await introduce(self.bot, self.settings.language)
            for owner in self.settings.owner_ids:
                person = await self.services.people.at("telegram", str(owner))
                if person is not None and not person.blocked:
                    await introduce_to_coordinator(self.bot, person.address, person.language)
        except (AiogramError, DatabaseError) as error:
            log.warning("the bot's name and commands are not up to date", error=type(error).__name__)


def _end(task: asyncio.Task[Any]) -> None:
    """Cancel it once: told twice, it would not finish what it has begun."""
    if not task.cancelling():
        task.cancel()


def _replicas(settings: Settings) -> "Replicas":
    """What several processes agree through. Raises SettingsError for what they lack."""
    if not settings.database_url.startswith("postgres"):
        raise SettingsError("DATABASE_URL: several processes need postgresql://user:password@host/name")
    if settings.redis_url is None:
        raise SettingsError("REDIS_URL is not set: several processes need Redis or Valkey, redis://host:6379/0")
    from bot.telegram.replicas import Replicas

    return Replicas(settings.redis_url, extract_bot_id(settings.token))
