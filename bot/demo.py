"""Demo data: the made-up people the sandbox and `cluster-bot demo` begin with. Days are counted from today."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.assets import DATA
from bot.clock import Clock
from bot.db.database import Database, Session
from bot.db.organisations import Duty, Organisation, Representative, Side, Trait, Unit, set_traits
from bot.db.people import Account, Frequency, PersonRow, Specialist, TagKind, count_specialists, set_tags
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.dictionaries import TOPICS
from bot.documents import document
from bot.services.organisations import words_to_search
from bot.services.people import searchable

EXPERIENCE = {"<3": "lt3", "3-10": "3to10", "10-20": "10to20", ">20": "gt20"}
LOOKING = {"yes": "yes", "considering": "maybe", "no": "no"}
FREQUENCY = {"daily": Frequency.DAILY, "weekly": Frequency.WEEKLY, "monthly": Frequency.MONTHLY}
PURPOSES = {"pd_member": Purpose.MEMBERSHIP, "mail_info": Purpose.MAILINGS, "pd_directory": Purpose.DIRECTORY}


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
        for side, name in ((Side.INSTITUTION, "institutions"), (Side.BUSINESS, "businesses")):
            for each in data[name]:
                if each["status"] == "approved":
                    await _load_organisation(session, clock, side, each, people)
        return len(members)


async def _load_organisation(
    session: Session, clock: Clock, side: Side, source: dict[str, Any], people: Mapping[str, PersonRow]
) -> None:
    """An organisation with its branches; its contact person, where there is one, is its administrator."""
    joined = clock.now() + timedelta(days=source["joined_offset_days"])
    contact = people.get(source.get("contact_specialist_id", ""))
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
        created_at=joined,
    )
    session.add(organisation)
    await session.flush()
    organisation.search_text = words_to_search(organisation)
    for trait, codes in ((Trait.SPHERE, "sectors"), (Trait.OFFER, "services"), (Trait.NEED, "needs")):
        await set_traits(session, organisation.id, trait, source[codes])
    session.add_all(
        Unit(organisation_id=organisation.id, name=each["name"], settlement=each["settlement"])
        for each in source.get("units", [])
    )
    if contact is not None:
        session.add(
            Representative(organisation_id=organisation.id, person_id=contact.id, duty=Duty.ADMINISTRATOR, since=joined)
        )
        contact.acting_for = contact.acting_for or organisation.id


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
    profession = source["profession"]
    person.search_text = searchable(person.name, profession)
    session.add(
        Specialist(
            person_id=person.id,
            profession_text=profession,
            experience=EXPERIENCE.get(source["experience"]),
            looking=LOOKING.get(source["looking_for_work"]),
            visible=Purpose.DIRECTORY in purposes and source["show_profile"],
            joined_at=joined,
        )
    )
    if address:
        session.add(Account(person_id=person.id, channel="telegram", address=address))
    await set_tags(session, person.id, TagKind.SPHERE, source["sectors"])
    await set_tags(session, person.id, TagKind.OFFER, source["offers"])
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
