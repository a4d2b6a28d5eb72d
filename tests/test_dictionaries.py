"""The domain's closed lists: codes have words, the demo data uses no others, and places are understood as typed."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from hypothesis import given
from hypothesis import strategies as st

import bot
from bot import competencies
from bot.dictionaries import (
    BUSINESS_KINDS,
    EDUCATION,
    EXPERIENCE,
    FOUNDERS,
    FREQUENT,
    INSTITUTION_KINDS,
    LOOKING,
    MUNICIPALITIES,
    NEEDS,
    OFFERS,
    PROFESSION_SPHERES,
    PROFESSIONS,
    SPHERES,
    TOPICS,
    Municipality,
    group_of,
    spheres_of,
)
from bot.place_names import find_municipality
from bot.search_text import fold

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES = ("ru", "en")
DOCUMENTS = ("membership-1", "mailings-1", "directory-1")
LONGEST_CAPTION = 30
# The domain fixes these captions; the okrug must not be taken for the city.
LONGER_CAPTIONS = {"municipality-smolensky-short": 32, "competency-c12": 31, "competency-c24": 32}

CODES = {
    "sphere": SPHERES,
    "offer": OFFERS,
    "need": NEEDS,
    "topic": TOPICS,
    "profession": tuple(chain.from_iterable(PROFESSIONS.values())),
    "profession-group": tuple(PROFESSIONS),
    "experience": EXPERIENCE,
    "looking": LOOKING,
    "education": EDUCATION,
    "institution-kind": INSTITUTION_KINDS,
    "business-kind": BUSINESS_KINDS,
    "founder": FOUNDERS,
    "competency": competencies.ALL,
    "competency-group": tuple(competencies.COMPETENCIES),
}
SLUGS = tuple(place.slug for place in MUNICIPALITIES)

BUTTONS = (
    *(f"{prefix}-{code}" for prefix, codes in CODES.items() for code in codes),
    *(f"municipality-{slug}-short" for slug in SLUGS),
    *(f"municipality-{slug}-town" for slug in FREQUENT),
)
SENTENCES = (
    *(f"profession-group-{group}-question" for group in PROFESSIONS),
    *(f"competency-group-{group}-question" for group in competencies.COMPETENCIES),
    *(f"municipality-{slug}" for slug in SLUGS),
)


def read(language: str) -> dict[str, str]:
    source = (LOCALES / language / "dictionaries.ftl").read_text(encoding="utf-8")
    words = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.value
            assert entry.id.name not in words
            words[entry.id.name] = "".join(
                part.value for part in entry.value.elements if isinstance(part, ftl.TextElement)
            )
    return words


WORDS = {language: read(language) for language in LANGUAGES}
DEMO: dict[str, Any] = json.loads((Path(bot.__file__).parent / "data" / "demo-data.json").read_text(encoding="utf-8"))


def slugs(text: str) -> list[str]:
    return [place.slug for place in find_municipality(text)]


# Codes


@pytest.mark.parametrize("codes", CODES.values(), ids=CODES.keys())
def test_codes_are_short_and_stand_once(codes: tuple[str, ...]) -> None:
    assert len(set(codes)) == len(codes)
    # 24 characters and a prefix fit into the 64 bytes of a button.
    assert not [code for code in codes if not re.fullmatch(r"[a-z0-9_]{1,24}", code)]


def test_lists_have_the_size_the_domain_gives_them() -> None:
    assert [len(SPHERES), len(PROFESSIONS), len(INSTITUTION_KINDS), len(BUSINESS_KINDS)] == [16, 8, 16, 5]
    assert [len(MUNICIPALITIES), len(set(SLUGS)), len(FREQUENT)] == [27, 27, 7]
    assert set(FREQUENT) <= set(SLUGS)


@pytest.mark.parametrize("profession", CODES["profession"])
def test_a_profession_has_a_group_and_one_to_three_spheres(profession: str) -> None:
    group = group_of(profession)
    assert group is not None
    assert profession in PROFESSIONS[group]
    assert 1 <= len(spheres_of(profession)) <= 3
    assert set(spheres_of(profession)) <= set(SPHERES)


def test_spheres_follow_the_group_unless_the_profession_differs() -> None:
    assert spheres_of("librarian") == spheres_of("library") == ("library",)
    assert spheres_of("guide") == ("museum", "tourism")
    assert set(PROFESSIONS) <= PROFESSION_SPHERES.keys()
    assert PROFESSION_SPHERES.keys() <= {*PROFESSIONS, *CODES["profession"]}


def test_a_profession_in_own_words_has_neither_group_nor_spheres() -> None:
    assert group_of("звонарь") is None
    assert spheres_of("звонарь") == ()


# Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words_and_there_are_no_others(language: str) -> None:
    assert sorted(WORDS[language]) == sorted({*BUTTONS, *SENTENCES})


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_fit_a_button(language: str) -> None:
    words = WORDS[language]
    assert not [words[key] for key in BUTTONS if len(words[key]) > LONGER_CAPTIONS.get(key, LONGEST_CAPTION)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "keys",
    [*([f"{prefix}-{code}" for code in codes] for prefix, codes in CODES.items() if prefix != "profession")]
    + [[f"profession-{code}" for code in group] for group in PROFESSIONS.values()]
    + [[f"municipality-{slug}{form}" for slug in SLUGS] for form in ("", "-short")],
    ids=lambda keys: str(keys[0]),
)
def test_captions_of_one_keyboard_differ(language: str, keys: list[str]) -> None:
    captions = [WORDS[language][key] for key in keys]
    assert len(set(captions)) == len(captions)


@pytest.mark.parametrize(("language", "foreign"), [("ru", "[A-Za-z]"), ("en", "[А-Яа-яЁё]")])
def test_words_keep_to_their_alphabet(language: str, foreign: str) -> None:
    assert not [words for words in WORDS[language].values() if re.search(foreign, words)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_professions_can_stand_inside_a_sentence(language: str) -> None:
    """«Анна Берёзова, библиотекарь, …»: one capital, the first, which is made small; no comma to read as a list."""
    for profession in CODES["profession"]:
        caption = WORDS[language][f"profession-{profession}"]
        assert caption[0].isupper()
        assert caption[1].islower()
        assert "," not in caption


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_ask_a_question(language: str) -> None:
    assert all(WORDS[language][f"profession-group-{group}-question"].endswith("?") for group in PROFESSIONS)
    assert all(
        WORDS[language][f"competency-group-{group}-question"].endswith("?") for group in competencies.COMPETENCIES
    )


def test_captions_quoted_in_the_dialogues() -> None:
    ru = WORDS["ru"]
    assert [ru[f"profession-group-{group}"] for group in PROFESSIONS] == [
        "Клубная работа",
        "Музыка, танец, сцена",
        "Преподавание",
        "Библиотека",
        "Музей, архив",
        "Организация",
        "Техника и цифра",
        "Самостоятельная работа",
    ]
    assert ru["profession-group-library-question"] == "Кто вы в библиотеке?"
    assert [ru[f"profession-{code}"] for code in PROFESSIONS["library"]] == [
        "Библиотекарь",
        "Библиограф",
        "Методист",
        "Заведующий филиалом",
    ]
    assert [ru[f"municipality-{slug}-town"] for slug in FREQUENT] == [
        "Смоленск (город)",
        "Вязьма",
        "Рославль",
        "Сафоново",
        "Ярцево",
        "Гагарин",
        "Десногорск",
    ]
    assert ru["municipality-vyazemsky"] == "Вяземский муниципальный округ"
    assert ru["municipality-smolensky-short"] == "Смоленский округ (вокруг города)"


# Demo data


def demo_values(section: str, field: str) -> set[str]:
    found: set[str] = set()
    for record in DEMO[section]:
        value = record.get(field)
        found.update(value if isinstance(value, list) else [] if value is None else [value])
    return found


@pytest.mark.parametrize(
    ("known", "places"),
    [
        (SPHERES, [("sectors", "id"), *((s, "sectors") for s in ("institutions", "businesses", "specialists"))]),
        (OFFERS, [("institutions", "services"), ("businesses", "services"), ("specialists", "offers")]),
        (NEEDS, [("institutions", "needs"), ("businesses", "needs")]),
        ((*OFFERS, *NEEDS), [("tags", "id")]),
        (INSTITUTION_KINDS, [("institutions", "kind")]),
        (BUSINESS_KINDS, [("businesses", "kind")]),
        (tuple(PROFESSIONS), [("specialists", "profession_group"), ("vacancies", "profession_group")]),
        (competencies.ALL, [("competencies", "id"), ("specialists", "competencies")]),
        (EDUCATION, [("specialists", "education")]),
        (
            SLUGS,
            [("municipalities", "id")]
            + [(s, "municipality") for s in ("institutions", "businesses", "specialists", "events", "vacancies")]
            + [("announcements", "municipalities")],
        ),
    ],
    ids=["spheres", "offers", "needs", "tags", "institutions", "businesses", "groups", "skills", "education", "places"],
)
def test_the_demo_data_has_no_unknown_codes(known: tuple[str, ...], places: list[tuple[str, str]]) -> None:
    used = set().union(*(demo_values(section, field) for section, field in places))
    assert used
    assert not used - set(known)


def test_the_demo_data_has_the_same_municipalities() -> None:
    assert [(record["id"], record["kind"], record["center"]) for record in DEMO["municipalities"]] == [
        (place.slug, place.kind, place.centre) for place in MUNICIPALITIES
    ]


# Consent documents


def document(language: str, name: str) -> str:
    return (LOCALES / language / "documents" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_have_the_same_paragraphs_in_both_languages(name: str) -> None:
    numbers = {
        language: re.findall(r"^\d+\.(?:\d+\.)?", document(language, name), re.MULTILINE) for language in LANGUAGES
    }
    assert len(numbers["ru"]) > 30
    assert numbers["ru"] == numbers["en"]
    blanks = {language: document(language, name).count("[") for language in LANGUAGES}
    assert blanks["ru"] == blanks["en"] > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_open_with_a_title_and_number_without_gaps(language: str, name: str) -> None:
    title, empty, *lines = document(language, name).splitlines()
    assert title.split()[0] in {"Согласие", "Consent"}
    assert not title.endswith(".")
    assert not empty
    expected = (0, 0)
    for line in lines:
        if numbered := re.match(r"(\d+)\.(?:(\d+)\.)? ", line):
            section, paragraph = int(numbered[1]), int(numbered[2] or 0)
            assert (section, paragraph) in {(expected[0] + 1, 0), (expected[0], expected[1] + 1)}, line
            expected = (section, paragraph)
    assert expected[0] == 10


@pytest.mark.parametrize(("language", "foreign"), [("ru", "[A-Za-z]"), ("en", "[А-Яа-яЁё]")])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_keep_to_their_alphabet(language: str, foreign: str, name: str) -> None:
    without_commands = re.sub(r"/[a-z]+", "", document(language, name))
    assert not re.findall(rf".*{foreign}.*", without_commands)


# Places people type


def typed_forms() -> Iterator[tuple[str, str]]:
    for place in MUNICIPALITIES:
        names = [
            WORDS[language][f"municipality-{place.slug}{form}"] for language in LANGUAGES for form in ("", "-short")
        ]
        if place.adjective:
            names += [place.adjective, *(f"{place.adjective} {kind}" for kind in ("округ", "район", "р-н", "р-он"))]
            names += [
                f"МО «{place.adjective} муниципальный округ»",
                f"{place.adjective} муниципальный округ Смоленской области",
            ]
            names += [f"в {place.adjective.removesuffix('ий')}ом районе"]
            names += [place.slug, f"{place.slug.title()} district", place.slug.removesuffix("y") + "iy rayon"]
        if place.slug != "smolensky":
            names += [
                place.centre,
                f"г. {place.centre}",
                f"г.{place.centre}",
                f"город {place.centre}",
                f"с. {place.centre}",
            ]
            names += [f"пгт {place.centre}", f"Смоленская область, {place.centre}"]
        if place.slug in FREQUENT:
            names += [WORDS[language][f"municipality-{place.slug}-town"] for language in LANGUAGES]
        names += place.aliases
        yield from ((name, place.slug) for name in names)
    yield from ((alias, record["id"]) for record in DEMO["municipalities"] for alias in record["aliases"])


@pytest.mark.parametrize(
    "spoil",
    [
        str,
        str.upper,
        str.lower,
        lambda text: text.replace("ё", "е").replace("Ё", "Е"),
        lambda text: f"  «{text}» ".replace(" ", "\u00a0 "),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\u200b".join(text),
    ],
    ids=["as written", "upper", "lower", "without yo", "quotes and spaces", "decomposed", "zero-width"],
)
def test_every_municipality_is_found_by_what_people_type(spoil: Callable[[str], str]) -> None:
    wrong = {(text, slug): found for text, slug in typed_forms() if (found := slugs(spoil(text))) != [slug]}
    assert not wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("смоленск", ["smolensk"]),
        ("Смоленске", ["smolensk"]),
        ("городской округ Смоленск", ["smolensk"]),
        ("Smolensk, Smolensk region", ["smolensk"]),
        ("Смоленский", ["smolensky"]),
        ("смоленского района", ["smolensky"]),
        ("Смоленск район", ["smolensky"]),
        ("Smolensk District", ["smolensky"]),
        ("Смол", ["smolensk", "smolensky"]),
        ("смоленс", ["smolensk", "smolensky"]),
        ("Смоленск, Смоленский район", ["smolensk", "smolensky"]),
    ],
)
def test_the_city_and_the_okrug_around_it_are_never_one(text: str, found: list[str]) -> None:
    assert slugs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Сычевка", ["sychyovsky"]),
        ("Viazma", ["vyazemsky"]),
        ("Vjaz'ma", ["vyazemsky"]),
        ("Вязма", ["vyazemsky"]),
        ("Ershichi", ["yershichsky"]),
        ("Yershichi", ["yershichsky"]),
        ("Sychyovka", ["sychyovsky"]),
        ("Temkino", ["tyomkinsky"]),
        ("Duhovshina", ["dukhovshchinsky"]),
        ("Yartsevskii rayon", ["yartsevsky"]),
        ("Hislavichi", ["khislavichsky"]),
        ("холм жирковский", ["kholm-zhirkovsky"]),
        ("с. Пржевальское, Демидовский район", ["demidovsky"]),
        ("д. Никитинка, Вяземский р-н", ["vyazemsky"]),
        ("Вязьма / Гагарин", ["vyazemsky", "gagarinsky"]),
        ("вяз", ["vyazemsky"]),
        ("Ель", ["yelninsky"]),
        ("Yel", ["yelninsky"]),
        ("крас", ["krasninsky"]),
        ("Красный", ["krasninsky"]),
    ],
)
def test_spellings_and_beginnings(text: str, found: list[str]) -> None:
    assert slugs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "яр",
        "Ye",
        "район",
        "г.",
        "р-н",
        "муниципальный округ",
        "Смоленская область",
        "Smolensk region",
        "Москва",
        "ььь",
        "'''",
        "\u200b",
        "👋",
        "12345",
        "///",
        "привет",
        "Красный Бор",
        "Вязьмавязьма",
        "<b>&",
        "/start",
        "山山山",
    ],
)
def test_what_names_no_municipality_finds_none(text: str) -> None:
    assert find_municipality(text) == ()


def test_no_form_names_two_municipalities() -> None:
    names = [(fold(text), slug) for text, slug in typed_forms()]
    assert len({text for text, _ in names}) == len(set(names))


@given(st.text() | st.text(alphabet="вязьмаcмоленскийг., р-н/(«»)ёЁ\u0308\u200bшщszykhc"))
def test_any_text_is_answered_with_different_known_places(text: str) -> None:
    found = find_municipality(text)
    assert len(set(found)) == len(found)
    assert set(found) <= set(MUNICIPALITIES)


@given(st.sampled_from([place for place in MUNICIPALITIES if place.slug != "smolensky"]), st.integers(3, 20))
def test_the_beginning_of_a_town_finds_it(place: Municipality, letters: int) -> None:
    assert place in find_municipality(place.centre[:letters])


# Folding

MARKS = st.text(alphabet="еёЕЁий\u0308\u0306\u0323\u0345\u200b\u00ad\u1fef«'\u00a0ßİΑᾳ ")


@given(st.text() | MARKS)
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)
    assert folded == " ".join(folded.split())


@given(st.text() | MARKS)
def test_folding_does_not_see_how_a_text_is_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка", "елка"),
        ("Е\u0308лка", "елка"),
        ("Й", "й"),
        ("  РДК\u00a0«Днепровские\n зори» ", "рдк днепровские зори"),
        ("О\u2019Нил", "онил"),
        ("сло\u00adво\ufeff", "слово"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
