"""The file of public holidays says what the library says, and other years are asked of the library itself."""

from datetime import date

import pytest
from holidays import country_holidays

from bot.working_days import HOLIDAYS, is_working
from tests.holidays_file import YEARS, content


def test_the_file_is_what_the_library_says() -> None:
    assert HOLIDAYS.read_text(encoding="utf-8") == content(), "run `make holidays`"


@pytest.mark.parametrize("year", [YEARS[0], YEARS[-1], YEARS[-1] + 1])
def test_holidays_are_off_in_years_of_the_file_and_beyond(year: int) -> None:
    off = country_holidays("RU", years=year)
    weekdays = [day for day in off if day.weekday() < 5]
    assert date(year, 1, 2) in off
    assert not any(is_working(day) for day in weekdays)
