"""Formulas of demand against the expected figures of the demo data, and what must hold for any figures."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import signals
from bot.assets import DATA
from bot.competencies import ALL
from bot.db.gaps import Named
from bot.services.gaps import Balance, balances, table

SURVEY: dict[str, Any] = next(
    each
    for each in json.loads((DATA / "demo-data.json").read_text(encoding="utf-8"))["surveys"]
    if each["kind"] == "competency_survey"
)
EXPECTED = SURVEY["expected_results"]["gaps"]


LEVELS = signals.levels(each["answers"] for each in SURVEY["responses"])


@pytest.mark.parametrize("competency", EXPECTED)
def test_the_gaps_of_the_demo_survey(competency: str) -> None:
    assert set(LEVELS) == set(EXPECTED)
    need, have, employers = LEVELS[competency]
    expected = EXPECTED[competency]
    assert employers == SURVEY["expected_results"]["n"]
    assert round(need, 2) == expected["need"]
    assert round(have, 2) == expected["have"]
    assert round(signals.gap(need, have), 1) == expected["gap"]


@pytest.mark.parametrize(
    ("need", "have", "gap"), [(4, 1, 100), (4, 4, 0), (1, 4, 0), (2.5, 1, 50), (1, 1, 0), (4, 3.7, 10)]
)
def test_a_gap(need: float, have: float, gap: float) -> None:
    assert round(signals.gap(need, have), 6) == gap


@pytest.mark.parametrize(
    ("gap", "reach", "hard", "score"),
    [(100, 100, 100, 100), (0, 0, 0, 0), (66.7, 50, 100, 68.35), (None, 50, 100, 70), (None, 0, 0, 0)],
)
def test_a_score(gap: float | None, reach: float, hard: float, score: float) -> None:
    assert round(signals.score(gap, reach, hard), 2) == score


@pytest.mark.parametrize(
    ("employers", "municipalities", "votes", "score", "raised"),
    [
        (3, 2, 0, 40, True),
        (2, 2, 0, 100, False),
        (3, 1, 0, 100, False),
        (3, 2, 0, 39.9, False),
        (0, 0, 10, 0, True),
        (0, 0, 9, 0, False),
    ],
)
def test_a_signal(employers: int, municipalities: int, votes: int, score: float, raised: bool) -> None:
    assert signals.raised(employers, municipalities, votes, score) is raised


def test_marks_that_are_none_are_left_out() -> None:
    answers: list[dict[str, object]] = [
        {"c01_need": 4, "c01_have": 2, "c02_need": 3, "c99_need": 1, "c99_have": 1},
        {"c01_need": None, "c01_have": 5, "c03_have": True, "c03_need": "4"},
        {"c01_need": "4", "c01_have": "2", "c02_have": "", "c03_need": "²"},
        {"c01_need": 1, "c01_have": 2.0},
        {"c01_need": 3, "c01_have": 2},
        {},
    ]
    assert signals.levels(answers) == {"c01": (3, 2, 3)}


def test_marks_of_two_are_not_shown() -> None:
    """A college that knows its own would know the other's."""
    answers = [{"c01_need": 4, "c01_have": 2}] * 3
    assert signals.levels(answers[:2]) == {}
    assert signals.levels([*answers[:2], {"c01_need": 4}]) == {}
    assert signals.levels(answers) == {"c01": (4, 2, 3)}


@pytest.mark.parametrize(("need", "have", "named"), [(4, 3, True), (3, 1, True), (2, 1, False), (4, 4, False)])
def test_by_marks_an_employer_names_what_is_important_and_not_there(need: int, have: int, named: bool) -> None:
    assert signals.lacked({"c17_need": need, "c17_have": have, "c18_need": 4}) == (["c17"] if named else [])


def test_nobody_asked_is_no_mark() -> None:
    assert signals.mean([]) is None
    assert signals.share(0, 0) == 0


