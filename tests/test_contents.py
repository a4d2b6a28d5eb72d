"""A message as an answer: text with its formatting, pictures, albums; what Telegram would not take is refused."""

from datetime import date
from typing import Any

import pytest

from bot.errors import Refused
from bot.forms.fields import Answered, Circumstances, Message, Partly
from bot.forms.fields.contents import CAPTION, MESSAGE, NEXT, Content, formatting
from bot.forms.given import Press, Typed, Unexpected, Upload
from bot.i18n import texts_in
from bot.lengths import units
from bot.telegram.announcing import packed, unpacked

ABOUT = Circumstances(texts_in("ru"), date(2026, 11, 25))
FIELD = Message("content")
BOLD = {"type": "bold", "offset": 0, "length": 4}


def picture(caption: str = "", album: str = "", kind: Any = "photo") -> Upload:
    return Upload(kind, "file", "unique", 10, caption=caption, entities=(BOLD,) if caption else (), album=album)


def test_a_text_is_kept_to_the_letter() -> None:
    text = "Заголовок\n\n\n  <b>не разметка</b> 👩‍👩‍👧 "
    taken = FIELD.take(Typed(text, (BOLD,)), "", None, ABOUT)
    assert isinstance(taken, Answered)
    assert FIELD.keeps(taken.value)
    assert FIELD.value(taken.value) == Content(text, (BOLD,))
    assert Content.of(FIELD.value(taken.value).as_json()) == Content(text, (BOLD,))


def test_an_album_is_gathered_until_next() -> None:
    partly: Any = None
    for number in range(3):
        taken = FIELD.take(picture("Подпись" if number == 1 else "", album="7"), "", partly, ABOUT)
        assert isinstance(taken, Partly)
        partly = taken.value
    done = FIELD.take(Press(NEXT, "content"), "", partly, ABOUT)
    assert isinstance(done, Answered)
    content = FIELD.value(done.value)
    assert len(content.media) == 3
    assert content.text == "Подпись"
    assert not content.is_caption
    assert FIELD.keeps(done.value)


def test_a_single_picture_needs_no_text() -> None:
    taken = FIELD.take(picture(), "", None, ABOUT)
    assert isinstance(taken, Answered)
    assert FIELD.value(taken.value).is_caption


@pytest.mark.parametrize(
    ("given", "partly", "key"),
    [
        (Typed("а" * (MESSAGE + 1)), None, "field-message-long"),
        (Typed("🎉" * (MESSAGE // 2 + 1)), None, "field-message-long"),
        (picture("а" * (CAPTION + 1)), None, "field-message-caption-long"),
        (Unexpected("sticker"), None, "form-unexpected"),
        (Press(NEXT, "content"), None, "form-unexpected"),
    ],
)
def test_what_does_not_fit_is_refused(given: Any, partly: Any, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        FIELD.take(given, "", partly, ABOUT)
    assert refusal.value.key == key


def test_an_album_without_a_text_or_of_two_sorts_is_refused() -> None:
    begun = FIELD.take(picture(album="7"), "", None, ABOUT)
    assert isinstance(begun, Partly)
    with pytest.raises(Refused):
        FIELD.take(picture(album="7", kind="document"), "", begun.value, ABOUT)
    second = FIELD.take(picture(album="7"), "", begun.value, ABOUT)
    assert isinstance(second, Partly)
    with pytest.raises(Refused):
        FIELD.take(Press(NEXT, "content"), "", second.value, ABOUT)


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "bold", "offset": 0, "length": 99},
        {"type": "bold", "offset": -1, "length": 2},
        {"type": "bold", "offset": 0, "length": 0},
        {"type": "bold", "offset": "0", "length": 2},
        {"type": "text_link", "offset": 0, "length": 2, "url": "javascript:alert(1)"},
        {"type": "bot_command", "offset": 0, "length": 2},
        {"offset": 0, "length": 2},
        "bold",
        None,
    ],
)
def test_broken_formatting_is_left_out(broken: Any) -> None:
    assert formatting("Привет", (broken, BOLD)) == [BOLD]


def test_lengths_are_telegrams() -> None:
    assert (units("абв"), units("🎉"), units("")) == (3, 2, 0)


@pytest.mark.parametrize("messages", [[5], [5, 6, 7], [10**10, 10**10 + 1, 10**10 + 17], [9, 3]])
def test_message_ids_survive_the_ledger(messages: list[int]) -> None:
    assert unpacked(packed(messages)) == messages
    assert len(packed(messages)) <= 64
