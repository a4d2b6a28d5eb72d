"""Each rule for texts is shown a mistake it must see, and its lawful neighbour."""

import pytest

from .fluent_files import Language, Reader, foreign_words, phrases, plural_problems, read, variables
from .keys_in_code import asked, missing_keys, missing_values, russian_words, unused_keys


def texts(source: str) -> Language:
    return read({"made-up.ftl": source})


def test_junk_and_repeated_keys_are_seen() -> None:
    assert texts("one = A\nbroken\none = B\n").broken == [
        "made-up.ftl: cannot be parsed: broken",
        "made-up.ftl: one is written twice",
    ]
    assert not texts("one = A\n-one = a term is not the message\n").broken


def test_references_to_nothing_are_seen() -> None:
    language = texts("page = { title }, { -brand }\ntitle = A\n")
    assert Reader(language.entries["page"]).references - language.entries.keys() == {"-brand"}


def test_values_are_found_wherever_they_are_needed() -> None:
    language = texts("""
-place = { $case ->
   *[in] месте
 }
inner = { $name }
page = { $count ->
    [one] { inner }
   *[other] { NUMBER($limit) } { -place(case: "in") }
 }
    .hint = { $hint }
loop = { loop } { $x }
""")
    assert variables(language, "page") == {"count", "name", "limit", "hint"}
    assert variables(language, "loop") == {"x"}
    assert variables(language, "no-such-key") == set()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Нажмите Back", ["Back"]),
        ("ru", "Hажмите", ["H"]),
        ("ru", '{ $n ->\n    [one] место\n   *[other] seats\n }', ["seats"]),
        ("ru", '{ "email" }', ["email"]),
        ("ru", "English, пожалуйста", ["English"]),
        ("ru", "Файл PDF или XLSX, код QR", []),
        ("ru", '<b>{ $name }</b>, <a href="{ $url }">вот</a> &lt;', []),
        ("ru", "Отозвать: /privacy, t.me/bot, https://example.org/a, info@example.org", []),
        ("ru", "и/или, да/no", ["no"]),
        ("ru", "{ $first_name } { NUMBER($n, minimumFractionDigits: 1) }", []),
        ("ru", "English", []),
        ("en", "Русский", []),
        ("en", "Join кластер", ["кластер"]),
        ("en", "Your code: { $code }", []),
    ],
)  # fmt: skip
def test_words_of_the_other_alphabet_are_seen(language: str, text: str, words: list[str]) -> None:
    entry = texts(f"key = {text}\n").entries["key"]
    assert [word for phrase in phrases(entry) for word in foreign_words(language, phrase)] == words


RUSSIAN = "[one] { $n } место [few] { $n } места [many] { $n } мест *[other] { $n } места"


@pytest.mark.parametrize(
    ("language", "select", "problems"),
    [
        ("ru", f"$n -> {RUSSIAN}", []),
        ("ru", f"$n -> [0] нет мест {RUSSIAN}", []),
        ("ru", "$n -> [one] место [few] места *[many] мест", ["the default is not *[other]", "no [other]"]),
        ("ru", "$n -> [one] место *[other] мест", ["no [few]", "no [many]"]),
        ("ru", "$n -> [1] { $n } место *[other] { $n } мест", ["no [few]", "no [many]", "no [one]"]),
        ("ru", "$n -> [0] пусто *[other] Мест: { $n }", []),
        ("ru", "NUMBER($n) -> *[other] мест", ["no [few]", "no [many]", "no [one]"]),
        ("ru", "$state -> [going] идёт *[other] не идёт", []),
        ("ru", "$state -> [yes] да *[no] нет", []),
        ("en", "$n -> [one] seat *[other] seats", []),
        ("en", "$n -> [one] seat [few] seats *[other] seats", ["[few] is never chosen"]),
        ("en", "$n -> *[one] seat", ["the default is not *[other]", "no [other]"]),
    ],
)
def test_missing_plural_forms_are_seen(language: str, select: str, problems: list[str]) -> None:
    source = select.replace(" *[", "\n   *[").replace(" [", "\n    [")
    entry = texts("key = Всего { " + source + "\n }\n").entries["key"]
    assert plural_problems(language, entry) == problems


