"""Groups in which the bot takes part: what each is for, what was posted there, and who asks to be let in."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime
from bot.db.deliveries import Delivery, State
from bot.db.people import Account, PersonRole, PersonRow, Specialist


class Purpose(StrEnum):
    """Who the group is for, and so what is posted there: events of the week, or what waits for coordinators."""

    MEMBERS = "members"
    COORDINATORS = "coordinators"


class Group(Base):
    """A group that a coordinator bound. `municipality`: None for the whole region; `shown` as in `digest_plans`."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(128))
    purpose: Mapped[Purpose] = mapped_column(String(12))
    municipality: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    bound_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    bound_at: Mapped[datetime] = mapped_column(UTCDateTime)
    next_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    last_period: Mapped[str | None] = mapped_column(String(10))
    shown: Mapped[str] = mapped_column(Text, default="")


class JoinRequest(Base):
    """Somebody who is no member yet asks to be let into a closed group; let in as soon as they are one."""

    __tablename__ = "join_requests"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True)
    address: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)


async def at(session: AsyncSession, channel: str, address: str) -> Group | None:
    found = select(Group).where(Group.channel == channel, Group.address == address)
    return (await session.scalars(found.execution_options(populate_existing=True))).first()


async def bound(session: AsyncSession, places: Collection[str] | None, limit: int) -> Sequence[Group]:
    """Groups in some municipalities or in all, by their titles."""
    found = select(Group).order_by(Group.title, Group.id).limit(limit)
    if places is not None:
        found = found.where(Group.municipality.in_(places))
    return (await session.scalars(found)).all()


async def due(session: AsyncSession, now: datetime) -> Sequence[Group]:
    """Groups in which something is to be posted, held until the end of the transaction."""
    found = select(Group).where(Group.next_at <= now).order_by(Group.id).limit(200).with_for_update(skip_locked=True)
    return (await session.scalars(found.execution_options(populate_existing=True))).all()


async def move(session: AsyncSession, channel: str, old: str, new: str) -> None:
    """The group has another address from now on, and what waits to be sent there goes to it. A second time nothing
    changes."""
    if await at(session, channel, new) is not None:
        await session.execute(delete(Group).where(Group.channel == channel, Group.address == old))
    else:
        await session.execute(
            update(Group)
            .where(Group.channel == channel, Group.address == old)
            .values(address=new)
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        update(Delivery)
        .where(
            Delivery.channel == channel,
            Delivery.address == old,
            Delivery.state.in_((State.PENDING, State.CLAIMED)),
        )
        .values(address=new)
        .execution_options(synchronize_session=False)
    )


async def drop(session: AsyncSession, channel: str, address: str, now: datetime) -> None:
    """The bot has no place there any more, and what waits to be sent there is not sent."""
    await session.execute(delete(Group).where(Group.channel == channel, Group.address == address))
    await session.execute(
        update(Delivery)
        .where(Delivery.channel == channel, Delivery.address == address, Delivery.state == State.PENDING)
        .values(state=State.SKIPPED, reason="unbound", finished_at=now)
        .execution_options(synchronize_session=False)
    )


async def ask(session: AsyncSession, group_id: int, address: str, now: datetime) -> None:
    """Write a request down; asking again renews it."""
    row = await session.get(JoinRequest, (group_id, address))
    if row is None:
        session.add(JoinRequest(group_id=group_id, address=address, asked_at=now))
    else:
        row.asked_at = now


def _member() -> Any:
    """A specialist with a card, somebody who acts for an organisation, or a coordinator."""
    coordinates = exists().where(PersonRole.person_id == PersonRow.id)
    return or_(Specialist.person_id.is_not(None), PersonRow.acting_for.is_not(None), coordinates)


async def admissible(session: AsyncSession, limit: int = 20) -> list[tuple[Group, str]]:
    """Requests of people who are members by now: the group and their address."""
    rows = await session.execute(
        select(Group, JoinRequest.address)
        .join(JoinRequest, JoinRequest.group_id == Group.id)
        .join(Account, (Account.channel == Group.channel) & (Account.address == JoinRequest.address))
        .join(PersonRow, PersonRow.id == Account.person_id)
        .outerjoin(Specialist, Specialist.person_id == PersonRow.id)
        .where(_member())
        .order_by(JoinRequest.asked_at)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def settle(session: AsyncSession, group_id: int, address: str) -> None:
    """The request is answered."""
    await session.execute(delete(JoinRequest).where(JoinRequest.group_id == group_id, JoinRequest.address == address))


async def forget_requests(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(JoinRequest).where(JoinRequest.asked_at < before))


async def requests_of(session: AsyncSession, person_id: int) -> list[tuple[str, datetime]]:
    """The groups a person has asked to be let into, and when."""
    rows = await session.execute(
        select(Group.title, JoinRequest.asked_at)
        .join(JoinRequest, JoinRequest.group_id == Group.id)
        .join(Account, (Account.channel == Group.channel) & (Account.address == JoinRequest.address))
        .where(Account.person_id == person_id)
    )
    return [(row.title, row.asked_at) for row in rows]


async def forget_person(session: AsyncSession, person_id: int) -> None:
    """Their requests are gone, before their addresses are."""
    addresses = select(Account.address).where(Account.person_id == person_id)
    await session.execute(delete(JoinRequest).where(JoinRequest.address.in_(addresses)))
    await session.execute(update(Group).where(Group.bound_by == person_id).values(bound_by=None))
