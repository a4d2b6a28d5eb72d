"""What a person can give in answer to a question, whatever the messenger."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Any, Literal

# What a button has room for: 64 bytes, of which 18 name the form and the page.
QUESTION_ROOM = 20
OPTION_ROOM = 24
PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def mark(name: str, room: int = QUESTION_ROOM) -> str:
    """What a button calls a question or an option: its own name, or where this is long or has other signs, a
    stand-in made of it."""
    if len(name) <= room and (not name or PLAIN.fullmatch(name)):
        return name
    return f"~{blake2b(name.encode(), digest_size=8).hexdigest()}"


class Control(StrEnum):
    """Presses that mean the same in every form. They begin with a dot: no answer's code does."""

    BACK = ".back"
    SKIP = ".skip"
    CANCEL = ".cancel"
    LEAVE = ".leave"  # yes, cancel
    STAY = ".stay"
    SUBMIT = ".submit"
    CHANGE = ".change"  # choose which answer to change
    EDIT = ".edit"  # followed by the field's name: «.edit.name»
    RIGHT = ".right"  # «всё верно?» — yes
    FIX = ".fix"  # «всё верно?» — no


@dataclass(frozen=True, slots=True)
class Press:
    """A button: what it stands for and the mark of the question it was drawn under ("" under the summary)."""

    value: str
    at: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A text; `entities`: its formatting as the messenger gave it, for questions that keep it."""

    text: str
    entities: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A phone number sent by the messenger's own button; `own` when it is the sender's. `address`: the messenger's id
    of whose it is, empty when they have no account there; `name` as it stands in the address book."""

    phone: str
    own: bool
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A photo or a document, by the messenger's id. Size in bytes; a photo has no name.

    `caption` with its formatting, and `album` that it came in, are for questions that take whole messages.
    """

    kind: Literal["photo", "document"]
    file_id: str
    unique_id: str
    size: int
    name: str = ""
    mime: str = ""
    caption: str = field(default="", compare=False)
    entities: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)
    album: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Unexpected:
    """Something no question asks for: a sticker, a voice message, a place."""

    kind: str


Given = Press | Typed | SharedContact | Upload | Unexpected
