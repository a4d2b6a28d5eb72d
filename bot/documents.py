"""Consent documents: versioned files beside the texts, each with the hash that the ledger of consents keeps."""

import hashlib
from dataclasses import dataclass
from functools import cache

from bot.assets import LOCALES


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one consent in one language. `digest` is the SHA-256 of the text in hexadecimal."""

    purpose: str
    version: int
    language: str
    text: str
    digest: str

    @property
    def file_name(self) -> str:
        return f"{self.purpose}-{self.version}.txt"


@cache
def document(purpose: str, language: str) -> Document:
    """The newest version of a consent's text. Raises LookupError when there is none."""
    folder = LOCALES / language / "documents"
    versions = sorted((int(path.stem.rpartition("-")[2]), path) for path in folder.glob(f"{purpose}-*.txt"))
    if not versions:
        raise LookupError(f"no document {purpose} in {language}")
    version, path = versions[-1]
    text = path.read_text(encoding="utf-8")
    return Document(purpose, version, language, text, hashlib.sha256(text.encode()).hexdigest())
