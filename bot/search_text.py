"""How texts are compared: one folding for what people type and for what the database searches in."""

import re
import unicodedata
from functools import cache

# Removed, not replaced by a space: «РДК „Зори“» and «РДК Зори» are one name, and so are О'Нил and ОНил.
_QUOTES = "\"'`´«»‹›„“”‟‚‘’‛″′"
# Zero-width and direction marks, joiners, soft hyphen, variation selectors: they come with copied text and with emoji.
_INVISIBLE = (0x00AD, 0x034F, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_SELECTORS = range(0xFE00, 0xFE10)
_REMOVED = dict.fromkeys([*map(ord, _QUOTES), *_INVISIBLE, *_SELECTORS])

# Decomposed, because in composed text a mark after «ё» would compose with the «е» we leave there.
_YO = re.compile("е\u0308+")


# What stands between words: «Холм-Жирковский» and «балетмейстер)» are found by the beginning of each word.
_BETWEEN = re.compile(r"\W+")


WHOLE = 4  # letters from which on the beginning of a word is enough


def words(text: str) -> list[str]:
    """The folded words of a text, without what stands between them."""
    return _BETWEEN.sub(" ", fold(text)).split()


def spaced(text: str) -> str:
    """The words of a text with a space on both sides of each, for `names`."""
    return f" {' '.join(words(text))} "


def names(phrase: str, said: str) -> bool:
    """Whether each word of a folded phrase begins a word of the `spaced` text. A word of two or three letters has to be
    there whole: «хор» is not «хорошо»."""
    return all(needle in said for needle in _needles(phrase))


@cache
def _needles(phrase: str) -> tuple[str, ...]:
    return tuple(f" {begun} " if len(begun) < WHOLE else f" {begun}" for begun in phrase.split())


def fold(text: str) -> str:
    """The text without case, ё, quotes and invisible characters, single-spaced, NFC; folding twice changes nothing."""
    bare = unicodedata.normalize("NFD", text).casefold().translate(_REMOVED)
    return " ".join(unicodedata.normalize("NFC", _YO.sub("е", bare)).split())
