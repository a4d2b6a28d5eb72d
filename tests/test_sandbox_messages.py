"""What happens to messages, presses and files in the sandbox, and what people can and cannot do there."""

import struct
import time
from datetime import timedelta

import pytest

from bot.sandbox.errors import ApiError, ImpossibleError, Json
from bot.sandbox.files import Upload, image_size
from tests.sandbox_world import BUTTON, NOW, World, png


@pytest.fixture
def world() -> World:
    return World()


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
