"""The commands: `python -m bot COMMAND`, installed as `cluster-bot`."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import signal
import sys
from pathlib import Path

from bot import __version__, heap
from bot.config import Settings, load
from bot.errors import SettingsError


def main() -> None:
    """Run a command; ends with code 2 and one line when the settings are wrong."""
    parser = argparse.ArgumentParser(
        prog="cluster-bot", description="Telegram bot of the cluster of the Smolensk region."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in {
        "run": "everything in one process",
        "web": "one of several processes that take updates by webhook; needs PostgreSQL and Redis",
        "worker": "one of several processes that send and mind the clock; needs PostgreSQL and Redis",
        "sandbox": "the same against the built-in Bot API, with a web page to try it; no token needed",
        "migrate": "bring the database to the newest schema",
        "check": "configuration, database, Redis and Telegram reachable?",
        "backup": "a copy of the database, while the bot runs",
        "restore": "a copy in the place of the database",
        "demo": "load the demo data",
    }.items():
        added = commands.add_parser(name, help=purpose)
        if name in {"backup", "restore"}:
            added.add_argument("file", type=Path, metavar="FILE")
    given = parser.parse_args()
    os.umask(0o077)  # what is written is about people: for the bot's own user to read
    try:
        sys.exit(asyncio.run(_run(given.command, load(), getattr(given, "file", Path()))))
    except SettingsError as error:
        sys.exit(_complain(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _complain(error: SettingsError) -> int:
    print(f"cluster-bot: {error}", file=sys.stderr)  # noqa: T201  # the answer to a command
    return 2


async def _run(command: str, settings: Settings, file: Path) -> int:
    """Imports are inside: a wrong setting is told before the second it takes to load everything."""
    match command:
        case "run":
            await _live(settings, command)
        case "web" | "worker":
            if command == "web" and settings.webhook_url is None:
                raise SettingsError("WEBHOOK_URL is not set: `web` has Telegram bring the updates there")
            await _live(settings, command)
        case "sandbox":
            from bot.logs import configure
            from bot.telegram import lazy_models

            configure(settings)
            lazy_models.install()
            from bot.sandbox.run import sandbox

            await sandbox(settings, _stop_signal())
        case "migrate":
            from bot.commands import migrate_database

            return await migrate_database(settings)
        case "check":
            _ = settings.token
            from bot.telegram import lazy_models

            lazy_models.install()
            from bot.commands import check

            return await check(settings)
        case "backup":
            from bot.commands import make_backup

            return await make_backup(settings, file)
        case "restore":
            from bot.commands import restore_backup

            return await restore_backup(settings, file)
        case "demo":
            from bot.commands import load_demo

            return await load_demo(settings)
    return 0


async def _live(settings: Settings, command: str) -> None:
    _ = settings.token
    from bot.logs import configure
    from bot.telegram import lazy_models

    heap.share()
    gc.disable()  # nothing of what is imported is garbage; the application enables it when it is ready: 0.2 s less
    configure(settings)
    lazy_models.install()
    from bot.app import Application, Part
    from bot.clock import SystemClock

    application = Application(settings, SystemClock(), part=Part(command), backups=settings.data_dir / "backups")
    await application.run(_stop_signal())


def _stop_signal() -> asyncio.Event:
    """Set by SIGTERM or Ctrl+C: what was begun is finished, nothing is lost."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    return stop


if __name__ == "__main__":
    main()
