"""Callback data of digests, of the messages the bot writes by itself, and of groups."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class DigestOpen(CallbackData, prefix="dig"):
    """Open an item of a digest under it."""

    source: str
    item: int


class DigestAction(StrEnum):
    LESS = "less"
    WHEN = "when"
    PREVIEW = "now"


class DigestPress(CallbackData, prefix="digest"):
    action: DigestAction


class DigestTime(CallbackData, prefix="digat"):
    """Choose the day of the week or the hour of the digest; -1: as it is."""

    weekday: int = -1
    hour: int = -1


class AttentionAction(StrEnum):
    WHY = "why"
    MUTE = "mute"
    UNDO = "undo"


class AttentionPress(CallbackData, prefix="att"):
    """Why messages of a topic come (of several, after commas), no more of them, and more of them again."""

    topic: str
    action: AttentionAction


class BindGroup(CallbackData, prefix="bind"):
    """What a group is for; `place` is the municipality's position in the dictionary, -1 the whole region."""

    purpose: str
    place: int = -1
