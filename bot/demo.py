"""Demo data: the made-up people the sandbox and `cluster-bot demo` begin with. Days are counted from today."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot import demo_announcements, demo_quality, demo_surveys
from bot.assets import DATA
from bot.clock import Clock
from bot.db.database import Database, Session
from bot.db.drafts import DraftRow
from bot.db.events import Event, EventState, Format, Registration
from bot.db.moderation import Case, Kind, State
from bot.db.organisations import Duty, Organisation, Representative, Side, Trait, Unit, set_traits
from bot.db.people import Account, Frequency, PersonRow, Specialist, TagKind, count_specialists, set_tags
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.demo_indicators import load_indicators
from bot.demo_requirements import load_requirements
from bot.demo_vacancies import load_vacancies
from bot.dictionaries import TOPICS
from bot.documents import document
from bot.forms import engine
from bot.forms.events import EVENT
from bot.services import joining, organisations, organising
from bot.services.digest_plans import DigestPlans
from bot.services.event_answers import answers_of, midnight
from bot.services.moderation import ESCALATE_AFTER

EXPERIENCE = {"<3": "lt3", "3-10": "3to10", "10-20": "10to20", ">20": "gt20"}
LOOKING = {"yes": "yes", "considering": "maybe", "no": "no"}
FREQUENCY = {"daily": Frequency.DAILY, "weekly": Frequency.WEEKLY, "monthly": Frequency.MONTHLY}
FORMATS = {"offline": Format.ONSITE, "online": Format.ONLINE, "mixed": Format.MIXED}
ENTRIES = {
    "none": Registration.NONE,
    "in_bot": Registration.BOT,
    "link": Registration.LINK,
    "phone": Registration.PHONE,
}
ACCESS = {"audio_guide": "audio_description"}
MOSCOW = ZoneInfo("Europe/Moscow")
PURPOSES = {"pd_member": Purpose.MEMBERSHIP, "mail_info": Purpose.MAILINGS, "pd_directory": Purpose.DIRECTORY}


@dataclass
class Loaded:
    """What the demo has made so far, by its own ids."""

    people: Mapping[str, PersonRow]
    organisations: dict[str, Organisation] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)


async def load(database: Database, clock: Clock, addresses: Mapping[str, str] | None = None) -> int:
    """Load the people and organisations into a cluster that has none; how many people.

    `addresses`: Telegram ids of those who can be written to.
    """
    data = json.loads((DATA / "demo-data.json").read_text(encoding="utf-8"))
    async with database.begin() as session:
        if await count_specialists(session):
            return 0
        members = [each for each in data["specialists"] if each["status"] == "approved"]
        people = {
            each["id"]: await _load_specialist(session, clock, each, (addresses or {}).get(each["id"]))
            for each in members
        }
        loaded = Loaded(people)
        for side, name in ((Side.INSTITUTION, "institutions"), (Side.BUSINESS, "businesses")):
            for each in data[name]:
                if each["status"] == "approved":
                    await _load_organisation(session, clock, side, each, loaded)
        for each in data["events"]:
            _load_event(session, clock.now(), each, loaded)
        await load_indicators(session, database, clock, MOSCOW, data["indicator_set"], loaded.organisations)
        await load_requirements(session, clock.now(), data, loaded.organisations, loaded.people)
        await session.flush()
        await load_vacancies(session, clock.now(), data["vacancies"], people, loaded.organisations, loaded.units)
        for each in data["surveys"]:
            if each["kind"] != "quality_poll":
                await demo_surveys.load(session, clock.now(), each, loaded.organisations, people)
        await session.flush()
        await demo_quality.load(session, clock, MOSCOW, data, loaded.organisations)
        await demo_announcements.load(session, clock, data)
    # At once: a clock that is moved before the first tick would find no digest planned.
    await DigestPlans(database, clock).tick(clock.now())
    return len(members)


async def _load_organisation(
    session: Session, clock: Clock, side: Side, source: dict[str, Any], loaded: Loaded
) -> None:
    """An organisation with its branches; its contact person, where there is one, is its administrator."""
    joined = clock.now() + timedelta(days=source["joined_offset_days"])
    contact = loaded.people.get(source.get("contact_specialist_id", ""))
    organisation = Organisation(
        side=side,
        kind=source["kind"],
        name=source["short_name"],
        full_name=source["name"],
        municipality=source["municipality"],
        settlement=source["settlement"],
        inn=source["inn"],
        ogrn=source.get("ogrn") or source.get("ogrnip"),
        contact_name=contact.name if contact else source.get("contact_name"),
        position=source.get("contact_position"),
        phone=source["phone"],
        email=source["email"],
        site=source["site"],
        about=source.get("description"),
        okved=source.get("okved"),
        founder=source.get("founder_level"),
        staff=source.get("staff_main"),
        survey_url=source.get("official_survey_url"),
        created_at=joined,
    )
    session.add(organisation)
    await session.flush()
    organisation.search_text = organisations.words_to_search(organisation)
    for trait, codes in ((Trait.SPHERE, "sectors"), (Trait.OFFER, "services"), (Trait.NEED, "needs")):
        await set_traits(session, organisation.id, trait, source[codes])
    units = {
        each["id"]: Unit(organisation_id=organisation.id, name=each["name"], settlement=each["settlement"])
        for each in source.get("units", [])
    }
    session.add_all(units.values())
    await session.flush()
    loaded.organisations[source["id"]] = organisation
    loaded.units |= units
    if contact is not None:
        session.add(
            Representative(organisation_id=organisation.id, person_id=contact.id, duty=Duty.ADMINISTRATOR, since=joined)
        )
        contact.acting_for = contact.acting_for or organisation.id


def _load_event(session: Session, now: datetime, source: dict[str, Any], loaded: Loaded) -> None:
    """An event in its state; one under review is a case of its organisation's contact person, an unfinished one their
    draft."""
    organisation = loaded.organisations[source["organizer_id"]]
    event = _event(now, source, loaded)
    author = next((each for each in loaded.people.values() if each.acting_for == organisation.id), None)
    if source["status"] not in {"on_review", "draft"}:
        event.author_id = author.id if author else None
        session.add(event)
        return
    if author is None:
        raise LookupError(f"nobody of {source['organizer_id']} could have proposed {source['id']}")
    host = {"name": organisation.name, "municipality": organisation.municipality, "venues": []}
    answers = {"host": host, **answers_of(event, organisation.municipality, MOSCOW)}
    answers = {name: answers[name] for name in answers if any(each.name == name for each in EVENT.fields)}
    if source["status"] == "draft":
        state = engine.start(EVENT, {name: answers[name] for name in ("host", "heading", "kind", "when")})
        session.add(
            DraftRow(
                person_id=author.id,
                form=EVENT.name,
                subject=str(organisation.id),
                state=state.as_json(),
                active=False,
                created_at=now,
                updated_at=now,
            )
        )
        return
    session.add(
        Case(
            kind=Kind.EVENT,
            state=State.SUBMITTED,
            author_id=author.id,
            organisation_id=organisation.id,
            form=EVENT.name,
            title=event.title,
            municipality=event.municipality or organisation.municipality,
            answers=answers,
            marked=[],
            submitted_at=now,
            changed_at=now,
            due_at=now + ESCALATE_AFTER,
        )
    )


def _event(now: datetime, source: dict[str, Any], loaded: Loaded) -> Event:
    organisation = loaded.organisations[source["organizer_id"]]
    unit = loaded.units.get(source["unit_id"] or "")
    entry = ENTRIES[source["registration"]]
    today = now.astimezone(MOSCOW).date()
    starts = datetime.combine(
        today + timedelta(days=source["start_offset_days"]), time.fromisoformat(source["start_time"]), MOSCOW
    )
    whole_days = source["end_offset_days"] is not None
    if whole_days:
        starts = midnight(starts.date(), MOSCOW)
        ends = midnight(today + timedelta(days=source["end_offset_days"] + 1), MOSCOW)
    else:
        ends = starts + timedelta(minutes=source["duration_min"])
    moved = source.get("old_start_offset_days")
    somewhere = source["municipality"] is not None
    event = Event(
        state=EventState.CANCELLED if source["status"] == "cancelled" else EventState.PUBLISHED,
        organisation_id=organisation.id,
        unit_id=unit.id if unit else None,
        kind=source["kind"],
        audience=source["audience"],
        title=source["title"],
        description=source["description"],
        partners=", ".join(loaded.organisations[each].name for each in source["partner_ids"]) or None,
        starts_at=starts,
        ends_at=ends,
        whole_days=whole_days,
        format=FORMATS[source["format"]],
        municipality=source["municipality"],
        place=source["place"] if somewhere else None,
        age_mark=int(source["age_mark"].rstrip("+")),
        price_from=source["price_min"],
        price_to=source["price_max"],
        pushkin_card=source["pushkin_card"],
        registration=entry,
        registration_contact=source.get("registration_url") if entry == Registration.LINK else None,
        seats=source["seats_limit"],
        access=[ACCESS.get(code, code) for code in source["accessibility"]],
        is_advert=source["is_advert"],
        reason=source.get("cancel_reason"),
        moved_from=starts + timedelta(days=moved - source["start_offset_days"]) if moved is not None else None,
        sequence=0,
        published_at=now,
        changed_at=now,
    )
    if entry == Registration.PHONE:
        event.registration_contact = organisation.phone
    event.search_text = organising.words_to_search(event, organisation.name)
    return event


async def _load_specialist(session: Session, clock: Clock, source: dict[str, Any], address: str | None) -> PersonRow:
    now = clock.now()
    joined = now + timedelta(days=source["joined_offset_days"])
    purposes = [PURPOSES[code] for code in source["consents"] if code in PURPOSES]
    person = PersonRow(
        name=f"{source['first_name']} {source['last_name']}",
        language="ru",
        timezone="Europe/Moscow",
        municipality=source["municipality"],
        frequency=FREQUENCY.get(source["digest"], Frequency.NEVER) if Purpose.MAILINGS in purposes else Frequency.NEVER,
        created_at=joined,
        seen_at=now,
    )
    session.add(person)
    await session.flush()
    card = Specialist(
        person_id=person.id,
        profession_text=source["profession"],
        experience=EXPERIENCE.get(source["experience"]),
        looking=LOOKING.get(source["looking_for_work"]),
        visible=Purpose.DIRECTORY in purposes and source["show_profile"],
        joined_at=joined,
    )
    session.add(card)
    person.search_text = joining.words_to_search(person, card, source["competencies"])
    if address:
        session.add(Account(person_id=person.id, channel="telegram", address=address))
    await set_tags(session, person.id, TagKind.SPHERE, source["sectors"])
    await set_tags(session, person.id, TagKind.OFFER, source["offers"])
    await set_tags(session, person.id, TagKind.COMPETENCY, source["competencies"])
    await set_tags(session, person.id, TagKind.TOPIC, list(TOPICS) if Purpose.MAILINGS in purposes else [])
    for purpose in purposes:
        shown = document(purpose, "ru")
        session.add(
            ConsentRow(
                person_id=person.id,
                purpose=purpose,
                action=Action.GRANTED,
                version=shown.version,
                language="ru",
                text_hash=shown.digest,
                channel="telegram",
                at=joined,
            )
        )
    return person
