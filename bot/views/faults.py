"""What the owners are told of the bot's own faults."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import Texts
from bot.views.buttons import To
from bot.views.page import Page, column
from bot.views.people import go


def told(texts: Texts, params: Mapping[str, Any]) -> Page:
    parts = {name: params[name] for name in ("what", "error", "place", "times")}
    return Page(texts("fault-told", **parts), column(go(texts, "menu-open", To.MENU)))
