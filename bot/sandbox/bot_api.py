"""The Bot API over HTTP: what a bot's library sends, in any of the four ways Telegram takes it, and the answers."""

import json
from typing import Any

from aiohttp import BodyPartReader, web

from .errors import ApiError, Json, bad_request
from .faults import BrokenConnectionError, NotJsonError
from .files import Upload
from .telegram import SandboxTelegram


class BotApi:
    """Routes under `/bot{token}/` and `/file/bot{token}/`."""

    def __init__(self, telegram: SandboxTelegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.file),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call. A fault on order breaks the line or answers with a page that is not JSON."""
        try:
            self._telegram.authorise(request.match_info["token"])
            params, files = await read(request)
            result = await self._telegram.call(request.match_info["method"], params, files)
        except ApiError as error:
            return web.json_response(error.json(), status=error.code)
        except NotJsonError as error:
            return web.Response(text="<html><h1>Bad Gateway</h1></html>", status=error.status, content_type="text/html")
        except BrokenConnectionError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return web.json_response({"ok": True, "result": result})

    async def file(self, request: web.Request) -> web.Response:
        """The bytes behind getFile's `file_path`."""
        try:
            self._telegram.authorise(request.match_info["token"])
        except ApiError as error:
            return web.json_response(error.json(), status=error.code)
        file = self._telegram.files.at(request.match_info["path"])
        if file is None:
            return web.json_response(ApiError(404, "Not Found").json(), status=404)
        return web.Response(body=file.data, content_type=file.mime)


async def read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters and files of a call: query, form, JSON or multipart. Raises ApiError for a body that is none of
    them."""
    params: Json = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            bad_request("can't parse JSON")
        if not isinstance(body, dict):
            bad_request("expected an Object")
        params.update(body)
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                await _read_part(part, part.name, params, files)
    elif request.can_read_body:
        params.update({name: value for name, value in (await request.post()).items() if isinstance(value, str)})
    return params, files


async def _read_part(part: BodyPartReader, name: str, params: dict[str, Any], files: dict[str, Upload]) -> None:
    if part.filename is None:
        params[name] = await part.text()
    else:
        files[name] = Upload(part.filename, bytes(await part.read()), part.headers.get("Content-Type", ""))
