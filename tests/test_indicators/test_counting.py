"""What reports come to, against the expected results of the demo data and tables made by hand."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import DATA
from bot.indicators.catalogue import read, shipped
from bot.indicators.counting import Course, Lack, Reporting, Worth, course, gather, joined, over, rounded, worth
from bot.indicators.values import Norm, Unusual, contradictions, is_filled, norm_of, score, unusual

CATALOGUE = read(shipped())
DEMO = json.loads((DATA / "demo-data.json").read_text(encoding="utf-8"))
SET = DEMO["indicator_set"]
PLACES = {each["id"]: each["municipality"] for each in DEMO["institutions"]}


def answers_of(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        code: {"value": each["value"]} if each["value"] is not None else {"reason": each["no_data_reason"]}
        for code, each in report["values"].items()
    }


def demo_reports(period: str) -> list[dict[str, Any]]:
    return [each for each in SET["reports"] if each["period_id"] == period]


@pytest.mark.parametrize("period", ["period-prev", "period-cur"])
def test_the_demo_comes_to_what_was_computed_by_others(period: str) -> None:
    expected = SET["expected_results"][period]
    due = next(each["due_offset_days"] for each in SET["periods"] if each["id"] == period)
    counted = [each for each in demo_reports(period) if each["status"] != "excused"]
    actual = [each for each in counted if each["status"] in {"submitted", "accepted"}]
    filled = sum(is_filled(answers_of(each), code) for each in actual for code in each["values"])
    reporting = Reporting(
        len(counted),
        len(actual),
        sum(each["first_submitted_offset_days"] <= due for each in actual),
        filled,
        sum(len(each["values"]) for each in actual),
    )
    assert round(reporting.completeness or 0, 1) == expected["completeness_pct"]
    assert round(reporting.timeliness or 0, 1) == expected["timeliness_pct"]
    assert round(reporting.value_completeness or 0, 1) == expected["value_completeness_pct"]
    indicators = CATALOGUE.computed("quarter")
    sums = joined(
        gather(indicators, CATALOGUE, [(PLACES[each["organization_id"]], answers_of(each)) for each in actual]).values()
    )
    for code, value in expected["indicators"].items():
        found = worth(CATALOGUE.indicators[code], CATALOGUE, sums.get(code), {})
        assert found.value is not None, code
        assert float(rounded(found.value)) == value, code


def one(code: str, *reports: tuple[str, dict[str, Any]], facts: dict[str, int] | None = None) -> Worth:
    indicator = CATALOGUE.indicators[code]
    given_reports = [(place, {name: {"value": value} for name, value in each.items()}) for place, each in reports]
    sums = joined(gather([indicator], CATALOGUE, given_reports).values())
    return worth(indicator, CATALOGUE, sums.get(code), facts or {})


def test_a_ratio_is_taken_of_sums_and_not_averaged() -> None:
    found = one(
        "T1-4",
        *[("smolensk", {"events_n": n, "events_inclusive": part}) for n, part in ((100, 10), (1, 1), (1, 1))],
    )
    assert found.value is not None
    assert rounded(found.value) == Decimal("11.8")  # the mean of ratios would be 70


def test_only_reports_with_all_values_of_the_formula_count() -> None:
    pair = {"events_n": 10, "events_inclusive": 5}
    found = one("T1-4", *[("smolensk", pair)] * 3, ("smolensk", {"events_n": 1000}))
    assert found == Worth(Decimal(50), None, 3)


def test_division_by_zero_is_no_data() -> None:
    assert one("T1-4", *[("smolensk", {"events_n": 0, "events_inclusive": 0})] * 3).lack == Lack.NO_DATA


def test_fewer_than_three_organisations_are_kept_back() -> None:
    pair = {"events_n": 10, "events_inclusive": 5}
    assert one("T1-4", *[("smolensk", pair)] * 2).lack == Lack.FEW
    assert one("T1-4").lack == Lack.NO_DATA


def test_people_of_a_municipality_are_counted_once_and_unknown_ones_not_at_all() -> None:
    found = one(
        "T1-3",
        ("desnogorsk", {"visits": 13500}),
        ("desnogorsk", {"visits": 13500}),
        ("desnogorsk", {"visits": 0}),
        ("yartsevsky", {"visits": 1_000_000}),
    )
    assert found == Worth(Decimal(1000), None, 3)


def test_facts_need_enough_answers() -> None:
    assert one("T1-1", facts={"csat_good": 20, "csat_n": 29}).lack == Lack.FEW
    assert one("T1-1", facts={"csat_good": 24, "csat_n": 30}).value == 80
    assert one("T1-1").lack == Lack.NO_DATA
    assert one("T1-2", facts={"nps_promoters": 20, "nps_detractors": 8, "nps_n": 40}).value == 30


@pytest.mark.parametrize(
    ("code", "now", "before", "said"),
    [
        ("T1-4", "50", "40", Course.BETTER),
        ("T1-4", "40", "50", Course.WORSE),
        ("T6-1", "3", "5", Course.BETTER),
        ("T6-3", "5", "3", Course.WORSE),
        ("T1-4", "50.04", "50.01", Course.SAME),
        ("T1-4", "50", None, None),
    ],
)
def test_a_direction_is_said_in_words(code: str, now: str, before: str | None, said: Course | None) -> None:
    assert course(CATALOGUE.indicators[code], Decimal(now), Decimal(before) if before else None) == said


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["smolensk", "vyazemsky", "yartsevsky", "desnogorsk"]),
        st.dictionaries(
            st.sampled_from(list(CATALOGUE.elements)),
            st.one_of(
                st.fixed_dictionaries({"value": st.integers(0, 10_000)}),
                st.fixed_dictionaries({"value": st.sampled_from([0.25, 1.5, 2.75])}),
                st.just({"reason": "later"}),
            ),
        ),
    ),
    max_size=30,
)


@given(REPORTS)
def test_the_sums_of_municipalities_make_the_region(reports: list[tuple[str, dict[str, Any]]]) -> None:
    indicators = list(CATALOGUE.indicators.values())
    parts = gather(indicators, CATALOGUE, reports)
    whole = joined(parts.values())
    for code, sums in whole.items():
        of_parts = [part[code] for part in parts.values() if code in part]
        assert sums.reports == sum(each.reports for each in of_parts)
        assert sums.places == set().union(*(each.places for each in of_parts))
        for name, total in sums.totals.items():
            assert total == sum(each.totals[name] for each in of_parts)


@given(REPORTS)
def test_the_order_of_reports_does_not_matter(reports: list[tuple[str, dict[str, Any]]]) -> None:
    indicators = list(CATALOGUE.indicators.values())
    assert gather(indicators, CATALOGUE, reports) == gather(indicators, CATALOGUE, reports[::-1])


@given(REPORTS)
def test_a_share_of_a_part_is_at_most_one_hundred(reports: list[tuple[str, dict[str, Any]]]) -> None:
    honest = [
        (place, answers) for place, answers in reports if not contradictions(CATALOGUE.elements.values(), answers)
    ]
    whole = joined(gather(CATALOGUE.indicators.values(), CATALOGUE, honest).values())
    for code in ("T1-4", "T2-2", "T2-3", "T4-2", "T4-3", "T6-1", "T6-2"):
        found = worth(CATALOGUE.indicators[code], CATALOGUE, whole.get(code), {})
        assert found.value is None or 0 <= found.value <= 100


def test_a_year_sums_flows_and_keeps_the_last_of_stocks() -> None:
    elements = [CATALOGUE.elements[code] for code in ("visits", "staff_main", "events_n")]
    quarters: list[dict[str, dict[str, Any]]] = [
        {"visits": {"value": 10}, "staff_main": {"value": 5}, "events_n": {"value": 1}},
        {"visits": {"value": 20}, "staff_main": {"value": 7}, "events_n": {"reason": "later"}},
    ]
    assert over(elements, quarters) == {"visits": {"value": 30}, "staff_main": {"value": 7}}


@pytest.mark.parametrize(
    ("value", "previous", "norm", "why"),
    [
        (12400, 1240, None, Unusual.CHANGE),
        (500, 1240, None, Unusual.CHANGE),
        (1500, 1240, None, None),
        (2, 1, None, None),  # twice as many, and nothing to ask about
        (0, 5, None, Unusual.ZERO),
        (0, 0, None, None),
        (0, None, None, None),
        (900, None, Norm(100, 20), Unusual.OUTLIER),
        (150, None, Norm(100, 20), None),
        (900, 880, Norm(100, 20), None),  # as it always was here
        (900, None, Norm(100, 0), None),  # all others are the same: no distance to measure by
    ],
)
def test_what_is_unusual(value: int, previous: int | None, norm: Norm | None, why: Unusual | None) -> None:
    assert unusual(Decimal(value), None if previous is None else Decimal(previous), norm) == why


def test_the_modified_z_score() -> None:
    """Numbers of Iglewicz and Hoaglin's kind: the median of 10 values and of the distances from it."""
    values = [Decimal(each) for each in (2, 3, 3, 4, 5, 5, 6, 50)]
    norm = norm_of(values)
    assert norm == Norm(4.5, 1.5)
    assert round(score(Decimal(50), norm), 2) == 20.46
    assert norm_of(values[:4]) is None


def test_parts_and_wholes() -> None:
    elements = [CATALOGUE.elements[code] for code in ("events_n", "events_joint", "groups_n", "group_members")]
    answers: dict[str, dict[str, Any]] = {
        "events_n": {"value": 10},
        "events_joint": {"value": 11},
        "groups_n": {"value": 5},
        "group_members": {"value": 4},
    }
    found = contradictions(elements, answers)
    assert [(each.element.code, each.other, each.more) for each in found] == [
        ("events_joint", "events_n", True),
        ("group_members", "groups_n", False),
    ]
    assert not contradictions(elements, answers | {"events_n": {"reason": "later"}, "group_members": {"value": 5}})
