"""What people meet before the code agrees with it: lock files, the example of settings, Makefile, wheel and image."""

import importlib.util
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot import assets, start
from bot.config import Settings

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]


def package(requirement: str) -> str:
    """The normalised name in a requirement: `fluent.runtime>=0.4` is fluent-runtime."""
    name = re.split(r"[^\w.-]", requirement.strip(), maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def git(*arguments: str) -> list[str]:
    """The paths that `git ls-files` prints."""
    command = ["git", "ls-files", "-z", *arguments]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [path for path in result.stdout.split("\0") if path and (ROOT / path).is_file()]


def project_files() -> dict[str, str]:
    """The text files that are, or are about to be, in the repository."""
    found = {}
    for path in git("--cached", "--others", "--exclude-standard"):
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            found[path] = content.decode("utf-8")
    return found


# Requirements


def locked(content: str) -> dict[str, str]:
    """Package and pinned version. Raises ValueError for an entry without a pin, without a hash, or with an address."""
    found = {}
    lines = [line for line in content.splitlines() if not line.strip().startswith("#")]
    for entry in re.split(r"\n(?=\S)", "\n".join(lines).strip()):
        pin = re.match(r"([\w.-]+)==([\w.+!]+)(?: ;[^\\]+)? \\\n", entry)
        hashes = re.findall(r"--hash=sha256:[0-9a-f]{64}(?=[\s\\]|$)", entry)
        if not pin or not hashes or "://" in entry:
            raise ValueError(entry.splitlines()[0])
        found[package(pin[1])] = pin[2]
    return found


LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock")}


def test_everything_is_locked_by_hash() -> None:
    runtime, everything = (locked(content) for content in LOCKS.values())
    assert {package(requirement) for requirement in RUNTIME} <= runtime.keys()
    assert {package(requirement) for requirement in (*RUNTIME, *DEVELOPMENT)} <= everything.keys()
    assert runtime.items() <= everything.items()


def test_lock_files_hold_no_address() -> None:
    assert not [
        name for name, content in LOCKS.items() if re.search(r"://|--(?:extra-)?index-url|--find-links", content)
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "aiogram==3.31.0",
        "aiogram>=3.31 \\\n    --hash=sha256:" + "0" * 64,
        "aiogram==3.31.0 \\\n    --hash=sha256:0123",
        "aiogram @ https://example.org/aiogram.whl \\\n    --hash=sha256:" + "0" * 64,
        "--index-url https://example.org/simple",
    ],
)
def test_a_loose_requirement_is_seen(entry: str) -> None:
    with pytest.raises(ValueError, match=re.escape(entry.splitlines()[0])):
        locked(entry)


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    explained = [package(name) for name in re.findall(r"^\| (?!package )([\w.-]+) \| .{20,}\|$", page, re.MULTILINE)]
    assert sorted(explained) == sorted(package(requirement) for requirement in (*RUNTIME, *DEVELOPMENT))


# Settings

EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
VARIABLE = re.compile(r"^#?([A-Z_]+)=(.*)$", re.MULTILINE)


def test_the_example_names_every_variable() -> None:
    assert [name for name, _ in VARIABLE.findall(EXAMPLE)] == [name.upper() for name in Settings.model_fields]


def test_the_example_shows_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    defaults = Settings()
    (tmp_path / ".env").write_text(VARIABLE.sub(r"\1=\2", EXAMPLE), encoding="utf-8")
    assert Settings() == defaults
    (tmp_path / ".env").write_text("HTTP_PORT=8081", encoding="utf-8")
    assert Settings() != defaults  # the file is read at all


@pytest.mark.parametrize(
    ("environment", "file", "command"),
    [
        (None, None, "sandbox"),
        ("42:TEST", None, "run"),
        (None, "BOT_TOKEN=42:TEST", "run"),
        ("", "BOT_TOKEN=42:TEST", "run"),
        (None, EXAMPLE, "sandbox"),
    ],
)
def test_make_run_needs_a_token_for_telegram(
    environment: str | None, file: str | None, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    if environment is not None:
        monkeypatch.setenv("BOT_TOKEN", environment)
    if file is not None:
        (tmp_path / ".env").write_text(file, encoding="utf-8")
    assert start.command() == command


# The files beside the code


def test_a_checkout_and_a_wheel_find_their_files(tmp_path: Path) -> None:
    assert assets.LOCALES == ROOT / "locales"
    assert assets.MIGRATIONS == ROOT / "migrations"
    assert assets.DATA.is_dir()

    # As the wheel lays them out, by the table it is built from.
    for source, target in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"].items():
        (tmp_path / target / f"copy-of-{source}").mkdir(parents=True)
    installed = shutil.copy(ROOT / "bot/assets.py", tmp_path / "bot")
    spec = importlib.util.spec_from_file_location("installed_assets", installed)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (module.LOCALES / "copy-of-locales").is_dir()
    assert (module.MIGRATIONS / "copy-of-migrations").is_dir()


def test_git_ignores_nothing_the_bot_needs() -> None:
    """An ignored file is missing from a clone, and from the wheel as well."""
    ignored = git("--others", "--ignored", "--exclude-standard", "bot", "locales", "migrations", "tests", "docs")
    assert not [path for path in ignored if "__pycache__" not in path and "_cache/" not in path]


def test_the_image_is_built_from_files_it_is_sent() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    sent = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    }
    hatch = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        PROJECT["project"]["readme"],
        *PROJECT["project"]["license-files"],
        *hatch["packages"],
        *hatch["force-include"],
    }
    assert sources == sent
    assert needed <= sources
    assert not [source for source in sources if not (ROOT / source).exists()]


def test_every_promised_make_target_has_a_rule() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rules = set(re.findall(r"^([\w./-]+):(?!=)", makefile, re.MULTILINE)) - {".PHONY"}
    phony = {name for line in re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE) for name in line.split()}
    assert {"run", "test", "lint", "lock", ".venv"} | phony <= rules


def test_ci_can_be_run() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)  # noqa: S607


# A folder of somebody's machine at the start of a path; in an address, as example.org/home/, it is nobody's.
MACHINE_PATH = re.compile(r"(?<![\w.~*-])/(?:home|root|Users|work)/\w|\b[A-Z]:\\Users\b")


def test_no_file_mentions_a_path_of_a_machine() -> None:
    found = {path: match[0] for path, text in project_files().items() if (match := MACHINE_PATH.search(text))}
    assert not found


@pytest.mark.parametrize(
    ("text", "folder", "found"),
    [
        ("open('/{}/anna/bot.db')", "home", True),
        ("file:///{}/anna", "Users", True),
        ("see /{}/main", "work", True),
        ("C:\\{}\\anna", "Users", True),
        ("https://example.org/{}/page", "home", False),
        ("docs/{}/page", "work", False),
        ("the /{} command", "home", False),
    ],
)
def test_a_path_of_a_machine_is_seen(text: str, folder: str, found: bool) -> None:
    assert (MACHINE_PATH.search(text.format(folder)) is not None) is found
