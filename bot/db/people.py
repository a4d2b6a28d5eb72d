"""People: who they are, where they are reached, their specialist's card, roles and settings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Select,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy import insert as core_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.dialect import insert_for
from bot.db.organisations import Organisation, Side


class Frequency(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NEVER = "never"


class Role(StrEnum):
    OWNER = "owner"  # from OWNER_IDS, never stored
    COORDINATOR = "coordinator"


class TagKind(StrEnum):
    SPHERE = "sphere"
    TOPIC = "topic"
    OFFER = "offer"
    MUTED = "muted"  # a topic of messages that they do not want
    COMPETENCY = "competency"


class PersonRow(Base):
    """A person. After an erasure the row stays empty, so that the ledger of consents still has its subject."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str | None] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(2))
    timezone: Mapped[str] = mapped_column(String(40))
    municipality: Mapped[str | None] = mapped_column(String(40), index=True)
    source: Mapped[str | None] = mapped_column(String(64))  # where a newcomer came from: ?start=c<source>
    frequency: Mapped[Frequency] = mapped_column(String(10), default=Frequency.NEVER)
    quiet_from: Mapped[int | None] = mapped_column(SmallInteger)  # minutes after midnight, the person's zone
    quiet_to: Mapped[int | None] = mapped_column(SmallInteger)
    paused_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    erase_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)
    acting_for: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    search_text: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    seen_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


class Account(Base):
    """An address at which a person is reached: a messenger and the id it uses."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(64))
    blocked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Specialist(Base):
    """The card of a specialist who joined the cluster."""

    __tablename__ = "specialists"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    profession: Mapped[str | None] = mapped_column(String(30), index=True)
    profession_text: Mapped[str | None] = mapped_column(String(80))  # in the person's own words when no code fits
    experience: Mapped[str | None] = mapped_column(String(10))
    looking: Mapped[str | None] = mapped_column(String(10))
    about: Mapped[str | None] = mapped_column(String(500))
    visible: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


class PersonTag(Base):
    """A sphere, a topic, an offer or a competency of a person, by its code."""

    __tablename__ = "person_tags"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[TagKind] = mapped_column(String(10), primary_key=True)
    tag: Mapped[str] = mapped_column(String(30), primary_key=True, index=True)


class PersonRole(Base):
    """A role that was given to a person."""

    __tablename__ = "person_roles"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[Role] = mapped_column(String(20), primary_key=True)
    granted_at: Mapped[datetime] = mapped_column(UTCDateTime)
    municipalities: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))  # None: the whole region
    away_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


@dataclass(frozen=True, slots=True)
class Person:
    """What a handler needs to know of the person who wrote; read once and kept until it changes."""

    id: int
    channel: str
    address: str
    language: str
    timezone: str
    name: str | None
    municipality: str | None
    is_member: bool
    subscribed: bool
    paused_until: datetime | None
    roles: frozenset[Role]
    seen_at: datetime
    blocked: bool
    acting_for: int | None = None  # the organisation in whose name they act
    reports: bool = False  # whether that is an institution: these report indicators
    nickname: str = ""  # what the messenger calls them; not stored

    @property
    def first_name(self) -> str | None:
        return self.name.split()[0] if self.name else None

    @property
    def called(self) -> str:
        """How others see who decided: «Ольга Н.»; empty when no name is known."""
        first, *rest = (self.name or self.nickname).split() or [""]
        return f"{first} {rest[-1][0]}." if rest else first

    @property
    def is_coordinator(self) -> bool:
        return bool(self.roles & {Role.OWNER, Role.COORDINATOR})


def _by_address() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Account.address,
            PersonRow.id,
            PersonRow.language,
            PersonRow.timezone,
            PersonRow.name,
            PersonRow.municipality,
            PersonRow.frequency,
            PersonRow.paused_until,
            PersonRow.seen_at,
            PersonRow.acting_for,
            Organisation.side,
            Account.blocked_at,
            Specialist.person_id.label("card"),
            PersonRole.role,
        )
        .join(Account, Account.person_id == PersonRow.id)
        .outerjoin(Specialist, Specialist.person_id == PersonRow.id)
        .outerjoin(Organisation, Organisation.id == PersonRow.acting_for)
        .outerjoin(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(Account.channel == bindparam("channel"), Account.address.in_(bindparam("addresses", expanding=True)))
    )


# Built once: asked for with every person who comes back, and with every newcomer.
BY_ADDRESS = _by_address()
NEW_PERSON = (
    core_insert(PersonRow)
    .values(
        language=bindparam("language"),
        timezone=bindparam("timezone"),
        source=bindparam("source"),
        frequency=Frequency.NEVER,
        search_text="",
        created_at=bindparam("now"),
        seen_at=bindparam("now"),
    )
    .returning(PersonRow.id)
)


@cache
def _new_account(dialect: str) -> Any:
    table = Account.__table__
    return insert_for(dialect, table).on_conflict_do_nothing().returning(table.c.id)


async def find(session: AsyncSession, channel: str, address: str) -> Person | None:
    """The person at an address; the owner's role is not in the database and added by the service."""
    return (await find_all(session, [(channel, address)])).get((channel, address))


