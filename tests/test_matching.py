"""Matching: tables of who fits what, and what holds whoever is compared."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import competencies
from bot.dictionaries import EXPERIENCE, MUNICIPALITIES, NEEDED_EXPERIENCE, NEIGHBOURS, PROFESSIONS, group_of
from bot.i18n import LANGUAGES, texts_in
from bot.matching import ENOUGH, Opening, Place, Seeker, best, compare, place_of, traits
from bot.views.vacancy_words import facts, fits

TEXTS = {each: texts_in(each) for each in LANGUAGES}
ANNA = Seeker("librarian", "vyazemsky", frozenset({"c09", "c15"}), "3to10")
JOB = Opening("librarian", "library", "vyazemsky", frozenset({"c09", "c19"}), frozenset({"c15"}))

PLACES = [place.slug for place in MUNICIPALITIES]
ALL_PROFESSIONS = [each for group in PROFESSIONS.values() for each in group]

seekers = st.builds(
    Seeker,
    profession=st.none() | st.sampled_from(ALL_PROFESSIONS),
    municipality=st.none() | st.sampled_from(PLACES),
    competencies=st.frozensets(st.sampled_from(competencies.ALL), max_size=10),
    experience=st.none() | st.sampled_from(EXPERIENCE),
)


@st.composite
def openings(draw: st.DrawFn) -> Opening:
    profession = draw(st.none() | st.sampled_from(ALL_PROFESSIONS))
    asked = draw(st.lists(st.sampled_from(competencies.ALL), max_size=5, unique=True))
    split = draw(st.integers(0, len(asked)))
    return Opening(
        profession=profession,
        group=group_of(profession) if profession else draw(st.none() | st.sampled_from(list(PROFESSIONS))),
        municipality=draw(st.none() | st.sampled_from(PLACES)),
        must=frozenset(asked[:split]),
        nice=frozenset(asked[split:]),
        remote=draw(st.booleans()),
        experience=draw(st.none() | st.sampled_from(NEEDED_EXPERIENCE)),
    )


@pytest.mark.parametrize(
    ("opening", "score", "suits", "why"),
    [
        (JOB, 84, True, "ваша должность, 2 навыка из 3, ваш муниципалитет"),
        (replace(JOB, municipality="safonovsky"), 74, True, "ваша должность, 2 навыка из 3, соседний муниципалитет"),
        (replace(JOB, municipality="velizhsky"), 64, True, "ваша должность, 2 навыка из 3"),
        (replace(JOB, municipality="velizhsky", remote=True), 84, True, "2 навыка из 3, можно удалённо"),
        (replace(JOB, profession="bibliographer"), 64, True, "ваша сфера, 2 навыка из 3, ваш муниципалитет"),
        (replace(JOB, profession=None), 64, True, "ваша сфера"),
        (replace(JOB, profession="guide", group="museum"), 44, True, "2 навыка из 3, ваш муниципалитет"),
        (replace(JOB, profession="guide", group="museum", municipality="velizhsky"), 24, False, ""),
        (replace(JOB, must=frozenset(), nice=frozenset()), 60, True, "ваша должность, ваш муниципалитет"),
        (replace(JOB, must=frozenset({"c01"}), nice=frozenset(), municipality="velizhsky"), 40, True, "ваша должность"),
        # Living next door alone is no reason.
        (Opening("guide", "museum", "vyazemsky", frozenset({"c28"}), frozenset(), remote=True), 20, False, ""),
        (replace(JOB, experience=3), 84, True, "опыта достаточно"),
        (replace(JOB, experience=5), 74, True, "опыта меньше, чем просят"),
    ],
)
def test_who_fits(opening: Opening, score: int, suits: bool, why: str) -> None:
    found = compare(ANNA, opening)
    assert (found.score, found.fits) == (score, suits)
    assert why in fits(texts_in("ru"), found)
    assert bool(fits(texts_in("ru"), found)) is suits


def test_a_beginner_is_not_told_to_have_too_little() -> None:
    """«Less than three years» may be one or two."""
    beginner = replace(ANNA, experience="lt3")
    assert compare(beginner, replace(JOB, experience=1)).experienced is None
    assert compare(beginner, replace(JOB, experience=3)).experienced is False
    assert compare(beginner, replace(JOB, experience=0)).experienced is None


@given(seekers, openings())
def test_it_is_the_same_every_time_and_within_bounds(seeker: Seeker, opening: Opening) -> None:
    found = compare(seeker, opening)
    assert found == compare(seeker, opening)
    assert -10 <= found.score <= 100
    assert not found.fits or found.score >= ENOUGH
    assert found.must_have <= found.must
    assert found.nice_have <= found.nice


@given(seekers, openings(), st.sampled_from(competencies.ALL))
def test_what_nobody_asks_for_changes_nothing(seeker: Seeker, opening: Opening, more: str) -> None:
    """Nothing counts that is not among the facts."""
    if more not in opening.must | opening.nice:
        abler = replace(seeker, competencies=seeker.competencies | {more})
        assert compare(abler, opening) == compare(seeker, opening)


@given(seekers, openings(), st.sampled_from(LANGUAGES))
def test_the_words_tell_what_counted(seeker: Seeker, opening: Opening, language: str) -> None:
    texts, found = TEXTS[language], compare(seeker, opening)
    said = facts(texts, found, "you")
    assert (texts.plain("match-own-you") in said) is (found.place == Place.OWN)
    assert (texts.plain("match-same-you") in said) is (found.position == "same")
    skills = texts.plain("match-skills", have=found.have, asked=found.asked) if found.have else "…"
    assert (skills in said) is (found.have > 0)
    assert not found.fits or fits(texts, found)


@given(seekers, openings(), st.sampled_from(competencies.ALL))
def test_knowing_more_never_harms(seeker: Seeker, opening: Opening, more: str) -> None:
    abler = replace(seeker, competencies=seeker.competencies | {more})
    assert compare(abler, opening).score >= compare(seeker, opening).score


@given(st.none() | st.sampled_from(PLACES), st.none() | st.sampled_from(PLACES), st.booleans())
def test_distance_has_no_direction(one: str | None, other: str | None, remote: bool) -> None:
    assert place_of(one, other, remote=remote) == place_of(other, one, remote=remote)


def test_neighbours_are_mutual() -> None:
    assert all(one in NEIGHBOURS[other] for one in NEIGHBOURS for other in NEIGHBOURS[one])


@given(st.lists(openings(), max_size=8), seekers)
def test_the_order_is_by_points_and_does_not_depend_on_the_order_given(found: list[Opening], seeker: Seeker) -> None:
    numbered = [(number, compare(seeker, each)) for number, each in enumerate(found)]
    ranked = best(numbered)
    assert ranked == best(reversed(numbered))
    assert {number for number, _ in ranked} == {number for number, each in numbered if each.fits}
    assert [each.score for _, each in ranked] == sorted((each.score for _, each in ranked), reverse=True)


@given(seekers, openings())
def test_those_with_nothing_in_common_do_not_fit(seeker: Seeker, opening: Opening) -> None:
    assert not compare(seeker, opening).fits or not traits(seeker).isdisjoint(traits(opening))
