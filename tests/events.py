"""Events for the tests of tickets, written into the table as a published event stands there."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.clock import Clock
from bot.db.database import Database
from bot.db.events import Event, EventState, Format, Registration
from bot.db.organisations import Duty, Organisation, Representative, Side
from bot.db.people import Account
from bot.db.tickets import Ticket
from tests.actors import Actor
from tests.conftest import Cluster

TITLE = "Народный костюм: крой и отделка"


def event_row(clock: Clock, *, hours: float = 72, lasts: float = 2, **values: Any) -> Event:
    """An event that begins in so many hours."""
    now = clock.now()
    starts_at = now + timedelta(hours=hours)
    known: dict[str, Any] = {
        "state": EventState.PUBLISHED,
        "kind": "master_class",
        "audience": "all",
        "title": TITLE,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=lasts),
        "format": Format.ONSITE,
        "municipality": "vyazemsky",
        "place": "Дом ремёсел",
        "address": "ул. Примерная, 1",
        "age_mark": 12,
        "registration": Registration.BOT,
        "access": [],
        "published_at": now,
        "changed_at": now,
    }
    return Event(**{**known, **values})


async def publish(database: Database, clock: Clock, **values: Any) -> int:
    """The id of a new event."""
    async with database.begin(effect=False) as session:
        event = event_row(clock, **values)
        session.add(event)
        await session.flush()
        return event.id


async def change(database: Database, event_id: int, **values: Any) -> None:
    async with database.begin(effect=False) as session:
        event = await session.get_one(Event, event_id)
        for name, value in values.items():
            setattr(event, name, value)


async def event_of(database: Database, event_id: int) -> Event:
    async with database.read() as session:
        return await session.get_one(Event, event_id)


async def tickets_of(database: Database, event_id: int) -> list[Ticket]:
    """The tickets of an event, in order of asking."""
    async with database.read() as session:
        return list(await session.scalars(select(Ticket).where(Ticket.event_id == event_id).order_by(Ticket.turn)))


async def person_id(cluster: Cluster, actor: Actor) -> int:
    async with cluster.app.database.read() as session:
        found = await session.scalar(select(Account.person_id).where(Account.address == str(actor.id)))
    assert found is not None
    return found


async def organises(cluster: Cluster, actor: Actor, duty: Duty = Duty.PUBLISHER) -> int:
    """The id of a house of crafts for which the person, who has been here, acts."""
    representative = await person_id(cluster, actor)
    async with cluster.app.database.begin(effect=False) as session:
        house = Organisation(
            side=Side.INSTITUTION, name="Дом ремёсел", municipality="vyazemsky", created_at=cluster.clock.now()
        )
        session.add(house)
        await session.flush()
        session.add(
            Representative(organisation_id=house.id, person_id=representative, duty=duty, since=cluster.clock.now())
        )
    return house.id
