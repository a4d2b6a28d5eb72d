"""Events as iCalendar (RFC 5545): one file for «В календарь», and a feed that a calendar reads by itself.

Pure: the same events give the same bytes, so that a reader who has them already need not be sent them again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Protocol

from bot.i18n import Texts

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//Cluster of the Smolensk region//Events//RU"
REFRESH = "PT4H"  # how often a feed is worth reading again
# RFC 5545 allows no control characters in a text but the tab, and the line ends that its writer escapes.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


class Happens(Protocol):
    """What of an event goes into a calendar; the row of bot/db/events.py is one."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str | None: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def whole_days(self) -> bool: ...
    @property
    def hours(self) -> str | None: ...
    @property
    def municipality(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def address(self) -> str | None: ...
    @property
    def link(self) -> str | None: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def sequence(self) -> int: ...
    @property
    def changed_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in somebody's calendar; `sure` unless they only may come."""

    event: Happens
    sure: bool = True


def calendar(entries: Iterable[Entry], texts: Texts, zone: tzinfo) -> bytes:
    """A whole calendar, as a file or as what a feed's address answers with. Whole days are counted in `zone`."""
    import icalendar  # 60 ms, and only those who have a calendar need it

    whole = icalendar.Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", texts.plain("calendar-name"))
    whole.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"}, encode=False)
    whole.add("x-published-ttl", REFRESH)
    for entry in entries:
        whole.add_component(component(entry, texts, zone))
    return bytes(whole.to_ical())


def component(entry: Entry, texts: Texts, zone: tzinfo) -> "icalendar.Event":
    """One VEVENT. What is cancelled, and what waits for a new day, stands cancelled under the same UID; a higher
    SEQUENCE makes calendars take the change."""
    import icalendar

    event, state = entry.event, str(entry.event.state)
    off = state in {"cancelled", "postponed"}
    title = texts.plain(f"calendar-{state}", title=event.title) if off else event.title
    lines = (event.reason if off else None, event.hours, event.description, event.link)
    description = "\n\n".join(line for line in lines if line)
    made = icalendar.Event()
    made.add("uid", f"event-{event.id}@cluster-smolensk")
    made.add("dtstamp", event.changed_at)
    made.add("last-modified", event.changed_at)
    made.add("sequence", event.sequence)
    for name, moment in (("dtstart", event.starts_at), ("dtend", event.ends_at)):
        made.add(name, moment.astimezone(zone).date() if event.whole_days else moment.astimezone(UTC))
    made.add("summary", writable(title))
    if where := ", ".join(_where(event, texts)):
        made.add("location", writable(where))
    if description:
        made.add("description", writable(description))
    made.add("status", "CANCELLED" if off else "CONFIRMED" if entry.sure else "TENTATIVE")
    made.add("transp", "TRANSPARENT" if off else "OPAQUE")
    return made


def _where(event: Happens, texts: Texts) -> Iterable[str]:
    if event.municipality:
        yield texts.plain(f"municipality-{event.municipality}-short")
    yield from (part for part in (event.place, event.address) if part)
    if not event.municipality and event.link:
        yield texts.plain("calendar-online")


def writable(text: str) -> str:
    r"""The text without the characters that no calendar may hold. A backslash before N becomes a slash: icalendar's
    writer takes `\N` for a line end before it escapes anything."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\\N", "/N"))
