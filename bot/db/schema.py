"""All mapped classes in one place, for the migrations and the test that compares the two."""

from bot.db import deliveries, directory, drafts, invitations, jobs, moderation, organisations, people, privacy, updates
from bot.db.base import Base

metadata = Base.metadata

__all__ = [
    "deliveries",
    "directory",
    "drafts",
    "invitations",
    "jobs",
    "metadata",
    "moderation",
    "organisations",
    "people",
    "privacy",
    "updates",
]
