"""Whom an update may concern: only routers that could answer it are asked, in their order.

aiogram asks each router about each update; with sixty of them that was a quarter of the time an update took.
"""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject

from bot.views.buttons import Go, To

PAGES = frozenset(Go(to=to).pack() for to in To)


class Switchboard(Router):
    """Stands for its routers, which have no routers of their own and are complete when they are given."""

    def __init__(self, *routers: Router) -> None:
        super().__init__(name="switchboard")
        self.include_routers(*routers)
        self._by_kind = {
            kind: [router for router in routers if router.observers[kind].handlers] for kind in self.observers
        }
        pressed = [(router, _buttons(router)) for router in self._by_kind["callback_query"]]
        self._by_button = {
            button: [router for router, buttons in pressed if {button, None} & buttons]
            for button in {button for _, buttons in pressed for button in buttons}
        }
        self._by_page: dict[str, list[Router]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """Ask until one has answered; what it answered, UNHANDLED when none has."""
        asked = await self._pressed(event) if isinstance(event, CallbackQuery) else self._by_kind[update_type]
        for router in asked:
            response = await router.propagate_event(update_type=update_type, event=event, **kwargs)
            if response is not UNHANDLED:
                return response
        return UNHANDLED

    async def _pressed(self, press: CallbackQuery) -> list[Router]:
        """Who may take a press. Buttons that only name a page are in every router: who opens it is found out once."""
        data = press.data or ""
        if data in self._by_page:
            return self._by_page[data]
        button = data.partition(":")[0]
        routers = self._by_button[button if button in self._by_button else None]
        if button != Go.__prefix__:
            return routers
        asked = [router for router in routers if await _may_take(router, press)]
        if data in PAGES:
            self._by_page[data] = asked
        return asked


def _buttons(router: Router) -> set[str | None]:
    """Prefixes of the buttons whose presses the router takes; None among them when it may take any."""
    return {_prefix(handler) for handler in router.callback_query.handlers}


async def _may_take(router: Router, press: CallbackQuery) -> bool:
    """Whether the button is one that some handler of the router takes; who may press it is not looked at."""
    for handler in router.callback_query.handlers:
        buttons = [each for each in handler.filters or () if isinstance(each.callback, CallbackQueryFilter)]
        if all([await each.call(press) for each in buttons]):
            return True
    return False


def _prefix(handler: HandlerObject) -> str | None:
    for each in handler.filters or ():
        if isinstance(each.callback, CallbackQueryFilter):
            return each.callback.callback_data.__prefix__
    return None
