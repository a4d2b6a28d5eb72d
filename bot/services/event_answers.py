"""Answers of the event forms as columns of events, and back again: for publishing, changing and copying.

Answers are those the forms keep («stored»); hours in them are by the wall clock of the cluster.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from bot.db.events import Event, Format, Registration
from bot.dictionaries import PROFESSIONAL
from bot.forms.fields.prices import FREE
from bot.forms.fields.venues import ELSEWHERE

Answers = Mapping[str, Any]

UNTIL = {
    "start": None,
    "hours": timedelta(hours=2),
    "day": timedelta(days=1),
    "days": timedelta(days=3),
    "week": timedelta(days=7),
}
WEEK = timedelta(days=7)


def span(answers: Answers, zone: tzinfo) -> tuple[datetime, datetime, bool]:
    """Beginning, end, and whether it lasts for whole days: the end is then the midnight after the last of them."""
    starts = datetime.fromisoformat(answers["when"]["starts"])
    ends = answers["when"]["ends"]
    if "T" not in answers["when"]["starts"]:
        last = datetime.fromisoformat(ends) + timedelta(days=1)
        return starts.replace(tzinfo=zone), last.replace(tzinfo=zone), True
    last = datetime.fromisoformat(ends) if ends else starts + timedelta(minutes=answers["length"])
    return starts.replace(tzinfo=zone), last.replace(tzinfo=zone), False


def spans(answers: Answers, zone: tzinfo) -> list[tuple[datetime, datetime, bool]]:
    """Every time it takes place, the first first. An hour of the wall clock stays the same over a change of clocks."""
    starts, ends, whole_days = span(answers, zone)
    shifts = {timedelta()}
    if answers.get("repeats") == "weekly":
        shifts |= {WEEK * number for number in range(1, answers["times"])}
    if answers.get("repeats") == "dates":
        shifts |= {date.fromisoformat(day) - starts.date() for day in answers["days"]}
    return [(starts + shift, ends + shift, whole_days) for shift in sorted(shifts)]


def columns(answers: Answers, home: str | None) -> dict[str, Any]:
    """The columns that the answers say something of, all but when it takes place; `home`: the host's municipality."""
    found: dict[str, Any] = {}
    direct = {"heading": "title", "hours": "hours", "description": "description", "partners": "partners"}
    found |= {column: answers[name] for name, column in direct.items() if name in answers}
    if "kind" in answers:
        found["kind"] = answers["kind"]
        if answers["kind"] in PROFESSIONAL:
            found["audience"] = "specialists"
    if "audience" in answers:
        found["audience"] = answers["audience"]
    if "age" in answers:
        found["age_mark"] = int(answers["age"])
    if "format" in answers:
        found |= _place(answers, home)
    if "price" in answers:
        price = answers["price"]
        found |= dict.fromkeys(("price_from", "price_to")) if price == FREE else _range(price)
    if "pushkin" in answers or "more" in answers:
        found["pushkin_card"] = bool(answers.get("pushkin")) or "pushkin" in (answers.get("more") or ())
    if "registration" in answers:
        found["registration"] = Registration(answers["registration"])
        found["registration_contact"] = answers.get("registration-link") or answers.get("registration-phone")
    if "seats" in answers:
        found["seats"] = answers["seats"]
    if "advert" in answers:
        found |= {"is_advert": answers["advert"], "erid": answers.get("erid")}
    if "picture" in answers:
        picture = answers["picture"]
        found |= {"picture": picture and picture["file_id"], "picture_alt": answers.get("picture-alt")}
    if "access" in answers:
        found["access"] = list(answers["access"] or ())
    return found


def _range(price: Mapping[str, int | None]) -> dict[str, int | None]:
    return {"price_from": price["from"], "price_to": price["to"]}


def _place(answers: Answers, home: str | None) -> dict[str, Any]:
    form, venue = Format(answers["format"]), answers.get("venue")
    nowhere = {"unit_id": None, "municipality": None, "place": None, "address": None}
    if form == Format.ONLINE or venue is None:
        return {"format": form, "link": answers.get("link"), **nowhere}
    line = answers["place"] if venue == ELSEWHERE else venue["name"]
    place, _, address = line.partition(",")
    return {
        "format": form,
        "link": answers.get("link"),
        "unit_id": None if venue == ELSEWHERE else venue["unit"],
        "municipality": answers.get("municipality") or home,
        "place": place.strip(),
        "address": address.strip() or None,
    }


def answer_until(answers: Answers, starts_at: datetime) -> datetime | None:
    """Until when answers are taken; None: until the beginning."""
    before = UNTIL[answers.get("until") or "start"]
    return starts_at - before if before else None


def answers_of(event: Event, home: str | None, zone: tzinfo) -> dict[str, Any]:
    """The answers that would make this event again; what it does not have is not among them."""
    found: dict[str, Any] = {
        "heading": event.title,
        "kind": event.kind,
        "when": _when(event, zone),
        "format": event.format,
        "age": str(event.age_mark),
        "price": FREE if event.price_from is None else {"from": event.price_from, "to": event.price_to},
        "registration": event.registration,
        "advert": event.is_advert,
    }
    if event.kind not in PROFESSIONAL:
        found["audience"] = event.audience
    if event.whole_days:
        found["hours"] = event.hours
    if event.format != Format.ONSITE:
        found["link"] = event.link
    if event.format != Format.ONLINE:
        found |= _venue(event, home)
    if event.registration == Registration.BOT:
        found |= {"seats": event.seats, "until": _until(event)}
    elif event.registration != Registration.NONE:
        found[f"registration-{event.registration}"] = event.registration_contact
    if event.is_advert:
        found["erid"] = event.erid
    extras = {
        "description": event.description,
        "picture": _picture(event),
        "access": event.access or None,
        "partners": event.partners,
    }
    found |= {name: value for name, value in extras.items() if value is not None}
    if event.picture is not None:
        found["picture-alt"] = event.picture_alt
    has_deadline = found.get("until", "start") != "start"
    found["more"] = [
        *(name for name, value in extras.items() if value is not None),
        *(["pushkin"] if event.pushkin_card else []),
        *(["until"] if has_deadline else []),
    ]
    found["pushkin"] = event.pushkin_card
    return found


def _when(event: Event, zone: tzinfo) -> dict[str, str]:
    starts, ends = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    if event.whole_days:
        return {"starts": starts.date().isoformat(), "ends": (ends - timedelta(days=1)).date().isoformat()}
    return {"starts": f"{starts:%Y-%m-%dT%H:%M}", "ends": f"{ends:%Y-%m-%dT%H:%M}"}


def _venue(event: Event, home: str | None) -> dict[str, Any]:
    line = ", ".join(part for part in (event.place, event.address) if part)
    if event.municipality == home:
        return {"venue": {"unit": event.unit_id, "name": line}}
    return {"venue": ELSEWHERE, "municipality": event.municipality, "place": line}


def _until(event: Event) -> str:
    if event.answer_until is None:
        return "start"
    before = event.starts_at - event.answer_until
    ways = {code: each for code, each in UNTIL.items() if each is not None}
    return min(ways, key=lambda code: abs(ways[code] - before))


def _picture(event: Event) -> dict[str, Any] | None:
    if event.picture is None:
        return None
    return {"kind": "photo", "file_id": event.picture, "unique_id": "", "size": 0, "name": "", "mime": ""}


def midnight(day: date, zone: tzinfo) -> datetime:
    """The beginning of a day in a zone."""
    return datetime.combine(day, time(), zone)
