"""`cluster-bot sandbox`: the whole bot against the Bot API in memory, in one process, with made-up people to be."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import LARGEST_BODY, routes
from bot.sandbox.telegram import SandboxTelegram

if TYPE_CHECKING:
    from bot.app import Application

TOKEN = "42:SANDBOX"  # noqa: S105  # no Telegram knows it

# Who is on the page: role, first and last name, and who they are in the demo data.
CAST = (
    ("newcomer", "Анна", "Берёзова", None),
    ("specialist", "Дарья", "Молодцова", "spec-13"),
    ("business", "Олег", "Рябинин", None),
    ("institution", "Мария", "Берёзова", "spec-01"),
    ("coordinator", "Ольга", "Невская", None),
)


GROUP = "Клубы Смоленщины"  # who is on the page is in it, and the bot; it has to be told what it is for


async def sandbox(settings: Settings, stop: asyncio.Event, clock: SandboxClock | None = None) -> None:
    """Live until `stop` is set. Unless DATABASE_URL is given, every start begins with a fresh database.

    The days of the demo are counted from the moment at which the `clock` begins.
    """
    from bot.app import Application
    from bot.db.migrate import migrate
    from bot.demo import load

    clock = clock or SandboxClock()
    telegram = SandboxTelegram(token=TOKEN, now=clock.now)
    people = {}
    for role, first, last, demo in CAST:
        person = telegram.add_person(
            first, last_name=last, role=role, started=demo is not None or role == "coordinator"
        )
        people[role] = (person.id, demo)
    telegram.add_group(GROUP, people["coordinator"][0], tuple(person_id for person_id, _ in people.values()))
    address = f"http://{settings.http_host}:{settings.http_port}"
    changes: dict[str, object] = {
        "bot_token": TOKEN,
        "telegram_api_url": address,
        "telegram_proxy": None,
        "owner_ids": settings.owner_ids | {people["coordinator"][0]},
    }
    if "database_url" not in settings.model_fields_set:
        changes["database_url"] = f"sqlite:///{_fresh(settings.data_dir / 'sandbox.db')}"
    own = Settings.model_validate({**settings.model_dump(exclude_unset=True), **changes})
    application: Application = Application(
        own, clock, routes=routes(telegram, clock, settings.http_host), largest_body=LARGEST_BODY
    )
    await migrate(application.database)
    await load(application.database, clock, {demo: str(person_id) for person_id, demo in people.values() if demo})
    print(f"The sandbox is at {address} (Ctrl+C stops it)", flush=True)  # noqa: T201  # the answer to a command
    closing = asyncio.create_task(_close(telegram, stop))
    try:
        await application.run(stop)
    finally:
        closing.cancel()


async def _close(telegram: SandboxTelegram, stop: asyncio.Event) -> None:
    """Let the page's streams go when the sandbox stops; they would hold up the server."""
    await stop.wait()
    telegram.close()


def _fresh(path: Path) -> Path:
    """The path of a database that is not there yet; what an earlier sandbox left is removed."""
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        each.unlink(missing_ok=True)
    return path.absolute()
