"""All chapters: which walk, in which browser, into which folder of pictures."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.scenes import people, queue, readme
from tests.scenes.walk import Walk

PHONE = (390, 2400)  # as wide as a phone, as high as the longest page: pictures are cut from it
DESK, WHOLE_PHONE = (1280, 800), (390, 844)


@dataclass(frozen=True)
class Chapter:
    """`size`: width and height of the browser; `scale`: dots of a picture to a pixel of the page."""

    name: str
    walk: Callable[[Walk], Awaitable[None]]
    folder: str = "coordinator"
    size: tuple[int, int] = PHONE
    locale: str = "ru-RU"
    scale: float = 1.5


CHAPTERS = (
    Chapter("readme", readme.joining, folder="", size=DESK, scale=1),
    Chapter("readme-en", readme.joining_in_english, folder="", size=WHOLE_PHONE, locale="en-GB", scale=1),
    Chapter("becoming", queue.becoming),
    Chapter("queue", queue.queue),
    Chapter("questions", queue.questions),
    Chapter("people", people.people),
    Chapter("duplicates", people.duplicates),
    Chapter("leave", people.leave),
    Chapter("privacy", people.privacy),
)
