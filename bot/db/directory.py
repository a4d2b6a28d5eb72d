"""The directory: organisations and the specialists who agreed to be shown, by filters and by what is typed; and the
requests to get in touch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    and_,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.deliveries import forget_told
from bot.db.organisations import Organisation, OrganisationTag, Trait
from bot.db.people import PersonRow, PersonTag, Specialist, TagKind
from bot.search_text import words

KEYS = ("contact", "shared")  # what the keys of a request's deliveries begin with, before its number


class Section(StrEnum):
    ORGANISATIONS = "o"
    SPECIALISTS = "p"


class Answer(StrEnum):
    ASKED = "asked"
    SHARED = "shared"
    REFUSED = "refused"


class ContactRequest(Base):
    """Somebody asks somebody to get in touch; contacts are shared only when the other side agrees.

    `to_person_id` is the specialist who was asked, or whoever answered for the organisation.
    """

    __tablename__ = "contact_requests"
    __table_args__ = (Index("ix_contact_requests_from", "from_person_id", "created_at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    from_person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    to_person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[Answer] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to, by codes; None: not narrowed."""

    place: str | None = None
    sphere: str | None = None
    kind: str | None = None
    offer: str | None = None
    need: str | None = None
    competency: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    section: Section
    id: int
    name: str


def _organisations(narrowed: Filter) -> Select[Any]:
    found = select(Organisation).where(Organisation.merged_into.is_(None))
    if narrowed.place:
        found = found.where(Organisation.municipality == narrowed.place)
    if narrowed.kind:
        found = found.where(Organisation.kind == narrowed.kind)
    for trait, tag in ((Trait.SPHERE, narrowed.sphere), (Trait.OFFER, narrowed.offer), (Trait.NEED, narrowed.need)):
        if tag:
            found = found.where(
                Organisation.id.in_(
                    select(OrganisationTag.organisation_id).where(
                        OrganisationTag.kind == trait, OrganisationTag.tag == tag
                    )
                )
            )
    return found


def _specialists(narrowed: Filter) -> Select[Any]:
    found = (
        select(PersonRow)
        .join(Specialist, Specialist.person_id == PersonRow.id)
        .where(Specialist.visible.is_(True), PersonRow.name.is_not(None))
    )
    if narrowed.place:
        found = found.where(PersonRow.municipality == narrowed.place)
    for kind, tag in (
        (TagKind.SPHERE, narrowed.sphere),
        (TagKind.OFFER, narrowed.offer),
        (TagKind.COMPETENCY, narrowed.competency),
    ):
        if tag:
            found = found.where(
                PersonRow.id.in_(select(PersonTag.person_id).where(PersonTag.kind == kind, PersonTag.tag == tag))
            )
    return found


def _in(section: Section, narrowed: Filter) -> tuple[Select[Any], type[Organisation] | type[PersonRow]]:
    if section == Section.ORGANISATIONS:
        return _organisations(narrowed), Organisation
    return _specialists(narrowed), PersonRow


async def count(session: AsyncSession, section: Section, narrowed: Filter) -> int:
    found, _ = _in(section, narrowed)
    return int(await session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0)


async def page(session: AsyncSession, section: Section, narrowed: Filter, offset: int, limit: int) -> list[Entry]:
    """A page of a list, by name: its folded words begin with it, and have ё with е on every database."""
    found, table = _in(section, narrowed)
    rows = await session.execute(
        found.with_only_columns(table.id, table.name).order_by(table.search_text, table.id).offset(offset).limit(limit)
    )
    return [Entry(section, row.id, row.name) for row in rows]


