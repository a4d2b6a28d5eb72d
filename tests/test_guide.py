"""The coordinator's guide and the README against the bot: pictures that are taken, captions and commands that exist."""

import ast
import inspect
import re
import textwrap
from pathlib import Path

import pytest

from bot.telegram.profile import COMMANDS
from tests.scenes.chapters import CHAPTERS
from tests.test_locales.fluent_files import Reader, phrases, read, written

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PICTURES = DOCS / "screenshots"
GUIDE = (DOCS / "coordinator.ru.md").read_text(encoding="utf-8")
READMES = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ru.md")]
TEXTS = read({path.name: path.read_text(encoding="utf-8") for path in (ROOT / "locales" / "ru").glob("*.ftl")})

LARGEST, LARGEST_ALL = 70_000, 1_600_000  # bytes
LETTERS = 4  # of a text's own: with fewer, what is put in at run time would match anything
TOGGLE = "☐ "


def taken() -> set[str]:
    """What the chapters take pictures of, as paths below docs/screenshots."""
    found = set()
    for chapter in CHAPTERS:
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(chapter.walk)))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            named: list[ast.expr] = [each.value for each in node.keywords if each.arg == "picture"]
            if node.func.attr in {"picture", "whole_picture"}:
                named.append(node.args[0])
            for each in named:
                name = ast.literal_eval(each)
                assert isinstance(name, str)
                found.add(Path(chapter.folder, f"{name}.png").as_posix())
    return found


def shown(text: str, base: str) -> set[str]:
    """The pictures a page shows, as paths below docs/screenshots, which the page reaches by `base`."""
    return set(re.findall(rf"!\[[^\]]+\]\({re.escape(base)}([^)]+)\)", text))


def texts() -> list[str]:
    """Every Russian text as a pattern: what is put in at run time may be anything."""
    patterns = []
    for entry in TEXTS.entries.values():
        for pattern in Reader(entry).patterns:
            words = re.sub(r"</?[a-z]+>", "", written(pattern, inserted="\0")).strip()
            if len(re.findall(r"[^\W\d_]", words)) >= LETTERS:
                patterns.append(re.escape(words).replace("\0", ".+"))
    return patterns


SAID = re.compile("|".join(texts()), re.DOTALL)


def is_said(quote: str) -> bool:
    """Whether the bot has a text that reads so."""
    return SAID.fullmatch(quote.removeprefix(TOGGLE)) is not None


def quotes(text: str) -> set[str]:
    """What a page says in «…», which is always a caption or a sentence of the bot."""
    return {" ".join(each.split()) for each in re.findall(r"«([^«»]+)»", text)}


def commands(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/.])/([a-z]+)", re.sub(r"\([^)]*\)", "", text)))


def test_every_picture_shown_is_taken_and_every_one_taken_is_shown() -> None:
    everything = shown(GUIDE, "screenshots/").union(*(shown(text, "docs/screenshots/") for text in READMES))
    assert everything == taken()
    assert everything == {path.relative_to(PICTURES).as_posix() for path in PICTURES.rglob("*.png")}


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES.rglob("*.png")}
    assert not {name: size for name, size in sizes.items() if size > LARGEST}
    assert sum(sizes.values()) < LARGEST_ALL


def test_every_caption_in_the_guide_exists() -> None:
    assert len(quotes(GUIDE)) > 100
    assert not [quote for quote in sorted(quotes(GUIDE)) if not is_said(quote)]


@pytest.mark.parametrize(
    ("quote", "known"),
    [
        ("Взять в работу", True),
        ("Очередь: 3", True),
        ("☐ Публикует без проверки", True),
        ("Взять на работу", False),
        ("☐ Публикует сразу", False),
        ("Очередь заявок: 3", False),
    ],
)
def test_a_caption_that_was_changed_is_found(quote: str, known: bool) -> None:
    assert is_said(quote) is known


def test_every_command_in_the_guide_exists() -> None:
    in_texts = {name for entry in TEXTS.entries.values() for phrase in phrases(entry) for name in commands(phrase)}
    assert commands(GUIDE) >= {"console", "bind", "privacy"}
    assert commands(GUIDE) <= {"start", *COMMANDS, *in_texts}


def test_every_section_is_in_the_contents() -> None:
    headings = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    listed = re.findall(r"^\d+\. \[(.+)\]\(#(.+)\)$", GUIDE, re.MULTILINE)
    assert [f"{number}. {name}" for number, (name, _) in enumerate(listed, 1)] == headings
    anchors = [re.sub(r"[^\w\s-]", "", heading).lower().replace(" ", "-") for heading in headings]
    assert [anchor for _, anchor in listed] == anchors
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= set(anchors)
