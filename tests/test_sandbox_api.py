"""The sandbox takes what Telegram takes and refuses what Telegram refuses, in Telegram's words."""

import struct
import time
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bot.sandbox import parameters
from bot.sandbox.errors import ApiError, ImpossibleError, Json
from bot.sandbox.files import Upload, image_size
from bot.sandbox.telegram import METHODS, SandboxTelegram

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


@pytest.fixture
def world() -> World:
    return World()


# Methods and parameters


def test_the_types_of_every_method_are_known() -> None:
    seen: set[type[BaseModel]] = set()

    def walk(model: type[BaseModel]) -> None:
        if model in seen:
            return
        seen.add(model)
        hints = parameters._hints(model)
        assert hints.keys() == {field.alias or name for name, field in model.model_fields.items()}, model
        for hint in hints.values():
            models_in(hint)

    def models_in(hint: Any) -> None:
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            walk(hint)
        for inner in get_args(hint):
            models_in(inner)

    for model in parameters._models().values():
        walk(model)
    assert len(seen) > len(parameters._models()) > 100
    assert all(parameters.model_of(name) for name in METHODS)


async def test_a_method_is_found_in_any_case_or_not_at_all(world: World) -> None:
    assert (await world.call("GETME"))["username"] == "cluster_sandbox_bot"
    assert await world.refusal("sendTelepathy", 404) == "Not Found"
    assert await world.refusal("sendDice", chat_id=1) == "method sendDice is not supported by the sandbox"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": "а"}, "chat_id is empty"),
        ({"chat_id": 1}, "message text is empty"),
        ({"chat_id": 1, "text": "а", "txt": "б"}, 'unknown parameter "txt" of sendMessage'),
        ({"chat_id": 1, "text": 5}, "text: expected a value of type String, got 5"),
        (
            {"chat_id": 1, "text": "а", "protect_content": "maybe"},
            'can\'t parse "maybe" as Boolean in "protect_content"',
        ),
        ({"chat_id": 1, "text": "а", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        (
            {"chat_id": 1, "text": "а", "message_thread_id": 1},
            'parameter "message_thread_id" is not supported by the sandbox',
        ),
        ({"chat_id": 5, "text": "а"}, "chat not found"),
        ({"chat_id": "@channel", "text": "а"}, "chat not found"),
        (
            {"chat_id": "5", "text": "<x>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
    ],
)
async def test_parameters_are_refused(world: World, params: Json, reason: str) -> None:
    assert await world.refusal("sendMessage", **params) == reason


async def test_form_values_and_nulls_are_understood(world: World) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "Пойду", "callback_data": "go:1"}]]}'
    sent = await world.call(
        "sendMessage",
        chat_id=str(world.anna),
        text="12",
        protect_content="true",
        reply_markup=keyboard,
        parse_mode=None,
    )
    assert sent["text"] == "12"
    assert sent["reply_markup"] == BUTTON
    assert sent["has_protected_content"] is True


# Who can be written to


async def test_who_cannot_be_written_to(world: World) -> None:
    stranger = world.telegram.add_person("Борис").id
    reason = await world.refusal("sendMessage", 403, chat_id=stranger, text="а")
    assert reason == "Forbidden: bot can't initiate conversation with a user"
    world.telegram.blocks(world.anna)
    assert await world.refusal("sendMessage", 403, chat_id=world.anna, text="а") == (
        "Forbidden: bot was blocked by the user"
    )
    world.telegram.opens(world.anna)
    assert (await world.send())["text"] == "Привет"
    world.telegram.deletes_account(world.anna)
    assert await world.refusal("sendMessage", 403, chat_id=world.anna, text="а") == "Forbidden: user is deactivated"


# Texts


@pytest.mark.parametrize("text", [" ", "\n", "\u200b", "<b> </b>", "&#8203;"])
async def test_a_text_without_a_shape_is_refused(world: World, text: str) -> None:
    assert await world.refusal("sendMessage", chat_id=world.anna, text=text, parse_mode="HTML") == (
        "text must be non-empty"
    )


