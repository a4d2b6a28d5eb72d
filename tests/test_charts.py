"""Charts: a picture of a phone's width, whatever people wrote, and none kept in memory."""

from io import BytesIO
from time import perf_counter

import pytest
from matplotlib.image import imread

from bot.charts import MOST_BARS, Bar, bars, dips, trend
from bot.sandbox.files import image_size

LONG = "Коллектив, начальство и отношение ко мне лично " * 5


def test_bars_are_as_wide_as_a_phone_and_as_high_as_their_number() -> None:
    few = bars("Кто вы?", [Bar("Да", 75, "75 % · 3"), Bar("Нет", 25, "25 % · 1")])
    many = bars("Кто вы?", [Bar(f"Ответ {number}", number, str(number)) for number in range(MOST_BARS)])
    assert image_size(few)[0] == image_size(many)[0] == 1080
    assert image_size(few)[1] < image_size(many)[1] < 10_000 - 1080
    assert few.startswith(b"\x89PNG")


@pytest.mark.parametrize("label", ["5", "Звук, свет и прочая техника"])
def test_nothing_is_cut_at_the_edges(label: str) -> None:
    drawn = imread(BytesIO(bars("Кто?", [Bar(label, 100, "100 % (12345)")], note="Ответов: 12345")))
    assert (drawn[:, :8, :3] == 1).all()
    assert (drawn[:, -4:, :3] == 1).all()


@pytest.mark.parametrize("text", ["", LONG, "$\\frac{1}{0}$", "😀 смайлик", "<b>&</b>", "a" * 300, "\u4e2d\u6587"])
def test_whatever_people_wrote(text: str) -> None:
    assert image_size(bars(text, [Bar(text, -5, text)], note=text))[0] == 1080


def test_a_trend_is_as_wide_as_a_phone() -> None:
    labels = [f"{number}.11" for number in range(12)]
    values = [None, 100, 0, 100, 50, 5, 5, None, 83, 20, 99, 100]
    for each in (trend("Довольны " * 20, labels, values, note="Неделя " * 20), trend("", [], [])):
        assert image_size(each)[0] == 1080


def test_no_answers_are_a_picture_too() -> None:
    assert image_size(bars("Пусто", []))[0] == 1080


def test_more_bars_than_a_phone_shows_are_left_out() -> None:
    rows = [Bar(str(number), 1, "1") for number in range(300)]
    started = perf_counter()
    assert bars("x", rows) == bars("x", rows[:MOST_BARS])
    assert perf_counter() - started < 5


@pytest.mark.parametrize(
    ("values", "place", "below"),
    [
        ([100, 50, 100], 1, True),
        ([100, 50, 40], 1, False),
        ([50, 100], 0, True),
        ([None, 50, None], 1, False),
        ([50, 50], 1, False),
    ],
)
def test_a_number_stands_below_where_the_line_dips(values: list[float | None], place: int, below: bool) -> None:
    assert dips(values, place) is below
