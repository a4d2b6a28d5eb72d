"""Whose data is due to go, and what an erasure leaves of a person."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.people import Account, Frequency, PersonRole, PersonRow, PersonTag, Specialist


async def due(session: AsyncSession, now: datetime) -> list[int]:
    return list(
        (
            await session.scalars(
                select(PersonRow.id).where(PersonRow.erase_at <= now).order_by(PersonRow.erase_at).limit(100)
            )
        ).all()
    )


async def idle_guests(session: AsyncSession, before: datetime) -> list[int]:
    """People who never joined, applied, subscribed or got a role and have not been seen since `before`."""
    return list(
        (
            await session.scalars(
                select(PersonRow.id)
                .outerjoin(Specialist, Specialist.person_id == PersonRow.id)
                .outerjoin(PersonRole, PersonRole.person_id == PersonRow.id)
                .where(
                    PersonRow.seen_at < before,
                    PersonRow.frequency == Frequency.NEVER,
                    PersonRow.acting_for.is_(None),
                    PersonRow.name.is_(None),
                    Specialist.person_id.is_(None),
                    PersonRole.person_id.is_(None),
                )
                .join(Account, Account.person_id == PersonRow.id)
                .limit(500)
            )
        ).all()
    )


async def erase(session: AsyncSession, person_id: int) -> None:
    """Remove everything that tells who the person is; an empty row stays for the ledger of consents."""
    for table in (Account, Specialist, PersonTag, PersonRole):
        await session.execute(delete(table).where(table.person_id == person_id))
    await session.execute(
        update(PersonRow)
        .where(PersonRow.id == person_id)
        .values(
            name=None,
            municipality=None,
            source=None,
            frequency=Frequency.NEVER,
            quiet_from=None,
            quiet_to=None,
            paused_until=None,
            erase_at=None,
            acting_for=None,
            search_text="",
        )
    )
