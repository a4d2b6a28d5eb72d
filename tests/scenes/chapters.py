"""All chapters: which walk, in which browser, into which folder of pictures."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.scenes import announcements, events, indicators, people, queue, readme, surveys
from tests.scenes.walk import Walk

GUIDE = "coordinator"
PHONE = (390, 2400)  # as wide as a phone, as high as the longest page: pictures are cut from it
DESK, WHOLE_PHONE = (1280, 800), (390, 844)


@dataclass(frozen=True)
class Chapter:
    """`size`: width and height of the browser; `scale`: dots of a picture to a pixel of the page."""

    name: str
    walk: Callable[[Walk], Awaitable[None]]
    folder: str = GUIDE
    size: tuple[int, int] = PHONE
    locale: str = "ru-RU"
    scale: float = 1.25


# The longest first: the walks take turns, and the last one is alone.
CHAPTERS = (
    Chapter("events", events.events),
    Chapter("announcements", announcements.announcements),
    Chapter("surveys", surveys.surveys),
    Chapter("queue", queue.queue),
    Chapter("two-coordinators", queue.two_coordinators),
    Chapter("quality", surveys.quality),
    Chapter("indicators", indicators.indicators),
    Chapter("leave", people.leave),
    Chapter("second-approval", announcements.second_approval),
    Chapter("becoming", queue.becoming),
    Chapter("questions", queue.questions),
    Chapter("duplicates", people.duplicates),
    Chapter("vacancies", events.vacancies),
    Chapter("people", people.people),
    Chapter("readme", readme.joining, folder="", size=DESK, scale=1),
    Chapter("readme-en", readme.joining_in_english, folder="", size=WHOLE_PHONE, locale="en-GB", scale=1),
)
