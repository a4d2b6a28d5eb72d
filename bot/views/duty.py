"""The coordinators' digest: what waits, in numbers, and the way there."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import Texts
from bot.views.buttons import QueuePage, To
from bot.views.page import Page, button, column
from bot.views.people import go


def duty(texts: Texts, params: Mapping[str, Any]) -> Page:
    facts = params["facts"]
    lines = [texts(fact.key, count=fact.count) for fact in facts]
    waiting = next((fact.count for fact in facts if fact.key == "duty-waiting"), 0)
    queue = button(texts.plain("console-queue", waiting=waiting), QueuePage(page=0)) if waiting else None
    head = texts("duty-greeting", name=params["name"] or "none")
    return Page("\n".join([head, *lines]), column(queue, go(texts, "menu-console", To.CONSOLE)))
