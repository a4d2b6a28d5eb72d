"""Copies of the database: made while the bot runs, looked at before they are trusted, put back in one transaction.

SQLite copies itself page by page within one read transaction, so writers go on; PostgreSQL's own tools do it for
PostgreSQL. All of this waits for disks and processes: call it in a thread.
"""

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from bot.db.database import Database, DatabaseError, parse_url
from bot.db.migrate import head, revisions, upgrade

PATIENCE = 60  # seconds for a writer of SQLite to finish
PREFIX = b"PGDMP"  # what a file of pg_dump begins with
SQLITE = b"SQLite format 3\0"
PSQL = ("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")


class BackupError(Exception):
    """A copy that could not be made or put back: one line for whoever asked."""


def suffix(address: str) -> str:
    """How the name of a copy of this database ends."""
    return ".db" if _is_sqlite(parse_url(address)) else ".dump"


def back_up(address: str, file: Path) -> None:
    """Copy the database at `address` to `file`, which appears only when it is whole; an older one is replaced.

    Raises BackupError.
    """
    url = parse_url(address)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _beside(file) as unfinished:
            if _is_sqlite(url):
                _copy_sqlite(url, unfinished)
            else:
                _run(["pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}"], url)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{file}: {error}") from None


def restore(address: str, file: Path) -> None:
    """Put a copy in the place of what is in the database, all of it or nothing. Raises BackupError."""
    url = parse_url(address)
    try:
        if _is_sqlite(url):
            _restore_sqlite(url, file)
        else:
            _restore_postgres(url, file)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{file}: {error}") from None


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A file that takes the name of `file` once it is written and on the disk. Nobody else may read it."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        yield unfinished
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


# SQLite


def _opened(path: Path, *, write: bool = False) -> closing[sqlite3.Connection]:
    """A connection to a file that is there; sqlite3 by itself would make an empty one."""
    mode = "rw" if write else "ro"
    return closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE))


def _copy_sqlite(url: URL, target: Path) -> None:
    with _opened(Path(str(url.database))) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
        _look_over(copy)


def _look_over(copy: sqlite3.Connection) -> None:
    """Raises BackupError for what is not a whole database of ours, or is of a newer version of the bot."""
    if (found := copy.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
        raise BackupError(f"the copy is damaged ({found})")
    try:
        (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.OperationalError, TypeError):
        raise BackupError("this is no database of the bot") from None
    if revision not in revisions():
        raise BackupError(f"the copy is at revision {revision}, newer than {head()} of this version: update the bot")


def _begins_with(file: Path, mark: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(mark)) == mark


def _restore_sqlite(url: URL, file: Path) -> None:
    target = Path(str(url.database))
    if not _begins_with(file, SQLITE):
        raise BackupError(f"{file} is no copy of a SQLite database")
    with _opened(file) as source:
        _look_over(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(target, timeout=PATIENCE)) as live:
            source.backup(live)


# PostgreSQL


def _restore_postgres(url: URL, file: Path) -> None:
    """What the dump holds becomes one transaction of psql, so that a failure leaves the database as it was."""
    if _begins_with(file, SQLITE):
        _pour_sqlite(url, file)
        return
    if not _begins_with(file, PREFIX):
        raise BackupError(f"{file} is no copy made by pg_dump, nor one of a SQLite database")
    with tempfile.TemporaryDirectory() as folder:  # only we may enter it
        script = f"{folder}/restore.sql"
        _run(["pg_restore", "--no-owner", f"--file={script}", str(file)], None)
        _run([*PSQL, "--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public", f"--file={script}"], url)


def _pour_sqlite(url: URL, file: Path) -> None:
    """The way from one server to many: a copy made on SQLite, brought to the newest schema beside and poured over."""
    from bot.db.pouring import pour  # PostgreSQL's part of SQLAlchemy is 2 MB that a bot on SQLite does without

    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "bot.db"
        _restore_sqlite(parse_url(f"sqlite:///{beside}"), file)
        upgrade(Database(f"sqlite:///{beside}"))
        try:
            pour(beside, url)
        except DatabaseError as error:
            raise BackupError(f"PostgreSQL does not take it: {getattr(error, 'orig', None) or error}") from None


def _run(command: Sequence[str], url: URL | None) -> None:
    """Run one of PostgreSQL's tools. The password goes by the environment, which `ps` does not show."""
    environment = dict(os.environ)
    whole = list(command)
    if url is not None:
        if url.password is not None:
            environment["PGPASSWORD"] = str(url.password)
        whole.append(f"--dbname={url.set(password=None).render_as_string()}")
    try:
        done = subprocess.run(whole, env=environment, capture_output=True, check=False)  # noqa: S603 - no shell, fixed names
    except FileNotFoundError:
        raise BackupError(f"{command[0]} is not installed (PostgreSQL's client tools)") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BackupError(f"{command[0]}: {said[0] if said else f'exit code {done.returncode}'}")
