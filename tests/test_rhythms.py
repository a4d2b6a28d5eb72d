"""When digests are due: days, months, zones, and the nights on which clocks are changed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rhythms import LONGEST, Rhythm, last_before, next_after, period_of, week_of

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")


def moment(words: str, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("rhythm", "now", "following", "last", "period"),
    [
        (Rhythm("weekly"), "2026-11-25T12:00", "2026-11-30T09:00", "2026-11-23T09:00", "2026-W48"),
        (Rhythm("weekly"), "2026-11-30T09:00", "2026-12-07T09:00", "2026-11-30T09:00", "2026-W49"),
        (Rhythm("weekly", 4, 18), "2027-01-01T18:30", "2027-01-08T18:00", "2027-01-01T18:00", "2026-W53"),
        (Rhythm("daily"), "2026-11-25T08:59", "2026-11-25T09:00", "2026-11-24T09:00", "2026-11-24"),
        (Rhythm("monthly"), "2026-11-25T12:00", "2026-12-07T09:00", "2026-11-02T09:00", "2026-11"),
        (Rhythm("monthly", 6, 21), "2026-12-31T23:59", "2027-01-03T21:00", "2026-12-06T21:00", "2026-12"),
    ],
)
def test_moments(rhythm: Rhythm, now: str, following: str, last: str, period: str) -> None:
    assert next_after(rhythm, moment(now), MOSCOW) == moment(following)
    assert last_before(rhythm, moment(now), MOSCOW) == moment(last)
    assert period_of(rhythm, moment(last), MOSCOW) == period


def test_nine_stays_nine_when_clocks_are_changed() -> None:
    """In Berlin the clocks went forward on 28 March 2027 and back on 31 October."""
    for now in ("2027-03-27T10:00", "2027-10-30T10:00"):
        following = next_after(Rhythm("daily"), moment(now, BERLIN), BERLIN)
        assert following.astimezone(BERLIN).hour == 9
        assert following.astimezone(UTC) - moment(now, BERLIN).astimezone(UTC) != timedelta(hours=23)


RHYTHMS = st.builds(Rhythm, st.sampled_from(["daily", "weekly", "monthly"]), st.integers(0, 6), st.integers(7, 21))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2060, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001  # made aware at once
ZONES = st.sampled_from(["Europe/Moscow", "Europe/Berlin", "Asia/Kamchatka", "America/New_York"]).map(ZoneInfo)


@given(RHYTHMS, MOMENTS, ZONES)
def test_the_last_and_the_next_moment_are_neighbours(rhythm: Rhythm, now: datetime, zone: ZoneInfo) -> None:
    last, following = last_before(rhythm, now, zone), next_after(rhythm, now, zone)
    assert last <= now < following
    assert next_after(rhythm, last, zone) == following
    assert last_before(rhythm, following, zone) == following
    assert following - last <= timedelta(days=LONGEST)
    assert period_of(rhythm, last, zone) != period_of(rhythm, following, zone)


@given(MOMENTS, ZONES)
def test_a_week_lasts_from_monday_to_sunday(now: datetime, zone: ZoneInfo) -> None:
    local = now.astimezone(zone).date()
    noon = datetime(local.year, local.month, local.day, 12, tzinfo=zone)
    monday = noon - timedelta(days=local.weekday())
    assert week_of(monday, zone) == week_of(now, zone) == week_of(monday + timedelta(days=6), zone)
    assert week_of(monday - timedelta(days=1), zone) == week_of(now, zone) - 1
