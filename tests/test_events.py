"""Events for their readers: the list and its filters, what is offered when it is empty, cards in every state."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from sqlalchemy import insert

from bot.calendars import Entry, calendar
from bot.db.database import Database
from bot.db.events import Event, EventState, Format, Registration, Wanted, count, page, search, values
from bot.db.organisations import Organisation, Side
from bot.db.people import PersonRow
from bot.dictionaries import AUDIENCES, EVENT_KINDS, MUNICIPALITIES
from bot.i18n import LANGUAGES, texts_in
from bot.services.events import WHEN, WHERE, EventCard, Filter, Listing, card_of, window
from bot.services.people import searchable
from bot.views import events as views
from bot.views.event_buttons import EventList
from bot.views.page import CAPTION
from tests.conftest import Cluster
from tests.test_forms.test_pages import fits_telegram
from tests.test_joining import joins

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2048, 11, 24, 6, tzinfo=UTC)  # a Tuesday, nine in Moscow
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def columns(starts_at: datetime, **more: Any) -> dict[str, Any]:
    """An event like that of the model dialogue; it lasts for two hours."""
    title = more.get("title", "Мастер-класс «Народный костюм»")
    return {
        "state": EventState.PUBLISHED,
        "kind": "master_class",
        "audience": "all",
        "title": title,
        "starts_at": starts_at,
        "ends_at": starts_at + 2 * HOUR,
        "whole_days": False,
        "format": Format.ONSITE,
        "municipality": "vyazemsky",
        "place": "Дом ремёсел",
        "address": "ул. Примерная, 1",
        "age_mark": 12,
        "pushkin_card": False,
        "registration": Registration.NONE,
        "access": [],
        "is_advert": False,
        "sequence": 0,
        "published_at": NOW,
        "changed_at": NOW,
        "search_text": searchable(title, "Мастер-класс"),
        **more,
    }


async def put(database: Database, *events: dict[str, Any]) -> list[int]:
    """Write events; their ids."""
    async with database.begin() as session:
        rows = [Event(**each) for each in events]
        session.add_all(rows)
        await session.flush()
        return [row.id for row in rows]


def card(**more: Any) -> EventCard:
    event = Event(id=more.pop("id", 7), **columns(more.pop("starts_at", NOW + 8 * DAY + 6 * HOUR), **more))
    return card_of(event, {5: "Дом ремёсел"}, NOW)


# The list


async def test_a_stranger_sees_what_there_is_in_the_region(november: Cluster) -> None:
    await put(november.app.database, columns(NOW + 8 * DAY + 6 * HOUR), columns(NOW + 20 * DAY, title="Концерт"))
    anna = november.person()
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.sees(
        "1 мероприятие: вся область, ближайшие две недели.",
        "1. Среда, 2 декабря, 15:00 — Мастер-класс «Народный костюм». Вяземский округ. Бесплатно, 12+.",
    )
    await anna.sees_not("Концерт")
    await anna.presses("1. Мастер-класс")
    await anna.sees(
        "Мастер-класс «Народный костюм»",
        "В среду, 2 декабря, в 15:00, до 17:00.",
        "Вяземский округ, Дом ремёсел, ул. Примерная, 1.",
        "Бесплатно, 12+.",
        "Записываться не нужно.",
    )
    await anna.presses("Назад к списку")
    await anna.sees("1 мероприятие:")


async def test_a_member_begins_at_home(november: Cluster) -> None:
    await put(
        november.app.database,
        columns(NOW + DAY, title="В Вязьме"),
        columns(NOW + DAY, title="В Сафонове", municipality="safonovsky"),
        columns(NOW + DAY, title="В Рудне", municipality="rudnyansky"),
        columns(NOW + DAY, title="В сети", municipality=None, place=None, address=None, format=Format.ONLINE),
    )
    anna = november.person()
    await joins(anna)
    await anna.says("/events")
    await anna.sees("1 мероприятие: Вяземский округ", "В Вязьме")
    await anna.sees_not("В Сафонове")
    await anna.presses("Где")
    await anna.presses("Вяземский округ и соседи")
    await anna.sees("2 мероприятия:", "В Вязьме", "В Сафонове")
    await anna.presses("Где")
    await anna.presses("Онлайн")
    await anna.sees("1 мероприятие: онлайн", "В сети")
    await anna.presses("Где")
    await anna.presses("Руднянский округ: 1")
    await anna.sees("В Рудне")
    await anna.presses("Где")
    await anna.presses("Вся область")
    await anna.sees("4 мероприятия")


async def test_filters_are_kept_in_the_buttons(november: Cluster) -> None:
    await put(
        november.app.database,
        columns(NOW + DAY, title="Платный концерт", kind="concert", price_from=300, price_to=300),
        columns(NOW + DAY, title="Концерт", kind="concert", access=["ramp"]),
        columns(NOW + DAY, title="Курс", kind="training", audience="specialists"),
    )
    anna = november.person()
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.presses("Другие фильтры")
    await anna.presses("Вид: Любой вид")
    await anna.presses("Концерт: 2")
    await anna.presses("☐ Бесплатно")
    await anna.sees("Сейчас показываем: вся область, ближайшие две недели, концерт, бесплатно.")
    await november.restart()
    await anna.presses("☐ Доступно для людей с инвалидностью")
    await anna.presses("Показать 1 мероприятие")
    await anna.sees("Концерт")
    await anna.sees_not("Платный")
    await anna.presses("Другие фильтры: 3")
    await anna.presses("Снять фильтры")
    await anna.sees("3 мероприятия")
    await anna.presses("Другие фильтры")
    await anna.presses("☐ Только для специалистов")
    await anna.presses("Показать 1 мероприятие")
    await anna.sees("Курс")


async def test_an_empty_list_offers_the_nearest_that_are_not(november: Cluster) -> None:
    await put(
        november.app.database,
        columns(NOW + 20 * DAY, title="Через три недели"),
        columns(NOW + DAY, title="У соседей", municipality="safonovsky"),
        columns(NOW + DAY, title="У соседей тоже", municipality="ugransky"),
    )
    anna = november.person()
    await joins(anna)
    await anna.says("/events")
    await anna.sees("Пока здесь пусто: Вяземский округ, ближайшие две недели.")
    assert [each for each in anna.captions if each.startswith("Показать")] == [
        "Показать: Вяземский округ и соседи (2)",
        "Показать: месяц (1)",
    ]
    await anna.presses("Показать: месяц (1)")
    await anna.sees("Через три недели")


async def test_nothing_at_all_leaves_a_way_on(november: Cluster) -> None:
    anna = november.person()
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.sees("Пока здесь пусто", "Подписаться на новости", "Меню")


async def test_words_are_searched(november: Cluster) -> None:
    await put(november.app.database, columns(NOW + DAY), columns(NOW - DAY, title="Костюм вчера"))
    anna = november.person()
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.presses("Найти по слову")
    await anna.says("костюм народ")
    await anna.sees("Нашлось 1 мероприятие.", "Народный костюм")
    await anna.presses("Искать ещё")
    await anna.says("вчера")
    await anna.sees("Ничего не нашлось.")


async def test_long_lists_are_turned(november: Cluster) -> None:
    await put(
        november.app.database, *(columns(NOW + number * HOUR, title=f"Событие {number}") for number in range(1, 12))
    )
    anna = november.person()
    await anna.opens()
    await anna.presses("Мероприятия")
    await anna.presses("Показать ещё")
    await anna.sees("9. Вторник", "Событие 11")
    await anna.presses("9. Событие 9")
    await anna.presses("Назад к списку")
    await anna.sees("Событие 11", "Показать предыдущие")


# The card


async def test_the_link_opens_the_card(november: Cluster) -> None:
    (event,) = await put(november.app.database, columns(NOW + 8 * DAY + 6 * HOUR))
    anna = november.person()
    await anna.opens(f"e{event}")
    await anna.sees("Народный костюм", "В календарь", "Поделиться", "Назад к списку")
    for payload in ("e999999", "e99999999999999999", "e1x", "e"):
        await anna.opens(payload)
        await anna.sees("Эта ссылка больше не действует")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": EventState.CANCELLED, "reason": "Ремонт"}, "Отменено. Причина: Ремонт"),
        ({"state": EventState.POSTPONED, "reason": None}, "Перенесено, новой даты пока нет."),
        ({"starts_at": NOW - DAY, "ends_at": NOW - DAY + HOUR}, "Уже прошло."),
        ({"moved_from": NOW + DAY}, "Перенесено, было 25 ноября в 09:00."),
        ({"state": EventState.WITHDRAWN}, "снято с публикации"),
    ],
)
async def test_old_links_and_buttons_say_what_became_of_it(
    november: Cluster, change: dict[str, Any], said: str
) -> None:
    (event,) = await put(november.app.database, columns(NOW + 8 * DAY))
    anna = november.person()
    await anna.opens(f"e{event}")
    message, data = anna.newest, views.to_list(Filter(), event=event).pack()
    async with november.app.database.begin() as session:
        row = await session.get_one(Event, event)
        for name, value in change.items():
            setattr(row, name, value)
    await anna.presses_again(message.id, data)
    await anna.sees(said)
    await anna.opens(f"e{event}")
    await anna.sees(said, "Назад к списку")


async def test_the_organiser_is_a_way_there_and_back(november: Cluster) -> None:
    async with november.app.database.begin() as session:
        session.add(
            Organisation(id=5, side=Side.INSTITUTION, kind="kdu", name="РДК", municipality="vyazemsky", created_at=NOW)
        )
    (event,) = await put(november.app.database, columns(NOW + DAY, organisation_id=5))
    anna, stranger = november.person(), november.person("Борис")
    await stranger.opens(f"e{event}")
    await stranger.sees("Организатор: РДК")
    assert "Организатор" not in stranger.captions
    await joins(anna)
    await anna.opens(f"e{event}")
    await anna.presses("Организатор")
    await anna.sees("РДК", "Дом культуры, клуб")
    await anna.presses("Назад к мероприятию")
    await anna.sees("Народный костюм")


async def test_the_day_is_that_of_the_reader(november: Cluster) -> None:
    (event,) = await put(november.app.database, columns(datetime(2048, 12, 2, 20, 30, tzinfo=UTC)))
    anna = november.person()
    await anna.opens(f"e{event}")
    await anna.sees("В среду, 2 декабря, в 23:30, до 01:30.")
    person = await november.app.services.people.at("telegram", str(anna.id))
    assert person is not None
    async with november.app.database.begin() as session:
        (await session.get_one(PersonRow, person.id)).timezone = "Asia/Vladivostok"
    november.app.services.people.forget(person.id)
    await anna.opens(f"e{event}")
    await anna.sees("В четверг, 3 декабря, в 06:30, до 08:30.")


async def test_the_calendar_file_is_read_by_a_parser(november: Cluster) -> None:
    title = "Костюм; крой, \\ отделка"
    (event,) = await put(
        november.app.database, columns(NOW + DAY, title=title, description="Первая строка\nBEGIN:VEVENT\nDTEND:1")
    )
    anna = november.person()
    await anna.opens(f"e{event}")
    await anna.presses("В календарь")
    sent = next(each.data["document"] for each in anna.chat.messages.values() if "document" in each.data)
    assert sent["file_name"] == f"event-{event}.ics"
    file = november.telegram.files.get(sent["file_id"])
    assert file is not None
    (entry,) = icalendar.Calendar.from_ical(file.data).walk("VEVENT")
    assert entry["SUMMARY"] == title
    assert "BEGIN:VEVENT" in str(entry["DESCRIPTION"])
    assert entry.decoded("DTSTART") == NOW + DAY
    assert entry.decoded("DTEND") == NOW + DAY + 2 * HOUR
    assert entry["LOCATION"] == "Вяземский округ, Дом ремёсел, ул. Примерная, 1"


def test_an_exhibition_is_whole_days_in_the_calendar() -> None:
    starts = datetime(2048, 12, 5, tzinfo=MOSCOW)
    shown = card(starts_at=starts, ends_at=datetime(2048, 12, 21, tzinfo=MOSCOW), whole_days=True, hours="10–18")
    (entry,) = icalendar.Calendar.from_ical(calendar([Entry(shown)], texts_in("ru"), MOSCOW)).walk("VEVENT")
    assert (str(entry.decoded("DTSTART")), str(entry.decoded("DTEND"))) == ("2048-12-05", "2048-12-21")
    text = views.card(texts_in("ru"), shown, MOSCOW, back=EventList(), knows_members=False, holds=False).text
    assert "С 5 декабря по 20 декабря." in text
    assert "Часы работы: 10–18" in text


# Pages


LONGEST: dict[str, Any] = {
    "id": 10**12 - 1,
    "title": "😀" * 120,
    "description": "😀" * 1000,
    "place": "😀" * 200,
    "address": "😀" * 100,
    "partners": "😀" * 250,
    "picture_alt": "😀" * 200,
    "organisation_id": 5,
    "price_from": 300,
    "price_to": 500,
    "access": ["ramp", "lift"],
    "pushkin_card": True,
    "moved_from": NOW,
    "is_advert": True,
    "erid": "😀" * 60,
    "registration": Registration.LINK,
    "registration_contact": "https://example.org/" + "a" * 180,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_with_the_longest_texts_fit(language: str) -> None:
    texts = texts_in(language)
    shown = card(**LONGEST)
    widest = Filter("fortnight", "kholm-zhirkovsky", AUDIENCES[-1], EVENT_KINDS[-1], True, True, True, True)
    cards = tuple(
        card(**{**LONGEST, "id": 10**12 - day, "starts_at": NOW + day * DAY, "ends_at": NOW + day * DAY + HOUR})
        for day in range(1, 9)
    )
    full = Listing(widest, "smolensky", cards, 98, 120, 999, ())
    empty = Listing(widest, "smolensky", (), 0, 1, 0, ((Filter("ever"), 3), (Filter("fortnight", "all"), 2)))
    for page_ in (
        views.listing(texts, full, MOSCOW, desk=10**12 - 1),
        views.listing(texts, empty, MOSCOW, desk=None),
        views.found(texts, cards, 99, MOSCOW, widest),
        views.card(texts, shown, MOSCOW, back=views.to_list(widest, page=99), knows_members=True, holds=True),
        views.full_text(texts, shown, MOSCOW, widest),
        views.series(texts, cards, MOSCOW, widest),
        views.filters(texts, widest, "smolensky", 5),
        views.choosing_when(texts, widest),
        views.choosing_where(texts, widest, "smolensky", [(each.slug, 3) for each in MUNICIPALITIES]),
        views.choosing_code(texts, widest, "whom", [(code, 3) for code in AUDIENCES]),
        views.choosing_code(texts, widest, "kind", [(code, 3) for code in EVENT_KINDS]),
    ):
        fits_telegram(_without_shares(page_))


def _without_shares(page_: Any) -> Any:
    """A button that shares carries no data."""
    rows = [[each for each in row if not each.share] for row in page_.rows]
    return type(page_)(page_.text, [row for row in rows if row])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("description", ["", "а" * 300, "😀" * 700])
def test_a_picture_stands_over_a_text_that_fits_under_it(language: str, description: str) -> None:
    shown = card(picture="photo-1", picture_alt="Костюм на манекене", description=description or None)
    made = views.card(texts_in(language), shown, MOSCOW, back=EventList(), knows_members=False, holds=False)
    assert made.picture == "photo-1"
    assert len(made.text.encode("utf-16-le")) // 2 <= CAPTION
    assert "Костюм на манекене" in made.text
    assert (description in made.text) is (len(description) < 700)
    assert any(each.caption == texts_in(language).plain("event-full-text") for row in made.rows for each in row) is (
        len(description) >= 700
    )


@pytest.mark.parametrize("when", WHEN)
def test_a_button_carries_the_whole_filter(when: str) -> None:
    for where in WHERE:
        whole = Filter(when, where, AUDIENCES[-1], EVENT_KINDS[-1], True, False, True, True)
        data = views.to_list(whole, page=99, choose="where", event=10**12 - 1).pack()
        assert len(data.encode()) <= 64
        assert views.narrowed_by(EventList.unpack(data)) == whole
    assert views.narrowed_by(EventList(when=99, where=99, whom=99, kind=99)) == Filter()


@pytest.mark.parametrize(
    ("when", "now", "since", "until"),
    [
        ("today", "2048-11-24 09:00", "2048-11-24 09:00", "2048-11-25 00:00"),
        ("weekend", "2048-11-24 09:00", "2048-11-28 00:00", "2048-11-30 00:00"),
        ("weekend", "2048-11-28 12:00", "2048-11-28 12:00", "2048-11-30 00:00"),
        ("weekend", "2048-11-29 23:59", "2048-11-29 23:59", "2048-11-30 00:00"),
        ("week", "2048-11-24 09:00", "2048-11-24 09:00", "2048-12-01 00:00"),
        ("fortnight", "2048-11-24 00:00", "2048-11-24 00:00", "2048-12-08 00:00"),
        ("month", "2048-11-24 23:59", "2048-11-24 23:59", "2048-12-24 00:00"),
    ],
)
def test_windows_are_of_the_readers_days(when: str, now: str, since: str, until: str) -> None:
    moments = [datetime.fromisoformat(each).replace(tzinfo=MOSCOW) for each in (now, since, until)]
    assert window(when, moments[0].astimezone(UTC), MOSCOW) == (moments[1], moments[2])


# Many


async def test_ten_thousand_are_listed_and_searched_at_once(database: Database) -> None:
    rows = [
        columns(
            NOW + number * HOUR,
            title=f"Событие{number} вечер{number % 97} в саду",
            municipality=MUNICIPALITIES[number % 26].slug,
            kind=EVENT_KINDS[number % 13],
            audience=AUDIENCES[number % 6],
            access=["ramp"] if number % 5 else [],
        )
        for number in range(10_000)
    ]
    async with database.begin() as session:
        await session.execute(insert(Event), rows)
    wanted = Wanted(NOW, NOW + 400 * DAY, ("vyazemsky", "safonovsky"), accessible=True, for_specialists=True)
    everything = Wanted(NOW)
    async with database.read() as session:
        await search(session, "событ", NOW, 10)
        looks: tuple[Callable[[], Awaitable[object]], ...] = (
            lambda: count(session, wanted),
            lambda: page(session, wanted, 0, 8),
            lambda: page(session, everything, 9_990, 8),
            lambda: values(session, everything, "kind"),
            lambda: search(session, "вечер9 саду", NOW, 10),
            lambda: search(session, "нетничего", NOW, 10),
        )
        for look in looks:
            begun = time.perf_counter()
            await look()
            assert time.perf_counter() - begun < 0.3
        assert await count(session, wanted) > 8


async def test_what_has_begun_stands_behind_what_is_to_come(database: Database) -> None:
    ids = await put(
        database,
        columns(NOW - 5 * DAY, ends_at=NOW + 5 * DAY, title="Выставка"),
        columns(NOW + 2 * DAY),
        columns(NOW + DAY),
        columns(NOW - DAY, title="Вчера"),
    )
    async with database.read() as session:
        found = await page(session, Wanted(NOW, NOW + 3 * DAY), 0, 8)
    assert [each.id for each in found] == [ids[2], ids[1], ids[0]]
