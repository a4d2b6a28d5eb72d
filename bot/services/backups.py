"""A copy of the database every day, the newest of them kept."""

import asyncio
from datetime import datetime
from pathlib import Path

import structlog

from bot.db.backup import BackupError, back_up, suffix

log = structlog.get_logger()

KEPT = 14
STAMP = "%Y%m%d-%H%M%S"


class Backups:
    """The daily copies in one folder."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self._url = database_url
        self._folder = folder

    async def tick(self, now: datetime) -> None:
        """Make the copy of `now` and remove those over KEPT. One that fails is told in the log; the old ones stay."""
        ending = suffix(self._url)
        try:
            await asyncio.to_thread(back_up, self._url, self._folder / f"bot-{now:{STAMP}}{ending}")
        except BackupError as error:
            log.error("no backup today", why=str(error))
            return
        await asyncio.to_thread(self._rotate, ending)

    def _rotate(self, ending: str) -> None:
        for old in sorted(self._folder.glob(f"bot-*{ending}"))[:-KEPT]:
            old.unlink(missing_ok=True)
