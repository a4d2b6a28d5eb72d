"""The commands that do one thing and end. Each prints one line an item and returns the exit code."""

import asyncio
from pathlib import Path

from bot.clock import SystemClock
from bot.config import Settings
from bot.db.backup import BackupError, back_up, restore, suffix
from bot.db.database import Database, DatabaseError
from bot.db.migrate import head, migrate, revision, revisions
from bot.errors import SettingsError
from bot.services.backups import STAMP


def say(line: str) -> None:
    print(line)  # noqa: T201  # the answer to a command


async def migrate_database(settings: Settings) -> int:
    """The schema to head."""
    database = Database(settings.database_url)
    try:
        done = await migrate(database)
        say(f"database: {'migrated to' if done else 'already at'} {head()}")
    finally:
        await database.close()
    return 0


async def load_demo(settings: Settings) -> int:
    """Demo data into the database, once."""
    from bot.demo import load

    database = Database(settings.database_url)
    try:
        await migrate(database)
        loaded = await load(database, SystemClock())
        say(f"demo data: {loaded} people loaded" if loaded else "demo data: there already")
    finally:
        await database.close()
    return 0


async def make_backup(settings: Settings, file: Path) -> int:
    """A copy of the database, the bot may run meanwhile; 1 and one line when it could not be made."""
    try:
        await asyncio.to_thread(back_up, settings.database_url, file)
    except BackupError as error:
        say(f"backup: {error}")
        return 1
    say(f"backup: {file}")
    return 0


async def restore_backup(settings: Settings, file: Path) -> int:
    """A copy in the place of the database; what was there is kept beside the daily copies. Then the newest schema."""
    kept = (
        settings.data_dir / "backups" / f"before-restore-{SystemClock().now():{STAMP}}{suffix(settings.database_url)}"
    )
    database = Database(settings.database_url)
    try:
        if await _holds_something(database):
            await asyncio.to_thread(back_up, settings.database_url, kept)
            say(f"restore: what was there is kept in {kept}")
        await asyncio.to_thread(restore, settings.database_url, file)
        await migrate(database)
    except BackupError as error:
        say(f"restore: {error}")
        return 1
    finally:
        await database.close()
    say(f"restore: {file} is in place, schema {head()}; restart the bot if it runs")
    return 0


async def _holds_something(database: Database) -> bool:
    """Whether there is a database of ours to lose. Raises BackupError for one that cannot be read."""
    try:
        return await revision(database) is not None
    except (DatabaseError, OSError) as error:
        raise BackupError(
            f"the database in place cannot be read ({type(error).__name__}): move it away first"
        ) from None


async def check(settings: Settings) -> int:
    """Configuration (read already), database, Redis if one is set, Telegram; 1 when one of them does not answer."""
    from aiogram import Bot
    from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
    from aiogram.exceptions import AiogramError

    from bot.telegram.session import JsonSession

    fine = True
    say("settings: ok")
    database = Database(settings.database_url)
    try:
        at = await revision(database)
        if at == head():
            say("database: ok")
        elif at is None or at in revisions():
            say(f"database: ok, schema at {at or 'nothing'}, `run` will bring it to {head()}")
        else:
            fine = False
            say(f"database: schema at {at}, newer than {head()} of this version: update the bot")
    except (DatabaseError, OSError) as error:
        fine = False
        say(f"database: no answer ({type(error).__name__})")
    finally:
        await database.close()
    if settings.redis_url is not None:
        fine = await _redis_answers(settings.redis_url, settings.token) and fine
    api = TelegramAPIServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
    bot = Bot(settings.token, session=JsonSession(api=api, proxy=settings.telegram_proxy, timeout=15))
    try:
        me = await bot.get_me()
        say(f"telegram: ok, @{me.username}")
    except AiogramError as error:
        fine = False
        say(f"telegram: no answer ({type(error).__name__})")
    finally:
        await bot.session.close()
    return 0 if fine else 1


async def _redis_answers(url: str, token: str) -> bool:
    from aiogram.utils.token import extract_bot_id

    from bot.telegram.replicas import Replicas

    replicas = Replicas(url, extract_bot_id(token))
    try:
        await replicas.connect()
        say("redis: ok")
    except SettingsError:
        say("redis: no answer")
        return False
    finally:
        await replicas.close()
    return True
