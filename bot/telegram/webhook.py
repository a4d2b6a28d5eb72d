"""Where Telegram brings updates: answered once their effects are committed. aiogram's own webhook answers first, and a
process that dies then has lost the update; Telegram brings again what was not answered."""

import hmac
import json
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiohttp import web

from bot.db.database import DatabaseError
from bot.telegram.intake import ALLOWED, Intake, NotHandled

log = structlog.get_logger()

PATH = "/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # Telegram's name of the header
CONNECTIONS = 100  # Telegram's most; by default it uses 40


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address that Telegram calls. Whoever does not know the secret learns nothing."""

    intake: Intake
    secret: str

    async def receive(self, request: web.Request) -> web.Response:
        """200 for what is handled, 503 for what is to be brought again, 400 for what is no update."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self.secret.encode()):
            raise web.HTTPForbidden
        try:
            body = json.loads(await request.read())
        except ValueError:
            raise web.HTTPBadRequest from None
        if not isinstance(body, dict) or not isinstance(body.get("update_id"), int):
            raise web.HTTPBadRequest
        try:
            await self.intake.receive(body)
        except (DatabaseError, NotHandled) as error:
            log.error("update not handled", update=body["update_id"], exc_info=error)
            raise web.HTTPServiceUnavailable from None
        return web.Response()

    def routes(self) -> list[web.RouteDef]:
        return [web.post(PATH, self.receive)]


async def register(bot: Bot, public_url: str, secret: str) -> None:
    """Tell Telegram where we are; what waits there is kept. Raises what aiogram raises."""
    await bot.set_webhook(
        f"{public_url.rstrip('/')}{PATH}",
        secret_token=secret,
        allowed_updates=ALLOWED,
        max_connections=CONNECTIONS,
    )
