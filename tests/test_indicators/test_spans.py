"""Periods of the calendar and the working days of Russia behind their deadlines."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import working_days
from bot.forms.indicators import span_words
from bot.i18n import texts_in
from bot.indicators.spans import (
    MOSCOW,
    NEXT,
    Length,
    PeriodState,
    Span,
    in_working_hours,
    reminder_due,
    schedule,
    span_of,
)

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 25), True),
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 11, 4), False),  # Unity Day, a Wednesday
        (date(2026, 1, 9), False),  # moved from a Saturday in January
        (date(2026, 12, 31), False),
        (date(2027, 1, 11), True),
        (date(2025, 11, 1), True),  # a Saturday that was worked
        (date(2025, 11, 3), False),
        (date(2027, 2, 20), True),
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert working_days.is_working(day) is working


@pytest.mark.parametrize(
    ("length", "day", "starts", "ends", "number"),
    [
        (Length.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29), 2),
        (Length.QUARTER, date(2026, 11, 25), date(2026, 10, 1), date(2026, 12, 31), 4),
        (Length.HALF, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30), 1),
        (Length.YEAR, date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31), 1),
    ],
)
def test_spans(length: Length, day: date, starts: date, ends: date, number: int) -> None:
    span = span_of(length, day)
    assert (span.starts, span.ends, span.number) == (starts, ends, number)


@given(st.sampled_from(Length), DAYS)
def test_spans_follow_each_other_without_gaps(length: Length, day: date) -> None:
    span = span_of(length, day)
    assert span.starts <= day <= span.ends
    assert span.after.before == span
    assert span.after.starts - span.ends == timedelta(days=1)


def test_the_fourth_quarter_is_collected_after_the_holidays() -> None:
    known = schedule(Span(Length.QUARTER, date(2026, 10, 1)))
    assert known.opens_at == datetime(2027, 1, 11, 10, tzinfo=MOSCOW)
    assert known.due == date(2027, 1, 29)
    assert known.due_at == datetime(2027, 1, 30, tzinfo=MOSCOW)
    assert known.closes_at == datetime(2027, 2, 6, tzinfo=MOSCOW)


def test_the_year_waits_for_the_statistics() -> None:
    assert schedule(Span(Length.YEAR, date(2026, 1, 1)), (2, 15)).opens_at.date() == date(2027, 2, 15)


@given(st.sampled_from(Length), DAYS)
def test_a_collection_opens_is_due_and_closes_in_this_order(length: Length, day: date) -> None:
    known = schedule(span_of(length, day))
    due_begins = known.due_at - timedelta(days=1)
    assert known.opens_at < due_begins < known.due_at < known.closes_at
    assert due_begins.date() == known.due
    assert working_days.is_working(known.due)


def test_every_state_but_the_last_has_a_next_one() -> None:
    assert set(PeriodState) - set(NEXT) == {PeriodState.CLOSED}


@pytest.mark.parametrize(
    ("moment", "working"),
    [
        ("2026-11-25T07:00", True),  # 10:00 in Moscow
        ("2026-11-25T06:59", False),
        ("2026-11-25T15:00", False),  # 18:00
        ("2026-11-28T09:00", False),
    ],
)
def test_people_are_written_to_in_working_hours(moment: str, working: bool) -> None:
    assert in_working_hours(datetime.fromisoformat(moment).replace(tzinfo=UTC)) is working


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2027, 1, 21), 0),
        (date(2027, 1, 22), 1),
        (date(2027, 1, 25), 1),
        (date(2027, 1, 26), 2),
        (date(2027, 1, 28), 3),
        (date(2027, 1, 29), 3),
        (date(2027, 1, 30), 3),  # a Saturday: lateness is spoken of on Monday
        (date(2027, 2, 1), 4),
    ],
)
def test_reminders_before_and_after_the_last_day(day: date, count: int) -> None:
    assert reminder_due(date(2027, 1, 29), datetime(day.year, day.month, day.day, 12, tzinfo=MOSCOW)) == count


def test_a_reminder_of_a_day_off_comes_before_it() -> None:
    """Three days before Wednesday is a Sunday."""
    assert reminder_due(date(2026, 11, 25), datetime(2026, 11, 20, 12, tzinfo=MOSCOW)) == 2


@pytest.mark.parametrize(
    ("span", "ru", "en"),
    [
        (Span(Length.MONTH, date(2026, 3, 1)), "март 2026", "March 2026"),
        (Span(Length.QUARTER, date(2026, 4, 1)), "2-й квартал 2026", "Q2 2026"),
        (Span(Length.HALF, date(2026, 7, 1)), "2-е полугодие 2026", "half-year 2 of 2026"),
        (Span(Length.YEAR, date(2026, 1, 1)), "2026 год", "2026"),
    ],
)
def test_a_period_in_words(span: Span, ru: str, en: str) -> None:
    assert (span_words(span, texts_in("ru")), span_words(span, texts_in("en"))) == (ru, en)
