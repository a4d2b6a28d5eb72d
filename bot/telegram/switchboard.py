"""Whom an update may concern: only handlers that could answer it are asked, in their order.

aiogram asks each router about each update, and hands every service through each of its layers; with fifty routers and
seventy services that was a third of the time an update took. What a feature waits for is said before it is imported, so
that one nobody uses takes neither memory nor time to start.
"""

import re
from collections.abc import Callable, Iterable, Mapping
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

PAGES = {Go(to=to).pack(): to for to in To}
LONG = re.compile(r"\d{19,}")
LARGEST = 2**63 - 1  # that the database takes; ids that are drawn come near it


@dataclass(frozen=True, slots=True)
class Feature:
    """What a router waits for: presses by the first word of their button, or by the page that is all they name;
    commands, and «/start e12» by the first letter of what it links to.

    `anything`: the kinds of updates of which it may take any. `router` is called when the first of these comes.
    """

    name: str
    router: Callable[[], Router]
    buttons: frozenset[str] = frozenset()
    pages: frozenset[To] = frozenset()
    commands: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    anything: frozenset[str] = frozenset()

    def words(self, kind: str) -> frozenset[str]:
        """Those by which it is found."""
        match kind:
            case "callback_query":
                return self.buttons
            case "message":
                return self.commands | {f"start {letter}" for letter in self.links}
        return frozenset()


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A handler and the words it waits for: a button, commands. None: it may take any."""

    handler: HandlerObject
    words: frozenset[str] | None


class Switchboard(Router):
    """Stands for the routers of its features: they are without routers or middlewares of their own, else ValueError.

    Of them only the handlers are kept: each router has thirty observers, of which it uses two.
    """

    def __init__(self, features: Iterable[Feature], given: Mapping[str, Any]) -> None:
        """`given` is what handlers, and not their filters, may ask for by name."""
        super().__init__(name="switchboard")
        self._features = tuple(features)
        self._given = given
        kinds = ("callback_query", "message")
        self._words = {kind: frozenset[str]().union(*(each.words(kind) for each in self._features)) for kind in kinds}
        self._subscribers: dict[tuple[str, str], list[Subscriber]] = {}
        self._by_words: dict[tuple[str, ...], list[Subscriber]] = {}
        self._by_page: dict[str, list[Subscriber]] = {}

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
            data = event.data or ""
            if any(int(each) > LARGEST for each in LONG.findall(data)):  # no button of ours
                return self._waiting(kind)
            return await self._page(data, event) if data in PAGES else self._waiting(kind, data.partition(":")[0])
        return self._waiting(kind, *_command(event)) if isinstance(event, Message) else self._waiting(kind)

    def _waiting(self, kind: str, *words: str) -> list[Subscriber]:
        """Who waits for one of the words, or for any; it is found out once."""
        known = tuple(word for word in words if word in self._words.get(kind, ()))
        if (kind, *known) not in self._by_words:
            self._by_words[kind, *known] = [
                each
                for feature in self._features
                if kind in feature.anything or not feature.words(kind).isdisjoint(known)
                for each in self._handlers_of(feature, kind)
                if each.words is None or not each.words.isdisjoint(words)
            ]
        return self._by_words[kind, *known]

    async def _page(self, data: str, press: CallbackQuery) -> list[Subscriber]:
        """Buttons that only name a page have handlers everywhere: who opens it is found out once."""
        if data not in self._by_page:
            kind = "callback_query"
            self._by_page[data] = [
                each
                for feature in self._features
                if kind in feature.anything or PAGES[data] in feature.pages
                for each in self._handlers_of(feature, kind)
                if (each.words is None or Go.__prefix__ in each.words) and await _may_take(each, press)
            ]
        return self._by_page[data]

    def _handlers_of(self, feature: Feature, kind: str) -> list[Subscriber]:
        known = feature.name, kind
        if known not in self._subscribers:
            self._subscribers[known] = list(subscribers(feature.router(), kind))
        return self._subscribers[known]


def subscribers(router: Router, kind: str) -> Iterable[Subscriber]:
    """Its handlers of a kind of updates. Raises ValueError for a router with routers or middlewares of its own."""
    observer = router.observers[kind]
    if router.sub_routers or len(observer.middleware) or len(observer.outer_middleware):
        raise ValueError(f"router {router.name} has routers or middlewares of its own")
    for own in observer.handlers:
        guards = observer._handler.filters or []  # noqa: SLF001  # there is no other way to ask for them
        handler = replace(own, filters=[*guards, *(own.filters or ())]) if guards else own
        buttons = [frozenset({each.callback_data.__prefix__}) for each in _of(CallbackQueryFilter, handler)]
        commands = [_names(each) for each in _of(Command, handler)]
        yield Subscriber(handler, next(iter((*buttons, *commands)), None))


def _of(kind: type[Kind], handler: HandlerObject) -> list[Kind]:
    return [each.callback for each in handler.filters or () if isinstance(each.callback, kind)]


def _names(command: Command) -> frozenset[str] | None:
    """The commands of a filter; None where they cannot be told by their names alone."""
    names = frozenset(name for name in command.commands if isinstance(name, str))
    plain = len(names) == len(command.commands) and command.prefix == "/" and not command.ignore_case
    return names if plain else None


def _command(message: Message) -> tuple[str, ...]:
    """«events» of «/events@bot»; «start» and «start e» of «/start e12»."""
    first, *rest = (message.text or message.caption or "").split(maxsplit=1) or [""]
    if not first.startswith("/"):
        return ()
    command = first[1:].partition("@")[0]
    return (command, f"{command} {rest[0][0]}") if rest else (command,)


async def _may_take(each: Subscriber, press: CallbackQuery) -> bool:
    """Whether the button is one that the handler takes; who may press it is not looked at."""
    return all([await button(press) for button in _of(CallbackQueryFilter, each.handler)])
