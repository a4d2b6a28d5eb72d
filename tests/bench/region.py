"""A region of any size: so many people, with what people leave behind, written by the database itself.

A million rows go through INSERT … SELECT over a recursive count, in slices that differ in what real rows differ in: a
place, a topic, a time. The same number gives the same region.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    SmallInteger,
    String,
    cast,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import ColumnElement

from bot.audience import PRESETS, dump
from bot.competencies import ALL as COMPETENCIES
from bot.db import schema  # noqa: F401  # every table, so that the slices find what they refer to
from bot.db.announcements import Announcement, Repeat, Stage
from bot.db.base import Base
from bot.db.database import Database
from bot.db.deliveries import ANNOUNCEMENT, Delivery, Priority, State
from bot.db.digests import DigestPlan
from bot.db.events import Event, EventState, Format, Registration
from bot.db.moderation import AuditEntry, Case, Kind
from bot.db.moderation import State as CaseState
from bot.db.organisations import Organisation, Side
from bot.db.people import Account, Frequency, PersonRow, PersonTag, Specialist, TagKind
from bot.db.points import Point
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.quality import Participation, Vote
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, Participant
from bot.db.tickets import Ticket, TicketState
from bot.db.updates import StoredUpdate, UpdateState
from bot.db.vacancies import Vacancy, VacancyState
from bot.dictionaries import EVENT_KINDS, MUNICIPALITIES, PROFESSIONS, TOPICS, group_of
from bot.sandbox.clock import SandboxClock
from tests.polling import survey

FIRST_ADDRESS = 10_000_000  # the first person's, in the messenger
SLICES = 20
POINTS = 20
POSITIONS = [each for group in PROFESSIONS.values() for each in group]

Values = Mapping[str, Any]  # by column: a value, or a function of the row's number as an expression


def address_of(number: int) -> int:
    """The messenger's id of the person with this number."""
    return FIRST_ADDRESS + number


def _text(number: ColumnElement[int]) -> ColumnElement[str]:
    return cast(number, String)


def _numbered(words: str, number: ColumnElement[int]) -> ColumnElement[str]:
    return literal(words) + _text(number)


def _filler(column: Column[Any], now: datetime) -> Any:
    """What a column that must not be empty holds when nobody cares."""
    default = column.default
    if default is not None and default.is_scalar:
        return default.arg  # type: ignore[attr-defined]  # which a default that is scalar has
    kind = getattr(column.type, "impl_instance", column.type)
    numbers = (SmallInteger, Integer, BigInteger)
    fillers: tuple[tuple[Any, Any], ...] = (
        (Boolean, False),
        (numbers, 0),
        (Date, now.date()),
        (DateTime, now),
        (JSON, {}),
        (String, ""),
    )
    return next(value for kinds, value in fillers if isinstance(kind, kinds))


async def multiply(
    session: AsyncSession, model: type[Base], rows: int, now: datetime, values: Callable[[int], Values]
) -> None:
    """So many rows numbered from 1; `values(slice)` gives those of a slice."""
    table = model.__table__
    on_postgres = session.get_bind().dialect.name == "postgresql"
    for part in range(SLICES):
        first, last = part * rows // SLICES + 1, (part + 1) * rows // SLICES
        if last < first:
            continue
        count = select(literal(first).label("i")).cte("numbers", recursive=True)
        count = count.union_all(select(count.c.i + 1).where(count.c.i < last))
        number = count.c.i
        given = dict(values(part))
        for column in table.columns:
            if column.name not in given and not column.nullable:
                given[column.name] = number if column.primary_key else _filler(column, now)  # type: ignore[arg-type]
        columns = [each for each in table.columns if each.name in given]
        chosen = []
        for column in columns:
            value = given[column.name]
            value = value(number) if callable(value) else value
            if not isinstance(value, ColumnElement):
                value = literal(value, column.type)
                value = cast(value, column.type) if on_postgres else value
            chosen.append(value)
        await session.execute(insert(model).from_select([each.name for each in columns], select(*chosen)))


