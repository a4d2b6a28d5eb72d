"""A Bot API server that swallows everything, with as little work as Python allows: the bot is what is measured.

Speaks just enough HTTP/1.1 for aiohttp's client: keep-alive, bodies with a length or in chunks, JSON or fields.
"""

import asyncio
import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

Params = dict[str, Any]
Call = Callable[[str, Params], Any]  # the method's name and its parameters, in; the result, out

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)

ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True}
BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}

# What a bot may ask for when it starts; any other call that makes no message is answered with true.
ANSWERS: dict[str, Any] = {
    "getMe": ME,
    "getMyName": {"name": ""},
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "getMyCommands": [],
    "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
}


class Connection(asyncio.Protocol):
    """One kept-alive connection of the bot."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length = _LENGTH.search(head)
            if length is not None:
                stop = end + 4 + int(length[1])
                if len(self._buffer) < stop:
                    return
                body = self._buffer[end + 4 : stop]
            elif b"chunked" in head.lower():
                chunks = _chunks(self._buffer, end + 4)
                if chunks is None:
                    return
                body, stop = chunks
            else:
                body, stop = b"", end + 4
            self._buffer = self._buffer[stop:]
            self._answer(head, body)

    def _answer(self, head: bytes, body: bytes) -> None:
        name = head[: head.find(b" HTTP/")].rpartition(b"/")[2].partition(b"?")[0].decode()
        result = self._call(name, parameters(body))
        if isinstance(result, asyncio.Future):
            result.add_done_callback(lambda done: None if done.cancelled() else self._write(done.result()))
        else:
            self._write(result)

    def _write(self, result: Any) -> None:
        if self._transport is not None:
            body = json.dumps({"ok": True, "result": result}, ensure_ascii=False, separators=(",", ":")).encode()
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
            )


def parameters(body: bytes) -> Params:
    """A call's parameters. In a form all of them are text: `number` and `markup` read either kind."""
    if body.startswith(b"{"):
        loaded: Params = json.loads(body)
        return loaded
    return dict(parse_qsl(body.decode()))


def number(value: Any) -> int:
    return int(value)


def markup(value: Any) -> dict[str, Any]:
    """A keyboard, out of JSON or out of a form's text."""
    loaded: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return loaded or {}


def message(chat: int, message_id: int, params: Params) -> dict[str, Any]:
    """A message as Telegram returns it: the answer's size is part of what a bot's session has to cope with."""
    sent: dict[str, Any] = {
        "message_id": message_id,
        "from": BOT,
        "chat": {"id": chat, "first_name": "Анна", "type": "private"},
        "date": int(time.time()),
        "text": params.get("text", ""),
    }
    if "reply_markup" in params:
        sent["reply_markup"] = markup(params["reply_markup"])
    return sent


def _chunks(data: bytes, start: int) -> tuple[bytes, int] | None:
    """A chunked body and where it ends, None while it has not come in whole."""
    body = b""
    while (line := data.find(b"\r\n", start)) >= 0:
        size = int(data[start:line].split(b";")[0], 16)
        after = line + 2 + size + 2
        if len(data) < after:
            return None
        if size == 0:
            return body, after
        body += data[line + 2 : line + 2 + size]
        start = after
    return None
