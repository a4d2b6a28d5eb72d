"""The commands as somebody types them: one line an item, the exit code, no traceback."""

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import TOKEN, Cluster

ROOT = Path(__file__).parents[1]


def run(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot …` in a folder of its own, with these variables only."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_token_it_ends_at_once_with_one_line(tmp_path: Path) -> None:
    begun = time.monotonic()
    ended = run("run", folder=tmp_path)
    assert time.monotonic() - begun < 5, "2 s on a machine that does nothing else"
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        "cluster-bot: BOT_TOKEN is not set: get one from @BotFather, or try `python -m bot sandbox` without one"
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"BOT_TOKEN": "nonsense"}, "BOT_TOKEN"),
        ({"BOT_TOKEN": "42:TEST", "HTTP_PORT": "70000", "MESSAGES_PER_SECOND": "0"}, "MESSAGES_PER_SECOND"),
        ({"BOT_TOKEN": "42:TEST", "DATABASE_URL": "postgresql://u:hidden@127.0.0.1:9/n"}, "DATABASE_URL"),
        ({"BOT_TOKEN": "42:TEST", "DATABASE_URL": "mysql://h/n"}, "DATABASE_URL"),
        ({"BOT_TOKEN": "42:TEST", "WEBHOOK_URL": "http://h.org", "WEBHOOK_SECRET": "x"}, "WEBHOOK_URL"),
    ],
)
def test_a_wrong_setting_is_one_line_and_code_2(tmp_path: Path, variables: dict[str, str], named: str) -> None:
    ended = run("run", folder=tmp_path, **variables)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("cluster-bot: ")
    assert named in ended.stderr
    assert "hidden" not in ended.stderr
    assert ended.stdout == ""


def test_an_unknown_command_lists_the_known_ones(tmp_path: Path) -> None:
    ended = run("dance", folder=tmp_path)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    known = ("run", "web", "worker", "sandbox", "migrate", "check", "backup", "restore", "demo")
    assert all(f"'{name}'" in ended.stderr for name in known)
    told = run("--help", folder=tmp_path)
    assert told.returncode == 0
    assert re.findall(r"^    (\w+)", told.stdout, re.MULTILINE) == list(known)
    nothing = run(folder=tmp_path)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "COMMAND" in nothing.stderr


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("these are my notes" * 10, encoding="utf-8")
    ended = run("migrate", folder=tmp_path, DATABASE_URL="sqlite:///x.db")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "cluster-bot: DATABASE_URL: the database does not answer (DatabaseError)\n"
    checked = run(
        "check", folder=tmp_path, DATABASE_URL="sqlite:///x.db", BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9"
    )
    assert (checked.returncode, checked.stderr) == (1, "")
    assert checked.stdout.splitlines()[1] == "database: no answer (DatabaseError)"
    assert (tmp_path / "x.db").read_text(encoding="utf-8") == "these are my notes" * 10


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    assert run("migrate", folder=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "data/bot.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    ended = run("demo", folder=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert re.fullmatch(r"cluster-bot: [^\n]*9999, newer than [^\n]*: update the bot\n", ended.stderr)
    checked = run("check", folder=tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9")
    assert checked.returncode == 1
    assert "schema at 9999, newer than" in checked.stdout


def test_migrate_and_demo_may_be_repeated(tmp_path: Path) -> None:
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    assert run("migrate", folder=tmp_path, **database).stdout.startswith("database: migrated to")
    assert run("migrate", folder=tmp_path, **database).stdout.startswith("database: already at")
    first, second = (run("demo", folder=tmp_path, **database) for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == "demo data: 14 people loaded\n"
    assert second.stdout == "demo data: there already\n"
    assert first.stderr == second.stderr == ""


def test_what_is_about_people_may_be_read_by_the_bots_own_user_alone(tmp_path: Path) -> None:
    assert run("migrate", folder=tmp_path).returncode == 0
    assert run("backup", "copies/copy.db", folder=tmp_path).returncode == 0
    written = [path for path in tmp_path.rglob("*") if path.name != "__pycache__"]
    assert {"bot.db", "copy.db"} <= {path.name for path in written}
    assert not [path for path in written if path.stat().st_mode & 0o077]


async def test_check_says_what_answers(cluster: Cluster, tmp_path: Path) -> None:
    def check(port: int, token: str = TOKEN, **more: str) -> subprocess.CompletedProcess[str]:
        return run(
            "check",
            folder=tmp_path,
            BOT_TOKEN=token,
            TELEGRAM_API_URL=f"http://127.0.0.1:{port}",
            DATABASE_URL=cluster.database_url,
            **more,
        )

    fine, broken, refused, lonely = await asyncio.gather(
        asyncio.to_thread(check, cluster.port),
        asyncio.to_thread(check, 9),
        asyncio.to_thread(check, cluster.port, "43:WRONG"),
        asyncio.to_thread(check, cluster.port, REDIS_URL="redis://127.0.0.1:9/0"),
    )
    assert fine.stdout.splitlines()[:2] == ["settings: ok", "database: ok"]
    assert fine.stdout.splitlines()[2].startswith("telegram: ok, @")
    assert fine.returncode == 0
    assert broken.stdout.splitlines()[2].startswith("telegram: no answer")
    assert broken.returncode == 1
    assert refused.stdout.splitlines()[2] == "telegram: no answer (TelegramUnauthorizedError)"
    assert refused.returncode == 1
    assert lonely.stdout.splitlines()[2] == "redis: no answer"
    assert lonely.returncode == 1
    assert not re.search("TEST|WRONG", broken.stdout + broken.stderr + refused.stdout + refused.stderr)