async def fill(database: Database, rows: int) -> None:
    """So many people, and as many rows in every list and queue."""
    now = SandboxClock().now()
    places = [each.slug for each in MUNICIPALITIES]
    event_kinds, topics = list(EVENT_KINDS), list(TOPICS)

    def place(part: int) -> str:
        return places[part % len(places)]

    def ago(part: int, days: float) -> datetime:
        return now - timedelta(days=days) * (part + 1) / SLICES

    def ahead(part: int, days: float) -> datetime:
        return now + timedelta(days=days) * (part + 1) / SLICES

    await survey(database, SandboxClock())
    async with database.begin(effect=False) as session:
        add = partial(multiply, session, now=now)
        await add(PersonRow, rows, values=lambda part: {
            "name": partial(_numbered, "Анна Берёзова "), "language": "ru", "timezone": "Europe/Moscow",
            "municipality": place(part), "frequency": Frequency.WEEKLY if part % 5 else Frequency.NEVER,
            "search_text": partial(_numbered, "анна березова "), "created_at": ago(part, 300), "seen_at": ago(part, 80),
        })  # fmt: skip
        await add(Account, rows, values=lambda _: {
            "person_id": lambda i: i, "channel": "telegram", "address": lambda i: _text(i + FIRST_ADDRESS),
        })  # fmt: skip
        await add(Specialist, rows, values=lambda part: {
            "profession": POSITIONS[part % len(POSITIONS)], "visible": True, "looking": "yes",
            "joined_at": ago(part, 300),
        })  # fmt: skip
        await add(PersonTag, rows, values=lambda part: {
            "person_id": lambda i: i, "kind": TagKind.TOPIC, "tag": topics[part % len(topics)],
        })  # fmt: skip
        await add(PersonTag, rows, values=lambda part: {
            "person_id": lambda i: i, "kind": TagKind.COMPETENCY, "tag": COMPETENCIES[part % len(COMPETENCIES)],
        })  # fmt: skip
        await add(ConsentRow, rows, values=lambda part: {
            "person_id": lambda i: i, "purpose": Purpose.MAILINGS, "action": Action.GRANTED, "version": 1,
            "language": "ru", "text_hash": "0" * 64, "channel": "telegram", "at": ago(part, 300),
        })  # fmt: skip
        await add(DigestPlan, rows, values=lambda part: {"person_id": lambda i: i, "next_at": ahead(part, 7)})
        await add(Organisation, rows, values=lambda part: {
            "side": Side.INSTITUTION, "kind": "library", "name": partial(_numbered, "Библиотека "),
            "municipality": place(part), "search_text": partial(_numbered, "библиотека "), "created_at": ago(part, 300),
        })  # fmt: skip
        await add(Event, rows, values=lambda part: {
            "state": EventState.PUBLISHED, "organisation_id": lambda i: i, "kind": event_kinds[part % len(event_kinds)],
            "audience": "all", "title": partial(_numbered, "Народный костюм "), "starts_at": ahead(part, 60),
            "ends_at": ahead(part, 60) + timedelta(hours=2), "format": Format.ONSITE, "municipality": place(part),
            "place": "Дом ремёсел", "address": "ул. Примерная, 1", "age_mark": 12, "registration": Registration.BOT,
            "access": [], "search_text": partial(_numbered, "народный костюм "), "published_at": ago(part, 30),
            "changed_at": ago(part, 30),
        })  # fmt: skip
        await add(Ticket, rows, values=lambda part: {
            "event_id": lambda i: i, "person_id": lambda i: i, "state": TicketState.GOING, "places": 1,
            "turn": lambda i: i, "code": lambda i: i % 9000, "answered_at": ago(part, 30),
        })  # fmt: skip
        await add(Vacancy, rows, values=lambda part: {
            "state": VacancyState.OPEN, "organisation_id": lambda i: i, "profession": POSITIONS[part % len(POSITIONS)],
            "profession_group": group_of(POSITIONS[part % len(POSITIONS)]), "municipality": place(part),
            "employment": "permanent", "salary_from": 32_000 + part, "search_text": partial(_numbered, "библиотекарь "),
            "valid_until": ahead(part, 60) + timedelta(days=5), "published_at": ago(part, 30),
            "changed_at": ago(part, 30),
        })  # fmt: skip
        await add(Case, rows, values=lambda part: {
            "kind": Kind.BUSINESS, "state": CaseState.SUBMITTED if part == 0 else CaseState.APPROVED,
            "author_id": lambda i: i, "form": "apply-business", "title": partial(_numbered, "Пекарня "),
            "municipality": place(part), "answers": {}, "marked": [], "submitted_at": ago(part, 20),
            "due_at": ahead(part, 20), "changed_at": ago(part, 20), "reminded_at": now, "escalated_at": now,
        })  # fmt: skip
        await add(AuditEntry, rows, values=lambda part: {
            "at": ago(part, 300), "action": "approved", "subject": partial(_numbered, "case:"),
        })  # fmt: skip
        await add(StoredUpdate, rows, values=lambda part: {
            "update_id": lambda i: i, "digest": 0, "body": "", "state": UpdateState.DONE, "received_at": ago(part, 1.9),
        })  # fmt: skip
        await add(Delivery, rows, values=lambda part: {
            **_letter("reminder:"), "priority": Priority.NOTICE, "kind": "tickets-reminder", "state": State.SENT,
            "due_at": ago(part, 80), "finished_at": ago(part, 80),
        })  # fmt: skip
        announcement = Announcement(
            stage=Stage.SENDING, title="Собрание", contents={"ru": {"text": "Ждём", "entities": [], "media": []}},
            buttons=[], groups=[], formula=dump(PRESETS["specialists"]), topic="announcements", repeat=Repeat.ONCE,
            send_at=now, left_out={}, totals={}, created_at=now, changed_at=now, paused_at=now,
        )  # fmt: skip
        session.add(announcement)
        await session.flush()
        waiting = announcement.id
        await add(Delivery, rows, values=lambda _: {
            **_letter("announcement:"), "id": lambda i: i + rows, "priority": Priority.ANNOUNCEMENT,
            "kind": ANNOUNCEMENT, "state": State.PENDING, "due_at": now, "announcement_id": waiting,
        })  # fmt: skip
        points = [Point(name=f"Зал {each}", organisation_id=each + 1, created_at=now) for each in range(POINTS)]
        session.add_all(points)
        await session.flush()
        await add(Vote, rows, values=lambda part: {
            "point_id": points[part % POINTS].id, "day": ago(part, 60).date(), "csat": 1 + part % 5, "shown": False,
        })  # fmt: skip
        await add(Participation, rows, values=lambda part: {
            "person_id": lambda i: i, "point_id": points[part % POINTS].id, "day": ago(part, 60).date(),
        })  # fmt: skip
        await add(Answer, rows, values=lambda part: {
            "survey_id": 1, "mode": Mode.ANONYMOUS, "day": ago(part, 20).date(),
            "answers": {"mark": 1 + part % 5, "what": "sound", "advice": part % 11},
        })  # fmt: skip
        await add(Participant, rows, values=lambda part: {
            "survey_id": 1, "person_id": lambda i: i, "begun_on": ago(part, 20).date(),
            "answered_on": ago(part, 20).date(),
        })  # fmt: skip
    await _settle(database)


def _letter(key: str) -> Values:
    return {
        "key": partial(_numbered, key), "person_id": lambda i: i, "channel": "telegram",
        "address": lambda i: _text(i + FIRST_ADDRESS), "language": "ru", "params": {},
    }  # fmt: skip


async def _settle(database: Database) -> None:
    """What a database does by itself in the hours in which so much comes in: statistics, and ids that go on."""
    async with database.begin(effect=False) as session:
        if database.is_sqlite:
            return
        for table in Base.metadata.tables.values():
            for column in table.primary_key:
                sequence = await session.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
                if sequence:
                    await session.scalar(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))
    async with database.engines[0].connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM ANALYZE"))
