"""Organisations of the cluster: institutions and small businesses, their branches, and who acts for them."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Integer, String, Text, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


class Side(StrEnum):
    """What kind of participant: institutions are key employers, businesses offer services."""

    INSTITUTION = "institution"
    BUSINESS = "business"


class Duty(StrEnum):
    """What a representative may do for the organisation; an administrator may do everything."""

    ADMINISTRATOR = "administrator"
    REPORTER = "reporter"
    PUBLISHER = "publisher"


class Trait(StrEnum):
    SPHERE = "sphere"
    OFFER = "offer"
    NEED = "need"


class Organisation(Base):
    """A participant that is not a person. `inn` is unique: a known organisation is not created twice."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    side: Mapped[Side] = mapped_column(String(12), index=True)
    kind: Mapped[str | None] = mapped_column(String(20), index=True)
    kind_text: Mapped[str | None] = mapped_column(String(60))  # in the applicant's own words when no code fits
    name: Mapped[str] = mapped_column(String(80))
    full_name: Mapped[str | None] = mapped_column(String(250))
    municipality: Mapped[str] = mapped_column(String(40), index=True)
    settlement: Mapped[str | None] = mapped_column(String(80))
    inn: Mapped[str | None] = mapped_column(String(12), unique=True)
    ogrn: Mapped[str | None] = mapped_column(String(15))
    contact_name: Mapped[str | None] = mapped_column(String(60))
    position: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(30))
    email: Mapped[str | None] = mapped_column(String(254))
    site: Mapped[str | None] = mapped_column(String(210))
    about: Mapped[str | None] = mapped_column(String(500))
    okved: Mapped[str | None] = mapped_column(String(8))  # the main activity by the state's classifier
    founder: Mapped[str | None] = mapped_column(String(10))  # an institution's: the level of whoever founded it
    staff: Mapped[int | None] = mapped_column(Integer)
    survey_url: Mapped[str | None] = mapped_column(String(210))  # the ministry's form about an institution
    search_text: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)


class OrganisationTag(Base):
    """A sphere, an offer or a need of an organisation, by its code."""

    __tablename__ = "organisation_tags"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Trait] = mapped_column(String(10), primary_key=True)
    tag: Mapped[str] = mapped_column(String(30), primary_key=True, index=True)


class Unit(Base):
    """A branch: a house of culture often has dozens of rural clubs inside one legal entity."""

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    municipality: Mapped[str | None] = mapped_column(String(40))  # where it is not the organisation's own
    settlement: Mapped[str | None] = mapped_column(String(80))
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Representative(Base):
    """One duty of a person in an organisation."""

    __tablename__ = "representatives"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    duty: Mapped[Duty] = mapped_column(String(15), primary_key=True)
    since: Mapped[datetime] = mapped_column(UTCDateTime)


async def by_inn(session: AsyncSession, inn: str) -> Organisation | None:
    """The organisation with this taxpayer's number."""
    return (await session.scalars(select(Organisation).where(Organisation.inn == inn))).first()


async def standing(session: AsyncSession, organisation_id: int) -> Organisation | None:
    """The organisation, or the one that it was merged into."""
    row = await session.get(Organisation, organisation_id)
    return row if row is None or row.merged_into is None else await session.get(Organisation, row.merged_into)


async def locked(session: AsyncSession, organisation_id: int) -> Organisation | None:
    return await session.get(Organisation, organisation_id, with_for_update=True)


async def of_person(session: AsyncSession, person_id: int) -> list[Organisation]:
    """The organisations a person acts for, by name."""
    acts_for = select(Representative.organisation_id).where(Representative.person_id == person_id)
    return list(
        (
            await session.scalars(select(Organisation).where(Organisation.id.in_(acts_for)).order_by(Organisation.name))
        ).all()
    )


