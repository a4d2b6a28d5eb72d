"""The coordinator's console."""

from bot.i18n import Texts
from bot.views.announcement_buttons import AnnouncementList
from bot.views.buttons import QueuePage, To
from bot.views.event_buttons import EventDesk
from bot.views.indicator_buttons import Tasks
from bot.views.page import Page, button, column
from bot.views.people import go
from bot.views.quality_buttons import PollPage
from bot.views.survey_buttons import SurveyDeskPage


def console(texts: Texts, specialists: int, subscribers: int, organisations: int, waiting: int, *, owner: bool) -> Page:
    return Page(
        texts("console", specialists=specialists, subscribers=subscribers, organisations=organisations),
        column(
            button(texts.plain("console-queue", waiting=waiting), QueuePage(page=0)),
            button(texts.plain("console-events"), EventDesk(organisation=0)),
            go(texts, "console-reporting", To.REPORTING),
            button(texts.plain("console-tasks"), Tasks()),
            go(texts, "requirements-open", To.REQUIREMENTS),
            go(texts, "import-open", To.IMPORT),
            button(texts.plain("console-surveys"), SurveyDeskPage(page=0)),
            button(texts.plain("polls-open"), PollPage()),
            button(texts.plain("announcements-open"), AnnouncementList()),
            go(texts, "registry-find", To.LOOK_UP),
            go(texts, "console-coordinators", To.COORDINATORS),
            None if owner else go(texts, "console-away", To.AWAY),
            go(texts, "phrases-open", To.PHRASES),
            go(texts, "exports-open", To.EXPORT),
            go(texts, "menu-open", To.MENU),
        ),
    )
