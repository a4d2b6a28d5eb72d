"""Events in words, the same in lists, cards, notices and in the channel: when, where, for how much, for whom."""

import html
import re
from datetime import timedelta, tzinfo

from bot.forms.fields import Phone
from bot.forms.fields.prices import price_words
from bot.i18n import Texts
from bot.lengths import clipped, units
from bot.services.events import EventCard, EventState, Format, Registration
from bot.views.page import Button


def when(texts: Texts, card: EventCard, zone: tzinfo) -> str:
    """«в среду, 2 декабря, в 15:00, до 17:00», «с 5 декабря по 10 января 2027»; plain, in the reader's zone."""
    starts, ends = card.starts_at.astimezone(zone), card.ends_at.astimezone(zone)
    today = card.seen_at.astimezone(zone).date()
    if card.whole_days:
        last = (ends - timedelta(minutes=1)).date()
        return texts.plain(
            "event-on-days", first=texts.short_date(starts.date(), today), last=texts.short_date(last, today)
        )
    day = texts.on_day(starts.date(), today)
    if ends.date() == starts.date() or ends - starts < timedelta(hours=12):
        return texts.plain("event-from-to", day=day, first=f"{starts:%H:%M}", last=f"{ends:%H:%M}")
    till = texts.plain("date-and-time", date=texts.day(ends.date(), today), time=f"{ends:%H:%M}")
    return texts.plain("event-from-to", day=day, first=f"{starts:%H:%M}", last=till)


def begins(texts: Texts, card: EventCard, zone: tzinfo) -> str:
    """«среда, 2 декабря, 15:00», for a list."""
    starts = card.starts_at.astimezone(zone)
    today = card.seen_at.astimezone(zone).date()
    if card.whole_days:
        return when(texts, card, zone)
    return texts.plain("event-begins", day=texts.day(starts.date(), today), time=f"{starts:%H:%M}")


def where(texts: Texts, card: EventCard) -> str:
    """«Вяземский округ, Дом ремёсел, ул. Примерная, 1», «онлайн»."""
    town = texts.plain(f"municipality-{card.municipality}-short") if card.municipality else ""
    place = ", ".join(part for part in (town, card.place, card.address) if part)
    if card.format == Format.ONLINE:
        return texts.plain("event-format-online")
    return texts.plain("event-mixed-place", place=place) if card.format == Format.MIXED else place


def town(texts: Texts, municipality: str) -> str:
    """«Вязьма» for the places people know by their town, «Велижский округ» for the others."""
    known = f"municipality-{municipality}-town"
    return texts.plain(known) if texts.has(known) else texts.plain(f"municipality-{municipality}-short")


def price(texts: Texts, card: EventCard) -> str:
    return price_words(texts, card.price_from, card.price_to)


def age(card: EventCard) -> str:
    return f"{card.age_mark}+"


def access(texts: Texts, card: EventCard) -> str:
    """«пандус, лифт»."""
    return ", ".join(texts.plain(f"access-{code}").lower() for code in card.access)


def registration(texts: Texts, card: EventCard, zone: tzinfo, *, seats: bool = True) -> str:
    """How one gets in; without `seats` something else says how many there are."""
    contact = card.registration_contact or ""
    match card.registration:
        case Registration.LINK:
            return texts("event-by-link", link=contact)
        case Registration.PHONE:
            return texts("event-by-phone", phone=Phone("phone").show(contact, texts))
        case Registration.BOT:
            room = texts("event-seats-line", count=card.seats) if card.seats else texts("event-no-limit-line")
            known = [room] if seats else []
            if card.answer_until is not None:
                known.append(texts("event-answer-until", until=texts.moment(card.answer_until, zone)))
            return " ".join(known)
    return texts("event-open-door")


def state(texts: Texts, card: EventCard, zone: tzinfo) -> str:
    """What became of it, for whoever opens an old button or link; empty for what is as it was announced."""
    reason = texts("event-because", reason=card.reason) if card.reason else ""
    if card.state != EventState.PUBLISHED:
        return f"{texts(f'event-is-{card.state}')} {reason}".strip()
    if card.over:
        return texts("event-is-over")
    if card.moved_from is not None:
        return texts("event-is-moved", before=texts.moment(card.moved_from, zone))
    return ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return capital(text) + ("" if text.endswith((".", "!", "?", "…")) else ".")


def fitting(text: str, room: int) -> str:
    """The text cut to so many characters as Telegram counts them, an emoji as two."""
    while units(text) > room:
        text = clipped(text, len(text) - max(1, (units(text) - room) // 2))
    return text


def length(text: str) -> int:
    """Of a message as Telegram counts it at most: without its markup, an emoji as two."""
    bare = html.unescape(re.sub(r"<[^>]*>", "", text))
    return units(bare)


def share(texts: Texts, event_id: int) -> Button:
    """The button that puts the event's card into another chat."""
    return Button(texts.plain("event-share"), share=f"e{event_id}")
