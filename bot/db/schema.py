"""All mapped classes in one place, for the migrations and the test that compares the two."""

from bot.db import (
    announcements,
    channel,
    deliveries,
    directory,
    drafts,
    events,
    invitations,
    jobs,
    moderation,
    organisations,
    people,
    phrases,
    privacy,
    questions,
    registry,
    segments,
    tickets,
    updates,
)
from bot.db.base import Base

metadata = Base.metadata

__all__ = [
    "announcements",
    "channel",
    "deliveries",
    "directory",
    "drafts",
    "events",
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
    "segments",
    "tickets",
    "updates",
]
