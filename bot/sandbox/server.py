"""The sandbox over HTTP: the Bot API for the bot, and for people the page with an API of its own."""

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from aiohttp import BodyPartReader, web

from .bot_api import BotApi
from .clock import SandboxClock
from .errors import ApiError, ImpossibleError, Json
from .telegram import SandboxTelegram

PAGE = Path(__file__).parent / "page"
MOSCOW = ZoneInfo("Europe/Moscow")
OWN_HOSTS = {"127.0.0.1", "localhost", "::1"}
LARGEST_BODY = 60 * 1024 * 1024  # bytes; the bot may send files of 50 MB
KEEP_ALIVE = 15.0  # seconds between signs of life on a quiet stream of events
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

Action = Callable[[int, Json], Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageApi:
    """Routes of the page. The private chat of a person with the bot has the person's id; those of groups are below 0,
    and what is done there names `who` does it."""

    def __init__(self, telegram: SandboxTelegram, clock: SandboxClock) -> None:
        self._telegram = telegram
        self._clock = clock
        self._actions: dict[str, Action] = {
            "text": lambda who, body: telegram.says(who, str(body["text"]), body.get("entities")),
            "start": lambda who, body: telegram.opens(who, str(body.get("payload", ""))),
            "press": self._press,
            "contact": lambda who, body: telegram.shares_contact(
                who, str(body.get("phone_number", "")), int(body["of"]) if body.get("of") else None
            ),
            "location": lambda who, body: telegram.sends_location(
                who, float(body["latitude"]), float(body["longitude"])
            ),
            "inline": lambda who, body: telegram.asks_inline(who, str(body.get("query", ""))),
            "sticker": lambda who, _: telegram.sends_sticker(who),
            "voice": lambda who, _: telegram.sends_voice(who),
            "block": lambda who, _: telegram.blocks(who),
            "unblock": lambda who, _: telegram.unblocks(who),
            "read": lambda who, _: telegram.reads(who),
        }
        self._in_group: dict[str, Action] = {
            "text": lambda group, body: telegram.says_in(group, int(body["who"]), str(body["text"])),
            "press": self._press_in_group,
            "vote": lambda group, body: telegram.votes_in(
                group, int(body["who"]), int(body["message_id"]), int(body["option"])
            ),
        }

    def routes(self, guard: Callable[[Handler], Handler]) -> list[web.RouteDef]:
        return [
            web.get("/", guard(self.page)),
            web.get("/page/{name}", guard(self.page)),
            web.get("/sandbox/state", guard(self.state)),
            web.get("/sandbox/events", guard(self.events)),
            web.get("/sandbox/files/{file_id}", guard(self.file)),
            web.get(r"/sandbox/chats/{id:-?\d+}", guard(self.chat)),
            web.post("/sandbox/people", guard(self.add_person)),
            web.post("/sandbox/clock", guard(self.move_clock)),
            web.post(r"/sandbox/chats/{id:\d+}/file", guard(self.send_file)),
            web.post(r"/sandbox/chats/{id:-?\d+}/{action:\w+}", guard(self.act)),
        ]

    async def page(self, request: web.Request) -> web.StreamResponse:
        path = PAGE / request.match_info.get("name", "index.html")
        if path.parent != PAGE or path.suffix not in TYPES or not path.is_file():
            raise web.HTTPNotFound
        # Read anew each time: whoever works on the page only reloads it.
        return web.Response(
            text=await asyncio.to_thread(path.read_text, encoding="utf-8"),
            content_type=TYPES[path.suffix],
            headers={"Cache-Control": "no-cache"},
        )

    async def state(self, request: web.Request) -> web.Response:
        telegram = self._telegram
        bot = {
            **telegram.bot(),
            "description": telegram.profile.text("description", "ru"),
            "short_description": telegram.profile.text("short_description", "ru"),
        }
        groups = [group for group in telegram.groups.values() if group.migrated_to is None]
        people = [chat.json() for chat in (*telegram.chats.values(), *groups)]
        return web.json_response({"bot": bot, "now": self._clock.now().isoformat(), "people": people})

    async def chat(self, request: web.Request) -> web.Response:
        telegram = self._telegram
        who = int(request.match_info["id"])
        if who < 0:
            return web.json_response(self._group(who))
        chat = telegram.chat(who)
        telegram.reads(who)
        language = chat.person.language_code
        return web.json_response(
            {
                "messages": [message.data for message in chat.messages.values()],
                "commands": telegram.profile.commands_for(who, language),
                "keyboard": chat.keyboard,
                "menu_description": telegram.profile.text("description", language),
            }
        )

    async def add_person(self, request: web.Request) -> web.Response:
        body = await _body(request)
        person = self._telegram.add_person(
            str(body.get("first_name", "")),
            last_name=str(body.get("last_name", "")),
            language_code=str(body.get("language_code", "ru")),
        )
        return web.json_response(self._telegram.chat(person.id).json())

    async def act(self, request: web.Request) -> web.Response:
        chat = int(request.match_info["id"])
        action = (self._in_group if chat < 0 else self._actions).get(request.match_info["action"])
        if action is None:
            raise web.HTTPNotFound
        result = action(chat, await _body(request))
        if inspect.isawaitable(result):
            result = await result
        return web.json_response(result if isinstance(result, dict) else {"ok": True})

    async def send_file(self, request: web.Request) -> web.Response:
        who = int(request.match_info["id"])
        fields: dict[str, str] = {}
        data, name, mime = b"", "", ""
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "file":
                data, name = bytes(await part.read()), part.filename or "file"
                mime = part.headers.get("Content-Type", "")
            elif part.name:
                fields[part.name] = await part.text()
        caption, entities = fields.get("caption", ""), json.loads(fields.get("caption_entities", "[]"))
        if fields.get("kind") == "photo":
            return web.json_response(self._telegram.sends_photo(who, data, caption, entities))
        return web.json_response(self._telegram.sends_document(who, data, name, mime, caption, entities))

    async def move_clock(self, request: web.Request) -> web.Response:
        body = await _body(request)
        if "next_monday_at" in body:
            self._clock.to(next_monday(self._clock.now(), str(body["next_monday_at"])))
        else:
            self._clock.advance(float(body["seconds"]))
        now = self._clock.now().isoformat()
        self._telegram.emit({"kind": "clock", "now": now})
        return web.json_response({"now": now})

    async def file(self, request: web.Request) -> web.Response:
        file = self._telegram.files.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        # Only pictures are shown in place; a document that is a page must not run as one.
        place = "inline" if file.kind == "photo" else "attachment"
        disposition = f"{place}; filename*=UTF-8''{quote(file.name)}"
        return web.Response(
            body=file.data,
            content_type=file.mime.split(";")[0],
            headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The stream of what happens, until the page leaves or the sandbox closes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        with self._telegram.events() as queue:
            await response.prepare(request)
            try:
                await response.write(b": hello\n\n")
                while (line := await _next_line(queue)) is not None:
                    await response.write(line)
            except ConnectionResetError:
                return response
            return response

    def _group(self, group_id: int) -> Json:
        group = self._telegram.group(group_id)
        group.unread = 0
        messages = [message.data for message in group.messages.values()]
        polls = {message["poll"]["id"] for message in messages if "poll" in message}
        return {
            "messages": messages,
            "commands": [],
            "keyboard": None,
            "menu_description": "",
            "chosen": {each: self._telegram.polls.chosen.get(each, {}) for each in polls},
        }

    def _press_in_group(self, group: int, body: Json) -> None:
        self._telegram.presses_in(group, int(body["who"]), int(body["message_id"]), str(body["data"]))

    def _press(self, who: int, body: Json) -> None:
        self._telegram.presses(who, int(body["message_id"]), str(body["data"]))


def own_host(handler: Handler) -> Handler:
    """Answer only to this machine's own names and this page's own requests, and say in JSON what could not be done.

    A page from elsewhere could otherwise reach the sandbox by a name of its own that points here, or by a form that
    it sends here.
    """

    async def guarded(request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        foreign = origin is not None and urlsplit(origin).netloc != request.host
        if foreign or urlsplit(f"//{request.host}").hostname not in OWN_HOSTS:
            raise web.HTTPForbidden(text="the sandbox answers only on this computer")
        return await _said(handler, request)

    return guarded


def any_host(handler: Handler) -> Handler:
    """For a sandbox that was made to listen beyond this machine: whatever name it is reached by will do."""

    async def answered(request: web.Request) -> web.StreamResponse:
        return await _said(handler, request)

    return answered


async def _next_line(queue: asyncio.Queue[Json | None]) -> bytes | None:
    """What happened, or a sign of life on a quiet stream; None when the sandbox closes."""
    try:
        event = await asyncio.wait_for(queue.get(), KEEP_ALIVE)
    except TimeoutError:
        return b": still here\n\n"
    return None if event is None else f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


async def _said(handler: Handler, request: web.Request) -> web.StreamResponse:
    try:
        return await handler(request)
    except ImpossibleError as error:
        return web.json_response({"error": str(error)}, status=400)
    except ApiError as error:
        return web.json_response({"error": error.description}, status=400)
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        return web.json_response({"error": f"not understood: {type(error).__name__}"}, status=400)


def next_monday(now: datetime, at: str) -> datetime:
    """The next Monday at «HH:MM» in Moscow after `now`."""
    hour, minute = (int(part) for part in at.split(":"))
    local = now.astimezone(MOSCOW)
    day = local.replace(hour=hour, minute=minute, second=0, microsecond=0) + timedelta(days=(7 - local.weekday()) % 7)
    return day if day > local else day + timedelta(days=7)


async def _body(request: web.Request) -> Json:
    body = json.loads(await request.text() or "{}")
    if not isinstance(body, dict):
        raise TypeError("expected an object")
    return body


def routes(telegram: SandboxTelegram, clock: SandboxClock, host: str = "127.0.0.1") -> list[web.RouteDef]:
    """Everything the sandbox serves, to be put on one server that listens on `host`."""
    guard = own_host if host in OWN_HOSTS else any_host
    return [*BotApi(telegram).routes(), *PageApi(telegram, clock).routes(guard)]


@asynccontextmanager
async def serve(
    telegram: SandboxTelegram, clock: SandboxClock, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[int]:
    """The sandbox on a server of its own; gives the port it listens on."""
    application = web.Application(client_max_size=LARGEST_BODY)
    application.add_routes(routes(telegram, clock, host))
    runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        yield runner.addresses[0][1]
    finally:
        telegram.close()
        await runner.cleanup()