async def find_all(session: AsyncSession, accounts: Collection[tuple[str, str]]) -> dict[tuple[str, str], Person]:
    """The people at these channels and addresses, those who are there."""
    connection = await session.connection()
    addresses: dict[str, list[str]] = {}
    for channel, address in accounts:
        addresses.setdefault(channel, []).append(address)
    found: dict[tuple[str, str], list[Any]] = {}
    for channel, of_channel in addresses.items():
        for row in await connection.execute(BY_ADDRESS, {"channel": channel, "addresses": of_channel}):
            found.setdefault((channel, row.address), []).append(row)
    return {(channel, address): _person(channel, rows) for (channel, address), rows in found.items()}


def _person(channel: str, rows: Sequence[Any]) -> Person:
    """A row for each role, or one."""
    row = rows[0]
    return Person(
        id=row.id,
        channel=channel,
        address=row.address,
        language=row.language,
        timezone=row.timezone,
        name=row.name,
        municipality=row.municipality,
        is_member=row.card is not None,
        subscribed=row.frequency != Frequency.NEVER,
        paused_until=row.paused_until,
        roles=frozenset(Role(each.role) for each in rows if each.role),
        seen_at=row.seen_at,
        blocked=row.blocked_at is not None,
        acting_for=row.acting_for,
        reports=row.side == Side.INSTITUTION,
    )


async def create(
    session: AsyncSession,
    channel: str,
    address: str,
    *,
    language: str,
    timezone: str,
    source: str | None,
    now: datetime,
) -> Person | None:
    """A new person at an address; None when somebody came to be there a moment ago."""
    connection = await session.connection()
    values = {"language": language, "timezone": timezone, "source": source, "now": now}
    person_id = (await connection.execute(NEW_PERSON, values)).scalar_one()
    account = {"person_id": person_id, "channel": channel, "address": address}
    if not (await connection.execute(_new_account(session.get_bind().dialect.name), account)).first():
        await session.execute(delete(PersonRow).where(PersonRow.id == person_id))
        return None
    return Person(
        id=person_id,
        channel=channel,
        address=address,
        language=language,
        timezone=timezone,
        name=None,
        municipality=None,
        is_member=False,
        subscribed=False,
        paused_until=None,
        roles=frozenset(),
        seen_at=now,
        blocked=False,
    )


async def set_seen(session: AsyncSession, person_id: int, now: datetime) -> None:
    await session.execute(
        update(PersonRow)
        .where(PersonRow.id == person_id)
        .values(seen_at=now)
        .execution_options(synchronize_session=False)
    )


async def row(session: AsyncSession, person_id: int) -> PersonRow:
    # Rows that point to the person may still be written meanwhile: the id does not change.
    return await session.get_one(PersonRow, person_id, with_for_update={"key_share": True})


