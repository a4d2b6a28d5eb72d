"""A walk through the sandbox's page in a real Chromium: open a person, press, write, look, take a picture.

Every step waits for what the bot answers and fails with what is on the screen when it does not.
"""

import io
import re
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Locator, Page, expect
from playwright.async_api import TimeoutError as NothingThereError

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 15_000.0  # milliseconds for one answer, also on a busy machine
STEP, STILL = 40.0, 3  # the page stands still when it looks the same so many times, so many milliseconds apart
MARGIN = 4  # pixels above and below the messages of a picture: less than between two messages
COLOURS = 32  # of a picture: a page has few, and a file a third of the size
MESSAGES = """() => [...document.querySelectorAll("#messages .message")].map((each) =>
  [each.dataset.message, each.classList.contains("mine"), each.innerText])"""


class Lost(AssertionError):
    """A step of a walk led nowhere."""


class Walk:
    """One browser on the page of one sandbox; `folder` is where its pictures go."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self._folder = folder
        self.taken: list[str] = []
        page.set_default_timeout(PATIENCE)

    # Who

    async def becomes(self, name: str) -> None:
        """Show the chat of somebody on the page."""
        back = self.page.locator("#back")
        if await back.is_visible():
            await back.click()
        await self.page.locator("#people button").filter(has_text=name).first.click()
        await expect(self.page.locator("#chat")).to_be_visible()
        await self._still()

    async def adds(self, first: str, last: str) -> None:
        """Somebody new comes and presses START."""
        back = self.page.locator("#back")
        if await back.is_visible():
            await back.click()
        await self.page.get_by_test_id("add-person").click()
        fields = self.page.locator("dialog[open] input")
        await fields.nth(0).fill(first)
        await fields.nth(1).fill(last)
        await self.page.locator("dialog[open] button[type=submit]").click()
        await self.starts()

    # Doing

    async def starts(self) -> None:
        await self._answered(self.page.get_by_test_id("start").click())

    async def says(self, *texts: str) -> None:
        for text in texts:
            await self._answered(self._writes(text))

    async def presses(self, *captions: str) -> None:
        """Press the newest button with each caption, else the newest that contains it."""
        for caption in captions:
            await self._answered((await self._button(caption)).click())

    async def presses_under(self, about: str, caption: str) -> None:
        """Press a button of the last message that says something."""
        message = self.page.locator("#messages .message").filter(has_text=about).last
        await self._answered(message.get_by_role("button", name=caption, exact=True).click())

    async def is_refused(self, caption: str, picture: str) -> None:
        """Press a button that is answered by a word over the chat, keep how that looks and close it."""
        await (await self._button(caption)).click()
        word = self.page.get_by_test_id("alert")
        await expect(word).to_be_visible()
        await self._keep(picture, clip=await self._box(word))
        await self.page.keyboard.press("Escape")

    async def follows(self, payload: str) -> None:
        """Open a link of the bot: `?start=payload`."""
        field = self.page.get_by_test_id("deep-link")
        if not await field.is_visible():
            await self.page.locator("#more").click()
        await field.fill(payload)
        await self._answered(field.press("Enter"))

    async def passes(self, *, days: int = 0, hours: int = 0) -> None:
        """Let time pass, by the buttons of the page, and the bot do what has become due."""
        for button, times in (("plus-day", days), ("plus-hour", hours)):
            for _ in range(times):
                await self.page.get_by_test_id(button).click()
                await self._still()
        await self.page.wait_for_timeout(1200)  # the bot's own clock beats once a second
        await self._still()

    async def waits_for_monday(self) -> None:
        await self.page.get_by_test_id("next-monday").click()
        await self.passes()

    # Seeing

    async def sees(self, *texts: str) -> None:
        for text in texts:
            try:
                await self.page.get_by_role("log").get_by_text(text).last.wait_for()
            except NothingThereError as error:
                raise Lost(f"{text!r} is not to be seen {await self._screen()}") from error
        await self._still()

    async def reads(self, pattern: str) -> str:
        """What the pattern's group finds last in the chat."""
        found: list[str] = re.findall(pattern, await self.page.locator("#messages").inner_text())
        if not found:
            raise Lost(f"nothing like {pattern!r} {await self._screen()}")
        return found[-1]

    async def picture(self, name: str, messages: int = 1, about: str = "") -> None:
        """Keep how the last messages of the chat look, or the last ones that say something."""
        shown = self.page.locator("#messages .message").filter(has_text=about)
        boxes = [await self._box(shown.nth(-number)) for number in range(1, messages + 1)]
        size = self.page.viewport_size
        if size is None or min(box["y"] for box in boxes) < 0:
            raise Lost(f"{name} is taller than the page")
        top = min(box["y"] for box in boxes) - MARGIN
        bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
        await self._keep(name, clip={"x": 0, "y": top, "width": size["width"], "height": bottom - top})

    async def whole_picture(self, name: str) -> None:
        """Keep how the whole page looks."""
        await self._keep(name)

    async def _keep(self, name: str, **options: Any) -> None:
        await self.page.mouse.move(0, 0)  # so that no button looks touched
        await self._still()
        raw = await self.page.screenshot(**options)
        picture = Image.open(io.BytesIO(raw)).convert("RGB")
        picture = picture.quantize(COLOURS, dither=Image.Dither.NONE)
        picture.save(self._folder / f"{name}.png", optimize=True)
        self.taken.append(name)

    async def _box(self, message: Locator) -> Any:
        box = await message.bounding_box()
        if box is None:
            raise Lost("a message to be seen")
        return box

    # Waiting

    async def _button(self, caption: str) -> Locator:
        log = self.page.get_by_role("log")
        exact = log.get_by_role("button", name=caption, exact=True)
        partly = log.get_by_role("button", name=re.compile(re.escape(caption)))
        try:
            await exact.or_(partly).first.wait_for()
        except NothingThereError as error:
            raise Lost(f"no button {caption!r} {await self._screen()}") from error
        return (exact if await exact.count() else partly).last

    async def _writes(self, text: str) -> None:
        field = self.page.get_by_test_id("composer")
        await field.fill(text)
        await field.press("Enter")

    async def _answered(self, action: Any) -> None:
        """Do something and wait until the bot has written or changed something, and has finished."""
        before = await self._messages()
        await action
        waited = 0.0
        while (now := await self._messages()) == before or now[-1][1]:
            await self.page.wait_for_timeout(STEP)
            waited += STEP
            if waited > PATIENCE:
                raise Lost(f"no answer {await self._screen()}")
        await self._still()

    async def _still(self) -> None:
        before, same = None, 0
        while same < STILL:
            await self.page.wait_for_timeout(STEP)
            now = await self._messages()
            same = same + 1 if now == before else 0
            before = now

    async def _messages(self) -> Any:
        return await self.page.evaluate(MESSAGES)

    async def _screen(self) -> str:
        """What there is to read: the last messages, and a word over them."""
        lines = [text for _, _, text in (await self._messages())[-2:]]
        return "\n" + "\n--\n".join([*lines, *await self.page.locator("dialog[open]").all_inner_texts()])
