"""What services rely on: times in UTC, one writer at a time, all of a write unit or nothing, looks that only look."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from bot.db import postgresql
from bot.db.database import Database, after_commit, parse_url
from bot.db.jobs import Job
from bot.db.people import Account, PersonRow
from bot.errors import SettingsError
from bot.search_text import fold

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def count(database: Database, table: type[Job | PersonRow | Account]) -> int:
    async with database.read() as session:
        return int(await session.scalar(select(func.count()).select_from(table)) or 0)


async def test_times_come_back_in_utc(database: Database) -> None:
    vladivostok = timezone(timedelta(hours=10))
    async with database.begin() as session:
        session.add(Job(name="tick", next_run=NOON.astimezone(vladivostok)))
    async with database.read() as session:
        found = (await session.get_one(Job, "tick")).next_run
    assert found == NOON
    assert found.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        async with database.begin() as session:
            session.add(Job(name="tick", next_run=NOON.replace(tzinfo=None)))
    assert await count(database, Job) == 0


async def test_a_write_unit_is_all_or_nothing(database: Database) -> None:
    committed: list[str] = []

    async def breaks() -> None:
        async with database.begin() as session:
            session.add(Job(name="one", next_run=NOON))
            await session.flush()
            after_commit(session, lambda: committed.append("lost"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await breaks()
    assert await count(database, Job) == 0
    async with database.begin() as session:
        session.add(Job(name="two", next_run=NOON))
        after_commit(session, lambda: committed.append("kept"))
        assert committed == []
    assert committed == ["kept"]
    assert await count(database, Job) == 1


async def test_a_look_leaves_no_trace(database: Database) -> None:
    async with database.read() as session:
        session.add(Job(name="tick", next_run=NOON))
        with pytest.raises(DBAPIError, match=r"read-?only"):
            await session.flush()
    assert await count(database, Job) == 0


async def test_children_need_their_parents(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.begin() as session:
            session.add(Account(person_id=12345, channel="telegram", address="1"))


async def test_fifty_read_then_write_lose_none(database: Database) -> None:
    async with database.begin() as session:
        session.add(Job(name="counter", next_run=NOON))

    async def later() -> None:
        async with database.begin() as session:
            row = await session.get_one(Job, "counter", with_for_update=True)
            await asyncio.sleep(0)
            row.next_run += timedelta(seconds=1)

    await asyncio.gather(*(later() for _ in range(50)))
    async with database.read() as session:
        assert (await session.get_one(Job, "counter")).next_run == NOON + timedelta(seconds=50)


async def test_sixty_press_for_thirty_seats(database: Database) -> None:
    """The seat is counted and taken in one unit: nobody gets the thirty-first."""
    async with database.begin() as session:
        session.add(Job(name="lock", next_run=NOON))

    async def take(number: int) -> bool:
        async with database.begin() as session:
            await session.get_one(Job, "lock", with_for_update=True)
            taken = await session.scalar(select(func.count()).select_from(Job))
            await asyncio.sleep(0)
            if (taken or 0) > 30:
                return False
            session.add(Job(name=f"seat {number}", next_run=NOON))
            return True

    seats = await asyncio.gather(*(take(number) for number in range(60)))
    assert sum(seats) == 30


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sqlite_is_set_up_for_one_writer_and_many_readers(database: Database) -> None:
    async with database.begin() as session:
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1
    assert database.engines[0].pool.size() == 1  # type: ignore[attr-defined]  # QueuePool's own


async def test_a_reader_does_not_wait_for_the_writer(database: Database) -> None:
    async with database.begin() as session:
        session.add(Job(name="tick", next_run=NOON))
        await session.flush()
        async with asyncio.timeout(2):
            assert await count(database, Job) == 0
    assert await count(database, Job) == 1


@pytest.mark.parametrize(
    "address",
    ["", "sqlite://", "sqlite:///:memory:", "mysql://host/name", "sqlite://host/file", "postgresql://h:port/name", "?"],
)
def test_a_wrong_address_is_named_and_not_repeated(address: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        parse_url(address)
    assert str(refusal.value).startswith("DATABASE_URL: expected sqlite:///FILE")


def test_drivers_are_our_own_choice() -> None:
    assert parse_url("postgres://u:p@h/n").drivername == "postgresql"
    assert parse_url("postgresql+asyncpg://u:p@h/n").drivername == "postgresql"
    assert parse_url("sqlite+aiosqlite:///x.db").drivername == "sqlite"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Ёлка\u00a0 и  ЁЖ ", "елка и еж"),
        ("РДК «Днепровские зори»", "рдк днепровские зори"),
        ("О’Нил", "онил"),
        ("Ан\u200bна", "анна"),
        ("Сычёвка", "сычевка"),
        ("STRASSE", "strasse"),
    ],
)
def test_search_text(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("trusted", [0.0, 30.0])
async def test_a_connection_that_the_server_closed_is_replaced_before_its_use(
    database: Database, monkeypatch: pytest.MonkeyPatch, trusted: float
) -> None:
    monkeypatch.setattr(postgresql, "TRUSTED", trusted)
    others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
    async with database.begin() as writing, database.read() as looking:
        await writing.execute(text("SELECT 1"))
        await looking.execute(text("SELECT 1"))
    async with database.read() as session:
        assert (await session.execute(text(f"SELECT pg_terminate_backend(pid) {others}"))).all()
        while await session.scalar(text(f"SELECT count(*) {others}")):
            await asyncio.sleep(0.01)
    async with database.begin() as session:
        session.add(Job(name="tick", next_run=NOON))
    assert await count(database, Job) == 1
