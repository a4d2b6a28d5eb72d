"""`python -m tests.scenes [FOLDER] [CHAPTER…]`: takes the pictures of the README and of the guide (`make screenshots`).

Four walks at a time, each through a sandbox of its own, whose day is always the same: so the pictures change only when
the bot does, and the periods of the demo are open whenever they are taken.
"""

import argparse
import asyncio
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.config import Settings
from bot.logs import configure
from bot.sandbox.clock import SandboxClock
from bot.sandbox.run import sandbox
from tests.scenes.chapters import CHAPTERS, Chapter
from tests.scenes.walk import CHROMIUM, FLAGS, Walk

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
BEGINS = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Europe/Moscow"))  # a Tuesday
AT_ONCE = 4


@asynccontextmanager
async def sandbox_at(folder: Path) -> AsyncIterator[str]:
    """The address of a sandbox that lives as long as it is used."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = Settings(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'bot.db'}",
        http_port=port,
        log_level="WARNING",
    )
    stop = asyncio.Event()
    running = asyncio.create_task(sandbox(settings, stop, SandboxClock(BEGINS)))
    address = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as session:
        while not await _ready(session, address):
            if running.done():
                running.result()
            await asyncio.sleep(0.05)
    try:
        yield address
    finally:
        stop.set()
        await running


async def _ready(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(f"{address}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientConnectionError:
        return False  # not listening yet


async def walk(chapter: Chapter, browser: Browser, folder: Path) -> None:
    """Take the pictures of a chapter."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as data:
        async with sandbox_at(Path(data)) as address:
            width, height = chapter.size
            page = await browser.new_page(
                viewport=ViewportSize(width=width, height=height),
                locale=chapter.locale,
                timezone_id="Europe/Moscow",
                device_scale_factor=chapter.scale,
            )
            errors: list[str] = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            await page.goto(address)
            await page.locator("#people button").first.wait_for()
            made = Walk(page, folder)
            await chapter.walk(made)
            await page.close()
    if errors:
        raise AssertionError(f"the page has errors: {errors}")
    print(f"{chapter.name}: {len(made.taken)} pictures in {time.monotonic() - begun:.0f} s", flush=True)  # noqa: T201


async def main(folder: Path, names: list[str]) -> int:
    """How many chapters failed; each failure is printed."""
    chosen = [each for each in CHAPTERS if not names or each.name in names]
    gate = asyncio.Semaphore(AT_ONCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        async def in_turn(chapter: Chapter) -> None:
            async with gate:
                target = folder / chapter.folder
                target.mkdir(parents=True, exist_ok=True)
                await walk(chapter, browser, target)

        results = await asyncio.gather(*map(in_turn, chosen), return_exceptions=True)
        await browser.close()
    failed = [(chapter, result) for chapter, result in zip(chosen, results, strict=True) if result is not None]
    for chapter, result in failed:
        steps = traceback.extract_tb(result.__traceback__)
        at = next((each for each in reversed(steps) if each.name == chapter.walk.__name__), steps[-1])
        print(f"{chapter.name} failed at {at.filename}:{at.lineno}: {result}", file=sys.stderr)  # noqa: T201
    return len(failed)


if __name__ == "__main__":
    configure(Settings(log_level="WARNING"))
    parser = argparse.ArgumentParser(prog="python -m tests.scenes")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("chapters", nargs="*")
    given = parser.parse_args()
    sys.exit(1 if asyncio.run(main(given.folder, given.chapters)) else 0)
