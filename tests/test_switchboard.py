"""Those who are not asked about an update would not have answered it."""

from datetime import UTC, datetime

import pytest
from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, User

from bot import handlers
from bot.telegram.switchboard import Switchboard
from tests.test_rights import every_button

ANNA = User(id=7, is_bot=False, first_name="Анна")


def press(data: str | None) -> CallbackQuery:
    return CallbackQuery(id="1", from_user=ANNA, chat_instance="1", data=data)


async def asked(board: Switchboard, kind: str, event: TelegramObject, monkeypatch: pytest.MonkeyPatch) -> list[Router]:
    """The routers that get to see an update which none of them answers."""
    seen: list[Router] = []

    async def declines(router: Router, **_: object) -> object:
        seen.append(router)
        return UNHANDLED

    with monkeypatch.context() as patched:
        patched.setattr(Router, "propagate_event", declines)
        assert await board.propagate_event(kind, event) is UNHANDLED
    return seen


async def test_whoever_would_take_a_press_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    routers = handlers.routers()
    board = Switchboard(*routers)
    asked_in_all = 0
    for data in (*every_button(), None, "", ":", "junk", "junk:1", "no such:"):
        event = press(data)
        seen = await asked(board, "callback_query", event, monkeypatch)
        assert seen == [each for each in routers if each in seen], "in the order of all"
        for router in routers:
            for handler in router.callback_query.handlers if router not in seen else []:
                buttons = [each for each in handler.filters or () if isinstance(each.callback, CallbackQueryFilter)]
                assert buttons, f"{router.name} takes any press"
                assert not await buttons[0].call(event), f"{router.name} would take {data}"
        asked_in_all += len(seen)
    assert asked_in_all


async def test_other_updates_go_to_all_who_handle_their_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    routers = handlers.routers()
    message = Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=7, type="private"), text="/start")
    seen = await asked(Switchboard(*routers), "message", message, monkeypatch)
    assert seen == [router for router in routers if router.message.handlers]


def test_no_router_has_routers_of_its_own() -> None:
    """The switchboard would not see what they take."""
    assert all(router.sub_routers == [] for router in handlers.routers())
