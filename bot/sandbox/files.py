"""Files of the sandbox: bytes under an id, as photos and documents that Telegram would take."""

import itertools
import mimetypes
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from .errors import ApiError, Json, bad_request

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
FOLDERS = {"photo": "photos", "document": "documents", "sticker": "stickers", "voice": "voice"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a request of the bot."""

    name: str
    data: bytes
    mime: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    file_id: str
    kind: str
    name: str
    mime: str
    data: bytes
    path: str
    width: int = 0
    height: int = 0

    @property
    def unique_id(self) -> str:
        return self.file_id.rpartition("-")[2]

    def json(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}

    def content(self) -> Json:
        """The part of a message that shows this file."""
        match self.kind:
            case "photo":
                return {"photo": [{**self.json(), "width": self.width, "height": self.height}]}
            case "sticker":
                shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
                return {"sticker": {**self.json(), **shape, "emoji": "👍"}}
            case "voice":
                return {"voice": {**self.json(), "duration": 3, "mime_type": self.mime}}
        return {"document": {**self.json(), "file_name": self.name, "mime_type": self.mime}}


class Files:
    def __init__(self, first_id: int) -> None:
        self._numbers = itertools.count(first_id)
        self._files: dict[str, StoredFile] = {}

    def add(self, kind: str, data: bytes, name: str, mime: str = "") -> StoredFile:
        """Keep a file. Raises ApiError for what Telegram would not keep."""
        if not data:
            bad_request("file must be non-empty")
        if len(data) > LARGEST_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        width = height = 0
        if kind == "photo":
            if len(data) > LARGEST_PHOTO:
                bad_request(f"file is too big: the maximum size of a photo is {LARGEST_PHOTO} bytes")
            width, height = image_size(data)
            if width + height > 10_000 or max(width, height) > 20 * min(width, height):
                bad_request("PHOTO_INVALID_DIMENSIONS")
        number = next(self._numbers)
        # Only the last part of a name that came from outside: it goes to a Content-Disposition and to a path.
        name = PurePath(name.replace("\\", "/")).name or "file"
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        path = f"{FOLDERS[kind]}/file_{number}{PurePath(name).suffix}"
        file = StoredFile(f"sandbox-{kind}-{number}", kind, name, mime, data, path, width, height)
        self._files[file.file_id] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return next((file for file in self._files.values() if file.path == path), None)

    def sent(self, kind: str, value: object, uploads: Mapping[str, Upload], field: str) -> StoredFile:
        """The file a parameter means: an upload (under the parameter's name or `attach://`) or the id of a kept one."""
        name = value.removeprefix("attach://") if isinstance(value, str) else field
        if name in uploads and (value is None or str(value).startswith("attach://")):
            upload = uploads[name]
            return self.add(kind, upload.data, upload.name, upload.mime)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            bad_request("failed to get HTTP URL content")
        file = self._files.get(str(value))
        if file is None:
            bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
        return file


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, JPEG, GIF or WebP (lossy, lossless, extended), from its header."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp_size(data)
    raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        # Frame headers are C0 to CF, except the tables C4, C8 and CC.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + length
    raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")


def _webp_size(data: bytes) -> tuple[int, int]:
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