FILES = texts(
    "events-title = { $title }\n"
    "events-going = Вы идёте\n"
    "profession-librarian = Библиотекарь\n"
    "join-specialist-name = Как вас зовут?\n"
    "back = Назад\n"
)


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("texts('events-title', title=title)", []),
        ("page('events-gone')", ["events-gone"]),
        ("texts('ghost')", ["ghost"]),
        ("self._texts.plain('forward')", ["forward"]),
        ("raise Refused('too-long')", ["too-long"]),
        ("page(f'events-state-{state}')", ["events-state-{…}"]),
        ("page('events-state-' + state)", ["events-state-{…}"]),
        ("page(f'profession-{code}')", []),
        ("header('content-type')", []),
        ("log('events loaded'); open('events-list.csv')", []),
        ("class To(StrEnum):\n    EVENTS = 'events-list'", []),
        ("class Open(CallbackData, prefix='events-open'): ...", []),
        ("'''events-lost'''\ndef f():\n    'events-lost'", []),
        ("form = Form('join-specialist')\ntexts(f'{form.name}-{field.name}')", []),
        ("form = Form('join-specialist')", ["join-specialist"]),
        ("page(f\"{texts('events-lost')}\")", ["events-lost"]),
    ],
)
def test_keys_without_a_text_are_seen(code: str, missing: list[str]) -> None:
    assert missing_keys(asked([code]), FILES) == missing


ALL = {"events-title", "events-going", "profession-librarian", "join-specialist-name", "back"}


@pytest.mark.parametrize(
    ("code", "used"),
    [
        ("x = 'events-title'", {"events-title"}),
        ("x = f'events-{state}'", {"events-title", "events-going"}),
        ("x = f'events-{state}-card'", set()),
        ("x = 'profession-' + code", {"profession-librarian"}),
        ("x = ('join-' + who) + '-name'", {"join-specialist-name"}),
        ("x = f'e{event_id}'", set()),
        ("x = f'{day}-{month}'; y = 'events'", set()),
        ("texts(f'{feature}-{state}'); y = 'events'", {"events-title", "events-going"}),
        ("x = f'{form}-name'; y = 'join-specialist'", {"join-specialist-name"}),
        ("x = f'{form}-name'", set()),
        ("x = f'<b>{texts(\"back\")}</b>'", {"back"}),
        ("x = f'<b>{texts(f\"events-{state}\")}</b>'", {"events-title", "events-going"}),
        ("class To(StrEnum):\n    BACK = 'back'", {"back"}),
        ("def f():\n    'back'", set()),
    ],
)
def test_unused_keys_are_seen(code: str, used: set[str]) -> None:
    assert set(unused_keys(asked([code]), FILES)) == ALL - used


def test_a_text_another_text_refers_to_is_used() -> None:
    language = texts("page = { part } { -brand }\npart = x\n-brand = y\n-lost = { -lost }\n")
    assert unused_keys(asked(["texts('page')"]), language) == ["-lost"]


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("texts('events-title')", ["events-title: title"]),
        ("screen.texts.plain('events-title', name=name)", ["events-title: title"]),
        ("texts('events-title', title=title, more=1)", []),
        ("texts('events-title', **values)", []),
        ("texts(key)", []),
    ],
)
def test_forgotten_values_are_seen(code: str, missing: list[str]) -> None:
    assert missing_values(asked([code]), FILES) == missing


def test_words_in_code_are_seen() -> None:
    assert russian_words("'''Модуль'''\nx = 'Назад'\ny = f'Вперёд {x}'\nz = 'back'") == ["Назад", "Вперёд "]
