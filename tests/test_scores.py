"""The formulas of the short poll against values computed by hand, and when a figure may be shown."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import scores
from bot.assets import DATA
from bot.scores import Figure, Publication, Scores


@pytest.mark.parametrize(
    ("marks", "mean", "top2"),
    [
        ({}, None, None),
        ({5: 1}, 5.0, 100.0),
        ({1: 1}, 1.0, 0.0),
        ({3: 2, 4: 2}, 3.5, 50.0),
        ({1: 1, 2: 1, 3: 1, 4: 1, 5: 1}, 3.0, 40.0),
        ({5: 3, 4: 3, 2: 2}, 31 / 8, 75.0),  # 15 + 12 + 4
    ],
)
def test_satisfaction(marks: Mapping[int, int], mean: float | None, top2: float | None) -> None:
    assert scores.csat_avg(marks) == pytest.approx(mean)
    assert scores.csat_top2(marks) == pytest.approx(top2)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({}, None),
        ({10: 4}, 100.0),
        ({6: 4}, -100.0),
        ({7: 1, 8: 1}, 0.0),
        ({9: 1, 10: 1, 8: 1, 0: 1}, 25.0),  # 50 % − 25 %
        ({9: 2, 7: 3, 6: 3}, -12.5),  # 25 % − 37.5 %
    ],
)
def test_recommending(marks: Mapping[int, int], expected: float | None) -> None:
    assert scores.nps(marks) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, None),
        ({"no_contact": 3}, None),
        ({"yes": 1, "rather_yes": 1, "rather_no": 1, "no": 1}, 50.0),
        ({"yes": 2, "rather_yes": 1, "no": 1, "no_contact": 6}, 75.0),
    ],
)
def test_staff_is_judged_by_those_who_met_it(answers: Mapping[str, int], expected: float | None) -> None:
    assert scores.staff_pos(answers) == pytest.approx(expected)


def test_comfort_has_no_way_out_of_its_denominator() -> None:
    assert scores.comfort({"yes": 1, "rather_yes": 2, "rather_no": 1}) == 75.0
    with pytest.raises(ValueError, match="no_contact"):
        scores.comfort({"yes": 1, "no_contact": 2})


def test_index_is_half_satisfaction_and_needs_all_its_parts() -> None:
    assert scores.q_index(80.0, 100.0, 60.0) == pytest.approx(80.0)  # 40 + 25 + 15
    assert scores.q_index(80.0, None, 60.0) is None
    assert scores.q_index(None, 100.0, 60.0) is None


@pytest.mark.parametrize(
    ("hits", "answers", "low", "high"),
    [
        (5, 10, 23.66, 76.34),  # the textbook's half of ten
        (0, 10, 0.0, 27.75),
        (10, 10, 72.25, 100.0),
        (30, 36, 68.11, 92.13),
    ],
)
def test_interval(hits: int, answers: int, low: float, high: float) -> None:
    found = scores.wilson(hits, answers)
    assert found is not None
    assert found == pytest.approx((low, high), abs=0.01)


def test_no_interval_of_nothing() -> None:
    assert scores.wilson(0, 0) is None


@given(st.integers(1, 5000), st.data())
def test_interval_holds_its_share_within_bounds(answers: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, answers))
    found = scores.wilson(hits, answers)
    assert found is not None
    low, high = found
    assert 0 <= low <= hits / answers * 100 + 1e-9
    assert hits / answers * 100 - 1e-9 <= high <= 100
    assert low < high


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (0, Publication.NOTHING),
        (4, Publication.NOTHING),
        (5, Publication.PRELIMINARY),
        (29, Publication.PRELIMINARY),
        (30, Publication.SHOWN),
    ],
)
def test_what_may_be_shown(answers: int, expected: Publication) -> None:
    assert scores.publication(answers) is expected
    assert Figure(50.0, answers).shown == (None if expected is Publication.NOTHING else 50.0)


@pytest.mark.parametrize("tally", [{0: 1}, {6: 1}])
def test_a_mark_that_does_not_exist_is_not_counted_silently(tally: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="no such answers"):
        scores.csat_top2(tally)


@pytest.mark.parametrize(
    ("value", "expected"), [(4.25, 4.3), (-12.25, -12.3), (85.2272, 85.2), (0.05, 0.1), (100.0, 100.0)]
)
def test_rounding_is_that_of_people(value: float, expected: float) -> None:
    assert scores.rounded(value) == expected


def test_each_figure_has_its_own_number_of_answers() -> None:
    counted = Scores.of({5: 6, 4: 2}, {"yes": 5, "no_contact": 3}, {"yes": 4}, {10: 3})
    assert counted.csat_top2.shown == 100.0
    assert counted.staff_pos == Figure(100.0, 5)
    assert counted.comfort.shown is None
    assert counted.nps.shown is None
    assert counted.q_index == Figure(100.0, 4)  # the least answered part decides


def test_the_example_of_the_demo_comes_out_as_it_says() -> None:
    surveys = json.loads((DATA / "demo-data.json").read_text("utf-8"))["surveys"]
    survey = next(each for each in surveys if each["id"] == "survey-01")
    expected = survey["expected_results"]

    def tally(question: str) -> dict[Any, int]:
        return Counter(each[question] for each in survey["responses"] if each[question] is not None)

    counted = Scores.of(tally("csat"), tally("staff"), tally("comfort"), tally("nps"))
    assert counted.csat_top2.answers == expected["n"]
    assert counted.nps.answers == expected["nps_n"]
    figures = {
        "csat_avg": counted.csat_avg,
        "csat_top2_pct": counted.csat_top2,
        "staff_positive_pct": counted.staff_pos,
        "comfort_positive_pct": counted.comfort,
        "nps": counted.nps,
        "q_index": counted.q_index,
    }
    for name, figure in figures.items():
        assert figure.value is not None, name
        assert scores.rounded(figure.value) == expected[name], name
