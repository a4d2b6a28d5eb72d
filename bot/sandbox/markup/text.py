"""From what the bot or a person wrote to what the chat shows: markup read, text cleaned, links and commands found.

Telegram cleans every text: control characters become spaces, direction overrides vanish, the edges are trimmed, and
entities move along. A text that is not changed by this comes back exactly as it was sent.
"""

import re
from collections.abc import Callable

from ..errors import Json, bad_request
from .html_reader import parse_html
from .markdown_reader import parse_markdown_v2
from .reader import Parsed, utf16_length

PARSERS: dict[str, Callable[[str], Parsed]] = {"html": parse_html, "markdownv2": parse_markdown_v2}

# The order of entities that begin and end together, the outer first.
PRIORITY = ("expandable_blockquote", "blockquote", "pre", "code", "text_link", "text_mention")
LATE_PRIORITY = ("bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji")
CODE = ("pre", "code")
LINKS = (*CODE, "text_link", "text_mention")

FOUND = (
    ("url", re.compile(r"(?<![\w@./-])(?:https?://|tg://)[^\s<>\"«»]*[^\s<>\"«».,:;!?')\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?!\w)", re.IGNORECASE | re.ASCII)),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[\w-]+\.)+(?:ru|рф|com|org|net|info|su|me)(?![\w-])(?:/[^\s<>\"]*)?", re.IGNORECASE
        ),
    ),
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{4,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
)
ADDRESS = re.compile(
    r"(?:(https?)://)?((?:[^/?#@\s]+\.)+[^/?#@\s.]{2,}|\d+(?:\.\d+){3})(:\d+)?([/?#]\S*)?", re.IGNORECASE
)


def formatted(
    text: str, parse_mode: str | None, entities: list[Json] | None, person: Callable[[int], Json | None]
) -> Parsed:
    """Read `text` as the bot sent it; `person` finds a user for `tg://user?id=` links."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        bad_request("strings must be encoded in UTF-8")
    if parse_mode:
        parse = PARSERS.get(parse_mode.lower())
        if parse is None:
            bad_request(f"unsupported parse_mode {parse_mode!r}")
        parsed = parse(text)
    else:
        parsed = Parsed(text, [dict(entity) for entity in entities or ()])
        _check_bounds(parsed)
    cleaned = _cleaned(parsed)
    given = [linked for entity in cleaned.entities if (linked := _linked(entity, person)) is not None]
    return Parsed(cleaned.text, _arranged(cleaned.text, given))


def canonical_url(url: str) -> str | None:
    """The address as Telegram keeps it, or None when it is not one: no host with a dot, a scheme it does not open."""
    if re.match(r"(?:tg|ton):", url, re.IGNORECASE):
        scheme, _, rest = url.partition(":")
        return f"{scheme.lower()}://{rest.removeprefix('//')}"
    match = ADDRESS.fullmatch(url.strip())
    if match is None:
        return None
    scheme, host, port, rest = match.groups(default="")
    return f"{(scheme or 'http').lower()}://{host.lower()}{port}{rest if rest.startswith('/') else '/' + rest}"


def _check_bounds(parsed: Parsed) -> None:
    end = utf16_length(parsed.text)
    starts = _character_offsets(parsed.text)
    for entity in parsed.entities:
        offset, length = entity["offset"], entity["length"]
        if offset < 0 or length <= 0:
            bad_request("entity must have a non-negative offset and a positive length")
        if offset + length > end:
            bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
            )
        if offset not in starts:
            bad_request(f"entity begins in a middle of a UTF-16 symbol at UTF-16 offset {offset}")
        if offset + length not in starts:
            bad_request(f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")


def _character_offsets(text: str) -> set[int]:
    offsets, at = {0}, 0
    for character in text:
        at += 2 if character > "\uffff" else 1
        offsets.add(at)
    return offsets


def _kept(character: str) -> str:
    if character == "\n" or (character > "\x1f" and not "\u2028" <= character <= "\u202e"):
        return "" if character in "\u030a\u0333\u033f" else character
    return "" if character == "\r" or character > "\x1f" else " "


def _cleaned(parsed: Parsed) -> Parsed:
    moved = [0]
    kept: list[str] = []
    at = 0
    for character in parsed.text:
        clean = _kept(character)
        kept.append(clean)
        if character > "\uffff":
            moved.append(at)
        at += utf16_length(clean) if clean else 0
        moved.append(at)
    text = "".join(kept)
    spans = [
        (entity, moved[entity["offset"]], moved[entity["offset"] + entity["length"]]) for entity in parsed.entities
    ]
    trimmed = text.rstrip(" \n")
    first = min((start for _, start, _ in spans), default=len(trimmed))
    leading = min(len(trimmed) - len(trimmed.lstrip(" \n")), first)
    trimmed = trimmed[leading:]
    end = utf16_length(trimmed)
    entities = []
    for entity, start, stop in spans:
        start, stop = start - leading, min(stop - leading, end)
        if stop > start:
            entities.append({**entity, "offset": start, "length": stop - start})
    return Parsed(trimmed, entities)


def _linked(entity: Json, person: Callable[[int], Json | None]) -> Json | None:
    """The entity with its link made canonical; a mention when it leads to a person, None when it leads nowhere."""
    if entity["type"] == "text_mention":
        user = person(entity.get("user", {}).get("id", 0))
        return None if user is None else {**entity, "user": user}
    if entity["type"] != "text_link":
        return entity
    url = canonical_url(entity.get("url", ""))
    if url is None:
        return None
    if mention := re.fullmatch(r"tg://user/?\?id=(\d+)", url):
        user = person(int(mention[1]))
        plain = {key: entity[key] for key in ("offset", "length")}
        return None if user is None else {"type": "text_mention", **plain, "user": user}
    return {**entity, "url": url}


def _arranged(text: str, given: list[Json]) -> list[Json]:
    """Entities in Telegram's order, without repeats, nothing inside code, and with what Telegram finds by itself."""
    found_types = {kind for kind, _ in FOUND}
    chosen: list[Json] = []
    for entity in sorted((e for e in given if e["type"] not in found_types), key=_order):
        around = [other for other in chosen if _covers(other, entity)]
        if not any(other["type"] in CODE or other["type"] == entity["type"] for other in around):
            chosen.append(entity)
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            start, stop = offsets[match.start()], offsets[match.end()]
            entity = {"type": kind, "offset": start, "length": stop - start}
            if not any(_touches(other, entity) for other in chosen if other["type"] in (*LINKS, *found_types)):
                chosen.append(entity)
    return sorted(chosen, key=_order)


def _order(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    middle = len(PRIORITY)
    rank = PRIORITY.index(kind) if kind in PRIORITY else middle
    if kind in LATE_PRIORITY:
        rank = middle + 1 + LATE_PRIORITY.index(kind)
    return entity["offset"], -entity["length"], rank


def _covers(outer: Json, inner: Json) -> bool:
    return bool(
        outer["offset"] <= inner["offset"] and inner["offset"] + inner["length"] <= outer["offset"] + outer["length"]
    )


def _touches(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