async def test_lengths_are_counted_after_parsing_in_utf16(world: World) -> None:
    await world.send("<b>" + "а" * 4096 + "</b>", parse_mode="HTML")
    await world.send("👍" * 2048)
    too_long = await world.refusal("sendMessage", chat_id=world.anna, text="👍" * 2048 + "!")
    assert too_long == "message is too long"
    photo = {"photo": Upload("a.png", png())}
    await world.call("sendPhoto", photo, chat_id=world.anna, caption="а" * 1024)
    assert await world.refusal("sendPhoto", files=photo, chat_id=world.anna, caption="а" * 1025) == (
        "message caption is too long"
    )


# Keyboards


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "а"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "а"}, "can't parse reply_markup: Can't find field \"text\""),
        ({"text": 1, "callback_data": "а"}, 'can\'t parse reply_markup: Field "text" must be of type String'),
        (
            {"text": "а", "calback_data": "а"},
            'can\'t parse reply_markup: unknown field "calback_data" of InlineKeyboardButton',
        ),
        ({"text": "а", "callback_data": "ж" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "а", "url": "http://"}, "inline keyboard button URL 'http://' is invalid: Wrong HTTP URL"),
        (
            {"text": "а", "url": "https://example.org", "callback_data": "а"},
            "can't parse inline keyboard button: exactly one action is allowed, found url, callback_data",
        ),
    ],
)
async def test_buttons_are_refused(world: World, button: Json, reason: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert await world.refusal("sendMessage", chat_id=world.anna, text="а", reply_markup=markup) == reason


async def test_how_many_buttons_there_may_be(world: World) -> None:
    button = {"text": "а", "callback_data": "ж" * 32}
    await world.send(reply_markup={"inline_keyboard": [[button] * 5] * 20})
    for rows in ([[button] * 9], [[button] * 5] * 20 + [[button]]):
        assert "reply markup" in await world.refusal(
            "sendMessage", chat_id=world.anna, text="а", reply_markup={"inline_keyboard": rows}
        )


async def test_a_reply_keyboard_stays_until_it_is_taken_away(world: World) -> None:
    keyboard = {"keyboard": [[{"text": "Поделиться номером", "request_contact": True}]], "resize_keyboard": True}
    sent = await world.send(reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert world.telegram.chat(world.anna).keyboard == keyboard
    assert await world.refusal("editMessageText", chat_id=world.anna, message_id=sent["message_id"], text="б") == (
        "message can't be edited"
    )
    await world.send(reply_markup={"remove_keyboard": True})
    assert world.telegram.chat(world.anna).keyboard is None


# Editing and deleting


async def test_an_edit_replaces_text_and_keyboard(world: World) -> None:
    sent = await world.send("<b>а</b>", parse_mode="HTML", reply_markup=BUTTON)
    edited = await world.call("editMessageText", chat_id=world.anna, message_id=sent["message_id"], text="б")
    assert edited["text"] == "б"
    assert not edited.keys() & {"entities", "reply_markup"}
    assert edited["edit_date"] == NOW.timestamp()


async def test_edits_are_refused(world: World) -> None:
    sent = await world.send("<b>а</b>", parse_mode="HTML", reply_markup=BUTTON)
    own = world.telegram.says(world.anna, "я")
    where = {"chat_id": world.anna, "message_id": sent["message_id"]}
    same: Json = {"text": "*а*", "parse_mode": "MarkdownV2", "reply_markup": BUTTON}
    assert await world.refusal("editMessageText", **where, **same) == (
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert "not modified" in await world.refusal("editMessageReplyMarkup", **where, reply_markup=BUTTON)
    assert await world.refusal("editMessageText", **{**where, "message_id": 1}, text="б") == "message to edit not found"
    assert await world.refusal("editMessageText", chat_id=world.anna, message_id=own["message_id"], text="б") == (
        "message can't be edited"
    )
    assert await world.refusal("editMessageText", chat_id=world.anna, text="б") == (
        "message identifier is not specified"
    )
    assert await world.refusal("editMessageCaption", **where, caption="б") == (
        "there is no caption in the message to edit"
    )
    photo = await world.call("sendPhoto", {"photo": Upload("a.png", png())}, chat_id=world.anna)
    where = {"chat_id": world.anna, "message_id": photo["message_id"]}
    assert await world.refusal("editMessageText", **where, text="б") == "there is no text in the message to edit"
    assert (await world.call("editMessageCaption", **where, caption="б"))["caption"] == "б"


async def test_messages_are_deleted_for_two_days(world: World) -> None:
    first, second = await world.send("1"), await world.send("2")
    where = {"chat_id": world.anna, "message_id": first["message_id"]}
    assert await world.call("deleteMessage", **where)
    assert await world.refusal("deleteMessage", **where) == "message to delete not found"
    world.now += timedelta(hours=48)
    old = second["message_id"]
    assert await world.refusal("deleteMessage", chat_id=world.anna, message_id=old) == (
        "message can't be deleted for everyone"
    )
    assert await world.call("deleteMessages", chat_id=world.anna, message_ids=[old, 1])
    assert old in world.telegram.chat(world.anna).messages


# Presses


async def test_a_press_is_answered(world: World) -> None:
    sent = await world.send(reply_markup=BUTTON)
    query = world.telegram.presses(world.anna, sent["message_id"], "go:1")
    [update] = await world.call("getUpdates")
    assert update["callback_query"]["message"] == sent
    assert (update["callback_query"]["id"], update["callback_query"]["data"]) == (query.id, "go:1")
    assert await world.call("answerCallbackQuery", callback_query_id=query.id, text="Ждём вас", show_alert=True)
    assert await world.call("answerCallbackQuery", callback_query_id=query.id, text="ещё раз")
    [answer] = world.telegram.chat(world.anna).answers
    assert (answer.text, answer.show_alert, answer.message_id) == ("Ждём вас", True, sent["message_id"])


async def test_a_press_waits_fifteen_seconds(world: World) -> None:
    sent = await world.send(reply_markup=BUTTON)
    too_old = "query is too old and response timeout expired or query ID is invalid"
    assert await world.refusal("answerCallbackQuery", callback_query_id="1") == too_old
    query = world.telegram.presses(world.anna, sent["message_id"], "go:1")
    assert await world.refusal("answerCallbackQuery", callback_query_id=query.id, text="а" * 201) == "MESSAGE_TOO_LONG"
    query.born -= 15
    assert await world.refusal("answerCallbackQuery", callback_query_id=query.id) == too_old


async def test_only_what_is_there_can_be_pressed_unless_the_press_is_late(world: World) -> None:
    sent = await world.send(reply_markup=BUTTON)
    number = sent["message_id"]
    with pytest.raises(ImpossibleError):
        world.telegram.presses(world.anna, number, "go:2")
    await world.call("deleteMessage", chat_id=world.anna, message_id=number)
    with pytest.raises(ImpossibleError):
        world.telegram.presses(world.anna, number, "go:1")
    world.telegram.presses(world.anna, number, "go:1", stale=True)
    [update] = await world.call("getUpdates")
    message = update["callback_query"]["message"]
    assert (message["message_id"], message["date"]) == (number, 0)


# Files, copies, albums


async def test_a_file_is_kept_and_sent_again_by_its_id(world: World) -> None:
    sent = await world.call("sendDocument", {"document": Upload("анкета.pdf", b"%PDF")}, chat_id=world.anna)
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("анкета.pdf", "application/pdf", 4)
    again = await world.call("sendDocument", chat_id=world.anna, document=document["file_id"])
    assert again["document"] == document
    file = await world.call("getFile", file_id=document["file_id"])
    stored = world.telegram.files.at(file["file_path"])
    assert stored is not None
    assert stored.data == b"%PDF"


@pytest.mark.parametrize(
    ("files", "params", "reason"),
    [
        ({}, {}, "there is no photo in the request"),
        ({}, {"photo": "nothing"}, "wrong file identifier/HTTP URL specified"),
        ({}, {"photo": "attach://x"}, "wrong file identifier/HTTP URL specified"),
        ({}, {"photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
        ({"photo": Upload("a.png", b"text")}, {}, "IMAGE_PROCESS_FAILED"),
        ({"photo": Upload("a.png", b"")}, {}, "file must be non-empty"),
        ({"photo": Upload("a.png", png(2, 41))}, {}, "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_photos_are_refused(world: World, files: dict[str, Upload], params: Json, reason: str) -> None:
    assert await world.refusal("sendPhoto", files=files, chat_id=world.anna, **params) == reason


async def test_a_document_is_no_photo(world: World) -> None:
    document = world.telegram.sends_document(world.anna, b"%PDF", "a.pdf")["document"]
    assert await world.refusal("sendPhoto", chat_id=world.anna, photo=document["file_id"]) == (
        "can't use file of type Document as Photo"
    )


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(30, 20), (30, 20)),
        (b"GIF89a" + struct.pack("<HH", 30, 20), (30, 20)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30), (30, 20)),
        (b"RIFF....WEBPVP8 ...." + b"\x00" * 6 + struct.pack("<HH", 30, 20), (30, 20)),
        (b"RIFF....WEBPVP8X" + b"\x00" * 8 + (29).to_bytes(3, "little") + (19).to_bytes(3, "little"), (30, 20)),
        (b"RIFF....WEBPVP8L....\x2f" + (29 | 19 << 14).to_bytes(4, "little") + b"\x00" * 5, (30, 20)),
    ],
)
def test_sizes_of_pictures(data: bytes, size: tuple[int, int]) -> None:
    assert image_size(data) == size


async def test_an_album_copies_and_forwards(world: World) -> None:
    media = [{"type": "photo", "media": "attach://one", "caption": "а"}, {"type": "photo", "media": "attach://one"}]
    album = await world.call("sendMediaGroup", {"one": Upload("a.png", png())}, chat_id=world.anna, media=media)
    assert len({message["media_group_id"] for message in album}) == 1
    assert album[0]["caption"] == "а"
    where = {"chat_id": world.anna, "from_chat_id": world.anna, "message_id": album[0]["message_id"]}
    copied = (await world.call("copyMessage", **where))["message_id"]
    assert world.telegram.chat(world.anna).messages[copied].data["photo"] == album[0]["photo"]
    assert (await world.call("forwardMessage", **where))["forward_origin"]["sender_user"]["id"] == 42
    assert await world.refusal("copyMessage", **{**where, "message_id": 1}) == "message to copy not found"


# The bot's own texts


async def test_commands_are_chosen_by_chat_then_by_language(world: World) -> None:
    async def put(name: str, **more: Any) -> None:
        await world.call("setMyCommands", commands=[{"command": name, "description": "а"}], **more)

    def shown(language: str) -> str:
        [command] = world.telegram.profile.commands_for(world.anna, language)
        return str(command["command"])

    await put("default")
    assert shown("ru") == "default"
    await put("english", language_code="en")
    assert (shown("ru"), shown("en")) == ("default", "english")
    await put("private", scope={"type": "all_private_chats"})
    assert shown("en") == "private"
    own = {"type": "chat", "chat_id": world.anna}
    await put("own", scope=own)
    assert shown("en") == "own"
    assert (await world.call("getMyCommands", scope=own))[0]["command"] == "own"
    await world.call("deleteMyCommands", scope=own)
    assert shown("en") == "private"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ({"command": "Menu", "description": "а"}, "BOT_COMMAND_INVALID"),
        ({"command": "ж", "description": "а"}, "BOT_COMMAND_INVALID"),
        ({"command": "a" * 33, "description": "а"}, "BOT_COMMAND_INVALID"),
        ({"command": "menu", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "menu", "description": "а" * 257}, "command description length must not exceed 256"),
    ],
)
async def test_commands_are_refused(world: World, command: Json, reason: str) -> None:
    assert await world.refusal("setMyCommands", commands=[command]) == reason


async def test_commands_of_a_stranger_cannot_be_set(world: World) -> None:
    stranger = world.telegram.add_person("Борис").id
    scope = {"type": "chat", "chat_id": stranger}
    assert await world.refusal("setMyCommands", commands=[], scope=scope) == "chat not found"


@pytest.mark.parametrize(
    ("method", "field", "longest"),
    [("MyName", "name", 64), ("MyDescription", "description", 512), ("MyShortDescription", "short_description", 120)],
)
async def test_the_bot_speaks_of_itself_in_each_language(world: World, method: str, field: str, longest: int) -> None:
    whole: Json = {field: "а" * longest}
    english: Json = {field: "english", "language_code": "en"}
    too_long: Json = {field: "а" * (longest + 1)}
    three_letters: Json = {field: "а", "language_code": "rus"}
    await world.call(f"set{method}", **whole)
    await world.call(f"set{method}", **english)
    assert (await world.call(f"get{method}", language_code="en"))[field] == "english"
    assert (await world.call(f"get{method}", language_code="de"))[field] == "а" * longest
    assert "too long" in await world.refusal(f"set{method}", **too_long)
    assert "language" in await world.refusal(f"set{method}", **three_letters)


# People


async def test_what_people_do_comes_as_updates(world: World) -> None:
    telegram, anna = world.telegram, world.anna
    telegram.opens(anna, "e12")
    telegram.shares_contact(anna)
    telegram.sends_location(anna, 54.78, 32.05)
    telegram.sends_photo(anna, png(), "Афиша /start")
    telegram.sends_sticker(anna)
    telegram.sends_voice(anna)
    telegram.blocks(anna)
    telegram.unblocks(anna)
    updates = await world.call("getUpdates")
    start, contact, location, photo, sticker, voice, blocked, unblocked = updates
    assert start["message"]["text"] == "/start e12"
    assert start["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert start["message"]["from"]["language_code"] == "ru"
    assert contact["message"]["contact"]["user_id"] == anna
    assert location["message"]["location"] == {"latitude": 54.78, "longitude": 32.05}
    assert photo["message"]["photo"][-1]["width"] == 2
    assert photo["message"]["caption_entities"][0]["type"] == "bot_command"
    assert sticker["message"]["sticker"]
    assert voice["message"]["voice"]
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_what_a_client_would_not_let_a_person_do(world: World) -> None:
    telegram, anna = world.telegram, world.anna
    for impossible in (
        lambda: telegram.says(anna, " "),
        lambda: telegram.says(anna, "а" * 4097),
        lambda: telegram.opens(anna, "не код"),
        lambda: telegram.opens(anna, "a" * 65),
        lambda: telegram.sends_photo(anna, b"text"),
        lambda: telegram.sends_location(anna, 91, 0),
        lambda: telegram.says(1, "Есть кто?"),
        lambda: telegram.add_person(" "),
        lambda: telegram.add_person("Борис", person_id=anna),
    ):
        with pytest.raises(ImpossibleError):
            impossible()
    telegram.blocks(anna)
    with pytest.raises(ImpossibleError):
        telegram.says(anna, "Привет")


def test_ids_do_not_come_again_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    started = time.time()
    monkeypatch.setattr(time, "time", lambda: started)
    first = World()
    numbers = [first.telegram.says(first.anna, "а")["message_id"] for _ in range(2)]
    monkeypatch.setattr(time, "time", lambda: started + 1)
    later = World()
    assert later.telegram.next_id() > max(numbers)
    assert later.telegram.updates.next_id >= first.telegram.updates.next_id
    assert later.telegram.next_id() < 2**31


async def test_calls_are_kept_with_what_came_of_them(world: World) -> None:
    sent = await world.send()
    await world.refusal("sendMessage", chat_id=5, text="а")
    good, bad = world.telegram.called("sendMessage")
    assert (good.params["text"], good.outcome) == ("Привет", sent)
    assert isinstance(bad.outcome, ApiError)


async def test_what_happens_is_told_to_who_watches(world: World) -> None:
    with world.telegram.events() as events:
        sent = await world.send(reply_markup=BUTTON)
        query = world.telegram.presses(world.anna, sent["message_id"], "go:1")
        await world.call("answerCallbackQuery", callback_query_id=query.id)
        await world.call("sendChatAction", chat_id=world.anna, action="typing")
        await world.call("editMessageText", chat_id=world.anna, message_id=sent["message_id"], text="б")
        await world.call("deleteMessage", chat_id=world.anna, message_id=sent["message_id"])
        await world.call("setMyCommands", commands=[])
        world.telegram.blocks(world.anna)
        world.telegram.close()
        told = [events.get_nowait() for _ in range(events.qsize())]
    assert [event and event["kind"] for event in told] == [
        "message",
        "answer",
        "typing",
        "edited",
        "deleted",
        "commands",
        "person",
        None,
    ]
