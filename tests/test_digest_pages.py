"""Digests as pages: every place, every kind, both languages, the longest content."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.db.people import Frequency
from bot.dictionaries import EVENT_KINDS, MESSAGES, MUNICIPALITIES
from bot.i18n import LANGUAGES, texts_in
from bot.rhythms import Rhythm
from bot.services.attention import Why
from bot.services.digest_plans import Timetable
from bot.services.digest_sources import EventLine
from bot.services.digests import MOST, Digest
from bot.services.duty import Fact
from bot.services.events import card_of
from bot.services.groups import Bound, Purpose
from bot.views import attention, digests, duty, groups
from bot.views.event_words import length
from bot.views.page import Page
from tests.bench.digests import Still
from tests.events import event_row

NOW = datetime(2048, 11, 30, 6, tzinfo=UTC)


def line(number: int = 1, **values: Any) -> EventLine:
    event = event_row(Still(NOW), id=number, is_advert=False, pushkin_card=False, whole_days=False, **values)
    event.sequence = event.taken = 0
    return EventLine(card_of(event, {}, NOW), event.seats)


def shown(*lines: EventLine, municipality: str | None = "vyazemsky", name: str | None = "Анна Берёзова") -> Digest:
    numbered = tuple(enumerate(lines, 1))
    return Digest(name, municipality, Frequency.WEEKLY, NOW, "Europe/Moscow", (("events", numbered),))


def fits(page: Page) -> Page:
    assert length(page.text) <= 4096
    for row in page.rows:
        for button in row:
            assert button.caption
            assert len(button.data.encode()) <= 64
            assert bool(button.data) != bool(button.url)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [each.slug for each in MUNICIPALITIES])
def test_every_place_has_its_words(language: str, place: str) -> None:
    texts = texts_in(language)
    for frequency in (Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY):
        why = Why((("events", True), ("training", False)), NOW, frequency, ("events",), place, 1, 5)
        fits(attention.why(texts, why, UTC))
    page = fits(digests.digest(texts, {"digest": shown(line(municipality=place), municipality=None)}))
    assert "1. " in page.text
    fits(digests.digest(texts, {"digest": shown(line(), municipality=place)}))
    fits(groups.members_digest(texts, {"digest": shown(line(), municipality=place), "bot": "some_bot"}))
    fits(groups.choose_purpose(texts, place))
    for purpose in Purpose:
        fits(groups.bound(texts, Bound("Клуб", purpose, place)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_its_line(language: str) -> None:
    texts = texts_in(language)
    lines = [line(number, kind=kind) for number, kind in enumerate(EVENT_KINDS, 1)]
    lines += [line(90, municipality=None, format="online"), line(91, price_from=300, registration="none")]
    lines += [line(92, seats=0), line(93, hours=48, lasts=24 * 20)]
    for each in lines:
        assert digests.event_line(texts, each, UTC, "vyazemsky")


def test_words_as_they_are_read() -> None:
    russian, english = texts_in("ru"), texts_in("en")
    sold_out = line(seats=0)
    free = line(registration="none", municipality="ugransky")
    paid = line(registration="none", price_from=300, price_to=300, kind="other", municipality=None, format="online")
    digest = shown(sold_out, free, paid, name=None)
    assert digests.body(russian, digest).splitlines() == [
        "<b>Мероприятия</b>",
        "1. Четверг, 3 декабря, 09:00 — мастер-класс «Народный костюм: крой и отделка», мест нет, есть очередь",
        "2. Четверг, 3 декабря, 09:00 — мастер-класс «Народный костюм: крой и отделка», Угранский округ, "
        "вход свободный",
        "3. Четверг, 3 декабря, 09:00 — Народный костюм: крой и отделка, онлайн, 300 ₽",
    ]
    assert "no seats left, there is a queue" in digests.body(english, digest)
    assert digests.digest(russian, {"digest": digest}).text.startswith("Доброе утро. Для вас на этой неделе, Вязьма")
    assert digests.digest(english, {"digest": digest}).text.startswith("Good morning. For you this week, Vyazma")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_digest_fits_and_what_people_typed_is_escaped(language: str) -> None:
    long = [line(number, title="<b>&" * 30, seats=1) for number in range(1, MOST + 1)]
    page = fits(digests.digest(texts_in(language), {"digest": shown(*long, name="<i>" + "Я" * 70)}))
    assert "<b>&<b>" not in page.text
    assert [len(row) for row in page.rows] == [5, 5, 1, 1]
    timetable = Timetable(Rhythm("weekly"), NOW + timedelta(days=7))
    fits(digests.preview(texts_in(language), shown(*long), timetable, UTC))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_pages(language: str) -> None:
    texts = texts_in(language)
    for frequency in ("daily", "weekly", "monthly"):
        timetable = Timetable(Rhythm(frequency), NOW)
        fits(digests.choose_time(texts, timetable, UTC, NOW))
        fits(digests.less(texts, Frequency(frequency), paused=False))
        fits(digests.preview(texts, shown(), timetable, UTC))
        empty = Digest(None, None, Frequency(frequency), NOW, "Europe/Moscow", ())
        assert texts("digest-empty") in fits(digests.preview(texts, empty, timetable, UTC)).text
    fits(digests.preview(texts, None, None, UTC))
    for topic in MESSAGES:
        fits(attention.muted(texts, topic))
        fits(attention.unmuted(texts, topic))
        fits(Page("x", attention.footer(texts, topic)))
    for count in (1, 2, 5, 21):
        facts = (Fact("duty-waiting", count), Fact("duty-late", count))
        fits(duty.duty(texts, {"facts": facts, "name": None}))
        fits(groups.coordinators_digest(texts, {"facts": facts, "bot": "some_bot"}))


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("master_class", "Народный костюм", "мастер-класс «Народный костюм»"),
        ("performance", "Спектакль «Теремок»", "Спектакль «Теремок»"),
        ("concert", "Вечер «У рояля»", "Вечер «У рояля»"),
        ("lecture", "Публичная лекция о Гнёздове", "Публичная лекция о Гнёздове"),
        ("other", "День открытых дверей", "День открытых дверей"),
    ],
)
def test_a_kind_is_not_said_twice(kind: str, title: str, said: str) -> None:
    words = digests.event_line(texts_in("ru"), line(kind=kind, title=title, registration="none"), UTC, "vyazemsky")
    assert words == f"Четверг, 3 декабря, 06:00 — {said}, вход свободный"
