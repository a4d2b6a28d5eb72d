"""Whom an update may concern: only routers that could answer it are asked, in their order.

aiogram asks each router about each update; with sixty of them that was a quarter of the time an update took.
"""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject


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

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """Ask until one has answered; what it answered, UNHANDLED when none has."""
        asked = self._by_kind[update_type]
        if isinstance(event, CallbackQuery):
            button = (event.data or "").partition(":")[0]
            asked = self._by_button[button if button in self._by_button else None]
        for router in asked:
            response = await router.propagate_event(update_type=update_type, event=event, **kwargs)
            if response is not UNHANDLED:
                return response
        return UNHANDLED


def _buttons(router: Router) -> set[str | None]:
    """Prefixes of the buttons whose presses the router takes; None among them when it may take any."""
    return {_prefix(handler) for handler in router.callback_query.handlers}


def _prefix(handler: HandlerObject) -> str | None:
    for each in handler.filters or ():
        if isinstance(each.callback, CallbackQueryFilter):
            return each.callback.callback_data.__prefix__
    return None
