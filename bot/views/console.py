"""The coordinator's console."""

from bot.i18n import Texts
from bot.views.buttons import To
from bot.views.page import Page, column
from bot.views.people import go


def console(texts: Texts, specialists: int, subscribers: int) -> Page:
    return Page(
        texts("console", specialists=specialists, subscribers=subscribers), column(go(texts, "menu-open", To.MENU))
    )
