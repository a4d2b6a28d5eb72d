"""The dictionary of competencies against the demo data, and what typed words are taken for."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import DATA
from bot.competencies import ALL, COMPETENCIES, SYNONYMS, find_competencies, group_of
from bot.i18n import texts_in
from bot.search_text import fold

DEMO: list[dict[str, Any]] = json.loads((DATA / "demo-data.json").read_text(encoding="utf-8"))["competencies"]


def test_the_dictionary_is_that_of_the_demo_data() -> None:
    assert [(each["id"], each["group"]) for each in DEMO] == [(code, group_of(code)) for code in ALL]
    assert len(set(ALL)) == len(ALL) == 30
    assert set(SYNONYMS) == set(ALL)
    assert group_of("c99") is None
    assert set(COMPETENCIES) == {each["group"] for each in DEMO}


@pytest.mark.parametrize("each", DEMO, ids=lambda each: str(each["id"]))
def test_its_own_names_are_understood(each: dict[str, Any]) -> None:
    assert find_competencies(each["name"]) == (each["id"],)
    for language in ("ru", "en"):
        assert find_competencies(texts_in(language).plain(f"competency-{each['id']}")) == (each["id"],)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Нужен звукооператор", ["c17"]),
        ("ЗВУКОРЕЖИССЁР, ставит свет и снимает видео", ["c16", "c17"]),
        ("пишет гранты и ведёт SMM", ["c15", "c21"]),
        ("хормейстер в народный хор", ["c03"]),
        ("хорошо и вовремя", []),
        ("изолента", []),
        ("работа с детьми с ОВЗ", ["c12"]),
        ("44-ФЗ", ["c23"]),
        ("<b>хореография</b>", ["c02"]),
        ("", []),
        ("🎻", []),
    ],
)
def test_what_people_write_is_understood(text: str, found: list[str]) -> None:
    assert list(find_competencies(text)) == found


def test_synonyms_are_folded_already() -> None:
    assert not [phrase for phrases in SYNONYMS.values() for phrase in phrases if phrase != fold(phrase)]


@given(st.text() | st.text(alphabet="звукхорграноти -,"))
def test_any_text_names_known_competencies_once(text: str) -> None:
    found = find_competencies(text)
    assert len(set(found)) == len(found)
    assert set(found) <= set(ALL)
