"""Texts are refused exactly where Telegram refuses them, and what is shown has the entities a client would draw."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.errors import ApiError, Json
from bot.sandbox.markup import canonical_url, formatted, utf16_length

ANNA = {"id": 7, "is_bot": False, "first_name": "Анна"}


def person(person_id: int) -> Json | None:
    return ANNA if person_id == 7 else None


def read(text: str, mode: str | None = "HTML", entities: list[Json] | None = None) -> tuple[str, list[tuple[Any, ...]]]:
    parsed = formatted(text, mode, entities, person)
    return parsed.text, [tuple(entity.values()) for entity in parsed.entities]


def refusal(text: str, mode: str | None = "HTML", entities: list[Json] | None = None) -> str:
    with pytest.raises(ApiError) as refused:
        formatted(text, mode, entities, person)
    assert refused.value.code == 400
    return refused.value.description.removeprefix("Bad Request: ").removeprefix("can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", []),
        ("<b>а</b><strong>б</strong>", "аб", [("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>а</i><em>б</em>", "аб", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>а</u><ins>б</ins>", "аб", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>а</s><strike>б</strike>-<del>в</del>", "аб-в", [(s := "strikethrough", 0, 1), (s, 1, 1), (s, 3, 1)]),
        ("<code>а</code> <pre>б</pre>", "а б", [("code", 0, 1), ("pre", 2, 1)]),
        ('<pre><code class="language-sql">а</code></pre>', "а", [("pre", 0, 1, "sql")]),
        ('<code class="language-sql">а</code>', "а", [("code", 0, 1)]),
        ("<tg-spoiler>а</tg-spoiler>", "а", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">а</span>', "а", [("spoiler", 0, 1)]),
        ("<blockquote>а</blockquote>", "а", [("blockquote", 0, 1)]),
        ("<blockquote expandable>а</blockquote>", "а", [("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="51">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "51")]),
        ('<a href="https://Example.org">а</a>', "а", [("text_link", 0, 1, "https://example.org/")]),
        ("<a href='example.org?a=1&amp;b=2'>а</a>", "а", [("text_link", 0, 1, "http://example.org/?a=1&b=2")]),
        ("<a>example.org</a>", "example.org", [("text_link", 0, 11, "http://example.org/")]),
        ('<a href="не ссылка">а</a>', "а", []),
        ('<a href="tg://user?id=7">Анна</a>', "Анна", [("text_mention", 0, 4, ANNA)]),
        ('<a href="tg://user?id=8">Кто-то</a>', "Кто-то", []),
        ("👍<b>👍</b>", "👍👍", [("bold", 2, 2)]),
        ("<b>а<i>б</i></b>", "аб", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b><b>а</b></b>", "а", [("bold", 0, 1)]),
        ("<code><b>а</b></code>", "а", [("code", 0, 1)]),
        ("<B>а</b>", "а", [("bold", 0, 1)]),
        ("<b>а</>", "а", [("bold", 0, 1)]),
        ("<b></b>а", "а", []),
        ("&lt;b&gt; &amp;&quot;&#39;&#x1F44D;", "<b> &\"'👍", []),
        ("&nbsp;&laquo; & &", "&nbsp;&laquo; & &", []),
        ("  <b> а </b>  ", " а", [("bold", 0, 2)]),
    ],
)
def test_html(source: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert read(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<x>", 'Unsupported start tag "x" at byte offset 0'),
        ("Ж<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("а <2", "Unclosed start tag at byte offset 3"),
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>а</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("а</b>", "Unexpected end tag at byte offset 2"),
        ("<b>а</b", "Unclosed end tag at byte offset 5"),
        ("<span>а</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b =1>а</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=а>б</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="а>б</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_html_is_refused(source: str, reason: str) -> None:
    assert refusal(source) == reason


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (
            "*а* _б_ __в__ ~г~",
            "а б в г",
            [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1), ("strikethrough", 6, 1)],
        ),
        ("||а|| `б`", "а б", [("spoiler", 0, 1), ("code", 2, 1)]),
        ("```sql\nа\n```", "а", [("pre", 0, 1, "sql")]),
        ("[а](https://example.org/x)", "а", [("text_link", 0, 1, "https://example.org/x")]),
        ("[а](https://example.org/\\))", "а", [("text_link", 0, 1, "https://example.org/)")]),
        ("![👍](tg://emoji?id=51)", "👍", [("custom_emoji", 0, 2, "51")]),
        ("*а _б_*", "а б", [("bold", 0, 3), ("italic", 2, 1)]),
        (">а\n>б\nв", "а\nб\nв", [("blockquote", 0, 4)]),
        (">а\n>б||\nв", "а\nб\nв", [("expandable_blockquote", 0, 4)]),
        (">а\n**>б", "а\nб", [("blockquote", 0, 2), ("blockquote", 2, 1)]),
        ("*>а\n*б", "а\nб", [("blockquote", 0, 2), ("bold", 0, 2)]),
        ("1\\. \\*а\\* \\\\", "1. *а* \\", []),
    ],
)
def test_markdown(source: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert read(source, "MarkdownV2") == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("Всего 1.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("а > б", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("а *б", "Can't find end of Bold entity at byte offset 3"),
        ("а _б", "Can't find end of Italic entity at byte offset 3"),
        ("а `б", "Can't find end of Code entity at byte offset 3"),
        ("```sql\nа", "Can't find end of PreCode entity at byte offset 0"),
        ("[а](б", "Can't find end of a URL at byte offset 5"),
        ("![👍]", "Custom emoji entity must contain a tg://emoji URL"),
        (">*а\nб*", "Can't find end of Bold entity at byte offset 1"),
    ],
)
def test_markdown_is_refused(source: str, reason: str) -> None:
    assert refusal(source, "MarkdownV2") == reason


def test_an_unknown_parse_mode_is_refused() -> None:
    assert refusal("а", "Markdown") == "unsupported parse_mode 'Markdown'"


def test_what_clients_find_by_themselves() -> None:
    text, found = read(
        "/start и /menu, @cluster_bot #хор a@b.org https://example.org/x?y=1. пишите на culture67.ru", None
    )
    assert [(kind, text.encode("utf-16-le")[o * 2 : (o + n) * 2].decode("utf-16-le")) for kind, o, n in found] == [
        ("bot_command", "/start"),
        ("bot_command", "/menu"),
        ("mention", "@cluster_bot"),
        ("hashtag", "#хор"),
        ("email", "a@b.org"),
        ("url", "https://example.org/x?y=1"),
        ("url", "culture67.ru"),
    ]


@pytest.mark.parametrize("text", ["и/или", "«/»", "№5", "10:30", "a/b/c", "т.е.", "#1"])
def test_what_is_no_command_and_no_link(text: str) -> None:
    assert read(text, None) == (text, [])


def test_nothing_is_found_inside_code() -> None:
    assert read("<code>/start</code>")[1] == [("code", 0, 6)]


def test_a_text_is_cleaned_and_entities_move_with_it() -> None:
    # A direction override that would turn a name around, a control character, trailing and leading spaces.
    text, found = read(" \n\u202e<b>Анна</b>\x07!\r\n  ")
    assert (text, found) == ("Анна !", [("bold", 0, 4)])


def test_entities_beside_a_text_are_checked() -> None:
    assert read("👍а", None, [{"type": "bold", "offset": 2, "length": 1}])[1] == [("bold", 2, 1)]
    assert "ends after the end of the text" in refusal("а", None, [{"type": "bold", "offset": 0, "length": 2}])
    assert "middle of a UTF-16 symbol" in refusal("👍а", None, [{"type": "bold", "offset": 1, "length": 1}])


def test_half_of_a_character_is_no_text() -> None:
    assert refusal("\ud83d", None) == "strings must be encoded in UTF-8"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("example.org", "http://example.org/"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("https://пример.рф/а", "https://пример.рф/а"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ("tg:user?id=7", "tg://user?id=7"),
        ("http://localhost/x", None),
        ("javascript:alert(1)", None),
        ("mailto:a@b.org", None),
        ("", None),
    ],
)
def test_addresses(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_read_without_a_mode(text: str) -> None:
    parsed = formatted(text, None, None, person)
    end = utf16_length(parsed.text)
    assert all(e["offset"] >= 0 and e["length"] > 0 and e["offset"] + e["length"] <= end for e in parsed.entities)


@pytest.mark.parametrize("mode", ["HTML", "MarkdownV2"])
@given(text=st.text(st.sampled_from("а👍 \n<>/b=\"'&;ipre*_`[]()|>\\!~"), max_size=40))
def test_any_markup_is_read_or_refused_and_entities_stay_inside(mode: str, text: str) -> None:
    try:
        parsed = formatted(text, mode, None, person)
    except ApiError:
        return
    end = utf16_length(parsed.text)
    assert all(e["length"] > 0 and e["offset"] + e["length"] <= end for e in parsed.entities)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert formatted(escaped, "HTML", None, person).text == formatted(text, None, None, person).text
