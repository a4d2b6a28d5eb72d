"""Pages of the messages the bot sends by itself, by the kind written in the ledger."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.i18n import Texts
from bot.views.buttons import Go, To
from bot.views.page import Page, button


def erased(texts: Texts, params: Mapping[str, Any]) -> Page:
    return Page(texts("privacy-erased"), [[button(texts.plain("menu-open"), Go(to=To.MENU))]])


KINDS: dict[str, Callable[[Texts, Mapping[str, Any]], Page]] = {"privacy-erased": erased}
