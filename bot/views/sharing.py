"""What the bot offers to other chats: an event's card with a link that opens it here."""

from datetime import tzinfo

from bot.i18n import Texts
from bot.services.events import EventCard
from bot.views import event_words as words
from bot.views.event_buttons import EventList
from bot.views.events import card
from bot.views.page import Button, Page


def shared(texts: Texts, shown: EventCard, zone: tzinfo, link: str) -> Page:
    """The card as anybody sees it, in text, with the one button that leads to the bot."""
    seen = card(texts, shown, zone, back=EventList(), knows_members=False, holds=False)
    return Page(seen.text, [(Button(texts.plain("sharing-open"), url=link),)])


def title(texts: Texts, shown: EventCard, zone: tzinfo) -> tuple[str, str]:
    """How the offer is told from the others: the event's name, and when and where it is."""
    return shown.title, f"{words.begins(texts, shown, zone)}. {words.where(texts, shown)}"
