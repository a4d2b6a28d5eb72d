"""A sandbox to ask directly, without HTTP: what the tests of its rules begin with."""

import struct
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sandbox.errors import ApiError, Json
from bot.sandbox.files import Upload
from bot.sandbox.telegram import SandboxTelegram

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BUTTON = {"inline_keyboard": [[{"text": "Пойду", "callback_data": "go:1"}]]}


def png(width: int = 2, height: int = 2) -> bytes:
    """A real picture, as small as it can be."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\0\0\0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class World:
    """A sandbox with Anna, who pressed START, and a clock that stands still until it is moved."""

    def __init__(self, **more: Any) -> None:
        self.now = NOW
        self.telegram = SandboxTelegram("42:TEST", lambda: self.now, **more)
        self.anna = self.telegram.add_person("Анна", started=True).id

    async def call(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        return await self.telegram.call(method, params, files)

    async def send(self, text: str = "Привет", **params: Any) -> Json:
        sent: Json = await self.call("sendMessage", chat_id=self.anna, text=text, **params)
        return sent

    async def refusal(self, method: str, code: int = 400, files: dict[str, Upload] | None = None, **params: Any) -> str:
        with pytest.raises(ApiError) as refused:
            await self.call(method, files, **params)
        assert refused.value.code == code
        return refused.value.description.removeprefix("Bad Request: ")
