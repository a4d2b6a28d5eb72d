"""The commands as somebody types them: one line an item, the exit code, no traceback."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Cluster

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
        ({"BOT_TOKEN": "42:TEST", "DATABASE_URL": "mysql://h/n"}, "DATABASE_URL"),
        ({"BOT_TOKEN": "42:TEST", "WEBHOOK_URL": "https://h.org", "WEBHOOK_SECRET": "x"}, "WEBHOOK_URL"),
    ],
)
def test_a_wrong_setting_is_one_line_and_code_2(tmp_path: Path, variables: dict[str, str], named: str) -> None:
    ended = run("run", folder=tmp_path, **variables)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert named in ended.stderr


def test_an_unknown_command_lists_the_known_ones(tmp_path: Path) -> None:
    ended = run("dance", folder=tmp_path)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert all(name in run("--help", folder=tmp_path).stdout for name in ("run", "sandbox", "migrate", "check", "demo"))


def test_migrate_and_demo_may_be_repeated(tmp_path: Path) -> None:
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    assert run("migrate", folder=tmp_path, **database).stdout.startswith("database: migrated to")
    assert run("migrate", folder=tmp_path, **database).stdout.startswith("database: already at")
    first, second = (run("demo", folder=tmp_path, **database) for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == "demo data: 14 people loaded\n"
    assert second.stdout == "demo data: there already\n"


async def test_check_says_what_answers(cluster: Cluster, tmp_path: Path) -> None:
    def check(port: int) -> subprocess.CompletedProcess[str]:
        return run(
            "check",
            folder=tmp_path,
            BOT_TOKEN="42:TEST",
            TELEGRAM_API_URL=f"http://127.0.0.1:{port}",
            DATABASE_URL=cluster.database_url,
        )

    fine = await asyncio.to_thread(check, cluster.port)
    assert fine.stdout.splitlines()[:2] == ["settings: ok", "database: ok"]
    assert fine.stdout.splitlines()[2].startswith("telegram: ok, @")
    assert fine.returncode == 0
    broken = await asyncio.to_thread(check, 9)
    assert broken.stdout.splitlines()[2].startswith("telegram: no answer")
    assert broken.returncode == 1
    assert "TEST" not in broken.stdout + broken.stderr
