"""Posts of the cluster's public channel: an event as anybody sees it, struck when it is called off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import Texts
from bot.services.events import EventCard, EventState, Format, Registration
from bot.views import event_words as words
from bot.views.events import description
from bot.views.page import Button, Page

CALLED_OFF = (EventState.CANCELLED, EventState.WITHDRAWN)
MOMENTS = ("starts_at", "ends_at", "answer_until", "moved_from", "changed_at", "seen_at")


def event(texts: Texts, facts: Mapping[str, Any]) -> Page:
    """The card with the way to answer; of what was called off only the struck title and what became of it."""
    shown, zone = _card(facts), ZoneInfo(facts["zone"])
    if shown.state in CALLED_OFF:
        when = words.begins(texts, shown, zone)
        gone = texts("channel-struck", title=shown.title, when=when)
        return Page(f"{gone}\n{words.state(texts, shown, zone)}")
    more = [texts("channel-more-dates", count=shown.later)] if shown.later else []
    head, facts_of_it, *rest = description(texts, shown, zone)
    parts = [head, facts_of_it, *more, *rest]
    open_here = Button(texts.plain("channel-open"), start=f"e{shown.id}")
    return Page("\n\n".join(part for part in parts if part), [(open_here,)])


def _card(facts: Mapping[str, Any]) -> EventCard:
    """The card as it was when the post was written."""
    values = {name: facts[name] for name in EventCard.__dataclass_fields__}
    values |= {name: values[name] and datetime.fromisoformat(values[name]) for name in MOMENTS}
    values |= {
        "state": EventState(values["state"]),
        "format": Format(values["format"]),
        "registration": Registration(values["registration"]),
        "access": tuple(values["access"]),
    }
    return EventCard(**values)
