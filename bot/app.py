"""The whole bot wired together by plain constructor calls, and its life in one process."""

import asyncio
import gc
from contextlib import AsyncExitStack
from dataclasses import fields
from datetime import timedelta
from random import Random
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot import handlers
from bot.clock import Clock
from bot.config import Settings
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.errors import SettingsError
from bot.handlers.showing import show_again
from bot.i18n import texts_in
from bot.jobs import Jobs, Tick
from bot.middlewares import FloodGuard, Introduce
from bot.screen import Screen
from bot.sender import Sender
from bot.services.wiring import build_services
from bot.telegram import lazy_models
from bot.telegram.intake import Intake
from bot.telegram.pace import Pace
from bot.telegram.post import Post
from bot.telegram.profile import introduce, introduce_to_coordinator
from bot.telegram.retry import Retry
from bot.telegram.session import JsonSession
from bot.web import Calendars, Health, serve

log = structlog.get_logger()

DRAIN_SECONDS = 8.0  # for what was begun when the process is asked to stop


class Application:
    """One process: polling, sender, ticks, health. `routes` are served beside the health pages."""

    def __init__(self, settings: Settings, clock: Clock, *, routes: list[web.RouteDef] | None = None) -> None:
        random = Random()  # noqa: S311  # jitter of waits, nothing secret
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database_url)
        self.services = build_services(self.database, clock, settings)
        self.pace = Pace(settings.messages_per_second, clock)
        api = TelegramAPIServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
        session = JsonSession(api=api, proxy=settings.telegram_proxy)
        session.middleware(Retry(self.pace, clock, random))
        self.bot = Bot(settings.token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
        post = Post(self.bot)
        self.dispatcher = self._dispatcher(post)
        self.intake = Intake(self.bot, self.services.updates, random, self.handle)
        self.sender = Sender(self.services.deliveries, post, self.pace)
        self.jobs = Jobs(
            self.database,
            clock,
            [
                Tick("privacy", timedelta(minutes=1), self.services.privacy.tick),
                Tick("moderation", timedelta(minutes=1), self.services.moderation.tick),
                Tick("tickets", timedelta(minutes=1), self.services.tickets.tick),
                Tick("reminders", timedelta(minutes=1), self.services.guests.tick),
                Tick("doors", timedelta(hours=1), self.services.doors.tick),
                Tick("indicators", timedelta(minutes=1), self.services.indicator_periods.tick),
                Tick("updates", timedelta(hours=1), self.services.updates.tidy),
                Tick("deliveries", timedelta(hours=1), self.services.deliveries.tidy),
            ],
        )
        self.health = Health(self.database, lambda: self.intake.last_poll)
        self._routes = [*self.health.routes(), *Calendars(self.services.guests).routes(), *(routes or [])]

    def _dispatcher(self, post: Post) -> Dispatcher:
        """aiogram's dispatcher without its FSM: drafts are rows, and the intake keeps one person's updates in order."""
        services = self.services
        dispatcher = Dispatcher(
            disable_fsm=True,
            clock=self.clock,
            services=services,
            **{each.name: getattr(services, each.name) for each in fields(services)},
        )
        dispatcher.update.outer_middleware(Introduce(services.people, post, self.clock))
        dispatcher.update.outer_middleware(FloodGuard())
        dispatcher.include_routers(*handlers.routers())
        return dispatcher

    async def handle(self, body: dict[str, Any], applied: bool) -> None:
        """Handle one update as Telegram gave it; one whose effects are in already only gets its page shown again."""
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(update=body.get("update_id"))
        try:
            update = Update.model_validate(body, context={"bot": self.bot})
        except ValidationError as error:
            log.error("update not understood", exc_info=error)
            return
        if applied:
            await self._show_again(update)
        else:
            await self.dispatcher.feed_update(self.bot, update)

    async def _show_again(self, update: Update) -> None:
        event = update.message or update.callback_query
        if event is None or event.from_user is None:
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
            await migrate(self.database)
            try:
                runner = await serve(self._routes, self.settings.http_host, self.settings.http_port)
            except OSError:
                raise SettingsError(
                    f"cannot listen on {self.settings.http_host}:{self.settings.http_port}: is another bot running?"
                ) from None
            stack.push_async_callback(runner.cleanup)
            await self.services.deliveries.recover(all_claims=self.database.is_sqlite)
            tasks = [
                asyncio.create_task(self.intake.poll(), name="poll"),
                asyncio.create_task(self.intake.close_finished(), name="close"),
                asyncio.create_task(self.sender.run(), name="send"),
                asyncio.create_task(self._introduce(), name="introduce"),
            ]
            await self._settle_down()
            self.jobs.start()
            log.info("the bot runs")
            stopping = asyncio.create_task(stop.wait())
            try:
                await asyncio.wait([stopping, *tasks[:3]], return_when=asyncio.FIRST_COMPLETED)
            finally:
                await self.jobs.stop()
                for task in (*tasks, stopping):
                    task.cancel()
                results = await asyncio.gather(*tasks, stopping, return_exceptions=True)
                await self.intake.drain(DRAIN_SECONDS)
                log.info("the bot stopped")
            for result in results:
                if isinstance(result, AiogramError):
                    raise SettingsError(f"Telegram refuses this bot: {type(result).__name__}") from result
                if isinstance(result, Exception):
                    raise result

    async def _settle_down(self) -> None:
        """Once Telegram has been asked for updates, do what the first person would otherwise wait for.

        What is made by then lives as long as the process: full collections need not look at it again (150 ms each).
        """
        await asyncio.sleep(0)
        lazy_models.build_first_needed()
        texts_in(self.settings.language)
        gc.collect()
        gc.freeze()

    async def _introduce(self) -> None:
        """Tell Telegram who we are; nobody waits for it, and nothing depends on it."""
        try:
            await introduce(self.bot, self.settings.language)
            for owner in self.settings.owner_ids:
                person = await self.services.people.at("telegram", str(owner))
                if person is not None and not person.blocked:
                    await introduce_to_coordinator(self.bot, person.address, person.language)
        except AiogramError as error:
            log.warning("the bot's name and commands are not up to date", error=type(error).__name__)