async def values(session: AsyncSession, section: Section, narrowed: Filter, dimension: str) -> list[tuple[str, int]]:
    """The codes a list can be narrowed to in one dimension of Filter, with how many entries each has; most first."""
    found, table = _in(section, narrowed)
    ids = found.with_only_columns(table.id).subquery()
    column: Any
    if dimension == "place":
        column = table.municipality
        counted = select(column, func.count()).where(table.id.in_(select(ids)), column.is_not(None))
    elif dimension == "kind":
        column = Organisation.kind
        counted = select(column, func.count()).where(Organisation.id.in_(select(ids)), column.is_not(None))
    elif section == Section.ORGANISATIONS:
        column = OrganisationTag.tag
        counted = select(column, func.count()).where(
            OrganisationTag.organisation_id.in_(select(ids)), OrganisationTag.kind == Trait(dimension)
        )
    else:
        column = PersonTag.tag
        counted = select(column, func.count()).where(
            PersonTag.person_id.in_(select(ids)), PersonTag.kind == TagKind(dimension)
        )
    rows = await session.execute(counted.group_by(column).order_by(func.count().desc(), column))
    return [(row[0], int(row[1])) for row in rows]


def begins(query: str) -> Callable[[Any], ColumnElement[bool]] | None:
    """The condition on a column that each word of the query begins a word of it; None when there is no word."""
    escaped = [word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for word in words(query)]
    if not escaped:
        return None
    return lambda column: and_(*((literal(" ") + column).like(f"% {word}%", escape="\\") for word in escaped))


async def search(session: AsyncSession, query: str, limit: int) -> tuple[list[Entry], int]:
    """Entries of both sections whose words begin with all the words of the query, and how many there are in all."""
    entries: list[Entry] = []
    total = 0
    named = begins(query)
    if named is None:
        return entries, total
    for section in Section:
        found, table = _in(section, Filter())
        found = found.where(named(table.search_text))
        total += int(await session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0)
        rows = await session.execute(
            found.with_only_columns(table.id, table.name).order_by(table.search_text, table.id).limit(limit)
        )
        entries += [Entry(section, row.id, row.name) for row in rows]
    return entries[:limit], total


async def requests_since(session: AsyncSession, person_id: int, since: datetime) -> int:
    """How many times a person has asked to get in touch since a moment."""
    return int(
        await session.scalar(
            select(func.count())
            .select_from(ContactRequest)
            .where(ContactRequest.from_person_id == person_id, ContactRequest.created_at >= since)
        )
        or 0
    )


async def open_request(
    session: AsyncSession, from_id: int, to_person: int | None, to_organisation: int | None
) -> ContactRequest | None:
    """The unanswered request from one to the other."""
    return (
        await session.scalars(
            select(ContactRequest).where(
                ContactRequest.from_person_id == from_id,
                ContactRequest.state == Answer.ASKED,
                ContactRequest.to_person_id.is_(None)
                if to_person is None
                else ContactRequest.to_person_id == to_person,
                ContactRequest.organisation_id.is_(None)
                if to_organisation is None
                else ContactRequest.organisation_id == to_organisation,
            )
        )
    ).first()


async def answer(session: AsyncSession, request_id: int, by: int, state: Answer, now: datetime) -> bool:
    """Settle a request; whether it was this call that did."""
    moved = await session.execute(
        update(ContactRequest)
        .where(ContactRequest.id == request_id, ContactRequest.state == Answer.ASKED)
        .values(state=state, answered_at=now, to_person_id=by)
        .returning(ContactRequest.id)
        .execution_options(synchronize_session=False)
    )
    return moved.first() is not None


async def requests_of(session: AsyncSession, person_id: int) -> Sequence[ContactRequest]:
    return (
        await session.scalars(
            select(ContactRequest).where(ContactRequest.from_person_id == person_id).order_by(ContactRequest.id)
        )
    ).all()


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    """Delete what a person asked and answered, and the messages that told the other side of them: these hold names,
    words and addresses."""
    dropped = await session.scalars(
        delete(ContactRequest)
        .where(or_(ContactRequest.from_person_id == person_id, ContactRequest.to_person_id == person_id))
        .returning(ContactRequest.id)
        .execution_options(synchronize_session=False)
    )
    await forget_told(session, [f"{kind}:{request_id}:" for request_id in dropped for kind in KEYS])
