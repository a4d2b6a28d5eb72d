"""«Мои мероприятия», and the calendar that a telephone reads by itself: checked with the parser of calendars."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import icalendar
import pytest
from aiohttp import ClientSession
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.calendars import Entry, calendar, writable
from bot.db.events import EventState
from bot.i18n import texts_in
from bot.services.agenda import PAGE
from bot.services.organising import What
from bot.web import Calendars, serve
from tests.actors import Actor
from tests.callers import SECRET
from tests.conftest import Cluster
from tests.events import TITLE, change, publish
from tests.test_reminders import DAY, HOUR
from tests.test_tickets import goes, tells

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Happening:
    """An event as a calendar needs it."""

    id: int = 7
    title: str = TITLE
    description: str | None = None
    starts_at: datetime = NOW
    ends_at: datetime = NOW + timedelta(hours=2)
    whole_days: bool = False
    hours: str | None = None
    municipality: str | None = None
    place: str | None = None
    address: str | None = None
    link: str | None = None
    state: str = "published"
    reason: str | None = None
    sequence: int = 0
    changed_at: datetime = NOW


def parsed(*entries: Entry, language: str = "ru") -> list[Any]:
    """What a calendar reads of these entries."""
    body = calendar(entries, texts_in(language), UTC)
    assert all(len(line) <= 75 for line in body.split(b"\r\n")), "lines are folded at 75 octets"
    return read(body)


def read(body: bytes) -> list[Any]:
    """The events of a calendar, read strictly: what a reader would only guess is an error here."""
    whole: Any = icalendar.Calendar.from_ical(body)
    assert (whole["version"], whole.errors) == ("2.0", [])
    events = whole.walk("VEVENT")
    assert not [each.errors for each in events if each.errors]
    return list(events)


def test_an_event_as_calendars_read_it() -> None:
    shown = Happening(
        description="Возьмите ножницы",
        municipality="vyazemsky",
        place="Дом ремёсел",
        address="ул. Примерная, 1; вход со двора",
        sequence=3,
    )
    (event,) = parsed(Entry(shown))
    assert event["summary"] == TITLE
    assert event["location"] == "Вяземский округ, Дом ремёсел, ул. Примерная, 1; вход со двора"
    assert (event.start, event.end) == (shown.starts_at, shown.ends_at)
    assert (event["status"], event["sequence"], event["uid"]) == ("CONFIRMED", 3, "event-7@cluster-smolensk")
    assert event["dtstamp"].dt == shown.changed_at


@pytest.mark.parametrize(
    ("state", "sure", "status", "summary"),
    [
        ("published", True, "CONFIRMED", TITLE),
        ("published", False, "TENTATIVE", TITLE),
        ("cancelled", True, "CANCELLED", f"Отменено: {TITLE}"),
        ("postponed", True, "CANCELLED", f"Переносится: {TITLE}"),
    ],
)
def test_status_and_title_say_what_was_decided(state: str, sure: bool, status: str, summary: str) -> None:
    (event,) = parsed(Entry(Happening(state=state, reason="болезнь ведущей"), sure=sure))
    assert (event["status"], event["summary"]) == (status, summary)
    assert ("болезнь ведущей" in event.get("description", "")) is (status == "CANCELLED")


def test_what_is_only_watched_says_so() -> None:
    (event,) = parsed(Entry(Happening(link="https://example.org/a?b=c,d;e")), language="en")
    assert event["location"] == "Online"
    assert event["description"] == "https://example.org/a?b=c,d;e"


BREAKING = [
    "a,b;c\\d\\n",
    "строка\nдругая\r\nтретья\rчетвёртая",
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
    "X" * 120,
    "ё" * 120,
    "\x00\x08\x0b\x1f\x7f",
    "a\u2028b\u2029c\x85d",
    "👩‍🏫" * 40,
    '"кавычки": двоеточие',
    " отступы ",
    "\t",
]


@pytest.mark.parametrize("text", BREAKING)
def test_characters_that_break_calendars(text: str) -> None:
    shown = Happening(title=text, description=text, place=text, address=text, reason=text, state="cancelled")
    (event,) = parsed(Entry(shown))
    assert event["summary"] == f"Отменено: {writable(text)}"
    assert event["description"] == f"{writable(text)}\n\n{writable(text)}"
    assert event["location"] == f"{writable(text)}, {writable(text)}"


def test_a_backslash_before_n_is_not_a_new_line() -> None:
    (event,) = parsed(Entry(Happening(title="C:\\News")))
    assert event["summary"] == "C:/News"


@given(st.text(max_size=300))
@example("\\N")
@example("\\\\N\\n")
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    (event,) = parsed(Entry(Happening(title=text or "-", description=text or None)))
    assert event["summary"] == writable(text or "-")
    assert event.get("description", "") == writable(text)


def test_the_same_events_are_the_same_bytes() -> None:
    entries = [Entry(Happening()), Entry(Happening(id=8, title="Другое"))]
    assert calendar(entries, texts_in("ru"), UTC) == calendar(entries, texts_in("ru"), UTC)
    moved = [Entry(replace(Happening(), sequence=1))]
    assert calendar(entries, texts_in("ru"), UTC) != calendar(moved, texts_in("ru"), UTC)


# The list


async def test_what_is_ahead_and_what_was_answered(cluster: Cluster) -> None:
    database, clock = cluster.app.database, cluster.clock
    soon = await publish(database, clock, hours=30, title="Скоро", seats=1)
    later = await publish(database, clock, hours=60, title="Потом")
    off = await publish(database, clock, hours=90, title="Не будет")
    over = await publish(database, clock, hours=1, title="Прошло")
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await anna.opens()
    await anna.says("/events")
    await anna.presses("Мои мероприятия")
    await anna.sees("Пока ответов нет.", "Мероприятия")
    await goes(boris, soon)
    await goes(anna, soon)
    await anna.opens(f"e{later}")
    await anna.presses("Возможно")
    for event in (off, over):
        await goes(anna, event)
    await cluster.passes(4 * HOUR)
    await anna.sees("«Прошло»: мероприятие прошло.")
    await change(database, off, state=EventState.CANCELLED)
    await anna.presses("Мои мероприятия")
    await anna.sees("1. Скоро", "В очереди, вы 1-й", "2. Потом", "Возможно", "3. Не будет", "Отменено")
    await anna.sees_not("Прошло")
    await anna.presses("2. Потом")
    await anna.sees("Вы ответили «Возможно».", "Пойду")


async def test_a_long_list_has_pages_that_fit(cluster: Cluster) -> None:
    """The longest of everything on one page stays within Telegram's 4096 characters."""
    anna = cluster.person("Анна")
    for number in range(PAGE + 1):
        title, rest = f"{number} " + "Ш" * 118, "Щ" * 120
        event = await publish(
            cluster.app.database, cluster.clock, hours=30 + number, title=title, place=rest, address=rest + "ъ" * 80
        )
        await goes(anna, event)
    await anna.presses("Мои мероприятия")
    await anna.sees("1. 0 ШШ", f"{PAGE}. {PAGE - 1} ШШ")
    assert len(anna.newest.words) <= 4096
    await anna.presses("Показать ещё")
    await anna.sees(f"{PAGE + 1}. {PAGE} ШШ")
    await anna.presses("Показать предыдущие")
    await anna.sees("1. 0 ШШ")


