"""Participants as coordinators look them up: everybody with a name and every organisation, what is noted about them,
and what has happened to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Select, String, Text, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.directory import Entry, Section, begins
from bot.db.moderation import AuditEntry, Case
from bot.db.organisations import Organisation
from bot.db.people import PersonRow


class Note(Base):
    """What a coordinator wrote down about a person or an organisation, for the other coordinators."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    author: Mapped[str | None] = mapped_column(String(80))  # as the others see them
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the audit with the name of whoever did it; None for the clock and for those who were erased."""

    at: datetime
    action: str
    actor: str | None


def _everybody(section: Section, places: Collection[str] | None) -> tuple[Select[Any], Any]:
    table: Any = Organisation if section == Section.ORGANISATIONS else PersonRow
    there = Organisation.merged_into.is_(None) if section == Section.ORGANISATIONS else PersonRow.name.is_not(None)
    found: Select[Any] = select(table).where(there)
    return (found if places is None else found.where(table.municipality.in_(places))), table


async def search(
    session: AsyncSession, query: str, places: Collection[str] | None, limit: int
) -> tuple[list[Entry], int]:
    """The first organisations and people whose words begin with all the words of the query, and how many there are
    in all; an organisation is found by its taxpayer's number too. `places`: municipalities to keep to."""
    begin = begins(query)
    if begin is None:
        return [], 0
    entries: list[Entry] = []
    total = 0
    for section in Section:
        found, table = _everybody(section, places)
        named = begin(table.search_text)
        found = found.where(or_(named, Organisation.inn == query.strip()) if table is Organisation else named)
        total += int(await session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0)
        rows = await session.execute(
            found.with_only_columns(table.id, table.name).order_by(table.search_text, table.id).limit(limit)
        )
        entries += [Entry(section, row.id, row.name) for row in rows]
    return entries[:limit], total


def _about(section: Section, entry_id: int) -> Any:
    return Note.organisation_id == entry_id if section == Section.ORGANISATIONS else Note.person_id == entry_id


async def notes(session: AsyncSession, section: Section, entry_id: int) -> Sequence[Note]:
    """The notes about somebody, the newest first."""
    return (await session.scalars(select(Note).where(_about(section, entry_id)).order_by(Note.id.desc()))).all()


async def cases(session: AsyncSession, section: Section, entry_id: int, limit: int) -> Sequence[Case]:
    """What a person brought before the coordinators, or what was brought for an organisation; the newest first."""
    concerns = Case.organisation_id == entry_id if section == Section.ORGANISATIONS else Case.author_id == entry_id
    return (await session.scalars(select(Case).where(concerns).order_by(Case.id.desc()).limit(limit))).all()


async def deeds(session: AsyncSession, subject: str, limit: int) -> list[Deed]:
    """What the audit has about a subject («person:7»), the newest first."""
    rows = await session.execute(
        select(AuditEntry.at, AuditEntry.action, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.id == AuditEntry.actor_id)
        .where(AuditEntry.subject == subject)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return [Deed(*row) for row in rows]


async def drop_about(session: AsyncSession, person_id: int) -> None:
    """Delete what was noted about a person."""
    await session.execute(delete(Note).where(Note.person_id == person_id))


async def drop_of_person(session: AsyncSession, person_id: int) -> None:
    """Delete what was noted about a person, and their name from what they noted."""
    await drop_about(session, person_id)
    await session.execute(update(Note).where(Note.author_id == person_id).values(author_id=None, author=None))
