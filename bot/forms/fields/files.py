"""Questions answered with a photo or a document. Only the messenger's id is kept; the file itself stays where it is."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Stored, Taken
from bot.forms.fields.texts import one_line
from bot.forms.given import Given, Upload
from bot.i18n import Texts

MEGABYTE = 1024 * 1024
PARTS = ("kind", "file_id", "unique_id", "size", "name", "mime")  # of an upload, that are kept


@dataclass(frozen=True)
class File(Field):
    """A file: `photos` taken or not, documents of these MIME types (a prefix such as «image/» is enough; none: no
    documents).

    `largest` in bytes; Telegram lets a bot download at most 20 MB.
    """

    kind: ClassVar[str] = "file"
    photos: bool = True
    documents: tuple[str, ...] = ("application/pdf", "image/")
    largest: int = 20 * MEGABYTE

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        if not isinstance(given, Upload):
            return super().take(given, place, partly, about)
        if given.size > self.largest:
            raise Refused("field-file-large", megabytes=self.largest // MEGABYTE)
        if given.kind == "photo" and not self.photos:
            raise Refused("field-file-photo")
        if given.kind == "document" and not given.mime.startswith(self.documents):
            raise Refused("field-file-kind", kinds=self.known_kinds(about.texts))
        return Answered({part: getattr(given, part) for part in PARTS} | {"name": one_line(given.name)})

    def known_kinds(self, texts: Texts) -> str:
        """«фото, PDF» in the person's language."""
        words = ["photo"] * self.photos + [_word(mime) for mime in self.documents]
        return ", ".join(dict.fromkeys(texts.plain(f"field-file-{word}-word") for word in words))

    def keeps(self, value: Stored) -> bool:
        return (
            isinstance(value, dict)
            and set(value) == set(PARTS)
            and all(isinstance(value[part], int if part == "size" else str) for part in value)
            and value["size"] <= self.largest
            and (
                (self.photos and value["kind"] == "photo")
                or (value["kind"] == "document" and value["mime"].startswith(self.documents))
            )
        )

    def value(self, stored: Stored) -> Upload:
        return Upload(**stored)

    def show(self, stored: Stored, texts: Texts) -> str:
        return stored["name"] or texts.plain(f"field-file-{stored['kind']}-word")


def _word(mime: str) -> str:
    """The text key's part for a MIME type or its prefix."""
    if mime.startswith("image/"):
        return "image"
    if mime == "application/pdf":
        return "pdf"
    return "sheet" if "sheet" in mime or "csv" in mime else "document"
