"""The catalogue that is shipped: whole, consistent, and every formula in it can be computed."""

from bot.dictionaries import INSTITUTION_KINDS, MUNICIPALITIES
from bot.expressions import Kind, Known, check
from bot.indicators.catalogue import POPULATION, REPORTS, TASKS, Source, read, shipped

CATALOGUE = read(shipped())


def test_four_indicators_for_each_task() -> None:
    assert len(CATALOGUE.indicators) == 24
    for task in TASKS:
        assert [each.code for each in CATALOGUE.indicators.values() if each.task == task] == [
            f"{task}-{number}" for number in range(1, 5)
        ]


def test_every_formula_checks_and_names_what_there_is() -> None:
    for each in CATALOGUE.indicators.values():
        known = {name: Known(Kind.NUMBER) for name in each.names}
        assert not check(each.tree, known)
        of_elements = [name for name in each.names if name in CATALOGUE.elements]
        assert bool(of_elements) is (each.source is Source.INSTITUTION)
        if of_elements:
            assert set(each.names) <= {*CATALOGUE.elements, REPORTS, POPULATION}


def test_every_formula_of_elements_can_be_computed_from_what_its_set_asks() -> None:
    """Of a year, from what is asked once in it and from its quarters."""
    quarterly = set(CATALOGUE.sets["quarter"].elements)
    for each in CATALOGUE.sets.values():
        asked = set(each.elements) | (quarterly if each.code == "year" else set())
        for indicator in CATALOGUE.computed(each.code):
            assert {name for name in indicator.names if name in CATALOGUE.elements} <= asked


def test_the_sets_ask_at_most_twelve_numbers_and_every_indicator_is_in_one() -> None:
    assert all(len(each.elements) <= 12 for each in CATALOGUE.sets.values())
    assert {code for each in CATALOGUE.sets.values() for code in each.indicators} == set(CATALOGUE.indicators)


def test_a_whole_is_asked_before_its_parts() -> None:
    for each in CATALOGUE.sets.values():
        for code in each.elements:
            element = CATALOGUE.elements[code]
            for other in (element.part_of, element.at_least):
                assert not other or each.elements.index(other) < each.elements.index(code)


def test_kinds_and_municipalities_are_those_of_the_dictionaries() -> None:
    kinds = {kind for each in CATALOGUE.elements.values() for kind in each.kinds}
    kinds |= {kind for each in CATALOGUE.sets.values() for kind in each.kinds}
    assert kinds <= set(INSTITUTION_KINDS)
    assert CATALOGUE.population.keys() == {each.slug for each in MUNICIPALITIES}


def test_a_school_is_not_asked_about_visits() -> None:
    assert "visits" not in {each.code for each in CATALOGUE.asked("quarter", "school")}
    assert "visits" in {each.code for each in CATALOGUE.asked("quarter", "kdu")}
