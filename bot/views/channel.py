"""Posts of the cluster's public channel: an event or a vacancy as anybody sees it, struck when it is over."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import Texts
from bot.services.events import EventCard, EventState, Format, Registration
from bot.services.vacancies import Outcome, Skill, VacancyCard, VacancyState
from bot.views import event_words as words
from bot.views import vacancies, vacancy_words
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


def vacancy(texts: Texts, facts: Mapping[str, Any]) -> Page:
    """The card with the way to respond; of one that is closed or over only the struck position and what became of
    it."""
    shown = _vacancy_card(facts)
    if not shown.live:
        gone = texts("channel-struck-vacancy", title=vacancy_words.title(texts, shown), employer=shown.employer)
        return Page(f"{gone}\n{vacancy_words.state(texts, shown)}")
    text = vacancies.description(texts, shown, ZoneInfo(facts["zone"]))
    return Page(text, [(Button(texts.plain("channel-open"), start=f"v{shown.id}"),)])


def _vacancy_card(facts: Mapping[str, Any]) -> VacancyCard:
    """The card as it was when the post was written."""
    values = {name: facts[name] for name in VacancyCard.__dataclass_fields__}
    return VacancyCard(
        **values
        | {
            "state": VacancyState(values["state"]),
            "outcome": Outcome(values["outcome"]) if values["outcome"] else None,
            "day": date.fromisoformat(values["day"]) if values["day"] else None,
            "valid_until": datetime.fromisoformat(values["valid_until"]),
            "skills": tuple(Skill(**each) for each in values["skills"]),
        }
    )


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
