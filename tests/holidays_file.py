"""`make holidays`: the public holidays of the coming years out of the library, for when its version has changed.

The library loads the calendars of two hundred countries to tell us of one: 15 MB in every process. A test holds the
file against it.
"""

import json

from holidays import country_holidays

from bot.working_days import HOLIDAYS

YEARS = range(2023, 2041)


def content() -> str:
    """A line a year, so that a change can be read."""
    lines = []
    for year in YEARS:
        days = [f"{day:%m-%d}" for day in sorted(country_holidays("RU", years=year))]
        lines.append(f'  "{year}": {json.dumps(days)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    HOLIDAYS.write_text(content(), encoding="utf-8")
