"""Those who are not asked about an update would not have answered it."""

import string
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import BaseMiddleware, Bot, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command, Filter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Chat, Message, User

from bot import handlers
from bot.forms.catalog import FORMS
from bot.handlers.groups import InGroup
from bot.telegram.profile import COMMANDS
from bot.telegram.switchboard import PAGES, Feature, Switchboard, subscribers
from bot.views.buttons import Go
from tests.test_rights import every_button

ROUTERS = [feature.router() for feature in handlers.FEATURES]
ANNA = User(id=7, is_bot=False, first_name="Анна")


class Known(Bot):
    async def me(self) -> User:
        return User(id=42, is_bot=True, first_name="Бот", username="cluster_bot")


def press(data: str | None) -> CallbackQuery:
    return CallbackQuery(id="1", from_user=ANNA, chat_instance="1", data=data)


def message(text: str | None) -> Message:
    return Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=7, type="private"), text=text)


def known(routers: Iterable[Router], kind: str) -> dict[Any, HandlerObject]:
    """All handlers in the order in which aiogram would ask them."""
    return {which(handler): handler for router in routers for handler in router.observers[kind].handlers}


def which(handler: HandlerObject) -> Any:
    """The board has a copy of a handler whose router has filters: with these before its own."""
    own = [each for each in handler.filters or () if not isinstance(each.callback, InGroup)]
    return handler.callback, *map(id, own)


def taking_any(name: str, router: Router) -> Feature:
    return Feature(name, lambda: router, anything=frozenset({"message"}))


def filters(handler: HandlerObject, kind: type[Filter]) -> list[Any]:
    return [each.callback for each in handler.filters or () if isinstance(each.callback, kind)]


async def test_whoever_would_take_a_press_is_asked() -> None:
    board, everybody = Switchboard(handlers.FEATURES, {}), known(ROUTERS, "callback_query")
    for data in (*every_button(), None, "", ":", "junk", "junk:1", "no such:"):
        event = press(data)
        asked = [which(each.handler) for each in await board.asked("callback_query", event)]
        again = [which(each.handler) for each in await board.asked("callback_query", event)]
        assert asked == again == [each for each in everybody if each in asked], "in the order of all"
        for name, handler in everybody.items():
            if name not in asked:
                buttons = filters(handler, CallbackQueryFilter)
                assert buttons, f"{handler.callback} takes any press"
                assert not await buttons[0](event), f"{handler.callback} would take {data}"
    first = [each.handler for each in await board.asked("callback_query", press("go:menu"))]
    assert 0 < len(first) < 10


@pytest.mark.parametrize(
    "text",
    [
        *(f"/{command}" for command in ("start", "console", *COMMANDS)),
        "/start q-abc",
        "/start@cluster_bot e12",
        "/start e12 and more",
        "/start cposter",
        "/events@cluster_bot",
        "/nothing of ours",
        "/",
        "Здравствуйте",
        "",
        None,
    ],
)
async def test_whoever_would_take_a_message_is_asked(text: str | None) -> None:
    board, everybody = Switchboard(handlers.FEATURES, {}), known(ROUTERS, "message")
    asked = [which(each.handler) for each in await board.asked("message", message(text))]
    assert asked == [each for each in everybody if each in asked], "in the order of all"
    bot = Known("42:TEST")
    for name, handler in everybody.items():
        if name not in asked:
            commands = filters(handler, Command)
            assert commands, f"{handler.callback} takes any message"
            assert not await commands[0](message(text), bot), f"{handler.callback} would take {text}"
    assert len(asked) < len(everybody)


@pytest.mark.parametrize("feature", handlers.FEATURES, ids=lambda feature: feature.name)
async def test_a_feature_waits_for_what_its_module_takes(feature: Feature) -> None:
    """Else a press would find nobody, or bring in a module that has nothing to say to it."""
    router = feature.router()
    presses = [each.handler for each in subscribers(router, "callback_query")]
    buttons = [button for each in presses for button in filters(each, CallbackQueryFilter)]
    commands = [command for each in subscribers(router, "message") for command in filters(each.handler, Command)]
    links = [command for command in commands if command.magic is not None]
    bot = Known("42:TEST")
    assert feature.buttons == {button.callback_data.__prefix__ for button in buttons} - {Go.__prefix__}
    assert feature.pages == {to for page, to in PAGES.items() for button in buttons if await button(press(page))}
    assert feature.commands == {name for command in commands if command not in links for name in command.commands}
    assert feature.links == {
        letter
        for letter in string.ascii_letters
        for command in links
        if await command(message(f"/start {letter}1"), bot)
    }
    takers = {kind: [each.words for each in subscribers(router, kind)] for kind in router.observers}
    assert feature.anything == {kind for kind, words in takers.items() if None in words}


def test_every_form_is_gone_on_from_where_it_was_begun() -> None:
    modules = [handlers.module(feature.name) for feature in handlers.FEATURES]
    ends = {form: module for module in modules for form in getattr(module, "ENDINGS", ())}
    left = {form: module for module in modules for form in getattr(module, "LEAVINGS", ())}
    assert ends.keys() >= FORMS.keys() | left.keys()
    assert {form: handlers.after(form) for form in ends} == ends
    assert {form: handlers.after(form) for form in left} == left


async def test_handlers_get_what_they_ask_for_and_filters_add_to_it() -> None:
    async def adds(_event: Message) -> dict[str, Any]:
        return {"found": "by a filter"}

    async def declines(_event: Message) -> bool:
        return False

    async def take(_event: Message, clock: str, found: str, person: str) -> tuple[str, str, str]:
        return clock, found, person

    async def never(_event: Message) -> None:
        raise AssertionError

    guarded, plain = Router(), Router()
    guarded.message.filter(declines)
    guarded.message.register(never)
    plain.message.register(never, declines)
    plain.message.register(take, adds)
    board = Switchboard([taking_any("guarded", guarded), taking_any("plain", plain)], {"clock": "of the board"})
    taken = await board.propagate_event("message", message("x"), person="of a middleware")
    assert taken == ("of the board", "by a filter", "of a middleware")
    assert await board.propagate_event("callback_query", press("x")) is UNHANDLED


@pytest.mark.parametrize("of_its_own", ["router", "middleware", "outer middleware"])
async def test_a_router_with_more_than_handlers_is_refused(of_its_own: str) -> None:
    """The switchboard would go past it."""

    class Passes(BaseMiddleware):
        async def __call__(self, handler: Any, event: Any, data: dict[str, Any]) -> Any:
            return await handler(event, data)

    router = Router()
    match of_its_own:
        case "router":
            router.include_router(Router())
        case "middleware":
            router.message.middleware(Passes())
        case _:
            router.message.outer_middleware(Passes())
    with pytest.raises(ValueError, match="of its own"):
        await Switchboard([taking_any("more", router)], {}).asked("message", message("x"))
