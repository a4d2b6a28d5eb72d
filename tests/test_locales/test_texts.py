"""The texts of the project, as they are."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from .fluent_files import Reader, foreign_words, phrases, plural_problems, read, variables
from .keys_in_code import NOT_KEYS, asked, missing_keys, missing_values, russian_words, unused_keys

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("ru", "en")
NEVER_SAID = re.compile(r"произошла ошибка|неверный ввод|пользовател|контент", re.IGNORECASE)

SOURCES = {
    language: {
        path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "locales" / language).glob("*.ftl"))
    }
    for language in LANGUAGES
}
TEXTS = {language: read(sources) for language, sources in SOURCES.items()}
PYTHON = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot").rglob("*.py"))}
CODE = asked(PYTHON.values())


def nothing_in(found: Mapping[str, Collection[object]]) -> None:
    """Fail with all that was found: pytest by itself cuts a long list short."""
    wrong = {key: problems for key, problems in found.items() if problems}
    assert not wrong, "\n".join(f"{key}: {problems}" for key, problems in wrong.items())


def test_both_languages_have_the_same_files_and_keys() -> None:
    assert SOURCES["ru"]
    assert SOURCES["ru"].keys() == SOURCES["en"].keys()
    ru, en = (TEXTS[language].entries.keys() for language in LANGUAGES)
    nothing_in({"only ru": ru - en, "only en": en - ru})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_can_be_read(language: str) -> None:
    entries = TEXTS[language].entries
    nothing_in({"broken": TEXTS[language].broken})
    nothing_in({key: Reader(entry).references - entries.keys() for key, entry in entries.items()})


def test_both_languages_need_the_same_values() -> None:
    ru, en = TEXTS["ru"], TEXTS["en"]
    nothing_in({key: variables(ru, key) ^ variables(en, key) for key in ru.entries})


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_keeps_to_its_alphabet(language: str) -> None:
    entries = TEXTS[language].entries.items()
    nothing_in(
        {key: [word for phrase in phrases(entry) for word in foreign_words(language, phrase)] for key, entry in entries}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_every_plural_form(language: str) -> None:
    nothing_in({key: plural_problems(language, entry) for key, entry in TEXTS[language].entries.items()})


def test_russian_texts_speak_plainly() -> None:
    entries = TEXTS["ru"].entries.items()
    nothing_in({key: [phrase for phrase in phrases(entry) if NEVER_SAID.search(phrase)] for key, entry in entries})


def test_every_key_in_the_code_exists() -> None:
    nothing_in({"missing": missing_keys(CODE, TEXTS["ru"])})


def test_every_key_is_used() -> None:
    # Words for the codes of bot/dictionaries.py are held against those codes in test_dictionaries.
    of_codes = read({"dictionaries.ftl": SOURCES["ru"]["dictionaries.ftl"]}).keys
    nothing_in({"unused": set(unused_keys(CODE, TEXTS["ru"])) - of_codes})


def test_texts_get_the_values_they_need() -> None:
    nothing_in({"forgotten": missing_values(CODE, TEXTS["ru"])})


def test_what_is_called_no_key_is_still_in_the_code() -> None:
    assert not NOT_KEYS.keys() - CODE.literals


def test_handlers_and_views_hold_no_words() -> None:
    shown = {path: source for path, source in PYTHON.items() if path.parts[1] in {"handlers", "views", "screen.py"}}
    nothing_in({str(path): russian_words(source) for path, source in shown.items()})
