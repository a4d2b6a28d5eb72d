"""All mapped classes in one place, for the migrations and the test that compares the two."""

from bot.db import (
    channel,
    deliveries,
    directory,
    drafts,
    events,
    indicator_figures,
    indicator_history,
    indicators,
    invitations,
    jobs,
    moderation,
    organisations,
    people,
    phrases,
    privacy,
    questions,
    registry,
    tickets,
    updates,
)
from bot.db.base import Base

metadata = Base.metadata

__all__ = [
    "channel",
    "deliveries",
    "directory",
    "drafts",
    "events",
    "indicator_figures",
    "indicator_history",
    "indicators",
    "invitations",
    "jobs",
    "metadata",
    "moderation",
    "organisations",
    "people",
    "phrases",
    "privacy",
    "questions",
    "registry",
    "tickets",
    "updates",
]
