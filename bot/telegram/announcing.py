"""Announcements as calls of the Bot API: made once for each language, then sent to thousands with another chat in it.

The text goes out as it was typed: with the entities Telegram gave it and without a parse mode.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, cast

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter

from bot.i18n import Texts, texts_in
from bot.services.broadcasts import EDIT, WITHDRAWAL, Broadcasts, Wording
from bot.services.deliveries import Claim
from bot.telegram.pace import Pace
from bot.telegram.session import JsonSession
from bot.views.announcement_buttons import ReaderAction, ReaderPress

KEPT: Final = 32  # wordings in memory
ALBUM: Final = "sendMediaGroup"
SENDS: Final = {"photo": "sendPhoto", "document": "sendDocument"}


@dataclass(frozen=True, slots=True)
class Call:
    """A method, and its JSON behind the chat's id."""

    name: str
    body: bytes

    def to(self, address: str, message_id: int | None = None) -> bytes:
        target = b'{"chat_id":%d,' % int(address)
        return target + (b'"message_id":%d,' % message_id if message_id is not None else b"") + self.body


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is sent to each recipient, one after another, and how the last of it is changed."""

    sends: tuple[Call, ...]
    edit: Call
    pictures: int = 1


class Announcing:
    """Sends, changes and deletes the messages of announcements."""

    def __init__(self, bot: Bot, broadcasts: Broadcasts, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self._session = cast("JsonSession", bot.session)
        self._broadcasts = broadcasts
        self._prepared: dict[tuple[int, int, str, bool], Prepared] = {}

    def may_repeat(self, claim: Claim) -> bool:
        """Whether doing it twice does no harm."""
        return claim.kind in {EDIT, WITHDRAWAL}

    async def send(self, claim: Claim) -> str | None:
        """Do what the claim is for; the ids of the messages sent. Raises what aiogram raises."""
        if claim.kind == WITHDRAWAL:
            await self._delete(claim.address, unpacked(claim.message))
            return None
        prepared = await self._of(claim)
        if claim.kind == EDIT:
            await self._call(prepared.edit, prepared.edit.to(claim.address, unpacked(claim.message)[-1]))
            return None
        return await self._send(claim.address, prepared)

    async def preview(self, address: str, wording: Wording, language: str) -> str | None:
        """Show it in a chat as its readers will see it; what Telegram says against it, None when nothing."""
        try:
            await self._send(address, prepare(wording, texts_in(language)))
        except TelegramBadRequest as error:
            return error.message
        return None

    async def _of(self, claim: Claim) -> Prepared:
        if claim.announcement is None:
            raise LookupError("no announcement")
        in_group = claim.address.startswith("-")
        key = (claim.announcement, claim.revision, claim.language, in_group)
        prepared = self._prepared.get(key)
        if prepared is None:
            wording = await self._broadcasts.wording(claim.announcement, claim.language)
            bot = (await self._bot.me()).username if in_group else None
            prepared = prepare(wording, texts_in(claim.language), bot)
            while len(self._prepared) >= KEPT:
                self._prepared.pop(next(iter(self._prepared)))
            self._prepared[key] = prepared
        return prepared

    async def _send(self, address: str, prepared: Prepared) -> str:
        first, *others = prepared.sends
        for _ in range(prepared.pictures - 1):  # each picture of an album counts as a message
            await self._pace.background_at_once()
        result = await self._call(first, first.to(address))
        sent = [each["message_id"] for each in (result if isinstance(result, list) else [result])]
        rest = [await self._call_after(call, call.to(address)) for call in others]
        return packed([*sent, *(each["message_id"] for each in rest)])

    async def _call_after(self, call: Call, body: bytes) -> Any:
        """The second half of what has been begun: it cannot be put back into the queue."""
        while True:
            await self._pace.background_at_once()
            try:
                return await self._call(call, body)
            except TelegramRetryAfter as error:
                self._pace.pause(error.retry_after)

    async def _delete(self, address: str, messages: Sequence[int]) -> None:
        for message_id in messages:
            await self._call(DELETE, b'{"chat_id":%d,"message_id":%d}' % (int(address), message_id))

    async def _call(self, call: Call, body: bytes) -> Any:
        return await self._session.call_prepared(self._bot, call.name, body)


DELETE: Final = Call("deleteMessage", b"")


def prepare(wording: Wording, texts: Texts, bot: str | None = None) -> Prepared:
    """The calls for a wording; with the bot's name as it is posted in a group."""
    rows = keyboard(wording, texts) if bot is None else links(wording, bot)
    markup = {"inline_keyboard": rows} if rows else {}
    media = wording.media
    text = wording.text
    if wording.is_advert:
        text = f"{text}\n\n{texts.plain('announcement-advert-label')}".strip()
    said = {"text": text, "entities": wording.entities, "reply_markup": markup}
    under = {"caption": text, "caption_entities": wording.entities, "reply_markup": markup}
    if not media:
        return Prepared((_call("sendMessage", said),), _call("editMessageText", said))
    if len(media) == 1 and not wording.apart:
        kind, file_id = media[0]
        return Prepared((_call(SENDS[kind], {kind: file_id, **under}),), _call("editMessageCaption", under))
    # Under an album there can be no buttons: the text and the buttons follow in a message of their own.
    if len(media) == 1:
        first = _call(SENDS[media[0][0]], {media[0][0]: media[0][1]})
    else:
        first = _call(ALBUM, {"media": [{"type": kind, "media": file_id} for kind, file_id in media]})
    return Prepared((first, _call("sendMessage", said)), _call("editMessageText", said), len(media))


