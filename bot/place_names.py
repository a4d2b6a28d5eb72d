"""The municipality behind what a person typed: in both alphabets, in any case, with or without the kind of place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.dictionaries import MUNICIPALITIES, Municipality
from bot.search_text import fold

_PREFIX_LETTERS: Final = 3

# Both alphabets meet in a rough Latin, in which the usual spellings of a name are one: Vyazma, Viazma, Vjaz'ma, Вязма.
_LETTERS: Final = str.maketrans("абвгдезийклмнопрстуфхыэjw", "abvgdeziyklmnoprstufhyeyv", "ъь") | str.maketrans(
    {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya"}
)
_SPELLINGS: Final = {"shch": "sh", "sch": "sh", "kh": "h", "yo": "e", "ye": "e", "ia": "ya", "iu": "yu", "c": "ts"}
_SPELLING: Final = re.compile("shch|sch|kh|yo|ye|ia|iu|c(?!h)")
_ENDING: Final = re.compile(r"[iy]+\b")  # -ский is -sky, -skiy, -skij and -skii
_WORD: Final = re.compile(r"[^\W\d_]+")
_PART: Final = re.compile(r"[^,;/()\n]+")

# Words that say what kind of place it is, not which one. Single letters («г.», «с.», «р-н», «в») say no more.
_PLACE_WORDS: Final = (
    "район районе района рн он округ округе округа муниципальный муниципальном муниципального мо городской городском"
    " городского го муниципальное образование город городе гор поселок поселке пос пгт село селе"
    " district rayon okrug municipal municipality urban city town village of in"
)
_REGION: Final = re.compile(r"\b(?:смоленск(?:ая|ой|ую)? обл(?:асть|асти)?|smolensk(?:aya)? (?:region|oblast))\b")


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _latin(words: Iterable[str]) -> str:
    return " ".join(_SPELLING.sub(lambda found: _SPELLINGS[found[0]], word.translate(_LETTERS)) for word in words)


def _settled(latin: str) -> str:
    return _ENDING.sub("y", latin)


def _forms(place: Municipality) -> Iterable[str]:
    if place.slug != "smolensky":
        yield place.centre
    if place.adjective:
        stem = place.adjective.removesuffix("ий")
        yield from (place.adjective, stem + "ого", stem + "ом")
    yield from place.aliases


def names_of(slug: str) -> tuple[str, ...]:
    """What people call a municipality: its town and its adjective; nothing for one that is not in the list."""
    return tuple(
        name
        for place in MUNICIPALITIES
        if place.slug == slug
        for name in ("" if place.slug == "smolensky" else place.centre, place.adjective)
        if name
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """What is compared with the typed text; made at the first question, not at start-up."""

    kinds: frozenset[str]
    exact: Mapping[str, Municipality]
    beginnings: tuple[tuple[str, Municipality], ...]


@cache
def _index() -> _Index:
    beginnings = tuple((_latin(_words(fold(form))), place) for place in MUNICIPALITIES for form in _forms(place))
    return _Index(
        kinds=frozenset(_settled(_latin([word])) for word in _PLACE_WORDS.split()),
        exact={_settled(form): place for form, place in beginnings},
        beginnings=beginnings,
    )


def find_municipality(text: str) -> tuple[Municipality, ...]:
    """Every municipality the typed text may name: the exact ones, else those that begin so (from 3 letters on).

    «Смоленск» is the city and «Смоленский» the okrug around it; «Смол» fits both and finds both.
    """
    index = _index()
    exact: set[Municipality] = set()
    beginning: set[Municipality] = set()
    for part in _PART.findall(text):
        words = _words(_REGION.sub(" ", " ".join(_words(fold(part)))))
        named = [word for word in words if len(word) > 1 and _settled(_latin([word])) not in index.kinds]
        latin = _latin(named)
        # With its kind first: «Смоленск район» is not the city.
        found = index.exact.get(_settled(_latin(words))) or index.exact.get(_settled(latin))
        if found:
            exact.add(found)
        elif latin and sum(map(len, named)) >= _PREFIX_LETTERS:
            beginning |= {place for form, place in index.beginnings if form.startswith(latin)}
    return tuple(place for place in MUNICIPALITIES if place in (exact or beginning))
