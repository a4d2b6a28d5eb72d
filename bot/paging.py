"""Lists by pages, counted from 0: how many pages there are, and which of them a button that may be old leads to."""


def pages_of(total: int, size: int) -> int:
    """How many pages of `size` lines a list has; one when it is empty."""
    return max(1, -(-total // size))


def turned_to(page: int, total: int, size: int) -> tuple[int, int]:
    """The page, or the nearest one where it is not there any more; and how many there are."""
    pages = pages_of(total, size)
    return min(max(page, 0), pages - 1), pages
