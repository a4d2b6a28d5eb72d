"""Participants and applications as lines of a table, read in pages so that no look at the data is a long one.

Nobody's data leaves without a membership consent in force: a specialist without one is no line, and the contact of an
organisation or an application without one is empty. `places`: municipalities to keep to; None: all.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.moderation import ANSWERED, JOINING, Case, Kind, State
from bot.db.organisations import Organisation, OrganisationTag, Representative, Side, Trait
from bot.db.people import Frequency, PersonRow, PersonTag, Specialist, TagKind
from bot.db.privacy import Action, ConsentRow, Purpose


@dataclass(frozen=True, slots=True)
class SpecialistLine:
    """A specialist; codes, and own words where no code fitted."""

    id: int
    name: str
    profession: str | None
    profession_text: str | None
    municipality: str | None
    spheres: tuple[str, ...]
    experience: str | None
    looking: str | None
    competencies: tuple[str, ...]
    offers: tuple[str, ...]
    about: str | None
    visible: bool
    frequency: Frequency
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call about an organisation or an application."""

    name: str | None
    position: str | None
    phone: str | None
    email: str | None


NO_CONTACT = Contact(None, None, None, None)


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    id: int
    name: str
    full_name: str | None
    side: Side
    kind: str | None
    kind_text: str | None
    municipality: str
    settlement: str | None
    spheres: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    inn: str | None
    ogrn: str | None
    contact: Contact
    site: str | None
    about: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ApplicationLine:
    id: int
    kind: Kind
    title: str
    state: State
    municipality: str | None
    submitted_at: datetime
    changed_at: datetime
    decided_by: str | None
    contact: Contact


async def specialists(
    session: AsyncSession, after: int, limit: int, *, places: Collection[str] | None
) -> list[SpecialistLine]:
    """The next specialists behind the id `after`, by id."""
    rows = (
        await session.execute(
            select(
                PersonRow.id,
                PersonRow.name,
                PersonRow.municipality,
                PersonRow.frequency,
                Specialist.profession,
                Specialist.profession_text,
                Specialist.experience,
                Specialist.looking,
                Specialist.about,
                Specialist.visible,
                Specialist.joined_at,
            )
            .join(Specialist, Specialist.person_id == PersonRow.id)
            .where(PersonRow.id > after, _within(PersonRow.municipality, places), _agrees(PersonRow.id))
            .order_by(PersonRow.id)
            .limit(limit)
        )
    ).all()
    tags = await _tags(session, PersonTag, PersonTag.person_id, [row.id for row in rows])
    return [
        SpecialistLine(
            id=row.id,
            name=row.name or "",
            profession=row.profession,
            profession_text=row.profession_text,
            municipality=row.municipality,
            spheres=tuple(tags[row.id, TagKind.SPHERE]),
            experience=row.experience,
            looking=row.looking,
            competencies=tuple(tags[row.id, TagKind.COMPETENCY]),
            offers=tuple(tags[row.id, TagKind.OFFER]),
            about=row.about,
            visible=row.visible,
            frequency=Frequency(row.frequency),
            joined_at=row.joined_at,
        )
        for row in rows
    ]


async def organisations(
    session: AsyncSession, after: int, limit: int, *, places: Collection[str] | None
) -> list[OrganisationLine]:
    """The next organisations behind the id `after`, by id; those merged into others are left out."""
    agreed = exists().where(Representative.organisation_id == Organisation.id, _agrees(Representative.person_id))
    rows = (
        await session.execute(
            select(Organisation, agreed.label("agreed"))
            .where(
                Organisation.id > after, _within(Organisation.municipality, places), Organisation.merged_into.is_(None)
            )
            .order_by(Organisation.id)
            .limit(limit)
        )
    ).all()
    tags = await _tags(session, OrganisationTag, OrganisationTag.organisation_id, [row[0].id for row in rows])
    return [
        OrganisationLine(
            id=each.id,
            name=each.name,
            full_name=each.full_name,
            side=Side(each.side),
            kind=each.kind,
            kind_text=each.kind_text,
            municipality=each.municipality,
            settlement=each.settlement,
            spheres=tuple(tags[each.id, Trait.SPHERE]),
            offers=tuple(tags[each.id, Trait.OFFER]),
            needs=tuple(tags[each.id, Trait.NEED]),
            inn=each.inn,
            ogrn=each.ogrn,
            contact=Contact(each.contact_name, each.position, each.phone, each.email) if may_call else NO_CONTACT,
            site=each.site,
            about=each.about,
            created_at=each.created_at,
        )
        for each, may_call in rows
    ]


async def applications(
    session: AsyncSession, after: int, limit: int, *, places: Collection[str] | None
) -> list[ApplicationLine]:
    """The next applications behind the id `after`, by id; questions are none, and those of the erased are left out."""
    rows = (
        await session.execute(
            select(
                Case.id,
                Case.kind,
                Case.title,
                Case.state,
                Case.municipality,
                Case.submitted_at,
                Case.changed_at,
                Case.decided_by,
                Case.answers,
                _agrees(Case.author_id).label("agreed"),
            )
            .where(
                Case.id > after,
                _within(Case.municipality, places),
                Case.kind.not_in(ANSWERED),
                Case.author_id.is_not(None),
            )
            .order_by(Case.id)
            .limit(limit)
        )
    ).all()
    return [
        ApplicationLine(
            id=row.id,
            kind=Kind(row.kind),
            title=row.title,
            state=State(row.state),
            municipality=row.municipality,
            submitted_at=row.submitted_at,
            changed_at=row.changed_at,
            decided_by=row.decided_by,
            contact=_contact(row.answers) if row.agreed and row.kind in JOINING else NO_CONTACT,
        )
        for row in rows
    ]


def _within(municipality: Any, places: Collection[str] | None) -> ColumnElement[bool]:
    """In one of the places; anywhere when there are none given."""
    return true() if places is None else municipality.in_(places)


def _contact(answers: dict[str, Any]) -> Contact:
    """Of an application to join; in a vacancy's «position» is the one to be filled."""
    return Contact(*(answers.get(name) for name in ("contact", "position", "phone", "email")))


def _agrees(person_id: ColumnElement[int] | Any) -> ColumnElement[bool]:
    """Whether the last word of a person about membership was yes."""
    last = (
        select(ConsentRow.action)
        .where(ConsentRow.person_id == person_id, ConsentRow.purpose == Purpose.MEMBERSHIP)
        .order_by(ConsentRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return last == Action.GRANTED


async def _tags(
    session: AsyncSession, table: type[PersonTag | OrganisationTag], owner: Any, ids: Sequence[int]
) -> defaultdict[tuple[int, str], list[str]]:
    """The tags of some owners, by owner and kind."""
    rows = await session.execute(select(owner, table.kind, table.tag).where(owner.in_(ids)).order_by(owner, table.tag))
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for owner_id, kind, tag in rows:
        found[owner_id, kind].append(tag)
    return found
