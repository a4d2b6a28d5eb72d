"""Whom an update may concern: only handlers that could answer it are asked, in their order.

aiogram asks each router about each update, and hands every service through each of its layers; with sixty routers and
eighty services that was a third of the time an update took.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command, Filter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.views.buttons import Go, To

Kind = TypeVar("Kind", bound=Filter)

PAGES = frozenset(Go(to=to).pack() for to in To)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A handler and what it waits for: a button, commands. None: it may take any."""

    handler: HandlerObject
    button: str | None
    commands: frozenset[str] | None


class Switchboard(Router):
    """Stands for its routers: complete when they are given, without routers or middlewares of their own.

    Of them only the handlers are kept: each router has thirty observers, of which it uses two.
    """

    def __init__(self, routers: Iterable[Router], given: Mapping[str, Any]) -> None:
        """`given` is what handlers, and not their filters, may ask for by name. Raises ValueError for a router with
        routers or middlewares of its own."""
        super().__init__(name="switchboard")
        self._given = given
        routers = list(routers)
        self._by_kind = {kind: list(_subscribers(routers, kind)) for kind in self.observers}
        self._by_button: dict[str | None, list[Subscriber]] = {}
        self._by_page: dict[str, list[Subscriber]] = {}
        self._by_command: dict[str | None, list[Subscriber]] = {}
        presses, messages = self._by_kind["callback_query"], self._by_kind["message"]
        for button in {None, *(each.button for each in presses)}:
            self._by_button[button] = [each for each in presses if each.button in {button, None}]
        for command in {None, *(name for each in messages for name in each.commands or ())}:
            self._by_command[command] = [each for each in messages if each.commands is None or command in each.commands]

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """Ask until one takes it; what it answered, UNHANDLED when none does."""
        for each in await self.asked(update_type, event):
            fits, data = await each.handler.check(event, **kwargs)
            if fits:
                return await each.handler.call(event, **self._given, **data)
        return UNHANDLED

    async def asked(self, kind: str, event: TelegramObject) -> list[Subscriber]:
        """Who may take an event."""
        if isinstance(event, CallbackQuery):
            return await self._pressed(event)
        if kind == "message" and isinstance(event, Message):
            command = _command(event)
            return self._by_command[command if command in self._by_command else None]
        return self._by_kind[kind]

    async def _pressed(self, press: CallbackQuery) -> list[Subscriber]:
        """Who may take a press. Buttons that only name a page have handlers everywhere: who opens it is found out
        once."""
        data = press.data or ""
        if data in self._by_page:
            return self._by_page[data]
        button = data.partition(":")[0]
        waiting = self._by_button[button if button in self._by_button else None]
        if data not in PAGES:
            return waiting
        asked = self._by_page[data] = [each for each in waiting if await _may_take(each, press)]
        return asked


def _subscribers(routers: Iterable[Router], kind: str) -> Iterable[Subscriber]:
    for router in routers:
        observer = router.observers[kind]
        if router.sub_routers or len(observer.middleware) or len(observer.outer_middleware):
            raise ValueError(f"router {router.name} has routers or middlewares of its own")
        for own in observer.handlers:
            guards = observer._handler.filters or []  # noqa: SLF001  # there is no other way to ask for them
            handler = replace(own, filters=[*guards, *(own.filters or ())]) if guards else own
            buttons = [each.callback_data.__prefix__ for each in _of(CallbackQueryFilter, handler)]
            commands = [_names(each) for each in _of(Command, handler)]
            yield Subscriber(handler, buttons[0] if buttons else None, commands[0] if commands else None)


def _of(kind: type[Kind], handler: HandlerObject) -> list[Kind]:
    return [each.callback for each in handler.filters or () if isinstance(each.callback, kind)]


def _names(command: Command) -> frozenset[str] | None:
    """The commands of a filter; None where they cannot be told by their names alone."""
    names = frozenset(name for name in command.commands if isinstance(name, str))
    plain = len(names) == len(command.commands) and command.prefix == "/" and not command.ignore_case
    return names if plain else None


def _command(message: Message) -> str | None:
    """«start» of «/start@bot payload»."""
    words = (message.text or message.caption or "").split(maxsplit=1)
    return words[0][1:].partition("@")[0] if words and words[0].startswith("/") else None


async def _may_take(each: Subscriber, press: CallbackQuery) -> bool:
    """Whether the button is one that the handler takes; who may press it is not looked at."""
    return all([await button(press) for button in _of(CallbackQueryFilter, each.handler)])