async def card(session: AsyncSession, person_id: int) -> Specialist | None:
    return await session.get(Specialist, person_id)


async def accounts(session: AsyncSession, person_id: int) -> list[Account]:
    return list(
        (await session.scalars(select(Account).where(Account.person_id == person_id).order_by(Account.id))).all()
    )


async def tags(session: AsyncSession, person_id: int, kind: TagKind) -> list[str]:
    return list(
        (
            await session.scalars(
                select(PersonTag.tag)
                .where(PersonTag.person_id == person_id, PersonTag.kind == kind)
                .order_by(PersonTag.tag)
            )
        ).all()
    )


async def set_tags(session: AsyncSession, person_id: int, kind: TagKind, values: list[str]) -> None:
    await session.execute(delete(PersonTag).where(PersonTag.person_id == person_id, PersonTag.kind == kind))
    session.add_all(PersonTag(person_id=person_id, kind=kind, tag=tag) for tag in dict.fromkeys(values))
    await session.flush()


async def set_reachable(session: AsyncSession, channel: str, address: str, blocked_at: datetime | None) -> None:
    await session.execute(
        update(Account).where(Account.channel == channel, Account.address == address).values(blocked_at=blocked_at)
    )


async def role(session: AsyncSession, person_id: int, role: Role) -> PersonRole | None:
    return await session.get(PersonRole, (person_id, role))


async def holders(session: AsyncSession, role: Role) -> list[PersonRole]:
    """Everybody who was given the role, the longest holder first."""
    return list(
        (
            await session.scalars(
                select(PersonRole)
                .where(PersonRole.role == role)
                .order_by(PersonRole.granted_at, PersonRole.person_id)
                .execution_options(populate_existing=True)
            )
        ).all()
    )


async def of_id(session: AsyncSession, person_id: int) -> Person | None:
    """The person by id, at their first address; None when they cannot be reached any more."""
    for account in await accounts(session, person_id):
        return await find(session, account.channel, account.address)
    return None


async def reachable(session: AsyncSession, person_ids: Collection[int]) -> dict[int, tuple[Person, PersonRow]]:
    """Those of the people whom a message can reach, by id.

    Their rows are returned too: as long as the caller holds them, writing each of them a message reads nothing more
    from the database.
    """
    found: dict[int, tuple[Person, PersonRow]] = {}
    ids = sorted(person_ids)
    for start in range(0, len(ids), 500):  # SQLite takes a limited number of values in one statement
        rows = await session.execute(
            select(PersonRow, Account.channel, Account.address)
            .join(Account, Account.person_id == PersonRow.id)
            .where(PersonRow.id.in_(ids[start : start + 500]), Account.blocked_at.is_(None))
            .order_by(Account.id)
        )
        for row, channel, address in rows:
            found.setdefault(row.id, (_addressed(row, channel, address), row))
    return found


def _addressed(row: PersonRow, channel: str, address: str) -> Person:
    return Person(
        id=row.id,
        channel=channel,
        address=address,
        language=row.language,
        timezone=row.timezone,
        name=row.name,
        municipality=row.municipality,
        is_member=False,
        subscribed=False,
        paused_until=row.paused_until,
        roles=frozenset(),
        seen_at=row.seen_at,
        blocked=False,
    )


async def names(session: AsyncSession, person_ids: Collection[int]) -> dict[int, str]:
    """Names by id; nobody without one."""
    rows = await session.execute(
        select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(person_ids), PersonRow.name.is_not(None))
    )
    return {row.id: row.name or "" for row in rows}


async def count_specialists(session: AsyncSession) -> int:
    return int(await session.scalar(select(func.count()).select_from(Specialist)) or 0)


async def count_subscribers(session: AsyncSession) -> int:
    return int(
        await session.scalar(select(func.count()).select_from(PersonRow).where(PersonRow.frequency != Frequency.NEVER))
        or 0
    )