# The address


@asynccontextmanager
async def pages_of(cluster: Cluster) -> AsyncIterator[str]:
    """The bot's own server, at an address of its own."""
    runner = await serve(Calendars(cluster.app.services.guests).routes(), "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def reachable(cluster: Cluster) -> None:
    """Start it as a deployment that the world can reach."""
    await cluster.stop()
    cluster.settings = {"webhook_url": "https://bot.example.org/", "webhook_secret": SecretStr(SECRET)}
    await cluster.start()


async def address_shown(actor: Actor) -> str:
    """The path of the calendar's address on the screen."""
    await actor.sees("https://bot.example.org/calendar/")
    address = next(word for word in actor.newest.words.split() if word.startswith("https://"))
    return urlsplit(address).path


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    body: bytes


async def asked(client: ClientSession, address: str, **headers: str) -> Answered:
    async with client.get(address, headers=headers) as response:
        return Answered(response.status, response.headers, await response.read())


async def test_a_calendar_shows_the_answers_and_nothing_else(cluster: Cluster) -> None:
    await reachable(cluster)
    event = await publish(cluster.app.database, cluster.clock, hours=30)
    maybe = await publish(cluster.app.database, cluster.clock, hours=40, title="Возможно, пойду")
    anna = cluster.person("Анна")
    await goes(anna, event)
    await anna.opens(f"e{maybe}")
    await anna.presses("Возможно")
    await anna.presses("Мои мероприятия")
    await anna.presses("Календарь на телефоне")
    path = await address_shown(anna)
    async with pages_of(cluster) as base, ClientSession() as client:
        response = await asked(client, base + path)
        assert (response.status, response.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
        assert response.headers["Cache-Control"] == "private, no-cache"
        assert [(each["summary"], each["status"]) for each in read(response.body)] == [
            (TITLE, "CONFIRMED"),
            ("Возможно, пойду", "TENTATIVE"),
        ]
        assert str(anna.id).encode() not in response.body
        tag = response.headers["ETag"]
        again = await asked(client, base + path, **{"If-None-Match": tag})
        assert (again.status, again.headers["ETag"], again.body) == (304, tag, b"")
        assert (await asked(client, base + path, **{"If-None-Match": f'"x", W/{tag}'})).status == 304
        assert (await asked(client, base + path, **{"If-None-Match": "*"})).status == 304
        assert (await asked(client, base + path, **{"If-None-Match": '"other"'})).status == 200
        starts = cluster.clock.now() + timedelta(hours=50)
        await change(cluster.app.database, event, starts_at=starts, ends_at=starts + timedelta(hours=1))
        await tells(cluster, event, What.MOVED)
        await change(cluster.app.database, maybe, state=EventState.CANCELLED)
        await tells(cluster, maybe, What.CANCELLED)
        response = await asked(client, base + path, **{"If-None-Match": tag})
        assert response.status == 200
        first, second = read(response.body)
        assert (first["summary"], first["status"], first["sequence"]) == (
            "Отменено: Возможно, пойду",
            "CANCELLED",
            1,
        )
        assert (second["sequence"], second["dtstart"].dt) == (1, starts.replace(microsecond=0))


async def test_an_address_is_renewed_closed_and_nobodys_is_not_found(cluster: Cluster) -> None:
    await reachable(cluster)
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.says("/events")
    await anna.presses("Мои мероприятия")
    await anna.presses("Календарь на телефоне")
    first = await address_shown(anna)
    await anna.presses("Назад")
    await anna.presses("Календарь на телефоне")
    assert await address_shown(anna) == first
    await anna.presses("Сменить адрес")
    second = await address_shown(anna)
    async with pages_of(cluster) as base, ClientSession() as client:
        assert second != first
        assert (await asked(client, base + first)).status == 404
        assert (await asked(client, base + second)).status == 200
        await anna.presses("Закрыть адрес")
        await anna.sees("Адрес календаря закрыт")
        assert (await asked(client, base + second)).status == 404
        for path in ("/calendar/x.ics", "/calendar/" + "a" * 22 + ".ics", "/calendar/../etc.ics", "/calendar/"):
            assert (await asked(client, base + path)).status == 404


async def test_erasure_closes_the_address(cluster: Cluster) -> None:
    await reachable(cluster)
    event = await publish(cluster.app.database, cluster.clock, hours=100)
    anna = cluster.person("Анна")
    await goes(anna, event)
    await anna.presses("Мои мероприятия")
    await anna.presses("Календарь на телефоне")
    path = await address_shown(anna)
    await anna.says("/privacy")
    for caption in ("Удалить всё", "Удалить"):
        await anna.presses(caption)
    await cluster.passes(1.1 * DAY)
    await anna.sees("Ваши данные удалены")
    async with pages_of(cluster) as base, ClientSession() as client:
        assert (await asked(client, base + path)).status == 404


async def test_where_no_calendar_can_reach_us_none_is_offered(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.says("/events")
    await anna.presses("Мои мероприятия")
    await anna.sees("Пока ответов нет.")
    assert "Календарь на телефоне" not in anna.captions
    await anna.presses_again(anna.newest.id, "go:calendar")
    await anna.gets_alert("Этого здесь больше нет.")