async def duties(session: AsyncSession, organisation_id: int, person_id: int) -> set[Duty]:
    """What the person may do for the organisation."""
    found = await session.scalars(
        select(Representative.duty).where(
            Representative.organisation_id == organisation_id, Representative.person_id == person_id
        )
    )
    return {Duty(each) for each in found}


async def duties_of(session: AsyncSession, person_id: int) -> list[tuple[str, Duty]]:
    """Names of the organisations a person acts for, with each duty there."""
    rows = await session.execute(
        select(Organisation.name, Representative.duty)
        .join(Representative, Representative.organisation_id == Organisation.id)
        .where(Representative.person_id == person_id)
        .order_by(Organisation.name, Representative.duty)
    )
    return [(row.name, Duty(row.duty)) for row in rows]


async def take_duties(session: AsyncSession, organisation_id: int, person_id: int, taken: Collection[Duty]) -> None:
    await session.execute(
        delete(Representative).where(
            Representative.organisation_id == organisation_id,
            Representative.person_id == person_id,
            Representative.duty.in_(taken),
        )
    )


async def people_of(session: AsyncSession, organisation_id: int, duty: Duty | None = None) -> list[int]:
    """The ids of the representatives, of those with `duty` when it is given; who came first stands first."""
    wanted = select(Representative.person_id).where(Representative.organisation_id == organisation_id)
    if duty is not None:
        wanted = wanted.where(Representative.duty == duty)
    wanted = wanted.group_by(Representative.person_id).order_by(
        func.min(Representative.since), Representative.person_id
    )
    return list((await session.scalars(wanted)).all())


async def many(session: AsyncSession, ids: Collection[int]) -> dict[int, Organisation]:
    """Organisations by id."""
    found = await session.scalars(select(Organisation).where(Organisation.id.in_(ids)))
    return {each.id: each for each in found}


async def names(session: AsyncSession, ids: Collection[int | None]) -> dict[int, str]:
    """Names by id."""
    if not ids:
        return {}
    rows = await session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids)))
    return {row.id: row.name for row in rows}


async def unit_names(session: AsyncSession, ids: Collection[int | None]) -> dict[int, str]:
    """Names of branches by id."""
    if not ids:
        return {}
    rows = await session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(ids)))
    return {row.id: row.name for row in rows}


async def units(session: AsyncSession, organisation_id: int, *, closed: bool = False) -> list[Unit]:
    """The branches, by name; with `closed` those that were closed too."""
    found = select(Unit).where(Unit.organisation_id == organisation_id).order_by(Unit.name, Unit.id)
    if not closed:
        found = found.where(Unit.closed_at.is_(None))
    return list((await session.scalars(found)).all())


async def traits(session: AsyncSession, organisation_id: int, kind: Trait) -> list[str]:
    return list(
        (
            await session.scalars(
                select(OrganisationTag.tag)
                .where(OrganisationTag.organisation_id == organisation_id, OrganisationTag.kind == kind)
                .order_by(OrganisationTag.tag)
            )
        ).all()
    )


async def set_traits(session: AsyncSession, organisation_id: int, kind: Trait, values: Collection[str]) -> None:
    await session.execute(
        delete(OrganisationTag).where(OrganisationTag.organisation_id == organisation_id, OrganisationTag.kind == kind)
    )
    session.add_all(
        OrganisationTag(organisation_id=organisation_id, kind=kind, tag=tag) for tag in dict.fromkeys(values)
    )
    await session.flush()


async def count(session: AsyncSession) -> int:
    return int(
        await session.scalar(select(func.count()).select_from(Organisation).where(Organisation.merged_into.is_(None)))
        or 0
    )


async def listed(session: AsyncSession, offset: int, limit: int) -> list[Organisation]:
    """A page of all organisations, by name."""
    return list(
        (
            await session.scalars(
                select(Organisation)
                .where(Organisation.merged_into.is_(None))
                .order_by(Organisation.name, Organisation.id)
                .offset(offset)
                .limit(limit)
            )
        ).all()
    )
