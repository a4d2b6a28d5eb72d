"""Pages of lists: a button may lead to one that is not there any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lengths import clipped, units
from bot.paging import pages_of, turned_to


@pytest.mark.parametrize(
    ("page", "total", "shown"),
    [(0, 0, (0, 1)), (5, 0, (0, 1)), (0, 8, (0, 1)), (1, 9, (1, 2)), (2, 9, (1, 2)), (-1, 9, (0, 2))],
)
def test_the_nearest_page_is_shown(page: int, total: int, shown: tuple[int, int]) -> None:
    assert turned_to(page, total, 8) == shown


@given(st.integers(0, 10_000), st.integers(1, 100))
def test_pages_hold_all_lines_and_none_is_empty(total: int, size: int) -> None:
    pages = pages_of(total, size)
    assert (pages - 1) * size < max(total, 1) <= pages * size


def test_lengths() -> None:
    assert units("Да 🎉") == 5
    assert clipped("Концерт", 7) == "Концерт"
    assert clipped("Большой концерт", 9) == "Большой…"
