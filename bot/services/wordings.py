"""What recipients of an announcement read, and when one that repeats comes next."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from bot.db.announcements import Announcement, Repeat
from bot.forms.fields.contents import Content


@dataclass(frozen=True, slots=True)
class Wording:
    """What one language's recipients read."""

    announcement: int
    text: str
    entities: tuple[Mapping[str, Any], ...]
    media: tuple[tuple[str, str], ...]
    apart: bool
    buttons: tuple[Mapping[str, Any], ...]
    is_advert: bool


def wording_of(row: Announcement, language: str) -> Wording:
    content = Content.of(row.contents.get(language) or next(iter(row.contents.values())))
    return Wording(
        announcement=row.id,
        text=content.text,
        entities=content.entities,
        media=content.media,
        apart=content.apart,
        buttons=tuple(row.buttons),
        is_advert=row.is_advert,
    )


def next_time(at: datetime, repeat: Repeat, zone: tzinfo, first: datetime) -> datetime:
    """The time after `at`, at the same hour of the wall clock; of a month that is too short its last day."""
    local = at.astimezone(zone)
    if repeat == Repeat.WEEKLY:
        return (local.replace(tzinfo=None) + timedelta(days=7)).replace(tzinfo=zone)
    year, month = (local.year + 1, 1) if local.month == 12 else (local.year, local.month + 1)
    day = min(first.astimezone(zone).day, calendar.monthrange(year, month)[1])
    return local.replace(tzinfo=None).replace(year=year, month=month, day=day).replace(tzinfo=zone)