def one(
    competency: str, employer: str, place: str | None = "vyazemsky", group: str | None = "library", **of: int
) -> Named:
    return Named(competency, employer, place, group, **of)


def test_the_table_counts_employers_once_and_needs_by_people() -> None:
    named = [
        one("c17", "o1", people=2, cards=1),
        one("c17", "o1", group="museum", vacancies=1, hard=1),
        one("c17", "o2", place="roslavlsky", votes=1),
        one("c17", "o3", place="smolensk", vacancies=2),
        one("c04", "o4", people=1, cards=1),
    ]
    supply = [("c17", "vyazemsky", 2), ("c17", None, 1), ("c28", "smolensk", 5)]
    first, second, third = table(named, supply, {"c17": signals.Level(4, 1, 3)})
    assert (first.competency, second.competency, third.competency) == ("c17", "c04", "c28")
    assert (first.missing, first.has, first.employers, first.municipalities) == (5, 3, 3, 3)
    assert (first.cards, first.votes, first.vacancies, first.hard) == (1, 1, 3, 1)
    assert first.gap == 100
    assert round(first.reach) == 75  # three of the four who name anything for these positions
    assert round(first.hard_share) == 33
    assert first.signal
    assert (second.gap, second.reach, second.signal) == (None, 25, False)
    assert (third.missing, third.has) == (0, 5)
    assert balances(named, supply, "c17") == [
        Balance("smolensk", 2, 0),
        Balance("vyazemsky", 3, 2),
        Balance(None, 0, 1),
    ]
    here = table(named, supply, {}, "vyazemsky")
    assert [(each.competency, each.missing, each.has) for each in here] == [("c17", 3, 2), ("c04", 1, 0)]


def test_what_was_only_marked_stands_in_the_table_of_the_region_alone() -> None:
    levels = {"c17": signals.Level(4, 1, 3)}
    assert [each.competency for each in table([], [], levels)] == ["c17"]
    assert table([], [], levels, "vyazemsky") == []


def test_thresholds_are_the_clusters_own() -> None:
    named = [one("c17", "o1", cards=1), one("c17", "o2", place="roslavlsky", cards=1)]
    ((usual,), (earlier,)) = (
        table(named, [], {}, limits=limits)
        for limits in (signals.THRESHOLDS, signals.Thresholds(employers=2, municipalities=2, score=40, votes=10))
    )
    assert (usual.signal, earlier.signal) == (False, True)


facts = st.lists(
    st.builds(
        Named,
        st.sampled_from(ALL[:4]),
        st.sampled_from(["o1", "o2", "o3", "Музей"]),
        st.sampled_from(["vyazemsky", "smolensk", None]),
        st.sampled_from(["library", "museum", None]),
        *[st.integers(0, 5)] * 4,
    ),
    max_size=12,
)
people = st.lists(
    st.tuples(st.sampled_from(ALL[:4]), st.sampled_from(["vyazemsky", None]), st.integers(1, 9)), max_size=6
)


@given(facts, people, st.randoms(use_true_random=False))
def test_the_table_depends_on_the_facts_alone(named: Sequence[Named], supply: Any, random: Any) -> None:
    lines = table(named, supply, {})
    shuffled = list(named)
    random.shuffle(shuffled)
    assert table(shuffled, supply, {}) == lines
    for each in lines:
        assert 0 <= each.score <= 100
        assert 0 <= each.reach <= 100
        assert each.missing == sum(fact.people + fact.vacancies for fact in named if fact.competency == each.competency)
        where = balances(named, supply, each.competency)
        assert sum(place.missing for place in where) == each.missing
        assert sum(place.has for place in where) == each.has
    parts = [table(named, supply, {}, place) for place in ("vyazemsky", "smolensk")]
    for code in ALL[:4]:
        within = sum(each.missing for part in parts for each in part if each.competency == code)
        assert within == sum(
            fact.people + fact.vacancies for fact in named if fact.competency == code and fact.place is not None
        )
