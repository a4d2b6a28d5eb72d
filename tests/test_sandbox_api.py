"""The sandbox takes what Telegram takes and refuses what Telegram refuses, in Telegram's words."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bot.sandbox import parameters
from bot.sandbox.errors import Json
from bot.sandbox.files import Upload
from bot.sandbox.telegram import METHODS
from tests.sandbox_world import BUTTON, World, png


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
            {"chat_id": 1, "text": "а", "business_connection_id": "1"},
            'parameter "business_connection_id" is not supported by the sandbox',
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