def keyboard(wording: Wording, texts: Texts) -> list[list[Mapping[str, str]]]:
    """The announcement's own buttons, then why it came and how to stop it."""
    rows: list[list[Mapping[str, str]]] = []
    for number, each in enumerate(wording.buttons):
        caption = each["caption"] or texts.plain("announcement-ack")
        if each["kind"] == "link":
            rows.append([{"text": caption, "url": each["target"]}])
        else:
            data = ReaderPress(announcement=wording.announcement, action=ReaderAction.PRESSED, button=number)
            rows.append([{"text": caption, "callback_data": data.pack()}])
    for key, action in (("announcement-why", ReaderAction.WHY), ("announcement-mute", ReaderAction.MUTE)):
        data = ReaderPress(announcement=wording.announcement, action=action)
        rows.append([{"text": texts.plain(key), "callback_data": data.pack()}])
    return rows


def links(wording: Wording, bot: str) -> list[list[Mapping[str, str]]]:
    """The buttons in a group, where a press would be everybody's: they lead to a page or into the private chat."""
    rows: list[list[Mapping[str, str]]] = []
    for each in wording.buttons:
        if each["kind"] == "link":
            rows.append([{"text": each["caption"], "url": each["target"]}])
        elif each["target"]:
            rows.append([{"text": each["caption"], "url": f"https://t.me/{bot}?start={each['target']}"}])
    return rows


def _call(name: str, params: Mapping[str, Any]) -> Call:
    filled = {key: value for key, value in params.items() if value}
    return Call(name, json.dumps(filled, ensure_ascii=False, separators=(",", ":")).encode()[1:])


def packed(messages: Sequence[int]) -> str:
    """Message ids as the ledger keeps them: the first, then how much further each of the others is."""
    steps = [str(after - before) for before, after in pairwise(messages)]
    return ".".join([str(messages[0]), *steps])


def unpacked(kept: str | None) -> list[int]:
    """The ids out of the ledger. Raises ValueError when there are none."""
    if not kept:
        raise ValueError("no message to change")
    first, *steps = kept.split(".")
    messages = [int(first)]
    for step in steps:
        messages.append(messages[-1] + int(step))
    return messages
