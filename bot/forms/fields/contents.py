"""A question answered with a message as it stands: a text with its formatting, a photo or a document, an album.

The formatting is kept as the messenger gave it: entities with offsets in UTF-16 units.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Option, Partly, Stored, Taken
from bot.forms.given import Given, Press, Typed, Upload
from bot.i18n import Texts
from bot.lengths import units

MESSAGE = 4096  # units of a text
CAPTION = 1024  # units of a text under a picture
ALBUM = 10  # pictures
NEXT = "next"
# What a person made of a text; addresses and tags in it are found again by the messenger itself.
FORMATTING = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    ]
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: `media` are (kind, the messenger's id); `apart`: the text follows the picture as a message of its
    own."""

    text: str
    entities: tuple[Mapping[str, Any], ...] = ()
    media: tuple[tuple[str, str], ...] = ()
    apart: bool = False

    @property
    def is_caption(self) -> bool:
        return len(self.media) == 1 and not self.apart

    def as_json(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "entities": [dict(each) for each in self.entities],
            "media": [list(each) for each in self.media],
        }

    @classmethod
    def of(cls, source: Mapping[str, Any]) -> "Content":
        """Out of what `as_json` gave."""
        media = tuple((str(kind), str(file_id)) for kind, file_id in source["media"])
        return cls(source["text"], tuple(source["entities"]), media, bool(source.get("apart")))


@dataclass(frozen=True)
class Message(Field):
    """A whole message. Pictures of an album come one by one and are gathered until «Дальше».

    Stored as {"text", "entities", "media", "album"}. With `text_only` a picture is refused.
    """

    kind: ClassVar[str] = "message"
    text_only: bool = False
    longest: int = field(default=MESSAGE)

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        match given:
            case Press(value=value) if value == NEXT and partly:
                return Answered(self._checked({**partly, "album": ""}))
            case Typed(text=text, entities=entities):
                return Answered(self._checked({**_blank(), "text": text, "entities": formatting(text, entities)}))
            case Upload() if not self.text_only:
                return self._picture(given, partly)
        raise self.unexpected(given)

    def _picture(self, given: Upload, partly: Stored) -> Taken:
        begun = partly if isinstance(partly, dict) and given.album and partly["album"] == given.album else _blank()
        if len(begun["media"]) >= ALBUM:
            raise Refused("field-message-album", most=ALBUM)
        kinds = {kind for kind, _ in begun["media"]} | {given.kind}
        if len(kinds) > 1:
            raise Refused("field-message-mixed")
        gathered = {**begun, "media": [*begun["media"], [given.kind, given.file_id]], "album": given.album}
        if given.caption:
            gathered |= {"text": given.caption, "entities": formatting(given.caption, given.entities)}
        return Partly(gathered) if given.album else Answered(self._checked(gathered))

    def _checked(self, stored: dict[str, Any]) -> dict[str, Any]:
        if not stored["text"].strip() and (not stored["media"] or len(stored["media"]) > 1):
            raise Refused("field-message-text")  # an album needs a text too: its buttons hang on it
        longest = CAPTION if len(stored["media"]) == 1 else self.longest
        over = units(stored["text"]) - longest
        if over > 0:
            key = "field-message-caption-long" if len(stored["media"]) == 1 else "field-message-long"
            raise Refused(key, most=longest, over=over)
        return stored

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return [[Option(about.texts.plain("field-message-next"), NEXT)]] if partly else []

    def question(self, key: str, place: str) -> str:
        return key

    def keeps(self, value: Stored) -> bool:
        return (
            isinstance(value, dict)
            and set(value) == set(_blank())
            and isinstance(value["text"], str)
            and isinstance(value["album"], str)
            and isinstance(value["media"], list)
            and all(isinstance(each, list) and len(each) == 2 for each in value["media"])
            and isinstance(value["entities"], list)
            and value["entities"] == formatting(value["text"], value["entities"])
            and bool(value["text"].strip() or value["media"])
            and (not self.text_only or not value["media"])
        )

    def value(self, stored: Stored) -> Content:
        return Content.of(stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return stored["text"] or texts.plain("field-file-photo-word")


def _blank() -> dict[str, Any]:
    return {"text": "", "entities": [], "media": [], "album": ""}


def formatting(text: str, entities: Any) -> list[dict[str, Any]]:
    """The entities that are formatting and lie within the text; broken ones are left out."""
    whole = units(text)
    kept = []
    for each in entities if isinstance(entities, list | tuple) else ():
        if not isinstance(each, dict) or each.get("type") not in FORMATTING:
            continue
        offset, length = each.get("offset"), each.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            continue
        if offset < 0 or length <= 0 or offset + length > whole:
            continue
        if each["type"] == "text_link" and not re.match(r"(?:https?|tg|mailto)://?\S", str(each.get("url", ""))):
            continue
        kept.append(dict(each))
    return kept
